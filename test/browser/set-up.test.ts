/** The first minutes with the app: a new ticket, a helpdesk without its records, services without their keys. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AppDesk, openAppDesk } from '../support/app-desk.ts';

const SUPERVISOR = 1104;

let desk: AppDesk;

beforeAll(async () => {
  desk = await openAppDesk();
});

afterAll(async () => await desk?.close());
beforeEach(async () => await desk.reset());

describe('a new ticket', () => {
  it('lets the agent find a policy before it is saved', async () => {
    const { page, byTest } = await desk.browser.open();
    await byTest('new-ticket').click();
    const panel = page.frameLocator('iframe[data-location="new_ticket_sidebar"]').locator('main.sw');
    await panel.getByLabel('Search policies').fill('refund');
    await expect.poll(() => panel.locator('.sw-results').textContent()).toContain('Refund');
  });
});

describe('a helpdesk without the app’s custom objects', () => {
  it('says what is missing and goes on when it is there', async () => {
    const id = desk.ticketNumber('It says delivered');
    const { page, byTest } = await desk.browser.open();
    await page.route('**/api/v2/custom_objects/**', (route) => route.fulfill({ status: 404, json: {} }));
    await byTest(`ticket-${id}`).click();
    const panel = page.frameLocator(`iframe[data-ticket="${id}"]`).locator('main.sw');
    const missing = panel.locator('[data-block="not-set-up"]');
    await expect.poll(() => missing.textContent(), { timeout: 20_000 }).toContain('Stepwise entry: missing');
    await page.unrouteAll();
    await panel.getByRole('button', { name: 'Check again' }).click();
    await panel.locator('[data-block="policy"]').waitFor();
  });
});

describe('the set-up panel', () => {
  it('is not shown to agents', async () => {
    const ticket = await desk.open('It says delivered');
    await ticket.ready();
    expect(await ticket.button('Check the set-up').count()).toBe(0);
  });

  it('tells a supervisor which services are connected', async () => {
    desk.fault({ service: 'skio', kind: 'expired-token', times: 100 });
    const ticket = await desk.open('It says delivered', { user: SUPERVISOR });
    await ticket.button('Check the set-up').click();
    const list = ticket.panel.getByRole('region', { name: 'Check the set-up' });
    await list.getByText('EasyPost').waitFor();
    const words = await list.textContent();
    for (const what of ['Stepwise entry', 'Stepwise rule', 'Prive', 'Shopify', 'EasyPost'])
      expect(words).toContain(`${what}: connected`);
    expect(words).toContain('Skio: Skio refused the access token');
  });
});
