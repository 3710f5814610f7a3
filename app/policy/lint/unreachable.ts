import type { Problem } from '../../lib/problem.ts';
import type { Step } from '../policy.ts';
import { warning } from '../problem-words.ts';
import { readReference } from '../reference.ts';
import type { Scope } from './scope.ts';

/** Steps that no case can come to: behind an unconditional stop or jump back, or under a condition and its contrary. */
export function findUnreachable(scope: Scope): Problem[] {
  return [...behindStops(scope.policy.steps), ...underContraries(scope)];
}

function behindStops(steps: readonly Step[]): Problem[] {
  const at = steps.findIndex((step) => step.condition === null && stops(step));
  const next = at < 0 ? undefined : steps[at + 1];
  const own = next && steps[at] ? [unreachable(next, 'message', steps[at]?.text ?? '')] : [];
  return [...own, ...steps.flatMap((step) => behindStops(step.children))];
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
    return contrary ? [unreachable(step, 'message-contrary', contrary.text)] : [];
  });
}

const isSame = (one: string, other: string): boolean =>
  one.trim().toLowerCase() === other.trim().toLowerCase();

const unreachable = (step: Step, message: 'message' | 'message-contrary', words: string): Problem =>
  warning('unreachable-step', { span: step.span, message, values: { words } });
