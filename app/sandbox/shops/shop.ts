/**
 * The vendors' services in memory: real hosts, paths, headers, bodies and failures, but no network, clock or chance of their own.
 * The local desk serves them behind its proxy; rehearsals call them directly, in the browser too.
 */
import { handleEasyPost } from './easypost.ts';
import { handlePrive } from './prive.ts';
import type { Effect, ShopState } from './shop-state.ts';
import { handleShopify } from './shopify.ts';
import { handleSkio } from './skio.ts';
import { jsonReply, type ShopReply, type ShopRequest } from './wire.ts';
import type { Tokens, World } from './world.ts';

export type { Effect, ShopState } from './shop-state.ts';
export type { ShopReply, ShopRequest } from './wire.ts';
export type { Tokens } from './world.ts';

/** The services over one state. Nothing else may write that state while they are in use, except `happenings.ts`. */
export interface Shops {
  /** Answers as the vendor of the address's host; an unknown host gets 502, as from a proxy. */
  handle(request: ShopRequest): ShopReply;
  /** The live state, not a copy. */
  state(): ShopState;
  /** What really happened at the vendors, oldest first; the list only grows. */
  effects(): readonly Effect[];
}

/** What the services need. */
export interface ShopsOptions {
  readonly state: ShopState;
  readonly now: () => Date;
  /** Left out: `SANDBOX_TOKENS`. */
  readonly tokens?: Partial<Tokens>;
  /** How long Shopify's search does not see a change; 0 where left out. */
  readonly searchLagMs?: number;
  /** False where `now` stands still, so that rate limits would never ease; true where left out. */
  readonly limits?: boolean;
}

/** Tokens of the sandbox; they open nothing else. */
export const SANDBOX_TOKENS: Tokens = {
  skio: 'sandbox-skio-token',
  prive: 'sandbox-prive-token',
  shopify: 'sandbox-shopify-token',
  shopifyClientSecret: 'sandbox-shopify-client-secret',
  easypost: 'sandbox-easypost-key',
};

/** Opens the four services over a state. */
export function createShops(options: ShopsOptions): Shops {
  const world: World = {
    state: options.state,
    now: options.now,
    tokens: { ...SANDBOX_TOKENS, ...options.tokens },
    searchLagMs: options.searchLagMs ?? 0,
    limits: options.limits ?? true,
  };
  return {
    handle: (request) => handlerOf(world, request)(world, lowerCased(request)),
    state: () => world.state,
    effects: () => world.state.effects,
  };
}

function handlerOf(world: World, request: ShopRequest): (world: World, request: ShopRequest) => ShopReply {
  const host = URL.canParse(request.url) ? new URL(request.url).host : '';
  if (host === world.state.shop.domain) return handleShopify;
  return (Object.hasOwn(HANDLERS, host) ? HANDLERS[host] : undefined) ?? unknownHost;
}

const HANDLERS: Readonly<Record<string, (world: World, request: ShopRequest) => ShopReply>> = {
  'graphql.skio.com': handleSkio,
  'subs.api.tryprive.com': handlePrive,
  'subs.api.recurlycommerce.com': handlePrive,
  'api.easypost.com': handleEasyPost,
};

const unknownHost = (): ShopReply => jsonReply(502, { error: 'no such host in the sandbox' });

/** Header names do not mind their case. */
const lowerCased = (request: ShopRequest): ShopRequest => ({
  ...request,
  method: request.method.toUpperCase(),
  headers: Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value]),
  ),
});
