import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type DeskBrowser, type DeskPage, openDeskBrowser } from '../support/desk-page.ts';
import { buildFixtureApp } from '../support/fixture-app.ts';

/** Maya's ticket, by mail. */
const MAIL = 5001;

let desk: DeskBrowser;
let shown: DeskPage;

beforeAll(async () => {
  const app = await buildFixtureApp();
  const quiet = { status: 200, headers: { 'content-type': 'application/json' }, body: '{"data":1}' };
  const createShops = () => ({ handle: () => quiet, state: () => null, effects: () => [] });
  desk = await openDeskBrowser({ app, createShops });
});

afterAll(async () => await desk?.close());
beforeEach(async () => await desk.reset());

async function openTicket(id = MAIL, user?: number): Promise<Frame> {
  shown = await desk.open({ tickets: [id], ...(user === undefined ? {} : { user }) });
  return await frameOf(id);
}

async function openTwo(): Promise<[Frame, Frame]> {
  shown = await desk.open({ tickets: [5001, 5002] });
  return [await frameOf(5001), await frameOf(5002)];
}

// Hidden frames draw nothing, so every wait polls by time.
async function frameOf(id: number): Promise<Frame> {
  const frame = await shown.frameOf(id);
  const isReady = () => window.heard?.some(({ event }) => event === 'app.registered');
  await frame.waitForFunction(isReady, null, { polling: 50 });
  return frame;
}

const heard = (frame: Frame, event: string) =>
  frame.evaluate((name) => window.heard.filter((entry) => entry.event === name), event);

const waitForEvent = (frame: Frame, event: string) =>
  frame.waitForFunction((name) => window.heard.some((entry) => entry.event === name), event, { polling: 50 });

const byTest = (name: string) => shown.byTest(name);
const world = () => desk.server.sandbox.world();

describe('the handshake', () => {
  it('registers once with context, metadata and no secret', async () => {
    const frame = await openTicket();
    const registered = await heard(frame, 'app.registered');
    expect(registered).toHaveLength(1);
    expect(registered[0]?.message).toMatchObject({
      context: { product: 'support', location: 'ticket_sidebar', ticketId: MAIL },
      metadata: { name: 'Fixture', settings: { escalationGroup: 'Escalations' } },
    });
    expect(JSON.stringify(registered)).not.toContain('sandbox-skio-token');
  });

  it('puts the app on another origin than the desk', async () => {
    const frame = await openTicket();
    expect(new URL(frame.url()).origin).not.toBe(new URL(shown.page.url()).origin);
    expect(new URL(frame.url()).searchParams.get('origin')).toBe(new URL(shown.page.url()).origin);
    await expect(frame.evaluate(() => window.parent.document.title)).rejects.toThrow(/cross-origin/);
  });

  it('tells a frame that it is on the screen', async () => {
    const frame = await openTicket();
    await waitForEvent(frame, 'app.activated');
    expect((await heard(frame, 'app.activated'))[0]?.message).toEqual({ firstLoad: true });
  });

  it('registers anew after the app was reloaded', async () => {
    await openTicket();
    await byTest('reload-app').click();
    await shown.page.waitForTimeout(300);
    const frame = await frameOf(MAIL);
    expect(await heard(frame, 'app.registered')).toHaveLength(1);
  });
});

describe('get', () => {
  it('reads ticket, requester, user and account', async () => {
    const frame = await openTicket();
    const got = await frame.evaluate(() =>
      window.client.get([
        'ticket.id',
        'ticket.isNew',
        'ticket.status',
        'ticket.requester.email',
        'ticket.tags',
        'currentUser.role',
        'currentAccount.subdomain',
        'colorScheme',
        'ticket.customField:custom_field_4101',
      ]),
    );
    expect(got).toEqual({
      'ticket.id': MAIL,
      'ticket.isNew': false,
      'ticket.status': 'new',
      'ticket.requester.email': 'maya.okafor@example.com',
      'ticket.tags': ['delivery'],
      'currentUser.role': 'agent',
      'currentAccount.subdomain': 'green-hollow',
      colorScheme: 'light',
      'ticket.customField:custom_field_4101': null,
      errors: {},
    });
  });

  it('gives the conversation as HTML with its authors', async () => {
    const frame = await openTicket();
    const got = await frame.evaluate(() => window.client.get('ticket.conversation'));
    expect(got['ticket.conversation']).toMatchObject([
      {
        author: { name: 'Maya Okafor', role: 'end-user' },
        message: { contentType: 'text/html', content: expect.stringContaining('<p>Hi,</p>') },
      },
    ]);
  });

  it('rejects an unknown path asked for alone', async () => {
    const frame = await openTicket();
    const error = await frame.evaluate(() =>
      window.client.get('ticket.mood').catch((reason) => String(reason)),
    );
    expect(error).toBe('APIPathError: Could not find handler for: "ticket.mood"');
  });

  it('reports an unknown path beside the known ones', async () => {
    const frame = await openTicket();
    const got = await frame.evaluate(() => window.client.get(['ticket.id', 'ticket.mood']));
    expect(got).toMatchObject({ 'ticket.id': MAIL, errors: { 'ticket.mood': { name: 'APIPathError' } } });
  });

  it('lists the instances of the page', async () => {
    const [, frame] = await openTwo();
    const got = await frame.evaluate(() => window.client.get('instances'));
    const contexts = Object.values(got['instances'] as Record<string, { ticketId: number }>);
    expect(contexts.map(({ ticketId }) => ticketId)).toEqual([5001, 5002]);
  });
});

describe('set and invoke', () => {
  it('replaces the composer and turns it to an internal note', async () => {
    const frame = await openTicket();
    await frame.evaluate(() => window.client.set({ 'comment.type': 'internalNote', 'comment.text': 'note' }));
    await expect.poll(() => byTest('composer').textContent()).toBe('note');
    expect(await byTest('comment-type').inputValue()).toBe('internalNote');
  });

  it('inserts at the caret and leaves the rest of the text alone', async () => {
    const frame = await openTicket();
    await byTest('composer').fill('Hello , bye');
    await byTest('composer').press('Home');
    for (let step = 0; step < 6; step += 1) await byTest('composer').press('ArrowRight');
    await frame.evaluate(() => window.client.invoke('ticket.editor.insert', '<b>Maya</b>'));
    expect(await byTest('composer').textContent()).toBe('Hello Maya, bye');
    const text = await frame.evaluate(() => window.client.get('comment.text'));
    expect(text['comment.text']).toBe('Hello <b>Maya</b>, bye');
  });

  it('puts no script of the app into the desk', async () => {
    const frame = await openTicket();
    await frame.evaluate(() =>
      window.client.set('comment.text', '<img src=x onerror="document.title=1"><a href="javascript:1">x</a>'),
    );
    await expect.poll(() => byTest('composer').innerHTML()).toBe('<a>x</a>');
  });

  it('writes into a ticket that is not on the screen', async () => {
    const [hidden] = await openTwo();
    await hidden.evaluate(() => window.client.invoke('comment.appendText', 'for Maya'));
    expect(await byTest('composer').textContent()).toBe('');
    await byTest('tab-5001').click();
    await expect.poll(() => byTest('composer').textContent()).toBe('for Maya');
  });

  it('changes properties that are saved only by Submit', async () => {
    const frame = await openTicket();
    await frame.evaluate(() => window.client.set('ticket.customField:custom_field_4101', '#1042'));
    await frame.evaluate(() => window.client.invoke('ticket.tags.add', 'checked'));
    const stored = () => world().tickets.ticket(MAIL);
    expect(stored()?.tags).toEqual(['delivery']);
    await byTest('submit').click();
    await expect.poll(() => stored()?.tags).toEqual(['checked', 'delivery']);
    expect(stored()?.fields).toEqual({ '4101': '#1042' });
  });

  it('sizes the frame, shows a notice and goes to another ticket', async () => {
    const frame = await openTicket();
    await frame.evaluate(() => window.client.invoke('resize', { height: '512px' }));
    await expect
      .poll(() =>
        shown.page.locator('iframe[data-ticket="5001"]').evaluate((element) => element.clientHeight),
      )
      .toBe(512);
    await frame.evaluate(() => window.client.invoke('notify', 'Claim filed', 'notice'));
    await expect.poll(() => byTest('toast').textContent()).toContain('Claim filed');
    await frame.evaluate(() => window.client.invoke('routeTo', 'ticket', 5003));
    await expect.poll(() => byTest('ticket').getAttribute('aria-label')).toBe('Ticket 5003');
  });

  it('refuses live messages on a mail ticket and sends them on messaging', async () => {
    const mail = await openTicket();
    const options = { channel: 'native_messaging', message: 'Hello Sam' };
    const refused = await mail.evaluate(
      (message) => window.client.invoke('ticket.sendMessage', message).catch((reason) => String(reason)),
      options,
    );
    expect(refused).toContain('no open channel');
    const live = world()
      .tickets.tickets()
      .find(({ subject }) => subject.includes('with Sam'));
    await shown.page.locator(`[data-test="ticket-${live?.id}"]`).click();
    const frame = await frameOf(live?.id ?? 0);
    await frame.evaluate((message) => window.client.invoke('ticket.sendMessage', message), options);
    const last = world()
      .tickets.ticket(live?.id ?? 0)
      ?.comments.at(-1);
    expect(last).toMatchObject({ plain: 'Hello Sam', public: true, authorId: 1101 });
  });

  it('rejects an unknown action', async () => {
    const frame = await openTicket();
    const error = await frame.evaluate(() =>
      window.client.invoke('ticket.explode').catch((reason) => String(reason)),
    );
    expect(error).toContain('APIPathError');
  });

  it('keeps a light agent’s composer internal', async () => {
    const frame = await openTicket(MAIL, 1103);
    const error = await frame.evaluate(() =>
      window.client.set('comment.type', 'publicReply').catch((reason) => String(reason)),
    );
    expect(error).toContain('light agents');
    expect(await byTest('comment-type').inputValue()).toBe('internalNote');
  });
});

describe('request', () => {
  it('reads the REST API with the agent’s session', async () => {
    const frame = await openTicket(MAIL, 1104);
    const me = await frame.evaluate(() => window.client.request('/api/v2/users/me.json'));
    expect(me).toMatchObject({ user: { id: 1104, name: 'Sam Okafor' } });
  });

  it('gives status and headers where asked', async () => {
    const frame = await openTicket();
    const answer = await frame.evaluate(() =>
      window.client.request({ url: '/api/v2/tickets/5001', httpCompleteResponse: true }),
    );
    expect(answer).toMatchObject({
      status: 200,
      headers: { 'x-rate-limit': '700' },
      responseJSON: { ticket: { id: MAIL } },
    });
  });

  it('rejects with a plain object like a jqXHR', async () => {
    const frame = await openTicket();
    const failure = await frame.evaluate(() =>
      window.client.request('/api/v2/tickets/1').catch((reason: unknown) => ({
        isError: reason instanceof Error,
        reason,
      })),
    );
    expect(failure).toMatchObject({
      isError: false,
      reason: { status: 404, statusText: 'Not Found', responseJSON: { error: 'RecordNotFound' } },
    });
  });

  it('tries a refused request again unless told not to', async () => {
    const frame = await openTicket();
    const { faults } = world();
    const ask = (autoRetry: boolean) =>
      frame.evaluate(
        (retry) =>
          window.client.request({ url: '/api/v2/tickets/5001', autoRetry: retry }).then(
            () => 'answered',
            (reason: { status: number }) => reason.status,
          ),
        autoRetry,
      );
    faults.add({ service: 'helpdesk', kind: 'too-many-requests', retryAfterSeconds: 1 });
    expect(await ask(false)).toBe(429);
    faults.add({ service: 'helpdesk', kind: 'too-many-requests', retryAfterSeconds: 1 });
    expect(await ask(true)).toBe('answered');
  });

  it('fails with status 0 where the reply was lost', async () => {
    const frame = await openTicket();
    world().faults.add({ service: '*', kind: 'lost', times: 2 });
    for (const url of ['/api/v2/tickets/5001', 'https://graphql.skio.com/v1/graphql']) {
      const failure = await frame.evaluate(
        (address) => window.client.request({ url: address, secure: true }).catch((reason: unknown) => reason),
        url,
      );
      expect(failure).toMatchObject({ status: 0, statusText: 'error' });
    }
  });

  it('goes through the proxy to other hosts, and only there', async () => {
    const frame = await openTicket();
    const ask = (options: Record<string, unknown>) =>
      frame.evaluate((asked) => window.client.request(asked).catch((reason: unknown) => reason), {
        url: 'https://graphql.skio.com/v1/graphql',
        type: 'POST',
        secure: true,
        data: '{}',
        ...options,
      });
    expect(await ask({})).toEqual({ data: 1 });
    expect(await ask({ cors: true })).toMatchObject({ status: 0 });
    expect(await ask({ url: 'https://example.com/' })).toMatchObject({ status: 403 });
  });

  it('gives up after the app’s own timeout', async () => {
    const frame = await openTicket();
    world().faults.add({ service: 'helpdesk', kind: 'latency', latencyMs: 2_000 });
    const failure = await frame.evaluate(() =>
      window.client.request({ url: '/api/v2/tickets/5001', timeout: 100 }).catch((reason: unknown) => reason),
    );
    expect(failure).toMatchObject({ status: 0, statusText: 'timeout' });
  });
});

describe('events', () => {
  it('tell of the customer’s message with the conversation', async () => {
    const frame = await openTicket();
    await byTest('dock-customer').click();
    await byTest('customer-text').fill('Still nothing here.');
    await byTest('customer-send').click();
    await waitForEvent(frame, 'ticket.conversation.changed');
    const [event] = await heard(frame, 'ticket.conversation.changed');
    expect(event?.message).toMatchObject([
      {},
      { author: { name: 'Maya Okafor' }, message: { content: '<p>Still nothing here.</p>' } },
    ]);
  });

  it('tell of typing, of the comment type and of properties', async () => {
    const frame = await openTicket();
    await byTest('composer').fill('typing');
    await byTest('comment-type').selectOption('internalNote');
    await waitForEvent(frame, 'comment.type.changed');
    expect((await heard(frame, 'comment.text.changed')).at(-1)?.message).toBe('typing');
    expect((await heard(frame, '*.changed')).at(-1)?.message).toEqual({
      propertyName: 'comment.type',
      newValue: 'internalNote',
      oldValue: 'publicReply',
    });
  });

  it('tell only the frame of the ticket that changed', async () => {
    const [changed, other] = await openTwo();
    await shown.customerWrites(5001, 'hello');
    await waitForEvent(changed, 'ticket.conversation.changed');
    expect(await heard(other, 'ticket.conversation.changed')).toEqual([]);
  });

  it('tell a frame when its tab leaves and comes back', async () => {
    const frame = await openTicket();
    await byTest('ticket-5002').click();
    await waitForEvent(frame, 'app.deactivated');
    await byTest('tab-5001').click();
    await expect.poll(async () => (await heard(frame, 'app.activated')).length).toBe(2);
    expect(
      await frame.evaluate(() => window.heard.filter(({ event }) => event === 'app.registered').length),
    ).toBe(1);
  });

  it('tell of another theme', async () => {
    const frame = await openTicket();
    await byTest('theme').click();
    await waitForEvent(frame, 'colorScheme.changed');
    expect((await heard(frame, 'colorScheme.changed'))[0]?.message).toBe('dark');
  });

  it('go from one instance to another', async () => {
    const [from, to] = await openTwo();
    const guid = new URL(to.url()).searchParams.get('app_guid') ?? '';
    await from.evaluate((target) => window.client.instance(target).trigger('greeting', { hello: 1 }), guid);
    await waitForEvent(to, 'greeting');
    expect(await heard(to, 'greeting')).toEqual([{ event: 'greeting', message: { hello: 1 } }]);
    expect(await heard(from, 'greeting')).toEqual([]);
  });

  it('tell no frame of a tab that is killed', async () => {
    await openTicket();
    await byTest('kill-tab').click();
    await shown.page.waitForTimeout(100);
    expect(await shown.page.locator('iframe[data-ticket="5001"]').count()).toBe(0);
  });
});

describe('the save hook', () => {
  it('lets the ticket be saved where the app agrees', async () => {
    const frame = await openTicket();
    await byTest('composer').fill('We are looking into it.');
    await byTest('submit-menu').click();
    await byTest('submit-pending').click();
    await waitForEvent(frame, 'ticket.submit.done');
    const ticket = world().tickets.ticket(MAIL);
    expect(ticket).toMatchObject({ status: 'pending' });
    expect(ticket?.comments.at(-1)).toMatchObject({ plain: 'We are looking into it.', public: true });
    expect(await byTest('composer').textContent()).toBe('');
  });

  it('blocks the save with the app’s own words', async () => {
    const frame = await openTicket();
    await frame.evaluate(() => {
      window.saveVerdict = 'The claim is not decided yet.';
    });
    await byTest('composer').fill('Done!');
    await byTest('submit').click();
    await waitForEvent(frame, 'ticket.submit.fail');
    expect(await byTest('toast').textContent()).toContain('The claim is not decided yet.');
    expect(world().tickets.ticket(MAIL)?.comments).toHaveLength(1);
    expect(await byTest('composer').textContent()).toBe('Done!');
  });

  it('blocks the save where the app says false', async () => {
    const frame = await openTicket();
    await frame.evaluate(() => {
      window.saveVerdict = false;
    });
    await byTest('submit').click();
    await waitForEvent(frame, 'ticket.submit.fail');
  });
});
