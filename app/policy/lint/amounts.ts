import type { Problem } from '../../lib/problem.ts';
import type { Amount, Step } from '../policy.ts';
import { error, type Scope, toolSpan, warning } from './scope.ts';

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
    const message = `nothing bounds \`${param.name}\` of \`${tool.name}\``;
    const mend = `say how much in the step (${unit === 'percent' ? '`up to 15%`' : '`up to $50`'}), or write \`${mention.name}.${param.name}\` under limits`;
    return [warning('amount-without-limit', toolSpan(scope, step, mention), message, mend)];
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
      const message = `no amount is at least ${low.value} and at most ${high.value}`;
      return [
        error(
          'contradicting-amounts',
          scope.spanIn(step, String(low.value)),
          message,
          'change one of the two',
        ),
      ];
    }),
  );
}

const isLower = (amount: Amount): boolean => amount.bound === 'at-least' || amount.bound === 'over';
const isUpper = (amount: Amount): boolean => amount.bound === 'at-most' || amount.bound === 'under';
