/**
 * Refunds. Shopify demands an idempotency key and answers the first refund again for the same key, so the key follows from the
 * call. A refund that was created is not yet money that moved: its transactions say.
 * @see https://shopify.dev/docs/api/usage/implementing-idempotency, read 2026-08
 */
import type { JsonObject } from '../../lib/json.ts';
import { moneyToDecimal, parseMoney } from '../../lib/money.ts';
import type { ToolResult } from '../../tools/tool.ts';
import { type Connector, didNotHappen, happened, unreadable, type Work } from '../connector.ts';
import { done, failed, ok, type ReadStep, type Step, unknown, type Wire } from '../exchange.ts';
import { markerOf, uuidOf } from '../marker.ts';
import { listAt, textAt } from '../pick.ts';
import { type Payload, readShop, refusal, type UserProblem, writeShop } from './admin.ts';
import {
  amountOf,
  currencyOf,
  minorOf,
  ownerOf,
  plainName,
  readOneOrder,
  refundableMinor,
  type ShopOrder,
} from './order.ts';

/** `refund_order`. */
export const refundOrder: Connector = { run, readBack };

async function run({ wire, args, call }: Work): Promise<ToolResult> {
  const found = await readOneOrder(wire, textAt(args, 'order_id'));
  if (found.status !== 'ok') return found;
  const order = found.value;
  const currency = currencyOf(order);
  const wanted = parseMoney(args['amount'], textAt(args, 'currency'));
  if (!wanted) return failed('the amount is not one', 'Check the amount and its currency.');
  if (wanted.currency !== currency)
    return failed(
      `the order was paid in ${currency}, not in ${wanted.currency}`,
      `Enter the amount in ${currency}.`,
    );
  const maximum = refundableMinor(order);
  if (wanted.amountMinor > maximum) {
    const left = moneyToDecimal({ amountMinor: maximum, currency });
    return failed(`only ${left} ${currency} can still be paid back`, 'Lower the amount.');
  }
  const paid = await payBack(wire, {
    order,
    amountMinor: wanted.amountMinor,
    note: `${textAt(args, 'reason') || 'Refund'}, ${markerOf(call.id)}`,
    notify: args['notify'] !== false,
    callId: call.id,
  });
  if (paid.status !== 'ok') return paid;
  return done({
    ...refundOutput(order, moneyToDecimal(wanted)),
    refund_id: paid.value.id,
    payment_status: paid.value.payment,
  });
}

const refundOutput = (order: ShopOrder, amount: string): JsonObject => ({
  order_id: plainName(order.name),
  email: ownerOf(order),
  amount,
  currency: currencyOf(order),
});

/** What is to be paid back. */
export interface PayBack {
  readonly order: ShopOrder;
  readonly amountMinor: number;
  /** Holds the call's mark. */
  readonly note: string;
  readonly notify: boolean;
  readonly callId: string;
}

/** A refund that exists; `payment` says whether its money has moved. */
export interface PaidBack {
  readonly id: string;
  readonly payment: 'paid' | 'pending';
}

/** Pays an amount back to the payments that it came from, oldest first. */
export async function payBack(wire: Wire, wanted: PayBack): Promise<Step<PaidBack>> {
  const transactions = await shareOut(wire, wanted);
  if (transactions.status !== 'ok') return transactions;
  const input = {
    orderId: wanted.order.id,
    currency: currencyOf(wanted.order),
    note: wanted.note,
    notify: wanted.notify,
    ...wholeOrder(wanted),
    transactions: transactions.value,
  };
  const sent = await writeShop(wire, 'create-refund', { input, key: uuidOf(wanted.callId) }, keyProblem);
  if (sent.status !== 'ok') return sent;
  return readRefund(sent.value);
}

function readRefund(payload: Payload): Step<PaidBack> {
  const id = textAt(payload, 'refund.id');
  if (id === '') return unknown('Shopify answered something unreadable');
  const statuses = listAt(payload, 'refund.transactions.nodes').map((each) => textAt(each, 'status'));
  const refused = statuses.filter((status) => status === 'FAILURE' || status === 'ERROR');
  if (refused.length > 0 && refused.length === statuses.length)
    return failed('the payment provider refused to pay back', 'Look at the payment of the order in Shopify.');
  return ok({ id, payment: statuses.every((status) => status === 'SUCCESS') ? 'paid' : 'pending' });
}

/** `refundCreate` gives its idempotency problems no code, so they are known by their words. */
function keyProblem(problem: UserProblem): Step<Payload> {
  if (!/idempotency key/i.test(problem.message)) return refusal(problem);
  // `A previous request with this idempotency key failed`: nothing was paid back.
  if (/failed/i.test(problem.message))
    return failed(`Shopify refused: ${problem.message}`, 'Approve it again.');
  return unknown(`Shopify: ${problem.message}`);
}

/** The first refund of everything also takes the lines and the shipping off the order; any other is an amount alone. */
function wholeOrder({ order, amountMinor }: PayBack): JsonObject {
  const nothingBefore = minorOf(order.totalRefundedSet) === 0 && minorOf(order.totalOutstandingSet) === 0;
  if (!nothingBefore || amountMinor !== minorOf(order.totalReceivedSet)) return {};
  const refundLineItems = order.lineItems.nodes
    .filter((line) => line.refundableQuantity > 0)
    .map((line) => ({ lineItemId: line.id, quantity: line.refundableQuantity, restockType: 'NO_RESTOCK' }));
  return minorOf(order.currentShippingPriceSet) > 0
    ? { refundLineItems, shipping: { fullRefund: true } }
    : { refundLineItems };
}

interface Share extends JsonObject {
  readonly orderId: string;
  readonly parentId: string;
  readonly gateway: string;
  readonly kind: 'REFUND';
  readonly amount: string;
}

async function shareOut(wire: Wire, { order, amountMinor }: PayBack): Promise<ReadStep<readonly Share[]>> {
  const answer = await readShop(wire, 'list-payments', { id: order.id });
  if (answer.status !== 'ok') return answer;
  const all = listAt(answer.value, 'order.transactions');
  const currency = currencyOf(order);
  const shares: Share[] = [];
  let left = amountMinor;
  for (const payment of all.filter(isPayment)) {
    const parentId = textAt(payment, 'id');
    const back = all.filter((each) => isRefundOf(each, parentId));
    const free =
      transactionMinor(payment) - back.reduce((sum: number, each) => sum + transactionMinor(each), 0);
    const part = Math.min(left, free);
    if (part <= 0) continue;
    left -= part;
    const amount = moneyToDecimal({ amountMinor: part, currency });
    shares.push({ orderId: order.id, parentId, gateway: textAt(payment, 'gateway'), kind: 'REFUND', amount });
  }
  return left === 0
    ? ok(shares)
    : failed(
        'the payments of the order do not hold that much any more',
        'Look at the payments of the order in Shopify.',
      );
}

const isPayment = (each: unknown): boolean =>
  ['SALE', 'CAPTURE'].includes(textAt(each, 'kind')) && textAt(each, 'status') === 'SUCCESS';

const isRefundOf = (each: unknown, parentId: string): boolean =>
  textAt(each, 'kind') === 'REFUND' &&
  textAt(each, 'parentTransaction.id') === parentId &&
  ['SUCCESS', 'PENDING'].includes(textAt(each, 'status'));

function transactionMinor(each: unknown): number {
  const amount = textAt(each, 'amountSet.presentmentMoney.amount');
  return parseMoney(amount, textAt(each, 'amountSet.presentmentMoney.currencyCode'))?.amountMinor ?? 0;
}

/** The refund that carries a call's mark. */
const refundOf = (order: ShopOrder, callId: string) =>
  order.refunds.find((refund) => (refund.note ?? '').includes(markerOf(callId)));

/** Whether an order has a refund of this call. */
export const hasRefund = (order: ShopOrder, callId: string): boolean => refundOf(order, callId) !== undefined;

async function readBack({ wire, args, call }: Work): ReturnType<NonNullable<Connector['readBack']>> {
  const found = await readOneOrder(wire, textAt(args, 'order_id'));
  if (found.status !== 'ok')
    return unreadable(found, `Look at the refunds of order ${textAt(args, 'order_id')} in Shopify.`);
  const refund = refundOf(found.value, call.id);
  if (!refund) return didNotHappen;
  return happened({ ...refundOutput(found.value, amountOf(refund.totalRefundedSet)), refund_id: refund.id });
}
