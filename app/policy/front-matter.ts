/** Reads the lines between `---` at the head of a policy: the small part of YAML that DESIGN.md names. */

import type { Problem, Span } from '../lib/problem.ts';
import type { Lane } from '../tools/tool.ts';
import { error, warning } from './problem-words.ts';

/** What the head of a document says; null members are not written there. */
export interface FrontMatter {
  readonly title: string | null;
  readonly id: string | null;
  readonly examples: readonly string[];
  readonly limits: Readonly<Record<string, number>>;
  readonly approval: Readonly<Record<string, Lane>>;
  /** The whole head with its rules; null where there is none. */
  readonly span: Span | null;
  /** Where the text behind it begins. */
  readonly end: number;
}

interface Entry extends Span {
  readonly indent: number;
  readonly words: string;
}

/** Reads the head of a document; problems are added to the list given. */
export function readFrontMatter(text: string, problems: Problem[]): FrontMatter {
  const opening = OPENING.exec(text);
  if (!opening) return NONE;
  const entries: Entry[] = [];
  let at = opening[0].length;
  while (at < text.length && entries.length <= LINES_MAX) {
    const found = text.indexOf('\n', at);
    const end = found < 0 ? text.length : found;
    const raw = text.slice(at, end).replace(/\r$/, '');
    if (raw.trimEnd() === '---' || raw.trimEnd() === '...')
      return readEntries(entries, { start: 0, end: at + raw.length }, problems);
    const words = withoutComment(raw);
    if (words.trim() !== '')
      entries.push({
        start: at,
        end: at + words.trimEnd().length,
        indent: words.length - words.trimStart().length,
        words: words.trim(),
      });
    at = end + 1;
  }
  if (!entries.some((entry) => KEY.test(entry.words))) return NONE;
  problems.push(unclosed(opening[0].trimEnd().length));
  return NONE;
}

// The first rule of a head, alone on its line: `---`, behind a byte-order mark or blank lines too.
const OPENING = /^\ufeff?\s{0,40}---[ \t]*\r?\n/;
/** A longer head is no head. */
const LINES_MAX = 400;
const NONE: FrontMatter = {
  title: null,
  id: null,
  examples: [],
  limits: {},
  approval: {},
  span: null,
  end: 0,
};

const unclosed = (end: number): Problem => error('unclosed-front-matter', { span: { start: 0, end } });

function withoutComment(raw: string): string {
  const at = raw.search(COMMENT);
  return at < 0 || /["'][^"']*$/.test(raw.slice(0, at).replace(/"[^"]*"|'[^']*'/g, ''))
    ? raw
    : raw.slice(0, at);
}

// A comment behind a value or at the head of a line: ` # over it: supervisor`, `# limits`.
const COMMENT = /(?:^|\s)#\s/;
// A key: `title: x`, `set_discount_to_order.percent: 15`.
const KEY = /^("[^"]{1,200}"|'[^']{1,200}'|[\w .-]{1,200}):(?:\s+(.*))?$/;

interface Draft {
  title: string | null;
  id: string | null;
  readonly examples: string[];
  readonly limits: Record<string, number>;
  readonly approval: Record<string, Lane>;
}

function readEntries(entries: readonly Entry[], span: Span, problems: Problem[]): FrontMatter {
  const draft: Draft = { title: null, id: null, examples: [], limits: {}, approval: {} };
  let key = '';
  for (const entry of entries) {
    const found = KEY.exec(entry.words);
    const name = unquote(found?.[1] ?? '').trim();
    if (entry.indent === 0 && !entry.words.startsWith('- ') && found) {
      key = name.toLowerCase();
      readKey(key, (found[2] ?? '').trim(), entry, draft, problems);
    } else if (key === 'examples' && entry.words.startsWith('-'))
      draft.examples.push(unquote(entry.words.slice(1).trim()));
    else if (found && (key === 'limits' || key === 'approval'))
      readPair(key, name, (found[2] ?? '').trim(), entry, draft, problems);
    else if (KNOWN.has(key) || key === '') problems.push(unread(entry));
  }
  return { ...draft, span, end: span.end };
}

const KNOWN = new Set(['title', 'id', 'examples', 'limits', 'approval']);

function readKey(key: string, value: string, entry: Entry, draft: Draft, problems: Problem[]): void {
  if (key === 'title') draft.title = unquote(value) || null;
  else if (key === 'id') draft.id = unquote(value) || null;
  else if (key === 'examples' && value !== '') draft.examples.push(...inlineList(value));
  else if ((key === 'limits' || key === 'approval') && value !== '')
    readInlineMap(key, value, entry, draft, problems);
  else if (!KNOWN.has(key)) problems.push(unknownKey(key, entry));
}

// A member of a list in one line: `a`, `"b, c"`, `x.percent: 5`.
const LISTED = /(?:"[^"]*"|'[^']*'|[^,"'])+/g;

function inlineList(value: string): string[] {
  if (!value.startsWith('[')) return [unquote(value)];
  const inner = value.slice(1).replace(/\]$/, '');
  return (inner.match(LISTED) ?? []).map((part) => unquote(part.trim())).filter((part) => part !== '');
}

function readInlineMap(
  key: 'limits' | 'approval',
  value: string,
  entry: Entry,
  draft: Draft,
  problems: Problem[],
): void {
  if (!value.startsWith('{')) {
    problems.push(unread(entry));
    return;
  }
  for (const part of value.slice(1).replace(/\}$/, '').match(LISTED) ?? []) {
    const found = KEY.exec(part.trim());
    if (found) readPair(key, unquote(found[1] ?? ''), (found[2] ?? '').trim(), entry, draft, problems);
    else if (part.trim() !== '') problems.push(unread(entry));
  }
}

function readPair(
  key: 'limits' | 'approval',
  rawName: string,
  value: string,
  entry: Entry,
  draft: Draft,
  problems: Problem[],
): void {
  const name = rawName.replace(/^@/, '');
  if (key === 'limits') {
    const limit = LIMIT.exec(unquote(value));
    if (limit) draft.limits[name] = Number((limit[1] ?? '').replaceAll(',', ''));
    else problems.push(badLimit(name, value, entry));
    return;
  }
  const lane = LANES.get(unquote(value).toLowerCase());
  if (lane) draft.approval[name] = lane;
  else problems.push(badLane(value, entry));
}

// A limit, with or without its unit: `15`, `15%`, `$1,000.50`.
const LIMIT = /^[$€£]?\s?(\d[\d,]*(?:\.\d+)?)\s?(?:%|[€£]|[A-Z]{3})?$/;
const LANES: ReadonlyMap<string, Lane> = new Map([
  ['auto', 'auto'],
  ['agent', 'agent'],
  ['supervisor', 'supervisor'],
  ['never', 'never'],
]);

const unquote = (value: string): string => (QUOTED.test(value) ? value.slice(1, -1) : value);

// A value in quotation marks: `"a: b"`, `'x'`.
const QUOTED = /^(?:"[\s\S]*"|'[\s\S]*')$/;

const spanOf = (entry: Entry): Span => ({ start: entry.start + entry.indent, end: entry.end });

const unknownKey = (key: string, entry: Entry): Problem =>
  warning('unknown-setting', { span: spanOf(entry), values: { name: key } });

const unread = (entry: Entry): Problem =>
  warning('unread-setting', { span: spanOf(entry), values: { words: entry.words } });

const badLimit = (name: string, value: string, entry: Entry): Problem =>
  error('wrong-limit', { span: spanOf(entry), values: { name, value } });

const badLane = (value: string, entry: Entry): Problem =>
  error('wrong-lane', { span: spanOf(entry), values: { value } });
