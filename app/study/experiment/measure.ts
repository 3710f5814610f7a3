/** What rows say of cases: one case is one run of a policy that is over, with what was counted on its ticket. */
import { decimalsOf } from '../../lib/money.ts';
import type { Row, SuggestionRow } from '../row.ts';
import type { OwnedRow } from '../totals.ts';
import type { MeasuredCase, Outcome } from './experiment.ts';

/** Which cases are wanted. */
export interface CasesWanted {
  readonly policy: string;
  /** Cases that began before are left out; empty for all. */
  readonly from: string;
  /** Which version a run's label stands for; null for one that does not matter. */
  readonly versionOf: (label: string) => number | null;
  readonly currency: string;
}

/** The cases, in no particular order; one that ended twice counts as it ended last. */
export function measuredCases(rows: readonly OwnedRow[], wanted: CasesWanted): readonly MeasuredCase[] {
  const own = rows.map(({ row }) => row).filter(({ policy }) => policy === wanted.policy);
  const runs = new Map<string, RunRow>();
  for (const row of own)
    if (row.kind === 'run' && row.began >= wanted.from)
      if (row.at >= (runs.get(row.id)?.at ?? '')) runs.set(row.id, row);
  const once = new Map(own.map((row) => [row.id, row]));
  const byCase = new Map<string, Row[]>();
  for (const row of once.values()) {
    const name = `${row.ticket} ${row.version}`;
    byCase.set(name, [...(byCase.get(name) ?? []), row]);
  }
  return [...runs.values()].flatMap((run) => {
    const version = wanted.versionOf(run.version);
    if (version === null) return [];
    const beside = byCase.get(`${run.ticket} ${run.version}`) ?? [];
    return [{ at: run.at, version, values: valuesOf(run, beside, wanted.currency) }];
  });
}

type RunRow = Extract<Row, { kind: 'run' }>;

function valuesOf(run: RunRow, rows: readonly Row[], currency: string): MeasuredCase['values'] {
  const values: Partial<Record<Outcome, number>> = { turns: run.turns };
  if (run.offered) values.saved = run.saved ? 1 : 0;
  const judged = rows.filter(
    (row): row is SuggestionRow => row.kind === 'suggestion' && row.outcome !== 'ignored',
  );
  const isTaken = ({ outcome }: SuggestionRow): boolean => outcome === 'unedited' || outcome === 'light';
  if (judged.length > 0) values.accepted = judged.every(isTaken) ? 1 : 0;
  const money = rows.flatMap((row) => (row.kind === 'effect' && row.money ? [row.money] : []));
  if (currency !== '' && money.every((one) => one.currency === currency))
    values['money-given'] = money.reduce((sum, { minor }) => sum + minor, 0) / 10 ** decimalsOf(currency);
  return values;
}

/** The currency in which most was given with a policy; empty where none was. */
export function currencyOf(rows: readonly OwnedRow[], policy: string): string {
  const counts = new Map<string, number>();
  for (const { row } of rows)
    if (row.kind === 'effect' && row.money && row.policy === policy)
      counts.set(row.money.currency, (counts.get(row.money.currency) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}
