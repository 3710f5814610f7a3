/** Settles what a step's words leave to its neighbours: what `Otherwise`, `Yes` and `No` answer, and labels over statements. */

import type { Problem, Span } from '../lib/problem.ts';
import type { Split } from './condition.ts';
import type { Mention } from './mention.ts';
import type { Node } from './outline.ts';
import type { Condition, Step } from './policy.ts';
import { warning } from './problem-words.ts';
import { leadingVerb } from './words.ts';

/** A step in the making: its children and condition may still change. */
export interface Draft extends Span {
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

/** Settles conditions that point at others: `Otherwise`, `Yes` and `No`; and hoists an `Otherwise` out of the step that it answers. */
export function settle(drafts: readonly Draft[], parent: Draft | undefined, problems: Problem[]): Draft[] {
  const list = drafts.flatMap((draft) => [draft, ...(parent?.kind === 'offer' ? [] : hoisted(draft))]);
  for (const draft of list) {
    dropIdleLabel(draft);
    takeListedConditions(draft);
  }
  list.forEach((draft, index) => {
    if (draft.split.answers) draft.condition = answered(list, index, parent, draft, problems);
    else if (isYesOrNo(draft.condition)) draft.condition = yesOrNo(list, index, parent, draft.condition);
  });
  for (const draft of list) draft.children = settle(draft.children, draft, problems);
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

/** `Escalate if any of these apply:` over statements: the statements are the condition. */
function takeListedConditions(draft: Draft): void {
  if (draft.kind === 'branch' || draft.children.length === 0 || draft.children.some(instructs)) return;
  const found = LISTED_CONDITIONS.exec(draft.text);
  if (!found) return;
  const joiner = joinerOf(found[2] ?? '', draft.kind);
  const statements = draft.children.filter((child) => !child.split.answers);
  const text = statements.map((child) => statementOf(child)).join(joiner);
  draft.condition = { text, negated: found[1]?.toLowerCase() === 'unless' };
}

/** A condition alone without its `If`; any other statement as it stands. */
const statementOf = (child: Draft): string =>
  (child.split.rest === '' ? child.condition?.text : undefined) ?? child.text.replace(/[.;,]$/, '');

/** Whether words announce that their conditions stand below them. */
export const announcesConditions = (text: string): boolean => LISTED_CONDITIONS.test(text);

// An announcement of conditions at the end: `if any of the following apply`, `when`, `unless all of these are met`.
const LISTED_CONDITIONS =
  /\b(if|when|whenever|unless)(?:\s+(any|all|one|either|both|each))?(?: of)?(?: the| these| those)?(?: following| below)?(?: (?:conditions?|criteria|situations?|statements?|scenarios?|signs?|cases?))?(?: (?:apply|applies|(?:is|are) (?:met|true|present)|occurs?|happens?|exists?))?$/i;

/** Where the author says neither any nor all: any of them calls people in, all of them allow a change. */
function joinerOf(quantity: string, kind: Step['kind']): string {
  if (/^(?:any|one|either)$/i.test(quantity)) return ' or ';
  if (quantity !== '') return ' and ';
  return kind === 'escalate' || kind === 'inform' || kind === 'hand-off' || kind === 'ask' ? ' or ' : ' and ';
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
  problems: Problem[],
): Condition | null {
  const before = conditionsBefore(list, index);
  if (before.length > 0) return negate(before, draft.split.condition);
  if (parent && (parent.kind === 'check' || parent.kind === 'ask' || parent.kind === 'look-up'))
    return { text: questionWords(parent.text), negated: true };
  const question = list[index - 1];
  if (question && (question.kind === 'check' || question.kind === 'ask'))
    return { text: questionWords(question.text), negated: true };
  problems.push(nothingToAnswer(draft));
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

const nothingToAnswer = ({ start, end }: Draft): Problem =>
  warning('otherwise-without-condition', { span: { start, end } });
