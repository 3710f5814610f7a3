import type { Problem } from '../../lib/problem.ts';
import { error, type Scope, warning } from './scope.ts';

/** A policy without a trigger or without steps. */
export function findMissingParts(scope: Scope): Problem[] {
  const problems: Problem[] = [];
  if (scope.policy.trigger === '') {
    const mend = 'write `Use this policy when …` above the steps';
    problems.push(
      warning('no-trigger', scope.whole, `\`${scope.policy.title}\` does not say when it applies`, mend),
    );
  }
  if (scope.policy.steps.length === 0)
    problems.push(
      error('no-steps', scope.whole, `\`${scope.policy.title}\` holds no step`, 'write what to do as a list'),
    );
  return problems;
}
