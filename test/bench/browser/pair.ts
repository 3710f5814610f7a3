/** Runs a measurement with the app and with the reference, turn by turn, so that what else the machine does falls on both. */
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Sandbox } from '../../../app/sandbox/sandbox.ts';
import { startServer } from '../../../app/sandbox/server.ts';
import { createVendorShops } from '../../../app/sandbox/vendor-shops.ts';
import { builtApp } from '../../support/app-desk.ts';
import { launchForBench, openPage } from './opening.ts';
import { buildReference } from './reference-build.ts';

/** The folders of both packages. */
export interface Pair {
  readonly ours: string;
  readonly reference: string;
}

/** What a measurement finds: a fresh desk and page. */
export interface Desk {
  readonly url: string;
  readonly sandbox: Sandbox;
  readonly page: Page;
}

/** Both packages, built where they are not there yet. */
export async function buildPair(): Promise<Pair> {
  const ours = join(await builtApp(), 'zendesk');
  return { ours, reference: await buildReference(ours) };
}

/** How often, and with how slow a processor. */
export interface Rounds {
  readonly rounds: number;
  readonly throttle: number;
}

/** Measures each side so many times, one after the other; a first round warms the machine up and is left out. */
export async function measurePair<T>(
  { rounds, throttle }: Rounds,
  measure: (desk: Desk) => Promise<T>,
): Promise<{ ours: T[]; reference: T[]; browser: string }> {
  const pair = await buildPair();
  const browser = await launchForBench();
  const found: { ours: T[]; reference: T[] } = { ours: [], reference: [] };
  try {
    for (let round = rounds > 1 ? -1 : 0; round < rounds; round += 1)
      for (const side of ['ours', 'reference'] as const) {
        const result = await withDesk(browser, pair[side], throttle, measure);
        if (round >= 0) found[side].push(result);
      }
    return { ...found, browser: `Chromium ${browser.version()}` };
  } finally {
    await browser.close();
  }
}

async function withDesk<T>(
  browser: Browser,
  app: string,
  throttle: number,
  measure: (desk: Desk) => Promise<T>,
): Promise<T> {
  const server = await startServer({ app, createShops: createVendorShops, port: 0 });
  const { context, page } = await openPage(browser, throttle);
  try {
    return await measure({ url: server.url, sandbox: server.sandbox, page });
  } finally {
    await context.close();
    await server.close();
  }
}
