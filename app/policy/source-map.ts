/** Says what every character of a source was read as, so that nothing an author wrote is skipped in silence. */
import type { Problem, Span } from '../lib/problem.ts';
import type { Mention } from './mention.ts';
import type { Policy, Step } from './policy.ts';

/** Where a policy's mentions, trigger and notes stand; spans in reading order. */
export interface SourceMap {
  readonly frontMatter: Span | null;
  readonly triggers: readonly Span[];
  /** Titles, sections' headings, marketing, samples: words that no step is made of. */
  readonly notes: readonly Span[];
  /** List marks, table bars and white space between the rest. */
  readonly marks: readonly Span[];
  readonly mentions: readonly Mention[];
}

/** Ranges of a source that nothing accounts for; empty for everything that `parse` returns. */
export function coverage(
  text: string,
  read: {
    readonly policies: readonly Policy[];
    readonly problems: readonly Problem[];
    readonly map: SourceMap;
  },
): Span[] {
  const spans = [
    ...readSpans(read.policies, read.map),
    ...read.map.marks,
    ...read.problems.map(({ span }) => span),
  ];
  return findGaps(text.length, spans);
}

/** Everything that words were read into: steps, trigger, notes, head. */
export function readSpans(
  policies: readonly Policy[],
  map: Pick<SourceMap, 'frontMatter' | 'triggers' | 'notes'>,
): Span[] {
  const spans = [...(map.frontMatter ? [map.frontMatter] : []), ...map.triggers, ...map.notes];
  for (const policy of policies) addSpans(policy.steps, spans);
  return spans;
}

function addSpans(steps: readonly Step[], into: Span[]): void {
  for (const step of steps) {
    into.push(step.span);
    addSpans(step.children, into);
  }
}

/** The ranges between spans, in order. */
export function findGaps(length: number, spans: readonly Span[]): Span[] {
  const gaps: Span[] = [];
  let reached = 0;
  for (const span of [...spans].sort((one, other) => one.start - other.start)) {
    if (span.start > reached) gaps.push({ start: reached, end: span.start });
    reached = Math.max(reached, span.end);
  }
  if (reached < length) gaps.push({ start: reached, end: length });
  return gaps;
}
