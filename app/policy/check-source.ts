import { type Compiled, type CompileOptions, parseOptions } from './compile.ts';
import { createLibrary } from './library.ts';
import { finish, lintInParts } from './lint.ts';
import { parseSource, type Source } from './parse.ts';
import type { Policy } from './policy.ts';

/** What a text is checked against. */
export interface CheckOptions extends Omit<CompileOptions, 'library'> {
  /** Policies that the text may mention, beside its own; a policy of the text replaces the one of its id. */
  readonly known?: readonly Policy[];
  readonly installedServices?: readonly string[];
}

/** Reads a text and says everything that its author should mend: what was not understood, then what does not hold together. */
export const checkSource = (source: Source, options: CheckOptions = {}): Compiled =>
  finish(checkInParts(source, options));

/** The same in parts: the reading first, then a rule at a time. */
export function* checkInParts(source: Source, options: CheckOptions = {}): Generator<undefined, Compiled> {
  const known = options.known ?? [];
  const parsing = parseOptions([source], { ...options, library: createLibrary(known) });
  yield;
  const { policies, problems } = parseSource(source, parsing);
  yield;
  const own = new Set(policies.map((policy) => policy.id));
  const library = createLibrary([...known.filter((policy) => !own.has(policy.id)), ...policies]);
  const found = yield* lintInParts({ ...options, policies, text: source.text, library });
  return {
    policies,
    problems: [...problems, ...found].sort((one, other) => one.span.start - other.span.start),
  };
}
