/**
 * What this browser has learned, at hand when a page opens: a text on its shelf. The code that teaches and catches up
 * with the team is fetched when there is something to teach, or when a ticket is left.
 */
import type { Knowledge } from '../assist/learn.ts';
import type { PolicyIndex } from '../assist/match.ts';
import type { Helpdesk } from '../helpdesk/helpdesk.ts';
import type { Desk } from '../ledger/desk.ts';
import { browserShelf } from './browser-shelf.ts';

/** What is learned so far; replaced as the team teaches. */
export interface Learning {
  learned: Knowledge | undefined;
}

/** The shelf's place of the state as a page reads it. */
export const LEARNED_KEY = 'stepwise.learned';

/** Reads the shelf; a browser that has learned nothing fetches no code for it. */
export async function startLearning(): Promise<Learning> {
  const text = browserShelf.read(LEARNED_KEY);
  if (text === null) return { learned: undefined };
  const { parsePacked } = await import('../assist/learn/state.ts');
  return { learned: parsePacked(text) };
}

/** Teaches what solved tickets have to teach, and catches up with the team when a ticket is left. */
export function followLessons(
  desk: Desk,
  learning: Learning,
  ports: { readonly helpdesk: Helpdesk; readonly index: PolicyIndex },
): void {
  const load = async () => (await import('./lessons.ts')).openLessons(learning, ports);
  let ticket = '';
  let taught = '';
  desk.subscribe(() => {
    const state = desk.state();
    if (!state) return;
    if (ticket !== '' && ticket !== state.ticket.id) void quietly(async () => (await load()).catchUp());
    ticket = state.ticket.id;
    const mark = [ticket, state.ticket.status, state.log.entries.length].join('/');
    if (state.ticket.status !== 'solved' || mark === taught) return;
    taught = mark;
    void quietly(async () => (await load()).teach(state));
  });
  ports.helpdesk.watch((change) => {
    if (change === 'hidden') void quietly(async () => (await load()).catchUp());
  });
}

/** What is not learned now is learned later; nobody at work is disturbed by it. */
const quietly = (work: () => Promise<void>): Promise<void> => work().catch(() => undefined);
