/**
 * The tables, relations and mutations of Skio's GraphQL API as far as the shop serves them, with their types' names: Skio runs on
 * Hasura, whose error texts name them. Columns that hold secrets (`qaToken`) are left out on purpose.
 * @see https://code.skio.com/, read 2026-08
 */
import type { ShopState } from './shop-state.ts';
import {
  auditLogRow,
  billingPolicyRow,
  deliveryPolicyRow,
  lineRow,
  orderLineRow,
  orderRow,
  productRow,
  type Row,
  subscriptionRow,
  userRow,
  variantRow,
} from './skio-rows.ts';
import { majorOf } from './world.ts';

/** A table type: its columns, what it leads to, and which columns are UUIDs. */
export interface Table {
  readonly type: string;
  readonly columns: ReadonlySet<string>;
  readonly uuids: ReadonlySet<string>;
  readonly relations: Readonly<Record<string, Relation>>;
}

/** A relation; `many` relations take `where`, `limit`, `offset` and `order_by`. */
export interface Relation {
  readonly table: string;
  readonly many: boolean;
  readonly rows: (state: ShopState, row: Row) => Row[];
}

const names = (text: string): ReadonlySet<string> => new Set(text.split(' '));
const one = (table: string, rows: Relation['rows']): Relation => ({ table, many: false, rows });
const many = (table: string, rows: Relation['rows']): Relation => ({ table, many: true, rows });

/** Every table by its type's name. */
export const TABLES: Readonly<Record<string, Table>> = {
  StorefrontUser: {
    type: 'StorefrontUser',
    columns: names(
      'id platformId email emailLower firstName lastName phoneNumber shopifyTags createdAt updatedAt removedAt',
    ),
    uuids: names('id'),
    relations: {
      Subscriptions: many('Subscription', (state, row) =>
        allSubscriptions(state).filter((each) => each['storefrontUserId'] === row['id']),
      ),
      Orders: many('Order', (state, row) =>
        allOrders(state).filter((each) => each['storefrontUserId'] === row['id']),
      ),
    },
  },
  Subscription: {
    type: 'Subscription',
    columns: names(
      'id platformId status statusContext nextBillingDate cancelledAt createdAt updatedAt cyclesCompleted currencyCode deliveryPrice deliveryPriceOverride note lastBillingAttemptAt isPickup originOrderId storefrontUserId siteId',
    ),
    uuids: names('id storefrontUserId siteId'),
    relations: {
      StorefrontUser: one('StorefrontUser', (state, row) =>
        allUsers(state).filter((each) => each['id'] === row['storefrontUserId']),
      ),
      SubscriptionLines: many('SubscriptionLine', (state, row) =>
        allLines(state).filter((each) => each['subscriptionId'] === row['id']),
      ),
      BillingPolicy: one('BillingPolicy', (state, row) =>
        state.skio.subscriptions.filter((each) => each.id === row['id']).map(billingPolicyRow),
      ),
      DeliveryPolicy: one('DeliveryPolicy', (state, row) =>
        state.skio.subscriptions.filter((each) => each.id === row['id']).map(deliveryPolicyRow),
      ),
      Discounts: many('Discount', (state, row) =>
        state.skio.subscriptions
          .filter((each) => each.id === row['id'])
          .flatMap((each) => discountRows(each)),
      ),
      AuditLogs: many('AuditLog', (state, row) =>
        allAuditLogs(state).filter((each) => each['subscriptionId'] === row['id']),
      ),
    },
  },
  SubscriptionLine: {
    type: 'SubscriptionLine',
    columns: names(
      'id platformId subscriptionId productVariantId sellingPlanId quantity priceWithoutDiscount isPrepaid ordersRemaining titleOverride removedAt',
    ),
    uuids: names('id subscriptionId productVariantId sellingPlanId'),
    relations: {
      ProductVariant: one('ProductVariant', (state, row) =>
        allVariants(state).filter((each) => each['id'] === row['productVariantId']),
      ),
    },
  },
  BillingPolicy: policy('BillingPolicy'),
  DeliveryPolicy: policy('DeliveryPolicy'),
  Order: {
    type: 'Order',
    columns: names(
      'id platformId platformNumber name subscriptionId storefrontUserId currencyCode totalPrice note processedAt deliveredAt cancelledAt deletedAt createdAt updatedAt',
    ),
    uuids: names('id subscriptionId storefrontUserId'),
    relations: {
      StorefrontUser: one('StorefrontUser', (state, row) =>
        allUsers(state).filter((each) => each['id'] === row['storefrontUserId']),
      ),
      OrderLineItems: many('OrderLineItem', (state, row) =>
        state.orders.flatMap(orderLineRow).filter((each) => each['orderId'] === row['id']),
      ),
    },
  },
  OrderLineItem: {
    type: 'OrderLineItem',
    columns: names('id platformId orderId subscriptionLineId productVariantId quantity priceWithoutDiscount'),
    uuids: names('id orderId subscriptionLineId productVariantId'),
    relations: {
      ProductVariant: one('ProductVariant', (state, row) =>
        allVariants(state).filter((each) => each['id'] === row['productVariantId']),
      ),
    },
  },
  ProductVariant: {
    type: 'ProductVariant',
    columns: names('id platformId productId title sku price compareAtPrice outOfStockAt'),
    uuids: names('id productId'),
    relations: {
      Product: one('Product', (state, row) =>
        state.products.map(productRow).filter((each) => each['id'] === row['productId']),
      ),
    },
  },
  Product: {
    type: 'Product',
    columns: names('id platformId title'),
    uuids: names('id'),
    relations: {
      ProductVariants: many('ProductVariant', (state, row) =>
        allVariants(state).filter((each) => each['productId'] === row['id']),
      ),
    },
  },
  Discount: {
    type: 'Discount',
    columns: names('id redeemCode percentage fixedValue maxTimesUsed timesUsed type title platformId'),
    uuids: names('id'),
    relations: {},
  },
  AuditLog: {
    type: 'AuditLog',
    columns: names('id subscriptionId storefrontUserId eventType eventData createdAt'),
    uuids: names('id subscriptionId storefrontUserId'),
    relations: {},
  },
};

function policy(type: string): Table {
  return {
    type,
    columns: names('id interval intervalCount minCycles maxCycles isMaxCycleV2 createdAt updatedAt'),
    uuids: names('id'),
    relations: {},
  };
}

function discountRows(subscription: ShopState['skio']['subscriptions'][number]): Row[] {
  return subscription.discounts.map((each) => ({
    id: each.id,
    redeemCode: each.code,
    percentage: each.percentage,
    fixedValue: each.fixedMinor === null ? null : majorOf(each.fixedMinor, subscription.currency),
    maxTimesUsed: null,
    timesUsed: 0,
    type: 'CODE',
    title: each.title,
    platformId: null,
  }));
}

const allUsers = (state: ShopState): Row[] => state.skio.users.map((user) => userRow(state, user));
const allSubscriptions = (state: ShopState): Row[] =>
  state.skio.subscriptions.map((each) => subscriptionRow(state, each));
const allLines = (state: ShopState): Row[] => state.skio.subscriptions.flatMap(lineRow);
const allOrders = (state: ShopState): Row[] =>
  state.orders
    .filter((order) => order.subscription?.vendor === 'skio')
    .map((order) => orderRow(state, order));
const allVariants = (state: ShopState): Row[] =>
  state.products.flatMap((product) => product.variants.map((variant) => variantRow(state, product, variant)));
const allAuditLogs = (state: ShopState): Row[] => state.skio.auditLogs.map(auditLogRow);

/** Root lists by field, each with its table and rows. */
export const ROOT_LISTS: Readonly<Record<string, { table: string; rows: (state: ShopState) => Row[] }>> = {
  StorefrontUsers: { table: 'StorefrontUser', rows: allUsers },
  Subscriptions: { table: 'Subscription', rows: allSubscriptions },
  SubscriptionLines: { table: 'SubscriptionLine', rows: allLines },
  Orders: { table: 'Order', rows: allOrders },
  ProductVariants: { table: 'ProductVariant', rows: allVariants },
  Products: { table: 'Product', rows: (state) => state.products.map(productRow) },
  AuditLogs: { table: 'AuditLog', rows: allAuditLogs },
};

/** Root look-ups by primary key. */
export const ROOT_KEYS: Readonly<Record<string, string>> = {
  StorefrontUserByPk: 'StorefrontUsers',
  SubscriptionByPk: 'Subscriptions',
  OrderByPk: 'Orders',
  ProductVariantByPk: 'ProductVariants',
};

/** A mutation's input type, the fields of that input (with `!` where required) and what it can answer. */
export interface MutationShape {
  readonly input: string;
  readonly fields: readonly string[];
  readonly selects: ReadonlySet<string>;
}

const shape = (input: string, fields: string, selects: string): MutationShape => ({
  input,
  fields: fields.split(' '),
  selects: names(selects),
});

/** Every mutation; two input types really begin with a small letter. */
export const MUTATIONS: Readonly<Record<string, MutationShape>> = {
  skipSubscription: shape(
    'SkipSubscriptionInput',
    'subscriptionId! skipOption debugCaller',
    'message nextBillingDate ok',
  ),
  pauseSubscription: shape('pauseSubscriptionInput', 'subscriptionId! skipOption debugCaller', 'message ok'),
  unpauseSubscription: shape('unpauseSubscriptionInput', 'subscriptionId! isTemporaryPause', 'message ok'),
  cancelSubscription: shape(
    'CancelSubscriptionInput',
    'subscriptionId! shouldSendNotif permanentlyCancel invokeSubscriptionCancelJourneys cancelSessionId',
    'ok',
  ),
  reactivateSubscription: shape('ReactivateSubscriptionInput', 'subscriptionId! newBillingDate!', 'ok'),
  updateNextBillingDate: shape(
    'UpdateNextBillingDateInput',
    'subscriptionId! date! debugCaller',
    'message ok',
  ),
  subscriptionEditInterval: shape(
    'SubscriptionEditIntervalInput',
    'subscriptionId! billingInterval! billingIntervalCount! nextBillingDate prepaidDeliveryInterval prepaidDeliveryIntervalCount',
    'subscriptionId',
  ),
  shipNow: shape('ShipNowInput', 'subscriptionId! caller', 'message ok'),
  swapSubscriptionProductVariants: shape(
    'SwapSubscriptionProductVariantsInput',
    'subscriptionId! oldProductVariantId! newProductVariantId! pricingOption newCustomPrice isGiftSwap subscriptionLinesToSwapFrom',
    'ok',
  ),
  applyDiscountCode: shape('ApplyDiscountCodeInput', 'subscriptionId! code!', 'message ok'),
  updateSubscriptionNote: shape('UpdateSubscriptionNoteInput', 'subscriptionId! note!', 'note'),
};
