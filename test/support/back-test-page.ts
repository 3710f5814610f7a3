/** The back-test page of the studio, used as a manager uses it. */
import { readFileSync } from 'node:fs';
import type { Frame } from 'playwright-core';
import type { AppDesk } from './app-desk.ts';
import type { KnownCase } from './past-tickets.ts';
import { saveVersionIn } from './saved-version.ts';
import { openStudioPart } from './studio-page.ts';
import { PEOPLE, type SupervisorsPage } from './supervisors-page.ts';

const SHIPPED = readFileSync(new URL('../../app/policy/library/refund-policy.md', import.meta.url), 'utf8');

/** The open page, with a draft that sends refunds over 60 dollars to a supervisor. */
export interface BackTestPage extends SupervisorsPage {
  readonly frame: Frame;
  /** Takes tickets from a file and starts. */
  withFile(name: string, text: string): Promise<void>;
  state(name: string, timeoutMs?: number): Promise<void>;
  /** Presses the button of that name. */
  press(name: string): Promise<void>;
  /** One of the sums on top of the results. */
  sum(name: string): Promise<number>;
}

/** A ticket a line. */
export const linesOf = (cases: readonly KnownCase[]): string =>
  cases.map(({ past }) => `${JSON.stringify(past)}\n`).join('');

/** Saves the draft and opens the page as the supervisor. */
export async function backTestPage(desk: AppDesk): Promise<BackTestPage> {
  await saveVersionIn(desk.browser.server.sandbox, PEOPLE.supervisor, {
    policy: 'refund-policy',
    number: 1,
    title: 'Refund Policy',
    text: SHIPPED.replace('refund_order.amount: 150', 'refund_order.amount: 60'),
    note: 'lower limit',
  });
  const sam = await openStudioPart(desk, PEOPLE.supervisor, 'backtest');
  const { root } = sam;
  const state: BackTestPage['state'] = async (name, timeoutMs) =>
    await root
      .locator(`.swb[data-state="${name}"]`)
      .waitFor(timeoutMs === undefined ? {} : { timeout: timeoutMs });
  await state('choosing');
  const frame = await (await root.elementHandle())?.ownerFrame();
  if (!frame) throw new Error('the page has no frame');
  return {
    ...sam,
    frame,
    state,
    press: async (name) => await root.locator(`button[data-name="${name}"]`).click(),
    sum: async (name) =>
      Number((await root.locator(`[data-sum="${name}"] .swb-number`).textContent())?.replace(',', '')),
    withFile: async (name, text) => {
      await root.getByLabel('Tickets').selectOption('file');
      await root
        .locator('input[type="file"]')
        .setInputFiles({ name, mimeType: 'application/jsonl', buffer: Buffer.from(text) });
      await root.locator('[data-name="start"]').click();
    },
  };
}
