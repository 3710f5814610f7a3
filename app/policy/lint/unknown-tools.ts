import type { Problem } from '../../lib/problem.ts';
import { error, nearest, type Scope, toolSpan } from './scope.ts';

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
        const message = `there is no tool \`${mention.name}\``;
        if (near === undefined)
          return error(
            'unknown-tool',
            span,
            message,
            'mention a tool of the catalog, or leave the mention out and say what is done by hand',
          );
        return {
          ...error('unknown-tool', span, message, `write \`@${near}\``),
          fix: { span, text: `@${near}` },
        };
      }),
  );
}
