/**
 * What EasyPost is known to refuse of a claim, told from what was read of the parcel. Whether the parcel is insured is not known
 * beforehand; where it is not, the evidence goes on the ticket, so only what makes no sense for either is ruled out.
 * @see https://support.easypost.com/hc/en-us/articles/28342512901133, read 2026-08
 */
import { isObject, type JsonObject } from '../lib/json.ts';
import { daysBetween } from '../lib/time.ts';
import type { Caution, Seen } from './tool.ts';

/** Theft and damage are taken so many days after shipping, a loss from then on. */
const WINDOW_DAYS = 30;
/** A loss is taken no later than so many days after shipping. */
const LOSS_DAYS_MAX = 60;

/** Cautions about the claim's type and its evidence. */
export function claimCautions(args: JsonObject, seen: Seen): readonly Caution[] {
  const parcel = parcelOf(args, seen);
  const type = args['type'];
  const isDelivered = parcel?.['status'] === 'delivered';
  const found: Caution[] = [];
  if (isDelivered) found.push({ param: 'type', code: 'loss-after-delivery', not: ['loss'] });
  const age = ageOf(parcel, seen.now);
  if (age !== undefined && type === 'loss' && !isDelivered && age < WINDOW_DAYS)
    found.push({ param: 'type', code: 'loss-too-early', not: [] });
  if (age !== undefined && type === 'loss' && age > LOSS_DAYS_MAX)
    found.push({ param: 'type', code: 'loss-too-late', not: [] });
  if (age !== undefined && type !== 'loss' && age > WINDOW_DAYS)
    found.push({ param: 'type', code: 'theft-too-late', not: [] });
  if (needsEvidence(args)) found.push({ param: 'evidence', code: 'evidence-needed', not: [] });
  return found;
}

function parcelOf(args: JsonObject, seen: Seen): Readonly<Record<string, unknown>> | undefined {
  const tracking = seen.find('get_tracking_info');
  const parcels = Array.isArray(tracking?.['parcels']) ? tracking['parcels'].filter(isObject) : [];
  const number = plainNumber(args['tracking_number']);
  return number === ''
    ? parcels.length === 1
      ? parcels[0]
      : undefined
    : parcels.find((each) => plainNumber(each['tracking_number']) === number);
}

const plainNumber = (value: unknown): string =>
  typeof value === 'string' ? value.replaceAll(/\s/g, '').toUpperCase() : '';

function ageOf(parcel: Readonly<Record<string, unknown>> | undefined, now: string): number | undefined {
  const shipped = parcel?.['shipped_at'];
  return typeof shipped === 'string' ? daysBetween(shipped, now) : undefined;
}

function needsEvidence({ type, evidence }: JsonObject): boolean {
  return (type === 'theft' || type === 'damage') && !(Array.isArray(evidence) && evidence.length > 0);
}
