import type { Address } from './order-state.ts';
import type { ShopDescription } from './shop-description.ts';
import type { Customer, ShopState } from './shop-state.ts';
import { parseWhen } from './when.ts';
import { minorOf, nextNumber } from './world.ts';

/** What a description is built into. */
export interface BuildContext {
  readonly state: ShopState;
  readonly now: Date;
}

type DescribedCustomer = NonNullable<ShopDescription['customers']>[number];
type DescribedAddress = NonNullable<DescribedCustomer['address']>;

/** A thing bought, as a description names it. */
export type DescribedItem = NonNullable<ShopDescription['orders']>[number]['items'][number];

/** The customer of an e-mail, made at its first mention. */
export function customerFor(context: BuildContext, email: string, described?: DescribedCustomer): Customer {
  const { state, now } = context;
  const known = state.customers.find((each) => each.email.toLowerCase() === email.toLowerCase());
  if (known) return known;
  const [firstName = '', ...others] = (described?.name ?? nameIn(email)).split(' ');
  const person = { firstName, lastName: others.join(' '), phone: described?.phone ?? null };
  const customer: Customer = {
    id: 7_000_000_000_000 + nextNumber(state, 'id'),
    email,
    ...person,
    tags: described?.tags ?? [],
    note: null,
    address: { ...person, ...addressFrom(described?.address) },
    createdAt: parseWhen(described?.since ?? '1 year ago', now),
  };
  state.customers.push(customer);
  return customer;
}

// The name in an address: `maya.okafor@example.com` is Maya Okafor.
function nameIn(email: string): string {
  const words = (email.split('@')[0] ?? '').split(/[._+-]/).filter((word) => word !== '');
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
}

/** A described address with its gaps filled from a made-up one. */
export const addressFrom = (
  described: DescribedAddress | undefined,
  base: Omit<Address, 'firstName' | 'lastName' | 'phone'> = HOME,
): Omit<Address, 'firstName' | 'lastName' | 'phone'> => ({
  address1: described?.line1 ?? base.address1,
  address2: described?.line2 ?? base.address2,
  city: described?.city ?? base.city,
  provinceCode: described?.state ?? (described?.country === undefined ? base.provinceCode : null),
  zip: described?.zip ?? base.zip,
  countryCode: described?.country ?? base.countryCode,
});

const HOME = {
  address1: '48 Alder Street',
  address2: null,
  city: 'Portland',
  provinceCode: 'OR',
  zip: '97209',
  countryCode: 'US',
};

/** An item with its variant found; `priceMinor` is null where neither it nor a product says. */
export interface BuiltItem {
  readonly title: string;
  readonly variantId: number | null;
  readonly quantity: number;
  /** In the shop's currency where it is the product's, in the order's where the item gives its own. */
  readonly priceMinor: number | null;
  readonly ownPrice: boolean;
}

/** Reads an item; throws on one whose product exists but not in that form. */
export function builtItem({ state }: BuildContext, described: DescribedItem, currency: string): BuiltItem {
  const text = typeof described === 'string' ? described : described.product;
  // A quantity before a name: `2 x House blend`.
  const counted = /^(\d+) ?x (.+)$/.exec(text);
  const name = counted?.[2] ?? text;
  const form =
    typeof described === 'string' || described.variant === undefined ? '' : ` / ${described.variant}`;
  const found = variantFor(state, `${name}${form}`);
  const own = typeof described === 'string' ? undefined : described.price;
  const quantity = typeof described === 'string' ? undefined : described.quantity;
  if (!found && state.products.some((product) => product.title === name.split(' / ')[0]))
    throw new Error(`\`${name}${form}\` is no form of that product`);
  return {
    title: found?.product.title ?? name,
    variantId: found?.variant.id ?? null,
    quantity: quantity ?? Number(counted?.[1] ?? '1'),
    priceMinor: minorOf(own, currency) ?? found?.variant.priceMinor ?? null,
    ownPrice: own !== undefined,
  };
}

/** The product and variant of a name such as `House blend` or `T-shirt / Large`; a name without a form means the first. */
export function variantFor(state: ShopState, name: string) {
  const [title, form] = name.split(' / ');
  const product = state.products.find((each) => each.title === title);
  const variant =
    form === undefined ? product?.variants[0] : product?.variants.find((each) => each.title === form);
  return product && variant ? { product, variant } : undefined;
}
