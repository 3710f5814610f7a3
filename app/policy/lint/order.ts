import type { Problem } from '../../lib/problem.ts';
import { warning } from '../problem-words.ts';
import { type Scope, toolSpan } from './scope.ts';

/** Writes that stand before the look-up they rest on. */
export function findOrderProblems(scope: Scope): Problem[] {
  const { catalog } = scope;
  if (!catalog) return [];
  const named = scope.steps.map(({ step }) =>
    step.tools.flatMap((mention) => catalog.find(mention.name)?.name ?? []),
  );
  return scope.steps.flatMap(({ step }, index) =>
    step.tools.flatMap((mention) => {
      const tool = catalog.find(mention.name);
      if (tool?.effect !== 'write') return [];
      const before = named.slice(0, index + 1).flat();
      const after = named.slice(index + 1).flat();
      const late = tool.needs.find((need) => !before.includes(need) && after.includes(need));
      if (late === undefined) return [];
      return [
        warning('write-before-look-up', {
          span: toolSpan(scope, step, mention),
          values: { tool: tool.name, late },
        }),
      ];
    }),
  );
}
