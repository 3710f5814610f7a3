/** What rows say of cases. */
import { describe, expect, it } from 'vitest';
import { currencyOf, measuredCases } from '../../../app/study/experiment/measure.ts';
import type { Row } from '../../../app/study/row.ts';
import { effectRow, runRow, suggestionRow } from '../kit.ts';

const HERE = { ticket: '7', policy: 'retention', version: 'v2' } as const;
const BEGAN = '2026-08-02T10:00:00.000Z';
const run = (over: Parameters<typeof runRow>[0] = {}) =>
  runRow({ ...HERE, id: 'u:7', began: BEGAN, ...over });

const measured = (rows: readonly Row[], currency = 'USD') =>
  measuredCases(
    rows.map((row) => ({ agent: '1', row })),
    {
      policy: 'retention',
      from: '2026-08-02T00:00:00.000Z',
      versionOf: (label) => (label === 'v2' ? 2 : null),
      currency,
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

  it('leaves open what was not measured', () => {
    const rows = [run({ offered: false }), effectRow({ ...HERE, money: { currency: 'EUR', minor: 100 } })];
    const [found] = measured(rows);
    expect(Object.keys(found?.values ?? {})).toEqual(['turns']);
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
  });
});
