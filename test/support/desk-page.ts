/** The desk in a browser, for tests that use it as a person does. */
import type { Browser, BrowserContext, Frame, Locator, Page } from 'playwright-core';
import type { SandboxOptions } from '../../app/sandbox/sandbox.ts';
import { type SandboxServer, startServer } from '../../app/sandbox/server.ts';
import { launchChromium } from './chromium.ts';

/** A browser on a desk. Each page is a person of its own, who may be another user. */
export interface DeskBrowser {
  readonly server: SandboxServer;
  /** A fresh page on the desk, with tickets open; the last one is in front. Nobody in it remembers an earlier page, but a further tab of one browser. */
  open(options?: {
    readonly tickets?: readonly number[];
    readonly user?: number;
    /** A tab of this browser; else a browser of its own. */
    readonly context?: BrowserContext;
  }): Promise<DeskPage>;
  /** Closes every page and begins the sandbox anew. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

/** One page on the desk. */
export interface DeskPage {
  readonly page: Page;
  /** The element that carries this `data-test`. */
  byTest(name: string): Locator;
  /** The app's frame of a ticket, loaded; it may be hidden. */
  frameOf(ticketId: number): Promise<Frame>;
  /** Writes as the ticket's requester, or as somebody else. */
  customerWrites(ticketId: number, text: string, email?: string): Promise<void>;
}

/** Which of the sandbox's two desks. */
export type DeskName = 'zendesk' | 'kustomer';

/** Starts sandbox and browser; both end with `close`. */
export async function openDeskBrowser(
  options: SandboxOptions & { readonly desk?: DeskName },
): Promise<DeskBrowser> {
  const { desk = 'zendesk' } = options;
  const server = await startServer({ ...options, port: 0 });
  const browser = await launchChromium();
  const contexts: BrowserContext[] = [];
  const closePages = async () => {
    for (const context of contexts.splice(0)) await context.close();
  };
  return {
    server,
    open: async (wanted = {}) => {
      const context = wanted.context ?? (await newContext(browser));
      if (!contexts.includes(context)) contexts.push(context);
      const page = await context.newPage();
      await page.goto(addressOf(`${server.url}/${desk}`, wanted));
      await page.locator('[data-test^="ticket-"]').first().waitFor();
      return deskPageOf(page, server);
    },
    reset: async () => {
      await closePages();
      server.sandbox.reset();
    },
    close: async () => {
      await closePages();
      await browser.close();
      await server.close();
    },
  };
}

const newContext = (browser: Browser): Promise<BrowserContext> =>
  browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US' });

function addressOf(url: string, wanted: { tickets?: readonly number[]; user?: number }): string {
  const address = new URL(url);
  const tickets = wanted.tickets ?? [];
  if (tickets.length > 0) address.searchParams.set('tickets', tickets.join(','));
  const active = tickets.at(-1);
  if (active !== undefined) address.searchParams.set('active', String(active));
  if (wanted.user !== undefined) address.searchParams.set('user', String(wanted.user));
  return address.href;
}

function deskPageOf(page: Page, server: SandboxServer): DeskPage {
  return {
    page,
    byTest: (name) => page.locator(`[data-test="${name}"]`),
    frameOf: async (ticketId) => {
      const element = await page.waitForSelector(`iframe[data-ticket="${ticketId}"]`, { state: 'attached' });
      const frame = await element.contentFrame();
      if (!frame) throw new Error(`ticket ${ticketId} has no frame`);
      await frame.waitForLoadState('load');
      return frame;
    },
    customerWrites: async (ticketId, text, email = '') => {
      const response = await fetch(`${server.url}/__sandbox/tickets/${ticketId}/reply-as`, {
        method: 'POST',
        body: JSON.stringify({ text, email }),
      });
      if (!response.ok) throw new Error(await response.text());
    },
  };
}
