import type { Problem } from '../../lib/problem.ts';
import type { Step } from '../policy.ts';
import { readReference } from '../reference.ts';
import { type Scope, warning } from './scope.ts';

/** Steps that no case can come to: behind an unconditional stop or jump back, or under a condition and its contrary. */
export function findUnreachable(scope: Scope): Problem[] {
  return [...behindStops(scope, scope.policy.steps), ...underContraries(scope)];
}

function behindStops(scope: Scope, steps: readonly Step[]): Problem[] {
  const at = steps.findIndex((step) => step.condition === null && stops(step));
  const next = at < 0 ? undefined : steps[at + 1];
  const own =
    next && steps[at] ? [unreachable(scope, next, `it stands behind \`${steps[at]?.text ?? ''}\``)] : [];
  return [...own, ...steps.flatMap((step) => behindStops(scope, step.children))];
}

function stops(step: Step): boolean {
  const reference = readReference(step);
  return (
    reference?.type === 'stop' ||
    (reference?.type === 'go-to' && /\b(?:back|return|over|again|restart)\b/i.test(step.text))
  );
}

function underContraries(scope: Scope): Problem[] {
  return scope.steps.flatMap(({ step, above }) => {
    const condition = step.condition;
    if (!condition) return [];
    const contrary = above.find(
      (outer) =>
        outer.condition &&
        outer.condition.negated !== condition.negated &&
        isSame(outer.condition.text, condition.text),
    );
    return contrary ? [unreachable(scope, step, `\`${contrary.text}\` above it says the contrary`)] : [];
  });
}

const isSame = (one: string, other: string): boolean =>
  one.trim().toLowerCase() === other.trim().toLowerCase();

const unreachable = (_scope: Scope, step: Step, why: string): Problem =>
  warning(
    'unreachable-step',
    step.span,
    `no case comes to this step: ${why}`,
    'remove it, move it up, or give the step before it a condition',
  );
