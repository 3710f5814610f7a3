import { describe, expect, it } from 'vitest';
import { createMemoryStorage } from '../../app/lib/memory-store.ts';
import type { FindQuery } from '../../app/lib/store.ts';
import { dayRecords } from '../../app/study/day-record.ts';
import { dayAfter, readPeriods } from '../../app/study/periods.ts';
import { eraseOld, readRetention } from '../../app/study/retention.ts';
import { shownIn } from '../../app/study/totals.ts';
import { suggestionRow } from './kit.ts';

const TODAY = '2026-06-30';

function open() {
  let now = `${TODAY}T10:00:00.000Z`;
  let turns = 0;
  const storage = createMemoryStorage({ now: () => now });
  const store = storage.storeFor('sam');
  const ports = {
    store,
    isSupervisor: async () => true,
    now: () => `${TODAY}T10:00:00.000Z`,
    turn: async () => {
      turns += 1;
    },
  };
  return {
    ports,
    turns: () => turns,
    keys: () => storage.records().map(({ key }) => key),
    work: async (day: string, ticket: string, turns = 1) => {
      now = `${day}T10:00:00.000Z`;
      for (let i = 0; i < turns; i += 1)
        await store.put({
          table: 'entry',
          type: 'run',
          key: `run:${ticket}:${day}:${i}`,
          group: ticket,
          body: {},
        });
      const rows = [suggestionRow({ ticket, at: now })];
      for (const record of dayRecords({ day, user: 'sam', browser: 'b1' }, rows)) await store.put(record);
    },
  };
}

const runsIn = (keys: readonly string[]): readonly string[] => keys.filter((key) => key.startsWith('run:'));

describe('the setting for old records', () => {
  it('is a whole number of days', () => {
    expect(readRetention(' 365 ')).toEqual({ type: 'days', days: 365 });
  });

  it('keeps everything where it is empty', () => {
    expect(readRetention(' ')).toEqual({ type: 'for-ever' });
  });

  it.each(['0', '-3', '1.5', '12 months'])('is not followed where it says %s', (value) => {
    expect(readRetention(value)).toEqual({ type: 'unreadable', value });
  });
});

describe('taking out old records', () => {
  it('takes out the day above the limit and keeps the day at it', async () => {
    const { ports, work, keys } = open();
    await work(dayAfter(TODAY, -31), '7');
    await work(dayAfter(TODAY, -30), '8');
    for (let visit = 0; visit < 9; visit += 1) await eraseOld(30, ports);
    expect(runsIn(keys())).toEqual([`run:8:${dayAfter(TODAY, -30)}:0`]);
  });

  it('keeps the sum of a day that nobody had added up', async () => {
    const { ports, work } = open();
    const day = dayAfter(TODAY, -60);
    await work(day, '7');
    for (let visit = 0; visit < 9; visit += 1) await eraseOld(30, ports);
    const [period] = await readPeriods([day], ports);
    expect(period?.totals && shownIn(period.totals.all)).toBe(1);
  });

  it('leaves days whose sums may still change', async () => {
    const { ports, work, keys } = open();
    await work(dayAfter(TODAY, -2), '7');
    for (let visit = 0; visit < 10; visit += 1) await eraseOld(1, ports);
    expect(runsIn(keys())).toHaveLength(1);
  });

  it('stops above its bound and goes on at the next visit', async () => {
    const { ports, work, keys } = open();
    await work(dayAfter(TODAY, -830), '7', 1_000);
    await work(dayAfter(TODAY, -829), '8');
    expect((await eraseOld(30, ports)).records).toBe(1_001);
    expect(runsIn(keys())).toHaveLength(1);
    expect((await eraseOld(30, ports)).records).toBe(2);
  });

  it('asks nothing more once it is through', async () => {
    const { ports, turns } = open();
    let through = '';
    for (let visit = 0; visit < 9; visit += 1) through = (await eraseOld(30, ports)).through;
    const before = turns();
    expect(through).toBe(dayAfter(TODAY, -31));
    await eraseOld(30, ports);
    expect(turns()).toBe(before);
  });

  it('begins with the oldest day that there is and passes over empty ones', async () => {
    const { ports, work, keys, turns } = open();
    await work(dayAfter(TODAY, -900), '7');
    await work(dayAfter(TODAY, -400), '8');
    expect(await eraseOld(30, ports)).toMatchObject({ records: 4, isThrough: true });
    expect(runsIn(keys())).toEqual([]);
    expect(turns()).toBeLessThan(40);
  });

  it('takes a day along that was told after later ones', async () => {
    const { ports, work, keys } = open();
    await work(dayAfter(TODAY, -60), '7');
    await work(dayAfter(TODAY, -62), '8');
    await eraseOld(30, ports);
    expect(runsIn(keys())).toEqual([]);
  });

  it('goes through days one by one while a list still shows what is gone', async () => {
    const { ports, work, keys } = open();
    const days = [-300, -299, -298].map((back) => dayAfter(TODAY, back));
    for (const [i, day] of days.entries()) await work(day, String(i));
    const stale = await ports.store.find({ table: 'entry', type: 'day', limit: 1, order: 'oldest-first' });
    const store = {
      ...ports.store,
      find: async (query: FindQuery) =>
        query.order === 'oldest-first' ? { ...stale, next: '1' } : await ports.store.find(query),
    };
    await eraseOld(30, { ...ports, store });
    expect(runsIn(keys())).toEqual([]);
  });
});
