import type { Problem } from '../../lib/problem.ts';
import { error, type Scope, toolSpan } from './scope.ts';

/** Tools whose service the installed package does not hold. */
export function findServiceProblems(scope: Scope): Problem[] {
  const installed = scope.installedServices;
  if (!installed) return [];
  return scope.steps.flatMap(({ step }) =>
    step.tools.flatMap((mention) => {
      const missing = scope.toolOf(mention)?.services.find((service) => !installed.includes(service));
      if (missing === undefined) return [];
      const message = `service not installed: \`${mention.name}\` speaks to \`${missing}\``;
      const mend = `add \`${missing}\` to stepwise.config.json, rebuild and update the app`;
      return [error('service-not-installed', toolSpan(scope, step, mention), message, mend)];
    }),
  );
}
