import type { PriveSubscription } from './subscription-state.ts';
import { addInterval, DAY_MS } from './world.ts';

/** The dates (`YYYY-MM-DD`) of the orders to come, skipped ones among them; none where nothing is scheduled or the subscription is over. */
export function upcomingDates(subscription: PriveSubscription): string[] {
  if (subscription.scheduleStart === null || ENDED.has(subscription.status)) return [];
  return Array.from({ length: UPCOMING_MAX }, (_each, index) =>
    chargeAt(subscription, subscription.scheduleStart ?? '', index).slice(0, 10),
  );
}

const UPCOMING_MAX = 6;
const ENDED = new Set(['CANCELLED', 'EXPIRED']);

/** The next charge that is not skipped, ISO 8601; null where none is scheduled. */
export function nextBillingOf(subscription: PriveSubscription): string | null {
  const start = subscription.scheduleStart;
  if (start === null || ENDED.has(subscription.status)) return null;
  for (let index = 0; index <= subscription.skippedDates.length; index += 1) {
    const at = chargeAt(subscription, start, index);
    if (!subscription.skippedDates.includes(at.slice(0, 10))) return at;
  }
  return null;
}

/** The delivery that belongs to the next charge. */
export function nextDeliveryOf(subscription: PriveSubscription): string | null {
  const billing = nextBillingOf(subscription);
  if (billing === null) return null;
  return new Date(Date.parse(billing) + subscription.deliveryLagDays * DAY_MS).toISOString();
}

const chargeAt = (subscription: PriveSubscription, start: string, index: number): string =>
  addInterval(start, subscription.cadenceUnit, subscription.cadenceCount * index);
