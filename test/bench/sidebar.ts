/**
 * JavaScript loaded and time until policy, next action and draft are on screen, against the same app built eagerly with React,
 * Garden and Vite.
 */
import { median, rounded } from './browser/figures.ts';
import { type Opening, openingOf, openTicket } from './browser/opening.ts';
import { measurePair } from './browser/pair.ts';
import type { Row } from './table/row.ts';

const ROUNDS = 10;
const THROTTLE = 4;
const TICKET = 5001;
const AGAINST = 'React, Garden, Vite, one eager bundle';
const BOUND = 0.6;

/** Opens the same ticket with both, turn by turn; gives medians and their ratios. */
export async function run(): Promise<{ rows: Row[]; [more: string]: unknown }> {
  const found = await measurePair({ rounds: ROUNDS, throttle: THROTTLE }, async ({ page, url }) =>
    openingOf(await openTicket(page, url, TICKET)),
  );
  const of = (openings: readonly Opening[], key: keyof Opening): number =>
    rounded(median(openings.map((opening) => opening[key])));
  const row = (what: string, unit: string, key: keyof Opening, scale = 1): Row => ({
    what,
    unit,
    ours: of(found.ours, key) / scale,
    reference: of(found.reference, key) / scale,
    against: AGAINST,
    bound: BOUND,
  });
  return {
    browser: found.browser,
    throttle: THROTTLE,
    rounds: ROUNDS,
    files: { ours: of(found.ours, 'files'), reference: of(found.reference, 'files') },
    rows: [
      row('JavaScript until policy, next action and draft are on screen', 'kB', 'bytes', 1000),
      row('time until policy, next action and draft are on screen (4× slower processor)', 'ms', 'readyMs'),
    ],
  };
}
