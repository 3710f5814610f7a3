import type { Problem } from '../../lib/problem.ts';
import { offerOptions } from '../options.ts';
import { type Scope, warning } from './scope.ts';

/** Options whose tool was read into the text: the author should write the mention. */
export function findOptionProblems(scope: Scope): Problem[] {
  const { catalog } = scope;
  if (!catalog) return [];
  return scope.steps.flatMap(({ step: offer }) =>
    offerOptions(offer, catalog, scope.policy).flatMap((option) => {
      const name = option.tools[0];
      if (!option.readIntoText || name === undefined || !option.step) return [];
      const { span } = option.step;
      const words = scope.text?.slice(span.start, span.end) ?? '';
      const end = span.end - (/[.;]$/.test(words) ? 1 : 0);
      const message = `\`${option.label}\` names no tool; \`${name}\` was read into it`;
      const problem = warning('tool-read-into-text', span, message, `write \`using @${name}\``);
      return [
        scope.text === undefined
          ? problem
          : { ...problem, fix: { span: { start: end, end }, text: ` using @${name}` } },
      ];
    }),
  );
}
