/** Time that stands still until everything that can happen at a moment has happened: schedules run the same way every time. */

/** A random number generator that a seed decides; gives numbers from 0 up to 1. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Happening {
  readonly at: number;
  readonly order: number;
  readonly happen: () => void;
}

/** Virtual time in milliseconds. */
export interface Scheduler {
  nowMs(): number;
  /** Lets something happen later; what is due at one moment happens in the order in which it was asked for. */
  after(ms: number, happen: () => void): void;
  /** Runs until nothing is left to happen; throws after `happeningsMax`, which means that something goes round in circles. */
  run(happeningsMax: number): Promise<void>;
}

/** Creates a scheduler whose time begins at `startMs`. */
export function createScheduler(startMs: number): Scheduler {
  const queue: Happening[] = [];
  let nowMs = startMs;
  let order = 0;
  return {
    nowMs: () => nowMs,
    after: (ms, happen) => {
      order += 1;
      insert(queue, { at: nowMs + Math.max(0, Math.round(ms)), order, happen });
    },
    run: async (happeningsMax) => {
      for (let count = 0; count < happeningsMax; count += 1) {
        await quiet();
        const next = queue.pop();
        if (!next) return;
        nowMs = next.at;
        next.happen();
      }
      throw new Error('the schedule does not end');
    },
  };
}

/** Keeps the queue sorted, the next happening last. */
function insert(queue: Happening[], one: Happening): void {
  let low = 0;
  let high = queue.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const there = queue[middle];
    if (there && (there.at > one.at || (there.at === one.at && there.order > one.order))) low = middle + 1;
    else high = middle;
  }
  queue.splice(low, 0, one);
}

/** Lets every promise that can go on go on. */
const quiet = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
