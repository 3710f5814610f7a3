import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../app/lib/json.ts';
import { contextOf, fact, returned, verdictOf } from './reading.ts';

const order = (output: JsonObject) => contextOf({ returns: [returned('get_order_details', output)] });

describe('money', () => {
  const over = (output: JsonObject) => verdictOf('the order total is over $100', order(output));

  it('decides at the very amount', () => {
    const totals = ['99.99', '100.00', '100.01'].map((total) => over({ total, currency: 'USD' }));
    expect(totals).toEqual(['no', 'no', 'yes']);
    expect(verdictOf('the order total is $100 or more', order({ total: '100.00', currency: 'USD' }))).toBe(
      'yes',
    );
  });

  it('does not compare with another currency', () => {
    expect(over({ total: '150.00', currency: 'CAD' })).toBe('unknown');
    expect(over({ total: '€150.00' })).toBe('unknown');
    expect(over({ total: '$150.00' })).toBe('yes');
  });

  it('finds the currency above the amount', () => {
    expect(over({ order: { currencyCode: 'EUR', totalPriceSet: { shopMoney: { amount: '150.00' } } } })).toBe(
      'unknown',
    );
    const set = {
      shopMoney: { amount: '150.00', currencyCode: 'USD' },
      presentmentMoney: { amount: '140.00', currencyCode: 'EUR' },
    };
    expect(over({ order: { totalPriceSet: set } })).toBe('yes');
  });

  it('takes the total and not a part of it', () => {
    expect(
      over({
        total: '80.00',
        shipping_price: '150.00',
        tax_total: '150.00',
        items: [{ unit_price: '150.00' }],
        refunded: '150.00',
      }),
    ).toBe('no');
    expect(over({ shipping_price: '150.00' })).toBe('unknown');
  });

  it('reads minor units', () => {
    expect([
      over({ total_cents: 10100, currency: 'USD' }),
      over({ total_cents: 9900, currency: 'USD' }),
    ]).toEqual(['yes', 'no']);
  });

  it('stays unknown where two totals disagree', () => {
    expect(over({ orders: [{ total: '80.00' }, { total: '150.00' }] })).toBe('unknown');
    expect(over({ orders: [{ total: '120.00' }, { total: '150.00' }] })).toBe('yes');
  });

  it('reads a certain fact and no other', () => {
    const known = (standing: 'certain' | 'unconfirmed') =>
      contextOf({ facts: [fact('amount', 150, standing)] });
    expect(verdictOf('the amount is over $100', known('certain'))).toBe('yes');
    expect(verdictOf('the amount is over $100', known('unconfirmed'))).toBe('unknown');
  });

  it('keeps to both ends of a range', () => {
    const between = (total: string) =>
      verdictOf('order total is between $50 and $100', order({ total, currency: 'USD' }));
    expect([between('49.99'), between('50'), between('100'), between('100.01')]).toEqual([
      'no',
      'yes',
      'yes',
      'no',
    ]);
  });
});

describe('counts', () => {
  const account = (output: JsonObject) =>
    contextOf({ returns: [returned('get_skio_account_details', output)] });

  it('counts a list', () => {
    const many = (length: number) =>
      verdictOf('more than one order', account({ orders: Array.from({ length }, (_, id) => ({ id })) }));
    expect([many(0), many(1), many(2)]).toEqual(['no', 'no', 'yes']);
  });

  it('counts connections of a graph', () => {
    expect(verdictOf('more than one order', account({ orders: { nodes: [{ id: 1 }, { id: 2 }] } }))).toBe(
      'yes',
    );
  });

  it('reads a number that is called so', () => {
    expect(verdictOf('the customer has more than 3 orders', account({ orders_count: 4 }))).toBe('yes');
    expect(verdictOf('the customer has more than 3 orders', account({ orders_count: 3 }))).toBe('no');
  });

  it('counts only what is in the state named', () => {
    const subscriptions = [{ status: 'active' }, { status: 'paused' }];
    expect(verdictOf('more than one active subscription', account({ subscriptions }))).toBe('no');
    expect(
      verdictOf('more than one active subscription', account({ subscriptions: [{ status: 'active' }, {}] })),
    ).toBe('unknown');
  });

  it('counts orders that are there to choose from', () => {
    const facts = [fact('order_id', '1', 'choice'), fact('order_id', '2', 'choice')];
    expect(verdictOf('more than one order', contextOf({ facts }))).toBe('yes');
    expect(verdictOf('more than one order', contextOf())).toBe('unknown');
  });

  it('knows whether tracking lists discrepancies', () => {
    const listed = (discrepancies: string[]) =>
      contextOf({ returns: [returned('get_tracking_info', { discrepancies })] });
    expect([
      verdictOf('there are discrepancies', listed([])),
      verdictOf('there are discrepancies', listed(['other city'])),
    ]).toEqual(['no', 'yes']);
  });
});

describe('plain numbers', () => {
  it('needs every word of the name', () => {
    const context = order({ items: [{ quantity: 3 }], cycles_completed: 5 });
    expect(verdictOf('the quantity is 3 or more', context)).toBe('yes');
    expect(verdictOf('cycles completed is at least 6', context)).toBe('no');
    expect(verdictOf('the loyalty level is at least 6', context)).toBe('unknown');
  });
});
