/** Two tabs of a browser with the same ticket: each look-up is made once. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AppDesk, openAppDesk, type TicketPage, until } from '../support/app-desk.ts';

/** Its order number is in the message, so that look-ups run as soon as it is open. */
const SUBJECT = 'It says delivered';
/** So long does each vendor take, so that the second tab finds the first one's look-ups under way. */
const SLOW_MS = 4_000;

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
  return alone;
}

async function openBeside(first: TicketPage): Promise<TicketPage> {
  await until('a look-up is under way', async () => desk.sent().length > 0);
  return await desk.open(SUBJECT, { beside: first.page });
}

const shownIn = (tab: TicketPage): Promise<string | null> => tab.block('lookups').textContent();

describe('a ticket open in two tabs', () => {
  it('is looked up once, and both show what was found', async () => {
    const alone = await askedByOne();
    slowDown();
    const first = await desk.open(SUBJECT);
    const second = await openBeside(first);
    await Promise.all([first.ready(), second.ready()]);
    expect(alone.length).toBeGreaterThan(0);
    expect(vendorRequests()).toEqual(alone);
    expect(await shownIn(second)).toBe(await shownIn(first));
  });

  it('is looked up by the second when the first goes away', async () => {
    slowDown();
    const first = await desk.open(SUBJECT);
    const second = await openBeside(first);
    await second.block('lookups').waitFor();
    await first.page.close();
    await second.ready();
    expect(await shownIn(second)).toContain('1042');
  });

  it('is looked up by each where the browser has no locks', async () => {
    const alone = await askedByOne();
    slowDown();
    const first = await desk.open('Are your mugs');
    await forbidLocks(first.page);
    const one = await first.go(desk.ticketNumber(SUBJECT));
    const second = await openBeside(one);
    await Promise.all([one.ready(), second.ready()]);
    expect(vendorRequests().length).toBeGreaterThan(alone.length);
    expect(await shownIn(second)).toBe(await shownIn(one));
  });
});

/** As a browser does in which pages in frames may not share anything; for every tab from now on. */
async function forbidLocks(page: Page): Promise<void> {
  await page.context().addInitScript(() => {
    Object.defineProperty(navigator, 'locks', { value: undefined });
  });
}
