import type { Problem } from '../../lib/problem.ts';
import { warning } from '../problem-words.ts';
import type { Scope } from './scope.ts';

/** Amounts given as examples: they bound like any others, which the author should know. */
export function findExampleAmounts(scope: Scope): Problem[] {
  return scope.steps.flatMap(({ step }) => {
    if (!step.amounts.some((amount) => amount.in === 'act')) return [];
    const found = EXAMPLE.exec(step.text);
    if (!found) return [];
    const span = scope.spanIn(step, found[0].trim());
    const words = found[0].trim();
    const plain = words.replace(found[1] ?? '', '').trim();
    const isPlaced = span !== step.span;
    return [
      warning('amount-as-example', {
        span,
        values: { words, mark: found[1] ?? '' },
        fix: isPlaced ? { span, text: plain } : undefined,
      }),
    ];
  });
}

// An example before an amount: `e.g., 10% or 15%`, `such as a 20%`, `for example $5`.
const EXAMPLE =
  /(e\.g\.,?|eg\.?,|such as|for example,?|for instance,?|like)\s+(?:an?\s+)?(?:[$€£]\s?\d[\d.,]*|\d[\d.,]*\s?%)(?:\s*(?:,|or|and|to|-|–)\s*(?:[$€£]\s?\d[\d.,]*|\d[\d.,]*\s?%))*/i;
