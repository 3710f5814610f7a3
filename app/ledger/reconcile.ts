/**
 * Finds out what became of attempts that nobody settled: the page was closed, the reply was lost, the record was not
 * written. It only reads the world and writes settlements; it never sends a call.
 */
import type { Json } from '../lib/json.ts';
import { parseTime } from '../lib/time.ts';
import type { CallContext, ToolRunner } from '../tools/runner.ts';
import type { ReadBack } from '../tools/tool.ts';
import type { Claim, Entry, Settlement } from './effect.ts';
import { fitOutput } from './fit.ts';
import { type LedgerPorts, readServerTime, settle, settleFrom } from './ledger.ts';

/** What finding out needs besides the ledger. */
export interface ReconcilePorts extends LedgerPorts {
  readonly runner: ToolRunner;
  /** The user's id in the helpdesk. */
  readonly user: string;
  /** The ticket that is open, and its requester's address (empty where there is none). */
  readonly ticket: string;
  readonly requesterEmail: string;
  /** Milliseconds that a call may take altogether. */
  readonly timeoutMs: number;
}

/** What is known of an attempt after looking. */
export type Reconciled =
  | { readonly status: 'settled'; readonly entry: Entry }
  /** The call may still be under way; `until` is by the server's clock. */
  | { readonly status: 'waiting'; readonly entry: Entry; readonly until: string }
  /** Only a person can tell; `look` says where. */
  | { readonly status: 'cannot-tell'; readonly entry: Entry; readonly look: string }
  | { readonly status: 'unreachable'; readonly entry: Entry; readonly reason: string };

/** Settles an attempt when its time has come and the world tells what became of it; never throws. */
export async function reconcileEntry(entry: Entry, ports: ReconcilePorts): Promise<Reconciled> {
  if (entry.settled) return { status: 'settled', entry };
  const early = await isEarly(entry, ports);
  if (early !== 'no') return early;
  if (!entry.claim)
    return { status: 'cannot-tell', entry, look: `record \`${entry.key}\` cannot be read; ask an admin` };
  const found = await readBack(entry.claim, ports);
  if (found.status === 'cannot-tell') return { status: 'cannot-tell', entry, look: found.look };
  return await settleFound(entry, settlementFound(found), ports);
}

/** Whether the call may still be under way, by both clocks; the server's is asked only when ours says that it is over. */
async function isEarly(entry: Entry, ports: ReconcilePorts): Promise<Reconciled | 'no'> {
  const until = settleFrom(entry);
  const waiting = { status: 'waiting', entry, until } as const;
  if (isBefore(ports.now(), until)) return waiting;
  try {
    return isBefore(await readServerTime(ports.user, ports), until) ? waiting : 'no';
  } catch (error) {
    return { status: 'unreachable', entry, reason: reasonOf(error) };
  }
}

const isBefore = (at: string, until: string): boolean => (parseTime(at) ?? 0) < (parseTime(until) ?? 0);

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Asks the connector what became of a claim's call; a connector that throws cannot tell. */
export async function readBack(claim: Claim, ports: ReconcilePorts): Promise<ReadBack> {
  const context: CallContext = {
    now: ports.now(),
    ticket: claim.ticket,
    requesterEmail: claim.ticket === ports.ticket ? ports.requesterEmail : '',
    timeoutMs: ports.timeoutMs,
  };
  try {
    return await ports.runner.readBack({ ...claim.call, id: claim.attempt }, context);
  } catch (error) {
    return { status: 'cannot-tell', look: reasonOf(error) };
  }
}

function settlementFound(found: Exclude<ReadBack, { status: 'cannot-tell' }>): Settlement {
  if (found.status === 'happened')
    return { status: 'done', output: fitOutput(found.output), rest: [], how: 'read-back', note: '' };
  return {
    status: 'failed',
    reason: 'it did not happen',
    mend: 'approve it again if it is still wanted',
    how: 'read-back',
    note: '',
  };
}

async function settleFound(entry: Entry, settlement: Settlement, ports: LedgerPorts): Promise<Reconciled> {
  const outcome = await settle(entry, settlement, ports);
  if (outcome.status === 'open') return { status: 'unreachable', entry, reason: outcome.reason };
  return { status: 'settled', entry: { ...entry, settled: outcome.settled } };
}

/** A person's word on an attempt that only a person could look up. */
export interface HandVerdict {
  readonly happened: boolean;
  /** What they saw and where; shown with the receipt. */
  readonly note: string;
  /** What the effect gave, as far as they know; `{}` where nothing. */
  readonly output: { readonly [name: string]: Json };
}

/** Settles an attempt by a person's word, once it can no longer be under way; the record bears their id. */
export async function settleByHand(
  entry: Entry,
  verdict: HandVerdict,
  ports: ReconcilePorts,
): Promise<Reconciled> {
  if (entry.settled) return { status: 'settled', entry };
  const early = await isEarly(entry, ports);
  if (early !== 'no') return early;
  return await settleFound(entry, settlementSeen(verdict), ports);
}

function settlementSeen({ happened, note, output }: HandVerdict): Settlement {
  if (happened) return { status: 'done', output: fitOutput(output), rest: [], how: 'person', note };
  return {
    status: 'failed',
    reason: 'a person looked and it had not happened',
    mend: 'approve it again if it is still wanted',
    how: 'person',
    note,
  };
}
