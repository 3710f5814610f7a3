import type { Check } from './check.ts';
import { takesBack } from './undoing.ts';

/** The step is one that can be worked on now: what it depends on is settled and its conditions hold. */
export const reachable: Check = {
  name: 'step-not-reached',
  find: (call) =>
    call.stepStatus === 'active' || takesBack(call)
      ? null
      : call.context.phrases('refused.step-not-reached', { step: call.step.text }),
};
