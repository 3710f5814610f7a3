/** The back-test page of the studio, in both desks: a draft against what is published, on a file of past tickets and on the helpdesk's own. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AppDesk, openAppDesk } from '../support/app-desk.ts';
import { axeProblems } from '../support/axe-problems.ts';
import { backTestPage, linesOf } from '../support/back-test-page.ts';
import type { DeskName } from '../support/desk-page.ts';
import { type KnownCase, pastMonth } from '../support/past-tickets.ts';

/** A thousand tickets in a worker on a busy machine. */
const SLOW_MS = 180_000;

/** The draft changes refunds over 60 dollars and nothing else. */
const known = (cases: readonly KnownCase[]): number =>
  cases.filter(({ flip, past }) => flip === 'action' && past.events.length > 0).length;

describe.each<DeskName>(['zendesk', 'kustomer'])('a back-test, in %s', (deskName) => {
  let desk: AppDesk;

  beforeAll(async () => {
    desk = await openAppDesk({ searchLagMs: 0, plan: 'professional', desk: deskName });
  });
  afterAll(async () => await desk?.close());
  beforeEach(async () => await desk.reset());

  it(
    'finds every known flip of a thousand tickets, opens and exports them',
    async () => {
      const month = pastMonth(1000);
      const sam = await backTestPage(desk);
      await sam.withFile('past.jsonl', linesOf(month));
      await sam.root.locator('.swb[data-state="done"]').waitFor({ timeout: SLOW_MS });
      expect(await sam.root.getByText('1,000 tickets compared').count()).toBe(1);
      expect(await sam.sum('action')).toBe(known(month));
      expect(await sam.sum('changed')).toBe(known(month));
      await sam.root.locator('.swb-row').first().click();
      const open = sam.root.locator('.swb-case');
      expect(await open.textContent()).toContain('Asks a supervisor');
      expect(await open.textContent()).toContain('Offers');
      expect(await open.textContent()).toContain('What people did');
      const saved = sam.page.waitForEvent('download');
      await sam.root.locator('[data-name="save-table"]').click();
      expect((await saved).suggestedFilename()).toBe('back-test-refund-policy-1.csv');
      expect(await axeProblems(sam.frame)).toEqual([]);
    },
    SLOW_MS,
  );

  it(
    'is paused, goes on and is stopped, and keeps what it found',
    async () => {
      const sam = await backTestPage(desk);
      await sam.withFile('past.jsonl', linesOf(pastMonth(3000)));
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
    const sam = await backTestPage(desk);
    await sam.withFile('past.jsonl', `${linesOf(pastMonth(3))}nonsense\n`);
    await sam.root.getByText('1 line could not be read: line 4').waitFor();
    await sam.root.getByText('3 tickets compared').waitFor();
  });

  it('reads the tickets of the helpdesk', async () => {
    const sam = await backTestPage(desk);
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
