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

/** What a day book of the browser needs. */
export interface BookPorts {
  readonly helpdesk: Helpdesk;
  readonly user: User;
  readonly catalog: Catalog;
  /** Called when something was written for others to read. Never throws. */
  readonly told: () => Promise<void>;
}

/** Opens the day book of the signed-in person. */
export function openDayBook({ helpdesk, user, catalog, told }: BookPorts): OpenDayBook {
  const book = createDayBook({
    store: helpdesk.store,
    shelf: browserShelf,
    user: user.id,
    browser: browserName(),
    now: () => new Date(browserClock.now()).toISOString(),
    alone: (work) => oneAtATime('stepwise-day-book', work),
  });
  const settle = async (): Promise<void> => {
    const isTold = await book.settle().catch(() => false);
    if (isTold) await told();
  };
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
