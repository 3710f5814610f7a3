/**
 * `refundCreate`, which takes no request without an idempotency key.
 * @see https://shopify.dev/docs/api/usage/implementing-idempotency, read 2026-08
 */
import { digest } from '../../lib/canonical.ts';
import type { Order, Refund, Transaction } from './order-state.ts';
import { maximumRefundOf, sum, totalsOf } from './order-totals.ts';
import { topLevelError, type UserError, userError } from './shopify-errors.ts';
import { changeOrder } from './shopify-index.ts';
import { orderView } from './shopify-order-view.ts';
import { refundView } from './shopify-refund-view.ts';
import { refundValueOf, shippingLeftOf } from './shopify-suggested-refund.ts';
import {
  decimalOf,
  gidOf,
  minorOf,
  nextNumber,
  nowIso,
  numberOf,
  recordEffect,
  takeStock,
  type World,
} from './world.ts';

/** The part of `RefundInput` that the shop acts on. */
export interface RefundInput {
  readonly orderId: string;
  readonly note?: string | null;
  readonly notify?: boolean | null;
  readonly currency?: string | null;
  readonly allowOverRefunding?: boolean | null;
  readonly refundLineItems?: readonly RefundLineInput[] | null;
  readonly shipping?: {
    readonly amount?: string | number | null;
    readonly fullRefund?: boolean | null;
  } | null;
  readonly transactions?: readonly TransactionInput[] | null;
  readonly refundMethods?:
    | readonly {
        readonly storeCreditRefund?: { readonly amount: { readonly amount: string | number } } | null;
      }[]
    | null;
}

interface RefundLineInput {
  readonly lineItemId: string;
  readonly quantity: number;
  readonly restockType?: string | null;
}

interface TransactionInput {
  readonly orderId: string;
  readonly parentId?: string | null;
  readonly gateway: string;
  readonly kind: string;
  readonly amount: string | number;
}

/** `refundCreate @idempotent(key:)`. The same key and input give the first refund again and move no money. */
export function createRefund(world: World, input: RefundInput, key: string | undefined) {
  if (key === undefined)
    throw topLevelError(
      'The @idempotent directive is required for this mutation but was not provided.',
      'BAD_REQUEST',
    );
  if (key.trim() === '') throw topLevelError('The idempotency key cannot be blank.', 'BAD_REQUEST');
  const seen = world.state.refundKeys.find((each) => each.key === key);
  if (seen) return replay(world, seen, digest(input));
  const order = world.state.orders.find((each) => each.id === numberOf('Order', input.orderId));
  const errors = order ? problemsWith(world, order, input) : [userError(['orderId'], 'Order does not exist')];
  const refund = order && errors.length === 0 ? refundNow(world, order, input) : undefined;
  world.state.refundKeys.push({
    key,
    digest: digest(input),
    orderId: order?.id ?? 0,
    refundId: refund?.id ?? null,
  });
  return payload(world, order, refund, errors);
}

function replay(world: World, seen: World['state']['refundKeys'][number], wanted: string) {
  const order = world.state.orders.find((each) => each.id === seen.orderId);
  if (seen.digest !== wanted) return payload(world, undefined, undefined, [userError(null, KEY_MISMATCH)]);
  const refund = order?.refunds.find((each) => each.id === seen.refundId);
  return refund
    ? payload(world, order, refund, [])
    : payload(world, undefined, undefined, [userError(null, KEY_FAILED)]);
}

// Shopify's own sentences for these two codes; `refundCreate` has no code to tell them by.
const KEY_MISMATCH = 'The same idempotency key cannot be used with different operation parameters.';
const KEY_FAILED = 'A previous request with this idempotency key failed. Retry with a new idempotency key.';

const payload = (
  world: World,
  order: Order | undefined,
  refund: Refund | undefined,
  userErrors: readonly UserError[],
) => ({
  refund: order && refund ? refundView(world, order, refund) : null,
  order: order && refund ? orderView(world, order) : null,
  userErrors,
});

function problemsWith(world: World, order: Order, input: RefundInput): UserError[] {
  const problems = [
    ...currencyProblems(world, order, input),
    ...transactionProblems(order, input),
    ...(input.refundLineItems ?? []).flatMap((line, index) => lineProblems(order, line, index)),
  ];
  const wanted = amountsOf(order, input);
  if (problems.length === 0 && wanted.total > maximumRefundOf(order) && input.allowOverRefunding !== true)
    problems.push(userError(['transactions'], 'Refund amount exceeds the maximum refundable amount'));
  if (wanted.shipping > shippingLeftOf(order))
    problems.push(userError(['shipping'], 'Shipping refund exceeds the refundable shipping amount'));
  return problems;
}

function currencyProblems(world: World, order: Order, input: RefundInput): UserError[] {
  const foreign = order.currency !== world.state.shop.currency;
  if (input.currency === undefined || input.currency === null)
    return foreign
      ? [userError(['currency'], "Currency can't be blank for an order in another currency")]
      : [];
  return input.currency === order.currency
    ? []
    : [userError(['currency'], "Currency must be the order's presentment currency")];
}

function transactionProblems(order: Order, input: RefundInput): UserError[] {
  for (const each of input.transactions ?? []) {
    const parent = order.transactions.find((one) => one.id === numberOf('OrderTransaction', each.parentId));
    if (!parent)
      return [userError(['transactions'], 'Transactions require a parent_id associated with the order')];
    if (each.kind !== 'REFUND') return [userError(['transactions'], 'Transactions must be of kind refund')];
    if ((minorOf(each.amount, order.currency) ?? 0) <= 0)
      return [userError(['transactions'], 'Amount must be greater than zero')];
  }
  return [];
}

function lineProblems(order: Order, asked: RefundLineInput, index: number): UserError[] {
  const at = (name: string): string[] => ['refundLineItems', String(index), name];
  const line = order.lines.find((each) => each.id === numberOf('LineItem', asked.lineItemId));
  if (!line) return [userError(at('lineItemId'), "Line item can't be blank")];
  if (asked.quantity < 1) return [userError(at('quantity'), 'Quantity must be greater than 0')];
  if (asked.quantity > line.currentQuantity)
    return [userError(at('quantity'), 'Quantity cannot refund more items than were purchased')];
  return [];
}

function amountsOf(order: Order, input: RefundInput) {
  const paid = (input.transactions ?? []).map((each) => minorOf(each.amount, order.currency) ?? 0);
  const credit = (input.refundMethods ?? []).map(
    (each) => minorOf(each.storeCreditRefund?.amount.amount, order.currency) ?? 0,
  );
  const asked = minorOf(input.shipping?.amount, order.currency);
  const shipping = asked ?? (input.shipping?.fullRefund === true ? shippingLeftOf(order) : 0);
  return { total: sum(paid) + sum(credit), credit: sum(credit), shipping };
}

function refundNow(world: World, order: Order, input: RefundInput): Refund {
  const amounts = amountsOf(order, input);
  const lines = (input.refundLineItems ?? []).map((asked) => {
    const lineId = numberOf('LineItem', asked.lineItemId) ?? 0;
    return {
      lineId,
      quantity: asked.quantity,
      restockType: asked.restockType ?? 'NO_RESTOCK',
      subtotalMinor: refundValueOf(order, lineId, asked.quantity),
    };
  });
  const owed = sum(lines.map((line) => line.subtotalMinor)) + amounts.shipping;
  // What the shop owed the customer before, such as after an edit, is paid back without changing the order's value.
  const owedBefore = Math.max(0, -totalsOf(order).outstandingMinor);
  let made: Refund | undefined;
  changeOrder(world, order, () => {
    made = payBack(world, order, {
      note: input.note ?? null,
      lines,
      shippingMinor: amounts.shipping,
      adjustmentMinor: Math.max(0, amounts.total - owed - owedBefore),
      payments: (input.transactions ?? []).map((each) => ({
        parentId: numberOf('OrderTransaction', each.parentId) ?? null,
        gateway: each.gateway,
        amountMinor: minorOf(each.amount, order.currency) ?? 0,
      })),
      storeCreditMinor: amounts.credit,
    });
  });
  if (!made) throw new Error('the refund was not made');
  return made;
}

/** What is paid back, by which way. */
export interface PayBack {
  readonly note: string | null;
  readonly lines: readonly { lineId: number; quantity: number; restockType: string; subtotalMinor: number }[];
  readonly shippingMinor: number;
  readonly adjustmentMinor: number;
  readonly payments: readonly { parentId: number | null; gateway: string; amountMinor: number }[];
  readonly storeCreditMinor: number;
}

/** Makes the refund and its transactions, and takes refunded units off the order. Without payments nothing is paid back. */
export function payBack(world: World, order: Order, wanted: PayBack): Refund {
  const made = wanted.payments.filter((each) => each.amountMinor > 0).map((each) => pay(world, order, each));
  if (wanted.storeCreditMinor > 0)
    made.push(
      pay(world, order, {
        parentId: null,
        gateway: 'shopify_store_credit',
        amountMinor: wanted.storeCreditMinor,
      }),
    );
  const refund: Refund = {
    id: nextNumber(world.state, 'id'),
    createdAt: nowIso(world),
    note: wanted.note,
    lines: wanted.lines.map((line) => ({ id: nextNumber(world.state, 'id'), ...line })),
    shippingMinor: wanted.shippingMinor,
    adjustmentMinor: wanted.adjustmentMinor,
    transactionIds: made.map((each) => each.id),
  };
  order.refunds.push(refund);
  for (const line of wanted.lines) takeOff(world, order, line);
  recordEffect(world, {
    vendor: 'shopify',
    kind: 'refund-created',
    subject: gidOf('Order', order.id),
    details: {
      refund: gidOf('Refund', refund.id),
      amount: decimalOf(sum(made.map((each) => each.amountMinor)), order.currency),
      currency: order.currency,
      note: wanted.note,
    },
  });
  return refund;
}

/** A bank transfer takes its time: its refund stays pending. */
function pay(world: World, order: Order, payment: PayBack['payments'][number]): Transaction {
  const transaction: Transaction = {
    id: nextNumber(world.state, 'id'),
    kind: 'REFUND',
    status: payment.gateway === 'bank_deposit' ? 'PENDING' : 'SUCCESS',
    createdAt: nowIso(world),
    ...payment,
  };
  order.transactions.push(transaction);
  return transaction;
}

function takeOff(world: World, order: Order, asked: PayBack['lines'][number]): void {
  const line = order.lines.find((each) => each.id === asked.lineId);
  if (!line) return;
  line.currentQuantity -= asked.quantity;
  const waiting = asked.restockType === 'RETURN' ? 0 : Math.min(line.unfulfilledQuantity, asked.quantity);
  line.unfulfilledQuantity = Math.min(line.unfulfilledQuantity - waiting, line.currentQuantity);
  if (asked.restockType !== 'NO_RESTOCK') takeStock(world.state, line.variantId, -asked.quantity);
}
