import type { IntervalUnit } from './subscription-state.ts';
import { addInterval } from './world.ts';

/** Reads `2026-11-01`, `now`, `3 days ago` or `in 2 weeks` as ISO 8601 UTC; throws on anything else. */
export function parseWhen(text: string, now: Date): string {
  const words = text.trim().toLowerCase();
  if (words === 'now' || words === 'today') return now.toISOString();
  const found = DISTANCE.exec(words);
  if (!found) return isoOf(text);
  const count = Number(found[2]) * (found[1] === undefined ? -1 : 1);
  if ((found[1] === undefined) === (found[4] === undefined)) throw new Error(`\`${text}\` is no date`);
  return moved(now, count, found[3] ?? 'day');
}

// A distance from now: `3 days ago`, `in 2 weeks`.
const DISTANCE = /^(in )?(\d+) (minute|hour|day|week|month|year)s?( ago)?$/;

function moved(now: Date, count: number, unit: string): string {
  const ms = MS[unit];
  if (ms !== undefined) return new Date(now.getTime() + count * ms).toISOString();
  return addInterval(now.toISOString(), unit === 'month' ? 'MONTH' : 'YEAR', count);
}

const MS: Readonly<Record<string, number>> = {
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 7 * 86_400_000,
};

function isoOf(text: string): string {
  // A day or a moment of it: `2026-11-01`, `2026-11-01T09:30:00Z`.
  if (!/^\d{4}-\d{2}-\d{2}(T.+)?$/.test(text) || Number.isNaN(Date.parse(text)))
    throw new Error(`\`${text}\` is no date`);
  return new Date(text).toISOString();
}

/** Reads `month`, `2 weeks`, `10 days` as an interval; throws on anything else. */
export function parseEvery(text: string): { unit: IntervalUnit; count: number } {
  const found = EVERY.exec(text.trim().toLowerCase());
  const unit = UNITS[found?.[2] ?? ''];
  if (!unit) throw new Error(`\`${text}\` is no interval`);
  return { unit, count: Number(found?.[1] ?? '1') };
}

// An interval: `month`, `2 weeks`.
const EVERY = /^(?:(\d+) )?(day|week|month|year)s?$/;

const UNITS: Readonly<Record<string, IntervalUnit>> = {
  day: 'DAY',
  week: 'WEEK',
  month: 'MONTH',
  year: 'YEAR',
};
