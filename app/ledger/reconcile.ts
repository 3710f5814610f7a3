/**
 * Finds out what became of attempts that nobody settled: the page was closed, the reply was lost, the record was not
 * written. It only reads the world and writes settlements; it never sends a call.
 */
import type { Json } from '../lib/json.ts';
import { parseTime } from '../lib/time.ts';
import type { CallContext, ToolRunner } from '../tools/runner.ts';
import type { ReadBack, ToolCall } from '../tools/tool.ts';
import {
  type Claim,
  type Effect,
  type EffectState,
  type Entry,
  readEffect,
  type Settlement,
} from './effect.ts';
import { fitOutput, shortenCall } from './fit.ts';
import { claimAttempt, type LedgerPorts, neverSent, readServerTime, settle, settleFrom } from './ledger.ts';

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
  if (entry.claim?.attempt === '') return await settleFound(entry, neverSent(GIVEN_UP), ports);
  const early = await isEarly(entry, ports);
  if (early !== 'no') return early;
  if (!entry.claim)
    return { status: 'cannot-tell', entry, look: `record \`${entry.key}\` cannot be read; ask an admin` };
  const found = await readBack(entry.claim, ports);
  if (found.status === 'cannot-tell') return { status: 'cannot-tell', entry, look: found.look };
  return await settleFound(entry, settlementFound(found), ports);
}

/**
 * Takes an attempt that was approved and never claimed, so that the page which approved it sends nothing any more should it
 * wake. Gives the attempt as it stands now, whoever was quicker; null where it could not be taken.
 */
export async function giveUp(
  key: string,
  approved: { readonly call: ToolCall; readonly run: string; readonly step: string },
  ports: ReconcilePorts,
): Promise<Entry | null> {
  const { call, run, step } = approved;
  const about = { call: shortenCall(call), run, step, ticket: ports.ticket };
  const nobody = {
    approval: '',
    approvedBy: { kind: 'app', id: ports.user },
    timeoutMs: 0,
    undoes: null,
    version: '',
  } as const;
  const outcome = await claimAttempt(
    key,
    { nonce: ports.randomId(), attempt: '', ...about, ...nobody },
    ports,
  );
  if (outcome.status === 'failed') return null;
  return outcome.status === 'held' ? outcome.held.entry : outcome.entry;
}

const GIVEN_UP = 'it was approved, but its page went away before it was sent';

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

/** An effect as it stands after looking. `found` tells of an attempt that is still open; null where none is. */
export interface LookedAt {
  readonly state: EffectState;
  readonly found: Exclude<Reconciled, { status: 'settled' }> | null;
}

/** Reads everything that was tried of an effect, settling what can be settled of it, whosever it was. Throws where the helpdesk cannot be reached. */
export async function lookAtEffect(effect: Effect, ports: ReconcilePorts): Promise<LookedAt> {
  const state = await readEffect(ports.store, effect);
  if (!state.open) return { state, found: null };
  const found = await reconcileEntry(state.open, ports);
  if (found.status !== 'settled') return { state, found };
  return { state: await readEffect(ports.store, effect), found: null };
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
