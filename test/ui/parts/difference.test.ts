import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceOf } from '../../../app/ui/parts/difference.ts';

describe('difference', () => {
  it('marks the words that changed', () => {
    expect(differenceOf('Hi Dana, thanks.', 'Hi Kim, thanks.')).toEqual([
      { kind: 'same', text: 'Hi ' },
      { kind: 'removed', text: 'Dana, ' },
      { kind: 'added', text: 'Kim, ' },
      { kind: 'same', text: 'thanks.' },
    ]);
  });

  it('is empty for two empty texts', () => {
    expect(differenceOf('', '')).toEqual([]);
  });

  it('holds both texts whole', () => {
    const words = fc.array(fc.constantFrom('a ', 'b ', '\n', 'c')).map((parts) => parts.join(''));
    fc.assert(
      fc.property(words, words, (before, after) => {
        const changes = differenceOf(before, after);
        const without = (kind: string) =>
          changes
            .filter((change) => change.kind !== kind)
            .map((change) => change.text)
            .join('');
        expect(without('added')).toBe(before);
        expect(without('removed')).toBe(after);
      }),
    );
  });

  it('compares very long texts as wholes', () => {
    const long = 'word '.repeat(2000);
    expect(differenceOf(long, `${long}more`).map((change) => change.kind)).toEqual(['removed', 'added']);
  });
});
