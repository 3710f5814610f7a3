import { describe, expect, it } from 'vitest';
import { contextOf, fact, returned, type Said, ticketOf, verdictOf } from './reading.ts';

describe('tags', () => {
  it('finds a tag on the ticket, the requester or the account', () => {
    const requester = { ...ticketOf([]).requester, tags: ['VIP'] };
    expect(verdictOf('VIP customers', contextOf({ ticket: ticketOf([], { tags: ['vip'] }) }))).toBe('yes');
    expect(verdictOf('VIP customers', contextOf({ ticket: ticketOf([], { requester }) }))).toBe('yes');
    const returns = [returned('get_order_details', { order: { tags: ['VIP', 'b2b'] } })];
    expect(verdictOf('VIP customers', contextOf({ returns }))).toBe('yes');
  });

  it('takes a tag that is nowhere for a no', () => {
    expect(verdictOf('VIP customers', contextOf({ ticket: ticketOf([], { tags: ['vip_waitlist'] }) }))).toBe(
      'no',
    );
    expect(verdictOf('unless the customer is VIP', contextOf())).toBe('yes');
  });
});

describe('fields, channel and language', () => {
  it('compares a field and leaves a missing one unknown', () => {
    const ticket = ticketOf([], { fields: { priority: 'High' } });
    expect(verdictOf('priority is high', contextOf({ ticket }))).toBe('yes');
    expect(verdictOf('priority is urgent', contextOf({ ticket }))).toBe('no');
    expect(verdictOf('priority is urgent', contextOf())).toBe('unknown');
  });

  it('knows a channel by the helpdesk’s names for it', () => {
    const on = (channel: string) => verdictOf('on chat', contextOf({ ticket: ticketOf([], { channel }) }));
    expect([on('native_messaging'), on('chat'), on('email'), on('')]).toEqual([
      'yes',
      'yes',
      'no',
      'unknown',
    ]);
  });

  it('compares the language of the locale', () => {
    const writes = (locale: string) =>
      verdictOf(
        'the customer writes in German',
        contextOf({ ticket: ticketOf([], { requester: { ...ticketOf([]).requester, locale } }) }),
      );
    expect([writes('de-AT'), writes('en'), writes('')]).toEqual(['yes', 'no', 'unknown']);
  });
});

describe('photos', () => {
  const image = [{ name: 'box.jpg', type: 'image/jpeg' }];
  const asked = [{ question: 'slot:photo', text: 'a photo', comment: 'c2', at: '2026-08-01T10:01:00.000Z' }];
  const ask: Said = { by: 'agent', text: 'Could you send a photo?' };

  it('counts an image of the requester only', () => {
    expect(verdictOf('a photo is attached', contextOf({}, [{ text: 'Here.', attachments: image }]))).toBe(
      'yes',
    );
    expect(
      verdictOf('a photo is attached', contextOf({}, [{ by: 'other', text: 'Here.', attachments: image }])),
    ).toBe('no');
    const invoice = [{ name: 'bill.pdf', type: 'application/pdf' }];
    expect(verdictOf('a photo is attached', contextOf({}, [{ text: 'Here.', attachments: invoice }]))).toBe(
      'no',
    );
  });

  it('waits for a photo until the customer wrote again', () => {
    expect(verdictOf('the customer provides a photo', contextOf({ asked }, ['Broken!', ask]))).toBe(
      'unknown',
    );
    expect(
      verdictOf('the customer provides a photo', contextOf({ asked }, ['Broken!', ask, 'I have none.'])),
    ).toBe('no');
  });
});

describe('facts and contacts', () => {
  it('knows what was given', () => {
    const given = (facts: Parameters<typeof contextOf>[0]) =>
      verdictOf('the customer provided an order number', contextOf(facts));
    expect(given({ facts: [fact('order_id', '1042')] })).toBe('yes');
    expect(given({ facts: [fact('order_id', '1042', 'unconfirmed')] })).toBe('unknown');
    expect(given({})).toBe('no');
  });

  it('takes a second contact from the customer’s words', () => {
    const second = (...texts: string[]) => verdictOf('on the second contact', contextOf({}, texts));
    expect(second('Where is my order?')).toBe('no');
    expect(second('I already contacted you about this.')).toBe('yes');
    expect(second('Where is it?', 'Hello?')).toBe('unknown');
    expect(verdictOf('this is the third contact', contextOf({}, ['This is my second email.']))).toBe(
      'unknown',
    );
  });
});
