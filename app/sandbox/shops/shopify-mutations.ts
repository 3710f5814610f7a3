import { type GraphQLResolveInfo, Kind } from 'graphql';
import { type CancelArguments, startCancel } from './shopify-cancel.ts';
import { createDiscount, deactivateDiscount } from './shopify-discounts.ts';
import { completeDraft, createDraft, deleteDraft } from './shopify-drafts.ts';
import {
  addDiscount,
  addShipping,
  addVariant,
  beginEdit,
  commitEdit,
  removeShipping,
  setQuantity,
} from './shopify-edits.ts';
import { topLevelError, userError } from './shopify-errors.ts';
import { type MetafieldInput, setMetafields } from './shopify-metafields.ts';
import { nodeOf } from './shopify-nodes.ts';
import { createOrder } from './shopify-order-create.ts';
import { createRefund, type RefundInput } from './shopify-refunds.ts';
import { changeTags } from './shopify-tags.ts';
import type { World } from './world.ts';

/** A mutation's function as graphql-js calls it, its first argument being the field's. */
type Mutation<Arguments> = (args: Arguments, context: unknown, info: GraphQLResolveInfo) => unknown;

/** The resolvers of `Mutation`. */
export function adminMutations(world: World) {
  const plain =
    <Arguments>(run: (world: World, args: Arguments) => unknown): Mutation<Arguments> =>
    (args) =>
      run(world, args);
  return {
    orderEditBegin: plain(beginEdit),
    orderEditAddLineItemDiscount: plain(addDiscount),
    orderEditAddVariant: plain(addVariant),
    orderEditSetQuantity: plain(setQuantity),
    orderEditAddShippingLine: plain(addShipping),
    orderEditRemoveShippingLine: plain(removeShipping),
    orderEditCommit: plain(commitEdit),
    orderCancel: plain<CancelArguments>(startCancel),
    refundCreate: ({ input }: { input: RefundInput }, _context: unknown, info: GraphQLResolveInfo) =>
      createRefund(world, input, idempotencyKeyOf(info)),
    draftOrderCreate: plain(createDraft),
    draftOrderComplete: plain(completeDraft),
    draftOrderDelete: plain(deleteDraft),
    orderCreate: plain(createOrder),
    discountCodeBasicCreate: plain(createDiscount),
    discountCodeDeactivate: plain(deactivateDiscount),
    metafieldsSet: ({ metafields }: { metafields: readonly MetafieldInput[] }) =>
      setMetafields(world, metafields, (gid) => nodeOf(world, gid) !== null),
    tagsAdd: (args: { id: string; tags: readonly string[] }) => changeTags(world, args, true),
    tagsRemove: (args: { id: string; tags: readonly string[] }) => changeTags(world, args, false),
    subscriptionBillingCycleSkip: () => ({
      billingCycle: null,
      userErrors: [userError(['contractId'], NOT_OURS)],
    }),
  };
}

/** Contracts belong to the subscription app that made them; no other app may touch them. */
const NOT_OURS = 'Subscription contract does not exist or is owned by another app.';

/** The key of `@idempotent(key:)` on the field; undefined where the directive is missing. */
function idempotencyKeyOf(info: GraphQLResolveInfo): string | undefined {
  const directive = info.fieldNodes[0]?.directives?.find((each) => each.name.value === 'idempotent');
  const value = directive?.arguments?.find((each) => each.name.value === 'key')?.value;
  if (value?.kind === Kind.STRING) return value.value;
  const given = value?.kind === Kind.VARIABLE ? info.variableValues[value.name.value] : undefined;
  return typeof given === 'string' ? given : undefined;
}

/** The access scope each root field needs; fields that are not listed need none. */
const SCOPES: Record<string, string> = {
  order: 'read_orders',
  orders: 'read_orders',
  orderByIdentifier: 'read_orders',
  draftOrder: 'read_draft_orders',
  draftOrders: 'read_draft_orders',
  customer: 'read_customers',
  customers: 'read_customers',
  customerByIdentifier: 'read_customers',
  product: 'read_products',
  products: 'read_products',
  productVariant: 'read_products',
  productVariants: 'read_products',
  codeDiscountNodeByCode: 'read_discounts',
  orderEditBegin: 'write_order_edits',
  orderEditAddLineItemDiscount: 'write_order_edits',
  orderEditAddVariant: 'write_order_edits',
  orderEditSetQuantity: 'write_order_edits',
  orderEditAddShippingLine: 'write_order_edits',
  orderEditRemoveShippingLine: 'write_order_edits',
  orderEditCommit: 'write_order_edits',
  orderCancel: 'write_orders',
  refundCreate: 'write_orders',
  orderCreate: 'write_orders',
  draftOrderCreate: 'write_draft_orders',
  draftOrderComplete: 'write_draft_orders',
  draftOrderDelete: 'write_draft_orders',
  discountCodeBasicCreate: 'write_discounts',
  discountCodeDeactivate: 'write_discounts',
};

/** The same resolvers, each refusing where the app lacks its scope; a write scope carries the read scope. */
export function guarded(world: World, resolvers: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(resolvers).map(([name, resolver]) => {
      const scope = SCOPES[name];
      return [name, scope === undefined || isGranted(world, scope) ? resolver : () => deny(name, scope)];
    }),
  );
}

function isGranted(world: World, scope: string): boolean {
  const { scopes } = world.state.shop;
  return scopes.includes(scope) || scopes.includes(scope.replace('read_', 'write_'));
}

function deny(field: string, scope: string): never {
  throw topLevelError(
    `Access denied for ${field} field. Required access: \`${scope}\` access scope.`,
    'ACCESS_DENIED',
    {
      documentation: 'https://shopify.dev/api/usage/access-scopes',
      requiredAccess: `\`${scope}\` access scope.`,
    },
  );
}
