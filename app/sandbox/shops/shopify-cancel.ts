/**
 * `orderCancel` and its job. The call only starts it: the order is cancelled when a second later request arrives or a second has
 * passed, whichever is first, and nothing can bring it back.
 */

import type { CancelJob, Order } from './order-state.ts';
import { maximumRefundOf, sum } from './order-totals.ts';
import { userError } from './shopify-errors.ts';
import { changeOrder } from './shopify-index.ts';
import { orderView } from './shopify-order-view.ts';
import { payBack } from './shopify-refunds.ts';
import { spreadOver } from './shopify-suggested-refund.ts';
import { gidOf, nextNumber, nowIso, numberOf, recordEffect, takeStock, uuidOf, type World } from './world.ts';

/** What `orderCancel` takes. */
export interface CancelArguments {
  readonly orderId: string;
  readonly reason: string;
  readonly restock: boolean;
  readonly refund?: boolean | null;
  readonly refundMethod?: {
    readonly originalPaymentMethodsRefund?: boolean | null;
    readonly storeCreditRefund?: { readonly expiresAt?: string | null } | null;
  } | null;
  readonly notifyCustomer?: boolean | null;
  readonly staffNote?: string | null;
}

/** `orderCancel`. */
export function startCancel(world: World, asked: CancelArguments) {
  const order = world.state.orders.find((each) => each.id === numberOf('Order', asked.orderId));
  const refused = (field: string, message: string, code = 'INVALID') => ({
    job: null,
    jobResult: null,
    orderCancelUserErrors: [userError([field], message, code)],
  });
  if (!order) return refused('orderId', 'Order does not exist', 'NOT_FOUND');
  const problem = cancelProblem(world, order);
  if (problem !== undefined) return refused('orderId', problem);
  if ((asked.staffNote ?? '').length > STAFF_NOTE_MAX)
    return refused('staffNote', `Staff note is too long (maximum is ${STAFF_NOTE_MAX} characters)`);
  const expiresAt = asked.refundMethod?.storeCreditRefund?.expiresAt;
  if (expiresAt && Date.parse(expiresAt) < world.now().getTime())
    return refused('refundMethod', 'Expiration is in the past', 'STORE_CREDIT_REFUND_EXPIRATION_IN_PAST');
  const job: CancelJob = {
    id: uuidOf(`cancel job ${nextNumber(world.state, 'cancel-job')}`),
    orderId: order.id,
    startedAt: nowIso(world),
    age: 0,
    done: false,
    reason: asked.reason,
    restock: asked.restock,
    refund: refundOf(asked),
    staffNote: asked.staffNote ?? null,
  };
  world.state.cancelJobs.push(job);
  return {
    job: { id: gidOf('Job', job.id), done: false, query: () => null },
    jobResult: jobResultView(world, job),
    orderCancelUserErrors: [],
  };
}

const STAFF_NOTE_MAX = 255;

function cancelProblem(world: World, order: Order): string | undefined {
  const underWay = world.state.cancelJobs.some((job) => job.orderId === order.id && !job.done);
  if (order.cancelledAt !== null || underWay) return 'Cannot cancel an order that has already been canceled';
  if (order.fulfillments.some((each) => !each.cancelled))
    return 'Cannot cancel an order that has been fulfilled';
  const pending = order.transactions.some(
    (each) => each.kind === 'AUTHORIZATION' && each.status === 'PENDING',
  );
  return pending ? 'Cannot cancel an order with pending payment authorizations' : undefined;
}

function refundOf(asked: CancelArguments): CancelJob['refund'] {
  if (asked.refundMethod?.storeCreditRefund) return 'store-credit';
  return asked.refundMethod?.originalPaymentMethodsRefund === true || asked.refund === true
    ? 'original'
    : 'none';
}

/** `job(id:)`: null for an id that is no job's. */
export function findJob(world: World, gid: string) {
  const job = world.state.cancelJobs.find((each) => gidOf('Job', each.id) === gid);
  return job ? { id: gid, done: job.done } : null;
}

function jobResultView(world: World, job: CancelJob) {
  const order = world.state.orders.find((each) => each.id === job.orderId);
  return {
    __typename: 'OrderCancelJobResult',
    id: gidOf('OrderCancelJobResult', job.id),
    done: job.done,
    status: job.done ? 'SUCCEEDED' : 'STARTED',
    errors: [],
    order: order ? () => orderView(world, order) : null,
  };
}

/** Lets time pass for cancellations under way; called as each request arrives. */
export function settleJobs(world: World): void {
  for (const job of world.state.cancelJobs) {
    if (job.done) continue;
    const waitedMs = world.now().getTime() - Date.parse(job.startedAt);
    if (job.age >= 1 || waitedMs >= JOB_MS) finish(world, job);
    else job.age += 1;
  }
}

const JOB_MS = 1000;

function finish(world: World, job: CancelJob): void {
  job.done = true;
  const order = world.state.orders.find((each) => each.id === job.orderId);
  if (!order) return;
  changeOrder(world, order, () => {
    if (job.restock)
      for (const line of order.lines) takeStock(world.state, line.variantId, -line.unfulfilledQuantity);
    payBackAll(world, order, job);
    order.cancelledAt = nowIso(world);
    order.closedAt = nowIso(world);
    order.cancelReason = job.reason;
    for (const line of order.lines) {
      line.currentQuantity -= line.unfulfilledQuantity;
      line.unfulfilledQuantity = 0;
    }
    if (job.staffNote) order.staffNotes.push(job.staffNote);
  });
  for (const edit of world.state.edits) if (edit.orderId === order.id) edit.closed = true;
  recordEffect(world, {
    vendor: 'shopify',
    kind: 'order-cancelled',
    subject: gidOf('Order', order.id),
    details: { reason: job.reason, refund: job.refund, restock: job.restock, staffNote: job.staffNote },
  });
}

function payBackAll(world: World, order: Order, job: CancelJob): void {
  const amountMinor = job.refund === 'none' ? 0 : maximumRefundOf(order);
  if (amountMinor <= 0) return;
  const shippingMinor = sum(order.shippingLines.map((line) => (line.removed ? 0 : line.priceMinor)));
  payBack(world, order, {
    note: job.staffNote,
    lines: [],
    shippingMinor: Math.min(shippingMinor, amountMinor),
    adjustmentMinor: 0,
    payments:
      job.refund === 'original'
        ? spreadOver(order, amountMinor).map(({ payment, shareMinor }) => ({
            parentId: payment.id,
            gateway: payment.gateway,
            amountMinor: shareMinor,
          }))
        : [],
    storeCreditMinor: job.refund === 'store-credit' ? amountMinor : 0,
  });
}
