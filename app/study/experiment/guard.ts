/**
 * Guardrails without anybody's visit: the pages of agents look at them, each hour one of all pages, and write down a stop with what
 * it rests on. A stop gives everybody what is published and nothing else, so it counts whoever wrote it and however often it was
 * written over; the studio says whether the cases bear it out.
 */
import type { Store, StoredRecord } from '../../lib/store.ts';
import { addTime, parseTime } from '../../lib/time.ts';
import { readDay } from '../day-record.ts';
import { daysFrom } from '../periods.ts';
import { dayOf } from '../row.ts';
import type { Ratings } from '../satisfaction.ts';
import type { OwnedRow } from '../totals.ts';
import { isUnderWay, placeOfLot } from './assign.ts';
import { type Experiment, type MeasuredCase, type Verdict, verdictOf } from './experiment.ts';
import { currencyOf, measuredCases, ticketsOf } from './measure.ts';

/** An experiment as its guardrails need it. */
export interface Guarded {
  readonly experiment: Experiment;
  /** Labels of its versions, in their order. */
  readonly labels: readonly string[];
  readonly currency: string;
}

/** What looking needs. */
export interface GuardPorts {
  readonly store: Store;
  readonly now: () => string;
  /** Waits so that the helpdesk is left room for others. */
  readonly turn: () => Promise<void>;
  /** Asks the helpdesk what customers said of these tickets. */
  readonly ratings: (tickets: readonly string[]) => Promise<Ratings>;
}

/** `not-ours`: another page looks in this hour, or there is nothing to look at. */
export type Look = 'not-ours' | 'holds' | 'stopped';

/** A stop that a page wrote down. */
export interface AppStop {
  /** Whose page, and when, set by the helpdesk's server. */
  readonly by: string;
  readonly at: string;
}

type Broken = Extract<Verdict, { type: 'stopped-by-guardrail' }>;

/** Looks at the guardrails of an experiment, where no page has in this hour. Throws where the helpdesk cannot be reached. */
export async function lookAtGuardrails(guarded: Guarded, ports: GuardPorts): Promise<Look> {
  const { experiment } = guarded;
  const now = ports.now();
  if (experiment.guardrails.length === 0 || !isUnderWay(experiment, now)) return 'not-ours';
  if (!(await claimHour(experiment, now, ports.store))) return 'not-ours';
  await forgetLooks(now, ports);
  const cases = await readCases(guarded, now, ports).catch(async (error: unknown) => {
    await giveHourBack(experiment, now, ports.store);
    throw error;
  });
  const verdict = verdictOf(experiment, cases, now);
  if (verdict.type !== 'stopped-by-guardrail') return 'holds';
  await writeStop(guarded, verdict, ports.store);
  return 'stopped';
}

const lookKey = (experiment: string, now: string): string => `experiment:${experiment}:look:${hourOf(now)}`;

async function claimHour({ id }: Experiment, now: string, store: Store): Promise<boolean> {
  const outcome = await store.putIfAbsent({
    table: 'entry',
    key: lookKey(id, now),
    type: LOOK_TYPE,
    body: {},
    group: dayOf(now),
  });
  return outcome.status === 'won';
}

const LOOK_TYPE = 'experiment-look';

/** So many old looks go with a new one: each hour leaves one, so none are left behind for long. */
const FORGOTTEN_A_LOOK = 10;

/**
 * Takes out the looks of all experiments from before the last hour; that hour's stay, since a page whose clock is behind may still be in
 * it. What a look found is not in its record, so nothing is lost. Where this page may not, another page's next look does.
 */
async function forgetLooks(now: string, { store, turn }: GuardPorts): Promise<void> {
  const kept = hourOf(addTime(now, -1, 'hours'));
  try {
    const found = await store.find({
      table: 'entry',
      type: LOOK_TYPE,
      limit: FORGOTTEN_A_LOOK,
      order: 'oldest-first',
    });
    for (const { key } of found.records)
      if ((key.split(':').at(-1) ?? '') < kept) {
        await turn();
        await store.remove('entry', key);
      }
  } catch {
    // Guardrails are looked at all the same.
  }
}

/** What could not be read by one page may be read by another; where that cannot be written either, the next hour does. */
const giveHourBack = ({ id }: Experiment, now: string, store: Store): Promise<void> =>
  store.remove('entry', lookKey(id, now)).catch(() => undefined);

/** The hour of a moment: `2026-08-14T10`. */
export const hourOf = (at: string): string => at.slice(0, 13);

async function readCases(guarded: Guarded, now: string, ports: GuardPorts): Promise<readonly MeasuredCase[]> {
  const rows = await readRows(guarded.experiment, now, ports);
  return await casesOf(guarded, { rows, until: now, ratings: ports.ratings });
}

async function readRows(
  { startsAt }: Experiment,
  now: string,
  { store, turn }: GuardPorts,
): Promise<OwnedRow[]> {
  const rows: OwnedRow[] = [];
  for (const day of daysFrom(dayOf(startsAt), dayOf(now))) {
    await turn();
    rows.push(...(await readDay(store, day)));
  }
  return rows;
}

/** What cases are measured from. */
export interface CaseSources extends Pick<GuardPorts, 'ratings'> {
  readonly rows: readonly OwnedRow[];
  /** When the rows end. */
  readonly until: string;
}

/** The cases of an experiment's versions; the helpdesk is asked what customers said only where that counts. Throws where it cannot be reached. */
export async function casesOf(
  { experiment, labels, currency }: Guarded,
  { rows, until, ratings }: CaseSources,
): Promise<readonly MeasuredCase[]> {
  const { policy, outcome, guardrails, arms, startsAt } = experiment;
  const counts = [outcome, ...guardrails.map((guardrail) => guardrail.outcome)].includes('satisfied');
  return measuredCases(rows, {
    policy,
    from: startsAt,
    versionOf: (label, lot) => {
      const place = labels.indexOf(label);
      return isDrawn(experiment, lot, place) ? (arms[place] ?? null) : null;
    },
    currency: currency || currencyOf(rows, policy),
    until,
    ratings: counts ? await ratings(ticketsOf(rows, policy)) : new Map(),
  });
}

/**
 * Whether a case has its version by lot. Customers outside of the share mostly have the first version too: with them its cases would come
 * in sooner than the others', and what changes from week to week would look like a difference.
 */
const isDrawn = (experiment: Experiment, lot: string, place: number): boolean =>
  lot === '' || placeOfLot(experiment, lot) === place;

/** Writes a stop down; the first that was written stands. Throws where it surely was not written. */
export async function writeStop(
  { experiment, labels }: Pick<Guarded, 'experiment' | 'labels'>,
  { guardrail, version, cases, interval }: Broken,
  store: Store,
): Promise<void> {
  const outcome = await store.putIfAbsent({
    table: 'entry',
    key: stopKey(experiment.id),
    type: 'experiment-stop',
    body: {
      version: labels[experiment.arms.indexOf(version)] ?? '',
      ...guardrail,
      cases,
      low: finite(interval.low),
      high: finite(interval.high),
    },
    group: experiment.policy,
  });
  if (outcome.status === 'failed') throw new Error(outcome.reason);
}

/** Where a difference has no bound its record has none either. */
const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** Not numbered at its end: stores take keys that end with numbers for rows without gaps. */
const stopKey = (experiment: string): string => `experiment:${experiment}:stop`;

/** The stops of these experiments, by experiment; one request or a few. Throws where the helpdesk cannot be reached. */
export async function readStops(
  store: Store,
  experiments: readonly string[],
): Promise<ReadonlyMap<string, AppStop>> {
  if (experiments.length === 0) return new Map();
  const records = await store.getMany('entry', experiments.map(stopKey));
  const byKey = new Map(records.map((record) => [record.key, stopOf(record)]));
  return new Map(
    experiments.flatMap((id) => {
      const stop = byKey.get(stopKey(id));
      return stop ? [[id, stop] as const] : [];
    }),
  );
}

/** That it is there is enough: somebody who writes over a stop does not undo it. */
const stopOf = ({ createdBy, createdAt }: StoredRecord): AppStop => ({
  by: createdBy,
  at: new Date(parseTime(createdAt) ?? 0).toISOString(),
});
