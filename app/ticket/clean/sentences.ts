/** A sentence and where it stands. */
export interface Sentence {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Splits a text into sentences, each trimmed, none empty. Own rules rather than `Intl.Segmenter`, which Firefox 115 lacks
 * and whose boundaries change with the browser's ICU: evidence has to be the same for every agent.
 */
export function splitSentences(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  for (const end of boundaries(text)) {
    push(text, start, end, sentences);
    start = end;
  }
  push(text, start, text.length, sentences);
  return sentences;
}

function push(text: string, from: number, to: number, into: Sentence[]): void {
  const raw = text.slice(from, to);
  const words = raw.trim();
  if (words === '') return;
  const start = from + raw.indexOf(words);
  into.push({ text: words, start, end: start + words.length });
}

function* boundaries(text: string): Generator<number> {
  for (const found of text.matchAll(STOP)) {
    const end = found.index + found[0].length;
    if (endsAt(text, found.index, end)) yield end;
  }
}

function endsAt(text: string, at: number, end: number): boolean {
  const gap = text.slice(at, end);
  if (gap.includes('\n')) return isLineEnd(text, at, end);
  return gap.trim() === '' || isStop(text, at, end);
}

// Words that begin a sentence behind one whose end was not typed: `… my name is jane Could you …`.
const STARTERS =
  'What|Who|How|Why|Where|When|Which|Explain|Describe|Write|Provide|Give|Tell|Please|Can|Could|Would|Should|Do|Does|Is|Are|Add|Include|Use|Replace|Modify|Integrate|Translate|Compose|Create|Generate|Develop|Summari[sz]e|Ignore|The|This|Also|Thanks|Hello';
// Where a sentence may end: `. `, `!?"`, `。`, line breaks, the gap before such a word.
const STOP = new RegExp(
  `[.!?…]+["'”’»)\\]]*(?=\\s|$)|[。！？]+[」』）]*|[ \\t]*\\n\\s*|(?<=\\s\\p{Ll}[\\p{Ll}\\d'>]*)\\s(?=(?:${STARTERS})\\s)`,
  'gu',
);

function isStop(text: string, at: number, end: number): boolean {
  if (text[at] !== '.' || end - at > 1) return true;
  const word = LAST_WORD.exec(text.slice(Math.max(0, at - 16), at))?.[0]?.toLowerCase() ?? '';
  if (/^\p{L}$/u.test(word) && word !== 'i') return false;
  if (BEFORE_NUMBER.has(word)) return !/^\s*[#\d]/.test(text.slice(end, end + 4));
  if (/^\d{1,2}$/.test(word) && (MONTH.test(text.slice(end, end + 12)) || isListNumber(text, at)))
    return false;
  return !ABBREVIATIONS.has(word);
}

/** Whether the number before the stop opens its line: `1. The box was open`. */
const isListNumber = (text: string, at: number): boolean =>
  /(?:^|\n)\s*\d{1,2}$/.test(text.slice(Math.max(0, at - 8), at));

// The word before a stop: `no`, `z.B`.
const LAST_WORD = /[\p{L}\p{N}]+(?:\.\p{L})*$/u;
// A month behind a day, as German and Dutch write it: ` Januar`, ` mrt`.
const MONTH = /^\s*(?:jan|feb|mär|maer|mrt|maart|apr|mai|mei|jun|jul|aug|sep|okt|nov|dez|dec)/iu;

const BEFORE_NUMBER = new Set(
  'no nr nº n num nos nrs ref art ca approx abt ext pos vers fig p pp tel zip apt ste'.split(' '),
);
const ABBREVIATIONS = new Set(
  'mr mrs ms dr prof st vs etc e.g i.e inc ltd jr sr sra srta dhr mevr mw mme mlle dna z.b d.h u.a o.ä bzw usw inkl zzgl evtl ggf bspw vgl p.ex av blv bijv m.b.v d.m.v t.a.v dept est'.split(
    ' ',
  ),
);

/** Mails are wrapped at about this length; a shorter line was ended on purpose. */
const WRAPPED_LINE_MIN = 58;

function isLineEnd(text: string, at: number, end: number): boolean {
  const gap = text.slice(at, end);
  if (gap.indexOf('\n') !== gap.lastIndexOf('\n')) return true;
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  if (at - lineStart < WRAPPED_LINE_MIN) return true;
  return /^(?:[-*•·–]|\d{1,2}[.)])\s/u.test(text.slice(end, end + 5));
}
