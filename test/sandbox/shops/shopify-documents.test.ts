import { parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { adminSchema } from '../../../app/sandbox/shops/shopify-schema.ts';
import { SHOPIFY_ADMIN_SDL } from '../../../app/sandbox/shops/shopify-sdl.ts';

const MONEY =
  'fragment Money on MoneyBag { shopMoney { amount currencyCode } presentmentMoney { amount currencyCode } }';

const DOCUMENTS: Record<string, string> = {
  'an order with all that policies ask of it': `query Whole($id: ID!) { order(id: $id) {
    id legacyResourceId name email createdAt updatedAt cancelledAt cancelReason closed test
    displayFinancialStatus displayFulfillmentStatus merchantEditable merchantEditableErrors fulfillable refundable
    tags note sourceIdentifier statusPageUrl presentmentCurrencyCode
    currentTotalPriceSet { ...Money } totalOutstandingSet { ...Money } totalReceivedSet { ...Money }
    totalRefundedSet { ...Money } currentTotalDiscountsSet { ...Money } currentShippingPriceSet { ...Money }
    customer { id defaultEmailAddress { emailAddress } }
    shippingAddress { firstName lastName address1 address2 city provinceCode zip countryCodeV2 phone company }
    shippingLines(first: 10) { nodes { id title code isRemoved custom originalPriceSet { ...Money } } }
    lineItems(first: 50) { nodes { id name sku quantity currentQuantity refundableQuantity unfulfilledQuantity merchantEditable
      requiresShipping variant { id } discountedUnitPriceSet { ...Money } contract { id status } sellingPlan { name } } }
    fulfillments(first: 10) { id status displayStatus createdAt deliveredAt estimatedDeliveryAt inTransitAt
      trackingInfo(first: 10) { company number url } }
    refunds(first: 20) { id note createdAt totalRefundedSet { ...Money } }
    metafield(namespace: "$app:assist", key: "actions") { id value compareDigest } } } ${MONEY}`,
  'a search for orders': `query Search($q: String!) {
    orders(first: 5, query: $q, sortKey: CREATED_AT, reverse: true) { nodes { id name } pageInfo { hasNextPage } } }`,
  'a cancellation with its job result': `mutation Cancel($id: ID!, $how: OrderCancelRefundMethodInput) {
    orderCancel(orderId: $id, reason: CUSTOMER, restock: true, refundMethod: $how, notifyCustomer: false, staffNote: "n") {
      job { id done } jobResult { id done status errors { code field message } order { id cancelledAt } }
      orderCancelUserErrors { code field message } } }`,
  'a poll of a job with a query inside': `query Poll($job: ID!, $order: ID!) {
    job(id: $job) { id done query { order(id: $order) { id cancelledAt } } } }`,
  'a suggested refund': `query Suggest($id: ID!, $items: [RefundLineItemInput!], $ship: Money) { order(id: $id) {
    suggestedRefund(refundLineItems: $items, shippingAmount: $ship) { amountSet { ...Money } maximumRefundableSet { ...Money }
      suggestedTransactions { amountSet { ...Money } gateway kind parentTransaction { id } maximumRefundableSet { ...Money } } } } } ${MONEY}`,
  'a refund with its key': `mutation Refund($input: RefundInput!, $key: String!) {
    refundCreate(input: $input) @idempotent(key: $key) { refund { id note createdAt totalRefundedSet { ...Money }
      transactions(first: 10) { nodes { id kind status errorCode amountSet { ...Money } gateway parentTransaction { id } } } }
      order { id displayFinancialStatus } userErrors { field message } } } ${MONEY}`,
  'an order made at once': `mutation Create($order: OrderCreateOrderInput!, $options: OrderCreateOptionsInput) {
    orderCreate(order: $order, options: $options) { order { id name sourceIdentifier } userErrors { code field message } } }`,
  'drafts by tag':
    'query Drafts($q: String!) { draftOrders(first: 5, query: $q) { nodes { id name status tags order { id name } } } }',
  'a skipped billing cycle': `mutation Skip($in: SubscriptionBillingCycleInput!) { subscriptionBillingCycleSkip(billingCycleInput: $in) {
    billingCycle { cycleIndex skipped billingAttemptExpectedDate } userErrors { field message } } }`,
  'a customer by e-mail': `query Customer($email: String!) { customerByIdentifier(identifier: { emailAddress: $email }) {
    id displayName numberOfOrders amountSpent { amount currencyCode } } }`,
  'variants with price and stock': `query Variants($q: String!) { productVariants(first: 20, query: $q) {
    nodes { id displayName sku price compareAtPrice availableForSale inventoryQuantity product { id title } } } }`,
  'the scopes of the app': `{ currentAppInstallation { accessScopes { handle } } shop { name currencyCode plan { publicDisplayName } } }`,
};

describe('the Admin schema', () => {
  it('names where it comes from and on what terms', () => {
    expect(SHOPIFY_ADMIN_SDL.slice(0, 400)).toMatch(/2026-10[\s\S]*@shopify\/dev-mcp[\s\S]*ISC/);
  });

  it.each(Object.keys(DOCUMENTS))('takes %s', (name) => {
    expect(validate(adminSchema(), parse(DOCUMENTS[name] ?? ''))).toEqual([]);
  });

  it('finds a field that is not there and a key that is missing', () => {
    const errorsIn = (source: string) => validate(adminSchema(), parse(source)).map((error) => error.message);
    expect(errorsIn('{ shop { colour } }')[0]).toContain('Cannot query field "colour"');
    const refund =
      'mutation R($i: RefundInput!) { refundCreate(input: $i) @idempotent { userErrors { message } } }';
    expect(errorsIn(refund)[0]).toContain('"key"');
  });
});
