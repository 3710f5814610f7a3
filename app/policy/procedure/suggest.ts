/** Finds phrases of a policy that could mention a tool or another policy, by their own words: no chance and no model in it. */
import type { Span } from '../../lib/problem.ts';
import type { Catalog } from '../../tools/tool.ts';
import { type Policy, walkSteps } from '../policy.ts';
import { suggestPolicy } from './suggest-policy.ts';
import { countUses, suggestTools } from './suggest-tool.ts';
import type { MentionOption, MentionSuggestion } from './suggestion.ts';

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
