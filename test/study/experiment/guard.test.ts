/** Guardrails that pages look at: each hour one, and what it writes down. */
import { describe, expect, it } from 'vitest';
import { createMemoryStorage } from '../../../app/lib/memory-store.ts';
import type { Store } from '../../../app/lib/store.ts';
import { dayRecords } from '../../../app/study/day-record.ts';
import { assignedPlace, lotOf } from '../../../app/study/experiment/assign.ts';
import { casesOf, type Guarded, lookAtGuardrails, readStops } from '../../../app/study/experiment/guard.ts';
import { effectRow, experimentOf, runRow, suggestionRow } from '../kit.ts';

const STARTS = '2026-08-14T08:00:00.000Z';
const experiment = experimentOf({ startsAt: STARTS });
const GUARDED: Guarded = { experiment, labels: ['one', 'two'], currency: 'USD' };

/** A desk at which kim and ben work, with a clock of the server's. */
function desk() {
  const clock = { now: '2026-08-14T10:05:00.000Z' };
  const storage = createMemoryStorage({ now: () => clock.now });
  const turns = { count: 0 };
  const asked: string[] = [];
  const ports = (store: Store) => ({
    store,
    now: () => clock.now,
    turn: async () => {
      turns.count += 1;
    },
    ratings: async (tickets: readonly string[]) => {
      asked.push(...tickets);
      return new Map(
        tickets.map((ticket) => [ticket, Number(ticket.slice(1)) % 2 === 0 ? 'good' : 'bad'] as const),
      );
    },
  });
  return {
    clock,
    storage,
    turns,
    asked,
    look: (user: string, guarded: Guarded = GUARDED) =>
      lookAtGuardrails(guarded, ports(storage.storeFor(user))),
    lookWith: (store: Store) => lookAtGuardrails(GUARDED, ports(store)),
    /** Kim's day: so many cases a version, the second giving `extra` dollars more. */
    work: async (count: number, extra: number) => {
      const rows = Array.from({ length: count * 2 }, (_, i) => {
        const version = i % 2 === 0 ? 'one' : 'two';
        const place = { ticket: `t${i}`, policy: 'retention', version, at: '2026-08-14T09:30:00.000Z' };
        const minor = 1_000 + (i % 5) * 100 + (version === 'two' ? extra * 100 : 0);
        return [
          runRow({ ...place, id: `u:${i}`, began: '2026-08-14T09:00:00.000Z' }),
          suggestionRow({ ...place, id: `s:${i}` }),
          effectRow({ ...place, id: `e:${i}`, money: { currency: 'USD', minor } }),
        ];
      }).flat();
      const owner = { day: '2026-08-14', user: 'kim', browser: 'b' };
      for (const record of dayRecords(owner, rows)) await storage.storeFor('kim').put(record);
    },
    stops: () => readStops(storage.storeFor('reader'), ['3']),
  };
}

describe('the cases of an experiment', () => {
  const half = experimentOf({ startsAt: STARTS, share: 0.5 });
  const people = Array.from({ length: 200 }, (_, i) => `r${i}`);
  /** Each with the version that they were given; those outside of the share with what is published, the first. */
  const rows = people.map((person, i) => {
    const version = GUARDED.labels[assignedPlace(half, person) ?? 0] ?? '';
    const row = runRow({ ticket: `t${i}`, policy: 'retention', version, began: STARTS, lot: lotOf(person) });
    return { agent: 'kim', row };
  });
  const casesFrom = (owned: typeof rows) => {
    const sources = { rows: owned, until: half.endsAt, ratings: async () => new Map() };
    return casesOf({ ...GUARDED, experiment: half }, sources);
  };

  it('are those of customers who were drawn, of every version alike', async () => {
    const inside = people.filter((person) => assignedPlace(half, person) !== null);
    expect(await casesFrom(rows)).toHaveLength(inside.length);
    expect(inside.length).toBeLessThan(130);
  });

  it('are none of whoever has another version than was drawn', async () => {
    const moved = rows.map(({ agent, row }) => {
      const version = 'version' in row && row.version === 'one' ? 'two' : 'one';
      return { agent, row: { ...row, version } };
    });
    expect(await casesFrom(moved)).toEqual([]);
  });
});

describe('guardrails', () => {
  it('stop what does harm, with what that rests on', async () => {
    const one = desk();
    await one.work(20, 12);
    expect(await one.look('ben')).toBe('stopped');
    expect((await one.stops()).get('3')).toEqual({ by: 'ben', at: one.clock.now });
    const record = one.storage.records().find(({ type }) => type === 'experiment-stop');
    expect(record).toMatchObject({
      table: 'entry',
      body: { version: 'two', outcome: 'money-given', margin: 5, cases: 20 },
    });
    expect(record?.body).toMatchObject({ low: expect.closeTo(10.76, 2), high: expect.closeTo(13.24, 2) });
  });

  it('let go on what keeps within the margin', async () => {
    const one = desk();
    await one.work(20, 4);
    expect(await one.look('ben')).toBe('holds');
    expect((await one.stops()).size).toBe(0);
  });

  it('stop nothing before the first tenth of the cases', async () => {
    const one = desk();
    await one.work(19, 12);
    expect(await one.look('ben')).toBe('holds');
  });

  it('are looked at by one page an hour', async () => {
    const one = desk();
    await one.work(20, 4);
    const looks = await Promise.all(['kim', 'ben', 'sam'].map((user) => one.look(user)));
    expect(looks.filter((look) => look === 'holds')).toHaveLength(1);
    expect(one.turns.count).toBe(1);
    one.clock.now = '2026-08-14T10:59:59.000Z';
    expect(await one.look('sam')).toBe('not-ours');
    one.clock.now = '2026-08-14T11:00:00.000Z';
    expect(await one.look('sam')).toBe('holds');
  });

  it('find money given where no currency was known before', async () => {
    const one = desk();
    await one.work(20, 12);
    expect(await one.look('ben', { ...GUARDED, currency: '' })).toBe('stopped');
  });

  it('are looked at by a page whose clock is behind the start', async () => {
    const one = desk();
    await one.work(20, 12);
    const later = experimentOf({ startsAt: '2026-08-14T09:00:00.000Z' });
    one.clock.now = '2026-08-14T08:59:00.000Z';
    expect(await one.look('ben', { ...GUARDED, experiment: later })).toBe('stopped');
  });

  it('leave the looks of this hour and the last, and take older ones out', async () => {
    const one = desk();
    const hours = () =>
      one.storage.records().flatMap(({ type, key }) => (type === 'experiment-look' ? [key.slice(-13)] : []));
    await one.look('kim');
    await one.look('kim', { ...GUARDED, experiment: { ...experiment, id: '9' } });
    one.clock.now = '2026-08-14T11:59:00.000Z';
    await one.look('ben');
    expect(hours()).toEqual(['2026-08-14T10', '2026-08-14T10', '2026-08-14T11']);
    one.clock.now = '2026-08-14T12:00:00.000Z';
    await one.look('sam');
    expect(hours()).toEqual(['2026-08-14T11', '2026-08-14T12']);
    expect(await one.look('kim')).toBe('not-ours');
  });

  it('keep the stop that a look led to', async () => {
    const one = desk();
    await one.work(20, 12);
    await one.look('ben');
    one.clock.now = '2026-08-16T12:00:00.000Z';
    await one.look('kim', { ...GUARDED, experiment: { ...experiment, id: '9' } });
    expect((await one.stops()).get('3')?.by).toBe('ben');
    expect(one.storage.records().map(({ key }) => key)).not.toContain('experiment:3:look:2026-08-14T10');
  });

  it('are looked at where old looks cannot be taken out', async () => {
    const one = desk();
    await one.look('kim');
    one.clock.now = '2026-08-16T12:00:00.000Z';
    await one.work(20, 12);
    const refuse = async () => {
      throw new Error('403');
    };
    expect(await one.lookWith({ ...one.storage.storeFor('ben'), remove: refuse })).toBe('stopped');
  });

  it('find harm done in one hour in the next', async () => {
    const one = desk();
    expect(await one.look('kim')).toBe('holds');
    await one.work(20, 12);
    expect(await one.look('ben')).toBe('not-ours');
    one.clock.now = '2026-08-14T11:01:00.000Z';
    expect(await one.look('ben')).toBe('stopped');
  });

  it('are looked at by another page where one could not read', async () => {
    const one = desk();
    await one.work(20, 12);
    const broken: Store = {
      ...one.storage.storeFor('kim'),
      find: async () => {
        throw new Error('away');
      },
    };
    await expect(one.lookWith(broken)).rejects.toThrow('away');
    expect(await one.look('ben')).toBe('stopped');
  });

  it('ask what customers said only where that counts', async () => {
    const one = desk();
    await one.work(20, 4);
    await one.look('kim');
    expect(one.asked).toEqual([]);
    one.clock.now = '2026-08-30T10:00:00.000Z';
    const guardrails = [{ outcome: 'satisfied', worse: 'lower', margin: 0.1 }] as const;
    const unhappy = { ...GUARDED, experiment: { ...experiment, guardrails } };
    expect(await one.look('ben', unhappy)).toBe('stopped');
    expect(one.asked).toHaveLength(40);
  });

  it('are none where none was fixed, and none of what is over', async () => {
    const one = desk();
    await one.work(20, 12);
    expect(await one.look('kim', { ...GUARDED, experiment: { ...experiment, guardrails: [] } })).toBe(
      'not-ours',
    );
    one.clock.now = experiment.endsAt;
    expect(await one.look('kim')).toBe('not-ours');
    expect(one.storage.records().some(({ type }) => type === 'experiment-look')).toBe(false);
  });

  it('stay stopped when somebody writes over the stop', async () => {
    const one = desk();
    await one.work(20, 12);
    await one.look('ben');
    const record = one.storage.records().find(({ type }) => type === 'experiment-stop');
    if (record) await one.storage.storeFor('kim').put({ ...record, body: null });
    expect((await one.stops()).get('3')?.by).toBe('ben');
  });
});
