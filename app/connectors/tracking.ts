/**
 * `get_tracking_info`: the shop says which parcels an order has, the carrier (by way of EasyPost) where they are. The carrier's word
 * wins; without it the shop's stands, since a tracking vendor enriches the answer and is no condition of it.
 * @see https://docs.easypost.com/docs/trackers, read 2026-08
 */
import type { JsonObject } from '../lib/json.ts';
import { daysBetween } from '../lib/time.ts';
import type {
  AddressOutput,
  Discrepancy,
  OrderOutput,
  ParcelOutput,
  ParcelStatus,
  TrackingOutput,
} from '../tools/forms.ts';
import type { ToolResult } from '../tools/tool.ts';
import type { Connector, Work } from './connector.ts';
import { readEasypost } from './easypost.ts';
import { done, failed, type ReadStep, type Wire } from './exchange.ts';
import { listAt, textAt, timeAt } from './pick.ts';
import { latest, oneStatus, orderOutput, readOrder, showOrder } from './shopify/order.ts';

/** Looks parcels up. */
export const trackingInfo: Connector = {
  run: async (work) => {
    const orderId = textAt(work.args, 'order_id').trim();
    return orderId === '' ? await trackParcel(work) : await trackOrder(work, orderId);
  },
};

async function trackOrder(work: Work, orderId: string): Promise<ToolResult> {
  const found = await readOrder(work.wire, orderId);
  if (found.status !== 'ok') return found;
  if (found.value === null || found.value === 'several') return done(orderOutput(found.value, orderId));
  const order = showOrder(found.value);
  const only = plainNumber(textAt(work.args, 'tracking_number'));
  const wanted = order.parcels.filter((each) => only === '' || plainNumber(each.tracking_number) === only);
  if (only !== '' && wanted.length === 0)
    return failed(`order ${order.order_id} has no parcel with this number`, 'Check the tracking number.');
  const parcels = await Promise.all(wanted.map((each) => trackShipment(work.wire, order, each)));
  return done(trackingOutput(order, parcels, work.wire.now()));
}

async function trackParcel({ args, wire }: Work): Promise<ToolResult> {
  const number = plainNumber(textAt(args, 'tracking_number'));
  const tracker = await readTracker(wire, number, '');
  if (tracker.status !== 'ok') return tracker;
  const parcel = parcelOf(tracker.value, wire.now());
  const output = {
    order_id: '',
    email: '',
    fulfillment_status: '',
    address_text: '',
    parcels: [parcel],
    discrepancies: parcelDiscrepancies(parcel, null, wire.now()),
    carrier_silent: '',
    ...overall([parcel]),
  };
  return done({ found: parcel.status !== 'unknown' || parcel.events.length > 0, ...output });
}

const plainNumber = (number: string): string => number.replaceAll(/\s/g, '').toUpperCase();

/** What is known of one parcel of an order. */
async function trackShipment(
  wire: Wire,
  order: OrderOutput,
  shown: OrderOutput['parcels'][number],
): Promise<Tracked> {
  const fromShop = shopParcel(order, shown);
  const shopStatus = fromShop.status;
  if (shown.tracking_number === '') return { parcel: fromShop, shopStatus, silent: '' };
  const tracker = await readTracker(wire, shown.tracking_number, shown.carrier);
  if (tracker.status !== 'ok') return { parcel: fromShop, shopStatus, silent: tracker.reason };
  const carried = parcelOf(tracker.value, wire.now());
  const status = carried.status === 'unknown' ? fromShop.status : carried.status;
  const parcel = {
    ...carried,
    status,
    carrier: shown.carrier || carried.carrier,
    tracking_number: shown.tracking_number,
    url: shown.url || carried.url,
    shipped_at: order.shipped_at,
    delivered_at: carried.delivered_at ?? (status === 'delivered' ? order.delivered_at : null),
    estimated_delivery_at: carried.estimated_delivery_at ?? order.estimated_delivery_at,
  };
  return { parcel, shopStatus, silent: '' };
}

interface Tracked {
  readonly parcel: ParcelOutput;
  readonly shopStatus: ParcelStatus;
  /** Why the carrier could not be asked; empty where it was, or where there is nothing to ask it about. */
  readonly silent: string;
}

function shopParcel(order: OrderOutput, shown: OrderOutput['parcels'][number]): ParcelOutput {
  return {
    carrier: shown.carrier,
    tracking_number: shown.tracking_number,
    status: STATUSES.find((status) => status === shown.status) ?? 'unknown',
    status_detail: '',
    shipped_at: order.shipped_at,
    delivered_at: shown.status === 'delivered' ? order.delivered_at : null,
    estimated_delivery_at: order.estimated_delivery_at,
    last_scan_at: null,
    days_without_scan: null,
    url: shown.url,
    source: 'shopify',
    events: [],
  };
}

const STATUSES: readonly ParcelStatus[] = [
  'pre_transit',
  'in_transit',
  'out_for_delivery',
  'delivered',
  'available_for_pickup',
  'attempted',
  'exception',
  'returned',
  'cancelled',
  'unknown',
];

/** EasyPost's names of carriers as shops write them; without a name EasyPost tells it by the number. */
const CARRIERS: Readonly<Record<string, string>> = {
  usps: 'USPS',
  ups: 'UPS',
  fedex: 'FedEx',
  'dhl express': 'DHLExpress',
  'canada post': 'CanadaPost',
  ontrac: 'OnTrac',
  'royal mail': 'RoyalMail',
};

/** The carrier's word on a parcel. Creating a tracker gives the one that exists, so it may be repeated. */
async function readTracker(wire: Wire, code: string, carrier: string): Promise<ReadStep<unknown>> {
  const known = Object.hasOwn(CARRIERS, carrier.toLowerCase()) ? CARRIERS[carrier.toLowerCase()] : undefined;
  const tracker = { tracking_code: code, ...(known === undefined ? {} : { carrier: known }) };
  const answer = await readEasypost(wire, { operation: 'create-tracker', body: { tracker } });
  if (answer.status !== 'ok') return answer;
  return textAt(answer.value, 'tracking_code') === ''
    ? failed('EasyPost answered something unreadable', 'Try again in a moment.')
    : answer;
}

function parcelOf(tracker: unknown, now: string): ParcelOutput {
  const events = listAt(tracker, 'tracking_details')
    .map((detail) => ({
      at: timeAt(detail, 'datetime') ?? '',
      status: carrierStatus(textAt(detail, 'status')),
      message: textAt(detail, 'message'),
      city: textAt(detail, 'tracking_location.city'),
      state: textAt(detail, 'tracking_location.state'),
      zip: textAt(detail, 'tracking_location.zip'),
    }))
    .toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  const status = carrierStatus(textAt(tracker, 'status'));
  const lastScan = events.find((event) => event.at !== '' && event.status !== 'pre_transit')?.at ?? null;
  const days = lastScan === null ? undefined : daysBetween(lastScan, now);
  return {
    carrier: textAt(tracker, 'carrier'),
    tracking_number: textAt(tracker, 'tracking_code'),
    status,
    status_detail: textAt(tracker, 'status_detail'),
    shipped_at: null,
    delivered_at: events.find((event) => event.status === 'delivered')?.at || null,
    estimated_delivery_at: timeAt(tracker, 'est_delivery_date'),
    last_scan_at: lastScan,
    days_without_scan: days === undefined || status === 'delivered' ? null : Math.max(0, Math.floor(days)),
    url: textAt(tracker, 'public_url'),
    source: 'easypost',
    events: events.slice(0, EVENTS_MAX),
  };
}

/** The newest scans; older ones say nothing more. */
const EVENTS_MAX = 15;

const OTHER_WORDS: Readonly<Record<string, ParcelStatus>> = {
  return_to_sender: 'returned',
  failure: 'exception',
  error: 'unknown',
};

const carrierStatus = (status: string): ParcelStatus =>
  STATUSES.find((each) => each === status) ??
  (Object.hasOwn(OTHER_WORDS, status) ? (OTHER_WORDS[status] ?? 'unknown') : 'unknown');

function trackingOutput(
  order: OrderOutput,
  tracked: readonly Tracked[],
  now: string,
): JsonObject & TrackingOutput {
  const parcels = tracked.map((each) => each.parcel);
  return {
    found: true,
    order_id: order.order_id,
    email: order.email,
    fulfillment_status: order.fulfillment_status,
    address_text: order.address_text,
    parcels,
    discrepancies: tracked.flatMap(({ parcel, shopStatus }) => [
      ...differing(parcel, shopStatus),
      ...parcelDiscrepancies(parcel, order, now),
    ]),
    carrier_silent: tracked.find(({ silent }) => silent !== '')?.silent ?? '',
    ...overall(parcels),
  };
}

/** The order's state is its parcels' where they agree; delivered only when the last one is. */
function overall(parcels: readonly ParcelOutput[]) {
  const status = oneStatus(parcels.map((parcel) => parcel.status));
  const lastScan = latest(parcels.map((parcel) => parcel.last_scan_at ?? ''));
  const stale = parcels.flatMap((parcel) => parcel.days_without_scan ?? []);
  return {
    status,
    delivered_at: status === 'delivered' ? latest(parcels.map((parcel) => parcel.delivered_at ?? '')) : null,
    last_scan_at: lastScan,
    days_without_scan: stale.length === 0 ? null : Math.max(...stale),
  };
}

function differing(parcel: ParcelOutput, shopStatus: ParcelStatus): Discrepancy[] {
  const differs =
    parcel.source === 'easypost' && (parcel.status === 'delivered') !== (shopStatus === 'delivered');
  if (!differs || shopStatus === 'unknown' || parcel.status === 'unknown') return [];
  const text = `the shop says ${words(shopStatus)}, the carrier ${words(parcel.status)}`;
  return [{ kind: 'shop-and-carrier-differ', tracking_number: parcel.tracking_number, text }];
}

const words = (status: string): string => status.replaceAll('_', ' ');

/** A parcel without a scan for so many days has stopped moving. */
const SILENT_DAYS = 5;

/** What about a parcel does not fit its order. */
function parcelDiscrepancies(parcel: ParcelOutput, order: OrderOutput | null, now: string): Discrepancy[] {
  const found: Discrepancy[] = [];
  const add = (kind: Discrepancy['kind'], text: string): void => {
    found.push({ kind, tracking_number: parcel.tracking_number, text });
  };
  if (parcel.status === 'delivered') {
    if (order) placeDiscrepancies(parcel, order.address, add);
    const shipped = order?.shipped_at ?? parcel.shipped_at;
    if (shipped && parcel.delivered_at && parcel.delivered_at < shipped)
      add(
        'delivered-before-shipping',
        `delivered on ${day(parcel.delivered_at)}, before it was shipped on ${day(shipped)}`,
      );
    return found;
  }
  if (MOVING.includes(parcel.status) && (parcel.days_without_scan ?? 0) >= SILENT_DAYS)
    add('no-scan', `no scan for ${parcel.days_without_scan} days`);
  const due = parcel.estimated_delivery_at;
  if (due && (daysBetween(due, now) ?? 0) >= 1) add('late', `was expected on ${day(due)}`);
  return found;
}

const MOVING: readonly ParcelStatus[] = ['in_transit', 'out_for_delivery', 'attempted', 'pre_transit'];

const day = (iso: string): string => iso.slice(0, 10);

function placeDiscrepancies(
  parcel: ParcelOutput,
  address: AddressOutput,
  add: (kind: Discrepancy['kind'], text: string) => void,
): void {
  const scan = parcel.events.find((event) => event.status === 'delivered');
  if (!scan) return;
  if (scan.city !== '' && address.city !== '' && plainWord(scan.city) !== plainWord(address.city))
    add('other-city', `delivered in ${scan.city}, the order goes to ${address.city}`);
  if (scan.zip !== '' && address.zip !== '' && plainZip(scan.zip) !== plainZip(address.zip))
    add('other-zip', `delivered to postal code ${scan.zip}, the order goes to ${address.zip}`);
}

const plainWord = (word: string): string =>
  word
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();

/** The first five digits of a US code: `94107-1234` and `94107` are one place. */
const plainZip = (zip: string): string => plainWord(zip.replace(/^(\d{5})-?\d{4}$/, '$1'));
