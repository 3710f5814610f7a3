import type { Span } from '../lib/problem.ts';

/** The sentences of a range of masked text, white space around them left out. `; otherwise` and `; if` begin a sentence of their own. */
export function readSentences(text: string, from: number, to: number): Span[] {
  const sentences: Span[] = [];
  const part = text.slice(from, to);
  if (!SEVERAL.test(part)) return whole(part, from);
  let start = 0;
  let depth = 0;
  END.lastIndex = 0;
  for (let found = END.exec(part); found; found = END.exec(part)) {
    const mark = found[0];
    if (mark === '(') depth += 1;
    else if (mark === ')') depth = Math.max(0, depth - 1);
    else if (endsSentence(part, found.index, mark, depth)) {
      push(
        part,
        start,
        found.index + (mark.startsWith(',') || mark.startsWith(';') ? 1 : mark.length),
        from,
        sentences,
      );
      start = END.lastIndex;
      depth = 0;
    }
  }
  push(part, start, part.length, from, sentences);
  return sentences;
}

/** Whether there may be more than one sentence, told quickly. */
const SEVERAL = /[.!?]["”’)*_]*[\s\ue0ff]|[;。！？]|, (?:otherwise|or else|if not)/i;

/** Whether words may hold more than one sentence; quick, and never wrong about one. */
export const mayBeSeveral = (words: string): boolean => SEVERAL.test(words);

function whole(part: string, offset: number): Span[] {
  const sentences: Span[] = [];
  push(part, 0, part.length, offset, sentences);
  return sentences;
}

// What may end a sentence: `. `, `.” `, `? `, `。`, `; otherwise`, `, else`; parentheses are counted.
const END =
  /\(|\)|[.!?]+["”’)*_]*|[。！？]|[;,](?=\s+(?:otherwise|or else|if not,)\b)|;(?=\s+(?:if|else)\b)/gi;

function endsSentence(text: string, at: number, mark: string, depth: number): boolean {
  if (depth > 0 && !mark.startsWith('。')) return false;
  const next = text[at + mark.length];
  if (CLOSING.test(mark) && next !== undefined && !SPACE.test(next)) return false;
  if (!mark.startsWith('.')) return true;
  const word = lastWord(text, at);
  if (ABBREVIATIONS.has(word) || (word.length === 1 && /[a-z]/.test(word))) return false;
  return !NEXT_IS_SMALL.test(text.slice(at + mark.length, at + mark.length + 6));
}

// A mark that ends a sentence only before white space: `.`, `?”`.
const CLOSING = /^[.!?]/;

function lastWord(text: string, end: number): string {
  let start = end;
  while (start > 0 && end - start < 12 && !SPACE.test(text[start - 1] ?? ' ')) start -= 1;
  return text
    .slice(start, end)
    .toLowerCase()
    .replace(/^[("“]+/, '');
}

// White space or a filler.
const SPACE = /[\s\ue0ff]/;
// The next word goes on with the sentence: ` and`, ` order`.
const NEXT_IS_SMALL = /^[\s\ue0ff]+[a-z]/;
const ABBREVIATIONS = new Set(
  'e.g eg i.e ie etc vs approx no mr mrs ms dr st inc ltd co dept u.s a.m p.m'.split(' '),
);

function push(part: string, start: number, end: number, offset: number, into: Span[]): void {
  let first = start;
  let last = end;
  while (first < last && SPACE.test(part[first] ?? '')) first += 1;
  while (last > first && SPACE.test(part[last - 1] ?? '')) last -= 1;
  if (last > first) into.push({ start: offset + first, end: offset + last });
}
