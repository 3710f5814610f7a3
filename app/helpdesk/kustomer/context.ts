/**
 * What the desk says is open. It comes from the KView that embeds us and is taken only for ids: attributes in it may be old.
 * @see https://developer.kustomer.com/kustomer-apps-platform/docs/card-js-contexts, read 2026-08
 */
import { isObject } from '../../lib/json.ts';
import { type KustomerRecord, recordOf, relatedId, textOf } from './record.ts';

/** The page that holds us. */
export type Place = 'card' | 'widget' | 'settings';

/** What is open there. */
export interface OpenRecord {
  readonly place: Place;
  /** Null where the agent looks at the customer alone. */
  readonly conversation: KustomerRecord | null;
  readonly customer: KustomerRecord | null;
  /** Id of the signed-in person; empty where the context does not say. */
  readonly user: string;
  /** Id of the org; empty where no record says. */
  readonly org: string;
}

/** Reads a context in any of its shapes: the standard object, a list of records, or a custom one around either. */
export function openRecordOf(context: unknown): OpenRecord {
  const records = Array.isArray(context) ? context : [];
  const object = isObject(context) ? context : {};
  const inner = isObject(object['customContext']) ? object['customContext'] : {};
  const find = (name: string): KustomerRecord | null =>
    recordOf(object[name]) ??
    recordOf(inner[name]) ??
    records.map(recordOf).find((record) => record?.type === name) ??
    null;
  const conversation = find('conversation');
  const customer = find('customer');
  const type = textOf(object['type']);
  return {
    place: type === 'app' ? 'settings' : type === 'widget' || isObject(object['widget']) ? 'widget' : 'card',
    conversation,
    customer,
    user: userOf(object['user'] ?? inner['user']),
    org:
      [conversation, customer].map((record) => (record ? relatedId(record, 'org') : '')).find(Boolean) ?? '',
  };
}

/** An id as text is usual; a record of the user is taken too. */
const userOf = (value: unknown): string => recordOf(value)?.id ?? textOf(value);
