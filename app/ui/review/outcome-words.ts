import type { Execution } from '../../ledger/execute.ts';
import type { SupervisedOutcome } from '../../ledger/supervise.ts';
import type { Text } from '../text.ts';
import type { StandingView } from './view-model.ts';

type Settled = Extract<StandingView, { state: 'settled' }>;

/** What became of a supervisor's word, in one sentence; null where nothing was decided. */
export function outcomeView(
  outcome: SupervisedOutcome,
  text: Text,
  nameOf: (id: string) => string,
): Settled | null {
  const settled = (tone: Settled['tone'], words: string, mayCarryOut = false): Settled => ({
    state: 'settled',
    tone,
    words,
    mayCarryOut,
  });
  const phrase = (key: string, values: Record<string, string> = {}): string =>
    text.phrase(`review.outcome.${key}`, values);
  switch (outcome.status) {
    case 'rejected':
      return settled('good', phrase('rejected'));
    case 'already-decided':
      return settled('unsure', phrase('already-decided', { by: nameOf(outcome.decision.by) }));
    case 'not-carried-out':
      return settled('bad', phrase('not-carried-out', { reason: outcome.reason }), true);
    case 'carried-out':
      return settled(toneOf(outcome.execution), executionWords(outcome.execution, phrase));
    case 'refused':
    case 'failed':
      return null;
  }
}

function toneOf({ status }: Execution): Settled['tone'] {
  if (status === 'done' || status === 'already-done') return 'good';
  return status === 'unknown' || status === 'under-way' || status === 'not-sure' ? 'unsure' : 'bad';
}

function executionWords(
  execution: Execution,
  phrase: (key: string, values?: Record<string, string>) => string,
): string {
  switch (execution.status) {
    case 'failed':
    case 'refused':
    case 'overtaken':
    case 'claim-failed':
      return phrase('failed', { reason: execution.reason });
    case 'not-sure':
      return phrase('not-sure', { look: execution.look });
    default:
      return phrase(execution.status);
  }
}
