import { addressFrom, type BuildContext, builtItem, customerFor } from './build-context.ts';
import type { ShopDescription } from './shop-description.ts';
import type { Customer } from './shop-state.ts';
import type { PriveSubscription, SkioSubscription } from './subscription-state.ts';
import { parseEvery, parseWhen } from './when.ts';
import { addInterval, nextNumber, uuidOf } from './world.ts';

type Described = NonNullable<ShopDescription['subscriptions']>[number];

/** Adds the described subscriptions with the accounts that hold them. */
export function buildSubscriptions(context: BuildContext, subscriptions: readonly Described[]): void {
  for (const described of subscriptions) {
    const customer = customerFor(context, described.customer);
    if (described.vendor === 'skio') addSkio(context, customer, described);
    else addPrive(context, customer, described);
  }
}

function addSkio(context: BuildContext, customer: Customer, described: Described): void {
  const { state } = context;
  const common = commonOf(context, described);
  const account = described.account ?? 'main';
  const userId = uuidOf(`skio user ${customer.id} ${account}`);
  if (!state.skio.users.some((user) => user.id === userId))
    state.skio.users.push({
      id: userId,
      customerId: customer.id,
      email: customer.email,
      createdAt: customer.createdAt,
    });
  const { number, status, ended } = common;
  const subscription: SkioSubscription = {
    id: uuidOf(`skio subscription ${number}`),
    contractId: common.contractId,
    userId,
    status,
    statusContext: null,
    nextBillingDate: status === 'ACTIVE' ? common.next : null,
    pausedBillingDate: status === 'PAUSED' ? common.next : null,
    cancelledAt: ended,
    createdAt: common.started,
    updatedAt: ended ?? common.started,
    cyclesCompleted: described.cycles ?? 3,
    currency: state.shop.currency,
    deliveryPriceMinor: 0,
    interval: common.unit,
    intervalCount: common.count,
    note: null,
    lines: common.items.map((item, index) => ({
      id: uuidOf(`skio line ${number} ${index}`),
      ...item,
      removedAt: null,
    })),
    discounts: [],
  };
  state.skio.subscriptions.push(subscription);
}

function addPrive(context: BuildContext, customer: Customer, described: Described): void {
  const { state } = context;
  const common = commonOf(context, described);
  const subscriberId = uuidOf(`prive subscriber ${customer.id}`);
  if (!state.prive.subscribers.some((each) => each.id === subscriberId))
    state.prive.subscribers.push({
      id: subscriberId,
      customerId: customer.id,
      createdAt: customer.createdAt,
    });
  const { number, status, ended } = common;
  const subscription: PriveSubscription = {
    id: uuidOf(`prive subscription ${number}`),
    friendlyId: String(1000 + number),
    contractId: common.contractId,
    subscriberId,
    status,
    createdAt: common.started,
    updatedAt: ended ?? common.started,
    cancelDate: ended,
    cancelReason: ended === null ? null : (described.reason ?? null),
    pausedAtDate: status === 'PAUSED' ? parseWhen('10 days ago', context.now) : null,
    scheduleStart: status === 'ACTIVE' || status === 'PAUSED' ? common.next : null,
    deliveryLagDays: 2,
    skippedDates: [],
    cadenceCount: common.count,
    cadenceUnit: common.unit,
    currency: state.shop.currency,
    deliveryOption: 'Standard',
    deliveryPriceMinor: 500,
    address: { ...customer.address, ...addressFrom(undefined, customer.address) },
    lines: common.items.map((item, index) => ({ id: uuidOf(`prive line ${number} ${index}`), ...item })),
    discounts: [],
  };
  state.prive.subscriptions.push(subscription);
}

const STATUSES = {
  active: 'ACTIVE',
  paused: 'PAUSED',
  cancelled: 'CANCELLED',
  failed: 'FAILED',
  expired: 'EXPIRED',
} as const;

function commonOf(context: BuildContext, described: Described) {
  const { state, now } = context;
  const { unit, count } = parseEvery(described.every ?? 'month');
  const status = STATUSES[described.status ?? 'active'];
  const cancelledAt = described.cancelled ?? '20 days ago';
  return {
    number: nextNumber(state, 'subscription'),
    contractId: 30_000_000_000 + nextNumber(state, 'id'),
    unit,
    count,
    status,
    next:
      described.next === undefined
        ? addInterval(now.toISOString(), 'DAY', 10)
        : parseWhen(described.next, now),
    started: parseWhen(described.started ?? '4 months ago', now),
    ended: status === 'CANCELLED' || status === 'EXPIRED' ? parseWhen(cancelledAt, now) : null,
    items: described.items.map((each) => {
      const item = builtItem(context, each, state.shop.currency);
      if (item.variantId === null || item.priceMinor === null)
        throw new Error(`subscription of ${described.customer}: \`${item.title}\` is no product of the shop`);
      return { variantId: item.variantId, quantity: item.quantity, priceMinor: item.priceMinor };
    }),
  };
}
