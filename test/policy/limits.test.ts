import { describe, expect, it } from 'vitest';
import type { Amount } from '../../app/policy/policy.ts';
import { onlyStep } from './outline-of.ts';

/** Amounts as `bound value unit place`. */
const check = (text: string, ...expected: string[]): void =>
  expect([text, onlyStep(text).amounts.map(words)]).toEqual([text, expected]);

const words = (amount: Amount): string =>
  [amount.bound, amount.value, amount.currency ?? amount.unit, amount.in].join(' ');

describe('amounts', () => {
  it('are exact where the words name them', () => {
    check('Offer a discount of 10% or 15%.', 'exactly 10 percent act', 'exactly 15 percent act');
    check(
      'Offer a coupon, 5, 10 or 20 percent.',
      'exactly 5 percent act',
      'exactly 10 percent act',
      'exactly 20 percent act',
    );
    check('Refund $5.', 'exactly 5 USD act');
  });

  it('are maxima after up to, at most and the like', () => {
    check('Refund up to $1,000.50.', 'at-most 1000.5 USD act');
    check('Offer no more than 20%.', 'at-most 20 percent act');
    check('Offer 20% max.', 'at-most 20 percent act');
    check('Never refund more than €50.', 'at-most 50 EUR act');
  });

  it('are minima after at least and before or more', () => {
    check('Offer at least 10%.', 'at-least 10 percent act');
    check('Credit £20 or more.', 'at-least 20 GBP act');
  });

  it('are two where they are a range', () => {
    check('Offer a 10-15% discount.', 'at-least 10 percent act', 'at-most 15 percent act');
    check('Refund between $5 and $10.', 'at-least 5 USD act', 'at-most 10 USD act');
    check('Credit $5 to $10.', 'at-least 5 USD act', 'at-most 10 USD act');
  });

  it('belong to the condition that they stand in', () => {
    check('If the order is over $100, refund 10%.', 'over 100 USD condition', 'exactly 10 percent act');
    check('Refund it within 30 days of delivery.', 'at-most 30 days condition');
    check('Check whether it is older than 2 weeks.', 'over 2 weeks condition');
    check('Refunds over $100 need a supervisor.', 'over 100 USD condition');
  });

  it('are notes in a promise', () => {
    check(
      'Tell them it takes 5–7 business days.',
      'at-least 5 business-days text',
      'at-most 7 business-days text',
    );
    check('Refund it, which will show within 10 days.', 'at-most 10 days text');
  });

  it('read words and units of every kind', () => {
    check('Offer two free months.');
    check('Pause it for three months.', 'exactly 3 months act');
    check('Reship up to 2 items.', 'at-most 2 count act');
    check('Extend it by a 24-hour grace, 1 year.', 'exactly 24 hours act', 'exactly 1 years act');
    check(
      'Refund 20 dollars, EUR 5 or 3 CAD.',
      'exactly 20 USD act',
      'exactly 5 EUR act',
      'exactly 3 CAD act',
    );
    check('Refund 1.000,50 €.', 'exactly 1000.5 EUR act');
  });

  it('are not read into steps, orders and times', () => {
    check('Repeat step 2 for order 1042 at 10:30.');
    check('Refund order #55 with @x(a: int = 3).');
  });

  it('bound what is under and over', () => {
    check('If it costs less than $20, refund it.', 'under 20 USD condition');
    check('If it is more than 7 days late, refund it.', 'over 7 days condition');
  });
});
