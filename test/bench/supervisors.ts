/**
 * The supervisors' page over a generated year of 100,000 cases in the sandbox, with 150 ms a request and the account's rate limit
 * in force: time until something is there to read, time of the next page where it is asked for at once and where the one before
 * was read first, and the heap before and after paging.
 */
import type { CDPSession, Frame } from 'playwright-core';
import { type AppDesk, openAppDesk } from '../support/app-desk.ts';
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
    await warmIndex(desk);
    desk.fault({ service: 'helpdesk', kind: 'latency', latencyMs, times: 1_000_000 });
    const sam = await openSupervisorsPage(desk, PEOPLE.supervisor, (page) =>
      page.addInitScript({ content: WATCH_FIRST_REQUEST }),
    );
    const waiting = { firstViewMs: rounded(await openedIn(sam)) };
    const review = await paged(sam, { tab: 'review', row: '[data-review]', pages });
    const audit = await paged(sam, { tab: 'audit', row: '[data-line]', pages });
    const numbers = {
      firstViewMs: rounded(await firstView(sam, 'numbers', '.swr-numbers[data-state="ready"]')),
    };
    return { runs, latencyMs, waiting, review, audit, numbers };
  } finally {
    await desk.close();
  }
}

/** The helpdesk's index stands before anybody asks; the sandbox makes its own with the first search, which would count as ours. */
async function warmIndex({ browser: { server } }: AppDesk): Promise<void> {
  const equals = (field: string, value: string) => ({ [`custom_object_fields.${field}`]: { $eq: value } });
  const search = (filter: unknown) =>
    fetch(`${server.url}/api/v2/custom_objects/stepwise_entry/records/search?sort=-created_at&page[size]=1`, {
      method: 'POST',
      body: JSON.stringify({ filter }),
    });
  const today = new Date().toISOString().slice(0, 10);
  for (const filter of [
    { $and: [equals('record_type', 'day'), equals('record_group', today)] },
    { $and: [equals('record_type', 'run')] },
    { $and: [equals('record_type', 'request')] },
  ]) {
    const answer = await search(filter);
    if (!answer.ok) throw new Error(`the sandbox answered ${answer.status}`);
  }
}

interface Paging {
  readonly tab: string;
  readonly row: string;
  readonly pages: number;
}

/** So long a person reads a page before they want the next. */
const READING_MS = 1_000;

async function paged(sam: SupervisorsPage, { tab: name, row, pages }: Paging) {
  const rows = sam.root.locator(row);
  const firstViewMs = await firstView(sam, name, row);
  await sam.root.locator('[data-name="more"]').waitFor();
  const frame = await frameOf(sam);
  const heap = await heapOf(sam, frame);
  const before = await heap.megabytes();
  const atOnce = await turned(frame, { row, pages, readingMs: 0 });
  const between = await heap.megabytes();
  const afterReading = await turned(frame, { row, pages, readingMs: READING_MS });
  return {
    firstViewMs: rounded(firstViewMs),
    nextPageMs: { atOnce: told(atOnce), afterReading: told(afterReading) },
    rows: await rows.count(),
    heapMegabytes: { before, between, after: await heap.megabytes() },
  };
}

const told = (times: readonly number[]) => ({
  median: rounded(median(times)),
  slowest: rounded(Math.max(...times)),
});

async function frameOf({ root }: SupervisorsPage): Promise<Frame> {
  const element = await root.elementHandle();
  const frame = await element?.ownerFrame();
  if (!frame) throw new Error('the page has no frame');
  return frame;
}

/** Presses for the next page again and again; milliseconds each until the frame with older rows is there. */
async function turned(
  frame: Frame,
  wish: { readonly row: string; readonly pages: number; readonly readingMs: number },
): Promise<number[]> {
  return await frame.evaluate<number[]>(`(${TURN_PAGES})(${JSON.stringify(wish)})`);
}

/** Runs within the page, so that no time of the driver's counts; as text, since the page knows no helpers of a compiler. */
const TURN_PAGES = `async ({ row, pages, readingMs }) => {
  const lastRow = () => [...document.querySelectorAll(row)].at(-1)?.getAttribute(row.slice(1, -1));
  const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const more = () => document.querySelector('[data-name="more"]');
  const times = [];
  for (let page = 0; page < pages; page += 1) {
    while (!more()) await painted();
    await new Promise((resolve) => setTimeout(resolve, readingMs));
    const before = lastRow();
    const from = performance.now();
    more().click();
    while (lastRow() === before) await painted();
    times.push(performance.now() - from);
  }
  return times;
}`;

/** Notes when the first request of the list was painted, counted from the frame's navigation; as text, as above. */
const WATCH_FIRST_REQUEST = `
  new MutationObserver((changes, observer) => {
    if (!document.querySelector('main.swr [data-request]')) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => { window.benchFirstRequest = performance.now(); }));
  }).observe(document, { childList: true, subtree: true });
`;

/** Milliseconds from the app's navigation until the list of what waits was there. */
async function openedIn(sam: SupervisorsPage): Promise<number> {
  await sam.rows.first().waitFor();
  const frame = await frameOf(sam);
  await frame.waitForFunction('window.benchFirstRequest !== undefined');
  return await frame.evaluate<number>('window.benchFirstRequest');
}

/** Goes to a part of the page; milliseconds until the frame that has something to read is there. */
async function firstView(sam: SupervisorsPage, part: string, there: string): Promise<number> {
  const frame = await frameOf(sam);
  return await frame.evaluate<number>(`(${SHOW_PART})(${JSON.stringify({ part, there })})`);
}

const SHOW_PART = `async ({ part, there }) => {
  const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const from = performance.now();
  document.querySelector('[data-page="' + part + '"]').click();
  while (!document.querySelector(there)) await painted();
  await painted();
  return performance.now() - from;
}`;

/** The heap of the app's own frame, after a collection; where it shares a process with the desk, of both. */
async function heapOf({ page }: SupervisorsPage, frame: Frame) {
  const own: CDPSession | null = await page
    .context()
    .newCDPSession(frame)
    .catch(() => null);
  const client = own ?? (await page.context().newCDPSession(page));
  return {
    megabytes: async (): Promise<number> => {
      await client.send('HeapProfiler.collectGarbage');
      await client.send('Performance.enable');
      const { metrics } = await client.send('Performance.getMetrics');
      const bytes = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0;
      return rounded(bytes / 1_000_000, 1);
    },
  };
}
