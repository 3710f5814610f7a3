/** Content words of a text and how far one text covers another; crude on purpose, for telling whether a message carries a sentence. */

/** Lower-case words without filler, in order; CJK text gives its characters. */
export function contentWords(text: string): readonly string[] {
  const known = remembered.get(text);
  if (known) return known;
  const words = splitWords(text);
  if (remembered.size >= REMEMBERED_MAX) remembered.clear();
  remembered.set(text, words);
  return words;
}

/** The same passages are held against many questions in one plan; their words are worth remembering. */
const remembered = new Map<string, readonly string[]>();
const REMEMBERED_MAX = 2000;

function splitWords(text: string): string[] {
  const words = text.toLowerCase().match(WORD) ?? [];
  return words.map((word) => word.replace(ENDING, '')).filter((word) => word.length > 1 && !FILLER.has(word));
}

// A run of letters or digits, or one CJK character: `order`, `größe`, `1042`, `注`.
const WORD = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}]+/gu;
// Endings that do not change what is meant: `neighbours` and `neighbour`, `checked` and `check`.
const ENDING = /(?:'s|ies|es|s|ed|ing)$/u;

const FILLER = new Set(
  (
    'the an and or of to in on at for with by from is are was be been it its this that they them their you your we our us if have ha had do doe did ' +
    'please could would can will customer user client ask tell inform whether not any all as so ve re ll'
  ).split(' '),
);

/** Share of the content words of `part` that stand in `whole`, 0 to 1; 0 for a part without content words. */
export function coverage(part: string, whole: string): number {
  const wanted = [...new Set(contentWords(part))];
  if (wanted.length === 0) return 0;
  const there = new Set(contentWords(whole));
  return wanted.filter((word) => there.has(word)).length / wanted.length;
}
