import type { Address, Order } from './order-state.ts';
import {
  editErrorsOf,
  financialStatusOf,
  fulfillmentStatusOf,
  maximumRefundOf,
  originalTotalOf,
  sum,
  totalsOf,
} from './order-totals.ts';
import { customerView } from './shopify-catalog-view.ts';
import { connectionOf, type PageArguments } from './shopify-connection.ts';
import { fulfillmentView } from './shopify-fulfillment-view.ts';
import { discountApplication, lineView } from './shopify-line-view.ts';
import { ownedMetafield } from './shopify-metafields.ts';
import { moneyBag, transactionView } from './shopify-money-view.ts';
import { refundView } from './shopify-refund-view.ts';
import { suggestRefund } from './shopify-suggested-refund.ts';
import { fullNameOf, gidOf, uuidOf, type World } from './world.ts';

/** An order as resolvers for its fields. */
export function orderView(world: World, order: Order): Record<string, unknown> {
  const customer = world.state.customers.find((each) => each.id === order.customerId);
  const editErrors = editErrorsOf(order);
  const shippingLines = order.shippingLines.map((line) => shippingLineView(world, order, line));
  return {
    __typename: 'Order',
    id: gidOf('Order', order.id),
    legacyResourceId: String(order.id),
    name: `#${order.number}`,
    email: order.email,
    createdAt: order.createdAt,
    processedAt: order.createdAt,
    updatedAt: order.updatedAt,
    closedAt: order.closedAt,
    closed: order.closedAt !== null,
    cancelledAt: order.cancelledAt,
    cancelReason: order.cancelReason,
    test: false,
    edited: order.edited,
    displayFinancialStatus: financialStatusOf(order),
    displayFulfillmentStatus: fulfillmentStatusOf(order),
    merchantEditable: editErrors.length === 0,
    merchantEditableErrors: editErrors,
    fulfillable: order.cancelledAt === null && order.lines.some((line) => line.unfulfilledQuantity > 0),
    refundable: maximumRefundOf(order) > 0,
    tags: order.tags,
    note: order.note,
    sourceIdentifier: order.sourceIdentifier,
    sourceName: order.sourceName,
    statusPageUrl: `https://${world.state.shop.domain}/orders/${uuidOf(`status page ${order.id}`)}`,
    currencyCode: world.state.shop.currency,
    presentmentCurrencyCode: order.currency,
    discountCodes: order.discountCodes,
    ...sums(world, order),
    customer: customer ? () => customerView(world, customer, orderView) : null,
    shippingAddress: addressView(order.address, `order-${order.id}`),
    shippingLine: shippingLines.find((line) => !line.isRemoved) ?? null,
    shippingLines: (page: PageArguments & { includeRemovals?: boolean | null }) =>
      connectionOf(
        shippingLines.filter((line) => page.includeRemovals === true || !line.isRemoved),
        page,
      ),
    lineItems: (page: PageArguments) =>
      connectionOf(
        order.lines.map((line) => lineView(world, order, line)),
        page,
      ),
    discountApplications: (page: PageArguments) =>
      connectionOf(
        order.lines.flatMap((line) =>
          line.discounts.map((each, index) => discountApplication(order, each, index)),
        ),
        page,
      ),
    fulfillments: ({ first }: { first?: number | null }) =>
      order.fulfillments.slice(0, first ?? undefined).map((each) => fulfillmentView(world, order, each)),
    refunds: ({ first }: { first?: number | null }) =>
      order.refunds.slice(0, first ?? undefined).map((each) => refundView(world, order, each)),
    transactions: ({ first }: { first?: number | null }) =>
      order.transactions.slice(0, first ?? undefined).map((each) => transactionView(world, order, each)),
    metafield: (args: { namespace?: string | null; key: string }) =>
      ownedMetafield(world, gidOf('Order', order.id), args),
    suggestedRefund: (args: Parameters<typeof suggestRefund>[2]) => suggestRefund(world, order, args),
  };
}

function sums(world: World, order: Order) {
  const totals = totalsOf(order);
  const bag = (minor: number) => moneyBag(world, order, minor);
  return {
    currentTotalPriceSet: bag(totals.totalMinor),
    currentSubtotalPriceSet: bag(totals.subtotalMinor),
    currentTotalDiscountsSet: bag(totals.discountsMinor),
    currentShippingPriceSet: bag(totals.shippingMinor),
    totalShippingPriceSet: bag(sum(order.shippingLines.map((line) => (line.removed ? 0 : line.priceMinor)))),
    originalTotalPriceSet: bag(originalTotalOf(order)),
    totalOutstandingSet: bag(totals.outstandingMinor),
    totalReceivedSet: bag(totals.receivedMinor),
    totalRefundedSet: bag(totals.refundedMinor),
  };
}

function shippingLineView(world: World, order: Order, line: Order['shippingLines'][number]) {
  return {
    id: gidOf('ShippingLine', line.id),
    title: line.title,
    code: line.code,
    isRemoved: line.removed,
    custom: line.custom,
    originalPriceSet: moneyBag(world, order, line.priceMinor),
  };
}

/** A postal address. */
export const addressView = (address: Address, id: string) => ({
  __typename: 'MailingAddress',
  id: gidOf('MailingAddress', id),
  name: fullNameOf(address),
  firstName: address.firstName,
  lastName: address.lastName,
  address1: address.address1,
  address2: address.address2,
  city: address.city,
  province: address.provinceCode,
  provinceCode: address.provinceCode,
  zip: address.zip,
  country: address.countryCode,
  countryCodeV2: address.countryCode,
  phone: address.phone,
  company: null,
  formatted: [
    address.address1,
    address.address2,
    [address.city, address.provinceCode, address.zip].filter(Boolean).join(' '),
    address.countryCode,
  ].filter((part) => part !== null && part !== ''),
});
