/** What Skio's mutations do. None of them is idempotent unless it sets a state; every real change goes into the audit log. */
import { isObject } from '../../lib/json.ts';
import { makeOrder } from './make-order.ts';
import { isUuid, SkioError } from './skio-error.ts';
import { skioVariantId } from './skio-rows.ts';
import type { IntervalUnit, SkioSubscription } from './subscription-state.ts';
import {
  addInterval,
  isDate,
  minorOf,
  nextNumber,
  nowIso,
  recordEffect,
  uuidOf,
  type World,
} from './world.ts';

/** Runs a mutation on its checked input and gives every field that it can answer; throws a `SkioError` where Skio refuses. */
export function runMutation(
  world: World,
  name: string,
  input: Record<string, unknown>,
): Record<string, unknown> {
  const id = input['subscriptionId'];
  if (!isUuid(id)) throw new SkioError('internal error', 'unexpected', { path: '$' });
  const subscription = world.state.skio.subscriptions.find((each) => each.id === id);
  const run = RUNNERS[name];
  if (!run) throw new Error(`no mutation ${name}`);
  if (!subscription) {
    if (SILENT_ON_UNKNOWN.has(name)) return { ok: true, message: pausedMessage(world, id) };
    throw new SkioError(REVOKED, REVOKED, {
      detail: `${REVOKED}, tried to access unauthorized user or subscription`,
    });
  }
  return run(world, subscription, input);
}

/** What Skio says of a well-formed id that its store does not have. */
const REVOKED = 'Lambda policy revoked';

/** These report success for an id that does not exist: read the status back. */
const SILENT_ON_UNKNOWN = new Set(['cancelSubscription', 'pauseSubscription']);

type Runner = (
  world: World,
  subscription: SkioSubscription,
  input: Record<string, unknown>,
) => Record<string, unknown>;

const RUNNERS: Readonly<Record<string, Runner>> = {
  skipSubscription: skip,
  pauseSubscription: pause,
  unpauseSubscription: unpause,
  cancelSubscription: cancel,
  reactivateSubscription: reactivate,
  updateNextBillingDate: reschedule,
  subscriptionEditInterval: editInterval,
  shipNow,
  swapSubscriptionProductVariants: swap,
  applyDiscountCode: applyDiscount,
  updateSubscriptionNote: setNote,
};

const NO_DATE = { ok: false, message: 'Error: No next billing date found', nextBillingDate: null };

/** Two calls are two skips. A window of zero does nothing and says `ok`; a negative one runs backwards. */
function skip(world: World, subscription: SkioSubscription, input: Record<string, unknown>) {
  const before = subscription.nextBillingDate;
  if (before === null) return NO_DATE;
  const { unit, value } = windowOf(input['skipOption']) ?? {
    unit: subscription.interval,
    value: subscription.intervalCount,
  };
  const after = addInterval(before, unit, value);
  if (after !== before) {
    subscription.nextBillingDate = after;
    note(world, subscription, input, {
      event: 'SKIP',
      kind: 'subscription-skipped',
      data: { previousNextBillingDate: before, nextBillingDate: after },
    });
  }
  return { ok: true, message: 'Skipped', nextBillingDate: after.slice(0, 10) };
}

function windowOf(option: unknown): { unit: IntervalUnit; value: number } | undefined {
  if (!isObject(option)) return undefined;
  const unit = UNITS.find((each) => each === option['unit']);
  if (!unit || typeof option['value'] !== 'number')
    throw new SkioError('Invalid skip option', 'validation-failed', { path: '$' });
  return { unit, value: option['value'] };
}

const UNITS = ['DAY', 'WEEK', 'MONTH', 'YEAR'] as const;

function pause(world: World, subscription: SkioSubscription, input: Record<string, unknown>) {
  if (subscription.status === 'ACTIVE') {
    const window = windowOf(input['skipOption']);
    subscription.status = 'PAUSED';
    subscription.pausedBillingDate = window
      ? addInterval(nowIso(world), window.unit, window.value)
      : subscription.nextBillingDate;
    subscription.nextBillingDate = null;
    note(world, subscription, input, {
      event: 'PAUSE',
      kind: 'subscription-paused',
      data: { resumesAt: window ? subscription.pausedBillingDate : null },
    });
  }
  return { ok: true, message: pausedMessage(world, subscription.id) };
}

const pausedMessage = (world: World, id: string): string =>
  `Subscription ${id} paused by PublicAPI user: unknown at ${nowIso(world)}`;

function unpause(world: World, subscription: SkioSubscription, input: Record<string, unknown>) {
  if (subscription.status !== 'PAUSED') return { ok: false, message: 'Error: Subscription is not paused' };
  const saved = subscription.pausedBillingDate;
  const later = addInterval(nowIso(world), subscription.interval, subscription.intervalCount);
  subscription.status = 'ACTIVE';
  subscription.nextBillingDate = saved !== null && saved > nowIso(world) ? saved : later;
  subscription.pausedBillingDate = null;
  note(world, subscription, input, {
    event: 'UNPAUSE',
    kind: 'subscription-unpaused',
    data: { nextBillingDate: subscription.nextBillingDate },
  });
  return { ok: true, message: `Subscription ${subscription.id} unpaused` };
}

function cancel(world: World, subscription: SkioSubscription, input: Record<string, unknown>) {
  if (subscription.status === 'CANCELLED') return { ok: true };
  subscription.status = 'CANCELLED';
  subscription.statusContext = input['permanentlyCancel'] === true ? 'PERMANENTLY_CANCELLED' : null;
  subscription.cancelledAt = nowIso(world);
  subscription.nextBillingDate = null;
  subscription.pausedBillingDate = null;
  note(world, subscription, input, {
    event: 'CANCEL',
    kind: 'subscription-cancelled',
    data: { permanently: input['permanentlyCancel'] === true },
  });
  return { ok: true };
}

function reactivate(world: World, subscription: SkioSubscription, input: Record<string, unknown>) {
  const date = input['newBillingDate'];
  const usable =
    typeof date === 'string' && DAY.test(date) && isDate(date) && date >= nowIso(world).slice(0, 10);
  if (!usable || subscription.statusContext === 'PERMANENTLY_CANCELLED') return { ok: false };
  subscription.status = 'ACTIVE';
  subscription.statusContext = null;
  subscription.cancelledAt = null;
  subscription.pausedBillingDate = null;
  subscription.nextBillingDate = new Date(date).toISOString();
  note(world, subscription, input, {
    event: 'REACTIVATE',
    kind: 'subscription-reactivated',
    data: { nextBillingDate: subscription.nextBillingDate },
  });
  return { ok: true };
}

// A day: `2026-11-01`.
const DAY = /^\d{4}-\d{2}-\d{2}$/;

function reschedule(world: World, subscription: SkioSubscription, input: Record<string, unknown>) {
  const { date } = input;
  const before = subscription.nextBillingDate;
  if (!isDate(date)) return { ok: false, message: 'Error: Invalid date' };
  const after = new Date(date).toISOString();
  if (subscription.status !== 'ACTIVE') return { ok: false, message: 'Error: Subscription is not active' };
  if (after.slice(0, 10) < nowIso(world).slice(0, 10))
    return { ok: false, message: 'Error: Date is in the past' };
  if (after !== before) {
    subscription.nextBillingDate = after;
    note(world, subscription, input, {
      event: 'UPDATE_NEXT_BILLING_DATE',
      kind: 'subscription-rescheduled',
      data: { previousNextBillingDate: before, nextBillingDate: after },
    });
  }
  return { ok: true, message: 'Next billing date updated' };
}

function editInterval(world: World, subscription: SkioSubscription, input: Record<string, unknown>) {
  const unit = UNITS.find((each) => each === input['billingInterval']);
  const count = input['billingIntervalCount'];
  if (!unit || typeof count !== 'number' || !Number.isInteger(count) || count < 1)
    throw new SkioError('Invalid billing interval', 'validation-failed', { path: '$' });
  subscription.interval = unit;
  subscription.intervalCount = count;
  if (isDate(input['nextBillingDate']))
    subscription.nextBillingDate = new Date(input['nextBillingDate']).toISOString();
  note(world, subscription, input, {
    event: 'EDIT_INTERVAL',
    kind: 'subscription-interval-changed',
    data: { interval: unit, intervalCount: count },
  });
  return { subscriptionId: subscription.id };
}

/** Charges the card and makes an order at once; the next cycle is counted from today. */
function shipNow(world: World, subscription: SkioSubscription, input: Record<string, unknown>) {
  if (subscription.nextBillingDate === null) return NO_DATE;
  const user = world.state.skio.users.find((each) => each.id === subscription.userId);
  const customer = world.state.customers.find((each) => each.id === user?.customerId);
  if (!customer) return { ok: false, message: 'Error: No customer found' };
  const order = makeOrder(world, {
    customerId: customer.id,
    currency: subscription.currency,
    lines: subscription.lines
      .filter((line) => line.removedAt === null)
      .map((line) => ({ ...line, unitPriceMinor: line.priceMinor })),
    shipping: { title: 'Standard', priceMinor: subscription.deliveryPriceMinor },
    address: customer.address,
    subscription: { vendor: 'skio', id: subscription.id },
    sourceName: 'subscription_contract',
  });
  subscription.nextBillingDate = addInterval(
    nowIso(world),
    subscription.interval,
    subscription.intervalCount,
  );
  subscription.cyclesCompleted += 1;
  note(world, subscription, input, {
    event: 'SHIP_NOW',
    kind: 'subscription-shipped',
    data: { order: `#${order.number}` },
  });
  return { ok: true, message: 'Shipped' };
}

/** Skio's own variant ids; the price stays unless another is asked for. */
function swap(world: World, subscription: SkioSubscription, input: Record<string, unknown>) {
  const variants = world.state.products.flatMap((product) => product.variants);
  const target = variants.find((each) => skioVariantId(each.id) === input['newProductVariantId']);
  const chosen = Array.isArray(input['subscriptionLinesToSwapFrom'])
    ? input['subscriptionLinesToSwapFrom']
    : null;
  const lines = subscription.lines.filter(
    (line) =>
      line.removedAt === null &&
      skioVariantId(line.variantId) === input['oldProductVariantId'] &&
      (chosen === null || chosen.includes(line.id)),
  );
  if (!target || lines.length === 0) return { ok: false };
  for (const line of lines) {
    line.variantId = target.id;
    if (input['pricingOption'] === 'NEW_VARIANT_PRICE') line.priceMinor = target.priceMinor;
    if (input['pricingOption'] === 'CUSTOM')
      line.priceMinor = minorOf(input['newCustomPrice'], subscription.currency) ?? line.priceMinor;
  }
  note(world, subscription, input, {
    event: 'SWAP_VARIANT',
    kind: 'subscription-swapped',
    data: { from: input['oldProductVariantId'], to: input['newProductVariantId'] },
  });
  return { ok: true };
}

/** A code of the shop; one that is not there or not running yet is an error with the reason in its detail. */
function applyDiscount(world: World, subscription: SkioSubscription, input: Record<string, unknown>) {
  const now = nowIso(world);
  const wanted = String(input['code']).toLowerCase();
  const code = world.state.discountCodes.find((each) => each.code.toLowerCase() === wanted);
  const running =
    code && !code.deactivated && code.startsAt <= now && (code.endsAt === null || code.endsAt > now);
  if (!code || !running)
    throw new SkioError('Apply discount code failed', 'unexpected', {
      path: '$',
      detail: code ? 'CURRENTLY_INACTIVE' : 'NOT_FOUND',
    });
  subscription.discounts.push({
    id: uuidOf(`skio discount ${nextNumber(world.state, 'skio-discount')}`),
    code: code.code,
    title: code.title,
    percentage: code.percentage === null ? null : code.percentage * 100,
    fixedMinor: code.amountMinor,
  });
  note(world, subscription, input, {
    event: 'APPLY_DISCOUNT',
    kind: 'subscription-discounted',
    data: { code: code.code },
  });
  return { ok: true, message: `Discount ${code.code} applied` };
}

function setNote(world: World, subscription: SkioSubscription, input: Record<string, unknown>) {
  subscription.note = String(input['note']);
  note(world, subscription, input, { event: 'UPDATE_NOTE', kind: 'subscription-noted', data: {} });
  return { note: subscription.note };
}

/** The caller's own marker comes in as `debugCaller`, for `shipNow` as `caller`; Skio keeps it in the log. */
function note(
  world: World,
  subscription: SkioSubscription,
  input: Record<string, unknown>,
  change: { event: string; kind: string; data: Record<string, unknown> },
): void {
  const caller = input['debugCaller'] ?? input['caller'] ?? null;
  subscription.updatedAt = nowIso(world);
  world.state.skio.auditLogs.push({
    id: uuidOf(`skio audit log ${nextNumber(world.state, 'skio-audit-log')}`),
    subscriptionId: subscription.id,
    userId: subscription.userId,
    eventType: change.event,
    eventData: { actor: 'PublicAPI', debugCaller: caller, ...change.data },
    createdAt: nowIso(world),
  });
  recordEffect(world, {
    vendor: 'skio',
    kind: change.kind,
    subject: subscription.id,
    details: { ...change.data, caller },
  });
}
