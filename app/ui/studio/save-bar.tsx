import { Field, Input } from '@zendeskgarden/react-forms';
import { useState } from 'react';
import { ActionButton } from '../parts/action-button.tsx';
import { usePlace } from '../parts/panel.ts';
import { useSignal } from '../parts/use-signal.ts';
import type { PolicySession } from './policy-session.ts';
import type { PolicyView } from './policy-work.ts';
import { FailedTests } from './try/failed-test.tsx';
import { countTests, type TrySession } from './try/try-session.ts';

interface SaveBarProps {
  readonly policy: PolicySession;
  readonly view: PolicyView;
  readonly tests: TrySession;
}

/** Saves the text as a version with a few words about it; the kept tests are played on each save, and those that fail are shown here. */
export function SaveBar({ policy, view, tests }: SaveBarProps) {
  const { phrase } = usePlace();
  const kept = useSignal(tests.view).tests;
  const { played, passed } = countTests(kept);
  const [note, setNote] = useState('');
  const blocked = !view.isUnsaved || view.busy !== '' || view.theirs !== null;
  const save = () =>
    void policy.save(note).then(() => {
      if (policy.view.value.said === 'saved') setNote('');
    });
  return (
    <>
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
        {played > 0 && (
          <span className={passed < played ? 'sw-small sw-danger' : 'sw-small'} data-name="tests">
            {phrase('studio.try.passed', { passed, count: played })}
          </span>
        )}
      </div>
      <FailedTests tests={kept} titleOf={tests.titleOf} />
    </>
  );
}
