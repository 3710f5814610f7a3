/** The verifier: the only maker of suggestions. A check that has something against a proposal refuses it, with the reason. */
import { type Policy, type Step, stepRef, walkSteps } from '../policy/policy.ts';
import type { Tool } from '../tools/tool.ts';
import type { CallCase, Check } from './checks/check.ts';
import { grounded } from './checks/grounded.ts';
import { mentioned } from './checks/mentioned.ts';
import { notYetDone } from './checks/not-yet-done.ts';
import { owned } from './checks/owned.ts';
import { reachable } from './checks/reachable.ts';
import { stillWanted } from './checks/still-wanted.ts';
import { typed } from './checks/typed.ts';
import { withinWords } from './checks/within-words.ts';
import { chooseLane, type LaneSettings } from './lanes.ts';
import type { Offer } from './offers.ts';
import type { CallProposal, Proposal, Refusal, StepState, VerifiedCall } from './outcome.ts';
import { appliedOffer, bindOption } from './plan/act.ts';
import type { PlanContext } from './plan/context.ts';

const verified: unique symbol = Symbol('verified');

/** A proposal that passed every check. Made only here. */
export type Suggestion = (VerifiedCall | Exclude<Proposal, { type: 'call' }>) & { readonly [verified]: true };

/** A call that passed every check. */
export type CallSuggestion = VerifiedCall & { readonly [verified]: true };

/** What a proposal is held against, beside the case itself. */
export interface Standards {
  readonly context: PlanContext;
  /** The policy that the proposal's run follows. */
  readonly policy: Policy;
  readonly states: readonly StepState[];
  readonly offers: readonly Offer[];
  readonly settings: LaneSettings;
}

/** In the order in which an agent would want to hear of them. */
const CHECKS: readonly Check[] = [
  stillWanted,
  mentioned,
  reachable,
  typed,
  grounded,
  withinWords,
  owned,
  notYetDone,
];

/** A suggestion, or the refusal with its reason. */
export function verify(
  proposal: Proposal,
  standards: Standards,
): { status: 'suggested'; suggestion: Suggestion } | { status: 'refused'; refusal: Refusal } {
  if (proposal.type !== 'call') return { status: 'suggested', suggestion: { ...proposal, [verified]: true } };
  return verifyCall(proposal, standards);
}

/** The same for a call, as it is made again before execution with the arguments that were approved. */
export function verifyCall(
  proposal: CallProposal,
  standards: Standards,
): { status: 'suggested'; suggestion: CallSuggestion } | { status: 'refused'; refusal: Refusal } {
  const { context, policy, settings } = standards;
  const tool = context.catalog.find(proposal.call.tool);
  const step = findStep(policy, proposal.step);
  if (!tool)
    return refuse(
      proposal,
      'unknown-tool',
      context.phrases('refused.unknown-tool', { tool: proposal.call.tool }),
    );
  if (!step) return refuse(proposal, 'unknown-step', context.phrases('refused.unknown-step'));
  const call = caseOf(proposal, tool, step, standards);
  for (const check of CHECKS) {
    const reason = check.find(call);
    if (reason !== null) return refuse(proposal, check.name, reason);
  }
  const { lane, because } = chooseLane(proposal, tool, policy, { settings, context });
  if (lane === 'never') return refuse(proposal, 'never', context.phrases('refused.never', { because }));
  const missing = tool.params
    .filter((param) => param.required && proposal.call.args[param.name] === undefined)
    .map((param) => param.name);
  return {
    status: 'suggested',
    suggestion: { ...proposal, lane, laneBecause: because, missing, [verified]: true },
  };
}

const refuse = (proposal: Proposal, check: string, reason: string) => ({
  status: 'refused' as const,
  refusal: { proposal, check, reason },
});

/** The step that a ref names in a policy. */
export function findStep(policy: Policy, ref: string): Step | undefined {
  return walkSteps(policy.steps).find(({ step }) => stepRef(policy.id, step.id) === ref)?.step;
}

function caseOf(
  proposal: CallProposal,
  tool: Tool,
  step: Step,
  { context, policy, states, offers }: Standards,
): CallCase {
  const offer =
    appliedOffer(step, policy, offers) ??
    offers.find((each) => each.options.some((option) => option.step?.id === step.id));
  const option = offer?.options.find((each) => each.label === offer.chosen);
  const own = step.tools.flatMap((mention) => context.catalog.find(mention.name) ?? []);
  const bound = option ? [...bindOption(option, step, context), ...own] : own;
  const stepStatus = states.find((state) => state.id === step.id)?.status ?? 'todo';
  return { proposal, tool, policy, step, option, bound, stepStatus, context };
}
