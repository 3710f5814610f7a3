/**
 * Random schedules of clicks, tabs, agents, crashes, sleep, faults and races over every write tool. `npm run bench -- ledger`
 * runs many more of the same.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anySchedule } from './schedules.ts';
import { WRITE_TOOLS } from './shop.ts';
import { type Action, type Schedule, simulate } from './simulate.ts';
import type { Variant } from './variants.ts';

const RUNS = 1_500;

describe('an approved effect', () => {
  it('happens at most once under random schedules', async () => {
    const check = async (schedule: Schedule) => {
      expect((await simulate(schedule)).broken).toEqual([]);
    };
    await fc.assert(fc.asyncProperty(anySchedule, check), { numRuns: RUNS, seed: 20_260_801 });
  });

  it('runs a schedule the same way every time', async () => {
    const [schedule] = fc.sample(anySchedule, { numRuns: 1, seed: 3 });
    if (!schedule) throw new Error('no schedule');
    expect(await simulate(schedule)).toEqual(await simulate(schedule));
  });
});

/** The rules that schedules break with a bug planted. */
async function rulesBrokenBy(variant: Variant, schedules: number): Promise<Set<string>> {
  const broken = new Set<string>();
  for (const schedule of fc.sample(anySchedule, { numRuns: schedules, seed: 42 }))
    for (const phrase of (await simulate(schedule, variant)).broken) broken.add(phrase.split(':')[0] ?? '');
  return broken;
}

describe('the schedules notice a planted bug', () => {
  it('a call without a claim', async () => {
    expect(await rulesBrokenBy('no-claim', 60)).toContain('no more effects than claim keys');
  });

  it('a write repeated after a timeout', async () => {
    expect(await rulesBrokenBy('retry-on-timeout', 120)).toContain('one effect a claim');
  });

  it('a settlement that is lost', async () => {
    expect(await rulesBrokenBy('settle-lost', 30)).toContain('every attempt ends');
  });

  it('a verification of yesterday', async () => {
    expect(await rulesBrokenBy('stale-verify', 150)).toContain('nothing is done once the case has changed');
  });

  it('a claim key used again', async () => {
    expect(await rulesBrokenBy('key-reused', 60)).toContain('no more effects than claim keys');
  });

  it('a page that wakes up and sends', async () => {
    expect(await rulesBrokenBy('never-late', 600)).toContain('the ledger tells the truth');
  });

  it('an attempt settled while it is under way', async () => {
    expect(await rulesBrokenBy('settled-early', 200)).toContain('the ledger tells the truth');
  });

  it('a decision by anybody', async () => {
    expect(await rulesBrokenBy('anybody-decides', 1_000)).toContain('supervisors decide what is theirs');
  });

  it('a log that is written over', async () => {
    expect(await rulesBrokenBy('log-written-over', 40)).toContain('logs are whole');
  });

  it('limits that are not looked at', async () => {
    expect(await rulesBrokenBy('no-limits', 400)).toContain('limits per customer hold');
  });
});

const awake = { ticket: '71', skewMs: 0, freezes: [], crashAtMs: null, faultRate: 0, staleRate: 0 };
const click = { type: 'approve', tool: 0, order: 0, amount: 20, thinkMs: 0, clicksAtMs: [0] } as const;

const scheduleOf = (tool: string, tabs: Schedule['tabs'], actions: readonly Action[]): Schedule => ({
  seed: 3,
  tools: [WRITE_TOOLS.findIndex(({ name }) => name === tool)],
  tabs,
  actions,
  blocks: [],
});

describe('a plain schedule', () => {
  it('does one refund for two clicks', async () => {
    const tabs = [{ ...awake, user: 'a1' }];
    const verdict = await simulate(
      scheduleOf('refund_order', tabs, [{ ...click, tab: 0, atMs: 0, clicksAtMs: [0, 50] }]),
    );
    expect(verdict).toMatchObject({ broken: [], approvals: 2, effects: 1, endings: { done: 1 } });
  });

  it('tells the agent of another ticket what was done', async () => {
    const tabs = [
      { ...awake, user: 'a1' },
      { ...awake, user: 'a2', ticket: '72' },
    ];
    const verdict = await simulate(
      scheduleOf('cancel_order', tabs, [
        { ...click, tab: 0, atMs: 12_000 },
        { ...click, tab: 1, atMs: 0, thinkMs: 60_000 },
      ]),
    );
    expect(verdict).toMatchObject({ broken: [], effects: 1, endings: { done: 1, 'already-done': 1 } });
  });

  it('gives up on a call when the page slept over its time', async () => {
    const sleepAt = (atMs: number) => [{ ...awake, user: 'a1', freezes: [{ atMs, forMs: 300_000 }] }];
    const late = await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        simulate(scheduleOf('refund_order', sleepAt(i * 100), [{ ...click, tab: 0, atMs: 0 }])),
      ),
    );
    expect(late.flatMap(({ broken }) => broken)).toEqual([]);
    expect(late.some(({ endings }) => endings['late'] === 1)).toBe(true);
  });

  it('goes to a supervisor for a second refund', async () => {
    const tabs = [
      { ...awake, user: 'a1' },
      { ...awake, user: 's1' },
    ];
    const verdict = await simulate(
      scheduleOf('refund_order', tabs, [
        { ...click, tab: 0, atMs: 0 },
        { ...click, tab: 0, atMs: 20_000 },
        { type: 'decide', tab: 1, atMs: 40_000, verdict: 'approved' },
      ]),
    );
    expect(verdict).toMatchObject({ broken: [], effects: 2, endings: { done: 2 } });
  });

  it('does nothing on a decision that the agent forged', async () => {
    const tabs = [{ ...awake, user: 'a1' }];
    const verdict = await simulate(
      scheduleOf('refund_order', tabs, [
        { ...click, tab: 0, atMs: 0, amount: 250 },
        { type: 'forge', tab: 0, atMs: 20_000 },
      ]),
    );
    expect(verdict).toMatchObject({ broken: [], effects: 0, approvals: 0 });
  });
});
