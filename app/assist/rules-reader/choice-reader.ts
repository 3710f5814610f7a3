import type { Predicate } from '../../policy/predicate/form.ts';
import type { Verdict } from '../question.ts';
import type { MadeChoice, ReadingContext } from './context.ts';
import { readMeaning } from './meaning.ts';
import { nearestOffer } from './nearest-offer.ts';
import { answerSaid } from './said.ts';
import { UNKNOWN } from './verdict.ts';

type ChoicePredicate = Extract<Predicate, { type: 'choice' }>;

/** What the customer made of the offer that the step means, or of the nearest one that has the option meant. */
export function answerChoice(predicate: ChoicePredicate, context: ReadingContext, step: string): Verdict {
  if (predicate.outcome === 'option') return answerOption(predicate.option, context, step);
  const made = nearestOffer(step, context);
  if (!made || made.chosen === null) return UNKNOWN;
  const declined = made.chosen === 'declined';
  return { value: declined === (predicate.outcome === 'declines') ? 'yes' : 'no', evidence: made.evidence };
}

function answerOption(option: string, context: ReadingContext, step: string): Verdict {
  const choices = context.choices.filter((choice) => optionsNamed(option, choice).length > 0);
  const made = nearestOffer(step, { ...context, choices });
  if (!made) return answerSaid(`wants ${option}`, context.passages);
  if (made.chosen === null) return UNKNOWN;
  const meant = optionsNamed(option, made);
  return { value: meant.includes(made.chosen) ? 'yes' : 'no', evidence: made.evidence };
}

/** Values of the options that hold every content word of the wanted one; empty where none does. */
function optionsNamed(option: string, choice: MadeChoice): string[] {
  const wanted = readMeaning(option).words;
  if (wanted.length === 0) return [];
  return choice.options
    .filter(({ value, label }) => {
      const words = readMeaning(`${value.replaceAll('_', ' ')} ${label}`).words;
      return wanted.every((word) => words.includes(word));
    })
    .map(({ value }) => value);
}
