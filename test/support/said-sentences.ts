/** Everything that policies may make the app say to a customer, in the policies' own words. */
import { optionWords } from '../../app/assist/reply/option-words.ts';
import { asSentence, toSecondPerson } from '../../app/assist/reply/second-person.ts';
import { tellSentences } from '../../app/assist/reply/tell-words.ts';
import { everyLanguage } from '../../app/main/every-language.ts';
import { offerOptions } from '../../app/policy/options.ts';
import { type Policy, type Step, walkSteps } from '../../app/policy/policy.ts';
import { askedSlots } from '../../app/policy/slots.ts';
import type { Catalog } from '../../app/tools/tool.ts';

const english = everyLanguage.phrasesIn('en');

/** The sentences, list items and options, each once. */
export const saidSentences = (policies: readonly Policy[], catalog: Catalog): string[] => [
  ...new Set(
    policies.flatMap((policy) =>
      walkSteps(policy.steps).flatMap(({ step }) => [
        ...told(step),
        ...asked(step),
        ...offerOptions(step, catalog, policy).map(optionWords),
      ]),
    ),
  ),
];

/** A heading over other steps tells nothing itself. */
const told = (step: Step): string[] =>
  step.kind === 'inform' && step.children.length === 0 ? tellSentences(step) : [];

const asked = (step: Step): string[] =>
  step.kind === 'ask'
    ? askedSlots(step)
        .filter(({ slot }) => slot === '')
        .flatMap(({ text }) => {
          const what = toSecondPerson(text);
          const alone = asSentence(english('reply.ask-whether', { what }));
          return [
            english('reply.item-whether', { what }),
            alone.replace(/\.$/, english('reply.question-mark')),
          ];
        })
    : [];
