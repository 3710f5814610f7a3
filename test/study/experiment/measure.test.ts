/** What rows say of cases. */
import { describe, expect, it } from 'vitest';
import { currencyOf, measuredCases } from '../../../app/study/experiment/measure.ts';
import type { Row } from '../../../app/study/row.ts';
import { effectRow, runRow, suggestionRow } from '../kit.ts';

const HERE = { ticket: '7', policy: 'retention', version: 'v2' } as const;
const BEGAN = '2026-08-02T10:00:00.000Z';
const run = (over: Parameters<typeof runRow>[0] = {}) =>
  runRow({ ...HERE, id: 'u:7', began: BEGAN, ...over });

const UNTIL = '2026-08-30T10:00:00.000Z';
const measured = (
  rows: readonly Row[],
  currency = 'USD',
  until = UNTIL,
  ratings: ReadonlyMap<string, 'good' | 'bad'> = new Map(),
) =>
  measuredCases(
    rows.map((row) => ({ agent: '1', row })),
    {
      policy: 'retention',
      from: '2026-08-02T00:00:00.000Z',
      versionOf: (label) => (label === 'v2' ? 2 : null),
      currency,
      until,
      ratings,
    },
  );

describe('a measured case', () => {
  it('has the turns, the choice, what was taken and what was given', () => {
    const rows = [
      run({ turns: 3, offered: true, saved: false }),
      suggestionRow({ ...HERE, id: 's:1', outcome: 'light' }),
      suggestionRow({ ...HERE, id: 's:2', outcome: 'ignored' }),
      effectRow({ ...HERE, id: 'e:1', money: { currency: 'USD', minor: 1_250 } }),
    ];
    expect(measured(rows)).toMatchObject([
      { version: 2, values: { turns: 3, saved: 0, accepted: 1, 'money-given': 12.5 } },
    ]);
  });

  it('was not taken where one suggestion was rejected', () => {
    const rows = [
      run(),
      suggestionRow({ ...HERE, id: 's:1' }),
      suggestionRow({ ...HERE, id: 's:2', outcome: 'rejected' }),
    ];
    expect(measured(rows)[0]?.values.accepted).toBe(0);
  });

  it('is one where a policy ran twice on a ticket, with what was given once', () => {
    const rows = [
      run({ id: 'u:7:1', at: '2026-08-03T10:00:00.000Z', turns: 2 }),
      effectRow({ ...HERE, id: 'e:1', money: { currency: 'USD', minor: 1_000 } }),
      run({ id: 'u:7:2', at: '2026-08-05T10:00:00.000Z', turns: 4 }),
      effectRow({ ...HERE, id: 'e:2', money: { currency: 'USD', minor: 500 } }),
    ];
    expect(measured(rows)).toMatchObject([{ values: { turns: 4, 'money-given': 15 } }]);
    expect(measured([...rows, run({ ticket: '8', id: 'u:8' })])).toHaveLength(2);
  });

  it('has nothing of what was given on its ticket before', () => {
    const at = '2026-08-01T23:59:59.999Z';
    const given = effectRow({ ...HERE, at, money: { currency: 'USD', minor: 1_000 } });
    expect(measured([run(), given])[0]?.values['money-given']).toBe(0);
  });

  it('leaves open what was not measured', () => {
    const rows = [run({ offered: false }), effectRow({ ...HERE, money: { currency: 'EUR', minor: 100 } })];
    const [found] = measured(rows);
    expect(Object.keys(found?.values ?? {})).toEqual(['turns', 'reopened']);
  });

  it('has the time of all people, pages and days at its ticket', () => {
    const time = (id: string, minutes: number, ticket = '7'): Row => ({
      ...{ kind: 'handled', id, at: BEGAN, ticket, policy: '', step: '', version: '' },
      forMs: minutes * 60_000,
    });
    const rows = [run(), time('t:1', 2), time('t:1', 3), time('t:2', 4), time('t:3', 60, '8')];
    expect(measured(rows)[0]?.values['handle-time']).toBe(7);
    expect(measured([run()])[0]?.values).not.toHaveProperty('handle-time');
  });

  it('has kept what the order was worth, or nothing of it', () => {
    const worth = { currency: 'USD', minor: 4_800 };
    const kept = (over: Parameters<typeof run>[0]) =>
      measured([run({ worth, ...over })])[0]?.values['revenue-kept'];
    expect(kept({ saved: true })).toBe(48);
    expect(kept({ saved: false })).toBe(0);
    expect(kept({ offered: false })).toBeUndefined();
    expect(kept({ worth: null })).toBeUndefined();
    expect(kept({ worth: { currency: 'EUR', minor: 1 } })).toBeUndefined();
  });

  it('came back where the customer wrote within a week of its end', () => {
    const at = '2026-08-10T10:00:00.000Z';
    const back = (wroteAt: string): Row => ({
      ...HERE,
      kind: 'came-back',
      id: 'b:1',
      at: wroteAt,
      step: '',
      wroteAt,
    });
    const reopened = (rows: readonly Row[], until = UNTIL) =>
      measured([run({ at }), ...rows], 'USD', until)[0]?.values.reopened;
    expect(reopened([])).toBe(0);
    expect(reopened([back('2026-08-17T10:00:00.000Z')])).toBe(1);
    expect(reopened([back('2026-08-17T10:00:01.000Z')])).toBe(0);
    expect(reopened([back('2026-08-09T10:00:00.000Z')])).toBe(0);
    expect(reopened([back('2026-08-11T10:00:00.000Z')], '2026-08-17T09:59:59.000Z')).toBeUndefined();
    const twice = [back('2026-08-11T10:00:00.000Z'), back('2026-08-19T10:00:00.000Z')];
    expect(reopened(twice)).toBe(1);
    expect(measured([run({ at, result: 'stopped' })])[0]?.values).not.toHaveProperty('reopened');
  });

  it('was satisfied where its customer said so, two weeks after its end', () => {
    const at = '2026-08-10T10:00:00.000Z';
    const satisfied = (rating: 'good' | 'bad', until: string, ticket = '7') =>
      measured([run({ at })], 'USD', until, new Map([[ticket, rating]]))[0]?.values.satisfied;
    expect(satisfied('good', '2026-08-24T10:00:00.000Z')).toBe(1);
    expect(satisfied('bad', '2026-08-24T10:00:00.000Z')).toBe(0);
    expect(satisfied('good', '2026-08-24T09:59:59.000Z')).toBeUndefined();
    expect(satisfied('good', '2026-08-24T10:00:00.000Z', '8')).toBeUndefined();
  });

  it('is none that began before, has another version or another policy', () => {
    expect(measured([run({ began: '2026-08-01T10:00:00.000Z' })])).toEqual([]);
    expect(measured([run({ began: '' })])).toEqual([]);
    expect(measured([run({ version: 'v1' })])).toEqual([]);
    expect(measured([run({ policy: 'refunds' })])).toEqual([]);
  });

  it('counts once, as it ended last', () => {
    const rows = [
      run({ at: '2026-08-03T10:00:00.000Z', turns: 2 }),
      run({ at: '2026-08-05T10:00:00.000Z', turns: 4 }),
    ];
    expect(measured(rows).map(({ values }) => values.turns)).toEqual([4]);
  });
});

describe('the currency of a policy', () => {
  it('is the one in which most was given', () => {
    const given = (currency: string, id: string) => ({
      agent: '1',
      row: effectRow({ ...HERE, id, money: { currency, minor: 1 } }),
    });
    expect(currencyOf([given('USD', 'a'), given('EUR', 'b'), given('EUR', 'c')], 'retention')).toBe('EUR');
    expect(currencyOf([given('USD', 'a')], 'refunds')).toBe('');
    const worth = { currency: 'GBP', minor: 1 };
    expect(currencyOf([{ agent: '1', row: run({ worth }) }], 'retention')).toBe('GBP');
  });
});
