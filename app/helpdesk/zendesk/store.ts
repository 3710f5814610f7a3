/**
 * The Store on Zendesk's custom objects. A first write creates a record with a unique external id and a nonce of ours; who
 * won is then read back by that id, since neither the error for a duplicate nor its strictness under a race is documented.
 * @see https://developer.zendesk.com/api-reference/custom-data/custom_object_records/, read 2026-08
 */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { isObject, type Json, parseJson } from '../../lib/json.ts';
import type { FindQuery, NewRecord, Page, PutOutcome, Store, StoredRecord, Table } from '../../lib/store.ts';
import { askZendesk, type Clock, type HttpReply, type ZafClient } from './client.ts';

/** Custom objects of `requirements.json`. */
const OBJECTS: Readonly<Record<Table, string>> = { entry: 'stepwise_entry', rule: 'stepwise_rule' };

/** What the store needs besides the client. */
export interface StorePorts extends Clock {
  readonly randomId: () => string;
}

/** Creates the store of the signed-in person. */
export function createZendeskStore(client: ZafClient, ports: StorePorts): Store {
  const ask: Ask = (method, table, path, body) =>
    askZendesk(client, { method, path: `/api/v2/custom_objects/${OBJECTS[table]}${path}`, body }, ports);
  const store: Store = {
    putIfAbsent: (record) => putIfAbsent(ask, record, ports),
    get: async (table, key) => (await readMany(ask, table, [key]))[0] ?? null,
    getMany: (table, keys) => readMany(ask, table, keys),
    keysARequest: KEYS_A_PAGE,
    put: (record) => put(ask, record, ports.randomId()),
    find: (query) => find(ask, query),
    remove: async (table, key) => {
      const reply = await ask('DELETE', table, `/records?external_id=${encodeURIComponent(key)}`);
      if (reply.status !== 'answered' || (reply.httpStatus >= 400 && reply.httpStatus !== 404))
        throw unreachable(reply);
    },
  };
  return store;
}

type Ask = (method: string, table: Table, path: string, body?: unknown) => Promise<HttpReply>;

async function putIfAbsent(ask: Ask, record: NewRecord, ports: StorePorts): Promise<PutOutcome> {
  if (bytesOf(record.body) > RECORD_BYTES_MAX)
    return { status: 'failed', reason: `record is longer than ${RECORD_BYTES_MAX} bytes` };
  const nonce = ports.randomId();
  const created = await ask('POST', record.table, '/records', {
    custom_object_record: fieldsOf(record, nonce),
  });
  const refusal = refusalOf(created);
  if (refusal !== null) return { status: 'failed', reason: refusal };
  for (let look = 0; look < LOOKS; look += 1) {
    if (look > 0) await ports.sleep(LOOK_AGAIN_MS);
    const found = await listByKeys(ask, record.table, [record.key]);
    if (found === null) break;
    const winner = found.sort((a, b) => (a.id < b.id ? -1 : 1))[0];
    if (winner) return { status: winner.nonce === nonce ? 'won' : 'lost', record: winner.record };
  }
  return {
    status: 'unknown',
    reason: created.status === 'lost' ? created.reason : 'the record cannot be read back yet',
  };
}

/** A list may lag behind a write by a moment. */
const LOOKS = 3;
const LOOK_AGAIN_MS = 1000;

/** Why nothing was written for sure; null where it was, or may have been. A duplicate is decided by reading back. */
function refusalOf(reply: HttpReply): string | null {
  if (reply.status === 'lost' || reply.httpStatus < 400 || reply.httpStatus >= 500) return null;
  if (reply.httpStatus === 403) return 'your role may not add records of Stepwise; ask an admin to allow it';
  if (reply.httpStatus === 404)
    return 'the custom objects of Stepwise are missing; ask an admin to install the app again';
  if (reply.httpStatus === 429) return 'the helpdesk is busy; try again in a minute';
  return JSON.stringify(reply.body).includes('DuplicateValue')
    ? null
    : `the helpdesk refused the record (${reply.httpStatus})`;
}

/** As it travels: the body is a text within the record's JSON, so its quotation marks count twice. */
const bytesOf = (body: Json): number => utf8ToBytes(JSON.stringify(JSON.stringify(body))).length;

/** The helpdesk's 32 KB less what the record's other fields take. */
const RECORD_BYTES_MAX = 31_000;

const fieldsOf = (record: NewRecord, nonce: string) => ({
  name: record.key,
  external_id: record.key,
  custom_object_fields: {
    record_type: record.type,
    record_group: record.group,
    nonce,
    body: JSON.stringify(record.body),
  },
});

async function put(ask: Ask, record: NewRecord, nonce: string): Promise<void> {
  const path = `/records?external_id=${encodeURIComponent(record.key)}`;
  const reply = await ask('PATCH', record.table, path, { custom_object_record: fieldsOf(record, nonce) });
  if (reply.status !== 'answered' || reply.httpStatus >= 400) throw unreachable(reply);
}

interface Listed {
  readonly id: string;
  readonly nonce: string;
  readonly record: StoredRecord;
}

const KEYS_A_PAGE = 100;

async function readMany(ask: Ask, table: Table, keys: readonly string[]): Promise<StoredRecord[]> {
  const byKey = new Map<string, Listed>();
  for (let from = 0; from < keys.length; from += KEYS_A_PAGE) {
    const listed = await listByKeys(ask, table, keys.slice(from, from + KEYS_A_PAGE));
    if (listed === null) throw new Error('the helpdesk cannot be reached');
    for (const one of listed) {
      const known = byKey.get(one.record.key);
      if (!known || one.id < known.id) byKey.set(one.record.key, one);
    }
  }
  return keys.flatMap((key) => byKey.get(key)?.record ?? []);
}

/** Null where the helpdesk gave no list. */
async function listByKeys(ask: Ask, table: Table, keys: readonly string[]): Promise<Listed[] | null> {
  const filter = keys.map(encodeURIComponent).join(',');
  const reply = await ask('GET', table, `/records?filter[external_ids]=${filter}&page[size]=${KEYS_A_PAGE}`);
  if (reply.status !== 'answered' || reply.httpStatus >= 400) return null;
  return listedOf(table, reply.body).records;
}

function listedOf(table: Table, body: unknown): { records: Listed[]; next: string | null } {
  if (!isObject(body) || !Array.isArray(body['custom_object_records'])) return { records: [], next: null };
  const meta = isObject(body['meta']) ? body['meta'] : {};
  const next =
    meta['has_more'] === true && typeof meta['after_cursor'] === 'string' ? meta['after_cursor'] : null;
  return { records: body['custom_object_records'].flatMap((each: unknown) => readRecord(table, each)), next };
}

function readRecord(table: Table, value: unknown): Listed[] {
  if (!isObject(value) || !isObject(value['custom_object_fields'])) return [];
  const fields = value['custom_object_fields'];
  const body = parseJson(text(fields['body']));
  if (body === undefined) return [];
  const record: StoredRecord = {
    table,
    key: text(value['external_id']),
    type: text(fields['record_type']),
    group: text(fields['record_group']),
    body: body as Json,
    createdAt: text(value['created_at']),
    createdBy: text(value['created_by_user_id']),
    updatedAt: text(value['updated_at']),
    updatedBy: text(value['updated_by_user_id']),
  };
  return [{ id: text(value['id']), nonce: text(fields['nonce']), record }];
}

const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

async function find(ask: Ask, query: FindQuery): Promise<Page> {
  const conditions = [
    { 'custom_object_fields.record_type': { $eq: query.type } },
    ...(query.group === undefined ? [] : [{ 'custom_object_fields.record_group': { $eq: query.group } }]),
  ];
  const cursor = query.cursor === undefined ? '' : `&page[after]=${encodeURIComponent(query.cursor)}`;
  const order = query.order === 'oldest-first' ? 'created_at' : '-created_at';
  const path = `/records/search?sort=${order}&page[size]=${Math.min(query.limit, KEYS_A_PAGE)}${cursor}`;
  const reply = await ask('POST', query.table, path, { filter: { $and: conditions } });
  if (reply.status !== 'answered' || reply.httpStatus >= 400) throw unreachable(reply);
  const { records, next } = listedOf(query.table, reply.body);
  return { records: records.map((one) => one.record), next };
}

function unreachable(reply: HttpReply): Error {
  if (reply.status === 'lost') return new Error(`the helpdesk cannot be reached: ${reply.reason}`);
  const cause = { cause: reply.httpStatus };
  if (reply.httpStatus === 403)
    return new Error('your role may not use records of Stepwise; ask an admin to allow it', cause);
  if (reply.httpStatus === 404)
    return new Error(
      'the custom objects of Stepwise are missing; ask an admin to install the app again',
      cause,
    );
  return new Error(`the helpdesk answered ${reply.httpStatus}`, cause);
}
