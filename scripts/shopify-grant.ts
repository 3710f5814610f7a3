/** Fetches a day's Shopify token and puts it into the app's settings in Zendesk; the network is a port, so that tests can play it. */
import { isObject } from '../app/lib/json.ts';

/** What the exchange needs; texts that are empty are named. */
export interface GrantSettings {
  /** `acme.myshopify.com`. */
  readonly shop: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where the token goes. */
  readonly zendesk: {
    /** `acme`. */
    readonly subdomain: string;
    readonly email: string;
    readonly token: string;
    /** Number of the app's installation. */
    readonly installation: string;
  };
}

/** One HTTP exchange; rejects where the host cannot be reached. */
export type Send = (request: {
  readonly method: 'POST' | 'PUT';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}) => Promise<{ readonly httpStatus: number; readonly body: unknown }>;

/** How it ended; a reason says what to do and never holds a secret. */
export type Renewal =
  | { readonly status: 'renewed'; readonly hours: number }
  | { readonly status: 'failed'; readonly reason: string };

/**
 * The client credentials grant: a token that is good for 24 hours, for an app of the merchant's own.
 * @see https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/client-credentials-grant, read 2026-08
 */
export async function renewShopifyToken(settings: GrantSettings, send: Send): Promise<Renewal> {
  const lacking = missingIn(settings);
  if (lacking.length > 0) return failed(`set ${lacking.join(', ')}`);
  const granted = await send({
    method: 'POST',
    url: `https://${settings.shop}/admin/oauth/access_token`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: settings.clientId,
      client_secret: settings.clientSecret,
    }).toString(),
  });
  const token = isObject(granted.body) ? granted.body['access_token'] : undefined;
  if (granted.httpStatus !== 200 || typeof token !== 'string')
    return failed(
      `Shopify answered ${granted.httpStatus}; check the app's client id and secret, and that it is installed`,
    );
  const kept = await keepInZendesk(settings.zendesk, token, send);
  if (kept !== 200)
    return failed(`Zendesk answered ${kept}; check the installation's number and that the user is an admin`);
  const seconds = isObject(granted.body) ? Number(granted.body['expires_in']) : Number.NaN;
  return { status: 'renewed', hours: Number.isFinite(seconds) ? Math.round(seconds / 3600) : 24 };
}

const failed = (reason: string): Renewal => ({ status: 'failed', reason });

function missingIn({ shop, clientId, clientSecret, zendesk }: GrantSettings): string[] {
  const named = {
    SHOPIFY_SHOP: SHOP.test(shop) ? shop : '',
    SHOPIFY_CLIENT_ID: clientId,
    SHOPIFY_CLIENT_SECRET: clientSecret,
    ZENDESK_SUBDOMAIN: SUBDOMAIN.test(zendesk.subdomain) ? zendesk.subdomain : '',
    ZENDESK_EMAIL: zendesk.email,
    ZENDESK_API_TOKEN: zendesk.token,
    ZENDESK_INSTALLATION_ID: /^\d+$/.test(zendesk.installation) ? zendesk.installation : '',
  };
  return Object.entries(named).flatMap(([name, value]) => (value === '' ? [name] : []));
}

// `acme.myshopify.com`, `acme-2.myshopify.com`.
const SHOP = /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/i;
// `acme`, `acme-support`.
const SUBDOMAIN = /^[a-z0-9][a-z0-9-]*$/i;

/** @see https://developer.zendesk.com/api-reference/ticketing/apps/apps/, read 2026-08 */
async function keepInZendesk(zendesk: GrantSettings['zendesk'], token: string, send: Send): Promise<number> {
  const { httpStatus } = await send({
    method: 'PUT',
    url: `https://${zendesk.subdomain}.zendesk.com/api/v2/apps/installations/${zendesk.installation}.json`,
    headers: {
      'content-type': 'application/json',
      authorization: `Basic ${btoa(`${zendesk.email}/token:${zendesk.token}`)}`,
    },
    body: JSON.stringify({ settings: { shopifyToken: token } }),
  });
  return httpStatus;
}
