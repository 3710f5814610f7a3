/** Reads a text on the page itself, part after part while it is idle: the way where no worker can be had. */
import type { Compiled } from '../../../policy/compile.ts';

/** The clock of a page, so that a test can turn it. */
export interface IdleClock {
  /** Calls back once after a time; gives what calls it off. */
  later(work: () => void, ms: number): () => void;
  /** Calls back when the page has nothing else to do; `hasTime` says whether it may go on. */
  whenIdle(work: (hasTime: () => boolean) => void): () => void;
}

/** A checker of texts; only the newest text's result is given. */
export interface IdleCheck {
  /** Begins anew with this text. */
  now(text: string): void;
  stop(): void;
}

/** A checker whose `check` is done in parts. */
export function createIdleCheck(
  check: (text: string) => Generator<undefined, Compiled>,
  done: (text: string, read: Compiled) => void,
  clock: IdleClock,
): IdleCheck {
  let callOff = (): void => undefined;
  const goOn = (text: string, work: Generator<undefined, Compiled>): void => {
    callOff = clock.whenIdle((hasTime) => {
      do {
        const part = work.next();
        if (part.done) return done(text, part.value);
      } while (hasTime());
      goOn(text, work);
    });
  };
  return {
    now(text) {
      callOff();
      goOn(text, check(text));
    },
    stop: () => callOff(),
  };
}

/** A part is only begun while so many milliseconds are left. */
const ENOUGH_MS = 4;
/** A page that is never idle gets its text read all the same. */
const IDLE_TIMEOUT_MS = 1_000;

/** The clock of this page. */
export const pageClock: IdleClock = {
  later(work, ms) {
    const id = setTimeout(work, ms);
    return () => clearTimeout(id);
  },
  whenIdle(work) {
    if (typeof requestIdleCallback !== 'function') {
      const id = setTimeout(() => work(() => false), 0);
      return () => clearTimeout(id);
    }
    const id = requestIdleCallback((deadline) => work(() => deadline.timeRemaining() > ENOUGH_MS), {
      timeout: IDLE_TIMEOUT_MS,
    });
    return () => cancelIdleCallback(id);
  },
};
