import type { Order } from './order-state.ts';
import { totalsOf } from './order-totals.ts';
import type { SearchDocument } from './shop-state.ts';
import { findJob } from './shopify-cancel.ts';
import { customerView, productView, variantView, variantViewById } from './shopify-catalog-view.ts';
import { connectionOf, type PageArguments } from './shopify-connection.ts';
import { discountByCode } from './shopify-discounts.ts';
import { draftView } from './shopify-drafts.ts';
import {
  customerDocument,
  draftDocument,
  orderDocument,
  productDocument,
  variantDocument,
  visibleDocument,
} from './shopify-index.ts';
import { APP_NUMBER } from './shopify-metafields.ts';
import { nodeOf, orderOf, visibleOrders } from './shopify-nodes.ts';
import { orderView } from './shopify-order-view.ts';
import { isFound, parseSearch } from './shopify-search.ts';
import { gidOf, numberOf, type World } from './world.ts';

/** What a list takes; searches note here what they could not understand. */
export interface ListArguments extends PageArguments {
  readonly query?: string | null;
  readonly sortKey?: string | null;
}

/** A search term that was left out, as `extensions.search` reports it. */
export interface SearchNote {
  readonly path: readonly string[];
  readonly query: string;
  readonly warnings: readonly unknown[];
}

/** The resolvers of `QueryRoot`; `notes` collects the searches that had something to say. */
export function adminQueries(world: World, notes: SearchNote[]) {
  const list = listing(world, notes);
  const queries = {
    order: ({ id }: { id: string }) => orderOf(world, id),
    orderByIdentifier: ({ identifier }: { identifier: { id?: string | null } }) =>
      identifier.id ? orderOf(world, identifier.id) : null,
    orders: (page: ListArguments) =>
      list('orders', page, {
        items: visibleOrders(world).toSorted(orderSorting(page.sortKey ?? 'PROCESSED_AT')),
        gid: (order) => gidOf('Order', order.id),
        document: (order) => orderDocument(world.state, order),
        view: (order) => orderView(world, order),
      }),
    draftOrder: ({ id }: { id: string }) =>
      numberOf('DraftOrder', id) === undefined ? null : nodeOf(world, id),
    draftOrders: (page: ListArguments) =>
      list('draftOrders', page, {
        items: world.state.drafts,
        gid: (draft) => gidOf('DraftOrder', draft.id),
        document: draftDocument,
        view: (draft) => draftView(world, draft),
      }),
    customer: ({ id }: { id: string }) => (numberOf('Customer', id) === undefined ? null : nodeOf(world, id)),
    customers: (page: ListArguments) =>
      list('customers', page, {
        items: world.state.customers,
        gid: (customer) => gidOf('Customer', customer.id),
        document: customerDocument,
        view: (customer) => customerView(world, customer, orderView),
      }),
    customerByIdentifier: (asked: { identifier: CustomerIdentifier }) => customerOf(world, asked.identifier),
    product: ({ id }: { id: string }) => (numberOf('Product', id) === undefined ? null : nodeOf(world, id)),
    products: (page: ListArguments) =>
      list('products', page, {
        items: world.state.products,
        gid: (product) => gidOf('Product', product.id),
        document: productDocument,
        view: (product) => productView(world, product),
      }),
    productVariant: ({ id }: { id: string }) =>
      variantViewById(world, numberOf('ProductVariant', id) ?? null),
    productVariants: (page: ListArguments) =>
      list('productVariants', page, {
        items: world.state.products.flatMap((product) =>
          product.variants.map((variant) => ({ product, variant })),
        ),
        gid: ({ variant }) => gidOf('ProductVariant', variant.id),
        document: ({ product, variant }) => variantDocument(product, variant),
        view: ({ product, variant }) => variantView(world, product, variant),
      }),
    codeDiscountNodeByCode: (asked: { code: string }) => discountByCode(world, asked),
    node: ({ id }: { id: string }) => nodeOf(world, id),
    job: ({ id }: { id: string }) => {
      const job = findJob(world, id);
      return job && { ...job, query: () => adminQueries(world, notes) };
    },
    shop: () => ({
      id: gidOf('Shop', 1),
      name: world.state.shop.name,
      currencyCode: world.state.shop.currency,
      plan: { publicDisplayName: 'Basic' },
    }),
    currentAppInstallation: () => ({
      id: gidOf('AppInstallation', APP_NUMBER),
      accessScopes: world.state.shop.scopes.map((handle) => ({ handle })),
    }),
  };
  return queries;
}

interface CustomerIdentifier {
  readonly id?: string | null;
  readonly emailAddress?: string | null;
  readonly phoneNumber?: string | null;
}

function customerOf(world: World, identifier: CustomerIdentifier) {
  const email = identifier.emailAddress?.toLowerCase();
  const found = world.state.customers.find(
    (each) =>
      each.id === numberOf('Customer', identifier.id) ||
      (email !== undefined && each.email.toLowerCase() === email) ||
      (each.phone !== null && each.phone === identifier.phoneNumber),
  );
  return found ? customerView(world, found, orderView) : null;
}

interface Listed<Item> {
  readonly items: readonly Item[];
  readonly gid: (item: Item) => string;
  readonly document: (item: Item) => SearchDocument;
  readonly view: (item: Item) => unknown;
}

const listing =
  (world: World, notes: SearchNote[]) =>
  <Item>(path: string, page: ListArguments, listed: Listed<Item>) => {
    const items = page.query ? searched(world, notes, path, page.query, listed) : listed.items;
    const { nodes, pageInfo } = connectionOf(items, page);
    return { nodes: nodes.map(listed.view), pageInfo };
  };

function searched<Item>(
  world: World,
  notes: SearchNote[],
  path: string,
  query: string,
  listed: Listed<Item>,
): Item[] {
  const search = parseSearch(query, KNOWN_FIELDS[path] ?? new Set(['default']));
  if (search.warnings.length > 0) notes.push({ path: [path], query, warnings: search.warnings });
  return listed.items.filter((item) => {
    const document = visibleDocument(world, listed.gid(item), listed.document(item));
    return document !== null && isFound(search, document);
  });
}

const fields = (names: string): ReadonlySet<string> => new Set(names.split(' '));

const KNOWN_FIELDS: Record<string, ReadonlySet<string>> = {
  orders: fields(
    'default id name email customer_id tag source_identifier source_name financial_status fulfillment_status status sku discount_code created_at processed_at updated_at',
  ),
  draftOrders: fields('default id name tag status customer_id created_at'),
  customers: fields('default id email phone first_name last_name tag'),
  products: fields('default id title tag sku'),
  productVariants: fields('default id title sku product_id product_title'),
};

/** Orders in ascending order of a sort key; keys that the shop does not know sort by number. */
function orderSorting(sortKey: string): (a: Order, b: Order) => number {
  if (sortKey === 'UPDATED_AT') return (a, b) => a.updatedAt.localeCompare(b.updatedAt) || a.id - b.id;
  if (sortKey === 'CREATED_AT' || sortKey === 'PROCESSED_AT')
    return (a, b) => a.createdAt.localeCompare(b.createdAt) || a.id - b.id;
  if (sortKey === 'CURRENT_TOTAL_PRICE' || sortKey === 'TOTAL_PRICE')
    return (a, b) => totalsOf(a).totalMinor - totalsOf(b).totalMinor;
  return (a, b) => a.id - b.id;
}
