import { describe, expect, it } from 'vitest';
import { createMemoryStorage, type MemoryStorage } from '../../app/lib/memory-store.ts';
import type { Store } from '../../app/lib/store.ts';
import { createKeptTexts } from '../../app/main/kept-texts.ts';

const storage = (): MemoryStorage => createMemoryStorage({ now: () => '2026-08-14T10:00:00.000Z' });
const NAME = 'draft:gift-wrapping';
/** Two thousand lines, with a character of two units where a part might end. */
const long = (word: string): string => `${word} 🎁 “wrapped” 包装\n`.repeat(6_000);

/** What a page that opens now finds. */
const found = async (store: Store) => Object.fromEntries(await createKeptTexts(store, 'lea').read());

describe('a kept text', () => {
  it('is found by the next page, whatever its length', async () => {
    const store = storage().storeFor('lea');
    const kept = createKeptTexts(store, 'lea');
    await kept.put('draft:a', 'short');
    await kept.put(NAME, long('blue'));
    expect(await found(store)).toEqual({ 'draft:a': 'short', [NAME]: long('blue') });
  });

  it('takes the place of the one before, shorter or longer', async () => {
    const store = storage().storeFor('lea');
    const kept = createKeptTexts(store, 'lea');
    for (const text of [long('blue'), long('red'), 'short', long('green')]) {
      await kept.put(NAME, text);
      expect(await found(store)).toEqual({ [NAME]: text });
    }
  });

  it('is the one before where a page ended while it was written', async () => {
    const store = storage().storeFor('lea');
    await createKeptTexts(store, 'lea').put(NAME, long('blue'));
    let writes = 0;
    const breaking: Store = {
      ...store,
      put: (record) => {
        writes += 1;
        return writes > 3 ? Promise.reject(new Error('closed')) : store.put(record);
      },
    };
    const later = createKeptTexts(breaking, 'lea');
    await later.read();
    await expect(later.put(NAME, long('red'))).rejects.toThrow('closed');
    expect(await found(store)).toEqual({ [NAME]: long('blue') });
  });

  it('leaves nothing behind', async () => {
    const shared = storage();
    const kept = createKeptTexts(shared.storeFor('lea'), 'lea');
    await kept.put(NAME, long('blue'));
    await kept.put(NAME, long('red'));
    await kept.remove(NAME);
    expect(shared.records()).toEqual([]);
  });

  it('is nobody else’s', async () => {
    const shared = storage();
    await createKeptTexts(shared.storeFor('max'), 'lea').put(NAME, 'planted');
    expect(await found(shared.storeFor('lea'))).toEqual({});
  });
});
