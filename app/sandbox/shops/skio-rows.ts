import type { Order } from './order-state.ts';
import { totalsOf } from './order-totals.ts';
import type { Product, ShopState, Variant } from './shop-state.ts';
import type { SkioAuditLog, SkioSubscription, SkioUser } from './subscription-state.ts';
import { gidOf, majorOf, uuidOf } from './world.ts';

/** A row of a Skio table: every column, whether it is selected or not. */
export type Row = Readonly<Record<string, unknown>>;

/** A storefront user. */
export function userRow(state: ShopState, user: SkioUser): Row {
  const customer = state.customers.find((each) => each.id === user.customerId);
  return {
    id: user.id,
    platformId: gidOf('Customer', user.customerId),
    email: user.email,
    emailLower: user.email.toLowerCase(),
    firstName: customer?.firstName ?? null,
    lastName: customer?.lastName ?? null,
    phoneNumber: customer?.phone ?? null,
    shopifyTags: customer?.tags ?? [],
    createdAt: hasuraTime(user.createdAt),
    updatedAt: hasuraTime(user.createdAt),
    removedAt: null,
  };
}

/** A subscription. */
export function subscriptionRow(state: ShopState, subscription: SkioSubscription): Row {
  const origin = state.orders.find((order) => order.subscription?.id === subscription.id);
  return {
    id: subscription.id,
    platformId: gidOf('SubscriptionContract', subscription.contractId),
    status: subscription.status,
    statusContext: subscription.statusContext,
    nextBillingDate: hasuraTime(subscription.nextBillingDate),
    cancelledAt: hasuraTime(subscription.cancelledAt),
    createdAt: hasuraTime(subscription.createdAt),
    updatedAt: hasuraTime(subscription.updatedAt),
    cyclesCompleted: subscription.cyclesCompleted,
    currencyCode: subscription.currency,
    deliveryPrice: majorOf(subscription.deliveryPriceMinor, subscription.currency),
    deliveryPriceOverride: null,
    note: subscription.note,
    lastBillingAttemptAt: hasuraTime(origin?.createdAt ?? null),
    isPickup: false,
    originOrderId: origin ? skioOrderId(origin) : null,
    storefrontUserId: subscription.userId,
    siteId: uuidOf('skio site'),
  };
}

/** The lines of a subscription, removed ones among them. */
export const lineRow = (subscription: SkioSubscription): Row[] =>
  subscription.lines.map((line) => ({
    id: line.id,
    platformId: gidOf('SubscriptionLine', uuidOf(`skio contract line ${line.id}`)),
    subscriptionId: subscription.id,
    productVariantId: skioVariantId(line.variantId),
    sellingPlanId: uuidOf(`skio selling plan ${subscription.interval} ${subscription.intervalCount}`),
    quantity: line.quantity,
    priceWithoutDiscount: majorOf(line.priceMinor, subscription.currency),
    isPrepaid: false,
    ordersRemaining: null,
    titleOverride: null,
    removedAt: hasuraTime(line.removedAt),
  }));

/** How a subscription is billed. */
export const billingPolicyRow = (subscription: SkioSubscription): Row => policyRow(subscription, 'billing');

/** How a subscription is delivered. */
export const deliveryPolicyRow = (subscription: SkioSubscription): Row => policyRow(subscription, 'delivery');

const policyRow = (subscription: SkioSubscription, kind: string): Row => ({
  id: uuidOf(`skio ${kind} policy ${subscription.id}`),
  interval: subscription.interval,
  intervalCount: subscription.intervalCount,
  minCycles: null,
  maxCycles: null,
  isMaxCycleV2: true,
  createdAt: hasuraTime(subscription.createdAt),
  updatedAt: hasuraTime(subscription.updatedAt),
});

/** An order that a Skio subscription made; its number bears no `#`. */
export function orderRow(state: ShopState, order: Order): Row {
  const subscription = state.skio.subscriptions.find((each) => each.id === order.subscription?.id);
  const parcel = state.parcels.find((each) =>
    order.fulfillments.some((sent) => sent.trackingCode === each.trackingCode),
  );
  return {
    id: skioOrderId(order),
    platformId: gidOf('Order', order.id),
    platformNumber: String(order.number),
    name: `#${order.number}`,
    subscriptionId: order.subscription?.id ?? null,
    storefrontUserId: subscription?.userId ?? null,
    currencyCode: order.currency,
    totalPrice: majorOf(totalsOf(order).totalMinor, order.currency),
    note: order.note,
    processedAt: hasuraTime(order.createdAt),
    deliveredAt: hasuraTime(parcel?.deliveredAt ?? null),
    cancelledAt: hasuraTime(order.cancelledAt),
    deletedAt: null,
    createdAt: hasuraTime(order.createdAt),
    updatedAt: hasuraTime(order.updatedAt),
  };
}

const skioOrderId = (order: Order): string => uuidOf(`skio order ${order.id}`);

/** The lines of an order. */
export const orderLineRow = (order: Order): Row[] =>
  order.lines.map((line) => ({
    id: uuidOf(`skio order line ${line.id}`),
    platformId: gidOf('LineItem', line.id),
    orderId: skioOrderId(order),
    subscriptionLineId: null,
    productVariantId: line.variantId === null ? null : skioVariantId(line.variantId),
    quantity: line.quantity,
    priceWithoutDiscount: majorOf(line.unitPriceMinor, order.currency),
  }));

/** Skio's own id of a variant. */
export const skioVariantId = (variantId: number): string => uuidOf(`skio variant ${variantId}`);

/** A variant. */
export const variantRow = (state: ShopState, product: Product, variant: Variant): Row => ({
  id: skioVariantId(variant.id),
  platformId: gidOf('ProductVariant', variant.id),
  productId: uuidOf(`skio product ${product.id}`),
  title: variant.title,
  sku: variant.sku,
  price: majorOf(variant.priceMinor, state.shop.currency),
  compareAtPrice:
    variant.compareAtPriceMinor === null ? null : majorOf(variant.compareAtPriceMinor, state.shop.currency),
  outOfStockAt: variant.stock > 0 ? null : hasuraTime(product.createdAt),
});

/** A product. */
export const productRow = (product: Product): Row => ({
  id: uuidOf(`skio product ${product.id}`),
  platformId: gidOf('Product', product.id),
  title: product.title,
});

/** An entry of Skio's audit log. */
export const auditLogRow = (log: SkioAuditLog): Row => ({
  id: log.id,
  subscriptionId: log.subscriptionId,
  storefrontUserId: log.userId,
  eventType: log.eventType,
  eventData: log.eventData,
  createdAt: hasuraTime(log.createdAt),
});

/** Hasura prints the offset in full: `2026-08-03T10:00:00.000+00:00`. */
const hasuraTime = (iso: string | null): string | null => iso?.replace('Z', '+00:00') ?? null;
