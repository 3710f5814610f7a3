/**
 * Turns HTML from a document editor into lines, in place. A block tag has at least three characters, room for a line end and one
 * private-use character that names the block; the scanner reads those characters as it reads Markdown's marks.
 */
import type { Span } from '../lib/problem.ts';

/** A source made readable; `text` is exactly as long as the source. */
export interface Masked {
  readonly text: string;
  /** Whether the source was pasted from a document editor as HTML. */
  readonly html: boolean;
  /** Parts that hold no text for a reader: styles, scripts, comments. */
  readonly hidden: readonly Span[];
}

/** First of sixteen characters that open a bullet of depth 0 to 15. */
export const BULLET_MARK = 0xe000;
/** First of sixteen characters that open a numbered item of depth 0 to 15. */
export const NUMBER_MARK = 0xe010;
/** First of sixteen characters that go on with the item of that depth. */
export const CONTINUE_MARK = 0xe020;
/** First of seven characters that open a heading of level 0 to 6. */
export const HEADING_MARK = 0xe030;
/** Opens a row of a table. */
export const ROW_MARK = 0xe040;
/** Stands between the cells of a row. */
export const CELL_MARK = 0xe041;
/** Stands before the cells of a row that heads its table. */
export const HEAD_CELL_MARK = 0xe042;

/** Longer tags than this are taken for text. */
const TAG_MAX = 4000;
const FILLER = '\ue0ff';

interface State {
  /** Depths of the open lists, innermost last, and whether each is numbered. */
  readonly lists: { depth: number; numbered: boolean }[];
  /** Whether an item was opened and holds no text yet. */
  fresh: boolean;
  inItem: boolean;
  /** Whether a table's cell is open; it stays on its row's line. */
  inCell: boolean;
  readonly hidden: Span[];
  /** Of each open `<b>`, innermost last: whether it makes words bold. */
  readonly bold: boolean[];
  /** Closings known to stand nowhere behind the place reached, so that they are searched for only once. */
  readonly absent: Set<string>;
  /** Whether line ends of the source mean something: true for Markdown that holds a few tags. */
  readonly keepsLines: boolean;
}

/** Masks the tags and entities of an HTML text; unknown tags stay as text. */
export function maskHtml(source: string): Masked {
  const state: State = {
    lists: [],
    fresh: false,
    inItem: false,
    inCell: false,
    hidden: [],
    bold: [],
    absent: new Set(),
    keepsLines: !STRUCTURE.test(source),
  };
  const parts: string[] = [];
  let at = 0;
  while (at < source.length) {
    const open = source.indexOf('<', at);
    const words = source.slice(at, open < 0 ? source.length : open);
    parts.push(maskWords(words, state.keepsLines));
    if (words.trim() !== '') state.fresh = false;
    if (open < 0) break;
    const tag = readTag(source, open, state.absent);
    at = tag ? tag.end : open + 1;
    parts.push(tag ? padTo(replaceTag(tag, state), tag.end - open) : '<');
  }
  return { text: parts.join(''), html: true, hidden: state.hidden };
}

// A tag that gives a text its lines: `<p>`, `<li>`.
const STRUCTURE = /<(?:p|div|li|h[1-6]|tr|body|html)(?:\s[^<>]{0,2000})?>/i;

interface Tag {
  readonly name: string;
  readonly closing: boolean;
  readonly attributes: string;
  readonly start: number;
  /** Behind the tag; behind the whole element for styles, scripts and comments. */
  readonly end: number;
  readonly hides: boolean;
  /** Whether blocks and not words stand right in it. */
  readonly holdsBlocks: boolean;
}

function readTag(source: string, start: number, absent: Set<string>): Tag | undefined {
  if (source.startsWith('<!--', start)) return hiddenUntil(source, start, '-->', absent);
  TAG.lastIndex = start;
  const found = TAG.exec(source);
  const name = found?.[2]?.toLowerCase();
  if (!found || name === undefined || !TAGS.has(name)) return undefined;
  if (HIDING.has(name) && found[1] === '') return hiddenUntil(source, start, `</${name}>`, absent);
  return {
    name,
    closing: found[1] === '/',
    attributes: found[3] ?? '',
    start,
    end: TAG.lastIndex,
    hides: false,
    holdsBlocks: isBlockAt(source, TAG.lastIndex),
  };
}

// A tag with its attributes: `<li class="a">`, `</p>`.
const TAG = new RegExp(`<(/?)([a-zA-Z][a-zA-Z0-9:]*)([^<>]{0,${TAG_MAX}})>`, 'y');
const TAGS = new Set(
  'p div ul ol li h1 h2 h3 h4 h5 h6 table thead tbody tfoot tr td th br hr body html head meta link title style script span b strong i em u s a code pre font sub sup blockquote section article main header footer colgroup col o:p img figure caption label button center mark del ins small big'.split(
    ' ',
  ),
);
const HIDING = new Set(['style', 'script', 'head', 'title']);

function hiddenUntil(source: string, start: number, closing: string, absent: Set<string>): Tag | undefined {
  if (absent.has(closing)) return undefined;
  const found = source.indexOf(closing, start);
  if (found < 0) {
    absent.add(closing);
    return undefined;
  }
  return {
    name: '',
    closing: false,
    attributes: '',
    start,
    end: found + closing.length,
    hides: true,
    holdsBlocks: false,
  };
}

function isBlockAt(source: string, at: number): boolean {
  BLOCK.lastIndex = at;
  return BLOCK.test(source);
}

// A block that opens: `<p>`, `<ol class="a">`.
const BLOCK = /\s{0,20}<(?:p|div|ul|ol|li|h[1-6]|table|section|article)[\s>]/iy;

/** What stands in a tag's place, before it is filled up to the tag's length. */
function replaceTag(tag: Tag, state: State): string {
  if (tag.hides) {
    state.hidden.push({ start: tag.start, end: tag.end });
    return '';
  }
  if (tag.name === 'ul' || tag.name === 'ol') return replaceList(tag, state);
  if (tag.name === 'li') return replaceItem(tag, state);
  if (TABLE.has(tag.name)) return replaceTable(tag, state);
  if (HEADING.test(tag.name))
    return tag.closing ? '\n' : `\n${String.fromCharCode(HEADING_MARK + Number(tag.name[1]))} `;
  if (tag.name === 'b' || tag.name === 'strong') return replaceBold(tag, state);
  if (BLOCKS.has(tag.name)) return replaceBlock(tag, state);
  return '';
}

/** Google Docs puts a whole document into a `<b>` that makes nothing bold. */
function replaceBold(tag: Tag, { bold }: State): string {
  if (tag.closing) return bold.pop() ? '**' : '';
  bold.push(!tag.holdsBlocks && !PLAIN_WEIGHT.test(tag.attributes));
  return bold.at(-1) ? '**' : '';
}

// A weight that is not bold: `font-weight:normal`, `font-weight: 400`.
const PLAIN_WEIGHT = /font-weight:\s?(?:normal|[1-5]00)\b/i;

// A heading's tag name: `h1`, `h6`.
const HEADING = /^h[1-6]$/;
const BLOCKS = new Set(
  'p div br hr blockquote section article main header footer table pre figure caption body'.split(' '),
);

const TABLE = new Set(['tr', 'td', 'th']);

function replaceTable(tag: Tag, state: State): string {
  state.inCell = tag.name !== 'tr' && !tag.closing;
  if (tag.name === 'tr') return tag.closing ? '\n' : `\n${String.fromCharCode(ROW_MARK)}`;
  return tag.closing ? '' : ` ${String.fromCharCode(tag.name === 'th' ? HEAD_CELL_MARK : CELL_MARK)} `;
}

function replaceList(tag: Tag, state: State): string {
  if (state.inCell) return '';
  if (tag.closing) {
    state.lists.pop();
    state.inItem = state.lists.length > 0;
    return '\n';
  }
  const level = LIST_LEVEL.exec(tag.attributes)?.[1];
  const depth = level === undefined ? state.lists.length : Number(level);
  state.lists.push({ depth: Math.min(depth, 15), numbered: tag.name === 'ol' });
  return '';
}

// The level that Google Docs writes into a list's class: `lst-kix_ab12-0`, `lst-kix_x-2 start`.
const LIST_LEVEL = /lst-kix_\w+-(\d)/;

function replaceItem(tag: Tag, state: State): string {
  if (state.inCell) return ' ';
  state.inItem = !tag.closing;
  state.fresh = !tag.closing;
  if (tag.closing) return '\n';
  const list = state.lists.at(-1) ?? { depth: 0, numbered: false };
  return `\n${String.fromCharCode((list.numbered ? NUMBER_MARK : BULLET_MARK) + list.depth)} `;
}

function replaceBlock(tag: Tag, state: State): string {
  if (state.inCell && tag.name !== 'table') return ' ';
  const word = WORD_LEVEL.exec(tag.attributes)?.[1];
  if (word !== undefined && !tag.closing)
    return `\n${String.fromCharCode(BULLET_MARK + Math.min(Number(word) - 1, 15))} `;
  if (!state.inItem) return '\n';
  if (state.fresh || tag.closing) return '';
  return `\n${String.fromCharCode(CONTINUE_MARK + (state.lists.at(-1)?.depth ?? 0))} `;
}

// The level that Word writes into a paragraph's style: `mso-list:l0 level1 lfo1`, `mso-list: l2 level3`.
const WORD_LEVEL = /mso-list:\s?\w+ level([1-9])/;

/** Fills a replacement up to a length; what does not fit is left out. */
const padTo = (text: string, length: number): string =>
  text.length > length ? text.slice(0, length) : text + FILLER.repeat(length - text.length);

function maskWords(words: string, keepsLines: boolean): string {
  const flat = keepsLines ? words : words.replaceAll('\n', ' ');
  return flat.includes('&') ? flat.replace(ENTITY, replaceEntity) : flat;
}

// A character reference: `&nbsp;`, `&#8217;`.
const ENTITY = /&(#x?[0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});/g;

function replaceEntity(whole: string, name: string): string {
  const character = name.startsWith('#') ? numericEntity(name) : ENTITIES.get(name.toLowerCase());
  return character === undefined ? whole : padTo(character, whole.length);
}

function numericEntity(name: string): string | undefined {
  const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  if (code === 160) return ' ';
  return code >= 32 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xe0ff)
    ? String.fromCodePoint(code)
    : undefined;
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['nbsp', ' '],
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['ndash', '–'],
  ['mdash', '—'],
  ['hellip', '…'],
  ['bull', '•'],
  ['middot', '·'],
  ['pound', '£'],
  ['euro', '€'],
  ['yen', '¥'],
  ['rarr', '→'],
  ['ge', '≥'],
  ['le', '≤'],
]);
