import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../app/assist/event.ts';
import { emptyCase } from '../../app/assist/run.ts';
import { readAsked, stageOf } from '../../app/ledger/asked.ts';
import { basisOf } from '../../app/ledger/basis.ts';
import { effectOf } from '../../app/ledger/effect.ts';
import { execute } from '../../app/ledger/execute.ts';
import { answerInquiry, inquire, readInquiries } from '../../app/ledger/inquiry.ts';
import { lookAtEffect } from '../../app/ledger/reconcile.ts';
import { askSupervisor, type SupervisorRequest, type Word } from '../../app/ledger/request.ts';
import { approvedEvent } from '../../app/ledger/returns.ts';
import { carryOutDecided, decideRequest, type Hands } from '../../app/ledger/supervise.ts';
import { createLibrary } from '../../app/policy/library.ts';
import { keepWaiting, readWaiting } from '../../app/study/waiting.ts';
import { proposeCall, suggest } from '../support/suggestions.ts';
import { catalog, createWorld, openPage, refund, type TestWorld, toolNamed } from './page.ts';

const call = refund('1042', 250);
const basis = { facts: 'f1', policy: 'p1' };
const isSupervisor = async (user: string) => user.startsWith('s');
const yes: Word = { verdict: 'approved', args: null, reason: '' };

async function ask(world: TestWorld, by = 'a1', order = '1042'): Promise<SupervisorRequest> {
  const wanted = refund(order, 250);
  const outcome = await askSupervisor(
    world.storage.storeFor(by),
    {
      proposal: proposeCall(wanted),
      ticket: '71',
      effect: effectOf(toolNamed('refund_order'), wanted.args, '71'),
      n: 0,
      undoes: null,
      basis,
      because: 'over the limit of 150',
      why: null,
      words: 'please',
      version: 'v3',
    },
    `ask-${order}`,
  );
  if (outcome.status === 'failed') throw new Error(outcome.reason);
  return outcome.request;
}

/** A supervisor's hands, the shop behind them, and what was sent to it. */
function handsOf(world: TestWorld, over: Partial<Hands> = {}, user = 's1') {
  const page = openPage(world, { user });
  const hands: Hands = {
    store: page.ports.store,
    user,
    isSupervisor,
    catalog,
    randomId: page.ports.randomId,
    basis: () => basis,
    reverify: (proposal) => suggest(proposal, { lane: 'supervisor' }),
    effectState: async (effect) => (await lookAtEffect(effect, page.ports)).state,
    fulfil: async (approval, { recheck }) =>
      await execute(approval, {
        ...page.ports,
        verifyAnew: async () => {
          const reason = recheck();
          return reason === '' ? { ok: true } : { ok: false, reason };
        },
      }),
    ...over,
  };
  return { hands, page };
}

describe('a supervisor’s word', () => {
  it('carries out a yes once', async () => {
    const world = createWorld();
    const { hands, page } = handsOf(world);
    const outcome = await decideRequest(await ask(world), yes, hands);
    expect(outcome).toMatchObject({ status: 'carried-out', execution: { status: 'done' } });
    expect(page.sent).toHaveLength(1);
  });

  it('sends nothing for a no', async () => {
    const world = createWorld();
    const { hands, page } = handsOf(world);
    const outcome = await decideRequest(await ask(world), { ...yes, verdict: 'rejected' }, hands);
    expect(outcome).toMatchObject({ status: 'rejected' });
    expect(page.sent).toEqual([]);
  });

  it('changes values and answers for them', async () => {
    const world = createWorld();
    const sources: string[] = [];
    const { hands, page } = handsOf(world, {
      reverify: (proposal) => {
        sources.push(proposal.sources['amount']?.id ?? '');
        return suggest(proposal, { lane: 'supervisor' });
      },
    });
    await decideRequest(await ask(world), { ...yes, args: { ...call.args, amount: 120 } }, hands);
    expect(page.sent[0]?.args['amount']).toBe(120);
    expect(sources).toContain('s1');
  });

  it('is not written down where no check would let it through', async () => {
    const world = createWorld();
    const { hands } = handsOf(world, {
      reverify: (proposal) => ({ proposal, check: 'outside-policy-words', reason: 'at most $500' }),
    });
    const outcome = await decideRequest(await ask(world), yes, hands);
    expect(outcome).toEqual({ status: 'refused', reason: 'at most $500' });
    expect(world.storage.records().filter(({ type }) => type === 'decision')).toEqual([]);
  });

  it('cannot turn a request into another one', async () => {
    const world = createWorld();
    const { hands } = handsOf(world);
    const word = { ...yes, args: { ...call.args, order_id: '7' } };
    expect(await decideRequest(await ask(world), word, hands)).toMatchObject({ status: 'refused' });
  });

  it('sends nothing where the facts that were read again are others', async () => {
    const world = createWorld();
    let looked = 0;
    const { hands, page } = handsOf(world, {
      basis: () => {
        looked += 1;
        return looked > 2 ? { ...basis, facts: 'f2' } : basis;
      },
    });
    const outcome = await decideRequest(await ask(world), yes, hands);
    expect(outcome).toMatchObject({ status: 'carried-out', execution: { status: 'refused' } });
    expect(page.sent).toEqual([]);
  });

  it('loses to the one who was quicker', async () => {
    const world = createWorld();
    const request = await ask(world);
    await decideRequest(request, { ...yes, verdict: 'rejected' }, handsOf(world).hands);
    const { hands, page } = handsOf(world, {}, 's2');
    expect(await decideRequest(request, yes, hands)).toMatchObject({ status: 'already-decided' });
    expect(page.sent).toEqual([]);
  });

  it('is carried out later where its page went away', async () => {
    const world = createWorld();
    const request = await ask(world);
    const crash: Partial<Hands> = {
      fulfil: async () => {
        throw new Error('the page is gone');
      },
    };
    await expect(decideRequest(request, yes, handsOf(world, crash).hands)).rejects.toThrow();
    const { hands, page } = handsOf(world, {}, 's2');
    expect(await carryOutDecided(request, hands)).toMatchObject({ execution: { status: 'done' } });
    expect(await carryOutDecided(request, hands)).toMatchObject({ status: 'not-carried-out' });
    expect(page.sent).toHaveLength(1);
  });
});

describe('what waits', () => {
  const waiting = async (world: TestWorld) =>
    await readWaiting(null, { store: world.storage.storeFor('s1'), isSupervisor, catalog, over: new Set() });

  it('is what nobody decided', async () => {
    const world = createWorld();
    const first = await ask(world);
    await ask(world, 'a1', '1043');
    await decideRequest(first, yes, handsOf(world).hands);
    const { items } = await waiting(world);
    expect(items.map(({ request, state }) => [request.key, state])).toEqual([['request:71:1', 'waiting']]);
  });

  it('is not asked about again once it is over', async () => {
    const world = createWorld();
    const first = await ask(world);
    await ask(world, 'a1', '1043');
    await decideRequest(first, yes, handsOf(world).hands);
    const asked: string[] = [];
    const store = world.storage.storeFor('s1');
    const getMany: typeof store.getMany = async (table, keys) => {
      asked.push(...keys);
      return await store.getMany(table, keys);
    };
    const ports = { store: { ...store, getMany }, isSupervisor, catalog, over: new Set<string>() };
    await readWaiting(null, ports);
    asked.length = 0;
    const { items } = await readWaiting(null, ports);
    expect(asked).toEqual(['decision:71:1:0']);
    expect(items.map(({ request }) => request.key)).toEqual(['request:71:1']);
  });

  it('is also what was decided and left undone', async () => {
    const world = createWorld();
    const request = await ask(world);
    const crash = { fulfil: () => Promise.reject(new Error('gone')) };
    await decideRequest(request, yes, handsOf(world, crash).hands).catch(() => undefined);
    expect((await waiting(world)).items).toMatchObject([{ state: 'decided', risk: 'permanent' }]);
  });

  it('reports who wrote a decision without the role', async () => {
    const world = createWorld();
    const request = await ask(world);
    const body = { request: request.key, digest: request.digest, ...yes };
    const record = { table: 'rule', type: 'decision', group: '71', body } as const;
    await world.storage.storeFor('a2').putIfAbsent({ ...record, key: 'decision:71:0:0' });
    await world.storage.storeFor('a1').putIfAbsent({ ...record, key: 'decision:71:0:1' });
    const ports = { store: world.storage.storeFor('s1'), isSupervisor, catalog };
    const [item] = await keepWaiting([request], ports);
    expect(item?.decision).toBeNull();
    expect(item?.ignored.map(({ by, because }) => [by, because])).toEqual([
      ['a2', 'role'],
      ['a1', 'own-request'],
    ]);
  });
});

describe('a question to the agent', () => {
  it('stands with its answer', async () => {
    const world = createWorld();
    const request = await ask(world);
    const [sam, kim] = [world.storage.storeFor('s1'), world.storage.storeFor('a1')];
    await inquire(sam, request, { words: 'only this one?', id: 'q1' });
    const asked = (await readInquiries(kim, [request], isSupervisor)).get(request.key) ?? [];
    expect(asked).toMatchObject([{ words: 'only this one?', by: 's1', answer: null }]);
    const [inquiry] = asked;
    if (!inquiry) throw new Error('no question');
    expect(await answerInquiry(kim, inquiry, { request, words: 'yes', id: 'a1' })).toEqual({
      status: 'said',
    });
    expect(await answerInquiry(kim, inquiry, { request, words: 'no', id: 'a2' })).toMatchObject({
      status: 'failed',
    });
    const [said] = await readAsked(sam, '71', isSupervisor);
    expect(said?.inquiries).toMatchObject([{ answer: { words: 'yes', by: 'a1' } }]);
  });

  it('is shown only where a supervisor asked it', async () => {
    const world = createWorld();
    const request = await ask(world);
    await inquire(world.storage.storeFor('a2'), request, { words: 'give me your password', id: 'q1' });
    const kim = world.storage.storeFor('a1');
    expect(await readInquiries(kim, [request], isSupervisor)).toEqual(new Map());
  });

  it('is refused after five of them', async () => {
    const world = createWorld();
    const request = await ask(world);
    const sam = world.storage.storeFor('s1');
    for (let n = 0; n < 5; n += 1) await inquire(sam, request, { words: `${n}`, id: `q${n}` });
    expect(await inquire(sam, request, { words: '6', id: 'q6' })).toMatchObject({ status: 'failed' });
  });
});

describe('the stage of a request', () => {
  const stage = async (world: TestWorld, events: readonly RunEvent[] = [], today = basis) => {
    const [said] = await readAsked(world.storage.storeFor('a1'), '71', isSupervisor);
    return said ? stageOf(said, events, () => today) : undefined;
  };

  it('goes from waiting over approved to carried out', async () => {
    const world = createWorld();
    const request = await ask(world);
    expect(await stage(world)).toBe('waiting');
    expect(await stage(world, [], { ...basis, facts: 'f2' })).toBe('stale');
    const events: RunEvent[] = [];
    const { hands } = handsOf(world, {
      fulfil: async (approval) => {
        events.push(approvedEvent(approval));
        return { status: 'late', call, key: '', recorded: true };
      },
    });
    await decideRequest(request, yes, hands);
    expect(await stage(world)).toBe('approved');
    expect(await stage(world, events)).toBe('carried-out');
  });

  it('is the supervisor’s no', async () => {
    const world = createWorld();
    await decideRequest(await ask(world), { ...yes, verdict: 'rejected' }, handsOf(world).hands);
    expect(await stage(world)).toBe('rejected');
  });
});

describe('what a proposal rests on', () => {
  const read = (id: string, output: { readonly total: number; readonly note: string }) => ({
    call: { id, tool: 'get_order_details', args: { order_id: '1042' } },
    step: 'refunds#1',
    at: '2026-08-01T12:00:00.000Z',
    status: 'done' as const,
    output,
  });
  const source = { kind: 'tool', id: 'r1', path: 'total', quote: '250' } as const;
  const proposal = { ...proposeCall(call), sources: { amount: source } };
  const factsOf = (...returns: ReturnType<typeof read>[]) =>
    basisOf(proposal, { ...emptyCase, returns }, createLibrary([])).facts;

  it('stays the same when the same is read again', () => {
    const once = factsOf(read('r1', { total: 250, note: 'a' }));
    expect(factsOf(read('r1', { total: 250, note: 'a' }), read('r2', { total: 250, note: 'a' }))).toBe(once);
    expect(factsOf(read('r1', { total: 250, note: 'a' }), read('r2', { total: 250, note: 'b' }))).toBe(once);
  });

  it('is another when a value that it cites is another', () => {
    const once = factsOf(read('r1', { total: 250, note: 'a' }));
    expect(factsOf(read('r1', { total: 250, note: 'a' }), read('r2', { total: 90, note: 'a' }))).not.toBe(
      once,
    );
  });
});
