/**
 * Keeping records no longer than the team's setting says. Days are gone through from the oldest that there is, those without
 * records passed over, and a mark says how far; a supervisor's page goes on for as long as it is open and looked at.
 */
import * as z from 'zod/mini';
import type { Store } from '../lib/store.ts';
import { readDay } from './day-record.ts';
import { type Erased, eraseDay } from './erase.ts';
import { addUp, dayAfter, isOver, type PeriodPorts, readPeriods } from './periods.ts';
import { dayOf } from './row.ts';

/** The setting as somebody wrote it. */
export type Retention =
  | { readonly type: 'for-ever' }
  | { readonly type: 'days'; readonly days: number }
  | { readonly type: 'unreadable'; readonly value: string };

/** Reads the setting; empty keeps everything, and so does what is no whole number of days above zero. */
export function readRetention(setting: string): Retention {
  const value = setting.trim();
  if (value === '') return { type: 'for-ever' };
  // `365`; not `12 months`, `0`, `1.5`
  return /^[1-9]\d{0,4}$/.test(value) ? { type: 'days', days: Number(value) } : { type: 'unreadable', value };
}

/** What taking out old records needs. */
export interface RetentionPorts extends PeriodPorts {
  /** Waits so that the helpdesk is left room for others. */
  readonly turn: () => Promise<void>;
}

/** What a go took out; `through` is the last day that is done with, empty where none is. */
export interface Aged {
  readonly records: number;
  readonly through: string;
  /** Nothing older is left for another go. */
  readonly isThrough: boolean;
}

/** A go looks at so many days and takes out about so many records. */
const DAYS_A_GO = 100;
const RECORDS_A_GO = 1_000;

/** Takes out what is older than so many days, a stretch of it a go; a day's sum is written down before its rows go. Throws where the helpdesk cannot be reached; asked again, it goes on. */
export async function eraseOld(days: number, ports: RetentionPorts): Promise<Aged> {
  const { store } = ports;
  const last = lastDay(days, ports.now());
  const before = await erasedThrough(store);
  let through = before;
  let records = 0;
  let isThrough = through >= last;
  for (let count = 0; count < DAYS_A_GO && records < RECORDS_A_GO && !isThrough; count += 1) {
    await ports.turn();
    const day = await nextDay(store, { through, last });
    const erased = await eraseSummed(day, RECORDS_A_GO - records, ports);
    records += erased.records;
    if (!erased.isWhole) break;
    through = day;
    isThrough = through >= last;
    if (erased.records > 0) await writeMark(store, through);
  }
  if (through !== before) await writeMark(store, through);
  return { records, through, isThrough };
}

/** The newest day that is old enough and whose sum cannot change any more. */
function lastDay(days: number, now: string): string {
  let day = dayAfter(dayOf(now), -days - 1);
  while (!isOver(day, now)) day = dayAfter(day, -1);
  return day;
}

/** How long after its day a browser may still write down what was done on it, and a day more. */
const LATE_DAYS = 3;

/** Records that tell the oldest day; a helpdesk may take a request for each. */
const OLDEST_LOOKED_AT = 5;

/** The next day on which there may be something: the one behind the last, or the first of what is left where nothing lies between; the last day where nothing is left. */
async function nextDay(
  store: Store,
  { through, last }: { readonly through: string; readonly last: string },
): Promise<string> {
  const next = through === '' ? '' : dayAfter(through, 1);
  const oldest = await store.find({
    table: 'entry',
    type: 'day',
    limit: OLDEST_LOOKED_AT,
    order: 'oldest-first',
  });
  const [first] = oldest.records
    .map(({ group }) => group)
    .filter((day) => day > through)
    .sort();
  // A list may go on showing what was taken out a moment ago; where it shows nothing else, the days are gone through one by one.
  if (first === undefined) return oldest.next === null ? last : next;
  const [, day = next] = [dayAfter(first, -LATE_DAYS), next].sort();
  return day < last ? day : last;
}

async function eraseSummed(day: string, most: number, ports: RetentionPorts): Promise<Erased> {
  const { store, turn } = ports;
  await turn();
  if ((await readDay(store, day)).length > 0) {
    const [period] = await readPeriods([day], ports);
    if (!period?.totals) await addUp(day, ports);
  }
  return await eraseDay(store, day, { most, turn });
}

const MARK_KEY = 'setting:erased-through';

/** The last day whose records were taken out; empty where none were. Throws where the helpdesk cannot be reached. */
export async function erasedThrough(store: Store): Promise<string> {
  const record = await store.get('rule', MARK_KEY);
  const parsed = z.safeParse(z.object({ day: z.string() }), record?.body);
  return parsed.success ? parsed.data.day : '';
}

const writeMark = (store: Store, day: string): Promise<void> =>
  store.put({ table: 'rule', key: MARK_KEY, type: 'setting', body: { day }, group: '' });
