import type { Problem } from '../../lib/problem.ts';
import { namesOf } from '../library.ts';
import type { Policy } from '../policy.ts';
import { error, warning } from '../problem-words.ts';
import { firstWords } from '../words.ts';
import type { Scope } from './scope.ts';

/** Policies that cannot be told apart: the same id, the same name in mentions, or the same trigger. */
export function findTwins(scope: Scope): Problem[] {
  const own = scope.policy;
  const others = scope.library.policies.filter((other) => other !== own);
  const span = triggerSpan(scope);
  const sameId = others.some((other) => other.id === own.id && !isCopy(other, own));
  if (sameId) return [error('same-id', { span: scope.whole, values: { id: own.id } })];
  const names = new Set(namesOf(own));
  const namesake = others.find(
    (other) => other.id !== own.id && namesOf(other).some((name) => names.has(name)),
  );
  if (namesake)
    return [
      error('same-title', { span: titleSpan(scope), values: { title: namesake.title, id: namesake.id } }),
    ];
  const words = triggerWords(own.trigger);
  const twin = others.find((other) => other.id !== own.id && isAlike(words, triggerWords(other.trigger)));
  if (!twin) return [];
  return [warning('same-trigger', { span, values: { title: twin.title } })];
}

/** The same text compiled twice is one policy. */
const isCopy = (one: Policy, other: Policy): boolean =>
  one.title === other.title && one.trigger === other.trigger && one.steps.length === other.steps.length;

function titleSpan({ policy, text, whole }: Scope): Problem['span'] {
  const at = text?.lastIndexOf(policy.title, whole.start) ?? -1;
  return at < 0 ? whole : { start: at, end: at + policy.title.length };
}

function triggerSpan(scope: Scope): Problem['span'] {
  const at =
    scope.policy.trigger === ''
      ? -1
      : (scope.text?.lastIndexOf(scope.policy.trigger, scope.whole.start) ?? -1);
  return at < 0 ? scope.whole : { start: at, end: at + scope.policy.trigger.length };
}

const triggerWords = (trigger: string): Set<string> =>
  new Set(
    firstWords(trigger, 80)
      .map(({ word }) => word)
      .filter((word) => word.length > 2 && !IDLE.has(word)),
  );

const IDLE = new Set(
  'use this policy when the and that for should used customer customers user users they their has have'.split(
    ' ',
  ),
);

/** Two triggers that share nine of ten telling words. */
function isAlike(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  if (one.size === 0 || other.size === 0) return false;
  const shared = [...one].filter((word) => other.has(word)).length;
  return shared / (one.size + other.size - shared) >= 0.9;
}
