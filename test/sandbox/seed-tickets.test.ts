import { describe, expect, it } from 'vitest';
import { createSandbox } from '../../app/sandbox/sandbox.ts';
import { summaryOf } from '../../app/sandbox/shop-summary.ts';
import { SEED } from '../../app/sandbox/shops/seed.ts';
import { fixturePackage } from '../support/fixture-app.ts';

const world = createSandbox({ app: fixturePackage() }).world();
const tickets = world.tickets.tickets();
const emailOf = (id: number) => world.tickets.person(id)?.email ?? null;

/** People of the tickets who never bought anything. */
const STRANGERS = ['farah.aziz@example.net', null];

describe('the seed tickets', () => {
  it('are of customers whom the seed shop knows', () => {
    const known = SEED.customers?.map(({ email }) => email) ?? [];
    const unknown = tickets
      .map(({ requesterId }) => emailOf(requesterId))
      .filter((email) => !known.includes(email ?? ''));
    expect(new Set(unknown)).toEqual(new Set(STRANGERS));
  });

  it('speak only of orders that the customer has', () => {
    const orders = SEED.orders ?? [];
    const wrong = tickets.flatMap((ticket) => {
      const [opening] = ticket.comments;
      const numbers = [...(opening?.plain.split('wrote:')[0] ?? '').matchAll(/#?\b(10\d\d)\b/g)].map(
        ([, number]) => Number(number),
      );
      const owned = orders
        .filter(({ customer }) => customer === emailOf(ticket.requesterId))
        .map(({ number }) => number);
      return numbers.filter((number) => !owned.includes(number));
    });
    // The visitor has no address, so that the order is somebody's whom nobody has checked.
    expect(wrong).toEqual([1042]);
  });

  it('cover each channel, a closed ticket and a copied-in third person', () => {
    expect(new Set(tickets.map(({ channel }) => channel))).toEqual(
      new Set(['email', 'web', 'native_messaging']),
    );
    expect(tickets.filter(({ status }) => status === 'closed')).toHaveLength(1);
    expect(tickets.filter(({ ccIds }) => ccIds.length > 0)).toHaveLength(1);
    expect(tickets.length).toBeGreaterThanOrEqual(16);
  });

  it('lie in the past, oldest comment first', () => {
    for (const { comments } of tickets) {
      const times = comments.map(({ createdAt }) => Date.parse(createdAt));
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(Math.max(...times)).toBeLessThan(Date.now());
    }
  });
});

describe('the shop’s summary', () => {
  const state = world.shops.state();
  const summary = state && summaryOf(state);

  it('shows an order with amount, parcel and owner', () => {
    expect(summary?.orders.find(({ name }) => name === '#1042')).toMatchObject({
      customer: 'Maya Okafor',
      items: '2 × House blend',
      total: '48.00 USD',
      payment: 'paid',
      parcels: 'UPS delivered',
    });
  });

  it('shows both subscription vendors with the next charge', () => {
    const of = (email: string) => summary?.subscriptions.filter((row) => row.email === email);
    expect(of('maya.okafor@example.com')).toMatchObject([
      { vendor: 'skio', status: 'active', nextChargeAt: expect.any(String) },
    ]);
    expect(of('ruth.kessler@example.com')).toMatchObject([{ vendor: 'prive', status: 'cancelled' }]);
  });

  it('shows refunds that were paid', () => {
    expect(summary?.refunds.map(({ order }) => order)).toEqual(['#1050', '#1049']);
  });
});
