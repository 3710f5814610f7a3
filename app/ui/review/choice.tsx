import { Field, Input, Select } from '@zendeskgarden/react-forms';

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  choose(value: string): void;
}

/** One of a few, in a small box with its label beside it. */
export function Choice({ label, value, options, choose }: ChoiceProps) {
  return (
    <Field className="swr-choice">
      <Field.Label isRegular className="sw-small">
        {label}
      </Field.Label>
      <Select isCompact value={value} onChange={(event) => choose(event.currentTarget.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** A day, or none. */
export function Day({ label, value, choose }: { label: string; value: string; choose(day: string): void }) {
  return (
    <Field className="swr-choice">
      <Field.Label isRegular className="sw-small">
        {label}
      </Field.Label>
      <Input isCompact type="date" value={value} onChange={(event) => choose(event.currentTarget.value)} />
    </Field>
  );
}
