/**
 * Records longer than the helpdesk takes: the text goes into part records first, then one head record names them with
 * their digest. The head decides; parts without a head are nobody's.
 */
import * as z from 'zod/mini';
import { canonicalJson, digest } from '../lib/canonical.ts';
import type { Json } from '../lib/json.ts';
import { parseJson } from '../lib/json.ts';
import { isJson } from '../lib/services/json-value.ts';
import {
  BODY_BYTES_MAX,
  type NewRecord,
  type PutOutcome,
  type Store,
  type StoredRecord,
} from '../lib/store.ts';
import { bytesOf } from './fit.ts';

const headSchema = z.object({
  $parts: z.object({ id: z.string(), count: z.number(), digest: z.string() }),
});

/** Writes a new record of any length up to `PARTS_MAX` parts, as `putIfAbsent` does; `id` names its parts and is used once. */
export async function putLong(store: Store, record: NewRecord, id: string): Promise<PutOutcome> {
  if (bytesOf(record.body) <= BODY_BYTES_MAX) return await store.putIfAbsent(record);
  const text = canonicalJson(record.body);
  const parts = partsOf(text);
  if (parts.length > PARTS_MAX)
    return { status: 'failed', reason: `record is longer than ${PARTS_MAX} parts` };
  for (const [i, part] of parts.entries()) {
    const key = partKey(id, i);
    const outcome = await store.putIfAbsent({
      table: record.table,
      key,
      type: 'part',
      body: part,
      group: record.group,
    });
    if (outcome.status === 'failed' || outcome.status === 'unknown') return { ...outcome, status: 'failed' };
  }
  return await store.putIfAbsent({
    ...record,
    body: { $parts: { id, count: parts.length, digest: digest(text) } },
  });
}

/** About a megabyte and a half of text. */
export const PARTS_MAX = 64;

const partKey = (id: string, i: number): string => `part:${id}:${i}`;

/** UTF-16 units in a part. Written as JSON a unit takes at most three bytes, since the text holds no control characters. */
const PART_UNITS = 9_000;

/** Cuts between characters, never within a surrogate pair. */
function partsOf(text: string): string[] {
  const parts: string[] = [];
  for (let start = 0; start < text.length; ) {
    const end = start + PART_UNITS;
    const cut = isHighSurrogate(text.charCodeAt(end - 1)) ? end - 1 : end;
    parts.push(text.slice(start, cut));
    start = cut;
  }
  return parts;
}

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;

/** What a record says in full; undefined where a part is missing or was changed. Throws where the helpdesk cannot be reached. */
export async function readLong(store: Store, record: StoredRecord): Promise<Json | undefined> {
  const head = z.safeParse(headSchema, record.body);
  if (!head.success) return record.body;
  const { id, count, digest: wanted } = head.data.$parts;
  const keys = Array.from({ length: Math.min(count, PARTS_MAX) }, (_, i) => partKey(id, i));
  const found = await store.getMany(record.table, keys);
  const text = found.map(({ body }) => (typeof body === 'string' ? body : '')).join('');
  if (digest(text) !== wanted) return undefined;
  const value = parseJson(text);
  return isJson(value) ? value : undefined;
}

/** Takes out a record with its parts. */
export async function removeLong(store: Store, record: StoredRecord): Promise<void> {
  const head = z.safeParse(headSchema, record.body);
  await store.remove(record.table, record.key);
  if (!head.success) return;
  const { id, count } = head.data.$parts;
  for (let i = 0; i < Math.min(count, PARTS_MAX); i += 1) await store.remove(record.table, partKey(id, i));
}
