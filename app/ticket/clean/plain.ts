import { createTracer, type Traced } from './traced.ts';

/** A comment's text with leftovers of HTML, entities, invisible characters and odd line ends taken out. */
export function readPlain(source: string): Traced {
  const tracer = createTracer(source);
  let at = 0;
  for (const found of source.matchAll(LEFTOVER)) {
    tracer.keep(at, found.index);
    at = found.index + found[0].length;
    tracer.replace(found.index, at, standIn(found[0]));
  }
  tracer.keep(at, source.length);
  return tracer.done();
}

const BLOCKS =
  'p|div|br|li|ul|ol|tr|table|tbody|thead|h[1-6]|hr|blockquote|section|article|header|footer|pre';
const INLINE =
  'a|b|i|u|s|em|strong|span|font|img|td|th|small|big|sup|sub|code|html|body|head|meta|link|center|o:p|wbr';

// A tag of the names that mails use: `<br/>`, `<div class="gmail_default">` (never `<jane@example.com>` or `<3`).
const TAG = `</?(?:${BLOCKS}|${INLINE})(?:\\s[^<>]{0,2000})?/?>`;
// Blocks that hold nothing the writer said: `<style>p{}</style>`, `<blockquote>older mail</blockquote>`.
const SILENT = '<(style|script|title|blockquote)\\b[^<>]{0,2000}>[\\s\\S]*?</\\1\\s*>|<!--[\\s\\S]*?-->';
// An entity: `&nbsp;`, `&#39;`.
const ENTITY = '&(?:#\\d{1,7}|#x[\\da-f]{1,6}|[a-z]{2,6});';
// Characters that nobody sees: a zero-width space inside a word, a tag character.
const INVISIBLE =
  '[\\u00ad\\u200b\\u200c\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u2069\\ufeff\\u180e\\u{e0000}-\\u{e007f}]|(?<=\\p{L})\\u200d(?=\\p{L})';
// Any of them, or an odd line end: `\r\n`, `&nbsp;`.
const LEFTOVER = new RegExp(`\\r\\n?|\\u2028|\\u2029|${SILENT}|${TAG}|${ENTITY}|${INVISIBLE}`, 'giu');

// A tag that ends a line: `</p>`, `<br>`.
const BREAKS = new RegExp(`^</?(?:${BLOCKS})\\b`, 'i');

function standIn(leftover: string): string {
  const first = leftover[0];
  if (first === '&') return decode(leftover);
  if (first === '\r' || first === '\u2028' || first === '\u2029') return '\n';
  if (first === '<') return BREAKS.test(leftover) ? '\n' : '';
  return '';
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  rsquo: '’',
  lsquo: '‘',
  ldquo: '“',
  rdquo: '”',
  euro: '€',
  pound: '£',
  yen: '¥',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  szlig: 'ß',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
};

function decode(entity: string): string {
  const name = entity.slice(1, -1).toLowerCase();
  if (!name.startsWith('#')) return Object.hasOwn(ENTITIES, name) ? (ENTITIES[name] ?? entity) : entity;
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  if (code === 160) return ' ';
  return code >= 32 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
}
