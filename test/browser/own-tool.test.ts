/** A team's own tool in a desk: built in by `stepwise.config.json`, suggested, edited, approved, carried out, settled. */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AppDesk, openAppDesk, type TicketPage, until } from '../support/app-desk.ts';
import { type Built, builtWith } from '../support/built-with.ts';
import { publishVersionIn } from '../support/saved-version.ts';
import { PEOPLE } from '../support/test-desk.ts';

const HOST = 'api.loyalty.example';
const CONFIG: object = {
  ...(JSON.parse(readFileSync('stepwise.config.json', 'utf8')) as object),
  services: [
    {
      name: 'loyalty',
      host: HOST,
      auth: { header: 'X-Api-Key', value: '{{secret}}' },
      secret: 'loyaltyKey',
      operations: {
        'get-member': { method: 'GET', path: '/members/{email}', effect: 'read' },
        'add-points': {
          method: 'POST',
          path: '/members/{email}/points',
          effect: 'write',
          body: {
            type: 'object',
            additionalProperties: false,
            properties: { points: { type: 'integer', maximum: 500 }, note: { type: 'string' } },
          },
          idempotencyHeader: 'Idempotency-Key',
        },
      },
    },
  ],
  tools: [
    {
      name: 'add_loyalty_points',
      title: 'Add loyalty points',
      preview: '{email} gets {points} points.',
      service: 'loyalty',
      operation: 'add-points',
      args: { email: '{email}' },
      body: { points: '{points}', note: '{call_id}' },
      params: [{ name: 'email' }, { name: 'points', type: 'int' }],
      limits: { points: 200 },
      moves: 'money',
      lane: 'agent',
      subject: 'member:{email}',
      result: { balance: 'balance' },
      readBack: {
        operation: 'get-member',
        args: { email: '{email}' },
        path: 'lastNote',
        equals: '{call_id}',
      },
    },
  ],
};

const POLICY = {
  policy: 'missing-points',
  number: 1,
  title: 'Missing loyalty points',
  text: `---
title: Missing loyalty points
examples:
  - My loyalty points are missing
---
Use this policy when a customer says that loyalty points are missing from their account.

1. Add the missing points with @add_loyalty_points(email: str, points: int).
2. Inform the customer that the points have been added.
`,
};
const CARD = 'Add loyalty points';

/** The team's service: a real server that keeps what it is sent. */
interface Loyalty {
  readonly server: Server;
  readonly address: string;
  readonly sent: {
    readonly path: string;
    readonly key: string;
    readonly idempotency: string;
    readonly body: unknown;
  }[];
  /** The answer to the next write is never given although it counts. */
  losesReply: boolean;
}

async function openLoyalty(): Promise<Loyalty> {
  const sent: Loyalty['sent'] = [];
  const server = createServer(async (request, response) => {
    const header = (name: string) => String(request.headers[name] ?? '');
    response.setHeader('content-type', 'application/json');
    if (request.method === 'GET') {
      const last = sent.at(-1)?.body as { note?: string } | undefined;
      return void response.end(JSON.stringify({ lastNote: last?.note ?? '' }));
    }
    sent.push({
      path: request.url ?? '',
      key: header('x-api-key'),
      idempotency: header('idempotency-key'),
      body: JSON.parse(await textOf(request)),
    });
    if (loyalty.losesReply) {
      loyalty.losesReply = false;
      return void response.destroy();
    }
    response.end('{"balance":170}');
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  const loyalty: Loyalty = { server, address: `http://127.0.0.1:${port}`, sent, losesReply: false };
  return loyalty;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

async function openTicket(desk: AppDesk): Promise<TicketPage> {
  const { sandbox } = desk.browser.server;
  await publishVersionIn(sandbox, { author: PEOPLE.supervisor, publisher: PEOPLE.admin }, POLICY);
  const text =
    'Hello, the loyalty points of my last order are missing from my account. It should be 120 points.';
  const ticket = await desk.open(desk.writeIn('grace.lindqvist@example.com', text, 'Missing loyalty points'));
  await ticket.ready();
  return ticket;
}

describe('a tool of the team’s own', () => {
  let built: Built;
  let loyalty: Loyalty;
  let desk: AppDesk;

  beforeAll(async () => {
    built = await builtWith(CONFIG);
    loyalty = await openLoyalty();
    desk = await openAppDesk({
      app: built.zendesk,
      kustomer: built.kustomer,
      ownServices: { [HOST]: loyalty.address },
      settings: { loyaltyKey: 'loyalty-secret' },
    });
  }, 240_000);

  afterAll(async () => {
    await desk?.close();
    loyalty?.server.close();
    await built?.remove();
  });
  beforeEach(async () => await desk.reset());
  afterEach(() => void loyalty.sent.splice(0));

  it('is suggested, filled in, approved, carried out once and settled', async () => {
    const ticket = await openTicket(desk);
    const card = ticket.card(CARD);
    await card.waitFor();
    expect(await ticket.field('email', card).inputValue()).toBe('grace.lindqvist@example.com');
    await ticket.field('points', card).fill('120');
    await card.getByText('grace.lindqvist@example.com gets 120 points.').waitFor();
    await ticket.approve(CARD);
    expect(await ticket.receipt(CARD)).toContain('approved by Kim Novak');
    expect(loyalty.sent).toMatchObject([
      { path: '/members/grace.lindqvist%40example.com/points', key: 'loyalty-secret', body: { points: 120 } },
    ]);
    expect(loyalty.sent[0]?.idempotency).not.toBe('');
    expect(await ticket.draft('points have been added')).toContain('Hi Grace');
  });

  it('cannot be approved above the limit of the configuration', async () => {
    const ticket = await openTicket(desk);
    const card = ticket.card(CARD);
    await ticket.field('points', card).fill('300');
    const approve = card.locator('[data-name="approve"]');
    await until('nobody can approve', async () => (await approve.getAttribute('aria-disabled')) === 'true');
    await ticket.field('points', card).fill('200');
    await until('somebody can', async () => (await approve.getAttribute('aria-disabled')) === null);
    expect(loyalty.sent).toEqual([]);
  });

  it('is read back where its answer was lost, and not sent again', async () => {
    const ticket = await openTicket(desk);
    loyalty.losesReply = true;
    await ticket.approve(CARD, { points: '50' });
    await ticket.receipt(CARD);
    await until(
      'it is settled',
      async () => (await ticket.block('done').locator('[data-state="done"]').count()) === 1,
    );
    expect(loyalty.sent).toHaveLength(1);
  });
});

describe('a tool whose service is not installed', () => {
  let desk: AppDesk;
  beforeAll(async () => {
    desk = await openAppDesk();
  });
  afterAll(async () => await desk?.close());

  it('leaves its step to the agent, who says that it is done', async () => {
    const ticket = await openTicket(desk);
    await ticket.block('needs-you').getByText('Add the missing points').waitFor();
    expect(await ticket.block('next').count()).toBe(0);
    await ticket.answer('Done');
    expect(await ticket.draft('points have been added')).toContain('Hi Grace');
  });

  it('is not built where the configuration lacks the service', async () => {
    await expect(builtWith({ ...CONFIG, services: [] })).rejects.toThrow('service not installed: `loyalty`');
  }, 240_000);
});
