import type { Problem } from '../../lib/problem.ts';
import { type Step, walkSteps } from '../policy.ts';
import { warning } from '../problem-words.ts';
import type { Scope } from './scope.ts';

/** Conditions under which money or goods move, standing alone: nothing says what happens where they do not hold. */
export function findBranchProblems(scope: Scope): Problem[] {
  return [scope.policy.steps, ...scope.steps.map(({ step }) => step.children)].flatMap((steps) =>
    checkRow(scope, steps),
  );
}

function checkRow(scope: Scope, steps: readonly Step[]): Problem[] {
  return steps.flatMap((step, index) => {
    if (!step.condition || step.condition.negated || !movesMoney(scope, step)) return [];
    if (steps.some((other, at) => at !== index && isOtherWay(step, other))) return [];
    const span = scope.spanIn(step, step.condition.text);
    return [warning('no-otherwise', { span, values: { condition: step.condition.text } })];
  });
}

/** Whether a sibling takes the case where the condition does not hold: its `Otherwise`, or another condition about the same thing. */
function isOtherWay(step: Step, other: Step): boolean {
  if (!step.condition || !other.condition) return false;
  if (other.condition.negated) return other.condition.text.includes(step.condition.text);
  return subject(step.condition.text) === subject(other.condition.text);
}

const subject = (text: string): string =>
  text
    .toLowerCase()
    .replace(/^(?:the|a|an|their|its|your)\s+/, '')
    .split(/\s+/, 1)[0] ?? '';

function movesMoney(scope: Scope, step: Step): boolean {
  return walkSteps([step]).some(({ step: inner, above }) =>
    [...above, inner].some(
      (outer, depth) => (depth > 0 && outer.condition !== null) || outer.kind === 'offer',
    )
      ? false
      : inner.tools.some((mention) => {
          const moves = scope.toolOf(mention)?.moves;
          return moves === 'money' || moves === 'shipping';
        }),
  );
}
