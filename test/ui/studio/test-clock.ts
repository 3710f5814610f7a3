import type { IdleClock } from '../../../app/ui/studio/editor/idle-check.ts';

/** A clock that a test turns: `pass` ends the pause, `idle` gives the page's free time. */
export function testClock() {
  let later: (() => void) | null = null;
  let idle: ((hasTime: () => boolean) => void) | null = null;
  const clock: IdleClock = {
    later(work) {
      later = work;
      return () => {
        later = null;
      };
    },
    whenIdle(work) {
      idle = work;
      return () => {
        idle = null;
      };
    },
  };
  const pass = (): void => {
    const work = later;
    later = null;
    work?.();
  };
  const giveIdle = (hasTime = false): void => {
    const work = idle;
    idle = null;
    work?.(() => hasTime);
  };
  return { clock, pass, idle: giveIdle };
}
