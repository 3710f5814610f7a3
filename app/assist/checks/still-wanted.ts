import { isClosed } from '../../ticket/ticket.ts';
import { givenAnswer } from '../questions.ts';
import { findWithdrawal } from '../withdrawal.ts';
import type { Check } from './check.ts';

/** Nothing is changed on a closed ticket, nor after the customer said that it is no longer needed, until the agent says to go on. */
export const stillWanted: Check = {
  name: 'no-longer-wanted',
  find({ tool, context }) {
    if (tool.effect === 'read') return null;
    if (isClosed(context.ticket)) return context.phrases('refused.closed');
    const withdrawal = tool.moves === 'message' ? undefined : findWithdrawal(context.passages);
    if (!withdrawal || givenAnswer(context.past, [withdrawal.question])?.value === false) return null;
    return context.phrases('refused.no-longer-wanted', { quote: withdrawal.quote });
  },
};
