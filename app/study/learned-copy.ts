/** The learned state that a team shares: a record under its digest, and a pointer that names the newest. Caches both: lessons decide. */
import { putLong, readLong, removeLong } from '../ledger/long-record.ts';
import { digest } from '../lib/canonical.ts';
import { isObject } from '../lib/json.ts';
import type { Store } from '../lib/store.ts';

/** A state as text, with what it was learned from. */
export interface LearnedCopy {
  readonly epoch: number;
  readonly state: string;
  /** How many lessons it holds. */
  readonly lessons: number;
  /** Everything written before is in it; the helpdesk's time. */
  readonly until: string;
  /** Keys of the newest lessons in it, since lists may lag. */
  readonly recent: readonly string[];
}

/** Which copy counts; `copy` is empty where none does. */
export interface Pointer {
  readonly epoch: number;
  readonly copy: string;
}

const POINTER_KEY = 'cache:learned';
const CACHE = { table: 'entry', type: 'cache', group: '' } as const;

/** Where the team's learning stands; nothing was ever learned or taken out where there is no record. */
export async function readPointer(store: Store): Promise<Pointer> {
  const body = (await store.get('entry', POINTER_KEY))?.body;
  if (!isObject(body)) return { epoch: 0, copy: '' };
  const { epoch, copy } = body;
  return {
    epoch: typeof epoch === 'number' ? epoch : 0,
    copy: typeof copy === 'string' ? copy : '',
  };
}

/** The copy under a digest; null where it is gone or was changed, which calls for a rebuild. */
export async function findCopy(store: Store, name: string): Promise<LearnedCopy | null> {
  if (name === '') return null;
  const record = await store.get('entry', copyKey(name));
  const body = record && (await readLong(store, record));
  if (!isObject(body) || digest(body) !== name) return null;
  const { epoch, state, lessons, until, recent } = body;
  if (typeof state !== 'string' || typeof until !== 'string') return null;
  if (typeof epoch !== 'number' || typeof lessons !== 'number' || !Array.isArray(recent)) return null;
  return { epoch, state, lessons, until, recent: recent.map(String) };
}

/** Keeps a copy and lets the pointer name it, unless lessons were taken out meanwhile. */
export async function keepCopy(store: Store, copy: LearnedCopy): Promise<void> {
  const name = digest(copy);
  const outcome = await putLong(
    store,
    { ...CACHE, key: copyKey(name), body: { ...copy, recent: [...copy.recent] } },
    name.slice(0, 24),
  );
  if (outcome.status !== 'won') return;
  const before = await readPointer(store);
  if (before.epoch !== copy.epoch) return;
  await putPointer(store, { epoch: copy.epoch, copy: name });
  await removeCopy(store, before.copy);
}

/** Says to every browser that lessons were taken out: what it learned is void, and it learns anew from those that are left. */
export async function voidCopies(store: Store): Promise<void> {
  const { epoch, copy } = await readPointer(store);
  await putPointer(store, { epoch: epoch + 1, copy: '' });
  await removeCopy(store, copy);
}

async function removeCopy(store: Store, name: string): Promise<void> {
  const record = name === '' ? null : await store.get('entry', copyKey(name));
  if (record) await removeLong(store, record);
}

const putPointer = (store: Store, pointer: Pointer): Promise<void> =>
  store.put({ ...CACHE, key: POINTER_KEY, body: { ...pointer } });

const copyKey = (name: string): string => `cache:learned:${name.slice(0, 32)}`;
