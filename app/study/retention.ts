/**
 * Keeping records no longer than the team's setting says. Days are gone through oldest first and a mark says how far; each
 * visit of a supervisor goes a stretch further, so that no page is busy with it for long.
 */
import * as z from 'zod/mini';
import type { Store } from '../lib/store.ts';
import { readDay } from './day-record.ts';
import { eraseDay } from './erase.ts';
import { addUp, dayAfter, daysFrom, isOver, type PeriodPorts, readPeriods } from './periods.ts';
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

/** What a visit took out; `through` is the last day that is done with, empty where none is. */
export interface Aged {
  readonly records: number;
  readonly through: string;
}

/** A visit goes through so many days and takes out about so many records. */
const DAYS_A_VISIT = 100;
const RECORDS_A_VISIT = 1_000;

/** Nothing is looked for further back. */
const LOOK_BACK_DAYS = 800;

/** Takes out what is older than so many days, a stretch of it a visit; a day's sum is written down before its rows go. Throws where the helpdesk cannot be reached; asked again, it goes on. */
export async function eraseOld(days: number, ports: RetentionPorts): Promise<Aged> {
  const { store } = ports;
  const last = dayAfter(dayOf(ports.now()), -days - 1);
  const before = await readMark(store);
  const first = before === '' ? dayAfter(last, -LOOK_BACK_DAYS) : dayAfter(before, 1);
  const ahead = daysFrom(first, last)
    .filter((day) => isOver(day, ports.now()))
    .slice(0, DAYS_A_VISIT);
  let records = 0;
  let through = before;
  for (const { name, totals } of ahead.length === 0 ? [] : await readPeriods(ahead, ports)) {
    await ports.turn();
    if (totals === null && (await readDay(store, name)).length > 0) await addUp(name, ports);
    const day = await eraseDay(store, name, { most: RECORDS_A_VISIT - records, turn: ports.turn });
    records += day.records;
    if (!day.isWhole) break;
    through = name;
    if (day.records > 0) await writeMark(store, through);
  }
  if (through !== before) await writeMark(store, through);
  return { records, through };
}

const MARK_KEY = 'setting:erased-through';

async function readMark(store: Store): Promise<string> {
  const record = await store.get('rule', MARK_KEY);
  const parsed = z.safeParse(z.object({ day: z.string() }), record?.body);
  return parsed.success ? parsed.data.day : '';
}

const writeMark = (store: Store, day: string): Promise<void> =>
  store.put({ table: 'rule', key: MARK_KEY, type: 'setting', body: { day }, group: '' });
