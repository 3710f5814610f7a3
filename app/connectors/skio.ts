/**
 * Skio. Every answer has status 200, so a refusal stands in `errors` or in `ok: false`; and `ok: true` is not proof, since Skio
 * also says it of subscriptions that do not exist or already are as wanted. Writes are therefore read back.
 * @see https://code.skio.com/, read 2026-08
 */
import { isObject, type Json, type JsonObject } from '../lib/json.ts';
import type { SubscriptionOutput } from '../tools/forms.ts';
import { customersOwn } from './accounts.ts';
import type { Connector } from './connector.ts';
import {
  done,
  failed,
  judgeHttp,
  ok,
  type ReadStep,
  refusedToken,
  type Step,
  unknown,
  type Wire,
  write,
} from './exchange.ts';
import { type ErrorJudge, type GraphqlError, judgeGraphql } from './graphql.ts';
import { dayAt, decimalAt, listAt, numberAt, textAt, textOrNull, timeAt } from './pick.ts';
import { read } from './retry.ts';
import { orderOutput, readOrder } from './shopify/order.ts';
import { intervalOf, productOf } from './words.ts';

const judge = judgeGraphql('Skio', judgeHttp('skio'), judgeErrors);

/** Codes of requests that Skio turned down before doing anything. */
const REFUSALS = new Set([
  'data-exception',
  'validation-failed',
  'parse-failed',
  'bad-request',
  'constraint-violation',
]);

function judgeErrors(...[errors]: Parameters<ErrorJudge>): ReturnType<ErrorJudge> {
  const [first] = errors;
  const words = first?.detail || first?.message || 'no reason given';
  if (errors.some((error) => REFUSED_TOKEN.test(error.message) || ACCESS_CODES.has(error.code)))
    return refusedToken('skio');
  if (errors.some(isUnknownId))
    return failed('Skio does not know this subscription', 'Look the subscription up again.');
  if (errors.some((error) => REFUSALS.has(error.code)))
    return failed(`Skio: ${words}`, 'Check the values and try again.');
  return unknown(`Skio answered with an error: ${words}`);
}

// What Skio says to a token that it does not accept: `Invalid response from authorization hook`, `field "x" not found in type: 'query_root'`.
const REFUSED_TOKEN = /authorization hook|not found in type: '(query|mutation)_root'/i;
const ACCESS_CODES = new Set(['access-denied', 'invalid-headers', 'invalid-jwt']);

/** A well-formed id of another shop or of none, and one that is no UUID at all. */
const isUnknownId = (error: GraphqlError): boolean =>
  // `Lambda policy revoked, tried to access …`, `invalid input syntax for type uuid: "x"`.
  /lambda policy revoked|invalid input syntax for type uuid/i.test(`${error.message} ${error.detail}`);

/** Reads from Skio. */
export const readSkio = (wire: Wire, operation: string, variables: JsonObject): Promise<ReadStep<unknown>> =>
  read(wire, { service: 'skio', operation, body: variables }, judge);

/** Sends one of Skio's mutations; the value is what it answered. `ok: false` is a refusal in Skio's words. */
export async function writeSkio(wire: Wire, operation: string, input: JsonObject): Promise<Step<JsonValue>> {
  const sent = await write(wire, { service: 'skio', operation, body: { input } }, judge);
  if (sent.status !== 'ok') return sent;
  const payload = isObject(sent.value) ? Object.values(sent.value)[0] : undefined;
  if (!isObject(payload) || typeof payload['ok'] !== 'boolean')
    return unknown('Skio answered something unreadable');
  if (payload['ok']) return ok(payload);
  const words = textAt(payload, 'message').replace(/^Error:\s*/, '') || 'no reason given';
  return failed(`Skio refused: ${words}`, 'Look the subscription up again and check its state.');
}

type JsonValue = Record<string, unknown>;

/** A subscription at Skio; null where Skio has none of that id. */
export async function readSkioSubscription(
  wire: Wire,
  id: string,
): Promise<ReadStep<SubscriptionOutput | null>> {
  const answer = await readSkio(wire, 'get-subscription', { id });
  if (answer.status === 'failed') return answer.reason === UNKNOWN_SUBSCRIPTION ? ok(null) : answer;
  const row = isObject(answer.value) ? answer.value['SubscriptionByPk'] : undefined;
  if (row === null || row === undefined) return ok(null);
  if (!isObject(row) || textAt(row, 'id') === '')
    return failed('Skio answered something unreadable', 'Try again in a moment.');
  return ok(subscriptionOf(row));
}

const UNKNOWN_SUBSCRIPTION = 'Skio does not know this subscription';

function subscriptionOf(row: unknown, email = textAt(row, 'StorefrontUser.email')): SubscriptionOutput {
  return {
    subscription_id: textAt(row, 'id'),
    platform: 'skio',
    status: textAt(row, 'status').toLowerCase(),
    next_charge_date: dayAt(row, 'nextBillingDate'),
    cancelled_at: timeAt(row, 'cancelledAt'),
    interval: intervalOf(numberAt(row, 'BillingPolicy.intervalCount'), textAt(row, 'BillingPolicy.interval')),
    currency: textAt(row, 'currencyCode'),
    email: email.toLowerCase(),
    items: listAt(row, 'SubscriptionLines').map((line) => itemOf(line, textAt(row, 'currencyCode'))),
  };
}

const itemOf = (line: unknown, currency: string) => ({
  product: productOf(textAt(line, 'ProductVariant.Product.title'), textAt(line, 'ProductVariant.title')),
  quantity: numberAt(line, 'quantity'),
  price: decimalAt(line, 'priceWithoutDiscount', currency),
});

/**
 * The same subscriptions with what they send: queries are too shallow to read it along with the account. Where it cannot be
 * read they stay as they are, since nothing is decided by it.
 */
async function withItems(
  wire: Wire,
  subscriptions: readonly SubscriptionOutput[],
): Promise<readonly SubscriptionOutput[]> {
  const ids = subscriptions.map((each) => each.subscription_id);
  if (ids.length === 0) return subscriptions;
  const where = { subscriptionId: { _in: ids }, removedAt: { _is_null: true } };
  const answer = await readSkio(wire, 'list-lines', { where });
  const lines = answer.status === 'ok' ? listAt(answer.value, 'SubscriptionLines') : [];
  return subscriptions.map((each) => ({
    ...each,
    items: lines
      .filter((line) => textAt(line, 'subscriptionId') === each.subscription_id)
      .map((line) => itemOf(line, each.currency)),
  }));
}

/** Whether Skio's audit log of a subscription holds a mark. The log's layout is not documented, so all of an entry is searched. */
export async function isInAuditLog(
  wire: Wire,
  subscriptionId: string,
  mark: string,
): Promise<ReadStep<boolean>> {
  const answer = await readSkio(wire, 'list-audit-logs', {
    where: { subscriptionId: { _eq: subscriptionId } },
  });
  if (answer.status !== 'ok') return answer;
  return ok(listAt(answer.value, 'AuditLogs').some((entry) => JSON.stringify(entry).includes(mark)));
}

async function readAccount(wire: Wire, email: string): Promise<ReadStep<readonly unknown[]>> {
  const either: Json[] = [{ email: { _eq: email } }, { emailLower: { _eq: email.toLowerCase() } }];
  const answer = await readSkio(wire, 'find-users', { where: { _or: either } });
  if (answer.status !== 'ok') return answer;
  if (!isObject(answer.value) || !Array.isArray(answer.value['StorefrontUsers']))
    return failed('Skio answered something unreadable', 'Try again in a moment.');
  return ok(answer.value['StorefrontUsers']);
}

function accountOf(user: unknown) {
  const email = textAt(user, 'email').toLowerCase();
  return {
    account_id: textAt(user, 'id'),
    email,
    name: `${textAt(user, 'firstName')} ${textAt(user, 'lastName')}`.trim(),
    phone: textAt(user, 'phoneNumber'),
    subscriptions: listAt(user, 'Subscriptions').map((row) => subscriptionOf(row, email)),
  };
}

/** `get_skio_account_details`. */
export const accountDetails: Connector = {
  run: async ({ args, wire }) => {
    const email = textAt(args, 'email').trim();
    const users = await readAccount(wire, email);
    if (users.status !== 'ok') return users;
    const accounts = users.value.map(accountOf);
    const [account] = accounts;
    // One subscription needs no telling apart, and several accounts are asked about first.
    if (accounts.length !== 1 || !account || account.subscriptions.length < 2)
      return done(customersOwn(email, accounts));
    const subscriptions = await withItems(wire, account.subscriptions);
    return done(customersOwn(email, [{ ...account, subscriptions }]));
  },
};

/** Subscriptions beyond this many are not read in full. */
const SUBSCRIPTIONS_MAX = 8;

/** `get_skio_subscriptions`: those still running first, each with its lines. */
export const skioSubscriptions: Connector = {
  run: async ({ args, wire }) => {
    const email = textAt(args, 'email').trim();
    const users = await readAccount(wire, email);
    if (users.status !== 'ok') return users;
    const known = users.value.flatMap((user) => accountOf(user).subscriptions);
    const running = known.filter((each) => each.status !== 'cancelled' && each.status !== 'expired');
    const wanted = (running.length > 0 ? running : known).slice(0, SUBSCRIPTIONS_MAX);
    const full = await Promise.all(wanted.map((each) => readSkioSubscription(wire, each.subscription_id)));
    const subscriptions = full.map(
      (each, index) => (each.status === 'ok' ? each.value : null) ?? wanted[index],
    );
    return done({
      found: users.value.length > 0,
      email: email.toLowerCase(),
      subscriptions: subscriptions.filter((each) => each !== undefined),
    });
  },
};

/** `skio_order_details`: what Skio has of the order, completed by the shop. */
export const skioOrderDetails: Connector = {
  run: async ({ args, wire }) => {
    const orderId = textAt(args, 'order_id').trim();
    const found = await readSkio(wire, 'find-orders', { where: { _or: orderFilters(orderId) } });
    if (found.status !== 'ok') return found;
    const rows = listAt(found.value, 'Orders');
    const gid = rows.length === 1 ? textAt(rows[0], 'platformId') : '';
    const order = await readOrder(wire, gid === '' ? orderId : gid);
    if (order.status !== 'ok') return order;
    const row = rows[0];
    return done({
      ...orderOutput(order.value, orderId),
      in_skio: rows.length > 0,
      subscription_id: row === undefined ? null : textOrNull(row, 'subscriptionId'),
      ...(rows.length > 1 ? { several: true } : {}),
    });
  },
};

/** Whether Skio keeps the mark before a number is not documented: both are asked for. */
function orderFilters(orderId: string): Json[] {
  if (orderId.startsWith('gid://')) return [{ platformId: { _eq: orderId } }];
  const plain = orderId.replace(/^#+\s*/, '');
  return [{ platformNumber: { _eq: plain } }, { platformNumber: { _eq: `#${plain}` } }];
}
