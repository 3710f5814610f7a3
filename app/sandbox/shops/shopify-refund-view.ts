import type { Order, Refund } from './order-state.ts';
import { sum } from './order-totals.ts';
import { connectionOf, type PageArguments } from './shopify-connection.ts';
import { foundLineView } from './shopify-line-view.ts';
import { moneyBag, transactionView } from './shopify-money-view.ts';
import { gidOf, type World } from './world.ts';

/** A refund with the money it moved. */
export function refundView(world: World, order: Order, refund: Refund) {
  const transactions = order.transactions.filter((each) => refund.transactionIds.includes(each.id));
  const paidBack = transactions.filter((each) => each.status === 'SUCCESS');
  return {
    __typename: 'Refund',
    id: gidOf('Refund', refund.id),
    note: refund.note,
    createdAt: refund.createdAt,
    updatedAt: refund.createdAt,
    totalRefundedSet: moneyBag(world, order, sum(paidBack.map((each) => each.amountMinor))),
    refundLineItems: (page: PageArguments) =>
      connectionOf(
        refund.lines.map((each) => ({
          id: gidOf('RefundLineItem', each.id),
          quantity: each.quantity,
          restockType: each.restockType,
          subtotalSet: moneyBag(world, order, each.subtotalMinor),
          lineItem: () => foundLineView(world, order, each.lineId),
        })),
        page,
      ),
    transactions: (page: PageArguments) =>
      connectionOf(
        transactions.map((each) => transactionView(world, order, each)),
        page,
      ),
  };
}
