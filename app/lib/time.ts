const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Units in which policies speak of time. */
export type TimeUnit = 'minutes' | 'hours' | 'days' | 'business-days' | 'weeks' | 'months' | 'years';

/** Milliseconds since 1970 of an ISO 8601 text; `undefined` where it is not a date. */
export function parseTime(iso: string): number | undefined {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? undefined : time;
}

/** The moment `count` units after `iso`, as ISO 8601 UTC; business days leave out Saturday and Sunday (UTC). */
export function addTime(iso: string, count: number, unit: TimeUnit): string {
  const start = parseTime(iso);
  if (start === undefined) throw new Error(`not a date: ${iso}`);
  const date = new Date(start);
  if (unit === 'business-days') return addBusinessDays(date, count).toISOString();
  if (unit === 'months') date.setUTCMonth(date.getUTCMonth() + count);
  else if (unit === 'years') date.setUTCFullYear(date.getUTCFullYear() + count);
  else date.setTime(start + count * UNIT_MS[unit]);
  return date.toISOString();
}

const UNIT_MS = { minutes: MINUTE_MS, hours: HOUR_MS, days: DAY_MS, weeks: 7 * DAY_MS } as const;

function addBusinessDays(date: Date, count: number): Date {
  const later = new Date(date.getTime());
  for (let left = count; left > 0; ) {
    later.setTime(later.getTime() + DAY_MS);
    if (later.getUTCDay() !== 0 && later.getUTCDay() !== 6) left -= 1;
  }
  return later;
}

/** Whole and fractional days from one ISO date to another; negative where the second is earlier, `undefined` where either is not a date. */
export function daysBetween(from: string, to: string): number | undefined {
  const start = parseTime(from);
  const end = parseTime(to);
  return start === undefined || end === undefined ? undefined : (end - start) / DAY_MS;
}

/** Whether less than `limitMs` has passed from one ISO date to another. */
export function isFresh(at: string, now: string, limitMs: number): boolean {
  const start = parseTime(at);
  const end = parseTime(now);
  return start !== undefined && end !== undefined && end - start < limitMs;
}

/** Whether a moment is not later than another, by whole seconds: helpdesks cut the times of comments off there. */
export function isNotLater(one: string, other: string): boolean {
  return secondOf(one) <= secondOf(other);
}

const secondOf = (iso: string): number => Math.floor((parseTime(iso) ?? 0) / 1000);
