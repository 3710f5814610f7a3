/** Writes HTML from a document editor as Markdown, so that an author sees and can mend what was taken over from it. */
import { mask } from './mask.ts';
import {
  BULLET_MARK,
  CELL_MARK,
  CONTINUE_MARK,
  HEAD_CELL_MARK,
  HEADING_MARK,
  NUMBER_MARK,
  ROW_MARK,
} from './mask-html.ts';

/** Headings, lists in lists, tables and bold of an HTML text as Markdown; a text that is no HTML is given back as it is. */
export function htmlToMarkdown(source: string): string {
  const masked = mask(source);
  if (!masked.html) return source;
  const written: Written[] = [];
  const lists: Lists = { numbers: [], widths: [] };
  for (const line of masked.text.split('\n')) {
    const one = writeLine(line.replaceAll(FILLER, ''), lists);
    if (one) written.push(one);
  }
  return `${written.map((line, at) => separator(line, written[at - 1]) + line.text).join('')}\n`;
}

const FILLER = '\ue0ff';

type BlockType = 'item' | 'row' | 'heading' | 'paragraph';

interface Written {
  readonly type: BlockType;
  readonly text: string;
  /** Whether it heads a table, and a rule follows it. */
  readonly cells: number;
}

/** What is open: the number reached at each depth, and how wide the mark is there. */
interface Lists {
  readonly numbers: number[];
  readonly widths: number[];
}

function writeLine(line: string, lists: Lists): Written | undefined {
  const code = line.trimStart().charCodeAt(0);
  const words = plain(line.trimStart().slice(isMark(code) ? 1 : 0));
  if (code === ROW_MARK) return writeRow(line);
  if (words === '') return undefined;
  if (isIn(code, BULLET_MARK)) return item(code - BULLET_MARK, '- ', words, lists);
  if (isIn(code, NUMBER_MARK)) return item(code - NUMBER_MARK, null, words, lists);
  if (isIn(code, CONTINUE_MARK))
    return { type: 'item', text: indent(code - CONTINUE_MARK + 1, lists) + words, cells: 0 };
  lists.numbers.length = 0;
  if (isIn(code, HEADING_MARK))
    return { type: 'heading', text: `${'#'.repeat(Math.max(1, code - HEADING_MARK))} ${words}`, cells: 0 };
  return { type: 'paragraph', text: words, cells: 0 };
}

const isIn = (code: number, first: number): boolean => code >= first && code < first + 16;
const isMark = (code: number): boolean => code >= BULLET_MARK && code <= HEAD_CELL_MARK;

function item(depth: number, bullet: string | null, words: string, lists: Lists): Written {
  lists.numbers.length = Math.min(lists.numbers.length, depth + 1);
  const number = (lists.numbers[depth] ?? 0) + 1;
  lists.numbers[depth] = bullet === null ? number : 0;
  const mark = bullet ?? `${number}. `;
  const text = indent(depth, lists) + mark + words;
  lists.widths[depth] = mark.length;
  return { type: 'item', text, cells: 0 };
}

const indent = (depth: number, { widths }: Lists): string =>
  Array.from({ length: depth }, (_unused, at) => ' '.repeat(widths[at] ?? 2)).join('');

function writeRow(line: string): Written | undefined {
  const cells = line.split(CELL).slice(1).map(plain);
  if (cells.every((cell) => cell === '')) return undefined;
  const row = `| ${cells.map((cell) => cell.replaceAll('|', '/')).join(' | ')} |`;
  return { type: 'row', text: row, cells: line.includes(HEAD_CELL) ? cells.length : 0 };
}

const HEAD_CELL = String.fromCharCode(HEAD_CELL_MARK);
const CELL = new RegExp(`[${String.fromCharCode(CELL_MARK, HEAD_CELL_MARK)}]`);

/** A line's words with single spaces; bold marks that have no partner or hold nothing are left out. */
function plain(words: string): string {
  const single = words.replace(MARKS, '').replace(/\s+/g, ' ').trim();
  const bold = single.split('**');
  if (bold.length % 2 === 0) return bold.join('').replace(/\s+/g, ' ').trim();
  return bold
    .map((part, at) => {
      if (at % 2 === 0) return part;
      return part.trim() === ''
        ? part
        : `${/^\s*/.exec(part)?.[0]}**${part.trim()}**${/\s*$/.exec(part)?.[0]}`;
    })
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

// Marks of blocks that stand where no block begins: those of the private-use range.
const MARKS = /[\ue000-\ue0fe]/g;

/** Lines of a list stay together, as do rows of a table; everything else has a blank line around it. */
function separator(line: Written, before: Written | undefined): string {
  if (!before) return '';
  if (before.type === 'row' && line.type === 'row') return before.cells > 0 ? rule(before.cells) : '\n';
  return before.type === 'item' && line.type === 'item' ? '\n' : '\n\n';
}

const rule = (cells: number): string => `\n|${' --- |'.repeat(cells)}\n`;
