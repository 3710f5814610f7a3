import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** JSON text with keys in code-unit order at every level, so that equal values give equal text; `undefined` members are left out. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
  });
}

/** SHA-256 of a value's canonical JSON (of the text itself for a string), as 64 hexadecimal digits. */
export function digest(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(typeof value === 'string' ? value : canonicalJson(value))));
}

/** The first sixteen digits of a digest: an id that reads well in a key or a marker. */
export const shortDigest = (value: unknown): string => digest(value).slice(0, 16);
