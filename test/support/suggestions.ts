/** Suggestions for tests of what comes after verification. */
import type { CallProposal, VerifiedCall } from '../../app/assist/outcome.ts';
import type { CallSuggestion } from '../../app/assist/verify.ts';
import type { ToolCall } from '../../app/tools/tool.ts';

/** A proposal of a call at one step of one run, with no sources. */
export const proposeCall = (call: ToolCall, run = 'r1', step = 'refunds#2'): CallProposal => ({
  type: 'call',
  run,
  step,
  call,
  sources: {},
  evidence: [],
});

/** A proposal as a suggestion that has passed the checks with this outcome. */
export function suggest(proposal: CallProposal, outcome: Partial<VerifiedCall> = {}): CallSuggestion {
  const call: VerifiedCall = { ...proposal, lane: 'agent', laneBecause: '', missing: [], ...outcome };
  if (!isTakenAsVerified(call)) throw new Error('never');
  return call;
}

/** The test's word that a call was verified; only `verify` can say so in the product. */
const isTakenAsVerified = (call: VerifiedCall): call is CallSuggestion => call.type === 'call';
