import { makeOrder } from './make-order.ts';
import type { Address, DraftOrder } from './order-state.ts';
import { sum } from './order-totals.ts';
import { customerView, variantViewById } from './shopify-catalog-view.ts';
import { connectionOf, type PageArguments } from './shopify-connection.ts';
import { type UserError, userError } from './shopify-errors.ts';
import { noteLag } from './shopify-index.ts';
import { moneyBag } from './shopify-money-view.ts';
import { orderView } from './shopify-order-view.ts';
import {
  findVariant,
  gidOf,
  minorOf,
  nextNumber,
  nowIso,
  numberOf,
  recordEffect,
  type World,
} from './world.ts';

/** An address as inputs give it. */
export interface AddressInput {
  readonly firstName?: string | null;
  readonly lastName?: string | null;
  readonly address1?: string | null;
  readonly address2?: string | null;
  readonly city?: string | null;
  readonly provinceCode?: string | null;
  readonly zip?: string | null;
  readonly countryCode?: string | null;
  readonly phone?: string | null;
}

/** The part of `DraftOrderInput` that the shop acts on. */
export interface DraftInput {
  readonly email?: string | null;
  readonly customerId?: string | null;
  readonly purchasingEntity?: { readonly customerId?: string | null } | null;
  readonly lineItems?:
    | readonly {
        readonly variantId?: string | null;
        readonly title?: string | null;
        readonly sku?: string | null;
        readonly quantity: number;
        readonly originalUnitPrice?: string | number | null;
      }[]
    | null;
  readonly appliedDiscount?: { readonly value: number; readonly valueType: string } | null;
  readonly shippingLine?: {
    readonly title?: string | null;
    readonly price?: string | number | null;
    readonly priceWithCurrency?: { readonly amount: string | number } | null;
  } | null;
  readonly shippingAddress?: AddressInput | null;
  readonly tags?: readonly string[] | null;
  readonly note?: string | null;
  readonly sourceName?: string | null;
}

/** `draftOrderCreate`. A draft ships nothing and takes no stock. */
export function createDraft(world: World, { input }: { input: DraftInput }) {
  const errors = draftProblems(world, input);
  if (errors.length > 0) return { draftOrder: null, userErrors: errors };
  const { state } = world;
  const customerGid = input.purchasingEntity?.customerId ?? input.customerId;
  const customer = state.customers.find((each) => each.id === numberOf('Customer', customerGid));
  const number = nextNumber(state, 'draft');
  const lines = linesOf(world, input);
  const draft: DraftOrder = {
    id: nextNumber(state, 'id'),
    name: `#D${number}`,
    status: 'OPEN',
    createdAt: nowIso(world),
    completedAt: null,
    email: input.email ?? customer?.email ?? null,
    customerId: customer?.id ?? null,
    currency: state.shop.currency,
    lines,
    discountMinor: discountOn(
      input,
      sum(lines.map((line) => line.unitPriceMinor * line.quantity)),
      state.shop.currency,
    ),
    shipping: shippingOf(input, state.shop.currency),
    address: input.shippingAddress ? addressOf(input.shippingAddress) : (customer?.address ?? null),
    tags: [...(input.tags ?? [])],
    note: input.note ?? null,
    sourceName: input.sourceName ?? null,
    orderId: null,
  };
  state.drafts.push(draft);
  noteLag(world, gidOf('DraftOrder', draft.id), null);
  recordEffect(world, {
    vendor: 'shopify',
    kind: 'draft-order-created',
    subject: gidOf('DraftOrder', draft.id),
    details: { name: draft.name, tags: draft.tags },
  });
  return { draftOrder: draftView(world, draft), userErrors: [] };
}

function draftProblems(world: World, input: DraftInput): UserError[] {
  if ((input.lineItems ?? []).length === 0) return [userError(null, 'Add at least 1 product')];
  const problems: UserError[] = [];
  for (const [index, line] of (input.lineItems ?? []).entries()) {
    const at = (name: string): string[] => ['lineItems', String(index), name];
    const variantId = numberOf('ProductVariant', line.variantId);
    if (line.variantId && !findVariant(world.state, variantId))
      problems.push(userError(at('variantId'), `Product with ID ${variantId ?? 0} is no longer available.`));
    if (!line.variantId && !line.title) problems.push(userError(at('title'), "Title can't be blank"));
    if (line.quantity < 1)
      problems.push(userError(at('quantity'), 'Quantity must be greater than or equal to 1'));
  }
  const discount = input.appliedDiscount;
  if (discount && discount.valueType === 'PERCENTAGE' && !(discount.value >= 0 && discount.value <= 100))
    problems.push(userError(['appliedDiscount', 'value'], 'Value must be between 0 and 100'));
  return problems;
}

function linesOf(world: World, input: DraftInput): DraftOrder['lines'] {
  return (input.lineItems ?? []).map((line) => {
    const found = findVariant(world.state, numberOf('ProductVariant', line.variantId));
    const custom = minorOf(line.originalUnitPrice, world.state.shop.currency) ?? 0;
    return {
      id: nextNumber(world.state, 'id'),
      variantId: found?.variant.id ?? null,
      title: found?.product.title ?? line.title ?? '',
      sku: found?.variant.sku ?? line.sku ?? null,
      quantity: line.quantity,
      unitPriceMinor: found?.variant.priceMinor ?? custom,
    };
  });
}

function discountOn(input: DraftInput, goodsMinor: number, currency: string): number {
  const discount = input.appliedDiscount;
  if (!discount) return 0;
  if (discount.valueType === 'PERCENTAGE') return Math.round((goodsMinor * discount.value) / 100);
  return Math.min(goodsMinor, minorOf(discount.value, currency) ?? 0);
}

function shippingOf(input: DraftInput, currency: string): DraftOrder['shipping'] {
  const line = input.shippingLine;
  if (!line) return null;
  const priceMinor = minorOf(line.priceWithCurrency?.amount ?? line.price, currency) ?? 0;
  return { title: line.title ?? 'Shipping', priceMinor };
}

/** An input's address with its gaps filled. */
export const addressOf = (input: AddressInput): Address => ({
  firstName: input.firstName ?? '',
  lastName: input.lastName ?? '',
  address1: input.address1 ?? '',
  address2: input.address2 ?? null,
  city: input.city ?? '',
  provinceCode: input.provinceCode ?? null,
  zip: input.zip ?? '',
  countryCode: input.countryCode ?? 'US',
  phone: input.phone ?? null,
});

/** `draftOrderComplete`: makes the order, once. */
export function completeDraft(
  world: World,
  asked: { id: string; paymentPending?: boolean | null; sourceName?: string | null },
) {
  const draft = world.state.drafts.find((each) => each.id === numberOf('DraftOrder', asked.id));
  if (!draft) return { draftOrder: null, userErrors: [userError(['id'], 'Draft order not found')] };
  if (draft.status === 'COMPLETED')
    return {
      draftOrder: draftView(world, draft),
      userErrors: [userError(['id'], 'This order has been paid')],
    };
  const order = makeOrder(world, {
    customerId: draft.customerId,
    email: draft.email,
    currency: draft.currency,
    lines: draft.lines,
    shipping: draft.shipping,
    discountMinor: draft.discountMinor,
    address: draft.address ?? addressOf({}),
    subscription: null,
    sourceName: asked.sourceName ?? draft.sourceName ?? 'shopify_draft_order',
    tags: draft.tags,
    note: draft.note,
    paymentPending: asked.paymentPending === true,
  });
  draft.status = 'COMPLETED';
  draft.completedAt = nowIso(world);
  draft.orderId = order.id;
  recordEffect(world, {
    vendor: 'shopify',
    kind: 'draft-order-completed',
    subject: gidOf('DraftOrder', draft.id),
    details: { order: gidOf('Order', order.id), tags: draft.tags },
  });
  return { draftOrder: draftView(world, draft), userErrors: [] };
}

/** `draftOrderDelete`: only while it is open. */
export function deleteDraft(world: World, { input }: { input: { id: string } }) {
  const draft = world.state.drafts.find((each) => each.id === numberOf('DraftOrder', input.id));
  if (!draft) return { deletedId: null, userErrors: [userError(['id'], 'Draft order not found')] };
  if (draft.status === 'COMPLETED')
    return { deletedId: null, userErrors: [userError(['id'], 'A completed draft order cannot be deleted')] };
  world.state.drafts = world.state.drafts.filter((each) => each !== draft);
  recordEffect(world, {
    vendor: 'shopify',
    kind: 'draft-order-deleted',
    subject: gidOf('DraftOrder', draft.id),
    details: { name: draft.name },
  });
  return { deletedId: gidOf('DraftOrder', draft.id), userErrors: [] };
}

/** A draft order as resolvers for its fields. */
export function draftView(world: World, draft: DraftOrder): Record<string, unknown> {
  const customer = world.state.customers.find((each) => each.id === draft.customerId);
  const order = world.state.orders.find((each) => each.id === draft.orderId);
  const goods = sum(draft.lines.map((line) => line.unitPriceMinor * line.quantity));
  return {
    __typename: 'DraftOrder',
    id: gidOf('DraftOrder', draft.id),
    name: draft.name,
    status: draft.status,
    tags: draft.tags,
    email: draft.email,
    note2: draft.note,
    createdAt: draft.createdAt,
    completedAt: draft.completedAt,
    totalPriceSet: moneyBag(
      world,
      { currency: draft.currency, shopRate: 1 },
      goods - draft.discountMinor + (draft.shipping?.priceMinor ?? 0),
    ),
    customer: customer ? () => customerView(world, customer, orderView) : null,
    order: order ? () => orderView(world, order) : null,
    lineItems: (page: PageArguments) =>
      connectionOf(
        draft.lines.map((line) => ({
          id: gidOf('DraftOrderLineItem', line.id),
          title: line.title,
          sku: line.sku,
          quantity: line.quantity,
          variant: () => variantViewById(world, line.variantId),
        })),
        page,
      ),
  };
}
