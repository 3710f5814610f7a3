/**
 * Reads a procedure as a team keeps it (a document, a wiki page) and says what a policy made of it would hold: its text, what
 * was left out of its steps, the tools that it needs, and phrases that could mention a tool or a policy.
 */
import type { Problem } from '../lib/problem.ts';
import type { Catalog } from '../tools/tool.ts';
import { checkSource } from './check-source.ts';
import { parseOptions } from './compile.ts';
import { createLibrary } from './library.ts';
import { type Parsed, parseSource, type Source } from './parse.ts';
import { type Policy, type Step, walkSteps } from './policy.ts';
import { print } from './print.ts';
import { type LeftOver, readLeftOvers, withNotes } from './procedure/left-over.ts';
import { type NeededTool, neededTools } from './procedure/needed-tools.ts';
import { suggestMentions } from './procedure/suggest.ts';
import type { MentionSuggestion } from './procedure/suggestion.ts';
import { slug } from './words.ts';

/** What a procedure is read against. */
export interface ProcedureOptions {
  readonly catalog: Catalog;
  /** Policies of the library, which the procedure may send on to. */
  readonly known: readonly Policy[];
}

/** A policy made of a procedure, not yet kept anywhere. */
export interface ProcedureDraft {
  readonly title: string;
  /** Markdown with its head; what was left over stands under `Notes`. */
  readonly text: string;
  /** Read from `text`, so that its spans point into it. */
  readonly policy: Policy;
  readonly stepCount: number;
  /** The title of an earlier draft of the same document that has the same steps; null where there is none. */
  readonly twinOf: string | null;
  /** Words that became no step; their spans point into the procedure. */
  readonly leftOver: readonly LeftOver[];
  readonly tools: readonly NeededTool[];
  /** Their spans point into `text`. */
  readonly suggestions: readonly MentionSuggestion[];
}

/** What was read from a procedure. */
export interface Procedure {
  /** In the order of the text; empty where nothing in it says what to do. */
  readonly drafts: readonly ProcedureDraft[];
  /** What the parser could not read; spans point into the procedure. */
  readonly problems: readonly Problem[];
}

/** Reads a procedure; its name is the file's stem, empty where it was pasted. */
export function readProcedure(source: Source, { catalog, known }: ProcedureOptions): Procedure {
  const parsed = parseSource(source, parseOptions([source], { catalog, library: createLibrary(known) }));
  const found = withOwnIds(
    parsed.policies.filter((policy) => policy.steps.length > 0).map((policy) => titled(policy, source)),
    known,
  );
  const left = readLeftOvers(source.text, parsed, found);
  const drafts = found.map((policy, at) => {
    const others = [...known, ...found.filter((other) => other !== policy)];
    const leftOver = left[at] ?? [];
    const text = isWhole(parsed) ? withId(source.text, policy.id) : withNotes(print(policy), leftOver);
    const read = checkSource({ text, name: policy.id }, { catalog, known: others }).policies[0] ?? policy;
    return {
      title: policy.title,
      text,
      policy: read,
      stepCount: walkSteps(read.steps).length,
      twinOf: found.slice(0, at).find((earlier) => hasSameSteps(earlier, policy))?.title ?? null,
      leftOver,
      tools: neededTools(read, catalog),
      suggestions: suggestMentions(text, read, { catalog, known: others }),
    };
  });
  return { drafts, problems: parsed.problems };
}

/** A text with a head and one policy is one already; it stays as its author wrote it. */
const isWhole = ({ map, policies }: Parsed): boolean => map.frontMatter !== null && policies.length === 1;

/** A head that names its policy's id, naming this one. */
const withId = (text: string, id: string): string => text.replace(ID_LINE, () => `id: ${id}`);

// The line of a head that names the id: `id: refunds`.
const ID_LINE = /(?<=^\s*---[ \t]*\r?\n(?:(?!---).*\r?\n){0,40})id:.*$/m;

/** A policy without a title of its own bears the document's first line, where that reads like a title. */
function titled(policy: Policy, { text, name }: Source): Policy {
  const line = TITLE_LINE.exec(text)?.[1]?.trim() ?? '';
  if (name !== '' || policy.title !== UNTITLED || line === '') return policy;
  if (policy.trigger.includes(line) || policy.steps.some((step) => step.text.includes(line))) return policy;
  return { ...policy, title: line, id: slug(line) || policy.id };
}

/** What the parser calls a policy that nothing names. */
const UNTITLED = 'Policy';
// A short first line that is no sentence and no item: `Damaged item`, `**Late parcels**`.
const TITLE_LINE = /^\s*(?:#{1,6}\s+)?\**(\p{L}[^\n.:!?*|<>]{2,70}?)\**[ \t]*(?:\r?\n|$)/u;

/** Ids that no policy of the library has, so that a draft never takes the place of another policy. */
function withOwnIds(policies: readonly Policy[], known: readonly Policy[]): Policy[] {
  const taken = new Set(known.map(({ id }) => id));
  return policies.map((policy) => {
    const stem = slug(policy.id) || slug(policy.title) || 'policy';
    let id = stem;
    for (let count = 2; taken.has(id); count += 1) id = `${stem}-${count}`;
    taken.add(id);
    return id === policy.id ? policy : { ...policy, id };
  });
}

const hasSameSteps = (one: Policy, other: Policy): boolean => wordsOf(one.steps) === wordsOf(other.steps);

const wordsOf = (steps: readonly Step[]): string =>
  walkSteps(steps)
    .map(({ step }) => `${step.id} ${step.text}`)
    .join('\n');
