/** Against published figures: Newcombe 1998 (both papers), Student's sleep data as R's manual prints it, tables of quantiles. */
import { describe, expect, it } from 'vitest';
import {
  newcombeInterval,
  normalQuantile,
  sampleOf,
  studentQuantile,
  welchInterval,
  wilsonInterval,
} from '../../../app/study/experiment/intervals.ts';

const rounded = ({ low, high }: { low: number; high: number }) =>
  [low, high].map((each) => Number(each.toFixed(4)));

describe('Wilson’s interval', () => {
  const check = (hits: number, count: number, expected: readonly number[]) =>
    expect(rounded(wilsonInterval({ hits, count }, 0.95))).toEqual(expected);
  it('is as published for 81 of 263', () => check(81, 263, [0.2553, 0.3662]));
  it('is as published for 15 of 148', () => check(15, 148, [0.0624, 0.1605]));
  it('is as published for none of 20', () => check(0, 20, [0, 0.1611]));
  it('is as published for 1 of 29', () => check(1, 29, [0.0061, 0.1718]));
  it('is everything where nothing was counted', () => check(0, 0, [0, 1]));
});

describe('Newcombe’s interval', () => {
  const check = (a: readonly [number, number], b: readonly [number, number], expected: readonly number[]) =>
    expect(rounded(newcombeInterval({ hits: a[0], count: a[1] }, { hits: b[0], count: b[1] }, 0.95))).toEqual(
      expected,
    );
  it('is as published for 56/70 and 48/80', () => check([56, 70], [48, 80], [0.0524, 0.3339]));
  it('is as published for 9/10 and 3/10', () => check([9, 10], [3, 10], [0.1705, 0.809]));
  it('is as published for 5/56 and 0/29', () => check([5, 56], [0, 29], [-0.0381, 0.1926]));
  it('is as published for 0/10 and 0/20', () => check([0, 10], [0, 20], [-0.1611, 0.2775]));
});

describe('Welch’s interval', () => {
  it('is as R prints it for Student’s sleep data', () => {
    const a = sampleOf([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2]);
    const b = sampleOf([1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]);
    expect(rounded(welchInterval(a, b, 0.95))).toEqual([-3.3655, 0.2055]);
  });
  it('is endless where there is one value', () => {
    expect(welchInterval(sampleOf([1]), sampleOf([1, 2]), 0.95).low).toBe(Number.NEGATIVE_INFINITY);
  });
});

it('gives the quantiles of the tables', () => {
  const table = [1, 5, 10, 30].map((freedom) => Number(studentQuantile(0.975, freedom).toFixed(3)));
  expect(table).toEqual([12.706, 2.571, 2.228, 2.042]);
  expect(normalQuantile(0.975)).toBeCloseTo(1.959964, 5);
});
