/** Skio's and Prive's own records; see `shop-state.ts`. */
import type { Address } from './order-state.ts';

/** Skio's own records. */
export interface SkioState {
  users: SkioUser[];
  subscriptions: SkioSubscription[];
  auditLogs: SkioAuditLog[];
}

/** A storefront user; two of them may share an e-mail. */
export interface SkioUser {
  id: string;
  customerId: number;
  email: string;
  createdAt: string;
}

/** A Skio subscription. */
export interface SkioSubscription {
  id: string;
  contractId: number;
  userId: string;
  status: 'ACTIVE' | 'PAUSED' | 'CANCELLED' | 'FAILED' | 'EXPIRED';
  statusContext: string | null;
  nextBillingDate: string | null;
  /** Where billing goes on when a pause ends. */
  pausedBillingDate: string | null;
  cancelledAt: string | null;
  createdAt: string;
  updatedAt: string;
  cyclesCompleted: number;
  currency: string;
  deliveryPriceMinor: number;
  interval: IntervalUnit;
  intervalCount: number;
  note: string | null;
  lines: SkioLine[];
  discounts: {
    id: string;
    code: string;
    title: string;
    percentage: number | null;
    fixedMinor: number | null;
  }[];
}

/** Units that subscriptions are billed in. */
export type IntervalUnit = 'DAY' | 'WEEK' | 'MONTH' | 'YEAR';

/** A line of a Skio subscription. */
export interface SkioLine {
  id: string;
  variantId: number;
  quantity: number;
  priceMinor: number;
  removedAt: string | null;
}

/** Skio's own record of a change. */
export interface SkioAuditLog {
  id: string;
  subscriptionId: string;
  userId: string;
  eventType: string;
  eventData: Record<string, unknown>;
  createdAt: string;
}

/** Prive's own records. */
export interface PriveState {
  subscribers: PriveSubscriber[];
  subscriptions: PriveSubscription[];
  activities: PriveActivity[];
  billingAttempts: PriveBillingAttempt[];
}

/** A subscriber. */
export interface PriveSubscriber {
  id: string;
  customerId: number;
  createdAt: string;
}

/** A Prive subscription. Its upcoming orders follow from `scheduleStart`, the cadence and `skippedDates`. */
export interface PriveSubscription {
  id: string;
  friendlyId: string;
  contractId: number;
  subscriberId: string;
  status: 'ACTIVE' | 'PAUSED' | 'EXPIRED' | 'CANCELLED' | 'FAILED';
  createdAt: string;
  updatedAt: string;
  cancelDate: string | null;
  cancelReason: string | null;
  pausedAtDate: string | null;
  /** The first charge of the schedule; null where nothing is scheduled. */
  scheduleStart: string | null;
  /** Days between a charge and its delivery. */
  deliveryLagDays: number;
  /** `YYYY-MM-DD`. */
  skippedDates: string[];
  cadenceCount: number;
  cadenceUnit: IntervalUnit;
  currency: string;
  deliveryOption: string;
  deliveryPriceMinor: number;
  address: Address;
  lines: PriveLine[];
  discounts: PriveDiscount[];
}

/** A line of a Prive subscription. */
export interface PriveLine {
  id: string;
  variantId: number;
  quantity: number;
  priceMinor: number;
}

/** A discount code on a Prive subscription. */
export interface PriveDiscount {
  id: string;
  codeId: number;
  createdAt: string;
}

/** Prive's own record of a change. */
export interface PriveActivity {
  id: string;
  subscriptionId: string;
  type: string;
  description: string;
  at: string;
  targetType: string;
  targetId: string;
  oldData: Record<string, unknown> | null;
  newData: Record<string, unknown> | null;
}

/** A charge made on request. */
export interface PriveBillingAttempt {
  id: string;
  subscriptionId: string;
  orderId: number | null;
  errorCode: string | null;
  errorMessage: string | null;
  createdAt: string;
}
