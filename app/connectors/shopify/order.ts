/** Orders: found by their number, read by their id, and shown in the catalog's form. */
import * as z from 'zod/mini';
import { isObject, type JsonObject } from '../../lib/json.ts';
import { moneyToDecimal, parseMoney } from '../../lib/money.ts';
import type { AddressOutput, OrderOutput, ParcelStatus } from '../../tools/forms.ts';
import type { Connector } from '../connector.ts';
import { done, failed, ok, type ReadStep, type Wire } from '../exchange.ts';
import { decimalAt, listAt, textAt, timeAt } from '../pick.ts';
import { readShop } from './admin.ts';

const bag = z.object({ presentmentMoney: z.object({ amount: z.string(), currencyCode: z.string() }) });
const maybeText = z.nullish(z.string());

const orderForm = z.looseObject({
  id: z.string(),
  name: z.string(),
  email: maybeText,
  createdAt: z.string(),
  cancelledAt: maybeText,
  closed: z.boolean(),
  displayFinancialStatus: maybeText,
  displayFulfillmentStatus: z.string(),
  merchantEditable: z.boolean(),
  merchantEditableErrors: z.array(z.string()),
  tags: z.array(z.string()),
  currentTotalPriceSet: bag,
  totalOutstandingSet: bag,
  totalReceivedSet: bag,
  totalRefundedSet: bag,
  currentTotalDiscountsSet: bag,
  currentShippingPriceSet: bag,
  customer: z.nullish(z.looseObject({ id: z.string() })),
  shippingLines: z.object({
    nodes: z.array(
      z.object({
        id: maybeText,
        title: z.string(),
        isRemoved: z.boolean(),
        originalPriceSet: bag,
      }),
    ),
  }),
  lineItems: z.object({
    nodes: z.array(
      z.looseObject({
        id: z.string(),
        name: z.string(),
        sku: maybeText,
        quantity: z.number(),
        currentQuantity: z.number(),
        refundableQuantity: z.number(),
        unfulfilledQuantity: z.number(),
        requiresShipping: z.boolean(),
        variant: z.nullish(z.looseObject({ id: z.string() })),
        discountedUnitPriceSet: bag,
      }),
    ),
  }),
  fulfillments: z.array(
    z.looseObject({
      status: z.string(),
      displayStatus: maybeText,
      createdAt: z.string(),
      deliveredAt: maybeText,
      trackingInfo: z.array(z.object({ company: maybeText, number: maybeText, url: maybeText })),
    }),
  ),
  refunds: z.array(
    z.looseObject({ id: z.string(), note: maybeText, createdAt: maybeText, totalRefundedSet: bag }),
  ),
});

/** An order as Shopify sends it. */
export type ShopOrder = z.infer<typeof orderForm>;

/** An order by what people call it (`1042`, `#1042`), by its global id or its long number; null where the shop has none; several where a number is not unique. */
export type FoundOrder = ShopOrder | null | 'several';

/** Finds and reads an order. */
export async function readOrder(wire: Wire, orderId: string): Promise<ReadStep<FoundOrder>> {
  if (GID.test(orderId)) return await readById(wire, orderId);
  const name = orderId.trim().replace(/^#+\s*/, '');
  if (!NAME.test(name)) return ok(null);
  const query = `name:'#${name}' OR name:'${name}'`;
  const found = await readShop(wire, 'find-orders', { query });
  if (found.status !== 'ok') return found;
  const ids = listAt(found.value, 'orders.nodes')
    .filter((node) => sameName(textAt(node, 'name'), name))
    .map((node) => textAt(node, 'id'));
  if (ids.length > 1) return ok('several');
  if (ids[0] !== undefined) return await readById(wire, ids[0]);
  return LONG_NUMBER.test(name) ? await readById(wire, `gid://shopify/Order/${name}`) : ok(null);
}

// An order's global id: `gid://shopify/Order/5900000001042`.
const GID = /^gid:\/\/shopify\/Order\/\d{1,20}$/;
// What shops call orders; nothing that would mean something in a search: `1042`, `EU-1042.1`.
const NAME = /^[A-Za-z0-9][A-Za-z0-9 ._/-]{0,40}$/;
// The number in an order's global id: `5900000001042`.
const LONG_NUMBER = /^\d{10,20}$/;

const sameName = (found: string, wanted: string): boolean =>
  found.replace(/^#+/, '').toLowerCase() === wanted.toLowerCase();

async function readById(wire: Wire, id: string): Promise<ReadStep<ShopOrder | null>> {
  const answer = await readShop(wire, 'get-order', { id });
  if (answer.status !== 'ok') return answer;
  const order = isObject(answer.value) ? answer.value['order'] : undefined;
  return order === null || order === undefined ? ok(null) : parseOrder(order);
}

/** Reads an order as a mutation sends it back. */
export function parseOrder(json: unknown): ReadStep<ShopOrder> {
  const parsed = z.safeParse(orderForm, json);
  return parsed.success
    ? ok(parsed.data)
    : failed('Shopify answered something unreadable', 'Try again in a moment.');
}

/** The one order that a write works on. */
export async function readOneOrder(wire: Wire, orderId: string): Promise<ReadStep<ShopOrder>> {
  const found = await readOrder(wire, orderId);
  if (found.status !== 'ok') return found;
  if (found.value === null) return failed(`the shop has no order ${orderId}`, 'Check the order number.');
  if (found.value === 'several')
    return failed(`the shop has several orders ${orderId}`, 'Choose one of them in the shop.');
  return ok(found.value);
}

/** `get_order_details`. */
export const orderDetails: Connector = {
  run: async ({ args, wire }) => {
    const orderId = textAt(args, 'order_id').trim();
    const found = await readOrder(wire, orderId);
    return found.status === 'ok' ? done(orderOutput(found.value, orderId)) : found;
  },
};

/** What a look-up says of what it found. */
export function orderOutput(found: FoundOrder, orderId: string): JsonObject {
  if (found === null) return { found: false, order_id: plainName(orderId) };
  return found === 'several'
    ? { found: true, several: true, order_id: plainName(orderId) }
    : showOrder(found);
}

/** An order's name without the mark before it. */
export const plainName = (name: string): string => name.trim().replace(/^#+\s*/, '');

/** A decimal amount of what the customer paid in. */
export const amountOf = (set: z.infer<typeof bag>): string => moneyToDecimal(moneyOf(set));

/** An amount in minor units of what the customer paid in. */
export const minorOf = (set: z.infer<typeof bag>): number => moneyOf(set).amountMinor;

function moneyOf(set: z.infer<typeof bag>) {
  const { amount, currencyCode } = set.presentmentMoney;
  return parseMoney(amount, currencyCode) ?? { amountMinor: 0, currency: currencyCode };
}

/** The currency that the customer paid in. */
export const currencyOf = (order: ShopOrder): string =>
  order.currentTotalPriceSet.presentmentMoney.currencyCode;

/** The address of whom the order belongs to: the order's own, else the account's. */
export const ownerOf = (order: ShopOrder): string =>
  (order.email ?? textAt(order.customer, 'defaultEmailAddress.emailAddress')).toLowerCase();

/** Minor units that can still be paid back. */
export const refundableMinor = (order: ShopOrder): number =>
  Math.max(0, minorOf(order.totalReceivedSet) - minorOf(order.totalRefundedSet));

/** An order in the catalog's form. */
export function showOrder(order: ShopOrder): JsonObject & OrderOutput {
  const sent = order.fulfillments.filter((each) => each.status !== 'CANCELLED');
  const parcels = sent.flatMap((each) =>
    each.trackingInfo.map((info) => ({
      carrier: info.company ?? '',
      tracking_number: info.number ?? '',
      status: parcelStatus(each.displayStatus ?? ''),
      url: info.url ?? '',
    })),
  );
  const statuses = sent.map((each) => parcelStatus(each.displayStatus ?? ''));
  const address = addressOf(order['shippingAddress']);
  const currency = currencyOf(order);
  const shipping = order.shippingLines.nodes.filter((line) => !line.isRemoved);
  return {
    found: true,
    order_id: plainName(order.name),
    order_gid: order.id,
    email: ownerOf(order),
    customer_name: textAt(order.customer, 'displayName') || address.name,
    ordered_at: order.createdAt,
    cancelled_at: order.cancelledAt ?? null,
    financial_status: (order.displayFinancialStatus ?? '').toLowerCase(),
    fulfillment_status: order.displayFulfillmentStatus.toLowerCase(),
    shipping_status: oneStatus(statuses),
    shipping_method: shipping.map((line) => line.title).join(', '),
    shipped_at: earliest(sent.map((each) => each.createdAt)),
    delivered_at: statuses.every((status) => status === 'delivered')
      ? latest(sent.map((each) => each.deliveredAt ?? ''))
      : null,
    estimated_delivery_at: latest(sent.map((each) => timeAt(each, 'estimatedDeliveryAt') ?? '')),
    address,
    address_text: addressText(address),
    items: order.lineItems.nodes.filter((line) => line.currentQuantity > 0).map(showLine),
    parcels,
    total: amountOf(order.currentTotalPriceSet),
    shipping_price: amountOf(order.currentShippingPriceSet),
    discounts: amountOf(order.currentTotalDiscountsSet),
    paid: amountOf(order.totalReceivedSet),
    refunded: amountOf(order.totalRefundedSet),
    refundable: moneyToDecimal({ amountMinor: refundableMinor(order), currency }),
    outstanding: amountOf(order.totalOutstandingSet),
    currency,
    refunds: order.refunds.map((refund) => ({
      at: refund.createdAt ?? '',
      amount: amountOf(refund.totalRefundedSet),
      note: refund.note ?? '',
    })),
    editable: order.merchantEditable,
    editable_reasons: order.merchantEditableErrors,
    insured: 'unknown',
    tags: order.tags,
  };
}

function showLine(line: ShopOrder['lineItems']['nodes'][number]) {
  return {
    line_id: line.id,
    product: line.name,
    variant_id: line.variant?.id ?? '',
    sku: line.sku ?? '',
    quantity: line.currentQuantity,
    unfulfilled: line.unfulfilledQuantity,
    unit_price: amountOf(line.discountedUnitPriceSet),
  };
}

/** Shopify's words for a fulfilment in the catalog's. @see https://shopify.dev/docs/api/admin-graphql/2026-10/enums/FulfillmentDisplayStatus, read 2026-08 */
const STATUSES: Readonly<Record<string, ParcelStatus>> = {
  ATTEMPTED_DELIVERY: 'attempted',
  CANCELED: 'cancelled',
  CARRIER_PICKED_UP: 'in_transit',
  CONFIRMED: 'unknown',
  DELAYED: 'in_transit',
  DELIVERED: 'delivered',
  FAILURE: 'exception',
  FULFILLED: 'unknown',
  IN_TRANSIT: 'in_transit',
  LABEL_PRINTED: 'pre_transit',
  LABEL_PURCHASED: 'pre_transit',
  LABEL_VOIDED: 'cancelled',
  MARKED_AS_FULFILLED: 'unknown',
  NOT_DELIVERED: 'exception',
  OUT_FOR_DELIVERY: 'out_for_delivery',
  PICKED_UP: 'delivered',
  READY_FOR_PICKUP: 'available_for_pickup',
  SUBMITTED: 'pre_transit',
};

/** A fulfilment's status in the catalog's words. */
export const parcelStatus = (displayStatus: string): ParcelStatus =>
  Object.hasOwn(STATUSES, displayStatus) ? (STATUSES[displayStatus] ?? 'unknown') : 'unknown';

/** The one status of several parcels: theirs where they agree, `mixed` where not, `not_shipped` where there is none. */
export function oneStatus(statuses: readonly string[]): string {
  const [first] = statuses;
  if (first === undefined) return 'not_shipped';
  return statuses.every((status) => status === first) ? first : 'mixed';
}

/** The first of some moments; null where there is none. */
export const earliest = (moments: readonly string[]): string | null =>
  moments.filter((each) => each !== '').toSorted()[0] ?? null;

/** The last of some moments; null where there is none. */
export const latest = (moments: readonly string[]): string | null =>
  moments
    .filter((each) => each !== '')
    .toSorted()
    .at(-1) ?? null;

function addressOf(json: unknown): AddressOutput {
  return {
    name: `${textAt(json, 'firstName')} ${textAt(json, 'lastName')}`.trim(),
    address1: textAt(json, 'address1'),
    address2: textAt(json, 'address2'),
    city: textAt(json, 'city'),
    state: textAt(json, 'provinceCode'),
    zip: textAt(json, 'zip'),
    country: textAt(json, 'countryCodeV2'),
  };
}

const addressText = (address: AddressOutput): string =>
  [address.address1, address.address2, address.city, address.state, address.zip, address.country]
    .filter((part) => part !== '')
    .join(', ');

/** `find_orders`: the newest orders of an address. */
export const findOrders: Connector = {
  run: async ({ args, wire }) => {
    const email = textAt(args, 'email').trim().toLowerCase();
    const term = emailTerm(email);
    if (term === undefined) return failed('the email address is not one', 'Check the address.');
    const answer = await readShop(wire, 'list-orders', { query: term });
    if (answer.status !== 'ok') return answer;
    const own = listAt(answer.value, 'orders.nodes').filter(
      (node) => textAt(node, 'email').toLowerCase() === email,
    );
    return done({ found: own.length > 0, email, orders: own.map(showListed) });
  },
};

/** An address as a search term; undefined where it is none. */
export function emailTerm(email: string): string | undefined {
  return EMAIL.test(email) ? `email:'${email.replaceAll("'", "\\'")}'` : undefined;
}

// An address without anything but quotes that means something in a search: `dana.w+shop@example.com`, `o'brien@example.com`.
const EMAIL = /^[a-z0-9._%+'-]+@[a-z0-9.-]+\.[a-z]{2,}$/i;

function showListed(node: unknown): JsonObject {
  const currency = textAt(node, 'currentTotalPriceSet.presentmentMoney.currencyCode');
  return {
    order_id: plainName(textAt(node, 'name')),
    ordered_at: textAt(node, 'createdAt'),
    cancelled_at: timeAt(node, 'cancelledAt'),
    financial_status: textAt(node, 'displayFinancialStatus').toLowerCase(),
    fulfillment_status: textAt(node, 'displayFulfillmentStatus').toLowerCase(),
    total: decimalAt(node, 'currentTotalPriceSet.presentmentMoney.amount', currency),
    currency,
    items: listAt(node, 'lineItems.nodes')
      .map((line) => textAt(line, 'name'))
      .filter((name) => name !== ''),
  };
}
