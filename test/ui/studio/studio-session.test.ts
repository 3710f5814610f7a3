/** The studio's library under the hands of one author: texts that are begun, taken in from files and given out. */
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { createMemoryStorage, type MemoryStorage } from '../../../app/lib/memory-store.ts';
import { writeRelease } from '../../../app/study/policy-release.ts';
import { saveVersion } from '../../../app/study/policy-version.ts';
import { exportPolicies } from '../../../app/ui/studio/export-policies.ts';
import { type StudioSession, startStudio } from '../../../app/ui/studio/session.ts';
import { studioPorts } from '../../support/studio-ports.ts';

const NOW = '2026-08-14T10:00:00.000Z';
const wrap = (paper: string): string =>
  `---\ntitle: Gift wrapping\n---\nUse this policy when a gift is wanted.\n\n1. Ask for the ${paper}.\n`;

function studio(storage: MemoryStorage = createMemoryStorage({ now: () => NOW })) {
  const all = new Map<string, string>();
  const saved: { name: string; parts: readonly (string | Blob)[] }[] = [];
  const session = startStudio({
    ...studioPorts(storage.storeFor('lea'), 'lea', () => NOW),
    local: {
      read: (name) => all.get(name) ?? null,
      write: (name, words) => void all.set(name, words),
      remove: (name) => void all.delete(name),
      names: (begin) => [...all.keys()].filter((name) => name.startsWith(begin)),
    },
    save: (name, _type, parts) => void saved.push({ name, parts }),
  });
  return { session, saved };
}

/** The policy on the page. */
function onPage({ view }: StudioSession) {
  const { place } = view.value;
  if (place.at !== 'policy') throw new Error('no policy is open');
  return place.session;
}

describe('a back-test', () => {
  it('is gone to with the policy that was open', () => {
    const { session } = studio();
    session.backTest('gift-wrapping');
    expect(session.view.value).toMatchObject({ part: 'backtest', aimed: 'gift-wrapping' });
    session.forgetAim();
    expect(session.view.value).toMatchObject({ part: 'backtest', aimed: '' });
  });
});

describe('versions that could not be read', () => {
  it('are read when it is tried again', async () => {
    const storage = createMemoryStorage({ now: () => NOW });
    let isDown = true;
    const store = storage.storeFor('lea');
    const session = startStudio(
      studioPorts(
        {
          ...store,
          find: async (query) => {
            if (isDown) throw new Error('the helpdesk could not be reached');
            return await store.find(query);
          },
        },
        'lea',
        () => NOW,
      ),
    );
    session.open('gift-wrapping');
    const page = onPage(session);
    await expect.poll(() => page.view.value.unlisted).toBe('the helpdesk could not be reached');
    expect(page.view.value.versions).toBe(null);
    isDown = false;
    page.list();
    await expect.poll(() => page.view.value.versions).toEqual([]);
    expect(page.view.value.unlisted).toBe('');
  });
});

describe('a file', () => {
  it('becomes an unsaved text of its policy', async () => {
    const { session } = studio();
    await session.shelf.reload();
    expect(session.take([{ name: 'gift-wrapping', text: wrap('size') }])).toEqual({
      ids: ['gift-wrapping'],
      held: [],
    });
    expect(session.unsaved()).toEqual(['gift-wrapping']);
  });

  it('never takes the place of what was typed and not saved', async () => {
    const { session } = studio();
    await session.shelf.reload();
    session.open('gift-wrapping');
    onPage(session).change(wrap('colour'));
    session.list();
    expect(session.take([{ name: 'gift-wrapping', text: wrap('size') }])).toEqual({
      ids: [],
      held: ['gift-wrapping'],
    });
    session.open('gift-wrapping');
    expect(onPage(session).view.value.text).toBe(wrap('colour'));
  });

  it('is no text that was found again', async () => {
    const { session } = studio();
    await session.shelf.reload();
    session.take([{ name: 'gift-wrapping', text: wrap('size') }]);
    session.open('gift-wrapping');
    expect(onPage(session).view.value.foundFrom).toBe('');
    session.list();
    session.open('gift-wrapping');
    expect(onPage(session).view.value.foundFrom).toBe(NOW);
  });
});

describe('a text that is begun', () => {
  it('has the line ends of the editor', async () => {
    const { session } = studio();
    await session.shelf.reload();
    session.create([{ name: 'gift-wrapping', text: wrap('size').replaceAll('\n', '\r\n') }]);
    expect(onPage(session).view.value.text).toBe(wrap('size'));
  });

  it('gets an id of its own', async () => {
    const storage = createMemoryStorage({ now: () => NOW });
    const version = { policy: 'gift-wrapping', number: 1, title: 'Gift wrapping', note: '', base: 0 };
    await saveVersion(storage.storeFor('lea'), { ...version, text: wrap('size') });
    const { session } = studio(storage);
    await session.shelf.reload();
    session.create([{ name: 'gift-wrapping', text: wrap('colour') }]);
    expect(onPage(session).view.value.id).toBe('gift-wrapping-2');
  });
});

describe('a policy that was taken away', () => {
  it('leaves its id to its versions', async () => {
    const storage = createMemoryStorage({ now: () => NOW });
    const store = storage.storeFor('lea');
    const version = { policy: 'gift-wrapping', number: 1, title: 'Gift wrapping', note: '', base: 0 };
    await saveVersion(store, { ...version, text: wrap('size') });
    const gone = { policy: 'gift-wrapping', state: 'deleted', version: 0, digest: '' } as const;
    await writeRelease(store, [], { ...gone, note: '', vouches: [] });
    const { session } = studio(storage);
    await session.shelf.reload();
    expect(session.shelf.view.value.policies).toEqual([]);
    session.create([{ name: 'gift-wrapping', text: wrap('colour') }]);
    expect(onPage(session).view.value.id).toBe('gift-wrapping-2');
  });
});

describe('policies given out', () => {
  it('are files whose names stay in their folder', async () => {
    const { session, saved } = studio();
    await exportPolicies(session, [
      { id: '../../evil', text: 'one' },
      { id: 'ギフト包装', text: 'two' },
    ]);
    const [archive] = saved[0]?.parts ?? [];
    const bytes = archive instanceof Blob ? await archive.arrayBuffer() : new ArrayBuffer(0);
    expect(Object.keys(unzipSync(new Uint8Array(bytes)))).toEqual(['evil.md', 'ギフト包装.md']);
    await exportPolicies(session, [{ id: 'a/b', text: 'one' }]);
    expect(saved[1]?.name).toBe('a-b.md');
  });
});
