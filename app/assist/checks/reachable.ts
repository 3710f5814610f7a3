import type { CallCase, Check } from './check.ts';
import { takesBack } from './undoing.ts';

/** The step is one that can be worked on now: what it depends on is settled and its conditions hold. */
export const reachable: Check = {
  name: 'step-not-reached',
  find: (call) =>
    call.stepStatus === 'active' || takesBack(call) || isHold(call)
      ? null
      : call.context.phrases('refused.step-not-reached', { step: call.step.text }),
};

/** A step that waits is not worked on; laying the ticket aside meanwhile is all that it allows. */
const isHold = ({ tool, stepStatus }: CallCase): boolean =>
  stepStatus === 'blocked' && tool.classes.includes('hold');
