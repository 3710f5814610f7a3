/** Readers of vendors' answers: what is not there, or not of the kind expected, is empty. */
import { atPath } from '../lib/json.ts';
import { moneyToDecimal, parseMoney } from '../lib/money.ts';

/** The text at a path; a number as text; empty for anything else. */
export function textAt(value: unknown, path: string): string {
  const found = atPath(value, path);
  return typeof found === 'string' ? found : typeof found === 'number' ? String(found) : '';
}

/** The text at a path, null where there is none. */
export const textOrNull = (value: unknown, path: string): string | null => textAt(value, path) || null;

/** The number at a path; 0 for anything else. */
export function numberAt(value: unknown, path: string): number {
  const found = atPath(value, path);
  return typeof found === 'number' && Number.isFinite(found) ? found : 0;
}

/** The list at a path; empty for anything else. */
export function listAt(value: unknown, path: string): readonly unknown[] {
  const found = atPath(value, path);
  return Array.isArray(found) ? found : [];
}

/** A date as ISO 8601 UTC; null where it is none. Vendors leave the zone out where they mean UTC. */
export function timeAt(value: unknown, path: string): string | null {
  const text = textAt(value, path);
  // A moment without its zone: `2026-11-20T10:00:00`, `2026-11-20T10:00:00.123`.
  const zoned = /^\d{4}-\d{2}-\d{2}T[\d:.]+$/.test(text) ? `${text}Z` : text;
  const time = Date.parse(zoned);
  return text === '' || Number.isNaN(time) ? null : new Date(time).toISOString();
}

/** The day of a moment, `YYYY-MM-DD`; null where there is none. */
export const dayAt = (value: unknown, path: string): string | null =>
  timeAt(value, path)?.slice(0, 10) ?? null;

/** The amount at a path as a decimal text of the currency; empty where there is none. */
export function decimalAt(value: unknown, path: string, currency: string): string {
  const money = parseMoney(atPath(value, path), currency);
  return money ? moneyToDecimal(money) : '';
}
