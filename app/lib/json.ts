/** Any value that survives JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** An object of JSON values, such as a tool call's arguments. */
export type JsonObject = { readonly [key: string]: Json };

/** Whether a value is a plain object (neither null nor an array). */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Parses JSON text; gives `undefined` for text that is not JSON, never throws. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Every leaf of a value with its dotted path (`orders.0.status`), in reading order, at most `LEAVES_MAX`. */
export function leavesOf(value: unknown): { path: string; value: string | number | boolean | null }[] {
  const leaves: { path: string; value: string | number | boolean | null }[] = [];
  collect(value, '', leaves);
  return leaves;
}

/** More leaves than this say nothing an agent could read; the rest of the value is left out. */
const LEAVES_MAX = 2000;

function collect(
  value: unknown,
  path: string,
  into: { path: string; value: string | number | boolean | null }[],
): void {
  if (into.length >= LEAVES_MAX || value === undefined) return;
  if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value))
      collect(inner, path === '' ? key : `${path}.${key}`, into);
  } else if (
    value === null ||
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean'
  ) {
    into.push({ path, value });
  }
}

/** The value at a dotted path, or `undefined` where there is none; own properties only. */
export function atPath(value: unknown, path: string): unknown {
  if (path === '') return value;
  let here: unknown = value;
  for (const key of path.split('.')) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, key)) return undefined;
    here = (here as Record<string, unknown>)[key];
  }
  return here;
}
