/** Figures on the page against a plain count over the raw export of the helpdesk's records, which shares no code with the app. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppDesk, openAppDesk } from '../support/app-desk.ts';
import { generatedYear } from '../support/generated-year.ts';
import { openSupervisorsPage, PEOPLE, type SupervisorsPage } from '../support/supervisors-page.ts';

let desk: AppDesk;
let sam: SupervisorsPage;
let rows: Readonly<Record<string, unknown>>[];

/** The span that the page opens with. */
const DAYS = 28;
const DAY_MS = 86_400_000;

/** Agents' days without anybody's sums: the page has to add them up itself. */
beforeAll(async () => {
  desk = await openAppDesk({ searchLagMs: 0, desk: 'zendesk', plan: 'professional' });
  const { sandbox } = desk.browser.server;
  const year = generatedYear({ runs: 2_000, agents: 4, now: new Date().toISOString() });
  sandbox.world().records.load([...year].filter(({ fields }) => fields['record_type'] === 'day'));
  rows = await rawRows(new Date(Date.now() - (DAYS - 1) * DAY_MS).toISOString().slice(0, 10));
  sam = await openSupervisorsPage(desk, PEOPLE.supervisor);
  await sam.root.locator('[data-page="numbers"]').click();
  await sam.root.locator('.swr-numbers[data-state="ready"][data-left="0"]').waitFor();
});

afterAll(async () => await desk?.close());

interface RawPage {
  readonly custom_object_records: readonly {
    readonly custom_object_fields: Readonly<Record<string, string>>;
  }[];
  readonly meta: { readonly has_more: boolean; readonly after_cursor: string | null };
}

/** Rows of the days from the first one on, out of every record that the helpdesk's own API lists. */
async function rawRows(first: string): Promise<Readonly<Record<string, unknown>>[]> {
  const found: Readonly<Record<string, unknown>>[] = [];
  const address = `${desk.browser.server.url}/api/v2/custom_objects/stepwise_entry/records?page[size]=100`;
  let cursor = '';
  do {
    const answer = await fetch(cursor === '' ? address : `${address}&page[after]=${cursor}`);
    const page = (await answer.json()) as RawPage;
    for (const { custom_object_fields: fields } of page.custom_object_records)
      if (fields['record_type'] === 'day' && (fields['record_group'] ?? '') >= first)
        found.push(...JSON.parse(fields['body'] ?? '').rows);
    cursor = page.meta.has_more ? (page.meta.after_cursor ?? '') : '';
  } while (cursor !== '');
  return found;
}

const suggestions = (fits: (row: Readonly<Record<string, unknown>>) => boolean = () => true): number =>
  rows.filter((row) => row['kind'] === 'suggestion' && fits(row)).length;

const shareOf = (...outcomes: readonly string[]): string =>
  `${Math.round((suggestions((row) => outcomes.includes(String(row['outcome']))) / suggestions()) * 100)}%`;

/** The cells of a line: `a,b`, `a,"b, c"`. */
const cellsOf = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,"]*))/g)].map(([, quoted, plain]) =>
    (quoted ?? plain ?? '').replaceAll('""', '"'),
  );

describe('figures on the page', () => {
  it('open with the shares that a plain count gives', async () => {
    expect(suggestions()).toBeGreaterThan(200);
    const value = async (name: string) =>
      await sam.root.locator(`[data-figure="${name}"] .swr-value`).textContent();
    expect([await value('unedited'), await value('edited'), await value('rejected')]).toEqual([
      shareOf('unedited'),
      shareOf('light', 'heavy'),
      shareOf('rejected'),
    ]);
  });

  it('are the plain count policy by policy, on the page and in the file', async () => {
    const [download] = await Promise.all([
      sam.page.waitForEvent('download'),
      sam.root.locator('[data-name="save-table"]').click(),
    ]);
    const [head = '', ...lines] = (await readFile(await download.path(), 'utf8')).trim().split(/\r?\n/);
    const names = head.split(',');
    const column = (line: string, name: string): string => cellsOf(line)[names.indexOf(name)] ?? '';
    expect(lines).toHaveLength(new Set(rows.map((row) => row['policy'])).size);
    for (const line of lines) {
      const policy = column(line, 'policy');
      for (const outcome of ['unedited', 'light', 'heavy', 'rejected', 'ignored'])
        expect([policy, outcome, Number(column(line, outcome))]).toEqual([
          policy,
          outcome,
          suggestions((row) => row['policy'] === policy && row['outcome'] === outcome),
        ]);
      const count = suggestions((row) => row['policy'] === policy);
      const shown = sam.root.locator('.swr-numbers table tr').filter({ hasText: column(line, 'name') });
      expect(await shown.first().textContent()).toContain(String(count));
    }
  });
});
