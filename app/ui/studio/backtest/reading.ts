/** Where the tickets of a back-test come from: read one after the other from the helpdesk, or line by line from a file. */
import type { FoundTickets, Helpdesk } from '../../../helpdesk/helpdesk.ts';
import { emptyLog, eventsOf, readLog } from '../../../ledger/log.ts';
import type { TicketBatch } from './ports.ts';
import type { BackTestForm } from './view.ts';

/** What a reading needs of the session that runs it. */
export interface ReadingPorts {
  /** Takes what was read; resolves when it has been worked off. */
  readonly take: (tickets: TicketBatch) => Promise<void>;
  /** Resolves when it may go on: at once, after a pause, or false after a stop. */
  readonly mayGoOn: () => Promise<boolean>;
  /** How many there are in all, as soon as that is known. */
  readonly wanted: (count: number) => void;
  /** Something failed that may work on the next try; resolves when the person wants to go on, false after a stop. */
  readonly failed: (reason: unknown) => Promise<boolean>;
}

/** Tickets that are worked off at once before the next are being read. */
const BATCH = 5;

/** Reads past tickets with what was recorded on them; paced by the helpdesk's adapter. */
export async function readFromHelpdesk(
  { past, store }: Pick<Helpdesk, 'past' | 'store'>,
  { from, to, most }: BackTestForm,
  ports: ReadingPorts,
): Promise<void> {
  let cursor: string | null = null;
  let left = most;
  do {
    const at: string | null = cursor;
    const page: FoundTickets | undefined = await tried(() => past.search({ from, to, cursor: at }), ports);
    if (!page) return;
    const tickets = page.tickets.slice(0, left);
    left -= tickets.length;
    cursor = left > 0 ? page.next : null;
    if (cursor === null) ports.wanted(most - left);
    for (let start = 0; start < tickets.length; start += BATCH) {
      const cases = [];
      for (const ticket of tickets.slice(start, start + BATCH)) {
        const read = await tried(async () => {
          const whole = await past.whole(ticket);
          await past.turn();
          return { ticket: whole, events: eventsOf(await readLog(store, emptyLog(ticket.id))) };
        }, ports);
        if (!read) return;
        cases.push(read);
      }
      await ports.take({ type: 'cases', cases });
    }
  } while (cursor !== null);
}

/** The value, tried again as often as the person wants; undefined after a stop. */
async function tried<T>(read: () => Promise<T>, ports: ReadingPorts): Promise<T | undefined> {
  while (await ports.mayGoOn()) {
    try {
      return await read();
    } catch (error) {
      if (!(await ports.failed(error))) return undefined;
    }
  }
  return undefined;
}

/** Lines that go to the worker at once. */
const LINES = 20;

/** Reads the lines of a file. */
export async function readFromFile(file: File, ports: ReadingPorts): Promise<void> {
  const lines = (await file.text()).split('\n');
  ports.wanted(lines.filter((line) => line.trim() !== '').length);
  for (let from = 0; from < lines.length; from += LINES) {
    if (!(await ports.mayGoOn())) return;
    await ports.take({ type: 'lines', lines: lines.slice(from, from + LINES), firstLine: from + 1 });
  }
}
