import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../app/assist/event.ts';
import { foldCase } from '../../app/assist/run.ts';

const choose = (policy: string, kind: 'app' | 'agent', run = '1'): RunEvent => ({
  id: `${kind}-${policy}-${run}`,
  at: '2026-01-07T10:00:00Z',
  run,
  by: { kind, id: kind },
  type: 'policy-chosen',
  policy,
  version: 'v1',
  from: null,
});
const runsOf = (...events: RunEvent[]) =>
  foldCase(events).runs.map(({ id, policy, ended }) => ({ id, policy, ended }));

describe('choosing a policy', () => {
  it('puts it in the place of the one that the run had', () => {
    expect(runsOf(choose('refund', 'app'), choose('retention', 'agent'))).toEqual([
      { id: '1', policy: 'refund', ended: 'changed to retention' },
      { id: '1.2', policy: 'retention', ended: null },
    ]);
  });

  it('that the run has already changes nothing', () => {
    expect(runsOf(choose('refund', 'app'), choose('refund', 'agent'))).toEqual([
      { id: '1', policy: 'refund', ended: null },
    ]);
  });

  it('that was there before it was changed begins it anew', () => {
    const events = [choose('refund', 'app'), choose('retention', 'agent'), choose('refund', 'agent', '1.2')];
    expect(runsOf(...events).at(-1)).toEqual({ id: '1.2.2', policy: 'refund', ended: null });
  });
});
