import { ActionButton } from '../parts/action-button.tsx';
import { lazyPart } from '../parts/lazy.tsx';
import { usePanel } from '../parts/panel.ts';
import { SourceChip } from '../parts/source-chip.tsx';
import { useOnce } from '../parts/use-once.ts';
import { type Choice, choicesOf } from './choices.ts';
import type { QuestionView } from './view-model.ts';

/** A question for a value: its field. */
export const ValueAnswer = lazyPart(async () => (await import('./value-answer.tsx')).ValueAnswer);

/** The ways to answer a question, numbered for the keyboard. */
export function AnswerControls({ question, primary }: { question: QuestionView; primary: boolean }) {
  if (question.kind === 'value') return <ValueAnswer question={question} primary={primary} />;
  return (
    <>
      {question.kind === 'confirm' && (
        <p className="sw-confirm">
          <span className="sw-small">{question.label}</span>{' '}
          <strong className="sw-break">{question.value}</strong>{' '}
          <SourceChip source={question.source} of={question.label} />
        </p>
      )}
      <ChoiceAnswer question={question} />
    </>
  );
}

function ChoiceAnswer({ question }: { question: QuestionView }) {
  const { phrase, actions } = usePanel();
  const [answered, once] = useOnce(question.id);
  const answer = (choice: Choice) =>
    once(async () => {
      if (choice.asksCustomer) actions.askCustomer(question.id);
      else actions.answer(question.id, choice.value);
    });
  const choices = choicesOf(question, phrase);
  const isList = question.kind === 'choice';
  return (
    <fieldset className={isList ? 'sw-options' : 'sw-row'} aria-labelledby="sw-question">
      {choices.map((choice, index) => (
        <ActionButton
          key={choice.id}
          name={`answer-${index + 1}`}
          blocked={answered}
          shortcut={index < 9 ? String(index + 1) : undefined}
          showShortcut
          onPress={() => answer(choice)}
        >
          <span className="sw-choice">
            {choice.label}
            {choice.hint !== '' && <span className="sw-small"> {choice.hint}</span>}
          </span>
        </ActionButton>
      ))}
    </fieldset>
  );
}
