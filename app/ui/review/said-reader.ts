/** What customers said, read behind the figures: what is kept is there at once, what may have changed is asked about day by day. */
import { askSaid, readSaid, type SaidDay, type SatisfactionPorts } from '../../study/satisfaction.ts';

/** What is known, as far as it is. */
export interface SaidState {
  /** Oldest first; empty until something is known. */
  readonly days: readonly SaidDay[];
  /** Days that are still to be asked about. */
  readonly left: number;
  readonly trouble: string;
}

/** A reader; another reading ends the one before. */
export interface SaidReader {
  readonly state: () => SaidState;
  /** Forgets what was known. */
  clear(): void;
  /** Reads some days, oldest first; on an idle one no case ended, so nobody is asked about it. */
  read(days: readonly string[], isIdle: (day: string) => boolean): void;
  /** Nobody is asked for while nobody looks. */
  looks(isLookedAt: boolean): void;
}

/** Creates a reader that tells each change. */
export function createSaidReader(ports: SatisfactionPorts, changed: () => void): SaidReader {
  let days: readonly SaidDay[] = [];
  let ahead: readonly SaidDay[] = [];
  let trouble = '';
  let isLookedAt = true;
  let isBusy = false;
  let turn = 0;

  /** The newest first; stops when somebody wants other days, or looks away. */
  async function askAhead(): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    let mine = turn;
    try {
      while (isLookedAt) {
        const next = ahead.at(-1);
        if (!next) break;
        mine = turn;
        const totals = await askSaid(next, ports);
        if (mine !== turn) continue;
        ahead = ahead.slice(0, -1);
        days = days.map((day) => (day.day === next.day ? { ...day, totals, isStale: false } : day));
        changed();
      }
    } catch (error) {
      if (mine === turn) fail(error);
    } finally {
      isBusy = false;
    }
  }

  function fail(error: unknown): void {
    ahead = [];
    trouble = error instanceof Error ? error.message : String(error);
    changed();
  }

  async function begin(wanted: readonly string[], isIdle: (day: string) => boolean): Promise<void> {
    const mine = turn;
    try {
      const known = await readSaid(wanted, ports);
      if (mine !== turn) return;
      days = known;
      ahead = known.filter(({ day, isStale }) => isStale && !isIdle(day));
      changed();
      await askAhead();
    } catch (error) {
      if (mine === turn) fail(error);
    }
  }

  const clear = (): void => {
    turn += 1;
    days = [];
    ahead = [];
    trouble = '';
  };
  return {
    state: () => ({ days, left: ahead.length, trouble }),
    clear,
    read: (wanted, isIdle) => {
      clear();
      void begin(wanted, isIdle);
    },
    looks: (looked) => {
      isLookedAt = looked;
      if (looked) void askAhead();
    },
  };
}
