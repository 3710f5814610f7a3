import type { Problem } from '../lib/problem.ts';
import type { Catalog } from '../tools/tool.ts';
import { readFrontMatter } from './front-matter.ts';
import { createLibrary, type Library } from './library.ts';
import { type ParseOptions, parseSource, type Source } from './parse.ts';
import type { Policy } from './policy.ts';
import { readTitles } from './titles.ts';
import { normalTitle } from './words.ts';

/** Policies as they run, with what their authors have to know; the form that `stepwise compile` prints. */
export interface Compiled {
  readonly policies: readonly Policy[];
  /** In the order of the sources. */
  readonly problems: readonly Problem[];
}

/** What a compiler knows beside the texts. */
export interface CompileOptions {
  /** The tools that there are; without it no tool is known to be wrong. */
  readonly catalog?: Catalog;
  /** Other policies that these may mention. */
  readonly library?: Library;
}

/** Reads texts to policies that may mention each other. */
export function compile(sources: readonly Source[], options: CompileOptions = {}): Compiled {
  const parsing = parseOptions(sources, options);
  const parsed = sources.map((source) => parseSource(source, parsing));
  return {
    policies: parsed.flatMap(({ policies }) => policies),
    problems: parsed.flatMap(({ problems }) => problems),
  };
}

/** What the reader of these texts is told: the catalog's tools, and every title that a mention may mean. */
export function parseOptions(sources: readonly Source[], options: CompileOptions): ParseOptions {
  const { catalog, library } = options;
  const policyTitles = [...(library?.titles() ?? []), ...sources.flatMap(readTitles)];
  const policyAliases = stemsOf(sources);
  if (!catalog) return { policyTitles, policyAliases };
  return {
    policyTitles,
    policyAliases,
    toolNames: catalog.all().flatMap((tool) => [tool.name, ...tool.aliases]),
    effectOf: (name) => catalog.find(name)?.effect,
  };
}

/** The stems of files whose head gives the policy another id: a mention may use either. */
function stemsOf(sources: readonly Source[]): Map<string, string> {
  const stems = new Map<string, string>();
  for (const { name, text } of sources) {
    const { id } = readFrontMatter(text, []);
    if (name !== '' && id !== null && id !== name) stems.set(normalTitle(name), id);
  }
  return stems;
}

/** Every policy of the texts as a library, together with those already known. */
export const libraryOf = (compiled: Compiled, known: readonly Policy[] = []): Library =>
  createLibrary([...known, ...compiled.policies]);
