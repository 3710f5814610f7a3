import { useState } from 'react';
import { ActionButton } from '../parts/action-button.tsx';
import { usePanel } from '../parts/panel.ts';
import { useEdits } from '../parts/use-edits.ts';
import { ValueField } from '../parts/value-field.tsx';
import type { FieldView } from './view-model.ts';

/** Facts that the agent knows from elsewhere: heard by phone, read in a chat. */
export function FactsPanel({ facts }: { facts: readonly FieldView[] }) {
  const { phrase } = usePanel();
  return (
    <section className="sw-part sw-facts" aria-label={phrase('ui.facts.title')}>
      <p className="sw-small">{phrase('ui.facts.text')}</p>
      {facts.map((fact) => (
        <FactRow key={fact.name} fact={fact} />
      ))}
    </section>
  );
}

function FactRow({ fact }: { fact: FieldView }) {
  const { phrase, text, actions } = usePanel();
  const [saved, setSaved] = useState(false);
  const edits = useEdits([fact], text, () => setSaved(false));
  const value = edits.args?.[fact.name];
  const save = () => {
    if (value === undefined || !edits.edited) return;
    actions.typeFact(fact.name, value);
    setSaved(true);
  };
  return (
    <div>
      {edits.fields.map((edited) => (
        <ValueField
          key={fact.name}
          {...edited}
          onType={(typed) => edits.type(fact.name, typed)}
          onReset={() => edits.reset(fact.name)}
          onEnter={save}
        />
      ))}
      {edits.edited && !saved && (
        <div className="sw-row">
          <ActionButton name={`save-${fact.name}`} blocked={value === undefined} onPress={save}>
            {phrase('ui.facts.save')}
          </ActionButton>
        </div>
      )}
    </div>
  );
}
