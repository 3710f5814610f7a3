import { Input, Select, Textarea } from '@zendeskgarden/react-forms';
import type { FieldView } from '../sidebar/view-model.ts';
import { optionKey } from './field-value.ts';
import { FilesControl } from './files-control.tsx';
import { usePlace } from './panel.ts';

interface ValueControlProps {
  readonly field: FieldView;
  readonly typed: string;
  readonly bad: boolean;
  onType(typed: string): void;
  /** Enter in a one-line control. */
  onEnter?(): void;
}

/** The control in which a value of the field's type is typed or chosen. */
export function ValueControl({ field, typed, bad, onType, onEnter }: ValueControlProps) {
  const { phrase } = usePlace();
  const shared = { isCompact: true, validation: bad ? ('error' as const) : undefined, value: typed };
  if (field.type === 'choice' || field.type === 'yes-no')
    return (
      <Select {...shared} onChange={(event) => onType(event.currentTarget.value)}>
        {typed === '' && <option value="">{phrase('ui.field.choose')}</option>}
        {optionsOf(field, phrase('ui.yes'), phrase('ui.no')).map((option) => (
          <option key={option.key} value={option.key}>
            {option.label}
          </option>
        ))}
      </Select>
    );
  if (field.type === 'files') return <FilesControl typed={typed} onType={onType} />;
  if (field.type === 'long-text' || field.type === 'list')
    return (
      <Textarea {...shared} minRows={2} maxRows={8} onChange={(event) => onType(event.currentTarget.value)} />
    );
  return (
    <Input
      {...shared}
      type={field.type === 'date' ? 'date' : 'text'}
      inputMode={NUMERIC.has(field.type) ? 'decimal' : undefined}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => onType(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) onEnter?.();
      }}
    />
  );
}

const NUMERIC: ReadonlySet<string> = new Set(['integer', 'number', 'money', 'percent']);

function optionsOf(field: FieldView, yes: string, no: string): { key: string; label: string }[] {
  if (field.type === 'yes-no')
    return [
      { key: 'true', label: yes },
      { key: 'false', label: no },
    ];
  return field.options.map((option) => ({ key: optionKey(option.value), label: option.label }));
}
