/**
 * What the ledger knows, as events of the run. Ids make two pages that tell the same thing tell it once:
 * `approved:<approval>@<claim key>`; `returned:<claim key>` for how an attempt ended, with `:unknown` behind it while nobody
 * knows and `:unrecorded` while the ledger does not; `unsent:<approval>` for an approval that never came to an attempt.
 */
import type { Actor, RunEvent } from '../assist/event.ts';
import type { Json, JsonObject } from '../lib/json.ts';
import type { ToolCall } from '../tools/tool.ts';
import type { Approval } from './approval.ts';
import { claimKey, type Settlement } from './effect.ts';
import type { Execution } from './execute.ts';
import { shortenCall } from './fit.ts';

/** The place in a run that a call belongs to. */
export interface CallPlace {
  readonly run: string;
  readonly step: string;
  readonly at: string;
}

/** The event by which a run remembers that a person approved a call; written before the call is carried out. */
export const approvedEvent = (approval: Approval): ApprovedEvent => ({
  id: `approved:${approval.id}@${approval.effect ? claimKey(approval.effect, approval.n) : ''}`,
  at: approval.at,
  run: approval.run,
  by: approval.by,
  type: 'call-approved',
  call: shortenCall(approval.call),
  step: approval.step,
  evidence: approval.evidence,
});

type ApprovedEvent = Extract<RunEvent, { type: 'call-approved' }>;
type ReturnedEvent = Extract<RunEvent, { type: 'tool-returned' }>;

/** What the id of such an event names; texts are empty where it names none. */
export function readApproved({ id }: ApprovedEvent): { readonly approval: string; readonly key: string } {
  // `approved:a1-7@claim:refund_order:order:1042:0`, `approved:decision:71:0:0@claim:note:~9f:2`
  const [, approval = '', key = ''] = /^approved:([^@]*)@(.*)$/.exec(id) ?? [];
  return { approval, key };
}

/** Approvals whose end the run does not know for good, oldest first. */
export function openApprovals(events: readonly RunEvent[]): readonly ApprovedEvent[] {
  const told = new Set(events.filter(isLastWord).map(({ id }) => id));
  return events.filter((event): event is ApprovedEvent => {
    if (event.type !== 'call-approved') return false;
    const { approval, key } = readApproved(event);
    return key !== '' && !told.has(`returned:${key}`) && !told.has(`unsent:${approval}`);
  });
}

const isLastWord = (event: RunEvent): boolean => event.type === 'tool-returned' && event.status !== 'unknown';

/** The events by which a run remembers how an approval ended; none where another page tells it. */
export function returnedEvents(
  approval: Pick<Approval, 'id' | 'run' | 'step'>,
  execution: Execution,
  at: string,
): readonly ReturnedEvent[] {
  const told = toldOf(execution);
  if (told === null) return [];
  const place = { run: approval.run, step: approval.step, at };
  const id = told.key === '' ? `unsent:${approval.id}` : `returned:${told.key}`;
  return [returned(execution.call, place, { ...told, id: `${id}${told.mark}` })];
}

/**
 * The events without those that others have overtaken: an attempt's end outlasts that it was unknown, and that a call was
 * sent outlasts that another page's approval of it was not. Pages that slept write late.
 */
export function withoutOvertaken(events: readonly RunEvent[]): readonly RunEvent[] {
  const told = new Set(events.map(({ id }) => id));
  const keys = new Map<string, string>();
  for (const event of events) {
    if (event.type !== 'call-approved') continue;
    const { approval, key } = readApproved(event);
    keys.set(`unsent:${approval}`, `returned:${key}`);
  }
  return events.filter((event) => !told.has(overtaking(event, keys)));
}

/** The id of the event that outlasts this one. */
function overtaking({ id }: RunEvent, keys: ReadonlyMap<string, string>): string {
  const mark = MARKS.find((each) => id.endsWith(each));
  return mark === undefined ? (keys.get(id) ?? '') : id.slice(0, -mark.length);
}

const UNKNOWN = ':unknown';
const UNRECORDED = ':unrecorded';
const MARKS = [UNKNOWN, UNRECORDED];

interface Told {
  readonly status: 'done' | 'failed' | 'unknown';
  readonly output: Json;
  /** The attempt that it speaks of; empty where it is this approval's own matter. */
  readonly key: string;
  readonly mark: '' | typeof UNKNOWN | typeof UNRECORDED;
}

function toldOf(execution: Execution): Told | null {
  switch (execution.status) {
    case 'done':
      return { ...ofAttempt(execution), status: 'done', output: withRest(execution.output, execution.rest) };
    case 'failed':
      return { ...failed(execution.reason, execution.mend), ...ofAttempt(execution) };
    case 'refused':
      return { ...failed(execution.reason, 'nothing was sent'), ...ofAttempt(execution) };
    case 'late':
      return { ...failed('it was too late to send it', 'approve it again'), ...ofAttempt(execution) };
    case 'unknown': {
      const output = { reason: execution.reason, check_at: execution.checkAt };
      return { status: 'unknown', output, key: execution.key, mark: UNKNOWN };
    }
    case 'claim-failed':
      return execution.certain ? failed(execution.reason, execution.mend) : null;
    default:
      return toldOfEarlier(execution);
  }
}

const ofAttempt = ({ key, recorded }: { key: string; recorded: boolean }) =>
  ({ key, mark: recorded ? '' : UNRECORDED }) as const;

function toldOfEarlier(execution: Extract<Execution, { earlier: unknown }>): Told | null {
  const { earlier } = execution;
  const key = earlier.same ? earlier.key : '';
  const who = `by ${earlier.by} on ${earlier.at}`;
  switch (execution.status) {
    case 'already-done':
      if (execution.equal || earlier.same) return { status: 'done', output: execution.output, key, mark: '' };
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
  mark: '',
});

/** What a call left undone stands in the member `rest` of the output that the run remembers. */
const withRest = (output: JsonObject, rest: readonly ToolCall[]): JsonObject =>
  rest.length === 0 ? output : { ...output, rest: rest.map(({ id, tool, args }) => ({ id, tool, args })) };

/** The event of an attempt that was settled after its page had gone. */
export function settledEvent(
  call: ToolCall,
  place: CallPlace,
  known: { readonly key: string; readonly settlement: Settlement },
): ReturnedEvent {
  const { settlement, key } = known;
  const output =
    settlement.status === 'done'
      ? withRest(settlement.output, settlement.rest)
      : { reason: settlement.reason, mend: settlement.mend };
  return returned(call, place, { id: `returned:${key}`, status: settlement.status, output });
}

const APP: Actor = { kind: 'app', id: 'ledger' };

function returned(
  call: ToolCall,
  { run, step, at }: CallPlace,
  told: { id: string; status: Told['status']; output: Json },
): ReturnedEvent {
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
