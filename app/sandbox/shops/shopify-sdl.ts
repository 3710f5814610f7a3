/** Shopify's schema as a module, because neither the browser nor every runner can import a `.graphql` file. */

/** The part of Shopify's Admin schema 2026-10 that the shop serves, in the schema definition language; licence inside. */
export const SHOPIFY_ADMIN_SDL = `# Part of Shopify's Admin GraphQL schema, version 2026-10: the types and fields that the sandbox's shop serves.
# Derived from the schema that Shopify publishes in the npm package @shopify/dev-mcp 1.16.0.
#
# ISC License
# Copyright 2025-present, Shopify Inc.
#
# Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided that the above copyright notice and this permission notice appear in all copies.
#
# THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.

schema {
  query: QueryRoot
  mutation: Mutation
}
directive @idempotent(key: String!) on FIELD
type QueryRoot {
  orders(after: String, before: String, first: Int, last: Int, query: String, reverse: Boolean = false, savedSearchId: ID, sortKey: OrderSortKeys = PROCESSED_AT): OrderConnection!
  order(id: ID!): Order
  job(id: ID!): Job
  draftOrders(after: String, before: String, first: Int, last: Int, query: String, reverse: Boolean = false, savedSearchId: ID, sortKey: DraftOrderSortKeys = ID): DraftOrderConnection!
  codeDiscountNodeByCode(code: String!): DiscountCodeNode
  customerByIdentifier(identifier: CustomerIdentifierInput!): Customer
  currentAppInstallation: AppInstallation!
  shop: Shop!
  productVariant(id: ID!): ProductVariant
  productVariants(after: String, before: String, first: Int, last: Int, query: String, reverse: Boolean = false, savedSearchId: ID, sortKey: ProductVariantSortKeys = ID): ProductVariantConnection!
  product(id: ID!): Product
  products(after: String, before: String, first: Int, last: Int, query: String, reverse: Boolean = false, savedSearchId: ID, sortKey: ProductSortKeys = ID): ProductConnection!
  draftOrder(id: ID!): DraftOrder
  customer(id: ID!): Customer
  customers(after: String, before: String, first: Int, last: Int, query: String, reverse: Boolean = false, sortKey: CustomerSortKeys = ID): CustomerConnection!
  orderByIdentifier(identifier: OrderIdentifierInput!): Order
  node(id: ID!): Node
}
type OrderConnection {
  nodes: [Order!]!
  pageInfo: PageInfo!
}
type Order implements Node {
  id: ID!
  legacyResourceId: UnsignedInt64!
  name: String!
  email: String
  createdAt: DateTime!
  updatedAt: DateTime!
  cancelledAt: DateTime
  cancelReason: OrderCancelReason
  closed: Boolean!
  test: Boolean!
  displayFinancialStatus: OrderDisplayFinancialStatus
  displayFulfillmentStatus: OrderDisplayFulfillmentStatus!
  merchantEditable: Boolean!
  merchantEditableErrors: [String!]!
  fulfillable: Boolean!
  refundable: Boolean!
  tags: [String!]!
  note: String
  sourceIdentifier: String
  statusPageUrl(audience: Audience, notificationUsage: NotificationUsage): URL!
  presentmentCurrencyCode: CurrencyCode!
  currentTotalPriceSet: MoneyBag!
  totalOutstandingSet: MoneyBag!
  totalReceivedSet: MoneyBag!
  totalRefundedSet: MoneyBag!
  currentTotalDiscountsSet: MoneyBag!
  currentShippingPriceSet: MoneyBag!
  customer: Customer
  shippingAddress: MailingAddress
  shippingLines(after: String, before: String, first: Int, includeRemovals: Boolean = false, last: Int, reverse: Boolean = false): ShippingLineConnection!
  lineItems(after: String, before: String, first: Int, last: Int, reverse: Boolean = false): LineItemConnection!
  fulfillments(first: Int, query: String): [Fulfillment!]!
  refunds(first: Int): [Refund!]!
  metafield(key: String!, namespace: String): Metafield
  suggestedRefund(refundDuties: [RefundDutyInput!], refundLineItems: [RefundLineItemInput!], refundMethodAllocation: RefundMethodAllocation = ORIGINAL_PAYMENT_METHODS, refundShipping: Boolean, shippingAmount: Money, suggestFullRefund: Boolean = false): SuggestedRefund
  sourceName: String
  processedAt: DateTime!
  closedAt: DateTime
  currencyCode: CurrencyCode!
  edited: Boolean!
  discountCodes: [String!]!
  originalTotalPriceSet: MoneyBag!
  totalShippingPriceSet: MoneyBag!
  currentSubtotalPriceSet: MoneyBag!
  shippingLine: ShippingLine
  transactions(capturable: Boolean, first: Int, manuallyResolvable: Boolean): [OrderTransaction!]!
  discountApplications(after: String, before: String, first: Int, last: Int, reverse: Boolean = false): DiscountApplicationConnection!
}
type MoneyBag {
  shopMoney: MoneyV2!
  presentmentMoney: MoneyV2!
}
type MoneyV2 {
  amount: Decimal!
  currencyCode: CurrencyCode!
}
type Customer implements Node {
  id: ID!
  defaultEmailAddress: CustomerEmailAddress
  displayName: String!
  numberOfOrders: UnsignedInt64!
  amountSpent: MoneyV2!
  legacyResourceId: UnsignedInt64!
  firstName: String
  lastName: String
  createdAt: DateTime!
  tags: [String!]!
  note: String
  orders(after: String, before: String, first: Int, last: Int, query: String, reverse: Boolean = false, sortKey: OrderSortKeys = ID): OrderConnection!
  lastOrder: Order
}
type CustomerEmailAddress {
  emailAddress: String!
}
type MailingAddress implements Node {
  firstName: String
  lastName: String
  address1: String
  address2: String
  city: String
  provinceCode: String
  zip: String
  countryCodeV2: CountryCode
  phone: String
  company: String
  id: ID!
  name: String
  country: String
  province: String
  formatted(withCompany: Boolean = true, withName: Boolean = false): [String!]!
}
type ShippingLineConnection {
  nodes: [ShippingLine!]!
  pageInfo: PageInfo!
}
type ShippingLine {
  id: ID
  title: String!
  code: String
  isRemoved: Boolean!
  custom: Boolean!
  originalPriceSet: MoneyBag!
}
type LineItemConnection {
  nodes: [LineItem!]!
  pageInfo: PageInfo!
}
type LineItem implements Node {
  id: ID!
  name: String!
  sku: String
  quantity: Int!
  currentQuantity: Int!
  refundableQuantity: Int!
  unfulfilledQuantity: Int!
  merchantEditable: Boolean!
  requiresShipping: Boolean!
  variant: ProductVariant
  discountedUnitPriceSet: MoneyBag!
  contract: SubscriptionContract
  sellingPlan: LineItemSellingPlan
  title: String!
  variantTitle: String
  originalUnitPriceSet: MoneyBag!
  originalTotalSet: MoneyBag!
  discountedTotalSet(withCodeDiscounts: Boolean = false): MoneyBag!
  totalDiscountSet: MoneyBag!
  discountAllocations: [DiscountAllocation!]!
  product: Product
}
type ProductVariant implements Node {
  id: ID!
  legacyResourceId: UnsignedInt64!
  title: String!
  displayName: String!
  sku: String
  price: Money!
  compareAtPrice: Money
  availableForSale: Boolean!
  inventoryQuantity: Int
  product: Product!
}
type SubscriptionContract implements Node {
  id: ID!
  status: SubscriptionContractSubscriptionStatus!
}
type LineItemSellingPlan {
  name: String!
}
type Fulfillment implements Node {
  id: ID!
  status: FulfillmentStatus!
  displayStatus: FulfillmentDisplayStatus
  createdAt: DateTime!
  deliveredAt: DateTime
  estimatedDeliveryAt: DateTime
  inTransitAt: DateTime
  trackingInfo(first: Int): [FulfillmentTrackingInfo!]!
  name: String!
  updatedAt: DateTime!
  totalQuantity: Int!
  fulfillmentLineItems(after: String, before: String, first: Int, last: Int, reverse: Boolean = false): FulfillmentLineItemConnection!
  events(after: String, before: String, first: Int, last: Int, reverse: Boolean = false, sortKey: FulfillmentEventSortKeys = HAPPENED_AT): FulfillmentEventConnection!
}
type FulfillmentTrackingInfo {
  company: String
  number: String
  url: URL
}
type Refund implements Node {
  id: ID!
  note: String
  createdAt: DateTime
  totalRefundedSet: MoneyBag!
  transactions(after: String, before: String, first: Int, last: Int, reverse: Boolean = false): OrderTransactionConnection!
  updatedAt: DateTime!
  refundLineItems(after: String, before: String, first: Int, last: Int, reverse: Boolean = false): RefundLineItemConnection!
}
type Metafield implements Node {
  id: ID!
  value: String!
  compareDigest: String!
  namespace: String!
  key: String!
  type: String!
}
type Mutation {
  orderEditBegin(id: ID!): OrderEditBeginPayload
  orderEditAddLineItemDiscount(discount: OrderEditAppliedDiscountInput!, id: ID!, lineItemId: ID!): OrderEditAddLineItemDiscountPayload
  orderEditAddShippingLine(id: ID!, shippingLine: OrderEditAddShippingLineInput!): OrderEditAddShippingLinePayload
  orderEditRemoveShippingLine(id: ID!, shippingLineId: ID!): OrderEditRemoveShippingLinePayload
  orderEditAddVariant(allowDuplicates: Boolean = false, id: ID!, locationId: ID, quantity: Int!, variantId: ID!): OrderEditAddVariantPayload
  orderEditSetQuantity(id: ID!, lineItemId: ID!, locationId: ID, quantity: Int!, restock: Boolean): OrderEditSetQuantityPayload
  orderEditCommit(id: ID!, notifyCustomer: Boolean, staffNote: String): OrderEditCommitPayload
  orderCancel(notifyCustomer: Boolean = false, orderId: ID!, reason: OrderCancelReason!, refund: Boolean, refundMethod: OrderCancelRefundMethodInput, restock: Boolean!, staffNote: String = null): OrderCancelPayload
  refundCreate(input: RefundInput!): RefundCreatePayload
  draftOrderCreate(input: DraftOrderInput!): DraftOrderCreatePayload
  draftOrderComplete(id: ID!, paymentGatewayId: ID, paymentPending: Boolean = false, sourceName: String): DraftOrderCompletePayload
  orderCreate(options: OrderCreateOptionsInput, order: OrderCreateOrderInput!): OrderCreatePayload
  discountCodeBasicCreate(basicCodeDiscount: DiscountCodeBasicInput!): DiscountCodeBasicCreatePayload
  metafieldsSet(metafields: [MetafieldsSetInput!]!): MetafieldsSetPayload
  subscriptionBillingCycleSkip(billingCycleInput: SubscriptionBillingCycleInput!): SubscriptionBillingCycleSkipPayload
  tagsAdd(id: ID!, tags: [String!]!): TagsAddPayload
  discountCodeDeactivate(id: ID!): DiscountCodeDeactivatePayload
  draftOrderDelete(input: DraftOrderDeleteInput!): DraftOrderDeletePayload
  tagsRemove(id: ID!, tags: [String!]!): TagsRemovePayload
}
type OrderEditBeginPayload {
  calculatedOrder: CalculatedOrder
  orderEditSession: OrderEditSession
  userErrors: [UserError!]!
}
type CalculatedOrder implements Node {
  id: ID!
  originalOrder: Order!
  totalPriceSet: MoneyBag!
  totalOutstandingSet: MoneyBag!
  subtotalPriceSet: MoneyBag
  lineItems(after: String, before: String, first: Int, last: Int, query: String, reverse: Boolean = false): CalculatedLineItemConnection!
  addedLineItems(after: String, before: String, first: Int, last: Int, reverse: Boolean = false): CalculatedLineItemConnection!
  shippingLines: [CalculatedShippingLine!]!
}
type OrderEditSession implements Node {
  id: ID!
}
type UserError {
  field: [String!]
  message: String!
}
type CalculatedLineItemConnection {
  nodes: [CalculatedLineItem!]!
  pageInfo: PageInfo!
}
type CalculatedLineItem {
  id: ID!
  title: String!
  sku: String
  quantity: Int!
  editableQuantity: Int!
  variant: ProductVariant
  discountedUnitPriceSet: MoneyBag!
  hasStagedLineItemDiscount: Boolean!
  originalUnitPriceSet: MoneyBag!
}
type CalculatedShippingLine {
  id: ID
  title: String!
  price: MoneyBag!
  stagedStatus: CalculatedShippingLineStagedStatus!
}
type OrderEditAddLineItemDiscountPayload {
  calculatedOrder: CalculatedOrder
  addedDiscountStagedChange: OrderStagedChangeAddLineItemDiscount
  userErrors: [UserError!]!
}
type OrderStagedChangeAddLineItemDiscount {
  id: ID!
}
type OrderEditAddShippingLinePayload {
  calculatedShippingLine: CalculatedShippingLine
  calculatedOrder: CalculatedOrder
  userErrors: [OrderEditAddShippingLineUserError!]!
}
type OrderEditAddShippingLineUserError {
  code: OrderEditAddShippingLineUserErrorCode
  field: [String!]
  message: String!
}
type OrderEditRemoveShippingLinePayload {
  calculatedOrder: CalculatedOrder
  userErrors: [OrderEditRemoveShippingLineUserError!]!
}
type OrderEditRemoveShippingLineUserError {
  code: OrderEditRemoveShippingLineUserErrorCode
  field: [String!]
  message: String!
}
type OrderEditAddVariantPayload {
  calculatedLineItem: CalculatedLineItem
  calculatedOrder: CalculatedOrder
  userErrors: [UserError!]!
}
type OrderEditSetQuantityPayload {
  calculatedLineItem: CalculatedLineItem
  calculatedOrder: CalculatedOrder
  userErrors: [UserError!]!
}
type OrderEditCommitPayload {
  order: Order
  successMessages: [String!]
  userErrors: [UserError!]!
}
type OrderCancelPayload {
  job: Job
  jobResult: OrderCancelJobResult
  orderCancelUserErrors: [OrderCancelUserError!]!
}
type Job {
  id: ID!
  done: Boolean!
  query: QueryRoot
}
type OrderCancelJobResult implements Node {
  id: ID!
  done: Boolean!
  status: OrderCancelStatus!
  errors: [OrderCancelUserError!]!
  order: Order
}
type OrderCancelUserError {
  code: OrderCancelUserErrorCode
  field: [String!]
  message: String!
}
type SuggestedRefund {
  amountSet: MoneyBag!
  maximumRefundableSet: MoneyBag!
  suggestedTransactions: [SuggestedOrderTransaction!]!
  subtotalSet: MoneyBag!
  shipping: ShippingRefund!
}
type SuggestedOrderTransaction {
  amountSet: MoneyBag!
  gateway: String
  kind: SuggestedOrderTransactionKind!
  parentTransaction: OrderTransaction
  maximumRefundableSet: MoneyBag
}
type OrderTransaction implements Node {
  id: ID!
  kind: OrderTransactionKind!
  status: OrderTransactionStatus!
  errorCode: OrderTransactionErrorCode
  amountSet: MoneyBag!
  gateway: String
  parentTransaction: OrderTransaction
  createdAt: DateTime!
  processedAt: DateTime
}
type RefundCreatePayload {
  refund: Refund
  order: Order
  userErrors: [UserError!]!
}
type OrderTransactionConnection {
  nodes: [OrderTransaction!]!
  pageInfo: PageInfo!
}
type DraftOrderCreatePayload {
  draftOrder: DraftOrder
  userErrors: [UserError!]!
}
type DraftOrder implements Node {
  id: ID!
  name: String!
  status: DraftOrderStatus!
  tags: [String!]!
  totalPriceSet: MoneyBag!
  order: Order
  completedAt: DateTime
  createdAt: DateTime!
  email: String
  note2: String
  customer: Customer
  lineItems(after: String, before: String, first: Int, last: Int, reverse: Boolean = false): DraftOrderLineItemConnection!
}
type DraftOrderCompletePayload {
  draftOrder: DraftOrder
  userErrors: [UserError!]!
}
type DraftOrderConnection {
  nodes: [DraftOrder!]!
  pageInfo: PageInfo!
}
type OrderCreatePayload {
  order: Order
  userErrors: [OrderCreateUserError!]!
}
type OrderCreateUserError {
  code: OrderCreateUserErrorCode
  field: [String!]
  message: String!
}
type DiscountCodeBasicCreatePayload {
  codeDiscountNode: DiscountCodeNode
  userErrors: [DiscountUserError!]!
}
type DiscountCodeNode implements Node {
  id: ID!
  codeDiscount: DiscountCode!
}
union DiscountCode = DiscountCodeBasic
type DiscountCodeBasic {
  title: String!
  status: DiscountStatus!
  startsAt: DateTime!
  endsAt: DateTime
  usageLimit: Int
  appliesOncePerCustomer: Boolean!
  codes(after: String, before: String, first: Int, last: Int, query: String, reverse: Boolean = false, savedSearchId: ID, sortKey: DiscountCodeSortKeys = ID): DiscountRedeemCodeConnection!
  tags: [String!]!
  createdAt: DateTime!
  recurringCycleLimit: Int
  asyncUsageCount: Int!
  customerGets: DiscountCustomerGets!
}
type DiscountRedeemCodeConnection {
  nodes: [DiscountRedeemCode!]!
  pageInfo: PageInfo!
}
type DiscountRedeemCode {
  code: String!
  asyncUsageCount: Int!
}
type DiscountUserError {
  code: DiscountErrorCode
  field: [String!]
  message: String!
  extraInfo: String
}
type MetafieldsSetPayload {
  metafields: [Metafield!]
  userErrors: [MetafieldsSetUserError!]!
}
type MetafieldsSetUserError {
  code: MetafieldsSetUserErrorCode
  field: [String!]
  message: String!
}
type SubscriptionBillingCycleSkipPayload {
  billingCycle: SubscriptionBillingCycle
  userErrors: [SubscriptionBillingCycleSkipUserError!]!
}
type SubscriptionBillingCycle {
  cycleIndex: Int!
  skipped: Boolean!
  billingAttemptExpectedDate: DateTime!
}
type SubscriptionBillingCycleSkipUserError {
  field: [String!]
  message: String!
}
type TagsAddPayload {
  node: Node
  userErrors: [UserError!]!
}
interface Node {
  id: ID!
}
type AppInstallation implements Node {
  accessScopes: [AccessScope!]!
  id: ID!
}
type AccessScope {
  handle: String!
}
type Shop implements Node {
  name: String!
  currencyCode: CurrencyCode!
  plan: ShopPlan!
  id: ID!
}
type ShopPlan {
  publicDisplayName: String!
}
enum OrderSortKeys { CREATED_AT CURRENT_TOTAL_PRICE CUSTOMER_NAME DESTINATION FINANCIAL_STATUS FULFILLMENT_STATUS ID ORDER_NUMBER PO_NUMBER PROCESSED_AT RELEVANCE TOTAL_ITEMS_QUANTITY TOTAL_PRICE UPDATED_AT }
scalar Decimal
enum CurrencyCode { AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BYR BZD CAD CDF CHF CLP CNY COP CRC CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JEP JMD JOD JPY KES KGS KHR KID KMF KRW KWD KYD KZT LAK LBP LKR LRD LSL LTL LVL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLL SOS SRD SSP STD STN SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USDC UYU UZS VED VEF VES VND VUV WST XAF XCD XOF XPF XXX YER ZAR ZMW }
scalar UnsignedInt64
scalar DateTime
enum OrderCancelReason { CUSTOMER DECLINED FRAUD INVENTORY OTHER STAFF }
enum OrderDisplayFinancialStatus { AUTHORIZED EXPIRED PAID PARTIALLY_PAID PARTIALLY_REFUNDED PENDING REFUNDED VOIDED }
enum OrderDisplayFulfillmentStatus { FULFILLED FULFILLMENT_NOT_REQUIRED IN_PROGRESS ON_HOLD OPEN PARTIALLY_FULFILLED PENDING_FULFILLMENT REQUEST_DECLINED RESTOCKED SCHEDULED UNFULFILLED }
enum Audience { CUSTOMERVIEW MERCHANTVIEW }
enum NotificationUsage { SMS WEB }
scalar URL
enum CountryCode { AC AD AE AF AG AI AL AM AN AO AR AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MK ML MM MN MO MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PS PT PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TA TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VN VU WF WS XK YE YT ZA ZM ZW ZZ }
enum SubscriptionContractSubscriptionStatus { ACTIVE CANCELLED EXPIRED FAILED PAUSED }
enum FulfillmentStatus { CANCELLED ERROR FAILURE OPEN PENDING SUCCESS }
enum FulfillmentDisplayStatus { ATTEMPTED_DELIVERY CANCELED CARRIER_PICKED_UP CONFIRMED DELAYED DELIVERED FAILURE FULFILLED IN_TRANSIT LABEL_PRINTED LABEL_PURCHASED LABEL_VOIDED MARKED_AS_FULFILLED NOT_DELIVERED OUT_FOR_DELIVERY PICKED_UP READY_FOR_PICKUP SUBMITTED }
enum CalculatedShippingLineStagedStatus { ADDED NONE REMOVED }
input OrderEditAppliedDiscountInput {
  description: String
  fixedValue: MoneyInput
  percentValue: Float
}
input MoneyInput {
  amount: Decimal!
  currencyCode: CurrencyCode!
}
input OrderEditAddShippingLineInput {
  price: MoneyInput!
  title: String!
}
enum OrderEditAddShippingLineUserErrorCode { INVALID }
enum OrderEditRemoveShippingLineUserErrorCode { INVALID }
input OrderCancelRefundMethodInput {
  originalPaymentMethodsRefund: Boolean
  storeCreditRefund: OrderCancelStoreCreditRefundInput
}
input OrderCancelStoreCreditRefundInput {
  expiresAt: DateTime
}
enum OrderCancelStatus { FAILED STARTED SUCCEEDED }
enum OrderCancelUserErrorCode { INTERNAL_ERROR INVALID NOT_FOUND NO_REFUND_PERMISSION NO_REFUND_TO_STORE_CREDIT_PERMISSION STORE_CREDIT_REFUND_B2B_NOT_SUPPORTED STORE_CREDIT_REFUND_EXPIRATION_IN_PAST STORE_CREDIT_REFUND_MISSING_CUSTOMER }
input RefundLineItemInput {
  lineItemId: ID!
  locationId: ID
  quantity: Int!
  restockType: RefundLineItemRestockType
}
enum RefundLineItemRestockType { CANCEL LEGACY_RESTOCK NO_RESTOCK RETURN }
scalar Money
input RefundDutyInput {
  dutyId: ID!
  refundType: RefundDutyRefundType
}
enum RefundDutyRefundType { FULL PROPORTIONAL }
enum RefundMethodAllocation { ORIGINAL_PAYMENT_METHODS STORE_CREDIT }
enum SuggestedOrderTransactionKind { SUGGESTED_REFUND }
input RefundInput {
  allowOverRefunding: Boolean = false
  currency: CurrencyCode
  discrepancyReason: OrderAdjustmentInputDiscrepancyReason
  note: String
  notify: Boolean
  orderId: ID!
  processedAt: DateTime
  refundDuties: [RefundDutyInput!]
  refundLineItems: [RefundLineItemInput!]
  refundMethods: [RefundMethodInput!] = []
  shipping: ShippingRefundInput
  transactions: [OrderTransactionInput!]
}
enum OrderAdjustmentInputDiscrepancyReason { CUSTOMER DAMAGE OTHER RESTOCK }
input RefundMethodInput {
  storeCreditRefund: StoreCreditRefundInput
}
input StoreCreditRefundInput {
  amount: MoneyInput!
  expiresAt: DateTime
}
input ShippingRefundInput {
  amount: Money
  fullRefund: Boolean
}
input OrderTransactionInput {
  amount: Money!
  gateway: String!
  kind: OrderTransactionKind!
  orderId: ID!
  parentId: ID
}
enum OrderTransactionKind { AUTHORIZATION CAPTURE CHANGE EMV_AUTHORIZATION REFUND SALE SUGGESTED_REFUND VOID }
enum OrderTransactionStatus { AWAITING_RESPONSE ERROR FAILURE PENDING SUCCESS UNKNOWN }
enum OrderTransactionErrorCode { AMAZON_PAYMENTS_INVALID_PAYMENT_METHOD AMAZON_PAYMENTS_MAX_AMOUNT_CHARGED AMAZON_PAYMENTS_MAX_AMOUNT_REFUNDED AMAZON_PAYMENTS_MAX_AUTHORIZATIONS_CAPTURED AMAZON_PAYMENTS_MAX_REFUNDS_PROCESSED AMAZON_PAYMENTS_ORDER_REFERENCE_CANCELED AMAZON_PAYMENTS_STALE AMOUNT_TOO_LARGE AMOUNT_TOO_SMALL AUTHENTICATION_FAILED AUTHENTICATION_REQUIRED AUTHORIZATION_EXPIRED CALL_ISSUER CANCELLED_PAYMENT CARD_DECLINED CARD_TESTING CONFIG_ERROR DO_NOT_HONOR EXPIRED_CARD FRAUD_SUSPECTED GENERIC_ERROR INCORRECT_ADDRESS INCORRECT_CVC INCORRECT_NUMBER INCORRECT_PIN INCORRECT_ZIP INSTRUMENT_DECLINED INSUFFICIENT_FUNDS INVALID_AMOUNT INVALID_COUNTRY INVALID_CURRENCY INVALID_CVC INVALID_EXPIRY_DATE INVALID_NUMBER INVALID_PAYMENT_METHOD INVALID_PURCHASE_TYPE MERCHANT_ACCOUNT_ERROR MERCHANT_RULE PAYMENT_METHOD_UNAVAILABLE PAYMENT_METHOD_UNSUPPORTED PAYMENT_PROVIDER_ERROR PICK_UP_CARD PROCESSING_ERROR RETRY_DECLINED TEST_MODE_LIVE_CARD TRANSACTION_LIMIT_EXCEEDED UNSUPPORTED_FEATURE }
input DraftOrderInput {
  acceptAutomaticDiscounts: Boolean
  allowDiscountCodesInCheckout: Boolean
  appliedDiscount: DraftOrderAppliedDiscountInput
  billingAddress: MailingAddressInput
  customAttributes: [AttributeInput!]
  customerId: ID
  deposit: DepositInput
  discountCodes: [String!]
  email: String
  lineItems: [DraftOrderLineItemInput!]
  localizationExtensions: [LocalizationExtensionInput!]
  localizedFields: [LocalizedFieldInput!]
  marketRegionCountryCode: CountryCode
  metafields: [MetafieldInput!]
  note: String
  paymentTerms: PaymentTermsInput
  phone: String
  poNumber: String
  presentmentCurrencyCode: CurrencyCode
  purchasingEntity: PurchasingEntityInput
  reserveInventoryUntil: DateTime
  sessionToken: String
  shippingAddress: MailingAddressInput
  shippingLine: ShippingLineInput
  sourceName: String
  tags: [String!]
  taxExempt: Boolean
  transformerFingerprint: String
  useCustomerDefaultAddress: Boolean
  visibleToCustomer: Boolean
}
input DraftOrderAppliedDiscountInput {
  amount: Money
  amountWithCurrency: MoneyInput
  description: String
  title: String
  value: Float!
  valueType: DraftOrderAppliedDiscountType!
}
enum DraftOrderAppliedDiscountType { FIXED_AMOUNT PERCENTAGE }
input MailingAddressInput {
  address1: String
  address2: String
  city: String
  company: String
  country: String
  countryCode: CountryCode
  firstName: String
  id: ID
  lastName: String
  phone: String
  province: String
  provinceCode: String
  zip: String
}
input AttributeInput {
  key: String!
  value: String!
}
input DepositInput {
  percentage: Float!
}
input DraftOrderLineItemInput {
  appliedDiscount: DraftOrderAppliedDiscountInput
  bundleComponents: [BundlesDraftOrderBundleLineItemComponentInput!]
  components: [DraftOrderLineItemComponentInput!]
  customAttributes: [AttributeInput!]
  generatePriceOverride: Boolean
  grams: Int
  originalUnitPrice: Money
  originalUnitPriceWithCurrency: MoneyInput
  priceOverride: MoneyInput
  quantity: Int!
  requiresShipping: Boolean
  sku: String
  taxable: Boolean
  title: String
  uuid: String
  variantId: ID
  weight: WeightInput
}
input BundlesDraftOrderBundleLineItemComponentInput {
  quantity: Int!
  uuid: String
  variantId: ID
}
input DraftOrderLineItemComponentInput {
  quantity: Int!
  uuid: String
  variantId: ID
}
input WeightInput {
  unit: WeightUnit!
  value: Float!
}
enum WeightUnit { GRAMS KILOGRAMS OUNCES POUNDS }
input LocalizationExtensionInput {
  key: LocalizationExtensionKey!
  value: String!
}
enum LocalizationExtensionKey { SHIPPING_CREDENTIAL_BR SHIPPING_CREDENTIAL_CL SHIPPING_CREDENTIAL_CN SHIPPING_CREDENTIAL_CO SHIPPING_CREDENTIAL_CR SHIPPING_CREDENTIAL_EC SHIPPING_CREDENTIAL_ES SHIPPING_CREDENTIAL_GT SHIPPING_CREDENTIAL_ID SHIPPING_CREDENTIAL_KR SHIPPING_CREDENTIAL_MX SHIPPING_CREDENTIAL_MY SHIPPING_CREDENTIAL_PE SHIPPING_CREDENTIAL_PT SHIPPING_CREDENTIAL_PY SHIPPING_CREDENTIAL_TR SHIPPING_CREDENTIAL_TW SHIPPING_CREDENTIAL_TYPE_CO TAX_CREDENTIAL_BR TAX_CREDENTIAL_CL TAX_CREDENTIAL_CO TAX_CREDENTIAL_CR TAX_CREDENTIAL_EC TAX_CREDENTIAL_ES TAX_CREDENTIAL_GT TAX_CREDENTIAL_ID TAX_CREDENTIAL_IT TAX_CREDENTIAL_MX TAX_CREDENTIAL_MY TAX_CREDENTIAL_PE TAX_CREDENTIAL_PT TAX_CREDENTIAL_PY TAX_CREDENTIAL_TR TAX_CREDENTIAL_TYPE_CO TAX_CREDENTIAL_TYPE_MX TAX_CREDENTIAL_USE_MX TAX_EMAIL_IT }
input LocalizedFieldInput {
  key: LocalizedFieldKey!
  value: String!
}
enum LocalizedFieldKey { SHIPPING_CREDENTIAL_BR SHIPPING_CREDENTIAL_CL SHIPPING_CREDENTIAL_CN SHIPPING_CREDENTIAL_CO SHIPPING_CREDENTIAL_CR SHIPPING_CREDENTIAL_EC SHIPPING_CREDENTIAL_ES SHIPPING_CREDENTIAL_GT SHIPPING_CREDENTIAL_ID SHIPPING_CREDENTIAL_KR SHIPPING_CREDENTIAL_MX SHIPPING_CREDENTIAL_MY SHIPPING_CREDENTIAL_PE SHIPPING_CREDENTIAL_PT SHIPPING_CREDENTIAL_PY SHIPPING_CREDENTIAL_TR SHIPPING_CREDENTIAL_TW SHIPPING_CREDENTIAL_TYPE_CO TAX_CREDENTIAL_BR TAX_CREDENTIAL_CL TAX_CREDENTIAL_CO TAX_CREDENTIAL_CR TAX_CREDENTIAL_EC TAX_CREDENTIAL_ES TAX_CREDENTIAL_GT TAX_CREDENTIAL_ID TAX_CREDENTIAL_IT TAX_CREDENTIAL_MX TAX_CREDENTIAL_MY TAX_CREDENTIAL_PE TAX_CREDENTIAL_PT TAX_CREDENTIAL_PY TAX_CREDENTIAL_TR TAX_CREDENTIAL_TYPE_CO TAX_CREDENTIAL_TYPE_MX TAX_CREDENTIAL_USE_MX TAX_EMAIL_IT }
input MetafieldInput {
  id: ID
  key: String
  namespace: String
  type: String
  value: String
}
input PaymentTermsInput {
  paymentSchedules: [PaymentScheduleInput!]
  paymentTermsTemplateId: ID
}
input PaymentScheduleInput {
  dueAt: DateTime
  issuedAt: DateTime
}
input PurchasingEntityInput {
  customerId: ID
  purchasingCompany: PurchasingCompanyInput
}
input PurchasingCompanyInput {
  companyContactId: ID!
  companyId: ID!
  companyLocationId: ID!
}
input ShippingLineInput {
  price: Money
  priceWithCurrency: MoneyInput
  shippingRateHandle: String
  title: String
}
enum DraftOrderStatus { COMPLETED INVOICE_SENT OPEN }
enum DraftOrderSortKeys { CUSTOMER_NAME ID NUMBER RELEVANCE STATUS TOTAL_PRICE UPDATED_AT }
input OrderCreateOrderInput {
  billingAddress: MailingAddressInput
  buyerAcceptsMarketing: Boolean = null
  closedAt: DateTime
  companyLocationId: ID
  currency: CurrencyCode
  customAttributes: [OrderCreateCustomAttributeInput!]
  customer: OrderCreateCustomerInput
  customerId: ID
  discountCode: OrderCreateDiscountCodeInput
  email: String
  financialStatus: OrderCreateFinancialStatus
  fulfillment: OrderCreateFulfillmentInput
  fulfillmentStatus: OrderCreateFulfillmentStatus
  lineItems: [OrderCreateLineItemInput!]
  metafields: [MetafieldInput!]
  name: String
  note: String
  phone: String
  poNumber: String
  presentmentCurrency: CurrencyCode
  processedAt: DateTime
  referringSite: URL
  shippingAddress: MailingAddressInput
  shippingLines: [OrderCreateShippingLineInput!]
  sourceIdentifier: String
  sourceName: String
  sourceUrl: URL
  tags: [String!]
  taxLines: [OrderCreateTaxLineInput!]
  taxesIncluded: Boolean = false
  test: Boolean = false
  transactions: [OrderCreateOrderTransactionInput!]
  userId: ID
}
input OrderCreateCustomAttributeInput {
  key: String!
  value: String!
}
input OrderCreateCustomerInput {
  toAssociate: OrderCreateAssociateCustomerAttributesInput
  toUpsert: OrderCreateUpsertCustomerAttributesInput
}
input OrderCreateAssociateCustomerAttributesInput {
  email: String
  id: ID
}
input OrderCreateUpsertCustomerAttributesInput {
  addresses: [OrderCreateCustomerAddressInput!]
  email: String
  firstName: String
  id: ID
  lastName: String
  multipassIdentifier: String
  note: String
  phone: String
  tags: [String!]
  taxExempt: Boolean
}
input OrderCreateCustomerAddressInput {
  address1: String
  address2: String
  city: String
  company: String
  country: String
  firstName: String
  lastName: String
  phone: String
  province: String
  zip: String
}
input OrderCreateDiscountCodeInput {
  freeShippingDiscountCode: OrderCreateFreeShippingDiscountCodeAttributesInput
  itemFixedDiscountCode: OrderCreateFixedDiscountCodeAttributesInput
  itemPercentageDiscountCode: OrderCreatePercentageDiscountCodeAttributesInput
}
input OrderCreateFreeShippingDiscountCodeAttributesInput {
  code: String!
}
input OrderCreateFixedDiscountCodeAttributesInput {
  amountSet: MoneyBagInput
  code: String!
}
input MoneyBagInput {
  presentmentMoney: MoneyInput
  shopMoney: MoneyInput!
}
input OrderCreatePercentageDiscountCodeAttributesInput {
  code: String!
  percentage: Float
}
enum OrderCreateFinancialStatus { AUTHORIZED EXPIRED PAID PARTIALLY_PAID PARTIALLY_REFUNDED PENDING REFUNDED VOIDED }
input OrderCreateFulfillmentInput {
  locationId: ID!
  notifyCustomer: Boolean = false
  originAddress: FulfillmentOriginAddressInput
  shipmentStatus: FulfillmentEventStatus
  trackingCompany: String
  trackingNumber: String
  trackingNumbers: [String!]
}
input FulfillmentOriginAddressInput {
  address1: String
  address2: String
  city: String
  countryCode: String!
  provinceCode: String
  zip: String
}
enum FulfillmentEventStatus { ATTEMPTED_DELIVERY CARRIER_PICKED_UP CONFIRMED DELAYED DELIVERED FAILURE IN_TRANSIT LABEL_PRINTED LABEL_PURCHASED OUT_FOR_DELIVERY READY_FOR_PICKUP }
enum OrderCreateFulfillmentStatus { FULFILLED PARTIAL RESTOCKED }
input OrderCreateLineItemInput {
  fulfillmentService: String
  giftCard: Boolean = false
  priceSet: MoneyBagInput
  productId: ID
  properties: [OrderCreateLineItemPropertyInput!]
  quantity: Int!
  requiresShipping: Boolean = false
  sku: String
  taxLines: [OrderCreateTaxLineInput!]
  taxable: Boolean = true
  title: String
  variantId: ID
  variantTitle: String
  vendor: String
  weight: WeightInput
}
input OrderCreateLineItemPropertyInput {
  name: String!
  value: String!
}
input OrderCreateTaxLineInput {
  channelLiable: Boolean = false
  priceSet: MoneyBagInput
  rate: Decimal!
  title: String!
}
input OrderCreateShippingLineInput {
  code: String
  priceSet: MoneyBagInput!
  source: String
  taxLines: [OrderCreateTaxLineInput!]
  title: String!
}
input OrderCreateOrderTransactionInput {
  amountSet: MoneyBagInput!
  authorizationCode: String
  deviceId: ID
  gateway: String
  giftCardId: ID
  kind: OrderTransactionKind = SALE
  locationId: ID
  processedAt: DateTime
  receiptJson: JSON
  status: OrderTransactionStatus = SUCCESS
  test: Boolean = false
  userId: ID
}
scalar JSON
input OrderCreateOptionsInput {
  inventoryBehaviour: OrderCreateInputsInventoryBehavior = BYPASS
  sendFulfillmentReceipt: Boolean = false
  sendReceipt: Boolean = false
}
enum OrderCreateInputsInventoryBehavior { BYPASS DECREMENT_IGNORING_POLICY DECREMENT_OBEYING_POLICY }
enum OrderCreateUserErrorCode { FULFILLMENT_SERVICE_INVALID INVALID INVENTORY_CLAIM_FAILED PROCESSED_AT_INVALID REDUNDANT_CUSTOMER_FIELDS SHOP_DORMANT TAX_LINE_RATE_MISSING }
input DiscountCodeBasicInput {
  appliesOncePerCustomer: Boolean
  code: String
  combinesWith: DiscountCombinesWithInput
  context: DiscountContextInput
  customerGets: DiscountCustomerGetsInput
  customerSelection: DiscountCustomerSelectionInput
  endsAt: DateTime
  minimumRequirement: DiscountMinimumRequirementInput
  recurringCycleLimit: Int
  startsAt: DateTime
  tags: [String!]
  title: String
  usageLimit: Int
}
input DiscountCombinesWithInput {
  orderDiscounts: Boolean = false
  productDiscounts: Boolean = false
  productDiscountsWithTagsOnSameCartLine: ProductDiscountsWithTagsOnSameCartLineInput
  shippingDiscounts: Boolean = false
}
input ProductDiscountsWithTagsOnSameCartLineInput {
  add: [String!]
  remove: [String!]
}
input DiscountContextInput {
  all: DiscountBuyerSelection
  customerSegments: DiscountCustomerSegmentsInput
  customers: DiscountCustomersInput
  markets: DiscountMarketsInput
}
enum DiscountBuyerSelection { ALL }
input DiscountCustomerSegmentsInput {
  add: [ID!]
  remove: [ID!]
}
input DiscountCustomersInput {
  add: [ID!]
  remove: [ID!]
}
input DiscountMarketsInput {
  add: [ID!]
  remove: [ID!]
}
input DiscountCustomerGetsInput {
  appliesOnOneTimePurchase: Boolean
  appliesOnSubscription: Boolean
  items: DiscountItemsInput
  value: DiscountCustomerGetsValueInput
}
input DiscountItemsInput {
  all: Boolean
  collections: DiscountCollectionsInput
  products: DiscountProductsInput
}
input DiscountCollectionsInput {
  add: [ID!]
  remove: [ID!]
}
input DiscountProductsInput {
  productVariantsToAdd: [ID!]
  productVariantsToRemove: [ID!]
  productsToAdd: [ID!]
  productsToRemove: [ID!]
}
input DiscountCustomerGetsValueInput {
  discountAmount: DiscountAmountInput
  discountOnQuantity: DiscountOnQuantityInput
  percentage: Float
}
input DiscountAmountInput {
  amount: Decimal
  appliesOnEachItem: Boolean
}
input DiscountOnQuantityInput {
  effect: DiscountEffectInput
  quantity: UnsignedInt64
}
input DiscountEffectInput {
  amount: Decimal
  percentage: Float
}
input DiscountCustomerSelectionInput {
  all: Boolean
  customerSegments: DiscountCustomerSegmentsInput
  customers: DiscountCustomersInput
}
input DiscountMinimumRequirementInput {
  quantity: DiscountMinimumQuantityInput
  subtotal: DiscountMinimumSubtotalInput
}
input DiscountMinimumQuantityInput {
  greaterThanOrEqualToQuantity: UnsignedInt64
}
input DiscountMinimumSubtotalInput {
  greaterThanOrEqualToSubtotal: Decimal
}
enum DiscountStatus { ACTIVE EXPIRED SCHEDULED }
enum DiscountCodeSortKeys { CODE CREATED_AT ID RELEVANCE }
enum DiscountErrorCode { ACTIVE_PERIOD_OVERLAP APPLIES_ON_NOTHING BLANK CONFLICT DISCOUNT_NOT_COMPATIBLE_WITH_CONDITION_TYPES DUPLICATE END_DATE_BEFORE_START_DATE EQUAL_TO EXCEEDED_MAX GREATER_THAN GREATER_THAN_OR_EQUAL_TO IMPLICIT_DUPLICATE INCLUSION INTERNAL_ERROR INVALID INVALID_COMBINES_WITH_FOR_DISCOUNT_CLASS INVALID_DISCOUNT_CLASS_FOR_PRICE_RULE INVALID_PRODUCT_DISCOUNTS_FALSE_WITH_EXISTING_TAGS_ON_SAME_CART_LINE INVALID_PRODUCT_DISCOUNTS_WITH_TAGS_ON_SAME_CART_LINE_FOR_DISCOUNT_CLASS INVALID_PRODUCT_DISCOUNTS_WITH_TAGS_ON_SAME_CART_LINE_WITHOUT_PRODUCT_DISCOUNTS INVALID_TAG_LENGTH LESS_THAN LESS_THAN_OR_EQUAL_TO MAX_APP_DISCOUNTS MINIMUM_SUBTOTAL_AND_QUANTITY_RANGE_BOTH_PRESENT MISSING_ARGUMENT MISSING_FUNCTION_IDENTIFIER MULTIPLE_FUNCTION_IDENTIFIERS MULTIPLE_RECURRING_CYCLE_LIMIT_FOR_NON_SUBSCRIPTION_ITEMS PRESENT PRODUCT_DISCOUNTS_WITH_TAGS_ON_SAME_CART_LINE_NOT_ENTITLED RECURRING_CYCLE_LIMIT_NOT_A_VALID_INTEGER TAKEN TOO_LONG TOO_MANY_ARGUMENTS TOO_MANY_PRODUCT_DISCOUNTS_WITH_TAGS_ON_SAME_CART_LINE TOO_MANY_TAGS TOO_SHORT VALUE_OUTSIDE_RANGE }
input MetafieldsSetInput {
  compareDigest: String
  key: String!
  namespace: String
  ownerId: ID!
  type: String
  value: String!
}
enum MetafieldsSetUserErrorCode { APP_NOT_AUTHORIZED BLANK CAPABILITY_VIOLATION INCLUSION INTERNAL_ERROR INVALID INVALID_COMPARE_DIGEST INVALID_TYPE INVALID_VALUE LESS_THAN_OR_EQUAL_TO PRESENT STALE_OBJECT TAKEN TOO_LONG TOO_SHORT }
input CustomerIdentifierInput {
  customId: UniqueMetafieldValueInput
  emailAddress: String
  id: ID
  phoneNumber: String
}
input UniqueMetafieldValueInput {
  key: String!
  namespace: String
  value: String!
}
input SubscriptionBillingCycleInput {
  contractId: ID!
  selector: SubscriptionBillingCycleSelector!
}
input SubscriptionBillingCycleSelector {
  date: DateTime
  index: Int
}
type PageInfo {
  hasNextPage: Boolean!
  hasPreviousPage: Boolean!
  startCursor: String
  endCursor: String
}
type DiscountAllocation {
  allocatedAmountSet: MoneyBag!
  discountApplication: DiscountApplication!
}
interface DiscountApplication {
  value: PricingValue!
  index: Int!
}
type ManualDiscountApplication implements DiscountApplication {
  value: PricingValue!
  index: Int!
  title: String!
  description: String
}
type DiscountCodeApplication implements DiscountApplication {
  value: PricingValue!
  index: Int!
  code: String!
}
type DiscountApplicationConnection {
  nodes: [DiscountApplication!]!
  pageInfo: PageInfo!
}
type PricingPercentageValue {
  percentage: Float!
}
type FulfillmentLineItemConnection {
  nodes: [FulfillmentLineItem!]!
  pageInfo: PageInfo!
}
type FulfillmentLineItem implements Node {
  id: ID!
  quantity: Int
  lineItem: LineItem!
}
type FulfillmentEventConnection {
  nodes: [FulfillmentEvent!]!
  pageInfo: PageInfo!
}
type FulfillmentEvent implements Node {
  id: ID!
  status: FulfillmentEventStatus!
  happenedAt: DateTime!
  message: String
  city: String
  province: String
  zip: String
  country: String
}
type ProductVariantConnection {
  nodes: [ProductVariant!]!
  pageInfo: PageInfo!
}
type Product implements Node {
  id: ID!
  legacyResourceId: UnsignedInt64!
  title: String!
  handle: String!
  status: ProductStatus!
  productType: String!
  tags: [String!]!
  totalInventory: Int!
  variants(after: String, before: String, first: Int, last: Int, reverse: Boolean = false, sortKey: ProductVariantSortKeys = POSITION): ProductVariantConnection!
}
type ProductConnection {
  nodes: [Product!]!
  pageInfo: PageInfo!
}
type CustomerConnection {
  nodes: [Customer!]!
  pageInfo: PageInfo!
}
type RefundLineItemConnection {
  nodes: [RefundLineItem!]!
  pageInfo: PageInfo!
}
type RefundLineItem {
  id: ID
  lineItem: LineItem!
  quantity: Int!
  restockType: RefundLineItemRestockType!
  subtotalSet: MoneyBag!
}
type ShippingRefund {
  amountSet: MoneyBag!
  maximumRefundableSet: MoneyBag!
}
type DraftOrderLineItemConnection {
  nodes: [DraftOrderLineItem!]!
  pageInfo: PageInfo!
}
type DraftOrderLineItem implements Node {
  id: ID!
  title: String!
  sku: String
  quantity: Int!
  variant: ProductVariant
}
type DiscountCustomerGets {
  appliesOnOneTimePurchase: Boolean!
  appliesOnSubscription: Boolean!
  value: DiscountCustomerGetsValue!
}
type DiscountPercentage {
  percentage: Float!
}
type DiscountAmount {
  amount: MoneyV2!
  appliesOnEachItem: Boolean!
}
type DiscountCodeDeactivatePayload {
  codeDiscountNode: DiscountCodeNode
  userErrors: [DiscountUserError!]!
}
type DraftOrderDeletePayload {
  deletedId: ID
  userErrors: [UserError!]!
}
type TagsRemovePayload {
  node: Node
  userErrors: [UserError!]!
}
union PricingValue = MoneyV2 | PricingPercentageValue
union DiscountCustomerGetsValue = DiscountAmount | DiscountPercentage
enum ProductVariantSortKeys { FULL_TITLE ID INVENTORY_LEVELS_AVAILABLE INVENTORY_MANAGEMENT INVENTORY_POLICY INVENTORY_QUANTITY NAME POPULAR POSITION RELEVANCE SKU TITLE }
enum ProductSortKeys { CREATED_AT ID INVENTORY_TOTAL PRODUCT_TYPE PUBLISHED_AT RELEVANCE TITLE UPDATED_AT VENDOR }
enum CustomerSortKeys { CREATED_AT ID LOCATION NAME RELEVANCE UPDATED_AT }
input OrderIdentifierInput {
  customId: UniqueMetafieldValueInput
  id: ID
}
enum FulfillmentEventSortKeys { HAPPENED_AT ID }
input DraftOrderDeleteInput {
  id: ID!
}
enum ProductStatus { ACTIVE ARCHIVED DRAFT UNLISTED }
`;
