/** The sandbox's tickets: what a desk gets in a day, each with something of its own to handle. */
import { isoSeconds } from './clock.ts';
import type { NewTicket } from './ticket-store.ts';
import { deliveryTickets } from './tickets/delivery.ts';
import { oddTickets } from './tickets/odd.ts';
import { subscriptionTickets } from './tickets/subscription.ts';

/** Seed tickets as of `now` (milliseconds since 1970); the first is number 5001. */
export function createTickets(now: number): NewTicket[] {
  const hoursAgo = (hours: number) => isoSeconds(now - hours * HOUR_MS);
  return [...deliveryTickets(hoursAgo), ...subscriptionTickets(hoursAgo), ...oddTickets(hoursAgo)];
}

const HOUR_MS = 3_600_000;
