import { describe, expect, it } from 'vitest';
import { approveDecided, type Reverify } from '../../app/ledger/approval.ts';
import { effectOf } from '../../app/ledger/effect.ts';
import { execute } from '../../app/ledger/execute.ts';
import { lookAtEffect } from '../../app/ledger/reconcile.ts';
import {
  type Asked,
  askSupervisor,
  type DecidePorts,
  decide,
  findDecision,
  readRequests,
  type SupervisorRequest,
  type Word,
} from '../../app/ledger/request.ts';
import type { Json } from '../../app/lib/json.ts';
import { proposeCall, suggest } from '../support/suggestions.ts';
import { approved, createWorld, openPage, refund, type TestWorld, toolNamed } from './page.ts';

const call = refund('1042', 250);
const basis = { facts: 'f1', policy: 'p1' };
let ids = 0;
const freshId = (): string => {
  ids += 1;
  return `id-${ids}`;
};
const isSupervisor = async (user: string) => user.startsWith('s');
const yes: Word = { verdict: 'approved', args: null, reason: '' };

const asked: Asked = {
  proposal: proposeCall(call),
  ticket: '71',
  effect: effectOf(toolNamed('refund_order'), call.args, '71'),
  n: 0,
  undoes: null,
  basis,
  because: 'over $100',
  why: null,
  words: 'she has waited for weeks',
  version: 'v3',
};

async function ask(world: TestWorld, what: Asked = asked): Promise<SupervisorRequest> {
  const outcome = await askSupervisor(world.storage.storeFor('a1'), what, freshId());
  if (outcome.status === 'failed') throw new Error(outcome.reason);
  return outcome.request;
}

const asUser = (world: TestWorld, user: string, how: Partial<DecidePorts> = {}): DecidePorts => ({
  store: world.storage.storeFor(user),
  user,
  isSupervisor,
  basis,
  randomId: freshId,
  ...how,
});

describe('asking a supervisor', () => {
  it('stands in storage with who asked', async () => {
    const world = createWorld();
    const request = await ask(world);
    expect(request).toMatchObject({ key: 'request:71:0', by: 'a1', altered: false, asked });
    expect(await readRequests(world.storage.storeFor('s1'), '71')).toEqual([request]);
  });

  it('is one request when asked twice', async () => {
    const world = createWorld();
    const [first, second] = [await ask(world), await ask(world)];
    expect(second).toEqual(first);
  });

  it('is another request for another thing', async () => {
    const world = createWorld();
    await ask(world);
    expect((await ask(world, { ...asked, words: 'once more' })).key).toBe('request:71:1');
  });

  it('keeps arguments longer than a record', async () => {
    const world = createWorld();
    const long = { ...call, args: { ...call.args, reason: 'é"'.repeat(40_000) } };
    const request = await ask(world, { ...asked, proposal: proposeCall(long) });
    const [read] = await readRequests(world.storage.storeFor('s1'), '71');
    expect(read?.asked.proposal.call.args['reason']).toBe('é"'.repeat(40_000));
    expect(read?.digest).toBe(request.digest);
  });
});

describe('deciding', () => {
  it('counts with who decided', async () => {
    const world = createWorld();
    const request = await ask(world);
    const outcome = await decide(request, yes, asUser(world, 's1'));
    expect(outcome).toMatchObject({ status: 'decided', decision: { key: 'decision:71:0:0', by: 's1' } });
    const found = await findDecision(world.storage.storeFor('a1'), request, isSupervisor);
    expect(found).toMatchObject({ verdict: 'approved', by: 's1' });
  });

  it('is left to the first of two', async () => {
    const world = createWorld();
    const request = await ask(world);
    await decide(request, { ...yes, verdict: 'rejected', reason: 'no' }, asUser(world, 's1'));
    expect(await decide(request, yes, asUser(world, 's2'))).toMatchObject({
      status: 'already-decided',
      decision: { verdict: 'rejected', by: 's1' },
    });
  });

  const refusalOf = async (user: string, how: Partial<DecidePorts> = {}) => {
    const world = createWorld();
    const outcome = await decide(await ask(world), yes, asUser(world, user, how));
    return outcome.status === 'refused' ? outcome.check : outcome.status;
  };

  it('is refused to whoever asked, supervisor or not', async () => {
    expect(await refusalOf('a1', { isSupervisor: async () => true })).toBe('own-request');
  });

  it('is refused to an agent', async () => {
    expect(await refusalOf('a2')).toBe('role');
  });

  it('is refused when the case has changed', async () => {
    expect(await refusalOf('s1', { basis: { ...basis, facts: 'f2' } })).toBe('stale');
  });

  it('is refused when the policy has changed', async () => {
    expect(await refusalOf('s1', { basis: { ...basis, policy: 'p2' } })).toBe('stale');
  });

  it('is refused on a request that somebody else changed', async () => {
    const world = createWorld();
    const { key } = await ask(world);
    const body: Json = JSON.parse(JSON.stringify({ ...asked, words: 'give her all' }));
    await world.storage.storeFor('a2').put({ table: 'entry', key, type: 'request', body, group: '71' });
    const [altered] = await readRequests(world.storage.storeFor('s1'), '71');
    if (!altered) throw new Error('no request');
    expect(await decide(altered, yes, asUser(world, 's1'))).toMatchObject({ check: 'altered' });
  });
});

describe('a record that is no decision', () => {
  const forged = (request: SupervisorRequest, digest = request.digest) => ({
    table: 'rule' as const,
    key: 'decision:71:0:0',
    type: 'decision',
    body: { request: request.key, digest, verdict: 'approved', args: null, reason: '' },
    group: '71',
  });

  const counts = async (
    write: (world: TestWorld, request: SupervisorRequest) => Promise<unknown>,
    may = isSupervisor,
  ): Promise<boolean> => {
    const world = createWorld();
    const request = await ask(world);
    await write(world, request);
    return (await findDecision(world.storage.storeFor('a2'), request, may)) !== null;
  };

  it('counts when a supervisor wrote it', async () => {
    expect(await counts((world, request) => world.storage.storeFor('s1').putIfAbsent(forged(request)))).toBe(
      true,
    );
  });

  it('does not count when an agent wrote it', async () => {
    expect(await counts((world, request) => world.storage.storeFor('a2').putIfAbsent(forged(request)))).toBe(
      false,
    );
  });

  it('does not count when whoever asked wrote it', async () => {
    const write = (world: TestWorld, request: SupervisorRequest) =>
      world.storage.storeFor('a1').putIfAbsent(forged(request));
    expect(await counts(write, async () => true)).toBe(false);
  });

  it('does not count when somebody changed it', async () => {
    expect(
      await counts(async (world, request) => {
        await world.storage.storeFor('s1').putIfAbsent({ ...forged(request), body: { verdict: 'rejected' } });
        await world.storage.storeFor('a2').put(forged(request));
      }),
    ).toBe(false);
  });

  it('does not count when it speaks of another request', async () => {
    expect(
      await counts((world, request) => world.storage.storeFor('s1').putIfAbsent(forged(request, 'other'))),
    ).toBe(false);
  });

  it('does not keep a supervisor from deciding', async () => {
    const world = createWorld();
    const request = await ask(world);
    await world.storage.storeFor('a1').putIfAbsent(forged(request));
    const outcome = await decide(request, { ...yes, verdict: 'rejected' }, asUser(world, 's1'));
    expect(outcome).toMatchObject({
      status: 'decided',
      decision: { key: 'decision:71:0:1', verdict: 'rejected' },
    });
  });
});

describe('the approval that a decision gives', () => {
  const reverify: Reverify = (proposal) => suggest(proposal, { lane: 'supervisor' });

  async function approvalOf(world: TestWorld, how: { basis?: typeof basis; reverify?: Reverify } = {}) {
    const page = openPage(world, { user: 's1' });
    if (!asked.effect) throw new Error('no effect');
    return await approveDecided({
      store: page.ports.store,
      request: 'request:71:0',
      isSupervisor,
      basis,
      suggestion: suggest(asked.proposal, { lane: 'supervisor' }),
      tool: toolNamed('refund_order'),
      state: (await lookAtEffect(asked.effect, page.ports)).state,
      reverify,
      ...how,
    });
  }

  async function decided(word: Word = yes): Promise<TestWorld> {
    const world = createWorld();
    await decide(await ask(world), word, asUser(world, 's1'));
    return world;
  }

  it('is carried out once by whoever has it', async () => {
    const world = await decided();
    const outcomes = [await approvalOf(world), await approvalOf(world)];
    const page = openPage(world, { user: 's1' });
    const endings = [];
    for (const outcome of outcomes) {
      if (outcome.status !== 'approved') throw new Error(outcome.status);
      endings.push((await execute(outcome.approval, page.ports)).status);
    }
    expect(endings).toEqual(['done', 'already-done']);
    expect(page.sent).toHaveLength(1);
  });

  it('names the supervisor and their arguments', async () => {
    const world = await decided({ ...yes, args: { ...call.args, amount: 120 } });
    expect(await approvalOf(world)).toMatchObject({
      approval: { lane: 'supervisor', by: { kind: 'supervisor', id: 's1' }, call: { args: { amount: 120 } } },
    });
  });

  it('is refused where the supervisor’s arguments break a limit', async () => {
    const world = await decided({ ...yes, args: { ...call.args, amount: 900 } });
    const outcome = await approvalOf(world, {
      reverify: (proposal) => ({ proposal, check: 'over-limit', reason: 'at most $500' }),
    });
    expect(outcome).toMatchObject({ status: 'refused', check: 'over-limit' });
  });

  it('is refused where the supervisor changed the order', async () => {
    const world = await decided({ ...yes, args: { ...call.args, order_id: '7' } });
    expect(await approvalOf(world)).toMatchObject({ status: 'refused', check: 'other-effect' });
  });

  it('waits for a decision', async () => {
    const world = createWorld();
    await ask(world);
    expect(await approvalOf(world)).toMatchObject({ status: 'needs-supervisor' });
  });

  it('is refused on a rejection', async () => {
    const world = await decided({ ...yes, verdict: 'rejected', reason: 'too much' });
    expect(await approvalOf(world)).toEqual({ status: 'refused', check: 'rejected', reason: 'too much' });
  });

  it('is refused when the case has changed since', async () => {
    expect(await approvalOf(await decided(), { basis: { ...basis, facts: 'f2' } })).toMatchObject({
      check: 'stale',
    });
  });

  it('is refused when it was tried since', async () => {
    const world = await decided();
    const page = openPage(world, { shop: { run: () => ({ status: 'failed', reason: 'no', mend: '' }) } });
    await execute(await approved(page, refund('1042', 20)), page.ports);
    expect(await approvalOf(world)).toMatchObject({ status: 'refused', check: 'stale' });
  });
});
