/** Finds what an author should mend before a policy runs. Each rule is a file in `lint/`; the parser has said what it could not read. */
import type { Problem } from '../lib/problem.ts';
import { findAmountProblems } from './lint/amounts.ts';
import { findApprovalProblems } from './lint/approval.ts';
import { findArgumentProblems } from './lint/arguments.ts';
import { findBranchProblems } from './lint/branches.ts';
import { findConditionProblems } from './lint/conditions.ts';
import { findCycles } from './lint/cycles.ts';
import { findExampleAmounts } from './lint/example-amounts.ts';
import { findLimitProblems } from './lint/limit-settings.ts';
import { findMissingParts } from './lint/missing-parts.ts';
import { findOptionProblems } from './lint/options.ts';
import { findOrderProblems } from './lint/order.ts';
import { findReferenceProblems } from './lint/references.ts';
import { createScope, type LintInput, type Scope } from './lint/scope.ts';
import { findServiceProblems } from './lint/services.ts';
import { findTwins } from './lint/twins.ts';
import { findUnknownTools } from './lint/unknown-tools.ts';
import { findUnreachable } from './lint/unreachable.ts';
import { findWrongTypes } from './lint/wrong-types.ts';

/** The problems of these policies, in the order of the text. */
export const lint = (input: LintInput): Problem[] => finish(lintInParts(input));

/** The same, a rule at a time, so that a page can answer its reader in between. */
export function* lintInParts(input: LintInput): Generator<undefined, Problem[]> {
  const problems: Problem[] = [];
  for (const policy of input.policies) {
    const scope = createScope(policy, input);
    for (const rule of RULES) {
      problems.push(...rule(scope));
      yield;
    }
  }
  return problems.sort(
    (one, other) => one.span.start - other.span.start || one.code.localeCompare(other.code),
  );
}

/** Does the rest of a work in parts at once. */
export function finish<T>(work: Generator<undefined, T>): T {
  for (;;) {
    const part = work.next();
    if (part.done) return part.value;
  }
}

const RULES: readonly ((scope: Scope) => Problem[])[] = [
  findMissingParts,
  findUnknownTools,
  findServiceProblems,
  findWrongTypes,
  findArgumentProblems,
  findReferenceProblems,
  findCycles,
  findUnreachable,
  findConditionProblems,
  findBranchProblems,
  findOrderProblems,
  findAmountProblems,
  findExampleAmounts,
  findLimitProblems,
  findApprovalProblems,
  findOptionProblems,
  findTwins,
];
