/**
 * The supervisors' page over a generated year of 100,000 cases in the sandbox, at either desk, with 150 ms a request and the
 * account's rate limit in force: time until something is there to read, time of the next page where it is asked for at once and where the one before
 * was read first, and the heap before and after paging.
 */
import type { CDPSession, Frame, Request } from 'playwright-core';
import { type AppDesk, openAppDesk } from '../support/app-desk.ts';
import type { DeskName } from '../support/desk-page.ts';
import { loadYear } from '../support/load-records.ts';
import { openSupervisorsPage, PEOPLE, type SupervisorsPage } from '../support/supervisors-page.ts';
import { median, rounded } from './browser/figures.ts';

/** How the year is measured. */
export interface SupervisorsBench {
  readonly desk: DeskName;
  readonly runs: number;
  readonly latencyMs: number;
  readonly pages: number;
}

/** The whole year, at both desks. */
export async function run(): Promise<unknown> {
  const year = { runs: 100_000, latencyMs: 150, pages: 10 };
  const zendesk = await measureSupervisors({ ...year, desk: 'zendesk' });
  return { zendesk, kustomer: await measureSupervisors({ ...year, desk: 'kustomer' }) };
}

/** Opens review, numbers and audit as a supervisor and pages through the lists. */
export async function measureSupervisors({ desk: name, runs, latencyMs, pages }: SupervisorsBench) {
  const desk = await openAppDesk({ searchLagMs: 0, desk: name });
  try {
    loadYear(desk.browser.server.sandbox, name, { runs, agents: 40, now: new Date().toISOString() });
    await warmIndex(desk, name);
    desk.fault({ service: 'helpdesk', kind: 'latency', latencyMs, times: 1_000_000 });
    const traffic = createTraffic();
    const sam = await openSupervisorsPage(desk, PEOPLE.supervisor, async (page) => {
      page.on('request', traffic.begin);
      page.on('requestfinished', traffic.end);
      page.on('requestfailed', traffic.end);
      await page.addInitScript({ content: WATCH_FIRST_REQUEST });
    });
    const opened = rounded(await openedIn(sam));
    const waiting = { firstViewMs: opened, asked: traffic.told() };
    const review = await paged(sam, { tab: 'review', row: '[data-review]', pages, traffic });
    const audit = await paged(sam, { tab: 'audit', row: '[data-line]', pages, traffic });
    traffic.told();
    const shown = rounded(await firstView(sam, 'numbers', '.swr-numbers[data-state="ready"]'));
    const numbers = { firstViewMs: shown, asked: traffic.told() };
    return { runs, latencyMs, waiting, review, audit, numbers };
  } finally {
    await desk.close();
  }
}

/** What was asked of the helpdesk since it was last told: how often, and how often one thing had to wait for another. */
interface Traffic {
  readonly begin: (request: Request) => void;
  readonly end: (request: Request) => void;
  told(): { readonly requests: number; readonly inARow: number };
}

// Files of the app and of the desk itself, which are no requests to the helpdesk.
const FILES = /\/assets\/|\.(?:js|css|html|svg|png|ico)(?:\?|$)|\/__sandbox\//;

function createTraffic(): Traffic {
  const under = new Map<Request, number>();
  let done: { readonly from: number; readonly to: number }[] = [];
  return {
    begin: (request) => {
      if (!FILES.test(request.url()) && !request.isNavigationRequest()) under.set(request, performance.now());
    },
    end: (request) => {
      const from = under.get(request);
      if (from !== undefined) done.push({ from, to: performance.now() });
      under.delete(request);
    },
    told: () => {
      let [inARow, free] = [0, 0];
      for (const { from, to } of done.sort((a, b) => a.to - b.to)) {
        if (from < free) continue;
        inARow += 1;
        free = to;
      }
      const requests = done.length;
      done = [];
      return { requests, inARow };
    },
  };
}

/** The helpdesk's index stands before anybody asks; the sandbox makes its own with the first search, which would count as ours. */
async function warmIndex(desk: AppDesk, name: DeskName): Promise<void> {
  const { sandbox } = desk.browser.server;
  if (name === 'zendesk') return await warmZendesk(desk);
  for (const type of ['day', 'run', 'request', 'decision', 'total'])
    sandbox.world().kustomer?.klasses.indexed(type);
}

async function warmZendesk({ browser: { server } }: AppDesk): Promise<void> {
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
  readonly traffic: Traffic;
  readonly tab: string;
  readonly row: string;
  readonly pages: number;
}

/** So long a person reads a page before they want the next. */
const READING_MS = 1_000;

async function paged(sam: SupervisorsPage, { tab: name, row, pages, traffic }: Paging) {
  const rows = sam.root.locator(row);
  traffic.told();
  const firstViewMs = await firstView(sam, name, row);
  const asked = traffic.told();
  await sam.root.locator('[data-name="more"]').waitFor();
  const frame = await frameOf(sam);
  const heap = await heapOf(sam, frame);
  const before = await heap.megabytes();
  const atOnce = await turned(frame, { row, pages, readingMs: 0 });
  const paging = traffic.told();
  const between = await heap.megabytes();
  const afterReading = await turned(frame, { row, pages, readingMs: READING_MS });
  return {
    firstViewMs: rounded(firstViewMs),
    asked,
    paging,
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
