import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../app/lib/json.ts';
import { contextOf, returned, verdictOf } from './reading.ts';

// Now is 2026-08-20 noon, a Thursday.
const order = (output: JsonObject) => contextOf({ returns: [returned('get_order_details', output)] });
const tracking = (output: JsonObject) => contextOf({ returns: [returned('get_tracking_info', output)] });

describe('ages', () => {
  it('decides at the very moment', () => {
    const ago = (at: string) => verdictOf('delivered more than 7 days ago', tracking({ delivered_at: at }));
    expect(ago('2026-08-13T12:00:01Z')).toBe('no');
    expect(ago('2026-08-13T12:00:00Z')).toBe('no');
    expect(ago('2026-08-13T11:59:59Z')).toBe('yes');
  });

  it('compares days where only the day is known', () => {
    const within = (at: string) => verdictOf('within 30 days of purchase', order({ ordered_at: at }));
    expect([within('2026-07-21'), within('2026-07-20')]).toEqual(['yes', 'no']);
  });

  it('leaves out weekends in business days', () => {
    const passed = (at: string) =>
      verdictOf('more than 3 business days have passed since the order shipped', order({ shipped_at: at }));
    expect(passed('2026-08-14T11:00:00Z')).toBe('yes');
    expect(passed('2026-08-17T13:00:00Z')).toBe('no');
  });

  it('is unknown without a moment', () => {
    expect(
      verdictOf(
        'delivered more than 7 days ago',
        tracking({ estimated_delivery_at: '2026-08-01', delivered_at: null }),
      ),
    ).toBe('unknown');
    expect(verdictOf('delivered more than 7 days ago', tracking({ delivered_at: 'last week' }))).toBe(
      'unknown',
    );
  });

  it('is unknown beyond the calendar', () => {
    const context = order({ ordered_at: '2026-08-10T00:00:00Z' });
    expect(verdictOf('the order was placed more than 99999999999 years ago', context)).toBe('unknown');
  });

  it('finds the delivery among the scans', () => {
    const events = [
      { status: 'delivered', at: '2026-08-01T00:00:00Z' },
      { status: 'in_transit', at: '2026-08-19T00:00:00Z' },
    ];
    expect(verdictOf('delivered more than 7 days ago', tracking({ events }))).toBe('yes');
  });

  it('takes the moment an order was made for its age', () => {
    const output = {
      order: { createdAt: '2026-08-10T00:00:00Z', customer: { createdAt: '2020-01-01T00:00:00Z' } },
    };
    expect(verdictOf('order was placed in the last 30 days', order(output))).toBe('yes');
  });
});

describe('tracking that stands still', () => {
  it('counts from the newest scan', () => {
    const events = [
      { status: 'in_transit', at: '2026-08-01T00:00:00Z' },
      { status: 'in_transit', at: '2026-08-12T00:00:00Z' },
    ];
    expect(verdictOf('no scan for more than 10 days', tracking({ tracking_details: events }))).toBe('no');
    expect(verdictOf('no scan for more than 7 days', tracking({ tracking_details: events }))).toBe('yes');
  });

  it('looks at each parcel', () => {
    const parcels = [{ last_scan_at: '2026-08-01T00:00:00Z' }, { last_scan_at: '2026-08-19T00:00:00Z' }];
    expect(
      verdictOf('no scan for more than 10 days', tracking({ last_scan_at: '2026-08-19T00:00:00Z', parcels })),
    ).toBe('unknown');
  });
});

describe('silence', () => {
  it('counts from the customer’s newest message', () => {
    const context = contextOf({}, ['Hello?', { by: 'agent', text: 'Which order is it?' }]);
    expect(verdictOf('the customer does not respond within 3 days', context)).toBe('yes');
    expect(verdictOf('the customer does not respond within 30 days', context)).toBe('no');
    expect(verdictOf('the customer does not respond within 3 days', contextOf())).toBe('unknown');
  });

  it('counts a ticket’s age from its beginning', () => {
    expect(verdictOf('the ticket was created more than 2 days ago', contextOf())).toBe('yes');
    expect(verdictOf('the ticket was created more than 20 days ago', contextOf())).toBe('no');
  });

  it('knows a date that has passed', () => {
    const due = (at: string) =>
      verdictOf('the estimated delivery date has passed', tracking({ estimated_delivery_at: at }));
    expect([due('2026-08-19'), due('2026-08-20'), due('2026-08-21')]).toEqual(['yes', 'no', 'no']);
  });
});
