/** Waits until a conversation has been quiet for a while, so that a burst of messages is one. */
export interface Quiet {
  /** At once: somebody opened the ticket. */
  now(): void;
  /** When nothing has come for `QUIET_MS`; a call before that begins anew. */
  later(): void;
  /** Nothing is waited for any more: the ticket went out of sight, or the page closes. */
  stop(): void;
}

/** A burst of messages ends when so long nothing has come. */
export const QUIET_MS = 4_000;

/** Creates one. Without a message there is no timer. */
export function createQuiet(work: () => Promise<unknown>): Quiet {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = (): void => {
    clearTimeout(timer);
    timer = undefined;
  };
  const now = (): void => {
    stop();
    void work();
  };
  return {
    now,
    later: () => {
      stop();
      timer = setTimeout(now, QUIET_MS);
    },
    stop,
  };
}
