import { useRef, useState } from 'react';
import type { JsonObject } from '../../lib/json.ts';
import type { FieldView } from '../sidebar/view-model.ts';
import type { Text } from '../text.ts';
import { fieldText, fieldWords, readField } from './field-value.ts';
import { hasNewer, type KeptText, textOf, typed, untouched } from './kept-text.ts';

/** A field as it stands under edit. */
export interface EditedField {
  readonly field: FieldView;
  readonly typed: string;
  readonly edited: boolean;
  /** What the typed text is not, in words; else what the session's checks say; empty where all are content. */
  readonly problem: string;
  readonly newer: string;
}

/** Fields under edit, with what they amount to. */
export interface Edits {
  readonly fields: readonly EditedField[];
  /** Null where a field is empty that must not be, or holds what it cannot. */
  readonly args: JsonObject | null;
  readonly edited: boolean;
  type(name: string, text: string): void;
  reset(name: string): void;
}

/** Keeps what a person types into fields, beside the values given; `changed` is told after each change the arguments that can be read. */
export function useEdits(
  fields: readonly FieldView[],
  text: Text,
  changed: (args: JsonObject) => void,
): Edits {
  const [kept, setKept] = useState<Readonly<Record<string, KeptText>>>({});
  const [tried, setTried] = useState<ReadonlySet<string>>(new Set());
  const latest = useRef(kept);
  const put = (name: string, next: KeptText) => {
    latest.current = { ...latest.current, [name]: next };
    setKept(latest.current);
    changed(readArgs(fields, latest.current, text).args);
  };
  return {
    fields: fields.map((field) =>
      editedField(field, kept[field.name] ?? untouched, tried.has(field.name), text),
    ),
    args: wholeArgs(fields, kept, text),
    edited: Object.values(kept).some((one) => one.mine !== null),
    type: (name, value) => {
      const field = fields.find((one) => one.name === name);
      if (!field) return;
      setTried(new Set([...tried, name]));
      put(name, typed(latest.current[name] ?? untouched, fieldText(field, text), value));
    },
    reset: (name) => put(name, untouched),
  };
}

function editedField(field: FieldView, kept: KeptText, tried: boolean, text: Text): EditedField {
  const given = fieldText(field, text);
  const standing = textOf(kept, given);
  const reading = readField(field, standing, text);
  const isSilent = reading.status === 'bad' && reading.key === 'ui.field.missing' && !tried;
  return {
    field,
    typed: standing,
    edited: kept.mine !== null,
    problem: reading.status === 'bad' && !isSilent ? text.phrase(reading.key, reading.values) : field.problem,
    newer: hasNewer(kept, given) ? fieldWords(field, text) : '',
  };
}

function wholeArgs(...[fields, kept, text]: Parameters<typeof readArgs>): JsonObject | null {
  const { args, whole } = readArgs(fields, kept, text);
  return whole ? args : null;
}

/** The arguments that can be read; `whole` where none is missing or wrong. */
function readArgs(
  fields: readonly FieldView[],
  kept: Readonly<Record<string, KeptText>>,
  text: Text,
): { readonly args: JsonObject; readonly whole: boolean } {
  const args: Record<string, JsonObject[string]> = {};
  let whole = true;
  for (const field of fields) {
    const mine = kept[field.name]?.mine ?? null;
    if (mine === null && field.value !== null) {
      args[field.name] = field.value;
      continue;
    }
    const reading = readField(field, mine ?? '', text);
    if (reading.status === 'bad') whole = false;
    if (reading.status === 'ok') args[field.name] = reading.value;
  }
  return { args, whole };
}
