import type { Problem } from '../../lib/problem.ts';
import type { PolicyMention, Step } from '../policy.ts';
import { error, warning } from '../problem-words.ts';
import { findNumbered, readReference } from '../reference.ts';
import { nearest, type Scope } from './scope.ts';

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
    const { title } = mention;
    return near === undefined
      ? [error('unknown-policy', { span, values: { title } })]
      : [
          error('unknown-policy', {
            span,
            mend: 'mend-near',
            values: { title, near },
            fix: { span, text: `#${near}` },
          }),
        ];
  }
  if (found.status === 'ambiguous') {
    const ids = found.policies.map((policy) => policy.id).join(', ');
    return [error('ambiguous-policy', { span, values: { title: mention.title, ids } })];
  }
  if (found.status === 'unknown-section') {
    const section = mention.section ?? '';
    return [
      error('unknown-section', {
        span: scope.spanIn(step, section),
        values: { title: found.policy.title, section },
      }),
    ];
  }
  return wordedMention(step, mention);
}

/** A policy named in plain words was found by them; the author should write the mention. */
function wordedMention(step: Step, mention: PolicyMention): Problem[] {
  if (step.text.includes('#')) return [];
  return [warning('policy-read-into-text', { span: step.span, values: { title: mention.title } })];
}

function checkStep(scope: Scope, step: Step): Problem[] {
  const reference = readReference(step);
  if (!reference || reference.type === 'stop' || reference.number === null) return [];
  if (findNumbered(scope.policy, step, reference.number)) return [];
  const span = scope.spanIn(step, `step ${reference.number}`);
  return [warning('unknown-step', { span, values: { number: String(reference.number) } })];
}
