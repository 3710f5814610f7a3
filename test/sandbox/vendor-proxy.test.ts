import { describe, expect, it } from 'vitest';
import { createServiceTable, STANDARD_CONFIG } from '../../app/lib/services/table.ts';
import type { Service } from '../../app/lib/services.ts';
import { createSandbox } from '../../app/sandbox/sandbox.ts';
import { appPackageOf } from '../../app/sandbox/zendesk/app-package.ts';

/** The four vendors with their secrets as the build declares them; each question is a read that needs the right token. */
const table = createServiceTable({ ...STANDARD_CONFIG, shopDomain: 'our-roastery.myshopify.com' });
const services = Object.values(table);
const manifest = {
  location: { support: {} },
  parameters: services.map(({ secret }) => ({ name: secret, secure: true, scopes: ['header'] })),
  domainWhitelist: services.map(({ host }) => host),
};

async function ask(
  name: string,
  request: { path: string; body?: unknown },
): Promise<{ status: number; body: string }> {
  const service = serviceOf(name);
  const sandbox = createSandbox({ app: appPackageOf(manifest, {}, () => undefined) });
  const response = await sandbox.fetch(
    new Request('http://127.0.0.1/zendesk/proxy', {
      method: 'POST',
      body: JSON.stringify({
        url: `https://${service.host}${request.path}`,
        method: request.body === undefined ? 'GET' : 'POST',
        secure: true,
        headers: {
          [service.auth.header]: service.auth.value.replace('{{secret}}', `{{setting.${service.secret}}}`),
        },
        ...(request.body === undefined
          ? {}
          : { body: JSON.stringify(request.body), contentType: 'application/json' }),
      }),
    }),
  );
  return (await response.json()) as { status: number; body: string };
}

function serviceOf(name: string): Service {
  const service = table[name];
  if (!service) throw new Error(`no service ${name}`);
  return service;
}

describe('the shops behind the proxy', () => {
  it('let Skio in with the secret of its setting', async () => {
    const query = '{ StorefrontUsers(where: {email: {_eq: "maya.okafor@example.com"}}) { id email } }';
    const answer = await ask('skio', { path: '/v1/graphql', body: { query, variables: {} } });
    expect(answer.status).toBe(200);
    expect(answer.body).toContain('maya.okafor@example.com');
  });

  it('let Prive in with the secret of its setting', async () => {
    const answer = await ask('prive', { path: '/api/v1/subscriptions?page=1&limit=5' });
    expect(answer.status).toBe(200);
  });

  it('answer for Shopify at the host that the app was built for', async () => {
    const query = '{ shop { name } }';
    const answer = await ask('shopify', { path: '/admin/api/2026-10/graphql.json', body: { query } });
    expect(answer.status).toBe(200);
    expect(answer.body).toContain('Green Hollow Coffee');
  });

  it('let EasyPost in with the base64 of its key', async () => {
    const answer = await ask('easypost', { path: '/v2/claims?page_size=5' });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toMatchObject({ claims: [] });
  });
});
