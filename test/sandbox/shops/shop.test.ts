import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { totalsOf } from '../../../app/sandbox/shops/order-totals.ts';
import { createSeedState } from '../../../app/sandbox/shops/seed.ts';
import { createShops } from '../../../app/sandbox/shops/shop.ts';
import { addInterval, uuidOf } from '../../../app/sandbox/shops/world.ts';
import { OPENED_AT, openShop, orderGid } from './open-shop.ts';

const SHOW = '{ shop { name } }';

describe('the shops together', () => {
  it('knows the vendors by their hosts, and no others', () => {
    const shop = openShop();
    expect(shop.send('GET', 'https://example.com/', {}).status).toBe(502);
    expect(shop.send('GET', 'not an address', {}).status).toBe(502);
    expect(shop.send('GET', 'https://toString/', {}).status).toBe(502);
    expect(shop.admin(SHOW).status).toBe(200);
  });

  it('takes header names and methods in any case', () => {
    const shop = openShop();
    const url = 'https://subs.api.tryprive.com/api/v1/subscribers?page=1&limit=1';
    expect(shop.send('get', url, { Authorization: 'Bearer sandbox-prive-token' }).status).toBe(200);
  });

  it('takes other tokens when told so', () => {
    const shop = openShop(undefined, { tokens: { shopify: 'mine' } });
    expect(shop.admin(SHOW).status).toBe(401);
    expect(shop.admin(SHOW, {}, 'mine').status).toBe(200);
  });

  it('goes on from a state that went through JSON', () => {
    const first = openShop();
    first.admin(
      'mutation X($id: ID!) { orderCancel(orderId: $id, reason: STAFF, restock: true) { job { id } } }',
      { id: orderGid(1048) },
    );
    const shops = createShops({
      state: JSON.parse(JSON.stringify(first.state)),
      now: () => new Date('2026-11-22T12:05:00Z'),
    });
    const body = JSON.stringify({ query: SHOW });
    const headers = { 'x-shopify-access-token': 'sandbox-shopify-token' };
    shops.handle({
      method: 'POST',
      url: 'https://green-hollow.myshopify.com/admin/api/2026-10/graphql.json',
      headers,
      body,
    });
    expect(shops.effects().map((effect) => effect.kind)).toEqual(['order-cancelled']);
    expect(first.shops.effects()).toEqual([]);
  });

  it('shows one order alike to Shopify and Skio', () => {
    const shop = openShop();
    const order = shop.state.orders.find((each) => each.number === 1042);
    const skio = shop.skio(
      '{ Orders(where: { platformNumber: { _eq: "1042" } }) { platformId totalPrice } }',
    );
    expect(skio.at('data.Orders.0')).toEqual({
      platformId: orderGid(1042),
      totalPrice: order ? totalsOf(order).totalMinor / 100 : 0,
    });
  });
});

describe('properties of the shops', () => {
  it('pays back no more than was paid, whatever is asked', () => {
    const amounts = fc.array(fc.integer({ min: -500, max: 9000 }), { minLength: 1, maxLength: 8 });
    const run = (cents: readonly number[]) => {
      const shop = openShop(undefined, { limits: false });
      const order = shop.state.orders.find((each) => each.number === 1048);
      if (!order) throw new Error('order 1048 is missing');
      const parentId = `gid://shopify/OrderTransaction/${order.transactions[0]?.id}`;
      for (const [index, amount] of cents.entries())
        shop.admin(
          'mutation R($i: RefundInput!, $k: String!) { refundCreate(input: $i) @idempotent(key: $k) { userErrors { message } } }',
          {
            k: `key-${index}`,
            i: {
              orderId: orderGid(1048),
              transactions: [
                {
                  orderId: orderGid(1048),
                  parentId,
                  gateway: 'g',
                  kind: 'REFUND',
                  amount: (amount / 100).toFixed(2),
                },
              ],
            },
          },
        );
      const totals = totalsOf(order);
      expect(totals.refundedMinor).toBeLessThanOrEqual(totals.receivedMinor);
      expect(shop.kinds().filter((kind) => kind === 'refund-created')).toHaveLength(order.refunds.length);
    };
    fc.assert(fc.property(amounts, run), { numRuns: 40 });
  });

  it('answers any JSON at any door without throwing', () => {
    const hosts = [
      'https://graphql.skio.com/v1/graphql',
      'https://api.easypost.com/v2/claims',
      'https://green-hollow.myshopify.com/admin/api/2026-10/graphql.json',
    ];
    const headers = {
      authorization: `Basic ${btoa('sandbox-easypost-key:')}`,
      'x-shopify-access-token': 'sandbox-shopify-token',
    };
    const shops = createShops({
      state: createSeedState(new Date(OPENED_AT)),
      now: () => new Date(OPENED_AT),
      limits: false,
    });
    fc.assert(
      fc.property(fc.constantFrom(...hosts), fc.jsonValue(), (url, value) => {
        for (const body of [
          JSON.stringify(value),
          JSON.stringify({ query: value, variables: value, type: value, amount: value }),
        ])
          expect(shops.handle({ method: 'POST', url, headers, body }).status).toBeLessThan(500);
      }),
      { numRuns: 100 },
    );
    expect(shops.effects()).toEqual([]);
  });
});

describe('the shops’ own arithmetic', () => {
  it('moves dates by whole intervals within the month', () => {
    expect(addInterval('2026-01-31T00:00:00.000Z', 'MONTH', 1)).toBe('2026-02-28T00:00:00.000Z');
    expect(addInterval('2028-02-29T00:00:00.000Z', 'YEAR', 1)).toBe('2029-02-28T00:00:00.000Z');
    expect(addInterval('2026-11-22T00:00:00.000Z', 'WEEK', -2)).toBe('2026-11-08T00:00:00.000Z');
  });

  it('makes ids that follow from their seed', () => {
    expect(uuidOf('a')).toBe(uuidOf('a'));
    expect(uuidOf('a')).not.toBe(uuidOf('b'));
    expect(uuidOf('a')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
