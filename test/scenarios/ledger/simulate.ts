/** Runs a schedule of people, tabs and faults against the ledger and says everything that went wrong. */
import type { PendingCall } from '../../../app/ledger/catch-up.ts';
import { createMemoryStorage } from '../../../app/lib/memory-store.ts';
import { judge } from './judge.ts';
import { createRandom, createScheduler } from './scheduler.ts';
import { createSession, type Desk, type Session } from './session.ts';
import { argsAbout, createShop, ORDERS, WRITE_TOOLS } from './shop.ts';
import { createTab, type TabPlan } from './tab.ts';
import type { Variant } from './variants.ts';

/** Something that a person does in a tab. */
export type Action =
  | {
      readonly type: 'approve';
      readonly tab: number;
      readonly atMs: number;
      /** Which of the schedule's tools. */
      readonly tool: number;
      readonly order: number;
      readonly amount: number;
      readonly thinkMs: number;
      readonly clicksAtMs: readonly number[];
    }
  | { readonly type: 'open' | 'forge'; readonly tab: number; readonly atMs: number }
  | {
      readonly type: 'decide';
      readonly tab: number;
      readonly atMs: number;
      readonly verdict: 'approved' | 'rejected';
    };

/** All that is decided beforehand; the same schedule always runs the same way. */
export interface Schedule {
  readonly seed: number;
  /** Numbers of write tools in the catalog. Never empty. */
  readonly tools: readonly number[];
  readonly tabs: readonly TabPlan[];
  readonly actions: readonly Action[];
  /** By order number: when the case changes so that nothing may be done to it. */
  readonly blocks: readonly { readonly order: number; readonly atMs: number }[];
}

/** What came of a schedule. */
export interface Verdict {
  /** One phrase for each rule that was broken; empty for a sound run. */
  readonly broken: readonly string[];
  readonly approvals: number;
  readonly effects: number;
  /** How executions ended, counted. */
  readonly endings: Readonly<Record<string, number>>;
}

const START_MS = Date.UTC(2026, 7, 1);
const TIMEOUT_MS = 20_000;
const HAPPENINGS_MAX = 40_000;

/** Runs a schedule to its end, lets a healthy agent open every ticket an hour later, and judges. */
export async function simulate(schedule: Schedule, variant: Variant = 'sound'): Promise<Verdict> {
  const random = createRandom(schedule.seed);
  const scheduler = createScheduler(START_MS);
  const storage = createMemoryStorage({ now: () => wholeSecond(scheduler.nowMs()) });
  const desk: Desk = {
    scheduler,
    random,
    startMs: START_MS,
    timeoutMs: TIMEOUT_MS,
    shop: createShop(),
    storeOf: storage.storeFor,
    variant,
    book: { approvals: new Map(), executions: [], begun: [], troubles: [] },
    blockedAtMs: new Map(schedule.blocks.map(({ order, atMs }) => [orderId(order), START_MS + atMs])),
  };
  const bugs: string[] = [];
  const sessions = schedule.tabs.map((plan) => createSession(createTab(plan, desk), desk));
  for (const action of schedule.actions) startAction({ action, tools: schedule.tools }, sessions, bugs);
  await scheduler.run(HAPPENINGS_MAX);
  const pending = await closeUp(schedule, desk, bugs);
  const tickets = [...new Set(schedule.tabs.map(({ ticket }) => ticket))];
  const broken = [...bugs, ...(await judge({ desk, records: storage.records(), tickets, pending }))];
  return {
    broken,
    approvals: desk.book.approvals.size,
    effects: desk.shop.effects.length,
    endings: endingsOf(desk),
  };
}

/** The helpdesk's times have whole seconds. */
const wholeSecond = (ms: number): string => new Date(Math.floor(ms / 1000) * 1000).toISOString();

const orderId = (order: number): string => ORDERS[order % ORDERS.length] ?? ORDERS[0];

interface Doing {
  readonly action: Action;
  readonly tools: readonly number[];
}

function startAction(doing: Doing, sessions: readonly Session[], bugs: string[]): void {
  const { action } = doing;
  const session = sessions[action.tab % sessions.length];
  session?.tab.later(action.atMs, () => {
    perform(doing, session).catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      if (!message.startsWith('the helpdesk could not be reached')) bugs.push(`threw: ${message}`);
    });
  });
}

async function perform({ action, tools }: Doing, session: Session): Promise<unknown> {
  switch (action.type) {
    case 'approve': {
      const tool = WRITE_TOOLS[(tools[action.tool % tools.length] ?? 0) % WRITE_TOOLS.length];
      if (!tool) throw new Error('no such tool');
      const args = argsAbout(tool, orderId(action.order), action.amount);
      const { thinkMs, clicksAtMs } = action;
      return await session.approve(tool, args, { thinkMs, clicksAtMs });
    }
    case 'open':
      return await session.open();
    case 'decide':
      return await session.decide(action.verdict);
    case 'forge':
      return await session.forge();
  }
}

const HOUR_MS = 3_600_000;

/** Much later somebody with a good network opens every ticket, twice. */
async function closeUp(schedule: Schedule, desk: Desk, bugs: string[]): Promise<readonly PendingCall[]> {
  const pending: PendingCall[] = [];
  for (const ticket of new Set(schedule.tabs.map((tab) => tab.ticket))) {
    const plan: TabPlan = {
      user: 'a9',
      ticket,
      skewMs: 0,
      freezes: [],
      crashAtMs: null,
      faultRate: 0,
      staleRate: 0,
    };
    const session = createSession(createTab(plan, desk), desk);
    desk.scheduler.after(HOUR_MS, () => {
      session
        .open()
        .then(() => session.open())
        .then((found) => pending.push(...found.pending))
        .catch((error: unknown) => bugs.push(`threw at the end: ${String(error)}`));
    });
    await desk.scheduler.run(HAPPENINGS_MAX);
  }
  return pending;
}

function endingsOf({ book }: Desk): Record<string, number> {
  const endings: Record<string, number> = {};
  for (const { execution } of book.executions)
    endings[execution.status] = (endings[execution.status] ?? 0) + 1;
  return endings;
}
