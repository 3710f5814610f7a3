import { userError } from './shopify-errors.ts';
import { changeOrder } from './shopify-index.ts';
import { nodeOf } from './shopify-nodes.ts';
import { numberOf, recordEffect, type World } from './world.ts';

/** `tagsAdd` and `tagsRemove` on an order, draft order, customer or product. */
export function changeTags(world: World, asked: { id: string; tags: readonly string[] }, adds: boolean) {
  const owner = tagged(world, asked.id);
  if (!owner) return { node: null, userErrors: [userError(['id'], 'The resource does not exist')] };
  const after = adds
    ? [...owner.tags, ...asked.tags.filter((tag) => !owner.tags.includes(tag))]
    : owner.tags.filter((tag) => !asked.tags.includes(tag));
  if (after.length !== owner.tags.length) {
    owner.set(after);
    recordEffect(world, {
      vendor: 'shopify',
      kind: adds ? 'tags-added' : 'tags-removed',
      subject: asked.id,
      details: { tags: asked.tags },
    });
  }
  return { node: nodeOf(world, asked.id), userErrors: [] };
}

function tagged(world: World, gid: string): { tags: string[]; set: (tags: string[]) => void } | undefined {
  const { state } = world;
  const order = state.orders.find((each) => each.id === numberOf('Order', gid));
  if (order)
    return {
      tags: order.tags,
      set: (tags) =>
        changeOrder(world, order, () => {
          order.tags = tags;
        }),
    };
  const other =
    state.drafts.find((each) => each.id === numberOf('DraftOrder', gid)) ??
    state.customers.find((each) => each.id === numberOf('Customer', gid)) ??
    state.products.find((each) => each.id === numberOf('Product', gid));
  if (!other) return undefined;
  return {
    tags: other.tags,
    set: (tags) => {
      other.tags = tags;
    },
  };
}
