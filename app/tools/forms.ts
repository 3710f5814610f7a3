/**
 * The forms of results that several tools share. Connectors make them whole; a result that was stored or scripted may leave
 * members out, so the checks ask only that what is there is of the right kind.
 */
import * as z from 'zod/mini';

const maybe = <T extends z.ZodMiniType>(form: T) => z.optional(z.nullable(form));
const text = maybe(z.string());
const flag = maybe(z.boolean());
/** Money as vendors write it: a decimal text; scripted results may hold a number. */
const amount = maybe(z.union([z.string(), z.number()]));
const list = <T extends z.ZodMiniType>(form: T) => maybe(z.array(form));

/** Where a parcel is: facts of every carrier and vendor in one set of words. */
export type ParcelStatus =
  | 'pre_transit'
  | 'in_transit'
  | 'out_for_delivery'
  | 'delivered'
  | 'available_for_pickup'
  | 'attempted'
  | 'exception'
  | 'returned'
  | 'cancelled'
  | 'unknown';

/** A postal address as a result shows it; empty texts where a part is not known. */
export type AddressOutput = {
  readonly name: string;
  readonly address1: string;
  readonly address2: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
  readonly country: string;
};

/** A line of an order; `product` is the name with the variant, as the shop prints it. */
export type OrderItemOutput = {
  readonly line_id: string;
  readonly product: string;
  readonly variant_id: string;
  readonly sku: string;
  readonly quantity: number;
  readonly unfulfilled: number;
  /** Paid for one, after discounts. */
  readonly unit_price: string;
};

/** An order. Amounts are in `currency`, which is what the customer paid in; days are ISO 8601 UTC, null where it has not happened. */
export type OrderOutput = {
  readonly found: true;
  /** Without the mark before it: `1042`. */
  readonly order_id: string;
  readonly order_gid: string;
  /** The owner's address; empty where the order has none. */
  readonly email: string;
  readonly customer_name: string;
  readonly ordered_at: string;
  readonly cancelled_at: string | null;
  /** Lower case: `paid`, `partially_refunded`, `pending` … */
  readonly financial_status: string;
  /** Lower case: `fulfilled`, `unfulfilled`, `partially_fulfilled` … */
  readonly fulfillment_status: string;
  /** A `ParcelStatus`; `mixed` where parcels differ, `not_shipped` where there is none. */
  readonly shipping_status: string;
  readonly shipping_method: string;
  readonly shipped_at: string | null;
  readonly delivered_at: string | null;
  readonly estimated_delivery_at: string | null;
  readonly address: AddressOutput;
  readonly address_text: string;
  readonly items: readonly OrderItemOutput[];
  readonly parcels: readonly {
    readonly carrier: string;
    readonly tracking_number: string;
    readonly status: string;
    readonly url: string;
  }[];
  readonly total: string;
  readonly shipping_price: string;
  readonly discounts: string;
  readonly paid: string;
  readonly refunded: string;
  /** Most that can still be paid back. */
  readonly refundable: string;
  /** What the customer still owes; negative where the shop owes the customer. */
  readonly outstanding: string;
  readonly currency: string;
  readonly refunds: readonly { readonly at: string; readonly amount: string; readonly note: string }[];
  readonly editable: boolean;
  readonly editable_reasons: readonly string[];
  /** Shops do not say whether a parcel is insured; the carrier claim finds out. */
  readonly insured: 'unknown';
  readonly tags: readonly string[];
};

/** Form of `OrderOutput`, and of `{ "found": false }`. */
export const orderForm = z.looseObject({
  found: flag,
  order_id: text,
  email: text,
  financial_status: text,
  fulfillment_status: text,
  shipping_status: text,
  delivered_at: text,
  cancelled_at: text,
  total: amount,
  currency: text,
  refundable: amount,
  editable: flag,
  items: list(z.looseObject({ product: text })),
  parcels: list(z.looseObject({ tracking_number: text })),
});

/** A parcel on its way. `events` newest first. */
export type ParcelOutput = {
  readonly carrier: string;
  readonly tracking_number: string;
  readonly status: ParcelStatus;
  readonly status_detail: string;
  readonly shipped_at: string | null;
  readonly delivered_at: string | null;
  readonly estimated_delivery_at: string | null;
  readonly last_scan_at: string | null;
  /** Whole days since the last scan; null where there is none. */
  readonly days_without_scan: number | null;
  readonly url: string;
  /** Who said so: the carrier by way of EasyPost, or only the shop. */
  readonly source: 'easypost' | 'shopify';
  readonly events: readonly {
    readonly at: string;
    readonly status: string;
    readonly message: string;
    readonly city: string;
    readonly state: string;
    readonly zip: string;
  }[];
};

/** Something about a parcel that does not fit the order. */
export type Discrepancy = {
  readonly kind:
    | 'other-city'
    | 'other-zip'
    | 'delivered-before-shipping'
    | 'late'
    | 'no-scan'
    | 'shop-and-carrier-differ';
  readonly tracking_number: string;
  /** One phrase that an agent understands. */
  readonly text: string;
};

/** What is known of an order's parcels. */
export type TrackingOutput = {
  readonly found: boolean;
  readonly order_id: string;
  readonly email: string;
  /** `delivered` only if every parcel is; `mixed` where they differ; `not_shipped` where the order has none yet. */
  readonly status: string;
  readonly fulfillment_status: string;
  readonly delivered_at: string | null;
  readonly last_scan_at: string | null;
  readonly days_without_scan: number | null;
  readonly address_text: string;
  readonly parcels: readonly ParcelOutput[];
  readonly discrepancies: readonly Discrepancy[];
  /** Why the carrier could not be asked, so that only the shop's word stands here; empty where it was. */
  readonly carrier_silent: string;
};

/** Form of `TrackingOutput`. */
export const trackingForm = z.looseObject({
  found: flag,
  order_id: text,
  email: text,
  status: text,
  delivered_at: text,
  parcels: list(z.looseObject({ tracking_number: text, status: text })),
  discrepancies: list(z.union([z.string(), z.looseObject({ text })])),
});

/** A subscription at Skio or Prive. Days are `YYYY-MM-DD`. */
export type SubscriptionOutput = {
  readonly subscription_id: string;
  readonly platform: 'skio' | 'prive';
  /** `active`, `paused`, `cancelled`, `failed`, `expired`. */
  readonly status: string;
  readonly next_charge_date: string | null;
  readonly cancelled_at: string | null;
  /** In words: `every 2 months`; empty where unknown. */
  readonly interval: string;
  readonly currency: string;
  /** The owner's address. */
  readonly email: string;
  readonly items: readonly {
    readonly product: string;
    readonly quantity: number;
    readonly price: string;
  }[];
};

const subscriptionMembers = {
  found: flag,
  subscription_id: text,
  platform: text,
  status: text,
  next_charge_date: text,
  email: text,
};

/** Form of a `SubscriptionOutput` with `found`. */
export const subscriptionForm = z.looseObject(subscriptionMembers);

/** What became of a subscription. */
export type SubscriptionChangeOutput = {
  readonly subscription_id: string;
  readonly platform: 'skio' | 'prive';
  readonly email: string;
  readonly previous_status: string;
  readonly status: string;
  readonly previous_charge_date: string | null;
  readonly next_charge_date: string | null;
};

/** Form of `SubscriptionChangeOutput`. */
export const subscriptionChangeForm = z.looseObject({
  ...subscriptionMembers,
  previous_status: text,
  previous_charge_date: text,
});

/** Form of a list of subscriptions with the owner's address. */
export const subscriptionsForm = z.looseObject({
  found: flag,
  email: text,
  subscriptions: list(z.looseObject(subscriptionMembers)),
});

/** Form of accounts found by an address. */
export const accountsForm = z.looseObject({
  found: flag,
  email: text,
  name: text,
  accounts: list(z.looseObject({ account_id: text, email: text, name: text })),
  subscriptions: list(z.looseObject(subscriptionMembers)),
});

/** Form of orders to choose from. */
export const ordersForm = z.looseObject({
  found: flag,
  email: text,
  orders: list(z.looseObject({ order_id: text })),
});

/** Form of what was paid back to a customer. */
export const refundsForm = z.looseObject({
  found: flag,
  email: text,
  refunds: list(z.looseObject({ refund_id: text, refunded_at: text, currency: text })),
});

/** Form of an effect on an order. */
export const orderChangeForm = z.looseObject({
  order_id: text,
  email: text,
  currency: text,
  amount,
});

/** Form of a claim or a claim packet. */
export const claimForm = z.looseObject({
  found: flag,
  filed: flag,
  packet: flag,
  claim_id: text,
  claim_status: text,
  tracking_number: text,
});

/** Form of a coupon. */
export const couponForm = z.looseObject({ code: text, percent: maybe(z.number()), email: text });

/** Form of products to choose from. */
export const productsForm = z.looseObject({
  found: flag,
  products: list(z.looseObject({ product: text, variant_id: text, price: amount })),
});

/** Form of an effect on the ticket. */
export const ticketForm = z.looseObject({ comment_id: text });
