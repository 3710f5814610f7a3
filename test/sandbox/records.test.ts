import { describe, expect, it } from 'vitest';
import { at, createTestDesk, PEOPLE, type TestDesk } from '../support/test-desk.ts';

const ENTRIES = '/api/v2/custom_objects/stepwise_entry/records';
const RULES = '/api/v2/custom_objects/stepwise_rule/records';

const record = (externalId: string, fields: Record<string, unknown> = {}, name = 'entry') => ({
  body: { custom_object_record: { name, external_id: externalId, custom_object_fields: fields } },
});

async function idsOf(desk: TestDesk, query: string): Promise<unknown[]> {
  const answer = await desk.get(`${ENTRIES}?${query}`);
  const records = answer.body['custom_object_records'];
  return Array.isArray(records) ? records.map((each) => each.external_id) : [];
}

describe('custom object records', () => {
  it('creates a record with server-set people and times', async () => {
    const desk = createTestDesk();
    const made = await desk.send('POST', ENTRIES, {
      ...record('claim:1', { kind: 'claim', seq: 1 }),
      user: PEOPLE.otherAgent,
    });
    expect(made.status).toBe(201);
    expect(made.body['custom_object_record']).toMatchObject({
      external_id: 'claim:1',
      custom_object_key: 'stepwise_entry',
      custom_object_fields: { kind: 'claim', seq: 1 },
      created_by_user_id: String(PEOPLE.otherAgent),
      updated_by_user_id: String(PEOPLE.otherAgent),
      created_at: '2026-08-20T10:00:00Z',
    });
  });

  it('refuses a second record of one external id', async () => {
    const desk = createTestDesk();
    await desk.send('POST', ENTRIES, record('claim:1'));
    const second = await desk.send('POST', ENTRIES, { ...record('claim:1'), user: PEOPLE.otherAgent });
    expect(second.status).toBe(422);
    expect(second.body).toMatchObject({
      error: 'RecordInvalid',
      details: { external_id: [{ error: 'DuplicateValue' }] },
    });
    expect(await idsOf(desk, 'filter[external_ids]=claim:1')).toEqual(['claim:1']);
  });

  it('lets one of many concurrent creators win', async () => {
    const desk = createTestDesk();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => desk.send('POST', ENTRIES, record('claim:race'))),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(7);
  });

  it('keeps one external id apart in two objects', async () => {
    const desk = createTestDesk();
    await desk.send('POST', ENTRIES, record('policy:1'));
    expect((await desk.send('POST', RULES, { ...record('policy:1'), user: PEOPLE.admin })).status).toBe(201);
  });

  it('refuses fields that the object does not declare', async () => {
    const answer = await createTestDesk().send('POST', ENTRIES, record('x', { colour: 'green' }));
    expect(answer.status).toBe(422);
    expect(at(answer, 'details.colour.0.error')).toBe('InvalidValue');
  });

  it('refuses a value of another type', async () => {
    const answer = await createTestDesk().send('POST', ENTRIES, record('x', { seq: 'one' }));
    expect(at(answer, 'details.seq.0.error')).toBe('InvalidValue');
  });

  it('refuses a record without a name', async () => {
    const answer = await createTestDesk().send('POST', ENTRIES, record('x', {}, ' '));
    expect(at(answer, 'details.name.0.error')).toBe('BlankValue');
  });

  it('holds the limit of 32 KB to the byte', async () => {
    const desk = createTestDesk();
    const around = JSON.stringify({
      name: 'entry',
      external_id: 'big',
      custom_object_fields: { body: '' },
    }).length;
    const fitting = 'x'.repeat(32 * 1024 - around);
    expect((await desk.send('POST', ENTRIES, record('big', { body: `${fitting}x` }))).status).toBe(422);
    expect((await desk.send('POST', ENTRIES, record('big', { body: fitting }))).status).toBe(201);
  });

  it('answers 404 for an object that the app does not declare', async () => {
    const desk = createTestDesk();
    expect((await desk.get('/api/v2/custom_objects/nothing/records')).status).toBe(404);
    expect((await desk.send('POST', '/api/v2/custom_objects/nothing/records', record('x'))).status).toBe(404);
  });

  it('upserts by external id and changes only what is given', async () => {
    const desk = createTestDesk();
    const first = await desk.send('PATCH', `${ENTRIES}?external_id=run:1`, {
      body: { custom_object_record: { name: 'run', custom_object_fields: { kind: 'run', seq: 1 } } },
    });
    const second = await desk.send('PATCH', `${ENTRIES}?external_id=run:1`, {
      user: PEOPLE.otherAgent,
      body: { custom_object_record: { custom_object_fields: { seq: 2 } } },
    });
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.body['custom_object_record']).toMatchObject({
      id: at(first, 'custom_object_record.id'),
      name: 'run',
      custom_object_fields: { kind: 'run', seq: 2 },
      created_by_user_id: String(PEOPLE.agent),
      updated_by_user_id: String(PEOPLE.otherAgent),
    });
  });

  it('refuses to upsert by a name that is not unique', async () => {
    const answer = await createTestDesk().send('PATCH', `${ENTRIES}?name=entry`, record('x'));
    expect(answer.status).toBe(400);
  });

  it('logs every change with its actor', async () => {
    const desk = createTestDesk();
    const made = await desk.send('POST', ENTRIES, record('run:1', { seq: 1 }));
    const id = at(made, 'custom_object_record.id');
    await desk.send('PATCH', `${ENTRIES}/${id}`, { ...record('run:1', { seq: 2 }), user: PEOPLE.admin });
    const events = (await desk.get(`${ENTRIES}/${id}/events`)).body['custom_object_record_events'];
    expect(events).toMatchObject([
      { type: 'record_created', actor: { user_id: String(PEOPLE.agent) } },
      {
        type: 'record_updated',
        actor: { user_id: String(PEOPLE.admin) },
        properties: {
          transaction_events: [{ field_key: 'seq', previous_value: 1, current_value: 2 }],
        },
      },
    ]);
  });

  it('removes by external id and frees the id', async () => {
    const desk = createTestDesk();
    await desk.send('POST', ENTRIES, record('run:1'));
    expect((await desk.send('DELETE', `${ENTRIES}?external_id=run:1`)).status).toBe(204);
    expect((await desk.send('DELETE', `${ENTRIES}?external_id=run:1`)).status).toBe(404);
    expect((await desk.send('POST', ENTRIES, record('run:1'))).status).toBe(201);
  });
});

describe('listing records', () => {
  it('gives only the external ids asked for', async () => {
    const desk = createTestDesk();
    for (const id of ['a', 'b', 'c']) await desk.send('POST', ENTRIES, record(id));
    expect(await idsOf(desk, 'filter[external_ids]=c,a,nope')).toEqual(['a', 'c']);
  });

  it('pages through everything once, newest first', async () => {
    const desk = createTestDesk();
    for (const id of ['a', 'b', 'c', 'd', 'e']) await desk.send('POST', ENTRIES, record(id));
    const first = await desk.get(`${ENTRIES}?sort=-id&page[size]=2`);
    expect(at(first, 'meta.has_more')).toBe(true);
    const next = String(at(first, 'links.next')).replace('http://127.0.0.1', '');
    const second = await desk.get(next);
    const third = await desk.get(
      `${ENTRIES}?sort=-id&page[size]=2&page[after]=${at(second, 'meta.after_cursor')}`,
    );
    const seen = [first, second, third].flatMap((page) =>
      (page.body['custom_object_records'] as { external_id: string }[]).map(({ external_id }) => external_id),
    );
    expect(seen).toEqual(['e', 'd', 'c', 'b', 'a']);
    expect(at(third, 'meta.has_more')).toBe(false);
  });

  it('refuses a page of more than a hundred', async () => {
    expect((await createTestDesk().get(`${ENTRIES}?page[size]=101`)).status).toBe(400);
    expect((await createTestDesk().get(`${ENTRIES}?page[size]=100`)).status).toBe(200);
  });

  it('refuses an unknown sort', async () => {
    expect((await createTestDesk().get(`${ENTRIES}?sort=created_at`)).status).toBe(400);
  });

  it('counts the records of the object', async () => {
    const desk = createTestDesk();
    await desk.send('POST', ENTRIES, record('a'));
    expect(at(await desk.get(`${ENTRIES}/count`), 'count.value')).toBe(1);
  });
});

describe('searching records', () => {
  const search = async (desk: TestDesk, filter: unknown, query = ''): Promise<unknown[]> => {
    const answer = await desk.send('POST', `${ENTRIES}/search${query}`, { body: { filter } });
    const records = answer.body['custom_object_records'];
    return Array.isArray(records) ? records.map((each) => each.external_id) : [answer.status];
  };
  const withRecords = async () => {
    const desk = createTestDesk({ searchLagMs: 2_000 });
    await desk.send('POST', ENTRIES, record('a', { kind: 'claim', seq: 1 }));
    desk.time += 1_000;
    await desk.send('POST', ENTRIES, { ...record('b', { kind: 'claim', seq: 2 }), user: PEOPLE.admin });
    await desk.send('POST', ENTRIES, record('c', { kind: 'run', seq: 3 }));
    return desk;
  };

  it('sees a record only after the index has caught up', async () => {
    const desk = await withRecords();
    desk.time += 1_000;
    expect(await search(desk, {})).toEqual(['a']);
    desk.time += 1_000;
    expect(await search(desk, {})).toEqual(['a', 'b', 'c']);
  });

  it('shows the old state of a changed record until then', async () => {
    const desk = await withRecords();
    desk.time += 5_000;
    await desk.send('PATCH', `${ENTRIES}?external_id=a`, record('a', { kind: 'settled' }));
    expect(await search(desk, { 'custom_object_fields.kind': { $eq: 'settled' } })).toEqual([]);
    desk.time += 2_000;
    expect(await search(desk, { 'custom_object_fields.kind': { $eq: 'settled' } })).toEqual(['a']);
  });

  it('combines conditions with and, or and comparisons', async () => {
    const desk = await withRecords();
    desk.time += 5_000;
    const claims = { 'custom_object_fields.kind': { $eq: 'claim' } };
    expect(await search(desk, { $and: [claims, { 'custom_object_fields.seq': { $gt: 1 } }] })).toEqual(['b']);
    expect(await search(desk, { $or: [claims, { external_id: { $eq: 'c' } }] })).toEqual(['a', 'b', 'c']);
    expect(await search(desk, { created_by_user: { $eq: String(PEOPLE.admin) } })).toEqual(['b']);
    expect(await search(desk, { 'custom_object_fields.body': { $exists: false } })).toHaveLength(3);
    expect(await search(desk, { created_at: { $gte: '2026-08-20T10:00:01Z' } }, '?sort=-created_at')).toEqual(
      ['c', 'b'],
    );
  });

  it('refuses an operator that it does not know', async () => {
    const desk = await withRecords();
    desk.time += 5_000;
    expect(await search(desk, { name: { $like: 'x' } })).toEqual([400]);
  });
});

describe('permissions of records', () => {
  it('lets light agents read and not write', async () => {
    const desk = createTestDesk();
    const made = await desk.send('POST', ENTRIES, record('a'));
    const id = at(made, 'custom_object_record.id');
    const user = PEOPLE.light;
    expect((await desk.get(`${ENTRIES}/${id}`, { user })).status).toBe(200);
    expect((await desk.send('POST', ENTRIES, { ...record('b'), user })).status).toBe(403);
    expect((await desk.send('PATCH', `${ENTRIES}/${id}`, { ...record('a'), user })).status).toBe(403);
    expect((await desk.send('DELETE', `${ENTRIES}/${id}`, { user })).status).toBe(403);
  });

  it('keeps agents from rules on a plan with roles', async () => {
    const desk = createTestDesk({ plan: 'enterprise' });
    expect((await desk.send('POST', RULES, record('a'))).status).toBe(403);
    expect((await desk.send('POST', RULES, { ...record('a'), user: PEOPLE.supervisor })).status).toBe(201);
    expect((await desk.send('POST', RULES, { ...record('b'), user: PEOPLE.admin })).status).toBe(201);
    expect((await desk.get(RULES)).status).toBe(200);
  });

  it('lets agents write rules on a plan without roles', async () => {
    const desk = createTestDesk({ plan: 'professional' });
    expect((await desk.send('POST', RULES, record('a'))).status).toBe(201);
  });
});
