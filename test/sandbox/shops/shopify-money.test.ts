import { describe, expect, it } from 'vitest';
import type { ShopDescription } from '../../../app/sandbox/shops/shop-description.ts';
import { openShop, orderGid, SMALL } from './open-shop.ts';

type Order = Partial<NonNullable<ShopDescription['orders']>[number]>;

function openWith(more: Order = {}) {
  const order = {
    number: 1001,
    customer: 'maya@example.com',
    items: ['2 x House blend'],
    shipping: { title: 'Standard', price: 5 },
    ...more,
  };
  return openShop({ ...SMALL, orders: [order] });
}

const CANCEL = `mutation X($id: ID!, $how: OrderCancelRefundMethodInput, $note: String) {
  orderCancel(orderId: $id, reason: CUSTOMER, restock: true, refundMethod: $how, staffNote: $note) {
    job { id done } jobResult { status } orderCancelUserErrors { code field message } } }`;
const JOB =
  'query J($job: ID!, $id: ID!) { job(id: $job) { done query { order(id: $id) { cancelledAt cancelReason displayFinancialStatus } } } }';
const ORIGINAL = { originalPaymentMethodsRefund: true };

describe('Shopify orderCancel', () => {
  it('is done only after a later poll, and pays back', () => {
    const shop = openWith();
    const started = shop.admin(CANCEL, { id: orderGid(1001), how: ORIGINAL });
    expect(started.at('data.orderCancel')).toMatchObject({
      job: { done: false },
      jobResult: { status: 'STARTED' },
    });
    const job = started.at('data.orderCancel.job.id');
    expect(shop.admin(JOB, { job, id: orderGid(1001) }).at('data.job')).toMatchObject({
      done: false,
      query: { order: { cancelledAt: null } },
    });
    expect(shop.admin(JOB, { job, id: orderGid(1001) }).at('data.job')).toMatchObject({
      done: true,
      query: { order: { cancelReason: 'CUSTOMER', displayFinancialStatus: 'REFUNDED' } },
    });
    expect(shop.kinds()).toEqual(['refund-created', 'order-cancelled']);
    expect(shop.state.products[0]?.variants[0]?.stock).toBe(12);
  });

  it('is done after a second for a reader who never polled', () => {
    const shop = openWith();
    shop.admin(CANCEL, { id: orderGid(1001) });
    shop.wait(1);
    const read = shop.admin('query R($id: ID!) { order(id: $id) { cancelledAt closed } }', {
      id: orderGid(1001),
    });
    expect(read.at('data.order')).toEqual({ cancelledAt: '2026-11-22T12:00:01Z', closed: true });
  });

  it('pays nothing back unless asked, or gives store credit', () => {
    const waysBack = (how?: Record<string, unknown>) => {
      const shop = openWith();
      shop.admin(CANCEL, { id: orderGid(1001), how });
      shop.wait(2);
      shop.admin('{ shop { name } }');
      return shop.state.orders[0]?.transactions
        .filter((each) => each.kind === 'REFUND')
        .map((each) => each.gateway);
    };
    expect(waysBack()).toEqual([]);
    expect(waysBack({ storeCreditRefund: {} })).toEqual(['shopify_store_credit']);
  });

  it('refuses a second cancellation, also while the first is under way', () => {
    const shop = openWith();
    shop.admin(CANCEL, { id: orderGid(1001) });
    const refusal = { code: 'INVALID', message: 'Cannot cancel an order that has already been canceled' };
    expect(
      shop.admin(CANCEL, { id: orderGid(1001) }).at('data.orderCancel.orderCancelUserErrors.0'),
    ).toMatchObject(refusal);
    shop.wait(2);
    expect(
      shop.admin(CANCEL, { id: orderGid(1001) }).at('data.orderCancel.orderCancelUserErrors.0'),
    ).toMatchObject(refusal);
    expect(shop.kinds()).toEqual(['order-cancelled']);
  });

  it('refuses an order that was sent, in part too', () => {
    const whole = openWith({ status: 'in-transit', placed: '4 days ago' });
    const part = openWith({
      parcels: [{ items: ['House blend'], status: 'delivered' }],
      placed: '6 days ago',
    });
    for (const shop of [whole, part])
      expect(
        shop.admin(CANCEL, { id: orderGid(1001) }).at('data.orderCancel.orderCancelUserErrors.0.code'),
      ).toBe('INVALID');
  });

  it('refuses an unknown order and too long a note', () => {
    const shop = openWith();
    expect(
      shop.admin(CANCEL, { id: orderGid(1) }).at('data.orderCancel.orderCancelUserErrors.0'),
    ).toMatchObject({
      code: 'NOT_FOUND',
      message: 'Order does not exist',
    });
    const noted = (note: string) =>
      shop.admin(CANCEL, { id: orderGid(1001), note }).at('data.orderCancel.orderCancelUserErrors');
    expect(noted('x'.repeat(256))).toHaveLength(1);
    expect(noted('x'.repeat(255))).toHaveLength(0);
  });
});

const SUGGEST = `query S($id: ID!, $items: [RefundLineItemInput!], $ship: Money) { order(id: $id) {
  lineItems(first: 5) { nodes { id refundableQuantity } }
  suggestedRefund(refundLineItems: $items, shippingAmount: $ship) { amountSet { presentmentMoney { amount } }
    maximumRefundableSet { presentmentMoney { amount } }
    suggestedTransactions { gateway amountSet { presentmentMoney { amount } } parentTransaction { id } } } } }`;
const REFUND = `mutation R($input: RefundInput!, $key: String!) { refundCreate(input: $input) @idempotent(key: $key) {
  refund { id note totalRefundedSet { presentmentMoney { amount } } transactions(first: 5) { nodes { kind status gateway } } }
  order { displayFinancialStatus totalOutstandingSet { presentmentMoney { amount } } } userErrors { field message } } }`;

function refunding(more: Order = {}) {
  const shop = openWith(more);
  const suggested = shop.admin(SUGGEST, { id: orderGid(1001) });
  const lineItemId = suggested.at('data.order.lineItems.nodes.0.id');
  const parentId = suggested.at('data.order.suggestedRefund.suggestedTransactions.0.parentTransaction.id');
  const gateway = suggested.at('data.order.suggestedRefund.suggestedTransactions.0.gateway');
  const input = (amount: string, extra: Record<string, unknown> = {}) => ({
    orderId: orderGid(1001),
    note: 'Goodwill [a1]',
    transactions: [{ orderId: orderGid(1001), parentId, gateway, kind: 'REFUND', amount }],
    ...extra,
  });
  const refund = (wanted: unknown, key = 'key-1') => shop.admin(REFUND, { input: wanted, key });
  return { ...shop, lineItemId, input, refund };
}

describe('Shopify suggestedRefund', () => {
  it('adds up lines and shipping within what was paid', () => {
    const shop = refunding();
    const items = [{ lineItemId: shop.lineItemId, quantity: 1 }];
    expect(
      shop.admin(SUGGEST, { id: orderGid(1001), items, ship: '5.00' }).at('data.order.suggestedRefund'),
    ).toMatchObject({
      amountSet: { presentmentMoney: { amount: '29.0' } },
      maximumRefundableSet: { presentmentMoney: { amount: '53.0' } },
      suggestedTransactions: [
        { gateway: 'shopify_payments', amountSet: { presentmentMoney: { amount: '29.0' } } },
      ],
    });
    expect(shop.kinds()).toEqual([]);
  });

  it('suggests no more units and shipping than are left', () => {
    const shop = refunding();
    const items = [{ lineItemId: shop.lineItemId, quantity: 9 }];
    const answer = shop.admin(SUGGEST, { id: orderGid(1001), items, ship: '50' });
    expect(answer.at('data.order.suggestedRefund.amountSet.presentmentMoney.amount')).toBe('53.0');
  });
});

describe('Shopify refundCreate', () => {
  it('pays back and says how the order stands', () => {
    const shop = refunding();
    expect(shop.refund(shop.input('10.00')).at('data.refundCreate')).toMatchObject({
      refund: {
        note: 'Goodwill [a1]',
        totalRefundedSet: { presentmentMoney: { amount: '10.0' } },
        transactions: { nodes: [{ kind: 'REFUND', status: 'SUCCESS' }] },
      },
      order: {
        displayFinancialStatus: 'PARTIALLY_REFUNDED',
        totalOutstandingSet: { presentmentMoney: { amount: '0.0' } },
      },
      userErrors: [],
    });
  });

  it('takes no request without its key', () => {
    const shop = refunding();
    const bare = REFUND.replace('@idempotent(key: $key)', '').replace(', $key: String!', '');
    const answer = shop.admin(bare, { input: shop.input('10.00') });
    expect(answer.at('data.refundCreate')).toBeNull();
    expect(answer.at('errors.0')).toMatchObject({
      message: 'The @idempotent directive is required for this mutation but was not provided.',
      extensions: { code: 'BAD_REQUEST' },
    });
    expect(shop.refund(shop.input('10.00'), '  ').at('errors')).toHaveLength(1);
    expect(shop.kinds()).toEqual([]);
  });

  it('gives the first refund again for the same key and input', () => {
    const shop = refunding();
    const first = shop.refund(shop.input('10.00')).at('data.refundCreate.refund.id');
    expect(shop.refund(shop.input('10.00')).at('data.refundCreate.refund.id')).toBe(first);
    expect(shop.kinds()).toEqual(['refund-created']);
    shop.refund(shop.input('10.00'), 'key-2');
    expect(shop.kinds()).toEqual(['refund-created', 'refund-created']);
  });

  it('refuses a used key with another input', () => {
    const shop = refunding();
    shop.refund(shop.input('10.00'));
    expect(shop.refund(shop.input('11.00')).at('data.refundCreate')).toMatchObject({
      refund: null,
      userErrors: [
        { message: 'The same idempotency key cannot be used with different operation parameters.' },
      ],
    });
  });

  it('wants a new key after an attempt that failed', () => {
    const shop = refunding();
    expect(shop.refund(shop.input('53.01')).at('data.refundCreate.userErrors')).toHaveLength(1);
    expect(String(shop.refund(shop.input('53.01')).at('data.refundCreate.userErrors.0.message'))).toContain(
      'Retry with a new',
    );
    expect(shop.refund(shop.input('53.00'), 'key-2').at('data.refundCreate.userErrors')).toEqual([]);
  });

  it('never pays back more than was paid', () => {
    const shop = refunding();
    shop.refund(shop.input('50.00'));
    expect(shop.refund(shop.input('3.01'), 'key-2').at('data.refundCreate.userErrors')).toHaveLength(1);
    expect(
      shop.refund(shop.input('3.00'), 'key-3').at('data.refundCreate.order.displayFinancialStatus'),
    ).toBe('REFUNDED');
  });

  it('refunds lines, and without transactions pays nothing', () => {
    const shop = refunding();
    const refundLineItems = [{ lineItemId: shop.lineItemId, quantity: 2, restockType: 'CANCEL' }];
    const answer = shop.refund({ orderId: orderGid(1001), refundLineItems });
    expect(answer.at('data.refundCreate.refund.totalRefundedSet.presentmentMoney.amount')).toBe('0.0');
    expect(answer.at('data.refundCreate.order.totalOutstandingSet.presentmentMoney.amount')).toBe('-48.0');
    expect(shop.state.products[0]?.variants[0]?.stock).toBe(12);
    const more = shop.refund(
      { orderId: orderGid(1001), refundLineItems: [{ lineItemId: shop.lineItemId, quantity: 1 }] },
      'key-2',
    );
    expect(more.at('data.refundCreate.userErrors.0.message')).toBe(
      'Quantity cannot refund more items than were purchased',
    );
  });

  it('names what does not belong to the order', () => {
    const shop = refunding();
    const messages = (input: Record<string, unknown>, key: string) => {
      const errors = shop.refund(input, key).at('data.refundCreate.userErrors');
      return Array.isArray(errors) ? errors.map((each: { message: string }) => each.message) : [];
    };
    const orphan = {
      orderId: orderGid(1001),
      gateway: 'manual',
      kind: 'REFUND',
      amount: '1',
      parentId: 'gid://shopify/OrderTransaction/1',
    };
    expect(messages({ orderId: orderGid(1) }, 'a')).toEqual(['Order does not exist']);
    expect(
      messages(
        {
          orderId: orderGid(1001),
          transactions: [orphan],
          refundLineItems: [{ lineItemId: 'gid://shopify/LineItem/1', quantity: 1 }],
        },
        'b',
      ),
    ).toEqual(['Transactions require a parent_id associated with the order', "Line item can't be blank"]);
  });

  it('wants the currency of a foreign order', () => {
    const shop = refunding({ currency: 'EUR', rate: 1.1, items: [{ product: 'House blend', price: 22 }] });
    expect(shop.refund(shop.input('5'), 'a').at('data.refundCreate.userErrors.0.field')).toEqual([
      'currency',
    ]);
    expect(
      shop.refund(shop.input('5', { currency: 'USD' }), 'b').at('data.refundCreate.userErrors'),
    ).toHaveLength(1);
    expect(shop.refund(shop.input('5', { currency: 'EUR' }), 'c').at('data.refundCreate.userErrors')).toEqual(
      [],
    );
  });

  it('leaves a bank transfer pending: created is not paid', () => {
    const shop = refunding({ paid: 'bank' });
    expect(shop.refund(shop.input('10')).at('data.refundCreate')).toMatchObject({
      refund: {
        totalRefundedSet: { presentmentMoney: { amount: '0.0' } },
        transactions: { nodes: [{ status: 'PENDING' }] },
      },
      order: { displayFinancialStatus: 'PAID' },
    });
    expect(shop.refund(shop.input('43.01'), 'key-2').at('data.refundCreate.userErrors')).toHaveLength(1);
  });

  it('gives store credit', () => {
    const shop = refunding();
    const credit = { amount: { amount: '8.00', currencyCode: 'USD' } };
    const answer = shop.refund({ orderId: orderGid(1001), refundMethods: [{ storeCreditRefund: credit }] });
    expect(answer.at('data.refundCreate.refund.transactions.nodes.0.gateway')).toBe('shopify_store_credit');
  });
});
