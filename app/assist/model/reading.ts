/** What a model is asked to fill in, and the reading of what it sends back. Its form is the same for every ticket. */
import { isObject, type JsonObject, parseJson } from '../../lib/json.ts';

/** An answer to an open question: `yes`, `no`, a value or an option's value. */
export interface RawAnswer {
  readonly question: string;
  readonly value: string;
  /** Comment id, or a result's id (`r1`). */
  readonly source: string;
  readonly quote: string;
}

/** A value found in the conversation, named as tool parameters are; `tool` where it is meant for one tool only. */
export interface RawFact {
  readonly name: string;
  readonly value: string;
  readonly tool: string;
  readonly source: string;
  readonly quote: string;
}

/** A policy with the customer's words for it; an empty id for none. */
export interface RawPolicy {
  readonly id: string;
  readonly source: string;
  readonly quote: string;
}

/** How a sentence speaks. `courtesy` asks, tells and promises nothing. */
export const SENTENCE_KINDS = ['ask', 'tell', 'promise', 'courtesy'] as const;
export type SentenceKind = (typeof SENTENCE_KINDS)[number];

/** One sentence of the draft, with what it serves and what it rests on. */
export interface RawSentence {
  readonly text: string;
  readonly kind: SentenceKind;
  /** Id of the item that it serves (a question or a step); empty for a courtesy. */
  readonly serves: string;
  /** Id of the item, fact, comment or result on which what it says rests; empty where there is none. */
  readonly rests_on: string;
  readonly paragraph: number;
}

/** A model's answer, of the right form and otherwise unchecked. */
export interface RawReading {
  readonly answers: readonly RawAnswer[];
  readonly facts: readonly RawFact[];
  readonly policy: RawPolicy;
  readonly other: RawPolicy;
  readonly draft: { readonly language: string; readonly sentences: readonly RawSentence[] };
  readonly doubts: readonly { readonly about: string; readonly text: string }[];
}

const text: JsonObject = { type: 'string' };

const object = (properties: { readonly [name: string]: JsonObject }): JsonObject => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});

const list = (items: JsonObject): JsonObject => ({ type: 'array', items });

const policy = object({ id: text, source: text, quote: text });

/** Strict: every member required, none besides; no keyword that a server may not know. */
export const READING_SCHEMA: JsonObject = object({
  answers: list(object({ question: text, value: text, source: text, quote: text })),
  facts: list(object({ name: text, value: text, tool: text, source: text, quote: text })),
  policy,
  other: policy,
  draft: object({
    language: text,
    sentences: list(
      object({
        text,
        kind: { type: 'string', enum: [...SENTENCE_KINDS] },
        serves: text,
        rests_on: text,
        paragraph: { type: 'integer' },
      }),
    ),
  }),
  doubts: list(object({ about: text, text })),
});

/** More of any list than this is not read. */
const LIST_MAX = 60;
/** A longer text anywhere is not an answer. */
const TEXT_MAX = 4000;

/** Reads a model's JSON; a phrase that says what is wrong where it is not of the form. Never throws. */
export function parseReading(
  json: string,
):
  | { readonly status: 'ok'; readonly reading: RawReading }
  | { readonly status: 'bad'; readonly reason: string } {
  const value = parseJson(json.replace(FENCE, '$1'));
  const reading = readObject(value);
  return typeof reading === 'string' ? { status: 'bad', reason: reading } : { status: 'ok', reading };
}

// Servers without strict answers put JSON in a fence: "```json\n{…}\n```", "```\n{…}\n```".
const FENCE = /^\s*```(?:json)?\s*([\s\S]*?)\s*```\s*$/;

function readObject(value: unknown): RawReading | string {
  if (!isObject(value)) return 'the answer is not an object';
  const extra = Object.keys(value).find((name) => !MEMBERS.includes(name));
  if (extra !== undefined) return `the answer has \`${extra.slice(0, 40)}\`, which nobody asked for`;
  const draft = value['draft'];
  if (!isObject(draft)) return 'the answer has no draft';
  const answers = readList(value['answers'], ['question', 'value', 'source', 'quote']);
  const facts = readList(value['facts'], ['name', 'value', 'tool', 'source', 'quote']);
  const chosen = readTexts(value['policy'], ['id', 'source', 'quote']);
  const other = readTexts(value['other'], ['id', 'source', 'quote']);
  const doubts = readList(value['doubts'], ['about', 'text']);
  const sentences = readSentences(draft['sentences']);
  const language = draft['language'];
  if (!answers || !facts || !chosen || !other || !doubts || !sentences || typeof language !== 'string')
    return 'a member of the answer is missing or not of its form';
  return { answers, facts, policy: chosen, other, draft: { language, sentences }, doubts };
}

const MEMBERS = ['answers', 'facts', 'policy', 'other', 'draft', 'doubts'];

function readTexts<Name extends string>(
  value: unknown,
  names: readonly Name[],
): Record<Name, string> | undefined {
  if (!isObject(value) || Object.keys(value).length !== names.length) return undefined;
  const entries: [string, string][] = [];
  for (const name of names) {
    const each = Object.hasOwn(value, name) ? value[name] : undefined;
    if (typeof each !== 'string' || each.length > TEXT_MAX) return undefined;
    entries.push([name, each]);
  }
  return Object.fromEntries(entries) as Record<Name, string>;
}

function readList<Name extends string>(
  value: unknown,
  names: readonly Name[],
): Record<Name, string>[] | undefined {
  if (!Array.isArray(value) || value.length > LIST_MAX) return undefined;
  const read = value.map((each) => readTexts(each, names));
  const whole = read.filter((each) => each !== undefined);
  return whole.length === read.length ? whole : undefined;
}

function readSentences(value: unknown): RawSentence[] | undefined {
  if (!Array.isArray(value) || value.length > LIST_MAX) return undefined;
  const read = value.map(readSentence);
  const whole = read.filter((each) => each !== undefined);
  return whole.length === read.length ? whole : undefined;
}

function readSentence(value: unknown): RawSentence | undefined {
  if (!isObject(value)) return undefined;
  const { paragraph, ...rest } = value;
  const texts = readTexts(rest, ['text', 'kind', 'serves', 'rests_on']);
  const kind = SENTENCE_KINDS.find((each) => each === texts?.kind);
  if (!texts || !kind || typeof paragraph !== 'number') return undefined;
  return { ...texts, kind, paragraph };
}
