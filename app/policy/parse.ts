/** Reads policy text as people write it. Never throws; what is not understood becomes a problem with its place. */

import type { Problem, Span } from '../lib/problem.ts';
import { readBlocks } from './blocks.ts';
import { readFrontMatter } from './front-matter.ts';
import type { EffectOf } from './kind.ts';
import { mask } from './mask.ts';
import { createNames, findMentions, type Mention, type Names } from './mention.ts';
import { buildOutline } from './outline.ts';
import type { Policy } from './policy.ts';
import { error, warning } from './problem-words.ts';
import { scan } from './scan.ts';
import { readSections, type Section } from './sections.ts';
import { findGaps, readSpans, type SourceMap } from './source-map.ts';
import { makeSteps } from './steps.ts';
import { mentionedTitles as findTitles } from './worded-mention.ts';
import { slug } from './words.ts';

/** A policy's text as it came in. */
export interface Source {
  readonly text: string;
  /** The file's stem; empty where there is no file. */
  readonly name: string;
}

/** What the reader of a policy is told beside its text; each may be left out. */
export interface ParseOptions {
  /** The library's tools: lets `[Tool name]` be a mention. */
  readonly toolNames?: readonly string[];
  /** Titles and ids of the library's policies: lets the longest of them be the one mentioned. */
  readonly policyTitles?: readonly string[];
  /** Other names of policies (their files' stems, normalised) to their ids. */
  readonly policyAliases?: ReadonlyMap<string, string>;
  /** What a tool does, where the catalog is known; told by its name elsewhere. */
  readonly effectOf?: EffectOf;
}

/** Policies with the map of the text that they were read from. */
export interface Parsed {
  readonly policies: readonly Policy[];
  readonly problems: readonly Problem[];
  readonly map: SourceMap;
}

/** Reads a text: its policies in order (several where the document holds several) and what its author has to know. */
export function parse(source: Source, options: ParseOptions = {}): [Policy[], Problem[]] {
  const { policies, problems } = parseSource(source, options);
  return [[...policies], [...problems]];
}

/** Reads a text and says what each part of it became. */
export function parseSource(source: Source, options: ParseOptions = {}): Parsed {
  const reader = createReader(source, options);
  const { frontMatter, masked, sections, names, problems, mentions, notes } = reader;
  const mentionedTitles = lazily(() => findTitles(masked));
  const used = new Set<string>();
  const policies = sections.flatMap((section, index) => {
    const dropped: Span[] = [];
    const effectOf = options.effectOf ?? (() => undefined);
    const maker = { masked, names, mentionedTitles, effectOf, problems, mentions, dropped };
    const steps = makeSteps(buildOutline(masked, section.blocks), maker);
    for (const span of [dropped, section.notes, headRows(section)].flat()) notes.push(span);
    if (steps.length === 0 && section.trigger === '' && frontMatter.span === null) return [];
    const title = (index === 0 ? frontMatter.title : null) ?? titleOf(section, source.name);
    const id = unique(
      (index === 0 ? frontMatter.id : null) ?? (source.name || slug(title) || 'policy'),
      used,
    );
    const own = index === 0 ? frontMatter : { examples: [], limits: {}, approval: {} };
    const { examples, limits, approval } = own;
    const named = asideMentions(masked, section, names, mentions);
    return [{ id, title, trigger: section.trigger, examples, limits, approval, mentions: named, steps }];
  });
  if (policies.length === 0) problems.push(noPolicy(source.text.length));
  for (const problem of sections.flatMap((section) => unusedText(masked, section))) problems.push(problem);
  return withMap(source.text, reader, policies);
}

interface Reader {
  readonly frontMatter: ReturnType<typeof readFrontMatter>;
  readonly masked: string;
  readonly sections: readonly Section[];
  readonly names: Names;
  readonly problems: Problem[];
  readonly mentions: Mention[];
  readonly notes: Span[];
}

function createReader(source: Source, options: ParseOptions): Reader {
  const problems: Problem[] = [];
  const frontMatter = readFrontMatter(source.text, problems);
  const body = mask(source.text.slice(frontMatter.end));
  const masked = source.text.slice(0, frontMatter.end) + body.text;
  const { blocks, asides } = readBlocks(masked, scan(masked, frontMatter.end, body.html));
  const hidden = body.hidden.map(({ start, end }) => ({
    start: start + frontMatter.end,
    end: end + frontMatter.end,
  }));
  return {
    frontMatter,
    masked,
    sections: readSections(masked, blocks, frontMatter.span !== null),
    names: createNames(options.toolNames ?? [], options.policyTitles ?? [], options.policyAliases),
    problems,
    mentions: [],
    notes: [...asides, ...hidden],
  };
}

/** The value of a function, worked out when it is first needed. */
function lazily<T>(work: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: work() };
    return made.value;
  };
}

const headRows = (section: Section): Span[] =>
  section.blocks.filter((block) => block.type === 'row' && block.head);

const titleOf = (section: Section, name: string): string =>
  section.title || name.replace(/[_-]+/g, ' ').trim() || 'Policy';

function unique(id: string, used: Set<string>): string {
  let candidate = id;
  for (let count = 2; used.has(candidate); count += 1) candidate = `${id}-${count}`;
  used.add(candidate);
  return candidate;
}

/** Mentions in trigger and notes, which belong to the policy and not to a step. */
function asideMentions(
  masked: string,
  section: Section,
  names: Names,
  mentions: Mention[],
): Policy['mentions'] {
  const found = [...section.triggers, ...section.notes].flatMap((span) =>
    findMentions(masked, span, names, []),
  );
  for (const mention of found) mentions.push(mention);
  const tools = found.flatMap((mention) => (mention.type === 'tool' ? [mention.tool.name] : []));
  const policies = found.flatMap((mention) => (mention.type === 'policy' ? [mention.policy.title] : []));
  return { tools: [...new Set(tools)], policies: [...new Set(policies)] };
}

const noPolicy = (length: number): Problem => error('no-policy', { span: { start: 0, end: length } });

/** One problem for each stretch of text that became no step, so that its author can see it. */
function unusedText(masked: string, section: Section): Problem[] {
  const problems: Problem[] = [];
  let open: { start: number; end: number } | undefined;
  for (const note of [...section.notes].sort((one, other) => one.start - other.start)) {
    if (note.quiet) continue;
    const isNear = open !== undefined && note.start - open.end <= NEAR_MAX;
    if (open && isNear) open.end = note.end;
    else {
      if (open) problems.push(unused(masked, open));
      open = { start: note.start, end: note.end };
    }
  }
  return open ? [...problems, unused(masked, open)] : problems;
}

/** Notes with no more than a heading between them are one stretch. */
const NEAR_MAX = 120;

const unused = (masked: string, span: Span): Problem =>
  warning('text-not-used', {
    span: { ...span },
    values: { words: excerpt(masked.slice(span.start, span.end)) },
  });

const excerpt = (text: string): string => {
  const plain = text.slice(0, 80).replace(/\s+/g, ' ').trim();
  return plain.length > 60 ? `${plain.slice(0, 60).trimEnd()}…` : plain;
};

/** Accounts for every character: what lies between the parts is marks, or words that were not understood. */
function withMap(text: string, reader: Reader, policies: readonly Policy[]): Parsed {
  const { frontMatter, notes, mentions, masked, problems } = reader;
  const triggers = reader.sections.flatMap((section) => section.triggers);
  const plain = {
    frontMatter: frontMatter.span,
    triggers,
    notes: notes.map(({ start, end }) => ({ start, end })),
  };
  const marks: Span[] = [];
  for (const gap of findGaps(text.length, readSpans(policies, plain))) {
    if (WORDS.test(masked.slice(gap.start, gap.end).replace(LIST_NUMBER, '')))
      problems.push(notUnderstood(masked, gap));
    else marks.push(gap);
  }
  return { policies, problems, map: { ...plain, marks, mentions } };
}

// A letter or digit, so that a gap holds more than marks.
const WORDS = /[\p{L}\p{N}]/u;
// What numbers a list: `1. `, `2.1) `, `a. `, `Step 3:`, `[x]`.
const LIST_NUMBER =
  /(?:step\s+)?\(?\b(?:\d{1,3}(?:\.\d{1,3})*|[a-z])\b(?:[.):\-–—]|\ufe0f?\u20e3|(?=\s))|\[[xX]\]|[一二三四五六七八九十]{1,3}[、．.）)]|\d{1,4}[、．]/giu;

const notUnderstood = (masked: string, gap: Span): Problem =>
  warning('not-understood', { span: gap, values: { words: excerpt(masked.slice(gap.start, gap.end)) } });
