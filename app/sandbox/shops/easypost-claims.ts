import { type EasyPostCall, easypostError, missingParameter, pageOf } from './easypost-wire.ts';
import type { EasyPostClaim, Parcel, ShopState } from './shop-state.ts';
import { jsonReply, type ShopReply } from './wire.ts';
import {
  DAY_MS,
  decimalOf,
  easypostId,
  minorOf,
  nextNumber,
  nowIso,
  recordEffect,
  type World,
} from './world.ts';

/** `POST /v2/claims`: a claim on EasyPost's insurance of a parcel. A second claim on a parcel is taken like the first. */
export function createClaim({ world, body }: EasyPostCall): ShopReply {
  for (const field of REQUIRED) {
    const value = body[field];
    if (typeof value !== 'string' || value.trim() === '') return missingParameter(field);
  }
  const type = claimType(body['type']);
  if (!type) return invalid('type', 'must be damage, loss or theft');
  const requestedMinor = minorOf(body['amount'], 'USD');
  if (requestedMinor === undefined || requestedMinor <= 0) return invalid('amount', 'must be greater than 0');
  const parcel = world.state.parcels.find((each) => each.trackingCode === body['tracking_code']);
  if (!parcel?.insurance) return noInsurance();
  const refusal = evidenceMissing(type, body) ?? outsideWindow(world, type, parcel);
  if (refusal) return refusal;
  const claim = newClaim(world, { type, requestedMinor, insurance: parcel.insurance, body });
  world.state.easypost.claims.push(claim);
  recordEffect(world, {
    vendor: 'easypost',
    kind: 'claim-created',
    subject: claim.trackingCode,
    details: { claim: claim.id, type, amount: decimalOf(requestedMinor, 'USD') },
  });
  return jsonReply(201, claimView(claim));
}

const REQUIRED = ['type', 'tracking_code', 'amount', 'description', 'contact_email'] as const;

/** `GET /v2/claims/{id}`. */
export function retrieveClaim({ world, id }: EasyPostCall): ShopReply {
  const claim = findClaim(world.state, id);
  return claim ? jsonReply(200, claimView(claim)) : claimNotFound();
}

/** `GET /v2/claims?page_size=&before_id=`, newest first; it cannot be searched by tracking code. */
export function listClaims({ world, query }: EasyPostCall): ShopReply {
  const { page, hasMore } = pageOf(world.state.easypost.claims, query);
  return jsonReply(200, { claims: page.map(claimView), has_more: hasMore });
}

/** `POST /v2/claims/{id}/cancel`: only while nobody has decided on it. */
export function cancelClaim({ world, id }: EasyPostCall): ShopReply {
  const claim = findClaim(world.state, id);
  if (!claim) return claimNotFound();
  if (!UNDECIDED.has(claim.status)) return invalid('status', `cannot cancel a claim that is ${claim.status}`);
  moveClaim(claim, 'cancelled', 'Claim cancellation was requested.', nowIso(world));
  recordEffect(world, {
    vendor: 'easypost',
    kind: 'claim-cancelled',
    subject: claim.trackingCode,
    details: { claim: claim.id },
  });
  return jsonReply(200, claimView(claim));
}

const UNDECIDED = new Set(['submitted', 'in_review', 'needs_action']);

/** Puts a claim into a new status and keeps the way there, newest first. */
export function moveClaim(claim: EasyPostClaim, status: string, statusDetail: string, at: string): void {
  claim.status = status;
  claim.statusDetail = statusDetail;
  claim.updatedAt = at;
  claim.history.unshift({ status, statusDetail, at });
}

/** A claim as it stands right after filing. */
export function newClaim(
  world: Pick<World, 'state' | 'now'>,
  filed: {
    type: EasyPostClaim['type'];
    requestedMinor: number;
    insurance: NonNullable<Parcel['insurance']>;
    body: Record<string, unknown>;
  },
): EasyPostClaim {
  const number = nextNumber(world.state, 'claim');
  const at = world.now().toISOString();
  const text = (name: string): string | null => {
    const value = filed.body[name];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  return {
    id: easypostId('clm', `claim ${number}`),
    trackingCode: text('tracking_code') ?? '',
    type: filed.type,
    status: 'submitted',
    statusDetail: 'Claim was created.',
    requestedMinor: filed.requestedMinor,
    approvedMinor: null,
    insuranceId: filed.insurance.id,
    insuranceMinor: filed.insurance.amountMinor,
    description: text('description') ?? '',
    contactEmail: text('contact_email') ?? '',
    recipientName: text('recipient_name'),
    paymentMethod: text('payment_method') ?? 'easypost_wallet',
    reference: text('reference'),
    attachments: ATTACHMENTS.flatMap((name) => listOf(filed.body[name])).map(
      (_file, index) => `https://easypost-files.s3-us-west-2.amazonaws.com/insurance/${number}-${index + 1}`,
    ),
    history: [{ status: 'submitted', statusDetail: 'Claim was created.', at }],
    createdAt: at,
    updatedAt: at,
  };
}

const SUPPORTING = 'supporting_documentation_attachments';
const ATTACHMENTS = ['email_evidence_attachments', 'invoice_attachments', SUPPORTING];

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

function claimType(value: unknown): EasyPostClaim['type'] | undefined {
  return value === 'damage' || value === 'loss' || value === 'theft' ? value : undefined;
}

/** Damage and theft need a supporting document; every attachment is a base64 data URL. */
function evidenceMissing(type: string, body: Record<string, unknown>): ShopReply | undefined {
  for (const name of ATTACHMENTS) {
    const files = listOf(body[name]);
    if (files.some((file) => typeof file !== 'string' || !DATA_URL.test(file)))
      return invalid(name, 'must be a list of base64 encoded files');
  }
  if (type !== 'loss' && listOf(body[SUPPORTING]).length === 0) return missingParameter(SUPPORTING);
  return undefined;
}

// A file in the request: `data:image/png;base64,iVBORw0…`, `data:application/pdf;base64,JVBERi0…`.
const DATA_URL = /^data:[a-z]+\/[a-z0-9.+-]+;base64,[A-Za-z0-9+/]+=*$/;

/**
 * Loss: 30 to 60 days after the ship date and no delivery scan; theft and damage: within 30 days of it.
 * @see https://support.easypost.com/hc/en-us/articles/28342512901133, read 2026-08
 */
function outsideWindow(world: World, type: string, parcel: Parcel): ShopReply | undefined {
  const ageDays = (world.now().getTime() - Date.parse(parcel.shippedAt)) / DAY_MS;
  if (type !== 'loss')
    return ageDays > 30
      ? invalid('type', `${type} claims must be filed within 30 days of the ship date`)
      : undefined;
  if (parcel.deliveredAt !== null)
    return invalid('type', 'loss claims need a parcel without a delivery scan');
  if (ageDays < 30) return invalid('type', 'loss claims can be filed 30 days after the ship date');
  return ageDays > 60
    ? invalid('type', 'loss claims must be filed within 60 days of the ship date')
    : undefined;
}

const invalid = (field: string, message: string): ShopReply =>
  easypostError(422, 'PARAMETER.INVALID', 'Invalid parameter.', [{ field, message }]);

const noInsurance = (): ShopReply =>
  easypostError(404, 'NOT_FOUND', 'The requested resource could not be found.', [
    'No eligible insurance found with provided tracking code.',
  ]);

const claimNotFound = (): ShopReply =>
  easypostError(404, 'NOT_FOUND', 'The requested resource could not be found.', []);

const findClaim = (state: ShopState, id: string): EasyPostClaim | undefined =>
  state.easypost.claims.find((claim) => claim.id === id);

function claimView(claim: EasyPostClaim) {
  return {
    id: claim.id,
    object: 'Claim',
    mode: 'test',
    tracking_code: claim.trackingCode,
    shipment_id: null,
    insurance_id: claim.insuranceId,
    insurance_amount: decimalOf(claim.insuranceMinor, 'USD'),
    requested_amount: decimalOf(claim.requestedMinor, 'USD'),
    approved_amount: claim.approvedMinor === null ? null : decimalOf(claim.approvedMinor, 'USD'),
    type: claim.type,
    status: claim.status,
    status_detail: claim.statusDetail,
    status_timestamp: claimTime(claim.history[0]?.at ?? claim.createdAt),
    description: claim.description,
    contact_email: claim.contactEmail,
    recipient_name: claim.recipientName,
    payment_method: claim.paymentMethod,
    check_delivery_address: null,
    salvage_value: null,
    reference: claim.reference,
    attachments: claim.attachments,
    history: claim.history.map((step) => ({
      status: step.status,
      status_detail: step.statusDetail,
      timestamp: claimTime(step.at),
    })),
    created_at: claimTime(claim.createdAt),
    updated_at: claimTime(claim.updatedAt),
  };
}

/** Claims print their times in UTC without saying so. */
const claimTime = (iso: string): string => iso.slice(0, 19);
