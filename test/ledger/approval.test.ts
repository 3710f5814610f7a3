import { describe, expect, it } from 'vitest';
import { type ApproveInput, type ApproveOutcome, approve, earlierOf } from '../../app/ledger/approval.ts';
import { type EffectState, effectOf } from '../../app/ledger/effect.ts';
import { execute } from '../../app/ledger/execute.ts';
import { lookAtEffect, settleByHand } from '../../app/ledger/reconcile.ts';
import type { JsonObject } from '../../app/lib/json.ts';
import type { ToolCall, ToolResult } from '../../app/tools/tool.ts';
import { proposeCall, suggest } from '../support/suggestions.ts';
import { approved, createWorld, openPage, refund, type TestPage, toolNamed } from './page.ts';

async function stateOf(page: TestPage, call: ToolCall): Promise<EffectState | null> {
  const effect = effectOf(toolNamed(call.tool), call.args, '71');
  return effect && (await lookAtEffect(effect, page.ports)).state;
}

/** Approves a call on a fresh ledger, or on the page's. */
async function check(
  call: ToolCall,
  how: Partial<ApproveInput> = {},
  page: TestPage = openPage(createWorld()),
): Promise<ApproveOutcome> {
  const args = how.args ?? call.args;
  return approve({
    suggestion: suggest(proposeCall(call)),
    args,
    tool: toolNamed(call.tool),
    state: await stateOf(page, { ...call, args }),
    reverify: (proposal) => suggest(proposal),
    by: { kind: 'agent', id: 'a1' },
    at: page.ports.now(),
    ticket: '71',
    undoes: null,
    id: 'p1',
    ...how,
  });
}

describe('an approval', () => {
  it('carries the call as it was edited', async () => {
    const outcome = await check(refund(), { args: { ...refund().args, amount: 12.5 } });
    expect(outcome).toMatchObject({
      status: 'approved',
      approval: { id: 'p1', lane: 'agent', n: 0, call: { id: refund().id, args: { amount: 12.5 } } },
    });
  });

  it('is for the number that comes next', async () => {
    const page = openPage(createWorld(), {
      shop: { run: () => ({ status: 'failed', reason: 'no', mend: '' }) },
    });
    await execute(await approved(page, refund()), page.ports);
    expect(await check(refund(), {}, page)).toMatchObject({ approval: { n: 1 } });
  });

  const bad = (args: JsonObject) => check(refund(), { args, state: null }).catch(() => undefined);

  it('refuses an argument of another type', async () => {
    expect(await bad({ ...refund().args, amount: 'much' })).toMatchObject({
      status: 'refused',
      check: 'argument',
    });
  });

  it('refuses an argument that the tool does not have', async () => {
    expect(await bad({ ...refund().args, note: 'x' })).toMatchObject({ reason: 'note is not known' });
  });

  it('refuses a call without a required argument', async () => {
    expect(await bad({ order_id: '1042', currency: 'USD' })).toMatchObject({ reason: 'amount is missing' });
  });

  it('refuses what verification says is missing', async () => {
    const reverify: ApproveInput['reverify'] = (proposal) => suggest(proposal, { missing: ['order_id'] });
    expect(await check(refund(), { reverify })).toMatchObject({ reason: 'order_id is missing' });
  });

  it('refuses edited arguments that verification refuses', async () => {
    const reverify: ApproveInput['reverify'] = (proposal) => ({
      proposal,
      check: 'over-limit',
      reason: 'over $50',
    });
    expect(await check(refund(), { reverify })).toEqual({
      status: 'refused',
      check: 'over-limit',
      reason: 'over $50',
    });
  });

  it('refuses what is never allowed', async () => {
    const reverify: ApproveInput['reverify'] = (proposal) => suggest(proposal, { lane: 'never' });
    expect(await check(refund(), { reverify })).toMatchObject({ status: 'refused', check: 'never' });
  });

  it('needs a supervisor where the edited arguments do', async () => {
    const reverify: ApproveInput['reverify'] = (proposal) =>
      suggest(proposal, { lane: 'supervisor', laneBecause: 'over $100' });
    const outcome = await check(refund(), { reverify, by: { kind: 'supervisor', id: 's1' } });
    expect(outcome).toEqual({ status: 'needs-supervisor', because: 'over $100' });
  });

  it('is not given by the app itself', async () => {
    expect(await check(refund(), { by: { kind: 'app', id: 'app' } })).toMatchObject({
      check: 'nobody-approved',
    });
  });

  it('is given by the app for a look-up without cost', async () => {
    const call = { id: 'c', tool: 'get_tracking_info', args: { tracking_number: 'TN1' } };
    const reverify: ApproveInput['reverify'] = (proposal) => suggest(proposal, { lane: 'auto' });
    expect(await check(call, { reverify, by: { kind: 'app', id: 'app' } })).toMatchObject({
      status: 'approved',
    });
  });

  it('is not given by the app for a write, whatever its lane says', async () => {
    const reverify: ApproveInput['reverify'] = (proposal) => suggest(proposal, { lane: 'auto' });
    const outcome = await check(refund(), { reverify, by: { kind: 'app', id: 'app' } });
    expect(outcome).toMatchObject({ check: 'nobody-approved' });
  });

  it('waits for an attempt that is not settled', async () => {
    const page = openPage(createWorld(), {
      shop: { run: () => ({ status: 'unknown', reason: 'no reply' }) },
    });
    await execute(await approved(page, refund()), page.ports);
    expect(await check(refund(), {}, page)).toMatchObject({
      status: 'refused',
      check: 'under-way',
      earlier: { by: 'a1' },
    });
  });

  it('throws on the state of another effect', async () => {
    const state = await stateOf(openPage(createWorld()), refund('7'));
    await expect(check(refund(), { state })).rejects.toThrow('the state is of another effect');
  });
});

describe('doing once more', () => {
  async function afterOne(call: ToolCall, result: ToolResult = { status: 'done', output: {}, rest: [] }) {
    const page = openPage(createWorld(), { shop: { run: () => result } });
    await execute(await approved(page, call), page.ports);
    return page;
  }

  it('is a supervisor’s matter for money', async () => {
    const page = await afterOne(refund());
    expect(await check({ ...refund(), id: 'again' }, {}, page)).toMatchObject({
      status: 'needs-supervisor',
      because: 'it was done before',
      earlier: { at: '2026-08-01T12:00:00.000Z', by: 'a1' },
    });
  });

  it('is an agent’s matter for a message', async () => {
    const call = { id: 'm1', tool: 'send_async_message', args: { message: 'hello' } };
    expect(await check(call, {}, await afterOne(call))).toMatchObject({
      status: 'approved',
      approval: { n: 1 },
    });
  });

  it('is an agent’s matter for what the first left undone', async () => {
    const rest = { ...refund(), id: 'the-rest' };
    const page = await afterOne(refund(), { status: 'done', output: {}, rest: [rest] });
    expect(await check(rest, {}, page)).toMatchObject({ status: 'approved' });
  });

  it('is a supervisor’s matter where a person’s word says that it had not happened', async () => {
    const world = createWorld();
    const page = openPage(world, { shop: { run: () => ({ status: 'unknown', reason: 'no reply' }) } });
    await execute(await approved(page, refund()), page.ports);
    world.clock.pass(200_000);
    const open = (await stateOf(page, refund()))?.open;
    if (!open) throw new Error('nothing open');
    await settleByHand(open, { happened: false, note: 'not in the shop', output: {} }, page.ports);
    const state = await stateOf(page, refund());
    expect(earlierOf('money', refund(), state)).toMatchObject({ by: 'a1', n: 0 });
    expect(earlierOf('subscription', refund(), state)).toBeNull();
  });
});
