import type { Catalog, Tool } from '../tools/tool.ts';
import { needsApproval } from './limits.ts';
import type { Amount, Policy, Step } from './policy.ts';
import { walkSteps } from './policy.ts';

/** An amount above which a policy's words send a call to a supervisor: `Refunds over $100 need a supervisor`. */
export interface ApprovalRule {
  readonly tool: string;
  readonly param: string;
  /** The most an agent may approve alone. */
  readonly limit: number;
  /** ISO 4217; null for a percentage. */
  readonly currency: string | null;
  /** Id of the step that says so, and its words. */
  readonly step: string;
  readonly words: string;
}

/** The rules in a policy's words, in reading order; a step without a mention speaks of the tools whose words it holds. */
export function readApprovals(policy: Policy, catalog: Catalog): ApprovalRule[] {
  return walkSteps(policy.steps).flatMap(({ step }) =>
    needsApproval(step.text) ? step.amounts.flatMap((amount) => rulesOf(step, amount, catalog)) : [],
  );
}

function rulesOf(step: Step, amount: Amount, catalog: Catalog): ApprovalRule[] {
  if (amount.bound !== 'over' && amount.bound !== 'at-least') return [];
  const fact = amount.unit === 'money' ? 'amount' : amount.unit;
  return toolsMeant(step, catalog).flatMap((tool) => {
    const param = tool.params.find((each) => each.fact === fact || each.name === fact);
    if (!param) return [];
    return [
      {
        tool: tool.name,
        param: param.name,
        limit: limitOf(amount),
        currency: amount.currency ?? null,
        step: step.id,
        words: step.text,
      },
    ];
  });
}

/** `over $100` lets an agent approve 100; `$100 or more` lets them approve a cent less. */
const limitOf = ({ bound, value, unit }: Amount): number =>
  bound === 'over' ? value : value - (unit === 'money' ? 0.01 : 1);

/** The tools that a step mentions; without a mention, the writes whose words it holds. */
export function toolsMeant(step: Pick<Step, 'tools' | 'text'>, catalog: Catalog): Tool[] {
  const named = step.tools.flatMap((mention) => catalog.find(mention.name) ?? []);
  if (named.length > 0) return named;
  const text = step.text.toLowerCase();
  return catalog
    .all()
    .filter(
      (tool) =>
        tool.effect === 'write' && [...tool.words, ...tool.classes].some((words) => text.includes(words)),
    );
}
