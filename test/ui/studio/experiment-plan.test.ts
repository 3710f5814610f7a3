import { describe, expect, it } from 'vitest';
import type { OwnedRow } from '../../../app/study/totals.ts';
import { planOf, readAmount } from '../../../app/ui/studio/experiments/plan.ts';
import type { ExperimentForm } from '../../../app/ui/studio/experiments/view.ts';
import { runRow, suggestionRow } from '../../study/kit.ts';

const form: ExperimentForm = {
  policy: 'refunds',
  others: ['2:aaaaaaaaaaaa'],
  offers: [],
  percent: 50,
  outcome: 'accepted',
  difference: '10',
  days: 28,
  guardrail: '',
  margin: '1',
};

const ARM = { id: 1, step: '2', order: [1, 0], without: [] };

const past = (count: number) =>
  Array.from({ length: count }, (_, i) => [
    { agent: '1', row: runRow({ id: `u:${i}`, ticket: `${i}`, turns: 1 + (i % 3) }) },
    { agent: '1', row: suggestionRow({ id: `s:${i}`, ticket: `${i}` }) },
  ]).flat();

const planned = (one: ExperimentForm, rows: readonly OwnedRow[], texts: readonly (string | null)[] = []) =>
  planOf(one, { rows, texts });

describe('a plan', () => {
  it('needs 650 cases a version for ten points of a share', () => {
    expect(planned(form, past(140))).toEqual({ cases: 650, missing: '', past: 140, days: 260 });
  });

  it('says nothing of the time where no case is past', () => {
    expect(planned(form, [])).toMatchObject({ cases: 650, days: null });
  });

  it('needs past cases for an amount', () => {
    const turns = { ...form, outcome: 'turns', difference: '1' } as const;
    expect(planned(turns, past(19)).missing).toBe('history');
    expect(planned(turns, past(20)).missing).toBe('');
  });

  it('fits into the time for which records are kept', () => {
    const plan = (keptDays: number | null) => planOf(form, { rows: [], keptDays }).missing;
    expect([plan(28), plan(29), plan(null)]).toEqual(['kept', '', '']);
  });

  it('wants a version, a difference and a margin', () => {
    expect(planned({ ...form, others: [] }, []).missing).toBe('versions');
    expect(planned({ ...form, others: ['a', 'b', 'c', 'd'] }, []).missing).toBe('versions');
    expect(planned({ ...form, others: [], offers: [ARM] }, [], ['text']).missing).toBe('');
    expect(planned({ ...form, others: ['a', 'b', 'c'], offers: [ARM] }, [], ['text']).missing).toBe(
      'versions',
    );
    expect(planned({ ...form, offers: [ARM] }, [], [null]).missing).toBe('offer');
    expect(planned({ ...form, difference: 'much' }, []).missing).toBe('difference');
    expect(planned({ ...form, guardrail: 'turns', margin: '' }, []).missing).toBe('margin');
  });
});

describe('an amount', () => {
  it('is read from what was typed, a share in points', () => {
    expect(readAmount('2,5', 'turns')).toBe(2.5);
    expect(readAmount(' 10 ', 'saved')).toBe(0.1);
    expect(readAmount('0', 'turns')).toBe(null);
    expect(readAmount('101', 'saved')).toBe(null);
  });
});
