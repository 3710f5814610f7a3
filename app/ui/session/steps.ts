/** The policy's outline with the case's place in it. */

import type { OverrideStatus } from '../../assist/event.ts';
import type { RunState, StepState } from '../../assist/outcome.ts';
import { type Step, stepRef, walkSteps } from '../../policy/policy.ts';
import type { StepView } from '../sidebar/view-model.ts';
import type { SessionContext } from './context.ts';

/** The steps of a run's policy as a tree. */
export function stepViews(run: RunState, { library, desk }: SessionContext): StepView[] {
  const policy = library.find(run.policy);
  if (!policy) return [];
  const states = new Map(run.steps.map((state) => [state.id, state]));
  const readOnly = desk.ticket.status === 'closed';
  const view = (step: Step): StepView => {
    const state = states.get(step.id);
    return {
      id: step.id,
      ref: stepRef(policy.id, step.id),
      number: step.kind === 'note' ? '' : step.id,
      text: step.text,
      kind: step.kind,
      status: state?.status ?? 'todo',
      because: state?.because ?? '',
      sources: [],
      may: readOnly ? [] : overridesOf(state),
      children: step.children.map(view),
    };
  };
  return policy.steps.map(view);
}

function overridesOf(state: StepState | undefined): OverrideStatus[] {
  if (!state || state.status === 'done' || state.status === 'skipped') return ['todo', 'active'];
  return state.status === 'active' ? ['done', 'skipped'] : ['active', 'done', 'skipped'];
}

/** `step 5 of 9`, counted over the outermost steps; null where there is none. */
export function placeOf(
  run: RunState,
  { library }: SessionContext,
): { current: number; total: number } | null {
  const policy = library.find(run.policy);
  if (!policy || policy.steps.length === 0) return null;
  const states = new Map(run.steps.map((state) => [state.id, state.status]));
  const open = policy.steps.findIndex((step) =>
    walkSteps([step]).some(({ step: each }) => ['active', 'blocked'].includes(states.get(each.id) ?? '')),
  );
  const total = policy.steps.length;
  return { current: open < 0 ? (run.status === 'done' ? total : 1) : open + 1, total };
}
