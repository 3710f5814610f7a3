import { describe, expect, it } from 'vitest';
import { at, createTestDesk, PEOPLE } from '../support/test-desk.ts';

const TICKET = '/api/v2/tickets/5001';
const MINUTE_MS = 60_000;

describe('rate limits', () => {
  it('refuses the request above the limit and says when to come back', async () => {
    const desk = createTestDesk({ rateLimitPerMinute: 3 });
    for (let sent = 0; sent < 3; sent += 1) expect((await desk.get(TICKET)).status).toBe(200);
    desk.time += 20_000;
    const refused = await desk.get(TICKET);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('Retry-After')).toBe('40');
    expect(refused.body['error']).toBe('APIRateLimitExceeded');
    desk.time += 40_000;
    expect((await desk.get(TICKET)).status).toBe(200);
  });

  it('counts the account, not the person', async () => {
    const desk = createTestDesk({ rateLimitPerMinute: 1 });
    await desk.get(TICKET);
    expect((await desk.get(TICKET, { user: PEOPLE.admin })).status).toBe(429);
  });

  it('tells what is left', async () => {
    const desk = createTestDesk();
    const answer = await desk.get(TICKET);
    expect(answer.headers.get('X-Rate-Limit')).toBe('700');
    expect(answer.headers.get('X-Rate-Limit-Remaining')).toBe('699');
  });

  it('refuses the 31st update of a ticket by one person in ten minutes', async () => {
    const desk = createTestDesk();
    const update = (user: number) => desk.send('PUT', TICKET, { user, body: { ticket: { tags: ['a'] } } });
    for (let sent = 0; sent < 30; sent += 1) expect((await update(PEOPLE.agent)).status).toBe(200);
    expect((await update(PEOPLE.agent)).status).toBe(429);
    expect((await update(PEOPLE.otherAgent)).status).toBe(200);
    desk.time += 10 * MINUTE_MS;
    expect((await update(PEOPLE.agent)).status).toBe(200);
  });
});

describe('counting requests of an app instance', () => {
  it('starts a bucket at opening and at each message of the customer', async () => {
    const desk = createTestDesk();
    const instance = 'guid-1';
    await desk.send('POST', '/__sandbox/instances', {
      body: { instance, location: 'ticket_sidebar', ticketId: 5001, userId: PEOPLE.agent },
    });
    await desk.get(TICKET, { instance });
    await desk.get(TICKET);
    await desk.send('POST', '/__sandbox/tickets/5001/reply-as', { body: { text: 'still nothing' } });
    await desk.send('PUT', TICKET, { instance, body: { ticket: { tags: ['a'] } } });
    await desk.send('POST', '/api/v2/custom_objects/stepwise_entry/records/search', { instance, body: {} });
    const counts = await desk.get('/__sandbox/counts');
    expect(at(counts, 'instances.0.buckets')).toMatchObject([
      { cause: 'open', reads: 1, writes: 0, requests: ['GET /api/v2/tickets/5001'] },
      { cause: 'customer-message', reads: 1, writes: 1 },
    ]);
  });
});

describe('faults of the helpdesk', () => {
  const fault = (kind: string, more: Record<string, unknown> = {}) => ({
    body: { service: 'helpdesk', kind, ...more },
  });

  it('play as often as asked, then stop', async () => {
    const desk = createTestDesk();
    await desk.send('POST', '/__sandbox/faults', fault('error-before', { times: 2 }));
    const statuses = [await desk.get(TICKET), await desk.get(TICKET), await desk.get(TICKET)];
    expect(statuses.map(({ status }) => status)).toEqual([500, 500, 200]);
  });

  it('keep the effect where the error comes after it', async () => {
    const desk = createTestDesk();
    const update = { body: { ticket: { tags: ['kept'] } } };
    for (const kind of ['error-after', 'lost', 'garbage']) {
      await desk.send('PUT', TICKET, { body: { ticket: { tags: [] } } });
      await desk.send('POST', '/__sandbox/faults', fault(kind));
      const answer = await desk.send('PUT', TICKET, update);
      expect(answer.body['ticket']).toBeUndefined();
      expect(at(await desk.get(TICKET), 'ticket.tags')).toEqual(['kept']);
    }
  });

  it('have no effect where the error comes before it', async () => {
    const desk = createTestDesk();
    for (const kind of ['error-before', 'too-many-requests', 'expired-token']) {
      await desk.send('POST', '/__sandbox/faults', fault(kind));
      await desk.send('PUT', TICKET, { body: { ticket: { tags: ['kept'] } } });
      expect(at(await desk.get(TICKET), 'ticket.tags')).toEqual(['delivery']);
    }
  });

  it('hit only what they match', async () => {
    const desk = createTestDesk();
    await desk.send('POST', '/__sandbox/faults', fault('error-before', { match: 'PUT' }));
    expect((await desk.get(TICKET)).status).toBe(200);
    expect((await desk.send('PUT', TICKET, { body: { ticket: {} } })).status).toBe(500);
  });

  it('are refused where the kind does not exist', async () => {
    const answer = await createTestDesk().send('POST', '/__sandbox/faults', fault('meteor'));
    expect(answer.status).toBe(400);
  });
});

describe('playing the customer', () => {
  it('reopens the ticket with the requester’s words', async () => {
    const desk = createTestDesk();
    await desk.send('PUT', TICKET, { body: { ticket: { status: 'pending' } } });
    await desk.send('POST', '/__sandbox/tickets/5001/reply-as', { body: { text: 'nothing yet' } });
    expect(at(await desk.get(TICKET), 'ticket.status')).toBe('open');
    const comments = await desk.get(`${TICKET}/comments?sort=-created_at`);
    expect(comments.body['comments']).toMatchObject([{ plain_body: 'nothing yet', author_id: 1201 }, {}]);
  });

  it('writes as somebody else and copies them in', async () => {
    const desk = createTestDesk();
    await desk.send('POST', '/__sandbox/tickets/5001/reply-as', {
      body: { text: 'I am the neighbour', email: 'new.neighbour@example.com' },
    });
    const ccs = at(await desk.get(TICKET), 'ticket.email_cc_ids') as number[];
    const user = await desk.get(`/api/v2/users/${ccs[0]}`);
    expect(user.body['user']).toMatchObject({ email: 'new.neighbour@example.com', role: 'end-user' });
  });

  it('forgets everything at a reset', async () => {
    const desk = createTestDesk();
    await desk.send('PUT', TICKET, { body: { ticket: { tags: ['x'] } } });
    await desk.send('POST', '/__sandbox/clock', { body: { offsetMs: 60_000 } });
    await desk.send('POST', '/__sandbox/reset');
    expect(at(await desk.get(TICKET), 'ticket.tags')).toEqual(['delivery']);
    expect(desk.sandbox.world().clock.offsetMs()).toBe(0);
  });
});
