/** The first minutes with the app: a new ticket, a helpdesk without its records, services without their keys. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createScriptedModel, SCRIPTED_NAME, type Turn } from '../../app/sandbox/model/scripted-model.ts';
import { type AppDesk, openAppDesk } from '../support/app-desk.ts';

const SUPERVISOR = 1104;

const scripted = createScriptedModel({ now: Date.now });
const WITH_MODEL = { modelKey: 'sandbox-model-key', modelName: SCRIPTED_NAME };
let desk: AppDesk;

beforeAll(async () => {
  desk = await openAppDesk({ modelHandler: (request) => scripted.handle(request) });
});

afterAll(async () => await desk?.close());
beforeEach(async () => {
  scripted.forget();
  await desk.reset();
});

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

/** What the set-up panel says of the model, with these settings and this answer of its server. */
async function modelRow(settings: Readonly<Record<string, string>>, turn?: Turn): Promise<string> {
  const world = desk.browser.server.sandbox.world();
  world.settings = { ...world.settings, ...settings };
  // A ticket that nobody asks the model about: what is asked is asked by the check.
  const ticket = await desk.open('Thank you for the quick help', { user: SUPERVISOR });
  await ticket.ready();
  scripted.forget();
  if (turn) scripted.play(turn);
  await ticket.button('Check the set-up').click();
  const list = ticket.panel.getByRole('region', { name: 'Check the set-up' });
  const row = list.getByRole('listitem').filter({ hasText: 'Model' });
  await row.waitFor();
  return (await row.textContent()) ?? '';
}

const refusing = (status: number, code: string): Turn => ({ type: 'error', status, code, message: code });

describe('the model in the set-up panel', () => {
  it('is none in guided mode, and nobody is asked', async () => {
    expect(await modelRow({ modelName: '' })).toContain('Model: none; policies are read by rules');
    expect(scripted.asked).toEqual([]);
  });

  it('is connected, and the check says what it took', async () => {
    expect(await modelRow(WITH_MODEL)).toMatch(/Model scripted-model: connected; this check took \d+ tokens/);
    expect(scripted.asked).toHaveLength(1);
    expect(scripted.asked[0]?.parts).toEqual(['Do you read this?']);
    expect(scripted.faults).toEqual([]);
  });

  it('has no key that its server takes', async () => {
    const words = await modelRow(WITH_MODEL, refusing(401, 'invalid_api_key'));
    expect(words).toContain('key refused');
    expect(words).toContain('An admin can renew it');
  });

  it('is not known to its server', async () => {
    const words = await modelRow({ ...WITH_MODEL, modelName: 'no-such-model' });
    expect(words).toContain('Model no-such-model: no model of this name');
    expect(words).toContain('An admin can correct it');
  });

  it('cannot be reached', async () => {
    const words = await modelRow(WITH_MODEL, refusing(503, 'overloaded'));
    expect(words).toContain('did not answer');
    expect(words).toContain('Try again in a minute');
  });
});
