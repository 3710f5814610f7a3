/** Events that a desk makes, and how they come into the log: those of one turn in one entry. */
import type { Actor, RunEvent } from '../../assist/event.ts';
import { digest } from '../../lib/canonical.ts';
import { isClosed } from '../../ticket/ticket.ts';
import type { Approval } from '../approval.ts';
import { appendFacts } from '../log.ts';
import { eventsNow, type Held, show } from './held.ts';
import { reviewTurn } from './reviewing.ts';

/** The head of an event that nobody had to decide. */
export const byApp = (held: Held, about: string) => ({
  id: digest({ ticket: held.ticket?.id ?? '', about, n: eventsNow(held).length }).slice(0, 20),
  at: held.ports.now(),
  run: '',
  by: { kind: 'app', id: 'stepwise' } as Actor,
});

/** The head of an event by the person at the desk. */
export function person(held: Held, about: string) {
  const { user, randomId, now } = held.ports;
  return {
    id: randomId(),
    at: now(),
    run: runOf(held, about),
    by: { kind: user.role, id: user.id } as Actor,
  };
}

/** The run that a step or a question belongs to: the newest whose policy it names, else the newest that goes on. */
function runOf(held: Held, about: string): string {
  const runs = held.state?.assistance.runs ?? [];
  const named = runs.findLast((run) => about.includes(`${run.policy}#`));
  const open = runs.findLast((run) => run.status !== 'done' && run.status !== 'stopped');
  return (named ?? open ?? runs.at(-1))?.id ?? '1';
}

/** An id for a run that begins. */
export const freshRun = (held: Held): string => String((held.state?.assistance.runs.length ?? 0) + 1);

/** A policy's version as runs remember it: what the team published, else a digest of what it says. */
export function versionOf(held: Held, policy: string): string {
  const { versions } = held.ports;
  if (versions) return versions.labelOf(policy);
  const found = held.ports.engine.library.find(policy);
  return found ? digest(found.steps).slice(0, 12) : '';
}

/** The event by which a run remembers what a message tells; null for a call that sends none. */
export function messageEvent(held: Held, approval: Approval): RunEvent | null {
  const message = approval.call.args['message'];
  return typeof message === 'string' && held.state ? draftEvent(held, message) : null;
}

/** The event of a text that tells and asks what the frontiers want now. */
export function draftEvent(held: Held, text: string): RunEvent {
  const reply = held.state?.assistance.reply;
  const frontiers = held.state?.assistance.frontiers ?? [];
  const tells = reply?.tells ?? frontiers.flatMap((frontier) => frontier.tells.map((tell) => tell.ref));
  const asks = reply?.asks ?? frontiers.flatMap((frontier) => frontier.asks.map((each) => each.question.id));
  return {
    ...person(held, tells[0] ?? ''),
    type: 'draft-inserted',
    text,
    asks: [...asks],
    tells: [...tells],
  };
}

/** Writes events that happened; what cannot be written is said in `trouble`. */
export async function append(held: Held, events: readonly RunEvent[]): Promise<void> {
  const reviews = [...held.reviews];
  try {
    const outcome = await appendFacts(held.ports.store, held.log, events, reviews);
    if (outcome.status === 'failed') held.trouble = outcome.reason;
    else {
      held.log = outcome.log;
      held.reviews = held.reviews.filter((one) => !reviews.includes(one));
      held.trouble = '';
    }
  } catch (error) {
    held.trouble = error instanceof Error ? error.message : String(error);
  }
}

/** Writes what happened in this turn as one entry; what cannot be written stays with us and is said. */
export async function flush(held: Held): Promise<void> {
  if (held.fresh.length === 0 || !held.ticket || isClosed(held.ticket)) return;
  const events = held.fresh;
  reviewTurn(held);
  await append(held, events);
  held.fresh = held.trouble === '' ? held.fresh.filter((event) => !events.includes(event)) : held.fresh;
  show(held);
}
