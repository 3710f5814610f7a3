/** A claim packet: all that a claim by hand needs, in an internal note with the carrier's own link. It files nothing. */
import type { JsonObject } from '../lib/json.ts';
import type { OrderOutput } from '../tools/forms.ts';
import type { ToolResult } from '../tools/tool.ts';
import type { Work } from './connector.ts';
import { done, ok, type ReadStep } from './exchange.ts';
import { addComment, findComment } from './helpdesk.ts';
import { listAt, textAt } from './pick.ts';

/** Where carriers take claims by hand. */
const CLAIM_PAGES: Readonly<Record<string, string>> = {
  usps: 'https://www.usps.com/help/claims.htm',
  ups: 'https://www.ups.com/us/en/support/file-a-claim',
  fedex: 'https://www.fedex.com/en-us/customer-support/claims.html',
};

type Parcel = OrderOutput['parcels'][number];

/** Puts the packet on the ticket. */
export async function packetFor(
  work: Work,
  order: OrderOutput,
  parcel: Parcel,
  why: string,
): Promise<ToolResult> {
  const sent = await addComment(work, { text: packetText(work, order, parcel, why), public: false });
  if (sent.status !== 'ok') return sent;
  return done({
    ...packetOutput(work, sent.value.id),
    order_id: order.order_id,
    email: order.email,
    carrier: parcel.carrier,
    claim_page: claimPage(parcel),
    why,
  });
}

/** The packet that a call has left on the ticket; null where there is none. */
export async function readPacket(work: Work): Promise<ReadStep<JsonObject | null>> {
  const found = await findComment(work);
  if (found.status !== 'ok') return found;
  return ok(found.value === null ? null : packetOutput(work, found.value.id));
}

const packetOutput = ({ args }: Work, commentId: string): JsonObject => ({
  found: true,
  filed: false,
  packet: true,
  claim_id: '',
  claim_status: 'not filed',
  claim_type: textAt(args, 'type'),
  tracking_number: textAt(args, 'tracking_number'),
  comment_id: commentId,
});

const claimPage = (parcel: Parcel): string =>
  Object.hasOwn(CLAIM_PAGES, parcel.carrier.toLowerCase())
    ? (CLAIM_PAGES[parcel.carrier.toLowerCase()] ?? parcel.url)
    : parcel.url;

function packetText({ args }: Work, order: OrderOutput, parcel: Parcel, why: string): string {
  const evidence = listAt(args, 'evidence').length;
  const items = order.items.map(
    (item) => `${item.quantity} × ${item.product} (${item.unit_price} ${order.currency})`,
  );
  return [
    `Claim packet for parcel ${parcel.tracking_number}. No claim has been filed: ${why}.`,
    `File it by hand: ${claimPage(parcel) || 'see the carrier’s claims page'}`,
    '',
    `Carrier: ${parcel.carrier || 'unknown'}`,
    `Type: ${textAt(args, 'type')}`,
    `Amount: ${textAt(args, 'amount')} ${textAt(args, 'currency')}`,
    `What happened: ${describe(args)}`,
    `Order ${order.order_id}, ordered ${order.ordered_at.slice(0, 10)}, shipped ${order.shipped_at?.slice(0, 10) ?? 'unknown'}`,
    `Tracking says: ${parcel.status.replaceAll('_', ' ')}${order.delivered_at ? `, delivered ${order.delivered_at.slice(0, 10)}` : ''}`,
    `Ship-to: ${order.customer_name}, ${order.address_text}`,
    `Contact: ${textAt(args, 'contact_email')}`,
    `Items: ${items.join('; ')}`,
    ...(evidence > 0
      ? [`Evidence: ${evidence} file(s) chosen for the claim; attach them at the carrier.`]
      : []),
  ].join('\n');
}

const DESCRIPTIONS: Readonly<Record<string, string>> = {
  loss: 'The parcel has not arrived and its tracking has stopped.',
  theft: 'The tracking says delivered, but the recipient has not received the parcel.',
  damage: 'The parcel arrived with its content damaged.',
};

/** What the claim says happened; the agent's words, else one sentence by type. */
export const describe = (args: JsonObject): string =>
  textAt(args, 'description') ||
  (DESCRIPTIONS[textAt(args, 'type')] ?? 'The parcel did not arrive as it should.');
