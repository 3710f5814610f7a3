/** Orders, drafts and staged edits as the shop holds them; see `shop-state.ts`. */

/** A postal address. */
export interface Address {
  firstName: string;
  lastName: string;
  address1: string;
  address2: string | null;
  city: string;
  provinceCode: string | null;
  zip: string;
  countryCode: string;
  phone: string | null;
}

/** An order. `shopRate` times an amount in `currency` gives it in the shop's currency. */
export interface Order {
  id: number;
  number: number;
  customerId: number | null;
  email: string;
  currency: string;
  shopRate: number;
  createdAt: string;
  updatedAt: string;
  closedAt: string | null;
  cancelledAt: string | null;
  cancelReason: string | null;
  edited: boolean;
  /** Why merchants may not edit it although it is neither cancelled nor closed; null where they may. */
  editLock: string | null;
  lines: OrderLine[];
  shippingLines: ShippingLine[];
  fulfillments: Fulfillment[];
  transactions: Transaction[];
  refunds: Refund[];
  discountCodes: string[];
  tags: string[];
  note: string | null;
  staffNotes: string[];
  sourceIdentifier: string | null;
  sourceName: string;
  address: Address;
  /** The subscription whose billing made it; null for a purchase in the shop. */
  subscription: { vendor: 'skio' | 'prive'; id: string } | null;
}

/** A line of an order. */
export interface OrderLine {
  id: number;
  variantId: number | null;
  title: string;
  variantTitle: string | null;
  sku: string | null;
  unitPriceMinor: number;
  /** Units ever ordered, by an edit too. */
  quantity: number;
  /** Less what was removed or refunded. */
  currentQuantity: number;
  unfulfilledQuantity: number;
  requiresShipping: boolean;
  addedByEdit: boolean;
  discounts: LineDiscount[];
}

/** A manual discount on a line; `amountMinor` is for the whole line. */
export interface LineDiscount {
  id: number;
  title: string;
  percent: number | null;
  amountMinor: number;
  fromEdit: boolean;
}

/** What the buyer pays for transport. */
export interface ShippingLine {
  id: number;
  title: string;
  code: string | null;
  priceMinor: number;
  custom: boolean;
  removed: boolean;
  addedByEdit: boolean;
}

/** A shipment of an order's lines, in one parcel. */
export interface Fulfillment {
  id: number;
  createdAt: string;
  cancelled: boolean;
  lines: { id: number; lineId: number; quantity: number }[];
  trackingCode: string | null;
}

/** Money that moved, or tried to. */
export interface Transaction {
  id: number;
  kind: 'SALE' | 'REFUND' | 'AUTHORIZATION' | 'VOID';
  status: 'SUCCESS' | 'PENDING' | 'FAILURE';
  amountMinor: number;
  gateway: string;
  parentId: number | null;
  createdAt: string;
}

/** A refund; `adjustmentMinor` is what was paid back beyond its lines and shipping. */
export interface Refund {
  id: number;
  createdAt: string;
  note: string | null;
  lines: { id: number; lineId: number; quantity: number; restockType: string; subtotalMinor: number }[];
  shippingMinor: number;
  adjustmentMinor: number;
  transactionIds: number[];
}

/** A draft order; it ships nothing until it is completed. */
export interface DraftOrder {
  id: number;
  name: string;
  status: 'OPEN' | 'INVOICE_SENT' | 'COMPLETED';
  createdAt: string;
  completedAt: string | null;
  email: string | null;
  customerId: number | null;
  currency: string;
  lines: {
    id: number;
    variantId: number | null;
    title: string;
    sku: string | null;
    quantity: number;
    unitPriceMinor: number;
  }[];
  discountMinor: number;
  shipping: { title: string; priceMinor: number } | null;
  address: Address | null;
  tags: string[];
  note: string | null;
  sourceName: string | null;
  orderId: number | null;
}

/** A staged order edit; the order knows nothing of it before it is committed. */
export interface OrderEdit {
  id: number;
  orderId: number;
  /** A closed edit takes no more changes: it, or another edit of its order, was committed. */
  closed: boolean;
  changes: EditChange[];
}

/** One staged change; `lineKey` is the number of a line of the order, or of the change that added the line. */
export type EditChange =
  | {
      type: 'add-discount';
      id: number;
      lineKey: number;
      title: string;
      percent: number | null;
      fixedMinor: number | null;
    }
  | { type: 'add-shipping'; id: number; title: string; priceMinor: number }
  | { type: 'remove-shipping'; shippingLineId: number }
  | { type: 'add-variant'; id: number; variantId: number; quantity: number }
  | { type: 'set-quantity'; lineKey: number; quantity: number; restock: boolean };

/** An order cancellation under way; the order changes when it ends. */
export interface CancelJob {
  id: string;
  orderId: number;
  startedAt: string;
  /** How many later requests it has outlived. */
  age: number;
  done: boolean;
  reason: string;
  restock: boolean;
  refund: 'none' | 'original' | 'store-credit';
  staffNote: string | null;
}

/** What a refund's idempotency key has been used for; `refundId` is null where that attempt failed. */
export interface RefundKey {
  key: string;
  digest: string;
  orderId: number;
  refundId: number | null;
}
