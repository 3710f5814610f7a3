/** Finds tools (`@name(arg: type)`, `[Name]`) and policies (`#Title – Section`) in a range of the source. */
import type { Problem, Span } from '../lib/problem.ts';
import { readParameters } from './parameters.ts';
import type { PolicyMention, ToolMention } from './policy.ts';
import { readReference } from './policy-mention.ts';
import { createSpokenNames, type Spoken, type SpokenNames } from './spoken-names.ts';
import { normalTitle } from './words.ts';

/** A mention with its place in the source. */
export type Mention =
  | { readonly type: 'tool'; readonly span: Span; readonly tool: ToolMention }
  | { readonly type: 'policy'; readonly span: Span; readonly policy: PolicyMention };

/** Names that mentions may be read by. */
export interface Names {
  /** Normalised name to name, for `[Tool name]`. */
  readonly tools: ReadonlyMap<string, string>;
  /** Identifiers (`cancel_order`) in lower case to names, for names written without a mark. */
  readonly identifiers: ReadonlyMap<string, string>;
  /** Finds tools named without brackets; null where no tool has a name that people would write so. */
  readonly spoken: SpokenNames | null;
  /** Normalised titles and ids of the policies known; empty where none are. */
  readonly titles: ReadonlySet<string>;
  /** The same as they were given. */
  readonly known: readonly string[];
  /** Other names of policies, normalised, to their ids. */
  readonly aliases: ReadonlyMap<string, string>;
}

/** Makes the tables that mentions are read by. */
export function createNames(
  toolNames: readonly string[],
  policyTitles: readonly string[],
  aliases: ReadonlyMap<string, string> = new Map(),
): Names {
  return {
    tools: new Map(toolNames.map((name) => [plainName(name), name])),
    identifiers: new Map(
      toolNames.filter((name) => name.includes('_')).map((name) => [name.toLowerCase(), name]),
    ),
    spoken: createSpokenNames(toolNames),
    titles: new Set(policyTitles.map(normalTitle)),
    known: policyTitles,
    aliases,
  };
}

/** A tool's name as it is compared: case, separators and a last `s` do not count. */
const plainName = (name: string): string => normalTitle(name).replace(/s$/, '');

/** Every mention in a range, in order; problems are added to the list given. */
export function findMentions(text: string, range: Span, names: Names, problems: Problem[]): Mention[] {
  const part = text.slice(range.start, range.end);
  const mentions: Mention[] = [];
  if (part.includes('@') || part.includes('#') || part.includes('[')) {
    MARK.lastIndex = 0;
    for (let found = MARK.exec(part); found; found = MARK.exec(part)) {
      const mention = readMention(text, range.start + found.index, found, range.end, names, problems);
      if (!mention) continue;
      mentions.push(mention);
      MARK.lastIndex = Math.max(mention.span.end - range.start, found.index + 1);
    }
  }
  const bare =
    names.identifiers.size > 0 && part.includes('_') ? findBare(text, range, part, names, problems) : [];
  const spoken = names.spoken?.find(part).map((found) => toMention(found, range.start)) ?? [];
  return bare.length + spoken.length > 0 ? withOthers(mentions, [...bare, ...spoken]) : mentions;
}

/** Tools of the library written without a mark: `Use cancel_order(order_id: str) to …`. */
function findBare(text: string, range: Span, part: string, names: Names, problems: Problem[]): Mention[] {
  return [...part.matchAll(IDENTIFIER)].flatMap((found) => {
    const name = names.identifiers.get(found[0].toLowerCase());
    if (name === undefined) return [];
    const start = range.start + found.index;
    const { params, end } = readParameters(text, start + found[0].length, range.end, problems);
    return [{ type: 'tool', span: { start, end }, tool: { name, params } } satisfies Mention];
  });
}

// A word with an underscore, no mark before it: `cancel_order`.
const IDENTIFIER = /(?<![\w@#./-])[A-Za-z]\w*_\w+/g;

const toMention = ({ start, end, name }: Spoken, offset: number): Mention => ({
  type: 'tool',
  span: { start: start + offset, end: end + offset },
  tool: { name, params: [] },
});

/** Adds tools named without a mark where no mention stands yet. */
function withOthers(mentions: readonly Mention[], others: readonly Mention[]): Mention[] {
  const added = others.filter(({ span }) =>
    mentions.every((other) => span.end <= other.span.start || span.start >= other.span.end),
  );
  return [...mentions, ...added].sort((one, other) => one.span.start - other.span.start);
}

// What opens a mention: `@name`, `#Title`, `[`; not inside a word or an address.
const MARK = /(?<![\p{L}\p{N}_.@#&/])(?:@([A-Za-z_][\w]*(?:[.-][A-Za-z_]\w*)*)|#(?=[\p{L}_])|\[)/gu;

function readMention(
  text: string,
  start: number,
  found: RegExpExecArray,
  end: number,
  names: Names,
  problems: Problem[],
): Mention | undefined {
  if (found[0] === '[') return bracketMention(text, start, end, names);
  if (found[0] === '#') {
    const { policy, end: stop } = readReference(text, start, end, names.titles);
    const id = names.aliases.size > 0 ? names.aliases.get(normalTitle(policy.title)) : undefined;
    return {
      type: 'policy',
      span: { start, end: stop },
      policy: id === undefined ? policy : { ...policy, title: id },
    };
  }
  const name = found[1] ?? '';
  const behind = start + 1 + name.length;
  const { params, end: stop } = readParameters(text, behind, end, problems);
  return { type: 'tool', span: { start, end: stop }, tool: { name, params } };
}

function bracketMention(text: string, start: number, end: number, names: Names): Mention | undefined {
  if (names.tools.size === 0 || CAME_FROM.test(text.slice(Math.max(0, start - 24), start))) return undefined;
  const inner = text.slice(start + 1, Math.min(end, start + BRACKET_MAX));
  const close = inner.indexOf(']');
  const name = close < 0 ? undefined : names.tools.get(plainName(inner.slice(0, close)));
  if (name === undefined) return undefined;
  return { type: 'tool', span: { start, end: start + close + 2 }, tool: { name, params: [] } };
}

/** No tool's name is longer. */
const BRACKET_MAX = 80;
// Words that say where a case came from, not what to do: `as part of `, `here from the `.
const CAME_FROM = /\b(?:as part of|part of|coming from|came from|here from)\s+(?:the |an? )?$/i;
