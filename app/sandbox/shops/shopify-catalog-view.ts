import type { Order } from './order-state.ts';
import type { Customer, Product, Variant } from './shop-state.ts';
import { connectionOf, type PageArguments } from './shopify-connection.ts';
import { shopifyDecimal } from './shopify-money-view.ts';
import { convertMinor, decimalOf, findVariant, fullNameOf, gidOf, type World } from './world.ts';

/** A customer; `viewOrder` shows their orders. */
export function customerView(
  world: World,
  customer: Customer,
  viewOrder: (world: World, order: Order) => unknown,
): Record<string, unknown> {
  const { state } = world;
  const orders = state.orders.filter((order) => order.customerId === customer.id);
  const newest = orders.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt))[0];
  const spent = orders.reduce((total, order) => total + netOf(world, order), 0);
  return {
    __typename: 'Customer',
    id: gidOf('Customer', customer.id),
    legacyResourceId: String(customer.id),
    displayName: fullNameOf(customer) || customer.email,
    firstName: customer.firstName,
    lastName: customer.lastName,
    createdAt: customer.createdAt,
    tags: customer.tags,
    note: customer.note,
    defaultEmailAddress: { emailAddress: customer.email },
    numberOfOrders: String(orders.length),
    amountSpent: { amount: shopifyDecimal(spent, state.shop.currency), currencyCode: state.shop.currency },
    lastOrder: newest ? () => viewOrder(world, newest) : null,
    orders: (page: PageArguments) =>
      connectionOf(
        orders.map((order) => viewOrder(world, order)),
        page,
      ),
  };
}

function netOf(world: World, order: Order): number {
  const net = order.transactions.reduce((total, each) => {
    if (each.status !== 'SUCCESS') return total;
    return each.kind === 'SALE'
      ? total + each.amountMinor
      : each.kind === 'REFUND'
        ? total - each.amountMinor
        : total;
  }, 0);
  return convertMinor(net, order.currency, world.state.shop.currency, order.shopRate);
}

/** A product with its variants. */
export const productView = (world: World, product: Product): Record<string, unknown> => ({
  __typename: 'Product',
  id: gidOf('Product', product.id),
  legacyResourceId: String(product.id),
  title: product.title,
  // A title in a web address: `House blend (1 kg)` is `house-blend-1-kg`.
  handle: product.title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'),
  status: 'ACTIVE',
  productType: '',
  tags: product.tags,
  totalInventory: product.variants.reduce((total, variant) => total + variant.stock, 0),
  variants: (page: PageArguments) =>
    connectionOf(
      product.variants.map((variant) => variantView(world, product, variant)),
      page,
    ),
});

/** A variant with its price in the shop's currency. */
export const variantView = (world: World, product: Product, variant: Variant): Record<string, unknown> => ({
  __typename: 'ProductVariant',
  id: gidOf('ProductVariant', variant.id),
  legacyResourceId: String(variant.id),
  title: variant.title,
  displayName: `${product.title} - ${variant.title}`,
  sku: variant.sku,
  price: decimalOf(variant.priceMinor, world.state.shop.currency),
  compareAtPrice:
    variant.compareAtPriceMinor === null
      ? null
      : decimalOf(variant.compareAtPriceMinor, world.state.shop.currency),
  availableForSale: variant.stock > 0,
  inventoryQuantity: variant.stock,
  product: () => productView(world, product),
});

/** The variant of a number, or null where there is none. */
export function variantViewById(world: World, id: number | null): Record<string, unknown> | null {
  const found = findVariant(world.state, id);
  return found ? variantView(world, found.product, found.variant) : null;
}
