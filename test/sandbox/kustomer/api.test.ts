import { describe, expect, it } from 'vitest';
import { hexId } from '../../../app/sandbox/kustomer/ids.ts';
import { PREVIEW_LENGTH_MAX } from '../../../app/sandbox/kustomer/record-json.ts';
import type { OutgoingRequest } from '../../../app/sandbox/outgoing.ts';
import { replyAsCustomer } from '../../../app/sandbox/play.ts';
import type { SandboxOptions } from '../../../app/sandbox/sandbox.ts';
import { createKustomerSandbox } from '../../support/kustomer-desk.ts';
import { at, PEOPLE } from '../../support/test-desk.ts';

const TICKET = 5001;
const CONVERSATION = `/conversations/${hexId('conversation', TICKET)}`;
const DRAFTS = `/customers/${hexId('customer', 1201)}/drafts`;
const KLASS = '/klasses/stepwise_entry';
const START = Date.parse('2026-08-20T10:00:00Z');

/** The API on a clock that the test moves. */
function openApi(options: Partial<SandboxOptions> & { readonly headers?: 'card' | 'definition' } = {}) {
  const time = { now: START };
  const sandbox = createKustomerSandbox({ now: () => time.now, ...options });
  const call = async (method: string, path: string, more: { user?: number; body?: unknown } = {}) => {
    const response = await sandbox.fetch(
      new Request(`http://127.0.0.1/kustomer/api/v1${path}`, {
        method,
        headers: { 'x-desk-user': String(more.user ?? PEOPLE.agent) },
        ...(more.body === undefined ? {} : { body: JSON.stringify(more.body) }),
      }),
    );
    const text = await response.text();
    const body: Record<string, unknown> = text === '' ? {} : JSON.parse(text);
    return { status: response.status, headers: response.headers, body };
  };
  const said = () =>
    sandbox
      .world()
      .tickets.ticket(TICKET)
      ?.comments.map(({ plain }) => plain) ?? [];
  return { sandbox, time, call, said };
}

describe('conversations', () => {
  it('name tags by id and give messages newest first', async () => {
    const { sandbox, call } = openApi();
    replyAsCustomer(sandbox.world(), TICKET, { text: 'Any news?' });
    const [tag] = at(await call('GET', CONVERSATION), 'data.attributes.tags') as string[];
    expect(at(await call('GET', '/tags'), 'data.0')).toMatchObject({
      id: tag,
      attributes: { name: 'delivery' },
    });
    expect(at(await call('GET', `${CONVERSATION}/messages`), 'data.0.attributes.preview')).toBe('Any news?');
  });

  it('cut long messages off', async () => {
    const { sandbox, call } = openApi();
    replyAsCustomer(sandbox.world(), TICKET, { text: 'x'.repeat(PREVIEW_LENGTH_MAX + 1) });
    const message = at(await call('GET', `${CONVERSATION}/messages`), 'data.0.attributes');
    expect(message).toMatchObject({
      size: PREVIEW_LENGTH_MAX + 1,
      preview: `${'x'.repeat(PREVIEW_LENGTH_MAX)}…`,
    });
  });

  it('are laid aside only with a time', async () => {
    const { call } = openApi();
    expect((await call('PUT', CONVERSATION, { body: { status: 'snoozed' } })).status).toBe(400);
    const snooze = { status: 'scheduled', time: '2026-08-23T10:00:00Z' };
    expect((await call('PUT', CONVERSATION, { body: { status: 'snoozed', snooze } })).status).toBe(200);
  });

  it('refuse a change of somebody who may only read', async () => {
    const { call } = openApi();
    const reply = await call('PUT', CONVERSATION, { user: PEOPLE.light, body: { status: 'done' } });
    expect([reply.status, at(reply, 'errors.0.code')]).toEqual([403, 'forbidden']);
  });

  it('refuse too many requests', async () => {
    const { call } = openApi({ rateLimitPerMinute: 2 });
    const statuses = [];
    for (let n = 0; n < 3; n += 1) statuses.push((await call('GET', CONVERSATION)).status);
    expect(statuses).toEqual([200, 200, 429]);
  });

  it('give pages with a link to the next', async () => {
    const { sandbox, call } = openApi();
    for (const text of ['a', 'b']) replyAsCustomer(sandbox.world(), TICKET, { text });
    const first = await call('GET', `${CONVERSATION}/messages?page=1&pageSize=2`);
    expect(at(first, 'links.next')).toContain('page=2');
    const second = await call('GET', `${CONVERSATION}/messages?page=2&pageSize=2`);
    expect([(at(second, 'data') as unknown[]).length, at(second, 'links.next')]).toEqual([1, null]);
  });
});

describe('drafts', () => {
  const draft = { channel: 'email', conversation: hexId('conversation', TICKET), body: 'Filed.' };
  const sendAt = new Date(START + 5000).toISOString();

  it('stay unsent without a time', async () => {
    const { time, call, said } = openApi();
    await call('POST', DRAFTS, { body: draft });
    time.now += 3_600_000;
    expect(at(await call('GET', DRAFTS), 'data.0.attributes.status')).toBe('created');
    expect(said()).toHaveLength(1);
  });

  it('stay unsent with a time that is not said to be one', async () => {
    const { time, call, said } = openApi();
    await call('POST', DRAFTS, { body: { ...draft, sendAt } });
    time.now += 3_600_000;
    await call('GET', DRAFTS);
    expect(said()).toHaveLength(1);
  });

  it('become a message at their time and are gone', async () => {
    const { time, call, said } = openApi();
    await call('POST', DRAFTS, { body: { ...draft, sendAt, scheduled: true } });
    time.now += 4_999;
    expect(at(await call('GET', DRAFTS), 'data.0.attributes.status')).toBe('scheduled');
    time.now += 1;
    expect(at(await call('GET', DRAFTS), 'data')).toEqual([]);
    expect(said().at(-1)).toBe('Filed.');
  });

  it('are refused with a time that has passed', async () => {
    const body = { ...draft, sendAt: new Date(START).toISOString(), scheduled: true };
    expect((await openApi().call('POST', DRAFTS, { body })).status).toBe(400);
  });

  it('are refused where they are too long for a channel, or for none', async () => {
    const { call } = openApi();
    expect((await call('POST', DRAFTS, { body: { ...draft, body: 'x'.repeat(10_241) } })).status).toBe(400);
    expect((await call('POST', DRAFTS, { body: { ...draft, channel: 'pigeon' } })).status).toBe(400);
  });
});

describe('KObjects', () => {
  const object = { title: 't', externalId: 'x1', custom: { recordTypeStr: 'run' }, data: { a: 1, b: 1 } };

  it('refuse a second one with an external id', async () => {
    const { call } = openApi();
    expect((await call('POST', KLASS, { body: object })).status).toBe(201);
    expect((await call('POST', KLASS, { body: object })).status).toBe(409);
  });

  it('merge what is written over them and bear who did it', async () => {
    const { call } = openApi();
    const id = at(await call('POST', KLASS, { body: object }), 'data.id');
    await call('PUT', `${KLASS}/${id}`, { user: PEOPLE.otherAgent, body: { data: { a: 2 } } });
    const now = await call('GET', `${KLASS}/externalId=x1`);
    expect(at(now, 'data.attributes.data')).toEqual({ a: 2, b: 1 });
    expect(at(now, 'data.relationships.createdBy.data.id')).toBe(hexId('user', PEOPLE.agent));
    expect(at(now, 'data.relationships.modifiedBy.data.id')).toBe(hexId('user', PEOPLE.otherAgent));
  });

  it('refuse a write on an old state', async () => {
    const { call } = openApi();
    const id = at(await call('POST', KLASS, { body: object }), 'data.id');
    expect((await call('PUT', `${KLASS}/${id}`, { body: { rev: 7 } })).status).toBe(409);
  });

  it('are protected by klass where the plan has roles', async () => {
    const { call } = openApi();
    const rule = '/klasses/stepwise_rule';
    expect((await call('POST', rule, { body: object })).status).toBe(403);
    expect((await call('POST', rule, { user: PEOPLE.supervisor, body: object })).status).toBe(201);
  });

  it('refuse an attribute without a type, and one too long', async () => {
    const { call } = openApi();
    expect((await call('POST', KLASS, { body: { ...object, custom: { kind: 'x' } } })).status).toBe(400);
    const custom = { nonceStr: 'x'.repeat(1025) };
    expect((await call('POST', KLASS, { body: { ...object, custom } })).status).toBe(400);
  });

  it('are found by search some time later and without their data', async () => {
    const { time, call } = openApi({ searchLagMs: 1000 });
    await call('POST', KLASS, { body: object });
    const body = {
      queryContext: 'kobject',
      and: [{ kobject_custom_stepwise_entry_recordTypeStr: { equals: 'run' } }],
    };
    expect(at(await call('POST', '/customers/search', { body }), 'data')).toEqual([]);
    time.now += 1000;
    const found = at(await call('POST', '/customers/search', { body }), 'data.0.attributes');
    expect(found).toHaveProperty('s3DataUrl');
    expect(found).not.toHaveProperty('data');
  });
});

describe('commands', () => {
  const NAME = `stepwise_${hexId('org', 1)}.app.skio.find-users`;
  const run = (name: string) => `/commands/${name}/run`;

  function openShops(headers?: 'card' | 'definition') {
    const sent: OutgoingRequest[] = [];
    const api = openApi({
      ...(headers ? { headers } : {}),
      createShops: () => ({
        handle: (request) => {
          sent.push(request);
          return { status: 422, headers: {}, body: '{"error":"no"}' };
        },
        state: () => null,
        effects: () => [],
      }),
    });
    return { ...api, sent };
  }

  const document = () =>
    openApi()
      .sandbox.world()
      .kustomer?.app.commands.find(({ name }) => name === NAME)?.inputSchema;
  const query = () => {
    const found = at(
      { status: 200, headers: new Headers(), body: { schema: document() } },
      'schema.properties.query.enum',
    );
    return Array.isArray(found) ? String(found[0]) : '';
  };
  const body = () => ({ query: query(), variables: { where: { _or: [{ email: { _eq: 'a@b.example' } }] } } });
  const headers = { authorization: 'API {{{secret}}}' };

  it('fill the secret in on the way out and show it to nobody', async () => {
    const { call, sent } = openShops();
    const reply = await call('POST', run(NAME), { body: { args: {}, headers, body: body() } });
    expect(sent[0]?.headers['authorization']).toBe('API sandbox-skio-token');
    expect(JSON.stringify(reply.body)).not.toContain('sandbox-skio-token');
    expect(at(reply, 'data.attributes')).toMatchObject({ statusCode: 422, responseBody: { error: 'no' } });
  });

  it('take the secret from the definition where it stands there', async () => {
    const { call, sent } = openShops('definition');
    await call('POST', run(NAME), { body: { args: {}, body: body() } });
    expect(sent[0]?.headers['authorization']).toBe('API sandbox-skio-token');
  });

  it.each([
    ['another document', { query: 'query All { StorefrontUsers { email } }', variables: {} }],
    ['members that nobody named', { query: query(), variables: { where: {}, more: 1 } }],
    [
      'a text with a placeholder',
      { query: query(), variables: { where: { _or: [{ email: { _eq: '{{{secret}}}' } }] } } },
    ],
  ])('refuse %s before anything is sent', async (_case, wrong) => {
    const { call, sent } = openShops();
    expect((await call('POST', run(NAME), { body: { args: {}, headers, body: wrong } })).status).toBe(400);
    expect(sent).toEqual([]);
  });

  it('refuse arguments that are not permitted, and people who may not', async () => {
    const { call, sent } = openShops();
    const wrong = { args: { host: 'evil.example' }, headers, body: body() };
    expect((await call('POST', run(NAME), { body: wrong })).status).toBe(400);
    const right = { args: {}, headers, body: body() };
    expect((await call('POST', run(NAME), { user: PEOPLE.light, body: right })).status).toBe(403);
    expect(sent).toEqual([]);
  });

  it('are known by their final names only', async () => {
    const { call } = openShops();
    expect((await call('POST', run('stepwise.app.skio.find-users'), { body: {} })).status).toBe(404);
  });

  it('tell of a vendor that said nothing', async () => {
    const { sandbox, call } = openShops();
    sandbox.world().faults.add({ service: 'skio', kind: 'lost' });
    const reply = await call('POST', run(NAME), { body: { args: {}, headers, body: body() } });
    expect(at(reply, 'data.attributes')).toMatchObject({ requestError: 'socket hang up' });
    expect(at(reply, 'data.attributes')).not.toHaveProperty('statusCode');
  });
});

describe('settings', () => {
  it('show no secret and no other app', async () => {
    const { call } = openApi();
    const reply = await call('GET', `/settings/stepwise_${hexId('org', 1)}`);
    expect(JSON.stringify(reply.body)).toContain('"name":"skioToken","type":"secret","value":"********"');
    expect((await call('GET', '/settings/stepwise')).status).toBe(404);
  });
});
