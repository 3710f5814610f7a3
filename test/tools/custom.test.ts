import { describe, expect, it } from 'vitest';
import { createServiceTable, readServiceConfig } from '../../app/lib/services/table.ts';
import { parseArgs } from '../../app/tools/argument.ts';
import { shippedTools } from '../../app/tools/catalog.ts';
import { type CustomTool, readCustomTools } from '../../app/tools/custom.ts';
import { fillBody, fillText } from '../../app/tools/template.ts';
import { answer, openCanned } from '../support/canned-services.ts';

const SERVICES = [
  {
    name: 'loyalty',
    host: 'api.loyalty.example',
    auth: { header: 'X-Api-Key', value: '{{secret}}' },
    secret: 'loyaltyKey',
    operations: {
      'get-member': { method: 'GET', path: '/members/{email}', query: ['full'], effect: 'read' },
      'add-points': {
        method: 'POST',
        path: '/members/{email}/points',
        effect: 'write',
        body: { type: 'object', properties: { points: { type: 'integer', maximum: 500 } } },
        idempotencyHeader: 'Idempotency-Key',
      },
    },
  },
];
const { config, problems: serviceProblems } = readServiceConfig({ services: SERVICES });
const table = createServiceTable(config);

const LOOK_UP = {
  name: 'get_member',
  service: 'loyalty',
  operation: 'get-member',
  args: { email: '{email}' },
  params: [{ name: 'email' }],
  result: { tier: 'data.tier', points: 'data.points' },
  facts: { member_tier: 'tier' },
  words: ['Loyalty Tier'],
};
const GRANT = {
  name: 'add_points',
  service: 'loyalty',
  operation: 'add-points',
  args: { email: '{email}' },
  body: { points: '{points}', note: 'Goodwill for {email}, {call_id}', tags: ['{reason}'] },
  params: [
    { name: 'email' },
    { name: 'points', type: 'int', origin: 'policy' },
    { name: 'reason', required: false, origin: 'written' },
  ],
  limits: { points: 200 },
  moves: 'money',
  lane: 'supervisor',
  subject: 'member:{email}',
  classes: ['retention'],
  result: { balance: 'balance' },
  success: { path: 'ok', equals: true },
  readBack: {
    operation: 'get-member',
    args: { email: '{email}' },
    path: 'data.lastNote',
    equals: '{call_id}',
  },
};

function readOne(json: object): CustomTool | string {
  const { tools, problems } = readCustomTools([json], table, shippedTools);
  return tools[0] ?? problems[0] ?? 'nothing';
}

function good(json: object): CustomTool {
  const read = readOne(json);
  if (typeof read === 'string') throw new Error(read);
  return read;
}

describe('reading a tool from the configuration', () => {
  it('makes a look-up of an operation that reads', () => {
    const { tool } = good(LOOK_UP);
    expect(tool).toMatchObject({
      effect: 'read',
      lane: 'auto',
      services: ['loyalty'],
      words: ['loyalty tier'],
    });
    expect(tool.factsOf({ tier: 'gold' })).toEqual([
      { name: 'member_tier', value: 'gold', path: 'tier', standing: 'certain' },
    ]);
  });

  it('makes a write with its lane, limit and subject', () => {
    const { tool } = good(GRANT);
    expect(tool).toMatchObject({ effect: 'write', lane: 'supervisor', moves: 'money', reversible: false });
    expect(tool.subjectOf({ email: 'Dana@X.co' })).toBe('member:dana@x.co');
    expect(parseArgs(tool, { email: 'a@b.co', points: 200 }).problems).toEqual([]);
    expect(parseArgs(tool, { email: 'a@b.co', points: 201 }).problems).toEqual(['points is more than 200']);
  });

  it.each([
    ['a name that is taken', { name: 'refund_order' }, 'is taken'],
    ['a name with spaces', { name: 'add points' }, 'snake_case'],
    ['an unknown service', { service: 'loyalti' }, 'service not installed'],
    ['an unknown operation', { operation: 'remove' }, 'service not installed'],
    ['a write that runs by itself', { lane: 'auto' }, 'for reads only'],
    ['a write that moves nothing', { moves: 'nothing' }, '`moves`'],
    ['a write without a subject', { subject: '' }, '`subject` is missing'],
    ['a subject of an unknown parameter', { subject: 'x:{who}' }, 'unknown parameter `who`'],
    ['a body of an unknown parameter', { body: { a: '{secret}' } }, 'unknown parameter `secret`'],
    ['a limit of an unknown parameter', { limits: { amount: 1 } }, 'unknown parameter `amount`'],
    ['a parameter of an unknown type', { params: [{ name: 'email', type: 'text' }] }, '`type` is none of'],
    [
      'a read-back that writes',
      { readBack: { ...GRANT.readBack, operation: 'add-points' } },
      'has to be a read',
    ],
    ['words that are no list', { words: 'points' }, 'lists of texts'],
  ])('refuses %s', (_name, change, reason) => {
    expect(readOne({ ...GRANT, ...change })).toEqual(expect.stringContaining(reason));
  });

  it('keeps the good ones beside the bad', () => {
    const { tools, problems } = readCustomTools([LOOK_UP, 5, GRANT, LOOK_UP], table, shippedTools);
    expect(tools.map((each) => each.tool.name)).toEqual(['get_member', 'add_points']);
    expect(problems).toEqual(['tool 2: is not an object', 'tool 4: `get_member` is taken']);
  });
});

describe('templates', () => {
  it('keeps types where a member is nothing but a place', () => {
    expect(fillBody({ a: '{n}', b: 'n is {n}', c: ['{n}', '{x}'], d: '{x}' }, { n: 5 })).toEqual({
      a: 5,
      b: 'n is 5',
      c: [5],
    });
  });

  it('takes a value for data, not for a template', () => {
    expect(fillText('{a}', { a: '{b}', b: 'secret' })).toBe('{b}');
    expect(fillBody({ a: '{a}' }, { a: '{b}', b: 'secret' })).toEqual({ a: '{b}' });
  });
});

describe('running a custom tool', () => {
  const args = { email: 'a/b@x.co', points: 50 };

  it('picks the result by its paths', async () => {
    const canned = openCanned({ 'get-member': [answer(200, { data: { tier: 'gold', points: 7 } })] }, [
      good(LOOK_UP),
    ]);
    expect(await canned.run('get_member', { email: 'a@b.co' })).toMatchObject({
      output: { tier: 'gold', points: 7 },
    });
    expect(canned.sent[0]).toMatchObject({ service: 'loyalty', args: { email: 'a@b.co' }, body: null });
  });

  it('has found nothing where no path holds anything', async () => {
    const canned = openCanned({ 'get-member': [answer(200, { data: null })] }, [good(LOOK_UP)]);
    expect(await canned.run('get_member', { email: 'a@b.co' })).toMatchObject({ output: { found: false } });
  });

  it('sends a write once, with an idempotency key', async () => {
    const canned = openCanned({ 'add-points': [answer(200, { ok: true, balance: 57 })] }, [good(GRANT)]);
    expect(await canned.run('add_points', args)).toMatchObject({ status: 'done', output: { balance: 57 } });
    expect(canned.sent).toHaveLength(1);
    expect(canned.sent[0]).toMatchObject({
      idempotencyKey: expect.stringMatching(/^[0-9a-f-]{36}$/),
      body: { points: 50, note: 'Goodwill for a/b@x.co, stepwise call-1', tags: [] },
    });
  });

  it.each([
    ['another value at the place of success', answer(200, { ok: false }), 'failed'],
    ['nothing at the place of success', answer(200, { balance: 1 }), 'unknown'],
    ['garbage', answer(200, 'ok'), 'unknown'],
    ['an error of its server', answer(500, {}), 'unknown'],
    ['a refusal', answer(422, { message: 'no' }), 'failed'],
  ])('takes %s for what it is', async (_name, reply, status) => {
    const canned = openCanned({ 'add-points': [reply] }, [good(GRANT)]);
    expect((await canned.run('add_points', args)).status).toBe(status);
  });

  it('finds out by its read-back', async () => {
    const back = (note: string) =>
      openCanned({ 'get-member': [answer(200, { data: { lastNote: note } })] }, [good(GRANT)]).readBack(
        'add_points',
        args,
      );
    expect((await back('stepwise call-1')).status).toBe('happened');
    expect((await back('stepwise call-2')).status).toBe('did-not-happen');
  });

  it('cannot tell without a read-back', async () => {
    const { readBack: _none, ...without } = GRANT;
    const canned = openCanned({}, [good(without)]);
    expect(await canned.readBack('add_points', args)).toEqual({
      status: 'cannot-tell',
      look: 'Look at loyalty.',
    });
  });
});

describe('services of a team’s own', () => {
  it('are read with nothing to complain about', () => {
    expect(serviceProblems).toEqual([]);
    expect(table['loyalty']?.host).toBe('api.loyalty.example');
  });

  const broken = (change: object): string =>
    readServiceConfig({ services: [{ ...SERVICES[0], ...change }] }).problems[0] ?? '';

  it.each([
    ['the name of a shipped service', { name: 'shopify' }, 'shipped service'],
    ['a host with a path', { host: 'x.co/evil' }, 'not a host name'],
    ['a host with a place in it', { host: '{{x}}.co' }, 'not a host name'],
    ['a header with an underscore', { auth: { header: 'api_key', value: '{{secret}}' } }, 'header name'],
    ['a header without the secret', { auth: { header: 'X-Key', value: 'abc' } }, '`{{secret}}` once'],
    [
      'a path with a query',
      { operations: { a: { method: 'GET', path: '/a?b=1', effect: 'read' } } },
      '`path` is not a path',
    ],
    [
      'a method that is none',
      { operations: { a: { method: 'YELL', path: '/a', effect: 'read' } } },
      '`method` is none of',
    ],
    ['no effect', { operations: { a: { method: 'GET', path: '/a' } } }, '`effect`'],
  ])('refuse %s', (_name, change, reason) => {
    expect(broken(change)).toContain(reason);
  });

  it('never stand in for the shipped ones', () => {
    const own = { ...config, services: config.services.map((each) => ({ ...each, name: 'shopify' })) };
    expect(createServiceTable(own)['shopify']?.host).toBe('example-shop.myshopify.com');
  });

  it('leaves the standards where a setting is wrong', () => {
    const { config: read, problems } = readServiceConfig({ shopDomain: 'https://x.co', modelPath: 'v1' });
    expect(problems).toEqual(['`modelPath` is not a path', '`shopDomain` is not a host name']);
    expect(read.shopDomain).toBe('example-shop.myshopify.com');
    expect(read.modelPath).toBe('/v1');
  });
});
