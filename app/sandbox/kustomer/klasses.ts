/**
 * KObjects with the manners that matter: an external id is there once a klass, people and times are the server's, a write
 * merges, a search lags and leaves `data` out.
 * @see https://developer.kustomer.com/docs/concepts/custom-objects, read 2026-08
 */
import type { Clock } from '../clock.ts';
import { hexId } from './ids.ts';

/** A KObject as it is stored. */
export interface KObject {
  readonly id: string;
  readonly klass: string;
  readonly externalId: string | null;
  readonly title: string;
  readonly custom: Readonly<Record<string, unknown>>;
  readonly data: Readonly<Record<string, unknown>>;
  readonly rev: number;
  readonly createdAt: string;
  readonly createdBy: number;
  readonly updatedAt: string;
  readonly modifiedBy: number;
}

/** What a caller sends; what is left out stays. */
export interface KObjectInput {
  readonly externalId?: string;
  readonly title?: string;
  readonly custom: Readonly<Record<string, unknown>>;
  readonly data: Readonly<Record<string, unknown>>;
  readonly rev?: number;
}

/** What became of a write. */
export type KObjectOutcome =
  | { readonly status: 'written'; readonly object: KObject }
  | { readonly status: 'conflict'; readonly reason: string }
  | { readonly status: 'invalid'; readonly reason: string };

/** The KObjects of every klass of the app. */
export interface Klasses {
  has(klass: string): boolean;
  create(klass: string, input: KObjectInput, userId: number): KObjectOutcome;
  update(object: KObject, input: KObjectInput, userId: number): KObjectOutcome;
  remove(object: KObject): void;
  find(klass: string, id: string): KObject | undefined;
  findByExternalId(klass: string, externalId: string): KObject | undefined;
  /** As they are now, in order of creation. */
  all(klass: string): readonly KObject[];
  /** As the search index knows them, some time behind: those of a type, oldest first. */
  indexed(type: string): readonly KObject[];
  /** Puts objects there as they are, at once also in the index: for trials with many. */
  load(objects: Iterable<Omit<KObject, 'id'>>): void;
}

/** An empty store of these klasses. */
export function createKlasses(options: {
  readonly clock: Clock;
  readonly klasses: readonly string[];
  readonly searchLagMs: number;
}): Klasses {
  const { clock, klasses, searchLagMs } = options;
  const held = new Map<string, KObject>();
  const byExternalId = new Map<string, KObject>();
  const index = createIndex(clock);
  let last = 0;
  const nowIso = () => new Date(clock.now()).toISOString();
  const named = (klass: string, externalId: string) => `${klass} ${externalId}`;
  const keep = (object: KObject, lagMs: number): KObjectOutcome => {
    held.set(object.id, object);
    if (object.externalId !== null) byExternalId.set(named(object.klass, object.externalId), object);
    index.write(object.id, object, lagMs);
    return { status: 'written', object };
  };
  const nextId = (): string => {
    last += 1;
    return hexId('kobject', last);
  };
  return {
    has: (klass) => klasses.includes(klass),
    create: (klass, input, userId) => {
      const taken =
        input.externalId === undefined ? undefined : byExternalId.get(named(klass, input.externalId));
      const refusal = refusalOf(input, { isNew: true, taken });
      if (refusal) return refusal;
      return keep(newObject(input, { id: nextId(), klass, userId, at: nowIso() }), searchLagMs);
    },
    update: (object, input, userId) =>
      refusalOf(input, { isNew: false, before: object }) ??
      keep(
        {
          ...object,
          title: input.title ?? object.title,
          custom: { ...object.custom, ...input.custom },
          data: { ...object.data, ...input.data },
          rev: object.rev + 1,
          updatedAt: nowIso(),
          modifiedBy: userId,
        },
        searchLagMs,
      ),
    remove: (object) => {
      held.delete(object.id);
      if (object.externalId !== null) byExternalId.delete(named(object.klass, object.externalId));
      index.write(object.id, null, searchLagMs);
    },
    find: (klass, id) => {
      const found = held.get(id);
      return found?.klass === klass ? found : undefined;
    },
    findByExternalId: (klass, externalId) => byExternalId.get(named(klass, externalId)),
    all: (klass) => [...held.values()].filter((object) => object.klass === klass),
    indexed: (type) => index.ofType(type),
    load: (objects) => {
      for (const object of objects) keep({ ...object, id: nextId() }, 0);
    },
  };
}

/** What the search knows: every write once its time has come. */
function createIndex(clock: Clock) {
  const seen = new Map<string, KObject>();
  const byType = new Map<string, Map<string, KObject>>();
  const sorted = new Map<string, readonly KObject[]>();
  let coming: { readonly visibleAt: number; readonly id: string; readonly object: KObject | null }[] = [];
  const show = (id: string, object: KObject | null): void => {
    const before = seen.get(id);
    if (before) {
      byType.get(typeOf(before))?.delete(id);
      sorted.delete(typeOf(before));
    }
    seen.delete(id);
    if (!object) return;
    seen.set(id, object);
    const type = typeOf(object);
    byType.set(type, (byType.get(type) ?? new Map<string, KObject>()).set(id, object));
    sorted.delete(type);
  };
  return {
    write: (id: string, object: KObject | null, lagMs: number): void => {
      coming.push({ visibleAt: clock.now() + lagMs, id, object });
    },
    ofType: (type: string): readonly KObject[] => {
      const now = clock.now();
      for (const { id, object } of coming.filter(({ visibleAt }) => visibleAt <= now)) show(id, object);
      coming = coming.filter(({ visibleAt }) => visibleAt > now);
      const known = sorted.get(type) ?? [...(byType.get(type)?.values() ?? [])].toSorted(byTime);
      sorted.set(type, known);
      return known;
    },
  };
}

const byTime = (a: KObject, b: KObject): number =>
  a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : a.id < b.id ? -1 : 1;

/** The attribute by which the app tells its records apart. */
const typeOf = ({ custom }: KObject): string => String(custom['recordTypeStr'] ?? '');

/** Why a write is not taken; undefined where it is. */
function refusalOf(
  input: KObjectInput,
  about: { readonly isNew: boolean; readonly taken?: KObject | undefined; readonly before?: KObject },
): KObjectOutcome | undefined {
  const problem = problemOf(input) ?? (about.isNew && !input.title ? 'title is required' : null);
  if (problem !== null) return { status: 'invalid', reason: problem };
  if (about.taken) return { status: 'conflict', reason: 'externalId is already in use' };
  if (input.rev !== undefined && about.before && input.rev !== about.before.rev)
    return { status: 'conflict', reason: 'the object was changed meanwhile' };
  return undefined;
}

function newObject(
  input: KObjectInput,
  making: { readonly id: string; readonly klass: string; readonly userId: number; readonly at: string },
): KObject {
  return {
    id: making.id,
    klass: making.klass,
    externalId: input.externalId ?? null,
    title: input.title ?? '',
    custom: input.custom,
    data: input.data,
    rev: 1,
    createdAt: making.at,
    createdBy: making.userId,
    updatedAt: making.at,
    modifiedBy: making.userId,
  };
}

const STR_LENGTH_MAX = 1024;

// Ends that tell a custom attribute's type: `recordTypeStr`, `dueAt`.
const SUFFIX = /(Str|Num|At|Bool|Url|Id|Txt)$/;

function problemOf({ custom }: KObjectInput): string | null {
  for (const [name, value] of Object.entries(custom)) {
    if (!SUFFIX.test(name)) return `custom.${name} does not end in a type`;
    if (name.endsWith('Str') && (typeof value !== 'string' || value.length > STR_LENGTH_MAX))
      return `custom.${name} is not a text of at most ${STR_LENGTH_MAX} characters`;
  }
  return null;
}
