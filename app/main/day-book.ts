/** The day book in a browser's own storage. */
import type { Helpdesk, User } from '../helpdesk/helpdesk.ts';
import type { DeskState } from '../ledger/desk/held.ts';
import { createDayBook } from '../study/day-book.ts';
import { rowsOf } from '../study/rows-of.ts';
import type { Catalog } from '../tools/tool.ts';
import { browserClock } from './browser-clock.ts';
import { browserShelf, oneAtATime } from './browser-shelf.ts';

/** A day book that takes the state of a desk. */
export interface OpenDayBook {
  keep(state: DeskState): void;
  settle(): Promise<void>;
}

/** Opens the day book of the signed-in person. */
export function openDayBook(ports: { helpdesk: Helpdesk; user: User; catalog: Catalog }): OpenDayBook {
  const { helpdesk, user, catalog } = ports;
  const book = createDayBook({
    store: helpdesk.store,
    shelf: browserShelf,
    user: user.id,
    browser: browserName(),
    now: () => new Date(browserClock.now()).toISOString(),
    alone: (work) => oneAtATime('stepwise-day-book', work),
  });
  const settle = () => book.settle().catch(() => undefined);
  return {
    settle,
    keep: (state) => {
      const { ticket, log, assistance, model } = state;
      const { runs, offers } = assistance;
      const read = model?.status === 'ready' ? { trace: model.trace, cost: model.cost } : null;
      book.keep(ticket.id, rowsOf({ ticket, log, runs, offers, catalog, model: read, user: user.id }));
      void settle();
    },
  };
}

const BROWSER_KEY = 'stepwise.browser';

function browserName(): string {
  const known = browserShelf.read(BROWSER_KEY);
  if (known !== null) return known;
  const name = browserClock.randomId().replaceAll('-', '').slice(0, NAME_LENGTH);
  browserShelf.write(BROWSER_KEY, name);
  return name;
}

const NAME_LENGTH = 12;
