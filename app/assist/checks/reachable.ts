import type { Check } from './check.ts';

/** The step is one that can be worked on now: what it depends on is settled and its conditions hold. */
export const reachable: Check = {
  name: 'step-not-reached',
  find: ({ stepStatus, step, context }) =>
    stepStatus === 'active' ? null : context.phrases('refused.step-not-reached', { step: step.text }),
};
