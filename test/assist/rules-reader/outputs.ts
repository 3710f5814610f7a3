import type { JsonObject } from '../../../app/lib/json.ts';
import type { TrackingOutput } from '../../../app/tools/forms.ts';
import { contextOf, fact, returned } from './reading.ts';

type Parcel = TrackingOutput['parcels'][number];

/** A parcel as the tracking connector shows it; scanned two days before the tests' noon, delivered four. */
function parcel(status: Parcel['status'], more: Partial<Parcel> = {}): Parcel {
  const isDelivered = status === 'delivered';
  const scanned =
    more.last_scan_at === undefined
      ? isDelivered
        ? '2026-08-16T10:00:00Z'
        : '2026-08-18T12:00:00Z'
      : more.last_scan_at;
  return {
    carrier: 'UPS',
    tracking_number: '1Z999AA10123456784',
    status,
    status_detail: '',
    shipped_at: '2026-08-05T09:00:00Z',
    delivered_at: isDelivered ? scanned : null,
    estimated_delivery_at: '2026-08-22T00:00:00Z',
    days_without_scan: isDelivered ? null : 2,
    url: 'https://track.example/1Z',
    source: 'easypost',
    events:
      scanned === null
        ? []
        : [
            { at: scanned, status, message: 'Scanned', city: 'Reno', state: 'NV', zip: '89501' },
            {
              at: '2026-08-05T12:00:00Z',
              status: 'in_transit',
              message: 'Departed',
              city: 'Ely',
              state: 'NV',
              zip: '89301',
            },
          ],
    ...more,
    last_scan_at: scanned,
  };
}

/** What `get_tracking_info` returns for parcels. */
function tracking(status: string, parcels: readonly Parcel[], more: JsonObject = {}) {
  const first = parcels[0];
  const output: JsonObject = {
    found: true,
    order_id: '1042',
    email: 'ada@example.com',
    fulfillment_status: parcels.length > 0 ? 'fulfilled' : 'unfulfilled',
    address_text: '1 Main Street, Reno, NV 89501, United States',
    parcels: parcels.map((each) => ({ ...each, events: each.events.map((event) => ({ ...event })) })),
    discrepancies: [],
    status,
    delivered_at: status === 'delivered' ? (first?.delivered_at ?? null) : null,
    last_scan_at: first?.last_scan_at ?? null,
    days_without_scan: first?.days_without_scan ?? null,
    ...more,
  };
  return contextOf({ returns: [returned('get_tracking_info', output, { order_id: '1042' })] });
}

const one = (status: Parcel['status'], more: Partial<Parcel> = {}) =>
  tracking(status, [parcel(status, more)]);

/** Tracking results by what has become of the parcels. */
export const TRACKING = {
  delivered: one('delivered'),
  in_transit: one('in_transit'),
  out_for_delivery: one('out_for_delivery'),
  pre_transit: one('pre_transit'),
  attempted: one('attempted'),
  pickup: one('available_for_pickup'),
  returned: one('returned'),
  exception: one('exception'),
  no_data: one('unknown', { last_scan_at: null, days_without_scan: null, estimated_delivery_at: null }),
  half: tracking('mixed', [parcel('delivered'), parcel('in_transit', { tracking_number: '1Z2' })]),
  both: tracking('delivered', [parcel('delivered'), parcel('delivered', { tracking_number: '1Z2' })]),
  not_shipped: tracking('not_shipped', []),
  stalled: tracking(
    'in_transit',
    [
      parcel('in_transit', {
        last_scan_at: '2026-08-06T12:00:00Z',
        days_without_scan: 14,
        estimated_delivery_at: '2026-08-12T00:00:00Z',
      }),
    ],
    {
      discrepancies: [
        { kind: 'no-scan', tracking_number: '1Z999AA10123456784', text: 'no scan for 14 days' },
      ],
    },
  ),
};

/** What `get_order_details` returns; placed five days before the tests' noon. */
const order = (more: JsonObject = {}) => {
  const output: JsonObject = {
    found: true,
    order_id: '1042',
    order_gid: 'gid://shopify/Order/5900000001042',
    email: 'ada@example.com',
    customer_name: 'Ada',
    ordered_at: '2026-08-15T12:00:00Z',
    cancelled_at: null,
    financial_status: 'paid',
    fulfillment_status: 'unfulfilled',
    shipping_status: 'not_shipped',
    shipping_method: 'Standard',
    shipped_at: null,
    delivered_at: null,
    estimated_delivery_at: null,
    address: {
      name: 'Ada',
      address1: '1 Main Street',
      address2: '',
      city: 'Reno',
      state: 'NV',
      zip: '89501',
      country: 'United States',
    },
    address_text: '1 Main Street, Reno, NV 89501, United States',
    items: [
      {
        line_id: 'l1',
        product: 'House blend',
        variant_id: 'v1',
        sku: 'HB',
        quantity: 2,
        unfulfilled: 2,
        unit_price: '24.00',
      },
    ],
    parcels: [],
    total: '48.00',
    shipping_price: '5.00',
    discounts: '0.00',
    paid: '48.00',
    refunded: '0.00',
    refundable: '48.00',
    outstanding: '0.00',
    currency: 'USD',
    refunds: [],
    editable: true,
    editable_reasons: [],
    insured: 'unknown',
    tags: [],
    ...more,
  };
  return contextOf({
    returns: [returned('get_order_details', output, { order_id: '1042' })],
    facts: [fact('order_id', '1042')],
  });
};

const SHIPPED: JsonObject = {
  fulfillment_status: 'fulfilled',
  shipping_status: 'in_transit',
  shipped_at: '2026-08-16T09:00:00Z',
  editable: false,
  editable_reasons: ['The order has been fulfilled'],
  parcels: [{ carrier: 'UPS', tracking_number: '1Z', status: 'in_transit', url: '' }],
};

/** Order details by the state of the order. */
export const ORDER = {
  new: order(),
  shipped: order(SHIPPED),
  delivered: order({ ...SHIPPED, shipping_status: 'delivered', delivered_at: '2026-08-17T09:00:00Z' }),
  half_shipped: order({ ...SHIPPED, fulfillment_status: 'partially_fulfilled' }),
  cancelled: order({
    cancelled_at: '2026-08-15T13:00:00Z',
    financial_status: 'refunded',
    refunded: '48.00',
    refundable: '0.00',
    editable: false,
  }),
  refunded: order({ ...SHIPPED, financial_status: 'refunded', refunded: '48.00', refundable: '0.00' }),
  half_refunded: order({ financial_status: 'partially_refunded', refunded: '10.00', refundable: '38.00' }),
  unpaid: order({ financial_status: 'pending', paid: '0.00', outstanding: '48.00' }),
  dear: order({ total: '480.00', paid: '480.00', refundable: '480.00' }),
  old: order({
    ...SHIPPED,
    ordered_at: '2026-04-01T12:00:00Z',
    delivered_at: '2026-04-05T12:00:00Z',
    shipping_status: 'delivered',
  }),
  wholesale: order({ tags: ['wholesale'] }),
  missing: contextOf({
    returns: [returned('get_order_details', { found: false, order_id: '9' }, { order_id: '9' })],
  }),
};

const subscription = (status: string, more: JsonObject = {}): JsonObject => ({
  subscription_id: `s-${status}`,
  platform: 'prive',
  status,
  next_charge_date: status === 'active' ? '2026-08-25' : null,
  cancelled_at: status === 'cancelled' ? '2026-06-01T00:00:00Z' : null,
  interval: 'every month',
  currency: 'USD',
  email: 'ada@example.com',
  items: [{ product: 'House blend', quantity: 1, price: '24.00' }],
  ...more,
});

const subscriptions = (...all: JsonObject[]) =>
  contextOf({
    returns: [
      returned(
        'get_prive_subscriptions',
        { found: all.length > 0, email: 'ada@example.com', subscriptions: all },
        { email: 'ada@example.com' },
      ),
    ],
  });

/** Subscription look-ups. */
export const SUBSCRIPTIONS = {
  active: subscriptions(subscription('active')),
  paused: subscriptions(subscription('paused')),
  cancelled: subscriptions(subscription('cancelled')),
  failed: subscriptions(subscription('failed')),
  two: subscriptions(subscription('active'), subscription('cancelled')),
  none: subscriptions(),
};

const accounts = (...names: string[]) =>
  contextOf({
    returns: [
      returned(
        'get_skio_account_details',
        {
          found: names.length > 0,
          email: 'ada@example.com',
          name: names[0] ?? '',
          accounts: names.map((name, index) => ({
            account_id: `a${index}`,
            email: 'ada@example.com',
            name,
            phone: '',
            subscriptions: [],
          })),
          subscriptions: [],
        },
        { email: 'ada@example.com' },
      ),
    ],
  });

/** Account look-ups. */
export const ACCOUNTS = { one: accounts('Ada'), two: accounts('Ada', 'Ada L'), none: accounts() };

const claim = (status: string, more: JsonObject = {}) =>
  contextOf({
    returns: [
      returned('get_claim_status', {
        found: true,
        filed: true,
        packet: false,
        claim_id: 'clm_1',
        claim_status: status,
        status_detail: '',
        claim_type: 'theft',
        tracking_number: '1Z',
        amount: '48.00',
        approved_amount: status === 'approved' ? '48.00' : '',
        currency: 'USD',
        filed_at: '2026-08-10T00:00:00Z',
        ...more,
      }),
    ],
  });

/** Claim look-ups. */
export const CLAIMS = {
  submitted: claim('submitted'),
  in_review: claim('in_review'),
  approved: claim('approved'),
  rejected: claim('rejected'),
  none: contextOf({ returns: [returned('get_claim_status', { found: false, claim_id: 'clm_2' })] }),
};
