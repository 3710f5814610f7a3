/** What customers said, at the Kustomer desk: a conversation is worked, done and rated, and the figures say so. */
import { afterEach, describe, expect, it } from 'vitest';
import { type AppDesk, openAppDesk } from '../support/app-desk.ts';
import { PLAYED, playCase } from '../support/played-case.ts';
import { openSupervisorsPage, PEOPLE } from '../support/supervisors-page.ts';

let desk: AppDesk | undefined;

afterEach(async () => {
  await desk?.close();
  desk = undefined;
});

/** What the figures say of a conversation that was rated so; `satisfiedFrom` as the team set it. */
async function said(rating: number, satisfiedFrom: string) {
  desk = await openAppDesk({
    desk: 'kustomer',
    searchLagMs: 0,
    plan: 'professional',
    kustomerSettings: { satisfiedFrom },
  });
  await playCase(desk, 'kustomer', rating);
  const sam = await openSupervisorsPage(desk, PEOPLE.supervisor);
  await sam.root.locator('[data-page="numbers"]').click();
  const part = sam.root.locator('[data-name="said"][data-left="0"]');
  await part.locator('[data-chart="said"] canvas').waitFor();
  return part;
}

describe('satisfaction, in Kustomer', () => {
  it('is counted where a conversation was rated', async () => {
    const part = await said(5, '');
    await part.getByText('1 of 1 customer who answered was satisfied.').waitFor();
    expect(await part.locator('.swr-value').textContent()).toBe('100%');
    expect(await part.locator('.swr-scroll').last().locator('tbody tr').count()).toBe(1);
  });

  it('begins at the rating that the team set', async () => {
    const part = await said(4, '5');
    await part.getByText('0 of 1 customer who answered was satisfied.').waitFor();
    expect(await part.locator('.swr-value').textContent()).toBe('0%');
  });

  it('says what to write where the setting is no rating', async () => {
    desk = await openAppDesk({
      desk: 'kustomer',
      searchLagMs: 0,
      plan: 'professional',
      kustomerSettings: { satisfiedFrom: 'four' },
    });
    await playCase(desk, 'kustomer', 5);
    const sam = await openSupervisorsPage(desk, PEOPLE.supervisor);
    await sam.root.locator('[data-page="numbers"]').click();
    const trouble = sam.root.locator('[data-name="said"] [role="alert"]');
    await trouble.getByText('the setting `satisfiedFrom` is no rating: `four`').waitFor();
    expect(desk.ticket(desk.ticketNumber(PLAYED)).rating).toBe(5);
  });
});
