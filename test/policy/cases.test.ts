import { readdirSync, readFileSync } from 'node:fs';
import { join, parse as parsePath } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from '../../app/policy/parse.ts';
import { outline } from './outline-of.ts';

const FOLDER = fileURLToPath(new URL('../cases/policy', import.meta.url));

/** A case is a document as it was pasted, a line `=====`, and what a person reads in it. */
describe('documents as people paste them', () => {
  for (const file of readdirSync(FOLDER)) {
    it(`reads ${file} as a person does`, () => {
      const [text = '', expected = ''] = readFileSync(join(FOLDER, file), 'utf8').split('\n=====\n');
      const [policies] = parse({ text, name: parsePath(file).name });
      const read = policies.map(
        (policy) => `${policy.id} | ${policy.title} | ${policy.trigger}\n${outline(policy)}`,
      );
      expect(read.join('\n')).toBe(expected.trim());
    });
  }
});
