/** The only place where an Approval is made: a person's word that one attempt at one effect may happen. */
import type { Actor } from '../assist/event.ts';
import type { CallProposal, Refusal } from '../assist/outcome.ts';
import type { CallSuggestion } from '../assist/verify.ts';
import { canonicalJson } from '../lib/canonical.ts';
import type { Evidence } from '../lib/evidence.ts';
import type { JsonObject } from '../lib/json.ts';
import type { Store } from '../lib/store.ts';
import { parseArgs } from '../tools/argument.ts';
import type { Lane, Moves, Tool, ToolCall } from '../tools/tool.ts';
import { type Effect, type EffectState, type Entry, effectOf } from './effect.ts';
import {
  type Basis,
  type Decision,
  findDecision,
  type IsSupervisor,
  isStale,
  readRequest,
  type SupervisorRequest,
} from './request.ts';

const approved: unique symbol = Symbol('approved');

/** Leave for one attempt, given by a person. It is good for that attempt only; whatever becomes of it, another needs another approval. */
export interface Approval {
  readonly [approved]: true;
  /** Unique; the decision's key where a supervisor decided. */
  readonly id: string;
  /** With the arguments as approved. */
  readonly call: ToolCall;
  /** Null for a read. */
  readonly effect: Effect | null;
  /** Number of the attempt at the effect. */
  readonly n: number;
  readonly lane: Exclude<Lane, 'never'>;
  readonly by: Actor;
  readonly at: string;
  readonly ticket: string;
  readonly run: string;
  readonly step: string;
  /** The words and results that it rests on, arguments included; each once. */
  readonly evidence: readonly Evidence[];
  /** Claim key of the effect that this one takes back; null for the rest. */
  readonly undoes: string | null;
}

/** Puts a proposal through every check again, with today's facts and policy. */
export type Reverify = (proposal: CallProposal) => CallSuggestion | Refusal;

/** What became of approving. */
export type ApproveOutcome =
  | { readonly status: 'approved'; readonly approval: Approval }
  | {
      readonly status: 'needs-supervisor';
      readonly because: string;
      /** The attempt that makes it a supervisor's matter; absent where none does. */
      readonly earlier?: Entry;
    }
  | {
      readonly status: 'refused';
      readonly check: string;
      readonly reason: string;
      /** The attempt that stands in the way; absent where none does. */
      readonly earlier?: Entry;
    };

/** What an approval is made of. */
export interface ApproveInput {
  readonly suggestion: CallSuggestion;
  /** As the person edited them. */
  readonly args: JsonObject;
  readonly tool: Tool;
  /** What was tried of the effect that these arguments have, read just now; null for a read. */
  readonly state: EffectState | null;
  readonly reverify: Reverify;
  readonly by: Actor;
  readonly at: string;
  readonly ticket: string;
  readonly undoes: string | null;
  /** Unique. */
  readonly id: string;
}

/** Makes a person's approval of a suggestion that needs nobody else. */
export function approve(input: ApproveInput): ApproveOutcome {
  const checked = checkCall(input);
  if (checked.status === 'refused') return checked;
  const { lane, earlier, suggestion } = checked;
  if (earlier) return { status: 'needs-supervisor', because: repeatBecause(earlier), earlier };
  if (lane === 'supervisor') return { status: 'needs-supervisor', because: suggestion.laneBecause };
  if (input.by.kind === 'app' && !(lane === 'auto' && input.tool.effect === 'read'))
    return refuse('nobody-approved', 'a person has to approve it');
  return { status: 'approved', approval: make(input, { ...checked, id: input.id }) };
}

interface Checked {
  readonly status: 'checked';
  readonly suggestion: CallSuggestion;
  readonly lane: Approval['lane'];
  /** The attempt that makes doing it once more a supervisor's matter; null where none does. */
  readonly earlier: Entry | null;
  readonly call: ToolCall;
  readonly effect: Effect | null;
}

type CheckInput = Pick<ApproveInput, 'suggestion' | 'args' | 'tool' | 'state' | 'reverify' | 'ticket'>;

function checkCall(input: CheckInput): Checked | Extract<ApproveOutcome, { status: 'refused' }> {
  const { suggestion, tool, state } = input;
  const parsed = parseArgs(tool, input.args);
  if (parsed.problems.length > 0) return refuse('argument', parsed.problems.join('; '));
  const call = { ...suggestion.call, args: parsed.args };
  const again = input.reverify({ ...proposalOf(suggestion), call });
  if (!('lane' in again)) return refuse(again.check, again.reason);
  if (again.missing.length > 0) return refuse('argument', `${again.missing.join(', ')} is missing`);
  if (again.lane === 'never')
    return refuse('never', again.laneBecause === '' ? 'this is never allowed' : again.laneBecause);
  const effect = effectOf(tool, parsed.args, input.ticket);
  if (tool.effect === 'write' && effect === null)
    throw new Error(`${tool.name} names no subject for its effect`);
  if (!isSameEffect(effect, state?.effect ?? null)) throw new Error('the state is of another effect');
  if (state?.open)
    return { ...refuse('under-way', 'it was approved before and is not settled yet'), earlier: state.open };
  return {
    status: 'checked',
    suggestion: again,
    lane: again.lane,
    earlier: earlierOf(tool.moves, call, state),
    call,
    effect,
  };
}

const refuse = (check: string, reason: string) => ({ status: 'refused', check, reason }) as const;

const proposalOf = ({ type, run, step, call, sources, evidence }: CallSuggestion): CallProposal => ({
  type,
  run,
  step,
  call,
  sources,
  evidence,
});

/**
 * The attempt that makes doing it once more a supervisor's matter; null where none does. What an effect left undone may be
 * done without asking.
 */
export function earlierOf(moves: Moves, call: ToolCall, state: EffectState | null): Entry | null {
  const last = state?.done.at(-1);
  if (last && !REPEATED_FREELY.has(moves) && !restOf(last).some(({ id }) => id === call.id)) return last;
  const doubted = state?.entries.find(isDoubted);
  return doubted && DEAR.has(moves) ? doubted : null;
}

const repeatBecause = (earlier: Entry): string =>
  isDoubted(earlier) ? 'whether it happened before was settled by a person’s word' : 'it was done before';

/** Messages and marks on a ticket; twice does no harm that a person would not see. */
const REPEATED_FREELY: ReadonlySet<Moves> = new Set(['message', 'ticket', 'nothing']);

const DEAR: ReadonlySet<Moves> = new Set(['money', 'shipping']);

const restOf = ({ settled }: Entry): readonly ToolCall[] =>
  settled?.settlement.status === 'done' ? settled.settlement.rest : [];

/** Whether that it failed rests on a person's word alone. */
export const isDoubted = ({ settled }: Entry): boolean =>
  settled?.settlement.status === 'failed' && settled.settlement.how === 'person';

function make(
  input: Pick<ApproveInput, 'by' | 'at' | 'ticket' | 'undoes' | 'state'>,
  checked: Checked & { id: string },
): Approval {
  return {
    [approved]: true,
    id: checked.id,
    call: checked.call,
    effect: checked.effect,
    n: input.state?.next ?? 0,
    lane: checked.lane,
    by: input.by,
    at: input.at,
    ticket: input.ticket,
    run: checked.suggestion.run,
    step: checked.suggestion.step,
    evidence: evidenceOf(checked.suggestion),
    undoes: input.undoes,
  };
}

/** What a call rests on: what brought the case to its step, and where its arguments came from; each once. */
export function evidenceOf({ evidence, sources }: Pick<CallProposal, 'evidence' | 'sources'>): Evidence[] {
  const all = [...evidence, ...Object.values(sources)];
  return [...new Map(all.map((one) => [canonicalJson(one), one])).values()];
}

/** What an approval by a supervisor's decision is made of. */
export interface DecidedInput {
  readonly store: Store;
  /** The request's key. */
  readonly request: string;
  readonly isSupervisor: IsSupervisor;
  /** What the case rests on today. */
  readonly basis: Basis;
  /** The request's proposal after today's checks. */
  readonly suggestion: CallSuggestion;
  readonly tool: Tool;
  readonly state: EffectState | null;
  readonly reverify: Reverify;
}

/** Makes the approval that a supervisor's decision gives; request and decision are read anew. Throws where the helpdesk cannot be reached. */
export async function approveDecided(input: DecidedInput): Promise<ApproveOutcome> {
  const record = await input.store.get('entry', input.request);
  if (!record) return refuse('no-request', 'there is no such request');
  const request = await readRequest(input.store, record);
  const decision = await findDecision(input.store, request, input.isSupervisor);
  const refusal = refuseDecided(request, decision, input);
  if (refusal) return refusal;
  if (decision === null) return { status: 'needs-supervisor', because: 'no supervisor has decided yet' };
  const { asked } = request;
  const args = decision.args ?? asked.proposal.call.args;
  if (!isSameEffect(effectOf(input.tool, args, asked.ticket), asked.effect))
    return refuse('other-effect', 'with these values it is about something else');
  if (input.state?.next !== (asked.effect ? asked.n : undefined))
    return refuse('stale', 'it was tried since it was asked');
  const checked = checkCall({ ...input, args, ticket: asked.ticket });
  if (checked.status === 'refused') return checked;
  const given = {
    by: { kind: 'supervisor', id: decision.by },
    at: decision.at,
    ticket: asked.ticket,
    undoes: asked.undoes,
  } as const;
  return {
    status: 'approved',
    approval: make({ ...given, state: input.state }, { ...checked, lane: 'supervisor', id: decision.key }),
  };
}

const isSameEffect = (a: Effect | null, b: Effect | null): boolean =>
  a?.tool === b?.tool && a?.subject === b?.subject;

function refuseDecided(request: SupervisorRequest, decision: Decision | null, input: DecidedInput) {
  const { call, run, step } = request.asked.proposal;
  if (request.altered) return refuse('altered', 'the request was changed after it was made');
  if (isStale(request, input.basis))
    return refuse('stale', 'the case or the policy has changed since it was asked');
  if (decision?.verdict === 'rejected') return refuse('rejected', decision.reason);
  const same =
    input.suggestion.call.id === call.id && input.suggestion.run === run && input.suggestion.step === step;
  return same && input.tool.name === call.tool
    ? null
    : refuse('other-call', 'the request is about another call');
}
