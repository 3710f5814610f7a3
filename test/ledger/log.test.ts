import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../app/assist/event.ts';
import {
  appendFacts,
  appendTurn,
  checkChain,
  emptyLog,
  eventsOf,
  type Log,
  readLog,
} from '../../app/ledger/log.ts';
import type { Json } from '../../app/lib/json.ts';
import { createMemoryStorage, type MemoryStorage } from '../../app/lib/memory-store.ts';
import { type Fault, planFaults, withNetwork } from '../support/memory-store.ts';
import { createClock } from './page.ts';

const ended = (id: string, reason = 'done'): RunEvent => ({
  id,
  at: '2026-08-01T12:00:00.000Z',
  run: 'r1',
  by: { kind: 'agent', id: 'a1' },
  type: 'run-ended',
  reason,
});

const open = (): MemoryStorage => createMemoryStorage({ now: createClock().now });

async function write(storage: MemoryStorage, log: Log, ...ids: string[]): Promise<Log> {
  const outcome = await appendTurn(
    storage.storeFor('a1'),
    log,
    ids.map((id) => ended(id)),
  );
  if (outcome.status !== 'appended') throw new Error(outcome.status);
  return outcome.log;
}

const ids = (log: Log): string[] => eventsOf(log).map(({ id }) => id);

describe('a ticket’s log', () => {
  it('is empty before anything was written', async () => {
    expect(await readLog(open().storeFor('a1'), emptyLog('71'))).toEqual(emptyLog('71'));
  });

  it('gives back every kind of event as it was written', async () => {
    const base = { at: '2026-08-01T12:00:00.000Z', run: 'r1', by: { kind: 'agent', id: 'a1' } } as const;
    const call = { id: 'c1', tool: 'refund_order', args: { amount: 20, list: [1, null], deep: { a: true } } };
    const evidence = [{ kind: 'comment', id: '5', path: '', quote: 'it’s gone' }] as const;
    const events: RunEvent[] = [
      { ...base, id: '1', type: 'policy-chosen', policy: 'p', version: 'v', from: null },
      { ...base, id: '2', type: 'policy-chosen', policy: 'q', version: 'v', from: 'p#1', section: 'Second' },
      { ...base, id: '3', type: 'tool-returned', call, step: 'p#1', status: 'done', output: { ok: [1] } },
      { ...base, id: '4', type: 'question-answered', question: 'slot:order_id', value: '1042', evidence },
      { ...base, id: '5', type: 'draft-inserted', text: 'Hello', asks: ['order_id'] },
      { ...base, id: '6', type: 'draft-inserted', text: 'Hello', asks: [], tells: ['p#2'] },
      { ...base, id: '7', type: 'call-approved', call, step: 'p#1' },
      { ...base, id: '8', type: 'call-rejected', call, step: 'p#1', reason: 'other' },
      { ...base, id: '9', type: 'step-overridden', step: 'p#2', to: 'skipped', reason: 'by phone' },
      ended('10'),
    ];
    const storage = open();
    await appendTurn(storage.storeFor('a1'), emptyLog('71'), events);
    const log = await readLog(storage.storeFor('a2'), emptyLog('71'));
    expect(eventsOf(log)).toEqual(events);
    expect(log.entries[0]).toMatchObject({ seq: 0, by: 'a1', prev: '', trouble: '' });
  });

  it('keeps tickets apart', async () => {
    const storage = open();
    await write(storage, emptyLog('71'), 'a');
    expect(await readLog(storage.storeFor('a1'), emptyLog('7'))).toEqual(emptyLog('7'));
  });

  it('reads on from what is known', async () => {
    const storage = open();
    const known = await write(storage, emptyLog('71'), 'a');
    await write(storage, known, 'b');
    const seen: string[][] = [];
    const store = storage.storeFor('a2');
    const watching = {
      ...store,
      getMany: async (table: 'entry' | 'rule', keys: readonly string[]) => {
        seen.push([...keys]);
        return await store.getMany(table, keys);
      },
    };
    expect(ids(await readLog(watching, known))).toEqual(['a', 'b']);
    expect(seen.map(([first]) => first)).toEqual(['run:71:1']);
  });

  it('reads more turns than fit one request', async () => {
    const storage = open();
    let log = emptyLog('71');
    for (let n = 0; n < 53; n += 1) log = await write(storage, log, `e${n}`);
    expect(await readLog(storage.storeFor('a2'), emptyLog('71'))).toEqual(log);
  });

  it('keeps a turn longer than a record', async () => {
    const storage = open();
    const long = ended('long', '“ü😀\\"'.repeat(9_000));
    await appendTurn(storage.storeFor('a1'), emptyLog('71'), [long]);
    const log = await readLog(storage.storeFor('a2'), emptyLog('71'));
    expect(eventsOf(log)).toEqual([long]);
    expect(checkChain(log)).toEqual({ status: 'whole' });
  });

  it('refuses a turn longer than anything', async () => {
    const outcome = await appendTurn(open().storeFor('a1'), emptyLog('71'), [
      ended('x', 'x'.repeat(600_000)),
    ]);
    expect(outcome).toEqual({ status: 'failed', reason: 'record is longer than 64 parts' });
  });
});

describe('two pages that write at once', () => {
  it('are told who was first', async () => {
    const storage = open();
    const known = await write(storage, emptyLog('71'), 'a');
    const [one, two] = await Promise.all([
      appendTurn(storage.storeFor('a1'), known, [ended('b')]),
      appendTurn(storage.storeFor('a2'), known, [ended('c')]),
    ]);
    expect([one.status, two.status]).toEqual(['appended', 'behind']);
    if (two.status !== 'behind') throw new Error(two.status);
    expect(ids(two.log)).toEqual(['a', 'b']);
  });

  it('both keep what has happened already', async () => {
    const storage = open();
    const outcomes = await Promise.all(
      ['a1', 'a2', 'a3'].map((user) => appendFacts(storage.storeFor(user), emptyLog('71'), [ended(user)])),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(['appended', 'appended', 'appended']);
    expect(ids(await readLog(storage.storeFor('a1'), emptyLog('71'))).sort()).toEqual(['a1', 'a2', 'a3']);
  });

  it('tell the same fact once', async () => {
    const storage = open();
    for (const user of ['a1', 'a2'])
      await appendFacts(storage.storeFor(user), emptyLog('71'), [ended('same')]);
    expect(storage.records().map(({ key }) => key)).toEqual(['run:71:0']);
  });
});

describe('a bad network', () => {
  const append = async (faults: Fault[]) => {
    const storage = open();
    const store = withNetwork(
      storage.storeFor('a1'),
      planFaults(({ op }) => (op === 'putIfAbsent' ? (faults.shift() ?? 'none') : 'none')),
    );
    const outcome = await appendTurn(store, emptyLog('71'), [ended('a')]);
    return { status: outcome.status, held: storage.records().length };
  };

  it('does not hide that a turn was written', async () => {
    expect(await append(['lost-after'])).toEqual({ status: 'appended', held: 1 });
  });

  it('has a lost turn written again', async () => {
    expect(await append(['lost-before', 'lost-before'])).toEqual({ status: 'appended', held: 1 });
  });

  it('fails after three lost turns', async () => {
    expect(await append(['lost-before', 'lost-before', 'lost-before'])).toEqual({
      status: 'failed',
      held: 0,
    });
  });

  it('fails at once where the role may not write', async () => {
    expect(await append(['refused', 'none'])).toEqual({ status: 'failed', held: 0 });
  });
});

describe('the chain of a log', () => {
  const tampered = async (key: string, body: Json, user = 'a1') => {
    const storage = open();
    let log = emptyLog('71');
    for (const id of ['a', 'b', 'c']) log = await write(storage, log, id);
    expect(checkChain(log)).toEqual({ status: 'whole' });
    await storage.storeFor(user).put({ table: 'entry', key, type: 'run', body, group: '71' });
    return checkChain(await readLog(storage.storeFor('a1'), emptyLog('71')));
  };

  const plain: Json = JSON.parse(JSON.stringify({ prev: '', events: [ended('z')] }));

  it('breaks behind an entry that its own author changed', async () => {
    expect(await tampered('run:71:0', plain)).toEqual({
      status: 'broken',
      seq: 1,
      reason: 'it does not follow the entry before',
    });
  });

  it('breaks at an entry that somebody else changed', async () => {
    expect(await tampered('run:71:2', plain, 'a2')).toMatchObject({
      seq: 2,
      reason: 'it was changed by `a2`',
    });
  });

  it('breaks at an entry that cannot be read', async () => {
    expect(await tampered('run:71:1', 'hm')).toMatchObject({ seq: 1, reason: 'it cannot be read' });
  });

  it('breaks at an event that cannot be read', async () => {
    const events = [{ type: 'policy-chosen', id: '1' }];
    expect(await tampered('run:71:0', { prev: '', events })).toMatchObject({
      seq: 0,
      reason: '1 of its events cannot be read',
    });
  });

  it('breaks where a part of a long entry was changed', async () => {
    const storage = open();
    await appendTurn(storage.storeFor('a1'), emptyLog('71'), [ended('long', 'x'.repeat(40_000))]);
    const part = storage.records().find(({ type }) => type === 'part');
    if (!part) throw new Error('no part');
    await storage.storeFor('a1').put({ ...part, body: 'y' });
    const log = await readLog(storage.storeFor('a1'), emptyLog('71'));
    expect(checkChain(log)).toMatchObject({ status: 'broken', seq: 0 });
  });
});
