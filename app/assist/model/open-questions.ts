/** The questions that a model may answer: those that rest on what the customer says. What a look-up decides is never its to say. */
import { type Policy, stepRef, walkSteps } from '../../policy/policy.ts';
import type { Predicate } from '../../policy/predicate/form.ts';
import { readPredicate } from '../../policy/predicate.ts';
import type { Guided } from '../guided.ts';
import { partsOf } from '../plan/ask.ts';
import { conditionQuestion } from '../plan/decide.ts';
import type { Question } from '../question.ts';

/** Open questions, those of the frontier first, each once. */
export function openQuestions(assistance: Guided, policies: readonly Policy[]): Question[] {
  const near = assistance.frontiers.flatMap((frontier) => [
    ...frontier.asks.map((ask) => ask.question),
    ...frontier.waitingFor,
    ...frontier.proposals.flatMap((each) => (each.type === 'ask-agent' ? [each.question] : [])),
  ]);
  const far = policies.flatMap((policy) => questionsAhead(policy, assistance));
  const known = new Set(assistance.facts.flatMap((fact) => (fact.standing === 'certain' ? [fact.name] : [])));
  const all = [...near, ...far.filter((each) => !known.has(each.slot))].filter(mayBeRead);
  return all
    .filter((one, at) => all.findIndex((other) => other.id === one.id) === at)
    .slice(0, QUESTIONS_MAX);
}

/** Whether an id is that of a question that these policies put, open or settled. */
export const isQuestionOf = (id: string, policies: readonly Policy[]): boolean =>
  policies.some((policy) =>
    questionsOf(policy, () => true).some((question) => question.id === id && mayBeRead(question)),
  ) || policies.some((policy) => id.startsWith(`choice:${policy.id}#`));

/** More than these are not all open at once. */
const QUESTIONS_MAX = 40;

/** Questions of steps that are not settled yet. */
function questionsAhead(policy: Policy, { runs }: Guided): Question[] {
  const states = runs.filter((run) => run.policy === policy.id).at(-1)?.steps ?? [];
  return questionsOf(policy, (id) => {
    const status = states.find((state) => state.id === id)?.status;
    return status !== 'done' && status !== 'skipped';
  });
}

function questionsOf(policy: Policy, isWanted: (stepId: string) => boolean): Question[] {
  return walkSteps(policy.steps).flatMap(({ step }) => {
    if (!isWanted(step.id)) return [];
    const asked = step.kind === 'ask' ? partsOf(step, { policy }) : [];
    const condition =
      step.condition && !step.condition.negated
        ? [conditionQuestion(step.condition, stepRef(policy.id, step.id))]
        : [];
    return [...condition, ...asked];
  });
}

/** Whether a question rests on the customer's words. */
export function mayBeRead(question: Question): boolean {
  switch (question.kind) {
    case 'slot':
    case 'choice':
      return true;
    case 'condition':
      return question.id.startsWith('part:') || isSaid(readPredicate(question.text));
    case 'done':
    case 'confirm':
      return false;
  }
}

function isSaid(predicate: Predicate): boolean {
  switch (predicate.type) {
    case 'all':
    case 'any':
      return predicate.parts.every(isSaid);
    case 'not':
      return isSaid(predicate.part);
    case 'said':
    case 'open':
      return true;
    default:
      return false;
  }
}
