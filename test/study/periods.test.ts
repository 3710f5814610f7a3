import { describe, expect, it } from 'vitest';
import { createMemoryStorage } from '../../app/lib/memory-store.ts';
import { dayRecords } from '../../app/study/day-record.ts';
import {
  addUp,
  addUpMissing,
  isOver,
  type Period,
  type PeriodPorts,
  readPeriods,
  stretchesOf,
} from '../../app/study/periods.ts';
import { suggestionRow } from './kit.ts';

const NOW = '2026-09-10T12:00:00.000Z';

function open() {
  const storage = createMemoryStorage({ now: () => NOW });
  const ports = (user = 'sam'): PeriodPorts => ({
    store: storage.storeFor(user),
    isSupervisor: async (id) => id.startsWith('s'),
    now: () => NOW,
  });
  const work = async (day: string, user: string, count: number) => {
    const rows = Array.from({ length: count }, () => suggestionRow({ at: `${day}T10:00:00.000Z` }));
    for (const record of dayRecords({ day, user, browser: 'b1' }, rows))
      await storage.storeFor(user).put(record);
  };
  const sums = () =>
    storage
      .records()
      .filter(({ type }) => type === 'total')
      .map(({ key }) => key);
  return { storage, ports, work, sums };
}

describe('a range', () => {
  it('is made of whole months that are over and of days', () => {
    const names = stretchesOf('2026-06-29', '2026-09-10', NOW);
    expect(names.slice(0, 4)).toEqual(['2026-06-29', '2026-06-30', '2026-07', '2026-08']);
    expect(names.slice(4)).toHaveLength(10);
    expect(names.at(-1)).toBe('2026-09-10');
  });

  it('leaves a day open for browsers that write late', () => {
    expect(isOver('2026-09-07', NOW)).toBe(true);
    expect(isOver('2026-09-08', NOW)).toBe(false);
  });
});

describe('a day', () => {
  it('is added up over everybody and written down once it is over', async () => {
    const { ports, work, sums } = open();
    await work('2026-09-01', 'kim', 3);
    await work('2026-09-01', 'lee', 4);
    expect((await addUp('2026-09-01', ports())).all.unedited).toBe(7);
    expect(sums()).toEqual(['total:2026-09-01']);
    const [period] = await readPeriods(['2026-09-01'], ports('sue'));
    expect(period?.totals?.byAgent['lee']?.unedited).toBe(4);
  });

  it('of today is added up and not written down', async () => {
    const { ports, work, sums } = open();
    await work('2026-09-10', 'kim', 2);
    expect((await addUp('2026-09-10', ports())).all.unedited).toBe(2);
    expect(sums()).toEqual([]);
  });

  it('keeps the first sum of two pages', async () => {
    const { ports, work } = open();
    await work('2026-09-01', 'kim', 3);
    await addUp('2026-09-01', ports());
    await work('2026-09-01', 'lee', 4);
    expect((await addUp('2026-09-01', ports('sue'))).all.unedited).toBe(3);
  });

  it('is not believed from somebody who is no supervisor', async () => {
    const { ports, work } = open();
    await work('2026-09-01', 'kim', 3);
    await addUp('2026-09-01', ports('kim'));
    const [period] = await readPeriods(['2026-09-01'], ports());
    expect(period?.totals).toBeNull();
  });
});

describe('a month', () => {
  it('is the sum of its days and one record', async () => {
    const { ports, work, sums } = open();
    for (const day of ['2026-08-03', '2026-08-17', '2026-08-31']) await work(day, 'kim', 2);
    expect((await addUp('2026-08', ports())).all.unedited).toBe(6);
    expect(sums()).toContain('total:2026-08');
    const [period] = await readPeriods(['2026-08'], ports());
    expect(period?.totals?.all.unedited).toBe(6);
  });
});

describe('what nobody has added up', () => {
  it('is added up newest first and stops where the team had not begun', async () => {
    const { ports, work, storage } = open();
    await work('2026-09-03', 'kim', 1);
    const names = stretchesOf('2026-01-15', '2026-09-10', NOW);
    const told: Period[] = [];
    await addUpMissing(await readPeriods(names, ports()), ports(), (period) => told.push(period) > 0);
    expect(told).toHaveLength(names.length);
    expect(told[0]?.name).toBe('2026-09-10');
    expect(told.reduce((sum, { totals }) => sum + (totals?.all.unedited ?? 0), 0)).toBe(1);
    expect(storage.records().some(({ key }) => key === 'total:2026-03')).toBe(false);
  });
});
