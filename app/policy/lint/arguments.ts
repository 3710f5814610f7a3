import type { Problem } from '../../lib/problem.ts';
import type { Param, Tool } from '../../tools/tool.ts';
import type { Step, ToolMention } from '../policy.ts';
import { warning } from '../problem-words.ts';
import { askedSlots } from '../slots.ts';
import { isBoundElsewhere } from './amounts.ts';
import { type Scope, toolSpan } from './scope.ts';

/** Required arguments that no ask, look-up, ticket or word of the policy supplies before they are needed. */
export function findArgumentProblems(scope: Scope): Problem[] {
  const supplied = new Set(FROM_TICKET);
  const problems: Problem[] = [];
  let hasRead = false;
  for (const { step } of scope.steps) {
    for (const part of askedSlots(step)) supplied.add(part.slot);
    for (const mention of step.tools) {
      const tool = scope.toolOf(mention);
      if (!tool) continue;
      for (const param of tool.params.filter(
        (each) =>
          isMissing(each, mention, step, supplied, hasRead) &&
          !isOffered(scope, mention, each) &&
          !isFound(tool, each),
      ))
        problems.push(missing(scope, step, mention, tool, param));
    }
    hasRead ||= step.kind === 'look-up' || step.policies.length > 0;
  }
  return problems;
}

/** Whether an option of an offer gives the amount that this step applies. */
const isOffered = (scope: Scope, mention: ToolMention, param: Param): boolean =>
  (param.fact === 'percent' && isBoundElsewhere(scope, mention.name, 'percent')) ||
  (param.fact === 'amount' && isBoundElsewhere(scope, mention.name, 'money'));

/** Whether the engine itself looks for what the customer said of it, and asks where nobody said anything. */
const isFound = (tool: Tool, param: Param): boolean => tool.helps.length > 0 && SAID_ONLY.has(param.fact);

/** What every ticket knows of its requester. */
const FROM_TICKET = ['email', 'name'];

function isMissing(
  param: Param,
  mention: ToolMention,
  step: Step,
  supplied: ReadonlySet<string>,
  hasRead: boolean,
): boolean {
  if (!param.required || param.standard !== null || param.origin === 'written') return false;
  const written = mention.params.find((each) => each.name === param.name);
  if (written?.standard !== undefined) return false;
  if (param.origin === 'policy') return !supplied.has(param.fact) && !hasAmount(step, param);
  return !supplied.has(param.fact) && !supplied.has(param.name) && !(hasRead && !SAID_ONLY.has(param.fact));
}

/** Facts that no look-up can tell: only the customer's or the agent's words. */
const SAID_ONLY = new Set(['date', 'reason', 'photo', 'preference', 'variant']);

/** Whether the step's own words give the value: a percentage for `percent`, money for `amount`. */
function hasAmount(step: Step, param: Param): boolean {
  if (param.fact === 'percent') return step.amounts.some((amount) => amount.unit === 'percent');
  if (param.fact === 'amount') return step.amounts.some((amount) => amount.unit === 'money');
  return param.options.length > 0 || step.amounts.length > 0 || param.type === 'str';
}

function missing(scope: Scope, step: Step, mention: ToolMention, tool: Tool, param: Param): Problem {
  return warning('missing-argument', {
    span: toolSpan(scope, step, mention),
    mend: param.origin === 'policy' ? 'mend-write' : 'mend',
    values: { param: param.name, tool: tool.name, fact: param.fact.replaceAll('_', ' ') },
  });
}
