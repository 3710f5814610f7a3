import type { Address, Order, OrderLine } from './order-state.ts';
import { sum } from './order-totals.ts';
import type { ShopState } from './shop-state.ts';
import { noteLag } from './shopify-index.ts';
import { findVariant, gidOf, nextNumber, nowIso, recordEffect, takeStock, type World } from './world.ts';

/** An order to be placed. */
export interface NewOrder {
  readonly customerId: number | null;
  /** The customer's own where it is left out. */
  readonly email?: string | null;
  readonly currency: string;
  readonly lines: readonly {
    readonly variantId: number | null;
    readonly quantity: number;
    readonly unitPriceMinor: number;
    readonly title?: string;
  }[];
  readonly shipping: { readonly title: string; readonly priceMinor: number } | null;
  readonly discountMinor?: number;
  readonly address: Address;
  readonly subscription: Order['subscription'];
  readonly sourceName: string;
  readonly sourceIdentifier?: string | null;
  readonly tags?: readonly string[];
  readonly note?: string | null;
  readonly paymentPending?: boolean;
}

/** Places an order: takes the stock, takes the money, and shows it to search after the lag. */
export function makeOrder(world: World, wanted: NewOrder): Order {
  const { state } = world;
  const at = nowIso(world);
  const number = nextNumber(state, 'order');
  const customer = state.customers.find((each) => each.id === wanted.customerId);
  const order: Order = {
    id: orderIdOf(number),
    number,
    customerId: wanted.customerId,
    email: wanted.email ?? customer?.email ?? '',
    currency: wanted.currency,
    shopRate: rateOf(state, wanted.currency),
    createdAt: at,
    updatedAt: at,
    closedAt: null,
    cancelledAt: null,
    cancelReason: null,
    edited: false,
    editLock: null,
    lines: wanted.lines.map((line) => newLine(state, nextNumber(state, 'id'), line)),
    shippingLines: [],
    fulfillments: [],
    transactions: [],
    refunds: [],
    discountCodes: [],
    tags: [...(wanted.tags ?? [])],
    note: wanted.note ?? null,
    staffNotes: [],
    sourceIdentifier: wanted.sourceIdentifier ?? null,
    sourceName: wanted.sourceName,
    address: wanted.address,
    subscription: wanted.subscription,
  };
  if (wanted.shipping)
    order.shippingLines.push({
      id: nextNumber(state, 'id'),
      ...wanted.shipping,
      code: null,
      custom: true,
      removed: false,
      addedByEdit: false,
    });
  spreadDiscount(state, order, wanted.discountMinor ?? 0);
  if (wanted.paymentPending !== true) payInFull(state, order, at);
  state.orders.push(order);
  noteLag(world, gidOf('Order', order.id), null);
  for (const line of order.lines) takeStock(state, line.variantId, line.quantity);
  recordEffect(world, {
    vendor: 'shopify',
    kind: 'order-created',
    subject: gidOf('Order', order.id),
    details: { name: `#${number}`, tags: order.tags, sourceIdentifier: order.sourceIdentifier },
  });
  return order;
}

/** Shopify's number of the order with this name; tests and scripts can tell it beforehand. */
export const orderIdOf = (number: number): number => 5_900_000_000_000 + number;

/** A line as it stands before anything is sent, refunded or edited. */
export function newLine(
  state: ShopState,
  id: number,
  line: { variantId: number | null; quantity: number; unitPriceMinor: number; title?: string },
): OrderLine {
  const found = findVariant(state, line.variantId);
  return {
    id,
    variantId: found?.variant.id ?? null,
    title: line.title ?? found?.product.title ?? 'Custom item',
    variantTitle: found?.variant.title ?? null,
    sku: found?.variant.sku ?? null,
    unitPriceMinor: line.unitPriceMinor,
    quantity: line.quantity,
    currentQuantity: line.quantity,
    unfulfilledQuantity: line.quantity,
    requiresShipping: true,
    addedByEdit: false,
    discounts: [],
  };
}

/** Puts one discount over all lines in proportion to their prices; the last line takes what rounding leaves. */
export function spreadDiscount(state: ShopState, order: Order, discountMinor: number): void {
  const totals = order.lines.map((line) => line.unitPriceMinor * line.quantity);
  const whole = sum(totals);
  if (discountMinor <= 0 || whole === 0) return;
  let left = Math.min(discountMinor, whole);
  for (const [index, line] of order.lines.entries()) {
    const share =
      index === order.lines.length - 1
        ? left
        : Math.floor((Math.min(discountMinor, whole) * (totals[index] ?? 0)) / whole);
    left -= share;
    line.discounts.push({
      id: nextNumber(state, 'id'),
      title: 'Discount',
      percent: null,
      amountMinor: share,
      fromEdit: false,
    });
  }
}

/** Records one payment of everything that the order costs. */
export function payInFull(state: ShopState, order: Order, at: string, gateway = 'shopify_payments'): void {
  const goods = sum(order.lines.map((line) => line.unitPriceMinor * line.quantity));
  const discounts = sum(order.lines.flatMap((line) => line.discounts.map((each) => each.amountMinor)));
  const amountMinor = goods - discounts + sum(order.shippingLines.map((line) => line.priceMinor));
  if (amountMinor <= 0) return;
  order.transactions.push({
    id: nextNumber(state, 'id'),
    kind: 'SALE',
    status: 'SUCCESS',
    amountMinor,
    gateway,
    parentId: null,
    createdAt: at,
  });
}

const rateOf = (state: ShopState, currency: string): number =>
  currency === state.shop.currency
    ? 1
    : (state.orders.find((order) => order.currency === currency)?.shopRate ?? 1);
