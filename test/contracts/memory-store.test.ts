import { describe, expect, it } from 'vitest';
import { createMemoryStorage } from '../../app/lib/memory-store.ts';
import { describeStore } from './store-contract.ts';

const clock = (): (() => string) => {
  let ms = Date.UTC(2026, 7, 1);
  return () => {
    ms += 1000;
    return new Date(ms).toISOString();
  };
};

describeStore('storage in memory', async () => {
  const storage = createMemoryStorage({ now: clock() });
  const ids = { first: '11', second: '22' };
  return {
    storeFor: (person) => storage.storeFor(ids[person]),
    idOf: (person) => ids[person],
    settle: async () => {},
    close: async () => {},
  };
});

describe('storage in memory', () => {
  it('lists newest first', async () => {
    const store = createMemoryStorage({ now: clock() }).storeFor('11');
    for (const key of ['a', 'b', 'c'])
      await store.putIfAbsent({ table: 'entry', key, type: 'run', body: {}, group: '' });
    const page = await store.find({ table: 'entry', type: 'run', limit: 2 });
    expect(page.records.map(({ key }) => key)).toEqual(['c', 'b']);
  });

  it('keeps a body apart from the object it was made of', async () => {
    const store = createMemoryStorage({ now: clock() }).storeFor('11');
    const body = { list: [1] };
    await store.putIfAbsent({ table: 'entry', key: 'k', type: 'run', body, group: '' });
    body.list.push(2);
    expect((await store.get('entry', 'k'))?.body).toEqual({ list: [1] });
  });

  it('gives every record oldest first', async () => {
    const storage = createMemoryStorage({ now: clock() });
    for (const key of ['a', 'b'])
      await storage.storeFor('11').put({ table: 'rule', key, type: 'policy', body: {}, group: '' });
    expect(storage.records().map(({ key }) => key)).toEqual(['a', 'b']);
  });
});
