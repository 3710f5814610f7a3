/** A supervisor at a request: decides it and, where that is a yes, carries it out from the page that decided. */
import type { CallProposal, Refusal } from '../assist/outcome.ts';
import type { CallSuggestion } from '../assist/verify.ts';
import { canonicalJson } from '../lib/canonical.ts';
import type { Evidence } from '../lib/evidence.ts';
import type { JsonObject } from '../lib/json.ts';
import type { Store } from '../lib/store.ts';
import type { Catalog } from '../tools/tool.ts';
import { type Approval, approveDecided } from './approval.ts';
import { type Effect, type EffectState, effectOf } from './effect.ts';
import type { Execution } from './execute.ts';
import {
  type Basis,
  type Decision,
  decide,
  findDecision,
  type IsSupervisor,
  isStale,
  type SupervisorRequest,
  type Word,
} from './request.ts';

/** What a desk lends to the supervisor who works at it. */
export interface Hands {
  readonly store: Store;
  readonly user: string;
  readonly isSupervisor: IsSupervisor;
  readonly catalog: Catalog;
  readonly randomId: () => string;
  /** What the call rests on, as the desk knows it. */
  readonly basis: (proposal: CallProposal) => Basis;
  readonly reverify: (proposal: CallProposal) => CallSuggestion | Refusal;
  readonly effectState: (effect: Effect) => Promise<EffectState>;
  /** Carries out an approval; `recheck` is asked once facts were read again and says why not to, empty where nothing speaks against it. */
  readonly fulfil: (
    approval: Approval,
    how: {
      readonly sources: CallSuggestion['sources'];
      readonly asked: CallProposal;
      readonly recheck: () => string;
    },
  ) => Promise<Execution>;
}

/** What became of a supervisor's word. */
export type SupervisedOutcome =
  | { readonly status: 'rejected'; readonly decision: Decision }
  | { readonly status: 'carried-out'; readonly execution: Execution }
  /** Another supervisor was first. */
  | { readonly status: 'already-decided'; readonly decision: Decision }
  /** Nothing was decided. */
  | { readonly status: 'refused'; readonly reason: string }
  | { readonly status: 'failed'; readonly reason: string }
  /** It was decided and stands, but is not carried out; `carryOut` tries again. */
  | { readonly status: 'not-carried-out'; readonly reason: string };

/** The request's call with the arguments as a supervisor changed them, put through every check. */
export function recheckAsked(
  request: SupervisorRequest,
  args: JsonObject | null,
  { user, reverify }: Pick<Hands, 'user' | 'reverify'>,
): CallSuggestion | Refusal {
  const { proposal } = request.asked;
  return reverify(args === null ? proposal : withArguments(proposal, args, user));
}

/** Every value that differs bears the name of whoever changed it. */
function withArguments(proposal: CallProposal, args: JsonObject, by: string): CallProposal {
  const changed = Object.entries(args).filter(
    ([name, value]) => canonicalJson(value) !== canonicalJson(proposal.call.args[name] ?? null),
  );
  const theirs = changed.map(([name, value]): [string, Evidence] => [
    name,
    { kind: 'agent', id: by, path: '', quote: String(value) },
  ]);
  return {
    ...proposal,
    call: { ...proposal.call, args },
    sources: { ...proposal.sources, ...Object.fromEntries(theirs) },
  };
}

/** Writes a supervisor's word and, where it is a yes, carries it out. What no check would let through is not decided at all. */
export async function decideRequest(
  request: SupervisorRequest,
  word: Word,
  hands: Hands,
): Promise<SupervisedOutcome> {
  if (word.verdict === 'approved') {
    const checked = recheckAsked(request, word.args, hands);
    if (!('lane' in checked)) return { status: 'refused', reason: checked.reason };
    if (!isSameEffect(request, word.args, hands))
      return { status: 'refused', reason: 'with these values it is about something else' };
  }
  const outcome = await decide(request, word, { ...hands, basis: hands.basis(request.asked.proposal) });
  if (outcome.status !== 'decided') return outcome;
  return word.verdict === 'rejected'
    ? { status: 'rejected', decision: outcome.decision }
    : await carryOutDecided(request, hands);
}

function isSameEffect(request: SupervisorRequest, args: JsonObject | null, { catalog }: Hands): boolean {
  const { proposal, ticket, effect } = request.asked;
  const tool = catalog.find(proposal.call.tool);
  const today = tool ? effectOf(tool, args ?? proposal.call.args, ticket) : null;
  return today?.tool === effect?.tool && today?.subject === effect?.subject;
}

/** Carries out what a supervisor has decided; safe to ask again, since one decision is good for one attempt. */
export async function carryOutDecided(request: SupervisorRequest, hands: Hands): Promise<SupervisedOutcome> {
  const undone = (reason: string) => ({ status: 'not-carried-out', reason }) as const;
  const { proposal, effect } = request.asked;
  const tool = hands.catalog.find(proposal.call.tool);
  const decision = await findDecision(hands.store, request, hands.isSupervisor);
  if (!tool || !decision) return undone(tool ? 'no supervisor has decided yet' : 'there is no such tool');
  const suggestion = recheckAsked(request, decision.args, { ...hands, user: decision.by });
  if (!('lane' in suggestion)) return undone(suggestion.reason);
  const made = await approveDecided({
    store: hands.store,
    request: request.key,
    isSupervisor: hands.isSupervisor,
    basis: hands.basis(proposal),
    suggestion,
    tool,
    state: effect && (await hands.effectState(effect)),
    reverify: hands.reverify,
  });
  if (made.status !== 'approved') return undone('because' in made ? made.because : made.reason);
  const recheck = () =>
    isStale(request, hands.basis(proposal)) ? 'the case has changed since it was asked' : '';
  const how = { sources: suggestion.sources, asked: proposal, recheck };
  return { status: 'carried-out', execution: await hands.fulfil(made.approval, how) };
}
