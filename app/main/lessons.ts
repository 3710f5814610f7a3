/** Teaching and catching up in a browser: one page at a time, and seldom. */
import { readLessons } from '../assist/learn/lesson.ts';
import { parsePacked, serializeLearned } from '../assist/learn/state.ts';
import type { PolicyIndex } from '../assist/match.ts';
import type { Helpdesk } from '../helpdesk/helpdesk.ts';
import type { DeskState } from '../ledger/desk/held.ts';
import { parseJson } from '../lib/json.ts';
import {
  catchUp,
  emptySchool,
  learnedOf,
  parseSchool,
  type School,
  type SchoolPorts,
  teach,
} from '../study/school.ts';
import { browserClock } from './browser-clock.ts';
import { browserShelf, oneAtATime } from './browser-shelf.ts';
import { LEARNED_KEY, type Learning } from './learning.ts';

/** What a page does about lessons. */
export interface Lessons {
  /** Keeps what a solved ticket teaches. */
  teach(state: DeskState): Promise<void>;
  /** Learns what colleagues taught meanwhile. */
  catchUp(): Promise<void>;
}

const SCHOOL_KEY = 'stepwise.school';
const CAUGHT_UP_KEY = 'stepwise.school.at';
/** A browser asks for the team's lessons at most this often. */
const CATCH_UP_MS = 10 * 60_000;

/** A ticket with this tag is left alone by the app. */
const MUTED_TAG = 'stepwise_muted';

/** Opens the lessons of this browser. */
export function openLessons(
  learning: Learning,
  { helpdesk, index }: { readonly helpdesk: Helpdesk; readonly index: PolicyIndex },
): Lessons {
  const ports: SchoolPorts = { store: helpdesk.store, index, pause: () => browserClock.sleep(0) };
  const change = (work: (school: School) => Promise<School>): Promise<void> =>
    oneAtATime('stepwise-school', async () => {
      const before = readSchool();
      const after = await work(before);
      if (after === before) return;
      browserShelf.write(SCHOOL_KEY, JSON.stringify(after));
      const text = serializeLearned(learnedOf(after, index));
      browserShelf.write(LEARNED_KEY, text);
      learning.learned = parsePacked(text);
    });
  return {
    teach: async ({ ticket, events, assistance }) => {
      const { suspicions, matches } = assistance;
      const muted = ticket.tags.includes(MUTED_TAG);
      const lessons = readLessons({ ticket, events, matches: matches.matches, suspicions, muted });
      for (const lesson of lessons) await change((school) => teach(school, lesson, ports));
    },
    catchUp: async () => {
      const last = Number(browserShelf.read(CAUGHT_UP_KEY) ?? 0);
      if (browserClock.now() - last < CATCH_UP_MS) return;
      browserShelf.write(CAUGHT_UP_KEY, String(browserClock.now()));
      await change((school) => catchUp(school, ports));
    },
  };
}

/** What is on the shelf; anything else starts anew. */
function readSchool(): School {
  const value = parseJson(browserShelf.read(SCHOOL_KEY) ?? '');
  return parseSchool(value) ?? emptySchool;
}
