/**
 * An experiment: versions of one policy beside each other, with everything that decides it fixed before it starts: the outcome,
 * the size of a difference that matters, how many cases, when it ends and what stops it. It is looked at once, at its end;
 * guardrails are looked at after each tenth of the cases.
 */
import {
  type Interval,
  newcombeInterval,
  normalQuantile,
  sampleOf,
  shareOf,
  welchInterval,
} from './intervals.ts';

/** What can be measured of a case. Those with shares are yes or no in each case. */
export const SHARES = ['accepted', 'saved', 'satisfied', 'reopened'] as const;
export const AMOUNTS = ['revenue-kept', 'money-given', 'turns', 'handle-time'] as const;
export type Outcome = (typeof SHARES)[number] | (typeof AMOUNTS)[number];

/** What stops an experiment: an outcome that is surely worse than the first version's by more than `margin`. */
export interface Guardrail {
  readonly outcome: Outcome;
  readonly worse: 'higher' | 'lower';
  readonly margin: number;
}

/** An experiment as it was fixed. */
export interface Experiment {
  readonly id: string;
  readonly policy: string;
  /** Numbers of the versions; the first is what the others are held against. */
  readonly arms: readonly number[];
  /** Of the requesters, 0 to 1. */
  readonly share: number;
  readonly outcome: Outcome;
  readonly better: 'higher' | 'lower';
  /** The difference that matters. */
  readonly difference: number;
  /** Cases a version. */
  readonly cases: number;
  readonly startsAt: string;
  readonly endsAt: string;
  /** When it was stopped before its end; null while nobody did. */
  readonly stoppedAt: string | null;
  /** What stopped it: a person (or a release), or the page of an app that saw a guardrail broken. */
  readonly stoppedBy: 'person' | 'app' | null;
  readonly guardrails: readonly Guardrail[];
}

/** A case that is over, with what was measured of it; a share is 0 or 1. */
export interface MeasuredCase {
  readonly at: string;
  readonly version: number;
  readonly values: Readonly<Partial<Record<Outcome, number>>>;
}

/** A version held against the first. */
export interface ArmResult {
  readonly version: number;
  readonly cases: number;
  /** Share or mean of the outcome. */
  readonly value: number;
  /** Of the difference to the first version. */
  readonly interval: Interval;
}

/** What an experiment says. `unclear`: it is over and too few cases came for any other verdict. */
export type Verdict =
  | { readonly type: 'not-yet'; readonly cases: readonly number[] }
  | { readonly type: 'better'; readonly version: number; readonly results: readonly ArmResult[] }
  | { readonly type: 'no-difference'; readonly results: readonly ArmResult[] }
  | { readonly type: 'unclear'; readonly results: readonly ArmResult[] }
  | {
      readonly type: 'stopped-by-guardrail';
      readonly guardrail: Guardrail;
      readonly version: number;
      /** Of each version, when it was seen. */
      readonly cases: number;
      /** Of the difference to the first version. */
      readonly interval: Interval;
      readonly at: string;
    }
  /** An app's page wrote a stop that the cases do not bear out. */
  | { readonly type: 'stopped-by-app'; readonly at: string }
  | { readonly type: 'stopped-by-person'; readonly at: string };

/** Either mistake is made in one experiment of twenty at most: a difference called where there is none, or none where there is one that matters. */
export const ERROR_RATE = 0.05;

/** Looks at the guardrails, fixed beforehand. */
const LOOKS = 10;

/** Cases a version that an experiment needs; `variance` is that of the outcome, `p (1 − p)` for a share. */
export function casesNeeded(difference: number, variance: number, arms: number): number {
  const z = normalQuantile(1 - rateOf(arms) / 2) + normalQuantile(1 - rateOf(arms));
  return Math.ceil((2 * variance * z * z) / difference ** 2);
}

/** Several comparisons share the rate of mistakes. */
const rateOf = (arms: number): number => ERROR_RATE / Math.max(1, arms - 1);

/** What the experiment says now. The same cases always give the same verdict, whenever and however often it is asked. */
export function verdictOf(experiment: Experiment, measured: readonly MeasuredCase[], now: string): Verdict {
  const { cases, outcome, startsAt, endsAt, stoppedAt, stoppedBy } = experiment;
  const until = stoppedAt !== null && stoppedAt < endsAt ? stoppedAt : endsAt;
  const inTime = measured
    .filter(({ at }) => at >= startsAt && at < until)
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const byArm = armsOf(experiment, inTime, outcome);
  const isFull = byArm.every((own) => own.length >= cases);
  const stop = firstStop(experiment, inTime);
  if (stop && (!isFull || stop.at <= lastAt(byArm))) return stop;
  // What was complete when somebody stopped it, by publishing what did better for example, keeps its verdict.
  if (!isFull && stoppedAt !== null)
    return { type: stoppedBy === 'app' ? 'stopped-by-app' : 'stopped-by-person', at: stoppedAt };
  if (!isFull && now < endsAt) return { type: 'not-yet', cases: byArm.map((own) => own.length) };
  return finalVerdict(experiment, byArm);
}

type ByArm = readonly (readonly MeasuredCase[])[];

/** The first cases of each version in which an outcome was measured, no more than were fixed. */
const armsOf = (
  { arms, cases }: Pick<Experiment, 'arms' | 'cases'>,
  sorted: readonly MeasuredCase[],
  outcome: Outcome,
): ByArm => {
  const counted = sorted.filter(({ values }) => values[outcome] !== undefined);
  return arms.map((arm) => counted.filter(({ version }) => version === arm).slice(0, cases));
};

/** When the last of these cases ended. */
const lastAt = (byArm: ByArm): string =>
  byArm
    .map((own) => own.at(-1)?.at ?? '')
    .sort()
    .at(-1) ?? '';

function finalVerdict(experiment: Experiment, byArm: ByArm): Verdict {
  const { arms, outcome, better, difference } = experiment;
  const rate = rateOf(arms.length);
  const first = valuesOf(byArm[0] ?? [], outcome);
  const at = (level: number): ArmResult[] =>
    arms.map((version, i) => {
      const values = valuesOf(byArm[i] ?? [], outcome);
      const interval = i === 0 ? { low: 0, high: 0 } : differenceOf(outcome, values, first, level);
      return { version, cases: values.length, value: sampleOf(values).mean, interval };
    });
  const results = at(1 - rate);
  const sign = better === 'higher' ? 1 : -1;
  const others = results.slice(1);
  const winners = others.filter(({ interval }) => (sign > 0 ? interval.low > 0 : interval.high < 0));
  const best = [...winners].sort((a, b) => sign * (b.value - a.value))[0];
  if (best) return { type: 'better', version: best.version, results };
  const loses = ({ interval }: ArmResult): boolean => (sign > 0 ? interval.high < 0 : interval.low > 0);
  if (others.length > 0 && others.every(loses)) return { type: 'better', version: arms[0] ?? 0, results };
  const narrow = at(1 - 2 * rate).slice(1);
  const isSmall = ({ interval }: ArmResult): boolean =>
    interval.low > -difference && interval.high < difference;
  const isSettled = narrow.every((one, i) => isSmall(one) || loses(others[i] ?? one));
  return { type: isSettled ? 'no-difference' : 'unclear', results };
}

const valuesOf = (cases: readonly MeasuredCase[], outcome: Outcome): number[] =>
  cases.flatMap(({ values }) => values[outcome] ?? []);

/** Fewer cases of a version say nothing: of a handful that are all alike, intervals would be sure. */
export const CASES_MIN = 10;

function differenceOf(outcome: Outcome, a: readonly number[], b: readonly number[], level: number): Interval {
  if (a.length < CASES_MIN || b.length < CASES_MIN)
    return { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  if (!isShare(outcome)) return welchInterval(sampleOf(a), sampleOf(b), level);
  const counted = (values: readonly number[]) => ({
    hits: values.filter((value) => value > 0).length,
    count: values.length,
  });
  return newcombeInterval(counted(a), counted(b), level);
}

const isShare = (outcome: Outcome): boolean => SHARES.some((share) => share === outcome);

type Broken = Extract<Verdict, { type: 'stopped-by-guardrail' }>;

/** The first look at which a guardrail was surely broken; the looks share one rate of false stops. Each guardrail goes by the cases in which it was measured. */
function firstStop(experiment: Experiment, sorted: readonly MeasuredCase[]): Broken | null {
  const stops = experiment.guardrails.flatMap((guardrail) => firstBreak(experiment, guardrail, sorted) ?? []);
  return stops.sort((a, b) => (a.at < b.at ? -1 : 1))[0] ?? null;
}

function firstBreak(
  experiment: Experiment,
  guardrail: Guardrail,
  sorted: readonly MeasuredCase[],
): Broken | null {
  const { cases, arms } = experiment;
  const byArm = armsOf(experiment, sorted, guardrail.outcome);
  for (let look = 1; look <= LOOKS; look += 1) {
    const count = Math.ceil((cases * look) / LOOKS);
    if (byArm.some((own) => own.length < count)) return null;
    const seen = byArm.map((own) => own.slice(0, count));
    for (const [i, version] of arms.entries()) {
      const interval = i === 0 ? null : breakOf(experiment, guardrail, { own: seen[i], first: seen[0] });
      if (interval)
        return { type: 'stopped-by-guardrail', guardrail, version, cases: count, interval, at: lastAt(seen) };
    }
  }
  return null;
}

/** How much worse it surely is; null where it may be within the margin. */
function breakOf(
  { arms, guardrails }: Experiment,
  { outcome, worse, margin }: Guardrail,
  { own = [], first = [] }: { own: ByArm[number] | undefined; first: ByArm[number] | undefined },
): Interval | null {
  const tries = LOOKS * guardrails.length * Math.max(1, arms.length - 1);
  const level = 1 - (2 * ERROR_RATE) / tries;
  const interval = differenceOf(outcome, valuesOf(own, outcome), valuesOf(first, outcome), level);
  const isBroken = worse === 'higher' ? interval.low > margin : interval.high < -margin;
  return isBroken ? interval : null;
}

/** The variance of a share, for planning. */
export const shareVariance = (hits: number, count: number): number => {
  const share = shareOf({ hits, count });
  return share * (1 - share);
};
