/**
 * `npm run shopify-token`: renews the Shopify token in the app's settings, where the shop's app gets tokens of 24 hours. Meant for
 * a schedule in CI, twice a day. Everything comes from the environment: `SHOPIFY_SHOP`, `SHOPIFY_CLIENT_ID`,
 * `SHOPIFY_CLIENT_SECRET`, `ZENDESK_SUBDOMAIN`, `ZENDESK_EMAIL`, `ZENDESK_API_TOKEN`, `ZENDESK_INSTALLATION_ID`.
 */
import { parseJson } from '../app/lib/json.ts';
import { renewShopifyToken, type Send } from './shopify-grant.ts';

const env = (name: string): string => process.env[name]?.trim() ?? '';

const send: Send = async ({ url, ...request }) => {
  const response = await fetch(url, request);
  return { httpStatus: response.status, body: parseJson(await response.text()) ?? null };
};

async function main(): Promise<number> {
  const settings = {
    shop: env('SHOPIFY_SHOP'),
    clientId: env('SHOPIFY_CLIENT_ID'),
    clientSecret: env('SHOPIFY_CLIENT_SECRET'),
    zendesk: {
      subdomain: env('ZENDESK_SUBDOMAIN'),
      email: env('ZENDESK_EMAIL'),
      token: env('ZENDESK_API_TOKEN'),
      installation: env('ZENDESK_INSTALLATION_ID'),
    },
  };
  const renewal = await renewShopifyToken(settings, send).catch(
    (error: unknown) =>
      ({ status: 'failed', reason: error instanceof Error ? error.message : String(error) }) as const,
  );
  if (renewal.status === 'failed') {
    process.stderr.write(`the token was not renewed: ${renewal.reason}\n`);
    return 1;
  }
  process.stdout.write(`the token is renewed; it is good for ${renewal.hours} hours\n`);
  return 0;
}

process.exitCode = await main();
