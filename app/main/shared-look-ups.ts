/**
 * One look-up a ticket across the tabs of a browser. Whoever begins one holds a lock of the browser's with the look-up's name; a
 * tab that wants the same meanwhile waits and is told what came of it, also a moment later, until the ticket's log has it.
 */
import { digest } from '../lib/canonical.ts';
import { isObject } from '../lib/json.ts';
import type { ToolRunner } from '../tools/runner.ts';
import type { Catalog, ToolResult } from '../tools/tool.ts';
import { browserClock } from './browser-clock.ts';

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
  /** Waits; where the signal comes first, it may stay unsettled but keeps no timer. */
  pause(ms: number, signal?: AbortSignal): Promise<void>;
}

/** A runner that shares, and what ends the sharing of what it has found. */
export interface SharedRunner extends ToolRunner {
  /** To be called when what was found is in the ticket's log: whoever opens the ticket now reads it there. */
  letGo(): void;
}

/** The same runner, whose look-ups are made once by all tabs in which this person has the ticket open. */
export function shareLookUps(
  runner: ToolRunner,
  { catalog, user, tabs }: { readonly catalog: Catalog; readonly user: string; readonly tabs: Tabs },
): SharedRunner {
  const found = new Map<string, () => void>();
  return {
    ...runner,
    run: (call, context) => {
      const run = () => runner.run(call, context);
      if (catalog.find(call.tool)?.effect !== 'read' || context.ticket === '') return run();
      // People's ids are of one account only; two accounts in a browser never share a name.
      const name = `stepwise.look-up.${digest({ user, ticket: context.ticket, call })}`;
      // Who asks once more wants to know how it stands now.
      found.get(name)?.();
      return once(name, run, { tabs, found, triesLeft: TRIES });
    },
    letGo: () => {
      for (const end of [...found.values()]) end();
    },
  };
}

/** Where whoever held the name went away without a word, the next one tries; in the end everybody looks for themselves. */
const TRIES = 3;
/** A message may come a moment after its lock was let go. */
const LATE_MS = 250;
/** Longer than a look-up may take; whoever has heard nothing by then looks for themselves. */
const WAIT_MS_MAX = 27_000;

interface Turn {
  readonly tabs: Tabs;
  /** What this tab has found and still tells, by name, with the function that ends it. */
  readonly found: Map<string, () => void>;
  readonly triesLeft: number;
}

async function once(name: string, run: () => Promise<ToolResult>, turn: Turn): Promise<ToolResult> {
  const { tabs, triesLeft } = turn;
  if (triesLeft === 0) return await run();
  let begun: Promise<ToolResult> | undefined;
  const begin = (): Promise<ToolResult> => {
    begun = run();
    return begun;
  };
  try {
    const heard = hearing(name, tabs);
    try {
      const mine = await lookFirst(name, begin, turn);
      if (mine) return mine;
      tabs.tell({ asked: name });
      const told = await Promise.race([
        heard.result,
        freed(name, tabs, heard.ended),
        tabs.pause(WAIT_MS_MAX, heard.ended).then(() => 'too-long' as const),
      ]);
      if (told === 'too-long') return await begin();
      if (told) return told;
    } finally {
      heard.end();
    }
  } catch {
    // A browser that forbids tabs to share anything lets each look for itself.
    return await (begun ?? run());
  }
  return await once(name, run, { ...turn, triesLeft: triesLeft - 1 });
}

/** Looks and holds the name until what was found is let go; null where another tab holds it. */
function lookFirst(
  name: string,
  run: () => Promise<ToolResult>,
  { tabs, found }: Turn,
): Promise<ToolResult | null> {
  return new Promise((resolve, reject) => {
    const look = async (lock: object | null): Promise<void> => {
      if (!lock) return resolve(null);
      const result = await run();
      if (!isDone(result)) return resolve(result);
      await new Promise<void>((end) => {
        const stop = tabs.listen((message) => {
          if (isObject(message) && message['asked'] === name) tabs.tell({ name, result });
        });
        found.set(name, () => {
          found.delete(name);
          stop();
          end();
        });
        tabs.tell({ name, result });
        resolve(result);
      });
    };
    tabs.hold(name, { ifAvailable: true }, look).catch(reject);
  });
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
  pause: browserClock.sleep,
};
