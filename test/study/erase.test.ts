import { describe, expect, it } from 'vitest';
import { createMemoryStorage } from '../../app/lib/memory-store.ts';
import type { Store, Table } from '../../app/lib/store.ts';
import { dayRecords } from '../../app/study/day-record.ts';
import { eraseDay, eraseTicket, eraseTickets } from '../../app/study/erase.ts';
import { suggestionRow } from './kit.ts';

function open() {
  let now = '2026-06-01T10:00:00.000Z';
  const storage = createMemoryStorage({ now: () => now });
  const store = storage.storeFor('sam');
  const write = async (table: Table, type: string, key: string, group: string) =>
    await store.put({ table, type, key, group, body: {} });
  return {
    store,
    write,
    at: (next: string) => {
      now = next;
    },
    keys: () => storage.records().map(({ key }) => key),
  };
}

describe('taking out a ticket', () => {
  it('takes what was said and decided and leaves what was done to orders', async () => {
    const { store, write, keys } = open();
    await write('entry', 'run', 'run:7:0', '7');
    await write('entry', 'part', 'part:x:0', '7');
    await write('entry', 'request', 'request:7:0', '7');
    await write('rule', 'decision', 'decision:7:0:0', '7');
    await write('rule', 'score', 'score:7:s1:sam', '7');
    await write('entry', 'claim', 'claim:refund_order:1042:0', '7');
    await write('entry', 'settlement', 'settlement:refund_order:1042:0', '7');
    expect(await eraseTicket(store, '7')).toBe(5);
    expect(keys()).toEqual(['claim:refund_order:1042:0', 'settlement:refund_order:1042:0']);
  });

  it('leaves other tickets alone', async () => {
    const { store, write, keys } = open();
    await write('entry', 'run', 'run:7:0', '7');
    await write('entry', 'run', 'run:71:0', '71');
    await eraseTicket(store, '7');
    expect(keys()).toEqual(['run:71:0']);
  });

  it('goes through every page of a long log', async () => {
    const { store, write, keys } = open();
    for (let i = 0; i < 250; i += 1) await write('entry', 'run', `run:7:${i}`, '7');
    expect(await eraseTicket(store, '7')).toBe(250);
    expect(keys()).toEqual([]);
  });
});

describe('taking out the tickets of a customer', () => {
  const turn = async (): Promise<void> => undefined;

  it('goes on behind a ticket that fails and names it', async () => {
    const { store, write, keys } = open();
    for (const ticket of ['7', '8', '9']) await write('entry', 'run', `run:${ticket}:0`, ticket);
    const torn: Store = {
      ...store,
      remove: async (table, key) => {
        if (key === 'run:8:0') throw new Error('forbidden');
        await store.remove(table, key);
      },
    };
    const outcome = await eraseTickets(torn, ['7', '8', '9'], { turn, tell: () => true });
    expect(outcome).toEqual({ records: 2, done: 2, failed: [{ ticket: '8', reason: 'forbidden' }] });
    expect(keys()).toEqual(['run:8:0']);
  });

  it('stops where nobody wants it to go on', async () => {
    const { store, write, keys } = open();
    for (const ticket of ['7', '8']) await write('entry', 'run', `run:${ticket}:0`, ticket);
    await eraseTickets(store, ['7', '8'], { turn, tell: () => false });
    expect(keys()).toEqual(['run:8:0']);
  });
});

const FREE = { most: 100, turn: async () => undefined };

describe('taking out a day', () => {
  const day = '2026-06-01';

  async function worked(tickets: readonly string[]) {
    const opened = open();
    for (const ticket of tickets) await opened.write('entry', 'run', `run:${ticket}:0`, ticket);
    const rows = tickets.map((ticket) => suggestionRow({ ticket, at: `${day}T10:00:00.000Z` }));
    for (const record of dayRecords({ day, user: 'sam', browser: 'b1' }, rows))
      await opened.store.put(record);
    await opened.write('rule', 'total', `total:${day}`, '2026-06');
    return opened;
  }

  it('takes its tickets and rows and leaves its sums', async () => {
    const { store, keys } = await worked(['7', '8']);
    expect(await eraseDay(store, day, FREE)).toEqual({ records: 3, isWhole: true });
    expect(keys()).toEqual([`total:${day}`]);
  });

  it('leaves a ticket that went on later', async () => {
    const { store, write, at, keys } = await worked(['7', '8']);
    at('2026-06-09T10:00:00.000Z');
    await write('entry', 'run', 'run:8:1', '8');
    await eraseDay(store, day, FREE);
    expect(keys().sort()).toEqual(['run:8:0', 'run:8:1', `total:${day}`]);
  });

  it('begins no further ticket above its bound and keeps the rows', async () => {
    const { store, keys } = await worked(['7', '8']);
    expect(await eraseDay(store, day, { ...FREE, most: 1 })).toEqual({ records: 1, isWhole: false });
    expect(keys()).toEqual(['run:8:0', `day:${day}:sam:b1:0`, `total:${day}`]);
    expect(await eraseDay(store, day, FREE)).toEqual({ records: 2, isWhole: true });
  });
});
