/** Taking out what is kept about a ticket: when a customer asks for it, or when it has been kept long enough. */
import { LESSON_TYPE } from '../assist/learn/lessons.ts';
import type { Store, Table } from '../lib/store.ts';
import { readDay } from './day-record.ts';
import { voidCopies } from './learned-copy.ts';

/** Records about a ticket. What was done to an order stays, since nobody may do it twice: claims and settlements are not among them. */
const KINDS: readonly { readonly table: Table; readonly type: string }[] = [
  { table: 'entry', type: 'run' },
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
];

/** More pages than this in one go are left for the next. */
const PAGES_MAX = 40;

/** Takes out every record about a ticket, and what was learned from it; gives how many there were. Throws where the helpdesk cannot be reached; asked again, it goes on. */
export async function eraseTicket(store: Store, ticket: string): Promise<number> {
  let erased = 0;
  for (const { table, type } of KINDS)
    for (let page = 0; page < PAGES_MAX; page += 1) {
      const found = await store.find({ table, type, group: ticket, limit: 100 });
      const there = await store.getMany(
        table,
        found.records.map(({ key }) => key),
      );
      for (const { key } of there) await store.remove(table, key);
      if (type === LESSON_TYPE && there.length > 0) await voidCopies(store);
      erased += there.length;
      if (there.length === 0 || found.next === null) break;
    }
  return erased;
}

/** Takes out what is kept about every ticket of a day, and the day's own rows; its sums stay. Gives how many records there were. */
export async function eraseDay(store: Store, day: string): Promise<number> {
  const rows = await readDay(store, day);
  let erased = 0;
  for (const ticket of new Set(rows.map(({ row }) => row.ticket))) erased += await eraseTicket(store, ticket);
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const found = await store.find({ table: 'entry', type: 'day', group: day, limit: 100 });
    const there = await store.getMany(
      'entry',
      found.records.map(({ key }) => key),
    );
    for (const { key } of there) await store.remove('entry', key);
    erased += there.length;
    if (there.length === 0 || found.next === null) break;
  }
  return erased;
}
