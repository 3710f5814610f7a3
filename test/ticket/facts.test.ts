import { describe, expect, it } from 'vitest';
import type { Fact } from '../../app/ticket/fact.ts';
import { readFacts } from '../../app/ticket/facts.ts';
import { type Said, ticketOf } from './ticket-of.ts';

/** Facts of one name as `value standing`. */
const read = (
  name: string,
  comments: readonly Said[],
  about: Parameters<typeof ticketOf>[1] = {},
): string[] =>
  readFacts(ticketOf(comments, about))
    .filter((fact) => fact.name === name)
    .map(({ value, standing }) => `${value} ${standing}`);

describe('an order number', () => {
  it.each([
    ['My order #1042 is late', '1042'],
    ['order 1042 is late', '1042'],
    ['order no. 1042', '1042'],
    ['Order number is: 1042', '1042'],
    ['my order id 1042-A', '1042-A'],
    ['Bestellung 1042 fehlt', '1042'],
    ['Meine Bestellnummer lautet 1042', '1042'],
    ['commande n° 1042', '1042'],
    ['el pedido número 1042', '1042'],
    ['a encomenda nº 1042', '1042'],
    ['bestelling 1042', '1042'],
    ['注文番号1042がまだ届きません', '1042'],
    ['SO-1042 please', 'SO-1042'],
    ['1042 is my order number', '1042'],
    ['(#A1042)', 'A1042'],
  ])('is read from `%s`', (text, value) => {
    expect(read('order_id', [text])).toEqual([`${value} certain`]);
  });

  it.each([
    'call me at 555-010-2299',
    'I paid $1042 for it',
    'I live in zip 90210',
    'it came on 2026-01-05',
    'order 2 boxes, I want to order 1500 more',
    'in order 5000 people',
    'ticket #5555, apt #4521',
    'I ordered 1042 boxes',
    'order of 05/01/2026',
    'not order 1042',
  ])('is not read from `%s`', (text) => {
    expect(read('order_id', [text])).toEqual([]);
  });

  it('is a choice where there are several', () => {
    expect(read('order_id', ['orders 1042, 1043 and #1044'])).toEqual([
      '1042 choice',
      '1043 choice',
      '1044 choice',
    ]);
  });

  it.each(['sorry, I meant 1043', 'Correction: 1043', 'ich meinte 1043', 'je voulais dire 1043'])(
    'is replaced by `%s`',
    (text) => {
      expect(read('order_id', ['order 1042', text])).toEqual(['1043 certain']);
    },
  );

  it('keeps the others where one of several is corrected', () => {
    expect(read('order_id', ['orders 1042 and 1043', 'sorry, I meant 1044'])).toEqual([
      '1042 choice',
      '1044 choice',
    ]);
  });

  it('is read bare where the agent asked for it', () => {
    const ask = { by: 'agent', text: 'Could you share your order number?' } as const;
    expect(read('order_id', ['Hi', ask, '1042'])).toEqual(['1042 certain']);
    expect(read('order_id', ['Hi', { by: 'agent', text: 'How are you?' }, '1042'])).toEqual([]);
  });

  it('needs confirming where somebody else says it', () => {
    expect(read('order_id', [{ by: 'other', text: 'her order is 1050' }])).toEqual(['1050 unconfirmed']);
  });

  it('comes from neither agents nor internal notes', () => {
    expect(read('order_id', [{ by: 'agent', text: 'your order #1042' }])).toEqual([]);
    expect(read('order_id', [{ text: 'order 1042', public: false }])).toEqual([]);
  });

  it('comes from a form’s field too', () => {
    expect(read('order_id', ['Hi'], { fields: { 'Order Number': '#1042' } })).toEqual(['1042 certain']);
  });

  it('is not read from quoted mail', () => {
    expect(read('order_id', ['Where is it?\n\n> Your order #1042'])).toEqual([]);
  });
});

describe('an e-mail address', () => {
  it('of the requester is certain and first', () => {
    expect(read('email', ['I also use other@example.com'])).toEqual([
      'dana@example.com certain',
      'other@example.com unconfirmed',
    ]);
  });

  it('in the text needs confirming where the helpdesk knows none', () => {
    expect(read('email', ['dana@shop.example'], { requester: { email: null, emails: [] } })).toEqual([
      'dana@shop.example unconfirmed',
    ]);
  });

  it('that the helpdesk has verified is certain', () => {
    const requester = { emails: ['dana@example.com', 'old@example.com'] };
    expect(read('email', ['old@example.com'], { requester })).toContain('old@example.com certain');
  });

  it('in a signature counts only where there is no other', () => {
    const text = 'Please help.\n\nKind regards\nDana Lee\ndana@own.example';
    expect(read('email', [text], { requester: { email: null, emails: [] } })).toEqual([
      'dana@own.example unconfirmed',
    ]);
    expect(read('email', [text])).toEqual(['dana@example.com certain']);
  });
});

describe('a tracking number', () => {
  it.each([
    ['1Z999AA10123456784', '1Z999AA10123456784 certain'],
    ['EZ1000000001', 'EZ1000000001 certain'],
    ['RR123456785DE', 'RR123456785DE certain'],
    ['tracking number is AB12345678', 'AB12345678 certain'],
    ['FedEx 986578788855', '986578788855 certain'],
    ['Sendungsnummer: 00340434161094042557', '00340434161094042557 certain'],
  ])('is read from `%s`', (text, expected) => {
    expect(read('tracking_number', [text])).toEqual([expected]);
  });

  it('with a wrong check digit is none without its name', () => {
    expect(read('tracking_number', ['1Z999AA10123456785'])).toEqual([]);
    expect(read('tracking_number', ['986578788855 came'])).toEqual([]);
  });

  it('with a wrong check digit needs confirming where named', () => {
    expect(read('tracking_number', ['UPS 1Z999AA10123456785'])).toEqual(['1Z999AA10123456785 unconfirmed']);
  });
});

describe('sums and shares', () => {
  it.each([
    ['I paid $48.00', ['48 certain'], ['USD certain']],
    ['12,90 € bezahlt', ['12.9 certain'], ['EUR certain']],
    ['it was £1,299.50', ['1299.5 certain'], ['GBP certain']],
    ['3000円です', ['3000 certain'], ['JPY certain']],
    ['48 CAD', ['48 certain'], ['CAD certain']],
  ])('are read from `%s`', (text, amount, currency) => {
    expect(read('amount', [text])).toEqual(amount);
    expect(read('currency', [text])).toEqual(currency);
  });

  it('take a bare dollar for the shop’s own', () => {
    const facts = readFacts(ticketOf(['$48']), { dollars: 'AUD' });
    expect(facts.find(({ name }) => name === 'currency')?.value).toBe('AUD');
  });

  it('read a percentage', () => {
    expect(read('percent', ['You promised 12,5 Prozent'])).toEqual(['12.5 certain']);
    expect(read('percent', ['150%'])).toEqual([]);
  });
});

describe('a date', () => {
  it.each([
    ['2026-01-05', '2026-01-05'],
    ['on January 5th', '2026-01-05'],
    ['on 5 January 2026', '2026-01-05'],
    ['am 5. Dezember', '2025-12-05'],
    ['le 5 janvier', '2026-01-05'],
    ['el 5 de enero', '2026-01-05'],
    ['05.01.2026', '2026-01-05'],
    ['1月5日に', '2026-01-05'],
    ['yesterday', '2026-01-06'],
    ['vorgestern', '2026-01-05'],
    ['hier matin', '2026-01-06'],
    ['last Tuesday', '2026-01-06'],
    ['letzten Dienstag', '2026-01-06'],
    ['mardi dernier', '2026-01-06'],
    ['next Friday', '2026-01-09'],
    ['3 days ago', '2026-01-04'],
    ['vor zwei Wochen', '2025-12-24'],
    ['hace 3 días', '2026-01-04'],
    ['3 dagen geleden', '2026-01-04'],
  ])('is read from `%s`', (text, value) => {
    expect(read('date', [text])).toEqual([`${value} certain`]);
  });

  it('with slashes goes by the requester’s country', () => {
    expect(read('date', ['01/05/2026'], { requester: { locale: 'en-US' } })).toEqual(['2026-01-05 certain']);
    expect(read('date', ['01/05/2026'], { requester: { locale: 'en-GB' } })).toEqual(['2026-05-01 certain']);
  });

  it('that does not exist is none', () => {
    expect(read('date', ['2026-02-30'])).toEqual([]);
  });

  it('is measured against its own comment', () => {
    const comments: Said[] = [{ text: 'It came yesterday', at: '2025-03-10T08:00:00Z' }];
    expect(read('date', comments)).toEqual(['2025-03-09 certain']);
  });
});

describe('a product wanted instead', () => {
  it.each([
    ['Could you swap it for the Single origin instead?', 'Single origin'],
    ['I would like to exchange my House blend for the “Decaf”.', 'Decaf'],
    ['can I get the dark roast instead?', 'dark roast'],
    ['I would rather have the Sampler', 'Sampler'],
    ['Kann ich das gegen den Single origin tauschen?', 'Single origin'],
    ['Je voudrais échanger mon café contre le Décaf.', 'Décaf'],
    ['Quiero cambiarlo por el Decaf, por favor', 'Decaf'],
  ])('is read from `%s`', (text, product) => {
    expect(read('wanted_product', [text])).toEqual([`${product} certain`]);
  });

  it.each(['change the delivery to a later date', 'replace it with a new one', 'swap it for a full refund'])(
    'is not read from `%s`',
    (text) => {
      expect(read('wanted_product', [text])).toEqual([]);
    },
  );
});

describe('an address', () => {
  it.each([
    ['Ship to 12 High Street, Leeds LS1 4AB.', '12 High Street, Leeds LS1 4AB'],
    ['500 W 5th Ave, Austin, TX 78701', '500 W 5th Ave, Austin, TX 78701'],
    ['Hauptstraße 5, 10115 Berlin', 'Hauptstraße 5, 10115 Berlin'],
    ['12 rue de la Paix, 75002 Paris', '12 rue de la Paix, 75002 Paris'],
    ['Kerkstraat 12, 1017 AB Amsterdam', 'Kerkstraat 12, 1017 AB Amsterdam'],
    ['My new address is 4 Elm Court, Flat 2', '4 Elm Court, Flat 2'],
  ])('is read from `%s`', (text, value) => {
    expect(read('address', [text])).toEqual([`${value} certain`]);
  });

  it('said last counts', () => {
    const comments = ['my address is 4 Elm Court, Leeds', 'my new address is 9 Oak Road, York'];
    expect(read('address', comments)).toEqual(['9 Oak Road, York certain']);
  });
});

describe('the rest', () => {
  it('reads a phone number and leaves numbers of other things', () => {
    expect(read('phone', ['call me at +49 30 1234567'])).toEqual(['+49301234567 certain']);
    expect(read('phone', ['(555) 010-2299'])).toEqual(['5550102299 certain']);
    expect(read('phone', ['order 5550102299 and 2026-01-05'])).toEqual([]);
  });

  it('reads a plainly stated reason', () => {
    expect(read('reason', ['I return it because it is too small.'])).toEqual(['it is too small certain']);
    expect(read('reason', ['weil es kaputt ist'])).toEqual(['es kaputt ist certain']);
    expect(read('reason', ['I return it.'])).toEqual([]);
  });

  it('reads products and variants in quotation marks', () => {
    expect(read('product', ['I ordered the "Vanilla Whey 500g"'])).toEqual(['Vanilla Whey 500g certain']);
    expect(read('variant', ['Farbe „Blau“, size M'])).toEqual(['Blau choice', 'M choice']);
  });

  it('reads a subscription’s number', () => {
    expect(read('subscription_id', ['subscription id 88-A12'])).toEqual(['88-A12 certain']);
    expect(read('subscription_id', ['my subscription is bad'])).toEqual([]);
  });

  it('takes an attached image for a photo', () => {
    const attachments = [{ name: 'box.jpg', type: 'image/jpeg' }];
    const [fact] = readFacts(ticketOf([{ text: 'see', attachments }])).filter(({ name }) => name === 'photo');
    expect(fact).toMatchObject({
      value: true,
      standing: 'certain',
      source: { kind: 'attachment', id: 'box.jpg', path: 'c1' },
    });
  });

  it('takes a file for none and another’s image unconfirmed', () => {
    expect(
      read('photo', [{ text: 'see', attachments: [{ name: 'a.pdf', type: 'application/pdf' }] }]),
    ).toEqual([]);
    const attachments = [{ name: 'a.png', type: '' }];
    expect(read('photo', [{ by: 'other', text: 'see', attachments }])).toEqual(['true unconfirmed']);
  });

  it('knows the requester’s name', () => {
    expect(read('name', ['Hi'])).toEqual(['Dana Lee certain']);
    expect(read('name', ['Hi'], { requester: { name: 'dana@example.com' } })).toEqual([]);
  });
});

describe('evidence', () => {
  it('is always found in the comment that it names', () => {
    const ticket = ticketOf([
      'Order&nbsp;#1042, paid &euro;48 yesterday because it\u200b broke.<br>Ship to 12 High Street, Leeds LS1 4AB',
      'tracking 1Z 999 AA1 01 2345 6784, call me at +49 30 1234567',
    ]);
    const facts = readFacts(ticket).filter(({ source }) => source.kind === 'comment');
    expect(facts.length).toBeGreaterThan(6);
    for (const { source } of facts)
      expect(ticket.comments.find(({ id }) => id === source.id)?.text).toContain(source.quote);
  });

  it('says one value once', () => {
    const facts: Fact[] = readFacts(ticketOf(['order 1042', 'order #1042 again']));
    expect(facts.filter(({ name }) => name === 'order_id')).toHaveLength(1);
  });
});
