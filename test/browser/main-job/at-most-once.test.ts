/** An approved effect happens at most once, and nothing happens that is no longer wanted. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AppDesk, openAppDesk, type TicketPage, until } from '../../support/app-desk.ts';

let desk: AppDesk;

beforeAll(async () => {
  desk = await openAppDesk();
});

afterAll(async () => await desk?.close());
beforeEach(async () => await desk.reset());

const SKIP = 'Skip the next shipment';
const OTHER_AGENT = 1102;

const kinds = async () => (await desk.effects()).map(({ kind }) => kind);

/** A card is ready to be approved. */
async function offered(ticket: TicketPage, title: string): Promise<void> {
  await ticket.card(title).locator('[data-name="approve"]:not([aria-disabled])').waitFor();
}

/** Skio answers late, so that there is time to do something meanwhile. */
const slowSkip = (latencyMs: number) =>
  desk.fault({ service: 'skio', kind: 'latency', latencyMs, match: 'skip', times: 9 });

describe('approve', () => {
  it('counts once however often it is clicked', async () => {
    const ticket = await desk.open('Skip the next box');
    await offered(ticket, SKIP);
    slowSkip(700);
    await ticket
      .card(SKIP)
      .locator('[data-name="approve"]')
      .evaluate((button: HTMLButtonElement) => {
        for (let click = 0; click < 5; click += 1) button.click();
      });
    await ticket.receipt('Shipment skipped');
    expect(await kinds()).toEqual(['subscription-skipped']);
    expect(desk.sent().filter(({ body }) => body?.includes('mutation'))).toHaveLength(1);
  });

  it('counts once in two tabs of two agents', async () => {
    const kim = await desk.open('Skip the next box');
    const alex = await desk.open('Skip the next box', { user: OTHER_AGENT });
    await Promise.all([offered(kim, SKIP), offered(alex, SKIP)]);
    slowSkip(700);
    await Promise.all([kim.approve(SKIP), alex.approve(SKIP)]);
    for (const ticket of [kim, alex]) {
      expect(await ticket.receipt('Shipment skipped')).toContain('approved by');
      await until('nothing is offered any more', async () => (await ticket.card(SKIP).count()) === 0);
    }
    expect(await kinds()).toEqual(['subscription-skipped']);
  });

  it('counts once for two tickets about one order', async () => {
    const first = await declined('I want to cancel my order #1047.');
    const second = await declined('I want to cancel my order #1047, please.', OTHER_AGENT);
    await offered(first, 'Cancel the order');
    await offered(second, 'Cancel the order');
    await first.approve('Cancel the order');
    await first.receipt('Order cancelled');
    await second.approve('Cancel the order');
    const news = second.panel.getByText(/done before|already done/).first();
    await news.waitFor();
    expect(await news.textContent()).toMatch(/done before, on .* by Kim Novak/);
    expect((await kinds()).filter((kind) => kind === 'order-cancelled')).toHaveLength(1);
    expect((await kinds()).filter((kind) => kind === 'refund-created')).toHaveLength(1);
    const refunds = (await desk.shop()).refunds.filter(({ order }) => order === '#1047');
    expect(refunds.map(({ amount }) => amount)).toEqual(['29.00 USD']);
  });
});

/** Grace wants order #1047 cancelled and takes none of the offers. */
async function declined(text: string, user?: number): Promise<TicketPage> {
  const id = desk.writeIn('grace.lindqvist@example.com', text);
  const ticket = await desk.open(id, user === undefined ? {} : { user });
  await ticket.sendDraft('Which of these');
  await ticket.customerWrites('No thanks, please just cancel it.');
  await ticket.card('Cancel the order').waitFor();
  return ticket;
}

/** The call is on its way, and takes its time. */
async function skipUnderWay(): Promise<TicketPage> {
  const ticket = await desk.open('Skip the next box');
  await offered(ticket, SKIP);
  slowSkip(1500);
  await ticket.approve(SKIP);
  await until('the call is on its way', async () =>
    desk.browser.server.sandbox
      .world()
      .faults.list()
      .some(({ times }) => times < 9),
  );
  return ticket;
}

describe('a reload', () => {
  it('between approval and result neither repeats nor forgets it', async () => {
    const ticket = await skipUnderWay();
    await ticket.page.reload();
    await ticket.desk.byTest(`ticket-${ticket.id}`).click();
    await ticket.ready();
    await ticket.block('done').waitFor();
    await until('the shipment is skipped', async () => (await kinds()).length > 0);
    expect(await ticket.card(SKIP).locator('[data-name="approve"]:not([aria-disabled])').count()).toBe(0);
    expect(await ticket.block('done').textContent()).toMatch(/not sure|checking|Shipment skipped/);
    expect(await kinds()).toEqual(['subscription-skipped']);
  });

  it('finds out later what became of it', async () => {
    const ticket = await skipUnderWay();
    await ticket.page.close();
    await until('the shipment is skipped', async () => (await kinds()).length > 0);
    const later = await desk.open('Skip the next box', { laterMs: 5 * 60_000 });
    await later.block('done').locator('[data-state="done"]').waitFor();
    await later.draft('has been skipped');
    expect(await kinds()).toEqual(['subscription-skipped']);
  });
});

describe('a lost answer', () => {
  it('is said to be unknown, read back, and never sent again', async () => {
    const ticket = await desk.open('Skip the next box');
    await offered(ticket, SKIP);
    desk.fault({ service: 'skio', kind: 'lost', match: 'skip', times: 1 });
    await ticket.approve(SKIP);
    await ticket.receipt('Shipment skipped');
    expect(await kinds()).toEqual(['subscription-skipped']);
    expect(desk.sent().filter(({ body }) => body?.includes('mutation'))).toHaveLength(1);
  });

  it('that surely did nothing may be approved again', async () => {
    const ticket = await desk.open('Skip the next box');
    await offered(ticket, SKIP);
    desk.fault({ service: 'skio', kind: 'too-many-requests', match: 'skip', times: 9 });
    await ticket.approve(SKIP);
    await ticket.panel.getByText('did not happen').first().waitFor();
    expect(await kinds()).toEqual([]);
    desk.browser.server.sandbox.world().faults.clear();
    await offered(ticket, SKIP);
    await ticket.approve(SKIP);
    await ticket.block('done').locator('[data-state="done"]').waitFor();
    expect(await kinds()).toEqual(['subscription-skipped']);
  });
});

describe('a customer who no longer needs it', () => {
  it('stops the claim before it is approved', async () => {
    const ticket = await desk.open('It says delivered');
    await ticket.sendDraft('whether you have checked');
    await ticket.customerWrites(
      'Yes, I checked with my neighbors and family. No notice was left. I still do not have it.',
    );
    await ticket.card('File a carrier claim').waitFor();
    await ticket.customerWrites('Never mind, found it! It was behind the shed.');
    await ticket.block('needs-you').getByText('Stop here?').waitFor();
    expect(await ticket.card('File a carrier claim').count()).toBe(0);
    expect(await ticket.block('refused').textContent()).toContain('found it');
    await ticket.answer('Yes');
    await ticket.block('ended').waitFor();
    expect(await kinds()).toEqual([]);
  });

  it('is heard at the last moment, though the page has not told the app', async () => {
    const ticket = await desk.open('Skip the next box');
    await offered(ticket, SKIP);
    await ticket.ready();
    const { requesterId } = desk.ticket(ticket.id);
    const text = 'Never mind, please leave my next shipment as it is.';
    desk.browser.server.sandbox.world().tickets.update(ticket.id, {
      actorId: requesterId,
      changes: {},
      comment: { authorId: requesterId, public: true, text },
    });
    const stop = ticket.block('needs-you').getByText('Stop here?');
    // Where the app was quicker to hear of it, there is nothing left to approve.
    await Promise.race([ticket.approve(SKIP).catch(() => undefined), stop.waitFor()]);
    await stop.waitFor();
    expect(await ticket.card(SKIP).count()).toBe(0);
    expect(await kinds()).toEqual([]);
    expect(desk.sent().filter(({ body }) => body?.includes('mutation'))).toEqual([]);
  });
});

describe('a switch to another ticket', () => {
  it('during a look-up mixes nothing up', async () => {
    desk.fault({ service: 'skio', kind: 'latency', latencyMs: 1500, times: 1 });
    const maya = await desk.open('Skip the next box');
    await maya.block('lookups').getByText('reading').waitFor();
    const mugs = await maya.go(desk.ticketNumber('Are your mugs'));
    await mugs.block('no-policy').waitFor();
    expect(await mugs.block('lookups').count()).toBe(0);
    const back = await mugs.go(maya.id);
    await offered(back, SKIP);
    expect(await back.block('lookups').textContent()).toContain('Maya Okafor');
    expect((await mugs.panel.allTextContents()).join()).not.toContain('Maya');
    expect(await kinds()).toEqual([]);
  });
});
