/** The services that the sandbox plays, by host, and the shape of the shops behind them. */
import type { OutgoingReply, OutgoingRequest } from './world.ts';

/** The shops: stateful stand-ins for the vendors' servers. */
export interface VendorShops {
  handle(request: OutgoingRequest): OutgoingReply | Promise<OutgoingReply>;
  /** What the shop view shows; JSON. */
  state(): unknown;
  /** Every effect so far, oldest first; JSON. */
  effects(): unknown;
}

const HOSTS: Readonly<Record<string, string>> = {
  'graphql.skio.com': 'skio',
  'subs.api.tryprive.com': 'prive',
  'api.easypost.com': 'easypost',
};

/** The vendor's name for a host; `undefined` for a host that no shop plays. */
export function vendorOfHost(host: string): string | undefined {
  if (Object.hasOwn(HOSTS, host)) return HOSTS[host];
  return host.endsWith('.myshopify.com') ? 'shopify' : undefined;
}
