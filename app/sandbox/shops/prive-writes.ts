import { makeOrder } from './make-order.ts';
import { findSubscription } from './prive-reads.ts';
import { nextBillingOf, upcomingDates } from './prive-schedule.ts';
import {
  deliveryView,
  discountView,
  lineView,
  priveVariantId,
  subscriptionView,
  upcomingView,
} from './prive-views.ts';
import { notFound, type PriveCall, priveError } from './prive-wire.ts';
import type { PriveBillingAttempt, PriveLine, PriveSubscription } from './subscription-state.ts';
import { jsonReply, type ShopReply } from './wire.ts';
import { DAY_MS, isDate, minorOf, nextNumber, nowIso, recordEffect, uuidOf, type World } from './world.ts';

type Status = PriveSubscription['status'];

/** `PATCH /subscriptions/{id}/status`: sets a state, so the same request twice changes nothing more. */
export function setStatus({ world, id, body }: PriveCall): ShopReply {
  const subscription = findSubscription(world.state, id);
  if (!subscription) return notFound('Subscription');
  const status = STATUSES.find((each) => each === body['status']);
  if (!status) return priveError(400, [`status must be one of: ${STATUSES.join(', ')}`]);
  if (status !== subscription.status) {
    const before = subscription.status;
    applyStatus(subscription, status, nowIso(world));
    const reason = body['cancelReason'];
    if (status === 'CANCELLED') subscription.cancelReason = typeof reason === 'string' ? reason : null;
    noteChange(world, subscription, {
      type: 'SUBSCRIPTION_STATUS_UPDATED',
      kind: STATUS_EFFECTS[status],
      before: { status: before },
      after: { status },
    });
  }
  return jsonReply(200, subscriptionView(world.state, subscription));
}

const STATUSES = ['ACTIVE', 'PAUSED', 'EXPIRED', 'CANCELLED', 'FAILED'] as const;
const STATUS_EFFECTS: Record<Status, string> = {
  ACTIVE: 'subscription-activated',
  PAUSED: 'subscription-paused',
  EXPIRED: 'subscription-expired',
  CANCELLED: 'subscription-cancelled',
  FAILED: 'subscription-failed',
};

/** A cancelled subscription forgets its schedule: made active again it has no next charge before somebody sets one. */
function applyStatus(subscription: PriveSubscription, status: Status, at: string): void {
  subscription.status = status;
  subscription.pausedAtDate = status === 'PAUSED' ? at : null;
  subscription.cancelDate = status === 'CANCELLED' ? at : null;
  if (status !== 'CANCELLED') subscription.cancelReason = null;
  else subscription.scheduleStart = null;
}

/** `PATCH /subscriptions/{id}/nextBillingAndDeliveryDate`: sets both dates. */
export function setDates({ world, id, body }: PriveCall): ShopReply {
  const subscription = findSubscription(world.state, id);
  if (!subscription) return notFound('Subscription');
  const { nextBillingDate, nextDeliveryDate } = body;
  if (!isDate(nextBillingDate))
    return priveError(400, ['nextBillingDate must be a valid ISO 8601 date string']);
  if (!isDate(nextDeliveryDate))
    return priveError(400, ['nextDeliveryDate must be a valid ISO 8601 date string']);
  const before = nextBillingOf(subscription);
  const billing = new Date(nextBillingDate).toISOString();
  if (billing < nowIso(world)) return priveError(400, 'nextBillingDate must be in the future');
  subscription.scheduleStart = billing;
  subscription.skippedDates = subscription.skippedDates.filter((date) => date > billing.slice(0, 10));
  const lagMs = Date.parse(nextDeliveryDate) - Date.parse(billing);
  subscription.deliveryLagDays = Math.max(0, Math.round(lagMs / DAY_MS));
  if (before !== billing)
    noteChange(world, subscription, {
      type: 'SUBSCRIPTION_NEXT_DATES_UPDATED',
      kind: 'subscription-rescheduled',
      before: { nextBillingDate: before },
      after: { nextBillingDate: billing },
    });
  return jsonReply(200, subscriptionView(world.state, subscription));
}

/** `PATCH /subscriptions/{id}/upcomingOrders/{date}/skip`: addressed by its date, so it can be repeated. */
export function skipUpcoming({ world, id, second: date, body }: PriveCall): ShopReply {
  const subscription = findSubscription(world.state, id);
  if (!subscription) return notFound('Subscription');
  if (typeof body['skip'] !== 'boolean') return priveError(400, ['skip must be a boolean value']);
  if (!upcomingDates(subscription).includes(date)) return notFound('Upcoming order');
  const skip = body['skip'];
  const before = subscription.skippedDates.includes(date);
  if (skip !== before) {
    subscription.skippedDates = skip
      ? [...subscription.skippedDates, date]
      : subscription.skippedDates.filter((each) => each !== date);
    noteChange(world, subscription, {
      type: skip ? 'UPCOMING_ORDER_SKIPPED' : 'UPCOMING_ORDER_UNSKIPPED',
      kind: skip ? 'subscription-skipped' : 'subscription-unskipped',
      before: { scheduledDate: date, isSkipped: before },
      after: { scheduledDate: date, isSkipped: skip },
    });
  }
  return jsonReply(200, upcomingView(world.state, subscription, date));
}

/** `PATCH /subscriptions/{id}/deliveryShippingOption`. */
export function setShippingOption({ world, id, body }: PriveCall): ShopReply {
  const subscription = findSubscription(world.state, id);
  if (!subscription) return notFound('Subscription');
  const code = body['deliveryShippingOptionCode'];
  const priceMinor = minorOf(body['priceInContractCurrency'], subscription.currency);
  if (typeof code !== 'string' || code === '')
    return priveError(400, ['deliveryShippingOptionCode must be a string']);
  if (priceMinor === undefined || priceMinor < 0)
    return priveError(400, ['priceInContractCurrency must be a number']);
  const before = { deliveryShippingOption: subscription.deliveryOption };
  subscription.deliveryOption = code;
  subscription.deliveryPriceMinor = priceMinor;
  noteChange(world, subscription, {
    type: 'SUBSCRIPTION_DELIVERY_OPTION_UPDATED',
    kind: 'subscription-shipping-changed',
    before,
    after: { deliveryShippingOption: code },
  });
  return jsonReply(200, { id: subscription.id, ...deliveryView(subscription) });
}

/** `POST /subscriptions/{id}/discountCodes/{code}`: a code that is there already is refused. */
export function applyDiscount({ world, id, second }: PriveCall): ShopReply {
  const subscription = findSubscription(world.state, id);
  if (!subscription) return notFound('Subscription');
  const code = world.state.discountCodes.find(
    (each) => each.code.toLowerCase() === second.toLowerCase() && !each.deactivated,
  );
  const usable = code && (code.endsAt === null || code.endsAt > nowIso(world));
  if (!code || !usable) return priveError(400, 'Discount code is not valid');
  if (subscription.discounts.some((each) => each.codeId === code.id))
    return priveError(400, 'Discount code is already applied');
  const discount = {
    id: uuidOf(`prive discount ${nextNumber(world.state, 'prive-discount')}`),
    codeId: code.id,
    createdAt: nowIso(world),
  };
  subscription.discounts.push(discount);
  noteChange(world, subscription, {
    type: 'DISCOUNT_CODE_APPLIED',
    kind: 'subscription-discounted',
    before: null,
    after: { code: code.code },
  });
  return jsonReply(200, discountView(world.state, subscription, discount));
}

/** `DELETE /subscriptions/{id}/discountCodes/{code}`. */
export function removeDiscount({ world, id, second }: PriveCall): ShopReply {
  const subscription = findSubscription(world.state, id);
  if (!subscription) return notFound('Subscription');
  const code = world.state.discountCodes.find((each) => each.code.toLowerCase() === second.toLowerCase());
  const applied = subscription.discounts.some((each) => each.codeId === code?.id);
  if (!code || !applied) return notFound('Discount code');
  subscription.discounts = subscription.discounts.filter((each) => each.codeId !== code.id);
  noteChange(world, subscription, {
    type: 'DISCOUNT_CODE_REMOVED',
    kind: 'subscription-discount-removed',
    before: { code: code.code },
    after: null,
  });
  return jsonReply(200, {});
}

/** `PATCH /subscriptionLines/{id}/swap`: to a variant by Prive's own id, at that variant's price. */
export function swapLine({ world, id, body }: PriveCall): ShopReply {
  const found = findLine(world, id);
  if (!found) return notFound('Subscription line');
  const variants = world.state.products.flatMap((product) => product.variants);
  const variant = variants.find((each) => priveVariantId(each.id) === body['variantId']);
  if (!variant) return priveError(400, 'variantId is not a variant of this store');
  const { subscription, line } = found;
  if (line.variantId !== variant.id) {
    const before = { variantId: priveVariantId(line.variantId) };
    line.variantId = variant.id;
    line.priceMinor = variant.priceMinor;
    noteLine(world, found, { type: 'SUBSCRIPTION_LINE_SWAPPED', kind: 'subscription-swapped', before });
  }
  return jsonReply(200, lineView(world.state, subscription, line));
}

/** `PATCH /subscriptionLines/{id}/quantity`. */
export function setLineQuantity({ world, id, body }: PriveCall): ShopReply {
  const found = findLine(world, id);
  if (!found) return notFound('Subscription line');
  const quantity = Number(body['quantity']);
  if (!Number.isInteger(quantity) || quantity < 1)
    return priveError(400, ['quantity must not be less than 1']);
  const before = { quantity: found.line.quantity };
  found.line.quantity = quantity;
  if (before.quantity !== quantity)
    noteLine(world, found, { type: 'SUBSCRIPTION_LINE_UPDATED', kind: 'subscription-line-changed', before });
  return jsonReply(200, lineView(world.state, found.subscription, found.line));
}

/** `PATCH /subscriptionLines/{id}/price`. */
export function setLinePrice({ world, id, body }: PriveCall): ShopReply {
  const found = findLine(world, id);
  if (!found) return notFound('Subscription line');
  const priceMinor = minorOf(body['currentPrice'], found.subscription.currency);
  if (priceMinor === undefined || priceMinor < 0) return priveError(400, ['currentPrice must be a number']);
  const before = { priceMinor: found.line.priceMinor };
  found.line.priceMinor = priceMinor;
  if (before.priceMinor !== priceMinor)
    noteLine(world, found, { type: 'SUBSCRIPTION_LINE_UPDATED', kind: 'subscription-line-changed', before });
  return jsonReply(200, lineView(world.state, found.subscription, found.line));
}

/** `POST /billingAttempts`: charges the card now and makes an order; the schedule stays. */
export function chargeNow({ world, body }: PriveCall): ShopReply {
  const subscription = findSubscription(world.state, body['subscriptionId']);
  if (!subscription) return notFound('Subscription');
  const active = subscription.status === 'ACTIVE';
  const order = active
    ? makeOrder(world, {
        customerId: customerOf(world, subscription),
        currency: subscription.currency,
        lines: subscription.lines.map((line) => ({ ...line, unitPriceMinor: line.priceMinor })),
        shipping: { title: subscription.deliveryOption, priceMinor: subscription.deliveryPriceMinor },
        address: subscription.address,
        subscription: { vendor: 'prive', id: subscription.id },
        sourceName: 'subscription_contract',
      })
    : undefined;
  const attempt: PriveBillingAttempt = {
    id: uuidOf(`prive attempt ${nextNumber(world.state, 'prive-attempt')}`),
    subscriptionId: subscription.id,
    orderId: order?.id ?? null,
    errorCode: active ? null : 'CONTRACT_NOT_ACTIVE',
    errorMessage: active ? null : `The subscription is ${subscription.status.toLowerCase()}`,
    createdAt: nowIso(world),
  };
  world.state.prive.billingAttempts.push(attempt);
  if (order)
    noteChange(world, subscription, {
      type: 'BILLING_ATTEMPT_CREATED',
      kind: 'subscription-charged',
      before: null,
      after: { orderId: String(order.id) },
    });
  return jsonReply(201, attemptView(attempt));
}

const attemptView = (attempt: PriveBillingAttempt) => ({
  id: attempt.id,
  createdAt: attempt.createdAt,
  updatedAt: attempt.createdAt,
  externalId: uuidOf(`billing attempt ${attempt.id}`),
  subscriptionId: attempt.subscriptionId,
  orderId: attempt.orderId === null ? null : uuidOf(`prive order ${attempt.orderId}`),
  errorMsg: attempt.errorMessage,
  errorCode: attempt.errorCode,
  ready: true,
  trigger: 'PROCESS_NOW',
});

interface FoundLine {
  subscription: PriveSubscription;
  line: PriveLine;
}

function findLine(world: World, id: string): FoundLine | undefined {
  for (const subscription of world.state.prive.subscriptions) {
    const line = subscription.lines.find((each) => each.id === id);
    if (line) return { subscription, line };
  }
  return undefined;
}

function noteLine(
  world: World,
  { subscription, line }: FoundLine,
  change: { type: string; kind: string; before: Record<string, unknown> },
): void {
  noteChange(world, subscription, {
    ...change,
    after: { line: line.id, variantId: priveVariantId(line.variantId), quantity: line.quantity },
    target: { type: 'SUBSCRIPTION_LINE', id: line.id },
  });
}

interface Change {
  type: string;
  kind: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  target?: { type: string; id: string };
}

function noteChange(world: World, subscription: PriveSubscription, change: Change): void {
  subscription.updatedAt = nowIso(world);
  world.state.prive.activities.push({
    id: uuidOf(`prive activity ${nextNumber(world.state, 'prive-activity')}`),
    subscriptionId: subscription.id,
    type: change.type,
    description: `${change.type.toLowerCase().replaceAll('_', ' ')} through the API`,
    at: nowIso(world),
    targetType: change.target?.type ?? 'SUBSCRIPTION',
    targetId: change.target?.id ?? subscription.id,
    oldData: change.before,
    newData: change.after,
  });
  recordEffect(world, {
    vendor: 'prive',
    kind: change.kind,
    subject: subscription.id,
    details: { before: change.before, after: change.after },
  });
}

const customerOf = (world: World, subscription: PriveSubscription): number | null =>
  world.state.prive.subscribers.find((each) => each.id === subscription.subscriberId)?.customerId ?? null;
