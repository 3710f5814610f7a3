import { describe, expect, it } from 'vitest';
import { createMemoryStorage } from '../../app/lib/memory-store.ts';
import { dayRecords } from '../../app/study/day-record.ts';
import { ANYTHING, fits, type ReviewFilter, readReviewList } from '../../app/study/review-list.ts';
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
