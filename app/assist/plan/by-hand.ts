/** Steps that are done outside the app: the agent is asked, and says that they are done. */
import { type Step, stepRef } from '../../policy/policy.ts';
import type { Question } from '../question.ts';
import type { Case, GivenAnswer } from '../run.ts';
import type { Place } from './context.ts';
import type { Gatherer } from './frontier.ts';

/** Asks the agent to do a step and to say so; `text` is what is to be done, where that is more than the step's words. */
export function askToDo(step: Step, place: Place, into: Gatherer, text = step.text): void {
  const ref = stepRef(place.policy.id, step.id);
  const question: Question = { id: `done:${ref}`, kind: 'done', text, step: ref, slot: '', options: [] };
  into.proposals.push({
    type: 'ask-agent',
    run: place.run.id,
    step: ref,
    question,
    evidence: place.evidence,
  });
}

/** What the agent said of it last; undefined where they said nothing. */
export const saidOfDoing = (ref: string, past: Case): GivenAnswer | undefined =>
  past.answers.findLast(({ question }) => question === `done:${ref}` || question === ref);
