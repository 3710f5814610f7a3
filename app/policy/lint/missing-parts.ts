import type { Problem } from '../../lib/problem.ts';
import { error, warning } from '../problem-words.ts';
import type { Scope } from './scope.ts';

/** A policy without a trigger, without steps, or whose steps say nothing that could be done. */
export function findMissingParts(scope: Scope): Problem[] {
  const problems: Problem[] = [];
  const details = { span: scope.whole, values: { title: scope.policy.title } };
  if (scope.policy.trigger === '') problems.push(warning('no-trigger', details));
  if (scope.policy.steps.length === 0) problems.push(error('no-steps', details));
  const instructs = scope.steps.some(({ step }) => step.kind !== 'note');
  if (scope.steps.length > 0 && !instructs) problems.push(warning('only-notes', details));
  return problems;
}
