/** What a call leaves at a vendor so that its effect can be found again. All of it follows from the call's id. */
import { digest, shortDigest } from '../lib/canonical.ts';

/** The words that stand in notes to the staff, audit logs and references. */
export const markerOf = (callId: string): string =>
  `stepwise ${callId.length <= 80 ? callId : shortDigest(callId)}`;

/** A short reference that may stand where customers can see it. */
export const referenceOf = (callId: string): string => digest(callId).slice(0, 8);

/** The tag of a draft order; Shopify's tags are 40 characters at most. */
export const tagOf = (callId: string): string => `stepwise-${shortDigest(callId)}`;

/** The call's idempotency key, in the form of a UUID (version 8: our own making). */
export function uuidOf(callId: string): string {
  const hex = digest(callId);
  const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) % 4);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Letters and digits that nobody mistakes for one another when reading a code aloud. */
const CODE_LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const CODE_LENGTH = 10;

/** The code of the coupon that a call makes: the same for the same call, so that it can be made once only. */
export function couponCodeOf(callId: string): string {
  const hex = digest(`coupon ${callId}`);
  const letters = Array.from({ length: CODE_LENGTH }, (_each, index) => {
    const byte = Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16);
    return CODE_LETTERS.charAt(byte % CODE_LETTERS.length);
  });
  return `THANKS-${letters.join('')}`;
}
