/** The filter language of `records/search`: `$and`, `$or` and comparisons of fields. */
import { isObject } from '../../lib/json.ts';
import type { ObjectRecord } from './record.ts';

/** Whether a record passes; `undefined` where the filter itself cannot be read. */
export function matchesFilter(record: ObjectRecord, filter: unknown): boolean | undefined {
  if (!isObject(filter)) return undefined;
  const verdicts = Object.entries(filter).map(([key, value]) => matchesEntry(record, key, value));
  if (verdicts.includes(undefined)) return undefined;
  return verdicts.every(Boolean);
}

function matchesEntry(record: ObjectRecord, key: string, value: unknown): boolean | undefined {
  if (key === '$and' || key === '$or') {
    if (!Array.isArray(value)) return undefined;
    const verdicts = value.map((part) => matchesFilter(record, part));
    if (verdicts.includes(undefined)) return undefined;
    return key === '$and' ? verdicts.every(Boolean) : verdicts.some(Boolean);
  }
  if (!isObject(value)) return undefined;
  const actual = fieldValue(record, key);
  const verdicts = Object.entries(value).map(([operator, wanted]) => compare(actual, operator, wanted));
  return verdicts.includes(undefined) ? undefined : verdicts.every(Boolean);
}

const FIELD_PREFIX = 'custom_object_fields.';

function fieldValue(record: ObjectRecord, key: string): unknown {
  if (key.startsWith(FIELD_PREFIX)) return record.fields[key.slice(FIELD_PREFIX.length)] ?? null;
  switch (key) {
    case 'name':
      return record.name;
    case 'external_id':
      return record.externalId;
    case 'created_at':
      return record.createdAt;
    case 'updated_at':
      return record.updatedAt;
    case 'created_by_user':
      return String(record.createdBy);
    case 'updated_by_user':
      return String(record.updatedBy);
    default:
      return null;
  }
}

function compare(actual: unknown, operator: string, wanted: unknown): boolean | undefined {
  switch (operator) {
    case '$eq':
      return String(actual) === String(wanted);
    case '$noteq':
      return String(actual) !== String(wanted);
    case '$gt':
      return order(actual, wanted, (difference) => difference > 0);
    case '$gte':
      return order(actual, wanted, (difference) => difference >= 0);
    case '$lt':
      return order(actual, wanted, (difference) => difference < 0);
    case '$lte':
      return order(actual, wanted, (difference) => difference <= 0);
    case '$exists':
      return (actual !== null) === (wanted === true || wanted === 'true');
    case '$contains':
      return String(actual).toLowerCase().includes(String(wanted).toLowerCase());
    case '$notcontains':
      return !String(actual).toLowerCase().includes(String(wanted).toLowerCase());
    case '$notin':
      return Array.isArray(wanted) && !wanted.map(String).includes(String(actual));
    default:
      return undefined;
  }
}

function order(actual: unknown, wanted: unknown, accepts: (difference: number) => boolean): boolean {
  if (actual === null) return false;
  if (typeof actual === 'number') return accepts(actual - Number(wanted));
  const left = String(actual);
  const right = String(wanted);
  return accepts(left < right ? -1 : left > right ? 1 : 0);
}
