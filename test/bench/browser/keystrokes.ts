/**
 * Types into a page and measures, from the browser's own trace, what its main thread works for each key: the processor's time in
 * every task from the key's press until the next one's, the pause between them included. Nothing is asked of the page meanwhile.
 */
import type { Browser, Page } from 'playwright-core';
import * as z from 'zod/mini';
import { parseJson } from '../../../app/lib/json.ts';

/** What the main thread worked for one key, in milliseconds of the processor's time. */
export interface KeyWork {
  /** Script, style and layout: what the page makes the browser do. */
  readonly pageMs: number;
  /** Everything, with the browser's own part: input, painting, handing the frame on, bookkeeping. */
  readonly allMs: number;
  /** The longest task: how long something else that happens meanwhile has to wait. */
  readonly longestMs: number;
}

/** A key to press, and how long nothing is pressed after it. */
export interface Letter {
  readonly key: string;
  readonly pauseMs: number;
}

/** Types letter by letter; gives the work for each, the last left out. */
export async function typeAndMeasure(
  browser: Browser,
  page: Page,
  letters: readonly Letter[],
): Promise<KeyWork[]> {
  await browser.startTracing(page, { categories: CATEGORIES });
  for (const { key, pauseMs } of letters) {
    await page.keyboard.press(key);
    await page.waitForTimeout(pauseMs);
  }
  const trace = await browser.stopTracing();
  return workOf(traceSchema.parse(parseJson(trace.toString())).traceEvents);
}

const CATEGORIES = ['-*', 'devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8.execute'];

const eventSchema = z.object({
  name: z.string(),
  ph: z.string(),
  pid: z.number(),
  tid: z.number(),
  /** When, in microseconds. */
  ts: z.number(),
  /** How long by the clock, and how long of the processor's time. */
  dur: z.optional(z.number()),
  tdur: z.optional(z.number()),
  args: z.optional(z.object({ data: z.optional(z.object({ type: z.optional(z.unknown()) })) })),
});
const traceSchema = z.object({ traceEvents: z.array(eventSchema) });
type TraceEvent = z.infer<typeof eventSchema>;

/** Events that are the page's own part; one inside another counts once. */
const OF_PAGE: ReadonlySet<string> = new Set([
  'FunctionCall',
  'EvaluateScript',
  'RunMicrotasks',
  'FireAnimationFrame',
  'FireIdleCallback',
  'TimerFire',
  'Layout',
  'UpdateLayoutTree',
  'MinorGC',
  'MajorGC',
]);

function workOf(events: readonly TraceEvent[]): KeyWork[] {
  const presses = events.filter(
    ({ name, args }) => name === 'EventDispatch' && args?.data?.type === 'keydown',
  );
  const [first] = presses;
  if (!first) throw new Error('the trace holds no key');
  const own = events
    .filter(({ ph, pid, tid }) => ph === 'X' && pid === first.pid && tid === first.tid)
    .sort((one, other) => one.ts - other.ts || (other.dur ?? 0) - (one.dur ?? 0));
  const tasks = own.filter(({ name }) => name === 'RunTask');
  const parts = outermost(own.filter(({ name }) => OF_PAGE.has(name)));
  // A key's work begins with the task that its press is in.
  const starts = presses.map(({ ts }) => tasks.findLast((task) => task.ts <= ts)?.ts ?? ts);
  return starts.slice(0, -1).map((start, at) => {
    const end = starts[at + 1] ?? Number.POSITIVE_INFINITY;
    const within = ({ ts }: TraceEvent): boolean => start <= ts && ts < end;
    const mine = tasks.filter(within).map(workedMs);
    return {
      pageMs: sum(parts.filter(within).map(workedMs)),
      allMs: sum(mine),
      longestMs: Math.max(0, ...mine),
    };
  });
}

/** Those that lie in no other; in order of time, the longer first. */
function outermost(events: readonly TraceEvent[]): TraceEvent[] {
  let end = Number.NEGATIVE_INFINITY;
  return events.filter(({ ts, dur = 0 }) => {
    if (ts < end) return false;
    end = ts + dur;
    return true;
  });
}

const workedMs = ({ tdur = 0 }: TraceEvent): number => tdur / 1000;

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
