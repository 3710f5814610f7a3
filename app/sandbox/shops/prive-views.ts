import type { Order } from './order-state.ts';
import { nextBillingOf, nextDeliveryOf, upcomingDates } from './prive-schedule.ts';
import type { Product, ShopState, Variant } from './shop-state.ts';
import type {
  PriveActivity,
  PriveDiscount,
  PriveLine,
  PriveSubscriber,
  PriveSubscription,
} from './subscription-state.ts';
import { findVariant, fullNameOf, gidOf, majorOf, uuidOf } from './world.ts';

/** A subscriber as Prive prints it. */
export function subscriberView(state: ShopState, subscriber: PriveSubscriber) {
  const customer = state.customers.find((each) => each.id === subscriber.customerId);
  return {
    id: subscriber.id,
    createdAt: subscriber.createdAt,
    updatedAt: subscriber.createdAt,
    externalId: String(subscriber.customerId),
    firstName: customer?.firstName ?? null,
    lastName: customer?.lastName ?? null,
    email: customer?.email ?? '',
    phoneCountryCode: null,
    phone: customer?.phone ?? null,
  };
}

/** A subscription as Prive prints it, with every key of its documentation. */
export function subscriptionView(state: ShopState, subscription: PriveSubscription) {
  const subscriber = state.prive.subscribers.find((each) => each.id === subscription.subscriberId);
  const lines = subscription.lines.map((line) => lineView(state, subscription, line));
  return {
    id: subscription.id,
    createdAt: subscription.createdAt,
    updatedAt: subscription.updatedAt,
    friendlyId: subscription.friendlyId,
    externalId: String(subscription.contractId),
    subscriber: subscriber ? subscriberView(state, subscriber) : null,
    purchaseDate: subscription.createdAt,
    cancelDate: subscription.cancelDate,
    cancelReason: subscription.cancelReason,
    pausedAtDate: subscription.pausedAtDate,
    nextDeliveryDate: nextDeliveryOf(subscription),
    nextBillingDate: nextBillingOf(subscription),
    status: subscription.status,
    deliveryCadenceCount: subscription.cadenceCount,
    deliveryCadenceUnit: subscription.cadenceUnit,
    billingCadenceCount: subscription.cadenceCount,
    billingCadenceUnit: subscription.cadenceUnit,
    isPrepaid: false,
    isMembership: false,
    currencyCode: subscription.currency,
    ...deliveryView(subscription),
    ...billingView(subscription),
    lines,
    upcomingOrders: upcomingDates(subscription).map((date) => upcomingView(state, subscription, date)),
    customAttributes: [],
    gift: null,
    recipient: null,
    discountCodes: subscription.discounts.map((each) => discountView(state, subscription, each)),
    dunningInstances: null,
  };
}

/** The delivery half of a subscription, which a change of the shipping option answers with. */
export function deliveryView(subscription: PriveSubscription) {
  const { address, currency } = subscription;
  return {
    deliveryFirstName: address.firstName,
    deliveryLastName: address.lastName,
    deliveryAddress1: address.address1,
    deliveryAddress2: address.address2,
    deliveryCountry: address.countryCode,
    deliveryProvince: address.provinceCode,
    deliveryCity: address.city,
    deliveryZip: address.zip,
    deliveryShippingOption: subscription.deliveryOption,
    deliveryPrice: majorOf(subscription.deliveryPriceMinor, currency),
    deliveryPhone: address.phone,
    deliveryCompany: null,
  };
}

function billingView({ address, id }: PriveSubscription) {
  return {
    billingFirstName: address.firstName,
    billingLastName: address.lastName,
    billingAddress1: address.address1,
    billingAddress2: address.address2,
    billingCountry: address.countryCode,
    billingProvince: address.provinceCode,
    billingCity: address.city,
    billingZip: address.zip,
    paymentMethodExternalId: uuidOf(`prive payment ${id}`),
    paymentMethodType: 'CustomerCreditCard',
    paymentMethodLast4Digits: '4242',
    paymentMethodExpiryMonth: '8',
    paymentMethodExpiryYear: '2031',
    paymentMethodBrand: 'visa',
    paymentMethodEmail: null,
    paymentMethodName: fullNameOf(address),
  };
}

/** A line as Prive prints it. */
export function lineView(state: ShopState, subscription: PriveSubscription, line: PriveLine) {
  const found = findVariant(state, line.variantId);
  return {
    id: line.id,
    createdAt: subscription.createdAt,
    updatedAt: subscription.updatedAt,
    externalId: uuidOf(`contract line ${line.id}`),
    subscriptionId: subscription.id,
    variant: found ? variantView(state, found.product, found.variant) : null,
    quantity: line.quantity,
    currentPrice: majorOf(line.priceMinor, subscription.currency),
    subscriptionOfferOptionId: null,
    sellingPlanId: null,
    customAttributes: null,
    deletedAt: null,
  };
}

/** Prive's own id of a variant. */
export const priveVariantId = (variantId: number): string => uuidOf(`prive variant ${variantId}`);

function variantView(state: ShopState, product: Product, variant: Variant) {
  return {
    id: priveVariantId(variant.id),
    externalId: String(variant.id),
    status: 'ACTIVE',
    currentPrice: majorOf(variant.priceMinor, state.shop.currency),
    variantTitle: variant.title,
    sku: variant.sku,
    product: productView(product),
  };
}

function productView(product: Product) {
  return {
    id: uuidOf(`prive product ${product.id}`),
    createdAt: product.createdAt,
    updatedAt: product.createdAt,
    externalId: String(product.id),
    imageUrl: null,
    productTitle: product.title,
    description: null,
  };
}

/** A product that a line may be swapped to, with its variants. */
export function swapOptionView(state: ShopState, product: Product) {
  return {
    id: uuidOf(`prive swap option ${product.id}`),
    createdAt: product.createdAt,
    updatedAt: product.createdAt,
    subscriptionOfferId: uuidOf('prive offer'),
    product: {
      ...productView(product),
      status: 'ACTIVE',
      variants: product.variants.map((variant) => variantView(state, product, variant)),
    },
    entryPointVisibility: ['PRODUCT_SWAP'],
    variantsEntryPointVisibility: [],
  };
}

/** An order to come on a date. */
export function upcomingView(state: ShopState, subscription: PriveSubscription, date: string) {
  return {
    scheduledDate: date,
    isSkipped: subscription.skippedDates.includes(date),
    lines: subscription.lines.map((line) => lineView(state, subscription, line)),
    oneTimeAddOns: [],
  };
}

/** A discount code on a subscription. */
export function discountView(state: ShopState, subscription: PriveSubscription, discount: PriveDiscount) {
  const code = state.discountCodes.find((each) => each.id === discount.codeId);
  const percentage = code?.percentage ?? null;
  return {
    id: discount.id,
    createdAt: discount.createdAt,
    updatedAt: discount.createdAt,
    deletedAt: null,
    subscriptionId: subscription.id,
    code: code?.code ?? '',
    discountCodeExternalId: gidOf('DiscountCodeNode', discount.codeId),
    type: 'CODE_DISCOUNT',
    targetType: 'LINE_ITEM',
    discountModifier: percentage === null ? 'FIXED_AMOUNT' : 'PERCENTAGE',
    discount: percentage === null ? majorOf(code?.amountMinor ?? 0, subscription.currency) : percentage * 100,
    ...(code?.recurringCycleLimit ? { recurringCycleLimit: code.recurringCycleLimit } : {}),
    usageCount: code?.usageCount ?? 0,
  };
}

/** An entry of the activity list; the token tells whether the change was ours. */
export const activityView = (activity: PriveActivity) => ({
  id: activity.id,
  createdAt: activity.at,
  updatedAt: activity.at,
  subscriptionId: activity.subscriptionId,
  type: activity.type,
  description: activity.description,
  user: 'Store Admin',
  apiToken: { id: uuidOf('prive api token'), tokenName: 'stepwise' },
  eventTimestamp: activity.at,
  targetEntityType: activity.targetType,
  targetEntityId: activity.targetId,
  oldData: activity.oldData,
  newData: activity.newData,
  removeLineData: null,
  cancelContractData: null,
  oldLines: null,
  newLines: null,
});

/** An order that a Prive subscription made. */
export function orderView(state: ShopState, order: Order) {
  const subscription = state.prive.subscriptions.find((each) => each.id === order.subscription?.id);
  const subscriber = state.prive.subscribers.find((each) => each.id === subscription?.subscriberId);
  const money = (minor: number): number => majorOf(minor, order.currency);
  const goods = order.lines.reduce((sum, line) => sum + line.unitPriceMinor * line.quantity, 0);
  const delivery = order.shippingLines.reduce((sum, line) => sum + (line.removed ? 0 : line.priceMinor), 0);
  const refunded = order.transactions.some((each) => each.kind === 'REFUND' && each.status === 'SUCCESS');
  const whole = order.lines.every((line) => line.currentQuantity === 0);
  return {
    id: uuidOf(`prive order ${order.id}`),
    createdAt: order.createdAt,
    updatedAt: order.updatedAt,
    externalId: String(order.id),
    baseOrderId: null,
    status: refunded ? (whole ? 'REFUNDED' : 'PARTIALLY_REFUNDED') : 'PROCESSED',
    type: 'CHARGED',
    scheduledDate: order.createdAt,
    purchaseDate: order.createdAt,
    currencyCode: order.currency,
    chargedAmount: money(goods + delivery),
    subscriptionChargedAmount: money(goods),
    tax: 0,
    deliveryAmount: money(delivery),
    orderLineItems: order.lines.map((line) => ({
      id: uuidOf(`prive order line ${line.id}`),
      createdAt: order.createdAt,
      updatedAt: order.updatedAt,
      externalId: String(line.id),
      orderId: uuidOf(`prive order ${order.id}`),
      subscriptionId: order.subscription?.id ?? null,
      quantity: line.quantity,
      priceTotal: money(line.unitPriceMinor * line.quantity),
      priceTotalDiscounted: money(line.unitPriceMinor * line.quantity),
      priceTotalTaxWithDiscounts: 0,
      discountAllocationTotalAmount: 0,
      variant: orderedVariant(state, line.variantId),
      productTitle: line.title,
      variantTitle: line.variantTitle,
      variantSku: line.sku,
      isAddOnOneTime: false,
    })),
    subscriber: subscriber ? subscriberView(state, subscriber) : null,
    isSkipped: false,
  };
}

function orderedVariant(state: ShopState, variantId: number | null) {
  const found = findVariant(state, variantId);
  return found ? variantView(state, found.product, found.variant) : null;
}
