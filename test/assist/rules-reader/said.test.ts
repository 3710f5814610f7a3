import { describe, expect, it } from 'vitest';
import { answerPredicate } from '../../../app/assist/rules-reader.ts';
import { readPredicate } from '../../../app/policy/predicate.ts';
import { contextOf, type Said, verdictOf } from './reading.ts';

const says = (condition: string, ...said: (Said | string)[]) => verdictOf(condition, contextOf({}, said));

describe('what the customer says', () => {
  const CHECKED = 'the customer has checked with neighbours';

  it('answers by a sentence with the same content', () => {
    expect(says(CHECKED, 'I already asked my neighbors and nobody has it.')).toBe('yes');
    expect(says(CHECKED, 'I have not asked the neighbors.')).toBe('no');
    expect(says('the item arrived damaged', 'It came broken.')).toBe('yes');
  });

  it('does not answer by a question, a supposition or a plan', () => {
    for (const text of [
      'Should I ask the neighbors?',
      'I might ask my neighbours.',
      'I will ask my neighbours tonight.',
      'If I ask the neighbours, what then?',
    ])
      expect({ text, read: says(CHECKED, text) }).toEqual({ text, read: 'unknown' });
  });

  it('hears the requester only', () => {
    expect(says(CHECKED, { by: 'other', text: 'I asked the neighbours.' })).toBe('unknown');
    expect(says(CHECKED, { by: 'agent', text: 'I asked the neighbours.' })).toBe('unknown');
  });

  it('does not hear quoted text', () => {
    expect(says(CHECKED, 'Hello.\n\n> I asked the neighbours.')).toBe('unknown');
  });

  it('lets the newest sentence win', () => {
    expect(says(CHECKED, 'I have not asked the neighbours.', 'I asked the neighbours now.')).toBe('yes');
  });

  it('takes one of two alternatives', () => {
    expect(says('the customer has checked with household members or neighbors', 'I asked my family.')).toBe(
      'yes',
    );
    expect(says('the customer has checked with household members or neighbors', 'I asked the carrier.')).toBe(
      'unknown',
    );
  });

  it('does not decide what only the shop can tell', () => {
    expect(says('the order is eligible for a refund', 'My order is eligible for a refund.')).toBe('unknown');
  });

  it('quotes the exact sentence', () => {
    const context = contextOf({}, ['Hi! I asked my neighbours.  Thanks.']);
    const { evidence } = answerPredicate(readPredicate(CHECKED), context);
    expect(evidence).toEqual([{ kind: 'comment', id: 'c1', path: '', quote: 'I asked my neighbours.' }]);
  });
});

describe('what the customer wants', () => {
  it('hears a wish and its refusal', () => {
    expect(says('customer wants a refund', 'I want a refund.')).toBe('yes');
    expect(says('customer wants a refund', 'Please give me my money back.')).toBe('yes');
    expect(says('customer wants a refund', 'Can I get a refund?')).toBe('yes');
    expect(says('customer wants a refund', 'I do not want a refund.')).toBe('no');
  });

  it('does not take a question about it for a wish', () => {
    expect(says('customer wants a refund', 'Do you give refunds?')).toBe('unknown');
    expect(says('customer wants a refund', 'How long does a refund take?')).toBe('unknown');
  });

  it('tells cancelling an order from cancelling a subscription', () => {
    expect(says('the customer wants to cancel a subscription', 'Please cancel my subscription.')).toBe('yes');
    expect(says('the customer wants to cancel a subscription', 'I want to cancel my order.')).toBe('no');
    expect(says('the customer wants to cancel a subscription', 'Where is my order?')).toBe('unknown');
    for (const text of [
      'Hello again, I would like to cancel order #1047.',
      'Good morning team, please cancel order 1048.',
      'Please cancel order #1048 now, no discounts please.',
    ])
      expect([text, says('the customer wants to cancel a subscription', text)]).toEqual([text, 'no']);
  });

  it('tells skipping from pausing', () => {
    expect(says('the customer wants to skip the next shipment', 'Can I skip my next delivery?')).toBe('yes');
    expect(says('the customer wants to pause the subscription', 'Can I skip my next delivery?')).toBe('no');
  });

  it('does not take one remedy for the refusal of another', () => {
    expect(says('customer wants a refund', 'Please cancel my order.')).toBe('unknown');
  });
});
