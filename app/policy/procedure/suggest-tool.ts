import type { Catalog, Tool } from '../../tools/tool.ts';
import { mentionOf } from '../complete.ts';
import { splitCondition } from '../condition.ts';
import { type Policy, type Step, walkSteps } from '../policy.ts';
import { leadingVerb, VERB_KINDS } from '../words.ts';
import type { StepWords } from './suggest-policy.ts';
import type { MentionSuggestion } from './suggestion.ts';

/** How often policies mention each tool; of two that fit as well the one more used comes first. */
export function countUses(policies: readonly Policy[]): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  for (const policy of policies)
    for (const { step } of walkSteps(policy.steps))
      for (const { name } of step.tools) uses.set(name, (uses.get(name) ?? 0) + 1);
  return uses;
}

/** The tools that a step speaks of without mentioning any, one a clause; none for asks, tellings, and what must not be done. */
export function suggestTools(
  { text, step, own }: StepWords,
  catalog: Catalog,
  uses: ReadonlyMap<string, number>,
): MentionSuggestion[] {
  const words = text.slice(own.start, own.end);
  if (!SPEAKS.has(step.kind) || hasTools(step) || MENTIONS.test(words) || NEVER.test(words)) return [];
  const tokens = tokensOf(words);
  const fits = catalog
    .all()
    .filter((tool) => fitsKind(tool, step))
    .flatMap((tool) => fitOf(tool, tokens, words) ?? []);
  return byClause(fits).flatMap((clause) => {
    const best = [...clause]
      .sort((one, other) => (uses.get(other.tool.name) ?? 0) - (uses.get(one.tool.name) ?? 0))
      .slice(0, OPTIONS_MAX);
    const [first] = best;
    return first ? [suggestion(step, first, best, { words, from: own.start })] : [];
  });
}

function suggestion(
  step: Step,
  first: Fit,
  fits: readonly Fit[],
  { words, from }: { readonly words: string; readonly from: number },
): MentionSuggestion {
  const at = from + clauseEnd(words, first.end);
  return {
    id: `${step.id} tool ${first.start}`,
    type: 'tool',
    step: step.id,
    phrase: { start: from + first.start, end: from + first.end },
    options: fits.map(({ tool }) => ({
      name: tool.name,
      edit: { span: { start: at, end: at }, text: ` using ${mentionOf(tool)}` },
    })),
  };
}

/** The best fits of each clause; what fits less well on the same words is left out. */
function byClause(fits: readonly Fit[]): Fit[][] {
  const clauses: Fit[][] = [];
  for (const fit of [...fits].sort((one, other) => other.score - one.score)) {
    const same = clauses.find((clause) => clause.some((one) => fit.start < one.end && one.start < fit.end));
    if (!same) clauses.push([fit]);
    else if (same[0]?.score === fit.score) same.push(fit);
  }
  return clauses.slice(0, CLAUSES_MAX);
}

const CLAUSES_MAX = 3;

const hasTools = (step: Step): boolean => step.tools.length > 0 || step.children.some(hasTools);

// A mention: `@refund_order`, `#Refund`.
const MENTIONS = /[@#]\p{L}/u;

/** More that fit as well are no help. */
const OPTIONS_MAX = 4;

/** Kinds of steps that a tool can carry out. */
const SPEAKS: ReadonlySet<Step['kind']> = new Set(['look-up', 'check', 'act', 'offer', 'escalate', 'note']);

// What must not be done: `do not refund`, `never cancel`, `without cancelling`.
const NEVER =
  /\b(?:never|not|cannot|can['’]t|don['’]t|won['’]t|without|instead of|rather than|avoid|refuse|decline)\b/i;

const fitsKind = (tool: Tool, step: Step): boolean =>
  tool.effect === 'read'
    ? step.kind === 'look-up' || step.kind === 'check'
    : step.kind !== 'look-up' && step.kind !== 'check';

interface Token {
  readonly stem: string;
  readonly start: number;
  readonly end: number;
  /** Whether an instruction begins with it. */
  readonly leads: boolean;
}

interface Fit {
  readonly tool: Tool;
  readonly score: number;
  readonly start: number;
  readonly end: number;
}

/** The words of a step that count, with their stems; small words are left out. */
function tokensOf(words: string): Token[] {
  const split = splitCondition(words);
  const from = split.rest === '' ? 0 : Math.max(0, words.lastIndexOf(split.rest.replace(/\.$/, '')));
  const verb = leadingVerb(words.slice(from))?.verb;
  let hasLed = false;
  return [...words.matchAll(WORD)].flatMap((found) => {
    const word = found[0].toLowerCase();
    if (SMALL.has(word)) return [];
    const inCondition = split.conditionSpans.some(
      ({ start, end }) => found.index >= start && found.index < end,
    );
    const inRest = found.index >= from && !inCondition;
    const opens = inRest && !hasLed && (verb === undefined ? VERB_KINDS.has(word) : word === verb);
    const follows = inRest && FOLLOWS.test(words.slice(0, found.index)) && VERB_KINDS.has(word);
    if (opens) hasLed = true;
    return [
      { stem: stem(word), start: found.index, end: found.index + word.length, leads: opens || follows },
    ];
  });
}

// A word with its apostrophe: `order`, `customer’s`.
const WORD = /[\p{L}\p{N}]+(?:['’]\p{L}+)?/gu;
// What stands right before a further verb: ` and `, `, then `.
const FOLLOWS = /(?:\band|\bthen|\bto|[,;.:])\s+$/i;
const SMALL = new Set(
  'a an the this that their his her its our your of to for in on with at by it them they is are be customer customers customer’s user user’s full'.split(
    ' ',
  ),
);

/** A word without the endings of number and tense: `orders`, `order`; `cancelling`, `cancel`. */
const stem = (word: string): string =>
  word
    .replace(/['’]s$/, '')
    .replace(/(?:ies)$/, 'y')
    .replace(/(?:ations?|ment|s|ing|ed|e)$/, '')
    .replace(/([b-df-hj-np-tv-z])\1$/, '$1');

/** How well a tool fits: by one of its own wordings, else by every word of its name; undefined where it does not. */
function fitOf(tool: Tool, tokens: readonly Token[], words: string): Fit | undefined {
  const fits = [...tool.words, nameWords(tool)].flatMap((wording) => {
    const wanted = [...wording.matchAll(WORD)]
      .map(([word]) => word.toLowerCase())
      .filter((word) => !SMALL.has(word))
      .map(stem);
    return wordingFit(tool, wanted, tokens, words) ?? [];
  });
  return fits.sort((one, other) => other.score - one.score)[0];
}

/** A tool's name in words without those that only say where or how it looks: `get_tracking_info` is `tracking`. */
const nameWords = (tool: Tool): string =>
  tool.name
    .split('_')
    .filter((word) => !HOW.has(word) && !tool.services.includes(word))
    .join(' ');

const HOW = new Set(['get', 'find', 'search', 'set', 'to', 'info', 'details', 'create', 'file', 'agent']);

/** Every word of a wording, in order and near each other; one word alone counts only where it leads, or is what is looked up. */
function wordingFit(
  tool: Tool,
  wanted: readonly string[],
  tokens: readonly Token[],
  words: string,
): Fit | undefined {
  if (wanted.length === 0) return undefined;
  for (let at = 0; at < tokens.length; at += 1) {
    const hits = hitsFrom(tokens, at, wanted, words);
    const [first, last] = [hits?.[0], hits?.at(-1)];
    if (!hits || !first || !last) continue;
    const leads = first.leads || tokens[at - 1]?.leads === true;
    const looks = tool.effect === 'read' ? LOOKS.exec(words.slice(0, first.start)) : null;
    if (wanted.length === 1 && !(tool.effect === 'read' ? looks : first.leads)) continue;
    const start = looks?.index ?? first.start;
    return { tool, score: wanted.length * 2 + (leads ? 1 : 0), start, end: last.end };
  }
  return undefined;
}

/** The tokens that a wording stands in, at most one other word between two of them. */
function hitsFrom(
  tokens: readonly Token[],
  from: number,
  wanted: readonly string[],
  words: string,
): Token[] | undefined {
  const hits: Token[] = [];
  let at = from;
  for (const stemmed of wanted) {
    const reach = hits.length === 0 ? 1 : NEAR;
    const next = tokens.slice(at, at + reach).findIndex((token) => token.stem === stemmed);
    const hit = next < 0 ? undefined : tokens[at + next];
    if (!hit) return undefined;
    hits.push(hit);
    at += next + 1;
  }
  return STOPS.test(words.slice(hits[0]?.start, hits.at(-1)?.end)) ? undefined : hits;
}

const NEAR = 2;
// What parts one thought from the next: `. `, `: `.
const STOPS = /[.:;!?](?=\s)|\n/;

// A verb of looking right before what is looked up: `Look up the customer’s `, `Check the `.
const LOOKS =
  /\b(?:look(?:ing)?(?:\s+(?:up|at|for|into))?|find|fetch|pull(?: up)?|retrieve|read|check|review|verify|open|get|see|locate|search)\s+(?:(?:the|their|its|his|her|all|any|this|that|latest|current|customer['’]s|user['’]s|shipment['’]s)\s+)*$/i;

/** Where a clause ends: the mention stands before what is done next, and before what it is done for. */
function clauseEnd(words: string, from: number): number {
  const rest = words.slice(from);
  for (const found of rest.matchAll(CLAUSE)) {
    const joiner = (found[1] ?? '').toLowerCase();
    const next = NEXT_WORD.exec(rest.slice(found.index + found[0].length))?.[0].toLowerCase() ?? '';
    if ((joiner !== 'and' && joiner !== 'to') || VERB_KINDS.has(next)) return from + found.index;
  }
  return from + rest.trimEnd().length;
}

// What may close a clause: `, `, `. `, ` and `, ` if `, a line's end.
const CLAUSE =
  /\s*(?:[.;:!?](?=\s|$)|,(?=\s)|\s(and|to|then|but|if|when|unless|once|before|after|so that|because)\b|\n)/gi;
// The first word of what follows: ` tell`.
const NEXT_WORD = /\p{L}+/u;
