import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../app/assist/event.ts';
import { foldCase } from '../../app/assist/run.ts';

const by = { kind: 'agent', id: 'kim' } as const;
let serial = 0;
const base = (run = '1') => {
  serial += 1;
  return { id: `e${serial}`, at: `2026-08-14T10:${String(serial).padStart(2, '0')}:00.000Z`, run, by };
};
const chosen = (version: string): RunEvent => ({
  ...base(),
  type: 'policy-chosen',
  policy: 'refunds',
  version,
  from: null,
});
const answered = (question: string): RunEvent => ({
  ...base(),
  type: 'question-answered',
  question,
  value: true,
  evidence: [],
});
const overridden = (step: string): RunEvent => ({
  ...base(),
  type: 'step-overridden',
  step,
  to: 'done',
  reason: '',
});
const returned: RunEvent = {
  ...base(),
  type: 'tool-returned',
  call: { id: 'c1', tool: 'get_order_details', args: {} },
  step: 'refunds#1',
  status: 'done',
  output: {},
};

describe('a run that moves to another version', () => {
  it('ends where it was and goes on with the new one', () => {
    const { runs } = foldCase([chosen('1:aa'), chosen('2:bb')]);
    expect(runs.map(({ version, ended }) => [version, ended === null])).toEqual([
      ['1:aa', false],
      ['2:bb', true],
    ]);
  });

  it('forgets what was said of steps and keeps facts and effects', () => {
    const past = foldCase([
      chosen('1:aa'),
      returned,
      answered('slot:order_id'),
      answered('condition:refunds#2'),
      answered('condition:others#2'),
      overridden('refunds#3'),
      overridden('others#3'),
      chosen('2:bb'),
    ]);
    expect(past.answers.map(({ question }) => question)).toEqual(['slot:order_id', 'condition:others#2']);
    expect([...past.overrides.keys()]).toEqual(['others#3']);
    expect(past.returns.length).toBe(1);
  });

  it('is as it was where the version is the same', () => {
    const past = foldCase([chosen('1:aa'), overridden('refunds#3'), chosen('1:aa')]);
    expect(past.runs.length).toBe(1);
    expect(past.overrides.size).toBe(1);
  });
});
