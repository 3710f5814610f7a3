/**
 * Order editing: begin, stage, commit. Only the commit changes the order; an edit that nobody commits is forgotten.
 * @see https://shopify.dev/docs/apps/build/orders-fulfillment/order-management-apps/edit-orders, read 2026-08
 */

import type { EditChange, Order, OrderEdit, OrderLine } from './order-state.ts';
import { editErrorsOf, totalsOf } from './order-totals.ts';
import {
  apply,
  calculate,
  calculatedLineView,
  calculatedShippingView,
  calculatedView,
} from './shopify-calculated.ts';
import { type UserError, userError } from './shopify-errors.ts';
import { changeOrder } from './shopify-index.ts';
import { orderView } from './shopify-order-view.ts';
import {
  decimalOf,
  findVariant,
  gidOf,
  minorOf,
  nextNumber,
  numberOf,
  recordEffect,
  takeStock,
  type World,
} from './world.ts';

/** `orderEditBegin`. */
export function beginEdit(world: World, { id }: { id: string }) {
  const order = world.state.orders.find((each) => each.id === numberOf('Order', id));
  const refused = (message: string) => ({
    calculatedOrder: null,
    orderEditSession: null,
    userErrors: [userError(['id'], message)],
  });
  if (!order) return refused('The order does not exist.');
  const [problem] = editErrorsOf(order);
  if (problem !== undefined) return refused(problem);
  const edit: OrderEdit = {
    id: nextNumber(world.state, 'id'),
    orderId: order.id,
    closed: false,
    changes: [],
  };
  world.state.edits.push(edit);
  return {
    calculatedOrder: viewOf(world, { order, edit }),
    orderEditSession: { __typename: 'OrderEditSession', id: gidOf('OrderEditSession', edit.id) },
    userErrors: [],
  };
}

interface OpenEdit {
  readonly order: Order;
  readonly edit: OrderEdit;
}

const viewOf = (world: World, { order, edit }: OpenEdit) =>
  calculatedView(world, order, edit, () => orderView(world, order));

/** `orderEditAddLineItemDiscount`: a percentage from 0 to 100, or an amount off the whole line. */
export function addDiscount(
  world: World,
  asked: {
    id: string;
    lineItemId: string;
    discount: {
      description?: string | null;
      percentValue?: number | null;
      fixedValue?: { amount: string | number; currencyCode: string } | null;
    };
  },
) {
  return stage(world, asked.id, (open) => {
    const line = stagedLine(world, open, asked.lineItemId);
    if (!line) return userError(['lineItemId'], LINE_MISSING);
    if (line.unfulfilledQuantity <= 0) return userError(['lineItemId'], NOT_EDITABLE);
    const percent = asked.discount.percentValue ?? null;
    const fixed = asked.discount.fixedValue ?? null;
    const fixedMinor = fixed === null ? null : (minorOf(fixed.amount, open.order.currency) ?? null);
    const problem = discountProblem(open.order, percent, fixed, fixedMinor);
    if (problem) return problem;
    const id = nextNumber(world.state, 'id');
    const title = asked.discount.description ?? 'Discount';
    const change: EditChange = { type: 'add-discount', id, lineKey: line.id, title, percent, fixedMinor };
    return {
      change,
      more: { addedDiscountStagedChange: { id: gidOf('OrderStagedChangeAddLineItemDiscount', id) } },
    };
  });
}

const LINE_MISSING = 'The line item does not exist.';
const NOT_EDITABLE = 'The line item has no unfulfilled quantity and cannot be edited.';

function discountProblem(
  order: Order,
  percent: number | null,
  fixed: { currencyCode: string } | null,
  fixedMinor: number | null,
): UserError | undefined {
  const field = ['discount'];
  if ((percent === null) === (fixed === null))
    return userError(field, 'Provide either a fixed or a percent value.');
  if (percent !== null && !(percent > 0 && percent <= 100))
    return userError([...field, 'percentValue'], 'Percent value must be greater than 0 and at most 100.');
  if (fixed !== null && fixed.currencyCode !== order.currency)
    return userError([...field, 'fixedValue'], "Currency must be the order's presentment currency.");
  if (fixedMinor !== null && fixedMinor <= 0)
    return userError([...field, 'fixedValue'], 'Fixed value must be greater than 0.');
  return undefined;
}

/** `orderEditAddVariant`. */
export function addVariant(
  world: World,
  asked: { id: string; variantId: string; quantity: number; allowDuplicates?: boolean | null },
) {
  return stage(world, asked.id, (open) => {
    const variantId = numberOf('ProductVariant', asked.variantId);
    if (variantId === undefined || !findVariant(world.state, variantId))
      return userError(['variantId'], 'The variant does not exist.');
    if (asked.quantity < 1) return userError(['quantity'], 'Quantity must be greater than 0.');
    const present = calculate(world, open.order, open.edit).lines.some(
      (line) => line.variantId === variantId,
    );
    if (present && asked.allowDuplicates !== true)
      return userError(['variantId'], 'The variant has already been added to the order.');
    const id = nextNumber(world.state, 'id');
    return {
      change: { type: 'add-variant', id, variantId, quantity: asked.quantity },
      more: { calculatedLineItem: () => lineViewOf(world, open, id) },
    };
  });
}

/** `orderEditSetQuantity`: down to what has been sent already, not below. */
export function setQuantity(
  world: World,
  asked: { id: string; lineItemId: string; quantity: number; restock?: boolean | null },
) {
  return stage(world, asked.id, (open) => {
    const line = stagedLine(world, open, asked.lineItemId);
    if (!line) return userError(['lineItemId'], LINE_MISSING);
    if (asked.quantity < 0) return userError(['quantity'], 'Quantity must be greater than or equal to 0.');
    const sent = line.currentQuantity - line.unfulfilledQuantity;
    if (asked.quantity < sent)
      return userError(['quantity'], `Only unfulfilled quantities can be removed: ${sent} sent.`);
    if (line.unfulfilledQuantity <= 0) return userError(['lineItemId'], NOT_EDITABLE);
    return {
      change: {
        type: 'set-quantity',
        lineKey: line.id,
        quantity: asked.quantity,
        restock: asked.restock === true,
      },
      more: { calculatedLineItem: () => lineViewOf(world, open, line.id) },
    };
  });
}

/** `orderEditAddShippingLine`. */
export function addShipping(
  world: World,
  asked: {
    id: string;
    shippingLine: { title: string; price: { amount: string | number; currencyCode: string } };
  },
) {
  return stage(world, asked.id, (open) => {
    const { title, price } = asked.shippingLine;
    const priceMinor = minorOf(price.amount, open.order.currency);
    if (nothingToSend(open.order)) return userError(['id'], NOTHING_TO_SEND, 'INVALID');
    if (title.trim() === '') return userError(['shippingLine', 'title'], "Title can't be blank", 'INVALID');
    if (price.currencyCode !== open.order.currency)
      return userError(
        ['shippingLine', 'price'],
        "Currency must be the order's presentment currency.",
        'INVALID',
      );
    if (priceMinor === undefined || priceMinor < 0)
      return userError(['shippingLine', 'price'], 'Price must be greater than or equal to 0.', 'INVALID');
    const id = nextNumber(world.state, 'id');
    return {
      change: { type: 'add-shipping', id, title, priceMinor },
      more: { calculatedShippingLine: () => shippingViewOf(world, open, id) },
    };
  });
}

const NOTHING_TO_SEND = 'The order has no unfulfilled items.';
const nothingToSend = (order: Order): boolean => order.lines.every((line) => line.unfulfilledQuantity <= 0);

/** `orderEditRemoveShippingLine`. */
export function removeShipping(world: World, asked: { id: string; shippingLineId: string }) {
  return stage(world, asked.id, (open) => {
    const number = numberOf('CalculatedShippingLine', asked.shippingLineId);
    const after = calculate(world, open.order, open.edit);
    const line = after.shippingLines.find((each) => each.id === number && !each.removed);
    if (!line) return userError(['shippingLineId'], 'The shipping line does not exist.', 'INVALID');
    if (nothingToSend(open.order)) return userError(['id'], NOTHING_TO_SEND, 'INVALID');
    return { change: { type: 'remove-shipping', shippingLineId: line.id }, more: {} };
  });
}

type Staged = { readonly change: EditChange; readonly more: Record<string, unknown> } | UserError;

function stage(world: World, id: string, decide: (open: OpenEdit) => Staged) {
  const open = openEdit(world, id);
  if (!open) return { calculatedOrder: null, userErrors: [userError(['id'], EDIT_MISSING, 'INVALID')] };
  const staged = decide(open);
  if ('message' in staged) return { calculatedOrder: viewOf(world, open), userErrors: [staged] };
  open.edit.changes.push(staged.change);
  return { calculatedOrder: () => viewOf(world, open), userErrors: [], ...staged.more };
}

const EDIT_MISSING = 'The calculated order does not exist.';

/** An edit by its calculated order's or its session's id, while nobody has committed to its order. */
function openEdit(world: World, id: string): OpenEdit | undefined {
  const number = numberOf('CalculatedOrder', id) ?? numberOf('OrderEditSession', id);
  const edit = world.state.edits.find((each) => each.id === number && !each.closed);
  const order = world.state.orders.find((each) => each.id === edit?.orderId);
  return edit && order ? { order, edit } : undefined;
}

function stagedLine(world: World, open: OpenEdit, gid: string): OrderLine | undefined {
  const number = numberOf('CalculatedLineItem', gid);
  return calculate(world, open.order, open.edit).lines.find((line) => line.id === number);
}

function lineViewOf(world: World, open: OpenEdit, id: number) {
  const after = calculate(world, open.order, open.edit);
  const line = after.lines.find((each) => each.id === id);
  return line ? calculatedLineView(world, after, line, open.edit) : null;
}

function shippingViewOf(world: World, open: OpenEdit, id: number) {
  const after = calculate(world, open.order, open.edit);
  const line = after.shippingLines.find((each) => each.id === id);
  return line ? calculatedShippingView(world, after, open.edit, line) : null;
}

/** `orderEditCommit`: makes the staged changes real and closes every open edit of the order. */
export function commitEdit(
  world: World,
  asked: { id: string; notifyCustomer?: boolean | null; staffNote?: string | null },
) {
  const open = openEdit(world, asked.id);
  const refused = (message: string) => ({
    order: null,
    successMessages: null,
    userErrors: [userError(['id'], message)],
  });
  if (!open) return refused(EDIT_MISSING);
  const { order, edit } = open;
  const [problem] = editErrorsOf(order);
  if (problem !== undefined) return refused(problem);
  if (edit.changes.length === 0) return refused('There are no staged changes to commit.');
  const before = totalsOf(order);
  changeOrder(world, order, () => {
    moveStock(world, order, edit);
    for (const change of edit.changes) apply(world, order, change);
    order.edited = true;
    if (asked.staffNote) order.staffNotes.push(asked.staffNote);
  });
  for (const each of world.state.edits) if (each.orderId === order.id) each.closed = true;
  const after = totalsOf(order);
  recordEffect(world, {
    vendor: 'shopify',
    kind: 'order-edited',
    subject: gidOf('Order', order.id),
    details: {
      changes: edit.changes.map((change) => change.type),
      totalBefore: decimalOf(before.totalMinor, order.currency),
      totalAfter: decimalOf(after.totalMinor, order.currency),
      staffNote: asked.staffNote ?? null,
      notifyCustomer: asked.notifyCustomer === true,
    },
  });
  return { order: orderView(world, order), successMessages: ['Order updated'], userErrors: [] };
}

function moveStock(world: World, order: Order, edit: OrderEdit): void {
  for (const change of edit.changes) {
    if (change.type === 'add-variant') takeStock(world.state, change.variantId, change.quantity);
    if (change.type !== 'set-quantity') continue;
    const line = order.lines.find((each) => each.id === change.lineKey);
    if (line && change.restock)
      takeStock(world.state, line.variantId, change.quantity - line.currentQuantity);
  }
}
