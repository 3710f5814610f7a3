/** The shops' state as rows that a person reads: what the desk's shop view shows and tests compare. */
import type { Order } from './shops/order-state.ts';
import { financialStatusOf, fulfillmentStatusOf, totalsOf } from './shops/order-totals.ts';
import { nextBillingOf } from './shops/prive-schedule.ts';
import type { Effect, ShopState } from './shops/shop-state.ts';
import { decimalOf, findVariant, fullNameOf } from './shops/world.ts';

/** An order. Amounts are like `48.00 USD`. */
export interface OrderRow {
  /** With its sign, e.g. `#1042`. */
  readonly name: string;
  readonly email: string;
  readonly customer: string;
  readonly items: string;
  readonly total: string;
  /** Empty where nothing was paid back. */
  readonly refunded: string;
  readonly payment: string;
  readonly fulfilment: string;
  /** `UPS delivered`, one a parcel. */
  readonly parcels: string;
  readonly isCancelled: boolean;
  readonly placedAt: string;
}

/** A subscription at Skio or Prive. */
export interface SubscriptionRow {
  readonly id: string;
  readonly vendor: 'skio' | 'prive';
  readonly email: string;
  readonly items: string;
  readonly status: string;
  /** Null where nothing is scheduled. */
  readonly nextChargeAt: string | null;
  readonly discounts: string;
}

/** A claim at EasyPost. */
export interface ClaimRow {
  readonly id: string;
  readonly type: string;
  readonly parcel: string;
  readonly amount: string;
  readonly status: string;
  readonly email: string;
}

/** A payment back. */
export interface RefundRow {
  readonly order: string;
  readonly email: string;
  readonly amount: string;
  readonly note: string;
  readonly at: string;
}

/** A discount code. */
export interface CouponRow {
  readonly code: string;
  readonly worth: string;
  readonly used: string;
  readonly isActive: boolean;
}

/** Something that really happened at a vendor. */
export interface EffectRow {
  readonly at: string;
  readonly vendor: string;
  readonly kind: string;
  readonly subject: string;
  /** JSON of the rest. */
  readonly details: string;
}

/** Every row. */
export interface ShopSummary {
  readonly name: string;
  readonly orders: readonly OrderRow[];
  readonly subscriptions: readonly SubscriptionRow[];
  readonly claims: readonly ClaimRow[];
  readonly refunds: readonly RefundRow[];
  readonly coupons: readonly CouponRow[];
  /** Newest first. */
  readonly effects: readonly EffectRow[];
}

/** The rows of a shop: orders and claims newest first. */
export function summaryOf(state: ShopState): ShopSummary {
  const newest = [...state.orders].sort((a, b) => b.number - a.number);
  return {
    name: state.shop.name,
    orders: newest.map((order) => orderRow(state, order)),
    subscriptions: [...skioRows(state), ...priveRows(state)],
    claims: state.easypost.claims
      .map((claim) => ({
        id: claim.id,
        type: claim.type,
        parcel: claim.trackingCode,
        amount: `${decimalOf(claim.requestedMinor, 'USD')} USD`,
        status: claim.status,
        email: claim.contactEmail,
      }))
      .reverse(),
    refunds: newest.flatMap(refundRows),
    coupons: state.discountCodes.map((code) => ({
      code: code.code,
      worth:
        code.percentage === null
          ? `${decimalOf(code.amountMinor ?? 0, state.shop.currency)} ${state.shop.currency}`
          : `${Math.round(code.percentage * 100)} %`,
      used: `${code.usageCount}${code.usageLimit === null ? '' : ` of ${code.usageLimit}`}`,
      isActive: !code.deactivated,
    })),
    effects: effectRows(state.effects),
  };
}

function orderRow(state: ShopState, order: Order): OrderRow {
  const totals = totalsOf(order);
  const customer = state.customers.find(({ id }) => id === order.customerId);
  return {
    name: `#${order.number}`,
    email: order.email,
    customer: customer ? fullNameOf(customer) : '',
    items: order.lines
      .filter((line) => line.currentQuantity > 0)
      .map((line) => `${line.currentQuantity} × ${line.title}`)
      .join(', '),
    total: amountOf(order, totals.totalMinor),
    refunded: totals.refundedMinor > 0 ? amountOf(order, totals.refundedMinor) : '',
    payment: wordsOf(financialStatusOf(order)),
    fulfilment: wordsOf(fulfillmentStatusOf(order)),
    parcels: parcelsOf(state, order),
    isCancelled: order.cancelledAt !== null,
    placedAt: order.createdAt,
  };
}

const amountOf = (order: Order, amountMinor: number): string =>
  `${decimalOf(amountMinor, order.currency)} ${order.currency}`;

const wordsOf = (status: string): string => status.toLowerCase().replaceAll('_', ' ');

function parcelsOf(state: ShopState, order: Order): string {
  const codes = order.fulfillments
    .filter(({ cancelled }) => !cancelled)
    .map(({ trackingCode }) => trackingCode);
  const parcels = state.parcels.filter(({ trackingCode }) => codes.includes(trackingCode));
  return parcels.map((parcel) => `${parcel.carrier} ${wordsOf(parcel.status)}`).join(', ');
}

function refundRows(order: Order): RefundRow[] {
  return order.refunds.map((refund) => {
    const paid = order.transactions.filter(({ id }) => refund.transactionIds.includes(id));
    const amountMinor = paid.reduce((total, { amountMinor: part }) => total + part, 0);
    return {
      order: `#${order.number}`,
      email: order.email,
      amount: amountOf(order, amountMinor),
      note: refund.note ?? '',
      at: refund.createdAt,
    };
  });
}

function skioRows(state: ShopState): SubscriptionRow[] {
  return state.skio.subscriptions.map((subscription) => ({
    id: subscription.id,
    vendor: 'skio',
    email: state.skio.users.find(({ id }) => id === subscription.userId)?.email ?? '',
    items: itemsOf(
      state,
      subscription.lines.filter(({ removedAt }) => removedAt === null),
    ),
    status: wordsOf(subscription.status),
    nextChargeAt: subscription.nextBillingDate,
    discounts: subscription.discounts.map(({ code }) => code).join(', '),
  }));
}

function priveRows(state: ShopState): SubscriptionRow[] {
  return state.prive.subscriptions.map((subscription) => {
    const subscriber = state.prive.subscribers.find(({ id }) => id === subscription.subscriberId);
    const codes = subscription.discounts.map(
      ({ codeId }) => state.discountCodes.find(({ id }) => id === codeId)?.code ?? '',
    );
    return {
      id: subscription.id,
      vendor: 'prive',
      email: state.customers.find(({ id }) => id === subscriber?.customerId)?.email ?? '',
      items: itemsOf(state, subscription.lines),
      status: wordsOf(subscription.status),
      nextChargeAt: nextBillingOf(subscription),
      discounts: codes.join(', '),
    };
  });
}

function itemsOf(
  state: ShopState,
  lines: readonly { readonly variantId: number; readonly quantity: number }[],
): string {
  return lines
    .map(
      (line) => `${line.quantity} × ${findVariant(state, line.variantId)?.product.title ?? line.variantId}`,
    )
    .join(', ');
}

function effectRows(effects: readonly Effect[]): EffectRow[] {
  return effects
    .map(({ at, vendor, kind, subject, details }) => ({
      at,
      vendor,
      kind,
      subject,
      details: JSON.stringify(details),
    }))
    .reverse();
}
