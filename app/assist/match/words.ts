import { foreignStems } from './foreign.ts';
import { stem } from './stem.ts';
import { STOP_WORDS } from './stop-words.ts';

/** The stems of a text in order, stop words left out; words of other languages as the stems of their English meaning. */
export function readStems(text: string): string[] {
  const stems: string[] = [];
  for (const found of normalise(text).matchAll(WORD)) {
    const word = found[0].replace(OWNER, '').replaceAll("'", '');
    if (word === '' || word.length > WORD_LENGTH_MAX) continue;
    const meanings = foreignStems(word);
    if (meanings) stems.push(...meanings);
    else if (CJK.test(word)) stems.push(...pairs(word));
    else if (!STOP_WORDS.has(word) && !DIGITS.test(word)) stems.push(stem(word));
  }
  return stems;
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
