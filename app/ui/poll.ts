/** Asks again and again, slower and slower, while there is something to expect and somebody looks. */
export interface Poll {
  /** Begins anew from the shortest pause, or stops; call it whenever `isWanted` may have changed. */
  update(): void;
  /** Something has happened: begins anew from the shortest pause. */
  restart(): void;
  stop(): void;
}

/** The first pause and the longest, in milliseconds. */
export const POLL_MS = { first: 10_000, last: 60_000 } as const;

const SLOWER = 1.5;

/** Creates a poll; while the browser's tab is hidden, or `isWanted` says no, there is no timer at all. */
export function createPoll(isWanted: () => boolean, ask: () => Promise<unknown>): Poll {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pauseMs: number = POLL_MS.first;
  let isAsking = false;
  let isStopped = false;
  const isDue = (): boolean => !isStopped && !document.hidden && isWanted();
  const halt = (): void => {
    clearTimeout(timer);
    timer = undefined;
  };
  const turn = async (): Promise<void> => {
    timer = undefined;
    isAsking = true;
    try {
      await ask();
    } catch {
      // Whoever asks says what went wrong; the next turn comes later anyway.
    } finally {
      isAsking = false;
      pauseMs = Math.min(pauseMs * SLOWER, POLL_MS.last);
      update();
    }
  };
  const update = (): void => {
    if (!isDue()) {
      halt();
      pauseMs = POLL_MS.first;
    } else if (timer === undefined && !isAsking) timer = setTimeout(() => void turn(), pauseMs);
  };
  const restart = (): void => {
    halt();
    pauseMs = POLL_MS.first;
    update();
  };
  document.addEventListener('visibilitychange', restart);
  return {
    update,
    restart,
    stop: () => {
      isStopped = true;
      halt();
      document.removeEventListener('visibilitychange', restart);
    },
  };
}
