import { describe, expect, it } from 'vitest';
import { checkSource } from '../../../app/policy/check-source.ts';
import { error, PROBLEM_WORDS } from '../../../app/policy/problem-words.ts';
import { problemWords } from '../../../app/ui/studio/editor/problem-words.ts';
import { createText } from '../../../app/ui/text.ts';
import { messagesOf } from '../../translations/messages.ts';
import { catalog, words } from './texts.ts';

const LANGUAGES = ['en', 'de', 'fr', 'es', 'pt-BR', 'nl', 'ja'];
const german = createText('de', messagesOf('de'));
const places = (sentence: string): string[] => [...new Set(sentence.match(/\{\w+\}/g))].sort();
const PARTS = Object.entries(PROBLEM_WORDS).flatMap(([code, parts]) =>
  Object.entries(parts).map(([part, english]) => ({ key: `policy.problem.${code}.${part}`, english })),
);

describe('the words of problems', () => {
  it.each(LANGUAGES)('are there for every code in %s, with the same places', (language) => {
    const { phrase } = createText(language, messagesOf(language));
    const wrong = PARTS.filter(
      ({ key, english }) => phrase(key) === key || String(places(phrase(key))) !== String(places(english)),
    );
    expect(wrong).toEqual([]);
  });

  it('are those of the command line in English', () => {
    expect(PARTS.filter(({ key, english }) => words.phrase(key) !== english)).toEqual([]);
  });

  it('are of no other code in the translations', () => {
    const { problem } = messagesOf('en')['policy'] as { problem: object };
    expect(Object.keys(problem).sort()).toEqual(Object.keys(PROBLEM_WORDS).sort());
  });

  it('come in the reader’s language, with what the author wrote', () => {
    const text = 'Use this policy when x.\n\n1. Read it with @get_traking_info.\n';
    const [problem] = checkSource({ name: 'late', text }, { catalog }).problems;
    expect(problem && problemWords(problem, german)).toEqual({
      message: 'Es gibt kein Werkzeug `get_traking_info`',
      mend: 'Schreiben Sie `@get_tracking_info`',
    });
  });

  it('name a fact as the language does', () => {
    const problem = error('missing-argument', {
      span: { start: 0, end: 1 },
      values: { param: 'order_id', tool: 'cancel_order', fact: 'order id' },
    });
    expect(problemWords(problem, german).mend).toContain(german.phrase('param.order_id'));
  });

  it('hold nothing that was not filled in, whatever the text', () => {
    const text =
      '---\nfoo: bar\nlimits:\n  x: y\n  refund_order: 5\n---\n1. Use @explode(.\n2. Otherwise go to step 9 and #Nowhere.\n';
    const { problems } = checkSource({ name: 'late', text }, { catalog });
    expect(problems.length).toBeGreaterThan(4);
    const said = problems.flatMap((one) => [
      ...Object.values(problemWords(one, german)),
      one.message,
      one.mend,
    ]);
    expect(said.filter((sentence) => /\{\w+\}|policy\.problem/.test(sentence))).toEqual([]);
  });
});
