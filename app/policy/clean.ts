import { CELL_MARK, HEAD_CELL_MARK, ROW_MARK } from './mask-html.ts';

/** The words of a masked range: marks of emphasis and links taken off, white space of any length one space. */
export function clean(masked: string, from: number, to: number): string {
  const raw = masked.slice(from, to);
  if (!MARKED.test(raw)) return raw.trim();
  return raw
    .replace(FILLERS, '')
    .replace(LINK, '$1')
    .replace(EMPHASIS, '')
    .replace(UNDERLINE, '$1')
    .replace(SPACE, ' ')
    .trim();
}

// Anything that has to be taken off: `**`, a backtick, a link's `](`, two spaces, a line end, a filler.
const MARKED = /[\ue0ff*`\n\t]|__|]\(|(?: {2})|(?:^|\s)_|_(?:\s|$)/;
// Characters that show nothing.
const FILLERS = new RegExp(`[\\ue0ff${String.fromCharCode(ROW_MARK, CELL_MARK, HEAD_CELL_MARK)}]`, 'g');
// A link with its address: `[the form](https://example.com)`.
const LINK = /\[([^\]\n]{1,300})\]\([^()\s]{1,600}\)/g;
// Bold, italic and code marks: `**`, `*word*`, a backtick, `__`.
const EMPHASIS = /\*+(?=\S)|(?<=\S)\*+|`+|__+(?=\S)|(?<=\S)__+/g;
// A word between single underscores, outside names: `_kindly_`, ` _Note_ `.
const UNDERLINE = /(?<![\p{L}\p{N}_@#])_([^_\s][^_\n]{0,200}?)_(?![\p{L}\p{N}_])/gu;
// White space of any length.
const SPACE = /\s+/g;
