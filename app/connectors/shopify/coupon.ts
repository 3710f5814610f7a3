/** Coupons. The code follows from the call, so a second creation is refused as taken and what exists can be looked up. */
import type { JsonObject } from '../../lib/json.ts';
import { addTime } from '../../lib/time.ts';
import type { ToolResult } from '../../tools/tool.ts';
import { type Connector, didNotHappen, happened, unreadable, type Work } from '../connector.ts';
import { done, failed, ok, type ReadStep, type Wire } from '../exchange.ts';
import { couponCodeOf, markerOf } from '../marker.ts';
import { numberAt, textAt, timeAt } from '../pick.ts';
import { type Payload, readShop, refusal, writeShop } from './admin.ts';

/** `create_discount_coupon`: one use, by one customer. */
export const createCoupon: Connector = { run: create, readBack: readCreated };

/** `end_discount_coupon`. */
export const endCoupon: Connector = { run: end, readBack: readEnded };

async function create(work: Work): Promise<ToolResult> {
  const { wire, args, call } = work;
  const email = textAt(args, 'email').trim();
  const customer = await readShop(wire, 'find-customer', { email });
  if (customer.status !== 'ok') return customer;
  const customerId = textAt(customer.value, 'customerByIdentifier.id');
  if (customerId === '')
    return failed(`the shop has no customer with the address ${email}`, 'Check the address.');
  const code = couponCodeOf(call.id);
  const sent = await writeShop(
    wire,
    'create-coupon',
    { input: couponInput(work, customerId, code) },
    (problem) => (problem.code === 'TAKEN' || problem.code === 'DUPLICATE' ? ok(TAKEN) : refusal(problem)),
  );
  if (sent.status !== 'ok') return sent;
  if (sent.value !== TAKEN) return done(couponOutput(work, sent.value['codeDiscountNode']));
  const existing = await readCoupon(wire, code);
  if (existing.status !== 'ok') return { status: 'unknown', reason: existing.reason };
  return textAt(existing.value, 'codeDiscount.title') === titleOf(work)
    ? done(couponOutput(work, existing.value))
    : failed('another coupon has this code', 'Approve it again; it will get another code.');
}

const TAKEN: Payload = {};

/** @see https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/discountCodeBasicCreate, read 2026-08 */
function couponInput(work: Work, customerId: string, code: string): JsonObject {
  const { wire, args } = work;
  return {
    title: titleOf(work),
    code,
    startsAt: wire.now(),
    endsAt: addTime(wire.now(), numberAt(args, 'valid_days') || 90, 'days'),
    usageLimit: 1,
    appliesOncePerCustomer: true,
    context: { customers: { add: [customerId] } },
    // A fraction here, not a percentage as in order edits.
    customerGets: { value: { percentage: numberAt(args, 'percent') / 100 }, items: { all: true } },
  };
}

const titleOf = ({ args, call }: Work): string =>
  `${numberAt(args, 'percent')}% coupon, ${markerOf(call.id)}`;

const couponOutput = ({ args, call }: Work, node: unknown): JsonObject => ({
  code: textAt(node, 'codeDiscount.codes.nodes.0.code') || couponCodeOf(call.id),
  percent: numberAt(args, 'percent'),
  email: textAt(args, 'email').trim().toLowerCase(),
  ends_at: timeAt(node, 'codeDiscount.endsAt'),
});

/** The discount of a code; null where there is none. */
async function readCoupon(wire: Wire, code: string): Promise<ReadStep<unknown>> {
  const answer = await readShop(wire, 'get-coupon', { code });
  if (answer.status !== 'ok') return answer;
  return ok(
    typeof answer.value === 'object' && answer.value !== null
      ? Reflect.get(answer.value, 'codeDiscountNodeByCode')
      : null,
  );
}

async function readCreated(work: Work): ReturnType<NonNullable<Connector['readBack']>> {
  const code = couponCodeOf(work.call.id);
  const found = await readCoupon(work.wire, code);
  if (found.status !== 'ok') return unreadable(found, `Look in Shopify for the discount code ${code}.`);
  return textAt(found.value, 'codeDiscount.title') === titleOf(work)
    ? happened(couponOutput(work, found.value))
    : didNotHappen;
}

async function end({ wire, args }: Work): Promise<ToolResult> {
  const code = textAt(args, 'code').trim();
  const found = await readCoupon(wire, code);
  if (found.status !== 'ok') return found;
  const id = textAt(found.value, 'id');
  if (id === '') return failed(`the shop has no coupon ${code}`, 'Check the code.');
  if (isOver(found.value)) return failed(`coupon ${code} has ended already`, 'There is nothing left to end.');
  const sent = await writeShop(wire, 'deactivate-coupon', { id });
  return sent.status === 'ok' ? done({ code, ended: true }) : sent;
}

const isOver = (node: unknown): boolean => textAt(node, 'codeDiscount.status') === 'EXPIRED';

async function readEnded({ wire, args }: Work): ReturnType<NonNullable<Connector['readBack']>> {
  const code = textAt(args, 'code').trim();
  const found = await readCoupon(wire, code);
  if (found.status !== 'ok') return unreadable(found, `Look in Shopify for the discount code ${code}.`);
  return isOver(found.value) ? happened({ code, ended: true }) : didNotHappen;
}
