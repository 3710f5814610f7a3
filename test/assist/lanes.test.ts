import { describe, expect, it } from 'vitest';
import { assistWith, callsIn, order, questionsIn, returned } from '../support/engine.ts';

const policy = (words: string): string =>
  `Use this policy for refunds.\n\n1. Refund the order with @refund_order(order_id: str, amount: float).\n2. ${words}\n`;

/** The lane of a refund of so much, with this sentence in the policy. */
function laneOf(words: string, refundable: string, currency = 'USD'): string {
  const events = [
    returned('get_order_details', { order_id: '1042' }, order({ total: refundable, refundable, currency })),
  ];
  const found = assistWith(policy(words), { said: ['Please refund my order #1042.'], events });
  expect(questionsIn(found)).toEqual([]);
  return callsIn(found)
    .filter(({ tool }) => tool === 'refund_order')
    .map(({ lane }) => lane)
    .join();
}

const WORDS = 'Refunds over $100 need a supervisor.';

describe('an amount in the policy’s words', () => {
  it('leaves what it names itself to the agent', () => {
    expect(laneOf(WORDS, '100.00')).toBe('agent');
  });

  it('sends a cent more to a supervisor', () => {
    expect(laneOf(WORDS, '100.01')).toBe('supervisor');
  });

  it('counts from the amount on where the words say so', () => {
    expect(laneOf('Refunds of $100 or more must be approved by a manager.', '99.99')).toBe('agent');
    expect(laneOf('Refunds of $100 or more must be approved by a manager.', '100.00')).toBe('supervisor');
  });

  it('cannot be compared with another currency', () => {
    expect(laneOf(WORDS, '20.00', 'EUR')).toBe('supervisor');
  });

  it('binds only the tool that it speaks of', () => {
    expect(laneOf('Coupons over $10 need a supervisor.', '100.01')).toBe('agent');
  });

  it('is cited as the reason', () => {
    const events = [
      returned('get_order_details', { order_id: '1042' }, order({ total: '150.00', refundable: '150.00' })),
    ];
    const found = assistWith(policy(WORDS), { said: ['Please refund my order #1042.'], events });
    const call = found.suggestions.find((each) => each.type === 'call' && each.lane === 'supervisor');
    expect(call?.type === 'call' && call.laneBecause).toContain('Refunds over $100 need a supervisor');
  });
});
