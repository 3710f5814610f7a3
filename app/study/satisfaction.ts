/**
 * What customers said of cases that ended with the app, as the helpdesk's own survey asked them. Answers come days after a case,
 * so they are sums of their own beside those of a day: a day is read again, once a day, until nobody answers any more.
 */
import * as z from 'zod/mini';
import type { IsSupervisor } from '../ledger/request.ts';
import type { Json } from '../lib/json.ts';
import type { Store, StoredRecord } from '../lib/store.ts';
import { parseTime } from '../lib/time.ts';
import { readDay } from './day-record.ts';
import { foldLeast } from './fold-least.ts';
import { dayAfter, daysOfMonth, stretchesOf } from './periods.ts';
import { dayOf } from './row.ts';
import type { OwnedRow } from './totals.ts';

/** How many cases ended, and how many of their customers were satisfied or not; the rest did not say. */
export interface Said {
  readonly cases: number;
  readonly good: number;
  readonly bad: number;
}

/** What customers said, in every way in which it is looked at. */
export interface SaidTotals {
  readonly all: Said;
  readonly byPolicy: Readonly<Record<string, Said>>;
  /** By step ref. */
  readonly byStep: Readonly<Record<string, Said>>;
  /** By tool; drafts under the empty name. */
  readonly byTool: Readonly<Record<string, Said>>;
  /** By the id of whoever worked on it. */
  readonly byAgent: Readonly<Record<string, Said>>;
}

/** Whether a customer was satisfied, by ticket; none for those who did not say. */
export type Ratings = ReadonlyMap<string, 'good' | 'bad'>;

/** Nobody said anything. */
export const NOTHING_SAID: Said = { cases: 0, good: 0, bad: 0 };

/** Several sums together. */
export const addSaid = (all: readonly Said[]): Said =>
  all.reduce(
    (sum, { cases, good, bad }) => ({ cases: sum.cases + cases, good: sum.good + good, bad: sum.bad + bad }),
    NOTHING_SAID,
  );

/** The share of the satisfied among those who said something, 0 to 1; null where nobody did. */
export const satisfiedShare = ({ good, bad }: Said): number | null =>
  good + bad === 0 ? null : good / (good + bad);

/** Tickets with a case that ended on the day that these rows are of. */
export const endedTickets = (rows: readonly OwnedRow[]): string[] => [
  ...new Set(rows.flatMap(({ row }) => (row.kind === 'run' ? [row.ticket] : []))),
];

/**
 * What customers said of the cases that ended on a day. A ticket counts once on the day on which its case ended, for each policy
 * whose case ended, and for each step, tool and agent that had a part in it on that day.
 */
export function saidTotals(rows: readonly OwnedRow[], ratings: Ratings): SaidTotals {
  const ended = new Set(endedTickets(rows));
  const ours = rows.filter(({ row }) => ended.has(row.ticket) && !NO_PART.has(row.kind));
  const by = (keyOf: (owned: OwnedRow) => string | null): Readonly<Record<string, Said>> =>
    sumsOf(
      ours.map((owned) => [keyOf(owned), owned.row.ticket]),
      ratings,
    );
  return {
    all:
      sumsOf(
        [...ended].map((ticket) => ['', ticket]),
        ratings,
      )[''] ?? NOTHING_SAID,
    byPolicy: by(({ row }) => (row.kind === 'run' ? row.policy : null)),
    byStep: by(({ row }) => row.step || null),
    byTool: by(({ row }) => ('tool' in row && row.kind !== 'refused' ? row.tool : null)),
    byAgent: by(({ agent }) => agent),
  };
}

/** To have looked at a ticket, and what the model or the customer did, is no part in the case. */
const NO_PART: ReadonlySet<string> = new Set(['model', 'handled', 'came-back']);

function sumsOf(
  pairs: readonly (readonly [string | null, string])[],
  ratings: Ratings,
): Readonly<Record<string, Said>> {
  const tickets = new Map<string, Set<string>>();
  for (const [key, ticket] of pairs)
    if (key !== null) tickets.set(key, (tickets.get(key) ?? new Set()).add(ticket));
  return Object.fromEntries(
    [...tickets].map(([key, all]) => {
      const said = [...all].map((ticket) => ratings.get(ticket));
      const count = (rating: 'good' | 'bad'): number => said.filter((each) => each === rating).length;
      return [key, { cases: all.size, good: count('good'), bad: count('bad') }];
    }),
  );
}

/** Totals of several days together. */
export function addSaidTotals(all: readonly SaidTotals[]): SaidTotals {
  const sum = (
    of: (totals: SaidTotals) => Readonly<Record<string, Said>>,
  ): Readonly<Record<string, Said>> => {
    const sums = new Map<string, Said>();
    for (const [key, said] of all.flatMap((totals) => Object.entries(of(totals))))
      sums.set(key, addSaid([sums.get(key) ?? NOTHING_SAID, said]));
    return Object.fromEntries(sums);
  };
  return {
    all: addSaid(all.map((totals) => totals.all)),
    byPolicy: sum((totals) => totals.byPolicy),
    byStep: sum((totals) => totals.byStep),
    byTool: sum((totals) => totals.byTool),
    byAgent: sum((totals) => totals.byAgent),
  };
}

/** What reading needs. */
export interface SatisfactionPorts {
  readonly store: Store;
  readonly isSupervisor: IsSupervisor;
  readonly now: () => string;
  /** Asks the helpdesk what customers said of these tickets. */
  readonly ratings: (tickets: readonly string[]) => Promise<Ratings>;
  /** Waits so that the helpdesk is left room for others. */
  readonly turn: () => Promise<void>;
}

/** What is known of a day, or of a month that is over for good. */
export interface SaidDay {
  /** `2026-08-14`, or `2026-08`. */
  readonly day: string;
  /** Null where nobody has asked yet. */
  readonly totals: SaidTotals | null;
  /** Somebody may have said something since. */
  readonly isStale: boolean;
}

/** Surveys are answered for so long after the day on which a case ended. */
export const ANSWER_DAYS = 14;

/** A day that may still change is asked about once in this time, whoever looks. */
const FRESH_MS = 20 * 60 * 60_000;

/** Some days, oldest first: as months where they make a whole one that nobody will answer about any more. */
export const saidStretches = (first: string, last: string, now: string): string[] =>
  stretchesOf(first, last, dayAfter(dayOf(now), -ANSWER_DAYS));

/** What is known of some days and months in the order given; a request a month for days, one for the months. A list that lags only makes a day be asked about once more. Throws where the helpdesk cannot be reached. */
export async function readSaid(
  days: readonly string[],
  ports: SatisfactionPorts,
): Promise<readonly SaidDay[]> {
  const { store } = ports;
  const known = new Map<string, Kept>();
  const months = days.filter(isMonth).map(saidKey);
  const lists = months.length === 0 ? [] : [await store.getMany('rule', months)];
  for (const group of new Set(days.filter((day) => !isMonth(day)).map(monthOf)))
    lists.push((await store.find({ table: 'rule', type: 'said', group, limit: 100 })).records);
  for (const records of lists) {
    for (const record of records) {
      const kept = await keptIn(record, ports.isSupervisor);
      if (kept) known.set(record.key, kept);
    }
  }
  return days.map((day) => {
    const kept = known.get(saidKey(day));
    return { day, totals: kept?.totals ?? null, isStale: !kept || isStale(day, kept, ports.now()) };
  });
}

const isMonth = (name: string): boolean => name.length === '2026-08'.length;

const monthOf = (day: string): string => day.slice(0, 7);

const saidKey = (day: string): string => `said:${day}`;

interface Kept {
  readonly totals: SaidTotals;
  readonly readAt: string;
}

function isStale(day: string, { readAt }: Kept, now: string): boolean {
  if (isMonth(day)) return false;
  if (dayOf(readAt) > dayAfter(day, ANSWER_DAYS)) return false;
  return (parseTime(now) ?? 0) - (parseTime(readAt) ?? 0) > FRESH_MS;
}

/** Asks about a day, or the days of a month, and writes down what was said. What is known stays where a day's own rows are gone. Throws where the helpdesk cannot be reached. */
export async function askSaid(asked: SaidDay, ports: SatisfactionPorts): Promise<SaidTotals> {
  return isMonth(asked.day) ? await askMonth(asked.day, ports) : await askDay(asked, ports);
}

async function askMonth(month: string, ports: SatisfactionPorts): Promise<SaidTotals> {
  const all: SaidTotals[] = [];
  for (const day of await readSaid(daysOfMonth(month), ports))
    all.push(day.totals && !day.isStale ? day.totals : await askDay(day, ports));
  const totals = addSaidTotals(all);
  await keep(month, totals, ports);
  return totals;
}

async function askDay({ day, totals: known }: SaidDay, ports: SatisfactionPorts): Promise<SaidTotals> {
  await ports.turn();
  const rows = await readDay(ports.store, day);
  if (known && rows.length === 0) return known;
  const tickets = endedTickets(rows);
  const totals = saidTotals(rows, tickets.length === 0 ? new Map() : await ports.ratings(tickets));
  await keep(day, totals, ports);
  return totals;
}

/** Months stand in no group, so that a list of days holds none. */
const keep = (name: string, totals: SaidTotals, { store, now }: SatisfactionPorts): Promise<void> =>
  store.put({
    table: 'rule',
    key: saidKey(name),
    type: 'said',
    body: packed({ totals, readAt: now() }),
    group: isMonth(name) ? '' : monthOf(name),
  });

/** Several supervisors' pages write one record; it counts while none but they did. */
async function keptIn(record: StoredRecord, isSupervisor: IsSupervisor): Promise<Kept | null> {
  const parsed = z.safeParse(packedSchema, record.body);
  if (!parsed.success) return null;
  for (const user of new Set([record.createdBy, record.updatedBy]))
    if (!(await isSupervisor(user))) return null;
  const { readAt, all, policies, steps, tools, agents } = parsed.data;
  const unpack = (lists: Readonly<Record<string, readonly number[]>>): Readonly<Record<string, Said>> =>
    Object.fromEntries(Object.entries(lists).map(([key, list]) => [key, saidIn(list)]));
  const totals = {
    all: saidIn(all),
    byPolicy: unpack(policies),
    byStep: unpack(steps),
    byTool: unpack(tools),
    byAgent: unpack(agents),
  };
  return { totals, readAt };
}

const numbers = z.array(z.number());
const lists = z.record(z.string(), numbers);
const packedSchema = z.object({
  v: z.literal(1),
  readAt: z.string(),
  all: numbers,
  policies: lists,
  steps: lists,
  tools: lists,
  agents: lists,
});

const saidIn = ([cases = 0, good = 0, bad = 0]: readonly number[]): Said => ({ cases, good, bad });

/** Steps and people beyond these are counted together, so that a day fits into a record. */
const KEYS_MAX = 250;

function packed({ totals, readAt }: Kept): Json {
  const pack = (all: Readonly<Record<string, Said>>): Record<string, Json> =>
    Object.fromEntries(Object.entries(all).map(([key, { cases, good, bad }]) => [key, [cases, good, bad]]));
  const fold = (all: Readonly<Record<string, Said>>, restOf: (key: string) => string) =>
    foldLeast(all, {
      most: KEYS_MAX,
      restOf,
      weightOf: ({ cases }) => cases,
      add: (a, b) => addSaid([a, b]),
    });
  return {
    v: 1,
    readAt,
    all: [totals.all.cases, totals.all.good, totals.all.bad],
    policies: pack(totals.byPolicy),
    steps: pack(fold(totals.byStep, (ref) => `${ref.slice(0, ref.lastIndexOf('#'))}#`)),
    tools: pack(totals.byTool),
    agents: pack(fold(totals.byAgent, () => '')),
  };
}
