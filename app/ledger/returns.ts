/**
 * What the ledger knows, as events of the run. Ids make two pages that tell the same thing tell it once: `approved:<approval>`,
 * `returned:<claim key>` for how an attempt ended, with `:unknown` behind it while nobody knows, and `unsent:<approval>` for
 * an approval that never came to an attempt.
 */
import type { Actor, RunEvent } from '../assist/event.ts';
import type { Json, JsonObject } from '../lib/json.ts';
import type { ToolCall } from '../tools/tool.ts';
import type { Approval } from './approval.ts';
import type { Settlement } from './effect.ts';
import type { Execution } from './execute.ts';
import { shortenCall } from './fit.ts';

/** The place in a run that a call belongs to. */
export interface CallPlace {
  readonly run: string;
  readonly step: string;
  readonly at: string;
}

/** The event by which a run remembers that a person approved a call; written before the call is carried out. */
export const approvedEvent = (approval: Approval): RunEvent => ({
  id: `approved:${approval.id}`,
  at: approval.at,
  run: approval.run,
  by: approval.by,
  type: 'call-approved',
  call: shortenCall(approval.call),
  step: approval.step,
});

/** Id of the approval that such an event speaks of. */
export const approvalOf = (event: Extract<RunEvent, { type: 'call-approved' }>): string =>
  event.id.slice(event.id.indexOf(':') + 1);

/** The events by which a run remembers how an approval ended; none where another page tells it. */
export function returnedEvents(approval: Approval, execution: Execution, at: string): readonly RunEvent[] {
  const told = toldOf(execution);
  if (told === null) return [];
  const place = { run: approval.run, step: approval.step, at };
  const id = told.key === '' ? `unsent:${approval.id}` : `returned:${told.key}`;
  return [returned(execution.call, place, { ...told, id: told.status === 'unknown' ? `${id}:unknown` : id })];
}

/**
 * The events without those that others have overtaken: an attempt's end outlasts that it was unknown, and that a call was
 * sent outlasts that another page's approval of the same call was not. Pages that slept write late.
 */
export function withoutOvertaken(events: readonly RunEvent[]): readonly RunEvent[] {
  const ended = new Set(events.filter((event) => event.type === 'tool-returned').map(({ id }) => id));
  return events.filter((event) => {
    if (event.type !== 'tool-returned') return true;
    if (event.id.endsWith(UNKNOWN)) return !ended.has(event.id.slice(0, -UNKNOWN.length));
    return !event.id.startsWith('unsent:') || !isSentByOther(event, events);
  });
}

const UNKNOWN = ':unknown';

function isSentByOther(
  unsent: Extract<RunEvent, { type: 'tool-returned' }>,
  events: readonly RunEvent[],
): boolean {
  const approval = unsent.id.replace('unsent:', 'approved:');
  const approvedAt = events.findIndex(({ id }) => id === approval);
  return events.some(
    (event, i) =>
      i > approvedAt &&
      event.type === 'tool-returned' &&
      event.id.startsWith('returned:') &&
      event.call.id === unsent.call.id,
  );
}

interface Told {
  readonly status: 'done' | 'failed' | 'unknown';
  readonly output: Json;
  /** The attempt that it speaks of; empty where it is this approval's own matter. */
  readonly key: string;
}

function toldOf(execution: Execution): Told | null {
  switch (execution.status) {
    case 'done':
      return { status: 'done', output: withRest(execution.output, execution.rest), key: execution.key };
    case 'failed':
      return failed(execution.reason, execution.mend, execution.key);
    case 'unknown':
      return {
        status: 'unknown',
        output: { reason: execution.reason, check_at: execution.checkAt },
        key: execution.key,
      };
    case 'refused':
      return failed(execution.reason, 'nothing was sent');
    case 'claim-failed':
      return failed(execution.reason, execution.mend);
    case 'late':
      return failed('it was too late to send it', 'nothing was sent; approve it again');
    default:
      return toldOfEarlier(execution);
  }
}

function toldOfEarlier(execution: Extract<Execution, { earlier: unknown }>): Told | null {
  const { earlier } = execution;
  const key = earlier.same ? earlier.key : '';
  const who = `by ${earlier.by} on ${earlier.at}`;
  switch (execution.status) {
    case 'already-done':
      if (execution.equal || earlier.same) return { status: 'done', output: execution.output, key };
      return failed(`it was already done, with other values, ${who}`, 'ask a supervisor for a second one');
    case 'overtaken':
      return failed(execution.reason, 'approve it again if it is still wanted', key);
    case 'under-way':
      return earlier.same ? null : failed(`the same is under way ${who}`, 'wait for what becomes of it');
    case 'not-sure':
      return earlier.same ? null : failed(`nobody knows what became of the same ${who}`, execution.look);
  }
}

const failed = (reason: string, mend: string, key = ''): Told => ({
  status: 'failed',
  output: { reason, mend },
  key,
});

/** What a call left undone stands in the member `rest` of the output that the run remembers. */
const withRest = (output: JsonObject, rest: readonly ToolCall[]): JsonObject =>
  rest.length === 0 ? output : { ...output, rest: rest.map(({ id, tool, args }) => ({ id, tool, args })) };

/** The event of an attempt that was settled after its page had gone. */
export function settledEvent(
  call: ToolCall,
  place: CallPlace,
  known: { readonly key: string; readonly settlement: Settlement },
): RunEvent {
  const { settlement, key } = known;
  const output =
    settlement.status === 'done'
      ? withRest(settlement.output, settlement.rest)
      : { reason: settlement.reason, mend: settlement.mend };
  return returned(call, place, { id: `returned:${key}`, status: settlement.status, output });
}

/** The event of a call that was approved and never claimed: its page went away in between. */
export const neverTriedEvent = (call: ToolCall, place: CallPlace, approvedEventId: string): RunEvent =>
  returned(call, place, {
    id: `unsent:${approvedEventId.slice(approvedEventId.indexOf(':') + 1)}`,
    status: 'failed',
    output: {
      reason: 'it was approved, but nothing was sent',
      mend: 'approve it again if it is still wanted',
    },
  });

const APP: Actor = { kind: 'app', id: 'ledger' };

function returned(
  call: ToolCall,
  { run, step, at }: CallPlace,
  told: { id: string; status: Told['status']; output: Json },
): RunEvent {
  return {
    id: told.id,
    at,
    run,
    by: APP,
    type: 'tool-returned',
    call: shortenCall(call),
    step,
    status: told.status,
    output: told.output,
  };
}
