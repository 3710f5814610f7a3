import type { JsonObject } from '../json.ts';
import type { Operation, Service } from '../services.ts';
import { listSchema, momentSchema, numberSchema, objectSchema, oneOfSchema, textSchema } from './schema.ts';

/**
 * Skio's GraphQL API. Every answer has HTTP status 200; queries may be four levels deep and name a hundred nodes.
 * @see https://code.skio.com/, read 2026-08
 */
export const skioService: Service = {
  name: 'skio',
  host: 'graphql.skio.com',
  auth: { header: 'authorization', value: 'API {{secret}}' },
  secret: 'skioToken',
  operations: {
    'find-users': query(
      `query FindUsers($where: StorefrontUser_bool_exp!) {
  StorefrontUsers(where: $where, limit: 3) {
    id platformId email firstName lastName phoneNumber
    Subscriptions(order_by: {createdAt: desc}, limit: 10) {
      id platformId status statusContext nextBillingDate cancelledAt currencyCode cyclesCompleted
      BillingPolicy { interval intervalCount }
    }
  }
}`,
      whereEither({ email: equals(254), emailLower: equals(254) }),
    ),
    'find-orders': query(
      `query FindOrders($where: Order_bool_exp!) {
  Orders(where: $where, limit: 2) {
    id platformId platformNumber totalPrice currencyCode processedAt deliveredAt cancelledAt subscriptionId
    StorefrontUser { email }
    OrderLineItems { quantity priceWithoutDiscount ProductVariant { title sku platformId Product { title } } }
  }
}`,
      whereEither({ platformNumber: equals(60), platformId: equals(80) }),
    ),
    'get-subscription': query(
      `query GetSubscription($id: uuid!) {
  SubscriptionByPk(id: $id) {
    id platformId status statusContext nextBillingDate cancelledAt currencyCode cyclesCompleted
    StorefrontUser { email firstName lastName }
    BillingPolicy { interval intervalCount }
    SubscriptionLines(where: {removedAt: {_is_null: true}}, limit: 20) {
      id quantity priceWithoutDiscount ProductVariant { title sku Product { title } }
    }
  }
}`,
      objectSchema({ id: textSchema(64) }),
    ),
    'list-lines': query(
      `query ListLines($where: SubscriptionLine_bool_exp!) {
  SubscriptionLines(where: $where, limit: 20) {
    subscriptionId quantity priceWithoutDiscount ProductVariant { title sku Product { title } }
  }
}`,
      objectSchema({
        where: objectSchema({
          subscriptionId: objectSchema({ _in: listSchema(textSchema(64), 10) }),
          removedAt: objectSchema({ _is_null: { type: 'boolean' } }),
        }),
      }),
    ),
    'list-audit-logs': query(
      `query ListAuditLogs($where: AuditLog_bool_exp!) {
  AuditLogs(where: $where, order_by: {createdAt: desc}, limit: 20) {
    id eventType eventData createdAt
  }
}`,
      objectSchema({ where: objectSchema({ subscriptionId: equals(64) }) }),
    ),
    'skip-subscription': mutation(
      `mutation SkipSubscription($input: SkipSubscriptionInput!) {
  skipSubscription(input: $input) { ok message nextBillingDate }
}`,
      withCaller(),
    ),
    'pause-subscription': mutation(
      `mutation PauseSubscription($input: pauseSubscriptionInput!) {
  pauseSubscription(input: $input) { ok message }
}`,
      withCaller({
        skipOption: objectSchema({
          unit: oneOfSchema(['DAY', 'WEEK', 'MONTH', 'YEAR']),
          value: numberSchema(1, 365),
        }),
      }),
    ),
    'unpause-subscription': mutation(
      `mutation UnpauseSubscription($input: unpauseSubscriptionInput!) {
  unpauseSubscription(input: $input) { ok message }
}`,
      objectSchema({ subscriptionId: textSchema(64) }),
    ),
    'cancel-subscription': mutation(
      `mutation CancelSubscription($input: CancelSubscriptionInput!) {
  cancelSubscription(input: $input) { ok }
}`,
      objectSchema({ subscriptionId: textSchema(64), shouldSendNotif: { type: 'boolean' } }),
    ),
    'reactivate-subscription': mutation(
      `mutation ReactivateSubscription($input: ReactivateSubscriptionInput!) {
  reactivateSubscription(input: $input) { ok }
}`,
      objectSchema({ subscriptionId: textSchema(64), newBillingDate: momentSchema }),
    ),
    'set-next-billing-date': mutation(
      `mutation UpdateNextBillingDate($input: UpdateNextBillingDateInput!) {
  updateNextBillingDate(input: $input) { ok message }
}`,
      withCaller({ date: momentSchema }, []),
    ),
  },
};

function query(document: string, variables: JsonObject): Operation {
  return { method: 'POST', path: '/v1/graphql', query: [], document, body: variables, effect: 'read' };
}

function mutation(document: string, input: JsonObject): Operation {
  return {
    method: 'POST',
    path: '/v1/graphql',
    query: [],
    document,
    body: objectSchema({ input }),
    effect: 'write',
  };
}

/** Skio's filter on one text column. */
function equals(maxLength: number): JsonObject {
  return objectSchema({ _eq: textSchema(maxLength) });
}

/** A filter that takes rows where one of these columns has one value. */
function whereEither(columns: { readonly [name: string]: JsonObject }): JsonObject {
  return objectSchema({
    where: objectSchema({ _or: listSchema(objectSchema(columns, Object.keys(columns)), 4) }),
  });
}

/** A subscription and the caller's mark, which Skio writes into its audit log. */
function withCaller(
  more: { readonly [name: string]: JsonObject } = {},
  optional: readonly string[] = Object.keys(more),
): JsonObject {
  return objectSchema({ subscriptionId: textSchema(64), ...more, debugCaller: textSchema(120) }, optional);
}
