/** The figures of the numbers page against a plain count over the raw records, which shares no code with the app. */
import { beforeAll, describe, expect, it } from 'vitest';
import { createMemoryStorage } from '../../app/lib/memory-store.ts';
import {
  givenIn,
  headlineOf,
  savedShare,
  splitBy,
  splitPeriods,
  turnsToDone,
} from '../../app/study/numbers.ts';
import { addUpMissing, daysFrom, readPeriods, stretchesOf } from '../../app/study/periods.ts';
import { addSaidTotals, askSaid, readSaid, type SaidTotals } from '../../app/study/satisfaction.ts';
import { addTotals, emptyTotals, shownIn, type Totals } from '../../app/study/totals.ts';
import { generatedYear } from '../support/generated-year.ts';

const NOW = '2026-11-20T18:00:00.000Z';
const FIRST = '2026-08-01';
const LAST = '2026-11-20';

type RawRow = Record<string, unknown>;

/** Every row of the span as it stands in the agents' records. */
const raw: RawRow[] = [];
let totals: Totals = emptyTotals();

const storage = createMemoryStorage({ now: () => NOW });
const ports = { store: storage.storeFor('sam'), isSupervisor: async () => true, now: () => NOW };

beforeAll(async () => {
  for (const { fields, externalId, createdBy } of generatedYear({ runs: 3_000, agents: 12, now: NOW })) {
    if (fields['record_type'] !== 'day') continue;
    const body = JSON.parse(String(fields['body']));
    const [, day = '', agent = ''] = String(externalId).split(':');
    if (day >= FIRST && day <= LAST) for (const row of body.rows) raw.push({ ...row, agent });
    await storage.storeFor(String(createdBy)).put({
      table: 'entry',
      type: 'day',
      key: String(externalId),
      group: day,
      body,
    });
  }
  // Twice: added up by the first page, read from the sums by the second.
  for (const _page of [1, 2]) {
    const sums: Totals[] = [];
    const periods = await readPeriods(stretchesOf(FIRST, LAST, NOW), ports);
    sums.push(...periods.flatMap((period) => period.totals ?? []));
    await addUpMissing(periods, ports, (period) => {
      if (period.totals) sums.push(period.totals);
      return true;
    });
    totals = addTotals(sums);
  }
});

const count = (fits: (row: RawRow) => boolean): number => raw.filter(fits).length;
const ended = (outcome: string) => count((row) => row['kind'] === 'suggestion' && row['outcome'] === outcome);

describe('figures and a plain count', () => {
  it('agree on how suggestions ended', () => {
    const shown = count((row) => row['kind'] === 'suggestion');
    expect(shown).toBeGreaterThan(1_000);
    expect(shownIn(totals.all)).toBe(shown);
    for (const outcome of ['unedited', 'light', 'heavy', 'rejected', 'ignored'] as const)
      expect([outcome, totals.all[outcome]]).toEqual([outcome, ended(outcome)]);
    expect(headlineOf(totals.all)).toMatchObject({
      unedited: ended('unedited') / shown,
      edited: (ended('light') + ended('heavy')) / shown,
      rejected: ended('rejected') / shown,
    });
  });

  it('agree on effects, unknown outcomes, repeats and money', () => {
    for (const status of ['done', 'failed', 'unknown'] as const)
      expect(totals.all[status]).toBe(count((row) => row['kind'] === 'effect' && row['status'] === status));
    expect(totals.all.repeated).toBe(0);
    const minor = raw.reduce((sum, { money }) => {
      const amount = JSON.parse(JSON.stringify(money ?? null));
      return sum + (amount?.currency === 'USD' ? amount.minor : 0);
    }, 0);
    expect(givenIn(totals)).toEqual([
      { tool: 'refund_order', policy: 'refund-policy', currency: 'USD', minor },
    ]);
  });

  it('agree on customers’ turns and on who stayed', () => {
    const done = raw.filter((row) => row['kind'] === 'run' && row['result'] === 'done');
    expect(turnsToDone(totals.all)).toBe(
      done.reduce((sum, row) => sum + Number(row['turns']), 0) / done.length,
    );
    const offered = raw.filter((row) => row['offered'] === true);
    expect(savedShare(totals.all)).toBe(
      offered.filter((row) => row['saved'] === true).length / offered.length,
    );
  });

  it('agree on reasons and on what was taken too quickly', () => {
    const reasons = [...new Set(raw.map((row) => String(row['reason'] ?? '')))].filter(Boolean);
    expect(Object.keys(totals.reasons).sort()).toEqual(reasons.sort());
    for (const reason of reasons)
      expect(totals.reasons[reason]).toBe(count((row) => row['reason'] === reason));
    expect(totals.all.quick).toBe(count((row) => row['quick'] === true));
  });

  it('agree however they are split', () => {
    for (const split of ['policy', 'step', 'tool', 'agent'] as const)
      for (const { key, tally } of splitBy(totals, split))
        expect([split, key, shownIn(tally)]).toEqual([
          split,
          key,
          count((row) => row['kind'] === 'suggestion' && String(row[split]) === key),
        ]);
  });
});

describe('what customers said and a plain count', () => {
  /** Every fifth customer answers, every fifteenth is not satisfied. */
  const answerOf = (ticket: string): 'good' | 'bad' | undefined =>
    Number(ticket) % 5 > 0 ? undefined : Number(ticket) % 15 === 0 ? 'bad' : 'good';
  let said: SaidTotals = addSaidTotals([]);

  beforeAll(async () => {
    const days = daysFrom('2026-09-01', '2026-10-15');
    const asking = {
      ...ports,
      turn: async () => undefined,
      ratings: async (tickets: readonly string[]) =>
        new Map(tickets.flatMap((ticket) => [[ticket, answerOf(ticket)] as const]).filter(isAnswered)),
    };
    for (const day of await readSaid(days, asking)) await askSaid(day, asking);
    said = addSaidTotals((await readSaid(days, asking)).flatMap(({ totals }) => totals ?? []));
  });

  const isAnswered = (
    one: readonly [string, 'good' | 'bad' | undefined],
  ): one is readonly [string, 'good' | 'bad'] => one[1] !== undefined;

  /** Tickets whose case ended in the time, with all that was done on them. */
  const inTime = () => raw.filter(({ at }) => String(at) >= '2026-09-01' && String(at) < '2026-10-16');
  const countOf = (rows: readonly RawRow[]) => {
    const tickets = [...new Set(rows.map(({ ticket }) => String(ticket)))];
    const answers = (wanted: string) => tickets.filter((ticket) => answerOf(ticket) === wanted).length;
    return { cases: tickets.length, good: answers('good'), bad: answers('bad') };
  };

  it('agree over all', () => {
    expect(said.all.cases).toBeGreaterThan(200);
    expect(said.all.bad).toBeGreaterThan(5);
    expect(said.all).toEqual(countOf(inTime().filter(({ kind }) => kind === 'run')));
  });

  it('agree by policy, step, tool and agent', () => {
    const ended = new Set(inTime().flatMap((row) => (row['kind'] === 'run' ? [row['ticket']] : [])));
    const ours = inTime().filter(({ ticket }) => ended.has(ticket));
    const parts = {
      policy: said.byPolicy,
      step: said.byStep,
      tool: said.byTool,
      agent: said.byAgent,
    };
    for (const [member, sums] of Object.entries(parts))
      for (const [key, sum] of Object.entries(sums))
        expect([member, key, sum]).toEqual([member, key, countOf(ours.filter((row) => row[member] === key))]);
  });
});

describe('periods split by time', () => {
  const tallied = (done: number): Totals => ({
    ...emptyTotals(),
    all: { ...emptyTotals().all, unedited: done },
  });
  const periods = [
    { name: '2026-08-09', totals: tallied(1) },
    { name: '2026-08-10', totals: tallied(2) },
    { name: '2026-08-16', totals: tallied(4) },
    { name: '2026-08-17', totals: null },
  ];
  const split = (length: 'day' | 'month') =>
    splitPeriods(periods, 'week', length).map(({ key, tally }) => [key, tally.unedited]);

  it('begin their weeks on Mondays, the newest first', () => {
    expect(split('day')).toEqual([
      ['2026-08-17', 0],
      ['2026-08-10', 6],
      ['2026-08-03', 1],
    ]);
  });

  it('are months in a year', () => {
    expect(split('month')).toEqual([['2026-08', 7]]);
  });
});
