/**
 * Shopify's search index, which runs behind: a change is found only after the world's search lag. Reads by id are never behind.
 */

import type { DraftOrder, Order } from './order-state.ts';
import { financialStatusOf, fulfillmentStatusOf } from './order-totals.ts';
import type { Customer, Product, SearchDocument, ShopState, Variant } from './shop-state.ts';
import { fullNameOf, gidOf, nowIso, type World } from './world.ts';

/** What search knows of an order. Its `email` is the order's own, not the customer's. */
export function orderDocument(state: ShopState, order: Order): SearchDocument {
  const customer = state.customers.find((each) => each.id === order.customerId);
  return {
    id: [String(order.id)],
    name: [`#${order.number}`, String(order.number)],
    email: [order.email],
    customer_id: order.customerId === null ? [] : [String(order.customerId)],
    tag: order.tags,
    source_identifier: order.sourceIdentifier === null ? [] : [order.sourceIdentifier],
    source_name: [order.sourceName],
    financial_status: [financialStatusOf(order)],
    fulfillment_status: [
      fulfillmentStatusOf(order),
      ...(order.fulfillments.length > 0 ? ['shipped'] : ['unshipped']),
    ],
    status: [order.cancelledAt !== null ? 'cancelled' : order.closedAt !== null ? 'closed' : 'open'],
    sku: order.lines.flatMap((line) => (line.sku === null ? [] : [line.sku])),
    discount_code: order.discountCodes,
    created_at: [order.createdAt],
    processed_at: [order.createdAt],
    updated_at: [order.updatedAt],
    default: [`#${order.number}`, order.email, customer ? fullNameOf(customer) : ''],
  };
}

/** What search knows of a draft order. */
export const draftDocument = (draft: DraftOrder): SearchDocument => ({
  id: [String(draft.id)],
  name: [draft.name],
  tag: draft.tags,
  status: [draft.status],
  customer_id: draft.customerId === null ? [] : [String(draft.customerId)],
  created_at: [draft.createdAt],
  default: [draft.name, draft.email ?? ''],
});

/** What search knows of a customer. */
export const customerDocument = (customer: Customer): SearchDocument => ({
  id: [String(customer.id)],
  email: [customer.email],
  phone: customer.phone === null ? [] : [customer.phone],
  first_name: [customer.firstName],
  last_name: [customer.lastName],
  tag: customer.tags,
  default: [customer.email, fullNameOf(customer), customer.phone ?? ''],
});

/** What search knows of a product. */
export const productDocument = (product: Product): SearchDocument => ({
  id: [String(product.id)],
  title: [product.title],
  tag: product.tags,
  sku: product.variants.map((variant) => variant.sku),
  default: [product.title, ...product.variants.map((variant) => variant.sku)],
});

/** What search knows of a variant. */
export const variantDocument = (product: Product, variant: Variant): SearchDocument => ({
  id: [String(variant.id)],
  title: [variant.title],
  sku: [variant.sku],
  product_id: [String(product.id)],
  product_title: [product.title],
  default: [product.title, variant.title, variant.sku],
});

/** Changes an order; search goes on showing what it was until the lag has passed. */
export function changeOrder(world: World, order: Order, change: () => void): void {
  const before = orderDocument(world.state, order);
  change();
  order.updatedAt = nowIso(world);
  noteLag(world, gidOf('Order', order.id), before);
}

/** Says that search shows a resource as it was (null: not at all) until the lag has passed. */
export function noteLag(world: World, gid: string, before: SearchDocument | null): void {
  const now = world.now().getTime();
  world.state.indexLag = world.state.indexLag.filter((each) => Date.parse(each.until) > now);
  if (world.searchLagMs <= 0) return;
  world.state.indexLag.push({ gid, before, until: new Date(now + world.searchLagMs).toISOString() });
}

/** What search shows of a resource now; null where it does not know it yet. */
export function visibleDocument(world: World, gid: string, current: SearchDocument): SearchDocument | null {
  const now = world.now().getTime();
  const lagging = world.state.indexLag.find((each) => each.gid === gid && Date.parse(each.until) > now);
  return lagging ? lagging.before : current;
}
