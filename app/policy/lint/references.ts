import type { Problem } from '../../lib/problem.ts';
import type { PolicyMention, Step } from '../policy.ts';
import { findNumbered, readReference } from '../reference.ts';
import { error, nearest, type Scope, warning } from './scope.ts';

/** Policies, sections and steps that are spoken of and not there, or there twice. */
export function findReferenceProblems(scope: Scope): Problem[] {
  return scope.steps.flatMap(({ step }) => [
    ...step.policies.flatMap((mention) => checkMention(scope, step, mention)),
    ...checkStep(scope, step),
  ]);
}

function checkMention(scope: Scope, step: Step, mention: PolicyMention): Problem[] {
  const found = scope.library.resolve(mention);
  const span = scope.spanIn(step, `#${mention.title}`);
  if (found.status === 'unknown') {
    const titles = scope.library.policies.map((policy) => policy.title);
    const near = nearest(mention.title.replaceAll('_', ' '), titles);
    const mend =
      near === undefined
        ? 'write the title of a policy of the library, or add the policy'
        : `write \`#${near}\``;
    const problem = error('unknown-policy', span, `there is no policy \`${mention.title}\``, mend);
    return [near === undefined ? problem : { ...problem, fix: { span, text: `#${near}` } }];
  }
  if (found.status === 'ambiguous') {
    const ids = found.policies.map((policy) => policy.id).join(', ');
    return [
      error(
        'ambiguous-policy',
        span,
        `\`${mention.title}\` may be any of ${ids}`,
        'write the id of the one that is meant',
      ),
    ];
  }
  if (found.status === 'unknown-section') {
    const message = `\`${found.policy.title}\` has no section \`${mention.section ?? ''}\``;
    return [
      error(
        'unknown-section',
        scope.spanIn(step, mention.section ?? ''),
        message,
        'write the words of one of its steps or headings',
      ),
    ];
  }
  return wordedMention(step, mention);
}

/** A policy named in plain words was found by them; the author should write the mention. */
function wordedMention(step: Step, mention: PolicyMention): Problem[] {
  if (step.text.includes('#')) return [];
  const message = `\`${mention.title}\` was read into the words of this step`;
  return [
    warning('policy-read-into-text', step.span, message, `write \`#${mention.title}\` where it is meant`),
  ];
}

function checkStep(scope: Scope, step: Step): Problem[] {
  const reference = readReference(step);
  if (!reference || reference.type === 'stop' || reference.number === null) return [];
  if (findNumbered(scope.policy, step, reference.number)) return [];
  const span = scope.spanIn(step, `step ${reference.number}`);
  return [
    warning(
      'unknown-step',
      span,
      `there is no step ${reference.number}`,
      'write the number of a step of this policy',
    ),
  ];
}
