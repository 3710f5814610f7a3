import { atPath, parseJson } from '../../../app/lib/json.ts';
import { buildState } from '../../../app/sandbox/shops/build-state.ts';
import { createSeedState } from '../../../app/sandbox/shops/seed.ts';
import {
  createShops,
  SANDBOX_TOKENS,
  type ShopReply,
  type ShopState,
  type ShopsOptions,
} from '../../../app/sandbox/shops/shop.ts';
import type { ShopDescription } from '../../../app/sandbox/shops/shop-description.ts';

/** The moment every shop opens at. */
export const OPENED_AT = '2026-11-22T12:00:00.000Z';

/** An answer with its body read. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  /** What stands at a dotted path of the body; undefined where nothing does. */
  readonly at: (path: string) => unknown;
}

/** A shop with a clock that only the test moves. Without a description it is the seeded one. */
export function openShop(description?: ShopDescription, options: Partial<ShopsOptions> = {}) {
  let time = Date.parse(OPENED_AT);
  const start = new Date(time);
  const state: ShopState = description ? buildState(description, start) : createSeedState(start);
  const shops = createShops({ state, now: () => new Date(time), ...options });
  const send = (method: string, url: string, headers: Record<string, string>, body?: unknown): Answer => {
    const text = body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body);
    return answerOf(shops.handle({ method, url, headers, body: text }));
  };
  const admin = `https://${state.shop.domain}/admin/api/2026-10/graphql.json`;
  return {
    shops,
    state,
    send,
    /** Lets seconds pass. */
    wait: (seconds: number) => {
      time += seconds * 1000;
    },
    kinds: () => shops.effects().map((effect) => effect.kind),
    skio: (query: string, variables: Record<string, unknown> = {}, token = SANDBOX_TOKENS.skio) =>
      send(
        'POST',
        'https://graphql.skio.com/v1/graphql',
        { authorization: `API ${token}` },
        { query, variables },
      ),
    prive: (method: string, path: string, body?: unknown, token = SANDBOX_TOKENS.prive) =>
      send(method, `https://subs.api.tryprive.com/api/v1${path}`, { authorization: `Bearer ${token}` }, body),
    easypost: (method: string, path: string, body?: unknown, key = SANDBOX_TOKENS.easypost) =>
      send(method, `https://api.easypost.com/v2${path}`, { authorization: `Basic ${btoa(`${key}:`)}` }, body),
    admin: (query: string, variables: Record<string, unknown> = {}, token = SANDBOX_TOKENS.shopify) =>
      send('POST', admin, { 'x-shopify-access-token': token }, { query, variables }),
  };
}

function answerOf(reply: ShopReply): Answer {
  const body = parseJson(reply.body);
  return { status: reply.status, body, at: (path) => atPath(body, path) };
}

/** Shopify's global id of the order with a number. */
export const orderGid = (number: number): string => `gid://shopify/Order/${5_900_000_000_000 + number}`;

/** A shop with goods and one customer, for tests that add what they need. */
export const SMALL: ShopDescription = {
  products: [
    { title: 'House blend', price: 24, stock: 10 },
    { title: 'Dark roast', price: 24, stock: 10 },
    { title: 'Decaf', price: 19, stock: 10 },
    { title: 'Sidamo', price: 32, stock: 10 },
  ],
  customers: [{ email: 'maya@example.com', name: 'Maya Okafor' }],
};
