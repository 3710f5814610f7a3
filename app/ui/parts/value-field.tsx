import type { FieldView } from '../sidebar/view-model.ts';
import { Field } from './field.tsx';
import { fieldWords } from './field-value.ts';
import { usePlace } from './panel.ts';
import { SourceChip } from './source-chip.tsx';
import { ValueControl } from './value-control.tsx';

interface ValueFieldProps {
  readonly field: FieldView;
  readonly typed: string;
  /** Whether the person's own text stands in it. */
  readonly edited: boolean;
  /** What is wrong with what stands there; empty where nothing is. */
  readonly problem: string;
  /** A value that came in while the person was typing another; empty where none did. */
  readonly newer: string;
  onType(typed: string): void;
  /** Takes the newer value, or goes back to the one given. */
  onReset(): void;
  onEnter?(): void;
}

/** A typed value with its label, its source and what is wrong with it. */
export function ValueField(props: ValueFieldProps) {
  const { field, typed, problem, onType, onEnter } = props;
  const { text } = usePlace();
  if (!field.editable)
    return (
      <div
        className="sw-field"
        data-field={field.name}
        data-type={field.type === 'long-text' ? field.type : undefined}
      >
        <span className="sw-label">{field.label}</span>
        <span className="sw-value">{fieldWords(field, text)}</span>
        <FieldSource {...props} />
      </div>
    );
  const unit = unitOf(field);
  return (
    <Field
      className="sw-field"
      data-type={field.type}
      data-field={field.name}
      data-edited={props.edited || undefined}
    >
      <Field.Label isRegular className="sw-label">
        {field.label}
      </Field.Label>
      <div className="sw-control">
        <ValueControl field={field} typed={typed} bad={problem !== ''} onType={onType} onEnter={onEnter} />
        {unit !== '' && <span className="sw-unit">{unit}</span>}
      </div>
      <FieldSource {...props} />
      {field.note !== '' && <p className="sw-small sw-field-note">{field.note}</p>}
      {problem !== '' && (
        <Field.Message
          validation="error"
          validationLabel={text.phrase('ui.field.wrong')}
          className="sw-field-problem"
        >
          {problem}
        </Field.Message>
      )}
      <NewerValue {...props} />
    </Field>
  );
}

const unitOf = (field: FieldView): string => (field.type === 'percent' ? '%' : field.currency);

function FieldSource({ field, edited }: ValueFieldProps) {
  const { phrase } = usePlace();
  if (edited) return <span className="sw-chip sw-chip-plain">{phrase('ui.evidence.you')}</span>;
  return field.source ? <SourceChip source={field.source} of={field.label} /> : <span />;
}

function NewerValue({ newer, onReset }: ValueFieldProps) {
  const { phrase } = usePlace();
  if (newer === '') return null;
  return (
    <button type="button" className="sw-link sw-newer-value" onClick={onReset}>
      {phrase('ui.field.newer', { value: newer })}
    </button>
  );
}
