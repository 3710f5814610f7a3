import { LEXICON } from './lexicon.ts';
import { stem } from './stem.ts';

/** The English stems that a foreign word of the trade stands for; `undefined` where the lexicon has no beginning of it. */
export function foreignStems(word: string): readonly string[] | undefined {
  if (CJK.test(word)) return readRun(word);
  const whole = WHOLE.get(word);
  if (whole) return whole;
  return longestBeginning(word)?.stems ?? compound(word);
}

const WHOLE = new Map<string, readonly string[]>();
const BEGINNINGS = new Map<string, readonly string[]>();
const LENGTH_MIN = 4;
const LENGTH_MAX = 18;

// A run without spaces: `返品`, `キャンセル`.
const CJK = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+$/u;

for (const lines of Object.values(LEXICON)) {
  for (const line of lines.trim().split('\n')) {
    const [meaning = '', words = ''] = line.split(':');
    const stems = meaning.trim().split(' ').map(stem);
    for (const word of words.trim().split(' ')) {
      if (word.endsWith('.')) put(WHOLE, word.slice(0, -1), stems);
      else put(word.length < LENGTH_MIN && !CJK.test(word) ? WHOLE : BEGINNINGS, word, stems);
    }
  }
}

/** A word of two languages stands for what it means in either. */
function put(into: Map<string, readonly string[]>, word: string, stems: readonly string[]): void {
  into.set(word, [...new Set([...(into.get(word) ?? []), ...stems])]);
}

function longestBeginning(word: string): { stems: readonly string[]; length: number } | undefined {
  for (let length = Math.min(word.length, LENGTH_MAX); length >= LENGTH_MIN; length -= 1) {
    const stems = BEGINNINGS.get(word.slice(0, length));
    if (stems) return { stems, length };
  }
  return undefined;
}

/** A German or Dutch compound is read by its parts: `lieferadresse`. */
function compound(word: string): readonly string[] | undefined {
  if (word.length < 10) return undefined;
  for (let at = 4; at <= word.length - 5; at += 1) {
    const tail = longestBeginning(word.slice(at));
    if (tail && tail.length >= 5 && tail.length >= word.length - at - 3) return tail.stems;
  }
  return undefined;
}

/** The meanings of the known words in a run without spaces, longest first at each place. */
function readRun(run: string): readonly string[] | undefined {
  const stems: string[] = [];
  for (let at = 0; at < run.length; ) {
    const found = knownAt(run, at);
    if (found) stems.push(...found.stems);
    at += found?.length ?? 1;
  }
  return stems.length > 0 ? stems : undefined;
}

function knownAt(run: string, at: number): { stems: readonly string[]; length: number } | undefined {
  for (let length = Math.min(8, run.length - at); length >= 1; length -= 1) {
    const stems = BEGINNINGS.get(run.slice(at, at + length));
    if (stems) return { stems, length };
  }
  return undefined;
}
