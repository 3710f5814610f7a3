/**
 * The states that policies and services speak of. Each says which observed values make it true, which make it false, and
 * which leave it open: a parcel in transit is neither delivered nor surely not, a claim in review neither approved nor refused.
 * Values named in none of the three lists say nothing about the state.
 */
import type { Entity } from './entities.ts';

/** A state and what observed values say about it. */
export interface StateRule {
  readonly entities: readonly Entity[];
  /** How conditions name it, lower case. */
  readonly words: readonly string[];
  readonly yes: readonly string[];
  readonly no: readonly string[];
  readonly open: readonly string[];
  /** Whether a plain `false` leaves it open, because it may still come. */
  readonly mayCome: boolean;
}

const ON_THE_WAY = [
  'in_transit',
  'out_for_delivery',
  'pre_transit',
  'available_for_pickup',
  'attempted',
  'exception',
  'delayed',
  'unknown',
];
const NEVER_ARRIVED = ['returned', 'lost', 'failure', 'refused'];
const NOT_SENT = ['unfulfilled', 'on_hold', 'scheduled', 'processing'];
const SENT = [
  'fulfilled',
  'shipped',
  'in_transit',
  'out_for_delivery',
  'available_for_pickup',
  'attempted',
  'delivered',
  'returned',
  'lost',
  'refused',
  'damaged',
];
const CLAIM_PENDING = ['submitted', 'in_review', 'needs_action', 'pending', 'open', 'processing'];
const SUBSCRIPTION = ['active', 'paused', 'cancelled', 'expired', 'inactive', 'failure'];
const STOCK = ['in_stock', 'out_of_stock', 'discontinued', 'backordered'];

const others = (all: readonly string[], ...but: readonly string[]): string[] =>
  all.filter((name) => !but.includes(name));

const PARCEL: readonly Entity[] = ['parcel', 'order'];

/** Every known state by name. */
export const STATES: Readonly<Record<string, StateRule>> = {
  delivered: {
    entities: PARCEL,
    words: ['delivered', 'delivery', 'successfully delivered', 'arrived', 'dropped off'],
    yes: ['delivered'],
    // EasyPost's `failure` reaches us as an exception: the carrier gave up on it.
    no: [...NEVER_ARRIVED, 'exception'],
    open: [...others(ON_THE_WAY, 'exception'), ...NOT_SENT],
    mayCome: true,
  },
  shipped: {
    entities: PARCEL,
    words: [
      'shipped',
      'shipped out',
      'dispatched',
      'sent',
      'sent out',
      'left the warehouse',
      'ships',
      'ship',
    ],
    yes: SENT,
    no: NOT_SENT,
    open: ['pre_transit', 'partially_fulfilled', 'unknown'],
    mayCome: false,
  },
  fulfilled: {
    entities: PARCEL,
    words: ['fulfilled'],
    yes: SENT,
    no: NOT_SENT,
    open: ['partially_fulfilled'],
    mayCome: false,
  },
  unfulfilled: {
    entities: PARCEL,
    words: ['unfulfilled', 'unshipped'],
    yes: NOT_SENT,
    no: SENT,
    open: ['partially_fulfilled', 'pre_transit', 'unknown'],
    mayCome: false,
  },
  partially_fulfilled: {
    entities: PARCEL,
    words: ['partially fulfilled', 'partially shipped', 'partly shipped'],
    yes: ['partially_fulfilled'],
    no: ['fulfilled', 'unfulfilled', 'on_hold', 'scheduled'],
    open: [],
    mayCome: false,
  },
  in_transit: {
    entities: PARCEL,
    words: ['in transit', 'on its way', 'on the way', 'en route', 'still moving', 'moving', 'underway'],
    yes: ['in_transit'],
    no: ['delivered', ...NEVER_ARRIVED, 'pre_transit', 'available_for_pickup', ...NOT_SENT],
    open: ['out_for_delivery', 'attempted', 'exception', 'delayed', 'unknown', 'shipped'],
    mayCome: false,
  },
  out_for_delivery: {
    entities: PARCEL,
    words: ['out for delivery'],
    yes: ['out_for_delivery'],
    no: [
      'delivered',
      ...NEVER_ARRIVED,
      'pre_transit',
      'in_transit',
      'available_for_pickup',
      'attempted',
      ...NOT_SENT,
    ],
    open: ['exception', 'delayed', 'unknown'],
    mayCome: false,
  },
  pre_transit: {
    entities: PARCEL,
    words: ['pre-transit', 'pre transit', 'label created', 'awaiting pickup by the carrier'],
    yes: ['pre_transit'],
    no: others(SENT, 'fulfilled', 'shipped'),
    open: ['unknown', 'fulfilled', 'shipped'],
    mayCome: false,
  },
  available_for_pickup: {
    entities: PARCEL,
    words: [
      'available for pickup',
      'available for pick-up',
      'ready for pickup',
      'waiting for pickup',
      'ready for collection',
      'waiting for collection',
      'waiting to be picked up',
      'waiting to be collected',
      'at a pickup point',
      'at the pickup point',
      'waiting at a pickup point',
      'waiting at the pickup point',
    ],
    yes: ['available_for_pickup'],
    no: ['delivered', ...NEVER_ARRIVED, 'pre_transit', 'in_transit', 'out_for_delivery', ...NOT_SENT],
    open: ['attempted', 'exception', 'delayed', 'unknown'],
    mayCome: false,
  },
  attempted: {
    entities: PARCEL,
    words: [
      'attempted',
      'delivery attempted',
      'attempted delivery',
      'a delivery attempt',
      'delivery attempt',
      'a failed delivery attempt',
      'a missed delivery',
    ],
    yes: ['attempted'],
    no: ['delivered', 'pre_transit', 'in_transit', ...NOT_SENT],
    open: ['exception', 'available_for_pickup', 'out_for_delivery', 'delayed', 'unknown', ...NEVER_ARRIVED],
    mayCome: false,
  },
  returned: {
    entities: PARCEL,
    words: [
      'returned',
      'returned to sender',
      'return to sender',
      'being returned',
      'sent back',
      'a return to sender',
    ],
    yes: ['returned'],
    no: ['delivered', 'lost', ...NOT_SENT],
    open: others([...ON_THE_WAY, 'failure', 'refused'], 'pre_transit'),
    mayCome: true,
  },
  lost: {
    entities: PARCEL,
    words: ['lost', 'lost in transit', 'missing'],
    yes: ['lost'],
    no: ['delivered', 'returned', 'out_for_delivery', 'available_for_pickup', ...NOT_SENT],
    open: ['in_transit', 'pre_transit', 'attempted', 'exception', 'delayed', 'unknown', 'failure'],
    mayCome: true,
  },
  failure: {
    entities: PARCEL,
    words: [
      'failed',
      'failure',
      'a failure',
      'undeliverable',
      'delivery failed',
      'a failed delivery',
      'failed delivery',
      'a delivery failure',
    ],
    yes: ['failure', 'refused'],
    no: ['delivered', 'out_for_delivery'],
    open: others(ON_THE_WAY, 'out_for_delivery'),
    mayCome: true,
  },
  exception: {
    entities: PARCEL,
    words: ['exception', 'an exception', 'a delivery exception', 'delivery exception'],
    yes: ['exception'],
    no: ['delivered', 'out_for_delivery', 'pre_transit'],
    open: ['in_transit', 'delayed', 'unknown', ...NEVER_ARRIVED],
    mayCome: false,
  },
  delayed: {
    entities: PARCEL,
    words: ['delayed', 'a delay', 'held up'],
    yes: ['delayed'],
    no: ['delivered'],
    open: others(ON_THE_WAY, 'delayed'),
    mayCome: false,
  },
  damaged: {
    entities: ['parcel', 'item'],
    words: ['damaged in transit', 'marked damaged'],
    yes: ['damaged'],
    no: [],
    open: ON_THE_WAY,
    mayCome: true,
  },
  on_hold: {
    entities: PARCEL,
    words: ['on hold', 'held'],
    yes: ['on_hold'],
    no: [
      'fulfilled',
      'unfulfilled',
      'shipped',
      'in_transit',
      'out_for_delivery',
      'delivered',
      'processing',
      'scheduled',
    ],
    open: [],
    mayCome: false,
  },
  processing: {
    entities: ['order', 'parcel', 'payment', 'claim'],
    words: ['processing', 'being processed', 'in progress', 'in processing', 'being prepared'],
    yes: ['processing'],
    no: [
      'fulfilled',
      'shipped',
      'in_transit',
      'out_for_delivery',
      'delivered',
      'cancelled',
      'completed',
      'approved',
      'rejected',
    ],
    open: ['unfulfilled', 'pending', 'open', 'unknown'],
    mayCome: false,
  },
  cancelled: {
    entities: ['order', 'subscription', 'claim', 'parcel'],
    words: ['cancelled', 'canceled', 'cancelled already', 'voided'],
    yes: ['cancelled'],
    no: [
      'failure',
      'active',
      'paused',
      'open',
      'fulfilled',
      'unfulfilled',
      'partially_fulfilled',
      'shipped',
      'in_transit',
      'out_for_delivery',
      'delivered',
      'processing',
      'on_hold',
      'scheduled',
      'completed',
      'submitted',
      'in_review',
      'approved',
      'rejected',
    ],
    open: ['expired', 'inactive', 'pending', 'unknown'],
    mayCome: false,
  },
  completed: {
    entities: ['order'],
    words: ['completed', 'complete'],
    yes: ['completed'],
    no: ['open', 'processing', 'cancelled', 'pending', 'unfulfilled'],
    open: ['fulfilled', 'shipped', 'delivered', 'unknown'],
    mayCome: false,
  },
  open: {
    entities: ['order', 'claim'],
    words: ['open', 'still open'],
    yes: ['open', 'submitted', 'in_review', 'needs_action', 'pending'],
    no: ['completed', 'cancelled', 'closed', 'resolved', 'approved', 'rejected'],
    open: ['processing', 'unknown'],
    mayCome: false,
  },
  active: {
    entities: ['subscription', 'account', 'order'],
    words: ['active', 'live', 'running', 'currently active'],
    yes: ['active'],
    no: others(SUBSCRIPTION, 'active'),
    open: ['unknown', 'pending'],
    mayCome: false,
  },
  paused: {
    entities: ['subscription'],
    words: ['paused', 'on pause', 'suspended'],
    yes: ['paused'],
    no: others(SUBSCRIPTION, 'paused', 'inactive'),
    open: ['inactive', 'unknown', 'pending'],
    mayCome: false,
  },
  expired: {
    entities: ['subscription'],
    words: ['expired', 'lapsed', 'ended'],
    yes: ['expired'],
    no: ['active', 'paused', 'failure'],
    open: ['inactive', 'cancelled', 'unknown'],
    mayCome: false,
  },
  inactive: {
    entities: ['subscription', 'account'],
    words: ['inactive', 'not running'],
    yes: ['inactive', 'cancelled', 'expired'],
    no: ['active'],
    open: ['paused', 'unknown', 'pending'],
    mayCome: false,
  },
  billing_failed: {
    entities: ['subscription'],
    words: ['failed', 'in a failed state', 'failing', 'in dunning'],
    yes: ['failure'],
    no: others(SUBSCRIPTION, 'failure', 'inactive'),
    open: ['inactive', 'unknown', 'pending'],
    mayCome: false,
  },
  editable: {
    entities: ['order'],
    words: ['editable', 'changeable', 'modifiable'],
    yes: ['editable'],
    no: [],
    open: [],
    mayCome: false,
  },
  payment_pending: {
    entities: ['payment'],
    words: ['pending', 'outstanding', 'awaiting payment', 'still pending'],
    yes: ['pending', 'unpaid'],
    no: ['paid', 'refunded', 'partially_refunded', 'declined'],
    open: ['authorized', 'partially_paid', 'unknown'],
    mayCome: false,
  },
  captured: {
    entities: ['payment'],
    words: ['received', 'captured', 'collected', 'gone through', 'successful', 'completed', 'complete'],
    yes: ['paid', 'refunded', 'partially_refunded'],
    no: ['unpaid', 'declined', 'authorized', 'pending'],
    open: ['partially_paid', 'unknown'],
    mayCome: false,
  },
  paid: {
    entities: ['payment', 'order'],
    words: ['paid', 'paid for', 'paid in full', 'charged'],
    yes: ['paid'],
    no: ['unpaid', 'cancelled', 'declined', 'authorized'],
    open: ['pending', 'partially_paid', 'refunded', 'partially_refunded', 'unknown'],
    mayCome: false,
  },
  unpaid: {
    entities: ['payment', 'order'],
    words: ['unpaid', 'not paid'],
    yes: ['unpaid', 'declined', 'authorized'],
    no: ['paid', 'refunded', 'partially_refunded'],
    open: ['pending', 'partially_paid', 'unknown'],
    mayCome: false,
  },
  declined: {
    entities: ['payment'],
    words: ['declined', 'failed', 'payment declined', 'payment failed'],
    yes: ['declined', 'failure'],
    no: ['paid', 'refunded', 'partially_refunded', 'authorized'],
    open: ['pending', 'unknown'],
    mayCome: false,
  },
  refunded: {
    entities: ['payment', 'order'],
    words: ['refunded', 'fully refunded', 'issued', 'processed'],
    yes: ['refunded'],
    no: ['paid', 'unpaid', 'authorized', 'declined'],
    open: ['pending', 'partially_refunded', 'unknown', 'processing'],
    mayCome: true,
  },
  partially_refunded: {
    entities: ['payment', 'order'],
    words: ['partially refunded', 'partly refunded'],
    yes: ['partially_refunded'],
    no: ['paid', 'unpaid', 'authorized', 'refunded'],
    open: ['pending', 'unknown'],
    mayCome: true,
  },
  approved: {
    entities: ['claim'],
    words: ['approved', 'accepted', 'granted', 'paid out', 'paid', 'successful'],
    yes: ['approved', 'paid'],
    no: ['rejected', 'cancelled'],
    open: [...CLAIM_PENDING, 'partially_approved', 'resolved', 'closed', 'unknown'],
    mayCome: true,
  },
  partially_approved: {
    entities: ['claim'],
    words: ['partially approved', 'approved in part'],
    yes: ['partially_approved'],
    no: ['approved', 'rejected', 'cancelled'],
    open: [...CLAIM_PENDING, 'resolved', 'closed', 'unknown'],
    mayCome: true,
  },
  rejected: {
    entities: ['claim'],
    words: ['rejected', 'denied', 'refused', 'declined', 'unsuccessful', 'turned down'],
    yes: ['rejected'],
    no: ['approved', 'partially_approved', 'paid'],
    open: [...CLAIM_PENDING, 'cancelled', 'resolved', 'closed', 'unknown'],
    mayCome: true,
  },
  resolved: {
    entities: ['claim'],
    words: ['resolved', 'settled', 'closed', 'decided', 'finished', 'concluded', 'completed'],
    yes: [
      'approved',
      'partially_approved',
      'rejected',
      'paid',
      'resolved',
      'closed',
      'completed',
      'cancelled',
    ],
    no: CLAIM_PENDING,
    open: ['unknown'],
    mayCome: false,
  },
  in_review: {
    entities: ['claim'],
    words: [
      'in review',
      'under review',
      'pending',
      'being reviewed',
      'under investigation',
      'being investigated',
    ],
    yes: ['in_review', 'submitted', 'pending', 'processing'],
    no: ['approved', 'partially_approved', 'rejected', 'paid', 'resolved', 'closed', 'cancelled'],
    open: ['needs_action', 'open', 'unknown'],
    mayCome: false,
  },
  submitted: {
    entities: ['claim'],
    words: ['filed', 'submitted', 'opened'],
    yes: [
      'submitted',
      'in_review',
      'needs_action',
      'approved',
      'partially_approved',
      'rejected',
      'paid',
      'open',
    ],
    no: [],
    open: ['unknown'],
    mayCome: false,
  },
  in_stock: {
    entities: ['item'],
    words: ['in stock', 'available', 'available in stock'],
    yes: ['in_stock'],
    no: others(STOCK, 'in_stock'),
    open: ['unknown'],
    mayCome: false,
  },
  out_of_stock: {
    entities: ['item'],
    words: ['out of stock', 'sold out', 'unavailable', 'not available', 'backordered', 'on backorder'],
    yes: ['out_of_stock', 'discontinued', 'backordered'],
    no: ['in_stock'],
    open: ['unknown'],
    mayCome: false,
  },
  discontinued: {
    entities: ['item'],
    words: ['discontinued'],
    yes: ['discontinued'],
    no: ['in_stock', 'backordered'],
    open: ['out_of_stock', 'unknown'],
    mayCome: false,
  },
  found: {
    entities: ['account', 'order', 'subscription', 'claim', 'parcel', 'payment', 'item'],
    words: [
      'found',
      'exists',
      'exist',
      'existing',
      'located',
      'on file',
      'in the system',
      'a match',
      'valid',
      'registered',
    ],
    yes: ['found'],
    no: ['not_found'],
    open: ['unknown'],
    mayCome: false,
  },
};

/** What an observed value says about a wanted state; `silent` where it says nothing about it. */
export function relate(state: string, value: string): 'yes' | 'no' | 'open' | 'silent' {
  const rule = Object.hasOwn(STATES, state) ? STATES[state] : undefined;
  if (!rule) return state === value ? 'yes' : value === 'unknown' ? 'open' : 'no';
  if (rule.yes.includes(value)) return 'yes';
  if (rule.no.includes(value)) return 'no';
  return rule.open.includes(value) ? 'open' : 'silent';
}

/** The states that a phrase of a condition names for such an entity, the fitting one first; empty where it names none. */
export function findStates(words: string, entity: Entity): string[] {
  const named = STATES_BY_WORDS.get(words) ?? [];
  const fits = (name: string): boolean =>
    entity === 'any' || (STATES[name]?.entities.includes(entity) ?? false);
  return named.filter(fits);
}

const STATES_BY_WORDS = new Map<string, string[]>();
for (const [name, rule] of Object.entries(STATES)) {
  for (const words of rule.words) STATES_BY_WORDS.set(words, [...(STATES_BY_WORDS.get(words) ?? []), name]);
}
