/**
 * What a person did today, kept in their browser and written to the helpdesk now and then. Every open ticket has its own
 * place on the shelf, so that the pages of one browser do not get in each other's way.
 */
import { canonicalJson } from '../lib/canonical.ts';
import { parseJson } from '../lib/json.ts';
import type { Store } from '../lib/store.ts';
import { parseTime } from '../lib/time.ts';
import { dayRecords } from './day-record.ts';
import { dayOf, parseRows, type Row } from './row.ts';

/** A place in the browser that outlives the page; every page of the app in it sees the same. */
export interface Shelf {
  keys(): readonly string[];
  read(key: string): string | null;
  write(key: string, text: string): void;
  remove(key: string): void;
}

/** What a day book is made from. */
export interface DayBookPorts {
  readonly store: Store;
  readonly shelf: Shelf;
  readonly user: string;
  /** Names this browser; letters and digits only. */
  readonly browser: string;
  readonly now: () => string;
  /** Runs work while no other page of this browser runs any. */
  readonly alone: (work: () => Promise<void>) => Promise<void>;
}

/** A person's day book. */
export interface DayBook {
  /** Keeps a ticket's rows of today; the rest was kept on its own day. */
  keep(ticket: string, rows: readonly Row[]): void;
  /** Writes what is kept, where something is new and the last writing is a while ago; tells whether it wrote. Failure keeps it for the next time. */
  settle(): Promise<boolean>;
}

/** Writing is put off for this long after the first thing of which nobody has been told. */
const PUT_OFF_MS = 5 * 60_000;

/** Days older than this may have been added up already; what was left of them counts today. */
const OPEN_DAYS = 2;

const DAY_MS = 86_400_000;

/** Opens the day book of a person in this browser. */
export function createDayBook(ports: DayBookPorts): DayBook {
  const { shelf, now } = ports;
  const own = `stepwise.day:${ports.user}:`;
  const since = `stepwise.untold:${ports.user}`;
  return {
    keep: (ticket, rows) => {
      const day = dayOf(now());
      const fresh = rows.filter((row) => dayOf(row.at) === day);
      const key = `${own}${day}:${ticket}`;
      const before = rowsAt(shelf, key);
      const kept = [...new Map([...before, ...fresh].map((row) => [row.id, row])).values()];
      if (canonicalJson(kept) === canonicalJson(before)) return;
      shelf.write(key, JSON.stringify(kept));
      if (shelf.read(since) === null) shelf.write(since, now());
    },
    settle: async () => {
      const at = shelf.read(since);
      if (at === null || (parseTime(now()) ?? 0) - (parseTime(at) ?? 0) < PUT_OFF_MS) return false;
      let isTold = false;
      await ports.alone(async () => {
        if (shelf.read(since) !== at) return;
        await tell(ports, own, since);
        isTold = true;
      });
      return isTold;
    },
  };
}

const rowsAt = (shelf: Shelf, key: string): readonly Row[] => parseRows(parseJson(shelf.read(key) ?? ''));

async function tell({ store, shelf, user, browser, now }: DayBookPorts, own: string, since: string) {
  const today = dayOf(now());
  moveLate(shelf, own, today);
  const days = new Set(keysOf(shelf, own).map((key) => key.slice(own.length, own.length + today.length)));
  for (const day of days) {
    const keys = keysOf(shelf, `${own}${day}:`);
    const rows = keys.flatMap((key) => rowsAt(shelf, key));
    for (const record of dayRecords({ day, user, browser }, rows)) await store.put(record);
    if (day < today) for (const key of keys) shelf.remove(key);
  }
  shelf.remove(since);
}

const keysOf = (shelf: Shelf, start: string): string[] =>
  shelf
    .keys()
    .filter((key) => key.startsWith(start))
    .sort();

/** A browser that was shut for days still has what nobody was told. */
function moveLate(shelf: Shelf, own: string, today: string): void {
  const oldest = dayOf(new Date((parseTime(today) ?? 0) - OPEN_DAYS * DAY_MS).toISOString());
  for (const key of keysOf(shelf, own)) {
    const day = key.slice(own.length, own.length + today.length);
    if (day >= oldest) continue;
    const ticket = key.slice(own.length + today.length + 1);
    const place = `${own}${today}:${ticket}`;
    shelf.write(place, JSON.stringify([...rowsAt(shelf, place), ...rowsAt(shelf, key)]));
    shelf.remove(key);
  }
}
