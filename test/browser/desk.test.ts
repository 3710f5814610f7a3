import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type DeskBrowser, openDeskBrowser } from '../support/desk-page.ts';
import { buildFixtureApp } from '../support/fixture-app.ts';

let desk: DeskBrowser;

beforeAll(async () => {
  desk = await openDeskBrowser({ app: await buildFixtureApp() });
});

afterAll(async () => await desk?.close());
beforeEach(async () => await desk.reset());

const world = () => desk.server.sandbox.world();
const closedTicket = () =>
  world()
    .tickets.tickets()
    .find(({ status }) => status === 'closed')?.id ?? 0;

describe('the desk', () => {
  it('opens the app’s page from the left rail', async () => {
    const { page } = await desk.open();
    await page.getByRole('button', { name: 'Fixture page' }).click();
    const element = await page.waitForSelector('iframe[data-location="nav_bar"]');
    const frame = await element.contentFrame();
    await frame?.waitForFunction(() => window.heard?.length > 0);
    expect(frame?.url()).toContain('view=nav');
  });

  it('writes a new ticket and opens it', async () => {
    const { byTest } = await desk.open();
    await byTest('new-ticket').click();
    await byTest('new-email').fill('dev.patel@example.com');
    await byTest('new-subject').fill('Called about his parcel');
    await byTest('new-text').fill('He says it is late.');
    await byTest('new-submit').click();
    await expect.poll(() => byTest('conversation').textContent()).toContain('He says it is late.');
  });

  it('shows mail without its scripts and handlers', async () => {
    const html = '<script>document.title="x"</script><p onclick="1">Hi <b>you</b></p>';
    const { id } = world().tickets.create({
      subject: 'markup',
      requesterId: 1201,
      channel: 'email',
      comments: [{ authorId: 1201, public: true, html }],
    });
    const { byTest } = await desk.open({ tickets: [id] });
    expect(await byTest('comment-text').innerHTML()).toBe('<p>Hi <b>you</b></p>');
  });

  it('keeps its tabs over a reload', async () => {
    const { page, byTest } = await desk.open({ tickets: [5001] });
    await byTest('ticket-5002').click();
    await page.reload();
    await byTest('tab-5001').waitFor();
    expect(await byTest('ticket').getAttribute('aria-label')).toBe('Ticket 5002');
  });

  it('shows a closed ticket without a composer', async () => {
    const id = closedTicket();
    const { byTest, frameOf } = await desk.open({ tickets: [id] });
    expect(await byTest('closed').count()).toBe(1);
    expect(await byTest('composer').count()).toBe(0);
    const frame = await frameOf(id);
    const answer = await frame.evaluate(() =>
      window.client.set('comment.text', 'x').catch((reason) => String(reason)),
    );
    expect(answer).toContain('APIPathError');
  });

  it('sends a live message at once, without the save hook', async () => {
    const live =
      world()
        .tickets.tickets()
        .find(({ subject }) => subject.includes('with Sam'))?.id ?? 0;
    const { byTest, frameOf } = await desk.open({ tickets: [live] });
    const frame = await frameOf(live);
    await frame.evaluate(() => {
      window.saveVerdict = 'blocked';
    });
    await byTest('composer').fill('One moment, please.');
    await byTest('send-message').click();
    await expect.poll(() => byTest('conversation').textContent()).toContain('One moment, please.');
  });

  it('puts a macro into the ticket that is not saved yet', async () => {
    const { byTest } = await desk.open({ tickets: [5001] });
    await byTest('macro').selectOption({ label: 'Ask for the order number' });
    await expect.poll(() => byTest('composer').textContent()).toContain('Hi Maya');
    expect(await byTest('submit').textContent()).toBe('Submit as pending');
    expect(world().tickets.ticket(5001)?.status).toBe('new');
  });

  it('shows one agent what another one wrote', async () => {
    const kim = await desk.open({ tickets: [5001], user: 1101 });
    const sam = await desk.open({ tickets: [5001], user: 1104 });
    await kim.byTest('comment-type').selectOption('internalNote');
    await kim.byTest('composer').fill('I called UPS.');
    await kim.byTest('submit').click();
    await expect.poll(() => sam.byTest('conversation').textContent()).toContain('I called UPS.');
  });
});

describe('the panels', () => {
  it('write as a person who was copied in', async () => {
    const { page, byTest } = await desk.open({ tickets: [5001] });
    await byTest('dock-customer').click();
    await byTest('customer-email').fill('rosa.castillo@example.net');
    await page.getByRole('button', { name: 'Yes please.' }).click();
    await byTest('customer-send').click();
    await expect.poll(() => byTest('conversation').textContent()).toContain('Rosa CastilloCC');
  });

  it('show the shop of the open ticket’s customer, and everybody’s', async () => {
    const { byTest } = await desk.open({ tickets: [5001] });
    await byTest('dock-shop').click();
    expect(await byTest('row-#1042').textContent()).toContain('48.00 USD');
    expect(await byTest('row-#1043').count()).toBe(0);
    await byTest('shop-narrow').uncheck();
    expect(await byTest('row-#1043').count()).toBe(1);
  });

  it('show an effect as soon as it happened', async () => {
    const { byTest } = await desk.open({ tickets: [5001] });
    await byTest('dock-shop').click();
    world()
      .shops.state()
      ?.effects.push({
        at: '2026-08-20T10:00:00Z',
        vendor: 'easypost',
        kind: 'claim-created',
        subject: '1Z999AA10123456784',
        details: { type: 'loss' },
      });
    world().live.changed();
    await expect.poll(() => byTest('effects').textContent()).toContain('claim-created');
  });

  it('add a fault and take it back', async () => {
    const { byTest } = await desk.open();
    await byTest('dock-faults').click();
    await byTest('fault-service').selectOption('easypost');
    await byTest('fault-kind').selectOption('lost');
    await byTest('fault-times').fill('3');
    await byTest('fault-add').click();
    await byTest('fault').waitFor();
    expect(world().faults.list()).toMatchObject([{ service: 'easypost', kind: 'lost', times: 3 }]);
    await byTest('faults-clear').click();
    await expect.poll(() => world().faults.list()).toEqual([]);
  });

  it('kill this tab, and open it again', async () => {
    const { page, byTest } = await desk.open({ tickets: [5001] });
    await page.waitForSelector('iframe[data-ticket="5001"]', { state: 'attached' });
    await byTest('dock-faults').click();
    await byTest('kill-page').click();
    await byTest('killed').waitFor();
    expect(await page.locator('iframe').count()).toBe(0);
    await byTest('killed').getByRole('button').click();
    await page.waitForSelector('iframe[data-ticket="5001"]', { state: 'attached' });
  });

  it('move the clock and change the plan', async () => {
    const { page, byTest } = await desk.open();
    await byTest('dock-sandbox').click();
    await page.getByRole('button', { name: '+3 days' }).click();
    await expect.poll(() => world().clock.offsetMs()).toBe(3 * 24 * 3_600_000);
    await byTest('plan').selectOption('professional');
    await expect.poll(() => world().plan).toBe('professional');
  });

  it('can be used by keyboard alone', async () => {
    const { page, byTest } = await desk.open({ tickets: [5001] });
    await byTest('dock-customer').focus();
    await page.keyboard.press('Enter');
    await byTest('customer-text').focus();
    await page.keyboard.type('Nothing yet.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => byTest('conversation').textContent()).toContain('Nothing yet.');
  });
});
