/**
 * Order edits: begin, stage, commit. Only the commit has an effect, so every check of what the edit would do comes before it,
 * and a staged edit that is not committed is forgotten by Shopify.
 * @see https://shopify.dev/docs/apps/build/orders-fulfillment/order-management-apps/edit-orders, read 2026-08
 */
import * as z from 'zod/mini';
import type { JsonObject } from '../../lib/json.ts';
import { parseMoney } from '../../lib/money.ts';
import { type Failed, failed, ok, type ReadStep, type Step, unknown, type Wire } from '../exchange.ts';
import { markerOf } from '../marker.ts';
import { stageShop, writeShop } from './admin.ts';
import { parseOrder, plainName, type ShopOrder } from './order.ts';

const bag = z.object({ presentmentMoney: z.object({ amount: z.string(), currencyCode: z.string() }) });
const line = z.looseObject({
  id: z.string(),
  quantity: z.number(),
  variant: z.nullish(z.object({ id: z.string() })),
  discountedUnitPriceSet: bag,
});
const editForm = z.looseObject({
  id: z.string(),
  totalPriceSet: bag,
  totalOutstandingSet: bag,
  lineItems: z.object({ nodes: z.array(line) }),
  addedLineItems: z.object({ nodes: z.array(line) }),
  shippingLines: z.array(
    z.object({ id: z.nullish(z.string()), title: z.string(), price: bag, stagedStatus: z.string() }),
  ),
});

/** An edit as it is staged. */
export type Edit = z.infer<typeof editForm>;

/** Minor units of an edit's amount. */
export function editMinor(set: Edit['totalPriceSet']): number {
  const { amount, currencyCode } = set.presentmentMoney;
  return parseMoney(amount, currencyCode)?.amountMinor ?? 0;
}

/** Why an order cannot be edited now, as a result; `undefined` where it can. */
export function editRefusal(order: ShopOrder): Failed | undefined {
  const name = plainName(order.name);
  if (order.cancelledAt)
    return failed(`order ${name} has been cancelled`, 'Nothing can be changed on it any more.');
  const open = order.lineItems.nodes.some((each) => each.unfulfilledQuantity > 0);
  if (!open)
    return failed(
      `order ${name} has been shipped already`,
      'Offer something else, such as a coupon or a refund.',
    );
  if (order.merchantEditable) return undefined;
  const why = order.merchantEditableErrors.join('; ') || 'the shop gives no reason';
  return failed(`order ${name} cannot be edited: ${why}`, 'Offer something else, or change it in the shop.');
}

/** Opens an edit of an order. */
export const beginEdit = (wire: Wire, order: ShopOrder): Promise<ReadStep<Edit>> =>
  stageEdit(wire, 'begin-edit', { id: order.id });

/** Stages one more change; the value is the edit with it. */
export async function stageEdit(
  wire: Wire,
  operation: string,
  variables: JsonObject,
): Promise<ReadStep<Edit>> {
  const staged = await stageShop(wire, operation, variables);
  if (staged.status !== 'ok') return staged;
  const parsed = z.safeParse(editForm, staged.value['calculatedOrder']);
  return parsed.success
    ? ok(parsed.data)
    : failed('Shopify answered something unreadable; nothing was changed', 'Approve it again.');
}

/** Makes an edit real; the value is the order afterwards. */
export async function commitEdit(wire: Wire, edit: Edit, callId: string): Promise<Step<ShopOrder>> {
  const note = markerOf(callId);
  const sent = await writeShop(wire, 'commit-edit', { id: edit.id, notify: true, note });
  if (sent.status !== 'ok') return sent;
  const order = parseOrder(sent.value['order']);
  return order.status === 'ok' ? order : unknown('Shopify took the change but answered something unreadable');
}
