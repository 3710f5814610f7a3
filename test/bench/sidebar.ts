/**
 * JavaScript loaded and time until policy, next action and draft are on screen, against the same screen built eagerly with React,
 * Garden and Vite. The two take turns, so that what else the machine does falls on both.
 */
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { startServer } from '../../app/sandbox/server.ts';
import { createVendorShops } from '../../app/sandbox/vendor-shops.ts';
import { builtApp } from '../support/app-desk.ts';
import { median, rounded } from './browser/figures.ts';
import { launchForBench, type Opening, openingOf, openPage, openTicket } from './browser/opening.ts';
import { buildReference } from './browser/reference-build.ts';

const ROUNDS = 5;
const THROTTLE = 4;
const TICKET = 5001;

/** Opens the same ticket with both, turn by turn; gives medians and their ratios. */
export async function run(): Promise<unknown> {
  const ours = join(await builtApp(), 'zendesk');
  const reference = await buildReference(ours);
  const browser = await launchForBench();
  try {
    const found: Record<'ours' | 'reference', Opening[]> = { ours: [], reference: [] };
    for (let round = -1; round < ROUNDS; round += 1) {
      const [one, other] = [await openOnce(browser, ours), await openOnce(browser, reference)];
      // The first round warms the machine up.
      if (round < 0) continue;
      found.ours.push(one);
      found.reference.push(other);
    }
    return report(found.ours, found.reference);
  } finally {
    await browser.close();
  }
}

async function openOnce(browser: Browser, app: string): Promise<Opening> {
  const server = await startServer({ app, createShops: createVendorShops, port: 0 });
  const { context, page } = await openPage(browser, THROTTLE);
  try {
    return await openingOf(await openTicket(page, server.url, TICKET));
  } finally {
    await context.close();
    await server.close();
  }
}

function report(ours: readonly Opening[], reference: readonly Opening[]): unknown {
  const of = (openings: readonly Opening[]) => {
    const middle = (key: keyof Opening): number => rounded(median(openings.map((opening) => opening[key])));
    return {
      kilobytes: rounded(middle('bytes') / 1000, 1),
      gzipKilobytes: rounded(middle('gzipBytes') / 1000, 1),
      files: middle('files'),
      firstPaintMs: middle('firstPaintMs'),
      readyMs: middle('readyMs'),
    };
  };
  const [mine, theirs] = [of(ours), of(reference)];
  return {
    throttle: THROTTLE,
    rounds: ours.length,
    ours: mine,
    reference: theirs,
    ratio: {
      bytes: rounded(mine.kilobytes / theirs.kilobytes, 2),
      gzipBytes: rounded(mine.gzipKilobytes / theirs.gzipKilobytes, 2),
      time: rounded(mine.readyMs / theirs.readyMs, 2),
    },
  };
}
