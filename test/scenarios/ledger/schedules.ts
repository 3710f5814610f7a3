/** Schedules of people and faults, for fast-check to draw and to shrink. */
import fc from 'fast-check';
import { WRITE_TOOLS } from './shop.ts';
import type { Action, Schedule } from './simulate.ts';
import type { TabPlan } from './tab.ts';

const SECOND = 1_000;

const seed = fc.integer({ min: 0, max: 0x7fffffff });

const tabPlan = (faultRate: number): fc.Arbitrary<TabPlan> =>
  fc.record({
    user: fc.constantFrom('a1', 'a1', 'a2', 's1', 's2'),
    ticket: fc.constantFrom('71', '72'),
    skewMs: fc.constantFrom(0, 0, -480 * SECOND, 130 * SECOND, 900 * SECOND),
    freezes: fc.array(
      fc.record({
        atMs: fc.nat(60 * SECOND),
        forMs: fc.constantFrom(5, 25, 40, 150, 400).map((s) => s * SECOND),
      }),
      { maxLength: 2 },
    ),
    crashAtMs: fc.option(fc.nat(70 * SECOND), { freq: 2 }),
    faultRate: fc.constantFrom(0, faultRate, faultRate * 2),
    staleRate: fc.constantFrom(0, 0, 0.3),
  });

const approveAction: fc.Arbitrary<Action> = fc.record({
  type: fc.constant('approve' as const),
  tab: fc.nat(3),
  atMs: fc.nat(40 * SECOND),
  tool: fc.nat(2),
  order: fc.nat(1),
  amount: fc.constantFrom(20, 20, 20, 45, 250),
  thinkMs: fc.constantFrom(0, 500, 8_000),
  clicksAtMs: fc.constantFrom([0], [0], [0, 0], [0, 120], [0, 3_000, 3_000]),
});

const otherAction: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ type: fc.constant('open' as const), tab: fc.nat(3), atMs: fc.nat(600 * SECOND) }),
  fc.record({ type: fc.constant('forge' as const), tab: fc.nat(3), atMs: fc.nat(90 * SECOND) }),
  fc.record({
    type: fc.constant('decide' as const),
    tab: fc.nat(3),
    atMs: fc.nat(90 * SECOND),
    verdict: fc.constantFrom('approved' as const, 'approved' as const, 'rejected' as const),
  }),
);

const numberOf = (name: string): number => WRITE_TOOLS.findIndex((tool) => tool.name === name);

const anyTool = fc.oneof(
  { weight: 2, arbitrary: fc.nat(WRITE_TOOLS.length - 1) },
  { weight: 1, arbitrary: fc.constantFrom(numberOf('create_discount_coupon'), numberOf('refund_order')) },
);

/** Up to three tools of the catalog; those with money and limits more often. */
const someTools = fc.array(anyTool, { minLength: 1, maxLength: 3 });

/** Everything at once: up to four tabs, ten doings and a case that changes under way. */
const busySchedule: fc.Arbitrary<Schedule> = fc.record({
  seed,
  tools: someTools,
  tabs: fc.array(tabPlan(0.12), { minLength: 1, maxLength: 4 }),
  actions: fc
    .tuple(fc.array(approveAction, { minLength: 1, maxLength: 6 }), fc.array(otherAction, { maxLength: 4 }))
    .map(([approvals, others]) => [...approvals, ...others]),
  blocks: fc.array(fc.record({ order: fc.nat(1), atMs: fc.nat(60 * SECOND) }), { maxLength: 1 }),
});

const awake = { ticket: '71', skewMs: 0, freezes: [], crashAtMs: null, faultRate: 0, staleRate: 0 };

/** A page falls asleep between claim and call, another looks after the ticket meanwhile, then the first wakes. */
const sleepySchedule: fc.Arbitrary<Schedule> = fc.record({
  seed,
  tools: someTools,
  tabs: fc
    .tuple(fc.nat(3_000), fc.constantFrom(20, 35, 115, 160, 400), fc.constantFrom(0, 0.1))
    .map(([atMs, seconds, faultRate]) => [
      { ...awake, user: 'a1', faultRate, freezes: [{ atMs, forMs: seconds * SECOND }] },
      { ...awake, user: 'a2' },
    ]),
  actions: fc
    .tuple(
      fc.nat(300),
      fc.array(fc.integer({ min: 60 * SECOND, max: 450 * SECOND }), { minLength: 1, maxLength: 3 }),
    )
    .map(([thinkMs, opens]): readonly Action[] => [
      { type: 'approve', tab: 0, atMs: 0, tool: 0, order: 0, amount: 20, thinkMs, clicksAtMs: [0] },
      ...opens.map((atMs): Action => ({ type: 'open', tab: 1, atMs })),
    ]),
  blocks: fc.constant([]),
});

/** Mostly everything at once, now and then one page that sleeps at the worst moment. */
export const anySchedule: fc.Arbitrary<Schedule> = fc.oneof(
  { weight: 4, arbitrary: busySchedule },
  { weight: 1, arbitrary: sleepySchedule },
);
