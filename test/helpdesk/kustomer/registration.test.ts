import { describe, expect, it } from 'vitest';
import { isObject } from '../../../app/lib/json.ts';
import { type ApiReply, registerApp } from '../../../scripts/kustomer-registration.ts';
import { definition } from '../../support/kustomer-desk.ts';

interface Org {
  readonly log: string[];
  readonly settings: Map<string, unknown>;
  readonly kept: Map<string, string>;
  readonly printed: string[];
  readonly answers: Map<string, unknown>;
}

/** An org that answers like Kustomer; `odd` takes the place of an answer. */
async function register(
  odd: (method: string, path: string, org: Org) => ApiReply | undefined = () => undefined,
  answers = new Map<string, unknown>(),
) {
  const org: Org = { log: [], settings: new Map(), kept: new Map(), printed: [], answers };
  let last = 0;
  const outcome = await registerApp(definition(), {
    send: async (method, path, body) => {
      org.log.push(`${method} ${path}`);
      return odd(method, path, org) ?? answer(org, { method, path, body });
    },
    print: (line) => void org.printed.push(line),
    sleep: async () => undefined,
    randomId: () => {
      last += 1;
      return String(last);
    },
    keep: async (version, body) => void answers.set(version, body),
    kept: async (version) => answers.get(version),
  });
  return { outcome, ...org };
}

const reply = (httpStatus: number, data: unknown = null): ApiReply => ({ httpStatus, body: { data } });

function answer(org: Org, { method, path, body }: { method: string; path: string; body: unknown }): ApiReply {
  const input = isObject(body) ? body : {};
  if (path === '/v1/apps/available')
    return reply(201, { attributes: { commands: namespaced(input['commands']) } });
  if (path === '/v1/apps/install') return reply(202);
  if (path.startsWith('/v1/klasses?'))
    return reply(
      200,
      ['stepwise_entry', 'stepwise_rule'].map((name) => ({ id: name, attributes: { name } })),
    );
  if (path.startsWith('/v1/settings/')) {
    if (method === 'PUT') org.settings.set(path, input['value']);
    return reply(200, { attributes: { value: org.settings.get(path) } });
  }
  return record(org, { method, path, input });
}

const namespaced = (commands: unknown): unknown[] =>
  (Array.isArray(commands) ? commands : [])
    .filter(isObject)
    .map(({ name }) => ({ name: String(name).replace(/^stepwise/, 'stepwise_o1') }));

function record(
  org: Org,
  { method, path, input }: { method: string; path: string; input: Record<string, unknown> },
): ApiReply {
  const externalId = /externalId=(.+)$/.exec(path)?.[1];
  if (method === 'DELETE') return reply(204);
  if (externalId !== undefined) return reply(200, { id: org.kept.get(externalId) });
  const wanted = String(input['externalId']);
  if (org.kept.has(wanted)) return { httpStatus: 409, body: { errors: [{ code: 'conflict' }] } };
  org.kept.set(wanted, `k${org.kept.size}`);
  return reply(201, { id: org.kept.get(wanted) });
}

const stored = (settings: ReadonlyMap<string, unknown>, name: string) =>
  settings.get(`/v1/settings/stepwise_o1/default/${name}`);

describe('registering the app', () => {
  it('goes through every step and says what is left', async () => {
    const { outcome, printed } = await register();
    expect(outcome.status).toBe('done');
    expect(printed.filter((line) => line.startsWith('✓'))).toEqual([
      '✓ check the definition offline',
      '✓ register version 0.1.0',
      '✓ read the final names of the commands',
      '✓ install stepwise_o1 0.1.0',
      '✓ wait for the klasses',
      '✓ try whether records are unique',
      '✓ store the final names',
      '✓ store what was found of records',
    ]);
    expect(outcome.left.join()).toContain('docs/kustomer-checks.md');
  });

  it('stores the names that registration gave', async () => {
    const { settings } = await register();
    expect(JSON.parse(String(stored(settings, 'finalNames')))).toEqual({
      commandApp: 'stepwise_o1',
      commands: {},
      klasses: { entry: 'stepwise_entry', rule: 'stepwise_rule' },
    });
    expect(stored(settings, 'recordsChecked')).toBe(true);
  });

  it('takes its own trial records away and nothing else', async () => {
    const { log } = await register();
    expect(log.filter((line) => line.startsWith('DELETE'))).toEqual(
      [0, 1, 2, 3, 4].map((n) => `DELETE /v1/klasses/stepwise_entry/k${n}`),
    );
  });

  it('finds out that records are not unique', async () => {
    let last = 0;
    const { settings, outcome } = await register((method, path) => {
      if (method !== 'POST' || !path.startsWith('/v1/klasses/')) return undefined;
      last += 1;
      return reply(201, { id: `k${last}` });
    });
    expect(stored(settings, 'recordsChecked')).toBe(false);
    expect(outcome.left.join()).toContain('NOT unique');
  });

  it('finds out that a second record overwrites the first', async () => {
    const { settings } = await register((method, path) =>
      method === 'POST' && path.startsWith('/v1/klasses/') ? reply(200, { id: 'k1' }) : undefined,
    );
    expect(stored(settings, 'recordsChecked')).toBe(false);
  });

  it('stops at a version that is there and asks for nothing more', async () => {
    const { outcome, log, printed } = await register((_method, path) =>
      path === '/v1/apps/available' ? reply(409) : undefined,
    );
    expect([outcome.status, log]).toEqual(['stopped', ['POST /v1/apps/available']]);
    expect(printed.join('\n')).toContain('raise `version`');
  });

  it('goes on with a version whose answer it has kept', async () => {
    const { answers } = await register((_method, path) =>
      path === '/v1/apps/install' ? reply(500) : undefined,
    );
    const again = await register(
      (_method, path) => (path === '/v1/apps/available' ? reply(409) : undefined),
      answers,
    );
    expect(again.outcome.status).toBe('done');
  });

  it('stops where the answer names no commands', async () => {
    const { outcome, log } = await register((_method, path) =>
      path === '/v1/apps/available' ? reply(201, {}) : undefined,
    );
    expect([outcome.status, log.length]).toEqual(['stopped', 1]);
  });

  it('stops where the klasses never appear, and names what was done', async () => {
    const { outcome, printed } = await register((_method, path) =>
      path.startsWith('/v1/klasses?') ? reply(200, []) : undefined,
    );
    expect(outcome.status).toBe('stopped');
    expect(printed.join('\n')).toContain('done and not undone: install stepwise_o1 0.1.0');
  });

  it('stops where a setting does not stand as it was stored', async () => {
    const { outcome } = await register((method, path) =>
      method === 'GET' && path.endsWith('/finalNames')
        ? reply(200, { attributes: { value: 'cut' } })
        : undefined,
    );
    expect(outcome.status).toBe('stopped');
  });

  it('sends nothing of a definition that would be refused', async () => {
    const log: string[] = [];
    const outcome = await registerApp(
      { ...definition(), cards: [] },
      {
        send: async (method) => {
          log.push(method);
          return reply(200);
        },
        print: () => undefined,
        sleep: async () => undefined,
        randomId: () => '1',
        keep: async () => undefined,
        kept: async () => undefined,
      },
    );
    expect([outcome.status, log]).toEqual(['stopped', []]);
  });
});
