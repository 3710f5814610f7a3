import { describe, expect, it } from 'vitest';
import { buildState, variantIdOf } from '../../../app/sandbox/shops/build-state.ts';
import { fulfillmentStatusOf, totalsOf } from '../../../app/sandbox/shops/order-totals.ts';
import { createSeedState } from '../../../app/sandbox/shops/seed.ts';
import { parseShopDescription, type ShopDescription } from '../../../app/sandbox/shops/shop-description.ts';
import { parseEvery, parseWhen } from '../../../app/sandbox/shops/when.ts';
import { OPENED_AT, openShop, orderGid } from './open-shop.ts';

const NOW = new Date(OPENED_AT);
type Order = NonNullable<ShopDescription['orders']>[number];

const described = (order: Partial<Order>): ShopDescription => ({
  products: [
    { title: 'House blend', price: 24 },
    { title: 'T-shirt', price: 28, variants: [{ title: 'Small' }, { title: 'Large' }] },
  ],
  orders: [{ number: 1001, customer: 'maya@example.com', items: ['House blend'], ...order }],
});

describe('a described shop', () => {
  it('makes up the customers that orders name', () => {
    const state = buildState(described({ customer: 'maya.okafor@example.com' }), NOW);
    expect(state.customers).toMatchObject([
      { email: 'maya.okafor@example.com', firstName: 'Maya', lastName: 'Okafor' },
    ]);
  });

  it('reads items as words or objects', () => {
    const items = [
      '2 x House blend',
      'T-shirt / Large',
      { product: 'T-shirt', variant: 'Small', quantity: 3, price: 20 },
    ];
    const order = buildState(described({ items }), NOW).orders[0];
    expect(order?.lines.map((line) => [line.quantity, line.variantTitle, line.unitPriceMinor])).toEqual([
      [2, 'Default Title', 2400],
      [1, 'Large', 2800],
      [3, 'Small', 2000],
    ]);
  });

  it('prices a thing that is no product by the total', () => {
    const order = buildState(described({ items: ['House blend', '2 x Gift box'], total: 40 }), NOW).orders[0];
    expect(order?.lines[1]).toMatchObject({ title: 'Gift box', variantId: null, unitPriceMinor: 800 });
  });

  it.each([
    ['a total that does not add up', { total: 25 }, 'order 1001: items add up to 24.00, total says 25.00'],
    ['a thing without a price', { items: ['Gift box'] }, 'order 1001: `Gift box` has no price'],
    [
      'a form that does not exist',
      { items: ['T-shirt / Huge'] },
      '`T-shirt / Huge` is no form of that product',
    ],
    ['a date that is none', { placed: 'lately' }, '`lately` is no date'],
    [
      'a parcel with what was not bought',
      { parcels: [{ items: ['T-shirt'], status: 'delivered' as const }] },
      'in a parcel but was not bought',
    ],
    ['a vendor without a subscription', { from: 'skio' as const }, 'has no skio subscription'],
    [
      'a shipped order that is cancelled',
      { status: 'delivered' as const, cancelled: '1 day ago' },
      'cannot be cancelled',
    ],
  ])('refuses %s', (_name, order, message) => {
    expect(() => buildState(described(order), NOW)).toThrow(message);
  });

  it('refuses an order described twice', () => {
    const shop = described({});
    expect(() =>
      buildState({ ...shop, orders: [...(shop.orders ?? []), ...(shop.orders ?? [])] }, NOW),
    ).toThrow('twice');
  });

  it('leaves items in no parcel unfulfilled', () => {
    const parcels = [{ items: ['House blend'], status: 'delivered' as const }];
    const order = buildState(described({ items: ['2 x House blend'], parcels }), NOW).orders[0];
    expect(order && fulfillmentStatusOf(order)).toBe('PARTIALLY_FULFILLED');
    expect(order?.lines[0]?.unfulfilledQuantity).toBe(1);
  });

  it('insures for what was paid, in dollars', () => {
    const insured = (more: Partial<Order>) =>
      buildState(described({ status: 'delivered', ...more }), NOW).parcels[0]?.insurance?.amountMinor;
    expect(insured({ insured: true })).toBe(2400);
    expect(insured({ insured: 10 })).toBe(1000);
    expect(insured({})).toBeUndefined();
    expect(
      insured({ insured: true, currency: 'EUR', rate: 1.1, items: [{ product: 'House blend', price: 20 }] }),
    ).toBe(2200);
  });

  it('knows what was discounted and refunded', () => {
    const order = buildState(
      described({ discount: 4, total: 20, status: 'delivered', refunded: { amount: 5 } }),
      NOW,
    ).orders[0];
    expect(order && totalsOf(order)).toMatchObject({
      totalMinor: 1500,
      receivedMinor: 2000,
      refundedMinor: 500,
      outstandingMinor: 0,
    });
  });

  it('files claims that were decided before', () => {
    const shop = {
      ...described({ status: 'delivered', insured: true }),
      claims: [{ order: 1001, type: 'theft' as const, status: 'approved' as const }],
    };
    expect(buildState(shop, NOW).easypost.claims).toMatchObject([
      { status: 'approved', approvedMinor: 2400 },
    ]);
    expect(() => buildState({ ...described({}), claims: [{ order: 1001, type: 'loss' }] }, NOW)).toThrow(
      'no insured parcel',
    );
  });

  it('starts without effects and tells a variant’s number', () => {
    const state = buildState(described({ status: 'delivered', refunded: {} }), NOW);
    expect(state.effects).toEqual([]);
    expect(variantIdOf(state, 'T-shirt / Large')).toBe(state.products[1]?.variants[1]?.id);
  });

  it('is the same each time', () => {
    expect(createSeedState(NOW)).toEqual(createSeedState(NOW));
  });

  it('survives JSON', () => {
    const state = createSeedState(NOW);
    expect(JSON.parse(JSON.stringify(state))).toEqual(state);
  });
});

describe('a description from JSON', () => {
  it('is read with all its parts', () => {
    expect(parseShopDescription(described({})).errors).toEqual([]);
  });

  it('names a misspelt key and a wrong value', () => {
    expect(
      parseShopDescription({ orders: [{ number: 1, customer: 'a@b.c', items: [], staus: 'delivered' }] })
        .errors[0],
    ).toContain('shop.orders.0');
    expect(
      parseShopDescription({ orders: [{ number: 'x', customer: 'a@b.c', items: [] }] }).errors[0],
    ).toContain('shop.orders.0.number');
    expect(parseShopDescription([]).description).toBeNull();
  });
});

describe('dates and intervals in words', () => {
  it.each([
    ['now', '2026-11-22T12:00:00.000Z'],
    ['3 days ago', '2026-11-19T12:00:00.000Z'],
    ['in 2 weeks', '2026-12-06T12:00:00.000Z'],
    ['1 month ago', '2026-10-22T12:00:00.000Z'],
    ['in 90 minutes', '2026-11-22T13:30:00.000Z'],
    ['2026-11-01', '2026-11-01T00:00:00.000Z'],
    ['2026-11-01T09:30:00Z', '2026-11-01T09:30:00.000Z'],
  ])('reads %s', (text, iso) => {
    expect(parseWhen(text, NOW)).toBe(iso);
  });

  it.each(['yesterday-ish', '3 days', 'in 3 days ago', '11/01/2026'])('refuses %s', (text) => {
    expect(() => parseWhen(text, NOW)).toThrow('is no date');
  });

  it('reads intervals', () => {
    expect(parseEvery('month')).toEqual({ unit: 'MONTH', count: 1 });
    expect(parseEvery('6 weeks')).toEqual({ unit: 'WEEK', count: 6 });
    expect(() => parseEvery('now and then')).toThrow('is no interval');
  });
});

describe('the seeded shop', () => {
  const READ = `query R($id: ID!) { order(id: $id) { displayFinancialStatus displayFulfillmentStatus merchantEditable
    fulfillments { displayStatus } lineItems(first: 9) { nodes { unfulfilledQuantity variant { price } } } } }`;

  it.each([
    [1042, { displayFinancialStatus: 'PAID', fulfillments: [{ displayStatus: 'DELIVERED' }] }],
    [1044, { fulfillments: [{ displayStatus: 'IN_TRANSIT' }] }],
    [1045, { fulfillments: [{ displayStatus: 'OUT_FOR_DELIVERY' }] }],
    [1047, { displayFulfillmentStatus: 'UNFULFILLED', merchantEditable: true }],
    [1049, { displayFinancialStatus: 'REFUNDED', merchantEditable: false }],
    [1050, { displayFinancialStatus: 'REFUNDED' }],
    [1052, { fulfillments: [{ displayStatus: 'NOT_DELIVERED' }] }],
  ])('holds order %i as told', (number, order) => {
    expect(
      openShop()
        .admin(READ, { id: orderGid(number) })
        .at('data.order'),
    ).toMatchObject(order);
  });

  it('offers something cheaper, as dear and dearer to swap to', () => {
    const prices = openShop().state.products.map((product) => (product.variants[0]?.priceMinor ?? 0) - 2400);
    expect(new Set(prices.map(Math.sign))).toEqual(new Set([-1, 0, 1]));
  });

  it('has two e-mails with more than one thing to choose from', () => {
    const { state } = openShop();
    const accountsOf = (email: string) => state.skio.users.filter((user) => user.email === email).length;
    expect(accountsOf('ana.ferreira@example.com')).toBe(2);
    const [olu] = state.skio.users.filter((user) => user.email === 'olu.adeyemi@example.com');
    expect(state.skio.subscriptions.filter((each) => each.userId === olu?.id)).toHaveLength(2);
  });
});
