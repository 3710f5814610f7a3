import { describe, expect, it } from 'vitest';
import { BOUND, boundOf, keepsTo } from '../../../app/policy/predicate/bound.ts';
import type { Comparison } from '../../../app/policy/predicate/form.ts';

const read = (text: string) => {
  const groups = text.match(new RegExp(`^${BOUND}$`))?.groups;
  return groups && boundOf(groups);
};

describe('written bounds', () => {
  it('tells over from at least', () => {
    expect(read('over $100')?.bound).toEqual({ comparison: '>', value: 100, upper: null });
    expect(read('at least $100')?.bound.comparison).toBe('>=');
    expect(read('$100 or more')?.bound.comparison).toBe('>=');
    expect(read('up to 20%')?.bound.comparison).toBe('<=');
    expect(read('fewer than three')?.bound).toEqual({ comparison: '<', value: 3, upper: null });
  });

  it('reads the currency of either side of the number', () => {
    expect(read('over ca$5')).toMatchObject({ unit: 'money', currency: 'CAD' });
    expect(read('over 5 euros')).toMatchObject({ unit: 'money', currency: 'EUR' });
    expect(read('between 5 and 10 pounds')).toMatchObject({ unit: 'money', currency: 'GBP' });
    expect(read('over 5')).toMatchObject({ unit: '', currency: null });
  });
});

describe('keeping to a bound', () => {
  const keeps = (comparison: Comparison, value: number, upper: number | null = null) =>
    keepsTo({ comparison, value: 10, upper }, value);

  it('decides at the very bound', () => {
    expect([keeps('>', 10), keeps('>=', 10), keeps('<', 10), keeps('<=', 10), keeps('=', 10)]).toEqual([
      false,
      true,
      false,
      true,
      true,
    ]);
  });

  it('takes in both ends of a range', () => {
    expect([9.99, 10, 20, 20.01].map((value) => keeps('between', value, 20))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});
