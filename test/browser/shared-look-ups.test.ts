/** Two tabs of a browser with the same ticket: each look-up is made once. */
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AppDesk, openAppDesk, type TicketPage, until } from '../support/app-desk.ts';
import { launchRemembering } from '../support/chromium.ts';
import { mayKeep } from '../support/frame-storage.ts';

/** Its order number is in the message, so that look-ups run as soon as it is open. */
const SUBJECT = 'It says delivered';
/** So long does each vendor take, so that the second tab finds the first one's look-ups under way. */
const SLOW_MS = 2_500;

let desk: AppDesk;

beforeAll(async () => {
  desk = await openAppDesk();
});

afterAll(async () => await desk?.close());
beforeEach(async () => await desk.reset());

const vendorRequests = (): string[] =>
  desk
    .sent()
    .map(({ method, url, body }) => `${method} ${url} ${body ?? ''}`)
    .sort();

/** Vendors answer late from now on. */
const slowDown = (): void => {
  for (const service of ['skio', 'prive', 'shopify', 'easypost'])
    desk.fault({ service, kind: 'latency', latencyMs: SLOW_MS, times: 100 });
};

/** What one tab alone asks the vendors. */
async function askedByOne(): Promise<string[]> {
  await (await desk.open(SUBJECT)).ready();
  const alone = vendorRequests();
  await desk.reset();
  expect(alone.length).toBeGreaterThan(0);
  return alone;
}

/** The ticket in two tabs of a browser, the second opened while the first looks things up. */
async function inTwoTabs(context: BrowserContext): Promise<readonly [TicketPage, TicketPage]> {
  slowDown();
  const first = await desk.open(SUBJECT, { context });
  await first.block('lookups').waitFor();
  const second = await desk.open(SUBJECT, { context });
  await second.block('lookups').waitFor();
  return [first, second];
}

const shownIn = (tab: TicketPage): Promise<string | null> => tab.block('lookups').textContent();

describe('a ticket open in two tabs', () => {
  it('is looked up once, and both show what was found', async () => {
    const alone = await askedByOne();
    const [first, second] = await inTwoTabs(await launchRemembering());
    const keeps = await mayKeep(await second.desk.frameOf(second.id));
    expect(keeps, 'pages in frames may keep things').toBe(true);
    await Promise.all([first.ready(), second.ready()]);
    expect(vendorRequests()).toEqual(alone);
    expect(await shownIn(second)).toBe(await shownIn(first));
  });

  it('is looked up by the second when the first goes away', async () => {
    const [first, second] = await inTwoTabs(await launchRemembering());
    await first.page.close();
    await second.ready();
    expect(await shownIn(second)).toContain('Maya Okafor');
    expect(await shownIn(second)).toContain('delivered');
  });

  it('is looked up by each where the browser forbids pages in frames to share', async () => {
    const alone = await askedByOne();
    const front = await desk.open('Are your mugs');
    const [first, second] = await inTwoTabs(front.page.context());
    await until('both have looked', async () => vendorRequests().length > alone.length);
    await Promise.all([first.ready(), second.ready()]);
    expect(await shownIn(second)).toBe(await shownIn(first));
  });
});
