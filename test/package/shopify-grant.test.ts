import { describe, expect, it } from 'vitest';
import { type GrantSettings, renewShopifyToken, type Send } from '../../scripts/shopify-grant.ts';

const SETTINGS: GrantSettings = {
  shop: 'acme.myshopify.com',
  clientId: 'client',
  clientSecret: 'secret',
  zendesk: { subdomain: 'acme', email: 'ada@acme.example', token: 'zt', installation: '42' },
};

/** Answers by host, and keeps what was sent. */
function exchange(answers: Readonly<Record<string, { httpStatus: number; body: unknown }>>) {
  const sent: Parameters<Send>[0][] = [];
  const send: Send = async (request) => {
    sent.push(request);
    return answers[new URL(request.url).host] ?? { httpStatus: 404, body: null };
  };
  return { sent, send };
}

const GRANTED = { httpStatus: 200, body: { access_token: 'shpat_new', expires_in: 86_399 } };

describe('a Shopify token', () => {
  it('is fetched and put into the installation', async () => {
    const { sent, send } = exchange({
      'acme.myshopify.com': GRANTED,
      'acme.zendesk.com': { httpStatus: 200, body: {} },
    });
    expect(await renewShopifyToken(SETTINGS, send)).toEqual({ status: 'renewed', hours: 24 });
    expect(sent.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'POST https://acme.myshopify.com/admin/oauth/access_token',
      'PUT https://acme.zendesk.com/api/v2/apps/installations/42.json',
    ]);
    expect(JSON.parse(sent[1]?.body ?? '')).toEqual({ settings: { shopifyToken: 'shpat_new' } });
  });

  it('is not put anywhere where Shopify refuses', async () => {
    const { sent, send } = exchange({ 'acme.myshopify.com': { httpStatus: 400, body: { error: 'x' } } });
    expect(await renewShopifyToken(SETTINGS, send)).toMatchObject({
      status: 'failed',
      reason: expect.stringContaining('Shopify answered 400'),
    });
    expect(sent).toHaveLength(1);
  });

  it('is not renewed where Zendesk refuses, and the reason holds no secret', async () => {
    const { send } = exchange({
      'acme.myshopify.com': GRANTED,
      'acme.zendesk.com': { httpStatus: 403, body: null },
    });
    const renewal = await renewShopifyToken(SETTINGS, send);
    expect(renewal).toMatchObject({
      status: 'failed',
      reason: expect.stringContaining('Zendesk answered 403'),
    });
    expect(JSON.stringify(renewal)).not.toMatch(/shpat_new|secret|zt\b/);
  });

  it('names what is not set, and takes no other host', async () => {
    const { sent, send } = exchange({});
    const renewal = await renewShopifyToken({ ...SETTINGS, shop: 'evil.example/x', clientId: '' }, send);
    expect(renewal).toEqual({ status: 'failed', reason: 'set SHOPIFY_SHOP, SHOPIFY_CLIENT_ID' });
    expect(sent).toEqual([]);
  });
});
