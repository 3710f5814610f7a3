import { describe, expect, it } from 'vitest';
import { readChoice } from '../../../app/assist/rules-reader.ts';
import { readPassages } from '../../../app/ticket/clean.ts';
import { contextOf, type Said, ticketOf, verdictOf } from './reading.ts';

const RETENTION = [
  { value: 'discount', label: 'Discount: 10% or 15% off the current order' },
  { value: 'shipping', label: 'Shipping Upgrade: expedited shipping free of charge' },
  { value: 'swap', label: 'Product Swap: another product of the same value' },
  { value: 'coupon', label: 'Future Discount: a 20% coupon for the next order' },
];
const REMEDY = [
  { value: 'Reship the order', label: 'Reship the order' },
  { value: 'Issue a refund', label: 'Issue a refund' },
];

const choose = (options: typeof RETENTION, ...said: (Said | string)[]) =>
  readChoice(options, readPassages(ticketOf(said))).chosen;
const check = (options: typeof RETENTION, cases: Readonly<Record<string, string | null>>) => {
  for (const [text, expected] of Object.entries(cases))
    expect({ text, chosen: choose(options, text) }).toEqual({ text, chosen: expected });
};

describe('choosing', () => {
  it('knows an option by its words', () => {
    check(RETENTION, {
      'the 15% please': 'discount',
      'go with free shipping': 'shipping',
      'I want to swap it': 'swap',
      "I'd take the 20% coupon for my next order": 'coupon',
    });
    check(REMEDY, {
      'refund please': 'Issue a refund',
      'I want my money back': 'Issue a refund',
      'send me a new one': 'Reship the order',
    });
  });

  it('knows an option by its place', () => {
    check(RETENTION, {
      'second one': 'shipping',
      'Option 3': 'swap',
      'the last one': 'coupon',
      'the first': 'discount',
    });
  });

  it('takes what is asked for and not what is asked about', () => {
    check(REMEDY, {
      'Can you reship it to my new address?': 'Reship the order',
      'Would a refund take long?': null,
    });
  });

  it('leaves out what is not wanted', () => {
    check(RETENTION, {
      'not the discount, the swap': 'swap',
      "I'd rather have the upgrade than the discount": 'shipping',
      "I don't want a discount": null,
    });
    check(REMEDY, { "don't refund, just send it again": 'Reship the order' });
  });

  it('chooses nothing for the customer', () => {
    check(RETENTION, {
      'either is fine': null,
      'hmm let me think about it': null,
      Yes: null,
      "I'll take the swap if it costs nothing": null,
    });
    check(REMEDY, { both: null, 'refund or reship': null });
  });

  it('takes a yes to a single option', () => {
    expect(choose(REMEDY.slice(1), 'Yes please')).toBe('Issue a refund');
    expect(choose(REMEDY.slice(1), 'Yes?')).toBeNull();
  });
});

describe('declining', () => {
  it('reads refusal of all', () => {
    check(RETENTION, {
      'no thanks, just cancel': 'declined',
      'none of these': 'declined',
      'cancel it anyway': 'declined',
      'Nein danke': 'declined',
    });
  });

  it('does not take no problem for a no', () => {
    check(RETENTION, { 'No problem, the swap then': 'swap' });
  });
});

describe('later words', () => {
  it('override earlier ones', () => {
    expect(choose(REMEDY, 'refund please', 'Actually, send a new one instead')).toBe('Reship the order');
    expect(choose(RETENTION, 'no thanks', 'ok I take the discount')).toBe('discount');
    expect(choose(RETENTION, 'the discount please', 'never mind, cancel it')).toBe('declined');
  });

  it('leave the choice where they say nothing of it', () => {
    expect(choose(REMEDY, 'refund please', 'Thanks a lot')).toBe('Issue a refund');
  });

  it('count only from the requester', () => {
    expect(
      choose(REMEDY, { by: 'other', text: 'refund please' }, { by: 'agent', text: 'Refund it?' }),
    ).toBeNull();
  });

  it('carry the exact sentence', () => {
    const read = readChoice(REMEDY, readPassages(ticketOf(['Hi. A refund please! Bye.'])));
    expect(read).toEqual({ chosen: 'Issue a refund', quote: 'A refund please!', comment: 'c1' });
  });
});

describe('conditions on a choice', () => {
  const made = (chosen: string | null) =>
    contextOf({ choices: [{ step: 'p#1', options: REMEDY, chosen, evidence: [] }] });

  it('follow what was made of the newest offer', () => {
    const accepts = [null, 'declined', 'Issue a refund'].map((chosen) =>
      verdictOf('the customer accepts', made(chosen)),
    );
    expect(accepts).toEqual(['unknown', 'no', 'yes']);
    const declines = [null, 'declined', 'Issue a refund'].map((chosen) =>
      verdictOf('the customer declines', made(chosen)),
    );
    expect(declines).toEqual(['unknown', 'yes', 'no']);
  });

  it('tell one option from the other', () => {
    expect(verdictOf('the customer prefers a refund', made('Issue a refund'))).toBe('yes');
    expect(verdictOf('the customer prefers a refund', made('Reship the order'))).toBe('no');
    expect(verdictOf('the customer accepts', contextOf())).toBe('unknown');
  });
});
