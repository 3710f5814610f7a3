/** The supervisor lane in Kustomer: an agent at the card, a supervisor at the widget. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AppDesk, openAppDesk, type TicketPage } from '../support/app-desk.ts';
import { openSupervisorsPage, PEOPLE } from '../support/supervisors-page.ts';

let desk: AppDesk;

beforeAll(async () => {
  desk = await openAppDesk({
    desk: 'kustomer',
    searchLagMs: 500,
    kustomerSettings: { approvalLanes: 'skip_next_shipment: supervisor' },
  });
});

afterAll(async () => await desk?.close());
beforeEach(async () => await desk.reset());

const SKIP = 'Skip the next shipment';

/** Kim asks a supervisor to let the shipment be skipped. */
async function asked(): Promise<TicketPage> {
  const ticket = await desk.open('Skip the next box');
  const card = ticket.card(SKIP);
  await card.locator('[data-name="supervisor"]').click();
  await card.getByLabel('What should they know').fill('She has called twice.');
  await card.locator('[data-name="ask"]').click();
  await card.getByText('A supervisor was asked').waitFor();
  await ticket.page.waitForTimeout(600);
  return ticket;
}

describe('a request, in Kustomer', () => {
  it('is approved in the widget and seen by the agent', async () => {
    const kim = await asked();
    const sam = await openSupervisorsPage(desk, PEOPLE.supervisor);
    await sam.rows.first().waitFor();
    await sam.decide.locator('[data-name="approve"]:not([aria-disabled])').waitFor();
    expect(await sam.case.textContent()).toContain('She has called twice.');
    await sam.press('a');
    await sam.decide.getByText('Approved and done.').waitFor();
    expect(await kim.receipt('Shipment skipped')).toContain('approved by Sam Okafor');
    expect((await desk.effects()).map(({ kind }) => kind)).toEqual(['subscription-skipped']);
  });

  it('is nothing that an agent can decide', async () => {
    await asked();
    const alex = await openSupervisorsPage(desk, PEOPLE.otherAgent);
    await alex.page.waitForTimeout(1000);
    expect(await alex.decide.locator('[data-name="approve"]:not([aria-disabled])').count()).toBe(0);
    expect(await desk.effects()).toEqual([]);
  });
});
