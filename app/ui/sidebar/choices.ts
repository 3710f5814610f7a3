import type { Json } from '../../lib/json.ts';
import type { Phrases } from '../../lib/phrases.ts';
import { optionKey } from '../parts/field-value.ts';
import type { QuestionView } from './view-model.ts';

/** One way to answer a question with a click or a number key. */
export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly value: Json;
  /** Puts the question into the draft; `value` is not used. */
  readonly asksCustomer: boolean;
}

/** Every way to answer a question without typing, in the order of the number keys; none for a typed value. */
export function choicesOf(question: QuestionView, phrase: Phrases): readonly Choice[] {
  const own = ownChoices(question, phrase);
  if (!question.mayAskCustomer || question.kind === 'value') return own;
  return [...own, { ...choice('ask', phrase('ui.needs_you.ask_customer'), null), asksCustomer: true }];
}

function ownChoices(question: QuestionView, phrase: Phrases): readonly Choice[] {
  switch (question.kind) {
    case 'yes-no':
      return [
        choice('yes', question.yes || phrase('ui.yes'), true),
        choice('no', question.no || phrase('ui.no'), false),
      ];
    case 'confirm':
      return [
        choice('yes', phrase('ui.needs_you.confirm'), true),
        choice('no', phrase('ui.needs_you.confirm_not'), false),
      ];
    case 'manual':
      return [
        choice('yes', phrase('ui.needs_you.manual_done'), true),
        choice('no', phrase('ui.needs_you.manual_cannot'), false),
      ];
    case 'choice':
      return [
        ...question.options.map((option) => ({
          ...choice(`option:${optionKey(option.value)}`, option.label, option.value),
          hint: option.hint,
        })),
        ...(question.mayDecline ? [choice('declined', phrase('ui.needs_you.declined'), 'declined')] : []),
      ];
    case 'value':
      return [];
  }
}

const choice = (id: string, label: string, value: Json): Choice => ({
  id,
  label,
  hint: '',
  value,
  asksCustomer: false,
});
