import type { Order, OrderLine } from './order-state.ts';
import { discountedUnitOf, discountOf, editErrorsOf } from './order-totals.ts';
import { productView, variantViewById } from './shopify-catalog-view.ts';
import { moneyBag, shopifyDecimal } from './shopify-money-view.ts';
import { findVariant, gidOf, type World } from './world.ts';

/** A line of an order as resolvers for its fields. */
export function lineView(world: World, order: Order, line: OrderLine) {
  const bag = (minor: number) => moneyBag(world, order, minor);
  const contract = order.subscription;
  const wholeMinor = line.unitPriceMinor * line.quantity;
  return {
    __typename: 'LineItem',
    id: gidOf('LineItem', line.id),
    name:
      line.variantTitle && line.variantTitle !== 'Default Title'
        ? `${line.title} - ${line.variantTitle}`
        : line.title,
    title: line.title,
    variantTitle: line.variantTitle,
    sku: line.sku,
    quantity: line.quantity,
    currentQuantity: line.currentQuantity,
    refundableQuantity: line.currentQuantity,
    unfulfilledQuantity: line.unfulfilledQuantity,
    merchantEditable: editErrorsOf(order).length === 0 && line.unfulfilledQuantity > 0,
    requiresShipping: line.requiresShipping,
    variant: () => variantViewById(world, line.variantId),
    product: () => productOf(world, line.variantId),
    originalUnitPriceSet: bag(line.unitPriceMinor),
    originalTotalSet: bag(wholeMinor),
    discountedUnitPriceSet: bag(discountedUnitOf(line)),
    discountedTotalSet: bag(wholeMinor - discountOf(line, line.quantity)),
    totalDiscountSet: bag(discountOf(line, line.quantity)),
    discountAllocations: line.discounts.map((each, index) => ({
      allocatedAmountSet: bag(each.amountMinor),
      discountApplication: discountApplication(order, each, index),
    })),
    contract: contract ? () => contractView(world, contract) : null,
    sellingPlan: contract ? { name: 'Subscription' } : null,
  };
}

function productOf(world: World, variantId: number | null) {
  const found = findVariant(world.state, variantId);
  return found ? productView(world, found.product) : null;
}

/** A contract belongs to the subscription app: Shopify shows its status, and lets nobody else change it. */
function contractView(world: World, contract: NonNullable<Order['subscription']>) {
  const { skio, prive } = world.state;
  const subscriptions = contract.vendor === 'skio' ? skio.subscriptions : prive.subscriptions;
  const found = subscriptions.find((each) => each.id === contract.id);
  return found
    ? {
        __typename: 'SubscriptionContract',
        id: gidOf('SubscriptionContract', found.contractId),
        status: found.status,
      }
    : null;
}

/** A manual discount as Shopify lists it. */
export function discountApplication(order: Order, discount: OrderLine['discounts'][number], index: number) {
  return {
    __typename: 'ManualDiscountApplication',
    index,
    title: discount.title,
    description: discount.title,
    value:
      discount.percent === null
        ? {
            __typename: 'MoneyV2',
            amount: shopifyDecimal(discount.amountMinor, order.currency),
            currencyCode: order.currency,
          }
        : { __typename: 'PricingPercentageValue', percentage: discount.percent },
  };
}

/** The line of a number, or null. */
export function foundLineView(world: World, order: Order, lineId: number) {
  const line = order.lines.find((each) => each.id === lineId);
  return line ? lineView(world, order, line) : null;
}
