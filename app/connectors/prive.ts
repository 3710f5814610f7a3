/**
 * Prive. Its writes set a state, so that the same write twice changes nothing more; what an error's body looks like is not
 * documented, so any plain sentence in it is shown.
 * @see https://docs.recurly.com/recurly-commerce/reference, read 2026-08
 */
import { isObject, type Json } from '../lib/json.ts';
import type { SubscriptionOutput } from '../tools/forms.ts';
import { customersOwn } from './accounts.ts';
import type { Connector } from './connector.ts';
import {
  done,
  failed,
  judgeHttp,
  ok,
  type ReadStep,
  type Step,
  unknown,
  type Wire,
  write,
} from './exchange.ts';
import { dayAt, decimalAt, listAt, numberAt, textAt, timeAt } from './pick.ts';
import { read } from './retry.ts';
import { intervalOf, productOf } from './words.ts';

const judge = judgeHttp('prive');

type Args = Readonly<Record<string, string>>;

const readPrive = (wire: Wire, operation: string, args: Args): Promise<ReadStep<unknown>> =>
  read(wire, { service: 'prive', operation, args }, judge);

/** A subscription at Prive with what a write needs to know. */
export interface PriveSubscription {
  readonly output: SubscriptionOutput;
  /** The moment of the next charge, null where there is none. */
  readonly nextBillingAt: string | null;
  readonly nextDeliveryAt: string | null;
  /** Days of the orders to come and whether each is skipped. */
  readonly upcoming: readonly { readonly date: string; readonly skipped: boolean }[];
}

/** A subscription at Prive; null where Prive has none of that id. */
export async function readPriveSubscription(
  wire: Wire,
  id: string,
): Promise<ReadStep<PriveSubscription | null>> {
  const answer = await read(
    wire,
    { service: 'prive', operation: 'get-subscription', args: { id } },
    (reply) => (reply.httpStatus === 404 ? ok(null) : judge(reply)),
  );
  if (answer.status !== 'ok') return answer;
  if (answer.value === null) return ok(null);
  const parsed = parseSubscription(answer.value);
  return parsed ? ok(parsed) : failed('Prive answered something unreadable', 'Try again in a moment.');
}

/** Sends one of Prive's writes; the value is what it answered. */
export async function writePrive(
  wire: Wire,
  operation: string,
  args: Args,
  body: Json,
): Promise<Step<unknown>> {
  const sent = await write(wire, { service: 'prive', operation, args, body }, judge);
  return sent.status === 'ok' && !isObject(sent.value)
    ? unknown('Prive answered something unreadable')
    : sent;
}

function parseSubscription(row: unknown): PriveSubscription | undefined {
  const output = subscriptionOf(row);
  if (output.subscription_id === '' || output.status === '') return undefined;
  return {
    output,
    nextBillingAt: timeAt(row, 'nextBillingDate'),
    nextDeliveryAt: timeAt(row, 'nextDeliveryDate'),
    upcoming: listAt(row, 'upcomingOrders').flatMap((each) => {
      const date = dayAt(each, 'scheduledDate');
      return date === null ? [] : [{ date, skipped: isObject(each) && each['isSkipped'] === true }];
    }),
  };
}

function subscriptionOf(row: unknown): SubscriptionOutput {
  return {
    subscription_id: textAt(row, 'id'),
    platform: 'prive',
    status: textAt(row, 'status').toLowerCase(),
    next_charge_date: dayAt(row, 'nextBillingDate'),
    cancelled_at: timeAt(row, 'cancelDate'),
    interval: intervalOf(numberAt(row, 'billingCadenceCount'), textAt(row, 'billingCadenceUnit')),
    currency: textAt(row, 'currencyCode'),
    email: textAt(row, 'subscriber.email').toLowerCase(),
    items: listAt(row, 'lines').map((line) => ({
      product: productOf(textAt(line, 'variant.product.productTitle'), textAt(line, 'variant.variantTitle')),
      quantity: numberAt(line, 'quantity'),
      price: decimalAt(line, 'currentPrice', textAt(row, 'currencyCode')),
    })),
  };
}

/** `find_prive_subscriber`. The filter's exactness is not documented, so addresses are compared here. */
export const findSubscriber: Connector = {
  run: async ({ args, wire }) => {
    const email = textAt(args, 'email').trim();
    const answer = await readPrive(wire, 'find-subscribers', { page: '1', limit: '10', email });
    if (answer.status !== 'ok') return answer;
    if (!isObject(answer.value) || !Array.isArray(answer.value['subscribers']))
      return failed('Prive answered something unreadable', 'Try again in a moment.');
    const own = answer.value['subscribers'].filter((each) => isAddress(textAt(each, 'email'), email));
    return done(
      customersOwn(
        email,
        own.map((each) => ({
          account_id: textAt(each, 'id'),
          email: textAt(each, 'email').toLowerCase(),
          name: `${textAt(each, 'firstName')} ${textAt(each, 'lastName')}`.trim(),
          phone: textAt(each, 'phone'),
          subscriptions: [],
        })),
      ),
    );
  },
};

/** `get_prive_subscriptions`. */
export const priveSubscriptions: Connector = {
  run: async ({ args, wire }) => {
    const email = textAt(args, 'email').trim();
    const query = { page: '1', limit: '20', subscriberEmail: email };
    const answer = await readPrive(wire, 'find-subscriptions', query);
    if (answer.status !== 'ok') return answer;
    if (!isObject(answer.value) || !Array.isArray(answer.value['subscriptions']))
      return failed('Prive answered something unreadable', 'Try again in a moment.');
    const own = answer.value['subscriptions']
      .map(subscriptionOf)
      .filter((each) => isAddress(each.email, email));
    return done({ found: own.length > 0, email: email.toLowerCase(), subscriptions: own });
  },
};

const isAddress = (found: string, wanted: string): boolean => found.toLowerCase() === wanted.toLowerCase();
