import type { ObjectDefinition, ObjectField } from './app-package.ts';
import type { FieldError } from './errors.ts';
import { type ObjectRecord, RECORD_BYTES_MAX } from './record.ts';

/** A text field holds at most this many characters. */
const TEXT_MAX = 65_536;

/** What is wrong with a record: name missing, fields that the object does not have, values of another type, too long a whole. */
export function fieldErrors(definition: ObjectDefinition | undefined, record: ObjectRecord): FieldError[] {
  const errors: FieldError[] = [];
  if (record.name.trim() === '')
    errors.push({ field: 'name', error: 'BlankValue', description: 'Name: cannot be blank' });
  for (const [key, value] of Object.entries(record.fields)) {
    const field = definition?.fields.find((candidate) => candidate.key === key);
    if (!field) errors.push(unknownField(key, record.object));
    else if (value !== null && !fits(field, value)) errors.push(wrongType(field));
  }
  if (byteLength(record) > RECORD_BYTES_MAX) errors.push(tooLong());
  return errors;
}

function unknownField(key: string, object: string): FieldError {
  return {
    field: key,
    error: 'InvalidValue',
    description: `${key} is not a field of the custom object ${object}`,
  };
}

function wrongType(field: ObjectField): FieldError {
  return {
    field: field.key,
    error: 'InvalidValue',
    description: `${field.key}: is not valid for a field of type ${field.type}`,
  };
}

function tooLong(): FieldError {
  return {
    field: 'base',
    error: 'RecordTooLarge',
    description: `Record: exceeds the limit of ${RECORD_BYTES_MAX / 1024} KB`,
  };
}

function fits(field: ObjectField, value: unknown): boolean {
  switch (field.type) {
    case 'checkbox':
      return typeof value === 'boolean';
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value);
    case 'decimal':
      return typeof value === 'number' && Number.isFinite(value);
    case 'date':
      // `2026-08-20`, `2026-08-20T00:00:00Z`
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2}))?$/.test(value);
    case 'dropdown':
      return typeof value === 'string' && field.options.includes(value);
    case 'multiselect':
      return Array.isArray(value) && value.every((item) => field.options.includes(String(item)));
    case 'lookup':
      return typeof value === 'string' || typeof value === 'number';
    default:
      return typeof value === 'string' && value.length <= TEXT_MAX;
  }
}

function byteLength(record: ObjectRecord): number {
  const counted = { name: record.name, external_id: record.externalId, custom_object_fields: record.fields };
  return new TextEncoder().encode(JSON.stringify(counted)).length;
}
