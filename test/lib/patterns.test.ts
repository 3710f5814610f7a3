import { describe, expect, it } from 'vitest';
import { appSources } from '../support/rooms.ts';

// `\b` knows the letters a to z only: `/\bdéjà\b/` never matches `déjà vu`. Found are `é\b`, `é?)\b` and `\b(?:été`.
const BESIDE_OTHER_LETTER = /[À-ɏ]\??\)?\\b|\\b\(?(?:\?:)?[À-ɏ]/;

describe('patterns', () => {
  it('set no ASCII word border beside another letter', () => {
    const wrong = appSources().flatMap(({ path, text }) =>
      text
        .split('\n')
        .flatMap((line, at) =>
          BESIDE_OTHER_LETTER.test(line) && !/^\s*(?:\/\/|\*)/.test(line) ? [`${path}:${at + 1}`] : [],
        ),
    );
    expect(wrong).toEqual([]);
  });
});
