/** Old records go while a supervisor's page is open, from the oldest day on, and the page says so. */
import { afterEach, describe, expect, it } from 'vitest';
import { type AppDesk, openAppDesk, until } from '../support/app-desk.ts';
import { axeProblems } from '../support/axe-problems.ts';
import { generatedYear } from '../support/generated-year.ts';
import { openSupervisorsPage, PEOPLE, type SupervisorsPage } from '../support/supervisors-page.ts';

let desk: AppDesk | undefined;

afterEach(async () => {
  await desk?.close();
  desk = undefined;
});

/** Of the generated year only its first day, on which two cases ended, lies beyond this. */
const KEPT_DAYS = 363;

async function openAudit(retentionDays: string): Promise<SupervisorsPage> {
  desk = await openAppDesk({
    searchLagMs: 0,
    desk: 'zendesk',
    plan: 'enterprise',
    settings: { retentionDays },
  });
  const year = generatedYear({ runs: 730, agents: 2, now: new Date().toISOString() });
  desk.browser.server.sandbox.world().records.load(year);
  const sam = await openSupervisorsPage(desk, PEOPLE.supervisor);
  await sam.root.locator('[data-page="audit"]').click();
  return sam;
}

const logs = (): number =>
  desk?.browser.server.sandbox
    .world()
    .records.all('stepwise_entry')
    .filter(({ fields }) => fields['record_type'] === 'run').length ?? 0;

async function problems({ page }: SupervisorsPage): Promise<string[]> {
  const frame = page.frames().find((one) => one.url().includes('view=supervisors'));
  if (!frame) throw new Error('the page has no frame');
  return await axeProblems(frame);
}

describe('records that are too old', () => {
  it('go while the page is open, and the page says how many and up to when', async () => {
    const sam = await openAudit(String(KEPT_DAYS));
    const banner = sam.root.locator('[data-name="retention"]');
    await until('the first day is gone', async () => logs() === 728);
    await banner.getByText('as the setting “Keep records for days” asks').waitFor();
    await until(
      'nothing is left to go',
      async () => !(await banner.textContent())?.includes('The rest goes'),
    );
    expect(await banner.getAttribute('role')).toBe('status');
    expect(logs()).toBe(728);
    expect(await problems(sam)).toEqual([]);
  });

  it('stay where the setting cannot be read, and the page says what to write', async () => {
    const sam = await openAudit('12 months');
    const banner = sam.root.locator('[data-name="retention"]');
    await banner.getByText('is no whole number of days: 12 months').waitFor();
    expect(await banner.getAttribute('role')).toBe('alert');
    expect(logs()).toBe(730);
    expect(await problems(sam)).toEqual([]);
  });
});
