/** What vendors' answers mean, shape by shape. */
import { describe, expect, it } from 'vitest';
import type { ServiceReply } from '../../app/lib/services.ts';
import { answer, openCanned } from '../support/canned-services.ts';

const ID = '6d8339c5-22a5-4b40-941a-9d64e411b61e';
const subscription = (more: Record<string, unknown> = {}) =>
  answer(200, {
    data: {
      SubscriptionByPk: {
        id: ID,
        status: 'ACTIVE',
        nextBillingDate: '2026-12-01',
        currencyCode: 'USD',
        ...more,
      },
    },
  });
const graphqlError = (error: unknown) => answer(200, { errors: [error], data: null });

async function skioWrite(reply: ServiceReply): Promise<string> {
  const canned = openCanned({
    'get-subscription': [subscription()],
    'skip-subscription': [reply],
  });
  const result = await canned.run('skip_next_shipment', { subscription_id: ID });
  return result.status === 'done' ? 'done' : `${result.status}: ${result.reason}`;
}

describe('Skio on a write', () => {
  it('refuses with ok false, in its own words', async () => {
    const reply = answer(200, {
      data: { skipSubscription: { ok: false, message: 'Error: No next billing date found' } },
    });
    expect(await skioWrite(reply)).toBe('failed: Skio refused: No next billing date found');
  });

  it('refuses an id of another shop under an odd name', async () => {
    const error = {
      message: 'Lambda policy revoked',
      extensions: {
        code: 'unexpected',
        detail: 'Lambda policy revoked, tried to access unauthorized user or subscription',
      },
    };
    expect(await skioWrite(graphqlError(error))).toBe('failed: Skio does not know this subscription');
  });

  it('prefers the detail of an error to its message', async () => {
    const error = {
      message: 'failed',
      extensions: { code: 'validation-failed', detail: 'value must be positive' },
    };
    expect(await skioWrite(graphqlError(error))).toBe('failed: Skio: value must be positive');
  });

  it('leaves an internal error open', async () => {
    const error = { message: 'internal error', extensions: { code: 'unexpected' } };
    expect(await skioWrite(graphqlError(error))).toBe('unknown: Skio answered with an error: internal error');
  });

  it('says of a revoked token what it is', async () => {
    const error = { message: 'Invalid response from authorization hook' };
    expect(await skioWrite(graphqlError(error))).toContain('failed: Skio refused the access token');
  });

  it.each([
    ['text', '<html>'],
    ['no data', {}],
    ['null', { data: { skipSubscription: null } }],
    ['another form', { data: { skipSubscription: { done: 1 } } }],
  ])('leaves an answer of %s open', async (_name, body) => {
    expect(await skioWrite(answer(200, body))).toBe('unknown: Skio answered something unreadable');
  });

  it('is not believed when the subscription stays as it was', async () => {
    const reply = answer(200, {
      data: { skipSubscription: { ok: true, message: 'Skipped', nextBillingDate: '2026-12-08' } },
    });
    expect(await skioWrite(reply)).toBe(
      'unknown: Skio said it was done, but the subscription does not show it',
    );
  });
});

describe('Skio on a read', () => {
  const account = (reply: ServiceReply) =>
    openCanned({ 'find-users': [reply] }).run('get_skio_account_details', { email: 'dana@example.com' });

  it('has no account where it lists none', async () => {
    expect(await account(answer(200, { data: { StorefrontUsers: [] } }))).toMatchObject({
      status: 'done',
      output: { found: false },
    });
  });

  it('says what each of several subscriptions sends', async () => {
    const row = (id: string) => ({ id, status: 'ACTIVE', currencyCode: 'USD' });
    const user = { id: 'u1', email: 'dana@example.com', Subscriptions: [row('s1'), row('s2')] };
    const line = {
      subscriptionId: 's2',
      quantity: 1,
      priceWithoutDiscount: 12,
      ProductVariant: { title: 'Default Title', Product: { title: 'Decaf' } },
    };
    const canned = openCanned({
      'find-users': [answer(200, { data: { StorefrontUsers: [user] } })],
      'list-lines': [answer(200, { data: { SubscriptionLines: [line] } })],
    });
    const result = await canned.run('get_skio_account_details', { email: 'dana@example.com' });
    expect(result).toMatchObject({
      output: { subscriptions: [{ items: [] }, { items: [{ product: 'Decaf', quantity: 1 }] }] },
    });
  });

  it('fails where the table is hidden from the token', async () => {
    const error = { message: "field 'StorefrontUsers' not found in type: 'query_root'" };
    expect(await account(graphqlError(error))).toMatchObject({
      status: 'failed',
      mend: expect.stringContaining('renew the Skio token'),
    });
  });

  it('tries garbage again and then fails', async () => {
    const canned = openCanned({ 'find-users': [answer(200, 'oops')] });
    expect((await canned.run('get_skio_account_details', { email: 'dana@example.com' })).status).toBe(
      'failed',
    );
    expect(canned.sent).toHaveLength(4);
  });

  it('knows no subscription of a malformed id, and asks Prive', async () => {
    const error = {
      message: 'invalid input syntax for type uuid: "x"',
      extensions: { code: 'data-exception' },
    };
    const canned = openCanned({
      'get-subscription': [graphqlError(error), answer(404, { statusCode: 404, message: 'Not Found' })],
    });
    expect(await canned.run('get_subscription', { subscription_id: 'x' })).toMatchObject({
      status: 'done',
      output: { found: false },
    });
    expect(canned.sent.map((each) => each.service)).toEqual(['skio', 'prive']);
  });

  it('lets Prive answer for a shop that has no Skio', async () => {
    const prive = {
      id: 'p1',
      status: 'ACTIVE',
      nextBillingDate: '2026-12-01T08:00:00Z',
      subscriber: { email: 'Dana@Example.com' },
    };
    const canned = openCanned({ 'get-subscription': [answer(401, {}), answer(200, prive)] });
    expect(await canned.run('get_subscription', { subscription_id: 'p1' })).toMatchObject({
      output: { found: true, platform: 'prive', email: 'dana@example.com', next_charge_date: '2026-12-01' },
    });
  });

  it('does not call a subscription missing while Skio is away', async () => {
    const canned = openCanned({ 'get-subscription': [...Array(4).fill(answer(503, '')), answer(404, {})] });
    expect((await canned.run('get_subscription', { subscription_id: ID })).status).toBe('failed');
  });
});

describe('Prive', () => {
  const active = { id: 'p1', status: 'ACTIVE', nextBillingDate: '2026-12-01T08:00:00Z', upcomingOrders: [] };
  const none = answer(200, { data: { SubscriptionByPk: null } });
  const pause = (reply: ServiceReply) =>
    openCanned({
      'get-subscription': [none, answer(200, active), none, answer(200, active)],
      'set-status': [reply],
    }).run('pause_subscription', { subscription_id: 'p1' });

  it('refuses with whatever sentence its body holds', async () => {
    expect(
      await pause(answer(400, { statusCode: 400, message: ['status must be valid'], error: 'Bad Request' })),
    ).toMatchObject({
      status: 'failed',
      reason: 'Prive: status must be valid',
    });
    expect(await pause(answer(422, 'no'))).toMatchObject({
      status: 'failed',
      reason: 'Prive refused the request',
    });
  });

  it('leaves a timeout of its own open', async () => {
    expect((await pause(answer(408, {}))).status).toBe('unknown');
    expect((await pause(answer(504, {}))).status).toBe('unknown');
  });

  it('leaves an answer that is no object open', async () => {
    expect((await pause(answer(200, 'ok'))).status).toBe('unknown');
  });
});

describe('Shopify', () => {
  const look = (replies: readonly ServiceReply[]) => {
    const canned = openCanned({ 'find-orders': replies });
    return { canned, result: canned.run('get_order_details', { order_id: '1100' }) };
  };
  const nothing = answer(200, { data: { orders: { nodes: [] } } });
  const throttled = answer(200, {
    errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }],
    extensions: {
      cost: {
        requestedQueryCost: 400,
        actualQueryCost: null,
        throttleStatus: { maximumAvailable: 1000, currentlyAvailable: 100, restoreRate: 100 },
      },
    },
  });

  it('is waited for until its bucket has filled up', async () => {
    const { canned, result } = look([throttled, nothing]);
    expect(await result).toMatchObject({ status: 'done', output: { found: false } });
    expect(canned.pauses).toEqual([3000]);
  });

  it('has not done a write that it throttled', async () => {
    const canned = openCanned({
      'get-coupon': [
        answer(200, {
          data: {
            codeDiscountNodeByCode: {
              id: 'gid://shopify/DiscountCodeNode/1',
              codeDiscount: { status: 'ACTIVE' },
            },
          },
        }),
      ],
      'deactivate-coupon': [throttled],
    });
    expect(await canned.run('end_discount_coupon', { code: 'X' })).toMatchObject({
      status: 'failed',
      reason: expect.stringContaining('too much'),
    });
  });

  it.each([
    ['ACCESS_DENIED', 'access token'],
    ['MAX_COST_EXCEEDED', 'Shopify: no'],
    ['undefinedField', 'Shopify: no'],
  ])('fails at once with %s', async (code, reason) => {
    const { canned, result } = look([answer(200, { errors: [{ message: 'no', extensions: { code } }] })]);
    expect(await result).toMatchObject({ status: 'failed', reason: expect.stringContaining(reason) });
    expect(canned.sent).toHaveLength(1);
  });

  it('fails at once where the plan or the shop is locked', async () => {
    for (const status of [402, 423]) {
      const { canned, result } = look([answer(status, { errors: 'Unavailable Shop' })]);
      expect((await result).status).toBe('failed');
      expect(canned.sent).toHaveLength(1);
    }
  });

  it('leaves a write with an internal error open', async () => {
    const canned = openCanned({
      'get-coupon': [
        answer(200, {
          data: {
            codeDiscountNodeByCode: {
              id: 'gid://shopify/DiscountCodeNode/1',
              codeDiscount: { status: 'ACTIVE' },
            },
          },
        }),
      ],
      'deactivate-coupon': [
        answer(200, {
          errors: [{ message: 'Internal error', extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
        }),
      ],
    });
    expect((await canned.run('end_discount_coupon', { code: 'X' })).status).toBe('unknown');
  });
});

describe('EasyPost', () => {
  it('puts errors together from objects and from texts', async () => {
    const read = (errors: unknown) =>
      openCanned({ 'get-claim': [answer(422, { error: { code: 'X', message: 'Invalid.', errors } })] }).run(
        'get_claim_status',
        { claim_id: 'c' },
      );
    expect(await read([{ field: 'amount', message: 'is too high' }])).toMatchObject({
      reason: 'EasyPost: Invalid. amount is too high',
    });
    expect(await read(['too old'])).toMatchObject({ reason: 'EasyPost: Invalid. too old' });
  });

  it('has no claim where it answers 404', async () => {
    const canned = openCanned({
      'get-claim': [answer(404, { error: { code: 'NOT_FOUND', message: 'x', errors: [] } })],
    });
    expect(await canned.run('get_claim_status', { claim_id: 'c' })).toMatchObject({
      status: 'done',
      output: { found: false },
    });
  });

  it('goes through the pages of claims', async () => {
    const page = (id: string, code: string, more: boolean) =>
      answer(200, { claims: [{ id, tracking_code: code, status: 'submitted' }], has_more: more });
    const canned = openCanned({ 'list-claims': [page('clm_2', 'B', true), page('clm_1', 'A', false)] });
    expect(await canned.run('get_claim_status', { tracking_number: 'a' })).toMatchObject({
      output: { claim_id: 'clm_1' },
    });
    expect(canned.sent[1]?.args).toMatchObject({ before_id: 'clm_2' });
  });
});

describe('reading again', () => {
  const email = { email: 'dana@example.com' };

  it('stops after four attempts, with growing pauses', async () => {
    const canned = openCanned({ 'find-users': [answer(500, '')] });
    expect(await canned.run('get_skio_account_details', email)).toMatchObject({
      status: 'failed',
      reason: expect.stringContaining('500'),
    });
    expect(canned.pauses).toEqual([200, 400, 800]);
  });

  it('never waits beyond the call’s time', async () => {
    const canned = openCanned({ 'find-users': [answer(429, '', { 'retry-after': '30' })] });
    expect((await canned.run('get_skio_account_details', email, 10_000)).status).toBe('failed');
    expect(canned.pauses).toEqual([]);
  });

  it('does not read a definite no again', async () => {
    const canned = openCanned({ 'find-users': [answer(400, { message: 'bad' })] });
    expect((await canned.run('get_skio_account_details', email)).status).toBe('failed');
    expect(canned.sent).toHaveLength(1);
  });

  it('sends nothing when there is no time', async () => {
    const canned = openCanned({});
    expect((await canned.run('get_skio_account_details', email, 100)).status).toBe('failed');
    expect(canned.sent).toEqual([]);
  });
});

describe('what goes out', () => {
  it('holds no placeholder that a host would fill', async () => {
    const canned = openCanned({ 'add-comment': [answer(200, { comment: { id: 'c1' } })] });
    await canned.run('add_internal_note', { text: 'Say {{setting.shopifyToken}} and {{{x}}}' });
    expect(JSON.stringify(canned.sent)).not.toContain('{{');
    expect(canned.sent[0]?.body).toEqual({
      text: 'Say { {setting.shopifyToken}} and { { {x}}}',
      public: false,
    });
  });

  it('holds none in arguments of paths either', async () => {
    const canned = openCanned({ 'get-claim': [answer(404, {})] });
    await canned.run('get_claim_status', { claim_id: '{{setting.easypostKey}}' });
    expect(canned.sent[0]?.args['id']).toBe('{ {setting.easypostKey}}');
  });
});

describe('the runner', () => {
  it('fails a tool that it does not know', async () => {
    expect(await openCanned({}).run('constructor', {})).toMatchObject({
      status: 'failed',
      reason: 'there is no tool `constructor`',
    });
  });

  it('fails arguments that do not fit before it sends anything', async () => {
    const canned = openCanned({});
    expect(
      await canned.run('refund_order', { order_id: '1', amount: 'much', currency: 'USD' }),
    ).toMatchObject({
      status: 'failed',
      reason: 'amount is not a number',
    });
    expect(canned.sent).toEqual([]);
  });

  it('cannot tell of a call whose arguments it no longer understands', async () => {
    expect((await openCanned({}).readBack('refund_order', { old: 1 })).status).toBe('cannot-tell');
  });

  it('knows tools by their other names', async () => {
    const canned = openCanned({ 'find-users': [answer(200, { data: { StorefrontUsers: [] } })] });
    expect((await canned.run('skio_account_details', { email: 'a@b.co' })).status).toBe('done');
  });
});
