import { describe, expect, it } from 'vitest';
import { segmentsOf } from '../../../app/ui/sidebar/draft-segments.ts';

const sentence = (text: string) => ({ text, mark: 'none' as const, step: null });

describe('draft segments', () => {
  it('cuts the text where its sentences stand', () => {
    const segments = segmentsOf('Hi.\n\nA one. A two.', [sentence('A one.'), sentence('A two.')]);
    expect(segments.map((segment) => [segment.text, segment.sentence !== null])).toEqual([
      ['Hi.\n\n', false],
      ['A one.', true],
      [' ', false],
      ['A two.', true],
    ]);
  });

  it('finds a repeated sentence twice', () => {
    const segments = segmentsOf('Yes. Yes.', [sentence('Yes.'), sentence('Yes.')]);
    expect(segments.filter((segment) => segment.sentence).map((segment) => segment.at)).toEqual([0, 5]);
  });

  it('leaves out a sentence that is not in the text', () => {
    expect(segmentsOf('Hello.', [sentence('Bye.'), sentence('')])).toEqual([
      { at: 0, text: 'Hello.', sentence: null },
    ]);
  });
});
