/** The card and the Kustomer-like desk around it: frames, contexts, the reply box, people, faults. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AppDesk, openAppDesk, until } from '../support/app-desk.ts';
import { PEOPLE } from '../support/test-desk.ts';

let desk: AppDesk;

beforeAll(async () => {
  desk = await openAppDesk({ desk: 'kustomer' });
});

afterAll(async () => await desk?.close());
beforeEach(async () => await desk.reset());

const SUBJECT = 'It says delivered';
const world = () => desk.browser.server.sandbox.world();
const cardAddress = (page: Page, id: number) =>
  page.locator(`iframe[data-ticket="${id}"]`).getAttribute('src');

describe('the card', () => {
  it('is loaded anew at every switch and begins where the work stood', async () => {
    const ticket = await desk.open(SUBJECT);
    await ticket.sendDraft('whether you have checked');
    const before = await cardAddress(ticket.page, ticket.id);
    const other = await ticket.go(desk.ticketNumber('Skip the next box'));
    await other.ready();
    expect(await ticket.page.locator('iframe').count()).toBe(1);
    const back = await other.go(ticket.id);
    await back.block('waiting').waitFor();
    expect(await cardAddress(ticket.page, ticket.id)).not.toBe(before);
  });

  it('shows no ticket while all conversations are folded up', async () => {
    const ticket = await desk.open(SUBJECT);
    await ticket.ready();
    await ticket.desk.byTest('folded').check();
    await ticket.panel
      .and(ticket.page.frameLocator(`iframe[data-ticket="${ticket.id}"]`).locator('[data-state="no-ticket"]'))
      .waitFor();
    await ticket.desk.byTest('folded').uncheck();
    await ticket.ready();
  });

  it('finds out by itself that the customer wrote, once it is looked at', async () => {
    const ticket = await desk.open(SUBJECT);
    await ticket.sendDraft('whether you have checked');
    await ticket.block('waiting').waitFor();
    await ticket.desk.byTest('tells-contexts').uncheck();
    await ticket.customerWrites('Never mind, I found it.');
    await new Promise((resolve) => setTimeout(resolve, 10_500));
    await ticket.page.mouse.move(700, 400);
    await ticket.page.mouse.move(1300, 400);
    await until('the card has read the message', async () => (await ticket.block('waiting').count()) === 0);
  });

  it('stays hidden from a page that never begins', async () => {
    const ticket = await desk.open(SUBJECT);
    await ticket.page.route('**/kustomer/kustomer.js', (route) => route.abort());
    await ticket.desk.byTest('reload-app').click();
    await ticket.page.waitForTimeout(300);
    expect(await ticket.page.locator('iframe').isVisible()).toBe(false);
  });

  // A browser may forbid storage to a page in a frame, as this one does: settings and person are then asked at every load.
  it('reads a new ticket with two requests beside settings, person and log', async () => {
    const ticket = await desk.open(SUBJECT);
    await ticket.ready();
    const counts = world()
      .counts.all()
      .find(({ ticketId }) => ticketId === ticket.id);
    const asked = (counts?.buckets[0]?.requests ?? []).filter((line) => line.startsWith('GET'));
    expect(asked.filter((line) => line.includes('/conversations/'))).toHaveLength(2);
    expect(asked.filter((line) => line.includes('/klasses/')).length).toBeLessThanOrEqual(4);
    expect(asked.length).toBeLessThanOrEqual(10);
  });
});

describe('the reply box', () => {
  it('is asked about where the agent has written, and appended to', async () => {
    const ticket = await desk.open(SUBJECT);
    await ticket.draft('whether you have checked');
    await ticket.composer.fill('Dear Maya,');
    await until('the draft is kept', async () => world().kustomer?.drafts.all()[0]?.body === 'Dear Maya,');
    await ticket.block('draft').locator('[data-name="insert"]').click();
    await ticket.button('Add below').click();
    await until('both texts stand there', async () => {
      const text = (await ticket.composer.textContent()) ?? '';
      return text.startsWith('Dear Maya,') && text.includes('whether you have checked');
    });
    expect(desk.ticket(ticket.id).comments).toHaveLength(1);
  });
});

describe('people', () => {
  it('claims one effect once between two agents', async () => {
    const first = await desk.open('Skip the next box');
    const second = await desk.open('Skip the next box', { user: PEOPLE.otherAgent });
    for (const ticket of [first, second]) await ticket.card('Skip the next shipment').waitFor();
    await Promise.all([first, second].map((ticket) => ticket.approve('Skip the next shipment')));
    await until('one of them has the receipt', async () => {
      const receipts = [first, second].map((ticket) => ticket.block('done').locator('.sw-receipt').count());
      return (await Promise.all(receipts)).some((count) => count > 0);
    });
    expect((await desk.effects()).map(({ kind }) => kind)).toEqual(['subscription-skipped']);
  });

  it('changes nothing for somebody whose permissions do not reach', async () => {
    const ticket = await desk.open('Skip the next box', { user: PEOPLE.light });
    await ticket.panel.first().waitFor();
    await ticket.page.waitForTimeout(1500);
    expect(await desk.effects()).toEqual([]);
    expect(world().kustomer?.klasses.all('stepwise_entry')).toEqual([]);
  });
});

describe('faults', () => {
  it('does an effect once although its answer was lost', async () => {
    const ticket = await desk.open('Skip the next box');
    await ticket.card('Skip the next shipment').waitFor();
    desk.fault({ service: 'skio', kind: 'lost', match: 'skipSubscription' });
    await ticket.approve('Skip the next shipment');
    await until('it is said what became of it', async () => (await ticket.block('done').count()) > 0);
    expect((await desk.effects()).filter(({ kind }) => kind === 'subscription-skipped')).toHaveLength(1);
  });

  it('waits out a busy Kustomer', async () => {
    desk.fault({ service: 'helpdesk', kind: 'too-many-requests', times: 2, match: '/messages' });
    const ticket = await desk.open(SUBJECT);
    await ticket.ready();
    expect(await ticket.block('policy').textContent()).toContain('Shipment not received');
  });

  it('says that Kustomer cannot be reached, and reads again when asked', async () => {
    desk.fault({ service: 'helpdesk', kind: 'lost', times: 1, match: '/messages' });
    const ticket = await desk.open(SUBJECT);
    await ticket.block('broken').or(ticket.panel.getByText('cannot be read')).first().waitFor();
    await ticket.panel.getByRole('button', { name: /again/i }).first().click();
    await ticket.ready();
  });
});

describe('secrets', () => {
  it('never reach the browser', async () => {
    const ticket = await desk.open(SUBJECT);
    const bodies: string[] = [];
    ticket.page.on(
      'response',
      (response) =>
        void response.text().then(
          (text) => bodies.push(text),
          () => undefined,
        ),
    );
    await ticket.desk.byTest('reload-app').click();
    await ticket.ready();
    const keys = ['sandbox-skio-token', 'sandbox-shopify-token', 'sandbox-easypost-key'];
    const seen = bodies.filter((body) => keys.some((key) => body.includes(key)));
    expect([bodies.length > 5, seen]).toEqual([true, []]);
    expect(desk.sent().some(({ headers }) => headers['authorization'] === 'API sandbox-skio-token')).toBe(
      true,
    );
  });
});

describe('a desk on which nobody has checked drafts', () => {
  it('copies the draft and says no more than that', async () => {
    const unchecked = await openAppDesk({ desk: 'kustomer', settings: { draftsChecked: false } });
    try {
      const ticket = await unchecked.open(SUBJECT);
      await ticket.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await ticket.draft('whether you have checked');
      await ticket.block('draft').locator('[data-name="insert"]').click();
      await ticket.block('draft').locator('p').filter({ hasText: 'Copied' }).waitFor();
      expect(await ticket.composer.textContent()).toBe('');
      expect(unchecked.browser.server.sandbox.world().kustomer?.drafts.all()).toEqual([]);
    } finally {
      await unchecked.close();
    }
  });
});
