/** What can be written behind `@` and `#` at a place in a text. */
import type { Span } from '../lib/problem.ts';
import type { Catalog, Tool } from '../tools/tool.ts';
import type { Library } from './library.ts';
import { normalTitle } from './words.ts';

/** One proposal of the editor. */
export interface Completion {
  readonly label: string;
  /** What it is: a tool's parameters, a policy's trigger, a section's policy. */
  readonly detail: string;
  /** What `insert` takes the place of: the mention as far as it is typed, with its mark. */
  readonly replace: Span;
  readonly insert: string;
}

/** No list is longer. */
const COMPLETIONS_MAX = 20;

/** Tools behind `@`, policies behind `#`, a policy's sections behind `#Title – `; best first, empty elsewhere. */
export function complete(
  text: string,
  offset: number,
  { catalog, library }: { readonly catalog: Catalog; readonly library: Library },
): Completion[] {
  const line = text.slice(Math.max(text.lastIndexOf('\n', offset - 1) + 1, offset - TYPED_MAX), offset);
  const tool = TOOL.exec(line);
  if (tool) return completeTools(tool[1] ?? '', offset, catalog);
  const section = SECTION.exec(line);
  if (section) {
    const found = completeSections(section[1] ?? '', section[2] ?? '', offset, library);
    if (found.length > 0) return found;
  }
  const title = TITLE.exec(line);
  return title ? completePolicies(title[1] ?? '', offset, library) : [];
}

/** Whether what stands before the caret in its line is a mention that is being typed. */
export function isMentionTyped(before: string): boolean {
  const line = before.slice(-TYPED_MAX);
  return TOOL.test(line) || TITLE.test(line) || SECTION.test(line);
}

/** A mention is not longer while it is typed. */
const TYPED_MAX = 120;
// A tool as far as it is typed: `@`, `@file_car`.
const TOOL = /(?<![\w@])@([\w.-]*)$/;
// A policy as far as it is typed: `#`, `#Refund Po`.
const TITLE = /(?<![\w#])#([\p{L}\p{N}_ -]*)$/u;
// A section as far as it is typed: `#Refund Policy – `, `#Refund – Iss`.
const SECTION = /(?<![\w#])#([\p{L}\p{N}_ -]+?)\s+[–—-]\s+([\p{L}\p{N}_ -]*)$/u;

function completeTools(typed: string, offset: number, catalog: Catalog): Completion[] {
  const replace = { start: offset - typed.length - 1, end: offset };
  return rank(catalog.all(), typed, (tool) => [tool.name, ...tool.aliases, ...tool.words]).map((tool) => ({
    label: `@${tool.name}`,
    detail: `${tool.effect === 'read' ? 'reads' : 'changes'} · ${parameters(tool) || 'no parameters'}`,
    replace,
    insert: mentionOf(tool),
  }));
}

/** A mention of a tool with the parameters that it needs: `@skip_next_shipment(subscription_id: str)`. */
export const mentionOf = (tool: Tool): string => `@${tool.name}${parameters(tool)}`;

function parameters(tool: Tool): string {
  const required = tool.params.filter((param) => param.required && param.origin !== 'written');
  return required.length === 0
    ? ''
    : `(${required.map((param) => `${param.name}: ${param.type}`).join(', ')})`;
}

function completePolicies(typed: string, offset: number, library: Library): Completion[] {
  const replace = { start: offset - typed.length - 1, end: offset };
  return rank(library.policies, typed, (policy) => [policy.title, policy.id]).map((policy) => ({
    label: `#${policy.title}`,
    detail: policy.trigger,
    replace,
    insert: `#${policy.title}`,
  }));
}

function completeSections(title: string, typed: string, offset: number, library: Library): Completion[] {
  const policy = library.find(title);
  if (!policy) return [];
  const replace = { start: offset - typed.length, end: offset };
  const sections = policy.steps.filter((step) => step.children.length > 0);
  return rank(sections, typed, (step) => [step.text]).map((step) => ({
    label: step.text,
    detail: policy.title,
    replace,
    insert: sectionWords(step.text),
  }));
}

/** A section's words as a mention of it is read: as far as they are words, with capitals, so that where it ends is plain. */
function sectionWords(text: string): string {
  const words = (WORDS.exec(text)?.[0] ?? text).split(' ');
  return words
    .map((word, at) =>
      SMALL.has(word) && at < words.length - 1 ? word : word.slice(0, 1).toUpperCase() + word.slice(1),
    )
    .join(' ');
}

// Words up to the first mark of punctuation, twelve at most: `Give options`, `If it’s late`.
const WORDS =
  /^[\p{L}\p{N}_&]+(?:[-'’/.][\p{L}\p{N}_]+)*(?: [\p{L}\p{N}_&]+(?:[-'’/.][\p{L}\p{N}_]+)*){0,11}/u;
const SMALL = new Set('of and for to the a an in on or with by from at'.split(' '));

/** Those whose names begin with what is typed, then those that hold it, each in its own order. */
function rank<T>(all: readonly T[], typed: string, namesOf: (one: T) => readonly string[]): T[] {
  const wanted = normalTitle(typed);
  const begins: T[] = [];
  const holds: T[] = [];
  for (const one of all) {
    const names = namesOf(one).map(normalTitle);
    if (names[0]?.startsWith(wanted)) begins.push(one);
    else if (names.some((name) => name.includes(wanted))) holds.push(one);
  }
  return [...begins, ...holds].slice(0, COMPLETIONS_MAX);
}
