import { describe, expect, it } from 'vitest';
import { numberAt, textAt } from '../../app/connectors/pick.ts';
import type { ShopDescription } from '../../app/sandbox/shops/shop-description.ts';
import { openKit, outputOf } from '../support/connector-kit.ts';
import { bodyOf } from '../support/shop-services.ts';

const shop = (orders: ShopDescription['orders']): ShopDescription => ({
  products: [
    { title: 'House blend', price: 24, stock: 9 },
    { title: 'Sidamo', price: 32, stock: 9 },
    { title: 'Decaf', price: 19, stock: 9 },
    { title: 'Grinder', price: 78, stock: 0 },
    { title: 'Mug - Blue', price: 24, stock: 9 },
    { title: 'T-shirt', variants: [{ title: 'Small', price: 24, stock: 3 }] },
  ],
  customers: [{ email: 'dana@example.com', name: 'Dana Reed' }],
  orders: orders ?? [],
});
const order = { number: 1100, customer: 'dana@example.com', items: ['2 x House blend'], placed: '1 day ago' };
const shipped = { ...order, status: 'delivered' as const };

describe('looking an order up', () => {
  it.each(['1100', '#1100', ' #1100 ', 'gid://shopify/Order/5900000001100', '5900000001100'])(
    'finds it as %s',
    async (id) => {
      const kit = openKit(shop([order]));
      expect(outputOf(await kit.run('get_order_details', { order_id: id }))).toMatchObject({
        found: true,
        order_id: '1100',
        email: 'dana@example.com',
        total: '48.00',
        currency: 'USD',
        editable: true,
        shipping_status: 'not_shipped',
      });
    },
  );

  it('finds none, and not one whose number only begins so', async () => {
    const kit = openKit(shop([order]));
    expect(outputOf(await kit.run('get_order_details', { order_id: '110' }))).toEqual({
      found: false,
      order_id: '110',
    });
  });

  it('never searches for text that is no order number', async () => {
    const kit = openKit(shop([order]));
    const output = outputOf(await kit.run('get_order_details', { order_id: "1' OR name:'1100" }));
    expect(output['found']).toBe(false);
    expect(kit.services.sent).toEqual([]);
  });

  it('says why an order cannot be edited', async () => {
    const kit = openKit(shop([{ ...order, locked: 'Order has a pending fulfillment' }]));
    expect(outputOf(await kit.run('get_order_details', { order_id: '1100' }))).toMatchObject({
      editable: false,
      editable_reasons: ['Order has a pending fulfillment'],
    });
  });

  it('fails with garbage rather than showing half an order', async () => {
    const kit = openKit(shop([order]));
    kit.fault('get-order', 'garbage-after', 1, 9);
    expect(await kit.run('get_order_details', { order_id: '1100' })).toMatchObject({
      status: 'failed',
      reason: 'Shopify answered something unreadable',
    });
  });

  it('lists the orders of one address only', async () => {
    const kit = openKit(shop([order, { ...order, number: 1101, customer: 'other@example.com' }]));
    const output = outputOf(await kit.run('find_orders', { email: 'Dana@Example.com' }));
    expect(output).toMatchObject({ found: true, orders: [{ order_id: '1100', total: '48.00' }] });
  });

  it('refuses an address that would mean something in a search', async () => {
    const kit = openKit(shop([order]));
    expect((await kit.run('find_orders', { email: "a@b.co' OR tag:'x" })).status).toBe('failed');
    expect(kit.services.sent).toEqual([]);
  });
});

describe('discounting an order', () => {
  it('refunds what a paid order has paid too much, in the same call', async () => {
    const kit = openKit(shop([order]));
    const output = outputOf(await kit.run('set_discount_to_order', { order_id: '1100', percent: 15 }));
    expect(output).toMatchObject({ total_before: '48.00', total_after: '40.80', refunded: '7.20', owed: '' });
    expect(kit.kinds()).toEqual(['order-edited', 'refund-created']);
  });

  it('refunds nothing on an order that is not paid', async () => {
    const kit = openKit(shop([{ ...order, paid: 'later' }]));
    const output = outputOf(await kit.run('set_discount_to_order', { order_id: '1100', percent: 10 }));
    expect(output).toMatchObject({ total_after: '43.20', refunded: '' });
    expect(kit.kinds()).toEqual(['order-edited']);
  });

  it('offers the refund as a call of its own where it was refused', async () => {
    const kit = openKit(shop([order]));
    kit.fault('create-refund', 'expired-token');
    const result = await kit.run('set_discount_to_order', { order_id: '1100', percent: 10 });
    expect(result).toMatchObject({
      status: 'done',
      output: { owed: '4.80', refunded: '' },
      rest: [{ tool: 'refund_order', args: { order_id: '1100', amount: 4.8, currency: 'USD' } }],
    });
  });

  it('reads back a discount whose refund is missing as done in part', async () => {
    const kit = openKit(shop([order]));
    kit.fault('create-refund', 'lost-before');
    const args = { order_id: '1100', percent: 10 };
    expect((await kit.run('set_discount_to_order', args)).status).toBe('unknown');
    expect(await kit.readBack('set_discount_to_order', args)).toMatchObject({
      status: 'happened',
      rest: [{ tool: 'refund_order', args: { amount: 4.8 } }],
    });
  });

  it('knows its own discount from another call’s', async () => {
    const kit = openKit(shop([order]));
    const args = { order_id: '1100', percent: 10 };
    await kit.run('set_discount_to_order', args, 'first');
    expect((await kit.readBack('set_discount_to_order', args, 'second')).status).toBe('did-not-happen');
  });

  it.each([
    ['shipped', { ...shipped }, /shipped already/],
    ['cancelled', { ...order, cancelled: '2 hours ago' }, /cancelled/],
    ['locked', { ...order, locked: 'Being packed' }, /Being packed/],
    ['archived', { ...order, archived: true }, /cannot be edited/],
  ])('refuses an order that is %s, before it sends anything', async (_name, one, reason) => {
    const kit = openKit(shop([one]));
    const result = await kit.run('set_discount_to_order', { order_id: '1100', percent: 10 });
    expect(result).toMatchObject({ status: 'failed', reason: expect.stringMatching(reason) });
    expect(kit.services.sent.map((each) => each.operation)).toEqual(['find-orders', 'get-order']);
  });

  it('refuses an order of which a part has been shipped', async () => {
    const parcels = [{ items: ['House blend'], status: 'in-transit' as const }];
    const kit = openKit(shop([{ ...order, items: ['House blend', 'Decaf'], parcels }]));
    const result = await kit.run('set_discount_to_order', { order_id: '1100', percent: 10 });
    expect(result).toMatchObject({ status: 'failed', reason: expect.stringContaining('part of the order') });
  });

  it('has changed nothing when staging goes wrong', async () => {
    const kit = openKit(shop([order]));
    kit.fault('stage-discount', 'lost-after');
    const result = await kit.run('set_discount_to_order', { order_id: '1100', percent: 10 });
    expect(result).toMatchObject({
      status: 'failed',
      reason: expect.stringContaining('nothing was changed'),
    });
    expect(kit.kinds()).toEqual([]);
  });

  it('takes percents from 1 to 100 only', async () => {
    const kit = openKit(shop([order]));
    for (const percent of [0, 101]) {
      expect((await kit.run('set_discount_to_order', { order_id: '1100', percent })).status).toBe('failed');
    }
    expect(kit.services.sent).toEqual([]);
  });

  it('works in the currency that the customer paid in', async () => {
    const items = [{ product: 'House blend', price: 4800 }];
    const kit = openKit(shop([{ ...order, items, currency: 'JPY', rate: 0.0067 }]));
    const output = outputOf(await kit.run('set_discount_to_order', { order_id: '1100', percent: 10 }));
    expect(output).toMatchObject({ total_after: '4320', refunded: '480', currency: 'JPY' });
  });
});

describe('upgrading the shipping', () => {
  const withShipping = { ...order, shipping: { title: 'Standard', price: 5 } };

  it('leaves the total as it was', async () => {
    const kit = openKit(shop([withShipping]));
    const output = outputOf(await kit.run('upgrade_shipping', { order_id: '1100', method: 'Express' }));
    expect(output).toMatchObject({
      previous_method: 'Standard',
      shipping_method: 'Express',
      total_after: '53.00',
    });
  });

  it('refuses an upgrade to what is there', async () => {
    const kit = openKit(shop([withShipping]));
    expect((await kit.run('upgrade_shipping', { order_id: '1100', method: 'standard' })).status).toBe(
      'failed',
    );
    expect(kit.kinds()).toEqual([]);
  });
});

describe('swapping a product', () => {
  const swap = (variant: string, more = {}) => ({
    order_id: '1100',
    product: 'House blend',
    variant,
    ...more,
  });

  it('takes what a dearer product costs more off its price', async () => {
    const kit = openKit(shop([order]));
    const output = outputOf(await kit.run('swap_product', swap('Sidamo')));
    expect(output).toMatchObject({ to_product: 'Sidamo', quantity: 2, total_after: '48.00' });
    const after = outputOf(await kit.run('get_order_details', { order_id: '1100' }));
    expect(after['items']).toMatchObject([{ product: 'Sidamo', quantity: 2, unit_price: '24.00' }]);
  });

  it('swaps a part of a line', async () => {
    const kit = openKit(shop([order]));
    await kit.run('swap_product', swap('T-shirt - Small', { quantity: 1 }));
    const after = outputOf(await kit.run('get_order_details', { order_id: '1100' }));
    expect(after['items']).toMatchObject([
      { product: 'House blend', quantity: 1 },
      { product: 'T-shirt - Small', quantity: 1 },
    ]);
  });

  it.each([
    ['a product of lower value', 'Decaf', /worth less/],
    ['what is on the order already', 'House blend', /on the order already/],
    ['what is out of stock', 'Grinder', /no `Grinder` to sell/],
    ['what the shop does not have', 'Teapot', /no `Teapot` to sell/],
  ])('refuses %s', async (_name, variant, reason) => {
    const kit = openKit(shop([order]));
    expect(await kit.run('swap_product', swap(variant))).toMatchObject({
      status: 'failed',
      reason: expect.stringMatching(reason),
    });
    expect(kit.kinds()).toEqual([]);
  });

  it('refuses more than is still to be shipped', async () => {
    const kit = openKit(shop([order]));
    expect((await kit.run('swap_product', swap('Sidamo', { quantity: 3 }))).status).toBe('failed');
    expect((await kit.run('swap_product', swap('Sidamo', { quantity: 2 }))).status).toBe('done');
  });

  it('can be taken back at the price that was paid', async () => {
    const kit = openKit(shop([order]));
    await kit.run('swap_product', swap('Sidamo'));
    const back = { order_id: '1100', product: 'Sidamo', variant: 'House blend' };
    expect(outputOf(await kit.run('swap_product', back, 'call-2'))).toMatchObject({ total_after: '48.00' });
  });
});

describe('cancelling an order', () => {
  it('waits until the order shows it', async () => {
    const kit = openKit(shop([order]));
    const output = outputOf(await kit.run('cancel_order', { order_id: '1100' }));
    expect(output).toMatchObject({ order_id: '1100', refunded: '48.00', financial_status: 'refunded' });
    expect(textAt(output, 'cancelled_at')).not.toBe('');
  });

  it('keeps the money where the call says so', async () => {
    const kit = openKit(shop([order]));
    expect(outputOf(await kit.run('cancel_order', { order_id: '1100', refund: false }))).toMatchObject({
      refunded: '0.00',
    });
  });

  it.each([
    ['shipped', shipped],
    ['cancelled already', { ...order, cancelled: '1 hour ago' }],
  ])('refuses an order that is %s', async (_name, one) => {
    const kit = openKit(shop([one]));
    expect((await kit.run('cancel_order', { order_id: '1100' })).status).toBe('failed');
    expect(kit.kinds()).toEqual([]);
  });

  it('is unknown while the order does not show it', async () => {
    const kit = openKit(shop([order]));
    kit.fault('get-order', 'error-before', 2, 99);
    expect((await kit.run('cancel_order', { order_id: '1100' })).status).toBe('unknown');
  });
});

describe('refunding an order', () => {
  const refund = (amount: number, currency = 'USD') => ({ order_id: '1100', amount, currency });

  it('takes the lines off with a refund of everything', async () => {
    const kit = openKit(shop([order]));
    const output = outputOf(await kit.run('refund_order', refund(48)));
    expect(output).toMatchObject({ amount: '48.00', currency: 'USD', payment_status: 'paid' });
    const after = outputOf(await kit.run('get_order_details', { order_id: '1100' }));
    expect(after).toMatchObject({ financial_status: 'refunded', items: [], refundable: '0.00' });
  });

  it('leaves the lines with a refund of a part', async () => {
    const kit = openKit(shop([order]));
    await kit.run('refund_order', refund(10));
    const after = outputOf(await kit.run('get_order_details', { order_id: '1100' }));
    expect(after).toMatchObject({ refunded: '10.00', refundable: '38.00', items: [{ quantity: 2 }] });
  });

  it('pays back to the last cent and not one more', async () => {
    const kit = openKit(shop([{ ...order, refunded: { amount: 10 } }]));
    expect(await kit.run('refund_order', refund(38.01))).toMatchObject({
      status: 'failed',
      reason: 'only 38.00 USD can still be paid back',
    });
    expect((await kit.run('refund_order', refund(38))).status).toBe('done');
  });

  it('refuses another currency than was paid in', async () => {
    const kit = openKit(shop([order]));
    expect(await kit.run('refund_order', refund(10, 'EUR'))).toMatchObject({
      status: 'failed',
      reason: expect.stringContaining('paid in USD'),
    });
  });

  it('says that a transfer has not arrived yet', async () => {
    const kit = openKit(shop([{ ...order, paid: 'bank' }]));
    expect(outputOf(await kit.run('refund_order', refund(10)))).toMatchObject({ payment_status: 'pending' });
  });

  it('moves money once for one call, however often it is sent', async () => {
    const kit = openKit(shop([order]));
    await kit.run('refund_order', refund(10));
    await kit.run('refund_order', refund(10));
    expect(kit.kinds().filter((kind) => kind === 'refund-created')).toHaveLength(1);
  });

  it('marks the refund with the call and gives it a key in UUID form', async () => {
    const kit = openKit(shop([order]));
    await kit.run('refund_order', refund(10), 'call-9');
    const body = bodyOf(kit.services.sent.find((each) => each.operation === 'create-refund'));
    expect(textAt(body, 'input.note')).toContain('stepwise call-9');
    expect(textAt(body, 'key')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });
});

describe('sending an order again', () => {
  it('ships the same items for nothing to the same address', async () => {
    const kit = openKit(shop([shipped]));
    const output = outputOf(await kit.run('reship_order', { order_id: '1100' }));
    const fresh = outputOf(await kit.run('get_order_details', { order_id: textAt(output, 'new_order_id') }));
    expect(fresh).toMatchObject({
      total: '0.00',
      email: 'dana@example.com',
      items: [{ product: 'House blend', quantity: 2 }],
      tags: expect.arrayContaining(['reshipment']),
    });
  });

  it('takes another address in its parts', async () => {
    const kit = openKit(shop([shipped]));
    const address = '12 Elm St, Apt 4, Boise, ID, 83702, US';
    const output = outputOf(await kit.run('reship_order', { order_id: '1100', address }));
    const fresh = outputOf(await kit.run('get_order_details', { order_id: textAt(output, 'new_order_id') }));
    expect(fresh['address_text']).toBe(address);
  });

  it('ships nothing to an address that it cannot take apart', async () => {
    const kit = openKit(shop([shipped]));
    const result = await kit.run('reship_order', { order_id: '1100', address: 'my sister in Boise' });
    expect(result).toMatchObject({ status: 'failed', mend: expect.stringContaining('street, city') });
    expect(kit.kinds()).toEqual([]);
  });

  it('has shipped nothing when the draft is lost', async () => {
    const kit = openKit(shop([shipped]));
    kit.fault('create-draft', 'lost-after');
    expect((await kit.run('reship_order', { order_id: '1100' })).status).toBe('failed');
    expect(kit.kinds()).not.toContain('order-created');
  });

  it('cannot tell from a search that lags behind', async () => {
    const kit = openKit(shop([shipped]), 3_600_000);
    kit.fault('complete-draft', 'lost-after');
    kit.fault('get-draft', 'error-before', 1, 9);
    const args = { order_id: '1100' };
    expect((await kit.run('reship_order', args)).status).toBe('unknown');
    expect(await kit.readBack('reship_order', args)).toMatchObject({
      status: 'cannot-tell',
      look: expect.stringContaining('stepwise-'),
    });
  });
});

describe('coupons', () => {
  const args = { email: 'dana@example.com', percent: 20 };

  it('sends a fraction, one use, and the customer it is for', async () => {
    const kit = openKit(shop([order]));
    await kit.run('create_discount_coupon', { ...args, valid_days: 30 });
    const body = bodyOf(kit.services.sent.find((each) => each.operation === 'create-coupon'));
    expect(numberAt(body, 'input.customerGets.value.percentage')).toBe(0.2);
    expect(body).toMatchObject({ input: { usageLimit: 1, endsAt: '2026-12-22T09:00:00.000Z' } });
  });

  it('takes a code that it made before as its own', async () => {
    const kit = openKit(shop([order]));
    const first = outputOf(await kit.run('create_discount_coupon', args));
    expect(outputOf(await kit.run('create_discount_coupon', args))).toEqual(first);
    expect(kit.kinds()).toEqual(['discount-code-created']);
  });

  it('refuses an address that the shop does not know', async () => {
    const kit = openKit(shop([order]));
    const result = await kit.run('create_discount_coupon', { ...args, email: 'nobody@example.com' });
    expect(result).toMatchObject({ status: 'failed', reason: expect.stringContaining('no customer') });
  });
});

describe('errors of Shopify', () => {
  it('waits as long as it is told to before it reads again', async () => {
    const kit = openKit(shop([order]));
    kit.fault('find-orders', 'too-many-requests');
    expect((await kit.run('get_order_details', { order_id: '1100' })).status).toBe('done');
    expect(kit.pauses).toEqual([2000]);
  });

  it('names an expired token and what to do about it', async () => {
    const kit = openKit(shop([order]));
    kit.fault('find-orders', 'expired-token');
    expect(await kit.run('get_order_details', { order_id: '1100' })).toEqual({
      status: 'failed',
      reason: 'Shopify refused the access token: expired, revoked or without the rights for this',
      mend: "Ask an admin to renew the Shopify token in the app's settings.",
    });
  });
});
