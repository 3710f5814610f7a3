import type { Problem } from '../../lib/problem.ts';
import type { Param, Tool } from '../../tools/tool.ts';
import type { Step, ToolMention } from '../policy.ts';
import { error, warning } from '../problem-words.ts';
import { nearest, type Scope, toolSpan } from './scope.ts';

/** Parameters that the catalog knows under another type, or not at all. */
export function findWrongTypes(scope: Scope): Problem[] {
  return scope.steps.flatMap(({ step }) =>
    step.tools.flatMap((mention) => {
      const tool = scope.toolOf(mention);
      return tool ? mention.params.flatMap((param) => checkParam(scope, step, mention, param, tool)) : [];
    }),
  );
}

function checkParam(
  scope: Scope,
  step: Step,
  mention: ToolMention,
  param: ToolMention['params'][number],
  tool: Tool,
): Problem[] {
  const known = tool.params.find((each) => each.name === param.name);
  const whole = toolSpan(scope, step, mention);
  const span = scope.spanIn(step, `${param.name}: ${param.type}`);
  if (!known) {
    const near = nearest(
      param.name,
      tool.params.map((each) => each.name),
    );
    const place = span === step.span ? whole : span;
    const values = { tool: tool.name, param: param.name };
    return near === undefined
      ? [warning('unknown-parameter', { span: place, values })]
      : [warning('unknown-parameter', { span: place, mend: 'mend-near', values: { ...values, near } })];
  }
  if (known.type !== param.type && !isNarrower(param.type, known.type))
    return [
      error('wrong-type', {
        span,
        values: { param: param.name, tool: tool.name, known: known.type, written: param.type },
      }),
    ];
  return wrongOptions(scope, step, param, known);
}

/** A whole number is a number too. */
const isNarrower = (type: string, wide: string): boolean => type.replace('int', 'float') === wide;

function wrongOptions(
  scope: Scope,
  step: Step,
  param: ToolMention['params'][number],
  known: Param,
): Problem[] {
  if (known.options.length === 0) return [];
  const written = [...(param.options ?? []), ...(typeof param.standard === 'string' ? [param.standard] : [])];
  return written
    .filter((value) => !known.options.includes(value))
    .map((value) =>
      error('wrong-value', {
        span: scope.spanIn(step, value),
        values: { param: param.name, value, options: known.options.join(', ') },
      }),
    );
}
