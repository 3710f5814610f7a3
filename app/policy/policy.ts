import type { Json } from '../lib/json.ts';
import type { Span } from '../lib/problem.ts';
import type { Lane, ParamType } from '../tools/tool.ts';

/** What a step asks of the people and the app, told by its words. */
export type StepKind =
  | 'ask'
  | 'look-up'
  | 'check'
  | 'branch'
  | 'offer'
  | 'act'
  | 'inform'
  | 'hand-off'
  | 'escalate'
  | 'note';

/** Units of the amounts in a policy's words. */
export type AmountUnit =
  | 'percent'
  | 'money'
  | 'hours'
  | 'days'
  | 'business-days'
  | 'weeks'
  | 'months'
  | 'years'
  | 'count';

/** A number in a step's words and what it bounds. */
export interface Amount {
  readonly value: number;
  readonly unit: AmountUnit;
  /** ISO 4217; only on money. */
  readonly currency?: string;
  readonly bound: 'exactly' | 'at-most' | 'at-least' | 'over' | 'under';
  readonly in: 'act' | 'condition' | 'text';
}

/** The words under which a step applies. An `Otherwise` carries the words that it answers, negated. */
export interface Condition {
  readonly text: string;
  readonly negated: boolean;
}

/** A tool named in a step, with the parameters that the policy speaks of. */
export interface ToolMention {
  readonly name: string;
  readonly params: readonly {
    readonly name: string;
    readonly type: ParamType;
    /** Only where the author wrote `name?` or an optional type. */
    readonly optional?: true;
    /** Only where the author listed the values allowed: `a|b`. */
    readonly options?: readonly string[];
    /** Only where the author wrote `= value`. */
    readonly standard?: Json;
  }[];
}

/** Another policy named in a step. */
export interface PolicyMention {
  readonly title: string;
  readonly section: string | null;
}

/** One step; its words are what runs. */
export interface Step {
  /** Position in the outline, `2.1`; unique within the policy version. */
  readonly id: string;
  readonly kind: StepKind;
  /** The step's own words, marks of lists and emphasis taken off. */
  readonly text: string;
  /** Where it stands in the source. */
  readonly span: Span;
  readonly condition: Condition | null;
  readonly tools: readonly ToolMention[];
  readonly policies: readonly PolicyMention[];
  readonly amounts: readonly Amount[];
  readonly children: readonly Step[];
}

/** A compiled policy. */
export interface Policy {
  readonly id: string;
  readonly title: string;
  /** The words that say when it applies; empty where the author wrote none. */
  readonly trigger: string;
  readonly examples: readonly string[];
  /** Per `tool.param`: the most an agent may approve alone. */
  readonly limits: Readonly<Record<string, number>>;
  /** Per tool: who may approve. */
  readonly approval: Readonly<Record<string, Lane>>;
  /** Mentions in the trigger and in notes, which belong to no step. */
  readonly mentions: { readonly tools: readonly string[]; readonly policies: readonly string[] };
  readonly steps: readonly Step[];
}

/** The short name of a step across policies: `refund-policy#2.1`. */
export const stepRef = (policyId: string, stepId: string): string => `${policyId}#${stepId}`;

/** Every step with its ancestors (outermost first), in reading order. */
export function walkSteps(
  steps: readonly Step[],
  above: readonly Step[] = [],
): { step: Step; above: readonly Step[] }[] {
  return steps.flatMap((step) => [{ step, above }, ...walkSteps(step.children, [...above, step])]);
}
