import { describe, expect, it } from 'vitest';
import { catchUp } from '../../app/ledger/catch-up.ts';
import { fulfil } from '../../app/ledger/fulfil.ts';
import { emptyLog, eventsOf, type Log, readLog } from '../../app/ledger/log.ts';
import { receiptsOf } from '../../app/ledger/receipts.ts';
import { approvedEvent, returnedEvents, withoutOvertaken } from '../../app/ledger/returns.ts';
import { planFaults, withNetwork } from '../support/memory-store.ts';
import { approved, catalog, createWorld, openPage, refund, type TestPage, type TestWorld } from './page.ts';

const KEY = 'claim:refund_order:order:1042:0';
const LONG_MS = 300_000;

const logOf = (page: TestPage): Promise<Log> => readLog(page.ports.store, emptyLog(page.ports.ticket));

/** What another agent finds on opening the ticket, and the receipts that they see. */
async function open(world: TestWorld, how: Parameters<typeof openPage>[1] = {}) {
  const page = openPage(world, { user: 'a2', ...how });
  const events = eventsOf(await logOf(page));
  const found = await catchUp(events, page.ports);
  const receipts = receiptsOf([...events, ...found.events], found.pending, catalog);
  return { found, receipts, asked: page.asked };
}

const lost = { run: () => ({ status: 'unknown', reason: 'no reply' }) as const };

describe('an approval with its log', () => {
  it('is told from beginning to end', async () => {
    const page = openPage(createWorld());
    const approval = await approved(page, refund());
    const { execution, log } = await fulfil(approval, emptyLog('71'), page.ports);
    expect(execution.status).toBe('done');
    expect(eventsOf(log)).toMatchObject([
      { type: 'call-approved', id: `approved:${approval.id}@${KEY}`, by: { id: 'a1' } },
      { type: 'tool-returned', id: `returned:${KEY}`, status: 'done', call: { id: refund().id } },
    ]);
    expect(await logOf(page)).toEqual(log);
  });

  it('sends nothing where the approval cannot be noted', async () => {
    const world = createWorld();
    const store = withNetwork(
      world.storage.storeFor('a1'),
      planFaults(({ key }) => (key.startsWith('run:') ? 'refused' : 'none')),
    );
    const page = openPage(world, { ports: { store } });
    const { execution } = await fulfil(await approved(page, refund()), emptyLog('71'), page.ports);
    expect(execution).toMatchObject({ status: 'claim-failed', reason: 'your role may not add records' });
    expect(page.sent).toEqual([]);
  });

  it('notes what others wrote meanwhile', async () => {
    const world = createWorld();
    const [ours, theirs] = [openPage(world), openPage(world, { user: 'a2' })];
    await fulfil(await approved(theirs, refund('7')), emptyLog('71'), theirs.ports);
    const { log } = await fulfil(await approved(ours, refund()), emptyLog('71'), ours.ports);
    expect(eventsOf(log)).toHaveLength(4);
  });
});

describe('opening a ticket', () => {
  it('has nothing to find where every end is known', async () => {
    const world = createWorld();
    const page = openPage(world);
    await fulfil(await approved(page, refund()), emptyLog('71'), page.ports);
    const { found, receipts, asked } = await open(world);
    expect(found).toEqual({ events: [], pending: [] });
    expect(receipts).toMatchObject([{ state: 'done', approvedBy: { id: 'a1' } }]);
    expect(asked).toEqual([]);
  });

  it('shows what is under way as being checked', async () => {
    const world = createWorld();
    const page = openPage(world, { shop: lost });
    await fulfil(await approved(page, refund()), emptyLog('71'), page.ports);
    const { found, receipts } = await open(world);
    expect(found.pending).toMatchObject([{ found: { status: 'waiting' } }]);
    expect(receipts).toMatchObject([{ state: 'checking', note: 'no reply' }]);
  });

  it('tells what happened once that can be known', async () => {
    const world = createWorld();
    const page = openPage(world, { shop: lost });
    await fulfil(await approved(page, refund()), emptyLog('71'), page.ports);
    world.clock.pass(LONG_MS);
    const { found, receipts } = await open(world, {
      shop: { readBack: () => ({ status: 'happened', output: { refund_id: 'r_5' } }) },
    });
    expect(found.events).toMatchObject([
      { id: `returned:${KEY}`, status: 'done', output: { refund_id: 'r_5' } },
    ]);
    expect(receipts).toMatchObject([{ state: 'done', output: { refund_id: 'r_5' } }]);
  });

  it('says where to look when nobody can tell', async () => {
    const world = createWorld();
    const page = openPage(world, { shop: lost });
    await fulfil(await approved(page, refund()), emptyLog('71'), page.ports);
    world.clock.pass(LONG_MS);
    const { receipts } = await open(world);
    expect(receipts).toMatchObject([{ state: 'unsure', note: 'look at the order in the shop' }]);
  });

  it('waits for a page that is about to claim', async () => {
    const world = createWorld();
    const page = openPage(world);
    const approval = await approved(page, refund());
    const found = await catchUp([approvedEvent(approval)], page.ports);
    expect(found.pending).toMatchObject([
      { found: { status: 'not-claimed', until: '2026-08-01T12:02:00.000Z' } },
    ]);
  });

  it('gives up an approval whose page is gone', async () => {
    const world = createWorld();
    const page = openPage(world);
    const approval = await approved(page, refund());
    world.clock.pass(120_000);
    const found = await catchUp([approvedEvent(approval)], openPage(world, { user: 'a2' }).ports);
    expect(found.events).toMatchObject([{ id: `returned:${KEY}`, status: 'failed' }]);
  });

  it('tells an approval that another ticket overtook', async () => {
    const world = createWorld();
    const [ours, theirs] = [openPage(world), openPage(world, { user: 'a2', ports: { ticket: '72' } })];
    const approval = await approved(ours, refund());
    await fulfil(await approved(theirs, refund()), emptyLog('72'), theirs.ports);
    const found = await catchUp([approvedEvent(approval)], ours.ports);
    expect(found.events).toMatchObject([{ id: `unsent:${approval.id}`, status: 'done' }]);
  });

  it('settles what the ledger could not be told', async () => {
    const world = createWorld();
    const store = withNetwork(
      world.storage.storeFor('a1'),
      planFaults(({ key }) => (key.startsWith('settlement:') ? 'refused' : 'none')),
    );
    const page = openPage(world, { ports: { store } });
    const { log } = await fulfil(await approved(page, refund()), emptyLog('71'), page.ports);
    expect(eventsOf(log).at(-1)).toMatchObject({ id: `returned:${KEY}:unrecorded`, status: 'done' });
    world.clock.pass(LONG_MS);
    const { found } = await open(world, { shop: { readBack: () => ({ status: 'happened', output: {} }) } });
    expect(found.events).toMatchObject([{ id: `returned:${KEY}`, status: 'done' }]);
  });
});

describe('events that another page overtook', () => {
  it('are left out of the run', async () => {
    const page = openPage(createWorld());
    const [first, second] = [await approved(page, refund()), await approved(page, refund())];
    const { call } = first;
    const key = KEY;
    const unknown = { status: 'unknown', call, key, reason: 'no reply', checkAt: '' } as const;
    const failed = { status: 'claim-failed', call, reason: 'no', mend: '', certain: true } as const;
    const done = { status: 'done', call, key, output: {}, rest: [], recorded: true } as const;
    const at = page.ports.now();
    const events = [
      approvedEvent(first),
      approvedEvent(second),
      ...returnedEvents(first, done, at),
      ...returnedEvents(second, failed, at),
      ...returnedEvents(first, unknown, at),
    ];
    expect(events).toHaveLength(5);
    expect(withoutOvertaken(events).map(({ id }) => id)).toEqual([
      `approved:${first.id}@${KEY}`,
      `approved:${second.id}@${KEY}`,
      `returned:${KEY}`,
    ]);
  });
});
