/**
 * Claims and settlements. Whoever holds the claim of an attempt has `SEND_BY_MS` to send its one call; nobody else says
 * what became of it before the call can no longer be under way. Times are compared on one clock at a time: the holder
 * counts from before it asked for the claim, everybody else by the helpdesk's server.
 */

import type { PutOutcome, Store, StoredRecord } from '../lib/store.ts';
import { parseTime } from '../lib/time.ts';
import {
  type Claim,
  type Entry,
  entryOf,
  type Settled,
  type Settlement,
  settledOf,
  settlementOf,
} from './effect.ts';

/** What keeping the ledger needs. */
export interface LedgerPorts {
  readonly store: Store;
  /** ISO 8601 by this browser's clock, which may be wrong but must not stand still while the page sleeps. */
  readonly now: () => string;
  readonly sleep: (ms: number) => Promise<void>;
  /** A text that no other call of any browser gives. */
  readonly randomId: () => string;
}

/** How long after its claim a call may still be sent. */
export const SEND_BY_MS = 30_000;

/** How long after a call's own deadline its effect may still arrive. */
export const ARRIVAL_MS = 60_000;

/** An attempt that the caller holds. */
export interface Held {
  readonly entry: Entry;
  readonly claim: Claim;
  /** By this browser's clock, from before the claim was asked for; never later than the record's own time. */
  readonly startedAt: string;
}

/** What became of asking for a claim. */
export type ClaimOutcome =
  | { readonly status: 'held'; readonly held: Held }
  /** Somebody, or an earlier click, was first. */
  | { readonly status: 'taken'; readonly entry: Entry }
  /** Nothing may be sent. `certain` is false where a write may still arrive: the claim would then stand and send nothing. */
  | { readonly status: 'failed'; readonly reason: string; readonly certain: boolean };

/** Asks for the attempt of a claim's key; of all who ask for one key at most one is told `held`. */
export async function claimAttempt(key: string, claim: Claim, ports: LedgerPorts): Promise<ClaimOutcome> {
  const startedAt = ports.now();
  const record = { table: 'entry', key, type: 'claim', body: claim, group: claim.ticket } as const;
  let reason = '';
  for (let round = 0; round < WRITES_MAX; round += 1) {
    if (round > 0) await ports.sleep(round * PAUSE_MS);
    const outcome = await ports.store.putIfAbsent(record);
    if (outcome.status === 'failed') return { ...outcome, certain: round === 0 };
    const there = await recordThere(outcome, key, ports.store);
    if (there) return await claimFound({ there, nonce: claim.nonce, startedAt }, ports.store);
    if (outcome.status === 'unknown') reason = outcome.reason;
  }
  return { status: 'failed', reason, certain: false };
}

const WRITES_MAX = 3;
const PAUSE_MS = 1_000;

/** The record that stands at a key after a write; undefined where none is there, as far as can be read. */
async function recordThere(
  outcome: PutOutcome,
  key: string,
  store: Store,
): Promise<StoredRecord | undefined> {
  if (outcome.status === 'won' || outcome.status === 'lost') return outcome.record;
  return (await store.get('entry', key).catch(() => null)) ?? undefined;
}

async function claimFound(
  { there, nonce, startedAt }: { there: StoredRecord; nonce: string; startedAt: string },
  store: Store,
): Promise<ClaimOutcome> {
  const entry = entryOf(there, undefined);
  if (entry.claim?.nonce === nonce) return { status: 'held', held: { entry, claim: entry.claim, startedAt } };
  const settlement = await store.get('entry', settlementOf(there.key)).catch(() => null);
  return { status: 'taken', entry: entryOf(there, settlement ?? undefined) };
}

/** Whether the holder of a claim must no longer send. A clock that was set back counts as late. */
export function isLate(held: Held, now: string): boolean {
  const elapsedMs = (parseTime(now) ?? 0) - (parseTime(held.startedAt) ?? 0);
  return elapsedMs < 0 || elapsedMs >= SEND_BY_MS;
}

/** When, by the server's clock, an attempt's call can no longer be under way, so that others may say what became of it. */
export function settleFrom(entry: Entry): string {
  const timeoutMs = entry.claim?.timeoutMs ?? TIMEOUT_UNREAD_MS;
  return new Date((parseTime(entry.at) ?? 0) + SEND_BY_MS + timeoutMs + ARRIVAL_MS).toISOString();
}

/** Deadline taken for a claim that cannot be read. */
const TIMEOUT_UNREAD_MS = 300_000;

/** What became of settling: `settled` carries what stands in the ledger, which may be another's word. */
export type SettleOutcome =
  | { readonly status: 'settled'; readonly settled: Settled }
  /** Nothing readable stands there yet; whoever opens the ticket next settles it. */
  | { readonly status: 'open'; readonly reason: string };

/** Writes what became of an attempt; the first word stands. */
export async function settle(
  entry: Entry,
  settlement: Settlement,
  ports: LedgerPorts,
): Promise<SettleOutcome> {
  const key = settlementOf(entry.key);
  const record = {
    table: 'entry',
    key,
    type: 'settlement',
    body: settlement,
    group: entry.claim?.ticket ?? '',
  } as const;
  let reason = '';
  for (let round = 0; round < WRITES_MAX; round += 1) {
    if (round > 0) await ports.sleep(round * PAUSE_MS);
    const outcome = await ports.store.putIfAbsent(record);
    const there = await recordThere(outcome, key, ports.store);
    if (there) {
      const settled = settledOf(there);
      return settled
        ? { status: 'settled', settled }
        : { status: 'open', reason: `record \`${key}\` cannot be read` };
    }
    if (outcome.status === 'failed' || outcome.status === 'unknown') reason = outcome.reason;
  }
  return { status: 'open', reason };
}

/**
 * The helpdesk's own time, or a moment shortly before it; read off a record that the user has just written.
 * Throws where the helpdesk cannot be reached.
 */
export async function readServerTime(user: string, ports: LedgerPorts): Promise<string> {
  const key = `clock:${user}`;
  await ports.store.put({ table: 'entry', key, type: 'clock', body: { nonce: ports.randomId() }, group: '' });
  const record = await ports.store.get('entry', key);
  if (!record) throw new Error('the helpdesk did not keep a record');
  return record.updatedAt;
}

/** The settlement of an attempt under which nothing was sent, or ever will be. */
export const neverSent = (reason: string): Settlement => ({
  status: 'failed',
  reason,
  mend: 'nothing was sent; approve it again if it is still wanted',
  how: 'never-sent',
  note: '',
});
