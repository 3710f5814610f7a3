import { describe, expect, it } from 'vitest';
import type { ShopDescription } from '../../../app/sandbox/shops/shop-description.ts';
import { openShop, SMALL } from './open-shop.ts';

type Subscription = NonNullable<ShopDescription['subscriptions']>[number];

function openWith(more: Partial<Subscription> = {}) {
  const subscription = {
    vendor: 'prive' as const,
    customer: 'maya@example.com',
    items: ['House blend'],
    every: 'month',
    next: '2026-12-01',
    ...more,
  };
  const shop = openShop({
    ...SMALL,
    subscriptions: [subscription],
    coupons: [{ code: 'SAVE15', percent: 15 }],
  });
  const id = shop.state.prive.subscriptions[0]?.id ?? '';
  return { ...shop, id, read: () => shop.prive('GET', `/subscriptions/${id}`) };
}

const find = '/subscriptions?page=1&limit=10&subscriberEmail=maya%40example.com';

describe('Prive reads', () => {
  it('finds a subscriber by e-mail whatever its case', () => {
    const answer = openWith().prive('GET', '/subscribers?page=1&limit=10&email=MAYA%40example.com');
    expect(answer.body).toMatchObject({
      page: 1,
      limit: 10,
      totalItems: 1,
      totalPages: 1,
      subscribers: [{ email: 'maya@example.com', firstName: 'Maya', lastName: 'Okafor' }],
    });
  });

  it('finds subscriptions by subscriber and statuses', () => {
    const shop = openWith({ status: 'cancelled' });
    expect(shop.prive('GET', find).at('totalItems')).toBe(1);
    expect(shop.prive('GET', `${find}&statuses=ACTIVE,PAUSED`).at('totalItems')).toBe(0);
    expect(shop.prive('GET', `${find}&statuses=CANCELLED`).at('totalItems')).toBe(1);
  });

  it('asks for a page and a limit up to 250', () => {
    const shop = openWith();
    expect(shop.prive('GET', '/subscriptions?limit=10').status).toBe(400);
    expect(shop.prive('GET', '/subscriptions?page=1&limit=251').status).toBe(400);
    expect(shop.prive('GET', '/subscriptions?page=1&limit=250').status).toBe(200);
  });

  it('prints a subscription with its next orders', () => {
    expect(openWith().read().body).toMatchObject({
      status: 'ACTIVE',
      nextBillingDate: '2026-12-01T00:00:00.000Z',
      nextDeliveryDate: '2026-12-03T00:00:00.000Z',
      billingCadenceCount: 1,
      billingCadenceUnit: 'MONTH',
      lines: [{ quantity: 1, currentPrice: 24, variant: { variantTitle: 'Default Title' } }],
      upcomingOrders: [
        { scheduledDate: '2026-12-01', isSkipped: false },
        { scheduledDate: '2027-01-01', isSkipped: false },
        {},
        {},
        {},
        {},
      ],
    });
  });

  it('answers 404 for an id that is nobody’s', () => {
    const answer = openWith().prive('GET', '/subscriptions/none');
    expect(answer.body).toMatchObject({ statusCode: 404, error: 'Not Found' });
  });

  it('answers alike under its newer name', () => {
    const shop = openWith();
    const url = `https://subs.api.recurlycommerce.com/api/v1/subscriptions/${shop.id}`;
    expect(shop.send('GET', url, { authorization: 'Bearer sandbox-prive-token' }).status).toBe(200);
  });
});

describe('Prive status', () => {
  it('pauses once however often it is asked', () => {
    const shop = openWith();
    const path = `/subscriptions/${shop.id}/status`;
    shop.prive('PATCH', path, { status: 'PAUSED' });
    const again = shop.prive('PATCH', path, { status: 'PAUSED' });
    expect(again.at('status')).toBe('PAUSED');
    expect(shop.kinds()).toEqual(['subscription-paused']);
  });

  it('keeps the reason of a cancellation and drops the schedule', () => {
    const shop = openWith();
    const body = { status: 'CANCELLED', cancelReason: 'moving away' };
    expect(shop.prive('PATCH', `/subscriptions/${shop.id}/status`, body).body).toMatchObject({
      status: 'CANCELLED',
      cancelReason: 'moving away',
      nextBillingDate: null,
      upcomingOrders: [],
    });
  });

  it('restarts a cancelled subscription without a next charge', () => {
    const shop = openWith({ status: 'cancelled' });
    const answer = shop.prive('PATCH', `/subscriptions/${shop.id}/status`, { status: 'ACTIVE' });
    expect(answer.body).toMatchObject({ status: 'ACTIVE', cancelDate: null, nextBillingDate: null });
  });

  it('restarts a paused subscription at its date', () => {
    const shop = openWith({ status: 'paused' });
    const answer = shop.prive('PATCH', `/subscriptions/${shop.id}/status`, { status: 'ACTIVE' });
    expect(answer.body).toMatchObject({ nextBillingDate: '2026-12-01T00:00:00.000Z', pausedAtDate: null });
  });

  it('refuses a status that does not exist', () => {
    const shop = openWith();
    expect(shop.prive('PATCH', `/subscriptions/${shop.id}/status`, { status: 'SLEEPING' }).status).toBe(400);
    expect(shop.kinds()).toEqual([]);
  });
});

describe('Prive dates', () => {
  it('sets both dates and moves the schedule', () => {
    const shop = openWith({ status: 'cancelled' });
    shop.prive('PATCH', `/subscriptions/${shop.id}/status`, { status: 'ACTIVE' });
    const dates = {
      nextBillingDate: '2026-12-10T00:00:00.000Z',
      nextDeliveryDate: '2026-12-13T00:00:00.000Z',
    };
    const answer = shop.prive('PATCH', `/subscriptions/${shop.id}/nextBillingAndDeliveryDate`, dates);
    expect(answer.body).toMatchObject({
      ...dates,
      upcomingOrders: [{ scheduledDate: '2026-12-10' }, {}, {}, {}, {}, {}],
    });
    shop.prive('PATCH', `/subscriptions/${shop.id}/nextBillingAndDeliveryDate`, dates);
    expect(shop.kinds()).toEqual(['subscription-activated', 'subscription-rescheduled']);
  });

  it('refuses a charge in the past or no date', () => {
    const shop = openWith();
    const path = `/subscriptions/${shop.id}/nextBillingAndDeliveryDate`;
    const past = { nextBillingDate: '2026-11-01', nextDeliveryDate: '2026-11-03' };
    expect(shop.prive('PATCH', path, past).status).toBe(400);
    expect(shop.prive('PATCH', path, { nextBillingDate: '2026-12-10' }).status).toBe(400);
  });

  it('skips an order by its date, once', () => {
    const shop = openWith();
    const path = `/subscriptions/${shop.id}/upcomingOrders/2026-12-01/skip`;
    expect(shop.prive('PATCH', path, { skip: true }).body).toMatchObject({
      scheduledDate: '2026-12-01',
      isSkipped: true,
    });
    shop.prive('PATCH', path, { skip: true });
    expect(shop.read().at('nextBillingDate')).toBe('2027-01-01T00:00:00.000Z');
    expect(shop.kinds()).toEqual(['subscription-skipped']);
  });

  it('takes a skip back', () => {
    const shop = openWith();
    const path = `/subscriptions/${shop.id}/upcomingOrders/2026-12-01/skip`;
    shop.prive('PATCH', path, { skip: true });
    shop.prive('PATCH', path, { skip: false });
    expect(shop.read().at('nextBillingDate')).toBe('2026-12-01T00:00:00.000Z');
  });

  it('skips no date without an order', () => {
    const shop = openWith();
    const path = `/subscriptions/${shop.id}/upcomingOrders/2026-12-02/skip`;
    expect(shop.prive('PATCH', path, { skip: true }).status).toBe(404);
  });
});

describe('Prive lines, codes and charges', () => {
  it('swaps a line to a variant of the store', () => {
    const shop = openWith();
    const options = shop.prive('GET', `/subscriptions/${shop.id}/swapAndAddOnOptions`);
    const variantId = options.at('3.product.variants.0.id');
    const line = shop.read().at('lines.0.id');
    const answer = shop.prive('PATCH', `/subscriptionLines/${line}/swap`, { variantId });
    expect(answer.body).toMatchObject({ currentPrice: 32, variant: { id: variantId } });
    expect(shop.prive('PATCH', `/subscriptionLines/${line}/swap`, { variantId: 'none' }).status).toBe(400);
    expect(shop.kinds()).toEqual(['subscription-swapped']);
  });

  it('changes quantity and price of a line', () => {
    const shop = openWith();
    const line = shop.read().at('lines.0.id');
    expect(shop.prive('PATCH', `/subscriptionLines/${line}/quantity`, { quantity: 0 }).status).toBe(400);
    expect(shop.prive('PATCH', `/subscriptionLines/${line}/quantity`, { quantity: 3 }).at('quantity')).toBe(
      3,
    );
    expect(
      shop.prive('PATCH', `/subscriptionLines/${line}/price`, { currentPrice: 20 }).at('currentPrice'),
    ).toBe(20);
  });

  it('applies a code once and takes it off', () => {
    const shop = openWith();
    const path = `/subscriptions/${shop.id}/discountCodes/SAVE15`;
    expect(shop.prive('POST', path).body).toMatchObject({
      code: 'SAVE15',
      discountModifier: 'PERCENTAGE',
      discount: 15,
    });
    expect(shop.prive('POST', path).status).toBe(400);
    expect(
      shop
        .prive('GET', `/subscriptionDiscountCodes?page=1&limit=5&subscriptionId=${shop.id}`)
        .at('totalItems'),
    ).toBe(1);
    expect(shop.prive('DELETE', path).status).toBe(200);
    expect(shop.prive('DELETE', path).status).toBe(404);
  });

  it('refuses a code that the shop does not have', () => {
    const shop = openWith();
    expect(shop.prive('POST', `/subscriptions/${shop.id}/discountCodes/NOPE`).status).toBe(400);
  });

  it('charges an active subscription at once', () => {
    const shop = openWith();
    expect(shop.prive('POST', '/billingAttempts', { subscriptionId: shop.id }).body).toMatchObject({
      ready: true,
      errorCode: null,
      trigger: 'PROCESS_NOW',
    });
    expect(
      shop.prive('GET', '/orders?page=1&limit=5&subscriberEmail=maya%40example.com').at('totalItems'),
    ).toBe(1);
    expect(shop.kinds()).toEqual(['order-created', 'subscription-charged']);
  });

  it('charges no paused subscription', () => {
    const shop = openWith({ status: 'paused' });
    const answer = shop.prive('POST', '/billingAttempts', { subscriptionId: shop.id });
    expect(answer.at('errorCode')).toBe('CONTRACT_NOT_ACTIVE');
    expect(shop.kinds()).toEqual([]);
  });

  it('sets the shipping option', () => {
    const shop = openWith();
    const body = { deliveryShippingOptionCode: 'Express', priceInContractCurrency: 0 };
    const answer = shop.prive('PATCH', `/subscriptions/${shop.id}/deliveryShippingOption`, body);
    expect(answer.body).toMatchObject({ deliveryShippingOption: 'Express', deliveryPrice: 0 });
  });
});

describe('Prive access', () => {
  it('shows in the activities that our token did it', () => {
    const shop = openWith();
    shop.prive('PATCH', `/subscriptions/${shop.id}/status`, { status: 'PAUSED' });
    const list = shop.prive('GET', `/subscriptionActivities?page=1&limit=5&subscriptionId=${shop.id}`);
    expect(list.at('subscriptionActivities.0')).toMatchObject({
      subscriptionId: shop.id,
      apiToken: { tokenName: 'stepwise' },
      oldData: { status: 'ACTIVE' },
      newData: { status: 'PAUSED' },
    });
  });

  it('asks for the key', () => {
    expect(openWith().prive('GET', find, undefined, 'other').status).toBe(401);
  });

  it('takes fifty requests at once and two a second', () => {
    const shop = openWith();
    const statuses = Array.from({ length: 51 }, () => shop.prive('GET', find).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(50);
    expect(statuses.at(-1)).toBe(429);
    shop.wait(1);
    expect([1, 2, 3].map(() => shop.prive('GET', find).status)).toEqual([200, 200, 429]);
  });

  it('counts no requests for a clock that stands still', () => {
    const shop = openShop({ ...SMALL }, { limits: false });
    const statuses = Array.from(
      { length: 60 },
      () => shop.prive('GET', '/subscribers?page=1&limit=5').status,
    );
    expect(statuses.every((status) => status === 200)).toBe(true);
  });
});
