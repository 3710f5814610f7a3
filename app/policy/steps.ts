/** Makes steps of an outline: sentences apart, conditions read, kinds told, mentions and amounts found, ids given. */
import type { Problem, Span } from '../lib/problem.ts';
import { clean } from './clean.ts';
import { isSituation, readLabel, type Split, splitCondition } from './condition.ts';
import { type EffectOf, kindOf } from './kind.ts';
import { readAmounts } from './limits.ts';
import { findMentions, type Mention, type Names } from './mention.ts';
import type { Node } from './outline.ts';
import type { PolicyMention, Step, ToolMention } from './policy.ts';
import { isInstruction } from './sections.ts';
import { mayBeSeveral, readSentences } from './sentences.ts';
import { type Draft, settle } from './settle.ts';
import { findWorded } from './worded-mention.ts';

/** What steps are made with; notes and mentions found on the way are added to the lists. */
export interface StepMaker {
  readonly masked: string;
  readonly names: Names;
  /** Titles that the whole text mentions with `#`. */
  mentionedTitles(): readonly string[];
  readonly effectOf: EffectOf;
  readonly problems: Problem[];
  readonly mentions: Mention[];
  /** Ranges of headings that became no step. */
  readonly dropped: Span[];
}

/** The steps of an outline, in order. */
export function makeSteps(nodes: readonly Node[], maker: StepMaker): Step[] {
  const roots = withoutWrappers(nodes, maker);
  const drafts = settle(makeDrafts(roots, undefined, maker), undefined, maker.problems);
  return number(drafts, '');
}

/** Headings that only wrap the steps (`Steps`, `Policy logic`), or a single one over all of them, make no step. */
function withoutWrappers(nodes: readonly Node[], maker: StepMaker): Node[] {
  const filled = nodes.filter((node) => node.origin !== 'heading' || hasSteps(node));
  const sole = filled.length === 1 && filled[0]?.origin === 'heading' && !isBranchHeading(filled[0].text);
  return nodes.flatMap((node) => {
    if (node.origin !== 'heading') return [node];
    const stepless = !hasSteps(node);
    if (!stepless && !(sole && isTitleLike(node)) && !WRAPPER.test(node.text)) return [node];
    if (stepless && isInstruction(node.text)) return [node];
    maker.dropped.push({ start: node.start, end: node.end });
    return withoutWrappers(node.children, maker);
  });
}

/** A heading that nobody marked as a section's: a title, a bold or a plain line. */
const isTitleLike = (node: Node): boolean => node.level < 2 || node.level > 6;

const hasSteps = (node: Node): boolean =>
  node.children.some((child) => child.origin !== 'heading' || hasSteps(child));

const isBranchHeading = (text: string): boolean =>
  splitCondition(text).condition !== null || isSituation(text);

// Headings that say no more than that steps follow: `Steps`, `Policy logic`, `What to do`, `Example policy`.
const WRAPPER =
  /^(?:(?:the |our |example |sample |policy |process |main |detailed |agent |resolution |troubleshooting )*(?:steps?|procedures?|process|policy|policies|logic|instructions?|workflow|flow|actions?|guidelines?|sop|playbook|how to|handling)(?: to follow| logic| steps| details)?|what to do|how to (?:handle|proceed|resolve).*|step[- ]by[- ]step.*)$/i;

function makeDrafts(nodes: readonly Node[], parent: Draft | undefined, maker: StepMaker): Draft[] {
  return nodes.flatMap((node) => {
    if (node.origin === 'heading' && node.children.length === 0 && !isInstruction(node.text)) {
      maker.dropped.push({ start: node.start, end: node.end });
      return [];
    }
    return node.origin === 'text' ? [nodeDraft(node, parent, maker)] : itemDrafts(node, parent, maker);
  });
}

function nodeDraft(node: Node, parent: Draft | undefined, maker: StepMaker): Draft {
  const { origin, text, label, start, end, children } = node;
  const draft = toDraft({ origin, text, label, start, end, hasChildren: children.length > 0 }, parent, maker);
  draft.children = makeDrafts(node.children, draft, maker);
  return draft;
}

/** An item or row: of several sentences the first is the step, what else is asked for stands below it, further conditions beside it. */
function itemDrafts(node: Node, parent: Draft | undefined, maker: StepMaker): Draft[] {
  const spans = mayBeSeveral(node.text) ? readSentences(maker.masked, node.from, node.end) : [];
  const pieces = spans.length < 2 ? [] : itemPieces(spans, maker);
  const first = pieces[0];
  if (!first || pieces.length < 2) return [nodeDraft(node, parent, maker)];
  const heads = ANNOUNCES.test(node.text);
  const { origin, label, start } = node;
  const main = toDraft(
    { ...first, origin, label, start, hasChildren: !heads && node.children.length > 0 },
    parent,
    maker,
  );
  const drafts = [main];
  let last = main;
  for (const [index, piece] of pieces.entries()) {
    if (index === 0) continue;
    const isBeside = main.split.condition !== null && isConditional(piece.text);
    const hasChildren = heads && index === pieces.length - 1 && node.children.length > 0;
    last = toDraft({ ...piece, origin: 'item', label: '', hasChildren }, isBeside ? parent : main, maker);
    (isBeside ? drafts : main.children).push(last);
  }
  const holder = heads ? last : main;
  holder.children = holder.children.concat(makeDrafts(node.children, holder, maker));
  return drafts;
}

function isConditional(text: string): boolean {
  const split = splitCondition(text);
  return split.answers || split.condition !== null;
}

// A text that announces what stands below it: `Offer one of these:`.
const ANNOUNCES = /[:：]$/;

interface Piece extends Span {
  readonly text: string;
}

/** Sentences that ask for something, each with the statements behind it. */
function itemPieces(spans: readonly Span[], maker: StepMaker): Piece[] {
  const ranges: { start: number; end: number }[] = [];
  for (const span of spans) {
    const last = ranges.at(-1);
    if (last && !isInstruction(clean(maker.masked, span.start, span.end))) last.end = span.end;
    else ranges.push({ ...span });
  }
  return ranges.map(({ start, end }) => ({ start, end, text: clean(maker.masked, start, end) }));
}

interface Words extends Piece {
  readonly origin: Node['origin'];
  readonly label: string;
  readonly hasChildren: boolean;
}

function toDraft(words: Words, parent: Draft | undefined, maker: StepMaker): Draft {
  const isCase = parent !== undefined && CASES.test(parent.text);
  const isOption = parent?.kind === 'offer' && !isCase;
  const split = isCase ? caseSplit(words) : splitOf(words, isOption);
  const mentions = mentionsIn(words, maker);
  for (const mention of mentions) maker.mentions.push(mention);
  const kind = kindOf({
    rest: withoutColon(split.rest),
    conditional: split.condition !== null || split.answers,
    hasChildren: words.hasChildren,
    isOption,
    tools: toolsIn(mentions),
    policies: policiesIn(mentions),
    effectOf: maker.effectOf,
  });
  return {
    start: words.start,
    end: words.end,
    text: words.label === '' ? withoutColon(words.text) : `${words.label}: ${withoutColon(words.text)}`,
    split,
    origin: words.origin,
    isOption,
    condition: split.condition,
    children: [],
    kind,
    mentions,
  };
}

/** Mentions in a step's words; where none names a policy, one named in plain words. */
function mentionsIn(words: Words, maker: StepMaker): Mention[] {
  const mentions = findMentions(maker.masked, words, maker.names, maker.problems);
  if (!HINT.test(words.text) || mentions.some((mention) => mention.type === 'policy')) return mentions;
  const worded = findWorded(maker.masked, words, maker.mentionedTitles(), maker.names.known);
  if (!worded) return mentions;
  return [...mentions, { type: 'policy', span: worded.span, policy: { title: worded.title, section: null } }];
}

// Whether a policy may be named in plain words: `the cancellation policy`.
const HINT = / (?:policy|procedure|process)\b/i;

/** Without the mark that announces children or the next half of the sentence: `Offer a resolution:`, `waive the fee;`. */
const withoutColon = (text: string): string =>
  OPEN_ENDS.has(text.charCodeAt(text.length - 1)) ? text.slice(0, -1).trimEnd() : text;

const OPEN_ENDS = new Set([...':：;,'].map((mark) => mark.charCodeAt(0)));

// An announcement of cases: `Offer one of these, based on their tier`.
const CASES = /\b(?:based on|depending on|according to (?:the|their)|by (?:tier|level|reason|status))\b/i;

/** Under an announcement of cases every label is a case. */
function caseSplit(words: Words): Split {
  const label = words.label === '' ? readLabel(words.text) : undefined;
  if (!label || label.rest === '') return splitOf(words, false);
  return labelledSplit({ ...words, label: label.label, text: label.rest });
}

/** The words taken apart, as far as their place lets a condition stand. */
function splitOf(words: Words, isOption: boolean): Split {
  if (words.label !== '') return isOption ? splitCondition(words.text) : labelledSplit(words);
  const split = splitCondition(words.text);
  if (isOption && isChoosing(split, words.text)) return plain(split.rest);
  const names =
    !isOption && (words.origin === 'heading' || words.hasChildren) && !split.condition && !split.answers;
  if (names && isSituation(withoutColon(words.text))) return situation(withoutColon(words.text));
  const bare = split.condition !== null && split.rest === '' && !words.hasChildren;
  if (bare && readLabel(words.text)?.label === split.condition?.text) return plain(words.text);
  return split;
}

const plain = (rest: string): Split => ({ condition: null, conditionSpans: [], rest, answers: false });

const situation = (text: string): Split => ({
  condition: { text, negated: false },
  conditionSpans: [{ start: 0, end: text.length }],
  rest: '',
  answers: false,
});

function labelledSplit(words: Words): Split {
  const offset = words.label.length + 2;
  const span = { start: 0, end: words.label.length };
  const inner = splitCondition(words.text);
  const text = inner.condition ? `${words.label} and ${inner.condition.text}` : words.label;
  const spans = inner.conditionSpans.map(({ start, end }) => ({ start: start + offset, end: end + offset }));
  return {
    condition: { text, negated: false },
    conditionSpans: [span, ...spans],
    rest: inner.rest,
    answers: false,
  };
}

/** An option's condition that only says that the customer takes it; `If they accept, …` in front is an answer to the offer. */
function isChoosing(split: Split, text: string): boolean {
  if (!split.condition) return false;
  if (split.condition.text === readLabel(text)?.label) return true;
  return split.conditionSpans[0]?.start !== LEADING_IF && CHOOSING.test(split.condition.text);
}

/** Where a condition stands that a step begins with: right behind `If `. */
const LEADING_IF = 3;

// Words of choosing: `the user chooses to retain it`, `they keep the current order`.
const CHOOSING =
  /^(?:the |a )?(?:customers?|users?|members?|clients?|they|he|she)\s+(?:choose|decide|agree|accept|opt|want|prefer|would like|keep|retain|stay|elect|select|pick)s?\b/i;

function number(drafts: readonly Draft[], prefix: string): Step[] {
  return drafts.map((draft, index) => toStep(draft, `${prefix}${index + 1}`));
}

/** Shared by everything that holds none, since most steps hold none of most things. */
const NONE: readonly never[] = [];

function toolsIn(mentions: readonly Mention[]): readonly ToolMention[] {
  if (mentions.length === 0) return NONE;
  return mentions.flatMap((mention) => (mention.type === 'tool' ? [mention.tool] : []));
}

function policiesIn(mentions: readonly Mention[]): readonly PolicyMention[] {
  if (mentions.length === 0) return NONE;
  return mentions.flatMap((mention) => (mention.type === 'policy' ? [mention.policy] : []));
}

function toStep(draft: Draft, id: string): Step {
  return {
    id,
    kind: draft.kind,
    text: draft.text,
    span: { start: draft.start, end: draft.end },
    condition: draft.condition,
    tools: toolsIn(draft.mentions),
    policies: policiesIn(draft.mentions),
    amounts: readAmounts(draft.text, { kind: draft.kind, conditionSpans: draft.split.conditionSpans }),
    children: draft.children.length === 0 ? NONE : number(draft.children, `${id}.`),
  };
}
