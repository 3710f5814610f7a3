/** Values that stay the same object as long as they say the same, so that what shows them is not drawn again. */
import { canonicalJson } from '../../lib/canonical.ts';
import { parseTime } from '../../lib/time.ts';

/** `before` where `after` says the same. */
export const steady = <T>(before: T, after: T): T =>
  canonicalJson(before) === canonicalJson(after) ? before : after;

const QUARTER_MS = 15 * 60_000;

/** The quarter of an hour in which a moment lies, ISO 8601: in every time zone it is on the same day as the moment. */
export const quarterOf = (now: string): string =>
  new Date(Math.floor((parseTime(now) ?? 0) / QUARTER_MS) * QUARTER_MS).toISOString();

/** Makes a thing once for each object that it is made from, and again when `sign` has changed. */
export function createOnce<From extends object, Made>(): (
  from: From,
  sign: string,
  make: () => Made,
) => Made {
  const made = new WeakMap<From, { readonly sign: string; readonly value: Made }>();
  return (from, sign, make) => {
    const before = made.get(from);
    if (before && before.sign === sign) return before.value;
    const value = make();
    made.set(from, { sign, value });
    return value;
  };
}
