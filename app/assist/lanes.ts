/** Who may approve a call: of tool, policy, setting, amount and risk the strictest wins. */
import { readApprovals } from '../policy/approvals.ts';
import { type Policy, walkSteps } from '../policy/policy.ts';
import type { Lane, Tool } from '../tools/tool.ts';
import type { CallProposal } from './outcome.ts';
import type { PlanContext } from './plan/context.ts';

/** Lanes and limits that the team set for its own desk, above every policy. */
export interface LaneSettings {
  readonly approval: Readonly<Record<string, Lane>>;
  readonly limits: Readonly<Record<string, number>>;
  /** Text on this ticket looks planted, so money goes to a supervisor. */
  readonly suspicious: boolean;
}

/** A lane and the phrase that says why it is stricter than the tool's own; empty where it is not. */
export interface LaneChoice {
  readonly lane: Lane;
  readonly because: string;
}

/** Cancelling an order pays back too. */
const MONEY_MOVES = new Set<Tool['moves']>(['money', 'shipping', 'order']);

const STRICTNESS: Record<Lane, number> = { auto: 0, agent: 1, supervisor: 2, never: 3 };

/** The strictest lane that anything asks for. A write never runs by itself. */
export function chooseLane(
  proposal: CallProposal,
  tool: Tool,
  policy: Policy,
  { settings, context }: { settings: LaneSettings; context: PlanContext },
): LaneChoice {
  const own: LaneChoice = {
    lane: tool.effect === 'write' && tool.lane === 'auto' ? 'agent' : tool.lane,
    because: '',
  };
  const others = [
    fromMap(policy.approval, tool, context.phrases('lane.policy')),
    fromMap(settings.approval, tool, context.phrases('lane.setting')),
    fromLimits(policy.limits, { proposal, tool, currency: currencyOf(policy), context }),
    fromLimits(settings.limits, { proposal, tool, currency: undefined, context }),
    fromWords(policy, { proposal, tool, context }),
    settings.suspicious && MONEY_MOVES.has(tool.moves)
      ? { lane: 'supervisor' as const, because: context.phrases('lane.suspicious') }
      : own,
  ];
  return others.reduce(
    (strictest, other) => (STRICTNESS[other.lane] > STRICTNESS[strictest.lane] ? other : strictest),
    own,
  );
}

function fromMap(map: Readonly<Record<string, Lane>>, tool: Tool, because: string): LaneChoice {
  const lane = [tool.name, ...tool.aliases]
    .map((name) => (Object.hasOwn(map, name) ? map[name] : undefined))
    .find((each) => each !== undefined);
  return lane === undefined || (lane === 'auto' && tool.effect === 'write')
    ? { lane: 'auto', because: '' }
    : { lane, because };
}

/** Over the limit of `tool.param` goes to a supervisor; so does an amount in another currency than the policy speaks of. */
function fromLimits(
  limits: Readonly<Record<string, number>>,
  {
    proposal,
    tool,
    currency,
    context,
  }: { proposal: CallProposal; tool: Tool; currency: string | undefined; context: PlanContext },
): LaneChoice {
  for (const [key, limit] of Object.entries(limits)) {
    const [name, param] = key.split('.');
    const value = param === undefined ? undefined : proposal.call.args[param];
    if ((name !== tool.name && !tool.aliases.includes(name ?? '')) || typeof value !== 'number') continue;
    const theirs = proposal.call.args['currency'];
    if (param === 'amount' && currency !== undefined && typeof theirs === 'string' && theirs !== currency)
      return { lane: 'supervisor', because: context.phrases('lane.other-currency', { currency }) };
    if (value > limit) return { lane: 'supervisor', because: context.phrases('lane.over-limit', { limit }) };
  }
  return { lane: 'auto', because: '' };
}

/** "Refunds over $100 need a supervisor", wherever in the policy that stands. An amount in another currency cannot be compared. */
function fromWords(
  policy: Policy,
  { proposal, tool, context }: { proposal: CallProposal; tool: Tool; context: PlanContext },
): LaneChoice {
  const { args } = proposal.call;
  for (const rule of readApprovals(policy, context.catalog)) {
    const value = args[rule.param];
    if (rule.tool !== tool.name || typeof value !== 'number') continue;
    const theirs = args['currency'];
    if (rule.currency !== null && typeof theirs === 'string' && theirs !== rule.currency)
      return {
        lane: 'supervisor',
        because: context.phrases('lane.other-currency', { currency: rule.currency }),
      };
    if (value > rule.limit)
      return { lane: 'supervisor', because: context.phrases('lane.over-words', { words: rule.words }) };
  }
  return { lane: 'auto', because: '' };
}

/** The currency of the first amount of money that the policy names; undefined where it names none. */
const currencyOf = (policy: Policy): string | undefined =>
  walkSteps(policy.steps)
    .flatMap(({ step }) => step.amounts)
    .find((amount) => amount.unit === 'money' && amount.currency !== undefined)?.currency;
