import { isObject } from '../../lib/json.ts';
import { type EasyPostCall, easypostError, missingParameter, pageOf } from './easypost-wire.ts';
import type { EasyPostTracker, Parcel, Scan, ShopState } from './shop-state.ts';
import { jsonReply, type ShopReply } from './wire.ts';
import { addInterval, easypostId, nextNumber, nowIso, recordEffect } from './world.ts';

/** `POST /v2/trackers`: the same code and carrier within three months give the first tracker again, free of charge. */
export function createTracker(call: EasyPostCall): ShopReply {
  const { world, body } = call;
  const wanted = isObject(body['tracker']) ? body['tracker'] : body;
  const code = wanted['tracking_code'];
  if (typeof code !== 'string' || code.trim() === '') return missingParameter('tracking_code');
  const carrier = carrierOf(world.state, code, wanted['carrier']);
  const since = addInterval(nowIso(world), 'MONTH', -3);
  const known = world.state.easypost.trackers.find(
    (each) => each.trackingCode === code && each.carrier === carrier && each.createdAt >= since,
  );
  if (known) return jsonReply(200, trackerView(world.state, known));
  const tracker: EasyPostTracker = {
    id: easypostId('trk', `tracker ${nextNumber(world.state, 'tracker')}`),
    trackingCode: code,
    carrier,
    createdAt: nowIso(world),
  };
  world.state.easypost.trackers.push(tracker);
  recordEffect(world, {
    vendor: 'easypost',
    kind: 'tracker-created',
    subject: code,
    details: { tracker: tracker.id, fee: TRACKER_FEE },
  });
  return jsonReply(200, trackerView(world.state, tracker));
}

/** US dollars for each new tracker. */
const TRACKER_FEE = '0.02';

/** `GET /v2/trackers/{id}`. */
export function retrieveTracker({ world, id }: EasyPostCall): ShopReply {
  const tracker = world.state.easypost.trackers.find((each) => each.id === id);
  return tracker
    ? jsonReply(200, trackerView(world.state, tracker))
    : easypostError(404, 'NOT_FOUND', 'The requested resource could not be found.', []);
}

/** `GET /v2/trackers?tracking_code=&page_size=&before_id=`. */
export function listTrackers({ world, query }: EasyPostCall): ShopReply {
  const code = query.get('tracking_code');
  const matching = world.state.easypost.trackers.filter(
    (each) => code === null || each.trackingCode === code,
  );
  const { page, hasMore } = pageOf(matching, query);
  return jsonReply(200, {
    trackers: page.map((tracker) => trackerView(world.state, tracker)),
    has_more: hasMore,
  });
}

function carrierOf(state: ShopState, code: string, asked: unknown): string {
  if (typeof asked === 'string' && asked !== '') return asked;
  return state.parcels.find((parcel) => parcel.trackingCode === code)?.carrier ?? 'USPS';
}

function trackerView(state: ShopState, tracker: EasyPostTracker) {
  const parcel = state.parcels.find((each) => each.trackingCode === tracker.trackingCode);
  const status = parcel?.status ?? testStatus(tracker.trackingCode);
  const last = parcel?.scans.at(-1);
  return {
    id: tracker.id,
    object: 'Tracker',
    mode: 'test',
    tracking_code: tracker.trackingCode,
    status,
    status_detail: parcel?.statusDetail ?? (status === 'unknown' ? 'unknown' : 'status_update'),
    created_at: secondsOf(tracker.createdAt),
    updated_at: secondsOf(last?.at ?? tracker.createdAt),
    signed_by: parcel?.signedBy ?? null,
    weight: null,
    est_delivery_date: parcel?.estimatedDeliveryAt ? secondsOf(parcel.estimatedDeliveryAt) : null,
    shipment_id: null,
    carrier: tracker.carrier,
    tracking_details: (parcel?.scans ?? []).map((scan) => detailView(scan, tracker.carrier)),
    fees: [{ object: 'Fee', type: 'TrackerFee', amount: TRACKER_FEE, charged: true, refunded: false }],
    carrier_detail: parcel ? carrierDetail(parcel) : null,
    finalized: FINAL.has(status),
    is_return: status === 'return_to_sender',
    public_url: `https://track.easypost.com/${btoa(tracker.id)}`,
  };
}

const FINAL = new Set(['delivered', 'return_to_sender', 'cancelled', 'failure', 'error']);

// EasyPost's own test codes: `EZ1000000001` … `EZ7000000007`.
const TEST_CODE = /^EZ([1-7])00000000\1$/;
const TEST_STATUSES = [
  'pre_transit',
  'in_transit',
  'out_for_delivery',
  'delivered',
  'return_to_sender',
  'failure',
  'unknown',
] as const;

function testStatus(code: string): string {
  const digit = Number(TEST_CODE.exec(code)?.[1] ?? '7');
  return TEST_STATUSES[digit - 1] ?? 'unknown';
}

function detailView(scan: Scan, carrier: string) {
  return {
    object: 'TrackingDetail',
    message: scan.message,
    description: '',
    status: scan.status,
    status_detail: scan.statusDetail,
    datetime: secondsOf(scan.at),
    source: carrier,
    carrier_code: '',
    tracking_location: locationView(scan),
  };
}

const locationView = (scan: Pick<Scan, 'city' | 'state' | 'country' | 'zip'>) => ({
  object: 'TrackingLocation',
  city: scan.city,
  state: scan.state,
  country: scan.country,
  zip: scan.zip,
});

function carrierDetail(parcel: Parcel) {
  const first = parcel.scans[0];
  return {
    object: 'CarrierDetail',
    service: null,
    container_type: null,
    est_delivery_date_local: parcel.estimatedDeliveryAt?.slice(0, 10) ?? null,
    est_delivery_time_local: null,
    origin_location: first?.city ? `${first.city} ${first.state ?? ''}`.trim() : null,
    origin_tracking_location: first ? locationView(first) : null,
    destination_location: null,
    destination_tracking_location: null,
    guaranteed_delivery_date: null,
    alternate_identifier: null,
    initial_delivery_attempt: null,
  };
}

const secondsOf = (iso: string): string => `${iso.slice(0, 19)}Z`;
