/**
 * What a browser has learned, and how it keeps up with the team. Lessons are records of their own and decide; from them a
 * state is rebuilt now and then, kept under its digest for everybody, and each browser learns on it what came since.
 * States lose a little each time they are written, so learning always starts from the copy and the lessons since.
 */

import type { Lesson } from '../assist/learn/lesson.ts';
import {
  findReplaced,
  type KeptLesson,
  keepLesson,
  keyOf,
  LESSON_TYPE,
  latestLessons,
  parseLesson,
  readLesson,
} from '../assist/learn/lessons.ts';
import { parseLearned, serializeLearned } from '../assist/learn/state.ts';
import { createLearned, type Learned, learn, rebuilding, unlearn } from '../assist/learn.ts';
import type { PolicyIndex } from '../assist/match.ts';
import { isObject } from '../lib/json.ts';
import type { Store, StoredRecord } from '../lib/store.ts';
import { findCopy, keepCopy, readPointer } from './learned-copy.ts';

/** What a browser holds of the team's lessons. */
export interface School {
  /** Counts up whenever lessons were taken out; a state of an earlier epoch still knows them. */
  readonly epoch: number;
  /** The state at the last rebuild, as text; empty before the first. */
  readonly copy: string;
  /** Lessons in the copy. */
  readonly copied: number;
  /** Lessons since, in the order learned; a negative one is taken back. */
  readonly since: readonly { readonly lesson: KeptLesson; readonly back: boolean }[];
  /** Everything written before is known. The helpdesk's time; empty where nothing is. */
  readonly until: string;
  /** Keys of the newest lessons known, since lists may lag. */
  readonly recent: readonly string[];
}

/** A school that knows nothing yet. */
export const emptySchool: School = { epoch: 0, copy: '', copied: 0, since: [], until: '', recent: [] };

/** The school in a stored value; undefined for anything else. */
export function parseSchool(value: unknown): School | undefined {
  if (!isObject(value)) return undefined;
  const { epoch, copy, copied, since, until, recent } = value;
  if (typeof epoch !== 'number' || typeof copied !== 'number') return undefined;
  if (typeof copy !== 'string' || typeof until !== 'string') return undefined;
  if (!Array.isArray(since) || !Array.isArray(recent)) return undefined;
  const steps = since.flatMap((step: unknown) => {
    const lesson = isObject(step) ? readLesson(step['lesson']) : undefined;
    return lesson && isObject(step) ? [{ lesson, back: step['back'] === true }] : [];
  });
  return { epoch, copy, copied, since: steps, until, recent: recent.map(String) };
}

/** What keeping up needs. */
export interface SchoolPorts {
  readonly store: Store;
  readonly index: PolicyIndex;
  /** Lets the page breathe between two slices of work. */
  readonly pause: () => Promise<void>;
}

/** The state that a school gives, for matching. */
export function learnedOf(school: School, index: PolicyIndex): Learned {
  const learned = parseLearned(school.copy) ?? createLearned();
  for (const { lesson, back } of school.since) (back ? unlearn : learn)(learned, lesson, index);
  return learned;
}

/** The school after what the team taught meanwhile; lessons that were taken out are gone from it. Throws where the helpdesk cannot be reached. */
export async function catchUp(known: School, ports: SchoolPorts): Promise<School> {
  const pointer = await readPointer(ports.store);
  const isStale = pointer.epoch !== known.epoch;
  const start = isStale || known.until === '' ? await fromCopy(ports.store, pointer) : known;
  const after = await learnNew(start, ports);
  return isDue(after) ? await rebuildAll(after, ports) : after;
}

/** Keeps a lesson for everybody and learns it here; the school is unchanged where the matter was taught so already. */
export async function teach(school: School, lesson: Lesson, ports: SchoolPorts): Promise<School> {
  const kept = await keepLesson(ports.store, lesson);
  if (!kept) return school;
  const after = await added(school, [kept], ports.store);
  return { ...after, recent: [...after.recent, keyOf(kept, kept.number)] };
}

async function fromCopy(store: Store, pointer: { epoch: number; copy: string }): Promise<School> {
  const copy = await findCopy(store, pointer.copy);
  const fresh = { ...emptySchool, epoch: pointer.epoch };
  return copy
    ? { ...fresh, copy: copy.state, copied: copy.lessons, until: copy.until, recent: copy.recent }
    : fresh;
}

/** Lists may show a record this much later than it was written. */
const LAG_MS = 5 * 60_000;
const PAGE_SIZE = 100;
/** More pages are left for a rebuild by somebody else. */
const PAGES_MAX = 200;

async function learnNew(school: School, ports: SchoolPorts): Promise<School> {
  const records = await findSince(ports.store, school.until);
  const known = new Set(school.recent);
  const fresh = records.filter(({ key }) => !known.has(key)).reverse();
  const reached = reachedBy(records, school.until);
  if (fresh.length === 0) return reached.until === school.until ? school : { ...school, ...reached };
  const lessons = latestLessons(fresh.flatMap((record) => parseLesson(record) ?? []));
  return { ...(await added(school, lessons, ports.store)), ...reached };
}

/** How far records reach, and which of the newest are known then. */
function reachedBy(records: readonly StoredRecord[], before: string): Pick<School, 'until' | 'recent'> {
  const until = [before, ...records.map(({ createdAt }) => createdAt)].sort().at(-1) ?? before;
  return { until, recent: records.filter((one) => !isBefore(one.createdAt, until)).map(({ key }) => key) };
}

/** Lessons since a time and a little before it, newest first. */
async function findSince(store: Store, until: string): Promise<StoredRecord[]> {
  const found: StoredRecord[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const { records, next } = await store.find({
      table: 'entry',
      type: LESSON_TYPE,
      limit: PAGE_SIZE,
      ...(cursor === null ? {} : { cursor }),
    });
    found.push(...records.filter(({ createdAt }) => !isBefore(createdAt, until)));
    if (next === null || records.some(({ createdAt }) => isBefore(createdAt, until))) break;
    cursor = next;
  }
  return found;
}

const isBefore = (createdAt: string, until: string): boolean =>
  until !== '' && Date.parse(createdAt) < Date.parse(until) - LAG_MS;

/** Learns lessons; where one takes the place of another that was learned, that one is taken back. */
async function added(school: School, lessons: readonly KeptLesson[], store: Store): Promise<School> {
  const since = [...school.since];
  for (const lesson of lessons) {
    const replaced = await findReplaced(store, lesson);
    if (replaced) since.push({ lesson: replaced, back: true });
    since.push({ lesson, back: false });
  }
  return { ...school, since };
}

/** So many lessons, or this share of those in the copy, call for a rebuild. */
const SINCE_MIN = 20;
const SINCE_SHARE = 0.25;

const isDue = ({ since, copied }: School): boolean =>
  since.length > Math.max(SINCE_MIN, SINCE_SHARE * copied);

/** A state from all lessons, kept for everybody under its digest. */
async function rebuildAll(school: School, { store, index, pause }: SchoolPorts): Promise<School> {
  const records = await findSince(store, '');
  const lessons = latestLessons([...records].reverse().flatMap((record) => parseLesson(record) ?? []));
  const steps = rebuilding(lessons, index);
  let step = steps.next();
  while (!step.done) {
    await pause();
    step = steps.next();
  }
  const state = serializeLearned(step.value);
  const reached = reachedBy(records, '');
  await keepCopy(store, { epoch: school.epoch, state, lessons: lessons.length, ...reached });
  return { ...school, ...reached, copy: state, copied: lessons.length, since: [] };
}
