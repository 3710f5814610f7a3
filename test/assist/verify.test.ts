import { describe, expect, it } from 'vitest';
import type { CallProposal, Refusal } from '../../app/assist/outcome.ts';
import type { CallSuggestion } from '../../app/assist/verify.ts';
import { answered, assistWith, type CaseInShort, order, returned } from '../support/engine.ts';

const DISCOUNT =
  'Use this policy for x.\n\n1. Use @set_discount_to_order to give a discount (10% or 15%) on the current order.\n2. Ask for a photo.\n';
const REFUND = 'Use this policy for x.\n\n1. Refund the order with @refund_order(order_id: str).\n';

/** What verification says of the policy's first call after it was changed. */
function changed(
  policy: string,
  change: (proposal: CallProposal) => CallProposal,
  inShort: CaseInShort = {},
): CallSuggestion | Refusal {
  const events = [returned('get_order_details', { order_id: '1042' }, order()), ...(inShort.events ?? [])];
  const found = assistWith(policy, { said: ['my order #1042'], ...inShort, events });
  const call = found.suggestions.find((each) => each.type === 'call');
  if (call?.type !== 'call') throw new Error('no call is offered');
  return found.reverify(change(call));
}

const check = (result: CallSuggestion | Refusal): string => ('check' in result ? result.check : result.lane);

const withArgs =
  (args: Record<string, string | number>) =>
  (proposal: CallProposal): CallProposal => ({
    ...proposal,
    call: { ...proposal.call, args: { ...proposal.call.args, ...args } },
    sources: {
      ...proposal.sources,
      ...Object.fromEntries(
        Object.keys(args).map((name) => [
          name,
          { kind: 'agent', id: 'kim', path: '', quote: String(args[name]) } as const,
        ]),
      ),
    },
  });

const same = (proposal: CallProposal): CallProposal => proposal;

describe('verification', () => {
  it('offers a call that nothing speaks against', () => {
    expect(check(changed(REFUND, same))).toBe('agent');
  });

  it('refuses a tool that no step mentions', () => {
    expect(
      check(
        changed(REFUND, (proposal) => ({
          ...proposal,
          call: { ...proposal.call, tool: 'cancel_order', args: { order_id: '1042' } },
        })),
      ),
    ).toBe('unmentioned-tool');
  });

  it('refuses a tool that the app does not have', () => {
    expect(
      check(changed(REFUND, (proposal) => ({ ...proposal, call: { ...proposal.call, tool: 'rm' } }))),
    ).toBe('unknown-tool');
  });

  it('refuses a step that is not in the policy', () => {
    expect(check(changed(REFUND, (proposal) => ({ ...proposal, step: 'p1#9' })))).toBe('unknown-step');
  });

  it('refuses a step that the case has not reached', () => {
    const policy =
      'Use this policy for x.\n\n1. Use @set_discount_to_order to give a discount (10% or 15%) on the current order.\n2. Refund the order with @refund_order(order_id: str).\n';
    const moved = (proposal: CallProposal): CallProposal => ({
      ...proposal,
      step: 'p1#2',
      call: {
        ...proposal.call,
        tool: 'refund_order',
        args: { order_id: '1042', amount: 48, currency: 'USD' },
      },
    });
    expect(check(changed(policy, moved))).toBe('step-not-reached');
  });

  it('refuses an argument that the tool does not take', () => {
    expect(check(changed(REFUND, withArgs({ host: 'evil.example' })))).toBe('bad-argument');
  });

  it('refuses an argument of the wrong type', () => {
    expect(check(changed(REFUND, withArgs({ amount: 'a lot' })))).toBe('bad-argument');
  });

  it('refuses an amount of nothing', () => {
    expect(check(changed(REFUND, withArgs({ amount: 0 })))).toBe('bad-argument');
  });

  it('refuses an order number that nothing supplies', () => {
    const invented = (proposal: CallProposal): CallProposal => ({
      ...proposal,
      call: { ...proposal.call, args: { ...proposal.call.args, order_id: '7777' } },
      sources: {},
    });
    expect(check(changed(REFUND, invented))).toBe('ungrounded-argument');
  });

  it('refuses a value that its source does not hold', () => {
    const forged = (proposal: CallProposal): CallProposal => ({
      ...proposal,
      call: { ...proposal.call, args: { ...proposal.call.args, order_id: '7777' } },
      sources: { ...proposal.sources, order_id: { kind: 'comment', id: 'c1', path: '', quote: '#7777' } },
    });
    expect(check(changed(REFUND, forged))).toBe('ungrounded-argument');
  });

  it.each([
    [10, 'agent'],
    [15, 'agent'],
    [12, 'outside-policy-words'],
    [50, 'outside-policy-words'],
  ])('takes %s percent of “10%% or 15%%” as %s', (percent, expected) => {
    expect(check(changed(DISCOUNT, withArgs({ percent })))).toBe(expected);
  });

  it('refuses what belongs to somebody else', () => {
    const events = [returned('get_order_details', { order_id: '1042' }, order({ email: 'eve@example.com' }))];
    const found = assistWith(REFUND, { said: ['my order #1042'], events });
    expect(found.refused.map((each) => each.check)).toEqual(['not-the-requesters']);
  });

  it('takes the agent’s word on whose it is', () => {
    const events = [
      returned('get_order_details', { order_id: '1042' }, order({ email: 'eve@example.com' })),
      answered('confirm:email=eve@example.com', true),
    ];
    const found = assistWith(REFUND, { said: ['my order #1042'], events });
    expect(found.refused).toEqual([]);
  });

  it('refuses an effect that has already happened', () => {
    const events = [returned('get_order_details', { order_id: '1042' }, order())];
    const found = assistWith(REFUND, { said: ['my order #1042'], events });
    const call = found.suggestions.find((each) => each.type === 'call');
    const after = assistWith(REFUND, {
      said: ['my order #1042'],
      events: [
        ...events,
        returned('refund_order', { order_id: '1042' }, { order_id: '1042' }, { step: 'other#1' }),
      ],
    });
    expect(after.suggestions.filter((each) => each.type === 'call')).toEqual([]);
    expect(call?.type === 'call' && check(after.reverify(call))).toBe('step-not-reached');
  });

  it('changes nothing on a closed ticket', () => {
    const events = [returned('get_order_details', { order_id: '1042' }, order())];
    const found = assistWith(REFUND, { said: ['my order #1042'], events, ticket: { status: 'closed' } });
    expect(found.refused.map((each) => each.check)).toEqual(['no-longer-wanted']);
  });
});

describe('lanes', () => {
  const limited = (limit: number) => `---\nlimits:\n  refund_order.amount: ${limit}\n---\n${REFUND}`;

  it.each([
    [48, 'agent'],
    [47.99, 'supervisor'],
  ])('sends 48.00 above a limit of %s to: %s', (limit, lane) => {
    expect(check(changed(limited(limit), same))).toBe(lane);
  });

  it('takes the stricter of policy and setting', () => {
    expect(check(changed(limited(100), same, { limits: { 'refund_order.amount': 20 } }))).toBe('supervisor');
  });

  it('keeps what the policy never allows from being offered', () => {
    const policy = `---\napproval:\n  refund_order: never\n---\n${REFUND}`;
    const found = assistWith(policy, {
      said: ['my order #1042'],
      events: [returned('get_order_details', { order_id: '1042' }, order())],
    });
    expect(found.refused.map((each) => each.check)).toEqual(['never']);
  });

  it('sends another currency than the policy’s to a supervisor', () => {
    const policy = `---\nlimits:\n  refund_order.amount: 100\n---\nUse this policy for x.\n\n1. Refund up to $80 with @refund_order(order_id: str).\n`;
    const euros = {
      events: [returned('get_order_details', { order_id: '1042' }, order({ currency: 'EUR' }))],
    };
    expect([check(changed(policy, same)), check(changed(policy, same, euros))]).toEqual([
      'agent',
      'supervisor',
    ]);
  });

  it('ignores auto on a write', () => {
    expect(check(changed(`---\napproval:\n  refund_order: auto\n---\n${REFUND}`, same))).toBe('agent');
  });
});
