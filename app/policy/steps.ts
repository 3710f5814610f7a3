/** Makes steps of an outline: sentences apart, conditions read, kinds told, mentions and amounts found, ids given. */
import type { Problem, Span } from '../lib/problem.ts';
import { clean } from './clean.ts';
import { isSituation, readLabel, type Split, splitCondition } from './condition.ts';
import { type EffectOf, kindOf } from './kind.ts';
import { readAmounts } from './limits.ts';
import { findMentions, type Mention, type Names } from './mention.ts';
import type { Node } from './outline.ts';
import type { Condition, Step } from './policy.ts';
import { isInstruction } from './sections.ts';
import { readSentences } from './sentences.ts';
import { findWorded } from './worded-mention.ts';
import { leadingVerb } from './words.ts';

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
  const drafts = settle(makeDrafts(roots, undefined, maker), undefined, maker);
  return number(drafts, '');
}

interface Draft extends Span {
  readonly text: string;
  readonly split: Split;
  readonly origin: Node['origin'];
  /** Whether its label chooses among options, so that it is no condition. */
  readonly isOption: boolean;
  condition: Condition | null;
  children: Draft[];
  kind: Step['kind'];
  readonly mentions: readonly Mention[];
}

/** Headings that only wrap the steps (`Steps`, `Policy logic`), or a single one over all of them, make no step. */
function withoutWrappers(nodes: readonly Node[], maker: StepMaker): Node[] {
  const filled = nodes.filter((node) => node.origin !== 'heading' || hasSteps(node));
  const sole = filled.length === 1 && filled[0]?.origin === 'heading' && !isBranchHeading(filled[0].text);
  return nodes.flatMap((node) => {
    if (node.origin !== 'heading') return [node];
    const stepless = !hasSteps(node);
    if (!stepless && !sole && !WRAPPER.test(node.text)) return [node];
    if (stepless && isInstruction(node.text)) return [node];
    maker.dropped.push({ start: node.start, end: node.end });
    return withoutWrappers(node.children, maker);
  });
}

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
  const spans = readSentences(maker.masked, node.from, node.end);
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
  const isOption = parent?.kind === 'offer';
  const split = splitOf(words, isOption);
  const mentions = mentionsIn(words, maker);
  for (const mention of mentions) maker.mentions.push(mention);
  const kind = kindOf({
    rest: withoutColon(split.rest),
    conditional: split.condition !== null || split.answers,
    hasChildren: words.hasChildren,
    isOption,
    tools: mentions.flatMap((mention) => (mention.type === 'tool' ? [mention.tool] : [])),
    policies: mentions.flatMap((mention) => (mention.type === 'policy' ? [mention.policy] : [])),
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

/** The words taken apart, as far as their place lets a condition stand. */
function splitOf(words: Words, isOption: boolean): Split {
  if (words.label !== '') return isOption ? splitCondition(words.text) : labelledSplit(words);
  const split = splitCondition(words.text);
  if (isOption && split.condition && isChoosing(split, words.text)) return plain(split.rest);
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

/** An option's condition that only says that the customer takes it: that is the choice itself. */
function isChoosing(split: Split, text: string): boolean {
  const label = readLabel(text);
  if (label && split.condition?.text === label.label) return true;
  return CHOOSING.test(split.condition?.text ?? '');
}

// Words of choosing: `the user chooses to retain it`, `they keep the current order`.
const CHOOSING =
  /^(?:the |a )?(?:customers?|users?|members?|clients?|they|he|she)\s+(?:choose|decide|agree|accept|opt|want|prefer|would like|keep|retain|stay|elect|select|pick)s?\b/i;

/** Settles conditions that point at others: `Otherwise`, `Yes` and `No`; and hoists an `Otherwise` out of the step that it answers. */
function settle(drafts: readonly Draft[], parent: Draft | undefined, maker: StepMaker): Draft[] {
  const list = drafts.flatMap((draft) => [draft, ...hoisted(draft)]);
  for (const draft of list) dropIdleLabel(draft);
  list.forEach((draft, index) => {
    if (draft.split.answers) draft.condition = answered(list, index, parent, draft, maker);
    else if (isYesOrNo(draft.condition)) draft.condition = yesOrNo(list, index, parent, draft.condition);
  });
  for (const draft of list) draft.children = settle(draft.children, draft, maker);
  return list;
}

/** A label is a condition only over instructions; over statements it is a heading. */
function dropIdleLabel(draft: Draft): void {
  const words = draft.split.conditionSpans[0];
  const isLabel = words?.start === 0 && draft.condition !== null && draft.origin !== 'row';
  if (!isLabel || instructs(draft)) return;
  draft.condition = null;
  if (draft.kind === 'branch') draft.kind = 'note';
}

const instructs = (draft: Draft): boolean =>
  (draft.kind !== 'note' && draft.kind !== 'branch') || draft.children.some(instructs);

/** A line `Otherwise: …` in the body of a conditional step answers that step and stands behind it. */
function hoisted(draft: Draft): Draft[] {
  const at = draft.children.findIndex((child) => child.split.answers && child.origin === 'text');
  if (at < 0 || draft.condition === null) return [];
  const moved = draft.children.slice(at);
  draft.children = draft.children.slice(0, at);
  return moved;
}

function answered(
  list: readonly Draft[],
  index: number,
  parent: Draft | undefined,
  draft: Draft,
  maker: StepMaker,
): Condition | null {
  const before = conditionsBefore(list, index);
  if (before.length > 0) return negate(before, draft.split.condition);
  if (parent && (parent.kind === 'check' || parent.kind === 'ask' || parent.kind === 'look-up'))
    return { text: questionWords(parent.text), negated: true };
  const question = list[index - 1];
  if (question && (question.kind === 'check' || question.kind === 'ask'))
    return { text: questionWords(question.text), negated: true };
  maker.problems.push(nothingToAnswer(draft));
  return draft.split.condition;
}

/** An `Otherwise`, `Yes` or `No` answers nothing that stands further back. */
const LOOK_BACK_MAX = 20;

/** The conditions right before a step that belong to one chain: those that open alike, else the last alone. */
function conditionsBefore(list: readonly Draft[], index: number): Condition[] {
  const chain: Condition[] = [];
  for (let at = index - 1; at >= Math.max(0, index - LOOK_BACK_MAX); at -= 1) {
    const draft = list[at] as Draft;
    if (draft.condition === null || draft.split.answers) {
      if (chain.length > 0 || draft.split.answers) break;
      continue;
    }
    const last = chain[0];
    if (
      last &&
      (firstWord(last.text) !== firstWord(draft.condition.text) || last.negated !== draft.condition.negated)
    )
      break;
    chain.unshift(draft.condition);
  }
  return chain;
}

const firstWord = (text: string): string =>
  text
    .toLowerCase()
    .replace(/^(?:the|a|an|their|your)\s+/, '')
    .split(/\s/, 1)[0] ?? '';

/** What holds where none of the conditions does; words of its own (`Otherwise, if …`) are joined to it. */
function negate(before: readonly Condition[], own: Condition | null): Condition {
  const first = before[0] as Condition;
  const text = before.map((condition) => condition.text).join(' or ');
  if (own) return { text: own.text, negated: own.negated };
  return { text, negated: !first.negated };
}

const isYesOrNo = (condition: Condition | null): boolean =>
  condition !== null && /^(?:yes|no)$/i.test(condition.text);

function yesOrNo(
  list: readonly Draft[],
  index: number,
  parent: Draft | undefined,
  condition: Condition | null,
): Condition {
  const negated = /^no$/i.test(condition?.text ?? '');
  const asked =
    list.slice(Math.max(0, index - LOOK_BACK_MAX), index).findLast(isQuestion) ??
    (parent && isQuestion(parent) ? parent : undefined);
  return asked
    ? { text: questionWords(asked.text), negated }
    : { text: condition?.text ?? '', negated: false };
}

const isQuestion = (draft: Draft): boolean => ASKING.has(draft.kind) && !isYesOrNo(draft.split.condition);

const ASKING = new Set<Step['kind']>(['ask', 'check', 'look-up', 'offer']);

/** What a step asks or checks, without the asking: `Check if it shipped` gives `it shipped`. */
function questionWords(text: string): string {
  const found = QUESTION.exec(text);
  if (found?.[1]) return found[1].trim();
  const lead = leadingVerb(text);
  return (lead ? text.slice(lead.end) : text).replace(/[.?!:]+$/, '').trim();
}

// The question behind an asking verb: `Ask the customer if they …`, `Confirm that it …`.
const QUESTION = /\b(?:if|whether|that)\s+(.+?)[.?!:]*$/i;

const nothingToAnswer = (draft: Draft): Problem => ({
  code: 'otherwise-without-condition',
  severity: 'warning',
  span: { start: draft.start, end: draft.end },
  message: '`Otherwise` answers no condition before it',
  mend: 'put it right behind the step whose condition it answers',
});

function number(drafts: readonly Draft[], prefix: string): Step[] {
  return drafts.map((draft, index) => toStep(draft, `${prefix}${index + 1}`));
}

function toStep(draft: Draft, id: string): Step {
  return {
    id,
    kind: draft.kind,
    text: draft.text,
    span: { start: draft.start, end: draft.end },
    condition: draft.condition,
    tools: draft.mentions.flatMap((mention) => (mention.type === 'tool' ? [mention.tool] : [])),
    policies: draft.mentions.flatMap((mention) => (mention.type === 'policy' ? [mention.policy] : [])),
    amounts: readAmounts(draft.text, { kind: draft.kind, conditionSpans: draft.split.conditionSpans }),
    children: number(draft.children, `${id}.`),
  };
}
