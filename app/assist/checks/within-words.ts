import type { Amount } from '../../policy/policy.ts';
import { unitsOf } from '../arguments.ts';
import type { CallCase, Check } from './check.ts';

/** Amounts stay within the policy's words: `10% or 15%` are exactly these, `up to 20%` is a maximum. */
export const withinWords: Check = {
  name: 'outside-policy-words',
  find(call) {
    for (const param of call.tool.params) {
      const value = call.proposal.call.args[param.name];
      if (typeof value !== 'number') continue;
      const bounds = boundsFor(param.name, call);
      if (bounds.length === 0 || allows(bounds, value)) continue;
      return call.context.phrases('refused.outside-policy-words', {
        name: call.context.phrases(`param.${param.name}`),
        value,
        words: call.option?.text ?? call.step.text,
      });
    }
    return null;
  },
};

/** The option's words bind before the step's own. */
function boundsFor(name: string, { option, step }: CallCase): Amount[] {
  const units = unitsOf(name);
  const fitting = (amounts: readonly Amount[]) =>
    amounts.filter((amount) => amount.in === 'act' && units.includes(amount.unit));
  const own = fitting(option?.amounts ?? []);
  return own.length > 0 ? own : fitting(step.amounts);
}

function allows(bounds: readonly Amount[], value: number): boolean {
  const exact = bounds.filter((bound) => bound.bound === 'exactly');
  if (exact.length > 0) return exact.some((bound) => bound.value === value);
  return bounds.every((bound) => {
    if (bound.bound === 'at-most') return value <= bound.value;
    if (bound.bound === 'under') return value < bound.value;
    if (bound.bound === 'at-least') return value >= bound.value;
    return value > bound.value;
  });
}
