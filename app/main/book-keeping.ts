/** Keeps the day book of whoever works here; its code is fetched when there is something to keep. */
import type { Desk } from '../ledger/desk.ts';
import { createStopwatch } from '../study/stopwatch.ts';
import type { BookPorts } from './day-book.ts';

/** Follows a desk and keeps what its log has to count; gives the function that stops it. */
export function keepBooks(desk: Desk, ports: BookPorts): () => void {
  let seen = '';
  const watch = createStopwatch(ports.lookedMs);
  const load = once(async () => (await import('./day-book.ts')).openDayBook(ports));
  const update = (): void => {
    const state = desk.state();
    if (!state) return;
    const { ticket, log } = state;
    const forMs = watch(ticket.id, state.now);
    if (log.entries.length === 0) return;
    const mark = [ticket.id, ticket.status, ticket.comments.length, log.entries.length].join('/');
    if (mark === seen) return;
    seen = mark;
    // What is not counted is no reason to disturb anybody at work.
    void load().then(
      (book) => book.keep(state, forMs),
      () => undefined,
    );
  };
  const off = desk.subscribe(update);
  const offHelpdesk = ports.helpdesk.watch((change) => {
    const state = desk.state();
    if (change === 'hidden' && seen !== '' && state)
      void load().then(
        (book) => book.keep(state, watch(state.ticket.id, state.now)),
        () => undefined,
      );
  });
  return () => {
    off();
    offHelpdesk();
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
