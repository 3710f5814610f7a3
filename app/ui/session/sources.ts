/** Evidence as the sidebar shows it: a chip, the exact words, and where they stand. */

import { policyOfRef } from '../../assist/run.ts';
import { findStep } from '../../assist/verify.ts';
import type { Evidence } from '../../lib/evidence.ts';
import type { SourceView, StepRefView } from '../sidebar/view-model.ts';
import type { SessionContext } from './context.ts';

/** A piece of evidence with its place in words. */
export function sourceView(evidence: Evidence, context: SessionContext): SourceView {
  const { phrases } = context;
  switch (evidence.kind) {
    case 'comment': {
      const comment = context.desk.ticket.comments.find((each) => each.id === evidence.id);
      const kind = comment?.author.kind ?? 'requester';
      const where = phrases('session.where-comment', { name: comment?.author.name ?? '' });
      return {
        kind: 'comment',
        chip: phrases(`session.chip-${kind}`),
        quote: evidence.quote,
        where,
        at: comment?.createdAt ?? null,
        evidence,
      };
    }
    case 'tool': {
      const back = context.desk.assistance.past.returns.findLast((one) => one.call.id === evidence.id);
      const where = back ? phrases(`tool.${back.call.tool}.title`) : phrases('session.where-result');
      return {
        kind: 'tool',
        chip: phrases(`session.chip-${chipOfTool(back?.call.tool ?? '')}`),
        quote: evidence.quote,
        where,
        at: back?.at ?? null,
        evidence,
      };
    }
    case 'policy': {
      const step = stepRefView(evidence.id, context);
      const where = step
        ? phrases('session.where-policy', { policy: step.policy, number: step.number })
        : phrases('session.where-app');
      return {
        kind: 'policy',
        chip: phrases('session.chip-policy'),
        quote: evidence.quote,
        where,
        at: null,
        evidence,
      };
    }
    case 'agent': {
      const name = context.nameOf(evidence.id);
      const isOther = name !== '' && name !== context.userName;
      return {
        kind: 'agent',
        chip: phrases(isOther ? 'session.chip-agent' : 'session.chip-you'),
        quote: evidence.quote,
        where: isOther ? phrases('session.where-typed', { name }) : phrases('session.where-agent'),
        at: null,
        evidence,
      };
    }
    case 'attachment':
      return {
        kind: 'attachment',
        chip: phrases('session.chip-attachment'),
        quote: evidence.quote,
        where: phrases('session.where-attachment'),
        at: null,
        evidence,
      };
    case 'field':
      return {
        kind: 'field',
        chip: phrases('session.chip-ticket'),
        quote: evidence.quote,
        where: phrases('session.where-field'),
        at: null,
        evidence,
      };
  }
}

/** One word for what was looked up: the account, the order, the tracking, the claim. */
function chipOfTool(tool: string): string {
  if (/track/.test(tool)) return 'tracking';
  if (/claim/.test(tool)) return 'claim';
  if (/subscription|shipment/.test(tool)) return 'subscription';
  if (/account|subscriber/.test(tool)) return 'account';
  return /order/.test(tool) ? 'order' : 'result';
}

/** A step as cards cite it; null where the policy or the step is gone. */
export function stepRefView(ref: string, { library }: SessionContext): StepRefView | null {
  const policy = library.find(policyOfRef(ref));
  const step = policy && findStep(policy, ref);
  return policy && step ? { ref, number: step.id, policy: policy.title, text: step.text } : null;
}

/** The same, with what is known of a step that cannot be found any more. */
export const stepRefOr = (ref: string, context: SessionContext): StepRefView =>
  stepRefView(ref, context) ?? { ref, number: '', policy: '', text: '' };
