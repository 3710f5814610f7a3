import { describe, expect, it } from 'vitest';
import { getManyListed } from '../../app/lib/listed.ts';
import { createMemoryStorage } from '../../app/lib/memory-store.ts';
import type { Store } from '../../app/lib/store.ts';

const KEYS = Array.from({ length: 12 }, (_, i) => `total:${i}:x`);
const LISTS = { table: 'rule', lists: [{ type: 'total', limit: 8 }] } as const;

/** Twelve records behind a store that reads so many keys a request; what was read by key is written down. */
async function storeOf(keysARequest: number) {
  const own = createMemoryStorage({ now: () => '2026-09-10T12:00:00.000Z' }).storeFor('sam');
  for (const key of KEYS) await own.putIfAbsent({ table: 'rule', key, type: 'total', body: 1, group: '' });
  const byKey: string[] = [];
  const lists: number[] = [];
  const store: Store = {
    ...own,
    keysARequest,
    getMany: async (table, keys) => {
      byKey.push(...keys);
      return await own.getMany(table, keys);
    },
    find: async (query) => {
      lists.push(query.limit);
      return await own.find(query);
    },
  };
  return { store, byKey, lists };
}

describe('many records by their keys', () => {
  it('are taken from lists where each key takes a request, the rest by key', async () => {
    const { store, byKey, lists } = await storeOf(1);
    const found = await getManyListed(store, [...KEYS, 'total:none:x'], LISTS);
    expect(found.map(({ key }) => key)).toEqual(KEYS);
    expect([byKey.length, lists.length]).toEqual([5, 1]);
    expect(byKey).toContain('total:none:x');
  });

  it('are read by key where one request reads many', async () => {
    const { store, byKey, lists } = await storeOf(100);
    await getManyListed(store, KEYS, LISTS);
    expect([byKey.length, lists.length]).toEqual([KEYS.length, 0]);
  });

  it('are read by key where they are few', async () => {
    const { store, byKey, lists } = await storeOf(1);
    await getManyListed(store, KEYS.slice(0, 4), LISTS);
    expect([byKey.length, lists.length]).toEqual([4, 0]);
  });
});
