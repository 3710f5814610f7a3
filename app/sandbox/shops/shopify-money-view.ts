import type { Order, Transaction } from './order-state.ts';
import { convertMinor, gidOf, majorOf, type World } from './world.ts';

/** An amount of an order in the shop's and in the buyer's currency. */
export function moneyBag(world: World, order: Pick<Order, 'currency' | 'shopRate'>, amountMinor: number) {
  const { currency } = world.state.shop;
  const shopMinor =
    order.currency === currency
      ? amountMinor
      : convertMinor(amountMinor, order.currency, currency, order.shopRate);
  return {
    shopMoney: { amount: shopifyDecimal(shopMinor, currency), currencyCode: currency },
    presentmentMoney: { amount: shopifyDecimal(amountMinor, order.currency), currencyCode: order.currency },
  };
}

/** Shopify prints amounts of money with no more zeros than one: `48.0`, `12.5`, `0.0`. Only variants' prices read `24.00`. */
export function shopifyDecimal(amountMinor: number, currency: string): string {
  const text = String(majorOf(amountMinor, currency));
  return text.includes('.') ? text : `${text}.0`;
}

/** A payment or refund of an order. */
export function transactionView(
  world: World,
  order: Order,
  transaction: Transaction,
): Record<string, unknown> {
  const parent = order.transactions.find((each) => each.id === transaction.parentId);
  return {
    __typename: 'OrderTransaction',
    id: gidOf('OrderTransaction', transaction.id),
    kind: transaction.kind,
    status: transaction.status,
    errorCode: null,
    gateway: transaction.gateway,
    createdAt: transaction.createdAt,
    processedAt: transaction.createdAt,
    amountSet: moneyBag(world, order, transaction.amountMinor),
    parentTransaction: parent ? () => transactionView(world, order, parent) : null,
  };
}
