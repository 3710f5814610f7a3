import { describe, expect, it } from 'vitest';
import { createMemoryStorage } from '../../app/lib/memory-store.ts';
import { dayRecords } from '../../app/study/day-record.ts';
import {
  ANYTHING,
  choicesIn,
  fits,
  type ReviewCursor,
  type ReviewFilter,
  readReviewList,
} from '../../app/study/review-list.ts';
import type { SuggestionRow } from '../../app/study/row.ts';
import { suggestionRow } from './kit.ts';

const NOW = '2026-09-10T12:00:00.000Z';

async function listOf(filter: Partial<ReviewFilter>, days: Readonly<Record<string, number>>) {
  const storage = createMemoryStorage({ now: () => NOW });
  const store = storage.storeFor('kim');
  for (const [day, count] of Object.entries(days)) {
    const rows = Array.from({ length: count }, () => suggestionRow({ at: `${day}T10:00:00.000Z` }));
    for (const record of dayRecords({ day, user: 'kim', browser: 'b1' }, rows)) await store.put(record);
  }
  let requests = 0;
  const counted = {
    ...store,
    find: async (query: Parameters<typeof store.find>[0]) => {
      requests += 1;
      return await store.find(query);
    },
  };
  const ports = {
    store: counted,
    isSupervisor: async () => true,
    now: () => NOW,
    isWanted: () => true,
  };
  const part = await readReviewList({ ...ANYTHING, ...filter }, null, ports);
  return { part, ports, requests };
}

describe('the list of suggestions', () => {
  it('begins with the newest day and says where it goes on', async () => {
    const { part } = await listOf({}, { '2026-09-10': 2, '2026-09-09': 3 });
    expect(part.items.slice(0, 2).every(({ row }) => row.at.startsWith('2026-09-10'))).toBe(true);
    expect(part.items).toHaveLength(5);
    expect(part.next).not.toBeNull();
  });

  it('stops behind the first day that is wanted', async () => {
    const { part } = await listOf({ from: '2026-09-10' }, { '2026-09-10': 2, '2026-09-09': 3 });
    expect([part.items.length, part.next]).toEqual([2, null]);
  });

  it('takes a handful of requests however rare what is wanted is', async () => {
    const { requests } = await listOf({ tool: 'never' }, { '2026-09-10': 1, '2026-07-01': 1 });
    expect(requests).toBeLessThanOrEqual(8);
  });
});

/** A team's days in storage, and its list read page by page until the end. */
async function team(days: Readonly<Record<string, number>>) {
  const storage = createMemoryStorage({ now: () => NOW });
  let browser = 0;
  const work = async (day: string, count: number): Promise<void> => {
    browser += 1;
    const rows = Array.from({ length: count }, () => suggestionRow({ at: `${day}T10:00:00.000Z` }));
    for (const record of dayRecords({ day, user: 'kim', browser: `b${browser}` }, rows))
      await storage.storeFor('kim').put(record);
  };
  for (const [day, count] of Object.entries(days)) await work(day, count);
  const store = storage.storeFor('sam');
  const under = { now: 0, most: 0, all: 0, sums: 0 };
  const find: typeof store.find = async (query) => {
    under.now += 1;
    under.all += 1;
    under.most = Math.max(under.most, under.now);
    await new Promise((resolve) => setTimeout(resolve));
    under.now -= 1;
    return await store.find(query);
  };
  const getMany: typeof store.getMany = async (table, keys) => {
    under.sums += 1;
    return await store.getMany(table, keys);
  };
  const ports = (isWanted = () => true) => ({
    store: { ...store, find, getMany },
    isSupervisor: async () => true,
    now: () => NOW,
    isWanted,
  });
  const wish = { ...ANYTHING, from: '2026-07-01' };
  return {
    work,
    under,
    read: (cursor: ReviewCursor | null, isWanted?: () => boolean) =>
      readReviewList(wish, cursor, ports(isWanted)),
    readOnly: (filter: Partial<ReviewFilter>, cursor: ReviewCursor) =>
      readReviewList({ ...wish, ...filter }, cursor, ports()),
    /** Ids in the order of the list; `between` is called after each page. */
    all: async (between: () => Promise<void> = async () => undefined) => {
      const ids: string[] = [];
      let part = await readReviewList(wish, null, ports());
      for (let page = 0; page < 100; page += 1) {
        ids.push(...part.items.map(({ row }) => row.id));
        if (part.next === null) return ids;
        await between();
        part = await readReviewList(wish, part.next, ports());
      }
      throw new Error('the list has no end');
    },
  };
}

/** Days with little and with much, some with nothing. */
const DAYS = {
  '2026-09-10': 3,
  '2026-09-09': 700,
  '2026-09-08': 20,
  '2026-09-07': 40,
  '2026-09-06': 90,
  '2026-08-01': 5,
};
const COUNT = Object.values(DAYS).reduce((sum, each) => sum + each, 0);

describe('a list that is read to its end', () => {
  it('shows everything once', async () => {
    const ids = await (await team(DAYS)).all();
    expect([ids.length, new Set(ids).size]).toEqual([COUNT, COUNT]);
  });

  it('leaves nothing out while others write, also where its pages are counted', async () => {
    const desk = await team(DAYS);
    const known = await desk.all();
    const ids = new Set(await desk.all(async () => await desk.work('2026-09-09', 30)));
    expect(known.filter((id) => !ids.has(id))).toEqual([]);
  });

  it('goes on where a page ended that nobody waited for any more', async () => {
    const desk = await team(DAYS);
    let looks = 0;
    const cut = await desk.read(null, () => {
      looks += 1;
      return looks < 2;
    });
    expect(cut.items).toHaveLength(3);
    const next = await desk.read(cut.next);
    expect(next.items.every(({ row }) => row.at.startsWith('2026-09-09'))).toBe(true);
  });
});

describe('the requests of a page', () => {
  it('is one where a day fills it', async () => {
    const desk = await team({ '2026-09-10': 700, '2026-09-09': 700 });
    expect((await desk.read(null)).items.length).toBeGreaterThanOrEqual(100);
    expect(desk.under.all).toBe(1);
  });

  const PAST = { day: '2026-09-07', page: null };

  it('ask for no sums where days that are over have something', async () => {
    const desk = await team({ '2026-09-07': 30, '2026-09-06': 40, '2026-09-05': 90 });
    expect((await desk.read(PAST)).items).toHaveLength(160);
    expect(desk.under.sums).toBe(0);
  });

  it('ask for sums once a day had nothing', async () => {
    const desk = await team({ '2026-09-07': 30, '2026-08-01': 90 });
    await desk.read(PAST);
    expect(desk.under.sums).toBeGreaterThan(0);
  });

  it('ask for sums first where something rare is looked for', async () => {
    const desk = await team({ '2026-09-07': 700 });
    await desk.readOnly({ tool: 'refund_order' }, PAST);
    expect(desk.under.sums).toBe(1);
  });

  it('go out side by side where days hold little', async () => {
    const desk = await team({ '2026-09-10': 1, '2026-09-09': 1, '2026-09-08': 1, '2026-09-07': 200 });
    expect((await desk.read(null)).items.length).toBeGreaterThanOrEqual(100);
    expect(desk.under.most).toBeGreaterThan(1);
  });
});

describe('a filter', () => {
  const keeps = (filter: Partial<ReviewFilter>, over: Partial<SuggestionRow>) =>
    fits({ agent: 'kim', row: suggestionRow(over) }, { ...ANYTHING, ...filter });

  it('compares policy, step, outcome, channel and brand', () => {
    expect(keeps({ policy: 'skips' }, {})).toBe(false);
    expect(keeps({ step: 'refunds#2' }, {})).toBe(true);
    expect(keeps({ step: 'refunds#3' }, {})).toBe(false);
    expect(keeps({ outcome: 'light' }, {})).toBe(false);
    expect(keeps({ channel: 'chat' }, { channel: 'email' })).toBe(false);
    expect(keeps({ brand: 'b2' }, { brand: 'b1' })).toBe(false);
  });

  it('tells drafts from calls, agents from agents and risk from none', () => {
    expect(keeps({ kind: 'draft' }, { tool: 'refund_order' })).toBe(false);
    expect(keeps({ kind: 'draft' }, { tool: '' })).toBe(true);
    expect(keeps({ agent: 'lee' }, {})).toBe(false);
    expect(keeps({ risky: true }, { risky: false })).toBe(false);
  });

  it('keeps both ends of a span', () => {
    const at = '2026-08-14T10:00:00.000Z';
    expect(keeps({ from: '2026-08-14', to: '2026-08-14' }, { at })).toBe(true);
    expect(keeps({ from: '2026-08-15' }, { at })).toBe(false);
    expect(keeps({ to: '2026-08-13' }, { at })).toBe(false);
  });
});

describe('the choices of a filter', () => {
  const count = (filter: Partial<ReviewFilter>): number => choicesIn({ ...ANYTHING, ...filter });

  it('are none where anything is looked for', () => {
    expect(count({})).toBe(0);
  });

  it('are counted one by one', () => {
    expect(count({ policy: 'refund-policy', from: '2026-09-01', risky: true })).toBe(3);
  });

  it('count a tool or drafts as one', () => {
    expect([count({ tool: 'refund_order', kind: 'call' }), count({ kind: 'draft' })]).toEqual([1, 1]);
  });
});
