import { isObject, leavesOf } from '../../lib/json.ts';
import { sameValue } from '../known.ts';
import type { CallCase, Check } from './check.ts';

/** The order or subscription is the requester's: a look-up names its owner, and the owner's address is one of theirs. */
export const owned: Check = {
  name: 'not-the-requesters',
  find(call) {
    if (call.tool.effect === 'read' || call.tool.moves === 'message' || call.tool.moves === 'ticket')
      return null;
    const owner = ownerOf(call);
    if (owner === undefined || isRequesters(owner, call)) return null;
    return call.context.phrases('refused.not-the-requesters', { owner });
  },
};

/** The address that the newest look-up of the thing itself gives for its owner. */
export function ownerOf({ proposal, tool, context }: CallCase): string | undefined {
  const keys = tool.params.filter((param) =>
    ['order_id', 'subscription_id', 'tracking_number'].includes(param.fact),
  );
  const values = keys.map((param) => proposal.call.args[param.name]).filter((value) => value !== undefined);
  const back = context.past.returns.findLast(
    (one) =>
      one.status === 'done' &&
      isObject(one.output) &&
      values.some((value) => mentions(one.output, value)) &&
      emailsIn(one.output).length === 1,
  );
  return back && emailsIn(back.output)[0];
}

const mentions = (output: unknown, value: unknown): boolean =>
  leavesOf(output).some((leaf) => sameValue(leaf.value, value));

function emailsIn(output: unknown): string[] {
  const found = leavesOf(output).filter(
    (leaf) => /email/i.test(leaf.path) && String(leaf.value).includes('@'),
  );
  return [...new Set(found.map((leaf) => String(leaf.value).toLowerCase()))];
}

function isRequesters(owner: string, { context }: CallCase): boolean {
  const { requester } = context.ticket;
  const theirs = [requester.email ?? '', ...requester.emails].map((email) => email.toLowerCase());
  if (theirs.includes(owner)) return true;
  return context.past.answers.some(
    (answer) =>
      answer.value !== false &&
      (answer.question === `confirm:email=${owner}` ||
        (answer.question === 'slot:email' && sameValue(answer.value, owner))),
  );
}
