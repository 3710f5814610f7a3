import { describe, expect, it } from 'vitest';
import type { Predicate } from '../../app/policy/predicate/form.ts';
import { readPredicate } from '../../app/policy/predicate.ts';

/** Reads each text and compares what was read, member by member, with what is given. */
function check(cases: Readonly<Record<string, object>>): void {
  for (const [text, expected] of Object.entries(cases))
    expect({ text, read: readPredicate(text) }).toMatchObject({ text, read: expected });
}

const state = (entity: string, states: readonly string[], more: object = {}) => ({
  type: 'state',
  entity,
  states,
  ...more,
});
const not = (part: object) => ({ type: 'not', part });
const bound = (comparison: string, value: number, upper: number | null = null) => ({
  comparison,
  value,
  upper,
});

describe('states', () => {
  it('reads what tracking shows', () => {
    const delivered = state('parcel', ['delivered']);
    check({
      'If tracking confirms delivery:': delivered,
      'If Tracking Shows No Delivery:': not(delivered),
      'the carrier has marked the shipment as delivered': delivered,
      'tracking shows that the package was returned to sender': state('parcel', ['returned']),
      'the package is lost in transit': state('parcel', ['lost']),
      'Not delivered:': not(state('any', ['delivered'])),
    });
  });

  it('reads a quoted status literally', () => {
    check({
      'If the status is “Delivered”': state('any', ['delivered'], { literal: true }),
      'the tracking status is "In Transit" or "Out for Delivery"': state(
        'parcel',
        ['in_transit', 'out_for_delivery'],
        { literal: true },
      ),
      'the delivery status is not delivered': not(state('parcel', ['delivered'], { literal: true })),
    });
  });

  it('reads states of orders, subscriptions and claims', () => {
    check({
      'the order has not shipped yet': not(state('order', ['shipped'])),
      'order is unfulfilled': state('order', ['unfulfilled']),
      'the subscription is paused or cancelled': state('subscription', ['paused', 'cancelled']),
      'once the claim is resolved': state('claim', ['resolved']),
      'claim is rejected': state('claim', ['rejected']),
      'payment is declined': state('payment', ['declined']),
      'neither shipped nor delivered orders': { type: 'open' },
      'the order is neither shipped nor delivered': not(state('order', ['shipped', 'delivered'])),
    });
  });

  it('reads whether something is found', () => {
    const none = not(state('account', ['found']));
    check({
      'account is not found': none,
      'no account is found': none,
      'there is no account with that email': none,
      'the account cannot be found': none,
      'we cannot find an account': none,
      'the user with that email address exists in Skio': state('account', ['found']),
      'the email does not exist in Skio': none,
    });
  });

  it('tells one of several from all of them', () => {
    check({
      'the customer has an active subscription': state('subscription', ['active'], { quantity: 'some' }),
      'all packages are delivered': state('parcel', ['delivered'], { quantity: 'every' }),
      'the package is delivered': state('parcel', ['delivered'], { quantity: 'the' }),
    });
  });

  it('leaves what can still be done open', () => {
    check({
      'the order can still be cancelled': { type: 'open' },
      'tracking shows the package was delivered to a different address': { type: 'open' },
    });
  });
});

describe('numbers', () => {
  it('reads amounts with their currency', () => {
    check({
      'order total is over $100': { type: 'number', bound: bound('>', 100), unit: 'money', currency: 'USD' },
      'for orders of €50 or more': { type: 'number', bound: bound('>=', 50), currency: 'EUR' },
      'the order total exceeds 150 EUR': { type: 'number', bound: bound('>', 150), currency: 'EUR' },
      'order total is between $50 and $100': { type: 'number', bound: bound('between', 50, 100) },
      'orders under £1,000': { type: 'number', bound: bound('<', 1000), currency: 'GBP' },
      'High value orders (over $500):': { type: 'number', subject: 'orders', bound: bound('>', 500) },
    });
  });

  it('reads percentages and plain numbers', () => {
    check({
      'the discount exceeds 15%': {
        type: 'number',
        subject: 'discount',
        bound: bound('>', 15),
        unit: 'percent',
      },
      'the discount is at most 15 percent': { type: 'number', bound: bound('<=', 15), unit: 'percent' },
      'the quantity is 3 or more': { type: 'number', subject: 'quantity', bound: bound('>=', 3), unit: '' },
    });
  });

  it('reads counts of things', () => {
    check({
      'more than one order': { type: 'count', noun: 'order', bound: bound('>', 1) },
      'at least 3 items': { type: 'count', noun: 'item', bound: bound('>=', 3) },
      'the order has multiple shipments': { type: 'count', noun: 'shipment', bound: bound('>', 1) },
      'customer has only one subscription': { type: 'count', noun: 'subscription', bound: bound('=', 1) },
      'there are no discrepancies': not({ type: 'count', noun: 'discrepancy', bound: bound('>=', 1) }),
    });
  });

  it('leaves a bare number open', () => {
    check({ 'at least 3': { type: 'open' }, 'order 1042': { type: 'open' } });
  });
});

describe('ages', () => {
  it('reads how long ago something happened', () => {
    check({
      'delivered more than 7 days ago': {
        type: 'age',
        event: 'delivered',
        bound: bound('>', 7),
        unit: 'days',
      },
      'within 30 days of purchase': { type: 'age', event: 'ordered', bound: bound('<=', 30) },
      'order was placed in the last 30 days': { type: 'age', event: 'ordered', bound: bound('<=', 30) },
      'the order was delivered less than 24 hours ago': { type: 'age', bound: bound('<', 24), unit: 'hours' },
      'more than 5 business days have passed since the order shipped': {
        event: 'shipped',
        unit: 'business-days',
      },
      '3 business days have passed since the claim was filed': { event: 'claimed', bound: bound('>=', 3) },
    });
  });

  it('reads tracking that stands still', () => {
    check({
      'no scan for more than 10 days': { type: 'age', event: 'scanned', bound: bound('>', 10) },
      'more than 7 days without a scan': { type: 'age', event: 'scanned', bound: bound('>', 7) },
      'tracking has not updated for 7 days': { type: 'age', event: 'scanned', bound: bound('>=', 7) },
    });
  });

  it('reads silence and lateness', () => {
    check({
      'the customer does not respond within 3 days': { type: 'age', event: 'written', bound: bound('>', 3) },
      'the ticket was created more than 2 days ago': { type: 'age', event: 'opened', bound: bound('>', 2) },
      'the estimated delivery date has passed': { type: 'age', event: 'expected', bound: bound('>', 0) },
      'delivery is more than 3 days late': { type: 'age', event: 'expected', bound: bound('>', 3) },
    });
  });

  it('leaves the time between two events open', () => {
    check({ 'the order is not delivered within 10 days of shipping': { type: 'open' } });
  });
});

describe('the case itself', () => {
  it('reads tags and segments', () => {
    check({
      'VIP customers': { type: 'tag', tags: ['vip'] },
      'tagged wholesale': { type: 'tag', tags: ['wholesale'] },
      'the ticket is tagged "vip" or "gold"': { type: 'tag', tags: ['vip', 'gold'] },
      'the customer is not VIP': not({ type: 'tag', tags: ['vip'] }),
    });
  });

  it('reads channel, language, field and contacts', () => {
    check({
      'on chat': { type: 'channel', channel: 'chat' },
      'the customer writes via WhatsApp': { type: 'channel', channel: 'whatsapp' },
      'the customer writes in Spanish': { type: 'language', language: 'es' },
      'the ticket priority is high': { type: 'field', name: 'priority', value: 'high' },
      'on the second contact': { type: 'contacts', bound: bound('>=', 2) },
      'the customer contacts us again': { type: 'contacts', bound: bound('>=', 2) },
    });
  });

  it('reads photos and given facts', () => {
    check({
      'a photo is attached': { type: 'attachment', media: 'photo', given: 'already' },
      'the customer provides a photo of the damage': { type: 'attachment', given: 'on-request' },
      'no photo is attached': not({ type: 'attachment' }),
      'the customer provided an order number': { type: 'known', fact: 'order_id' },
      'the tracking number is missing': not({ type: 'known', fact: 'tracking_number' }),
    });
  });

  it('reads all customers as always and other cases as open', () => {
    check({
      'for all customers': { type: 'always' },
      'in all cases': { type: 'always' },
      'in all other cases': { type: 'open' },
    });
  });
});

describe('the customer', () => {
  it('reads acceptance and refusal of an offer', () => {
    const declines = { type: 'choice', outcome: 'declines' };
    check({
      'If the user accepts:': { type: 'choice', outcome: 'accepts' },
      'the user chooses one of the options': { type: 'choice', outcome: 'accepts' },
      'If the user declines:': declines,
      'the customer is not interested in any of the options': declines,
      'In cases where the user insists on canceling despite the retention offers': declines,
    });
  });

  it('reads a preference for one option', () => {
    check({
      'the customer prefers a refund': { type: 'choice', outcome: 'option', option: 'refund' },
      'the customer opts for a 15% discount': { outcome: 'option', option: '15% discount' },
      'the customer chooses the discount': { outcome: 'option', option: 'discount' },
    });
  });

  it('reads every other clause about the customer as said', () => {
    check({
      'the customer has checked with neighbours': { type: 'said', statement: 'has checked with neighbours' },
      'the customer says that they are moving': { type: 'said', statement: 'are moving' },
      'customer wants a refund': { type: 'said', statement: 'wants a refund' },
    });
  });
});

describe('joined conditions', () => {
  it('joins clauses that share a subject', () => {
    check({
      'the order is over $100 and has not shipped': {
        type: 'all',
        parts: [{ type: 'number' }, not(state('order', ['shipped']))],
      },
      'the package shows as delivered but the customer has not received it': {
        type: 'all',
        parts: [state('parcel', ['delivered']), { type: 'said' }],
      },
      'the user is a VIP or has spent more than $500': {
        type: 'any',
        parts: [{ type: 'tag' }, { type: 'number', subject: 'customer' }],
      },
    });
  });

  it('turns exceptions round', () => {
    const vip = { type: 'tag', tags: ['vip'] };
    check({
      'unless the customer is VIP': not(vip),
      'except for wholesale customers': not({ type: 'tag', tags: ['wholesale'] }),
      'the order is over $100 unless the customer is VIP': {
        type: 'all',
        parts: [{ type: 'number' }, not(vip)],
      },
      'the order is cancelled only if the customer is VIP': {
        type: 'all',
        parts: [state('order', ['cancelled']), vip],
      },
    });
  });

  it('keeps a list of nouns in one piece', () => {
    const statement = 'has checked with household members or neighbors';
    check({ [`If the customer ${statement}`]: { type: 'said', statement } });
  });
});

describe('what cannot be read', () => {
  it('keeps the words of an unread condition', () => {
    const open = (text: string): Predicate => ({ type: 'open', text });
    for (const text of ['the address does not match', '是否已送达', 'если заказ доставлен', ''])
      expect(readPredicate(text)).toEqual(open(text));
  });

  it('leaves a paragraph open', () => {
    expect(readPredicate('the order is paid and '.repeat(20)).type).toBe('open');
  });

  it('ends soon on clauses without end', () => {
    const long = `${'order is paid and '.repeat(20)}the moon is blue`;
    expect(readPredicate(long).type).toBe('open');
  });
});
