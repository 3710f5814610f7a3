import { describe, expect, it } from 'vitest';
import { differenceLines } from '../../../app/ui/studio/text-difference.ts';

const shown = (before: string, after: string) =>
  differenceLines(before, after).map(({ kind, stretches, count }) =>
    kind === 'gap'
      ? `… ${count}`
      : `${{ same: ' ', added: '+', removed: '-' }[kind]}${stretches
          .map((stretch) => (stretch.kind === 'same' ? stretch.text : `[${stretch.text}]`))
          .join('')}`,
  );

describe('lines that differ', () => {
  it('are none in equal texts, whatever their last line ends with', () => {
    expect(shown('a\nb', 'a\nb')).toEqual([]);
    expect(shown('a\nb', 'a\nb\n')).toEqual([]);
  });

  it('mark the words within a changed line', () => {
    expect(shown('Give 10% off', 'Give 20% off')).toEqual(['-Give [10]% off', '+Give [20]% off']);
  });

  it('come and go as wholes where their number changes', () => {
    expect(shown('a\nb\nc', 'a\nc')).toEqual([' a', '-b', ' c']);
    expect(shown('a\nb', 'a\nx\ny')).toEqual([' a', '-b', '+x', '+y']);
  });

  it('leave out what stays far away', () => {
    expect(shown('1\n2\n3\n4\n5\n6', '1\n2\n3\n4\n5\n7')).toEqual(['… 3', ' 4', ' 5', '-[6]', '+[7]']);
  });
});
