import { describe, expect, it } from 'vitest';
import { layOut, wrap } from '../../../app/ui/studio/editor/flow-layout.ts';
import { catalog, policyOf, words } from './texts.ts';

const TEXT =
  '1. Ask for the email.\n2. If it is late:\n   - Cancel it with @cancel_order.\n3. Otherwise, thank them.';
const picture = layOut(policyOf(TEXT), catalog, words);

describe('the picture of a policy', () => {
  it('lays every box within it and none over another', () => {
    for (const box of picture.boxes) {
      expect(box.x - box.width / 2).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width / 2).toBeLessThanOrEqual(picture.width);
      expect(box.y + box.height / 2).toBeLessThanOrEqual(picture.height);
      const over = picture.boxes.filter(
        (other) =>
          other !== box &&
          Math.abs(other.x - box.x) < (other.width + box.width) / 2 &&
          Math.abs(other.y - box.y) < (other.height + box.height) / 2,
      );
      expect(over).toEqual([]);
    }
  });

  it('leads downwards', () => {
    const y = (id: string): number => picture.boxes.find((box) => box.id === id)?.y ?? Number.NaN;
    expect(y('start')).toBeLessThan(y('1'));
    expect(y('2?')).toBeLessThan(y('2.1'));
    expect(y('2.1')).toBeLessThan(y('end'));
  });

  it('names boxes by tools, conditions and what is done', () => {
    expect(picture.boxes.map(({ title }) => title)).toEqual([
      'Start',
      'Ask for the email.',
      'it is late?',
      'Cancel the order',
      'thank them.',
      'End',
    ]);
  });

  it('labels the answers of a condition', () => {
    expect(picture.arrows.map(({ label }) => label).filter((label) => label !== '')).toEqual(['yes', 'no']);
  });

  it('breaks long words and leaves out what is too much', () => {
    expect(wrap('a'.repeat(60))).toEqual(['a'.repeat(24), 'a'.repeat(24), 'a'.repeat(12)]);
    expect(wrap(`${'word '.repeat(40)}`)).toHaveLength(3);
    expect(wrap('word '.repeat(40))[2]?.endsWith('…')).toBe(true);
    expect(wrap('漢'.repeat(20))[0]?.length).toBeLessThan(16);
  });
});
