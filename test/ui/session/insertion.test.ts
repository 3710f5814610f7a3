import { describe, expect, it } from 'vitest';
import { type Insertion, insertionView } from '../../../app/ui/session/insertion.ts';

const OF = { draft: 'first', text: 'Have you checked with neighbours?', comment: '7' };
const THERE: Insertion = { of: OF, outcome: { state: 'inserted', at: '2026-08-20T10:00:00Z' } };

describe('what is said of an insertion', () => {
  it('stands under the draft that was inserted', () => {
    expect(insertionView(THERE, OF)).toEqual(THERE.outcome);
  });

  it('says nothing before the first one', () => {
    expect(insertionView(null, OF)).toEqual({ state: 'none' });
  });

  it('leaves a newer draft alone', () => {
    expect(insertionView(THERE, { ...OF, draft: 'second' })).toEqual({ state: 'none' });
  });

  it('leaves other words of the same draft alone', () => {
    expect(insertionView(THERE, { ...OF, text: 'Did a neighbour take it?' })).toEqual({ state: 'none' });
  });

  it('is forgotten when the ticket goes on, although the same words are suggested again', () => {
    expect(insertionView(THERE, { ...OF, comment: '8' })).toEqual({ state: 'none' });
  });

  it('keeps asking about a full composer while the agent edits', () => {
    const asked: Insertion = { of: OF, outcome: { state: 'occupied', composer: 'Dear Maya,' } };
    expect(insertionView(asked, { ...OF, text: 'Dear Maya, have you checked?' })).toEqual(asked.outcome);
  });
});
