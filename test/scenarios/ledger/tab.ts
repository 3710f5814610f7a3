/** A browser tab in the simulation: it may sleep, crash, have a wrong clock and a bad network. */
import type { Store } from '../../../app/lib/store.ts';
import type { CallContext, ToolRunner } from '../../../app/tools/runner.ts';
import type { ReadBack, ToolCall, ToolResult } from '../../../app/tools/tool.ts';
import type { Carried, Carry, Exchange } from '../../support/memory-store.ts';
import type { Scheduler } from './scheduler.ts';
import { type Shop, sentOf, styleOf } from './shop.ts';

/** What a tab is like. Times are milliseconds from the schedule's beginning. */
export interface TabPlan {
  readonly user: string;
  readonly ticket: string;
  readonly skewMs: number;
  readonly freezes: readonly { readonly atMs: number; readonly forMs: number }[];
  /** Null where it lives to the end. */
  readonly crashAtMs: number | null;
  /** Of all exchanges, how many go wrong. */
  readonly faultRate: number;
  /** Of all reads by key, how many miss what was written in the last seconds. */
  readonly staleRate: number;
}

/** What a tab's code may use. */
export interface Tab {
  readonly plan: TabPlan;
  readonly now: () => string;
  readonly sleep: (ms: number) => Promise<void>;
  readonly randomId: () => string;
  readonly carry: Carry;
  readonly runner: ToolRunner;
  /** Runs code of this tab later; never after its crash, and only while it is awake. */
  later(ms: number, run: () => void): void;
}

/** The world around a tab. */
export interface Surroundings {
  readonly scheduler: Scheduler;
  readonly startMs: number;
  readonly random: () => number;
  readonly shop: Shop;
  readonly storeOf: (user: string) => Store;
  readonly timeoutMs: number;
}

/** Creates a tab. */
export function createTab(plan: TabPlan, around: Surroundings): Tab {
  const { scheduler, random } = around;
  const isGone = (): boolean =>
    plan.crashAtMs !== null && scheduler.nowMs() >= around.startMs + plan.crashAtMs;
  const later = (ms: number, run: () => void): void =>
    scheduler.after(ms, () => {
      if (isGone()) return;
      const thawMs = thawOf(plan, around);
      if (thawMs > 0) later(thawMs, run);
      else run();
    });
  let ids = 0;
  return {
    plan,
    later,
    now: () => new Date(scheduler.nowMs() + plan.skewMs).toISOString(),
    sleep: (ms) => new Promise((resolve) => later(ms, resolve)),
    randomId: () => {
      ids += 1;
      return `${plan.user}-${Math.floor(random() * 1e9)}-${ids}`;
    },
    carry: createCarry(plan, around, later),
    runner: createRunner(plan, around, later),
  };
}

/** Milliseconds until a sleeping tab wakes; 0 where it is awake. */
function thawOf({ freezes }: TabPlan, { scheduler, startMs }: Surroundings): number {
  const atMs = scheduler.nowMs() - startMs;
  const asleep = freezes.find((freeze) => atMs >= freeze.atMs && atMs < freeze.atMs + freeze.forMs);
  return asleep ? asleep.atMs + asleep.forMs - atMs : 0;
}

type Later = Tab['later'];

/** Mostly quick, sometimes slow. */
function latency(random: () => number): number {
  return random() < 0.9 ? 20 + random() * 400 : 1_000 + random() * 9_000;
}

/** An exchange with the helpdesk. What was lost may still arrive at the server much later. */
function createCarry(plan: TabPlan, around: Surroundings, later: Later): Carry {
  const { random, scheduler } = around;
  return <T>(exchange: Exchange, act: () => Promise<T>): Promise<Carried<T>> =>
    new Promise((resolve) => {
      const out = latency(random);
      const fault = random() < plan.faultRate ? Math.floor(random() * 4) : -1;
      if (fault === 0) return later(out, () => resolve({ status: 'refused' }));
      const replyLost = fault >= 1;
      if (replyLost) later(out + 5_000, () => resolve({ status: 'lost' }));
      if (fault === 1) return;
      const arrives = fault === 2 && isWrite(exchange) ? out + 5_000 + random() * 40_000 : out;
      scheduler.after(arrives, () => {
        void act().then((value) => {
          if (!replyLost) later(latency(random), () => resolve({ status: 'answered', value }));
        });
      });
    });
}

const isWrite = ({ op }: Exchange): boolean => op === 'putIfAbsent' || op === 'put';

/** What a network and a vendor can make of one call. */
const FATES = ['ok', 'rejected', 'lost-before', 'lost-after', 'slow', 'error-before', 'error-after'] as const;

function createRunner(plan: TabPlan, around: Surroundings, later: Later): ToolRunner {
  const { random, scheduler, shop, timeoutMs } = around;
  const run = (call: ToolCall, context: CallContext): Promise<ToolResult> =>
    new Promise((resolve) => {
      const sent = sentOf(call, context, scheduler.nowMs());
      shop.send(sent);
      const fate =
        random() < plan.faultRate * 2 ? (FATES[Math.floor(random() * FATES.length)] ?? 'ok') : 'ok';
      const out = fate === 'slow' ? random() * (timeoutMs + 55_000) : latency(random);
      const tell = (ms: number, result: ToolResult) => later(Math.min(ms, timeoutMs), () => resolve(result));
      if (fate === 'rejected')
        return tell(out, { status: 'failed', reason: 'the shop said no', mend: 'look at the order' });
      if (fate === 'error-before') return tell(out, { status: 'unknown', reason: 'the shop had an error' });
      if (fate === 'lost-before') return tell(timeoutMs, { status: 'unknown', reason: 'no reply' });
      scheduler.after(out, () => shop.happen(sent, scheduler.nowMs()));
      const back = out + latency(random);
      if (fate === 'error-after') return tell(back, { status: 'unknown', reason: 'the shop had an error' });
      if (fate === 'lost-after' || back > timeoutMs)
        return tell(timeoutMs, { status: 'unknown', reason: 'no reply' });
      tell(back, { status: 'done', output: { ref: call.id }, rest: [] });
    });
  const readBack = (call: ToolCall): Promise<ReadBack> =>
    new Promise((resolve, reject) => {
      scheduler.after(latency(random), () => {
        const found = random() < plan.faultRate / 2 ? null : foundBack(call, around);
        later(latency(random), () =>
          found ? resolve(found) : reject(new Error('the shop could not be reached')),
        );
      });
    });
  return { run, readBack };
}

/** How long a search takes to show what has happened. */
const INDEX_LAG_MS = 20_000;

function foundBack(call: ToolCall, { shop, scheduler }: Surroundings): ReadBack {
  const style = styleOf(call.tool);
  const effect = shop.effectsOf(call.id)[0];
  const cannotTell = { status: 'cannot-tell', look: `look at ${call.tool} in the shop` } as const;
  if (style === 'blind') return cannotTell;
  if (style === 'index')
    return effect && scheduler.nowMs() - effect.atMs > INDEX_LAG_MS
      ? { status: 'happened', output: { ref: call.id } }
      : cannotTell;
  return effect ? { status: 'happened', output: { ref: call.id } } : { status: 'did-not-happen' };
}
