/** Questions that only a person can answer now. */
import type { Proposal } from '../../assist/outcome.ts';
import type { Question } from '../../assist/question.ts';
import { toAgentQuestion } from '../../assist/reply/question-words.ts';
import { toSecondPerson } from '../../assist/reply/second-person.ts';
import type { QuestionView } from '../sidebar/view-model.ts';
import type { SessionContext } from './context.ts';
import { sourceView, stepRefView } from './sources.ts';

type Asking = Extract<Proposal, { type: 'ask-agent' }>;

/** The questions of a run, the one to answer first in front. */
export function questionViews(run: string, context: SessionContext): QuestionView[] {
  const asking = context.desk.assistance.suggestions.filter(
    (each): each is Asking & typeof each => each.type === 'ask-agent' && each.run === run,
  );
  return asking.toSorted((a, b) => rankOf(a) - rankOf(b)).map((each) => questionView(each, context));
}

/** Whether to stop comes first, then what blocks the policy, then what the customer is being asked anyway. */
function rankOf({ question }: Asking): number {
  if (question.id.startsWith('stop:')) return 0;
  if (question.kind === 'confirm') return 1;
  if (question.id.startsWith('condition:')) return 2;
  return question.kind === 'choice' ? 3 : question.kind === 'done' ? 4 : 5;
}

function questionView(asking: Asking, context: SessionContext): QuestionView {
  const { question, evidence } = asking;
  const base = {
    id: question.id,
    text: wordsOf(question, context),
    step: stepRefView(asking.step, context),
    sources: evidence.map((each) => sourceView(each, context)),
    mayAskCustomer: question.id.startsWith('condition:') || question.id.startsWith('part:'),
  };
  switch (question.kind) {
    case 'condition':
      return { ...base, kind: 'yes-no', yes: '', no: '' };
    case 'choice':
      return {
        ...base,
        kind: 'choice',
        options: question.options.map(({ value, label }) => ({ value, label, hint: '' })),
        mayDecline: question.id.startsWith('choice:'),
      };
    case 'done':
      return { ...base, kind: 'manual' };
    case 'confirm': {
      const source = evidence[0];
      if (!source) return { ...base, kind: 'yes-no', yes: '', no: '' };
      return {
        ...base,
        kind: 'confirm',
        label: context.phrases(`param.${question.slot}`),
        value: source.quote,
        source: sourceView(source, context),
      };
    }
    case 'slot':
      return { ...base, kind: 'value', field: slotField(question, context) };
  }
}

/** A condition reads as a question about the customer; other questions come worded. */
function wordsOf(question: Question, { phrases }: SessionContext): string {
  if (question.id.startsWith('stop:') || question.kind === 'confirm' || question.kind === 'choice')
    return question.text;
  if (question.kind === 'done') return question.text;
  if (question.kind === 'slot')
    return phrases('session.what-is', { what: phrases(`param.${question.slot}`) });
  return toAgentQuestion(question.text);
}

function slotField(question: Question, { phrases }: SessionContext) {
  return {
    name: question.slot,
    label: phrases(`param.${question.slot}`),
    type: 'text' as const,
    value: null,
    required: true,
    editable: true,
    currency: '',
    options: [],
    min: null,
    max: null,
    source: null,
    problem: '',
    note: '',
  };
}

/** How a question reads when it is put to the customer. */
export const askWords = (question: Question): string => toSecondPerson(question.text);
