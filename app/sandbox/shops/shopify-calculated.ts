/** The order that a staged edit would leave behind. */

import { newLine } from './make-order.ts';
import type { EditChange, Order, OrderEdit, OrderLine } from './order-state.ts';
import { discountedUnitOf, sum, totalsOf } from './order-totals.ts';
import { variantViewById } from './shopify-catalog-view.ts';
import { connectionOf, type PageArguments } from './shopify-connection.ts';
import { moneyBag } from './shopify-money-view.ts';
import { findVariant, gidOf, toOrderCurrency, type World } from './world.ts';

/** A copy of the order with every staged change applied; added lines and shipping lines bear the change's number. */
export function calculate(world: World, order: Order, edit: OrderEdit): Order {
  const copy = structuredClone(order);
  for (const change of edit.changes) apply(world, copy, change);
  return copy;
}

/** Applies one change to an order; used on copies while it is staged, on the order itself by the commit. */
export function apply(world: World, order: Order, change: EditChange): void {
  switch (change.type) {
    case 'add-variant':
      addVariant(world, order, change);
      return;
    case 'set-quantity':
      setQuantity(order, change);
      return;
    case 'add-discount':
      addDiscount(order, change);
      return;
    case 'add-shipping':
      order.shippingLines.push({
        id: change.id,
        title: change.title,
        code: null,
        priceMinor: change.priceMinor,
        custom: true,
        removed: false,
        addedByEdit: true,
      });
      return;
    case 'remove-shipping': {
      const line = order.shippingLines.find((each) => each.id === change.shippingLineId);
      if (line) line.removed = true;
    }
  }
}

function addVariant(world: World, order: Order, change: EditChange & { type: 'add-variant' }): void {
  const found = findVariant(world.state, change.variantId);
  if (!found) return;
  const unitPriceMinor = toOrderCurrency(world.state, order, found.variant.priceMinor);
  const { id, variantId, quantity } = change;
  order.lines.push({
    ...newLine(world.state, id, { variantId, quantity, unitPriceMinor }),
    addedByEdit: true,
  });
}

function setQuantity(order: Order, change: EditChange & { type: 'set-quantity' }): void {
  const line = order.lines.find((each) => each.id === change.lineKey);
  if (!line) return;
  const difference = change.quantity - line.currentQuantity;
  line.currentQuantity += difference;
  line.unfulfilledQuantity += difference;
  if (line.currentQuantity > line.quantity) line.quantity = line.currentQuantity;
}

function addDiscount(order: Order, change: EditChange & { type: 'add-discount' }): void {
  const line = order.lines.find((each) => each.id === change.lineKey);
  if (!line) return;
  const before = sum(line.discounts.map((each) => each.amountMinor));
  const left = line.unitPriceMinor * line.quantity - before;
  const wanted =
    change.percent === null ? (change.fixedMinor ?? 0) : Math.round((left * change.percent) / 100);
  line.discounts.push({
    id: change.id,
    title: change.title,
    percent: change.percent,
    amountMinor: Math.min(left, wanted),
    fromEdit: true,
  });
}

/** The calculated order as resolvers for its fields. */
export function calculatedView(world: World, order: Order, edit: OrderEdit, viewOrder: () => unknown) {
  const after = calculate(world, order, edit);
  const totals = totalsOf(after);
  const added = new Set(edit.changes.flatMap((each) => (each.type === 'add-variant' ? [each.id] : [])));
  const lines = (wanted: boolean) => (page: PageArguments) =>
    connectionOf(
      after.lines
        .filter((line) => added.has(line.id) === wanted)
        .map((line) => calculatedLineView(world, after, line, edit)),
      page,
    );
  return {
    __typename: 'CalculatedOrder',
    id: gidOf('CalculatedOrder', edit.id),
    originalOrder: viewOrder,
    totalPriceSet: moneyBag(world, order, totals.totalMinor),
    subtotalPriceSet: moneyBag(world, order, totals.subtotalMinor),
    totalOutstandingSet: moneyBag(world, order, totals.outstandingMinor),
    lineItems: lines(false),
    addedLineItems: lines(true),
    shippingLines: after.shippingLines
      .filter((line) => !order.shippingLines.some((each) => each.id === line.id && each.removed))
      .map((line) => calculatedShippingView(world, after, edit, line)),
  };
}

/** A line of a calculated order. */
export function calculatedLineView(world: World, order: Order, line: OrderLine, edit: OrderEdit) {
  return {
    __typename: 'CalculatedLineItem',
    id: gidOf('CalculatedLineItem', line.id),
    title: line.title,
    sku: line.sku,
    quantity: line.currentQuantity,
    editableQuantity: line.unfulfilledQuantity,
    variant: () => variantViewById(world, line.variantId),
    originalUnitPriceSet: moneyBag(world, order, line.unitPriceMinor),
    discountedUnitPriceSet: moneyBag(world, order, discountedUnitOf(line)),
    hasStagedLineItemDiscount: edit.changes.some(
      (each) => each.type === 'add-discount' && each.lineKey === line.id,
    ),
  };
}

/** A shipping line of a calculated order. */
export function calculatedShippingView(
  world: World,
  order: Order,
  edit: OrderEdit,
  line: Order['shippingLines'][number],
) {
  const added = edit.changes.some((each) => each.type === 'add-shipping' && each.id === line.id);
  return {
    id: gidOf('CalculatedShippingLine', line.id),
    title: line.title,
    price: moneyBag(world, order, line.priceMinor),
    stagedStatus: line.removed ? 'REMOVED' : added ? 'ADDED' : 'NONE',
  };
}
