/** What the sidebar shows of calls that were carried out. */

import * as z from 'zod/mini';
import type { Actor, RunEvent } from '../assist/event.ts';
import { canonicalJson } from '../lib/canonical.ts';
import { isObject, type JsonObject } from '../lib/json.ts';
import type { Catalog, ToolCall } from '../tools/tool.ts';
import type { PendingCall } from './catch-up.ts';
import { callSchema, jsonObjectSchema } from './stored.ts';

/** One effect, or attempt at one, as a person sees it. */
export interface Receipt {
  /** The call's id; the same as long as it is the same call. */
  readonly id: string;
  readonly call: ToolCall;
  readonly run: string;
  readonly step: string;
  /** `unsure`: only a person can tell, `note` says where to look. `part`: `rest` is left to do. */
  readonly state: 'done' | 'checking' | 'unsure' | 'part' | 'failed' | 'undone';
  /** When it was last heard of. */
  readonly at: string;
  /** Who approved it; null where nobody had to. */
  readonly approvedBy: Actor | null;
  /** Why, or where to look; empty where there is nothing to say. */
  readonly note: string;
  /** `{}` where it gave none. */
  readonly output: JsonObject;
  readonly rest: readonly ToolCall[];
  /** The call that takes it back; null where it cannot be or was already. */
  readonly undo: { readonly tool: string; readonly args: JsonObject } | null;
}

/** The receipts of a ticket's writes, newest first. */
export function receiptsOf(
  events: readonly RunEvent[],
  pending: readonly PendingCall[],
  catalog: Catalog,
): readonly Receipt[] {
  const receipts = new Map<string, Receipt>();
  for (const event of events) {
    if (event.type !== 'call-approved' && event.type !== 'tool-returned') continue;
    if (catalog.find(event.call.tool)?.effect !== 'write') continue;
    const before = receipts.get(event.call.id);
    receipts.delete(event.call.id);
    receipts.set(
      event.call.id,
      event.type === 'call-approved' ? begun(event) : ended(event, before, catalog),
    );
  }
  for (const one of pending) {
    const before = receipts.get(one.call.id);
    if (before) receipts.set(one.call.id, lookedUp(before, one));
  }
  return markUndone([...receipts.values()]).reverse();
}

const begun = (event: Extract<RunEvent, { type: 'call-approved' }>): Receipt => ({
  id: event.call.id,
  call: event.call,
  run: event.run,
  step: event.step,
  state: 'checking',
  at: event.at,
  approvedBy: event.by,
  note: '',
  output: {},
  rest: [],
  undo: null,
});

function ended(
  event: Extract<RunEvent, { type: 'tool-returned' }>,
  before: Receipt | undefined,
  catalog: Catalog,
): Receipt {
  const output = isObject(event.output) ? z.parse(jsonObjectSchema, event.output) : {};
  const rest = restIn(output);
  const done = event.status === 'done';
  const undo = done ? (catalog.find(event.call.tool)?.undo(event.call.args, output) ?? null) : null;
  const state = { done: rest.length > 0 ? 'part' : 'done', failed: 'failed', unknown: 'checking' } as const;
  return {
    id: event.call.id,
    call: event.call,
    run: event.run,
    step: event.step,
    state: state[event.status],
    at: event.at,
    approvedBy: before?.approvedBy ?? null,
    note: done || typeof output['reason'] !== 'string' ? '' : output['reason'],
    output,
    rest,
    undo,
  };
}

function restIn(output: JsonObject): readonly ToolCall[] {
  const parsed = z.safeParse(z.array(callSchema), output['rest']);
  return parsed.success ? parsed.data : [];
}

function lookedUp(before: Receipt, { found }: PendingCall): Receipt {
  if (found.status === 'cannot-tell') return { ...before, state: 'unsure', note: found.look };
  return { ...before, state: 'checking', note: found.status === 'unreachable' ? found.reason : before.note };
}

/** An effect is undone when the call that takes it back was done later; of several alike the newest goes first. Oldest first. */
function markUndone(receipts: readonly Receipt[]): Receipt[] {
  const marked = [...receipts];
  for (const [i, taken] of receipts.entries()) {
    if (taken.state !== 'done' && taken.state !== 'part') continue;
    const undone = marked.findLastIndex(
      (one, j) => j < i && one.undo !== null && isCall(taken.call, one.undo),
    );
    const before = marked[undone];
    if (before) marked[undone] = { ...before, state: 'undone', undo: null };
  }
  return marked;
}

/** The call may say more than what was wanted: parameters left out take their standard. */
const isCall = (call: ToolCall, wanted: { tool: string; args: JsonObject }): boolean =>
  call.tool === wanted.tool &&
  Object.entries(wanted.args).every(
    ([name, value]) => canonicalJson(call.args[name] ?? null) === canonicalJson(value),
  );
