import type { Problem } from '../../lib/problem.ts';
import type { Amount, Step } from '../policy.ts';
import { error, warning } from '../problem-words.ts';
import { type Scope, toolSpan } from './scope.ts';

/** Calls whose amount nothing bounds, and amounts that cannot all hold. */
export function findAmountProblems(scope: Scope): Problem[] {
  return scope.steps.flatMap(({ step }) => [...unbounded(scope, step), ...contradictions(scope, step)]);
}

function unbounded(scope: Scope, step: Step): Problem[] {
  return step.tools.flatMap((mention) => {
    const tool = scope.toolOf(mention);
    if (tool?.effect !== 'write') return [];
    const param = tool.params.find(({ name, fact }) => UNITS.has(name) || UNITS.has(fact));
    const unit = UNITS.get(param?.fact ?? '') ?? UNITS.get(param?.name ?? '');
    if (!param || !unit || param.origin === 'written') return [];
    const isLimited = Object.hasOwn(scope.policy.limits, `${mention.name}.${param.name}`);
    if (isLimited || step.amounts.some((amount) => amount.unit === unit)) return [];
    if (param.origin !== 'policy' && !mention.params.some(({ name }) => name === param.name)) return [];
    if (isBoundElsewhere(scope, mention.name, unit)) return [];
    return [
      warning('amount-without-limit', {
        span: toolSpan(scope, step, mention),
        mend: unit === 'percent' ? 'mend-percent' : 'mend-money',
        values: { param: param.name, tool: tool.name, setting: `${mention.name}.${param.name}` },
      }),
    ];
  });
}

/** Whether an option of an offer names the amounts that this step applies. */
export const isBoundElsewhere = (scope: Scope, tool: string, unit: Amount['unit']): boolean =>
  scope.steps.some(
    ({ step }) =>
      step.tools.some((mention) => mention.name === tool) &&
      step.amounts.some((amount) => amount.unit === unit),
  );

const UNITS: ReadonlyMap<string, Amount['unit']> = new Map([
  ['percent', 'percent'],
  ['amount', 'money'],
]);

function contradictions(scope: Scope, step: Step): Problem[] {
  const bounds = step.amounts.filter((amount) => amount.in === 'act');
  return bounds.flatMap((low) =>
    bounds.flatMap((high) => {
      if (low.unit !== high.unit || low.currency !== high.currency) return [];
      if (!isLower(low) || !isUpper(high) || low.value <= high.value) return [];
      return [
        error('contradicting-amounts', {
          span: scope.spanIn(step, String(low.value)),
          values: { low: low.value, high: high.value },
        }),
      ];
    }),
  );
}

const isLower = (amount: Amount): boolean => amount.bound === 'at-least' || amount.bound === 'over';
const isUpper = (amount: Amount): boolean => amount.bound === 'at-most' || amount.bound === 'under';
