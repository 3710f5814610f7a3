import { makeOrder } from './make-order.ts';
import { type AddressInput, addressOf } from './shopify-drafts.ts';
import { type UserError, userError } from './shopify-errors.ts';
import { orderView } from './shopify-order-view.ts';
import { findVariant, minorOf, numberOf, type World } from './world.ts';

/** The part of `OrderCreateOrderInput` that the shop acts on. */
export interface OrderInput {
  readonly email?: string | null;
  readonly customerId?: string | null;
  readonly customer?: {
    readonly toAssociate?: { readonly id?: string | null; readonly email?: string | null } | null;
  } | null;
  readonly currency?: string | null;
  readonly financialStatus?: string | null;
  readonly lineItems?:
    | readonly {
        readonly variantId?: string | null;
        readonly title?: string | null;
        readonly quantity: number;
        readonly priceSet?: PriceSet | null;
      }[]
    | null;
  readonly shippingLines?: readonly { readonly title: string; readonly priceSet: PriceSet }[] | null;
  readonly shippingAddress?: AddressInput | null;
  readonly sourceIdentifier?: string | null;
  readonly sourceName?: string | null;
  readonly tags?: readonly string[] | null;
  readonly note?: string | null;
}

interface PriceSet {
  readonly shopMoney: { readonly amount: string | number };
}

/** `orderCreate`: nothing keeps the same order from being created twice, not even its source identifier. */
export function createOrder(
  world: World,
  asked: { order: OrderInput; options?: { inventoryBehaviour?: string | null } | null },
) {
  const { order: input } = asked;
  const errors = orderProblems(world, input, asked.options?.inventoryBehaviour ?? 'BYPASS');
  if (errors.length > 0) return { order: null, userErrors: errors };
  const { state } = world;
  const associated = input.customer?.toAssociate;
  const customer = state.customers.find(
    (each) =>
      each.id === numberOf('Customer', associated?.id ?? input.customerId) ||
      each.email === associated?.email,
  );
  const currency = input.currency ?? state.shop.currency;
  const shipping = input.shippingLines?.[0];
  const order = makeOrder(world, {
    customerId: customer?.id ?? null,
    email: input.email ?? null,
    currency,
    lines: (input.lineItems ?? []).map((line) => {
      const found = findVariant(state, numberOf('ProductVariant', line.variantId));
      const price = minorOf(line.priceSet?.shopMoney.amount, currency);
      return {
        variantId: found?.variant.id ?? null,
        quantity: line.quantity,
        unitPriceMinor: price ?? found?.variant.priceMinor ?? 0,
        ...(line.title ? { title: line.title } : {}),
      };
    }),
    shipping: shipping
      ? { title: shipping.title, priceMinor: minorOf(shipping.priceSet.shopMoney.amount, currency) ?? 0 }
      : null,
    address: input.shippingAddress ? addressOf(input.shippingAddress) : (customer?.address ?? addressOf({})),
    subscription: null,
    sourceName: input.sourceName ?? 'stepwise',
    sourceIdentifier: input.sourceIdentifier ?? null,
    tags: input.tags ?? [],
    note: input.note ?? null,
    paymentPending: input.financialStatus === 'PENDING',
  });
  return { order: orderView(world, order), userErrors: [] };
}

function orderProblems(world: World, input: OrderInput, inventory: string): UserError[] {
  if ((input.lineItems ?? []).length === 0)
    return [userError(['order', 'lineItems'], 'Line items must have at least one line item', 'INVALID')];
  return (input.lineItems ?? []).flatMap((line, index) => {
    const at = (name: string): string[] => ['order', 'lineItems', String(index), name];
    const found = findVariant(world.state, numberOf('ProductVariant', line.variantId));
    if (line.variantId && !found) return [userError(at('variantId'), 'Variant does not exist', 'INVALID')];
    if (!line.variantId && !line.title) return [userError(at('title'), "Title can't be blank", 'INVALID')];
    if (line.quantity < 1) return [userError(at('quantity'), 'Quantity must be greater than 0', 'INVALID')];
    if (inventory === 'DECREMENT_OBEYING_POLICY' && found && found.variant.stock < line.quantity)
      return [userError(at('quantity'), 'Unable to reserve inventory', 'INVENTORY_CLAIM_FAILED')];
    return [];
  });
}
