import type { Problem } from '../../lib/problem.ts';
import { findSection } from '../library.ts';
import type { Policy, PolicyMention, Step } from '../policy.ts';
import { error } from '../problem-words.ts';
import type { Scope } from './scope.ts';

/** Hand-offs that lead back to this policy without anything being answered, looked up or decided on the way round. */
export function findCycles(scope: Scope): Problem[] {
  return freeHandOffs(scope.policy, null).flatMap(({ step, mention }) => {
    const way = findWay(scope, mention, new Set([scope.policy.id]));
    if (!way) return [];
    const names = [scope.policy, ...way].map((policy) => `\`${policy.title}\``).join(' → ');
    const span = scope.spanIn(step, `#${mention.title}`);
    return [error('policy-cycle', { span, values: { way: names } })];
  });
}

/** The policies passed on the way back to the first of `seen`; `undefined` where no free way leads there. */
function findWay(scope: Scope, mention: PolicyMention, seen: Set<string>): Policy[] | undefined {
  const found = scope.library.resolve(mention);
  if (found.status !== 'found') return undefined;
  if (found.policy.id === scope.policy.id) return [found.policy];
  if (seen.has(found.policy.id)) return undefined;
  seen.add(found.policy.id);
  const section = mention.section === null ? null : (findSection(found.policy, mention.section) ?? null);
  for (const next of freeHandOffs(found.policy, section)) {
    const way = findWay(scope, next.mention, seen);
    if (way) return [found.policy, ...way];
  }
  return undefined;
}

/** Hand-offs reached from the start (or a section) before anybody has to answer, read or decide something. */
function freeHandOffs(policy: Policy, section: Step | null): { step: Step; mention: PolicyMention }[] {
  const found: { step: Step; mention: PolicyMention }[] = [];
  const start = section ? policy.steps.findIndex((step) => holds(step, section)) : 0;
  for (const step of policy.steps.slice(Math.max(start, 0))) if (collect(step, found) === 'stops') break;
  return found;
}

const holds = (step: Step, wanted: Step): boolean =>
  step.id === wanted.id || step.children.some((child) => holds(child, wanted));

function collect(step: Step, into: { step: Step; mention: PolicyMention }[]): 'stops' | 'goes on' {
  if (step.condition !== null || STOPPING.has(step.kind)) return 'stops';
  for (const mention of step.policies) into.push({ step, mention });
  for (const child of step.children) if (collect(child, into) === 'stops') return 'stops';
  return 'goes on';
}

/** Kinds at which a case rests: for an answer, a result, a choice or an approval. */
const STOPPING = new Set<Step['kind']>(['ask', 'look-up', 'check', 'branch', 'offer', 'act', 'escalate']);
