/** Which policy: chosen, kept and found by keyboard; what an agent chose is learned. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AppDesk, openAppDesk, type TicketPage, until } from '../support/app-desk.ts';

let desk: AppDesk;

beforeAll(async () => {
  desk = await openAppDesk();
});

afterAll(async () => await desk?.close());
beforeEach(async () => await desk.reset());

const REFUND = 'I want my money back for order #1052.';

/** Puts the focus into the panel and opens the choice of policies with its key. */
async function openChoice(ticket: TicketPage): Promise<void> {
  await ticket.ready();
  await ticket.panel.locator('[data-name="policies"]').focus();
  await ticket.page.keyboard.press('p');
  await ticket.panel.locator('[data-name="search"]').waitFor();
}

/** Walks on with Tab until the focus is where it is wanted. */
async function tabTo(ticket: TicketPage, selector: string): Promise<void> {
  const wanted = ticket.panel.locator(selector).first();
  await wanted.waitFor();
  await until(`the focus is on \`${selector}\``, async () => {
    if (await wanted.evaluate((element) => element === document.activeElement)) return true;
    await ticket.page.keyboard.press('Tab');
    return false;
  });
}

describe('by keyboard alone', () => {
  it('an agent searches another policy and takes it', async () => {
    const ticket = await desk.open(desk.writeIn('sam.whitfield@example.com', REFUND));
    await openChoice(ticket);
    expect(await ticket.policy()).toBe('Refund Policy');
    await tabTo(ticket, '[data-name="search"]');
    await ticket.page.keyboard.type('reship');
    await tabTo(ticket, '.sw-search [data-policy="reshipment-policy"]');
    await ticket.page.keyboard.press('Enter');
    await until('the policy is followed', async () => (await ticket.policy()) === 'Reshipment Policy');
  });

  it('an agent takes one of the nearest', async () => {
    const text = 'My package got lost, I want a refund.';
    const ticket = await desk.open(desk.writeIn('sam.whitfield@example.com', text));
    await openChoice(ticket);
    await tabTo(ticket, '[data-policy]');
    await ticket.page.keyboard.press('Enter');
    await until('another policy is followed', async () => (await ticket.policy()) !== 'Refund Policy');
  });

  it('an agent pins the policy, for whoever opens the ticket next', async () => {
    const ticket = await desk.open(desk.writeIn('sam.whitfield@example.com', REFUND));
    await openChoice(ticket);
    await tabTo(ticket, '[data-name="pin"]');
    await ticket.page.keyboard.press('Enter');
    await ticket.block('policy').getByText('Pinned').waitFor();
    const colleague = await desk.open(ticket.id, { user: 1102 });
    await colleague.block('policy').getByText('Pinned').waitFor();
    expect(await colleague.policy()).toBe('Refund Policy');
  });
});

describe('what agents choose', () => {
  it('is kept as a lesson once the ticket is solved', async () => {
    const words = 'The lid of my blue kettle rattles at night.';
    const first = await desk.open(desk.writeIn('sam.whitfield@example.com', words));
    await first.block('no-policy').waitFor();
    await first.block('no-policy').getByLabel('Search policies').fill('reship');
    await first.block('no-policy').locator('[data-policy="reshipment-policy"]').last().click();
    await until('the policy is followed', async () => (await first.policy()) === 'Reshipment Policy');
    solve(first.id);
    await until('the lesson is kept', async () => lessons().length === 1);
    expect(lessons()[0]).toMatchObject({
      policy: 'reshipment-policy',
      text: expect.stringContaining('kettle rattles'),
    });
  });
});

/** The lessons that the helpdesk keeps. */
const lessons = (): unknown[] =>
  desk.browser.server.sandbox
    .world()
    .records.all('stepwise_entry')
    .filter(({ fields }) => fields['record_type'] === 'example')
    .map(({ fields }) => JSON.parse(String(fields['body'])) as unknown);

/** A colleague solves the ticket at the helpdesk itself. */
function solve(id: number): void {
  const world = desk.browser.server.sandbox.world();
  world.tickets.update(id, { actorId: 1101, changes: { status: 'solved' } });
  world.live.changed();
}
