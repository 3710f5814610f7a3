import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inLanguage, saidKey } from '../../app/assist/reply/said-words.ts';
import { everyLanguage } from '../../app/main/every-language.ts';
import { readPolicyFile } from '../../app/main/policy-files.ts';
import { compile } from '../../app/policy/compile.ts';
import { createCatalog, shippedTools } from '../../app/tools/catalog.ts';
import { saidSentences } from '../support/said-sentences.ts';
import { messagesOf, sentencesOf } from './messages.ts';

const LIBRARY = 'app/policy/library';
const catalog = createCatalog(shippedTools);
const files = readdirSync(LIBRARY).flatMap((name) => {
  const read = readPolicyFile(join(LIBRARY, name));
  return read.status === 'read' ? [read.file] : [];
});
const said = saidSentences(compile(files, { catalog }).policies, catalog);
const kept = sentencesOf(messagesOf('en')).filter(({ key }) => key.startsWith('said.'));

describe('the shipped policies’ words to customers', () => {
  it('stand in the translations, and no others', () => {
    expect(Object.fromEntries(kept.map(({ key, forms }) => [key, forms['other']]))).toEqual(
      Object.fromEntries(said.map((sentence) => [saidKey(sentence), sentence])),
    );
  });

  it.each(['de', 'fr', 'es', 'pt-BR', 'nl', 'ja'])('are said in %s', (language) => {
    const phrases = everyLanguage.phrasesIn(language);
    expect(said.filter((sentence) => inLanguage(sentence, phrases) === null)).toEqual([]);
  });

  it('of a team stay marked where nobody translated them', () => {
    expect(inLanguage('Our own words.', everyLanguage.phrasesIn('de'))).toBeNull();
  });
});
