/**
 * Totals of days and months. A day is added up once, by the first supervisor's page after it is over for good, and a month
 * from its days; whoever comes later reads one record. What is not over yet is added up from the day's own records.
 */
import type { IsSupervisor } from '../ledger/request.ts';
import { getManyListed } from '../lib/listed.ts';
import type { Store, StoredRecord } from '../lib/store.ts';
import { parseTime } from '../lib/time.ts';
import { readDay } from './day-record.ts';
import { packTotals, unpackTotals } from './pack.ts';
import { dayOf } from './row.ts';
import { addTotals, emptyTotals, type Totals, totalsOf } from './totals.ts';

/** A stretch of time with what was counted in it. */
export interface Period {
  /** `2026-08-14`, or `2026-08` for a month. */
  readonly name: string;
  /** Null while nobody has added it up. */
  readonly totals: Totals | null;
}

/** What adding up needs. */
export interface PeriodPorts {
  readonly store: Store;
  readonly isSupervisor: IsSupervisor;
  readonly now: () => string;
}

/** How long after its end a day is left open, for browsers that write late. */
const OPEN_DAYS = 2;

const DAY_MS = 86_400_000;

/** The days from one to another, both included, oldest first. */
export function daysFrom(first: string, last: string): string[] {
  const days: string[] = [];
  for (let day = first; day <= last && days.length < DAYS_MAX; day = dayAfter(day, 1)) days.push(day);
  return days;
}

const DAYS_MAX = 800;

/** The day so many days after another; before it where the number is negative. */
export const dayAfter = (day: string, count: number): string =>
  dayOf(new Date((parseTime(day) ?? 0) + count * DAY_MS).toISOString());

/** Whether a day is over for good, so that its sum can be written down. */
export const isOver = (day: string, now: string): boolean => dayAfter(day, OPEN_DAYS) < dayOf(now);

/**
 * The stretches that make up a range of days: months that lie in it whole and are over, days for the rest, oldest first.
 */
export function stretchesOf(first: string, last: string, now: string): string[] {
  const days = daysFrom(first, last);
  const wanted = new Set(days);
  const names = days.map((day) => {
    const month = day.slice(0, 7);
    const all = daysOfMonth(month);
    return all.every((one) => wanted.has(one) && isOver(one, now)) ? month : day;
  });
  return [...new Set(names)];
}

/** The days of a month, oldest first. */
export function daysOfMonth(month: string): string[] {
  const days: string[] = [];
  for (let day = `${month}-01`; day.startsWith(month); day = dayAfter(day, 1)) days.push(day);
  return days;
}

/** What is known of some stretches in the order given; one request a hundred. Throws where the helpdesk cannot be reached. */
export async function readPeriods(names: readonly string[], ports: PeriodPorts): Promise<readonly Period[]> {
  const months = [...new Set(names.map((name) => name.slice(0, 7)))];
  const lists = months.map((group) => ({ type: 'total', group, limit: TOTALS_A_MONTH }));
  const records = await getManyListed(ports.store, names.map(totalKey), { table: 'rule', lists });
  const read = await Promise.all(records.map((record) => readTotal(record, ports.isSupervisor)));
  const known = new Map(records.map((record, i) => [record.key, read[i] ?? null]));
  return names.map((name) => ({ name, totals: known.get(totalKey(name)) ?? null }));
}

/** Its days and itself. */
const TOTALS_A_MONTH = 32;

const totalKey = (name: string): string => `total:${name}`;

/** A sum counts when one supervisor wrote it and nobody changed it. */
async function readTotal(record: StoredRecord, isSupervisor: IsSupervisor): Promise<Totals | null> {
  if (record.createdBy !== record.updatedBy) return null;
  const totals = unpackTotals(record.body);
  return totals && (await isSupervisor(record.createdBy)) ? totals : null;
}

/** Adds a stretch up and, where it is over, writes its sum down; of several pages the first one's stands. Throws where the helpdesk cannot be reached. */
export async function addUp(name: string, ports: PeriodPorts): Promise<Totals> {
  return isMonth(name) ? await addUpMonth(name, ports) : await addUpDay(name, ports);
}

// A month: `2026-08`; not a day: `2026-08-14`.
const isMonth = (name: string): boolean => /^\d{4}-\d{2}$/.test(name);

async function addUpDay(day: string, ports: PeriodPorts): Promise<Totals> {
  const totals = totalsOf(await readDay(ports.store, day));
  return isOver(day, ports.now()) ? await writeDown(day, totals, ports) : totals;
}

async function addUpMonth(month: string, ports: PeriodPorts): Promise<Totals> {
  const days = await readPeriods(daysOfMonth(month), ports);
  const all: Totals[] = [];
  for (const { name, totals } of days) all.push(totals ?? (await addUpDay(name, ports)));
  return await writeDown(month, addTotals(all), ports);
}

async function writeDown(
  name: string,
  totals: Totals,
  { store, isSupervisor }: PeriodPorts,
): Promise<Totals> {
  const body = packTotals(totals);
  const record = {
    table: 'rule',
    key: totalKey(name),
    type: 'total',
    body,
    group: name.slice(0, 7),
  } as const;
  const outcome = await store.putIfAbsent(record);
  if (outcome.status !== 'lost') return totals;
  return (await readTotal(outcome.record, isSupervisor)) ?? totals;
}

/** Nothing was written on so many days in a row: there was nothing before them either. */
const EMPTY_DAYS_MAX = 21;

/**
 * Adds up every stretch that nobody has added up yet, newest first, and tells each; stops where the team had not
 * begun, and when `tell` says that nobody wants to know any more.
 * Throws where the helpdesk cannot be reached.
 */
export async function addUpMissing(
  periods: readonly Period[],
  ports: PeriodPorts,
  tell: (period: Period) => boolean,
): Promise<void> {
  let empty = 0;
  for (const { name, totals } of [...periods].reverse()) {
    if (totals !== null) {
      empty = 0;
      continue;
    }
    const isBefore = empty >= EMPTY_DAYS_MAX;
    const added = isBefore ? emptyTotals() : await addUp(name, ports);
    if (!isBefore) empty = isEmpty(added) ? empty + (isMonth(name) ? EMPTY_DAYS_MAX : 1) : 0;
    if (!tell({ name, totals: added })) return;
  }
}

const isEmpty = (totals: Totals): boolean => Object.keys(totals.byAgent).length === 0;
