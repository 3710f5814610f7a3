import { describe, expect, it } from 'vitest';
import { compile } from '../../../app/policy/compile.ts';
import { movedEvent, movesBetween } from '../../../app/study/back-test/moved.ts';

const policies = (text: string) =>
  compile([{ name: 'a', text: `Use this policy when asked.\n\n${text}` }]).policies;

const OLD =
  '1. Ask for the order number.\n2. Refund the order with @refund_order(order_id: str).\n3. Inform the customer.';

const check = (fresh: string, expected: readonly string[]) => {
  const moved = movesBetween(policies(OLD), policies(fresh));
  expect(['a#1', 'a#2', 'a#3'].map(moved)).toEqual(expected);
};

describe('the steps of another version', () => {
  it('are found by their words', () =>
    check(
      '1. Ask why.\n2. Ask for the order number.\n3. Refund the order with @refund_order(order_id: str).\n4. Inform the customer.',
      ['a#2', 'a#3', 'a#4'],
    ));
  it('are found by their tools where the words changed', () =>
    check(
      '1. Ask for the order number.\n2. Ask why.\n3. Give the money back with @refund_order(order_id: str).',
      ['a#1', 'a#3', 'a#3'],
    ));
  it('stay where they are when nothing changed', () => check(OLD, ['a#1', 'a#2', 'a#3']));

  it('are followed in the ids of questions', () => {
    const event = {
      id: 'e',
      at: '2026-08-01T00:00:00Z',
      run: '1',
      by: { kind: 'agent', id: '1' },
      type: 'question-answered',
      question: 'part:a#1:2',
      value: true,
      evidence: [],
    } as const;
    expect(movedEvent(event, (ref) => (ref === 'a#1' ? 'a#7' : ref))).toMatchObject({
      question: 'part:a#7:2',
    });
  });
});
