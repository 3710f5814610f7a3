/** The day book in a browser's own storage. */
import type { Helpdesk, User } from '../helpdesk/helpdesk.ts';
import type { DeskState } from '../ledger/desk/held.ts';
import { createDayBook } from '../study/day-book.ts';
import { dayOf, type Row } from '../study/row.ts';
import { rowsOf } from '../study/rows-of.ts';
import type { Catalog } from '../tools/tool.ts';
import { browserClock } from './browser-clock.ts';
import { browserShelf, oneAtATime } from './browser-shelf.ts';
import { guardrailWatch, type Watched } from './guardrail-watch.ts';

/** A day book that takes the state of a desk, and writes what is kept when it is time. */
export interface OpenDayBook {
  /** `forMs` is for how long the ticket was in front of this person today, in this page. */
  keep(state: DeskState, forMs: number): void;
}

/** What a day book of the browser needs. */
export interface BookPorts {
  readonly helpdesk: Helpdesk;
  readonly user: User;
  readonly catalog: Catalog;
  /** Milliseconds for which somebody has looked at the page so far. */
  readonly lookedMs: () => number;
  readonly team: Watched['team'];
  /** Called when an experiment turned out to be stopped. */
  readonly changed: () => void;
}

/** Opens the day book of the signed-in person. */
export function openDayBook({ helpdesk, user, catalog, team, changed }: BookPorts): OpenDayBook {
  const told = guardrailWatch({ team, helpdesk, changed });
  const page = shortName();
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
    keep: (state, forMs) => {
      const { ticket, log, assistance, model, now } = state;
      const { runs, offers } = assistance;
      const read = model?.status === 'ready' ? { trace: model.trace, cost: model.cost } : null;
      const rows = rowsOf({ ticket, log, runs, offers, catalog, model: read, user: user.id, now });
      book.keep(ticket.id, [...rows, handledRow(ticket.id, page, forMs)]);
      void settle();
    },
  };
}

function handledRow(ticket: string, page: string, forMs: number): Row {
  const at = new Date(browserClock.now()).toISOString();
  const id = `t:${ticket}:${page}:${dayOf(at)}`;
  return { kind: 'handled', id, at, ticket, policy: '', step: '', version: '', forMs };
}

const BROWSER_KEY = 'stepwise.browser';

function browserName(): string {
  const known = browserShelf.read(BROWSER_KEY);
  if (known !== null) return known;
  const name = shortName();
  browserShelf.write(BROWSER_KEY, name);
  return name;
}

const shortName = (): string => browserClock.randomId().replaceAll('-', '').slice(0, NAME_LENGTH);

const NAME_LENGTH = 12;
