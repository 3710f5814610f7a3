/** Spreads requests evenly over time, so that a long reading leaves the account's rate to those who work. */

/** Of the account's rate a long reading takes this part. */
const SHARE = 0.25;

const MINUTE_MS = 60_000;

/** Turns, one after the other. */
export interface Pace {
  /** Resolves when it is the caller's turn. */
  turn(): Promise<void>;
  /** Milliseconds between two turns. */
  turnMs(): number;
}

/** A pace for an account that may ask `perMinute()` times a minute, as far as that is known by now. */
export function createPace(ports: {
  readonly perMinute: () => number;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}): Pace {
  let nextAt = 0;
  const turnMs = (): number => MINUTE_MS / (ports.perMinute() * SHARE);
  return {
    turnMs,
    turn: async () => {
      const at = Math.max(ports.now(), nextAt);
      nextAt = at + turnMs();
      const waitMs = at - ports.now();
      if (waitMs > 0) await ports.sleep(waitMs);
    },
  };
}
