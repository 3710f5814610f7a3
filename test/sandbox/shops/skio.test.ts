import { describe, expect, it } from 'vitest';
import type { ShopDescription } from '../../../app/sandbox/shops/shop-description.ts';
import { openShop, SMALL } from './open-shop.ts';

type Subscription = NonNullable<ShopDescription['subscriptions']>[number];

function openWith(more: Partial<Subscription> = {}) {
  const subscription = {
    vendor: 'skio' as const,
    customer: 'maya@example.com',
    items: ['House blend'],
    every: 'month',
    next: '2026-12-01',
    ...more,
  };
  const shop = openShop({
    ...SMALL,
    subscriptions: [subscription],
    orders: [{ number: 1042, customer: 'maya@example.com', items: ['House blend'] }],
    coupons: [
      { code: 'WELCOME10', percent: 10 },
      { code: 'LATER', percent: 10, starts: 'in 3 days' },
    ],
  });
  const id = shop.state.skio.subscriptions[0]?.id ?? '';
  return {
    ...shop,
    id,
    status: () =>
      shop
        .skio(`{ SubscriptionByPk(id: "${id}") { status nextBillingDate cancelledAt } }`)
        .at('data.SubscriptionByPk'),
  };
}

const UNKNOWN = '8b753087-391a-44c8-a7f3-9adf2e6dfebe';
const ACCOUNT = `query Account($where: StorefrontUser_bool_exp!) {
  StorefrontUsers(where: $where, limit: 3) {
    id email
    Subscriptions(order_by: { createdAt: desc }, limit: 10) { id status BillingPolicy { interval intervalCount } }
  }
}`;
const byEmail = (email: string) => ({
  where: { _or: [{ email: { _eq: email } }, { emailLower: { _eq: email } }] },
});
const SKIP = `mutation Skip($input: SkipSubscriptionInput!) {
  skipSubscription(input: $input) { message nextBillingDate ok }
}`;
const PAUSE =
  'mutation P($input: pauseSubscriptionInput!) { pauseSubscription(input: $input) { message ok } }';
const CANCEL = 'mutation C($input: CancelSubscriptionInput!) { cancelSubscription(input: $input) { ok } }';

describe('Skio queries', () => {
  it('finds an account by e-mail with its subscriptions', () => {
    const answer = openWith().skio(ACCOUNT, byEmail('maya@example.com'));
    expect(answer.at('data.StorefrontUsers.0')).toMatchObject({
      email: 'maya@example.com',
      Subscriptions: [{ status: 'ACTIVE', BillingPolicy: { interval: 'MONTH', intervalCount: 1 } }],
    });
  });

  it('finds two accounts of one e-mail', () => {
    const answer = openShop().skio(ACCOUNT, byEmail('ana.ferreira@example.com'));
    expect(answer.at('data.StorefrontUsers')).toHaveLength(2);
  });

  it('finds nobody of another e-mail', () => {
    expect(openWith().skio(ACCOUNT, byEmail('nobody@example.com')).at('data.StorefrontUsers')).toEqual([]);
  });

  it('finds an order by its number without the hash', () => {
    const query = `query O($where: Order_bool_exp!) { Orders(where: $where, limit: 2) {
      platformId totalPrice StorefrontUser { email } OrderLineItems { quantity ProductVariant { sku Product { title } } } } }`;
    const found = (number: string) => openWith().skio(query, { where: { platformNumber: { _eq: number } } });
    expect(found('1042').at('data.Orders.0')).toMatchObject({
      platformId: 'gid://shopify/Order/5900000001042',
      totalPrice: 24,
      StorefrontUser: { email: 'maya@example.com' },
      OrderLineItems: [{ quantity: 1, ProductVariant: { Product: { title: 'House blend' } } }],
    });
    expect(found('#1042').at('data.Orders')).toEqual([]);
  });

  it('leaves out lines that were removed', () => {
    const shop = openWith({ items: ['House blend', 'Decaf'] });
    const line = shop.state.skio.subscriptions[0]?.lines[1];
    if (line) line.removedAt = '2026-11-01T00:00:00.000Z';
    const query = `{ SubscriptionByPk(id: "${shop.id}") { SubscriptionLines(where: { removedAt: { _is_null: true } }) { id } } }`;
    expect(shop.skio(query).at('data.SubscriptionByPk.SubscriptionLines')).toHaveLength(1);
  });

  it('understands patterns, lists and junctions', () => {
    const shop = openShop();
    const count = (where: Record<string, unknown>): number => {
      const answer = shop.skio(
        'query Q($where: Subscription_bool_exp!) { Subscriptions(where: $where) { id } }',
        { where },
      );
      const rows = answer.at('data.Subscriptions');
      return Array.isArray(rows) ? rows.length : -1;
    };
    expect(count({ status: { _in: ['PAUSED', 'CANCELLED'] } })).toBe(3);
    expect(
      count({ _and: [{ status: { _eq: 'ACTIVE' } }, { StorefrontUser: { email: { _ilike: 'OLU.%' } } }] }),
    ).toBe(2);
    expect(count({ _not: { nextBillingDate: { _is_null: true } } })).toBe(5);
    expect(count({ StorefrontUser: { email: { _ilike: 'olu_adeyemi@%' } } })).toBe(2);
    expect(count({ StorefrontUser: { email: { _ilike: 'olu\\_adeyemi@%' } } })).toBe(0);
  });

  it('orders, limits and offsets', () => {
    const shop = openShop();
    const query = `query Q($limit: Int!, $offset: Int!) {
      Subscriptions(order_by: [{ nextBillingDate: asc }], limit: $limit, offset: $offset) { nextBillingDate } }`;
    const answer = shop.skio(query, { limit: 2, offset: 1 });
    expect(answer.at('data.Subscriptions.0.nextBillingDate')).toBe('2026-11-30T12:00:00.000+00:00');
    expect(answer.at('data.Subscriptions.1.nextBillingDate')).toBe('2026-12-01T12:00:00.000+00:00');
  });

  it('answers null for an unknown key', () => {
    expect(openWith().skio(`{ SubscriptionByPk(id: "${UNKNOWN}") { id } }`).body).toEqual({
      data: { SubscriptionByPk: null },
    });
  });
});

describe('Skio refusals', () => {
  const message = (answer: { at: (path: string) => unknown; status: number }) => {
    expect(answer.status).toBe(200);
    return answer.at('errors.0.message');
  };

  it('refuses an invalid token with status 200', () => {
    const shop = openWith();
    expect(message(shop.skio('{ Subscriptions(limit: 1) { id } }', {}, 'revoked'))).toBe(
      'Invalid response from authorization hook',
    );
    expect(shop.skio('{ __typename }', {}, 'revoked').at('data.__typename')).toBe('query_root');
  });

  it('names fields that a type does not have', () => {
    const shop = openWith();
    expect(message(shop.skio('{ Subscriptions { id colour } }'))).toBe(
      "field 'colour' not found in type: 'Subscription'",
    );
    expect(message(shop.skio('{ Refunds { id } }'))).toBe("field 'Refunds' not found in type: 'query_root'");
    expect(message(shop.skio('{ StorefrontUsers { qaToken } }'))).toBe(
      "field 'qaToken' not found in type: 'StorefrontUser'",
    );
    expect(message(shop.skio('{ Subscriptions(where: { colour: { _eq: "x" } }) { id } }'))).toBe(
      "field 'colour' not found in type: 'Subscription_bool_exp'",
    );
  });

  it('refuses a text that is no UUID', () => {
    const answer = openWith().skio('query G($id: uuid!) { SubscriptionByPk(id: $id) { id } }', {
      id: 'sub111',
    });
    expect(message(answer)).toBe('invalid input syntax for type uuid: "sub111"');
    expect(answer.at('errors.0.extensions.code')).toBe('data-exception');
  });

  it('goes four levels deep and no further', () => {
    const nested = (inner: string) =>
      `{ StorefrontUsers { Subscriptions { SubscriptionLines { ProductVariant { ${inner} } } } } }`;
    const shop = openWith();
    expect(shop.skio(nested('title')).at('errors')).toBeUndefined();
    expect(message(shop.skio(nested('Product { title }')))).toContain('depth');
  });

  it('counts a hundred nodes and no more', () => {
    const asked = (limit: number) =>
      `{ StorefrontUsers(limit: 3) { id Subscriptions(limit: ${limit}) { BillingPolicy { interval } } } }`;
    const shop = openWith();
    expect(shop.skio(asked(16)).at('errors')).toBeUndefined();
    expect(message(shop.skio(asked(17)))).toContain('node limit');
  });

  it('asks for a required variable', () => {
    expect(message(openWith().skio(ACCOUNT, {}))).toBe(
      'expecting a value for non-nullable variable: "where"',
    );
  });

  it('wants the input type with its own first letter', () => {
    const wrong = PAUSE.replace('pauseSubscriptionInput', 'PauseSubscriptionInput');
    const shop = openWith();
    expect(message(shop.skio(wrong, { input: { subscriptionId: shop.id } }))).toContain(
      "is declared as 'PauseSubscriptionInput!'",
    );
    expect(shop.kinds()).toEqual([]);
  });

  it('refuses unknown and missing input fields', () => {
    const shop = openWith();
    expect(message(shop.skio(CANCEL, { input: { subscriptionId: shop.id, reason: 'x' } }))).toBe(
      "field 'reason' not found in type: 'CancelSubscriptionInput'",
    );
    const reactivate =
      'mutation R($input: ReactivateSubscriptionInput!) { reactivateSubscription(input: $input) { ok } }';
    expect(message(shop.skio(reactivate, { input: { subscriptionId: shop.id } }))).toContain(
      'newBillingDate',
    );
    expect(shop.kinds()).toEqual([]);
  });

  it('takes two thousand requests a minute', () => {
    const shop = openWith();
    const ask = () => shop.skio('{ __typename }').status;
    expect(Array.from({ length: 2000 }, ask).every((status) => status === 200)).toBe(true);
    expect(ask()).toBe(429);
    shop.wait(1);
    expect(ask()).toBe(200);
  });

  it('answers only at its own path, and only documents', () => {
    const shop = openWith();
    const headers = { authorization: 'API sandbox-skio-token' };
    expect(shop.send('POST', 'https://graphql.skio.com/v2', headers, {}).status).toBe(404);
    expect(message(shop.skio('{ Subscriptions {'))).toBe('not a valid graphql query');
    expect(
      shop.send('POST', 'https://graphql.skio.com/v1/graphql', headers, {}).at('errors.0.extensions.code'),
    ).toBe('parse-failed');
  });

  it('refuses a fragment that spreads itself', () => {
    const query = '{ Subscriptions { ...A } } fragment A on Subscription { id ...A }';
    expect(message(openWith().skio(query))).toContain('cycle');
  });
});

describe('Skio mutations', () => {
  it('skips twice when called twice', () => {
    const shop = openWith();
    const input = { subscriptionId: shop.id, debugCaller: 'agent-assist:a1' };
    expect(shop.skio(SKIP, { input }).at('data.skipSubscription')).toEqual({
      message: 'Skipped',
      nextBillingDate: '2027-01-01',
      ok: true,
    });
    expect(shop.skio(SKIP, { input }).at('data.skipSubscription.nextBillingDate')).toBe('2027-02-01');
    expect(shop.kinds()).toEqual(['subscription-skipped', 'subscription-skipped']);
  });

  it('keeps the caller in the audit log', () => {
    const shop = openWith();
    shop.skio(SKIP, { input: { subscriptionId: shop.id, debugCaller: 'agent-assist:a1' } });
    const query =
      'query A($id: uuid!) { AuditLogs(where: { subscriptionId: { _eq: $id } }) { eventData createdAt } }';
    expect(shop.skio(query, { id: shop.id }).at('data.AuditLogs.0.eventData')).toMatchObject({
      debugCaller: 'agent-assist:a1',
      nextBillingDate: '2027-01-01T00:00:00.000Z',
    });
  });

  it('skips by a window; zero says ok and does nothing', () => {
    const shop = openWith();
    const skip = (value: number) =>
      shop.skio(SKIP, { input: { subscriptionId: shop.id, skipOption: { unit: 'WEEK', value } } });
    expect(skip(0).at('data.skipSubscription')).toMatchObject({ ok: true, nextBillingDate: '2026-12-01' });
    expect(shop.kinds()).toEqual([]);
    expect(skip(2).at('data.skipSubscription.nextBillingDate')).toBe('2026-12-15');
    expect(skip(-4).at('data.skipSubscription.nextBillingDate')).toBe('2026-11-17');
  });

  it('skips nothing without a next date, with ok false', () => {
    const shop = openWith({ status: 'cancelled' });
    const answer = shop.skio(SKIP, { input: { subscriptionId: shop.id } });
    expect(answer.at('data.skipSubscription')).toMatchObject({
      ok: false,
      message: 'Error: No next billing date found',
    });
  });

  it('tells a malformed id from an unknown one', () => {
    const shop = openWith();
    const malformed = shop.skio(SKIP, { input: { subscriptionId: 'sub111' } });
    expect(malformed.at('errors.0')).toMatchObject({
      message: 'internal error',
      extensions: { code: 'unexpected' },
    });
    const unknown = shop.skio(SKIP, { input: { subscriptionId: UNKNOWN } });
    expect(unknown.at('errors.0.extensions.detail')).toBe(
      'Lambda policy revoked, tried to access unauthorized user or subscription',
    );
  });

  it('says ok to pausing and cancelling an unknown id', () => {
    const shop = openWith();
    const input = { subscriptionId: UNKNOWN };
    expect(shop.skio(PAUSE, { input }).at('data.pauseSubscription.ok')).toBe(true);
    expect(shop.skio(CANCEL, { input }).at('data.cancelSubscription.ok')).toBe(true);
    expect(shop.kinds()).toEqual([]);
  });

  it('says ok to cancelling again and does nothing', () => {
    const shop = openWith();
    const input = { subscriptionId: shop.id };
    shop.skio(CANCEL, { input });
    expect(shop.skio(CANCEL, { input }).at('data.cancelSubscription.ok')).toBe(true);
    expect(shop.status()).toMatchObject({ status: 'CANCELLED', nextBillingDate: null });
    expect(shop.kinds()).toEqual(['subscription-cancelled']);
  });

  it('pauses and goes on at the old date', () => {
    const shop = openWith();
    const answer = shop.skio(PAUSE, { input: { subscriptionId: shop.id } });
    expect(String(answer.at('data.pauseSubscription.message'))).toContain(
      'paused by PublicAPI user: unknown at 2026-11-22',
    );
    expect(shop.status()).toMatchObject({ status: 'PAUSED', nextBillingDate: null });
    const unpause =
      'mutation U($input: unpauseSubscriptionInput!) { unpauseSubscription(input: $input) { message ok } }';
    shop.skio(unpause, { input: { subscriptionId: shop.id } });
    expect(shop.status()).toMatchObject({
      status: 'ACTIVE',
      nextBillingDate: '2026-12-01T00:00:00.000+00:00',
    });
    expect(shop.skio(unpause, { input: { subscriptionId: shop.id } }).at('data.unpauseSubscription.ok')).toBe(
      false,
    );
  });

  it('reactivates at the given day only', () => {
    const shop = openWith({ status: 'cancelled' });
    const run = (newBillingDate: string) =>
      shop.skio(
        'mutation R($input: ReactivateSubscriptionInput!) { reactivateSubscription(input: $input) { ok } }',
        {
          input: { subscriptionId: shop.id, newBillingDate },
        },
      );
    expect(run('2026-11-01').at('data.reactivateSubscription.ok')).toBe(false);
    expect(run('2026-12-05').at('data.reactivateSubscription.ok')).toBe(true);
    expect(shop.status()).toMatchObject({
      status: 'ACTIVE',
      nextBillingDate: '2026-12-05T00:00:00.000+00:00',
    });
  });

  it('never reactivates what was cancelled for good', () => {
    const shop = openWith();
    shop.skio(CANCEL, { input: { subscriptionId: shop.id, permanentlyCancel: true } });
    const answer = shop.skio(
      'mutation R($input: ReactivateSubscriptionInput!) { reactivateSubscription(input: $input) { ok } }',
      { input: { subscriptionId: shop.id, newBillingDate: '2026-12-05' } },
    );
    expect(answer.at('data.reactivateSubscription.ok')).toBe(false);
  });

  it('sets an absolute date, once', () => {
    const shop = openWith();
    const run = (date: string) =>
      shop.skio(
        'mutation D($input: UpdateNextBillingDateInput!) { updateNextBillingDate(input: $input) { message ok } }',
        {
          input: { subscriptionId: shop.id, date },
        },
      );
    run('2026-12-20T00:00:00Z');
    run('2026-12-20T00:00:00Z');
    expect(shop.kinds()).toEqual(['subscription-rescheduled']);
    expect(run('2026-11-01').at('data.updateNextBillingDate.ok')).toBe(false);
  });

  it('swaps a variant by Skio’s ids', () => {
    const shop = openWith();
    const variants = shop.skio('{ ProductVariants { id Product { title } } }');
    const input = {
      subscriptionId: shop.id,
      oldProductVariantId: variants.at('data.ProductVariants.0.id'),
      newProductVariantId: variants.at('data.ProductVariants.3.id'),
      pricingOption: 'NEW_VARIANT_PRICE',
    };
    const swap =
      'mutation S($input: SwapSubscriptionProductVariantsInput!) { swapSubscriptionProductVariants(input: $input) { ok } }';
    expect(shop.skio(swap, { input }).at('data.swapSubscriptionProductVariants.ok')).toBe(true);
    expect(shop.state.skio.subscriptions[0]?.lines[0]?.priceMinor).toBe(3200);
    expect(shop.skio(swap, { input }).at('data.swapSubscriptionProductVariants.ok')).toBe(false);
  });

  it('applies a running code and says why another fails', () => {
    const shop = openWith();
    const run = (code: string) =>
      shop.skio(
        'mutation A($input: ApplyDiscountCodeInput!) { applyDiscountCode(input: $input) { message ok } }',
        {
          input: { subscriptionId: shop.id, code },
        },
      );
    expect(run('WELCOME10').at('data.applyDiscountCode')).toEqual({
      message: 'Discount WELCOME10 applied',
      ok: true,
    });
    expect(run('NOPE').at('errors.0.extensions.detail')).toBe('NOT_FOUND');
    expect(run('LATER').at('errors.0.extensions.detail')).toBe('CURRENTLY_INACTIVE');
  });

  it('ships now, for money, with a caller of its own', () => {
    const shop = openWith();
    const answer = shop.skio('mutation N($input: ShipNowInput!) { shipNow(input: $input) { message ok } }', {
      input: { subscriptionId: shop.id, caller: 'agent-assist:a2' },
    });
    expect(answer.at('data.shipNow.ok')).toBe(true);
    expect(shop.kinds()).toEqual(['order-created', 'subscription-shipped']);
    expect(shop.state.skio.auditLogs[0]?.eventData['debugCaller']).toBe('agent-assist:a2');
  });
});
