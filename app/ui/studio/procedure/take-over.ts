/** What a paste or a dropped file gives: a text to read, or the reason why it cannot be read. */
import { htmlToMarkdown } from '../../../policy/html-to-markdown.ts';
import { plainLines } from '../plain-lines.ts';

/** A text taken over, or the key of the sentence that says what to do instead. */
export type Taken =
  | {
      readonly status: 'text';
      readonly text: string /** The file's stem; empty for a paste. */;
      readonly name: string;
    }
  | {
      readonly status: 'refused';
      readonly because: 'format' | 'too-large' | 'empty' | 'unreadable';
      readonly file: string;
    };

/** The clipboard's text: its formatting as Markdown where it comes with any, else as it is. Null where it holds no text. */
export function takePaste(data: Pick<DataTransfer, 'getData'>): string | null {
  const html = data.getData('text/html');
  if (html !== '' && FORMATTED.test(html)) {
    const text = htmlToMarkdown(html.slice(0, CHARACTERS_MAX));
    if (text.trim() !== '') return text;
  }
  const plain = data.getData('text/plain');
  return plain === '' ? null : plainLines(plain);
}

// A tag that gives a text its structure: `<li>`, `<h2 class="x">`, `<table>`.
const FORMATTED = /<(?:li|h[1-6]|table|p|ol|ul|b|strong)(?:\s[^<>]{0,2000})?>/i;

/** No policy is longer; a longer text is most likely the wrong file. */
const CHARACTERS_MAX = 400_000;

/** Reads a dropped or chosen file; never throws. */
export async function takeFile(file: File): Promise<Taken> {
  const [, stem = file.name, ending = ''] = ENDING.exec(file.name) ?? [];
  const kind = ending.toLowerCase();
  if (!READABLE.has(kind) && !file.type.startsWith('text/'))
    return { status: 'refused', because: 'format', file: file.name };
  if (file.size > CHARACTERS_MAX) return { status: 'refused', because: 'too-large', file: file.name };
  try {
    const text = await textOf(file);
    if (text.trim() === '') return { status: 'refused', because: 'empty', file: file.name };
    if (text.includes('\0')) return { status: 'refused', because: 'format', file: file.name };
    return { status: 'text', text: kind.startsWith('htm') ? htmlToMarkdown(text) : text, name: stem };
  } catch {
    return { status: 'refused', because: 'unreadable', file: file.name };
  }
}

/** Its lines end as the editor ends them, without the mark that some programs put before a text. */
async function textOf(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return plainLines(new TextDecoder(encoding).decode(bytes));
}

// A file's name and its ending: `refunds.md`, `Late parcels.TXT`.
const ENDING = /^(.*)\.([^.]+)$/;
const READABLE = new Set(['md', 'markdown', 'txt', 'text', 'htm', 'html']);
