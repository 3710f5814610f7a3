import { Field, Input } from '@zendeskgarden/react-forms';
import { useState } from 'react';
import { ActionButton } from '../parts/action-button.tsx';
import { usePlace } from '../parts/panel.ts';
import type { PolicySession, PolicyView } from './policy-session.ts';

/** Saves the text as a version with a few words about it. */
export function SaveBar({ policy, view }: { policy: PolicySession; view: PolicyView }) {
  const { phrase } = usePlace();
  const [note, setNote] = useState('');
  const blocked = !view.isUnsaved || view.busy !== '' || view.theirs !== null;
  const save = () =>
    void policy.save(note).then(() => {
      if (policy.view.value.said === 'saved') setNote('');
    });
  return (
    <div className="sws-save">
      <Field>
        <Field.Label hidden>{phrase('studio.note')}</Field.Label>
        <Input
          isCompact
          placeholder={phrase('studio.note')}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing && !blocked) save();
          }}
        />
      </Field>
      <ActionButton name="save" blocked={blocked} onPress={save}>
        {phrase('studio.save')}
      </ActionButton>
      <span className="sw-small">
        {phrase(
          view.busy === 'saving' ? 'studio.saving' : view.isUnsaved ? 'studio.unsaved' : 'studio.all-saved',
        )}
      </span>
    </div>
  );
}
