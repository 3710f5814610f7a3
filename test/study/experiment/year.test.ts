/**
 * A thousand experiments, each over a simulated year whose true effect is known: customers come in by chance and are given their
 * version by the hash, their cases become rows of agents' days, the rows are measured, and the verdict is asked for
 * after half of it, three quarters, and all of it.
 */
import { describe, expect, it } from 'vitest';
import { assignedPlace, lotOf } from '../../../app/study/experiment/assign.ts';
import {
  casesNeeded,
  type Experiment,
  type Verdict,
  verdictOf,
} from '../../../app/study/experiment/experiment.ts';
import { casesOf } from '../../../app/study/experiment/guard.ts';
import type { OwnedRow } from '../../../app/study/totals.ts';
import { effectRow, runRow } from '../kit.ts';

const DIFFERENCE = 0.2;
const SHARE = 0.6;
const STARTS = Date.parse('2026-01-01T00:00:00.000Z');
const DAY_MS = 86_400_000;
const isoOf = (day: number): string => new Date(STARTS + day * DAY_MS).toISOString();
const LOOKS = [182, 273];

const experimentOf = (id: string, arms: readonly number[]): Experiment => ({
  id,
  policy: 'retention',
  arms,
  share: 1,
  outcome: 'saved',
  better: 'higher',
  difference: DIFFERENCE,
  cases: casesNeeded(DIFFERENCE, 0.25, arms.length),
  startsAt: isoOf(0),
  endsAt: isoOf(365),
  stoppedAt: null,
  stoppedBy: null,
  guardrails: [{ outcome: 'money-given', worse: 'higher', margin: 4 }],
});

/** Marsaglia's xorshift: numbers from 0 to below 1, the same for a seed. */
function createRandom(seed: number): () => number {
  let state = (seed * 2_654_435_761) >>> 0 || 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4_294_967_296;
  };
  for (let i = 0; i < 8; i += 1) next();
  return next;
}

const places = new Map<string, number>();

/** By the hash, which takes longer than all the rest: experiments share their ids by the dozen, never their chance. */
function placeOf(experiment: Experiment, customer: string): number {
  const name = `${experiment.id} ${experiment.arms.length} ${customer}`;
  const place = places.get(name) ?? assignedPlace(experiment, customer) ?? 0;
  places.set(name, place);
  return place;
}

const IDS = 40;

interface Truth {
  /** Of customers who stay, a version each. */
  readonly shares: readonly number[];
  /** Dollars given on average more than with the first, a version each. */
  readonly extra?: readonly number[];
}

/** The rows of a year's cases: in a slow year the cases come in later than in a quick one. */
function rowsOfYear(experiment: Experiment, { shares, extra = [] }: Truth, random: () => number): OwnedRow[] {
  const perDay = (experiment.cases * experiment.arms.length * (1.1 + random())) / 365;
  const rows: OwnedRow[] = [];
  for (let n = 0, day = 0; day < 364; n += 1, day += -Math.log(1 - random()) / perDay) {
    const place = placeOf(experiment, `customer-${n}`);
    const at = isoOf(day);
    const head = { ticket: `${n}`, policy: 'retention', version: `v${place}`, at };
    const minor = Math.round(-Math.log(1 - random()) * 500 + (extra[place] ?? 0) * 100);
    const saved = random() < (shares[place] ?? 0);
    rows.push(
      { agent: 'kim', row: runRow({ ...head, id: `u:${n}`, began: at, offered: true, saved }) },
      { agent: 'kim', row: effectRow({ ...head, id: `e:${n}`, money: { currency: 'USD', minor } }) },
    );
  }
  return rows;
}

interface Counted {
  readonly verdicts: Readonly<Record<string, number>>;
  /** Called before its end and before its last case. */
  readonly early: number;
}

/** What so many experiments say at last, and how often one said something before. */
async function simulate(count: number, arms: readonly number[], truth: Truth): Promise<Counted> {
  const verdicts: Record<string, number> = {};
  let early = 0;
  for (let seed = 1; seed <= count; seed += 1) {
    const experiment = experimentOf(`${seed % IDS}`, arms);
    const labels = arms.map((_, place) => `v${place}`);
    const rows = rowsOfYear(experiment, truth, createRandom(seed));
    const cases = await casesOf(
      { experiment, labels, currency: 'USD' },
      { rows, until: experiment.endsAt, ratings: async () => new Map() },
    );
    let last: Verdict = { type: 'not-yet', cases: [] };
    for (const day of [...LOOKS, 366]) {
      const now = isoOf(day);
      const seen = cases.filter(({ at }) => at < now);
      last = verdictOf(experiment, seen, now);
      const isFull = arms.every(
        (arm) => seen.filter(({ version }) => version === arm).length >= experiment.cases,
      );
      if ('results' in last && !isFull && now < experiment.endsAt) early += 1;
    }
    const name = last.type === 'better' ? `better-${last.version}` : last.type;
    verdicts[name] = (verdicts[name] ?? 0) + 1;
  }
  return { verdicts, early };
}

const SLOW_MS = 240_000;
/** One in twenty of 500, and three standard deviations of chance more. */
const WRONG_MAX = 25 + 3 * Math.sqrt(500 * 0.05 * 0.95);

describe('a thousand experiments over a simulated year', () => {
  it(
    'find the difference that matters in 19 of 20, and none before its end',
    async () => {
      const { verdicts, early } = await simulate(500, [1, 2], { shares: [SHARE - 0.1, SHARE + 0.1] });
      expect(early).toBe(0);
      expect(verdicts['better-2'] ?? 0).toBeGreaterThanOrEqual(500 - WRONG_MAX);
      expect(verdicts['better-1'] ?? 0).toBe(0);
    },
    SLOW_MS,
  );

  it(
    'call a difference where there is none in one of 20 at most, and stop as seldom',
    async () => {
      const { verdicts, early } = await simulate(500, [1, 2], { shares: [SHARE, SHARE] });
      expect(early).toBe(0);
      expect((verdicts['better-1'] ?? 0) + (verdicts['better-2'] ?? 0)).toBeLessThanOrEqual(WRONG_MAX);
      expect(verdicts['stopped-by-guardrail'] ?? 0).toBeLessThanOrEqual(WRONG_MAX);
      expect(verdicts['no-difference'] ?? 0).toBeGreaterThanOrEqual(500 - 3 * WRONG_MAX);
    },
    SLOW_MS,
  );
});

describe('a hundred experiments on a fifth of the customers', () => {
  /** Everybody else has the first version, too; and from month to month fewer customers stay, whatever they are given. */
  function rowsOfDrift(experiment: Experiment, seed: number): OwnedRow[] {
    const random = createRandom(seed);
    const count = Math.ceil((experiment.cases * 2.4) / experiment.share);
    return Array.from({ length: count }, (_, n): OwnedRow => {
      const customer = `customer-${seed}-${n}`;
      const day = (364 * n) / count;
      const version = `v${assignedPlace(experiment, customer) ?? 0}`;
      const head = { ticket: `${n}`, policy: 'retention', version, at: isoOf(day), began: isoOf(day) };
      const saved = random() < 0.9 - (0.6 * n) / count;
      return {
        agent: 'kim',
        row: runRow({ ...head, id: `u:${n}`, lot: lotOf(customer), offered: true, saved }),
      };
    });
  }

  it(
    'call no difference where the year alone makes one',
    async () => {
      let wrong = 0;
      for (let seed = 1; seed <= 100; seed += 1) {
        const experiment = { ...experimentOf(`${seed}`, [1, 2]), share: 0.2, guardrails: [] };
        const guarded = { experiment, labels: ['v0', 'v1'], currency: 'USD' };
        const rows = rowsOfDrift(experiment, seed);
        const until = experiment.endsAt;
        const cases = await casesOf(guarded, { rows, until, ratings: async () => new Map() });
        if (verdictOf(experiment, cases, until).type === 'better') wrong += 1;
      }
      expect(wrong).toBeLessThanOrEqual(5 + 3 * Math.sqrt(100 * 0.05 * 0.95));
    },
    SLOW_MS,
  );
});

describe('a hundred experiments', () => {
  it(
    'of three versions call one of them wrongly in one of 20 at most',
    async () => {
      const { verdicts, early } = await simulate(100, [1, 2, 3], { shares: [SHARE, SHARE, SHARE] });
      const wrong = [1, 2, 3].reduce((sum, arm) => sum + (verdicts[`better-${arm}`] ?? 0), 0);
      expect(early).toBe(0);
      expect(wrong).toBeLessThanOrEqual(5 + 3 * Math.sqrt(100 * 0.05 * 0.95));
    },
    SLOW_MS,
  );

  it(
    'with harm beyond the margin are nearly all stopped, and none within it more often than by chance',
    async () => {
      const harm = await simulate(100, [1, 2], { shares: [SHARE, SHARE], extra: [0, 7] });
      expect(harm.verdicts['stopped-by-guardrail'] ?? 0).toBeGreaterThanOrEqual(90);
      const edge = await simulate(100, [1, 2], { shares: [SHARE, SHARE], extra: [0, 4] });
      expect(edge.verdicts['stopped-by-guardrail'] ?? 0).toBeLessThanOrEqual(
        5 + 3 * Math.sqrt(100 * 0.05 * 0.95),
      );
    },
    SLOW_MS,
  );
});
