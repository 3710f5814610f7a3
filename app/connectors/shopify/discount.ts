/** `set_discount_to_order`: an edit that makes every line cheaper and, where the order is paid, the refund of what is too much. */
import type { JsonObject } from '../../lib/json.ts';
import { moneyToDecimal } from '../../lib/money.ts';
import type { ToolCall, ToolResult } from '../../tools/tool.ts';
import { type Connector, cannotTell, didNotHappen, happened, unreadable, type Work } from '../connector.ts';
import { done, type Failed, failed, type ReadStep } from '../exchange.ts';
import { markerOf, referenceOf } from '../marker.ts';
import { numberAt, textAt } from '../pick.ts';
import { beginEdit, commitEdit, type Edit, editMinor, editRefusal, stageEdit } from './edit.ts';
import { amountOf, currencyOf, minorOf, ownerOf, plainName, readOneOrder, type ShopOrder } from './order.ts';
import { hasRefund, payBack } from './refund.ts';

/** Discounts the order. */
export const setDiscount: Connector = { run, readBack };

async function run(work: Work): Promise<ToolResult> {
  const { wire, args, call } = work;
  const found = await readOneOrder(wire, textAt(args, 'order_id'));
  if (found.status !== 'ok') return found;
  const before = found.value;
  const refusal = editRefusal(before) ?? shippedInPart(before);
  if (refusal) return refusal;
  const staged = await stageDiscounts(work, before);
  if (staged.status !== 'ok') return staged;
  if (editMinor(staged.value.totalPriceSet) >= minorOf(before.currentTotalPriceSet))
    return failed('the discount would not make the order cheaper', 'Look at the order in the shop.');
  const committed = await commitEdit(wire, staged.value, call.id);
  if (committed.status !== 'ok') return committed;
  return await refundExcess(work, before, committed.value);
}

function shippedInPart(order: ShopOrder): Failed | undefined {
  const partly = order.lineItems.nodes.some((line) => line.unfulfilledQuantity < line.currentQuantity);
  return partly
    ? failed(
        'part of the order has been shipped, so it cannot be discounted as a whole',
        'Offer a refund of that share.',
      )
    : undefined;
}

async function stageDiscounts({ wire, args, call }: Work, order: ShopOrder): Promise<ReadStep<Edit>> {
  const percentValue = numberAt(args, 'percent');
  const description = `${percentValue}% off ${referenceText(call.id)}`;
  let staged = await beginEdit(wire, order);
  if (staged.status !== 'ok') return staged;
  const { id } = staged.value;
  for (const line of staged.value.lineItems.nodes.filter((each) => each.quantity > 0)) {
    const discount = { percentValue, description };
    staged = await stageEdit(wire, 'stage-discount', { id, lineItemId: line.id, discount });
    if (staged.status !== 'ok') return staged;
  }
  return staged;
}

/** Stands in a discount's description, so that the edit that made it can be known again. */
export const referenceText = (callId: string): string => `(ref ${referenceOf(callId)})`;

/** Whether an order carries a discount of this call. */
export const hasDiscountOf = (order: ShopOrder, callId: string): boolean =>
  JSON.stringify(order['discountApplications'] ?? null).includes(referenceText(callId));

async function refundExcess(work: Work, before: ShopOrder, after: ShopOrder): Promise<ToolResult> {
  const { wire, call } = work;
  const excessMinor = owedMinor(after) - owedMinor(before);
  const output = discountOutput(work, after, amountOf(before.currentTotalPriceSet));
  if (excessMinor <= 0) return done(output);
  const amount = moneyToDecimal({ amountMinor: excessMinor, currency: currencyOf(after) });
  const paid = await payBack(wire, {
    order: after,
    amountMinor: excessMinor,
    note: `Discount of the order, ${markerOf(call.id)}`,
    notify: true,
    callId: call.id,
  });
  if (paid.status === 'unknown') return paid;
  if (paid.status === 'failed')
    return {
      status: 'done',
      output: { ...output, owed: amount, refund_problem: paid.reason },
      rest: [refundLeftOver(work, after, excessMinor)],
    };
  return done({ ...output, owed: '', refunded: amount, refund_id: paid.value.id });
}

/** What the shop owes the customer, in minor units. */
const owedMinor = (order: ShopOrder): number => Math.max(0, -minorOf(order.totalOutstandingSet));

function refundLeftOver({ call, args }: Work, order: ShopOrder, amountMinor: number): ToolCall {
  const currency = currencyOf(order);
  return {
    id: `${call.id}.refund`,
    tool: 'refund_order',
    args: {
      order_id: textAt(args, 'order_id'),
      amount: Number(moneyToDecimal({ amountMinor, currency })),
      currency,
      reason: 'What the discount left paid too much',
    },
  };
}

function discountOutput({ args }: Work, order: ShopOrder, totalBefore: string): JsonObject {
  return {
    order_id: plainName(order.name),
    email: ownerOf(order),
    percent: numberAt(args, 'percent'),
    total_before: totalBefore,
    total_after: amountOf(order.currentTotalPriceSet),
    currency: currencyOf(order),
    owed: '',
    refunded: '',
    refund_id: '',
  };
}

async function readBack(work: Work): ReturnType<NonNullable<Connector['readBack']>> {
  const { wire, args, call } = work;
  const look = `Look at the timeline of order ${textAt(args, 'order_id')} in Shopify.`;
  const found = await readOneOrder(wire, textAt(args, 'order_id'));
  if (found.status !== 'ok') return unreadable(found, look);
  const order = found.value;
  if (order['discountApplications'] === undefined) return cannotTell(look);
  if (!hasDiscountOf(order, call.id)) return didNotHappen;
  const output = discountOutput(work, order, '');
  const owed = owedMinor(order);
  if (owed === 0 || hasRefund(order, call.id)) return happened(output);
  return { status: 'happened', output, rest: [refundLeftOver(work, order, owed)] };
}
