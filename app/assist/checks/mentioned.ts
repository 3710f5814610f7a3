import { readWait } from '../../policy/wait.ts';
import type { Check } from './check.ts';
import { takesBack } from './undoing.ts';

/** The step, its chosen option or the need of a bound write names the tool; nothing else may be offered. */
export const mentioned: Check = {
  name: 'unmentioned-tool',
  find(call) {
    const { tool, step, bound, context } = call;
    const named = step.tools.some((mention) => context.catalog.find(mention.name)?.name === tool.name);
    const needed =
      tool.effect === 'read' && bound.some(({ needs, helps }) => [...needs, ...helps].includes(tool.name));
    const escalates = step.kind === 'escalate' && tool.classes.includes('escalation');
    const waits = tool.classes.includes('hold') && readWait(step) !== null;
    if (
      named ||
      needed ||
      escalates ||
      waits ||
      takesBack(call) ||
      bound.some((write) => write.name === tool.name)
    )
      return null;
    return context.phrases('refused.unmentioned-tool', { tool: context.phrases(`tool.${tool.name}.title`) });
  },
};
