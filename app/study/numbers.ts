/** The figures of the supervisors' page, made from the sums of days and months. */
import { dayAfter, type Period } from './periods.ts';
import { addTotals, medianLookMs, shownIn, type Tally, type Totals } from './totals.ts';

/** The figures that matter first. Shares are of what ended, 0 to 1; times are milliseconds. Null where nothing was counted. */
export interface Headline {
  readonly unedited: number | null;
  readonly edited: number | null;
  readonly rejected: number | null;
  readonly decisionMs: number | null;
}

/** The four figures of a tally. */
export function headlineOf(tally: Tally): Headline {
  const shown = shownIn(tally);
  const share = (count: number): number | null => (shown === 0 ? null : count / shown);
  return {
    unedited: share(tally.unedited),
    edited: share(tally.light + tally.heavy),
    rejected: share(tally.rejected),
    decisionMs: medianLookMs(tally),
  };
}

/** Periods put together into steps that a chart can show: weeks from Monday, or months. */
export type StepLength = 'day' | 'week' | 'month';

/** The sums of some periods by step, oldest first; what nobody has added up yet counts as nothing. */
export function seriesOf(
  periods: readonly Period[],
  length: StepLength,
): readonly { readonly name: string; readonly totals: Totals }[] {
  const groups = new Map<string, Totals[]>();
  for (const { name, totals } of periods) {
    const step = stepOf(name, length);
    groups.set(step, [...(groups.get(step) ?? []), ...(totals ? [totals] : [])]);
  }
  return [...groups].map(([name, all]) => ({ name, totals: addTotals(all) }));
}

/** The step in which a day or month lies; a month that was added up as one cannot be split again. */
export function stepOf(name: string, length: StepLength): string {
  if (length === 'month') return name.slice(0, 7);
  if (length === 'day' || name.length === 7) return name;
  const weekday = (new Date(name).getUTCDay() + 6) % 7;
  return dayAfter(name, -weekday);
}

/** How customers stayed: runs in which something was offered and how many of them did not end in a cancellation. */
export const savedShare = ({ offered, saved }: Tally): number | null =>
  offered === 0 ? null : saved / offered;

/** Messages that a customer wrote until it was done, on average. */
export const turnsToDone = ({ runsDone, turns }: Tally): number | null =>
  runsDone === 0 ? null : turns / runsDone;

/** What customers were given: minor units by tool, policy and currency, the most first. */
export function givenIn(totals: Totals): readonly {
  readonly tool: string;
  readonly policy: string;
  readonly currency: string;
  readonly minor: number;
}[] {
  return Object.entries(totals.money)
    .map(([key, minor]) => {
      const [tool = '', ...rest] = key.split(' ');
      const currency = rest.pop() ?? '';
      return { tool, policy: rest.join(' '), currency, minor };
    })
    .sort((a, b) => b.minor - a.minor);
}

/** The ways in which a table of numbers can be split. */
export const SPLITS = ['policy', 'step', 'tool', 'agent', 'week'] as const;
export type Split = (typeof SPLITS)[number];

/** The tallies of periods, split one way: by time the newest first, else the busiest. A year is split by month, since its months are sums of their own. */
export function splitPeriods(
  periods: readonly Period[],
  split: Split,
  length: StepLength,
): readonly { readonly key: string; readonly tally: Tally }[] {
  if (split !== 'week') return splitBy(addTotals(periods.flatMap(({ totals }) => totals ?? [])), split);
  return seriesOf(periods, length === 'month' ? 'month' : 'week')
    .map(({ name, totals }) => ({ key: name, tally: totals.all }))
    .reverse();
}

/** The tallies of totals, split one way, the busiest first. */
export function splitBy(
  totals: Totals,
  split: Exclude<Split, 'week'>,
): readonly { readonly key: string; readonly tally: Tally }[] {
  const tallies = {
    policy: totals.byPolicy,
    step: totals.byStep,
    tool: totals.byTool,
    agent: totals.byAgent,
  }[split];
  return Object.entries(tallies)
    .map(([key, tally]) => ({ key, tally }))
    .sort((a, b) => weightOf(b.tally) - weightOf(a.tally) || (a.key < b.key ? -1 : 1));
}

const weightOf = (tally: Tally): number => shownIn(tally) + tally.done + tally.refused;
