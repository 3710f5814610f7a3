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
  /** As the search index knows them: some time behind. */
  indexed(): readonly KObject[];
}

/** An empty store of these klasses. */
export function createKlasses(options: {
  readonly clock: Clock;
  readonly klasses: readonly string[];
  readonly searchLagMs: number;
}): Klasses {
  const { clock, klasses, searchLagMs } = options;
  const held = new Map<string, KObject>();
  const index: { readonly visibleAt: number; readonly id: string; readonly object: KObject | null }[] = [];
  let last = 0;
  const nowIso = () => new Date(clock.now()).toISOString();
  const byExternalId = (klass: string, externalId: string) =>
    [...held.values()].find((object) => object.klass === klass && object.externalId === externalId);
  const keep = (object: KObject): KObjectOutcome => {
    held.set(object.id, object);
    index.push({ visibleAt: clock.now() + searchLagMs, id: object.id, object });
    return { status: 'written', object };
  };
  return {
    has: (klass) => klasses.includes(klass),
    create: (klass, input, userId) => {
      const taken = input.externalId === undefined ? undefined : byExternalId(klass, input.externalId);
      const refusal = refusalOf(input, { isNew: true, taken });
      if (refusal) return refusal;
      last += 1;
      return keep(newObject(input, { id: hexId('kobject', last), klass, userId, at: nowIso() }));
    },
    update: (object, input, userId) =>
      refusalOf(input, { isNew: false, before: object }) ??
      keep({
        ...object,
        title: input.title ?? object.title,
        custom: { ...object.custom, ...input.custom },
        data: { ...object.data, ...input.data },
        rev: object.rev + 1,
        updatedAt: nowIso(),
        modifiedBy: userId,
      }),
    remove: (object) => {
      held.delete(object.id);
      index.push({ visibleAt: clock.now() + searchLagMs, id: object.id, object: null });
    },
    find: (klass, id) => [...held.values()].find((object) => object.klass === klass && object.id === id),
    findByExternalId: byExternalId,
    all: (klass) => [...held.values()].filter((object) => object.klass === klass),
    indexed: () => {
      const seen = new Map<string, KObject>();
      for (const { visibleAt, id, object } of index) {
        if (visibleAt > clock.now()) continue;
        if (object) seen.set(id, object);
        else seen.delete(id);
      }
      return [...seen.values()];
    },
  };
}

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
