/** What search knows of records: some time behind, and quick however many there are. */
import { isObject } from '../../lib/json.ts';
import type { ObjectRecord } from './record.ts';

/** The index of all objects. */
export interface RecordIndex {
  /** A record as it stands from that moment on, null where it was removed; moments come in order. */
  note(visibleAt: number, id: string, record: ObjectRecord | null): void;
  /** Records of an object as the index knew them at a moment; fewer where the filter lets it leave some out. The same list as before where nothing in it has changed. */
  at(now: number, object: string, filter: unknown): readonly ObjectRecord[];
}

interface Change {
  readonly visibleAt: number;
  readonly id: string;
  readonly record: ObjectRecord | null;
}

/** Some records by id, and the list of them until one changes. */
interface Records {
  readonly byId: Map<string, ObjectRecord>;
  list: readonly ObjectRecord[] | null;
}

const noRecords = (): Records => ({ byId: new Map(), list: null });

const listOf = (records: Records): readonly ObjectRecord[] => {
  records.list ??= [...records.byId.values()];
  return records.list;
};

interface Indexed {
  readonly all: Records;
  /** Made when a field is first asked for: field → value → records. */
  readonly byField: Map<string, Map<string, Records>>;
}

/** An empty index. */
export function createRecordIndex(): RecordIndex {
  const objects = new Map<string, Indexed>();
  const known = new Map<string, ObjectRecord>();
  let waiting: Change[] = [];
  const of = (object: string): Indexed => {
    const there = objects.get(object) ?? { all: noRecords(), byField: new Map() };
    objects.set(object, there);
    return there;
  };
  const apply = ({ id, record }: Change): void => {
    const before = known.get(id);
    if (before) forget(of(before.object), before);
    if (record) {
      known.set(id, record);
      learn(of(record.object), record);
    } else known.delete(id);
  };
  return {
    note: (visibleAt, id, record) => {
      waiting.push({ visibleAt, id, record });
    },
    at: (now, object, filter) => {
      const later = waiting.findIndex((change) => change.visibleAt > now);
      const due = later < 0 ? waiting : waiting.slice(0, later);
      waiting = later < 0 ? [] : waiting.slice(later);
      for (const change of due) apply(change);
      return listOf(narrowed(of(object), filter));
    },
  };
}

const FIELD_PREFIX = 'custom_object_fields.';

function learn(indexed: Indexed, record: ObjectRecord): void {
  put(indexed.all, record);
  for (const [field, byValue] of indexed.byField) put(placeOf(byValue, fieldText(record, field)), record);
}

function put(records: Records, record: ObjectRecord): void {
  records.byId.set(record.id, record);
  records.list = null;
}

function forget(indexed: Indexed, record: ObjectRecord): void {
  take(indexed.all, record);
  for (const [field, byValue] of indexed.byField) take(placeOf(byValue, fieldText(record, field)), record);
}

function take(records: Records, record: ObjectRecord): void {
  records.byId.delete(record.id);
  records.list = null;
}

const fieldText = (record: ObjectRecord, field: string): string => String(record.fields[field] ?? null);

function placeOf(byValue: Map<string, Records>, value: string): Records {
  const there = byValue.get(value) ?? noRecords();
  byValue.set(value, there);
  return there;
}

/** The smallest set that one of the filter's equalities leaves. */
function narrowed(indexed: Indexed, filter: unknown): Records {
  const sets = equalitiesOf(filter).map(
    ({ field, value }) => fieldIndex(indexed, field).get(value) ?? noRecords(),
  );
  return sets.reduce((least, set) => (set.byId.size < least.byId.size ? set : least), indexed.all);
}

function fieldIndex(indexed: Indexed, field: string): Map<string, Records> {
  const there = indexed.byField.get(field);
  if (there) return there;
  const byValue = new Map<string, Records>();
  for (const record of indexed.all.byId.values()) put(placeOf(byValue, fieldText(record, field)), record);
  indexed.byField.set(field, byValue);
  return byValue;
}

/** Fields that the filter wants to be equal to a text, as far as every hit has to be so. */
function equalitiesOf(filter: unknown): { field: string; value: string }[] {
  if (!isObject(filter)) return [];
  return Object.entries(filter).flatMap(([key, wanted]) => {
    if (key === '$and' && Array.isArray(wanted)) return wanted.flatMap(equalitiesOf);
    if (!key.startsWith(FIELD_PREFIX) || !isObject(wanted) || !('$eq' in wanted)) return [];
    return [{ field: key.slice(FIELD_PREFIX.length), value: String(wanted['$eq']) }];
  });
}
