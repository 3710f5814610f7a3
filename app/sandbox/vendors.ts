/** The services that the sandbox plays, by host, and the shape of the shops behind them. */
import type { OutgoingReply, OutgoingRequest } from './outgoing.ts';
import type { Effect, ShopState } from './shops/shop-state.ts';

/** The shops: stateful stand-ins for the vendors' servers. */
export interface VendorShops {
  handle(request: OutgoingRequest): OutgoingReply | Promise<OutgoingReply>;
  /** The live state; null where nothing is kept, as in a test's stand-in. */
  state(): ShopState | null;
  /** What really happened, oldest first. */
  effects(): readonly Effect[];
}

const HOSTS: Readonly<Record<string, string>> = {
  'graphql.skio.com': 'skio',
  'subs.api.tryprive.com': 'prive',
  'subs.api.recurlycommerce.com': 'prive',
  'api.easypost.com': 'easypost',
};

/** The vendor's name for a host; `undefined` for a host that no shop plays. */
export function vendorOfHost(host: string): string | undefined {
  if (Object.hasOwn(HOSTS, host)) return HOSTS[host];
  return host.endsWith('.myshopify.com') ? 'shopify' : undefined;
}
