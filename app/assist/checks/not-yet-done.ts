import { contextIn } from '../plan/rounds.ts';
import type { Check } from './check.ts';

/** The effect has not happened yet on this case; a deliberate second one is a supervisor's. */
export const notYetDone: Check = {
  name: 'already-done',
  find({ proposal, tool, policy, step, context }) {
    const subject = tool.effect === 'write' ? tool.subjectOf(proposal.call.args) : null;
    if (subject === null || tool.moves === 'message' || tool.moves === 'ticket') return null;
    const since =
      context.past.overrides.get(proposal.step)?.to === 'todo'
        ? (context.past.overrides.get(proposal.step)?.at ?? '')
        : '';
    const run = context.past.runs.find(({ id }) => id === proposal.run);
    const { past } = run ? contextIn(step, policy, run, context) : context;
    const done = past.returns.find(
      (one) =>
        one.call.tool === tool.name &&
        one.status !== 'failed' &&
        one.at > since &&
        tool.subjectOf(one.call.args) === subject,
    );
    return done ? context.phrases('refused.already-done', { date: done.at }) : null;
  },
};
