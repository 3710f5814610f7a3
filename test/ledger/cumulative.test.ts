import { describe, expect, it } from 'vitest';
import { type Grant, mergeGrants, standingsOf } from '../../app/ledger/cumulative.ts';
import { periodLimitsIn } from '../../app/policy/period-limits.ts';

const NOW = '2026-08-01T12:00:00.000Z';

const grant = (at: string, args: Grant['args'] = {}, tool = 'create_discount_coupon'): Grant => ({
  tool,
  args,
  at,
  ids: [at],
  standing: 'given',
});

const money = (amount: number | string, currency = 'USD') => ({ amount, currency });

const check = (limits: Record<string, number>, args: Grant['args'], grants: readonly Grant[]) =>
  standingsOf({ tool: Object.keys(limits)[0]?.split(/[. ]/)[0] ?? '', args }, periodLimitsIn(limits), {
    grants,
    now: NOW,
  });

describe('limits with a period', () => {
  it('are read from the policy’s limits', () => {
    expect(periodLimitsIn({ 'create_discount_coupon per 90 days': 1 })).toEqual([
      {
        tool: 'create_discount_coupon',
        param: null,
        max: 1,
        currency: null,
        period: { count: 90, unit: 'days' },
        text: 'create_discount_coupon per 90 days',
      },
    ]);
  });

  it('may add up an argument over a single unit', () => {
    expect(periodLimitsIn({ 'refund_order.amount per year': 100 })).toMatchObject([
      { tool: 'refund_order', param: 'amount', period: { count: 1, unit: 'years' } },
    ]);
  });

  it('leave out limits of a single call', () => {
    expect(periodLimitsIn({ 'refund_order.amount': 100 })).toEqual([]);
  });
});

describe('a count within a period', () => {
  const one = { 'create_discount_coupon per 90 days': 1 };

  it('allows the first', () => {
    expect(check(one, {}, [])).toMatchObject([{ status: 'within', used: 0, left: 1 }]);
  });

  it('forbids the second until the first has fallen out', () => {
    expect(check(one, {}, [grant('2026-07-01T00:00:00.000Z')])).toMatchObject([
      { status: 'over', used: 1, freeAt: '2026-09-29T00:00:00.000Z' },
    ]);
  });

  it('still counts a grant one moment before the period has passed', () => {
    expect(check(one, {}, [grant('2026-05-03T12:00:00.001Z')])[0]?.status).toBe('over');
  });

  it('forgets a grant when the period has passed', () => {
    expect(check(one, {}, [grant('2026-05-03T12:00:00.000Z')])[0]?.status).toBe('within');
  });

  it('does not count other tools', () => {
    expect(check(one, {}, [grant('2026-07-01T00:00:00.000Z', {}, 'refund_order')])[0]?.status).toBe('within');
  });
});

describe('an amount within a period', () => {
  const yearly = { 'refund_order.amount per year': 100 };
  const refunded = (...amounts: readonly (number | string)[]) =>
    amounts.map((amount, i) => grant(`2026-0${i + 1}-01T00:00:00.000Z`, money(amount), 'refund_order'));

  it('allows exactly what is left', () => {
    expect(check(yearly, money(39.9), refunded(60.1))).toMatchObject([
      { status: 'within', used: 60.1, left: 39.9 },
    ]);
  });

  it('forbids a cent more than is left', () => {
    expect(check(yearly, money(39.91), refunded(60.1))[0]?.status).toBe('over');
  });

  it('adds up without crumbs of binary fractions', () => {
    expect(check({ 'refund_order.amount per year': 0.3 }, money(0.1), refunded(0.1, 0.1))[0]?.status).toBe(
      'within',
    );
  });

  it('says when enough of the oldest has fallen out', () => {
    expect(check(yearly, money(50), refunded(20, 20, 40))).toMatchObject([
      { freeAt: '2027-02-01T00:00:00.000Z' },
    ]);
  });

  it('says that no wait helps where one call is over', () => {
    expect(check(yearly, money(101), [])).toMatchObject([{ status: 'over', freeAt: null }]);
  });

  it('does not add amounts of two currencies', () => {
    expect(check(yearly, money(10, 'EUR'), refunded(10))).toMatchObject([
      { status: 'other-currency', currency: 'USD' },
    ]);
  });

  it('takes an amount that cannot be read for too much', () => {
    expect(check(yearly, money(1), refunded('some'))[0]?.status).toBe('over');
  });

  it('does not let a negative amount make room', () => {
    expect(check(yearly, money(50), refunded(100, -50))[0]?.status).toBe('over');
  });
});

describe('grants of several sources', () => {
  const of = (ids: string[], at = '2026-07-01T00:00:00.000Z'): Grant => ({ ...grant(at), ids });

  it('count a thing once that both know', () => {
    expect(mergeGrants([of(['claim:1', 'refund/7'])], [of(['refund/7']), of(['refund/8'])])).toEqual([
      of(['claim:1', 'refund/7']),
      of(['refund/8']),
    ]);
  });
});

describe('a limit in a currency', () => {
  const limits = [
    {
      tool: 'refund_order',
      param: 'amount',
      max: 100,
      currency: 'USD',
      period: { count: 1, unit: 'years' as const },
      text: 'at most $100 a year',
    },
  ];

  it('does not compare with another', () => {
    const call = { tool: 'refund_order', args: money(10, 'EUR') };
    expect(standingsOf(call, limits, { grants: [], now: NOW })).toMatchObject([
      { status: 'other-currency', currency: 'EUR' },
    ]);
  });
});
