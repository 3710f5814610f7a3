/** Policy text that is meant for agents only. */
import type { Policy, Step } from '../../policy/policy.ts';
import { walkSteps } from '../../policy/policy.ts';

/** Whether a step's words are for agents and not for customers: a note, or words that say so. */
export const isInternal = (step: Step): boolean => step.kind === 'note' || SAYS_INTERNAL.test(step.text);

// `Internal: …`, `(internal only)`, `agents only`, `Confidential`
// `Do not tell the customer that …`, `Never mention the limit`, `you must not promise dates`
const SAYS_INTERNAL =
  /\binternal(?:ly)?\b|\b(?:agents?|staff|team) only\b|\bconfidential\b|(?:(?:^|[.:;(–—]\s*)(?:please )?(?:do not|don['’]t|never)|\bmust not|\bmay not) (?:tell|share|mention|disclose|reveal|say|promise|show)\b/i;

/** The texts of a policy that must not reach a customer. */
export const internalTexts = (policy: Policy): string[] =>
  walkSteps(policy.steps).flatMap(({ step }) => (isInternal(step) ? [step.text] : []));
