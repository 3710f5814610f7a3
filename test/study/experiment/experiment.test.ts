import { describe, expect, it } from 'vitest';
import {
  assignedPlace,
  isRunning,
  isUnderWay,
  lotOf,
  placeOfLot,
} from '../../../app/study/experiment/assign.ts';
import {
  casesNeeded,
  type Experiment,
  type MeasuredCase,
  shareVariance,
  verdictOf,
} from '../../../app/study/experiment/experiment.ts';

const CASES = casesNeeded(0.1, shareVariance(70, 100), 2);

const experiment: Experiment = {
  id: 'x1',
  policy: 'retention',
  arms: [3, 4],
  share: 0.5,
  outcome: 'accepted',
  better: 'higher',
  difference: 0.1,
  cases: CASES,
  startsAt: '2026-01-01T00:00:00.000Z',
  endsAt: '2026-12-31T00:00:00.000Z',
  stoppedAt: null,
  stoppedBy: null,
  guardrails: [{ outcome: 'money-given', worse: 'higher', margin: 5 }],
};
const DURING = '2026-06-01T00:00:00.000Z';
const AFTER = '2027-01-02T00:00:00.000Z';

function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

/** Cases in turn, a minute apart, with a true share and true money a version. */
function year(seed: number, truth: { share: readonly [number, number]; extra?: number }): MeasuredCase[] {
  const random = createRandom(seed * 7919 + 1);
  for (let i = 0; i < 5; i += 1) random();
  const start = Date.parse(experiment.startsAt);
  return Array.from({ length: 2 * CASES }, (_, n) => ({
    at: new Date(start + n * 60_000).toISOString(),
    version: n % 2 === 0 ? 3 : 4,
    values: {
      accepted: random() < truth.share[n % 2 === 0 ? 0 : 1] ? 1 : 0,
      'money-given': random() * 20 + (n % 2 === 0 ? 0 : (truth.extra ?? 0)),
    },
  }));
}

describe('two hundred simulated experiments', () => {
  it('are never called before their end', () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const cases = year(seed, { share: [0.5, 0.9] }).slice(0, -2);
      expect(verdictOf(experiment, cases, DURING).type).toBe('not-yet');
    }
  });
});

describe('a verdict', () => {
  it('is a stop where a guardrail is surely broken', () => {
    const verdict = verdictOf(experiment, year(1, { share: [0.7, 0.7], extra: 12 }), DURING);
    expect(verdict).toMatchObject({ type: 'stopped-by-guardrail', version: 4 });
  });
  it('is no stop where the margin is kept', () => {
    const verdict = verdictOf(experiment, year(1, { share: [0.7, 0.7], extra: 4 }), AFTER);
    expect(verdict.type).not.toBe('stopped-by-guardrail');
  });
  it('is a stop by all cases in which the guardrail was measured', () => {
    const rarely = year(1, { share: [0.7, 0.7], extra: 12 }).map((one, n) =>
      n % 50 < 2 ? one : { ...one, values: { 'money-given': one.values['money-given'] ?? 0 } },
    );
    expect(verdictOf(experiment, rarely, DURING).type).toBe('stopped-by-guardrail');
  });
  it('is no stop for what came after the last case that was needed', () => {
    const needed = year(1, { share: [0.7, 0.7] });
    const withoutMoney = needed.map((one) => ({ ...one, values: { accepted: one.values.accepted ?? 0 } }));
    const later = year(2, { share: [0.7, 0.7], extra: 12 }).map((one) => ({ ...one, at: DURING }));
    const before = verdictOf(experiment, withoutMoney, AFTER);
    expect(verdictOf(experiment, [...withoutMoney, ...later], AFTER)).toEqual(before);
  });
  it('says what a stop rests on', () => {
    const verdict = verdictOf(experiment, year(1, { share: [0.7, 0.7], extra: 12 }), DURING);
    if (verdict.type !== 'stopped-by-guardrail') throw new Error(verdict.type);
    expect(verdict.cases).toBe(Math.ceil(CASES / 10));
    expect(verdict.interval.low).toBeGreaterThan(5);
  });
  it('is that a page stopped it where the cases do not bear that out', () => {
    const stopped = { ...experiment, stoppedAt: DURING, stoppedBy: 'app' } as const;
    const cases = year(1, { share: [0.7, 0.7] }).slice(0, -2);
    expect(verdictOf(stopped, cases, AFTER)).toEqual({ type: 'stopped-by-app', at: DURING });
  });
  it('is unclear where the end came before the cases did', () => {
    const few = year(1, { share: [0.7, 0.7] })
      .slice(0, 60)
      .map((one, n) => ({ ...one, values: { accepted: n % 4 < 2 ? 1 : 0 } }));
    expect(verdictOf(experiment, few, AFTER).type).toBe('unclear');
  });
  it('is that a person stopped it', () => {
    const stopped = { ...experiment, stoppedAt: DURING };
    expect(verdictOf(stopped, [], AFTER)).toEqual({ type: 'stopped-by-person', at: DURING });
  });
  it('stands where the better version is published after the last case', () => {
    const cases = year(1, { share: [0.4, 0.9] });
    const stopped = { ...experiment, stoppedAt: DURING, stoppedBy: 'person' } as const;
    expect(verdictOf(stopped, cases, AFTER)).toEqual(verdictOf(experiment, cases, DURING));
    expect(verdictOf(stopped, cases, AFTER)).toMatchObject({ type: 'better', version: 4 });
  });
  it('is none of cases that ended after somebody stopped it', () => {
    const cases = year(1, { share: [0.4, 0.9] });
    const stoppedAt = cases.at(-1)?.at ?? '';
    const stopped = { ...experiment, stoppedAt, stoppedBy: 'person' } as const;
    expect(verdictOf(stopped, cases, AFTER)).toEqual({ type: 'stopped-by-person', at: stoppedAt });
  });
  it('counts no case from outside of its time', () => {
    const late = year(1, { share: [0.2, 0.9] }).map((one) => ({ ...one, at: AFTER }));
    expect(verdictOf(experiment, late, AFTER).type).toBe('unclear');
  });
});

describe('of few or equal cases', () => {
  const turns: Experiment = { ...experiment, outcome: 'turns', better: 'lower', difference: 1, cases: 20 };
  const cases = (first: readonly number[], second: readonly number[]): MeasuredCase[] =>
    [first, second].flatMap((values, arm) =>
      values.map((value, i) => ({
        at: new Date(Date.parse(experiment.startsAt) + i * 60_000).toISOString(),
        version: 3 + arm,
        values: { turns: value },
      })),
    );
  const many = (count: number, value: number): number[] => Array.from({ length: count }, () => value);
  const typeOf = (over: Partial<Experiment>, ...args: Parameters<typeof cases>) =>
    verdictOf({ ...turns, guardrails: [], ...over }, cases(...args), AFTER).type;

  it('nothing is said where a version has none', () => {
    expect(typeOf({}, many(20, 2), [])).toBe('unclear');
    expect(typeOf({}, [], [])).toBe('unclear');
    const shares = cases(many(20, 1), []).map((one) => ({ ...one, values: { accepted: 1 } }));
    const wide = { ...experiment, difference: 1, guardrails: [] };
    expect(verdictOf(wide, shares, AFTER).type).toBe('unclear');
  });
  it('nothing is said of nine, however alike they are', () => {
    expect(typeOf({}, many(9, 2), many(9, 5))).toBe('unclear');
    expect(typeOf({}, many(10, 2), many(10, 5))).toBe('better');
    expect(typeOf({}, many(20, 2), many(9, 2))).toBe('unclear');
  });
  it('equal ones show no difference', () => {
    expect(typeOf({}, many(20, 2), many(20, 2))).toBe('no-difference');
  });
  it('no guardrail stops before ten of each version', () => {
    const guardrails = [{ outcome: 'turns', worse: 'higher', margin: 1 }] as const;
    expect(verdictOf({ ...turns, guardrails }, cases(many(9, 2), many(9, 9)), DURING).type).toBe('not-yet');
    expect(verdictOf({ ...turns, guardrails }, cases(many(10, 2), many(10, 9)), DURING)).toMatchObject({
      type: 'stopped-by-guardrail',
      cases: 10,
    });
  });
});

describe('the version of a requester', () => {
  const people = Array.from({ length: 4000 }, (_, n) => `r${n}`);
  const placeOf = (requester: string) => assignedPlace(experiment, requester);

  it('is always the same, on all of their tickets', () => {
    for (const person of people.slice(0, 50)) expect(placeOf(person)).toBe(placeOf(person));
  });
  it('is told by the lot, which names nobody', () => {
    for (const person of people.slice(0, 200))
      expect(placeOfLot(experiment, lotOf(person))).toBe(placeOf(person));
    expect(lotOf('r1')).not.toContain('r1');
  });
  it('is none for nobody', () => {
    expect([placeOf(''), placeOfLot(experiment, lotOf(''))]).toEqual([null, null]);
  });
  it('keeps to the share and is even over the versions', () => {
    const inside = people.map(placeOf).filter((place) => place !== null);
    const second = inside.filter((place) => place === 1).length;
    expect(Math.abs(inside.length / people.length - 0.5)).toBeLessThan(0.03);
    expect(Math.abs(second / inside.length - 0.5)).toBeLessThan(0.04);
  });
  it('is drawn anew by every experiment', () => {
    const other = { ...experiment, id: `${experiment.id}-2` };
    const both = people.filter((person) => placeOf(person) !== null && assignedPlace(other, person) !== null);
    const same = both.filter((person) => placeOf(person) === assignedPlace(other, person));
    expect(Math.abs(same.length / both.length - 0.5)).toBeLessThan(0.06);
  });
});

describe('an experiment', () => {
  const timed = { ...experiment, stoppedAt: null };

  it('gives versions from its start until its end or its stop', () => {
    const { startsAt, endsAt } = timed;
    expect([isRunning(timed, startsAt), isRunning(timed, DURING), isRunning(timed, endsAt)]).toEqual([
      true,
      true,
      false,
    ]);
    expect(isRunning(timed, '2025-12-31T00:00:00.000Z')).toBe(false);
    expect(isRunning({ ...timed, stoppedAt: DURING }, DURING)).toBe(false);
  });
  it('is under way for a page whose clock is behind its start, and not once it was stopped', () => {
    expect(isUnderWay(timed, '2025-12-31T00:00:00.000Z')).toBe(true);
    expect([isUnderWay(timed, AFTER), isUnderWay({ ...timed, stoppedAt: AFTER }, DURING)]).toEqual([
      false,
      false,
    ]);
  });
});
