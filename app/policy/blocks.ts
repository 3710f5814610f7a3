/** Joins lines to blocks: headings, list items, paragraphs, table rows; each with its words and its place. */
import type { Span } from '../lib/problem.ts';
import { clean } from './clean.ts';
import { CELL_MARK, HEAD_CELL_MARK } from './mask-html.ts';
import type { Line } from './scan.ts';
import { firstWords, leadingVerb } from './words.ts';

/** A cell of a table row. */
export interface Cell extends Span {
  readonly text: string;
}

/** A piece of the document that stands for itself. */
export interface Block extends Span {
  readonly type: 'heading' | 'item' | 'text' | 'row';
  /** Of a heading: 1 to 6 as marked, 7 a bold line, 8 a plain line. Of an item: the depth of its dotted number, else 0. */
  readonly level: number;
  readonly indent: number;
  readonly mark: 'bullet' | 'number' | 'letter' | 'none';
  readonly number: number;
  /** Whether its bullet stood alone on the line before, as pasting leaves it. */
  readonly loose: boolean;
  /** Whether a blank line stands before it. */
  readonly gap: boolean;
  readonly text: string;
  /** Of a row: its cells; empty for the rest. */
  readonly cells: readonly Cell[];
  /** Of a row: whether it heads its table. */
  readonly head: boolean;
}

/** What the lines of a text hold: blocks in order, and ranges that hold nothing to be read as steps (code, rules, quotes). */
export interface Blocks {
  readonly blocks: readonly Block[];
  readonly asides: readonly Span[];
}

interface Draft {
  type: Block['type'];
  level: number;
  indent: number;
  mark: Block['mark'];
  number: number;
  loose: boolean;
  gap: boolean;
  start: number;
  end: number;
  head: boolean;
}

/** Joins lines to blocks. */
export function readBlocks(text: string, lines: readonly Line[]): Blocks {
  const drafts: Draft[] = [];
  const asides: Span[] = [];
  let gap = false;
  let bare: Line | undefined;
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] as Line;
    if (line.mark === 'blank') {
      gap = true;
      continue;
    }
    if (line.mark === 'bare') {
      bare = line;
      continue;
    }
    if (line.mark === 'hidden' || line.mark === 'quote') {
      asides.push({ start: line.from, end: line.end });
      gap = true;
      continue;
    }
    if (isUnderline(text, line, drafts.at(-1), gap)) asTitle(drafts.at(-1) as Draft);
    else if (isDelimiter(text, line)) markHead(drafts, text);
    else addLine({ text, lines, index, drafts, gap, bare });
    gap = false;
    bare = undefined;
  }
  return { blocks: drafts.map((draft, index) => finish(text, draft, drafts[index - 1])), asides };
}

interface Place {
  readonly text: string;
  readonly lines: readonly Line[];
  readonly index: number;
  readonly drafts: Draft[];
  readonly gap: boolean;
  readonly bare: Line | undefined;
}

function addLine(place: Place): void {
  const { text, drafts, gap, bare } = place;
  const line = place.lines[place.index] as Line;
  const last = drafts.at(-1);
  if (last && !bare && continues(text, last, line, gap)) {
    last.end = line.end;
    return;
  }
  const loose = bare !== undefined && (line.mark === 'text' || line.mark === 'continuation');
  drafts.push({
    type: typeOf(place, line, loose),
    level: line.mark === 'text' ? plainLevel(place, line, loose) : line.level,
    indent: loose ? bare.indent : line.indent,
    mark: loose ? 'bullet' : markOf(line),
    number: line.number,
    loose,
    gap,
    start: line.from,
    end: line.end,
    head: false,
  });
}

function markOf(line: Line): Block['mark'] {
  return line.mark === 'bullet' || line.mark === 'number' || line.mark === 'letter' ? line.mark : 'none';
}

function typeOf(place: Place, line: Line, loose: boolean): Block['type'] {
  if (loose || markOf(line) !== 'none') return 'item';
  if (line.mark === 'heading') return 'heading';
  if (line.mark === 'row' || isLooseRow(place, line)) return 'row';
  return plainLevel(place, line, loose) > 0 ? 'heading' : 'text';
}

/** A row without an outer bar: the line below it is a delimiter, the block above it a row, or a neighbour has as many tabs. */
function isLooseRow(place: Place, line: Line): boolean {
  const words = place.text.slice(line.from, line.end);
  const next = place.lines[place.index + 1];
  const last = place.drafts.at(-1);
  const tabs = countTabs(words);
  if (tabs > 0) {
    const below = next && next.mark === 'text' ? countTabs(place.text.slice(next.from, next.end)) : 0;
    return below === tabs || (last?.type === 'row' && !place.gap);
  }
  if (!words.includes('|')) return false;
  return (next !== undefined && isDelimiter(place.text, next)) || (last?.type === 'row' && !place.gap);
}

function countTabs(words: string): number {
  let count = 0;
  for (let at = words.indexOf('\t'); at >= 0; at = words.indexOf('\t', at + 1)) count += 1;
  return count;
}

/** The line under a table's head: `|---|:--:|`. */
function isDelimiter(text: string, line: Line): boolean {
  if ((line.mark !== 'row' && line.mark !== 'text') || line.end - line.from > 400) return false;
  const words = text.slice(line.from, line.end);
  return words.includes('-') && words.includes('|') && DELIMITER.test(words);
}

// Bars, dashes and colons only: `|---|---|`, `:-- | --:`.
const DELIMITER = /^[|\-: \t\ue0ff]+$/;

function markHead(drafts: readonly Draft[], text: string): void {
  const last = drafts.at(-1);
  if (last?.type === 'text' && text.slice(last.start, last.end).includes('|')) last.type = 'row';
  if (last?.type === 'row') last.head = true;
}

/** A line of equal signs under a line of text makes it a title. */
function isUnderline(text: string, line: Line, last: Draft | undefined, gap: boolean): boolean {
  if (gap || line.mark !== 'text' || (last?.type !== 'text' && last?.type !== 'heading')) return false;
  return (
    text[line.from] === '=' && line.end - line.from < 200 && UNDERLINE.test(text.slice(line.from, line.end))
  );
}

// An underline of equal signs: `=====`, `== `.
const UNDERLINE = /^=+[\s\ue0ff]*$/;

function asTitle(draft: Draft): void {
  draft.type = 'heading';
  draft.level = 1;
}

/** Whether a line goes on with the block above it. */
function continues(text: string, last: Draft, line: Line, gap: boolean): boolean {
  if (line.mark === 'continuation') return false;
  if (gap || line.mark !== 'text' || last.type === 'heading' || last.type === 'row') return false;
  const first = text.charCodeAt(line.from);
  if (isAnswering(text, line)) return false;
  if (first >= 97 && first <= 122) return true;
  const ending = lastCharacter(text, last);
  if (ending === ':') return false;
  if (last.type === 'item' && line.indent > last.indent) return true;
  if (ENDINGS.has(ending)) return false;
  return ending === ',' || lastLineLength(text, last) >= WRAP_MIN;
}

/** A line that says nothing at its end and is at least this long was wrapped. */
const WRAP_MIN = 60;
const ENDINGS = new Set([...'.!?;:”"…)。！？：；']);

function isAnswering(text: string, line: Line): boolean {
  ANSWERING.lastIndex = line.from;
  return ANSWERING.test(text);
}

// The opening of another branch: `Otherwise:`, `Else,`.
const ANSWERING = /(?:otherwise|else|if not)\b/iy;

function lastCharacter(text: string, draft: Draft): string {
  let at = draft.end - 1;
  while (at > draft.start && SKIPPED.has(text[at] ?? '')) at -= 1;
  return text[at] ?? '';
}

const SKIPPED = new Set([' ', '\t', '\ue0ff', '*', '_', '\n']);

function lastLineLength(text: string, draft: Draft): number {
  return draft.end - Math.max(draft.start, text.lastIndexOf('\n', draft.end - 1) + 1);
}

/** The level of a line that is a heading by its looks: 7 where it is bold, 8 where it is short and no sentence; else 0. */
function plainLevel(place: Place, line: Line, loose: boolean): number {
  const length = line.end - line.from;
  if (loose || length > HEADING_MAX || line.mark !== 'text') return 0;
  const raw = place.text.slice(line.from, line.end).trim();
  if (isBold(raw)) return 7;
  const words = clean(raw, 0, raw.length);
  if (words.includes('@') || words.includes('\t') || words.includes('|') || !OPENS_HEADING.test(words))
    return 0;
  if (CLOSES_SENTENCE.test(words)) return 0;
  if (firstWords(words, HEADING_WORDS_MAX + 1).length > HEADING_WORDS_MAX) return 0;
  const next = place.lines[place.index + 1];
  if (next === undefined) return 0;
  return leadingVerb(words) === undefined ? 8 : 0;
}

const HEADING_MAX = 90;
const HEADING_WORDS_MAX = 10;
// A capital, a digit or a quotation mark: `Policy logic`, `“Skip” explained`.
const OPENS_HEADING = /^[\p{Lu}\p{N}“"'‘]/u;
// A sentence's end or a colon: `Ask them.`, `Then:`.
const CLOSES_SENTENCE = /[.,;:!…。：]["”’)]?$/;

/** `**Resolution**`, `__Resolution__`. */
const isBold = (raw: string): boolean =>
  raw.length > 4 &&
  ((raw.startsWith('**') && raw.indexOf('**', 2) === raw.length - 2) ||
    (raw.startsWith('__') && raw.indexOf('__', 2) === raw.length - 2)) &&
  !raw.endsWith(':**') &&
  !raw.endsWith('.**');

function finish(text: string, draft: Draft, before: Draft | undefined): Block {
  const end = trimmedEnd(text, draft);
  const { type, level, indent, mark, number, loose, gap, start } = draft;
  const words = clean(text, start, end);
  const cells = type === 'row' ? readCells(text, start, end) : [];
  const isMarked = draft.head || (type === 'row' && text.slice(start, end).includes(HEAD_CELL));
  const head = isMarked || headsTable(cells, before?.type !== 'row');
  return { type, level, indent, mark, number, loose, gap, start, end, head, text: words, cells };
}

function trimmedEnd(text: string, draft: Draft): number {
  let end = draft.end;
  while (end > draft.start && SPACES.has(text[end - 1] ?? '')) end -= 1;
  return end;
}

const SPACES = new Set([' ', '\t', '\ue0ff', '\n']);

function readCells(text: string, start: number, end: number): Cell[] {
  const words = text.slice(start, end);
  const separator = SEPARATORS.find((each) => words.includes(each)) ?? '\t';
  const cells: Cell[] = [];
  for (let at = start; at <= end; ) {
    const found = text.indexOf(separator, at);
    const stop = found < 0 || found > end ? end : found;
    cells.push({ start: at, end: stop, text: clean(text, at, stop) });
    at = stop + 1;
  }
  if (separator !== '\t' && cells[0]?.text === '') cells.shift();
  if (separator === '|' && cells.at(-1)?.text === '') cells.pop();
  return cells;
}

const HEAD_CELL = String.fromCharCode(HEAD_CELL_MARK);
/** What may stand between cells, surest first. */
const SEPARATORS = [HEAD_CELL, String.fromCharCode(CELL_MARK), '|'];

/** A first row that only names its columns, without a line under it to say so. */
function headsTable(cells: readonly Cell[], isFirst: boolean): boolean {
  return isFirst && cells.length > 1 && ACTION_HEAD.test(cells.at(-1)?.text ?? '');
}

// The name of the column that says what to do: `Action`, `What to do`, `Response`.
const ACTION_HEAD =
  /^(?:what to do|actions?|agent actions?|steps?|resolutions?|responses?|do|then|how to handle|handling|procedure|outcome|next steps?)$/i;
