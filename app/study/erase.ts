/** Taking out what is kept about a ticket: when a customer asks for it, or when it has been kept long enough. */
import { LESSON_TYPE } from '../assist/learn/lessons.ts';
import type { Page, Store, Table } from '../lib/store.ts';
import { readDay } from './day-record.ts';
import { voidCopies } from './learned-copy.ts';

/** Records about a ticket, its log last: as long as it is there, something may be left. What was done to an order stays, since nobody may do it twice: claims and settlements are not among them. */
const KINDS: readonly { readonly table: Table; readonly type: string }[] = [
  { table: 'entry', type: 'part' },
  { table: 'entry', type: 'request' },
  { table: 'entry', type: 'inquiry-answer' },
  { table: 'entry', type: 'note' },
  { table: 'entry', type: 'cache' },
  { table: 'entry', type: LESSON_TYPE },
  { table: 'rule', type: 'decision' },
  { table: 'rule', type: 'inquiry' },
  { table: 'rule', type: 'part' },
  { table: 'rule', type: 'score' },
  { table: 'entry', type: 'run' },
];

/** More pages than this in one go are left for the next. */
const PAGES_MAX = 40;

/** Takes out every record about a ticket, and what was learned from it; gives how many there were. Throws where the helpdesk cannot be reached; asked again, it goes on. */
export async function eraseTicket(store: Store, ticket: string): Promise<number> {
  let erased = 0;
  for (const kind of KINDS) {
    const count = await eraseGroup(store, kind, ticket);
    if (kind.type === LESSON_TYPE && count > 0) await voidCopies(store);
    erased += count;
  }
  return erased;
}

/** What became of taking out several tickets. */
export interface ErasedTickets {
  readonly records: number;
  /** Tickets of which nothing is left. */
  readonly done: number;
  /** Those of which something may be left, with why; asked again, it goes on. */
  readonly failed: readonly { readonly ticket: string; readonly reason: string }[];
}

/** Takes out ticket after ticket; one that fails does not keep back the others. `tell` hears after each how far it is, and stops it with false. */
export async function eraseTickets(
  store: Store,
  tickets: readonly string[],
  { turn, tell }: { turn(): Promise<void>; tell(so: ErasedTickets): boolean },
): Promise<ErasedTickets> {
  let so: ErasedTickets = { records: 0, done: 0, failed: [] };
  for (const ticket of tickets) {
    await turn();
    try {
      const records = await eraseTicket(store, ticket);
      so = { ...so, records: so.records + records, done: so.done + 1 };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      so = { ...so, failed: [...so.failed, { ticket, reason }] };
    }
    if (!tell(so)) break;
  }
  return so;
}

/** How far one go reaches. */
export interface EraseBounds {
  /** No further ticket is begun when so many records are gone. */
  readonly most: number;
  /** Waits before each ticket, so that the helpdesk is left room for others. */
  turn(): Promise<void>;
}

/** What a go took out, and whether nothing is left for another. */
export interface Erased {
  readonly records: number;
  readonly isWhole: boolean;
}

/** What is kept about the tickets of a day that nobody has touched since, and the day's own rows; its sums stay. Throws where the helpdesk cannot be reached. */
export async function eraseDay(store: Store, day: string, { most, turn }: EraseBounds): Promise<Erased> {
  const rows = await readDay(store, day);
  let records = 0;
  for (const ticket of new Set(rows.map(({ row }) => row.ticket))) {
    if (records >= most) return { records, isWhole: false };
    await turn();
    if (await isFinishedBy(store, ticket, day)) records += await eraseTicket(store, ticket);
  }
  return {
    records: records + (await eraseGroup(store, { table: 'entry', type: 'day' }, day)),
    isWhole: true,
  };
}

/** A ticket that went on is kept until its last day is old enough; one without a log was taken out before. */
async function isFinishedBy(store: Store, ticket: string, day: string): Promise<boolean> {
  const [newest] = (await store.find({ table: 'entry', type: 'run', group: ticket, limit: 1 })).records;
  return newest !== undefined && newest.createdAt.slice(0, 10) <= day;
}

/** Names are gathered first: a list may still show what was taken out a moment ago, and cursors move when records go. */
async function eraseGroup(
  store: Store,
  { table, type }: (typeof KINDS)[number],
  group: string,
): Promise<number> {
  const keys = new Set<string>();
  let cursor: string | null = '';
  for (let page = 0; page < PAGES_MAX && cursor !== null; page += 1) {
    const asked = cursor === '' ? {} : { cursor };
    const found: Page = await store.find({ table, type, group, limit: 100, ...asked });
    for (const { key } of found.records) keys.add(key);
    cursor = found.next;
  }
  for (const key of keys) await store.remove(table, key);
  return keys.size;
}
