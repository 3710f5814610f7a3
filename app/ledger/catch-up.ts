/** On opening a ticket: finds what became of calls that were approved and of which the run does not know the end. */
import type { RunEvent } from '../assist/event.ts';
import { parseTime } from '../lib/time.ts';
import type { Catalog, ToolCall } from '../tools/tool.ts';
import { type Entry, effectOf, readEffect } from './effect.ts';
import { type Reconciled, type ReconcilePorts, reconcileEntry } from './reconcile.ts';
import { neverTriedEvent, settledEvent } from './returns.ts';

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

type Approved = Extract<RunEvent, { type: 'call-approved' }>;

/** Settles what can be settled of a ticket's unfinished calls; sends nothing. Throws where the helpdesk cannot be reached. */
export async function catchUp(
  events: readonly RunEvent[],
  catalog: Catalog,
  ports: ReconcilePorts,
): Promise<CaughtUp> {
  const found = await Promise.all(
    openApprovals(events).map((approved) => catchUpOne(approved, catalog, ports)),
  );
  return {
    events: found.flatMap((one) => ('type' in one ? [one] : [])),
    pending: found.flatMap((one) => ('type' in one ? [] : [one])),
  };
}

/** The last approval of each call that has no known end since. */
function openApprovals(events: readonly RunEvent[]): Approved[] {
  const open = new Map<string, Approved>();
  for (const event of events) {
    if (event.type === 'call-approved') open.set(event.call.id, event);
    if (event.type === 'tool-returned' && event.status !== 'unknown') open.delete(event.call.id);
  }
  return [...open.values()];
}

async function catchUpOne(
  approved: Approved,
  catalog: Catalog,
  ports: ReconcilePorts,
): Promise<RunEvent | PendingCall> {
  const { call, run, step } = approved;
  const place = { run, step, at: ports.now() };
  const entry = await entryOfCall(call, catalog, ports);
  if (!entry) {
    const until = new Date((parseTime(approved.at) ?? 0) + CLAIM_MS).toISOString();
    if (place.at < until) return { call, run, step, found: { status: 'not-claimed', until } };
    return neverTriedEvent(call, place, approved.id);
  }
  const found = await reconcileEntry(entry, ports);
  if (found.status !== 'settled') return { call, run, step, found };
  if (!found.entry.settled) throw new Error('a settled entry has no settlement');
  return settledEvent(call, place, { key: entry.key, settlement: found.entry.settled.settlement });
}

/** A page that has not claimed what it approved within this time is taken to be gone; should it wake, its claim still decides. */
const CLAIM_MS = 120_000;

/** The newest attempt that was made for this call of this ticket. */
async function entryOfCall(
  call: ToolCall,
  catalog: Catalog,
  ports: ReconcilePorts,
): Promise<Entry | undefined> {
  const tool = catalog.find(call.tool);
  const effect = tool ? effectOf(tool, call.args) : null;
  if (effect === null) return undefined;
  const state = await readEffect(ports.store, effect);
  return state.entries.findLast(({ claim }) => claim?.ticket === ports.ticket && claim.call.id === call.id);
}
