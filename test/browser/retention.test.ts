/** Old records go while a supervisor's page is open, from the oldest day on, and the page says so. */
import { afterEach, describe, expect, it } from 'vitest';
import { type AppDesk, openAppDesk, until } from '../support/app-desk.ts';
import { axeProblems } from '../support/axe-problems.ts';
import type { DeskName } from '../support/desk-page.ts';
import { recordsIn } from '../support/desk-records.ts';
import { loadYear } from '../support/load-records.ts';
import { openSupervisorsPage, PEOPLE, type SupervisorsPage } from '../support/supervisors-page.ts';

let desk: AppDesk | undefined;

afterEach(async () => {
  await desk?.close();
  desk = undefined;
});

/** Of the generated year only its first day, on which two cases ended, lies beyond this. */
const KEPT_DAYS = 363;

async function openAudit(name: DeskName, retentionDays: string): Promise<SupervisorsPage> {
  desk = await openAppDesk({
    searchLagMs: 0,
    desk: name,
    plan: 'enterprise',
    settings: { retentionDays },
  });
  const { sandbox } = desk.browser.server;
  loadYear(sandbox, name, { runs: 730, agents: 2, now: new Date().toISOString() });
  const sam = await openSupervisorsPage(desk, PEOPLE.supervisor);
  await sam.root.locator('[data-page="audit"]').click();
  return sam;
}

const logs = (name: DeskName): number =>
  desk ? recordsIn(desk.browser.server.sandbox, name, { table: 'entry', type: 'run' }).length : 0;

async function problems({ page }: SupervisorsPage): Promise<string[]> {
  const frame = page.frames().find((one) => one.url().includes('view=supervisors'));
  if (!frame) throw new Error('the page has no frame');
  return await axeProblems(frame);
}

describe.each(['zendesk', 'kustomer'] as const)('records that are too old, in %s', (name) => {
  it('go while the page is open, and the page says how many and up to when', async () => {
    const sam = await openAudit(name, String(KEPT_DAYS));
    const banner = sam.root.locator('[data-name="retention"]');
    await until('the first day is gone', async () => logs(name) === 728);
    await banner.getByText('as the setting “Keep records for days” asks').waitFor();
    await until(
      'nothing is left to go',
      async () => !(await banner.textContent())?.includes('The rest goes'),
    );
    expect(await banner.getAttribute('role')).toBe('status');
    expect(logs(name)).toBe(728);
    expect(await problems(sam)).toEqual([]);
  });

  it('stay where the setting cannot be read, and the page says what to write', async () => {
    const sam = await openAudit(name, '12 months');
    const banner = sam.root.locator('[data-name="retention"]');
    await banner.getByText('is no whole number of days: 12 months').waitFor();
    expect(await banner.getAttribute('role')).toBe('alert');
    expect(logs(name)).toBe(730);
    expect(await problems(sam)).toEqual([]);
  });
});
