/** Makes a shop's state from a description; the only place where one comes from nothing. */

import { type BuildContext, customerFor, variantFor } from './build-context.ts';
import { buildOrders } from './build-orders.ts';
import { buildSubscriptions } from './build-subscriptions.ts';
import { newClaim } from './easypost-claims.ts';
import { decideClaim } from './parcels.ts';
import type { ShopDescription } from './shop-description.ts';
import type { ShopState } from './shop-state.ts';
import { parseWhen } from './when.ts';
import { minorOf, nextNumber } from './world.ts';

/** The state that a description stands for at a moment; throws where the description contradicts itself. */
export function buildState(description: ShopDescription, now: Date): ShopState {
  const state = emptyState(description);
  const context: BuildContext = { state, now };
  for (const product of description.products ?? []) addProduct(context, product);
  for (const customer of description.customers ?? []) customerFor(context, customer.email, customer);
  for (const coupon of description.coupons ?? []) addCoupon(context, coupon);
  buildSubscriptions(context, description.subscriptions ?? []);
  buildOrders(context, description.orders ?? []);
  for (const claim of description.claims ?? []) addClaim(context, claim);
  state.effects = [];
  return state;
}

function emptyState({ shop }: ShopDescription): ShopState {
  return {
    shop: {
      name: shop?.name ?? 'Green Hollow',
      domain: shop?.domain ?? 'green-hollow.myshopify.com',
      currency: shop?.currency ?? 'USD',
      scopes: shop?.scopes ?? ALL_SCOPES,
    },
    customers: [],
    products: [],
    orders: [],
    parcels: [],
    drafts: [],
    edits: [],
    discountCodes: [],
    cancelJobs: [],
    refundKeys: [],
    metafields: [],
    indexLag: [],
    skio: { users: [], subscriptions: [], auditLogs: [] },
    prive: { subscribers: [], subscriptions: [], activities: [], billingAttempts: [] },
    easypost: { trackers: [], claims: [] },
    counters: { id: 1000, order: 1000 },
    meters: {},
    effects: [],
  };
}

const ALL_SCOPES = [
  'read_all_orders',
  'write_orders',
  'write_order_edits',
  'write_draft_orders',
  'write_discounts',
  'read_customers',
  'read_products',
  'read_fulfillments',
];

function addProduct(
  { state, now }: BuildContext,
  described: NonNullable<ShopDescription['products']>[number],
): void {
  const id = nextNumber(state, 'id');
  const forms = described.variants ?? [{ title: 'Default Title' }];
  state.products.push({
    id,
    title: described.title,
    tags: described.tags ?? [],
    createdAt: parseWhen('1 year ago', now),
    variants: forms.map((form, index) => {
      const price = form.price ?? described.price;
      if (price === undefined) throw new Error(`product \`${described.title}\` has no price`);
      return {
        id: nextNumber(state, 'id'),
        title: form.title,
        sku: form.sku ?? `SKU-${id}-${index + 1}`,
        priceMinor: minorOf(price, state.shop.currency) ?? 0,
        compareAtPriceMinor: null,
        stock: form.stock ?? described.stock ?? 100,
      };
    }),
  });
}

function addCoupon(
  { state, now }: BuildContext,
  described: NonNullable<ShopDescription['coupons']>[number],
): void {
  if ((described.percent === undefined) === (described.amount === undefined))
    throw new Error(`coupon \`${described.code}\` needs either a percent or an amount`);
  state.discountCodes.push({
    id: nextNumber(state, 'id'),
    code: described.code,
    title: described.code,
    percentage: described.percent === undefined ? null : described.percent / 100,
    amountMinor: minorOf(described.amount, state.shop.currency) ?? null,
    startsAt: parseWhen(described.starts ?? '30 days ago', now),
    endsAt: described.ends === undefined ? null : parseWhen(described.ends, now),
    usageLimit: described.limit ?? null,
    usageCount: 0,
    appliesOncePerCustomer: false,
    appliesOnOneTimePurchase: true,
    appliesOnSubscription: true,
    recurringCycleLimit: null,
    customerIds: [],
    tags: [],
    deactivated: false,
    createdAt: parseWhen('30 days ago', now),
  });
}

function addClaim(
  { state, now }: BuildContext,
  described: NonNullable<ShopDescription['claims']>[number],
): void {
  const order = state.orders.find((each) => each.number === described.order);
  const codes = order?.fulfillments.map((each) => each.trackingCode) ?? [];
  const parcel = state.parcels.find((each) => each.insurance !== null && codes.includes(each.trackingCode));
  if (!order || !parcel?.insurance) throw new Error(`order ${described.order} has no insured parcel`);
  const at = new Date(parseWhen(described.filed ?? '2 days ago', now));
  const claim = newClaim(
    { state, now: () => at },
    {
      type: described.type,
      requestedMinor: minorOf(described.amount, 'USD') ?? parcel.insurance.amountMinor,
      insurance: parcel.insurance,
      body: { tracking_code: parcel.trackingCode, description: 'Filed before', contact_email: order.email },
    },
  );
  state.easypost.claims.push(claim);
  if (described.status && described.status !== 'submitted')
    decideClaim(state, { claim: claim.id, status: described.status, at: now.toISOString() });
}

/** A variant's number by its product's name, for scripts that speak of what a description made. */
export const variantIdOf = (state: ShopState, name: string): number | undefined =>
  variantFor(state, name)?.variant.id;
