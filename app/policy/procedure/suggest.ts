/** Finds phrases of a policy that could mention a tool or another policy, by their own words: no chance and no model in it. */
import type { Span } from '../../lib/problem.ts';
import type { Catalog } from '../../tools/tool.ts';
import { type Policy, walkSteps } from '../policy.ts';
import { suggestPolicy } from './suggest-policy.ts';
import { countUses, suggestTools } from './suggest-tool.ts';

/** A phrase and what could be written for it. */
export interface MentionSuggestion {
  /** Unique within the policy. */
  readonly id: string;
  readonly type: 'tool' | 'policy';
  /** The step that holds the phrase. */
  readonly step: string;
  /** The words by which it was found. */
  readonly phrase: Span;
  /** Best first, never empty; several where the words fit several tools as well. */
  readonly options: readonly MentionOption[];
}

/** One way to write a mention. */
export interface MentionOption {
  /** The tool's name or the policy's title. */
  readonly name: string;
  /** What is written over `span`; an empty span is a place to write it at. */
  readonly edit: { readonly span: Span; readonly text: string };
}

/** What suggestions are made from. */
export interface SuggestOptions {
  readonly catalog: Catalog;
  /** Policies that may be mentioned; the one that is read is not among them. */
  readonly known: readonly Policy[];
}

/** The suggestions for a policy read from `text`, in the order of the text. */
export function suggestMentions(
  text: string,
  policy: Policy,
  { catalog, known }: SuggestOptions,
): MentionSuggestion[] {
  const titles = known.map(({ title }) => title);
  const uses = countUses(known);
  return walkSteps(policy.steps)
    .flatMap(({ step }) => {
      const words = { text, step, own: ownSpan(step.span, step.children[0]?.span.start) };
      const policies = suggestPolicy(words, titles);
      return policies.length > 0 ? policies : suggestTools(words, catalog, uses);
    })
    .sort((one, other) => one.phrase.start - other.phrase.start);
}

/** A step's span without the steps below it. */
const ownSpan = (span: Span, below: number | undefined): Span =>
  below !== undefined && below < span.end ? { start: span.start, end: below } : span;

/** Writes chosen options into the text they were made for. */
export function applyOptions(text: string, chosen: readonly MentionOption[]): string {
  const edits = chosen.map(({ edit }) => edit).sort((one, other) => other.span.start - one.span.start);
  return edits.reduce(
    (written, { span, text: words }) => written.slice(0, span.start) + words + written.slice(span.end),
    text,
  );
}
