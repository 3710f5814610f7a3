/** Rows and days for the tests of the study room. */
import type { Experiment } from '../../app/study/experiment/experiment.ts';
import type { Row, SuggestionRow } from '../../app/study/row.ts';

let serial = 0;

const base = () => {
  serial += 1;
  return {
    id: `row-${serial}`,
    at: '2026-08-14T10:00:00.000Z',
    ticket: '71',
    policy: 'refunds',
    step: 'refunds#2',
    version: 'v1',
  };
};

/** A suggestion that ended. */
export const suggestionRow = (over: Partial<SuggestionRow> = {}): SuggestionRow => ({
  ...base(),
  kind: 'suggestion',
  suggestion: 's1',
  tool: 'refund_order',
  outcome: 'unedited',
  share: 0,
  reason: '',
  lookedMs: 4_000,
  tookMs: 9_000,
  quick: false,
  risky: true,
  channel: 'email',
  brand: '',
  ...over,
});

/** An effect that was done for 20 dollars. */
export const effectRow = (over: Partial<Extract<Row, { kind: 'effect' }>> = {}): Row => ({
  ...base(),
  kind: 'effect',
  tool: 'refund_order',
  status: 'done',
  repeated: false,
  money: { currency: 'USD', minor: 2_000 },
  ...over,
});

/** A run that is done after two messages. */
export const runRow = (over: Partial<Extract<Row, { kind: 'run' }>> = {}): Row => ({
  ...base(),
  kind: 'run',
  result: 'done',
  lot: '',
  began: '',
  turns: 2,
  offered: true,
  saved: true,
  worth: null,
  ...over,
});

/** An experiment of two versions with a guardrail that money given may break; what is named is taken instead. */
export const experimentOf = (change: Partial<Experiment> = {}): Experiment => ({
  id: '3',
  policy: 'retention',
  arms: [1, 2],
  share: 1,
  outcome: 'accepted',
  better: 'higher',
  difference: 0.1,
  cases: 200,
  startsAt: '2026-08-14T08:00:00.000Z',
  endsAt: '2026-09-14T08:00:00.000Z',
  stoppedAt: null,
  stoppedBy: null,
  guardrails: [{ outcome: 'money-given', worse: 'higher', margin: 5 }],
  ...change,
});
