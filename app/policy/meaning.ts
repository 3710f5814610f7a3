/** What a change of a policy's text changes in what it does: steps, conditions, tools, amounts, limits, lanes. */
import type { Phrases } from '../lib/phrases.ts';
import type { Lane } from '../tools/tool.ts';
import { type Policy, type Step, type StepKind, walkSteps } from './policy.ts';

/** One difference; `step` is the step's place in the version that has it. */
export type MeaningChange =
  | { readonly type: 'title'; readonly before: string; readonly after: string }
  | { readonly type: 'trigger'; readonly before: string; readonly after: string }
  | { readonly type: 'examples'; readonly added: readonly string[]; readonly removed: readonly string[] }
  | {
      readonly type: 'limit';
      readonly name: string;
      /** Null where there is none. */
      readonly before: number | null;
      readonly after: number | null;
    }
  | {
      readonly type: 'lane';
      readonly tool: string;
      readonly before: Lane | null;
      readonly after: Lane | null;
    }
  | { readonly type: 'step-added'; readonly step: string; readonly text: string }
  | { readonly type: 'step-removed'; readonly step: string; readonly text: string }
  | { readonly type: 'step-moved'; readonly step: string; readonly from: string; readonly text: string }
  | {
      readonly type: 'step-changed';
      readonly step: string;
      readonly before: string;
      readonly after: string;
      /** What the step does otherwise; empty where only its wording changed. */
      readonly parts: readonly StepDifference[];
    };

/** What is different in a step that both versions have. */
export type StepDifference =
  | { readonly part: 'kind'; readonly before: StepKind; readonly after: StepKind }
  /** Empty where the step has no condition. */
  | { readonly part: 'condition'; readonly before: string; readonly after: string }
  | {
      readonly part: 'tools' | 'amounts' | 'policies';
      readonly added: readonly string[];
      readonly removed: readonly string[];
    };

/** Every difference in meaning, the head first, then steps in the order of the later version. */
export function compareMeaning(before: Policy, after: Policy): readonly MeaningChange[] {
  return [...headChanges(before, after), ...stepChanges(before, after)];
}

function headChanges(before: Policy, after: Policy): MeaningChange[] {
  const changes: MeaningChange[] = [];
  for (const type of ['title', 'trigger'] as const)
    if (before[type] !== after[type]) changes.push({ type, before: before[type], after: after[type] });
  const examples = differing(before.examples, after.examples);
  if (examples) changes.push({ type: 'examples', ...examples });
  for (const name of namesOf(before.limits, after.limits)) {
    const pair = { before: before.limits[name] ?? null, after: after.limits[name] ?? null };
    if (pair.before !== pair.after) changes.push({ type: 'limit', name, ...pair });
  }
  for (const tool of namesOf(before.approval, after.approval)) {
    const pair = { before: before.approval[tool] ?? null, after: after.approval[tool] ?? null };
    if (pair.before !== pair.after) changes.push({ type: 'lane', tool, ...pair });
  }
  return changes;
}

const namesOf = (one: object, other: object): string[] => [
  ...new Set([...Object.keys(one), ...Object.keys(other)]),
];

/** What only one of two lists has; undefined where they have the same. */
function differing(
  before: readonly string[],
  after: readonly string[],
): { added: string[]; removed: string[] } | undefined {
  const added = after.filter((each) => !before.includes(each));
  const removed = before.filter((each) => !after.includes(each));
  return added.length + removed.length === 0 ? undefined : { added, removed };
}

function stepChanges(before: Policy, after: Policy): MeaningChange[] {
  const old = walkSteps(before.steps).map(({ step }) => step);
  const fresh = walkSteps(after.steps).map(({ step }) => step);
  const pairs = pairSteps(old, fresh);
  const moved = movedOf(pairs, { old, fresh });
  const removed = old.filter((step) => ![...pairs.values()].includes(step));
  return [
    ...fresh.flatMap((step): MeaningChange[] => {
      const was = pairs.get(step);
      if (!was) return [{ type: 'step-added', step: step.id, text: step.text }];
      return [
        ...(moved.has(step)
          ? [{ type: 'step-moved' as const, step: step.id, from: was.id, text: step.text }]
          : []),
        ...changedStep(was, step),
      ];
    }),
    ...removed.map((step): MeaningChange => ({ type: 'step-removed', step: step.id, text: step.text })),
  ];
}

/** Steps of the later version by the earlier step that they were; the same words first, then the most alike. */
function pairSteps(old: readonly Step[], fresh: readonly Step[]): Map<Step, Step> {
  const pairs = new Map<Step, Step>();
  const left = new Set(old);
  const pair = (step: Step, was: Step): void => {
    pairs.set(step, was);
    left.delete(was);
  };
  const rounds: ((step: Step, was: Step) => boolean)[] = [
    (step, was) => was.text === step.text && was.id === step.id,
    (step, was) => was.text === step.text,
  ];
  for (const fits of rounds)
    for (const step of fresh) {
      const was = pairs.has(step) ? undefined : [...left].find((each) => fits(step, each));
      if (was) pair(step, was);
    }
  for (const step of fresh) {
    if (pairs.has(step)) continue;
    const was = [...left]
      .map((each) => ({
        each,
        score: likeness(each.text, step.text) + (each.id === step.id ? SAME_PLACE : 0),
      }))
      .filter(({ score }) => score >= ALIKE)
      .sort((one, other) => other.score - one.score)[0]?.each;
    if (was) pair(step, was);
  }
  return pairs;
}

/** Steps with half of their words in common are one step reworded. */
const ALIKE = 0.5;
const SAME_PLACE = 0.15;

/** Share of the words that two texts have in common, from 0 to 1. */
function likeness(one: string, other: string): number {
  const words = wordsOf(one);
  const others = wordsOf(other);
  const shared = [...words].filter((word) => others.has(word)).length;
  return (2 * shared) / Math.max(1, words.size + others.size);
}

// Words and numbers: `refund`, `order_id`, `15`.
const wordsOf = (text: string): Set<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? []);

/** Steps that stand before one behind which they stood; what merely follows an inserted step has not moved. */
function movedOf(
  pairs: ReadonlyMap<Step, Step>,
  { old, fresh }: { readonly old: readonly Step[]; readonly fresh: readonly Step[] },
): ReadonlySet<Step> {
  const order = fresh.flatMap((step) => {
    const was = pairs.get(step);
    return was ? [{ step, at: old.indexOf(was) }] : [];
  });
  const kept = new Set(longestRise(order.map(({ at }) => at)));
  return new Set(order.filter(({ at }) => !kept.has(at)).map(({ step }) => step));
}

/** The longest of the rising runs within a list of different numbers. */
function longestRise(numbers: readonly number[]): readonly number[] {
  const best: number[][] = [];
  for (const [i, number] of numbers.entries()) {
    const before = best
      .filter((_, j) => (numbers[j] ?? 0) < number)
      .reduce<number[]>((longest, run) => (run.length > longest.length ? run : longest), []);
    best[i] = [...before, number];
  }
  return best.reduce<number[]>((longest, run) => (run.length > longest.length ? run : longest), []);
}

function changedStep(was: Step, step: Step): MeaningChange[] {
  const parts: StepDifference[] = [];
  if (was.kind !== step.kind) parts.push({ part: 'kind', before: was.kind, after: step.kind });
  const conditions = { before: conditionWords(was), after: conditionWords(step) };
  if (conditions.before !== conditions.after) parts.push({ part: 'condition', ...conditions });
  for (const part of ['tools', 'amounts', 'policies'] as const) {
    const found = differing(LISTS[part](was), LISTS[part](step));
    if (found) parts.push({ part, ...found });
  }
  if (parts.length === 0 && was.text === step.text) return [];
  return [{ type: 'step-changed', step: step.id, before: was.text, after: step.text, parts }];
}

const conditionWords = ({ condition }: Step): string =>
  condition === null ? '' : condition.negated ? `${NOT}${condition.text}` : condition.text;

/** The words of a changed condition or amount as `compareMeaning` gives them, said in the reader's language. */
export function sayChanged(words: string, phrases: Phrases): string {
  const [, bound, value, unit = ''] = AMOUNT.exec(words) ?? [];
  if (bound !== undefined)
    return phrases(`policy.read.bound.${bound}`, {
      value: Number(value),
      unit: /^[A-Z]/.test(unit) ? unit : phrases(`policy.read.unit.${unit}`, { count: Number(value) }),
    });
  return words.startsWith(NOT) ? phrases('policy.read.not', { condition: words.slice(NOT.length) }) : words;
}

// An amount in words: `at-most 80 USD`, `exactly 15 percent`.
const AMOUNT = /^(exactly|at-most|at-least|over|under) (\d+(?:\.\d+)?) ([\w-]+)$/;
const NOT = 'not: ';

const LISTS: Readonly<Record<'tools' | 'amounts' | 'policies', (step: Step) => string[]>> = {
  tools: (step) =>
    step.tools.map(({ name, params }) => `@${name}(${params.map((param) => param.name).join(', ')})`),
  amounts: (step) =>
    step.amounts.map(({ bound, value, unit, currency }) => `${bound} ${value} ${currency ?? unit}`),
  policies: (step) =>
    step.policies.map(({ title, section }) => (section === null ? `#${title}` : `#${title} – ${section}`)),
};
