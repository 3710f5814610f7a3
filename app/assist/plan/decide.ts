/** Decides conditions: by the agent's word, by an earlier step's answer, by the rules reader; unknown stays unknown. */
import { canonicalJson } from '../../lib/canonical.ts';
import type { Evidence } from '../../lib/evidence.ts';
import type { Library } from '../../policy/library.ts';
import { type Condition, type Step, stepRef, walkSteps } from '../../policy/policy.ts';
import type { Predicate } from '../../policy/predicate/form.ts';
import { readPredicate } from '../../policy/predicate.ts';
import type { Question, Verdict } from '../question.ts';
import { evidenceOfAnswer, givenAnswer } from '../questions.ts';
import { type GivenAnswer, policyOfRef } from '../run.ts';
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
  const read = decideWords(condition.text, ref, context);
  return read.value === 'unknown' ? (decideByOther(condition.text, context) ?? read) : read;
}

/** What a person said of the same thing in other words, or of its opposite: `the tracking confirms delivery`, `… shows no delivery`. */
function decideByOther(text: string, { past, library }: PlanContext): Verdict | undefined {
  const predicate = readPredicate(text);
  if (!SHARED.has(plainOf(predicate).type)) return undefined;
  for (const given of past.answers.toReversed()) {
    const asked = conditionAt(given.question, library);
    if (typeof given.value !== 'boolean' || asked === undefined) continue;
    const other = readPredicate(asked);
    if (canonicalJson(plainOf(other)) !== canonicalJson(plainOf(predicate))) continue;
    const same = (other.type === 'not') === (predicate.type === 'not');
    return { value: given.value === same ? 'yes' : 'no', evidence: evidenceOf(given) };
  }
  return undefined;
}

/** The words of the condition that a question asks about. */
function conditionAt(question: string, library: Library): string | undefined {
  const ref = question.replace(/^condition:/, '');
  const policy = library.find(policyOfRef(ref));
  return walkSteps(policy?.steps ?? []).find(({ step }) => policy && stepRef(policy.id, step.id) === ref)
    ?.step.condition?.text;
}

/** What shops and carriers say is one thing in a case; what the customer wants or says may be asked twice. */
const SHARED: ReadonlySet<Predicate['type']> = new Set([
  'state',
  'number',
  'count',
  'age',
  'ahead',
  'tag',
  'field',
]);

const plainOf = (predicate: Predicate): Predicate => (predicate.type === 'not' ? predicate.part : predicate);

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

const evidenceOf = (given: GivenAnswer): readonly Evidence[] =>
  evidenceOfAnswer(given, given.value ? 'yes' : 'no');

const overrideEvidence = (context: PlanContext, ref: string): readonly Evidence[] => [
  { kind: 'agent', id: '', path: '', quote: context.past.overrides.get(ref)?.reason ?? '' },
];
