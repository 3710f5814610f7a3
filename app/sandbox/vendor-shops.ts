import { createSeedState } from './shops/seed.ts';
import { createShops } from './shops/shop.ts';
import type { ShopState } from './shops/shop-state.ts';
import type { VendorShops } from './vendors.ts';
import type { AppPackage } from './zendesk/app-package.ts';

/** What the shops need of the world around them. */
export interface ShopSurroundings {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly searchLagMs: number;
  readonly app: AppPackage;
  /** The shops' state at the start; the seed shop where left out. */
  readonly createState?: (now: Date) => ShopState;
}

/** The four vendors over one shop, which answers at the host that the installed app was built for. */
export function createVendorShops({ now, searchLagMs, app, createState }: ShopSurroundings): VendorShops {
  const state = (createState ?? createSeedState)(new Date(now()));
  state.shop.domain =
    app.domainWhitelist.find((host) => host.endsWith('.myshopify.com')) ?? state.shop.domain;
  return createShops({ state, now: () => new Date(now()), searchLagMs });
}
