import type { Helpdesk } from '../helpdesk/helpdesk.ts';
import { browserClock } from './browser-clock.ts';

/** A clock of milliseconds that runs only while the page is in front, in the helpdesk and in the browser. */
export function lookedClock(helpdesk: Helpdesk): () => number {
  let totalMs = 0;
  let isShown = true;
  let sinceMs: number | null = null;
  const update = (): void => {
    const now = browserClock.now();
    if (sinceMs !== null) totalMs += now - sinceMs;
    sinceMs = isShown && document.visibilityState === 'visible' ? now : null;
  };
  helpdesk.watch((change) => {
    if (change !== 'shown' && change !== 'hidden') return;
    isShown = change === 'shown';
    update();
  });
  document.addEventListener('visibilitychange', update);
  update();
  return () => {
    update();
    return totalMs;
  };
}
