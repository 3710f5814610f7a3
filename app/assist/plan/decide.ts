/** Decides conditions: by the agent's word, by an earlier step's answer, by the rules reader; unknown stays unknown. */
import type { Evidence } from '../../lib/evidence.ts';
import { type Condition, type Step, stepRef } from '../../policy/policy.ts';
import type { Question, Verdict } from '../question.ts';
import { givenAnswer } from '../questions.ts';
import { type Place, type PlanContext, readAnswer } from './context.ts';

/** The question that a step's condition asks. */
export function conditionQuestion(condition: Condition, ref: string): Question {
  return {
    id: `condition:${ref}`,
    kind: 'condition',
    text: condition.text,
    step: ref,
    slot: '',
    options: [],
  };
}

/** Whether a step's condition holds. A negated condition is decided by the words that it answers. */
export function decideCondition(step: Step, place: Place, context: PlanContext): Verdict {
  if (!step.condition) return { value: 'yes', evidence: [] };
  const ref = stepRef(place.policy.id, step.id);
  if (context.past.overrides.get(ref)?.to === 'active')
    return { value: 'yes', evidence: overrideEvidence(context, ref) };
  const words = decideOwnWords(step.condition, ref, context);
  if (!step.condition.negated) return words;
  const answered = answeredStep(step, place);
  return flip(answered && words.value === 'unknown' ? decideCondition(answered, place, context) : words);
}

/** Whether a condition's words hold, whatever `unless` stands in front of them. */
function decideOwnWords(condition: Condition, ref: string, context: PlanContext): Verdict {
  const given = givenAnswer(context.past, [`condition:${ref}`, ref, condition.text]);
  if (given && typeof given.value === 'boolean')
    return { value: given.value ? 'yes' : 'no', evidence: evidenceOf(given) };
  return decideWords(condition.text, ref, context);
}

/** Whether the words of an `Otherwise` are put to the agent by the sibling that it answers. */
export const isAskedBefore = (step: Step, place: Place): boolean =>
  step.condition?.negated === true && answeredStep(step, place) !== undefined;

function decideWords(text: string, ref: string, context: PlanContext): Verdict {
  const question = conditionQuestion({ text, negated: false }, ref);
  const answer = readAnswer(question, context);
  if (typeof answer?.value !== 'boolean') return { value: 'unknown', evidence: answer?.evidence ?? [] };
  return { value: answer.value ? 'yes' : 'no', evidence: answer.evidence };
}

/** The sibling before an `Otherwise` whose words it answers. */
function answeredStep(step: Step, place: Place): Step | undefined {
  const siblings = place.above.at(-1)?.children ?? place.policy.steps;
  const index = siblings.findIndex((each) => each.id === step.id);
  return siblings
    .slice(0, index)
    .findLast((each) => each.condition?.text === step.condition?.text && !each.condition?.negated);
}

const flip = (verdict: Verdict): Verdict => ({
  value: verdict.value === 'yes' ? 'no' : verdict.value === 'no' ? 'yes' : 'unknown',
  evidence: verdict.evidence,
});

const evidenceOf = (given: {
  evidence: readonly Evidence[];
  by: { id: string };
  value: unknown;
}): readonly Evidence[] =>
  given.evidence.length > 0
    ? given.evidence
    : [{ kind: 'agent', id: given.by.id, path: '', quote: given.value ? 'yes' : 'no' }];

const overrideEvidence = (context: PlanContext, ref: string): readonly Evidence[] => [
  { kind: 'agent', id: '', path: '', quote: context.past.overrides.get(ref)?.reason ?? '' },
];
