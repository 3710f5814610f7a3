/** Opens a ticket of the desk in a throttled browser and measures, inside the app's frame, when the panel says something. */
import { type Browser, type BrowserContext, chromium, type Frame, type Page } from 'playwright-core';
import { CHROMIUM_FLAGS, findChromium } from '../../support/chromium.ts';

/** What one opening took. */
export interface Opening {
  /** From the frame's navigation until policy, next action and draft are painted. */
  readonly readyMs: number;
  /** From the frame's navigation until anything is painted. */
  readonly firstPaintMs: number;
  /** JavaScript that the frame had loaded by then, as it runs and as it travels. */
  readonly bytes: number;
  readonly gzipBytes: number;
  readonly files: number;
}

/** One renderer for the desk and the app, so that throttling one throttles both. */
const ONE_PROCESS = ['--disable-site-isolation-trials', '--disable-features=IsolateOrigins,site-per-process'];

/** A browser in which every frame shares one renderer. */
export async function launchForBench(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined)
    throw new Error('no Chromium or Chrome found: install one or set CHROMIUM_PATH');
  return await chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS, ...ONE_PROCESS] });
}

declare global {
  interface Window {
    /** Milliseconds from the frame's navigation until the panel was ready; null before. */
    benchReady: number | null;
  }
}

/** Watches every frame for the panel's first suggestion; as text, since the page knows no helpers of a compiler. */
const WATCH_PANEL = `
  window.benchReady = null;
  const isThere = (name) => document.querySelector('main.sw [data-block="' + name + '"]') !== null;
  const observer = new MutationObserver(() => {
    if (!isThere('policy') || !isThere('draft') || !(isThere('next') || isThere('needs-you'))) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => { window.benchReady = performance.now(); }));
  });
  observer.observe(document, { childList: true, subtree: true });
`;

/** A fresh page, nothing cached, as slow as a modest laptop with `rate` 4. */
export async function openPage(
  browser: Browser,
  rate: number,
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US' });
  // Zendesk's own copy of the framework is out of reach here; the bundled one serves both sides.
  await context.route('https://static.zdassets.com/**', (route) => route.abort());
  await context.addInitScript({ content: WATCH_PANEL });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
  return { context, page };
}

/** Opens the desk at `url`, then a ticket. */
export async function openTicket(page: Page, url: string, ticket: number): Promise<Frame> {
  await page.goto(`${url}/zendesk`);
  await page.locator(`[data-test="ticket-${ticket}"]`).click();
  const element = await page.waitForSelector(`iframe[data-ticket="${ticket}"]`, { state: 'attached' });
  const frame = await element.contentFrame();
  if (!frame) throw new Error(`ticket ${ticket} has no frame`);
  await frame.waitForFunction(() => window.benchReady !== null, undefined, { timeout: 60_000 });
  return frame;
}

/** What the opening of a frame took. */
export async function openingOf(frame: Frame): Promise<Opening> {
  return await frame.evaluate(() => {
    const readyMs = window.benchReady ?? Number.NaN;
    const scripts = performance
      .getEntriesByType('resource')
      .filter((entry): entry is PerformanceResourceTiming => entry instanceof PerformanceResourceTiming)
      .filter((entry) => entry.name.startsWith(location.origin) && /\.js(?:\?|$)/.test(entry.name))
      .filter((entry) => entry.startTime <= readyMs);
    const paint = performance.getEntriesByName('first-contentful-paint')[0];
    return {
      readyMs,
      firstPaintMs: paint?.startTime ?? Number.NaN,
      bytes: scripts.reduce((sum, entry) => sum + entry.decodedBodySize, 0),
      gzipBytes: scripts.reduce((sum, entry) => sum + entry.encodedBodySize, 0),
      files: scripts.length,
    };
  });
}
