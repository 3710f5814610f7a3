import type { Problem } from '../../lib/problem.ts';
import { offerOptions } from '../options.ts';
import { warning } from '../problem-words.ts';
import type { Scope } from './scope.ts';

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
      return [
        warning('tool-read-into-text', {
          span,
          values: { label: option.label, tool: name },
          fix: scope.text === undefined ? undefined : { span: { start: end, end }, text: ` using @${name}` },
        }),
      ];
    }),
  );
}
