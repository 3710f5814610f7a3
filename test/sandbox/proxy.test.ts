import { describe, expect, it } from 'vitest';
import { createTestDesk, type TestDesk } from '../support/test-desk.ts';

const SKIO = 'https://graphql.skio.com/v1/graphql';

const send = (desk: TestDesk, request: Record<string, unknown>) =>
  desk.send('POST', '/zendesk/proxy', {
    body: {
      url: SKIO,
      method: 'POST',
      body: '{}',
      contentType: 'application/json',
      secure: true,
      ...request,
    },
  });

describe('the proxy', () => {
  it('hands an allowed request to the shop with its secret', async () => {
    const desk = createTestDesk();
    const answer = await send(desk, { headers: { Authorization: 'API {{setting.skioToken}}' } });
    expect(answer.body).toMatchObject({ type: 'answered', status: 200, body: '{}' });
    expect(desk.sent).toEqual([
      {
        method: 'POST',
        url: SKIO,
        headers: { authorization: 'API sandbox-skio-token', 'content-type': 'application/json' },
        body: '{}',
      },
    ]);
  });

  it('refuses a host that is not in the list', async () => {
    const desk = createTestDesk();
    for (const url of ['https://api.easypost.com/v2/claims', 'https://graphql.skio.com.evil.example/v1']) {
      const answer = await send(desk, { url });
      expect(answer.body).toMatchObject({ status: 403, body: expect.stringContaining('domainWhitelist') });
    }
    expect(desk.sent).toEqual([]);
  });

  it('refuses an address without TLS', async () => {
    const answer = await send(createTestDesk(), { url: 'http://graphql.skio.com/v1/graphql' });
    expect(answer.body['status']).toBe(422);
  });

  it('leaves placeholders in body and address as they stand', async () => {
    const desk = createTestDesk();
    await send(desk, { url: `${SKIO}?key={{setting.skioToken}}`, body: '{"a":"{{setting.skioToken}}"}' });
    expect(desk.sent[0]?.body).toBe('{"a":"{{setting.skioToken}}"}');
    expect(desk.sent[0]?.url).not.toContain('sandbox-skio-token');
  });

  it('expands no secret whose scopes leave headers out', async () => {
    const desk = createTestDesk();
    await send(desk, { headers: { a: '{{setting.bodyToken}}', b: '{{setting.nothing}}' } });
    expect(desk.sent[0]?.headers).toMatchObject({ a: '{{setting.bodyToken}}', b: '{{setting.nothing}}' });
  });

  it('expands nothing in a request that is not secure', async () => {
    const desk = createTestDesk();
    await send(desk, { secure: false, headers: { authorization: '{{setting.skioToken}}' } });
    expect(desk.sent[0]?.headers['authorization']).toBe('{{setting.skioToken}}');
  });

  it('drops headers with an underscore', async () => {
    const desk = createTestDesk();
    await send(desk, { headers: { client_id: '1', 'client-id': '2' } });
    expect(desk.sent[0]?.headers).not.toHaveProperty('client_id');
    expect(desk.sent[0]?.headers['client-id']).toBe('2');
  });

  it('answers 502 for a model host without a model', async () => {
    const answer = await send(createTestDesk(), { url: 'https://api.openai.com/v1/responses' });
    expect(answer.body['status']).toBe(502);
  });

  it('hands model requests to the handler where there is one', async () => {
    const asked: string[] = [];
    const desk = createTestDesk({
      modelHandler: async (request) => {
        asked.push(request.url);
        return { status: 200, headers: {}, body: '{"output":[]}' };
      },
    });
    const answer = await send(desk, { url: 'https://api.openai.com/v1/responses' });
    expect(answer.body['body']).toBe('{"output":[]}');
    expect(asked).toEqual(['https://api.openai.com/v1/responses']);
  });

  it('counts each exchange for its instance', async () => {
    const desk = createTestDesk();
    const counted = { instance: 'g', location: 'ticket_sidebar', ticketId: 5001, userId: 1101 };
    await desk.send('POST', '/__sandbox/instances', { body: counted });
    await desk.send('POST', '/zendesk/proxy', { instance: 'g', body: { url: SKIO, method: 'POST' } });
    expect(desk.sandbox.world().counts.all()[0]?.buckets[0]).toMatchObject({
      proxied: 1,
      requests: [`POST ${SKIO}`],
    });
  });
});

describe('faults of a service', () => {
  const faulty = async (kind: string) => {
    const desk = createTestDesk();
    await desk.send('POST', '/__sandbox/faults', { body: { service: 'skio', kind, retryAfterSeconds: 7 } });
    const answer = await send(desk, { headers: { authorization: 'API {{setting.skioToken}}' } });
    return { answer: answer.body, reached: desk.sent };
  };

  it('reach the shop where the effect is kept', async () => {
    const after = await faulty('error-after');
    const lost = await faulty('lost');
    expect(after.answer['status']).toBe(500);
    expect(lost.answer).toEqual({ type: 'lost', status: 0 });
    expect([after.reached.length, lost.reached.length]).toEqual([1, 1]);
  });

  it('stay away from the shop where nothing happened', async () => {
    const before = await faulty('error-before');
    const limited = await faulty('too-many-requests');
    expect(before.answer['status']).toBe(500);
    expect(limited.answer).toMatchObject({ status: 429, headers: { 'retry-after': '7' } });
    expect([before.reached.length, limited.reached.length]).toEqual([0, 0]);
  });

  it('spoil the token and nothing else', async () => {
    const { reached } = await faulty('expired-token');
    expect(reached[0]?.headers).toEqual({ authorization: 'expired', 'content-type': 'application/json' });
  });

  it('leave other services alone', async () => {
    const desk = createTestDesk();
    await desk.send('POST', '/__sandbox/faults', { body: { service: 'prive', kind: 'error-before' } });
    expect((await send(desk, {})).body['status']).toBe(200);
  });
});

describe('the two origins', () => {
  it('serve nothing but the app’s files on the assets’ host', async () => {
    const { sandbox } = createTestDesk({
      app: {
        name: 'App',
        version: '1',
        locations: [],
        parameters: [],
        domainWhitelist: [],
        objects: [],
        file: (path) => (path === 'assets/index.html' ? { body: 'page', type: 'text/html' } : undefined),
      },
    });
    const statusOf = async (path: string) =>
      (await sandbox.fetch(new Request(`http://localhost${path}`))).status;
    expect(await statusOf('/5/assets/index.html?origin=x')).toBe(200);
    expect(await statusOf('/5/assets/..%2fmanifest.json')).toBe(404);
    expect(await statusOf('/api/v2/users/me')).toBe(404);
    expect(await statusOf('/__sandbox/state')).toBe(404);
    expect(await statusOf('/zendesk')).toBe(404);
  });

  it('take nothing from other sites', async () => {
    const { sandbox } = createTestDesk();
    const statusFrom = async (origin: string, host = '127.0.0.1') => {
      const headers = { origin };
      const body = JSON.stringify({ url: SKIO });
      return (
        await sandbox.fetch(new Request(`http://${host}/zendesk/proxy`, { method: 'POST', headers, body }))
      ).status;
    };
    expect(await statusFrom('https://evil.example')).toBe(403);
    expect(await statusFrom('http://localhost')).toBe(403);
    expect(await statusFrom('http://evil.example', 'evil.example')).toBe(403);
    expect(await statusFrom('http://127.0.0.1')).toBe(200);
  });

  it('keep secret settings out of what the page is told', async () => {
    const answer = await createTestDesk().get('/__sandbox/state');
    expect(JSON.stringify(answer.body)).not.toContain('sandbox-skio-token');
    expect(answer.body['app']).toMatchObject({ settings: { escalationGroup: 'Escalations' } });
  });
});
