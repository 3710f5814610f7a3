/** Scoring on the review page: everybody for themselves, and back to what there is besides the list. */
import { describe, expect, it, vi } from 'vitest';
import { createMemoryStorage } from '../../../app/lib/memory-store.ts';
import { dayRecords } from '../../../app/study/day-record.ts';
import { writePolicyNote } from '../../../app/study/policy-note.ts';
import { readScores, writeScore } from '../../../app/study/scorecard.ts';
import { startReviewList } from '../../../app/ui/review/review-list-session.ts';
import { suggestionRow } from '../../study/kit.ts';
import { reviewPorts } from '../../support/review-ports.ts';

const NOW = '2026-09-10T12:00:00.000Z';
const YES = { 'right-step': 'yes' as const };

/** Sam's page with two suggestions, the first one open; sue has scored the first. */
async function opened() {
  const storage = createMemoryStorage({ now: () => NOW });
  const earlier = '2026-09-10T11:00:00.000Z';
  const rows = [
    suggestionRow({ at: NOW, suggestion: 's1' }),
    suggestionRow({ at: earlier, suggestion: 's2' }),
  ];
  for (const record of dayRecords({ day: '2026-09-10', user: 'kim', browser: 'b1' }, rows))
    await storage.storeFor('kim').put(record);
  const hers = { ticket: '71', suggestion: 's1', marks: YES, comment: 'Well done.' };
  await writeScore(storage.storeFor('sue'), 'sue', hers);
  const ports = reviewPorts(storage.storeFor('sam'), NOW);
  const readTicketById = async (): Promise<never> => {
    throw new Error('it is gone');
  };
  const session = startReviewList({ ...ports, helpdesk: { ...ports.helpdesk, readTicketById } });
  const view = () => session.view.value;
  const open = async (index: number): Promise<void> => {
    await vi.waitFor(() => expect(view().rows).toHaveLength(2));
    session.actions.select(view().rows[index]?.id ?? '');
    await vi.waitFor(() => expect(view().open?.state).not.toBe('reading'));
  };
  await open(0);
  return { actions: session.actions, view, open, store: storage.storeFor('sam') };
}

describe('a scorecard that others have filled in too', () => {
  it('shows their marks to nobody who has not scored', async () => {
    const { view } = await opened();
    expect([view().open?.others, view().open?.keptBack]).toEqual([[], 1]);
  });

  it('shows their marks once one’s own are kept, and while they are changed', async () => {
    const { actions, view } = await opened();
    actions.mark('right-step', 'no');
    await actions.saveScore(false);
    expect(view().open?.mine.isSaved).toBe(true);
    actions.mark('right-step', 'yes');
    await vi.waitFor(() => expect(view().open?.others[0]?.by).toBe('SUE'));
    expect([view().open?.keptBack, view().open?.others[0]?.marks]).toEqual([0, YES]);
  });

  it('is not taken for another’s that was opened meanwhile', async () => {
    const { actions, view, open, store } = await opened();
    const saving = actions.saveScore(false);
    await open(1);
    await saving;
    expect(view().open?.mine.isSaved).toBe(false);
    const scored = (await readScores(store, '71')).filter(({ by }) => by === 'sam');
    expect(scored.map(({ suggestion }) => suggestion)).toEqual(['s1']);
  });
});

describe('what there is besides the list', () => {
  it('is there again once the suggestion is closed', async () => {
    const { actions, view } = await opened();
    actions.close();
    expect([view().open, view().selected]).toEqual([null, '']);
  });

  it('opens and closes notes and agreement', async () => {
    const { actions, view } = await opened();
    for (const name of ['notes', 'agreement'] as const) {
      const toggle = name === 'notes' ? actions.toggleNotes : actions.toggleAgreement;
      toggle();
      await vi.waitFor(() => expect(view()[name]).not.toBeNull());
      toggle();
      expect(view()[name]).toBeNull();
    }
  });

  it('has the notes of the policy that is filtered by', async () => {
    const { actions, view, store } = await opened();
    for (const policy of ['refunds', 'claims']) {
      const about = { step: '', version: 'v1', words: policy, ticket: '71', suggestion: 's1' };
      await writePolicyNote(store, policy, { policy, ...about });
    }
    actions.toggleNotes();
    await vi.waitFor(() => expect(view().notes).toHaveLength(2));
    actions.filter({ policy: 'claims' });
    await vi.waitFor(() => expect(view().notes).toHaveLength(1));
    expect(view().notes?.[0]?.notes[0]).toMatchObject({ words: 'claims', ticket: '71' });
  });
});
