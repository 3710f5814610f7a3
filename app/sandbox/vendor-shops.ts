import type { VendorShops } from './vendors.ts';

/** Shops that hold nothing; every host answers 503. */
export function createVendorShops(): VendorShops {
  return {
    handle: () => ({ status: 503, headers: {}, body: '' }),
    state: () => ({}),
    effects: () => [],
  };
}
