import { describe, expect, it } from 'vitest';
import { createMemoryStorage } from '../../app/lib/memory-store.ts';
import {
  agreementOf,
  CRITERIA,
  CRITERIA_MAX,
  MARKS,
  type Mark,
  readCriteria,
  readScores,
  type Score,
  writeCriteria,
  writeScore,
} from '../../app/study/scorecard.ts';

const open = () => createMemoryStorage({ now: () => '2026-09-10T12:00:00.000Z' });

const score = (suggestion: string, by: string, mark: Mark, at = ''): Score => ({
  ticket: '71',
  suggestion,
  marks: { 'right-step': mark },
  comment: '',
  by,
  at,
});

/** Two reviewers' marks, a suggestion each. */
const scored = (pairs: readonly (readonly [Mark, Mark])[]): Score[] =>
  pairs.flatMap(([a, b], i) => [score(`s${i}`, 'sam', a), score(`s${i}`, 'sue', b)]);

describe('a scorecard', () => {
  it('is one a reviewer, and writing it again changes it', async () => {
    const storage = open();
    const card = { ticket: '71', suggestion: 's1', marks: { 'right-step': 'no' as const }, comment: 'x' };
    await writeScore(storage.storeFor('sam'), 'sam', card);
    await writeScore(storage.storeFor('sam'), 'sam', { ...card, comment: 'y' });
    const scores = await readScores(storage.storeFor('sue'), '71');
    expect(scores.map(({ by, comment }) => [by, comment])).toEqual([['sam', 'y']]);
  });

  it('does not count in another’s name', async () => {
    const storage = open();
    const card = { ticket: '71', suggestion: 's1', marks: {}, comment: '' };
    await writeScore(storage.storeFor('kim'), 'sam', card);
    expect(await readScores(storage.storeFor('sue'), '71')).toEqual([]);
  });

  it('does not count once somebody else has changed it', async () => {
    const storage = open();
    const card = { ticket: '71', suggestion: 's1', marks: {}, comment: '' };
    await writeScore(storage.storeFor('sam'), 'sam', card);
    await writeScore(storage.storeFor('kim'), 'sam', card);
    expect(await readScores(storage.storeFor('sue'), '71')).toEqual([]);
  });
});

describe('agreement', () => {
  it('is nothing while one person scored', () => {
    expect(agreementOf([score('s1', 'sam', 'yes'), score('s2', 'sue', 'no')])).toEqual([]);
  });

  it('counts pairs, equal marks and kappa', () => {
    const scores = scored([
      ['yes', 'yes'],
      ['yes', 'yes'],
      ['no', 'no'],
      ['yes', 'no'],
    ]);
    // Seen 3/4; by chance 3/4·2/4 + 1/4·2/4 = 1/2.
    expect(agreementOf(scores)).toEqual([{ criterion: 'right-step', pairs: 4, same: 0.75, kappa: 0.5 }]);
  });

  /** Rows are the first reviewer's marks, columns the second's. */
  const tabled = (table: readonly (readonly number[])[]): Score[] =>
    scored(
      table.flatMap((row, i) =>
        row.flatMap((count, j) =>
          Array.from({ length: count }, (): [Mark, Mark] => [MARKS[i] ?? 'na', MARKS[j] ?? 'na']),
        ),
      ),
    );

  /** Three categories, 200 cases; printed as κ = .492. @see https://doi.org/10.1177/001316446002000104 */
  it('is that of Cohen’s own example of 1960', () => {
    const [agreement] = agreementOf(
      tabled([
        [88, 14, 18],
        [10, 40, 10],
        [2, 6, 12],
      ]),
    );
    expect([agreement?.pairs, agreement?.same]).toEqual([200, 0.7]);
    expect(agreement?.kappa).toBeCloseTo(0.492, 3);
  });

  /** Fifty proposals read by two. @see https://en.wikipedia.org/wiki/Cohen%27s_kappa */
  it('is that of the textbooks’ two by two', () => {
    const [agreement] = agreementOf(
      tabled([
        [20, 5],
        [10, 15],
      ]),
    );
    expect(agreement?.kappa).toBeCloseTo(0.4, 10);
  });

  it('has no kappa where every mark is the same', () => {
    expect(agreementOf(scored([['yes', 'yes']]))[0]?.kappa).toBeNull();
  });

  it('is below nought where chance would do better', () => {
    const [agreement] = agreementOf(
      scored([
        ['yes', 'no'],
        ['no', 'yes'],
      ]),
    );
    expect(agreement?.kappa).toBe(-1);
  });
});

describe('criteria', () => {
  it('are those that ship until the team has its own', async () => {
    const store = open().storeFor('sam');
    expect(await readCriteria(store)).toEqual(CRITERIA);
    await writeCriteria(store, ['Tone']);
    expect(await readCriteria(store)).toEqual(['Tone']);
  });

  it('are no more than anybody fills in', async () => {
    const store = open().storeFor('sam');
    await writeCriteria(
      store,
      Array.from({ length: CRITERIA_MAX + 3 }, (_, i) => `c${i}`),
    );
    expect(await readCriteria(store)).toHaveLength(CRITERIA_MAX);
  });
});
