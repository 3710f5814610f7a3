import { describe, expect, it } from 'vitest';
import { readAttempt } from '../../app/ledger/effect.ts';
import { execute } from '../../app/ledger/execute.ts';
import { reconcileEntry } from '../../app/ledger/reconcile.ts';
import { periodLimitsIn } from '../../app/policy/period-limits.ts';
import { type Exchange, type Fault, planFaults, withNetwork } from '../support/memory-store.ts';
import { approved, createWorld, openPage, refund, type TestWorld } from './page.ts';

const KEY = 'claim:refund_order:order:1042:0';

/** Faults of one user's exchanges, in the order in which each key is asked for. */
function withFaults(world: TestWorld, user: string, faults: Readonly<Record<string, readonly Fault[]>>) {
  const left = new Map(Object.entries(faults).map(([key, list]) => [key, [...list]]));
  const plan = ({ op, key }: Exchange): Fault => left.get(`${op} ${key}`)?.shift() ?? 'none';
  return withNetwork(world.storage.storeFor(user), planFaults(plan));
}

describe('carrying out an approval', () => {
  it('claims, sends once and settles', async () => {
    const world = createWorld();
    const page = openPage(world);
    const approval = await approved(page, refund());
    const execution = await execute(approval, page.ports);
    expect(execution).toMatchObject({
      status: 'done',
      key: KEY,
      output: { refund_id: 'r_1' },
      recorded: true,
    });
    expect(page.sent).toHaveLength(1);
    expect((await readAttempt(page.ports.store, KEY))?.settled).toMatchObject({
      by: 'a1',
      settlement: { status: 'done', how: 'call' },
    });
  });

  it('sends an id that no other attempt has', async () => {
    const world = createWorld();
    const page = openPage(world, { shop: { run: () => ({ status: 'failed', reason: 'no', mend: '' }) } });
    await execute(await approved(page, refund()), page.ports);
    await execute(await approved(page, refund()), page.ports);
    const [first, second] = page.sent;
    expect(first?.id).not.toBe(second?.id);
    expect(first?.args).toEqual(second?.args);
  });

  it('sends once for one approval used twice', async () => {
    const page = openPage(createWorld());
    const approval = await approved(page, refund());
    const endings = await Promise.all([execute(approval, page.ports), execute(approval, page.ports)]);
    expect(endings.map(({ status }) => status).sort()).toEqual(['done', 'under-way']);
    expect(page.sent).toHaveLength(1);
  });

  it('tells the second agent who did it and on which ticket', async () => {
    const world = createWorld();
    const [ours, theirs] = [openPage(world), openPage(world, { user: 'a2', ports: { ticket: '72' } })];
    const [first, second] = [await approved(ours, refund()), await approved(theirs, refund())];
    await execute(first, ours.ports);
    expect(await execute(second, theirs.ports)).toMatchObject({
      status: 'already-done',
      earlier: { by: 'a1', at: '2026-08-01T12:00:00.000Z', ticket: '71', same: false },
      equal: true,
    });
    expect(theirs.sent).toHaveLength(0);
  });

  it('tells that it was done with other values', async () => {
    const world = createWorld();
    const [ours, theirs] = [openPage(world), openPage(world, { user: 'a2' })];
    const [first, second] = [
      await approved(ours, refund('1042', 20)),
      await approved(theirs, refund('1042', 35)),
    ];
    await execute(first, ours.ports);
    expect(await execute(second, theirs.ports)).toMatchObject({ status: 'already-done', equal: false });
  });

  it('tells that another attempt failed and sends nothing', async () => {
    const world = createWorld();
    const refusing = openPage(world, {
      shop: { run: () => ({ status: 'failed', reason: 'closed', mend: '' }) },
    });
    const late = openPage(world, { user: 'a2' });
    const [first, second] = [await approved(refusing, refund()), await approved(late, refund())];
    await execute(first, refusing.ports);
    expect(await execute(second, late.ports)).toMatchObject({ status: 'overtaken', reason: 'closed' });
    expect(late.sent).toHaveLength(0);
  });

  it('refuses what verification refuses now', async () => {
    const page = openPage(createWorld(), {
      ports: { verifyAnew: async () => ({ ok: false, reason: 'the parcel was found' }) },
    });
    const execution = await execute(await approved(page, refund()), page.ports);
    expect(execution).toMatchObject({ status: 'refused', reason: 'the parcel was found', recorded: true });
    expect(page.sent).toHaveLength(0);
    expect((await readAttempt(page.ports.store, KEY))?.settled?.settlement).toMatchObject({
      how: 'never-sent',
    });
  });

  it('refuses what cannot be verified', async () => {
    const verifyAnew = async () => {
      throw new Error('no connection');
    };
    const page = openPage(createWorld(), { ports: { verifyAnew } });
    const execution = await execute(await approved(page, refund()), page.ports);
    expect(execution).toMatchObject({
      status: 'refused',
      reason: 'it could not be checked again: no connection',
    });
    expect(page.sent).toHaveLength(0);
  });

  const executeAfter = async (ms: number) => {
    const world = createWorld();
    const verifyAnew = async () => {
      world.clock.pass(ms);
      return { ok: true } as const;
    };
    const page = openPage(world, { ports: { verifyAnew } });
    const execution = await execute(await approved(page, refund()), page.ports);
    return { status: execution.status, sent: page.sent.length };
  };

  it('sends until just before its time has passed', async () => {
    expect(await executeAfter(29_999)).toEqual({ status: 'done', sent: 1 });
  });

  it('gives up when its time has passed', async () => {
    expect(await executeAfter(30_000)).toEqual({ status: 'late', sent: 0 });
  });

  it('gives up when the clock was set back', async () => {
    expect(await executeAfter(-1)).toEqual({ status: 'late', sent: 0 });
  });

  it('gives a read no claim', async () => {
    const world = createWorld();
    const page = openPage(world);
    const call = { id: 'c1', tool: 'get_tracking_info', args: { tracking_number: 'TN1' } };
    expect(await execute(await approved(page, call), page.ports)).toMatchObject({ status: 'done', key: '' });
    expect(world.storage.records()).toEqual([]);
  });
});

describe('an unknown outcome', () => {
  const lost = { run: () => ({ status: 'unknown', reason: 'no reply' }) as const };

  it('stays unknown until it can be found out', async () => {
    const page = openPage(createWorld(), {
      shop: { ...lost, readBack: () => ({ status: 'did-not-happen' }) },
    });
    const execution = await execute(await approved(page, refund()), page.ports);
    expect(execution).toMatchObject({
      status: 'unknown',
      reason: 'no reply',
      checkAt: '2026-08-01T12:01:50.000Z',
    });
    expect((await readAttempt(page.ports.store, KEY))?.settled).toBeNull();
    expect(page.sent).toHaveLength(1);
  });

  it('is done when one look shows that it happened', async () => {
    const page = openPage(createWorld(), {
      shop: { ...lost, readBack: () => ({ status: 'happened', output: { refund_id: 'r_9' } }) },
    });
    const execution = await execute(await approved(page, refund()), page.ports);
    expect(execution).toMatchObject({ status: 'done', output: { refund_id: 'r_9' }, recorded: true });
    expect(page.asked.map(({ id }) => id)).toEqual(page.sent.map(({ id }) => id));
  });

  it('keeps everybody from trying again', async () => {
    const world = createWorld();
    const page = openPage(world, { shop: lost });
    await execute(await approved(page, refund()), page.ports);
    await expect(approved(openPage(world, { user: 'a2' }), refund())).rejects.toThrow('under-way');
  });
});

describe('a helpdesk that fails', () => {
  const claimed = async (faults: readonly Fault[]) => {
    const world = createWorld();
    const store = withFaults(world, 'a1', { [`putIfAbsent ${KEY}`]: faults });
    const page = openPage(world, { ports: { store } });
    const execution = await execute(await approved(page, refund()), page.ports);
    return { execution, sent: page.sent.length };
  };

  it('stops where the role may not write records', async () => {
    const { execution, sent } = await claimed(['refused']);
    expect(execution).toMatchObject({
      status: 'claim-failed',
      certain: true,
      reason: 'your role may not add records',
    });
    expect(sent).toBe(0);
  });

  it('goes on where only the reply to the claim was lost', async () => {
    expect(await claimed(['lost-after'])).toMatchObject({ execution: { status: 'done' }, sent: 1 });
  });

  it('asks again where the claim itself was lost', async () => {
    expect(await claimed(['lost-before', 'none'])).toMatchObject({ execution: { status: 'done' }, sent: 1 });
  });

  it('gives up after three lost claims and says that one may still arrive', async () => {
    const { execution, sent } = await claimed(['lost-before', 'lost-before', 'lost-before']);
    expect(execution).toMatchObject({ status: 'claim-failed', certain: false });
    expect(sent).toBe(0);
  });

  it('says when the end could not be recorded', async () => {
    const world = createWorld();
    const key = KEY.replace('claim', 'settlement');
    const store = withFaults(world, 'a1', { [`putIfAbsent ${key}`]: ['refused', 'refused', 'refused'] });
    const page = openPage(world, { ports: { store } });
    expect(await execute(await approved(page, refund()), page.ports)).toMatchObject({
      status: 'done',
      recorded: false,
    });
    const entry = await readAttempt(world.storage.storeFor('a2'), KEY);
    expect(entry?.settled).toBeNull();
  });

  it('settles once where the reply to the settlement was lost', async () => {
    const world = createWorld();
    const key = KEY.replace('claim', 'settlement');
    const store = withFaults(world, 'a1', {
      [`putIfAbsent ${key}`]: ['lost-after'],
      [`get ${key}`]: ['lost-before'],
    });
    const page = openPage(world, { ports: { store } });
    expect(await execute(await approved(page, refund()), page.ports)).toMatchObject({
      status: 'done',
      recorded: true,
    });
  });
});

describe('a limit per customer', () => {
  const limits = periodLimitsIn({ 'refund_order.amount per year': 50 });

  it('refuses what goes over it across tickets and orders', async () => {
    const world = createWorld();
    const page = openPage(world, { ports: { limits } });
    expect(await execute(await approved(page, refund('1', 30)), page.ports)).toMatchObject({
      status: 'done',
    });
    const other = openPage(world, { user: 'a2', ports: { limits, ticket: '72' } });
    const second = await execute(await approved(other, refund('2', 30)), other.ports);
    expect(second).toMatchObject({
      status: 'refused',
      reason: '`refund_order.amount per year` is at most 50, and 30 is used',
    });
    expect(other.sent).toHaveLength(0);
  });

  it('counts what the vendor knows of, each thing once', async () => {
    const world = createWorld();
    const given = (id: string) => ({
      tool: 'refund_order',
      args: { amount: 30, currency: 'USD' },
      at: world.clock.now(),
      ids: [id],
      standing: 'given' as const,
    });
    const readPast = async () => [given('by-hand')];
    const page = openPage(world, { ports: { limits, readPast } });
    expect((await execute(await approved(page, refund('1', 30)), page.ports)).status).toBe('refused');
    expect(page.sent).toHaveLength(0);
    expect((await execute(await approved(page, refund('1', 20)), page.ports)).status).toBe('done');
  });

  it('sends nothing while the vendor cannot say what it gave', async () => {
    const world = createWorld();
    const readPast = async () => {
      throw new Error('the shop does not answer');
    };
    const page = openPage(world, { ports: { limits, readPast } });
    expect(await execute(await approved(page, refund('1', 30)), page.ports)).toMatchObject({
      status: 'refused',
      reason: 'the shop does not answer',
    });
    expect(page.sent).toHaveLength(0);
  });

  it('counts what is under way', async () => {
    const world = createWorld();
    const page = openPage(world, {
      shop: { run: () => ({ status: 'unknown', reason: 'no reply' }) },
      ports: { limits },
    });
    await execute(await approved(page, refund('1', 30)), page.ports);
    const second = await execute(await approved(page, refund('2', 30)), page.ports);
    expect(second.status).toBe('refused');
  });

  it('forgets what failed', async () => {
    const world = createWorld();
    const failing = openPage(world, {
      shop: { run: () => ({ status: 'failed', reason: 'no', mend: '' }) },
      ports: { limits },
    });
    await execute(await approved(failing, refund('1', 30)), failing.ports);
    const page = openPage(world, { ports: { limits } });
    expect(await execute(await approved(page, refund('2', 30)), page.ports)).toMatchObject({
      status: 'done',
    });
  });

  it('lets only one of two agents use it up', async () => {
    const world = createWorld();
    const pages = ['a1', 'a2'].map((user) => openPage(world, { user, ports: { limits } }));
    const approvals = await Promise.all(pages.map((page, i) => approved(page, refund(String(i), 30))));
    const endings = await Promise.all(
      pages.map((page, i) => {
        const approval = approvals[i];
        if (!approval) throw new Error('no approval');
        return execute(approval, page.ports);
      }),
    );
    expect(endings.map(({ status }) => status).sort()).toEqual(['done', 'refused']);
  });
});

describe('another page that looks', () => {
  it('finds out what a page that crashed had sent', async () => {
    const world = createWorld();
    const never = new Promise<never>(() => {});
    const gone = openPage(world);
    const ports = { ...gone.ports, runner: { ...gone.ports.runner, run: () => never } };
    void execute(await approved(gone, refund()), ports);
    await new Promise((resolve) => setImmediate(resolve));
    const page = openPage(world, {
      user: 'a2',
      shop: { readBack: () => ({ status: 'happened', output: { refund_id: 'r_7' } }) },
    });
    const entry = await readAttempt(page.ports.store, KEY);
    if (!entry) throw new Error('no claim');
    expect(await reconcileEntry(entry, page.ports)).toMatchObject({ status: 'waiting' });
    world.clock.pass(110_000);
    expect(await reconcileEntry(entry, page.ports)).toMatchObject({
      status: 'settled',
      entry: { settled: { by: 'a2', settlement: { status: 'done', how: 'read-back' } } },
    });
  });
});
