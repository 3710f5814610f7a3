/** Lessons as records in the helpdesk: one a matter of a ticket, another behind it where agents later thought better of it. */
import { isObject } from '../../lib/json.ts';
import type { Store, StoredRecord } from '../../lib/store.ts';
import type { Lesson } from './lesson.ts';

/** The type of the records. */
export const LESSON_TYPE = 'example';

/** A lesson as it is kept. */
export interface KeptLesson extends Lesson {
  /** 0 for the first of its matter; a later one takes the place of the one before. */
  readonly number: number;
}

/** Changes of mind about one matter that are kept. */
const CHANGES_MAX = 8;

/** The key of a matter's lesson by its number. */
export const keyOf = ({ ticket, run }: Pick<Lesson, 'ticket' | 'run'>, number: number): string =>
  `example:${ticket}:${run}:${number}`;

/** Keeps a lesson unless its matter was taught so already; gives it where it is new. Throws where the helpdesk cannot be reached. */
export async function keepLesson(store: Store, lesson: Lesson): Promise<KeptLesson | null> {
  const keys = Array.from({ length: CHANGES_MAX }, (_, number) => keyOf(lesson, number));
  const before = (await store.getMany('entry', keys)).flatMap((record) => parseLesson(record) ?? []);
  const last = before.at(-1);
  if (last?.policy === lesson.policy) return null;
  const number = last ? last.number + 1 : 0;
  if (number >= CHANGES_MAX) return null;
  const outcome = await store.putIfAbsent({
    table: 'entry',
    key: keyOf(lesson, number),
    type: LESSON_TYPE,
    group: lesson.ticket,
    body: { ...lesson, number },
  });
  return outcome.status === 'won' ? { ...lesson, number } : null;
}

/** The lesson whose place a later one took; null where it is gone. */
export async function findReplaced(store: Store, later: KeptLesson): Promise<KeptLesson | null> {
  if (later.number === 0) return null;
  const record = await store.get('entry', keyOf(later, later.number - 1));
  return record ? (parseLesson(record) ?? null) : null;
}

/** Of several lessons of one matter the last. */
export function latestLessons(lessons: readonly KeptLesson[]): KeptLesson[] {
  const latest = new Map<string, KeptLesson>();
  for (const lesson of lessons) {
    const matter = keyOf(lesson, 0);
    if ((latest.get(matter)?.number ?? -1) < lesson.number) latest.set(matter, lesson);
  }
  return [...latest.values()];
}

/** The lesson in a record; undefined for anything else. */
export const parseLesson = ({ body }: StoredRecord): KeptLesson | undefined => readLesson(body);

/** The lesson that a stored value holds; undefined for anything else. */
export function readLesson(value: unknown): KeptLesson | undefined {
  if (!isObject(value)) return undefined;
  const { ticket, run, policy, text, number } = value;
  if (typeof ticket !== 'string' || typeof run !== 'string' || typeof text !== 'string') return undefined;
  if ((policy !== null && typeof policy !== 'string') || typeof number !== 'number') return undefined;
  return { ticket, run, policy, text, number };
}
