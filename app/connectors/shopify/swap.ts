/** `swap_product`: another product of the same or higher value in the place of one on the order, at no extra cost. */
import type { JsonObject } from '../../lib/json.ts';
import { moneyToDecimal } from '../../lib/money.ts';
import type { ToolResult } from '../../tools/tool.ts';
import { type Connector, cannotTell, didNotHappen, happened, unreadable, type Work } from '../connector.ts';
import { done, failed, ok, type ReadStep, type Wire } from '../exchange.ts';
import { numberAt, textAt } from '../pick.ts';
import { productOf } from '../words.ts';
import { readShop } from './admin.ts';
import { hasDiscountOf, referenceText } from './discount.ts';
import { beginEdit, commitEdit, type Edit, editMinor, editRefusal, stageEdit } from './edit.ts';
import { amountOf, currencyOf, minorOf, ownerOf, plainName, readOneOrder, type ShopOrder } from './order.ts';
import { findVariants } from './products.ts';

/** Swaps a product. */
export const swapProduct: Connector = { run, readBack };

type Line = ShopOrder['lineItems']['nodes'][number];

interface Swap {
  readonly order: ShopOrder;
  readonly line: Line;
  readonly quantity: number;
  readonly to: Target;
}

async function run(work: Work): Promise<ToolResult> {
  const planned = await planSwap(work);
  if (planned.status !== 'ok') return planned;
  const staged = await stageSwap(work, planned.value);
  if (staged.status !== 'ok') return staged;
  const committed = await commitEdit(work.wire, staged.value, work.call.id);
  if (committed.status !== 'ok') return committed;
  return done(
    swapOutput(committed.value, planned.value.line.name, planned.value.to.product, planned.value.quantity),
  );
}

async function planSwap({ wire, args }: Work): Promise<ReadStep<Swap>> {
  const found = await readOneOrder(wire, textAt(args, 'order_id'));
  if (found.status !== 'ok') return found;
  const order = found.value;
  const refusal = editRefusal(order);
  if (refusal) return refusal;
  const wanted = textAt(args, 'product');
  const lines = linesOf(order, wanted).filter((line) => line.unfulfilledQuantity > 0);
  const [line] = lines;
  if (!line)
    return failed(
      `the order holds no \`${wanted}\` that is still to be shipped`,
      'Choose a product of the order.',
    );
  if (lines.length > 1)
    return failed(`the order holds \`${wanted}\` several times`, 'Change the order in the shop.');
  const quantity = numberAt(args, 'quantity') || line.unfulfilledQuantity;
  if (quantity > line.unfulfilledQuantity)
    return failed(
      `only ${line.unfulfilledQuantity} of \`${wanted}\` are still to be shipped`,
      'Lower the quantity.',
    );
  const to = await findTarget(wire, textAt(args, 'variant'));
  if (to.status !== 'ok') return to;
  if (to.value.id === line.variant?.id)
    return failed('this product is on the order already', 'Choose another product.');
  return ok({ order, line, quantity, to: to.value });
}

function linesOf(order: ShopOrder, wanted: string): readonly Line[] {
  const is = (text: string | null | undefined): boolean =>
    text?.toLowerCase() === wanted.trim().toLowerCase();
  return order.lineItems.nodes.filter(
    (line) => is(line.name) || is(line.sku) || is(line.id) || is(line.variant?.id),
  );
}

interface Target {
  readonly id: string;
  readonly product: string;
}

/** The variant by its global id, its SKU or the name that look-ups show; exactly one has to fit. */
async function findTarget(wire: Wire, wanted: string): Promise<ReadStep<Target>> {
  if (wanted.startsWith('gid://shopify/ProductVariant/')) return await readTarget(wire, wanted);
  // The name without its variant: `Forest Blend` of `Forest Blend - 500 g`.
  for (const words of new Set([wanted, wanted.replace(/ - [^-]*$/, '')])) {
    const plain = words.replaceAll(/[^\p{L}\p{N} ]/gu, ' ').trim();
    const found = plain === '' ? ok([]) : await findVariants(wire, plain);
    if (found.status !== 'ok') return found;
    const is = (text: string): boolean => text.toLowerCase() === wanted.trim().toLowerCase();
    const fitting = found.value.filter((each) => is(each.product) || is(each.sku));
    const [only] = fitting;
    if (fitting.length > 1)
      return failed(`several products are called \`${wanted}\``, 'Choose one by its SKU.');
    if (only) return ok({ id: only.variant_id, product: only.product });
  }
  return failed(
    `the shop has no \`${wanted}\` to sell`,
    'Search for the product and choose one that is in stock.',
  );
}

async function readTarget(wire: Wire, id: string): Promise<ReadStep<Target>> {
  const answer = await readShop(wire, 'get-variant', { id });
  if (answer.status !== 'ok') return answer;
  const variant = textAt(answer.value, 'productVariant.id');
  if (variant === '') return failed('the shop has no such product', 'Search for the product and choose one.');
  const product = productOf(
    textAt(answer.value, 'productVariant.product.title'),
    textAt(answer.value, 'productVariant.title'),
  );
  return ok({ id: variant, product });
}

async function stageSwap(work: Work, swap: Swap): Promise<ReadStep<Edit>> {
  const { wire } = work;
  const begun = await beginEdit(wire, swap.order);
  if (begun.status !== 'ok') return begun;
  const { id } = begun.value;
  const added = await stageEdit(wire, 'stage-variant', {
    id,
    variantId: swap.to.id,
    quantity: swap.quantity,
  });
  if (added.status !== 'ok') return added;
  const calculated = begun.value.lineItems.nodes.find((each) => sameLine(each, swap.line));
  if (!calculated) return failed('the product is not in the edit', 'Change the order in the shop.');
  const removed = await stageEdit(wire, 'stage-quantity', {
    id,
    lineItemId: calculated.id,
    quantity: calculated.quantity - swap.quantity,
  });
  if (removed.status !== 'ok') return removed;
  return await levelPrice(work, swap, removed.value);
}

/** A line of the edit and the line of the order that it stands for have the same number in their ids. */
const sameLine = (calculated: Edit['lineItems']['nodes'][number], line: Line): boolean =>
  calculated.id.split('/').at(-1) === line.id.split('/').at(-1) ||
  (calculated.variant?.id !== undefined && calculated.variant.id === line.variant?.id);

/** Refuses a product of lower value; takes what a dearer one costs more off its line. */
async function levelPrice({ wire, call }: Work, swap: Swap, edit: Edit): Promise<ReadStep<Edit>> {
  const fresh = edit.addedLineItems.nodes.find((each) => each.variant?.id === swap.to.id);
  if (!fresh)
    return failed('Shopify did not take the product into the edit; nothing was changed', 'Approve it again.');
  const oldMinor = minorOf(swap.line.discountedUnitPriceSet);
  const newMinor = editMinor(fresh.discountedUnitPriceSet);
  if (newMinor < oldMinor)
    return failed(
      `${swap.to.product} is worth less than ${swap.line.name}`,
      'Choose a product of the same or higher value.',
    );
  const surplus = (newMinor - oldMinor) * swap.quantity;
  const currencyCode = currencyOf(swap.order);
  const fixedValue = {
    amount: moneyToDecimal({ amountMinor: surplus, currency: currencyCode }),
    currencyCode,
  };
  const discount = { fixedValue, description: `Swap at no extra cost ${referenceText(call.id)}` };
  const levelled =
    surplus === 0
      ? ok(edit)
      : await stageEdit(wire, 'stage-discount', { id: edit.id, lineItemId: fresh.id, discount });
  if (levelled.status !== 'ok') return levelled;
  const drift = editMinor(levelled.value.totalPriceSet) - minorOf(swap.order.currentTotalPriceSet);
  return Math.abs(drift) <= swap.quantity
    ? levelled
    : failed(
        'the swap would change what the order costs; nothing was changed',
        'Swap the product in the shop.',
      );
}

const swapOutput = (order: ShopOrder, from: string, to: string, quantity: number): JsonObject => ({
  order_id: plainName(order.name),
  email: ownerOf(order),
  from_product: from,
  to_product: to,
  quantity,
  total_after: amountOf(order.currentTotalPriceSet),
  currency: currencyOf(order),
});

/** A swap at level price leaves no mark: then the old line has to be gone and the new one there. */
async function readBack({ wire, args, call }: Work): ReturnType<NonNullable<Connector['readBack']>> {
  const orderId = textAt(args, 'order_id');
  const look = `Look at the items of order ${orderId} in Shopify.`;
  const found = await readOneOrder(wire, orderId);
  if (found.status !== 'ok') return unreadable(found, look);
  const product = textAt(args, 'product');
  const variant = textAt(args, 'variant');
  const output = swapOutput(found.value, product, variant, numberAt(args, 'quantity'));
  if (hasDiscountOf(found.value, call.id)) return happened(output);
  const from = linesOf(found.value, product);
  const to = linesOf(found.value, variant).filter((line) => line.currentQuantity > 0);
  const gone = from.every((line) => line.currentQuantity === 0);
  if (gone && to.length > 0) return happened(output);
  const untouched = from.every((line) => line.currentQuantity === line.quantity) && to.length === 0;
  return untouched ? didNotHappen : cannotTell(look);
}
