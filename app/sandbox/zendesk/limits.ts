/**
 * Zendesk's rate limits: requests of the account per minute, updates per person and ticket in ten minutes.
 * @see https://developer.zendesk.com/api-reference/introduction/rate-limits/, read 2026-08
 */
import type { Clock } from '../clock.ts';

/** Whether a request may go on; `retryAfterSeconds` is 0 where it may. */
export interface LimitVerdict {
  readonly allowed: boolean;
  readonly limit: number;
  readonly remaining: number;
  readonly resetSeconds: number;
}

/** The windows in force. */
export interface Limits {
  /** Counts one request of the account. */
  request(): LimitVerdict;
  /** Counts one update of a ticket by a person. */
  ticketUpdate(userId: number, ticketId: number): LimitVerdict;
}

/** Updates of one ticket by one person that fit in ten minutes. */
export const TICKET_UPDATES_MAX = 30;
const TICKET_WINDOW_MS = 10 * 60_000;
const ACCOUNT_WINDOW_MS = 60_000;

/** Limits whose windows are empty. */
export function createLimits(clock: Clock, requestsPerMinute: number): Limits {
  const account: number[] = [];
  const updates = new Map<string, number[]>();
  return {
    request: () =>
      count(account, { now: clock.now(), windowMs: ACCOUNT_WINDOW_MS, limit: requestsPerMinute }),
    ticketUpdate: (userId, ticketId) => {
      const key = `${userId}:${ticketId}`;
      const times = updates.get(key) ?? [];
      updates.set(key, times);
      return count(times, { now: clock.now(), windowMs: TICKET_WINDOW_MS, limit: TICKET_UPDATES_MAX });
    },
  };
}

function count(times: number[], window: { now: number; windowMs: number; limit: number }): LimitVerdict {
  const { now, windowMs, limit } = window;
  while (times[0] !== undefined && times[0] <= now - windowMs) times.shift();
  const allowed = times.length < limit;
  if (allowed) times.push(now);
  const oldest = times[0] ?? now;
  return {
    allowed,
    limit,
    remaining: Math.max(0, limit - times.length),
    resetSeconds: Math.max(1, Math.ceil((oldest + windowMs - now) / 1000)),
  };
}
