import { describe, expect, it } from 'vitest';
import { periodLimitsIn, readPeriodLimits } from '../../app/policy/period-limits.ts';
import { createCatalog, shippedTools } from '../../app/tools/catalog.ts';
import { onlyPolicy } from './outline-of.ts';

const catalog = createCatalog(shippedTools);

/** Limits in a step's words, in short. */
const limits = (text: string): unknown =>
  readPeriodLimits(onlyPolicy(`- ${text}`), catalog).map(({ tool, param, max, currency, period }) => [
    tool,
    param,
    max,
    currency,
    `${period.count} ${period.unit}`,
  ]);

describe('a limit over a period in the words', () => {
  it.each([
    ['At most one coupon in 90 days.', 1, '90 days'],
    ['Send no more than 2 coupons per customer per year.', 2, '1 years'],
    ['Only one coupon per customer every 3 months.', 1, '3 months'],
    ['One coupon in 90 days.', 1, '90 days'],
  ])('counts calls: %s', (text, max, period) => {
    expect(limits(text)).toEqual([['create_discount_coupon', null, max, null, period]]);
  });

  it('adds up money', () => {
    expect(limits('Refund at most $100 a year per customer.')).toEqual([
      ['refund_order', 'amount', 100, 'USD', '1 years'],
    ]);
    expect(limits('Never more than €50 per month in refunds.')).toEqual([
      ['refund_order', 'amount', 50, 'EUR', '1 months'],
    ]);
  });

  it.each([
    'Offer a 20% coupon, valid for 90 days.',
    'If the customer got more than one coupon in 90 days:',
    'Offer a coupon of up to 20% in a week.',
    'Answer at most one question in 2 days.',
  ])('is none: %s', (text) => {
    expect(limits(text)).toEqual([]);
  });
});

describe('a limit over a period in a head', () => {
  it('names the tool as the catalog does', () => {
    expect(periodLimitsIn({ 'issue_coupon per 90 days': 1 }, catalog)).toMatchObject([
      { tool: 'create_discount_coupon', text: 'issue_coupon per 90 days' },
    ]);
  });
});
