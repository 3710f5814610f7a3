/** Keeps the day book of whoever works here; its code is fetched when there is something to keep. */
import type { Desk } from '../ledger/desk.ts';
import type { BookPorts } from './day-book.ts';

/** Follows a desk and keeps what its log has to count; gives the function that stops it. */
export function keepBooks(desk: Desk, ports: BookPorts): () => void {
  let seen = '';
  const load = once(async () => (await import('./day-book.ts')).openDayBook(ports));
  const update = (): void => {
    const state = desk.state();
    if (!state || state.log.entries.length === 0) return;
    const { ticket, log } = state;
    const mark = [ticket.id, ticket.status, ticket.comments.length, log.entries.length].join('/');
    if (mark === seen) return;
    seen = mark;
    // What is not counted is no reason to disturb anybody at work.
    void load().then(
      (book) => book.keep(state),
      () => undefined,
    );
  };
  const off = desk.subscribe(update);
  const offHelpdesk = ports.helpdesk.watch((change) => {
    if (change === 'hidden' && seen !== '')
      void load().then(
        (book) => book.settle(),
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
