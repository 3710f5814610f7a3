/** `upgrade_shipping`: another shipping line at the price of the old one. It changes the record; the warehouse has to honour its title. */
import type { JsonObject } from '../../lib/json.ts';
import type { ToolResult } from '../../tools/tool.ts';
import { type Connector, didNotHappen, happened, unreadable, type Work } from '../connector.ts';
import { done, failed, type ReadStep } from '../exchange.ts';
import { textAt } from '../pick.ts';
import { beginEdit, commitEdit, type Edit, editMinor, editRefusal, stageEdit } from './edit.ts';
import { amountOf, currencyOf, minorOf, ownerOf, plainName, readOneOrder, type ShopOrder } from './order.ts';

/** Upgrades the shipping of an order that has not gone out. */
export const upgradeShipping: Connector = { run, readBack };

async function run(work: Work): Promise<ToolResult> {
  const { wire, args, call } = work;
  const found = await readOneOrder(wire, textAt(args, 'order_id'));
  if (found.status !== 'ok') return found;
  const before = found.value;
  const refusal = editRefusal(before);
  if (refusal) return refusal;
  if (shipsBy(before, methodOf(work)))
    return failed(`the order is shipped by ${methodOf(work)} already`, 'There is nothing to change.');
  const staged = await stageUpgrade(work, before);
  if (staged.status !== 'ok') return staged;
  if (editMinor(staged.value.totalPriceSet) > minorOf(before.currentTotalPriceSet))
    return failed('the upgrade would cost the customer money', 'Change the shipping in the shop.');
  const committed = await commitEdit(wire, staged.value, call.id);
  if (committed.status !== 'ok') return committed;
  return done(upgradeOutput(committed.value, methodsOf(before)));
}

const methodOf = ({ args }: Work): string => textAt(args, 'method') || 'Expedited shipping';

async function stageUpgrade(work: Work, order: ShopOrder): Promise<ReadStep<Edit>> {
  const { wire } = work;
  const begun = await beginEdit(wire, order);
  if (begun.status !== 'ok') return begun;
  const { id, shippingLines } = begun.value;
  const price = { amount: amountOf(order.currentShippingPriceSet), currencyCode: currencyOf(order) };
  let staged = await stageEdit(wire, 'stage-shipping', { id, line: { title: methodOf(work), price } });
  for (const line of shippingLines) {
    if (staged.status !== 'ok') return staged;
    if (line.stagedStatus !== 'NONE' || !line.id) continue;
    staged = await stageEdit(wire, 'stage-shipping-removal', { id, shippingLineId: line.id });
  }
  return staged;
}

const methodsOf = (order: ShopOrder): readonly string[] =>
  order.shippingLines.nodes.filter((line) => !line.isRemoved).map((line) => line.title);

const shipsBy = (order: ShopOrder, method: string): boolean =>
  methodsOf(order).some((title) => title.toLowerCase() === method.toLowerCase());

const upgradeOutput = (order: ShopOrder, before: readonly string[]): JsonObject => ({
  order_id: plainName(order.name),
  email: ownerOf(order),
  previous_method: before.join(', '),
  shipping_method: methodsOf(order).join(', '),
  total_after: amountOf(order.currentTotalPriceSet),
  currency: currencyOf(order),
});

async function readBack(work: Work): ReturnType<NonNullable<Connector['readBack']>> {
  const orderId = textAt(work.args, 'order_id');
  const found = await readOneOrder(work.wire, orderId);
  if (found.status !== 'ok') return unreadable(found, `Look at the shipping of order ${orderId} in Shopify.`);
  return shipsBy(found.value, methodOf(work)) ? happened(upgradeOutput(found.value, [])) : didNotHappen;
}
