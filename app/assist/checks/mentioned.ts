import type { Check } from './check.ts';

/** The step, its chosen option or the need of a bound write names the tool; nothing else may be offered. */
export const mentioned: Check = {
  name: 'unmentioned-tool',
  find({ tool, step, bound, context }) {
    const named = step.tools.some((mention) => context.catalog.find(mention.name)?.name === tool.name);
    const needed = tool.effect === 'read' && bound.some((write) => write.needs.includes(tool.name));
    if (named || needed || bound.some((write) => write.name === tool.name)) return null;
    return context.phrases('refused.unmentioned-tool', { tool: context.phrases(`tool.${tool.name}.title`) });
  },
};
