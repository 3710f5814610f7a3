/** `reship_order`: a free draft order that is then completed. A draft that is left over ships nothing, so only the completion counts. */
import type { Json, JsonObject } from '../../lib/json.ts';
import { ADDRESS_FIELDS } from '../../lib/services/shopify.ts';
import type { ToolResult } from '../../tools/tool.ts';
import { type Connector, cannotTell, didNotHappen, happened, unreadable, type Work } from '../connector.ts';
import { done, failed, ok, type ReadStep, type Wire } from '../exchange.ts';
import { markerOf, tagOf } from '../marker.ts';
import { listAt, textAt } from '../pick.ts';
import { readShop, stageShop, writeShop } from './admin.ts';
import { currencyOf, ownerOf, plainName, readOneOrder, type ShopOrder, showOrder } from './order.ts';

/** Sends an order's items once more. */
export const reshipOrder: Connector = { run, readBack };

async function run(work: Work): Promise<ToolResult> {
  const { wire, args } = work;
  const found = await readOneOrder(wire, textAt(args, 'order_id'));
  if (found.status !== 'ok') return found;
  const input = draftInput(work, found.value);
  if (input.status !== 'ok') return input;
  const drafted = await stageShop(wire, 'create-draft', { input: input.value });
  if (drafted.status !== 'ok') return drafted;
  const draftId = textAt(drafted.value, 'draftOrder.id');
  if (draftId === '')
    return failed('Shopify answered something unreadable; nothing was shipped', 'Approve it again.');
  const completed = await writeShop(wire, 'complete-draft', { id: draftId });
  if (completed.status === 'failed') return completed;
  const draft = completed.status === 'ok' ? completed.value['draftOrder'] : await readDraft(wire, draftId);
  const name = textAt(draft, 'order.name');
  if (name !== '') return done(reshipOutput(found.value, name));
  return completed.status === 'unknown'
    ? completed
    : { status: 'unknown', reason: 'Shopify completed the draft but named no order' };
}

/** The draft as it stands; null where it cannot be read. */
async function readDraft(wire: Wire, id: string): Promise<unknown> {
  const answer = await readShop(wire, 'get-draft', { id });
  return answer.status === 'ok' && typeof answer.value === 'object' && answer.value !== null
    ? Reflect.get(answer.value, 'draftOrder')
    : null;
}

function draftInput({ args, call }: Work, order: ShopOrder): ReadStep<JsonObject> {
  const lines = order.lineItems.nodes.filter((line) => line.requiresShipping && line.quantity > 0);
  const unnamed = lines.find((line) => !line.variant);
  if (lines.length === 0) return failed('the order holds nothing that is shipped', 'Choose another order.');
  if (unnamed)
    return failed(
      `\`${unnamed.name}\` is no product of the shop any more`,
      'Write the new order in the shop.',
    );
  const address = addressFor(textAt(args, 'address'), order);
  if (address.status !== 'ok') return address;
  const customerId = order.customer?.id;
  return ok({
    lineItems: lines.map((line) => ({
      variantId: line.variant?.id ?? '',
      quantity: line.currentQuantity > 0 ? line.currentQuantity : line.quantity,
    })),
    appliedDiscount: { value: 100, valueType: 'PERCENTAGE', title: 'Reshipment' },
    shippingLine: {
      title: 'Reshipment',
      priceWithCurrency: { amount: '0.00', currencyCode: currencyOf(order) },
    },
    shippingAddress: address.value,
    ...(customerId === undefined ? { email: ownerOf(order) } : { purchasingEntity: { customerId } }),
    presentmentCurrencyCode: currencyOf(order),
    tags: ['reshipment', tagOf(call.id)],
    note: `Reshipment of order ${plainName(order.name)}, ${markerOf(call.id)}`,
  });
}

/** The order's own address, or one that is written as its parts: street, city, state, postal code, country. */
function addressFor(text: string, order: ShopOrder): ReadStep<JsonObject> {
  const shown = showOrder(order);
  const own = text.trim() === '' || text.trim() === shown.address_text;
  const parts = own ? ownParts(order) : writtenParts(text, shown.address.name);
  if (!parts['address1'] || !parts['city'] || !parts['zip'])
    return failed(
      own ? 'the order has no address' : 'the new address is not written in its parts',
      'Write it as: street, city, state (or -), postal code, country code.',
    );
  return ok(Object.fromEntries(ADDRESS_FIELDS.flatMap((name) => (parts[name] ? [[name, parts[name]]] : []))));
}

function ownParts(order: ShopOrder): Record<string, Json> {
  const address = order['shippingAddress'];
  const parts = ADDRESS_FIELDS.map((name) => [
    name,
    textAt(address, name === 'countryCode' ? 'countryCodeV2' : name),
  ]);
  return Object.fromEntries(parts);
}

// A country's code: `US`, `DE`.
const COUNTRY = /^[A-Z]{2}$/;

function writtenParts(text: string, name: string): Record<string, Json> {
  const parts = text
    .split(/[,\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const [countryCode = '', zip = '', state = '', city = '', ...street] = parts.toReversed();
  if (!COUNTRY.test(countryCode) || street.length === 0 || street.length > 2) return {};
  const [address1 = '', address2 = ''] = street.toReversed();
  const [firstName = '', ...rest] = name.split(' ');
  const provinceCode = state === '-' ? '' : state;
  return { firstName, lastName: rest.join(' '), address1, address2, city, provinceCode, zip, countryCode };
}

const reshipOutput = (order: ShopOrder, newName: string): JsonObject => ({
  order_id: plainName(order.name),
  email: ownerOf(order),
  new_order_id: plainName(newName),
});

/** Drafts are found by tag. Search may lag behind, so what it does not show may be there all the same. */
async function readBack({ wire, args, call }: Work): ReturnType<NonNullable<Connector['readBack']>> {
  const orderId = textAt(args, 'order_id');
  const look = `Look in Shopify for a draft or an order with the tag ${tagOf(call.id)}.`;
  const found = await readShop(wire, 'find-drafts', { query: `tag:'${tagOf(call.id)}'` });
  if (found.status !== 'ok') return unreadable(found, look);
  const drafts = listAt(found.value, 'draftOrders.nodes').filter((draft) =>
    listAt(draft, 'tags').includes(tagOf(call.id)),
  );
  if (drafts.length !== 1) return cannotTell(look);
  const draft = await readDraft(wire, textAt(drafts[0], 'id'));
  const name = textAt(draft, 'order.name');
  const order = await readOneOrder(wire, orderId);
  if (name !== '' && order.status === 'ok') return happened(reshipOutput(order.value, name));
  return textAt(draft, 'status') === 'OPEN' ? didNotHappen : cannotTell(look);
}
