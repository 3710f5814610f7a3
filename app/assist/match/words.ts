import { foreignStems } from './foreign.ts';
import { stem } from './stem.ts';
import { STOP_WORDS } from './stop-words.ts';

/** The stems of a text in order, stop words left out; words of other languages as the stems of their English meaning. */
export const readStems = (text: string): string[] => stemsOf(normalise(text));

/** The same for a text that is normalised already. */
export function stemsOf(normal: string): string[] {
  const stems: string[] = [];
  for (const found of normal.matchAll(WORD)) for (const stem of stemsOfWord(found[0])) stems.push(stem);
  return stems;
}

/** Stems of words seen before; a pure function's answers, kept so that a long ticket costs little. */
const KNOWN = new Map<string, readonly string[]>();
const KNOWN_MAX = 20_000;

function stemsOfWord(written: string): readonly string[] {
  const known = KNOWN.get(written);
  if (known) return known;
  const stems = readWord(written);
  if (KNOWN.size >= KNOWN_MAX) KNOWN.clear();
  KNOWN.set(written, stems);
  return stems;
}

function readWord(written: string): readonly string[] {
  const word = written.replace(OWNER, '').replaceAll("'", '');
  if (word === '' || word.length > WORD_LENGTH_MAX) return [];
  const meanings = foreignStems(word);
  if (meanings) return meanings;
  if (CJK.test(word)) return pairs(word);
  return STOP_WORDS.has(word) || DIGITS.test(word) ? [] : [stem(word)];
}

/** Longer "words" are codes, links or blocks of characters. */
const WORD_LENGTH_MAX = 32;

/** Lower case, compatibility forms and accents taken off (`Größe` → `grosse`, `ｒｅｆｕｎｄ` → `refund`). */
export const normalise = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(ACCENTS, '')
    .normalize('NFC')
    .replaceAll('’', "'");

// Accents that Latin letters lose: `é`, `ü` (never the marks of Japanese).
const ACCENTS = /[\u0300-\u036f]/g;
// A word, or a run of Chinese characters or kana: `don't`, `返品`.
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+|[\p{Script=Latin}\p{N}]+(?:'[\p{Script=Latin}]+)*|\p{L}+/gu;
// A possessive ending: `customer's`, `customers'`.
const OWNER = /'s?$/;
// Nothing but digits: `1042`, `2026`.
const DIGITS = /^\d+$/;
// A run without spaces: `返品`, `キャンセル`.
const CJK = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+$/u;

/** Neighbouring pairs of characters, the usual unit where words are not parted. */
function pairs(run: string): string[] {
  if (run.length < 2) return [run];
  return Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2));
}
