import type { Problem } from '../../lib/problem.ts';
import { error, warning } from '../problem-words.ts';
import type { Scope } from './scope.ts';

/** A policy without a trigger or without steps. */
export function findMissingParts(scope: Scope): Problem[] {
  const problems: Problem[] = [];
  const details = { span: scope.whole, values: { title: scope.policy.title } };
  if (scope.policy.trigger === '') problems.push(warning('no-trigger', details));
  if (scope.policy.steps.length === 0) problems.push(error('no-steps', details));
  return problems;
}
