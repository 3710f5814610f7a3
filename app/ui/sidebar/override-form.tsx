import { Input } from '@zendeskgarden/react-forms';
import { useEffect, useRef, useState } from 'react';
import type { OverrideStatus } from '../../assist/event.ts';
import { ActionButton } from '../parts/action-button.tsx';
import { closeOnEscape } from '../parts/close-on-escape.ts';
import { Field } from '../parts/field.tsx';
import { usePanel } from '../parts/panel.ts';
import { useReturnFocus } from '../parts/use-return-focus.ts';

interface OverrideFormProps {
  readonly to: OverrideStatus;
  cancel(): void;
  override(reason: string): void;
}

/** Why a step is skipped, done again or jumped to; the reason is kept with the case. */
export function OverrideForm({ to, cancel, override }: OverrideFormProps) {
  const { phrase } = usePanel();
  const [reason, setReason] = useState('');
  const form = useRef<HTMLFieldSetElement>(null);
  const box = useRef<HTMLInputElement>(null);
  useReturnFocus(form);
  useEffect(() => box.current?.focus(), []);
  const save = () => {
    if (reason.trim() === '') return;
    override(reason.trim());
    cancel();
  };
  return (
    <fieldset
      ref={form}
      className="sw-form"
      aria-label={phrase(`ui.steps.to.${to}`)}
      onKeyDown={closeOnEscape(cancel)}
    >
      <Field>
        <Field.Label isRegular className="sw-small">
          {phrase('ui.steps.reason')}
        </Field.Label>
        <Input
          ref={box}
          isCompact
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') save();
          }}
        />
      </Field>
      <div className="sw-row">
        <ActionButton name="override" blocked={reason.trim() === ''} onPress={save}>
          {phrase(`ui.steps.to.${to}`)}
        </ActionButton>
        <ActionButton quiet onPress={cancel}>
          {phrase('ui.cancel')}
        </ActionButton>
      </div>
    </fieldset>
  );
}
