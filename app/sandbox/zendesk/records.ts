/**
 * Zendesk's custom object records with the rules that matter to an app: declared fields only, 32 KB a record, one record
 * an `external_id`, people and times set by the server, an event log, and a search index that lags.
 * @see https://developer.zendesk.com/api-reference/custom-data/custom-objects/custom_object_records/, read 2026-08
 */
import type { Clock } from '../clock.ts';
import type { ObjectDefinition } from './app-package.ts';
import type { FieldError } from './errors.ts';
import type { ObjectRecord } from './record.ts';
import { fieldErrors } from './record-fields.ts';
import { createRecordIndex } from './record-index.ts';
import { createUlids } from './ulid.ts';

/** One entry of a record's history, kept by the server. */
export interface RecordEvent {
  readonly id: string;
  readonly type: 'record_created' | 'record_updated';
  readonly at: string;
  readonly userId: number;
  readonly changes: readonly {
    readonly field: string;
    readonly previous: unknown;
    readonly current: unknown;
  }[];
}

/** What a caller sends; what is left out stays as it is. */
export interface RecordInput {
  readonly name?: unknown;
  readonly externalId?: unknown;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** What became of a write. */
export type RecordOutcome =
  | { readonly status: 'created' | 'updated'; readonly record: ObjectRecord }
  | { readonly status: 'invalid'; readonly errors: readonly FieldError[] };

/** The records of every declared object. */
export interface Records {
  object(key: string): ObjectDefinition | undefined;
  objects(): readonly ObjectDefinition[];
  create(key: string, input: RecordInput, userId: number): RecordOutcome;
  update(record: ObjectRecord, input: RecordInput, userId: number): RecordOutcome;
  remove(record: ObjectRecord): void;
  find(key: string, id: string): ObjectRecord | undefined;
  findByExternalId(key: string, externalId: string): ObjectRecord | undefined;
  /** Every record of the object as it is now, in order of creation. */
  all(key: string): readonly ObjectRecord[];
  /** Records of the object as the search index knows them, some time behind; those that a filter surely leaves out may be missing. */
  indexed(key: string, filter?: unknown): readonly ObjectRecord[];
  /** Takes over records as they are, with their people and times, as if they had been written long ago. */
  load(records: Iterable<Omit<ObjectRecord, 'id'>>): void;
  /** Oldest first. */
  events(record: ObjectRecord): readonly RecordEvent[];
}

interface Stored {
  record: ObjectRecord;
  readonly events: RecordEvent[];
}

/** An empty store of the declared objects. */
export function createRecords(options: {
  readonly clock: Clock;
  readonly objects: readonly ObjectDefinition[];
  readonly searchLagMs: number;
}): Records {
  const { clock, searchLagMs } = options;
  const definitions = new Map(options.objects.map((object) => [object.key, object]));
  const stored = new Map<string, Stored>();
  const index = createRecordIndex();
  const names = new Map<string, string>();
  const objects = new Map<string, Map<string, ObjectRecord>>();
  const nextUlid = createUlids(clock);
  const recordsOf = (key: string) => {
    const there = objects.get(key) ?? new Map<string, ObjectRecord>();
    objects.set(key, there);
    return there;
  };
  const live = (key: string) => [...recordsOf(key).values()];
  const byExternalId = (key: string, externalId: string) =>
    recordsOf(key).get(names.get(`${key}/${externalId}`) ?? '');
  const keep = (record: ObjectRecord, event: RecordEvent, visibleAt = clock.now() + searchLagMs) => {
    const before = stored.get(record.id);
    if (before && before.record.externalId !== record.externalId)
      names.delete(`${record.object}/${before.record.externalId}`);
    if (record.externalId !== null) names.set(`${record.object}/${record.externalId}`, record.id);
    stored.set(record.id, { record, events: [...(before?.events ?? []), event] });
    recordsOf(record.object).set(record.id, record);
    index.note(visibleAt, record.id, record);
  };
  const write = (before: ObjectRecord | undefined, after: ObjectRecord): RecordOutcome => {
    const definition = definitions.get(after.object);
    const errors = [...fieldErrors(definition, after), ...clashes(after, byExternalId)];
    if (errors.length > 0) return { status: 'invalid', errors };
    keep(after, eventOf(before, after, nextUlid()));
    return { status: before ? 'updated' : 'created', record: after };
  };
  return {
    object: (key) => definitions.get(key),
    objects: () => [...definitions.values()],
    create: (key, input, userId) =>
      write(undefined, newRecord(input, { id: nextUlid(), object: key, userId, at: clock.iso() })),
    update: (record, input, userId) => write(record, changed(record, input, { userId, at: clock.iso() })),
    remove: (record) => {
      stored.delete(record.id);
      recordsOf(record.object).delete(record.id);
      names.delete(`${record.object}/${record.externalId}`);
      index.note(clock.now() + searchLagMs, record.id, null);
    },
    find: (key, id) => recordsOf(key).get(id),
    findByExternalId: byExternalId,
    all: live,
    indexed: (key, filter) => index.at(clock.now(), key, filter),
    load: (records) => {
      for (const given of records) {
        const record = { ...given, id: nextUlid() };
        keep(record, eventOf(undefined, record, nextUlid()), 0);
      }
    },
    events: (record) => stored.get(record.id)?.events ?? [],
  };
}

function newRecord(
  input: RecordInput,
  making: { id: string; object: string; userId: number; at: string },
): ObjectRecord {
  const blank: ObjectRecord = {
    id: making.id,
    object: making.object,
    name: '',
    externalId: null,
    fields: {},
    createdAt: making.at,
    createdBy: making.userId,
    updatedAt: making.at,
    updatedBy: making.userId,
  };
  return changed(blank, input, making);
}

function changed(record: ObjectRecord, input: RecordInput, by: { userId: number; at: string }): ObjectRecord {
  return {
    ...record,
    name: input.name === undefined ? record.name : asText(input.name),
    externalId: input.externalId === undefined ? record.externalId : asText(input.externalId) || null,
    fields: { ...record.fields, ...input.fields },
    updatedAt: by.at,
    updatedBy: by.userId,
  };
}

const asText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

function clashes(
  record: ObjectRecord,
  byExternalId: (key: string, externalId: string) => ObjectRecord | undefined,
): FieldError[] {
  if (record.externalId === null) return [];
  const other = byExternalId(record.object, record.externalId);
  if (!other || other.id === record.id) return [];
  const description = `External: ${record.externalId} is already being used by another record`;
  return [{ field: 'external_id', error: 'DuplicateValue', description }];
}

function eventOf(before: ObjectRecord | undefined, after: ObjectRecord, id: string): RecordEvent {
  const fields = new Set([...Object.keys(before?.fields ?? {}), ...Object.keys(after.fields)]);
  const changes = [...fields]
    .map((field) => ({
      field,
      previous: before?.fields[field] ?? null,
      current: after.fields[field] ?? null,
    }))
    .filter(({ previous, current }) => JSON.stringify(previous) !== JSON.stringify(current));
  const type = before ? 'record_updated' : 'record_created';
  return { id, type, at: after.updatedAt, userId: after.updatedBy, changes };
}
