import { describe, expect, it } from 'vitest';
import { changedShare, foldFates, type Offered, type ReviewEvent } from '../../app/ledger/review.ts';

const call = (args: Record<string, string | number>): Offered => ({
  type: 'call',
  tool: 'refund_order',
  args,
});
const draft = (text: string): Offered => ({ type: 'draft', text });

let n = 0;
const base = (suggestion = 's') => {
  n += 1;
  return {
    id: `v${n}`,
    at: '2026-08-01T12:00:00.000Z',
    suggestion,
    ticket: '71',
    by: { kind: 'agent', id: 'a1' },
  } as const;
};

const shown = (offered: Offered = call({ order_id: '1', amount: 20 }), suggestion?: string): ReviewEvent => ({
  ...base(suggestion),
  type: 'suggestion-shown',
  offered,
  policy: 'refunds',
  version: '7',
  steps: ['refunds#2'],
});

const looked = (forMs: number): ReviewEvent => ({ ...base(), type: 'suggestion-looked-at', forMs });
const accepted = (as: Offered): ReviewEvent => ({ ...base(), type: 'suggestion-accepted', as });
const rejected: ReviewEvent = {
  ...base(),
  type: 'suggestion-rejected',
  reason: 'wrong-value',
  words: 'it was 30',
};
const replaced: ReviewEvent = { ...base(), type: 'suggestion-replaced' };

const check = (...events: ReviewEvent[]) => foldFates(events)[0];

describe('the fate of a suggestion', () => {
  it('is open at first', () => {
    expect(check(shown())).toMatchObject({ ending: { type: 'open' }, lookedAtMs: 0, ended: null });
  });

  it('is accepted as it stood', () => {
    expect(check(shown(), accepted(call({ amount: 20, order_id: '1' })))?.ending).toEqual({
      type: 'accepted',
    });
  });

  it('is edited by the share of its arguments', () => {
    const as = call({ order_id: '1', amount: 30 });
    expect(check(shown(), accepted(as))).toMatchObject({
      ending: { type: 'edited', share: 0.5 },
      ended: { by: { id: 'a1' } },
    });
  });

  it('is rejected with the reason', () => {
    expect(check(shown(), rejected)?.ending).toEqual({
      type: 'rejected',
      reason: 'wrong-value',
      words: 'it was 30',
    });
  });

  it('is ignored when something else took its place', () => {
    expect(check(shown(), replaced)?.ending.type).toBe('ignored');
  });

  it('stays decided when something else takes its place', () => {
    expect(check(shown(), rejected, replaced)?.ending.type).toBe('rejected');
  });

  it('is open again when it is shown again', () => {
    expect(check(shown(), replaced, shown())?.ending.type).toBe('open');
  });

  it('adds up how long it was looked at', () => {
    expect(check(shown(), looked(1_200), looked(800), looked(-5))?.lookedAtMs).toBe(2_000);
  });

  it('counts an event told twice once', () => {
    const look = looked(500);
    expect(check(shown(), look, look)?.lookedAtMs).toBe(500);
  });

  it('is nothing for a suggestion that was never shown', () => {
    expect(foldFates([rejected])).toEqual([]);
  });

  it('is kept apart for each suggestion in the order shown', () => {
    const fates = foldFates([shown(draft('a'), 'one'), shown(draft('b'), 'two')]);
    expect(fates.map(({ suggestion }) => suggestion)).toEqual(['one', 'two']);
  });
});

describe('how much was changed', () => {
  const words = (before: string, now: string) => changedShare(draft(before), draft(now));

  it('is nothing for the same words with other spaces', () => {
    expect(words('Hi Dana,\n\nthanks', 'Hi Dana, thanks ')).toBe(0);
  });

  it('is one word in four', () => {
    expect(words('your parcel is late', 'your parcel was late')).toBe(0.25);
  });

  it('is the words put in front', () => {
    expect(words('is late', 'your parcel is late')).toBe(0.5);
  });

  it('is all of it where nothing is left', () => {
    expect(words('your parcel is late', '')).toBe(1);
    expect(words('', 'your parcel')).toBe(1);
  });

  it('is all of it for another tool', () => {
    expect(changedShare(call({}), { type: 'call', tool: 'reship_order', args: {} })).toBe(1);
  });
});
