/** Records of Kustomer's API: JSON:API with `attributes` and `relationships`, of which nothing is promised to be there. */
import { isObject } from '../../lib/json.ts';

/** A record whose id is known. */
export interface KustomerRecord {
  readonly id: string;
  readonly type: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly relationships: Readonly<Record<string, unknown>>;
}

/** Reads a record; undefined where it has no id. */
export function recordOf(value: unknown): KustomerRecord | undefined {
  if (!isObject(value) || typeof value['id'] !== 'string' || value['id'] === '') return undefined;
  const { id, type, attributes, relationships } = value;
  return {
    id,
    type: textOf(type),
    attributes: isObject(attributes) ? attributes : {},
    relationships: isObject(relationships) ? relationships : {},
  };
}

/** The records of a list; what has no id is left out. */
export const recordsOf = (value: unknown): KustomerRecord[] =>
  Array.isArray(value) ? value.flatMap((each: unknown) => recordOf(each) ?? []) : [];

/** Ids of the records that a relationship names, in order. */
export function relatedIds(record: KustomerRecord, name: string): string[] {
  const relation = record.relationships[name];
  const data = isObject(relation) ? relation['data'] : undefined;
  const list: unknown[] = Array.isArray(data) ? data : [data];
  return list.flatMap((each) => (isObject(each) && typeof each['id'] === 'string' ? [each['id']] : []));
}

/** Id of the one record that a relationship names; empty where there is none. */
export const relatedId = (record: KustomerRecord, name: string): string => relatedIds(record, name)[0] ?? '';

/** A text or a number as text; empty for anything else. */
export const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** A list's members; none for anything else. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
