import { describe, expect, it } from 'vitest';
import { createMemoryStorage } from '../../app/lib/memory-store.ts';
import { dayRecords } from '../../app/study/day-record.ts';
import { dayAfter, daysFrom } from '../../app/study/periods.ts';
import type { Row } from '../../app/study/row.ts';
import {
  ANSWER_DAYS,
  askSaid,
  readSaid,
  type SaidDay,
  saidStretches,
  saidTotals,
  satisfiedShare,
} from '../../app/study/satisfaction.ts';
import { effectRow, runRow, suggestionRow } from './kit.ts';

const DAY = '2026-08-14';

const owned = (rows: readonly Row[], agent = 'kim') => rows.map((row) => ({ agent, row }));

/** A day on which one case ended, at a helpdesk whose customers say what `answers` hold. */
function open(answers: Map<string, 'good' | 'bad'> = new Map([['71', 'good']])) {
  let now = `${DAY}T18:00:00.000Z`;
  const storage = createMemoryStorage({ now: () => now });
  const asked: (readonly string[])[] = [];
  const supervisors = new Set(['sam', 'ada']);
  const portsOf = (user: string) => ({
    store: storage.storeFor(user),
    isSupervisor: async (id: string) => supervisors.has(id),
    now: () => now,
    turn: async () => undefined,
    ratings: async (tickets: readonly string[]) => {
      asked.push(tickets);
      return answers;
    },
  });
  return {
    asked,
    portsOf,
    at: (days: number) => {
      now = `${dayAfter(DAY, days)}T18:00:00.000Z`;
    },
    work: async (rows: readonly Row[]) => {
      for (const record of dayRecords({ day: DAY, user: 'kim', browser: 'b1' }, rows))
        await storage.storeFor('kim').put(record);
    },
    forget: async () => await storage.storeFor('kim').remove('entry', `day:${DAY}:kim:b1:0`),
    look: async (user = 'sam'): Promise<SaidDay> => {
      const [day] = await readSaid([DAY], portsOf(user));
      if (!day) throw new Error('no day');
      return day;
    },
  };
}

describe('what customers said of a day', () => {
  it('counts a ticket once, for all that had a part in it', () => {
    const rows = owned([
      suggestionRow(),
      suggestionRow({ step: 'refunds#3', tool: '' }),
      effectRow(),
      runRow({ step: '' }),
      suggestionRow({ ticket: '72' }),
    ]);
    const one = { cases: 1, good: 0, bad: 1 };
    expect(
      saidTotals(
        rows,
        new Map([
          ['71', 'bad'],
          ['72', 'good'],
        ]),
      ),
    ).toEqual({
      all: one,
      byPolicy: { refunds: one },
      byStep: { 'refunds#2': one, 'refunds#3': one },
      byTool: { refund_order: one, '': one },
      byAgent: { kim: one },
    });
  });

  it('is no share where nobody answered', () => {
    const { all } = saidTotals(owned([runRow()]), new Map());
    expect(all).toEqual({ cases: 1, good: 0, bad: 0 });
    expect(satisfiedShare(all)).toBeNull();
    expect(satisfiedShare({ cases: 9, good: 3, bad: 1 })).toBe(0.75);
  });
});

describe('asking what customers said', () => {
  it('asks about tickets whose cases ended and keeps the answers for everybody', async () => {
    const { work, look, portsOf, asked } = open();
    await work([runRow(), suggestionRow({ ticket: '72' })]);
    await askSaid(await look(), portsOf('sam'));
    expect(asked).toEqual([['71']]);
    expect(await look('ada')).toMatchObject({
      isStale: false,
      totals: { all: { cases: 1, good: 1, bad: 0 } },
    });
  });

  it('asks nobody where no case ended', async () => {
    const { work, look, portsOf, asked } = open();
    await work([suggestionRow()]);
    await askSaid(await look(), portsOf('sam'));
    expect(asked).toEqual([]);
  });

  it('asks again the next day, until nobody answers any more', async () => {
    const { work, look, portsOf, at } = open();
    await work([runRow()]);
    const stale: boolean[] = [];
    for (const days of [0, 1, ANSWER_DAYS, ANSWER_DAYS + 1, ANSWER_DAYS + 40]) {
      at(days);
      const day = await look();
      stale.push(day.isStale);
      if (day.isStale) await askSaid(day, portsOf('sam'));
    }
    expect(stale).toEqual([true, true, true, true, false]);
  });

  it('keeps what is known where the rows of the day are gone', async () => {
    const { work, look, portsOf, at, forget } = open();
    await work([runRow()]);
    await askSaid(await look(), portsOf('sam'));
    at(2);
    await forget();
    expect((await askSaid(await look(), portsOf('sam'))).all.good).toBe(1);
    expect((await look()).totals?.all.good).toBe(1);
  });

  it('sums a month up once nobody answers about it any more', async () => {
    const { work, portsOf, at, asked } = open();
    await work([runRow()]);
    at(60);
    const now = portsOf('sam').now();
    const months = saidStretches('2026-08-01', '2026-09-20', now);
    expect(months).toEqual(['2026-08', ...daysFrom('2026-09-01', '2026-09-20')]);
    for (const day of (await readSaid(['2026-08'], portsOf('sam'))).filter(({ isStale }) => isStale))
      await askSaid(day, portsOf('sam'));
    expect(asked).toHaveLength(1);
    const [month] = await readSaid(['2026-08'], portsOf('ada'));
    expect(month).toMatchObject({ isStale: false, totals: { all: { cases: 1, good: 1, bad: 0 } } });
  });

  it('leaves a month in days while somebody may answer', () => {
    expect(saidStretches('2026-08-01', '2026-08-31', '2026-09-15T10:00:00.000Z')).toHaveLength(31);
    expect(saidStretches('2026-08-01', '2026-08-31', '2026-09-20T10:00:00.000Z')).toEqual(['2026-08']);
  });

  it('believes only supervisors', async () => {
    const { work, look, portsOf } = open();
    await work([runRow()]);
    await askSaid(await look(), portsOf('sam'));
    await askSaid(await look(), portsOf('kim'));
    expect(await look()).toMatchObject({ totals: null, isStale: true });
  });
});
