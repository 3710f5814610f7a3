import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../app/assist/event.ts';
import type { Json, JsonObject } from '../../app/lib/json.ts';
import { createStopwatch } from '../../app/study/stopwatch.ts';
import { worthOf } from '../../app/study/worth.ts';
import { catalog } from '../ledger/page.ts';

const AT = '2026-08-14T10:00:00.000Z';

const returned = (tool: string, args: JsonObject, output: Json): RunEvent => ({
  id: `${tool} ${JSON.stringify(args)}`,
  at: AT,
  run: 'r1',
  by: { kind: 'app', id: 'stepwise' },
  type: 'tool-returned',
  call: { id: 'c1', tool, args },
  step: 'retention#1',
  status: 'done',
  output,
});

const worth = (...events: readonly RunEvent[]) => {
  const entry = { seq: 0, events, reviews: [], prev: '', digest: '', by: 'kim', at: AT, trouble: '' };
  return worthOf({ ticket: '71', entries: [entry] }, catalog);
};

const order = (id: string, total: Json = '48.00') =>
  returned('get_order_details', { order_id: id }, { found: true, order_id: id, total, currency: 'USD' });
const subscription = (id: string, quantity: number) => ({
  subscription_id: id,
  currency: 'USD',
  items: [
    { product: 'Hojicha', quantity, price: '12.50' },
    { product: 'Cup', quantity: 1, price: '4' },
  ],
});
const subscriptions = (...list: readonly JsonObject[]) =>
  returned('get_prive_subscriptions', { email: 'a@b.c' }, { found: true, subscriptions: [...list] });

describe('what a case is worth', () => {
  it('is the total of its order', () => {
    expect(worth(order('1042'))).toEqual({ currency: 'USD', minor: 4_800 });
  });

  it('is the price of its subscription with everything in it', () => {
    expect(worth(subscriptions(subscription('s1', 2)))).toEqual({ currency: 'USD', minor: 2_900 });
  });

  it('is that of the one to which something was done last', () => {
    const done = returned('cancel_order', { order_id: '#1043' }, { cancelled: true });
    expect(worth(order('1042'), order('1043', '10'), done)?.minor).toBe(1_000);
  });

  it('is not known of several, of another one, or without a price', () => {
    expect(worth(order('1042'), order('1043'))).toBe(null);
    expect(worth(subscriptions(subscription('s1', 1), subscription('s2', 1)))).toBe(null);
    expect(worth(order('1042'), returned('cancel_order', { order_id: '9' }, {}))).toBe(null);
    expect(worth(order('1042', null))).toBe(null);
    expect(worth()).toBe(null);
  });
});

describe('the watch over tickets', () => {
  it('gives each ticket what passed while it was in front, by day', () => {
    const clock = { ms: 0 };
    const watch = createStopwatch(() => clock.ms);
    clock.ms = 1_000;
    expect(watch('7', '2026-08-14')).toBe(1_000);
    clock.ms = 5_000;
    expect(watch('8', '2026-08-14')).toBe(0);
    clock.ms = 6_000;
    expect(watch('7', '2026-08-14')).toBe(5_000);
    clock.ms = 9_000;
    expect(watch('7', '2026-08-15')).toBe(0);
    clock.ms = 9_500;
    expect(watch('7', '2026-08-15')).toBe(500);
    expect(watch('8', '2026-08-15')).toBe(0);
  });
});
