/**
 * What rows say of cases: a case is what was done about a ticket with one version of a policy, once that is over, with what was counted
 * on it. A policy that ran twice on a ticket makes one case: what was given there would count twice otherwise.
 */
import { decimalsOf } from '../../lib/money.ts';
import { addTime } from '../../lib/time.ts';
import type { Row, SuggestionRow } from '../row.ts';
import { ANSWER_DAYS, type Ratings } from '../satisfaction.ts';
import type { OwnedRow } from '../totals.ts';
import type { MeasuredCase, Outcome } from './experiment.ts';

/** Which cases are wanted. */
export interface CasesWanted {
  readonly policy: string;
  /** Cases that began before are left out; empty for all. */
  readonly from: string;
  /** Which version a run's label stands for, with the lot of its requester; null for one that does not matter. */
  readonly versionOf: (label: string, lot: string) => number | null;
  readonly currency: string;
  /** Rows end here, ISO 8601: what a customer does later is not known. */
  readonly until: string;
  /** Whether customers were satisfied, by ticket; nothing of those who did not say. */
  readonly ratings: Ratings;
}

/** Writing again, and more than thanks, within this time after it was done is to come back with it. */
const BACK_DAYS = 7;

/** The tickets of a policy's cases, for what the helpdesk itself knows of them. */
export const ticketsOf = (rows: readonly OwnedRow[], policy: string): readonly string[] => [
  ...new Set(rows.flatMap(({ row }) => (row.kind === 'run' && row.policy === policy ? [row.ticket] : []))),
];

/** The cases, in no particular order; one that ended twice counts as it ended last, and what was counted on it before any began does not. */
export function measuredCases(rows: readonly OwnedRow[], wanted: CasesWanted): readonly MeasuredCase[] {
  const own = rows.map(({ row }) => row).filter(({ policy }) => policy === wanted.policy);
  const runs = new Map<string, RunRow>();
  for (const row of own)
    if (row.kind === 'run' && row.began >= wanted.from)
      if (row.at >= (runs.get(caseOf(row))?.at ?? '')) runs.set(caseOf(row), row);
  const once = new Map(
    own.map((row) => [row.kind === 'came-back' ? `${row.id} ${row.wroteAt}` : row.id, row]),
  );
  const byCase = new Map<string, Row[]>();
  for (const row of once.values())
    if (row.at >= wanted.from) byCase.set(caseOf(row), [...(byCase.get(caseOf(row)) ?? []), row]);
  const handled = handledMs(rows);
  return [...runs.values()].flatMap((run) => {
    const version = wanted.versionOf(run.version, run.lot);
    if (version === null) return [];
    const beside = byCase.get(caseOf(run)) ?? [];
    const forMs = handled.get(run.ticket) ?? 0;
    return [{ at: run.at, version, values: { ...valuesOf(run, beside, wanted), ...timeOf(forMs) } }];
  });
}

const caseOf = ({ ticket, version }: Row): string => `${ticket} ${version}`;

/** Milliseconds that people had each ticket in front of them, all pages and days together. */
function handledMs(rows: readonly OwnedRow[]): ReadonlyMap<string, number> {
  const once = new Map(
    rows.flatMap(({ agent, row }) => (row.kind === 'handled' ? [[`${agent} ${row.id}`, row] as const] : [])),
  );
  const sums = new Map<string, number>();
  for (const { ticket, forMs } of once.values()) sums.set(ticket, (sums.get(ticket) ?? 0) + forMs);
  return sums;
}

const timeOf = (forMs: number): MeasuredCase['values'] =>
  forMs > 0 ? { 'handle-time': forMs / MINUTE_MS } : {};

const MINUTE_MS = 60_000;

type RunRow = Extract<Row, { kind: 'run' }>;

function valuesOf(
  run: RunRow,
  rows: readonly Row[],
  { currency, until, ratings }: CasesWanted,
): MeasuredCase['values'] {
  const values: Partial<Record<Outcome, number>> = { turns: run.turns };
  if (run.offered) values.saved = run.saved ? 1 : 0;
  const kept = keptOf(run, currency);
  if (kept !== null) values['revenue-kept'] = kept;
  const judged = rows.filter(
    (row): row is SuggestionRow => row.kind === 'suggestion' && row.outcome !== 'ignored',
  );
  const isTaken = ({ outcome }: SuggestionRow): boolean => outcome === 'unedited' || outcome === 'light';
  if (judged.length > 0) values.accepted = judged.every(isTaken) ? 1 : 0;
  const money = rows.flatMap((row) => (row.kind === 'effect' && row.money ? [row.money] : []));
  if (currency !== '' && money.every((one) => one.currency === currency))
    values['money-given'] = money.reduce((sum, { minor }) => sum + minor, 0) / 10 ** decimalsOf(currency);
  const backBy = addTime(run.at, BACK_DAYS, 'days');
  if (run.result === 'done' && backBy <= until) values.reopened = cameBack(run, rows, backBy) ? 1 : 0;
  const rating = ratings.get(run.ticket);
  if (rating && addTime(run.at, ANSWER_DAYS, 'days') <= until) values.satisfied = rating === 'good' ? 1 : 0;
  return values;
}

/** What the shop still has of what the customer wanted to end; nothing where they left. What was given for it is not taken off. */
function keptOf({ offered, saved, worth }: RunRow, currency: string): number | null {
  if (!offered || !worth || worth.currency !== currency) return null;
  return saved ? worth.minor / 10 ** decimalsOf(currency) : 0;
}

const cameBack = ({ at }: RunRow, rows: readonly Row[], backBy: string): boolean =>
  rows.some((row) => row.kind === 'came-back' && row.wroteAt > at && row.wroteAt <= backBy);

/** The currency in which most was given with a policy, or was at stake; empty where there is none. */
export function currencyOf(rows: readonly OwnedRow[], policy: string): string {
  const counts = new Map<string, number>();
  for (const { row } of rows) {
    const money = row.kind === 'effect' ? row.money : row.kind === 'run' ? row.worth : null;
    if (money && row.policy === policy) counts.set(money.currency, (counts.get(money.currency) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}
