import type { Span } from '../../lib/problem.ts';
import type { Catalog, Tool } from '../../tools/tool.ts';
import type { Library } from '../library.ts';
import { type Policy, type Step, type ToolMention, walkSteps } from '../policy.ts';

/** What is looked at. */
export interface LintInput {
  /** The policies of one text. */
  readonly policies: readonly Policy[];
  /** The text they were read from, so that a problem points at its words; the step is pointed at where it is left out. */
  readonly text?: string;
  /** Every policy that may be mentioned, these among them. */
  readonly library: Library;
  /** The tools that there are; rules about tools rest where it is left out. */
  readonly catalog?: Catalog;
  /** Services of the installed package; none is missing where it is left out. */
  readonly installedServices?: readonly string[];
}

/** A step with its place in the policy. */
export interface Placed {
  readonly step: Step;
  /** Outermost first. */
  readonly above: readonly Step[];
}

/** What a rule looks at: one policy, and everything that it may speak of. */
export interface Scope extends LintInput {
  readonly policy: Policy;
  /** Every step in reading order. */
  readonly steps: readonly Placed[];
  /** The catalog's tool for a mention; `undefined` where the catalog does not know it or is not given. */
  toolOf(mention: ToolMention): Tool | undefined;
  /** Where these words stand inside a step; the step's own place where they cannot be found. */
  spanIn(step: Step, words: string): Span;
  /** The place for what concerns the policy as a whole: its first step. */
  readonly whole: Span;
}

/** The scope of a policy. */
export function createScope(policy: Policy, input: LintInput): Scope {
  const steps = walkSteps(policy.steps);
  return {
    ...input,
    policy,
    steps,
    toolOf: (mention) => input.catalog?.find(mention.name),
    spanIn: (step, words) => narrow(input.text, step.span, words),
    whole: steps[0]?.step.span ?? { start: 0, end: input.text?.length ?? 0 },
  };
}

function narrow(text: string | undefined, span: Span, words: string): Span {
  const at = text?.slice(span.start, span.end).indexOf(words) ?? -1;
  return at < 0 ? span : { start: span.start + at, end: span.start + at + words.length };
}

/** Where a mention of a tool stands. */
export const toolSpan = (scope: Scope, step: Step, mention: ToolMention): Span =>
  scope.spanIn(step, `@${mention.name}`);

/** The one of some names that is nearest to a word, if it is near at all. */
export function nearest(word: string, names: readonly string[]): string | undefined {
  const limit = Math.max(1, Math.floor(word.length / 3));
  const ranked = names
    .map((name) => ({ name, distance: distance(word.toLowerCase(), name.toLowerCase(), limit) }))
    .filter(({ distance: far }) => far <= limit)
    .sort((one, other) => one.distance - other.distance);
  return ranked[0]?.name;
}

/** Edits between two words; `limit + 1` where there are more than `limit`. */
function distance(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  let row = Array.from({ length: other.length + 1 }, (_unused, index) => index);
  for (let at = 1; at <= one.length; at += 1) {
    const next = [at];
    for (let to = 1; to <= other.length; to += 1) {
      const same = one[at - 1] === other[to - 1] ? 0 : 1;
      next.push(Math.min((row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1, (row[to - 1] ?? 0) + same));
    }
    row = next;
  }
  return row[other.length] ?? limit + 1;
}
