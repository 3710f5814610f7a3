import type { Problem } from '../../lib/problem.ts';
import { error } from '../problem-words.ts';
import { type Scope, toolSpan } from './scope.ts';

/** Tools whose service the installed package does not hold. */
export function findServiceProblems(scope: Scope): Problem[] {
  const installed = scope.installedServices;
  if (!installed) return [];
  return scope.steps.flatMap(({ step }) =>
    step.tools.flatMap((mention) => {
      const missing = scope.toolOf(mention)?.services.find((service) => !installed.includes(service));
      if (missing === undefined) return [];
      return [
        error('service-not-installed', {
          span: toolSpan(scope, step, mention),
          values: { tool: mention.name, service: missing },
        }),
      ];
    }),
  );
}
