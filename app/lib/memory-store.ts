/**
 * A Store in memory, with the manners of the helpdesk's: one winner a key, people and times set by "the server",
 * records that cannot be changed from outside. Rehearsals run on it; tests wrap it in faults.
 */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Json } from './json.ts';
import type { FindQuery, NewRecord, Page, PutOutcome, Store, StoredRecord } from './store.ts';
import { BODY_BYTES_MAX } from './store.ts';

/** Storage that several people share. */
export interface MemoryStorage {
  /** The storage as one person's browser sees it; what is written through it bears that person's id. */
  storeFor(user: string): Store;
  /** Every record, oldest first. */
  records(): readonly StoredRecord[];
}

/** Creates empty storage whose records bear the server's time, `now` (ISO 8601). */
export function createMemoryStorage(ports: { readonly now: () => string }): MemoryStorage {
  const held = new Map<string, StoredRecord>();
  return {
    storeFor: (user) => createStore(held, user, ports.now),
    records: () => [...held.values()],
  };
}

function createStore(held: Map<string, StoredRecord>, user: string, now: () => string): Store {
  return {
    putIfAbsent: async (record) => putIfAbsent(held, record, { user, at: now() }),
    get: async (table, key) => held.get(placeOf(table, key)) ?? null,
    keysARequest: 100,
    getMany: async (table, keys) =>
      keys.flatMap((key) => {
        const record = held.get(placeOf(table, key));
        return record ? [record] : [];
      }),
    put: async (record) => put(held, record, { user, at: now() }),
    find: async (query) => findRecords(held, query),
    remove: async (table, key) => {
      held.delete(placeOf(table, key));
    },
  };
}

const placeOf = (table: string, key: string): string => `${table}/${key}`;

interface Writer {
  readonly user: string;
  readonly at: string;
}

function putIfAbsent(held: Map<string, StoredRecord>, record: NewRecord, writer: Writer): PutOutcome {
  const there = held.get(placeOf(record.table, record.key));
  if (there) return { status: 'lost', record: there };
  if (isTooLong(record.body))
    return { status: 'failed', reason: `record is longer than ${BODY_BYTES_MAX} bytes` };
  const stored: StoredRecord = {
    ...frozen(record),
    createdAt: writer.at,
    createdBy: writer.user,
    updatedAt: writer.at,
    updatedBy: writer.user,
  };
  held.set(placeOf(record.table, record.key), stored);
  return { status: 'won', record: stored };
}

function put(held: Map<string, StoredRecord>, record: NewRecord, writer: Writer): void {
  if (isTooLong(record.body)) throw new Error(`record is longer than ${BODY_BYTES_MAX} bytes`);
  const there = held.get(placeOf(record.table, record.key));
  held.set(placeOf(record.table, record.key), {
    ...frozen(record),
    createdAt: there?.createdAt ?? writer.at,
    createdBy: there?.createdBy ?? writer.user,
    updatedAt: writer.at,
    updatedBy: writer.user,
  });
}

const isTooLong = (body: Json): boolean => utf8ToBytes(JSON.stringify(body)).length > BODY_BYTES_MAX;

/** A copy that has been through JSON, as everything that comes back from a server has. */
function frozen(record: NewRecord): NewRecord {
  const { table, key, type, body, group } = record;
  const copy: Json = JSON.parse(JSON.stringify(body));
  return { table, key, type, group, body: freeze(copy) };
}

function freeze(value: Json): Json {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(freeze);
    Object.freeze(value);
  }
  return value;
}

function findRecords(held: Map<string, StoredRecord>, query: FindQuery): Page {
  const fits = [...held.values()]
    .filter((record) => record.table === query.table && record.type === query.type)
    .filter((record) => query.group === undefined || record.group === query.group)
    .reverse()
    .sort((a, b) => (a.createdAt < b.createdAt ? 1 : a.createdAt > b.createdAt ? -1 : 0));
  if (query.order === 'oldest-first') fits.reverse();
  const start = query.cursor === undefined ? 0 : Number(query.cursor);
  const records = fits.slice(start, start + query.limit);
  return { records, next: start + query.limit < fits.length ? String(start + query.limit) : null };
}
