/**
 * Everything the four vendors know, as one plain JSON value. An order exists once: Shopify, Skio and Prive show it in their own
 * forms. A parcel exists once: Shopify's fulfilment and EasyPost's tracker read the same scans. Amounts are in minor units of the
 * order's currency, times are ISO 8601 UTC.
 */
import type { Address, CancelJob, DraftOrder, Order, OrderEdit, RefundKey } from './order-state.ts';
import type { PriveState, SkioState } from './subscription-state.ts';

/** The whole shop. Only `build-state.ts` makes one from nothing. */
export interface ShopState {
  shop: ShopFacts;
  customers: Customer[];
  products: Product[];
  orders: Order[];
  parcels: Parcel[];
  drafts: DraftOrder[];
  edits: OrderEdit[];
  discountCodes: DiscountCode[];
  cancelJobs: CancelJob[];
  refundKeys: RefundKey[];
  metafields: Metafield[];
  /** What the search index still shows of a resource that has changed since, oldest first. */
  indexLag: IndexLag[];
  skio: SkioState;
  prive: PriveState;
  easypost: EasyPostState;
  /** Last number given out, by kind. */
  counters: Record<string, number>;
  /** Fill of each vendor's rate limiter. */
  meters: Record<string, { level: number; at: string }>;
  effects: Effect[];
}

/** A change that really happened at a vendor; the list of them is append-only. */
export interface Effect {
  at: string;
  vendor: 'skio' | 'prive' | 'shopify' | 'easypost';
  /** For example `claim-created`, `order-cancelled`, `refund-created`, `order-edited`, `subscription-skipped`. */
  kind: string;
  /** The vendor's id of what changed: an order's gid, a subscription's id, a tracking code. */
  subject: string;
  details: Record<string, unknown>;
}

/** The shop itself. */
export interface ShopFacts {
  name: string;
  /** For example `green-hollow.myshopify.com`. */
  domain: string;
  currency: string;
  /** Access scopes that the installed app was granted. */
  scopes: string[];
}

/** A customer of the shop. */
export interface Customer {
  id: number;
  email: string;
  firstName: string;
  lastName: string;
  phone: string | null;
  tags: string[];
  note: string | null;
  address: Address;
  createdAt: string;
}

/** A product with at least one variant. */
export interface Product {
  id: number;
  title: string;
  tags: string[];
  variants: Variant[];
  createdAt: string;
}

/** What is bought; `priceMinor` is in the shop's currency. */
export interface Variant {
  id: number;
  title: string;
  sku: string;
  priceMinor: number;
  compareAtPriceMinor: number | null;
  stock: number;
}

/** A parcel as the carrier knows it; `status` is one of EasyPost's. */
export interface Parcel {
  trackingCode: string;
  carrier: string;
  status: string;
  statusDetail: string;
  shippedAt: string;
  estimatedDeliveryAt: string | null;
  deliveredAt: string | null;
  signedBy: string | null;
  scans: Scan[];
  /** EasyPost's insurance on it, in US dollars; null where it has none. */
  insurance: { id: string; amountMinor: number } | null;
}

/** One scan of a parcel. */
export interface Scan {
  at: string;
  status: string;
  statusDetail: string;
  message: string;
  city: string | null;
  state: string | null;
  zip: string | null;
  country: string | null;
}

/** A discount code; exactly one of the two values is set. */
export interface DiscountCode {
  id: number;
  code: string;
  title: string;
  /** A fraction: 0.2 is twenty percent. */
  percentage: number | null;
  amountMinor: number | null;
  startsAt: string;
  endsAt: string | null;
  usageLimit: number | null;
  usageCount: number;
  appliesOncePerCustomer: boolean;
  appliesOnOneTimePurchase: boolean;
  appliesOnSubscription: boolean;
  recurringCycleLimit: number | null;
  customerIds: number[];
  tags: string[];
  deactivated: boolean;
  createdAt: string;
}

/** A metafield of any resource. */
export interface Metafield {
  id: number;
  ownerId: string;
  namespace: string;
  key: string;
  type: string;
  value: string;
}

/** What search shows of a resource until a moment; `before` is null where it shows nothing. */
export interface IndexLag {
  gid: string;
  before: SearchDocument | null;
  until: string;
}

/** The searchable fields of a resource; several values of one field are several chances to match. */
export type SearchDocument = Record<string, string[]>;

/** EasyPost's own records. */
export interface EasyPostState {
  trackers: EasyPostTracker[];
  claims: EasyPostClaim[];
}

/** A tracker; what it shows is the parcel's. */
export interface EasyPostTracker {
  id: string;
  trackingCode: string;
  carrier: string;
  createdAt: string;
}

/** A claim on EasyPost's insurance, amounts in US cents. */
export interface EasyPostClaim {
  id: string;
  trackingCode: string;
  type: 'damage' | 'loss' | 'theft';
  status: string;
  statusDetail: string;
  requestedMinor: number;
  approvedMinor: number | null;
  insuranceId: string;
  insuranceMinor: number;
  description: string;
  contactEmail: string;
  recipientName: string | null;
  paymentMethod: string;
  reference: string | null;
  attachments: string[];
  /** Newest first. */
  history: { status: string; statusDetail: string; at: string }[];
  createdAt: string;
  updatedAt: string;
}
