import { describe, expect, it } from 'vitest';
import { findRaises, readAllowances } from '../../app/policy/allowance.ts';
import { stricterOf } from '../../app/policy/stricter.ts';
import { createCatalog, shippedTools } from '../../app/tools/catalog.ts';
import { onlyPolicy } from './outline-of.ts';

const catalog = createCatalog(shippedTools);
const allowances = (text: string) => readAllowances(onlyPolicy(text), catalog);
const short = (text: string) =>
  allowances(text).map(({ tool, param, most, alone }) => [
    param === '' ? tool : `${tool}.${param}`,
    most,
    alone,
  ]);
const head = (lines: string, text: string) => `---\n${lines}\n---\n${text}`;
const raises = (before: string, after: string) =>
  findRaises(allowances(before), allowances(after)).map(({ tool, which, before: was, after: now }) => [
    tool,
    which,
    was,
    now,
  ]);

const DISCOUNT = '1. Give a discount of up to 20% with @set_discount_to_order(percent: float).';

describe('what a policy lets people give', () => {
  it('is what its words bound', () => {
    expect(short(DISCOUNT)).toEqual([['set_discount_to_order.percent', 20, 20]]);
    expect(short('1. Offer 10% or 15% with @set_discount_to_order.')).toEqual([
      ['set_discount_to_order.percent', 15, 15],
    ]);
  });

  it('is without bound where no words bind it', () => {
    expect(short('1. Refund the order with @refund_order.')).toEqual([
      ['refund_order.amount', Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
    ]);
  });

  it('stops for an agent at the limit in the head', () => {
    expect(short(head('limits:\n  set_discount_to_order.percent: 15', DISCOUNT))).toEqual([
      ['set_discount_to_order.percent', 20, 15],
    ]);
  });

  it('stops for an agent where the words ask for a supervisor', () => {
    expect(
      short('1. Refund the order with @refund_order.\n2. Refunds over $100 need a supervisor.')[0],
    ).toEqual(['refund_order.amount', Number.POSITIVE_INFINITY, 100]);
  });

  it('is nothing alone in a supervisor’s lane and nothing at all in none', () => {
    expect(short(head('approval:\n  set_discount_to_order: supervisor', DISCOUNT))).toEqual([
      ['set_discount_to_order.percent', 20, 0],
    ]);
    expect(short(head('approval:\n  set_discount_to_order: never', DISCOUNT))).toEqual([]);
  });

  it('counts what costs without an amount', () => {
    expect(short('1. Send it once more with @reship_order.')).toEqual([['reship_order', 1, 1]]);
  });

  it('is empty where nothing costs anything', () => {
    expect(short('1. Ask for the order number.\n2. Skip it with @skip_next_shipment.')).toEqual([]);
  });

  it('is bounded by the offer where the act names no amount', () => {
    expect(
      short('1. Offer a discount of 10%.\n2. If they accept, apply it with @set_discount_to_order.'),
    ).toEqual([['set_discount_to_order.percent', 10, 10]]);
  });
});

describe('a raised limit', () => {
  it('is a larger amount in the words', () => {
    expect(raises(DISCOUNT, DISCOUNT.replace('20%', '25%'))).toEqual([
      ['set_discount_to_order', 'alone', 20, 25],
      ['set_discount_to_order', 'most', 20, 25],
    ]);
    expect(raises(DISCOUNT, DISCOUNT)).toEqual([]);
    expect(raises(DISCOUNT, DISCOUNT.replace('20%', '10%'))).toEqual([]);
  });

  it('is a limit taken out of the head, and a looser lane', () => {
    const limited = head('limits:\n  set_discount_to_order.percent: 15', DISCOUNT);
    expect(raises(limited, DISCOUNT)).toEqual([['set_discount_to_order', 'alone', 15, 20]]);
    const supervised = head('approval:\n  set_discount_to_order: supervisor', DISCOUNT);
    expect(raises(supervised, DISCOUNT)).toEqual([['set_discount_to_order', 'alone', 0, 20]]);
  });

  it('is a tool that costs and was not there', () => {
    expect(raises('1. Ask for the order number.', '1. Send it once more with @reship_order.')).toEqual([
      ['reship_order', 'alone', 0, 1],
      ['reship_order', 'most', 0, 1],
    ]);
  });

  it('is the same number in another currency', () => {
    const dollars = '1. Refund up to $50 with @refund_order.';
    expect(raises(dollars, dollars.replace('$', '£')).length).toBe(2);
  });

  it('is no larger amount that only a supervisor may approve now as before', () => {
    const supervised = head('approval:\n  set_discount_to_order: supervisor', DISCOUNT);
    expect(raises(supervised, supervised.replace('20%', '30%'))).toEqual([
      ['set_discount_to_order', 'most', 20, 30],
    ]);
  });
});

describe('a version under way', () => {
  const of = (lines: string) => onlyPolicy(head(lines, DISCOUNT));

  it('takes the lower limit of its own and today’s', () => {
    const begun = of('limits:\n  set_discount_to_order.percent: 15');
    const today = of('limits:\n  set_discount_to_order.percent: 10\n  refund_order.amount: 50');
    expect(stricterOf(begun, today).limits).toEqual({
      'set_discount_to_order.percent': 10,
      'refund_order.amount': 50,
    });
    expect(stricterOf(today, begun).limits).toEqual(stricterOf(begun, today).limits);
  });

  it('takes the stricter lane of its own and today’s', () => {
    const begun = of('approval:\n  refund_order: supervisor');
    const today = of('approval:\n  refund_order: agent\n  set_discount_to_order: never');
    expect(stricterOf(begun, today).approval).toEqual({
      refund_order: 'supervisor',
      set_discount_to_order: 'never',
    });
  });

  it('keeps its own steps', () => {
    const begun = of('limits:\n  set_discount_to_order.percent: 15');
    expect(stricterOf(begun, onlyPolicy('1. Ask for the order number.')).steps).toEqual(begun.steps);
  });
});
