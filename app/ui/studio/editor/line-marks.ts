/** What the words of one line are: mentions, a heading, a condition, a setting of the head. Read as the line is shown, before anything is compiled. */
import type { Span } from '../../../lib/problem.ts';
import { splitCondition } from '../../../policy/condition.ts';
import { readReference } from '../../../policy/policy-mention.ts';

/** A part of a line that is shown in a way of its own; offsets into the line. */
export interface LineMark extends Span {
  readonly type: 'tool' | 'parameters' | 'policy' | 'heading' | 'condition' | 'key' | 'mark';
}

/** A mention in a line. */
export interface LineMention extends Span {
  readonly type: 'tool' | 'policy';
  /** Without its mark: a tool's name, a policy's title. */
  readonly name: string;
  readonly section: string | null;
}

/** The parts of a line, in order, none over another but a mention in a condition or heading; titles are normalised. */
export function marksIn(line: string, titles: ReadonlySet<string>, isHead: boolean): LineMark[] {
  if (line.length > LINE_MAX) return [];
  if (isHead) return headMarks(line);
  const isHeading = HEADING.test(line);
  const lead = LEAD.exec(line)?.[0] ?? '';
  const marks: LineMark[] = [];
  if (isHeading) marks.push({ type: 'heading', start: 0, end: line.length });
  else if (lead.trim() !== '') marks.push({ type: 'mark', start: 0, end: lead.length });
  if (!isHeading) marks.push(...conditionMarks(line, lead.length));
  return [...marks, ...mentionMarks(line, titles)].sort((one, other) => one.start - other.start);
}

/** Longer lines are shown plain. */
const LINE_MAX = 2_000;
// A heading: `## Steps`.
const HEADING = /^\s{0,3}#{1,6}\s+\S/;
// What stands before a line's words: `  - `, `12. `, `> `.
const LEAD = /^\s*(?:(?:[-*•>]|\d{1,3}(?:\.\d{1,3})*[.)]?)\s+)*/;

/** How many letters of a line are its indent and the mark of a list. */
export const leadOf = (line: string): number => LEAD.exec(line)?.[0].length ?? 0;

function headMarks(line: string): LineMark[] {
  const key = KEY.exec(line);
  if (!key) return /^---\s*$/.test(line) ? [{ type: 'mark', start: 0, end: line.length }] : [];
  const start = (key[1] ?? '').length;
  return [{ type: 'key', start, end: start + (key[2] ?? '').length }];
}

// A setting: `title: `, `  refund_order.amount per 90 days: `.
const KEY = /^(\s*)([A-Za-z][\w.-]*(?: [\w.-]+){0,6}:)(?:\s|$)/;

function conditionMarks(line: string, from: number): LineMark[] {
  const words = line.slice(from);
  if (!MAY_HOLD.test(words)) return [];
  const { conditionSpans, condition } = splitCondition(words);
  if (!condition) return [];
  return conditionSpans
    .filter(({ start, end }) => end > start)
    .map(({ start, end }) => ({ type: 'condition', start: from + start, end: from + end }));
}

// Words that a condition may begin with: spares most lines the reading.
const MAY_HOLD = /\b(?:if|when|in case|for|unless|once|where|should|except|while|whenever|in the event)\b/i;

const mentionMarks = (line: string, titles: ReadonlySet<string>): LineMark[] =>
  mentionsIn(line, titles).flatMap(({ type, start, end, name }): LineMark[] => {
    const behind = start + 1 + name.length;
    return type === 'tool' && behind < end
      ? [
          { type: 'tool', start, end: behind },
          { type: 'parameters', start: behind, end },
        ]
      : [{ type, start, end }];
  });

/** Mentions with `@` and `#` in a line, in order. */
export function mentionsIn(line: string, titles: ReadonlySet<string>): LineMention[] {
  const found: LineMention[] = [];
  if (!line.includes('@') && !line.includes('#')) return found;
  MENTION.lastIndex = 0;
  for (let hit = MENTION.exec(line); hit; hit = MENTION.exec(line)) {
    const start = hit.index;
    if (hit[1] !== undefined) {
      found.push({ type: 'tool', start, end: MENTION.lastIndex, name: hit[1], section: null });
      continue;
    }
    const { policy, end } = readReference(line, start, line.length, titles);
    found.push({ type: 'policy', start, end, name: policy.title, section: policy.section });
    MENTION.lastIndex = Math.max(end, start + 1);
  }
  return found;
}

// A tool with its parameters, or what opens a policy's title: `@refund_order(order_id: str)`, `#R`.
const MENTION =
  /(?=[@#])(?<![\p{L}\p{N}_.@#&/])(?:@([A-Za-z_]\w*(?:[.-][A-Za-z_]\w*)*)(?:\([^()\n]{0,400}\))?|#(?=[\p{L}_]))/gu;
