/** Reads back what the app asks a model, so that a script can answer it. */
import { isObject, parseJson } from '../../lib/json.ts';

/** A message as the prompt holds it. */
export interface AskedMessage {
  readonly id: string;
  readonly by: string;
  readonly text: string;
}

/** A question or an item of the reply. */
export interface AskedItem {
  readonly id: string;
  readonly kind: string;
  readonly words: string;
  readonly options: readonly string[];
}

/** One request, taken apart. */
export interface AskedOfModel {
  readonly instructions: string;
  readonly parts: readonly string[];
  readonly messages: readonly AskedMessage[];
  readonly language: string;
  readonly requester: string;
  readonly questions: readonly AskedItem[];
  readonly now: readonly AskedItem[];
  /** Ids of what may come next. */
  readonly later: readonly string[];
  readonly candidates: readonly string[];
  /** The words of each step in the front, by its ref. */
  readonly steps: ReadonlyMap<string, string>;
  readonly tokens: number;
  /** Of these, what an earlier request with the same key began with; whole blocks, as servers count them. */
  readonly cachedTokens: number;
  readonly safetyId: string;
}

/** Takes a request apart; `before` are the earlier ones. */
export function readAsked(body: unknown, before: readonly AskedOfModel[]): AskedOfModel {
  const fields = isObject(body) ? body : {};
  const instructions = textOf(fields['instructions']);
  const parts = Array.isArray(fields['input']) ? fields['input'].map(partText) : [];
  const run = runIn(parts.at(-1) ?? '');
  const text = [instructions, ...parts].join('\n');
  return {
    instructions,
    parts,
    messages: messagesIn(parts[0] ?? ''),
    language: textOf(run['language']),
    requester: textOf(run['requester']),
    questions: itemsIn(run['questions'], 'text'),
    now: itemsIn(run['now'], 'words').map((item) => withWords(item, itemsIn(run['questions'], 'text'))),
    later: textsIn(run['later']),
    candidates: itemsIn(run['candidates'], 'title').map((each) => each.id),
    steps: stepsIn(instructions),
    tokens: tokensOf(text),
    cachedTokens: cachedIn(text, before),
    safetyId: textOf(fields['safety_identifier']),
  };
}

/** An ask has the words of its question. */
const withWords = (item: AskedItem, questions: readonly AskedItem[]): AskedItem => ({
  ...item,
  words: item.words === '' ? (questions.find((each) => each.id === item.id)?.words ?? '') : item.words,
});

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const textsIn = (value: unknown): string[] => (Array.isArray(value) ? value.map(textOf) : []);

function partText(item: unknown): string {
  const content = isObject(item) ? item['content'] : '';
  if (typeof content === 'string') return content;
  return Array.isArray(content)
    ? content.map((part) => (isObject(part) ? textOf(part['text']) : '')).join('')
    : '';
}

/** The run stands as JSON behind the results. */
function runIn(part: string): Record<string, unknown> {
  const value = parseJson(part.slice(part.indexOf('</results>') + '</results>'.length));
  return isObject(value) ? value : {};
}

function messagesIn(part: string): AskedMessage[] {
  return part.split('\n').flatMap((line) => {
    const value = parseJson(line);
    return isObject(value) && typeof value['id'] === 'string'
      ? [{ id: value['id'], by: textOf(value['by']), text: textOf(value['text']) }]
      : [];
  });
}

function itemsIn(value: unknown, words: string): AskedItem[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isObject).map((each) => ({
    id: textOf(each['id']),
    kind: textOf(each['kind']),
    words: textOf(each[words]),
    options: textsIn(each['options']),
  }));
}

// A step in the front: `  retention#2.1 [offer] Discount Offer: …`
const STEP = /^\s*([^\s#]+#[\d.]+) \[[\w-]+\](?: \(internal\))? (.*)$/gm;

const stepsIn = (instructions: string): ReadonlyMap<string, string> =>
  new Map([...instructions.matchAll(STEP)].map((found) => [found[1] ?? '', found[2] ?? '']));

const tokensOf = (text: string): number => Math.ceil(text.length / 4);

/** Servers cache beginnings of 1,024 tokens and more, in blocks of 128. */
const CACHED_MIN = 1024;
const BLOCK = 128;

function cachedIn(text: string, before: readonly AskedOfModel[]): number {
  const longest = Math.max(
    0,
    ...before.map((one) => sameStart([one.instructions, ...one.parts].join('\n'), text)),
  );
  const blocks = Math.floor(longest / 4 / BLOCK) * BLOCK;
  return blocks >= CACHED_MIN ? blocks : 0;
}

function sameStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at += 1;
  return at;
}
