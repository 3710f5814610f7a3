import { describe, expect, it } from 'vitest';
import { type Entry, effectOf, readAttempt } from '../../app/ledger/effect.ts';
import { execute } from '../../app/ledger/execute.ts';
import { giveUp, lookAtEffect, reconcileEntry, settleByHand } from '../../app/ledger/reconcile.ts';
import type { ReadBack } from '../../app/tools/tool.ts';
import {
  approved,
  createClock,
  createWorld,
  openPage,
  refund,
  type TestPage,
  type TestWorld,
  toolNamed,
} from './page.ts';

const KEY = 'claim:refund_order:order:1042:0';
/** From the claim: time to send, the call's own deadline, time to arrive. */
const UNDER_WAY_MS = 30_000 + 20_000 + 60_000;

const did: Record<'happened' | 'not' | 'cannot-tell', ReadBack> = {
  happened: { status: 'happened', output: { refund_id: 'r_2' } },
  not: { status: 'did-not-happen' },
  'cannot-tell': { status: 'cannot-tell', look: 'look at refunds of #1042' },
};

/** An attempt whose reply was lost, as another agent finds it `laterMs` after the claim. */
async function findOpen(
  found: ReadBack,
  laterMs: number,
): Promise<{ world: TestWorld; page: TestPage; entry: Entry }> {
  const world = createWorld();
  const ours = openPage(world, { shop: { run: () => ({ status: 'unknown', reason: 'no reply' }) } });
  const begun = Date.parse(world.clock.now());
  await execute(await approved(ours, refund()), ours.ports);
  world.clock.pass(begun + laterMs - Date.parse(world.clock.now()));
  const page = openPage(world, { user: 'a2', shop: { readBack: () => found } });
  return { world, page, entry: await claimOf(page) };
}

async function claimOf(page: TestPage): Promise<Entry> {
  const entry = await readAttempt(page.ports.store, KEY);
  if (!entry) throw new Error('no claim');
  return entry;
}

describe('an attempt that nobody settled', () => {
  it('is left alone while its call may be under way', async () => {
    const { page, entry } = await findOpen(did.not, UNDER_WAY_MS - 1);
    expect(await reconcileEntry(entry, page.ports)).toMatchObject({
      status: 'waiting',
      until: '2026-08-01T12:01:50.000Z',
    });
    expect(page.asked).toEqual([]);
  });

  it('is settled as soon as its call can no longer be under way', async () => {
    const { page, entry } = await findOpen(did.not, UNDER_WAY_MS);
    expect(await reconcileEntry(entry, page.ports)).toMatchObject({ status: 'settled' });
    expect((await claimOf(page)).settled?.settlement).toMatchObject({ status: 'failed', how: 'read-back' });
  });

  it('is done when it happened', async () => {
    const { page, entry } = await findOpen(did.happened, UNDER_WAY_MS);
    await reconcileEntry(entry, page.ports);
    expect((await claimOf(page)).settled?.settlement).toMatchObject({
      status: 'done',
      output: { refund_id: 'r_2' },
    });
  });

  it('is asked about by the id that was sent', async () => {
    const { page, entry } = await findOpen(did.happened, UNDER_WAY_MS);
    await reconcileEntry(entry, page.ports);
    expect(page.asked).toMatchObject([{ ...refund(), id: entry.claim?.attempt }]);
    expect(entry.claim?.attempt).not.toBe(refund().id);
  });

  it('goes to a person where nobody can tell', async () => {
    const { page, entry } = await findOpen(did['cannot-tell'], UNDER_WAY_MS);
    expect(await reconcileEntry(entry, page.ports)).toMatchObject({
      status: 'cannot-tell',
      look: 'look at refunds of #1042',
    });
    expect((await claimOf(page)).settled).toBeNull();
  });

  it('is not settled early by a clock that is fast', async () => {
    const { world, page, entry } = await findOpen(did.not, 5_000);
    const fast = createClock();
    fast.pass(3_600_000);
    const found = await reconcileEntry(entry, { ...page.ports, now: fast.now });
    expect(found.status).toBe('waiting');
    expect(world.storage.records().some(({ type }) => type === 'settlement')).toBe(false);
  });

  it('waits where the helpdesk cannot be reached', async () => {
    const { page, entry } = await findOpen(did.not, UNDER_WAY_MS);
    const put = async () => {
      throw new Error('offline');
    };
    const store = { ...page.ports.store, put };
    expect(await reconcileEntry(entry, { ...page.ports, store })).toMatchObject({
      status: 'unreachable',
      reason: 'offline',
    });
  });

  it('goes to an admin where its claim cannot be read', async () => {
    const world = createWorld();
    const page = openPage(world);
    await page.ports.store.putIfAbsent({ table: 'entry', key: KEY, type: 'claim', body: 'hm', group: '' });
    world.clock.pass(3_600_000);
    expect(await reconcileEntry(await claimOf(page), page.ports)).toMatchObject({
      status: 'cannot-tell',
      look: `record \`${KEY}\` cannot be read; ask an admin`,
    });
  });

  it('makes room for a new approval when it did not happen', async () => {
    const { page } = await findOpen(did.not, UNDER_WAY_MS);
    const again = await execute(await approved(page, refund()), page.ports);
    expect(again).toMatchObject({ status: 'done', key: KEY.replace(':0', ':1') });
  });
});

describe('a word of a person', () => {
  const verdict = { happened: true, note: 'refund r_3 stands in the shop', output: { refund_id: 'r_3' } };

  it('settles what only a person could look up', async () => {
    const { page, entry } = await findOpen(did['cannot-tell'], UNDER_WAY_MS);
    expect(await settleByHand(entry, verdict, page.ports)).toMatchObject({
      status: 'settled',
      entry: { settled: { by: 'a2', settlement: { status: 'done', how: 'person', note: verdict.note } } },
    });
  });

  it('is not taken while the call may be under way', async () => {
    const { page, entry } = await findOpen(did['cannot-tell'], UNDER_WAY_MS - 1);
    expect((await settleByHand(entry, verdict, page.ports)).status).toBe('waiting');
  });

  it('does not change what is settled', async () => {
    const { page, entry } = await findOpen(did.happened, UNDER_WAY_MS);
    await reconcileEntry(entry, page.ports);
    const late = await settleByHand(entry, { ...verdict, happened: false }, page.ports);
    expect(late).toMatchObject({ status: 'settled', entry: { settled: { settlement: { status: 'done' } } } });
  });
});

describe('an attempt that is given up', () => {
  const about = { call: refund(), run: 'r1', step: 'refunds#2' };

  it('is settled at once as never sent', async () => {
    const page = openPage(createWorld());
    const entry = await giveUp(KEY, about, page.ports);
    if (!entry) throw new Error('not taken');
    const found = await reconcileEntry(entry, page.ports);
    expect(found).toMatchObject({
      entry: { settled: { settlement: { status: 'failed', how: 'never-sent' } } },
    });
  });

  it('keeps the page that approved it from sending', async () => {
    const world = createWorld();
    const [asleep, awake] = [openPage(world), openPage(world, { user: 'a2' })];
    const approval = await approved(asleep, refund());
    await giveUp(KEY, about, awake.ports);
    expect((await execute(approval, asleep.ports)).status).toBe('overtaken');
    expect(asleep.sent).toEqual([]);
  });

  it('leaves the attempt to whoever was quicker', async () => {
    const world = createWorld();
    const page = openPage(world);
    await execute(await approved(page, refund()), page.ports);
    const entry = await giveUp(KEY, about, openPage(world, { user: 'a2' }).ports);
    expect(entry).toMatchObject({ by: 'a1', settled: { settlement: { status: 'done' } } });
  });
});

describe('looking at an effect', () => {
  const effect = effectOf(toolNamed('refund_order'), refund().args, '71');

  it('settles what another ticket left open', async () => {
    const { page } = await findOpen(did.happened, UNDER_WAY_MS);
    if (!effect) throw new Error('no effect');
    const { state, found } = await lookAtEffect(effect, page.ports);
    expect(found).toBeNull();
    expect(state).toMatchObject({ open: null, next: 1, done: [{ key: KEY }] });
  });

  it('says what is still open', async () => {
    const { page } = await findOpen(did['cannot-tell'], UNDER_WAY_MS);
    if (!effect) throw new Error('no effect');
    expect(await lookAtEffect(effect, page.ports)).toMatchObject({
      state: { next: 0, open: { key: KEY } },
      found: { status: 'cannot-tell' },
    });
  });
});
