/** Finds tools (`@name(arg: type)`, `[Name]`) and policies (`#Title – Section`) in a range of the source. */
import type { Problem, Span } from '../lib/problem.ts';
import { readParameters } from './parameters.ts';
import type { PolicyMention, ToolMention } from './policy.ts';
import { readReference } from './policy-mention.ts';
import { normalTitle } from './words.ts';

/** A mention with its place in the source. */
export type Mention =
  | { readonly type: 'tool'; readonly span: Span; readonly tool: ToolMention }
  | { readonly type: 'policy'; readonly span: Span; readonly policy: PolicyMention };

/** Names that mentions may be read by. */
export interface Names {
  /** Normalised name to name, for `[Tool name]`. */
  readonly tools: ReadonlyMap<string, string>;
  /** Normalised titles and ids of the policies known; empty where none are. */
  readonly titles: ReadonlySet<string>;
  /** The same as they were given. */
  readonly known: readonly string[];
}

/** Makes the tables that mentions are read by. */
export function createNames(toolNames: readonly string[], policyTitles: readonly string[]): Names {
  return {
    tools: new Map(toolNames.map((name) => [normalTitle(name), name])),
    titles: new Set(policyTitles.map(normalTitle)),
    known: policyTitles,
  };
}

/** Every mention in a range, in order; problems are added to the list given. */
export function findMentions(text: string, range: Span, names: Names, problems: Problem[]): Mention[] {
  const mentions: Mention[] = [];
  MARK.lastIndex = range.start;
  for (let found = MARK.exec(text); found && found.index < range.end; found = MARK.exec(text)) {
    const mention = readMention(text, found, range.end, names, problems);
    if (!mention) continue;
    mentions.push(mention);
    MARK.lastIndex = Math.max(mention.span.end, found.index + 1);
  }
  return mentions;
}

// What opens a mention: `@name`, `#Title`, `[`; not inside a word or an address.
const MARK = /(?<![\p{L}\p{N}_.@#&/])(?:@([A-Za-z_][\w]*(?:[.-][A-Za-z_]\w*)*)|#(?=[\p{L}_])|\[)/gu;

function readMention(
  text: string,
  found: RegExpExecArray,
  end: number,
  names: Names,
  problems: Problem[],
): Mention | undefined {
  const start = found.index;
  if (found[0] === '[') return bracketMention(text, start, end, names);
  if (found[0] === '#') {
    const { policy, end: stop } = readReference(text, start, end, names.titles);
    return { type: 'policy', span: { start, end: stop }, policy };
  }
  const name = found[1] ?? '';
  const behind = start + 1 + name.length;
  const { params, end: stop } = readParameters(text, behind, end, problems);
  return { type: 'tool', span: { start, end: stop }, tool: { name, params } };
}

function bracketMention(text: string, start: number, end: number, names: Names): Mention | undefined {
  if (names.tools.size === 0) return undefined;
  const close = text.indexOf(']', start);
  if (close < 0 || close >= end || close - start > BRACKET_MAX) return undefined;
  const name = names.tools.get(normalTitle(text.slice(start + 1, close)));
  if (name === undefined) return undefined;
  return { type: 'tool', span: { start, end: close + 1 }, tool: { name, params: [] } };
}

/** No tool's name is longer. */
const BRACKET_MAX = 80;
