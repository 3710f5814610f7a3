/** On opening a ticket: finds what became of calls that were approved and of which the run does not know the end. */
import type { RunEvent } from '../assist/event.ts';
import { parseTime } from '../lib/time.ts';
import type { Catalog, ToolCall } from '../tools/tool.ts';
import { type Effect, type Entry, effectOf, readEffect } from './effect.ts';
import { type Reconciled, type ReconcilePorts, reconcileEntry } from './reconcile.ts';
import { approvalOf, neverTriedEvent, settledEvent } from './returns.ts';

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
  const open = openApprovals(events);
  const found = await Promise.all(open.map((approvals) => catchUpOne(approvals, catalog, ports)));
  return {
    events: found.flatMap((one) => ('found' in one ? [] : one)),
    pending: found.flatMap((one) => ('found' in one ? [one] : [])),
  };
}

/** The approvals of one call, newest first; two pages may have approved it. */
type OpenCall = readonly [Approved, ...Approved[]];

/** The approvals of each call that has no known end since. */
function openApprovals(events: readonly RunEvent[]): OpenCall[] {
  const open = new Map<string, OpenCall>();
  for (const event of events) {
    if (event.type === 'call-approved') open.set(event.call.id, [event, ...(open.get(event.call.id) ?? [])]);
    if (event.type === 'tool-returned' && event.status !== 'unknown') close(open, event);
  }
  return [...open.values()];
}

/** How an attempt ended closes every approval of its call; that an approval was not sent closes that one. */
function close(
  open: Map<string, OpenCall>,
  { id, call }: Extract<RunEvent, { type: 'tool-returned' }>,
): void {
  const approvals = open.get(call.id) ?? [];
  const [first, ...rest] = id.startsWith('unsent:')
    ? approvals.filter((approved) => `unsent:${approvalOf(approved)}` !== id)
    : [];
  if (first) open.set(call.id, [first, ...rest]);
  else open.delete(call.id);
}

async function catchUpOne(
  approvals: OpenCall,
  catalog: Catalog,
  ports: ReconcilePorts,
): Promise<readonly RunEvent[] | PendingCall> {
  const { call, run, step, at } = approvals[0];
  const place = { run, step, at: ports.now() };
  const entry = await entryOfCall(approvals, catalog, ports);
  if (!entry) {
    const until = new Date((parseTime(at) ?? 0) + CLAIM_MS).toISOString();
    if (place.at < until) return { call, run, step, found: { status: 'not-claimed', until } };
    return approvals.map((approved) => neverTriedEvent(call, place, approved.id));
  }
  const found = await reconcileEntry(entry, ports);
  if (found.status !== 'settled') return { call, run, step, found };
  if (!found.entry.settled) throw new Error('a settled entry has no settlement');
  return [settledEvent(call, place, { key: entry.key, settlement: found.entry.settled.settlement })];
}

/** A page that has not claimed what it approved within this time is taken to be gone; should it wake, its claim still decides. */
const CLAIM_MS = 120_000;

/** The attempt that was made on one of these approvals; arguments may have been edited between them. */
async function entryOfCall(
  approvals: readonly Approved[],
  catalog: Catalog,
  ports: ReconcilePorts,
): Promise<Entry | undefined> {
  const ids = new Set(approvals.map(approvalOf));
  const effects = new Map<string, Effect>();
  for (const { call } of approvals) {
    const tool = catalog.find(call.tool);
    const effect = tool ? effectOf(tool, call.args) : null;
    if (effect) effects.set(effect.subject, effect);
  }
  for (const effect of effects.values()) {
    const state = await readEffect(ports.store, effect);
    const entry = state.entries.findLast(({ claim }) => claim !== null && ids.has(claim.approval));
    if (entry) return entry;
  }
  return undefined;
}
