import type { Order } from './order-state.ts';
import { customerView, productView, variantViewById } from './shopify-catalog-view.ts';
import { draftView } from './shopify-drafts.ts';
import { orderView } from './shopify-order-view.ts';
import { DAY_MS, numberOf, type World } from './world.ts';

/** The resource of a global id, or null where nothing has it. */
export function nodeOf(world: World, gid: string): Record<string, unknown> | null {
  const { state } = world;
  const customer = state.customers.find((each) => each.id === numberOf('Customer', gid));
  const product = state.products.find((each) => each.id === numberOf('Product', gid));
  const draft = state.drafts.find((each) => each.id === numberOf('DraftOrder', gid));
  return (
    orderOf(world, gid) ??
    (customer ? customerView(world, customer, orderView) : null) ??
    (product ? productView(world, product) : null) ??
    (draft ? draftView(world, draft) : null) ??
    variantViewById(world, numberOf('ProductVariant', gid) ?? null)
  );
}

/** The order of a global id; null for one that is older than the app may see. */
export function orderOf(world: World, gid: string): Record<string, unknown> | null {
  const order = visibleOrders(world).find((each) => each.id === numberOf('Order', gid));
  return order ? orderView(world, order) : null;
}

/** The orders that the app may see: without `read_all_orders` only those of the last sixty days. */
export function visibleOrders(world: World): Order[] {
  if (world.state.shop.scopes.includes('read_all_orders')) return world.state.orders;
  const since = world.now().getTime() - 60 * DAY_MS;
  return world.state.orders.filter((order) => Date.parse(order.createdAt) >= since);
}
