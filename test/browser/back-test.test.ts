/** The back-test page of the studio: a draft against what is published, on a file of past tickets and on the helpdesk's own. */
import { readFileSync } from 'node:fs';
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AppDesk, openAppDesk } from '../support/app-desk.ts';
import { axeProblems } from '../support/axe-problems.ts';
import { type KnownCase, pastMonth } from '../support/past-tickets.ts';
import { saveVersionIn } from '../support/saved-version.ts';
import { openSupervisorsPage, PEOPLE, type SupervisorsPage } from '../support/supervisors-page.ts';

/** A thousand tickets in a worker on a busy machine. */
const SLOW_MS = 180_000;

const SHIPPED = readFileSync(new URL('../../app/policy/library/refund-policy.md', import.meta.url), 'utf8');

let desk: AppDesk;

beforeAll(async () => {
  desk = await openAppDesk({ searchLagMs: 0, plan: 'professional', desk: 'zendesk' });
});

afterAll(async () => await desk?.close());

beforeEach(async () => {
  await desk.reset();
  await saveVersionIn(desk.browser.server.sandbox, PEOPLE.supervisor, {
    policy: 'refund-policy',
    number: 1,
    title: 'Refund Policy',
    text: SHIPPED.replace('refund_order.amount: 150', 'refund_order.amount: 60'),
    note: 'lower limit',
  });
});

async function opened(): Promise<{ sam: SupervisorsPage; frame: Frame }> {
  const sam = await openSupervisorsPage(desk, PEOPLE.supervisor);
  await sam.root.locator('[data-page="policies"]').click();
  await sam.root.locator('.sws-part[data-part="backtest"]').click();
  await sam.root.locator('.swb[data-state="choosing"]').waitFor();
  const handle = await sam.root.elementHandle();
  const frame = await handle?.ownerFrame();
  if (!frame) throw new Error('the page has no frame');
  return { sam, frame };
}

async function withFile({ root }: SupervisorsPage, name: string, text: string): Promise<void> {
  await root.getByLabel('Tickets').selectOption('file');
  await root
    .locator('input[type="file"]')
    .setInputFiles({ name, mimeType: 'application/jsonl', buffer: Buffer.from(text) });
  await root.locator('[data-name="start"]').click();
}

const linesOf = (cases: readonly KnownCase[]): string =>
  cases.map(({ past }) => `${JSON.stringify(past)}\n`).join('');

/** The draft changes refunds over 60 dollars and nothing else. */
const known = (cases: readonly KnownCase[]): number =>
  cases.filter(({ flip, past }) => flip === 'action' && past.events.length > 0).length;

describe('a back-test', () => {
  it(
    'finds every known flip of a thousand tickets, opens and exports them',
    async () => {
      const month = pastMonth(1000);
      const { sam, frame } = await opened();
      await withFile(sam, 'past.jsonl', linesOf(month));
      await sam.root.locator('.swb[data-state="done"]').waitFor({ timeout: SLOW_MS });
      const sum = async (name: string) =>
        Number(await sam.root.locator(`[data-sum="${name}"] .swb-number`).textContent());
      expect(await sam.root.getByText('1,000 tickets compared').count()).toBe(1);
      expect(await sum('action')).toBe(known(month));
      expect(await sum('changed')).toBe(known(month));
      await sam.root.locator('.swb-row').first().click();
      const open = sam.root.locator('.swb-case');
      expect(await open.textContent()).toContain('Asks a supervisor');
      expect(await open.textContent()).toContain('Offers');
      expect(await open.textContent()).toContain('What people did');
      const saved = sam.page.waitForEvent('download');
      await sam.root.locator('[data-name="save-table"]').click();
      expect((await saved).suggestedFilename()).toBe('back-test-refund-policy-1.csv');
      expect(await axeProblems(frame)).toEqual([]);
    },
    SLOW_MS,
  );

  it(
    'is paused, goes on and is stopped, and keeps what it found',
    async () => {
      const { sam } = await opened();
      await withFile(sam, 'past.jsonl', linesOf(pastMonth(1000)));
      await sam.root.locator('[data-name="pause"]').click();
      await sam.root.locator('.swb[data-state="paused"]').waitFor();
      await sam.root.locator('.swb-row').first().waitFor({ timeout: SLOW_MS });
      await sam.root.locator('[data-name="go-on"]').click();
      await sam.root.locator('.swb[data-state="running"]').waitFor();
      await sam.root.locator('[data-name="stop"]').click();
      await sam.root.locator('.swb[data-state="stopped"]').waitFor();
      expect(await sam.root.locator('.swb-row').count()).toBeGreaterThan(0);
    },
    SLOW_MS,
  );

  it('names a line that it cannot read', async () => {
    const { sam } = await opened();
    await withFile(sam, 'past.jsonl', `${linesOf(pastMonth(3))}nonsense\n`);
    await sam.root.getByText('1 line could not be read: line 4').waitFor();
  });

  it('reads the tickets of the helpdesk', async () => {
    const { sam } = await opened();
    await sam.root.getByLabel('From', { exact: true }).fill('2020-01-01');
    await sam.root.getByLabel('To', { exact: true }).fill('2100-01-01');
    await sam.root.getByLabel('At most').selectOption('100');
    await sam.root.locator('[data-name="start"]').click();
    await sam.root
      .locator('.swb:is([data-state="done"],[data-state="running"]):not([data-done="0"])')
      .waitFor();
    expect(await sam.root.locator('[role="alert"]').count()).toBe(0);
  });
});
