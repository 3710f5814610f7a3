/**
 * One look-up a ticket across the tabs of a browser. Whoever begins one holds a lock of the browser's with the look-up's name; a
 * tab that wants the same meanwhile waits and is told what came of it. Nothing is kept: what ended is in the ticket's log.
 */
import { digest } from '../lib/canonical.ts';
import { isObject } from '../lib/json.ts';
import type { ToolRunner } from '../tools/runner.ts';
import type { Catalog, ToolResult } from '../tools/tool.ts';

/** What the tabs of a browser share, as far as it lets a page in a frame share anything. */
export interface Tabs {
  /** Holds a name while `work` runs, at once (`ifAvailable`, null where another tab holds it) or when it is free. Rejects where it is forbidden. */
  hold<T>(
    name: string,
    options: { readonly ifAvailable?: boolean; readonly signal?: AbortSignal },
    work: (lock: object | null) => Promise<T>,
  ): Promise<T>;
  /** Tells the other tabs. */
  tell(message: unknown): void;
  /** Hears what other tabs tell; gives the function that ends it. */
  listen(hear: (message: unknown) => void): () => void;
  pause(ms: number): Promise<void>;
}

/** The same runner, whose look-ups are made once at a time by all tabs in which this person has the ticket open. */
export function shareLookUps(
  runner: ToolRunner,
  { catalog, user, tabs }: { readonly catalog: Catalog; readonly user: string; readonly tabs: Tabs },
): ToolRunner {
  return {
    ...runner,
    run: (call, context) => {
      const run = () => runner.run(call, context);
      if (catalog.find(call.tool)?.effect !== 'read' || context.ticket === '') return run();
      // People's ids are of one account only; two accounts in a browser never share a name.
      const what = { user, ticket: context.ticket, call };
      return once(`stepwise.look-up.${digest(what)}`, run, { tabs, triesLeft: TRIES });
    },
  };
}

/** Where whoever held the name went away without a word, the next one tries; in the end everybody looks for themselves. */
const TRIES = 3;
/** A message may come a moment after its lock was let go. */
const LATE_MS = 250;

interface Turn {
  readonly tabs: Tabs;
  readonly triesLeft: number;
}

async function once(
  name: string,
  run: () => Promise<ToolResult>,
  { tabs, triesLeft }: Turn,
): Promise<ToolResult> {
  if (triesLeft === 0) return await run();
  let begun: Promise<ToolResult> | undefined;
  const heard = hearing(name, tabs);
  try {
    const mine = await tabs.hold(name, { ifAvailable: true }, async (lock) => {
      if (!lock) return null;
      begun = run();
      const result = await begun;
      tabs.tell({ name, result });
      return result;
    });
    const result = mine ?? (await Promise.race([heard.result, freed(name, tabs, heard.ended)]));
    return result ?? (await once(name, run, { tabs, triesLeft: triesLeft - 1 }));
  } catch {
    // A browser that forbids tabs to share anything lets each look for itself.
    return await (begun ?? run());
  } finally {
    heard.end();
  }
}

/** Null when whoever held the name has let it go and has said nothing. */
async function freed(name: string, tabs: Tabs, signal: AbortSignal): Promise<null> {
  try {
    await tabs.hold(name, { signal }, async () => undefined);
    await tabs.pause(LATE_MS);
  } catch (error) {
    // The answer was heard first, and nobody waits for the name any more.
    if (!signal.aborted) throw error;
  }
  return null;
}

function hearing(name: string, tabs: Tabs) {
  const ended = new AbortController();
  let hear = (_result: ToolResult): void => undefined;
  const result = new Promise<ToolResult>((resolve) => {
    hear = resolve;
  });
  const stop = tabs.listen((message) => {
    if (isObject(message) && message['name'] === name && isDone(message['result'])) hear(message['result']);
  });
  const end = (): void => {
    stop();
    ended.abort();
  };
  return { result, ended: ended.signal, end };
}

/** A look-up that failed in another tab is tried here once more. */
const isDone = (value: unknown): value is Extract<ToolResult, { status: 'done' }> =>
  isObject(value) && value['status'] === 'done' && isObject(value['output']) && Array.isArray(value['rest']);

const CHANNEL = 'stepwise.look-ups';

/** The tabs of this browser. */
export const browserTabs: Tabs = {
  hold: async (name, options, work) => await navigator.locks.request(name, options, work),
  tell: (message) => {
    const channel = new BroadcastChannel(CHANNEL);
    channel.postMessage(message);
    channel.close();
  },
  listen: (hear) => {
    if (!('BroadcastChannel' in window)) return () => undefined;
    const channel = new BroadcastChannel(CHANNEL);
    channel.onmessage = ({ data }) => hear(data);
    return () => channel.close();
  },
  pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};
