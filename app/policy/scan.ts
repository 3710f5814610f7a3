/** Cuts a masked text into lines and says of each by what mark it begins; what the lines mean is decided later. */
import {
  BULLET_MARK,
  CONTINUE_MARK,
  HEAD_CELL_MARK,
  HEADING_MARK,
  NUMBER_MARK,
  ROW_MARK,
} from './mask-html.ts';

/** By what a line begins. `text` has no mark, `bare` is a lone bullet, `hidden` a fence, a rule or what stands between fences. */
export type Mark =
  | 'blank'
  | 'text'
  | 'continuation'
  | 'heading'
  | 'bullet'
  | 'bare'
  | 'number'
  | 'letter'
  | 'row'
  | 'quote'
  | 'hidden';

/** A line of the source; offsets are into the source. */
export interface Line {
  readonly mark: Mark;
  /** Where the line begins and ends, without its line end. */
  readonly start: number;
  readonly end: number;
  /** Where the words behind the mark begin. */
  readonly from: number;
  /** Columns before the mark; a tab reaches to the next multiple of four. */
  readonly indent: number;
  /** Level of a heading (1 to 6), depth of a dotted number (`2.1` has 2); 0 for the rest. */
  readonly level: number;
  /** The number written at a numbered or lettered item; 0 where there is none. */
  readonly number: number;
}

/** Every line from an offset on, in order. */
export function scan(text: string, from: number, html: boolean): Line[] {
  const lines: Line[] = [];
  let fence = '';
  for (let start = from; start < text.length; ) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    const line = scanLine(text, start, end, html);
    const opens = fenceAt(text, line.from, end);
    const inside = fence !== '';
    if (inside ? opens.startsWith(fence) : opens !== '') fence = inside ? '' : opens;
    lines.push(inside || opens !== '' ? marked(line, 'hidden', start) : line);
    start = end + 1;
  }
  return lines;
}

function fenceAt(text: string, at: number, end: number): string {
  if (text[at] !== '`' && text[at] !== '~') return '';
  FENCE.lastIndex = at;
  const found = FENCE.exec(text);
  return found && FENCE.lastIndex <= end ? found[0] : '';
}

// The opening of a block of code: three backticks, or `~~~`.
const FENCE = /```|~~~/y;

function scanLine(text: string, start: number, end: number, html: boolean): Line {
  let indent = 0;
  let at = start;
  for (; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 32) indent += 1;
    else if (code === 9) indent += 4 - (indent % 4);
    else if (!isInvisible(code)) break;
  }
  const line: Bare = { start, end, from: at, indent };
  if (at >= end) return marked(line, 'blank', at);
  const code = text.charCodeAt(at);
  if (html && code >= BULLET_MARK && code <= HEAD_CELL_MARK) return htmlLine(line, code, text);
  return markedLine(line, code, text) ?? marked(line, 'text', at);
}

/** A filler, or a mark of reading direction before the first word. */
const isInvisible = (code: number): boolean => code === 0xe0ff || code === 0x200e || code === 0x200f;

interface Bare {
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly indent: number;
}

/** A line by its mark and where its words begin; written out because the scanner makes more of these than of anything else. */
const marked = (line: Bare, mark: Mark, from: number, level = 0, number = 0): Line => ({
  mark,
  start: line.start,
  end: line.end,
  from,
  indent: line.indent,
  level,
  number,
});

function htmlLine(line: Bare, code: number, text: string): Line {
  const from = skipSpace(text, line.from + 1, line.end);
  if (from >= line.end) return marked(line, 'blank', line.end);
  if (code >= HEADING_MARK && code < ROW_MARK) return marked(line, 'heading', from, code - HEADING_MARK || 1);
  if (code >= ROW_MARK) return marked(line, 'row', from);
  if (code >= CONTINUE_MARK)
    return marked({ ...line, indent: (code - CONTINUE_MARK) * 2 + 1 }, 'continuation', from);
  const numbered = code >= NUMBER_MARK;
  const indent = (code - (numbered ? NUMBER_MARK : BULLET_MARK)) * 2;
  const inner = numbered ? from : skipBullet(text, from, line.end);
  return marked({ ...line, indent }, numbered ? 'number' : 'bullet', inner);
}

function markedLine(line: Bare, code: number, text: string): Line | undefined {
  if (code === 35) return headingLine(line, text);
  if (code === 124) return marked(line, 'row', line.from);
  if (code === 62) return marked(line, 'quote', skipSpace(text, line.from + 1, line.end));
  if (BULLETS.has(code)) return bulletLine(line, text);
  if (
    (code >= 48 && code <= 57) ||
    code >= 0x3000 ||
    code === 40 ||
    code === 42 ||
    code === 95 ||
    code === 91 ||
    isLetter(code)
  )
    return numberLine(line, text);
  return undefined;
}

const isLetter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);

const BULLETS = new Set([...'-*+•–—▪▫◦·‣●○■□►▸➤➢✓✔✅☐☑→⁃∙'].map((mark) => mark.charCodeAt(0)));

function headingLine(line: Bare, text: string): Line | undefined {
  let level = 0;
  while (text.charCodeAt(line.from + level) === 35) level += 1;
  const next = line.from + level;
  if (level > 6 || (next < line.end && text[next] !== ' ' && text[next] !== '\t')) return undefined;
  const from = skipSpace(text, next, line.end);
  if (from >= line.end) return marked(line, 'hidden', line.start);
  const numbered = numberAt(text, from, line.end);
  return marked(line, 'heading', numbered?.mark === 'number' ? numbered.from : from, level);
}

function bulletLine(line: Bare, text: string): Line | undefined {
  const next = line.from + 1;
  if (isRule(text, line.from, line.end)) return marked(line, 'hidden', line.start);
  const spaced = next >= line.end || text[next] === ' ' || text[next] === '\t' || text[next] === '\ue0ff';
  if (!spaced && !TIGHT.has(text[line.from] ?? '')) return numberLine(line, text);
  const from = skipBox(text, skipSpace(text, next, line.end), line.end);
  if (from >= line.end) return marked(line, 'bare', line.end);
  const inner = numberAt(text, from, line.end);
  return marked(line, 'bullet', inner ? inner.from : from);
}

/** Bullets that need no space behind them; a dash or star without one may open a word. */
const TIGHT = new Set([...'•▪▫◦‣●○■□►▸➤➢✓✔✅☐☑⁃∙']);

/** Whether a line holds nothing but three or more of one mark: `---`, `* * *`. */
function isRule(text: string, from: number, end: number): boolean {
  const mark = text[from];
  if (mark !== '-' && mark !== '*' && mark !== '—' && mark !== '–') return false;
  let count = 0;
  for (let at = from; at < end; at += 1) {
    if (text[at] === mark) count += 1;
    else if (text[at] !== ' ' && text[at] !== '\ue0ff') return false;
  }
  return count >= (mark === '—' ? 2 : 3);
}

function numberLine(line: Bare, text: string): Line | undefined {
  const found = numberAt(text, line.from, line.end);
  if (!found) return undefined;
  return marked(line, found.mark, found.from, found.level, found.number);
}

interface Numbered {
  readonly mark: 'number' | 'letter';
  readonly number: number;
  readonly level: number;
  readonly from: number;
}

function numberAt(text: string, at: number, end: number): Numbered | undefined {
  NUMBER.lastIndex = at;
  const found = NUMBER.exec(text);
  if (!found || NUMBER.lastIndex > end) return undefined;
  const from = skipSpace(text, NUMBER.lastIndex, end);
  if (from >= end) return undefined;
  const digits = found[1] ?? found[2] ?? found[3];
  if (found[5] !== undefined) return { mark: 'number', number: 0, level: 1, from };
  if (digits === undefined) return { mark: 'letter', number: letterNumber(found[4] ?? 'a'), level: 0, from };
  const parts = digits.split('.');
  return { mark: 'number', number: Number(parts.at(-1)), level: parts.length, from };
}

// A number or a letter before an item, also inside emphasis: `2.1 `, `3)`, `(4) `, `a. `, `**Step 5:** `, `1️⃣ `.
const NUMBER =
  /(?:\*\*|__)?(?:step\s+(\d{1,3})\s*(?:[.:)\-–—](?=[\s*_])|(?=\*\*|__))(?:\*\*|__)?|\(?(\d{1,3}(?:\.\d{1,3}){0,4})(?:[.)](?=[\s\ue0ff*_])|[、．]|(?=[\s\ue0ff])(?<=\.\d{1,3}))|(\d)\ufe0f?\u20e3|\(?([a-z])[.)](?=[\s\ue0ff])|[（(]?([一二三四五六七八九十]{1,3})(?:[、．.]|[）)]))/iy;

const letterNumber = (letter: string): number => letter.toLowerCase().charCodeAt(0) - 96;

function skipSpace(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && (text[at] === ' ' || text[at] === '\t' || text[at] === '\ue0ff')) at += 1;
  return at;
}

/** Behind the box of a task: `[ ] `, `[x] `. */
function skipBox(text: string, from: number, end: number): number {
  if (text[from] !== '[' || text[from + 2] !== ']' || from + 3 >= end) return from;
  return text[from + 1] === ' ' || text[from + 1] === 'x' || text[from + 1] === 'X'
    ? skipSpace(text, from + 3, end)
    : from;
}

/** Behind a bullet character that a document editor wrote into the text itself. */
function skipBullet(text: string, from: number, end: number): number {
  const spaced = text[from + 1] === ' ' || text[from + 1] === '\ue0ff';
  if (spaced && (BULLETS.has(text.charCodeAt(from)) || text[from] === 'o'))
    return skipSpace(text, from + 1, end);
  return numberAt(text, from, end)?.from ?? from;
}
