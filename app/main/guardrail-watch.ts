/**
 * Guardrails of experiments, looked at by the pages of agents: when a page has written down what its agent did, never while a ticket
 * is opened. It stands beside the day book, which is fetched late; the looking itself is fetched only where an experiment is under way.
 */
import type { Helpdesk } from '../helpdesk/helpdesk.ts';
import { browserClock } from './browser-clock.ts';
import { browserShelf } from './browser-shelf.ts';
import type { TeamPolicies } from './team-policies.ts';

/** What is watched, and how. */
export interface Watched {
  readonly team: Pick<TeamPolicies, 'guarded' | 'readStops'>;
  readonly helpdesk: Pick<Helpdesk, 'store' | 'past'>;
  /** Called when an experiment turned out to be stopped. */
  readonly changed: () => void;
}

/** Creates the function that looks, as often as it is called but each experiment once an hour in this browser. It never throws. */
export function guardrailWatch(watched: Watched): () => Promise<void> {
  let looking: Promise<void> | null = null;
  return async () => {
    if (watched.team.guarded().length === 0) return;
    looking ??= look(watched)
      // Whoever writes next looks again.
      .catch(() => undefined)
      .finally(() => {
        looking = null;
      });
    await looking;
  };
}

async function look({ team, helpdesk, changed }: Watched): Promise<void> {
  const { hourOf, lookAtGuardrails } = await import('../study/experiment/guard.ts');
  const now = (): string => new Date(browserClock.now()).toISOString();
  if (await team.readStops()) changed();
  for (const guarded of team.guarded()) {
    const mark = `stepwise.looked:${guarded.experiment.id}`;
    if (browserShelf.read(mark) === hourOf(now())) continue;
    browserShelf.write(mark, hourOf(now()));
    const { store, past } = helpdesk;
    const ports = { store, now, turn: () => past.turn(), ratings: past.ratings };
    const found = await lookAtGuardrails(guarded, ports);
    if (found === 'stopped' && (await team.readStops())) changed();
  }
}
