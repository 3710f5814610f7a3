/**
 * The supervisors' page over a generated year of 100,000 cases in the sandbox, with 150 ms a request and the account's rate limit
 * in force: time until something is there to read, time of the next page, requests, and the heap before and after paging.
 */
import type { Locator } from 'playwright-core';
import { openAppDesk, until } from '../support/app-desk.ts';
import { generatedYear } from '../support/generated-year.ts';
import { openSupervisorsPage, PEOPLE, type SupervisorsPage } from '../support/supervisors-page.ts';
import { median, rounded } from './browser/figures.ts';

/** How the year is measured. */
export interface SupervisorsBench {
  readonly runs: number;
  readonly latencyMs: number;
  readonly pages: number;
}

/** The whole year. */
export async function run(): Promise<unknown> {
  return await measureSupervisors({ runs: 100_000, latencyMs: 150, pages: 10 });
}

/** Opens review, numbers and audit as a supervisor and pages through the lists. */
export async function measureSupervisors({ runs, latencyMs, pages }: SupervisorsBench) {
  const desk = await openAppDesk({ searchLagMs: 0, desk: 'zendesk' });
  try {
    const { sandbox } = desk.browser.server;
    const year = generatedYear({ runs, agents: 40, now: new Date().toISOString() });
    sandbox.world().records.load(year);
    const sam = await openSupervisorsPage(desk, PEOPLE.supervisor);
    desk.fault({ service: 'helpdesk', kind: 'latency', latencyMs, times: 1_000_000 });
    const review = await paged(sam, { tab: 'review', row: '[data-review]', pages });
    const audit = await paged(sam, { tab: 'audit', row: '[data-line]', pages });
    const numbers = await timed(async () => {
      await tab(sam, 'numbers').click();
      await sam.root.locator('.swr-numbers[data-state="ready"]').waitFor();
    });
    return { runs, latencyMs, review, audit, numbers: { firstViewMs: rounded(numbers) } };
  } finally {
    await desk.close();
  }
}

interface Paging {
  readonly tab: string;
  readonly row: string;
  readonly pages: number;
}

async function paged(sam: SupervisorsPage, { tab: name, row, pages }: Paging) {
  const rows = sam.root.locator(row);
  const firstViewMs = await timed(async () => {
    await tab(sam, name).click();
    await rows.first().waitFor();
  });
  const more = sam.root.locator('[data-name="more"]');
  await more.waitFor();
  const heapBefore = await heapMegabytes(sam);
  const times: number[] = [];
  for (let page = 0; page < pages; page += 1) {
    const before = await lastOf(rows, row);
    times.push(
      await timed(async () => {
        await more.click();
        await until('older rows are there', async () => (await lastOf(rows, row)) !== before);
      }),
    );
    await more.waitFor();
  }
  return {
    firstViewMs: rounded(firstViewMs),
    nextPageMs: rounded(median(times)),
    slowestPageMs: rounded(Math.max(...times)),
    rows: await rows.count(),
    heapMegabytes: { before: heapBefore, after: await heapMegabytes(sam) },
  };
}

/** Which row stands last, by the attribute that its selector names: a page may let go of newer rows for older ones. */
const lastOf = (rows: Locator, row: string): Promise<string | null> =>
  rows.last().getAttribute(row.slice(1, -1));

const tab = (sam: SupervisorsPage, name: string) => sam.root.locator(`[data-page="${name}"]`);

async function timed(act: () => Promise<void>): Promise<number> {
  const from = performance.now();
  await act();
  return performance.now() - from;
}

/** After a collection, of the tab that holds desk and app. */
async function heapMegabytes({ page }: SupervisorsPage): Promise<number> {
  const client = await page.context().newCDPSession(page);
  await client.send('HeapProfiler.collectGarbage');
  await client.send('Performance.enable');
  const { metrics } = await client.send('Performance.getMetrics');
  await client.detach();
  const bytes = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0;
  return rounded(bytes / 1_000_000, 1);
}
