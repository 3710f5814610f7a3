/**
 * Makes a source readable without moving a single character: tags, entities and invisible characters are replaced in place,
 * so that an offset into the masked text is an offset into the source.
 */
import { type Masked, maskHtml } from './mask-html.ts';

/** Stands where a character of the source shows nothing; taken out when words are read. */
export const FILLER = '\ue0ff';

/** Replaces what is not text by fillers, white space of every kind by a plain space, line ends of every kind by `\n`. */
export function mask(source: string): Masked {
  const plain = ODD.test(source) ? source.replace(ODD_ALL, replaceOdd) : source;
  return HTML.test(plain) ? maskHtml(plain) : { text: plain, html: false, hidden: [] };
}

// Any character that must be replaced before reading: `\r`, a non-breaking space.
const ODD =
  /(?![\t\n])\p{Cc}|[\u00a0\u00ad\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u2060\u3000\ue000-\ue0ff\ufeff]/u;
const ODD_ALL = new RegExp(`\\r\\n|${ODD.source}`, 'gu');

// The opening of a block element: `<p>`, `<li class="x">`.
const HTML =
  /<(?:p|div|ul|ol|li|h[1-6]|table|tbody|tr|td|th|br|body|html|span|meta)(?:\s[^<>]{0,2000})?\/?>/i;

function replaceOdd(odd: string): string {
  if (odd === '\r\n') return `${FILLER}\n`;
  if (LINE_ENDS.has(odd)) return '\n';
  return SPACES.test(odd) ? ' ' : FILLER;
}

const LINE_ENDS = new Set(['\r', '\v', '\f', '\u0085', '\u2028', '\u2029']);
// A white space wider or stickier than a plain one: a non-breaking space, an ideographic space.
const SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/;
