/** Readings kept in the helpdesk's own storage, so that opening a ticket again or by a colleague costs nothing. */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { isObject, type Json, type JsonObject } from '../../lib/json.ts';
import { BODY_BYTES_MAX, type Store, type StoredRecord } from '../../lib/store.ts';
import { type ModelUsage, NO_USAGE } from '../model.ts';
import { parseReading, type RawReading } from './reading.ts';
import type { ModelTrace } from './trace.ts';

/** A reading with its trace. */
export interface KeptReading {
  readonly raw: RawReading;
  readonly trace: ModelTrace;
}

const keyOf = (key: string): string => `cache:reading:${key.slice(0, 32)}`;

/** The reading kept under a key; null where there is none or where it cannot be read. */
export async function findKept(store: Store, key: string): Promise<KeptReading | null> {
  try {
    return readRecord(await store.get('entry', keyOf(key)));
  } catch {
    // A cache that cannot be reached is an empty one; the model is asked instead.
    return null;
  }
}

/** Keeps a reading unless another page was first; gives the one that counts. What cannot be kept is used all the same. */
export async function keepReading(
  store: Store,
  about: { readonly key: string; readonly ticket: string },
  kept: KeptReading,
): Promise<KeptReading> {
  const body = bodyOf(kept);
  if (body === null) return kept;
  const record = { table: 'entry', key: keyOf(about.key), type: 'cache', body, group: about.ticket } as const;
  try {
    const outcome = await store.putIfAbsent(record);
    return outcome.status === 'lost' ? (readRecord(outcome.record) ?? kept) : kept;
  } catch {
    return kept;
  }
}

/** Writes a repaired reading over the first one. */
export async function replaceKept(
  store: Store,
  about: { readonly key: string; readonly ticket: string },
  kept: KeptReading,
): Promise<void> {
  const body = bodyOf(kept);
  if (body === null) return;
  try {
    await store.put({ table: 'entry', key: keyOf(about.key), type: 'cache', body, group: about.ticket });
  } catch {
    // The first reading stays kept; the next page repairs it once more at most.
  }
}

/** What the newest readings took, repairs left out; none where the storage cannot be reached. */
export async function recordedUsage(store: Store): Promise<readonly ModelUsage[]> {
  try {
    const { records } = await store.find({ table: 'entry', type: 'cache', limit: RECORDED_MAX });
    return records.flatMap((record) => readRecord(record)?.trace.usage ?? []);
  } catch {
    return [];
  }
}

/** A hundred answers say how long answers are. */
const RECORDED_MAX = 100;

/** What was sent is left out before the reading is. */
function bodyOf({ raw, trace }: KeptReading): JsonObject | null {
  const whole = {
    raw: JSON.stringify(raw),
    trace: { ...trace, usage: plain(trace.usage), repair: trace.repair && plain(trace.repair) },
  };
  if (bytesOf(whole) <= BODY_BYTES_MAX) return whole;
  const short = { ...whole, trace: { ...whole.trace, sent: '' } };
  return bytesOf(short) <= BODY_BYTES_MAX ? short : null;
}

const plain = ({ inputTokens, cachedTokens, outputTokens }: ModelUsage): JsonObject => ({
  inputTokens,
  cachedTokens,
  outputTokens,
});

const bytesOf = (value: Json): number => utf8ToBytes(JSON.stringify(value)).length;

/** What comes from storage is parsed anew, and checked anew by whoever uses it. */
function readRecord(record: StoredRecord | null): KeptReading | null {
  const body = record?.body;
  if (!isObject(body) || typeof body['raw'] !== 'string' || !isObject(body['trace'])) return null;
  const parsed = parseReading(body['raw']);
  const { model, at, ms, usage, repair, sent } = body['trace'];
  if (parsed.status === 'bad' || typeof model !== 'string' || typeof at !== 'string') return null;
  return {
    raw: parsed.reading,
    trace: {
      model,
      at,
      ms: typeof ms === 'number' ? ms : 0,
      usage: readUsage(usage) ?? NO_USAGE,
      repair: readUsage(repair),
      sent: typeof sent === 'string' ? sent : '',
    },
  };
}

function readUsage(value: unknown): ModelUsage | null {
  if (!isObject(value)) return null;
  const { inputTokens, cachedTokens, outputTokens } = value;
  if (typeof inputTokens !== 'number' || typeof cachedTokens !== 'number' || typeof outputTokens !== 'number')
    return null;
  return { inputTokens, cachedTokens, outputTokens };
}
