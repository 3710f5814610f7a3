import { describe, expect, it } from 'vitest';
import { createMemoryStorage } from '../../app/lib/memory-store.ts';
import { createDayBook, type Shelf } from '../../app/study/day-book.ts';
import { readDay } from '../../app/study/day-record.ts';
import { totalsOf } from '../../app/study/totals.ts';
import { suggestionRow } from './kit.ts';

const MINUTE_MS = 60_000;

function memoryShelf(): Shelf {
  const held = new Map<string, string>();
  return {
    keys: () => [...held.keys()],
    read: (key) => held.get(key) ?? null,
    write: (key, text) => void held.set(key, text),
    remove: (key) => void held.delete(key),
  };
}

function open() {
  const clock = { ms: Date.parse('2026-08-14T10:00:00.000Z') };
  const now = () => new Date(clock.ms).toISOString();
  const storage = createMemoryStorage({ now });
  const shelf = memoryShelf();
  const book = (user = 'kim', browser = 'b1', own = shelf) =>
    createDayBook({
      store: storage.storeFor(user),
      shelf: own,
      user,
      browser,
      now,
      alone: (work) => work(),
    });
  const pass = (ms: number) => {
    clock.ms += ms;
  };
  return { storage, shelf, book, pass, now, store: storage.storeFor('sam') };
}

describe('a day book', () => {
  it('writes nothing before a while has passed', async () => {
    const { book, pass, storage } = open();
    const kim = book();
    kim.keep('71', [suggestionRow()]);
    await kim.settle();
    expect(storage.records()).toHaveLength(0);
    pass(6 * MINUTE_MS);
    await kim.settle();
    expect(storage.records().map(({ key }) => key)).toEqual(['day:2026-08-14:kim:b1:0']);
  });

  it('writes one record however many tickets and turns there were', async () => {
    const { book, pass, storage, store } = open();
    for (const ticket of ['71', '72', '73']) book().keep(ticket, [suggestionRow({ ticket })]);
    pass(6 * MINUTE_MS);
    await book().settle();
    book().keep('74', [suggestionRow({ ticket: '74' })]);
    pass(6 * MINUTE_MS);
    await book().settle();
    expect(storage.records()).toHaveLength(1);
    expect(await readDay(store, '2026-08-14')).toHaveLength(4);
  });

  it('writes again only where something is new', async () => {
    const { book, pass, storage, now } = open();
    const row = suggestionRow();
    book().keep('71', [row]);
    pass(6 * MINUTE_MS);
    await book().settle();
    book().keep('71', [row]);
    pass(6 * MINUTE_MS);
    await book().settle();
    expect(storage.records()[0]?.updatedAt).not.toBe(now());
  });

  it('takes the newest word on a suggestion', async () => {
    const { book, pass, store } = open();
    const row = suggestionRow();
    book().keep('71', [row]);
    book().keep('71', [{ ...row, outcome: 'light', share: 0.1 }]);
    pass(6 * MINUTE_MS);
    await book().settle();
    expect(totalsOf(await readDay(store, '2026-08-14')).all).toMatchObject({ unedited: 0, light: 1 });
  });

  it('leaves what ended on another day to that day', async () => {
    const { book, shelf } = open();
    book().keep('71', [suggestionRow({ at: '2026-08-13T23:59:00.000Z' })]);
    expect(shelf.keys()).toEqual([]);
  });

  it('tells late what a browser kept while it was shut', async () => {
    const { book, pass, store } = open();
    book().keep('71', [suggestionRow()]);
    pass(5 * 24 * 60 * MINUTE_MS);
    await book().settle();
    expect(await readDay(store, '2026-08-14')).toHaveLength(0);
    expect(await readDay(store, '2026-08-19')).toHaveLength(1);
  });

  it('tells of yesterday what was left of it, and forgets it', async () => {
    const { book, pass, store, shelf } = open();
    book().keep('71', [suggestionRow()]);
    pass(24 * 60 * MINUTE_MS);
    await book().settle();
    expect(await readDay(store, '2026-08-14')).toHaveLength(1);
    expect(shelf.keys()).toEqual([]);
  });

  it('splits a long day over several records', async () => {
    const { book, pass, storage, store } = open();
    const rows = Array.from({ length: 400 }, (_, i) => suggestionRow({ suggestion: `s${i}` }));
    book().keep('71', rows);
    pass(6 * MINUTE_MS);
    await book().settle();
    expect(storage.records().length).toBeGreaterThan(2);
    expect(await readDay(store, '2026-08-14')).toHaveLength(400);
  });
});

describe('a day’s rows', () => {
  it('count once where one person has two browsers', async () => {
    const { book, pass, store } = open();
    const row = suggestionRow();
    const other = memoryShelf();
    book().keep('71', [row]);
    book('kim', 'b2', other).keep('71', [row]);
    pass(6 * MINUTE_MS);
    await book().settle();
    await book('kim', 'b2', other).settle();
    const rows = await readDay(store, '2026-08-14');
    expect(rows).toHaveLength(2);
    expect(totalsOf(rows).all.unedited).toBe(1);
  });

  it('are not believed where somebody else wrote them', async () => {
    const { storage, store } = open();
    const record = {
      table: 'entry',
      key: 'day:2026-08-14:kim:b1:0',
      type: 'day',
      body: { rows: [{ ...suggestionRow() }] },
      group: '2026-08-14',
    } as const;
    await storage.storeFor('lee').put(record);
    expect(await readDay(store, '2026-08-14')).toEqual([]);
  });
});
