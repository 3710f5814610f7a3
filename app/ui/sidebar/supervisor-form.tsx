import { Textarea } from '@zendeskgarden/react-forms';
import { useEffect, useRef, useState } from 'react';
import { ActionButton } from '../parts/action-button.tsx';
import { closeOnEscape } from '../parts/close-on-escape.ts';
import { Field } from '../parts/field.tsx';
import { usePanel } from '../parts/panel.ts';
import { useReturnFocus } from '../parts/use-return-focus.ts';

/** What the supervisor should know, and the request itself. */
export function SupervisorForm({ cancel, ask }: { cancel(): void; ask(words: string): void }) {
  const { phrase } = usePanel();
  const [words, setWords] = useState('');
  const form = useRef<HTMLFieldSetElement>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  useReturnFocus(form);
  useEffect(() => box.current?.focus(), []);
  return (
    <fieldset
      ref={form}
      className="sw-form"
      aria-label={phrase('ui.card.ask_supervisor')}
      onKeyDown={closeOnEscape(cancel)}
    >
      <Field>
        <Field.Label isRegular className="sw-small">
          {phrase('ui.supervisor.words')}
        </Field.Label>
        <Textarea
          ref={box}
          isCompact
          minRows={2}
          maxRows={6}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      </Field>
      <div className="sw-row">
        <ActionButton name="ask" onPress={() => ask(words.trim())}>
          {phrase('ui.supervisor.send')}
        </ActionButton>
        <ActionButton quiet onPress={cancel}>
          {phrase('ui.cancel')}
        </ActionButton>
      </div>
    </fieldset>
  );
}
