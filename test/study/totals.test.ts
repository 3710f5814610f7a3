import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf } from '../../app/ledger/fit.ts';
import { packTotals, unpackTotals } from '../../app/study/pack.ts';
import { outcomeOfShare, ROW_OUTCOMES } from '../../app/study/row.ts';
import {
  addTotals,
  EMPTY_TALLY,
  emptyTotals,
  medianLookMs,
  type OwnedRow,
  shownIn,
  totalsOf,
} from '../../app/study/totals.ts';
import { effectRow, runRow, suggestionRow } from './kit.ts';

const by = (agent: string, ...rows: OwnedRow['row'][]): OwnedRow[] => rows.map((row) => ({ agent, row }));

describe('totals', () => {
  it('count each outcome by policy, step, tool and agent', () => {
    const totals = totalsOf([
      ...by('kim', suggestionRow(), suggestionRow({ outcome: 'rejected', reason: 'wrong-value' })),
      ...by('lee', suggestionRow({ tool: '', outcome: 'heavy', policy: 'skips', step: 'skips#1' })),
    ]);
    expect(totals.all).toMatchObject({ unedited: 1, rejected: 1, heavy: 1 });
    expect(totals.byAgent['kim']).toMatchObject({ unedited: 1, rejected: 1, heavy: 0 });
    expect(totals.byTool['']).toMatchObject({ heavy: 1 });
    expect(totals.byPolicy['skips']).toMatchObject({ heavy: 1, unedited: 0 });
    expect(totals.byStep['refunds#2']).toMatchObject({ unedited: 1, rejected: 1 });
    expect(totals.reasons).toEqual({ 'wrong-value': 1 });
  });

  it('count a row of one person once', () => {
    const row = suggestionRow();
    expect(totalsOf([...by('kim', row, row), ...by('lee', row)]).all.unedited).toBe(2);
  });

  it('add money by tool, policy and currency', () => {
    const totals = totalsOf(
      by('kim', effectRow(), effectRow(), effectRow({ status: 'unknown', money: null })),
    );
    expect(totals.money).toEqual({ 'refund_order refunds USD': 4_000 });
    expect(totals.all).toMatchObject({ done: 2, unknown: 1, failed: 0, repeated: 0 });
  });

  it('count turns of runs that are done, not of stopped ones', () => {
    const totals = totalsOf(by('kim', runRow(), runRow({ result: 'stopped', turns: 7, saved: false })));
    expect(totals.all).toMatchObject({ runsDone: 1, runsStopped: 1, turns: 2, offered: 2, saved: 1 });
  });

  it('count a model’s reading once, whoever opened the ticket', () => {
    const { kind: _kind, ...head } = runRow();
    const row: OwnedRow['row'] = {
      id: head.id,
      at: head.at,
      ticket: head.ticket,
      policy: '',
      step: '',
      version: '',
      kind: 'model',
      inputTokens: 900,
      outputTokens: 80,
      cost: { currency: 'USD', amount: 0.01 },
    };
    const totals = totalsOf([...by('kim', row), ...by('lee', row)]);
    expect(totals.model).toEqual({ readings: 1, inputTokens: 900, outputTokens: 80, cost: { USD: 0.01 } });
  });

  it('of a month are the sum of its days, however they are split', () => {
    const rows = fc.array(
      fc.record({
        agent: fc.constantFrom('kim', 'lee', 'sam'),
        outcome: fc.constantFrom(...ROW_OUTCOMES),
        tool: fc.constantFrom('', 'refund_order', 'skip_next_shipment'),
        lookedMs: fc.nat(2_000_000),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(rows, fc.nat(40), (list, cut) => {
        const owned = list.map(({ agent, ...over }) => ({ agent, row: suggestionRow(over) }));
        const parts = addTotals([totalsOf(owned.slice(0, cut)), totalsOf(owned.slice(cut))]);
        expect(parts).toEqual(totalsOf(owned));
      }),
    );
  });
});

describe('an edit', () => {
  it('is light up to forty percent and heavy beyond', () => {
    expect([0, 0.01, 0.4, 0.41, 1].map(outcomeOfShare)).toEqual([
      'unedited',
      'light',
      'light',
      'heavy',
      'heavy',
    ]);
  });
});

describe('the time to a decision', () => {
  it('is unknown where nothing was looked at', () => {
    expect(medianLookMs(EMPTY_TALLY)).toBeNull();
  });

  it('lies where half of the decisions were taken', () => {
    const looks = [500, 4_000, 4_500, 4_800, 100_000].map((lookedMs) => suggestionRow({ lookedMs }));
    const median = medianLookMs(totalsOf(by('kim', ...looks)).all) ?? 0;
    expect(median).toBeGreaterThan(3_000);
    expect(median).toBeLessThanOrEqual(5_000);
  });

  it('leaves out what nobody decided', () => {
    const ignored = suggestionRow({ outcome: 'ignored', lookedMs: 900_000 });
    expect(medianLookMs(totalsOf(by('kim', ignored)).all)).toBeNull();
  });
});

describe('packed totals', () => {
  const many = (steps: number): OwnedRow[] =>
    Array.from({ length: steps }, (_, i) => ({
      agent: `agent-${i % 300}`,
      row: suggestionRow({ step: `policy-${i % 40}#${i}`, policy: `policy-${i % 40}` }),
    }));

  it('come back as they were', () => {
    const totals = totalsOf([...many(20), ...by('kim', effectRow(), runRow())]);
    expect(unpackTotals(packTotals(totals))).toEqual(totals);
    expect(unpackTotals(packTotals(emptyTotals()))).toEqual(emptyTotals());
  });

  it('fit into a record, the least used counted together', () => {
    const totals = totalsOf(many(3_000));
    const packed = packTotals(totals);
    expect(bytesOf(packed)).toBeLessThan(30_000);
    const back = unpackTotals(packed);
    const steps = Object.values(back?.byStep ?? {});
    expect(steps.reduce((sum, tally) => sum + shownIn(tally), 0)).toBe(3_000);
    expect(back?.all.unedited).toBe(3_000);
  });

  it('are refused where they are of another form', () => {
    expect(unpackTotals({ v: 2 })).toBeUndefined();
    expect(unpackTotals('all good')).toBeUndefined();
  });
});
