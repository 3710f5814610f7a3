/**
 * The log of a ticket's runs: numbered entries, one a turn, written once. Two pages that write at once meet at one number;
 * the loser reads what the other wrote, plans again and takes the next. Every entry carries the digest of the one before,
 * so that an entry changed or taken out later is noticed.
 */
import * as z from 'zod/mini';
import type { RunEvent } from '../assist/event.ts';
import { digest } from '../lib/canonical.ts';
import type { Json } from '../lib/json.ts';
import type { PutOutcome, Store, StoredRecord } from '../lib/store.ts';
import { parseEvents } from './event-form.ts';
import { putLong, readLong } from './long-record.ts';
import { withoutOvertaken } from './returns.ts';
import type { ReviewEvent } from './review.ts';
import { parseReviews } from './review-form.ts';
import { versionsBehind } from './turn-versions.ts';

/** One turn as it stands in storage. */
export interface LogEntry {
  readonly seq: number;
  readonly events: readonly RunEvent[];
  /** What became of suggestions in this turn, for those who look back. */
  readonly reviews: readonly ReviewEvent[];
  /** Digest of the entry before; empty for the first. */
  readonly prev: string;
  /** Digest of this one. */
  readonly digest: string;
  /** User id and time, set by the helpdesk's server. */
  readonly by: string;
  readonly at: string;
  /** Why it cannot be trusted; empty for a sound one. */
  readonly trouble: string;
}

/** A ticket's log as far as it was read. */
export interface Log {
  readonly ticket: string;
  /** By number, without gaps. */
  readonly entries: readonly LogEntry[];
}

/** The log of a ticket on which nothing was written. */
export const emptyLog = (ticket: string): Log => ({ ticket, entries: [] });

/** Every event of a log, oldest first; one that stands in it twice is given once, one that another page overtook not at all. */
export function eventsOf(log: Log): readonly RunEvent[] {
  const events = new Map<string, RunEvent>();
  for (const event of log.entries.flatMap((entry) => entry.events))
    if (!events.has(event.id)) events.set(event.id, event);
  return withoutOvertaken([...events.values()]);
}

/** Everything that is known of a log's suggestions, oldest first, each event once. */
export function reviewsOf(log: Log): readonly ReviewEvent[] {
  const reviews = new Map<string, ReviewEvent>();
  for (const review of log.entries.flatMap((entry) => entry.reviews))
    if (!reviews.has(review.id)) reviews.set(review.id, review);
  return [...reviews.values()];
}

/** The log with what was written since; one request for up to `BATCH` turns. Throws where the helpdesk cannot be reached. */
export async function readLog(store: Store, known: Log): Promise<Log> {
  const entries = [...known.entries];
  for (let batch = 0; batch < BATCHES_MAX; batch += 1) {
    const from = entries.length;
    const keys = Array.from({ length: BATCH }, (_, i) => logKey(known.ticket, from + i));
    const records = await store.getMany('entry', keys);
    for (const [i, key] of keys.entries()) {
      const record = records.find((each) => each.key === key);
      if (!record) return { ticket: known.ticket, entries };
      entries.push(await readEntry(store, record, from + i));
    }
  }
  throw new Error(`ticket has more than ${BATCH * BATCHES_MAX} turns`);
}

const BATCH = 50;
const BATCHES_MAX = 40;

const logKey = (ticket: string, seq: number): string => `run:${ticket}:${seq}`;

const bodySchema = z.object({
  prev: z.string(),
  events: z.array(z.unknown()),
  reviews: z.optional(z.array(z.unknown())),
});

async function readEntry(store: Store, record: StoredRecord, seq: number): Promise<LogEntry> {
  const body = await readLong(store, record);
  const parsed = z.safeParse(bodySchema, body);
  const { events, dropped } = parseEvents(parsed.success ? parsed.data.events : []);
  return {
    seq,
    events,
    reviews: parseReviews(parsed.success ? (parsed.data.reviews ?? []) : []),
    prev: parsed.success ? parsed.data.prev : '',
    digest: digest(body ?? null),
    by: record.createdBy,
    at: record.createdAt,
    trouble: troubleOf(record, { readable: parsed.success, dropped }),
  };
}

function troubleOf(record: StoredRecord, found: { readable: boolean; dropped: number }): string {
  if (!found.readable) return 'it cannot be read';
  if (record.updatedBy !== record.createdBy) return `it was changed by \`${record.updatedBy}\``;
  return found.dropped > 0 ? `${found.dropped} of its events cannot be read` : '';
}

/** Whether a log is whole. `seq` is the first entry that is not what was written. */
export type ChainCheck =
  | { readonly status: 'whole' }
  | { readonly status: 'broken'; readonly seq: number; readonly reason: string };

/** Follows the digests from the first entry to the last. */
export function checkChain(log: Log): ChainCheck {
  let prev = '';
  for (const entry of log.entries) {
    if (entry.trouble !== '') return { status: 'broken', seq: entry.seq, reason: entry.trouble };
    if (entry.prev !== prev)
      return { status: 'broken', seq: entry.seq, reason: 'it does not follow the entry before' };
    prev = entry.digest;
  }
  return { status: 'whole' };
}

/** What became of writing a turn. `log` has it, or what others wrote first. */
export type AppendOutcome =
  | { readonly status: 'appended'; readonly log: Log }
  /** Others were first: plan again with their events. */
  | { readonly status: 'behind'; readonly log: Log }
  | { readonly status: 'failed'; readonly reason: string };

/**
 * Writes a turn behind the log as it is known. Event ids have to be unique in the ticket. Text and JSON only: a member that
 * is `undefined` is left out. Throws where the helpdesk cannot be reached to read.
 */
export async function appendTurn(
  store: Store,
  log: Log,
  events: readonly RunEvent[],
  reviews: readonly ReviewEvent[] = [],
): Promise<AppendOutcome> {
  const seq = log.entries.length;
  const body = bodyOf(log, events, reviews);
  const record = {
    table: 'entry',
    key: logKey(log.ticket, seq),
    type: 'run',
    body,
    group: log.ticket,
  } as const;
  let reason = '';
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const outcome = await putLong(store, record, partsId(body));
    if (outcome.status === 'failed') return outcome;
    const there = await recordThere(store, outcome, record.key);
    if (there) return await appended(store, log, { seq, there, mine: digest(body) });
    reason = outcome.status === 'unknown' ? outcome.reason : '';
  }
  return { status: 'failed', reason };
}

const ROUNDS_MAX = 3;

function bodyOf(log: Log, events: readonly RunEvent[], reviews: readonly ReviewEvent[]): Json {
  const earlier = log.entries.flatMap((entry) => entry.events);
  const versions = versionsBehind(earlier, events);
  const body = {
    prev: log.entries.at(-1)?.digest ?? '',
    events,
    ...(versions.length === 0 ? {} : { versions }),
    ...(reviews.length === 0 ? {} : { reviews }),
  };
  return JSON.parse(JSON.stringify(body));
}

/** Parts are named by what they hold: event ids are unique, so no two turns share one. */
const partsId = (body: Json): string => digest(body).slice(0, 32);

async function recordThere(store: Store, outcome: PutOutcome, key: string): Promise<StoredRecord | null> {
  if (outcome.status === 'won' || outcome.status === 'lost') return outcome.record;
  return await store.get('entry', key);
}

async function appended(
  store: Store,
  log: Log,
  found: { seq: number; there: StoredRecord; mine: string },
): Promise<AppendOutcome> {
  const entry = await readEntry(store, found.there, found.seq);
  if (entry.digest === found.mine)
    return { status: 'appended', log: { ...log, entries: [...log.entries, entry] } };
  return { status: 'behind', log: await readLog(store, log) };
}

/** Writes what has happened already, behind whatever others wrote meanwhile; events that the log has are not written again. */
export async function appendFacts(
  store: Store,
  log: Log,
  events: readonly RunEvent[],
  reviews: readonly ReviewEvent[] = [],
): Promise<AppendOutcome> {
  let known = log;
  for (let round = 0; round < TRIES_MAX; round += 1) {
    const there = new Set(known.entries.flatMap((entry) => entry.events.map(({ id }) => id)));
    const left = events.filter(({ id }) => !there.has(id));
    const told = new Set(known.entries.flatMap((entry) => entry.reviews.map(({ id }) => id)));
    const news = reviews.filter(({ id }) => !told.has(id));
    if (left.length === 0 && news.length === 0) return { status: 'appended', log: known };
    const outcome = await appendTurn(store, known, left, news);
    if (outcome.status !== 'behind') return outcome;
    known = outcome.log;
  }
  return { status: 'behind', log: known };
}

const TRIES_MAX = 20;
