/**
 * The Store on two klasses. A key becomes a digest as external id, so that case, length and signs of a key cannot matter; who
 * won a first write is read back by that id, since neither the refusal of a second record nor its moment is documented. What
 * is stored is text within `data`, so that merging and replacing come to the same.
 * @see https://developer.kustomer.com/docs/concepts/custom-objects, read 2026-08
 */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { digest } from '../../lib/canonical.ts';
import { isObject, type Json, parseJson } from '../../lib/json.ts';
import {
  BODY_BYTES_MAX,
  type FindQuery,
  type NewRecord,
  type Page,
  type PutOutcome,
  type Store,
  type StoredRecord,
  type Table,
} from '../../lib/store.ts';
import {
  askKustomer,
  type Clock,
  type KustomerReply,
  type KustomerRequest,
  type KustomerSdk,
} from './client.ts';
import { KLASS_FIELDS } from './names.ts';
import { type KustomerRecord, recordOf, recordsOf, relatedId, textOf } from './record.ts';
import { createSeen, type Seen } from './seen.ts';

/** What the store needs besides the SDK. */
export interface StorePorts extends Clock {
  readonly randomId: () => string;
  /** Final names of the klasses. */
  readonly klasses: Readonly<Record<Table, string>>;
  /** Whether this org was seen to refuse a second record with one external id; without that nobody can hold a claim. */
  readonly recordsChecked: boolean;
}

/** Creates the store of the signed-in person. */
export function createKustomerStore(sdk: KustomerSdk, ports: StorePorts): Store {
  const desk: Desk = {
    ask: (request) => askKustomer(sdk, request, ports),
    ports,
    seen: createSeen<Held>(),
    takesLists: true,
  };
  return {
    putIfAbsent: (record) => putIfAbsent(desk, record),
    get: async (table, key) => (await read(desk, table, key))?.stored ?? null,
    getMany: (table, keys) => readMany(desk, table, keys),
    keysARequest: 1,
    put: (record) => put(desk, record),
    find: (query) => find(desk, query),
    remove: (table, key) => remove(desk, table, key),
  };
}

interface Desk {
  ask(request: KustomerRequest): Promise<KustomerReply>;
  readonly ports: StorePorts;
  /** Records that a list gave before. */
  readonly seen: Seen<Held>;
  /** False once several records in one request were refused. */
  takesLists: boolean;
}

/** A record as the klass holds it. */
interface Held {
  readonly id: string;
  readonly nonce: string;
  readonly stored: StoredRecord;
}

async function putIfAbsent(desk: Desk, record: NewRecord): Promise<PutOutcome> {
  const { ports } = desk;
  if (record.type === 'claim' && !ports.recordsChecked)
    return {
      status: 'failed',
      reason: "Kustomer's storage has not been checked; run the registration again",
    };
  if (isTooLong(record.body)) return { status: 'failed', reason: tooLong };
  const nonce = ports.randomId();
  const created = await desk.ask(creation(desk, record, nonce));
  const refusal = refusalOf(created);
  if (refusal !== null) return { status: 'failed', reason: refusal };
  for (let look = 0; look < LOOKS; look += 1) {
    if (look > 0) await ports.sleep(LOOK_AGAIN_MS);
    const there = await read(desk, record.table, record.key).catch(() => undefined);
    if (there === undefined) break;
    if (there) return { status: there.nonce === nonce ? 'won' : 'lost', record: there.stored };
  }
  const reason = created.status === 'lost' ? created.reason : 'the record cannot be read back yet';
  return { status: 'unknown', reason };
}

/** A read by external id may lag behind a write by a moment. */
const LOOKS = 3;
const LOOK_AGAIN_MS = 1000;

const tooLong = `record is longer than ${BODY_BYTES_MAX} bytes`;

const isTooLong = (body: Json): boolean => utf8ToBytes(JSON.stringify(body)).length > BODY_BYTES_MAX;

/** Why nothing was written for sure; null where it was, or may have been. A duplicate (409, or 400 and 422 by some accounts) is decided by reading back. */
function refusalOf(reply: KustomerReply): string | null {
  if (reply.status === 'lost') return null;
  const { httpStatus } = reply;
  if (httpStatus === 401 || httpStatus === 403)
    return 'your role may not add records of Stepwise; ask an admin to allow it';
  if (httpStatus === 404) return 'the klasses of Stepwise are missing; ask an admin to install the app again';
  if (httpStatus === 413) return 'the helpdesk refused the record: it is too long';
  if (httpStatus === 429) return 'the helpdesk is busy; try again in a minute';
  return null;
}

const creation = (desk: Desk, record: NewRecord, nonce: string): KustomerRequest => ({
  method: 'POST',
  path: klassPath(desk, record.table),
  body: { externalId: externalIdOf(record.key), ...contentOf(record, nonce) },
});

const klassPath = (desk: Desk, table: Table): string =>
  `/v1/klasses/${encodeURIComponent(desk.ports.klasses[table])}`;

const externalIdOf = (key: string): string => `sw-${digest(key)}`;

const TITLE_LENGTH_MAX = 200;

function contentOf(record: NewRecord, nonce: string): Record<string, unknown> {
  const { type, group } = KLASS_FIELDS;
  return {
    title: record.key.slice(0, TITLE_LENGTH_MAX),
    custom: { [type]: record.type, [group]: record.group, [KLASS_FIELDS.nonce]: nonce },
    data: { key: record.key, body: JSON.stringify(record.body) },
  };
}

/** Null where there is none; throws where the helpdesk gives no answer. */
async function read(desk: Desk, table: Table, key: string): Promise<Held | null> {
  const path = `${klassPath(desk, table)}/externalId=${externalIdOf(key)}`;
  const reply = await desk.ask({ method: 'GET', path });
  if (reply.status === 'answered' && reply.httpStatus === 404) return null;
  if (reply.status === 'lost' || reply.httpStatus >= 400) throw unreachable(reply);
  const [record] = [recordOf(reply.body), ...recordsOf(reply.body)].filter((each) => each !== undefined);
  const held = record && (await heldOf(desk, table, record));
  return held && held.stored.key === key ? held : null;
}

/**
 * The records of a list. Lists may leave `data` out, or give an address in its place; then those that were seen in the state that
 * the list knows stand for themselves, and the rest is read, many in one request where Kustomer takes that.
 */
async function heldOfRows(desk: Desk, table: Table, rows: readonly KustomerRecord[]): Promise<Held[]> {
  const known = new Map<string, Held>();
  const keep = (record: KustomerRecord): void => {
    const held = readHeld(table, record);
    if (!held) return;
    known.set(record.id, held);
    desk.seen.keep(record, held);
  };
  for (const row of rows) {
    const seen = desk.seen.find(row);
    if (seen) known.set(row.id, seen);
    else keep(row);
  }
  const unknown = () => rows.filter(({ id, attributes }) => !known.has(id) && !isObject(attributes['data']));
  for (const record of await readByIds(
    desk,
    table,
    unknown().map(({ id }) => id),
  ))
    keep(record);
  for (const record of await Promise.all(unknown().map(({ id }) => readById(desk, table, id))))
    if (record) keep(record);
  return rows.flatMap(({ id }) => known.get(id) ?? []);
}

/** Ids of 24 letters each; more would make an address that is too long. */
const IDS_A_REQUEST = 50;

/** Several records in one request, as conversations can be had; that Kustomer does it for these too is not said, so a refusal is no trouble. */
async function readByIds(desk: Desk, table: Table, ids: readonly string[]): Promise<KustomerRecord[]> {
  if (ids.length < 2 || !desk.takesLists) return [];
  const lists = Array.from({ length: Math.ceil(ids.length / IDS_A_REQUEST) }, (_, i) =>
    ids.slice(i * IDS_A_REQUEST, (i + 1) * IDS_A_REQUEST),
  );
  const replies = await Promise.all(
    lists.map((some) => {
      const path = `${klassPath(desk, table)}/${some.map(encodeURIComponent).join(',')}`;
      return desk.ask({ method: 'GET', path: `${path}?page=1&pageSize=100` });
    }),
  );
  const records = replies.flatMap((reply) =>
    reply.status === 'answered' && reply.httpStatus < 400 ? recordsOf(reply.body) : [],
  );
  desk.takesLists = records.length > 0;
  return records;
}

async function readById(desk: Desk, table: Table, id: string): Promise<KustomerRecord | undefined> {
  const reply = await desk.ask({
    method: 'GET',
    path: `${klassPath(desk, table)}/${encodeURIComponent(id)}`,
  });
  return reply.status === 'lost' || reply.httpStatus >= 400 ? undefined : recordOf(reply.body);
}

/** A record that may lack its `data`; the record itself has it. */
async function heldOf(desk: Desk, table: Table, record: KustomerRecord): Promise<Held | undefined> {
  const whole = readHeld(table, record);
  if (whole || isObject(record.attributes['data'])) return whole;
  const again = await readById(desk, table, record.id);
  return again && readHeld(table, again);
}

function readHeld(table: Table, record: KustomerRecord): Held | undefined {
  const { attributes } = record;
  const data = isObject(attributes['data']) ? attributes['data'] : {};
  const custom = isObject(attributes['custom']) ? attributes['custom'] : {};
  const body = parseJson(textOf(data['body']));
  if (body === undefined || typeof data['key'] !== 'string') return undefined;
  const createdBy = relatedId(record, 'createdBy');
  const createdAt = textOf(attributes['createdAt']);
  const stored: StoredRecord = {
    table,
    key: data['key'],
    type: textOf(custom[KLASS_FIELDS.type]),
    group: textOf(custom[KLASS_FIELDS.group]),
    body: body as Json,
    createdAt,
    createdBy,
    updatedAt: textOf(attributes['modifiedAt']) || textOf(attributes['updatedAt']) || createdAt,
    updatedBy: relatedId(record, 'modifiedBy') || createdBy,
  };
  return { id: record.id, nonce: textOf(custom[KLASS_FIELDS.nonce]), stored };
}

/** So many reads are under way at once: Kustomer has no read of several external ids. */
const READS_AT_ONCE = 8;

/**
 * Numbered keys are read in growing steps up to the first that is missing, so that an open costs one read and not fifty; keys
 * that stand alone, side by side.
 */
async function readMany(desk: Desk, table: Table, keys: readonly string[]): Promise<StoredRecord[]> {
  const found = new Map<string, StoredRecord>();
  const runs = runsOf(keys);
  const alone = runs.flatMap((run) => (run.length === 1 ? run : []));
  for (let from = 0; from < alone.length; from += READS_AT_ONCE) {
    const some = alone.slice(from, from + READS_AT_ONCE);
    for (const each of await Promise.all(some.map((key) => read(desk, table, key))))
      if (each) found.set(each.stored.key, each.stored);
  }
  for (const run of runs.filter(({ length }) => length > 1)) {
    for (let from = 0, step = 1; from < run.length; from += step, step = Math.min(step * 2, READS_AT_ONCE)) {
      const held = await Promise.all(run.slice(from, from + step).map((key) => read(desk, table, key)));
      for (const each of held) if (each) found.set(each.stored.key, each.stored);
      if (held.includes(null)) break;
    }
  }
  return keys.flatMap((key) => found.get(key) ?? []);
}

/** Keys that count on from each other, such as `run:7:0`, `run:7:1`; every other key stands alone. */
function runsOf(keys: readonly string[]): string[][] {
  const runs = new Map<string, string[]>();
  for (const key of keys) {
    const [, prefix, digits = ''] = NUMBERED.exec(key) ?? [];
    const next = runs.get(`${prefix}:${digits}`);
    const name = prefix === undefined ? key : `${prefix}:${Number(digits) + 1}`;
    if (prefix !== undefined && next) {
      runs.delete(`${prefix}:${digits}`);
      runs.set(name, [...next, key]);
    } else runs.set(name, [key]);
  }
  return [...runs.values()];
}

// A numbered key: `run:5001:12`, `claim:cancel_order:order:1042:0`.
const NUMBERED = /^(.*):(\d{1,9})$/;

async function put(desk: Desk, record: NewRecord): Promise<void> {
  if (isTooLong(record.body)) throw new Error(tooLong);
  const nonce = desk.ports.randomId();
  for (let round = 0; round < PUT_ROUNDS; round += 1) {
    const there = await read(desk, record.table, record.key);
    const request: KustomerRequest = there
      ? {
          method: 'PUT',
          path: `${klassPath(desk, record.table)}/${encodeURIComponent(there.id)}`,
          body: contentOf(record, nonce),
        }
      : creation(desk, record, nonce);
    const reply = await desk.ask(request);
    if (reply.status === 'answered' && reply.httpStatus < 400) return;
    if (there || !mayBeDuplicate(reply)) throw unreachable(reply);
  }
  throw new Error('the record could not be written');
}

/** Somebody may create the record between our look and our write; then it is there on the next look. */
const PUT_ROUNDS = 3;

const mayBeDuplicate = (reply: KustomerReply): boolean =>
  reply.status === 'answered' && [400, 409, 422].includes(reply.httpStatus);

async function remove(desk: Desk, table: Table, key: string): Promise<void> {
  const there = await read(desk, table, key);
  if (!there) return;
  desk.seen.forget(there.id);
  const path = `${klassPath(desk, table)}/${encodeURIComponent(there.id)}`;
  const reply = await desk.ask({ method: 'DELETE', path });
  if (reply.status === 'lost' || (reply.httpStatus >= 400 && reply.httpStatus !== 404))
    throw unreachable(reply);
}

const ROWS_A_PAGE = 100;

/** @see https://developer.kustomer.com/docs/concepts/search, read 2026-08 */
async function find(desk: Desk, query: FindQuery): Promise<Page> {
  const page = Math.max(1, Number(query.cursor ?? '1') || 1);
  const pageSize = Math.min(query.limit, ROWS_A_PAGE);
  const klass = desk.ports.klasses[query.table];
  const equals = (field: string, value: string) => ({
    [`kobject_custom_${klass}_${field}`]: { equals: value },
  });
  const reply = await desk.ask({
    method: 'POST',
    path: `/v1/customers/search?page=${page}&pageSize=${pageSize}`,
    body: {
      queryContext: 'kobject',
      and: [
        equals(KLASS_FIELDS.type, query.type),
        ...(query.group === undefined ? [] : [equals(KLASS_FIELDS.group, query.group)]),
      ],
      sort: [{ kobject_created_at: query.order === 'oldest-first' ? 'asc' : 'desc' }],
    },
  });
  if (reply.status === 'lost' || reply.httpStatus >= 400) throw unreachable(reply);
  const rows = recordsOf(reply.body);
  const held = await heldOfRows(desk, query.table, rows);
  const records = held.map(({ stored }) => stored).filter((record) => fits(record, query));
  return { records, next: rows.length < pageSize ? null : String(page + 1) };
}

/** The index may know an older state of a record. */
const fits = (record: StoredRecord, query: FindQuery): boolean =>
  record.type === query.type && (query.group === undefined || record.group === query.group);

function unreachable(reply: KustomerReply): Error {
  if (reply.status === 'lost') return new Error(`the helpdesk cannot be reached: ${reply.reason}`);
  const cause = { cause: reply.httpStatus };
  if (reply.httpStatus === 401 || reply.httpStatus === 403)
    return new Error('your role may not use records of Stepwise; ask an admin to allow it', cause);
  if (reply.httpStatus === 404)
    return new Error('the klasses of Stepwise are missing; ask an admin to install the app again', cause);
  return new Error(`the helpdesk answered ${reply.httpStatus}`, cause);
}
