import type { OfferOption } from '../../policy/options.ts';
import type { Policy, Step } from '../../policy/policy.ts';
import type { Tool } from '../../tools/tool.ts';
import type { CallProposal } from '../outcome.ts';
import type { PlanContext } from '../plan/context.ts';

/** A call under verification, with what it is held against. */
export interface CallCase {
  readonly proposal: CallProposal;
  readonly tool: Tool;
  readonly policy: Policy;
  readonly step: Step;
  /** What the customer chose, where the step carries out an offer. */
  readonly option: OfferOption | undefined;
  /** Writes that the step itself, its option or its class of tools binds. */
  readonly bound: readonly Tool[];
  readonly stepStatus: 'todo' | 'active' | 'done' | 'skipped' | 'blocked';
  readonly context: PlanContext;
}

/** A check: null when it has nothing against the call, else why and what would make it right. */
export interface Check {
  readonly name: string;
  find(call: CallCase): string | null;
}
