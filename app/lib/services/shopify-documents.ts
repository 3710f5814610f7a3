/**
 * The GraphQL documents that are sent to Shopify, pinned to API version 2026-10.
 * @see https://shopify.dev/docs/api/admin-graphql/2026-10, read 2026-08
 */

const MONEY = 'fragment Money on MoneyBag { presentmentMoney { amount currencyCode } }';

const ORDER = `fragment OrderCore on Order {
  id legacyResourceId name email createdAt updatedAt cancelledAt cancelReason closed
  displayFinancialStatus displayFulfillmentStatus
  merchantEditable merchantEditableErrors refundable
  tags note sourceIdentifier presentmentCurrencyCode
  currentTotalPriceSet { ...Money } totalOutstandingSet { ...Money } totalReceivedSet { ...Money }
  totalRefundedSet { ...Money } currentTotalDiscountsSet { ...Money } currentShippingPriceSet { ...Money }
  customer { id displayName defaultEmailAddress { emailAddress } }
  shippingAddress { firstName lastName address1 address2 city provinceCode zip countryCodeV2 phone company }
  shippingLines(first: 10) { nodes { id title isRemoved originalPriceSet { ...Money } } }
  lineItems(first: 50) {
    nodes {
      id name sku quantity currentQuantity refundableQuantity unfulfilledQuantity requiresShipping
      variant { id title price } discountedUnitPriceSet { ...Money }
    }
  }
  fulfillments(first: 10) {
    id status displayStatus createdAt deliveredAt estimatedDeliveryAt inTransitAt
    trackingInfo(first: 10) { company number url }
  }
  refunds(first: 20) { id note createdAt totalRefundedSet { ...Money } }
  discountApplications(first: 20) { nodes { ... on ManualDiscountApplication { title description } } }
}
${MONEY}`;

/** Ids of orders by name or other search words; the caller compares names, since search is loose. */
export const FIND_ORDERS = `query FindOrders($query: String!) {
  orders(first: 5, query: $query, sortKey: CREATED_AT, reverse: true) { nodes { id name } }
}`;

/** One order by its global id. */
export const GET_ORDER = `query GetOrder($id: ID!) { order(id: $id) { ...OrderCore } }
${ORDER}`;

/** The newest orders of an address, with as much as a person needs to choose one. */
export const LIST_ORDERS = `query ListOrders($query: String!) {
  orders(first: 10, query: $query, sortKey: CREATED_AT, reverse: true) {
    nodes {
      id name email createdAt cancelledAt displayFinancialStatus displayFulfillmentStatus
      currentTotalPriceSet { ...Money }
      lineItems(first: 10) { nodes { name currentQuantity } }
    }
  }
}
${MONEY}`;

/** What was paid back on an address's orders, newest order first, page by page. */
export const LIST_REFUNDS = `query ListRefunds($query: String!, $after: String) {
  orders(first: 50, after: $after, query: $query, sortKey: CREATED_AT, reverse: true) {
    nodes {
      id name email cancelledAt
      refunds(first: 20) { id note createdAt totalRefundedSet { ...Money } }
    }
    pageInfo { hasNextPage endCursor }
  }
}
${MONEY}`;

/** An order's payments and what was paid back of them. */
export const LIST_PAYMENTS = `query ListPayments($id: ID!) {
  order(id: $id) {
    id
    transactions(first: 50) { id kind status gateway amountSet { ...Money } parentTransaction { id } }
  }
}
${MONEY}`;

/** Products by words, with variants and prices. */
export const SEARCH_PRODUCTS = `query SearchProducts($query: String!) {
  products(first: 10, query: $query) {
    nodes {
      id title status
      variants(first: 20) { nodes { id title sku price availableForSale } }
    }
  }
  shop { currencyCode }
}`;

/** One variant by its global id. */
export const GET_VARIANT = `query GetVariant($id: ID!) {
  productVariant(id: $id) { id title displayName sku price availableForSale product { id title } }
  shop { currencyCode }
}`;

/** The customer of an address. */
export const FIND_CUSTOMER = `query FindCustomer($email: String!) {
  customerByIdentifier(identifier: { emailAddress: $email }) {
    id displayName defaultEmailAddress { emailAddress }
  }
}`;

const CALCULATED = `fragment Calculated on CalculatedOrder {
  id
  totalPriceSet { ...Money } totalOutstandingSet { ...Money }
  lineItems(first: 50) { nodes { id title quantity editableQuantity variant { id } discountedUnitPriceSet { ...Money } } }
  addedLineItems(first: 50) { nodes { id title quantity variant { id } discountedUnitPriceSet { ...Money } } }
  shippingLines { id title price { ...Money } stagedStatus }
}
${MONEY}`;

/** Opens a staged edit; nothing has an effect before the commit. */
export const BEGIN_EDIT = `mutation BeginEdit($id: ID!) {
  orderEditBegin(id: $id) { calculatedOrder { ...Calculated } userErrors { field message } }
}
${CALCULATED}`;

/** Stages a discount on one line. */
export const STAGE_DISCOUNT = `mutation StageDiscount($id: ID!, $lineItemId: ID!, $discount: OrderEditAppliedDiscountInput!) {
  orderEditAddLineItemDiscount(id: $id, lineItemId: $lineItemId, discount: $discount) {
    calculatedOrder { ...Calculated } userErrors { field message }
  }
}
${CALCULATED}`;

/** Stages another shipping line. */
export const STAGE_SHIPPING = `mutation StageShipping($id: ID!, $line: OrderEditAddShippingLineInput!) {
  orderEditAddShippingLine(id: $id, shippingLine: $line) {
    calculatedOrder { ...Calculated } userErrors { code field message }
  }
}
${CALCULATED}`;

/** Stages that a shipping line goes. */
export const STAGE_SHIPPING_REMOVAL = `mutation StageShippingRemoval($id: ID!, $shippingLineId: ID!) {
  orderEditRemoveShippingLine(id: $id, shippingLineId: $shippingLineId) {
    calculatedOrder { ...Calculated } userErrors { code field message }
  }
}
${CALCULATED}`;

/** Stages a further variant. */
export const STAGE_VARIANT = `mutation StageVariant($id: ID!, $variantId: ID!, $quantity: Int!) {
  orderEditAddVariant(id: $id, variantId: $variantId, quantity: $quantity, allowDuplicates: true) {
    calculatedLineItem { id } calculatedOrder { ...Calculated } userErrors { field message }
  }
}
${CALCULATED}`;

/** Stages a line's new quantity. */
export const STAGE_QUANTITY = `mutation StageQuantity($id: ID!, $lineItemId: ID!, $quantity: Int!) {
  orderEditSetQuantity(id: $id, lineItemId: $lineItemId, quantity: $quantity, restock: true) {
    calculatedOrder { ...Calculated } userErrors { field message }
  }
}
${CALCULATED}`;

/** Makes a staged edit real. */
export const COMMIT_EDIT = `mutation CommitEdit($id: ID!, $notify: Boolean!, $note: String!) {
  orderEditCommit(id: $id, notifyCustomer: $notify, staffNote: $note) {
    order { ...OrderCore } successMessages userErrors { field message }
  }
}
${ORDER}`;

/** Cancels an order; the work goes on behind the answer. */
export const CANCEL_ORDER = `mutation CancelOrder($id: ID!, $reason: OrderCancelReason!, $restock: Boolean!, $refund: Boolean!, $notify: Boolean!, $note: String!) {
  orderCancel(
    orderId: $id, reason: $reason, restock: $restock, refundMethod: { originalPaymentMethodsRefund: $refund },
    notifyCustomer: $notify, staffNote: $note
  ) {
    job { id done } orderCancelUserErrors { code field message }
  }
}`;

/** How far a job has come. */
export const GET_JOB = 'query GetJob($id: ID!) { job(id: $id) { id done } }';

/** Pays back. Shopify refuses it without a key, and answers the first refund again for the same key. */
export const CREATE_REFUND = `mutation CreateRefund($input: RefundInput!, $key: String!) {
  refundCreate(input: $input) @idempotent(key: $key) {
    refund {
      id note createdAt totalRefundedSet { ...Money }
      transactions(first: 10) { nodes { id kind status errorCode amountSet { ...Money } } }
    }
    order { id displayFinancialStatus }
    userErrors { field message }
  }
}
${MONEY}`;

/** Writes a draft order, which ships nothing. */
export const CREATE_DRAFT = `mutation CreateDraft($input: DraftOrderInput!) {
  draftOrderCreate(input: $input) { draftOrder { id name status order { id name } } userErrors { field message } }
}`;

/** Makes an order of a draft. */
export const COMPLETE_DRAFT = `mutation CompleteDraft($id: ID!) {
  draftOrderComplete(id: $id) { draftOrder { id name status order { id name } } userErrors { field message } }
}`;

/** One draft by its global id. */
export const GET_DRAFT =
  'query GetDraft($id: ID!) { draftOrder(id: $id) { id name status tags order { id name } } }';

/** Drafts by tag; search may lag behind. */
export const FIND_DRAFTS = `query FindDrafts($query: String!) {
  draftOrders(first: 5, query: $query) { nodes { id name status tags order { id name } } }
}`;

const COUPON = `codeDiscount {
      ... on DiscountCodeBasic {
        title status startsAt endsAt usageLimit codes(first: 1) { nodes { code } }
      }
    }`;

/** Makes a discount code. */
export const CREATE_COUPON = `mutation CreateCoupon($input: DiscountCodeBasicInput!) {
  discountCodeBasicCreate(basicCodeDiscount: $input) {
    codeDiscountNode { id ${COUPON} } userErrors { code field message }
  }
}`;

/** A discount code by its text. */
export const GET_COUPON = `query GetCoupon($code: String!) {
  codeDiscountNodeByCode(code: $code) { id ${COUPON} }
}`;

/** Ends a discount code. */
export const DEACTIVATE_COUPON = `mutation DeactivateCoupon($id: ID!) {
  discountCodeDeactivate(id: $id) { codeDiscountNode { id ${COUPON} } userErrors { code field message } }
}`;
