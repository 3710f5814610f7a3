import type { Order } from './order-state.ts';
import { discountOf, maximumRefundOf, refundableOf, sum } from './order-totals.ts';
import { moneyBag, transactionView } from './shopify-money-view.ts';
import { minorOf, numberOf, type World } from './world.ts';

/** What a refund may be suggested for. */
export interface SuggestionArguments {
  readonly refundLineItems?: readonly { readonly lineItemId: string; readonly quantity: number }[] | null;
  readonly refundShipping?: boolean | null;
  readonly shippingAmount?: string | number | null;
  readonly suggestFullRefund?: boolean | null;
}

/** What Shopify would pay back for lines and shipping, and from which payments; nothing changes. */
export function suggestRefund(world: World, order: Order, asked: SuggestionArguments) {
  const linesMinor = sum(
    linesAsked(order, asked).map(({ lineId, quantity }) => refundValueOf(order, lineId, quantity)),
  );
  const shippingLeft = shippingLeftOf(order);
  const wanted = minorOf(asked.shippingAmount, order.currency);
  const whole = asked.refundShipping === true || asked.suggestFullRefund === true;
  const shippingMinor = Math.min(shippingLeft, wanted ?? (whole ? shippingLeft : 0));
  const maximum = maximumRefundOf(order);
  const amountMinor = Math.min(maximum, linesMinor + shippingMinor);
  const bag = (minor: number) => moneyBag(world, order, minor);
  return {
    amountSet: bag(amountMinor),
    subtotalSet: bag(linesMinor),
    maximumRefundableSet: bag(maximum),
    shipping: { amountSet: bag(shippingMinor), maximumRefundableSet: bag(shippingLeft) },
    suggestedTransactions: spreadOver(order, amountMinor).map(({ payment, leftMinor, shareMinor }) => ({
      amountSet: bag(shareMinor),
      gateway: payment.gateway,
      kind: 'SUGGESTED_REFUND',
      maximumRefundableSet: bag(leftMinor),
      parentTransaction: () => transactionView(world, order, payment),
    })),
  };
}

function linesAsked(order: Order, asked: SuggestionArguments): { lineId: number; quantity: number }[] {
  if (asked.suggestFullRefund === true)
    return order.lines.map((line) => ({ lineId: line.id, quantity: line.currentQuantity }));
  return (asked.refundLineItems ?? []).map((each) => ({
    lineId: numberOf('LineItem', each.lineItemId) ?? 0,
    quantity: each.quantity,
  }));
}

/** What some units of a line cost the buyer; never more units than are left. */
export function refundValueOf(order: Order, lineId: number, quantity: number): number {
  const line = order.lines.find((each) => each.id === lineId);
  if (!line) return 0;
  const units = Math.max(0, Math.min(quantity, line.currentQuantity));
  return line.unitPriceMinor * units - discountOf(line, units);
}

/** The shipping that has not been paid back. */
export const shippingLeftOf = (order: Order): number =>
  sum(order.shippingLines.map((line) => (line.removed ? 0 : line.priceMinor))) -
  sum(order.refunds.map((refund) => refund.shippingMinor));

/** An amount spread over what each payment can still give back, oldest first. */
export function spreadOver(order: Order, amountMinor: number) {
  let left = amountMinor;
  return refundableOf(order).map(({ payment, leftMinor }) => {
    const shareMinor = Math.min(left, leftMinor);
    left -= shareMinor;
    return { payment, leftMinor, shareMinor };
  });
}
