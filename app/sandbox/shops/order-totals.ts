import type { Order, OrderLine, Transaction } from './order-state.ts';

/** Sums of an order in its own currency's minor units. */
export interface OrderTotals {
  readonly subtotalMinor: number;
  readonly discountsMinor: number;
  readonly shippingMinor: number;
  /** Of what is still on the order, after everything that was paid back for other reasons. */
  readonly totalMinor: number;
  readonly receivedMinor: number;
  readonly refundedMinor: number;
  /** Below zero: the shop owes the customer. */
  readonly outstandingMinor: number;
}

/** Adds an order up as it stands. */
export function totalsOf(order: Order): OrderTotals {
  const goods = sum(order.lines.map((line) => line.unitPriceMinor * line.currentQuantity));
  const discountsMinor = sum(order.lines.map((line) => discountOf(line, line.currentQuantity)));
  const charged = sum(order.shippingLines.map((line) => (line.removed ? 0 : line.priceMinor)));
  const shippingMinor = charged - sum(order.refunds.map((refund) => refund.shippingMinor));
  const subtotalMinor = goods - discountsMinor;
  const adjustments = sum(order.refunds.map((refund) => refund.adjustmentMinor));
  const totalMinor = subtotalMinor + shippingMinor - adjustments;
  const receivedMinor = moved(order, 'SALE', SETTLED);
  const refundedMinor = moved(order, 'REFUND', SETTLED);
  const outstandingMinor = totalMinor - (receivedMinor - refundedMinor);
  return {
    subtotalMinor,
    discountsMinor,
    shippingMinor,
    totalMinor,
    receivedMinor,
    refundedMinor,
    outstandingMinor: order.cancelledAt === null ? outstandingMinor : 0,
  };
}

const SETTLED = ['SUCCESS'];
const UNDER_WAY = ['SUCCESS', 'PENDING'];

function moved(order: Order, kind: Transaction['kind'], statuses: readonly string[]): number {
  const fitting = order.transactions.filter((each) => each.kind === kind && statuses.includes(each.status));
  return sum(fitting.map((each) => each.amountMinor));
}

/** The total when the order was placed, before edits and refunds. */
export const originalTotalOf = (order: Order): number =>
  sum(order.lines.map((line) => (line.addedByEdit ? 0 : line.unitPriceMinor * line.quantity))) -
  sum(order.lines.flatMap((line) => line.discounts.map((each) => (each.fromEdit ? 0 : each.amountMinor)))) +
  sum(order.shippingLines.map((line) => (line.addedByEdit ? 0 : line.priceMinor)));

/** The part of a line's discounts that falls on some of its units. */
export const discountOf = (line: OrderLine, quantity: number): number =>
  line.quantity === 0
    ? 0
    : Math.round((sum(line.discounts.map((each) => each.amountMinor)) * quantity) / line.quantity);

/** What a unit costs after the line's own discounts. */
export const discountedUnitOf = (line: OrderLine): number =>
  line.unitPriceMinor - Math.round(discountOf(line, line.quantity) / Math.max(1, line.quantity));

/** What can still be paid back of each payment, oldest first; refunds under way count as paid back. */
export function refundableOf(order: Order): { payment: Transaction; leftMinor: number }[] {
  return order.transactions
    .filter((each) => each.kind === 'SALE' && each.status === 'SUCCESS')
    .map((payment) => {
      const back = order.transactions.filter(
        (each) => each.kind === 'REFUND' && each.parentId === payment.id && UNDER_WAY.includes(each.status),
      );
      return { payment, leftMinor: payment.amountMinor - sum(back.map((each) => each.amountMinor)) };
    });
}

/** What can still be paid back in all; store credit given counts against it. */
export const maximumRefundOf = (order: Order): number =>
  Math.max(0, moved(order, 'SALE', SETTLED) - moved(order, 'REFUND', UNDER_WAY));

/** Shopify's financial status. */
export function financialStatusOf(order: Order): string {
  const totals = totalsOf(order);
  const authorized = order.transactions.some(
    (each) => each.kind === 'AUTHORIZATION' && each.status === 'SUCCESS',
  );
  if (totals.receivedMinor === 0) {
    if (authorized) return order.cancelledAt === null ? 'AUTHORIZED' : 'VOIDED';
    return totals.totalMinor <= 0 ? 'PAID' : 'PENDING';
  }
  if (totals.refundedMinor >= totals.receivedMinor) return 'REFUNDED';
  if (totals.refundedMinor > 0) return 'PARTIALLY_REFUNDED';
  return totals.outstandingMinor > 0 ? 'PARTIALLY_PAID' : 'PAID';
}

/** Shopify's fulfilment status. */
export function fulfillmentStatusOf(order: Order): string {
  const sent = order.fulfillments.some((each) => !each.cancelled);
  const waiting = sum(order.lines.map((line) => line.unfulfilledQuantity));
  if (!sent) return 'UNFULFILLED';
  return waiting > 0 ? 'PARTIALLY_FULFILLED' : 'FULFILLED';
}

/** Why nobody may edit the order; empty where it may be edited. */
export function editErrorsOf(order: Order): string[] {
  if (order.cancelledAt !== null) return ['Order is canceled and cannot be edited'];
  if (order.closedAt !== null) return ['Order is archived and cannot be edited'];
  return order.editLock === null ? [] : [order.editLock];
}

/** Adds numbers up. */
export const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
