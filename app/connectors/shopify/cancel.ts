/** `cancel_order`: the call starts a job; the order is cancelled when it shows so. A second cancellation has no effect. */
import type { JsonObject } from '../../lib/json.ts';
import type { ToolResult } from '../../tools/tool.ts';
import { type Connector, didNotHappen, happened, unreadable, type Work } from '../connector.ts';
import { done, failed, ok, type ReadStep, timeLeft, unknown, type Wire } from '../exchange.ts';
import { markerOf } from '../marker.ts';
import { textAt } from '../pick.ts';
import { writeShop } from './admin.ts';
import { amountOf, currencyOf, ownerOf, plainName, readOneOrder, type ShopOrder } from './order.ts';

/** Cancels an order. */
export const cancelOrder: Connector = { run, readBack };

async function run({ wire, args, call }: Work): Promise<ToolResult> {
  const found = await readOneOrder(wire, textAt(args, 'order_id'));
  if (found.status !== 'ok') return found;
  const order = found.value;
  const name = plainName(order.name);
  if (order.cancelledAt)
    return failed(`order ${name} has been cancelled already`, 'There is nothing left to cancel.');
  if (order.fulfillments.some((each) => each.status !== 'CANCELLED'))
    return failed(`order ${name} has been shipped`, 'Offer a return or a refund instead.');
  const sent = await writeShop(wire, 'cancel-order', {
    id: order.id,
    reason: (textAt(args, 'reason') || 'customer').toUpperCase(),
    restock: args['restock'] !== false,
    refund: args['refund'] !== false,
    notify: args['notify'] !== false,
    note: markerOf(call.id),
  });
  if (sent.status !== 'ok') return sent;
  const after = await waitForCancellation(wire, order.id);
  if (after.status !== 'ok' || !after.value.cancelledAt)
    return unknown('Shopify has taken the cancellation but the order does not show it yet');
  return done(cancelOutput(after.value));
}

/** So often the order is read again, with this pause before each time. */
const POLLS_MAX = 8;
const POLL_MS = 1500;

/** The order once it is cancelled, or as it stands when it has been waited for long enough. */
async function waitForCancellation(wire: Wire, orderId: string): Promise<ReadStep<ShopOrder>> {
  for (let polls = 1; ; polls += 1) {
    const order = await readOneOrder(wire, orderId);
    if (order.status === 'ok' && order.value.cancelledAt) return order;
    if (polls >= POLLS_MAX || timeLeft(wire) < 2 * POLL_MS) return order;
    await wire.sleep(POLL_MS);
  }
}

const cancelOutput = (order: ShopOrder): JsonObject => ({
  order_id: plainName(order.name),
  email: ownerOf(order),
  cancelled_at: order.cancelledAt ?? null,
  financial_status: (order.displayFinancialStatus ?? '').toLowerCase(),
  refunded: amountOf(order.totalRefundedSet),
  currency: currencyOf(order),
});

async function readBack({ wire, args }: Work): ReturnType<NonNullable<Connector['readBack']>> {
  const orderId = textAt(args, 'order_id');
  const look = `Look at order ${orderId} in Shopify.`;
  const found = await readOneOrder(wire, orderId);
  if (found.status !== 'ok') return unreadable(found, look);
  const order = found.value.cancelledAt ? ok(found.value) : await waitForCancellation(wire, found.value.id);
  if (order.status !== 'ok') return unreadable(order, look);
  return order.value.cancelledAt ? happened(cancelOutput(order.value)) : didNotHappen;
}
