import type { Evidence } from '../../lib/evidence.ts';
import { atPath } from '../../lib/json.ts';
import { sameValue } from '../known.ts';
import type { PlanContext } from '../plan/context.ts';
import type { Check } from './check.ts';

/** An email, an order or an amount never comes from nowhere: the place that it is said to come from really holds it. */
export const grounded: Check = {
  name: 'ungrounded-argument',
  find({ proposal, tool, context }) {
    for (const param of tool.params.filter((each) => each.origin === 'grounded')) {
      const value = proposal.call.args[param.name];
      if (value === undefined || value === param.standard) continue;
      const source = Object.hasOwn(proposal.sources, param.name) ? proposal.sources[param.name] : undefined;
      if (!source || !holds(source, value, context)) {
        return context.phrases('refused.ungrounded-argument', {
          name: context.phrases(`param.${param.name}`),
          value: String(value),
        });
      }
    }
    return null;
  },
};

function holds(source: Evidence, value: unknown, context: PlanContext): boolean {
  switch (source.kind) {
    case 'agent':
      return true;
    case 'tool': {
      const back = context.past.returns.findLast((one) => one.call.id === source.id);
      return (
        back !== undefined &&
        (source.path === '' ||
          sameText(atPath(back.output, source.path), value) ||
          saysText(back.output, value))
      );
    }
    case 'comment':
      return textOf(source.id, context)?.includes(source.quote) ?? false;
    case 'attachment':
      return context.ticket.comments.some((comment) =>
        comment.attachments.some((each) => each.name === source.quote || each.name === source.id),
      );
    case 'field':
      return true;
    case 'policy':
      return false;
  }
}

const sameText = (found: unknown, value: unknown): boolean =>
  sameValue(found, value) || Number(found) === Number(value);

/** A fact may be put together from several leaves, such as an address. */
const saysText = (output: unknown, value: unknown): boolean =>
  JSON.stringify(output)
    .toLowerCase()
    .includes(String(value).toLowerCase().split(/[,\n]/)[0] ?? '');

function textOf(id: string, context: PlanContext): string | undefined {
  if (id === 'subject') return context.ticket.subject;
  return context.ticket.comments.find((comment) => comment.id === id)?.text;
}
