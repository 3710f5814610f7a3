import { Input } from '@zendeskgarden/react-forms';
import { useEffect, useRef, useState } from 'react';
import { ActionButton } from '../parts/action-button.tsx';
import { closeOnEscape } from '../parts/close-on-escape.ts';
import { Field } from '../parts/field.tsx';
import { usePanel } from '../parts/panel.ts';
import { useReturnFocus } from '../parts/use-return-focus.ts';
import type { RejectReason } from './view-model.ts';

const REASONS: readonly RejectReason[] = [
  'wrong-action',
  'wrong-value',
  'already-done',
  'customer-changed-mind',
  'not-allowed',
];

interface RejectFormProps {
  readonly title: string;
  cancel(): void;
  reject(reason: RejectReason, words: string): void;
}

/** Why not: a click on the reason rejects; anything else is typed. */
export function RejectForm({ title, cancel, reject }: RejectFormProps) {
  const { phrase } = usePanel();
  const [words, setWords] = useState('');
  const first = useRef<HTMLFieldSetElement>(null);
  useReturnFocus(first);
  useEffect(() => first.current?.querySelector('button')?.focus(), []);
  const rejectOther = () => {
    if (words.trim() !== '') reject('other', words.trim());
  };
  return (
    <fieldset
      ref={first}
      className="sw-form"
      aria-label={phrase('ui.reject.title', { title })}
      onKeyDown={closeOnEscape(cancel)}
    >
      <div className="sw-options">
        {REASONS.map((reason, index) => (
          <ActionButton
            key={reason}
            name={`reason-${index + 1}`}
            shortcut={String(index + 1)}
            showShortcut
            onPress={() => reject(reason, '')}
          >
            {phrase(`ui.reject.${reason}`)}
          </ActionButton>
        ))}
      </div>
      <Field>
        <Field.Label isRegular className="sw-small">
          {phrase('ui.reject.other')}
        </Field.Label>
        <Input
          isCompact
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') rejectOther();
          }}
        />
      </Field>
      <div className="sw-row">
        <ActionButton name="reject-other" blocked={words.trim() === ''} onPress={rejectOther}>
          {phrase('ui.card.reject')}
        </ActionButton>
        <ActionButton quiet onPress={cancel}>
          {phrase('ui.cancel')}
        </ActionButton>
      </div>
    </fieldset>
  );
}
