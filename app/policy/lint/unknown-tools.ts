import type { Problem } from '../../lib/problem.ts';
import { error } from '../problem-words.ts';
import { nearest, type Scope, toolSpan } from './scope.ts';

/** Tools that the catalog does not know: at run time they are done by hand. */
export function findUnknownTools(scope: Scope): Problem[] {
  const { catalog } = scope;
  if (!catalog) return [];
  const names = catalog.all().flatMap((tool) => [tool.name, ...tool.aliases]);
  return scope.steps.flatMap(({ step }) =>
    step.tools
      .filter((mention) => catalog.find(mention.name) === undefined)
      .map((mention) => {
        const span = toolSpan(scope, step, mention);
        const near = nearest(mention.name, names);
        const { name } = mention;
        return near === undefined
          ? error('unknown-tool', { span, values: { name } })
          : error('unknown-tool', {
              span,
              mend: 'mend-near',
              values: { name, near },
              fix: { span, text: `@${near}` },
            });
      }),
  );
}
