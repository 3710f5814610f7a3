import { describe, expect, it } from 'vitest';
import { backTest, type Comparison, versionsOf } from '../../../app/study/back-test/back-test.ts';
import { summaryOf } from '../../../app/study/back-test/summary.ts';
import { DRAFT, engineOf, PUBLISHED, pastCase, pastMonth } from '../../support/past-tickets.ts';

const published = engineOf(PUBLISHED);
const versions = versionsOf(published, engineOf(DRAFT));
const month = pastMonth(1000);

const edited = (file: string, from: string, to: string) =>
  versionsOf(published, engineOf({ ...PUBLISHED, [file]: (PUBLISHED[file] ?? '').replace(from, to) }));

const first = (one: Comparison) => {
  const [moment] = one.moments;
  if (!moment) throw new Error('there is no moment');
  return moment;
};

describe('a back-test', () => {
  it('finds every known flip of a thousand tickets and no other', () => {
    const found = month.map(({ past }) => backTest(past, versions));
    const told = found.map(({ ticket, flip, upTo }) => ({ ticket, flip, upTo }));
    expect(told).toEqual(month.map(({ past, flip, upTo }) => ({ ticket: past.ticket.id, flip, upTo })));
    expect(summaryOf(found).flips).toMatchObject({ policy: 125, reply: 125 });
    expect(summaryOf(found).flips.action).toBeGreaterThan(50);
  }, 180_000);

  it('finds nothing where the versions are the same', () => {
    const same = versionsOf(published, engineOf(PUBLISHED));
    const found = month.slice(0, 16).map(({ past }) => backTest(past, same));
    expect(found.every(({ flip }) => flip === null)).toBe(true);
  });

  it('gives the same comparison whether or not a version is played in full', () => {
    const inFull = { ...versions, sameNames: false };
    for (const { past } of month.slice(0, 24))
      expect(backTest(past, versions)).toEqual(backTest(past, inFull));
  });

  it('ends at a look-up without a recorded answer', () => {
    const { past } = month[2] ?? { past: pastCase(0, '') };
    const one = backTest(past, versions);
    expect([one.upTo, one.moments.length]).toEqual(['get_tracking_info', 1]);
    expect(first(one).before.lookedUp).toEqual([]);
  });

  it('reads a recorded answer only where it answers the same question', () => {
    const { past } = month[1] ?? { past: pastCase(0, '') };
    const other = past.events.map((event) =>
      event.type === 'tool-returned' ? { ...event, call: { ...event.call, args: { order_id: '1' } } } : event,
    );
    expect(backTest(past, versions).upTo).toBe('');
    expect(backTest({ ...past, events: other }, versions).upTo).toBe('get_order_details');
  });

  it('sees at each moment only what had been said by then', () => {
    const { past } = month[6] ?? { past: pastCase(0, '') };
    const one = backTest(past, versions);
    expect(one.moments.map(({ before }) => before.calls.map(({ tool }) => tool))).toEqual([
      [],
      ['refund_order'],
    ]);
  });

  it('holds what each version said against what people did', () => {
    const { past } = month[0] ?? { past: pastCase(0, '') };
    const without = edited(
      'skip-next-shipment.md',
      'Skip it with @skip_next_shipment(subscription_id: str).',
      'Inform the customer that skipping is not possible.',
    );
    const one = backTest(past, without);
    expect(first(one).agrees).toEqual({ before: true, after: false });
    expect(first(one).done.approved).toEqual([
      { tool: 'skip_next_shipment', args: { subscription_id: 'sub-0' } },
    ]);
  });

  it('finds a call that the words no longer allow', () => {
    const { past } = month[1] ?? { past: pastCase(0, '') };
    const bounded = edited(
      'refund-policy.md',
      'Refund the order with',
      'Refund at most $5 of the order with',
    );
    const { changes, after } = first(backTest(past, bounded));
    expect(changes).toContain('refusal');
    expect(after.refused.length).toBeGreaterThan(0);
  });

  it('keeps to the policy that a person chose', () => {
    const { past } = month[6] ?? { past: pastCase(0, '') };
    const chosen = {
      id: 'x',
      at: past.ticket.createdAt.replace(':00.000Z', ':30.000Z'),
      run: '1',
      by: { kind: 'agent', id: '1101' },
      type: 'policy-chosen',
      policy: 'wrong-item',
      version: '',
      from: null,
    } as const;
    const one = backTest({ ...past, events: [chosen, ...past.events] }, versions);
    expect(one.moments.map(({ before }) => before.policy)).toEqual(['refund-policy', 'wrong-item']);
    expect(one.moments[0]?.agrees.before).toBe(false);
  });

  it('has nothing to compare where the customer never wrote', () => {
    const { ticket } = pastCase(0, 'Hello');
    const silent = { ticket: { ...ticket, comments: [] }, events: [] };
    expect(backTest(silent, versions)).toMatchObject({ moments: [], flip: null, upTo: '' });
  });
});
