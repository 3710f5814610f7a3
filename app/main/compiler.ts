/** Compiles the team's published texts in the page; its code is fetched only where something was published. */
import { type Allowance, readAllowances } from '../policy/allowance.ts';
import { compile } from '../policy/compile.ts';
import { createLibrary } from '../policy/library.ts';
import type { Source } from '../policy/parse.ts';
import type { Policy } from '../policy/policy.ts';
import type { Catalog } from '../tools/tool.ts';

/** The first policy of each text by the text's name; texts may mention each other and what is `beside` them. */
export function compileTexts(
  sources: readonly Source[],
  beside: readonly Policy[],
  catalog: Catalog,
): ReadonlyMap<string, Policy> {
  const names = new Set(sources.map(({ name }) => name));
  const library = createLibrary([
    ...beside.filter(({ id }) => !names.has(id)),
    ...sources.flatMap((source) => firstOf(source, catalog) ?? []),
  ]);
  return new Map(
    sources.flatMap((source) => {
      const [policy] = compile([source], { catalog, library }).policies;
      return policy ? [[source.name, { ...policy, id: source.name }] as const] : [];
    }),
  );
}

const firstOf = (source: Source, catalog: Catalog): Policy | undefined =>
  compile([source], { catalog }).policies[0];

/** What a text lets people give. */
export function allowancesOfText(source: Source, catalog: Catalog): readonly Allowance[] {
  const policy = firstOf(source, catalog);
  return policy ? readAllowances(policy, catalog) : [];
}
