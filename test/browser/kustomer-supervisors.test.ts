/** The supervisor lane in Kustomer: an agent at the card, a supervisor at the widget. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { digest } from '../../app/lib/canonical.ts';
import { type AppDesk, openAppDesk, type TicketPage, until } from '../support/app-desk.ts';
import { connectTo } from '../support/kustomer-desk.ts';
import { openSupervisorsPage, PEOPLE } from '../support/supervisors-page.ts';

let desk: AppDesk;

beforeAll(async () => {
  desk = await openAppDesk({
    desk: 'kustomer',
    searchLagMs: 500,
    plan: 'professional',
    kustomerSettings: { approvalLanes: 'skip_next_shipment: supervisor' },
  });
});

afterAll(async () => await desk?.close());
beforeEach(async () => await desk.reset());

const SKIP = 'Skip the next shipment';

/** Kim asks a supervisor to let the shipment be skipped. */
async function asked(user?: number): Promise<TicketPage> {
  const ticket = await desk.open('Skip the next box', user === undefined ? {} : { user });
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

  it('is nothing that an agent can decide, or sees anything of', async () => {
    await asked();
    const alex = await openSupervisorsPage(desk, PEOPLE.otherAgent);
    await alex.root.getByText('You can read the policies').waitFor();
    expect(await alex.root.locator('[data-page]').count()).toBe(0);
    expect(await alex.root.textContent()).not.toContain(SKIP);
    expect(await desk.effects()).toEqual([]);
  });

  it('stands in the audit once it is decided, with who and under which version', async () => {
    await asked();
    const sam = await openSupervisorsPage(desk, PEOPLE.supervisor);
    await sam.rows.first().waitFor();
    await sam.decide.locator('[data-name="approve"]:not([aria-disabled])').click();
    await sam.decide.getByText('Approved and done.').waitFor({ timeout: 60_000 });
    await sam.root.locator('[data-page="audit"]').click();
    const show = sam.root.getByLabel('Show', { exact: true });
    const line = sam.root.locator('[data-line^="decision:"]').filter({ hasText: SKIP });
    await until('the index knows the decision', async () => {
      await show.selectOption({ label: 'Requests to supervisors' });
      await show.selectOption({ label: 'Decisions' });
      return await line.waitFor({ timeout: 1_000 }).then(
        () => true,
        () => false,
      );
    });
    const cells = await line.locator('td').allTextContents();
    expect(cells[1]).toBe('Sam Okafor');
    expect(cells[5]).not.toBe('');
  });
});

/** A decision as somebody with developer tools could write it. */
async function byHand(user: number): Promise<void> {
  const { sandbox } = desk.browser.server;
  const storeOf = async (userId: number) =>
    (await connectTo(sandbox, { ticketId: desk.ticketNumber('Skip the next box'), userId })).helpdesk.store;
  const { records } = await (await storeOf(user)).find({ table: 'entry', type: 'request', limit: 1 });
  const request = records[0];
  if (!request) throw new Error('nobody asked');
  const { key, group, body } = request;
  const said = { request: key, digest: digest(body), verdict: 'approved', args: null, reason: '' };
  const decision = `${key.replace('request:', 'decision:')}:0`;
  const record = { table: 'rule', key: decision, type: 'decision', group, body: said } as const;
  expect((await (await storeOf(user)).putIfAbsent(record)).status).toBe('won');
}

describe('a decision written by hand, in Kustomer', () => {
  it('without the role is ignored and reported', async () => {
    await asked();
    await byHand(PEOPLE.otherAgent);
    const sam = await openSupervisorsPage(desk, PEOPLE.supervisor);
    await sam.decide.locator('[data-name="ignored"]').getByText('Alex Moreau').waitFor();
    expect(await sam.decide.textContent()).toContain('they are no supervisor');
    expect(await desk.effects()).toEqual([]);
  });

  it('about one’s own request is ignored and reported', async () => {
    await asked(PEOPLE.supervisor);
    await byHand(PEOPLE.supervisor);
    const ada = await openSupervisorsPage(desk, PEOPLE.admin);
    await ada.decide.getByText('nobody decides their own request').waitFor();
    expect(await desk.effects()).toEqual([]);
  });
});
