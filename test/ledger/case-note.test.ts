import { describe, expect, it } from 'vitest';
import { noteRun, runsJustOver } from '../../app/ledger/case-note.ts';
import type { Receipt } from '../../app/ledger/receipts.ts';
import { createMemoryStorage } from '../../app/lib/memory-store.ts';
import { assistWith, order, overridden, returned } from '../support/engine.ts';

const POLICY = 'Use this policy for x.\n\n1. Refund the order with @refund_order(order_id: str).\n';
const before = assistWith(POLICY, {
  said: ['order 1042'],
  events: [returned('get_order_details', { order_id: '1042' }, order())],
});
const after = assistWith(POLICY, { said: ['order 1042'], events: [overridden('p1#1', 'done')] });

const receipt: Receipt = {
  id: 'r1',
  call: { id: 'r1', tool: 'refund_order', args: { order_id: '1042' } },
  run: '1',
  step: 'p1#1',
  state: 'done',
  at: '2026-11-20T10:00:00Z',
  approvedBy: null,
  note: '',
  output: { refund_id: 're_1' },
  rest: [],
  undo: null,
};

function notes() {
  const written: string[] = [];
  const storage = createMemoryStorage({ now: () => '2026-11-20T10:00:00Z' });
  const write = async (receipts: readonly Receipt[]): Promise<void> => {
    const run = runsJustOver(before, after)[0];
    if (!run) throw new Error('no run is over');
    const ports = {
      store: storage.storeFor('kim'),
      phrases: (key: string, values = {}) => `${key} ${Object.values(values).join(' ')}`,
      addNote: async (text: string) => void written.push(text),
    };
    await noteRun(run, { ticket: 't1', title: 'Refunds', receipts }, ports);
  };
  return { written, write };
}

describe('a run’s note', () => {
  it('is written when the run has just ended', () => {
    expect(runsJustOver(before, after).map((run) => run.id)).toEqual(['1']);
    expect(runsJustOver(after, after)).toEqual([]);
  });

  it('is written once, whichever page is first', async () => {
    const { written, write } = notes();
    await Promise.all([write([receipt]), write([receipt])]);
    expect(written).toHaveLength(1);
    expect(written[0]).toContain('re_1');
  });

  it('is not written for a run that changed nothing', async () => {
    const { written, write } = notes();
    await write([{ ...receipt, state: 'failed' }]);
    expect(written).toEqual([]);
  });
});
