import { parseArgument } from '../../tools/argument.ts';
import type { Check } from './check.ts';

/** Every argument belongs to the tool and has its type; lists of allowed values and bounds are kept. */
export const typed: Check = {
  name: 'bad-argument',
  find({ proposal, tool, context }) {
    for (const [name, value] of Object.entries(proposal.call.args)) {
      const param = tool.params.find((each) => each.name === name);
      if (!param) return context.phrases('refused.unknown-argument', { name });
      if (param.fact === 'refund_amount' && Number(value) === 0)
        return context.phrases('refused.nothing-left');
      if (parseArgument(param, value).status === 'bad')
        return context.phrases('refused.bad-argument', {
          name: context.phrases(`param.${name}`),
          value: String(value),
        });
    }
    return null;
  },
};
