/**
 * Claims at EasyPost. A claim needs EasyPost's own insurance on the parcel; where there is none, the evidence is gathered in an
 * internal note with the carrier's own link (a claim packet), which is never called filed.
 * @see https://docs.easypost.com/docs/insurance/claims, read 2026-08
 */
import { isObject, type Json, type JsonObject } from '../lib/json.ts';
import { moneyToDecimal, parseMoney } from '../lib/money.ts';
import { EVIDENCE_CHARACTERS_MAX, EVIDENCE_FILES_MAX } from '../lib/services/easypost.ts';
import type { ToolResult } from '../tools/tool.ts';
import { describe, packetFor, readPacket } from './claim-packet.ts';
import { type Connector, cannotTell, didNotHappen, happened, unreadable, type Work } from './connector.ts';
import {
  type Ask,
  done,
  failed,
  judgeHttp,
  ok,
  type ReadStep,
  type Step,
  shortMessage,
  unknown,
  type Wire,
  write,
} from './exchange.ts';
import { markerOf, referenceOf } from './marker.ts';
import { listAt, textAt, timeAt } from './pick.ts';
import { read } from './retry.ts';
import { plainName, readOneOrder, showOrder } from './shopify/order.ts';

/** `errors` holds objects or texts. @see https://docs.easypost.com/docs/errors, read 2026-08 */
function errorMessage(body: unknown): string {
  const details = listAt(body, 'error.errors').map((each) =>
    typeof each === 'string'
      ? each
      : [textAt(each, 'field'), textAt(each, 'message')].filter(Boolean).join(' '),
  );
  return shortMessage([textAt(body, 'error.message'), ...details].filter(Boolean).join(' '));
}

const judge = judgeHttp('easypost', errorMessage);

/** Reads from EasyPost. */
export const readEasypost = (wire: Wire, ask: Omit<Ask, 'service'>): Promise<ReadStep<unknown>> =>
  read(wire, { service: 'easypost', ...ask }, judge);

/** `file_carrier_claim`. */
export const fileClaim: Connector = { run: file, readBack: readFiled };

/** `get_claim_status`. */
export const claimStatus: Connector = { run: lookUp };

/** `withdraw_carrier_claim`. */
export const withdrawClaim: Connector = { run: withdraw, readBack: readWithdrawn };

async function file(work: Work): Promise<ToolResult> {
  const { wire, args } = work;
  const files = evidenceOf(args);
  if (typeof files === 'string') return failed(files, 'Attach fewer or smaller files.');
  const found = await readOneOrder(wire, textAt(args, 'order_id'));
  if (found.status !== 'ok') return found;
  const order = showOrder(found.value);
  const parcel = order.parcels.find((each) => plainNumber(each.tracking_number) === trackingOf(args));
  if (!parcel)
    return failed(
      `order ${plainName(order.order_id)} has no parcel ${textAt(args, 'tracking_number')}`,
      'Choose a parcel of the order.',
    );
  const amount = parseMoney(args['amount'], textAt(args, 'currency'));
  if (!amount) return failed('the amount is not one', 'Check the amount and its currency.');
  if (amount.currency !== INSURED_CURRENCY)
    return await packetFor(work, order, parcel, 'EasyPost insures in US dollars only');
  const open = await findClaims(wire, trackingOf(args));
  if (open.status !== 'ok') return open;
  const claim = open.value.claims.find((each) => isOpen(textAt(each, 'status')));
  if (claim)
    return failed(
      `there is a claim on this parcel: ${textAt(claim, 'id')}`,
      'Look at that claim; a second one is not filed.',
    );
  const sent = await createClaim(work, moneyToDecimal(amount), files);
  if (sent.status !== 'ok') return sent;
  return sent.value === null
    ? await packetFor(work, order, parcel, 'the parcel carries no EasyPost insurance')
    : done(claimOutput(sent.value, { order_id: order.order_id, email: order.email }));
}

const INSURED_CURRENCY = 'USD';
const plainNumber = (number: string): string => number.replaceAll(/\s/g, '').toUpperCase();
const trackingOf = (args: JsonObject): string => plainNumber(textAt(args, 'tracking_number'));

// A file as a data URL: `data:image/png;base64,iVBORw0=`, `data:application/pdf;base64,JVBERi0=`.
const DATA_URL = /^data:(image\/(png|jpeg|gif|webp)|application\/pdf);base64,[A-Za-z0-9+/]+=*$/;

function evidenceOf(args: JsonObject): readonly string[] | string {
  const evidence = listAt(args, 'evidence').filter((each) => typeof each === 'string');
  const megabytes = Math.floor((EVIDENCE_CHARACTERS_MAX * 3) / 4 / 1_000_000);
  if (evidence.length > EVIDENCE_FILES_MAX) return `more than ${EVIDENCE_FILES_MAX} files of evidence`;
  if (evidence.reduce((sum, each) => sum + each.length, 0) > EVIDENCE_CHARACTERS_MAX)
    return `the files of evidence are larger than ${megabytes} MB together`;
  return evidence.every((each) => DATA_URL.test(each))
    ? evidence
    : 'a file of evidence is neither an image nor a PDF';
}

/** Null where the parcel is not insured. */
async function createClaim(work: Work, amount: string, files: readonly string[]): Promise<Step<unknown>> {
  const { wire, args, call } = work;
  const body: Json = {
    type: textAt(args, 'type'),
    tracking_code: trackingOf(args),
    amount,
    description: `${describe(args)} (ref ${referenceOf(call.id)})`,
    contact_email: textAt(args, 'contact_email'),
    reference: markerOf(call.id),
    ...(files.length === 0 ? {} : { supporting_documentation_attachments: files }),
  };
  const sent = await write(wire, { service: 'easypost', operation: 'create-claim', body }, (answer) =>
    answer.httpStatus === 404 && NOT_INSURED.test(errorMessage(answer.body)) ? ok(null) : judge(answer),
  );
  if (sent.status !== 'ok' || sent.value === null) return sent;
  return textAt(sent.value, 'id') === '' ? unknown('EasyPost answered something unreadable') : sent;
}

// EasyPost on a parcel without its insurance: `No eligible insurance found with provided tracking code.`
const NOT_INSURED = /no eligible insurance/i;

const CLOSED = ['cancelled', 'rejected'];
const isOpen = (status: string): boolean => !CLOSED.includes(status);

/** Claims on a parcel among the newest; `complete` when there are no older ones that were not looked at. */
interface FoundClaims {
  readonly claims: readonly unknown[];
  readonly complete: boolean;
}

const PAGES_MAX = 5;
const PAGE_SIZE = '100';

/** EasyPost cannot search claims by tracking code, so the newest pages are looked through. */
async function findClaims(wire: Wire, trackingCode: string): Promise<ReadStep<FoundClaims>> {
  const claims: unknown[] = [];
  let beforeId = '';
  for (let page = 1; page <= PAGES_MAX; page += 1) {
    const args = { page_size: PAGE_SIZE, ...(beforeId === '' ? {} : { before_id: beforeId }) };
    const answer = await readEasypost(wire, { operation: 'list-claims', args });
    if (answer.status !== 'ok') return answer;
    if (!isObject(answer.value) || !Array.isArray(answer.value['claims']))
      return failed('EasyPost answered something unreadable', 'Try again in a moment.');
    const listed = listAt(answer.value, 'claims');
    claims.push(...listed.filter((each) => plainNumber(textAt(each, 'tracking_code')) === trackingCode));
    beforeId = textAt(listed.at(-1), 'id');
    if (answer.value['has_more'] !== true || beforeId === '') return ok({ claims, complete: true });
  }
  return ok({ claims, complete: false });
}

function claimOutput(claim: unknown, more: JsonObject): JsonObject {
  return {
    found: true,
    filed: true,
    packet: false,
    claim_id: textAt(claim, 'id'),
    claim_status: textAt(claim, 'status'),
    status_detail: textAt(claim, 'status_detail'),
    claim_type: textAt(claim, 'type'),
    tracking_number: textAt(claim, 'tracking_code'),
    amount: textAt(claim, 'requested_amount'),
    approved_amount: textAt(claim, 'approved_amount'),
    currency: INSURED_CURRENCY,
    filed_at: timeAt(claim, 'created_at'),
    ...more,
  };
}

async function readFiled(work: Work): ReturnType<NonNullable<Connector['readBack']>> {
  const { wire, args, call } = work;
  const look = `Look in EasyPost for a claim on parcel ${textAt(args, 'tracking_number')}, and on the ticket for its note.`;
  const packet = await readPacket(work);
  if (packet.status === 'ok' && packet.value) return happened(packet.value);
  const found = await findClaims(wire, trackingOf(args));
  if (found.status !== 'ok') return unreadable(found, look);
  const own = found.value.claims.find(
    (claim) =>
      textAt(claim, 'reference') === markerOf(call.id) ||
      textAt(claim, 'description').includes(`(ref ${referenceOf(call.id)})`),
  );
  if (own) return happened(claimOutput(own, { order_id: textAt(args, 'order_id') }));
  return found.value.complete && packet.status === 'ok' ? didNotHappen : cannotTell(look);
}

async function lookUp({ args, wire }: Work): Promise<ToolResult> {
  const id = textAt(args, 'claim_id').trim();
  const claim = id === '' ? await newestClaim(wire, trackingOf(args)) : await readClaim(wire, id);
  if (claim.status !== 'ok') return claim;
  return done(claim.value === null ? { found: false, claim_id: id } : claimOutput(claim.value, {}));
}

async function newestClaim(wire: Wire, trackingCode: string): Promise<ReadStep<unknown>> {
  const found = await findClaims(wire, trackingCode);
  return found.status === 'ok' ? ok(found.value.claims[0] ?? null) : found;
}

/** The claim; null where EasyPost has none of that id. */
function readClaim(wire: Wire, id: string): Promise<ReadStep<unknown>> {
  return read(wire, { service: 'easypost', operation: 'get-claim', args: { id } }, (answer) =>
    answer.httpStatus === 404 ? ok(null) : judge(answer),
  );
}

async function withdraw({ args, wire }: Work): Promise<ToolResult> {
  const id = textAt(args, 'claim_id').trim();
  const sent = await write(
    wire,
    { service: 'easypost', operation: 'cancel-claim', args: { id }, body: {} },
    judge,
  );
  if (sent.status !== 'ok') return sent;
  return textAt(sent.value, 'status') === 'cancelled'
    ? done({ ...claimOutput(sent.value, {}), filed: false })
    : unknown('EasyPost answered something unreadable');
}

async function readWithdrawn({ args, wire }: Work): ReturnType<NonNullable<Connector['readBack']>> {
  const id = textAt(args, 'claim_id').trim();
  const claim = await readClaim(wire, id);
  if (claim.status !== 'ok') return unreadable(claim, `Look in EasyPost for claim ${id}.`);
  return textAt(claim.value, 'status') === 'cancelled'
    ? happened({ ...claimOutput(claim.value, {}), filed: false })
    : didNotHappen;
}
