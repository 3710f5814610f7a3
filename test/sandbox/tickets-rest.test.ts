import { describe, expect, it } from 'vitest';
import { at, createTestDesk, PEOPLE } from '../support/test-desk.ts';

const TICKET = '/api/v2/tickets/5001';
const put = (ticket: Record<string, unknown>, user: number = PEOPLE.agent) => ({ body: { ticket }, user });

describe('a ticket over REST', () => {
  it('is read with or without the json suffix', async () => {
    const desk = createTestDesk();
    expect(at(await desk.get(TICKET), 'ticket.id')).toBe(5001);
    expect(at(await desk.get(`${TICKET}.json`), 'ticket.id')).toBe(5001);
    expect((await desk.get('/api/v2/tickets/1')).body).toEqual({
      error: 'RecordNotFound',
      description: 'Not found',
    });
  });

  it('takes a comment, tags, fields and status in one audit', async () => {
    const desk = createTestDesk();
    const answer = await desk.send(
      'PUT',
      TICKET,
      put({
        comment: { body: 'Looking into it', public: false },
        additional_tags: ['checked'],
        remove_tags: ['delivery'],
        custom_fields: [{ id: 4101, value: '#1042' }],
        status: 'pending',
        metadata: { marker: 'call-7' },
      }),
    );
    expect(answer.status).toBe(200);
    expect(answer.body['ticket']).toMatchObject({ status: 'pending', tags: ['checked'] });
    expect(at(answer, 'ticket.custom_fields.0.value')).toBe('#1042');
    expect(at(answer, 'audit.metadata.custom.marker')).toBe('call-7');
    expect(at(answer, 'audit.events.0')).toMatchObject({ type: 'Comment', public: false });
    const audits = await desk.get(`${TICKET}/audits?page[size]=100`);
    const last = (audits.body['audits'] as unknown[]).at(-1);
    expect(last).toMatchObject({ author_id: PEOPLE.agent, metadata: { custom: { marker: 'call-7' } } });
  });

  it('refuses a safe update of a ticket that changed', async () => {
    const desk = createTestDesk();
    const stamp = at(await desk.get(TICKET), 'ticket.updated_at');
    const safe = { safe_update: 'true', updated_stamp: stamp };
    const first = await desk.send('PUT', TICKET, put({ ...safe, tags: ['one'] }));
    const second = await desk.send('PUT', TICKET, put({ ...safe, tags: ['two'] }, PEOPLE.otherAgent));
    expect([first.status, second.status]).toEqual([200, 409]);
    expect(second.body['error']).toBe('UpdateConflict');
    expect(at(await desk.get(TICKET), 'ticket.tags')).toEqual(['one']);
  });

  it('refuses an update of a closed ticket', async () => {
    const desk = createTestDesk();
    const search = await desk.get('/api/v2/search?query=type:ticket%20status:closed');
    const closed = at(search, 'results.0.id');
    const answer = await desk.send('PUT', `/api/v2/tickets/${closed}`, put({ tags: ['x'] }));
    expect(answer.status).toBe(422);
    expect(at(answer, 'details.status.0.description')).toContain('closed prevents ticket update');
  });

  it('refuses a status that does not exist', async () => {
    const answer = await createTestDesk().send('PUT', TICKET, put({ status: 'done' }));
    expect(answer.status).toBe(422);
  });

  it('refuses an option that the field does not have', async () => {
    const desk = createTestDesk();
    const good = put({ custom_fields: [{ id: 4102, value: 'reason_refund' }] });
    const bad = put({ custom_fields: [{ id: 4102, value: 'reason_unheard' }] });
    expect((await desk.send('PUT', TICKET, bad)).status).toBe(422);
    expect((await desk.send('PUT', TICKET, good)).status).toBe(200);
  });

  it('keeps a light agent to internal notes', async () => {
    const desk = createTestDesk();
    const changed = await desk.send('PUT', TICKET, put({ status: 'solved' }, PEOPLE.light));
    const wrote = await desk.send(
      'PUT',
      TICKET,
      put({ comment: { body: 'seen', public: true } }, PEOPLE.light),
    );
    expect(changed.status).toBe(403);
    expect(wrote.status).toBe(200);
    expect(at(wrote, 'audit.events.0.public')).toBe(false);
  });
});

describe('comments over REST', () => {
  it('come oldest first with their authors', async () => {
    const desk = createTestDesk();
    await desk.send('PUT', TICKET, put({ comment: { body: 'Hello Maya' } }));
    const answer = await desk.get(`${TICKET}/comments?include=users&sort=created_at&page[size]=100`);
    expect(answer.body['comments']).toMatchObject([{ public: true }, { plain_body: 'Hello Maya' }]);
    const users = answer.body['users'] as { name: string; role: string }[];
    expect(users.map(({ name, role }) => [name, role])).toEqual([
      ['Maya Okafor', 'end-user'],
      ['Kim Novak', 'agent'],
    ]);
  });

  it('come newest first where asked, page by page', async () => {
    const desk = createTestDesk();
    await desk.send('PUT', TICKET, put({ comment: { body: 'second' } }));
    const answer = await desk.get(`${TICKET}/comments?sort=-created_at&page[size]=1`);
    expect(at(answer, 'comments.0.plain_body')).toBe('second');
    const next = await desk.get(
      `${TICKET}/comments?sort=-created_at&page[size]=1&page[after]=${at(answer, 'meta.after_cursor')}`,
    );
    expect(at(next, 'comments.0.plain_body')).toContain('#1042');
  });

  it('keep the HTML of mail beside its words', async () => {
    const desk = createTestDesk();
    const sam = at(await desk.get('/api/v2/search?query=subject:1052'), 'results.0.id');
    const comment = at(await desk.get(`/api/v2/tickets/${sam}/comments`), 'comments.0');
    expect(comment).toMatchObject({
      html_body: expect.stringContaining('<blockquote>'),
      plain_body: expect.stringContaining('Whitfield & Daughters'),
      attachments: [{ file_name: 'tracking-page.png', content_type: 'image/png' }],
    });
  });
});

describe('people, groups and macros over REST', () => {
  it('says who the session is', async () => {
    const desk = createTestDesk();
    const me = await desk.get('/api/v2/users/me', { user: PEOPLE.admin });
    expect(me.body['user']).toMatchObject({ id: PEOPLE.admin, role: 'admin' });
    const light = await desk.get('/api/v2/users/me', { user: PEOPLE.light });
    expect(light.body['user']).toMatchObject({ role: 'agent', role_type: 1, only_private_comments: true });
  });

  it('refuses the session of a customer', async () => {
    expect((await createTestDesk().get('/api/v2/users/me', { user: 1201 })).status).toBe(401);
  });

  it('lists the members of a group', async () => {
    const desk = createTestDesk();
    const groups = (await desk.get('/api/v2/groups')).body['groups'] as { id: number; name: string }[];
    const supervisors = groups.find(({ name }) => name === 'Supervisors');
    const members = await desk.get(`/api/v2/groups/${supervisors?.id}/memberships`);
    const ids = (members.body['group_memberships'] as { user_id: number }[]).map(({ user_id }) => user_id);
    expect(ids).toEqual([PEOPLE.supervisor, PEOPLE.admin]);
  });

  it('applies a macro to a ticket without saving it', async () => {
    const desk = createTestDesk();
    const answer = await desk.get(`${TICKET}/macros/3101/apply`);
    expect(at(answer, 'result.ticket')).toMatchObject({
      status: 'pending',
      tags: ['asked_order_number', 'delivery'],
      comment: { body: expect.stringContaining('Hi Maya') },
    });
    expect(at(await desk.get(TICKET), 'ticket.status')).toBe('new');
  });

  it('names every address of a customer', async () => {
    const answer = await createTestDesk().get('/api/v2/users/1217/identities');
    const values = (answer.body['identities'] as { value: string }[]).map(({ value }) => value);
    expect(values).toEqual(['ana.ferreira@example.com', 'ana@ferreira.example.net']);
  });
});

describe('searching tickets', () => {
  const count = async (query: string) =>
    (await createTestDesk().get(`/api/v2/search.json?query=${encodeURIComponent(query)}`)).body['count'];

  it('narrows by requester, status, tag and words', async () => {
    expect(await count('type:ticket requester:maya.okafor@example.com')).toBe(3);
    expect(await count('type:ticket requester:maya.okafor@example.com status<closed')).toBe(2);
    expect(await count('tags:reshipped')).toBe(1);
    expect(await count('"dishwasher safe"')).toBe(1);
    expect(await count('type:ticket -tags:messaging tags:messaging')).toBe(0);
  });
});

describe('what one request brings along', () => {
  it('names the group and the people of a ticket', async () => {
    const desk = createTestDesk();
    await desk.send('PUT', TICKET, put({ group_id: 2103 }));
    const answer = await desk.get(`${TICKET}?include=groups,users`);
    expect(answer.body['groups']).toEqual([{ id: 2103, name: 'Shipping desk' }]);
    expect(at(answer, 'users.0.name')).toBe('Maya Okafor');
  });

  it('lists audits newest first with the comment under its own id', async () => {
    const desk = createTestDesk();
    await desk.send('PUT', TICKET, put({ comment: { body: 'found' }, metadata: { marker: 'm1' } }));
    const newest = at(await desk.get(`${TICKET}/audits?sort=-created_at`), 'audits.0');
    const comment = at(await desk.get(`${TICKET}/comments?sort=-created_at`), 'comments.0');
    expect(newest).toMatchObject({ metadata: { custom: { marker: 'm1' } } });
    expect(newest).toMatchObject({ events: [{ id: Reflect.get(Object(comment), 'id'), type: 'Comment' }] });
    expect(Reflect.get(Object(comment), 'audit_id')).toBe(Reflect.get(Object(newest), 'id'));
  });
});
