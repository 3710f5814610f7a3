import { describe, expect, it } from 'vitest';
import { answerPredicate } from '../../../app/assist/rules-reader.ts';
import type { JsonObject } from '../../../app/lib/json.ts';
import { readPredicate } from '../../../app/policy/predicate.ts';
import { contextOf, fact, returned, verdictOf } from './reading.ts';

const tracking = (output: JsonObject, args: JsonObject = {}, id = 't1') =>
  returned('get_tracking_info', output, args, id);
const status = (value: string, more: JsonObject = {}) =>
  contextOf({ returns: [tracking({ status: value, ...more })] });
const both = (context: Parameters<typeof verdictOf>[1]) => [
  verdictOf('tracking confirms delivery', context),
  verdictOf('tracking shows no delivery', context),
];

describe('delivery', () => {
  it('is confirmed by a delivered status', () => {
    expect(both(status('delivered'))).toEqual(['yes', 'no']);
    expect(both(status('DELIVERED'))).toEqual(['yes', 'no']);
  });

  it('is denied by a parcel that surely did not arrive', () => {
    for (const value of ['return_to_sender', 'failure', 'returned', 'lost'])
      expect(both(status(value))).toEqual(['no', 'yes']);
  });

  it('stays unknown for a parcel on its way', () => {
    for (const value of [
      'in_transit',
      'out_for_delivery',
      'pre_transit',
      'available_for_pickup',
      'attempted_delivery',
      'unknown',
    ])
      expect({ value, read: both(status(value)) }).toEqual({ value, read: ['unknown', 'unknown'] });
  });

  it('stays unknown without a result', () => {
    expect(both(contextOf())).toEqual(['unknown', 'unknown']);
    expect(both(contextOf({ returns: [tracking({})] }))).toEqual(['unknown', 'unknown']);
  });

  it('stays unknown when one of two parcels is delivered', () => {
    const parcels = [{ status: 'delivered' }, { status: 'in_transit' }];
    expect(both(contextOf({ returns: [tracking({ parcels })] }))).toEqual(['unknown', 'unknown']);
    expect(
      both(contextOf({ returns: [tracking({ parcels: [{ status: 'delivered' }, { status: 'lost' }] })] })),
    ).toEqual(['unknown', 'unknown']);
  });

  it('is confirmed when every parcel is delivered', () => {
    const parcels = [{ status: 'delivered' }, { status: 'delivered' }];
    expect(both(contextOf({ returns: [tracking({ status: 'delivered', parcels })] }))).toEqual(['yes', 'no']);
  });

  it('takes a detail where the status itself is undecided', () => {
    expect(both(status('in_transit', { status_detail: 'lost' }))).toEqual(['no', 'yes']);
    expect(both(status('delivered', { status_detail: 'arrived_at_destination' }))).toEqual(['yes', 'no']);
  });

  it('does not take scans of the past for the present', () => {
    const events = [{ status: 'delivered', at: '2026-08-01T00:00:00Z' }];
    expect(both(status('in_transit', { tracking_details: events }))).toEqual(['unknown', 'unknown']);
    expect(both(status('returned', { events }))).toEqual(['no', 'yes']);
  });

  it('does not take an estimate for a delivery', () => {
    expect(both(contextOf({ returns: [tracking({ estimated_delivery_at: '2026-08-01' })] }))).toEqual([
      'unknown',
      'unknown',
    ]);
    expect(both(contextOf({ returns: [tracking({ delivered_at: '2026-08-01' })] }))).toEqual(['yes', 'no']);
  });

  it('reads plain flags, a false one as not yet', () => {
    expect(both(contextOf({ returns: [tracking({ delivered: true })] }))).toEqual(['yes', 'no']);
    expect(both(contextOf({ returns: [tracking({ delivered: false })] }))).toEqual(['unknown', 'unknown']);
  });
});

describe('newer and older results', () => {
  it('lets the newest result of the same call win', () => {
    const returns = [
      tracking({ status: 'in_transit' }, { tracking_number: '1Z' }, 'a'),
      tracking({ status: 'delivered' }, { tracking_number: '1Z' }, 'b'),
    ];
    expect(both(contextOf({ returns }))).toEqual(['yes', 'no']);
    expect(both(contextOf({ returns: returns.toReversed() }))).toEqual(['unknown', 'unknown']);
  });

  it('keeps results about two parcels apart', () => {
    const returns = [
      tracking({ status: 'delivered' }, { tracking_number: '1Z' }, 'a'),
      tracking({ status: 'in_transit' }, { tracking_number: '2Z' }, 'b'),
    ];
    expect(both(contextOf({ returns }))).toEqual(['unknown', 'unknown']);
  });

  it('ignores failed and unknown results', () => {
    const failed = { ...tracking({ status: 'delivered' }), status: 'failed' as const };
    expect(both(contextOf({ returns: [failed] }))).toEqual(['unknown', 'unknown']);
  });

  it('trusts tracking over the order for what tracking shows', () => {
    const order = returned('skio_order_details', { shipping_status: 'in_transit' });
    expect(both(contextOf({ returns: [order, tracking({ status: 'delivered' })] }))).toEqual(['yes', 'no']);
    expect(both(contextOf({ returns: [order] }))).toEqual(['unknown', 'unknown']);
  });
});

describe('literal statuses', () => {
  it('denies every other status plainly', () => {
    const order = (value: string) =>
      contextOf({
        returns: [returned('skio_order_details', { shipping_status: value, financial_status: 'paid' })],
      });
    const ask = (value: string) => verdictOf('the status is “Delivered”', order(value));
    expect([ask('delivered'), ask('in_transit'), ask('mixed')]).toEqual(['yes', 'no', 'unknown']);
  });

  it('compares a status that it does not know by name', () => {
    const context = contextOf({ returns: [returned('get_locker', { status: 'On Vacation' })] });
    expect(verdictOf('the status is "on vacation"', context)).toBe('yes');
    expect(verdictOf('the status is "at work"', context)).toBe('no');
  });
});

describe('orders and subscriptions', () => {
  const order = (output: JsonObject) => contextOf({ returns: [returned('get_order_details', output)] });
  const account = (...statuses: string[]) =>
    returned('get_skio_account_details', {
      accounts: [{ email: 'a@b.c' }],
      subscriptions: statuses.map((one, index) => ({ subscription_id: `s${index}`, status: one })),
    });

  it('tells shipped from not shipped and half shipped', () => {
    const shipped = (value: string) =>
      verdictOf('the order has not shipped yet', order({ fulfillment_status: value }));
    expect([shipped('UNFULFILLED'), shipped('fulfilled'), shipped('partially_fulfilled')]).toEqual([
      'yes',
      'no',
      'unknown',
    ]);
  });

  it('knows a cancelled order by its moment', () => {
    const cancelled = (at: string | null) =>
      verdictOf(
        'the order is cancelled',
        order({ fulfillment_status: 'unfulfilled', financial_status: 'refunded', cancelled_at: at }),
      );
    expect([cancelled('2026-08-01T00:00:00Z'), cancelled(null)]).toEqual(['yes', 'no']);
  });

  it('lets the status of a subscription outrank its moments', () => {
    const output = {
      subscription: { status: 'active', cancelled_at: '2026-01-01T00:00:00Z', previous_status: 'cancelled' },
    };
    const context = contextOf({ returns: [returned('restart_subscription', output)] });
    expect([
      verdictOf('the subscription is active', context),
      verdictOf('the subscription is cancelled', context),
    ]).toEqual(['yes', 'no']);
  });

  it('leaves two subscriptions in different states unknown', () => {
    const context = contextOf({ returns: [account('active', 'paused')] });
    expect(verdictOf('the subscription is paused', context)).toBe('unknown');
    expect(verdictOf('the customer has an active subscription', context)).toBe('yes');
    expect(verdictOf('the customer has a cancelled subscription', context)).toBe('no');
    expect(verdictOf('all subscriptions are active', context)).toBe('no');
  });

  it('looks only at the subscription that the case is about', () => {
    const facts = [fact('subscription_id', 's1')];
    const context = contextOf({ returns: [account('active', 'paused')], facts });
    expect(verdictOf('the subscription is paused', context)).toBe('yes');
  });

  it('says which value decided', () => {
    const verdict = answerPredicate(
      readPredicate('the subscription is paused'),
      contextOf({ returns: [account('paused')] }),
    );
    expect(verdict.evidence).toEqual([
      { kind: 'tool', id: 'get_skio_account_details-1', path: 'subscriptions.0.status', quote: 'paused' },
    ]);
  });
});

describe('claims', () => {
  const claim = (value: string) =>
    contextOf({ returns: [returned('get_claim_status', { claim_status: value })] });

  it('leaves a claim in review neither approved nor rejected', () => {
    expect([
      verdictOf('the claim is approved', claim('in_review')),
      verdictOf('the claim is rejected', claim('in_review')),
    ]).toEqual(['unknown', 'unknown']);
  });

  it('knows a resolved claim either way', () => {
    const resolved = ['approved', 'rejected', 'submitted'].map((value) =>
      verdictOf('the claim is resolved', claim(value)),
    );
    expect(resolved).toEqual(['yes', 'yes', 'no']);
  });
});

describe('finding', () => {
  const found = (output: JsonObject) =>
    verdictOf('no account is found', contextOf({ returns: [returned('get_skio_account_details', output)] }));

  it('reads the flag, the list and emptiness', () => {
    expect([found({ found: false }), found({ accounts: [] }), found({})]).toEqual(['yes', 'yes', 'yes']);
    expect([
      found({ found: true }),
      found({ accounts: [{ email: 'a@b.c' }] }),
      found({ email: 'a@b.c' }),
    ]).toEqual(['no', 'no', 'no']);
  });

  it('stays unknown before the look-up', () => {
    expect(verdictOf('no account is found', contextOf())).toBe('unknown');
    expect(
      verdictOf(
        'no account is found',
        contextOf({ returns: [returned('get_tracking_info', { status: 'delivered' })] }),
      ),
    ).toBe('unknown');
  });
});
