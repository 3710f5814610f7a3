/** Reads a policy's title behind `#`: the longest that the library knows, else the words that look like a title. */
import type { PolicyMention } from './policy.ts';
import { normalTitle } from './words.ts';

/** The title (and section) that stand behind a `#`, and where they end. */
export function readReference(
  text: string,
  hash: number,
  end: number,
  titles: ReadonlySet<string>,
): { policy: PolicyMention; end: number } {
  const words = wordsAt(text, hash + 1, end);
  const known = titles.size > 0 ? knownLength(text, hash + 1, words, titles) : 0;
  const length = known > 0 ? known : titleLength(words, text);
  const stop = words[length - 1]?.end ?? hash + 1;
  const title = text.slice(hash + 1, stop);
  const section = readSection(text, stop, end);
  if (!section) return { policy: { title, section: null }, end: stop };
  return { policy: { title, section: section.words }, end: section.end };
}

interface TitleWord {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** No title has more words. */
const TITLE_WORDS_MAX = 12;

function wordsAt(text: string, from: number, end: number): TitleWord[] {
  const words: TitleWord[] = [];
  let at = from;
  while (words.length < TITLE_WORDS_MAX) {
    WORD.lastIndex = at;
    const found = WORD.exec(text);
    if (!found || WORD.lastIndex > end) break;
    words.push({ word: found[0], start: at, end: WORD.lastIndex });
    if (text[WORD.lastIndex] !== ' ' || text[WORD.lastIndex + 1] === ' ') break;
    at = WORD.lastIndex + 1;
  }
  return words;
}

// A word of a title, with inner hyphens, dots and apostrophes: `Single_order`, `Pre-order`, `Don’t`.
const WORD = /[\p{L}\p{N}_&]+(?:[-'’/.][\p{L}\p{N}_]+)*/uy;

function knownLength(
  text: string,
  from: number,
  words: readonly TitleWord[],
  titles: ReadonlySet<string>,
): number {
  for (let length = words.length; length > 0; length -= 1) {
    const title = normalTitle(text.slice(from, words[length - 1]?.end));
    if (titles.has(title) || titles.has(title.replace(POLICY_WORD, ''))) return length;
  }
  return 0;
}

// The word that a reference may add to a title or leave out: `refund policy`.
const POLICY_WORD = / (?:policy|process|procedure)$/;

/** Without a library: a name with underscores stands alone, else capitalised words, or words that end in `policy`. */
function titleLength(words: readonly TitleWord[], text: string): number {
  const first = words[0];
  if (!first) return 0;
  if (first.word.includes('_')) return 1;
  const capitals = capitalRun(words);
  const closing = words.findIndex(
    ({ word }, index) => index > 0 && index < CLOSING_MAX && CLOSING.test(word),
  );
  if (closing >= capitals && words.slice(1, closing).every(({ word }) => !BREAKS.has(word.toLowerCase())))
    return closing + 1;
  return isCapital(first.word) || !text ? capitals : 1;
}

const CLOSING_MAX = 7;
// A word that closes a title: `policy`, `procedure`.
const CLOSING = /^(?:policy|procedure|process|playbook|guide|guidelines|flow|sop)$/i;
const BREAKS = new Set(
  'to if when then and or is are as using with the a an in on by per so that'.split(' '),
);

const isCapital = (word: string): boolean => /^[\p{Lu}\p{N}]/u.test(word);

const SMALL = new Set('of and for to the a an in on or with by from at vs & -'.split(' '));

function capitalRun(words: readonly TitleWord[]): number {
  let length = 1;
  for (let at = 1; at < words.length; at += 1) {
    const word = words[at]?.word ?? '';
    if (isCapital(word)) length = at + 1;
    else if (!SMALL.has(word.toLowerCase())) break;
  }
  return length;
}

/** A section behind a dash: capitalised words up to a mark of punctuation, or a few plain ones up to the end of the sentence. */
function readSection(text: string, from: number, end: number): { words: string; end: number } | undefined {
  DASH.lastIndex = from;
  const dash = DASH.exec(text);
  if (!dash) return undefined;
  const words = wordsAt(text, DASH.lastIndex, end);
  const first = words[0];
  if (!first || !isCapital(first.word)) return undefined;
  const behind = (stop: number): string => (stop >= end ? '' : (text[stop] ?? ''));
  const to = (stop: number) => ({ words: text.slice(first.start, stop), end: stop });
  const capitals = words[capitalRun(words) - 1]?.end ?? from;
  if (behind(capitals) === '' || CLOSED.test(behind(capitals))) return to(capitals);
  const last = words.at(-1)?.end ?? from;
  const isShort = words.length <= PLAIN_SECTION_MAX && !SENTENCE.has(first.word.toLowerCase());
  return isShort && (behind(last) === '' || ENDED.test(behind(last))) ? to(last) : undefined;
}

/** A section in plain words, `Give options`, has no more of them; what is longer goes on with the sentence. */
const PLAIN_SECTION_MAX = 3;
/** What a sentence begins with, and no heading. */
const SENTENCE = new Set(
  'if when unless only then but and or so not no otherwise else they the this that it once after before see tell thank inform close stop'.split(
    ' ',
  ),
);

// A dash, an angle or an arrow between title and section: ` – `, ` - `, ` > `.
const DASH = /\s+[–—-]\s+|\s*[–—]\s*|\s*[>›→]\s*/y;
// What may stand right behind a section: a full stop, a line end.
const CLOSED = /[.,;:!?)\n\ue0ff"”]/;
// What ends a sentence, and with it a section in plain words: a full stop, a line end.
const ENDED = /[.;:!?)\n\ue0ff"”]/;
