import { ActionButton } from '../parts/action-button.tsx';
import { usePanel } from '../parts/panel.ts';
import { useEdits } from '../parts/use-edits.ts';
import { ValueField } from '../parts/value-field.tsx';
import type { QuestionView } from './view-model.ts';

/** The field that answers a question for a value. */
export function ValueAnswer({
  question,
  primary,
}: {
  question: Extract<QuestionView, { kind: 'value' }>;
  primary: boolean;
}) {
  const { phrase, text, actions } = usePanel();
  const edits = useEdits([question.field], text, () => undefined);
  const value = edits.args?.[question.field.name];
  const save = () => {
    if (value !== undefined) actions.answer(question.id, value);
  };
  return (
    <>
      {edits.fields.map((edited) => (
        <ValueField
          key={edited.field.name}
          {...edited}
          onType={(typed) => edits.type(edited.field.name, typed)}
          onReset={() => edits.reset(edited.field.name)}
          onEnter={save}
        />
      ))}
      <div className="sw-row">
        <ActionButton name="answer-1" primary={primary} blocked={value === undefined} onPress={save}>
          {phrase('ui.needs_you.use')}
        </ActionButton>
        {question.mayAskCustomer && (
          <ActionButton
            name="answer-2"
            shortcut="2"
            showShortcut
            onPress={() => actions.askCustomer(question.id)}
          >
            {phrase('ui.needs_you.ask_customer')}
          </ActionButton>
        )}
      </div>
    </>
  );
}
