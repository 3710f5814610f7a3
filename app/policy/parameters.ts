/** Reads the parameters behind a tool's name: `(email: str, percent: int = 10, note?: str, size: small|large)`. */

import type { Json } from '../lib/json.ts';
import type { Problem } from '../lib/problem.ts';
import type { ParamType } from '../tools/tool.ts';
import type { ToolMention } from './policy.ts';
import { warning } from './problem-words.ts';

type MentionParam = ToolMention['params'][number];

/** The parameters that stand at an offset, and where they end; no parameters where no parenthesis opens there. */
export function readParameters(
  text: string,
  at: number,
  end: number,
  problems: Problem[],
): { params: MentionParam[]; end: number } {
  if (text[at] !== '(') return { params: [], end: at };
  const close = findClose(text, at, Math.min(end, at + PARAMETERS_MAX));
  if (close < 0) {
    problems.push(unclosed(at, Math.min(end, at + 1)));
    return { params: [], end: at };
  }
  const parts = splitTop(text.slice(at + 1, close));
  const params = parts.flatMap((part) => readParameter(part.trim()) ?? []);
  if (params.length < parts.filter((part) => part.trim() !== '').length)
    problems.push(unread(at, close + 1, text.slice(at, close + 1)));
  return { params, end: close + 1 };
}

/** No list of parameters is longer. */
const PARAMETERS_MAX = 1000;

const unclosed = (start: number, end: number): Problem =>
  warning('unclosed-parameters', { span: { start, end } });

const unread = (start: number, end: number, words: string): Problem =>
  warning('unread-parameters', { span: { start, end }, values: { words } });

function findClose(text: string, open: number, end: number): number {
  let depth = 0;
  for (let at = open; at < end; at += 1) {
    const character = text[at];
    if (character === '(' || character === '[') depth += 1;
    else if (character === ')' || character === ']') depth -= 1;
    else if (character === '\n' && text[at + 1] === '\n') return -1;
    if (depth === 0) return at;
  }
  return -1;
}

function splitTop(words: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < words.length; at += 1) {
    const character = words[at];
    if (character === '(' || character === '[') depth += 1;
    else if (character === ')' || character === ']') depth -= 1;
    else if (character === ',' && depth === 0) {
      parts.push(words.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, words.slice(start)];
}

function readParameter(words: string): MentionParam | undefined {
  const found = PARAMETER.exec(words);
  const name = found?.[1];
  if (!found || name === undefined) return undefined;
  const { type, options, optional } = readType((found[3] ?? '').trim());
  if (type === undefined) return undefined;
  const standard = found[4] === undefined ? undefined : readValue(found[4].trim(), type);
  return {
    name,
    type,
    ...(found[2] === '?' || optional ? { optional: true as const } : {}),
    ...(options.length > 0 ? { options } : {}),
    ...(standard === undefined ? {} : { standard }),
  };
}

// A parameter: `email`, `email: str`, `note?: str`, `percent: int = 10`, `size: small|large = small`.
const PARAMETER = /^([A-Za-z_]\w*)(\?)?\s*(?::([^=]*))?(?:=(.*))?$/s;

function readType(words: string): { type: ParamType | undefined; options: string[]; optional: boolean } {
  if (words === '') return { type: 'str', options: [], optional: false };
  const wrapped = OPTIONAL.exec(words);
  const inner = (wrapped?.[1] ?? wrapped?.[2] ?? words).trim();
  const optional = wrapped !== null;
  const options = readOptions(inner);
  if (options.length > 0)
    return { type: options.every((option) => /^-?\d+$/.test(option)) ? 'int' : 'str', options, optional };
  const list = LIST.exec(inner);
  const base = BASE_TYPES.get((list?.[1] ?? list?.[2] ?? list?.[3] ?? inner).trim().toLowerCase());
  if (base === undefined) return { type: undefined, options: [], optional };
  return { type: list ? `${base}[]` : base, options: [], optional };
}

// A type that may be left out: `Optional[str]`, `str | None`.
const OPTIONAL = /^(?:optional\[(.+)\]|(.+?)\s*\|\s*(?:none|null|undefined))$/i;
// A list: `str[]`, `list[str]`, `[int]`.
const LIST = /^(?:(\w+)\[\]|(?:list|array)(?:\[(\w+)\])?|\[(\w+)\])$/i;

type Base = 'str' | 'int' | 'float' | 'bool' | 'date';

const BASE_TYPES: ReadonlyMap<string, Base> = new Map(
  Object.entries({
    str: 'str string text email url id list array',
    int: 'int integer count',
    float: 'float number decimal double money amount percent',
    bool: 'bool boolean yes/no',
    date: 'date datetime time timestamp',
  }).flatMap(([type, names]) => names.split(' ').map((name) => [name, type as Base] as const)),
);

function readOptions(words: string): string[] {
  const inner = ENUMERATION.exec(words)?.[1];
  if (inner !== undefined) return inner.split(',').map(unquote);
  return words.includes('|') ? words.split('|').map(unquote) : [];
}

// An enumeration as a type: `Literal["a", "b"]`, `enum(a, b)`.
const ENUMERATION = /^(?:literal|enum|one of)\s*[[(](.+)[\])]$/is;

const unquote = (word: string): string => word.trim().replace(QUOTES, '');

// Quotation marks around a value: `"a"`, `‘b’`.
const QUOTES = /^["'“‘]|["'”’]$/g;

function readValue(words: string, type: ParamType): Json {
  const plain = unquote(words);
  if (type === 'bool') return /^(?:true|yes)$/i.test(plain);
  if ((type === 'int' || type === 'float') && plain !== '' && !Number.isNaN(Number(plain)))
    return Number(plain);
  return /^(?:none|null)$/i.test(plain) ? null : plain;
}
