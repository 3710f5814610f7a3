import { Textarea } from '@zendeskgarden/react-forms';
import type { ReactNode } from 'react';
import { Field } from './field.tsx';

interface WordsFieldProps {
  readonly label: ReactNode;
  readonly value: string;
  change(value: string): void;
}

/** A field for a sentence or a few; it grows with them. */
export function WordsField({ label, value, change }: WordsFieldProps) {
  return (
    <Field>
      <Field.Label isRegular className="sw-small">
        {label}
      </Field.Label>
      <Textarea
        isCompact
        minRows={1}
        maxRows={6}
        value={value}
        onChange={(event) => change(event.currentTarget.value)}
      />
    </Field>
  );
}
