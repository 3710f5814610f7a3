import {
  addressFrom,
  type BuildContext,
  type BuiltItem,
  builtItem,
  customerFor,
  type DescribedItem,
} from './build-context.ts';
import { newLine, orderIdOf, payInFull, spreadDiscount } from './make-order.ts';
import type { Order } from './order-state.ts';
import { maximumRefundOf, originalTotalOf, totalsOf } from './order-totals.ts';
import { newParcel } from './parcels.ts';
import type { ShopDescription } from './shop-description.ts';
import type { Customer, Parcel, ShopState } from './shop-state.ts';
import { payBack } from './shopify-refunds.ts';
import { spreadOver } from './shopify-suggested-refund.ts';
import { parseWhen } from './when.ts';
import {
  addInterval,
  convertMinor,
  decimalOf,
  easypostId,
  minorOf,
  nextNumber,
  toOrderCurrency,
  type World,
} from './world.ts';

type Described = NonNullable<ShopDescription['orders']>[number];
type DescribedParcel = Omit<NonNullable<Described['parcels']>[number], 'items'> & { items?: DescribedItem[] };

/** Adds the described orders with their parcels, payments and refunds. */
export function buildOrders(context: BuildContext, orders: readonly Described[]): void {
  for (const described of orders) addOrder(context, described);
}

function addOrder(context: BuildContext, described: Described): void {
  const { state, now } = context;
  const customer = customerFor(context, described.customer);
  if (state.orders.some((each) => each.number === described.number))
    throw new Error(`order ${described.number} is described twice`);
  const order = bareOrder(context, described, customer);
  state.orders.push(order);
  state.counters['order'] = Math.max(state.counters['order'] ?? 0, described.number);
  addLines(context, order, described);
  checkTotal(order, described);
  if (described.paid !== 'later')
    payInFull(state, order, order.createdAt, described.paid === 'bank' ? 'bank_deposit' : 'shopify_payments');
  addParcels(context, order, described);
  if (described.refunded) refund(context, order, described.refunded);
  if (described.cancelled !== undefined) cancel(order, parseWhen(described.cancelled, now));
  order.closedAt = described.archived === true ? now.toISOString() : order.closedAt;
}

function bareOrder({ state, now }: BuildContext, described: Described, customer: Customer): Order {
  const currency = described.currency ?? state.shop.currency;
  const placed = parseWhen(described.placed ?? defaultPlaced(described), now);
  return {
    id: orderIdOf(described.number),
    number: described.number,
    customerId: customer.id,
    email: customer.email,
    currency,
    shopRate: described.rate ?? (currency === state.shop.currency ? 1 : (RATES[currency] ?? 1)),
    createdAt: placed,
    updatedAt: placed,
    closedAt: null,
    cancelledAt: null,
    cancelReason: null,
    edited: false,
    editLock: described.locked ?? null,
    lines: [],
    shippingLines: [],
    fulfillments: [],
    transactions: [],
    refunds: [],
    discountCodes: [],
    tags: described.tags ?? [],
    note: described.note ?? null,
    staffNotes: [],
    sourceIdentifier: null,
    sourceName: 'web',
    address: { ...customer.address, ...addressFrom(described.address, customer.address) },
    subscription: madeBy(state, described, customer),
  };
}

/** What one unit of a currency costs in US dollars, roughly. */
const RATES: Readonly<Record<string, number>> = { EUR: 1.1, GBP: 1.27, CAD: 0.73, AUD: 0.66, JPY: 0.0067 };

const defaultPlaced = ({ status }: Described): string =>
  status === undefined || status === 'unfulfilled' ? '1 day ago' : '9 days ago';

function madeBy(state: ShopState, described: Described, customer: Customer): Order['subscription'] {
  const users = state.skio.users.filter((user) => user.customerId === customer.id).map((user) => user.id);
  const subscribers = state.prive.subscribers
    .filter((each) => each.customerId === customer.id)
    .map((each) => each.id);
  const skio = state.skio.subscriptions.find((each) => users.includes(each.userId));
  const prive = state.prive.subscriptions.find((each) => subscribers.includes(each.subscriberId));
  if (skio && (described.from === undefined || described.from === 'skio'))
    return { vendor: 'skio', id: skio.id };
  if (prive && (described.from === undefined || described.from === 'prive'))
    return { vendor: 'prive', id: prive.id };
  if (described.from === 'skio' || described.from === 'prive')
    throw new Error(`order ${described.number}: ${described.customer} has no ${described.from} subscription`);
  return null;
}

function addLines(context: BuildContext, order: Order, described: Described): void {
  const { state } = context;
  const items = described.items.map((each) => builtItem(context, each, order.currency));
  const shippingMinor = minorOf(described.shipping?.price, order.currency) ?? 0;
  const discountMinor = minorOf(described.discount, order.currency) ?? 0;
  const priced = items.map((item) => ({ item, unitMinor: unitPriceOf(state, order, item) }));
  const known = priced.reduce((sum, each) => sum + (each.unitMinor ?? 0) * each.item.quantity, 0);
  const rest = (minorOf(described.total, order.currency) ?? 0) - known - shippingMinor + discountMinor;
  const unknown = priced.filter((each) => each.unitMinor === null);
  if (unknown.length > 1 || (unknown.length === 1 && rest <= 0))
    throw new Error(`order ${described.number}: \`${unknown[0]?.item.title}\` has no price`);
  for (const { item, unitMinor } of priced) {
    const unitPriceMinor = unitMinor ?? Math.round(rest / item.quantity);
    order.lines.push(
      newLine(state, nextNumber(state, 'id'), {
        variantId: item.variantId,
        quantity: item.quantity,
        unitPriceMinor,
        title: item.title,
      }),
    );
  }
  order.shippingLines.push({
    id: nextNumber(state, 'id'),
    title: described.shipping?.title ?? 'Standard',
    code: described.shipping?.title ?? 'Standard',
    priceMinor: shippingMinor,
    custom: false,
    removed: false,
    addedByEdit: false,
  });
  spreadDiscount(state, order, discountMinor);
}

function unitPriceOf(state: ShopState, order: Order, item: BuiltItem): number | null {
  if (item.priceMinor === null) return null;
  return item.ownPrice ? item.priceMinor : toOrderCurrency(state, order, item.priceMinor);
}

function checkTotal(order: Order, described: Described): void {
  const total = originalTotalOf(order);
  if (described.total === undefined || minorOf(described.total, order.currency) === total) return;
  const said = decimalOf(minorOf(described.total, order.currency) ?? 0, order.currency);
  throw new Error(
    `order ${described.number}: items add up to ${decimalOf(total, order.currency)}, total says ${said}`,
  );
}

function addParcels(context: BuildContext, order: Order, described: Described): void {
  const { status } = described;
  const whole: DescribedParcel[] =
    status === undefined ? [] : [{ ...described, status, items: described.items }];
  for (const [index, parcel] of (described.parcels ?? whole).entries()) {
    if (parcel.status === 'unfulfilled') continue;
    const sent = described.parcels ? linesOf(context, order, parcel.items ?? []) : order.lines.map(wholeLine);
    for (const { lineId, quantity } of sent) {
      const line = order.lines.find((each) => each.id === lineId);
      if (!line || quantity > line.unfulfilledQuantity)
        throw new Error(`order ${order.number}: a parcel holds more than was bought`);
      line.unfulfilledQuantity -= quantity;
    }
    const made = buildParcel(context, order, parcel, index);
    context.state.parcels.push(made);
    order.fulfillments.push({
      id: nextNumber(context.state, 'id'),
      createdAt: made.shippedAt,
      cancelled: false,
      lines: sent.map((each) => ({ id: nextNumber(context.state, 'id'), ...each })),
      trackingCode: made.trackingCode,
    });
  }
}

const wholeLine = (line: Order['lines'][number]) => ({ lineId: line.id, quantity: line.quantity });

function linesOf(context: BuildContext, order: Order, items: readonly DescribedItem[]) {
  return items.map((described) => {
    const item = builtItem(context, described, order.currency);
    const line = order.lines.find(
      (each) =>
        each.unfulfilledQuantity > 0 &&
        (item.variantId === null ? each.title === item.title : each.variantId === item.variantId),
    );
    if (!line) throw new Error(`order ${order.number}: \`${item.title}\` is in a parcel but was not bought`);
    return { lineId: line.id, quantity: item.quantity };
  });
}

const PARCEL_STATUSES: Readonly<Record<string, string>> = {
  'label-created': 'pre_transit',
  'in-transit': 'in_transit',
  'out-for-delivery': 'out_for_delivery',
  delivered: 'delivered',
  'available-for-pickup': 'available_for_pickup',
  returned: 'return_to_sender',
  failed: 'failure',
};

function buildParcel(context: BuildContext, order: Order, described: DescribedParcel, index: number): Parcel {
  const { state, now } = context;
  const shippedAt = parseWhen(described.shipped ?? addInterval(order.createdAt, 'DAY', 1), now);
  const lastScan = described.delivered ?? described.lastScan;
  const latest = Math.min(now.getTime() - 3_600_000, Date.parse(addInterval(shippedAt, 'DAY', 4)));
  const lastScanAt = lastScan === undefined ? new Date(latest).toISOString() : parseWhen(lastScan, now);
  const amountMinor = insuredFor(state, order, described.insured);
  return newParcel({
    trackingCode: described.tracking ?? `1Z999AA10${order.number}${index + 1}`,
    carrier: described.carrier ?? 'UPS',
    status: PARCEL_STATUSES[described.status] ?? 'unknown',
    shippedAt,
    lastScanAt: new Date(Math.max(Date.parse(lastScanAt), Date.parse(shippedAt))).toISOString(),
    destination: { ...order.address, ...addressFrom(described.deliveredTo, order.address) },
    signedBy: described.signedBy ?? null,
    insurance:
      amountMinor === null
        ? null
        : { id: easypostId('ins', `insurance ${order.number} ${index}`), amountMinor },
  });
}

function insuredFor(state: ShopState, order: Order, insured: boolean | number | undefined): number | null {
  if (insured === undefined || insured === false) return null;
  if (typeof insured === 'number') return minorOf(insured, 'USD') ?? 0;
  const totalMinor = totalsOf(order).totalMinor;
  const rate = order.shopRate * (RATES[state.shop.currency] ?? 1);
  return order.currency === 'USD' ? totalMinor : convertMinor(totalMinor, order.currency, 'USD', rate);
}

function refund(context: BuildContext, order: Order, described: NonNullable<Described['refunded']>): void {
  const at = new Date(parseWhen(described.on ?? '1 day ago', context.now));
  const world: World = {
    state: context.state,
    now: () => at,
    tokens: NO_TOKENS,
    searchLagMs: 0,
    limits: false,
  };
  const whole = maximumRefundOf(order);
  const amountMinor = Math.min(whole, minorOf(described.amount, order.currency) ?? whole);
  const everything = amountMinor === whole;
  const lines = everything
    ? order.lines.map((line) => ({ ...wholeLine(line), restockType: 'NO_RESTOCK', subtotalMinor: 0 }))
    : [];
  const shippingMinor = everything ? order.shippingLines.reduce((sum, line) => sum + line.priceMinor, 0) : 0;
  payBack(world, order, {
    note: described.note ?? null,
    lines,
    shippingMinor,
    adjustmentMinor: everything ? 0 : amountMinor,
    payments: spreadOver(order, amountMinor).map(({ payment, shareMinor }) => ({
      parentId: payment.id,
      gateway: payment.gateway,
      amountMinor: shareMinor,
    })),
    storeCreditMinor: 0,
  });
}

const NO_TOKENS = { skio: '', prive: '', shopify: '', shopifyClientSecret: '', easypost: '' };

function cancel(order: Order, at: string): void {
  if (order.fulfillments.length > 0)
    throw new Error(`order ${order.number}: a shipped order cannot be cancelled`);
  order.cancelledAt = at;
  order.closedAt = at;
  order.cancelReason = 'CUSTOMER';
  for (const line of order.lines) {
    line.currentQuantity = 0;
    line.unfulfilledQuantity = 0;
  }
}
