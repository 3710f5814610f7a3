import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../app/assist/event.ts';
import { appendTurn, emptyLog, readLog } from '../../app/ledger/log.ts';
import { digest } from '../../app/lib/canonical.ts';
import { createMemoryStorage } from '../../app/lib/memory-store.ts';
import { checkTicket, exportRecords, readAudit } from '../../app/study/audit.ts';

const NOW = '2026-09-10T12:00:00.000Z';

const chosen = (id: string): RunEvent => ({
  id,
  at: NOW,
  run: '1',
  by: { kind: 'app', id: 'stepwise' },
  type: 'policy-chosen',
  policy: 'refunds',
  version: 'v3',
  from: null,
});

const approved = (id: string): RunEvent => ({
  id,
  at: NOW,
  run: '1',
  by: { kind: 'agent', id: 'whoever it says' },
  type: 'call-approved',
  call: { id: 'c1', tool: 'refund_order', args: { order_id: '1042', amount: 20 } },
  step: 'refunds#2',
});

/** A ticket with three turns that kim wrote. */
async function logged() {
  const storage = createMemoryStorage({ now: () => NOW });
  const store = storage.storeFor('kim');
  for (const [i, events] of [[chosen('a'), approved('b')], [chosen('c')], [chosen('d')]].entries()) {
    const log = i === 0 ? emptyLog('71') : await readLog(store, emptyLog('71'));
    await appendTurn(store, log, events);
  }
  return { storage, store };
}

describe('the record', () => {
  it('names who by the helpdesk’s word and the policy’s version', async () => {
    const { store } = await logged();
    const { lines } = await readAudit(store, 'run', { ticket: '71', cursor: null });
    const line = lines.find(({ what }) => what === 'call-approved');
    expect(line).toMatchObject({ by: 'kim', tool: 'refund_order', step: 'refunds#2', version: 'v3' });
    expect(line?.detail).toContain('order_id: 1042');
  });

  it('marks what somebody else has changed', async () => {
    const { storage, store } = await logged();
    const [record] = storage.records();
    if (record) await storage.storeFor('lee').put(record);
    const { lines } = await readAudit(store, 'run', { ticket: '71', cursor: null });
    expect(lines.filter(({ altered }) => altered)).toHaveLength(2);
  });
});

describe('the chain', () => {
  it('is whole where nothing was touched', async () => {
    const { store } = await logged();
    expect(await checkTicket(store, '71')).toEqual({ check: { status: 'whole' }, turns: 3 });
  });

  it('breaks behind an entry whose body was changed', async () => {
    const { storage, store } = await logged();
    const record = storage.records().find(({ key }) => key === 'run:71:0');
    if (record) await store.put({ ...record, body: { prev: '', events: [] } });
    expect((await checkTicket(store, '71')).check).toMatchObject({ status: 'broken', seq: 1 });
  });
});

describe('a gap', () => {
  it('shows where a turn was taken out', async () => {
    const { store } = await logged();
    await store.remove('entry', 'run:71:1');
    expect((await checkTicket(store, '71')).check).toMatchObject({ status: 'broken', seq: 1 });
  });

  it('shows where the first turn was taken out', async () => {
    const { store } = await logged();
    await store.remove('entry', 'run:71:0');
    expect((await checkTicket(store, '71')).check).toMatchObject({ status: 'broken', seq: 0 });
  });
});

describe('the file', () => {
  const linesOf = async (from = '', to = '') => {
    const { store } = await logged();
    const lines: string[] = [];
    await exportRecords(store, { types: ['run'], ticket: '', from, to }, (text) => {
      lines.push(...text.trim().split('\n'));
      return true;
    });
    return lines.map((line): Record<string, unknown> => JSON.parse(line));
  };

  it('is JSON Lines by which the chain can be followed', async () => {
    const lines = (await linesOf()).reverse();
    const prevs = lines.map(({ body }) => JSON.parse(JSON.stringify(body)).prev);
    expect(prevs).toEqual(['', lines[0]?.['digest'], lines[1]?.['digest']]);
    for (const line of lines) expect(line['digest']).toBe(digest(JSON.parse(JSON.stringify(line['body']))));
  });

  it('has the days that were asked for, both included', async () => {
    expect(await linesOf('2026-09-10', '2026-09-10')).toHaveLength(3);
    expect(await linesOf('2026-09-11')).toEqual([]);
    expect(await linesOf('', '2026-09-09')).toEqual([]);
  });
});
