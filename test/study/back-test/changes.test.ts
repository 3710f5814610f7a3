import { describe, expect, it } from 'vitest';
import { agreesWith, type ChangeKind, changesBetween } from '../../../app/study/back-test/changes.ts';
import type { Done } from '../../../app/study/back-test/past.ts';
import type { Said } from '../../../app/study/back-test/replay.ts';

const call = {
  tool: 'refund_order',
  args: { order_id: '1', amount: 20 },
  lane: 'agent',
  step: 'a#2',
} as const;

const said: Said = {
  policy: 'a',
  score: 0.9,
  status: 'open',
  steps: [{ ref: 'a#2', text: 'Refund' }],
  calls: [call],
  questions: [],
  passedOn: [],
  refused: [],
  reply: 'Hello',
  lookedUp: ['get_order_details'],
  unanswered: '',
};

const done: Done = { policy: '', approved: [], rejected: [], reply: '' };

const check = (after: Partial<Said>, expected: readonly ChangeKind[]) =>
  expect(changesBetween(said, { ...said, ...after })).toEqual(expected);

describe('a difference', () => {
  it('is none where only the step has another number', () => {
    check({ steps: [{ ref: 'a#3', text: 'Refund' }], calls: [{ ...call, step: 'a#3' }], score: 0.8 }, []);
  });
  it('is of the policy where another one answers', () => check({ policy: 'b' }, ['policy']));
  it('is of the action where a value differs', () =>
    check({ calls: [{ ...call, args: { order_id: '1', amount: 10 } }] }, ['action']));
  it('is of the action where somebody else approves', () =>
    check({ calls: [{ ...call, lane: 'supervisor' }] }, ['action']));
  it('is of the action where something else is looked up', () => check({ lookedUp: [] }, ['action']));
  it('is of the action where the agent is asked', () => check({ questions: ['damaged?'] }, ['action']));
  it('is of the action where the case stands elsewhere', () => check({ status: 'done' }, ['action']));
  it('is of the action where it is passed on', () => check({ passedOn: ['b'] }, ['action']));
  it('is of the reply alone where a message has other words', () => {
    const send = (message: string) => ({ ...call, tool: 'send_async_message', args: { message } });
    const before = { ...said, calls: [send('Hello')] };
    expect(changesBetween(before, { ...said, calls: [send('Hi')], reply: 'Hi' })).toEqual(['reply']);
  });
  it('is of the refusals where a check turns something down', () =>
    check({ refused: [{ check: 'over-limit', what: 'refund_order', reason: 'too much' }] }, ['refusal']));
  it('names every kind, the gravest first', () =>
    check({ policy: 'b', reply: 'Hi', calls: [] }, ['policy', 'action', 'reply']));
});

describe('what people did', () => {
  const approved = [{ tool: 'refund_order', args: { order_id: '1', amount: 20, notify: true } }];
  it('says nothing where nobody decided', () => expect(agreesWith(said, done)).toBeNull());
  it('agrees where the call was approved as it stood', () =>
    expect(agreesWith(said, { ...done, approved })).toBe(true));
  it('disagrees where the amount was another', () =>
    expect(agreesWith(said, { ...done, approved: [{ tool: 'refund_order', args: { amount: 5 } }] })).toBe(
      false,
    ));
  it('disagrees where the call was turned down', () =>
    expect(agreesWith(said, { ...done, rejected: [{ ...call, reason: 'no' }] })).toBe(false));
  it('disagrees where another policy was chosen', () =>
    expect(agreesWith(said, { ...done, policy: 'b' })).toBe(false));
});
