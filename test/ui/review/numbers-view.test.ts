import { describe, expect, it } from 'vitest';
import { createLibrary } from '../../../app/policy/library.ts';
import type { Period } from '../../../app/study/periods.ts';
import type { SaidDay } from '../../../app/study/satisfaction.ts';
import { saidTotals } from '../../../app/study/satisfaction.ts';
import { emptyTotals, totalsOf } from '../../../app/study/totals.ts';
import { numbersView } from '../../../app/ui/review/numbers-make.ts';
import { createText } from '../../../app/ui/text.ts';
import en from '../../../translations/en.json' with { type: 'json' };
import { runRow, suggestionRow } from '../../study/kit.ts';

const text = createText('en', en);
const NOTHING = { days: [], left: 0, trouble: '' };

function view(periods: readonly Period[], over: { isRead?: boolean; said?: readonly SaidDay[] } = {}) {
  return numbersView(
    {
      range: '28',
      split: 'policy',
      last: '2026-08-14',
      periods,
      before: [],
      isRead: over.isRead ?? true,
      left: 0,
      trouble: '',
      nameOf: () => '',
      said: { ...NOTHING, days: over.said ?? [] },
    },
    { text, library: createLibrary([]) },
  );
}

const day = (totals = emptyTotals()): Period => ({ name: '2026-08-14', totals });
const rows = [suggestionRow(), runRow(), runRow({ ticket: '72' })].map((row) => ({ agent: 'kim', row }));

describe('the view of the numbers', () => {
  it('shows no figure where nothing could be read', () => {
    expect(view([]).state).toBe('broken');
    expect(view([], { isRead: false }).state).toBe('reading');
    expect(view([day()]).state).toBe('ready');
  });

  it('draws nothing where nothing was suggested', () => {
    expect(view([day()]).chart).toBeNull();
    expect(view([day(totalsOf(rows))]).chart?.steps).toHaveLength(1);
  });

  it('says how many answered and how many did not', () => {
    const said = [
      { day: '2026-08-14', totals: saidTotals(rows, new Map([['71', 'good']])), isStale: false },
    ] as const;
    expect(view([day()], { said }).said).toMatchObject({
      value: '100%',
      words: '1 of 1 customer who answered was satisfied. 1 case was not rated.',
      table: { rows: [{ key: 'refunds', cells: ['100%', '1', '0', '1'] }] },
    });
  });

  it('says plainly that nobody rated', () => {
    const said = [{ day: '2026-08-14', totals: saidTotals(rows, new Map()), isStale: false }];
    expect(view([day()], { said }).said).toMatchObject({ value: '–', charts: [], table: { rows: [] } });
    expect(view([day()], { said }).said.words).toContain('2 cases ended');
    expect(view([day()]).said.words).toBe('No case ended in this time.');
  });
});
