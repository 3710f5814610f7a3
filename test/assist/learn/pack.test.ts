import { describe, expect, it } from 'vitest';
import { createBitReader, createBitWriter } from '../../../app/assist/learn/pack.ts';

const PLAIN = [
  [1, 1],
  [0, 3],
  [5, 4],
  [32767, 15],
  [65535, 16],
  [0, 16],
  [1, 16],
  [12345, 15],
] as const;

describe('bits as text', () => {
  it('come back in the order written, whatever their lengths', () => {
    const writer = createBitWriter();
    for (let times = 0; times < 9; times += 1) for (const [value, bits] of PLAIN) writer.write(value, bits);
    const reader = createBitReader(writer.done());
    for (let times = 0; times < 9; times += 1)
      for (const [value, bits] of PLAIN) expect(reader.read(bits)).toBe(value);
  });

  it('come back from Rice’s code, short and long', () => {
    const writer = createBitWriter();
    const values = [0, 1, 7, 8, 63, 64, 200, 3];
    for (const value of values) writer.writeRice(value, 3);
    const reader = createBitReader(writer.done());
    expect(values.map(() => reader.readRice(3))).toEqual(values);
  });

  it('are zeros past the end', () => {
    const reader = createBitReader('');
    expect([reader.read(15), reader.readRice(4)]).toEqual([0, 0]);
  });

  it('end though the text was changed', () => {
    const reader = createBitReader('#'.repeat(50));
    for (let times = 0; times < 100; times += 1) expect(reader.readRice(2)).toBeGreaterThanOrEqual(0);
  });
});
