import { digest } from '../../lib/canonical.ts';
import { moneyToDecimal, parseMoney } from '../../lib/money.ts';
import type { Address, Order } from './order-state.ts';
import type { Effect, ShopState, Variant } from './shop-state.ts';
import type { IntervalUnit } from './subscription-state.ts';

/** What a vendor works with: the state, the clock of its caller, and how the shop behaves. */
export interface World {
  readonly state: ShopState;
  readonly now: () => Date;
  readonly tokens: Tokens;
  /** How long a change stays unseen by Shopify's search. */
  readonly searchLagMs: number;
  /** Whether rate limits count; off for a clock that stands still. */
  readonly limits: boolean;
}

/** The secrets that the vendors accept. */
export interface Tokens {
  readonly skio: string;
  readonly prive: string;
  readonly shopify: string;
  /** With it an app's client credentials are exchanged for `shopify`. */
  readonly shopifyClientSecret: string;
  readonly easypost: string;
}

/** The world's present moment, ISO 8601 UTC. */
export const nowIso = (world: World): string => world.now().toISOString();

/** Appends to the list of what really happened. */
export function recordEffect(world: World, effect: Omit<Effect, 'at'>): void {
  world.state.effects.push({ at: nowIso(world), ...effect });
}

/** The next number of a kind; numbers are never given out twice. */
export function nextNumber(state: ShopState, kind: string): number {
  const next = (state.counters[kind] ?? 0) + 1;
  state.counters[kind] = next;
  return next;
}

/** A lower-case UUID that follows from its seed. */
export function uuidOf(seed: string): string {
  const hex = digest(seed);
  const variant = '89ab'[Number.parseInt(hex.charAt(16), 16) % 4];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** An EasyPost id such as `clm_…`: a prefix and 32 hexadecimal digits that follow from the seed. */
export const easypostId = (prefix: string, seed: string): string => `${prefix}_${digest(seed).slice(0, 32)}`;

/** Shopify's global id. */
export const gidOf = (type: string, id: number | string): string => `gid://shopify/${type}/${id}`;

/** The number in a global id of this type; `undefined` for any other text. A query behind the number is ignored. */
export function numberOf(type: string, gid: unknown): number | undefined {
  if (typeof gid !== 'string') return undefined;
  const found = GID.exec(gid);
  return found?.[1] === type ? Number(found[2]) : undefined;
}

// A global id: `gid://shopify/Order/5900000001042`, `gid://shopify/ShippingLine/7?x=1`.
const GID = /^gid:\/\/shopify\/([A-Za-z]+)\/(\d+)(?:\?.*)?$/;

/** A date moved by whole intervals; the last day of a shorter month stands in for a day it lacks. */
export function addInterval(iso: string, unit: IntervalUnit, count: number): string {
  const date = new Date(iso);
  if (unit === 'DAY' || unit === 'WEEK') {
    date.setTime(date.getTime() + count * (unit === 'DAY' ? 1 : 7) * DAY_MS);
    return date.toISOString();
  }
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + count * (unit === 'MONTH' ? 1 : 12));
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last));
  return date.toISOString();
}

/** A day in milliseconds. */
export const DAY_MS = 86_400_000;

/** Whether a text or number names a moment. */
export const isDate = (value: unknown): value is string =>
  typeof value === 'string' && !Number.isNaN(Date.parse(value));

/** A vendor's decimal text of an amount: `29.00`. */
export const decimalOf = (amountMinor: number, currency: string): string =>
  moneyToDecimal({ amountMinor: Math.round(amountMinor), currency });

/** An amount as a JSON number of major units, as Skio and Prive print prices. */
export const majorOf = (amountMinor: number, currency: string): number =>
  Number(decimalOf(amountMinor, currency));

/** Minor units of a vendor's decimal text or number; `undefined` where it is neither. */
export const minorOf = (amount: unknown, currency: string): number | undefined =>
  parseMoney(amount, currency)?.amountMinor;

/** An amount in another currency, `rate` being what one major unit of `from` costs in `to`. */
export function convertMinor(amountMinor: number, from: string, to: string, rate: number): number {
  return minorOf((majorOf(amountMinor, from) * rate).toFixed(6), to) ?? 0;
}

/** An amount in the shop's currency as one of the order's. */
export const toOrderCurrency = (state: ShopState, order: Order, amountMinor: number): number =>
  order.currency === state.shop.currency
    ? amountMinor
    : convertMinor(amountMinor, state.shop.currency, order.currency, 1 / order.shopRate);

/** The variant of an id with the product that it belongs to. */
export function findVariant(state: ShopState, id: number | null | undefined) {
  for (const product of state.products) {
    const variant = product.variants.find((each) => each.id === id);
    if (variant) return { product, variant };
  }
  return undefined;
}

/** Takes from, or with a negative quantity returns to, a variant's stock. */
export function takeStock(state: ShopState, variantId: number | null, quantity: number): void {
  const variant: Variant | undefined = findVariant(state, variantId)?.variant;
  if (variant) variant.stock -= quantity;
}

/** `Maya Okafor`, as an address or a customer is named. */
export const fullNameOf = (person: Pick<Address, 'firstName' | 'lastName'>): string =>
  `${person.firstName} ${person.lastName}`.trim();
