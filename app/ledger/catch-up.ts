/** On opening a ticket: finds what became of calls that were approved and of which the run does not know the end. */
import type { RunEvent } from '../assist/event.ts';
import { parseTime } from '../lib/time.ts';
import type { ToolCall } from '../tools/tool.ts';
import { type Entry, readAttempt } from './effect.ts';
import { giveUp, type Reconciled, type ReconcilePorts, reconcileEntry } from './reconcile.ts';
import { openApprovals, readApproved, returnedEvents, settledEvent } from './returns.ts';
import { tellTaken } from './taken.ts';

/** An approved call whose end nobody knows yet. */
export interface PendingCall {
  readonly call: ToolCall;
  readonly run: string;
  readonly step: string;
  /** `waiting`: it may be under way. `cannot-tell`: a person has to look. `unreachable`: look again later. */
  readonly found:
    | Exclude<Reconciled, { status: 'settled' }>
    | { readonly status: 'not-claimed'; readonly until: string };
}

/** What was found. `events` are facts to be appended to the log. */
export interface CaughtUp {
  readonly events: readonly RunEvent[];
  readonly pending: readonly PendingCall[];
}

type Approved = ReturnType<typeof openApprovals>[number];

/** Settles what can be settled of a ticket's unfinished calls; sends nothing. Throws where the helpdesk cannot be reached. */
export async function catchUp(events: readonly RunEvent[], ports: ReconcilePorts): Promise<CaughtUp> {
  const found = await Promise.all(openApprovals(events).map((approved) => catchUpOne(approved, ports)));
  return {
    events: found.flatMap((one) => ('found' in one ? [] : one)),
    pending: found.flatMap((one) => ('found' in one ? [one] : [])),
  };
}

async function catchUpOne(
  approved: Approved,
  ports: ReconcilePorts,
): Promise<readonly RunEvent[] | PendingCall> {
  const entry = await readAttempt(ports.store, readApproved(approved).key);
  return entry ? await catchUpEntry(approved, entry, ports) : await catchUpUnclaimed(approved, ports);
}

async function catchUpEntry(
  approved: Approved,
  entry: Entry,
  ports: ReconcilePorts,
): Promise<readonly RunEvent[] | PendingCall> {
  const isGivenUp = entry.claim?.attempt === '';
  const isOwn = entry.claim?.approval === readApproved(approved).approval;
  return isOwn || isGivenUp
    ? await catchUpOwn(approved, entry, ports)
    : await catchUpTaken(approved, entry, ports);
}

/** The page may be about to claim; after a while the attempt is taken from it. */
async function catchUpUnclaimed(
  approved: Approved,
  ports: ReconcilePorts,
): Promise<readonly RunEvent[] | PendingCall> {
  const { call, run, step, at } = approved;
  const until = new Date((parseTime(at) ?? 0) + CLAIM_MS).toISOString();
  const unclaimed = { call, run, step, found: { status: 'not-claimed', until } } as const;
  if (ports.now() < until) return unclaimed;
  const entry = await giveUp(readApproved(approved).key, approved, ports);
  return entry ? await catchUpEntry(approved, entry, ports) : unclaimed;
}

/** A page that has not claimed what it approved within this time is taken to be gone. */
const CLAIM_MS = 120_000;

function settledNow({ call, run, step }: Approved, entry: Entry, ports: ReconcilePorts): RunEvent {
  if (!entry.settled) throw new Error('a settled entry has no settlement');
  const { settlement } = entry.settled;
  return settledEvent(call, { run, step, at: ports.now() }, { key: entry.key, settlement });
}

async function catchUpOwn(
  approved: Approved,
  entry: Entry,
  ports: ReconcilePorts,
): Promise<readonly RunEvent[] | PendingCall> {
  const { call, run, step } = approved;
  const found = await reconcileEntry(entry, ports);
  return found.status === 'settled' ? [settledNow(approved, found.entry, ports)] : { call, run, step, found };
}

/** Somebody else had the attempt; what became of it tells what became of this approval. */
async function catchUpTaken(
  approved: Approved,
  entry: Entry,
  ports: ReconcilePorts,
): Promise<readonly RunEvent[] | PendingCall> {
  const { call, run, step } = approved;
  const id = readApproved(approved).approval;
  const taken = await tellTaken(entry, { id, call, ticket: ports.ticket }, ports);
  const events = returnedEvents({ id, run, step }, taken, ports.now());
  if (events.length > 0) return events;
  const found = await reconcileEntry(entry, ports);
  return found.status === 'settled' ? [] : { call, run, step, found };
}
