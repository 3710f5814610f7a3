/** Parcels as carriers see them, and how the world goes on without the app: a parcel moves, a claim is decided. */
import { moveClaim } from './easypost-claims.ts';
import type { Address } from './order-state.ts';
import type { Parcel, Scan, ShopState } from './shop-state.ts';
import { DAY_MS } from './world.ts';

/** What a new parcel's history is made of. */
export interface ParcelFacts {
  readonly trackingCode: string;
  readonly carrier: string;
  /** One of EasyPost's statuses. */
  readonly status: string;
  readonly shippedAt: string;
  readonly lastScanAt: string;
  readonly destination: Pick<Address, 'city' | 'provinceCode' | 'zip' | 'countryCode'>;
  readonly signedBy: string | null;
  readonly insurance: Parcel['insurance'];
}

/** A parcel with a believable history that ends in its status. */
export function newParcel(facts: ParcelFacts): Parcel {
  const parcel: Parcel = {
    trackingCode: facts.trackingCode,
    carrier: facts.carrier,
    status: 'pre_transit',
    statusDetail: 'label_created',
    shippedAt: facts.shippedAt,
    estimatedDeliveryAt: new Date(Date.parse(facts.shippedAt) + DELIVERY_DAYS * DAY_MS).toISOString(),
    deliveredAt: null,
    signedBy: null,
    scans: [],
    insurance: facts.insurance,
  };
  addScan(parcel, { status: 'pre_transit', at: facts.shippedAt, place: ORIGIN });
  if (facts.status === 'pre_transit') return parcel;
  const firstMove = new Date(
    Math.min(Date.parse(facts.shippedAt) + DAY_MS / 4, Date.parse(facts.lastScanAt)),
  );
  addScan(parcel, { status: 'in_transit', at: firstMove.toISOString(), place: ORIGIN });
  const local = facts.status === 'in_transit' ? HUB : facts.destination;
  addScan(parcel, { status: facts.status, at: facts.lastScanAt, place: local });
  if (facts.status === 'delivered') parcel.signedBy = facts.signedBy;
  return parcel;
}

const DELIVERY_DAYS = 5;
const ORIGIN = { city: 'Reno', provinceCode: 'NV', zip: '89506', countryCode: 'US' };
const HUB = { city: 'Salt Lake City', provinceCode: 'UT', zip: '84104', countryCode: 'US' };

/** The carrier scans a parcel again: it moves on, arrives, or goes back. Nothing happens to a code that no parcel has. */
export function moveParcel(
  state: ShopState,
  move: { trackingCode: string; status: string; at: string },
): void {
  const parcel = state.parcels.find((each) => each.trackingCode === move.trackingCode);
  if (!parcel) return;
  const order = state.orders.find((each) =>
    each.fulfillments.some((sent) => sent.trackingCode === move.trackingCode),
  );
  addScan(parcel, { status: move.status, at: move.at, place: order?.address ?? HUB });
}

function addScan(
  parcel: Parcel,
  { status, at, place }: { status: string; at: string; place: ParcelFacts['destination'] },
): void {
  const scan: Scan = {
    at,
    status,
    statusDetail: DETAILS[status] ?? 'status_update',
    message: MESSAGES[status] ?? 'Status update',
    city: place.city.toUpperCase(),
    state: place.provinceCode,
    zip: place.zip,
    country: place.countryCode,
  };
  parcel.scans.push(scan);
  parcel.status = status;
  parcel.statusDetail = scan.statusDetail;
  parcel.deliveredAt = status === 'delivered' ? at : null;
}

const DETAILS: Readonly<Record<string, string>> = {
  pre_transit: 'label_created',
  in_transit: 'arrived_at_facility',
  out_for_delivery: 'out_for_delivery',
  delivered: 'arrived_at_destination',
  available_for_pickup: 'arrived_at_pickup_location',
  return_to_sender: 'return',
  failure: 'failure',
};

const MESSAGES: Readonly<Record<string, string>> = {
  pre_transit: 'Shipping label created',
  in_transit: 'Arrived at facility',
  out_for_delivery: 'Out for delivery',
  delivered: 'Delivered',
  available_for_pickup: 'Ready for pickup',
  return_to_sender: 'Returned to sender',
  failure: 'Delivery failed',
};

/** The insurer moves a claim on; an approval pays the whole amount unless another is given, in US cents. */
export function decideClaim(
  state: ShopState,
  decision: { claim: string; status: string; at: string; approvedMinor?: number },
): void {
  const claim = state.easypost.claims.find((each) => each.id === decision.claim);
  if (!claim) return;
  moveClaim(claim, decision.status, CLAIM_DETAILS[decision.status] ?? 'Claim was updated.', decision.at);
  if (decision.status.startsWith('approved'))
    claim.approvedMinor = decision.approvedMinor ?? claim.requestedMinor;
}

const CLAIM_DETAILS: Readonly<Record<string, string>> = {
  in_review: 'Claim is under review.',
  needs_action: 'More information is needed.',
  approved: 'Claim was approved.',
  approved_partial: 'Claim was approved in part.',
  rejected: 'Claim was rejected.',
  cancelled: 'Claim cancellation was requested.',
};
