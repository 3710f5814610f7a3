/**
 * Templates of requests: `{name}` stands for an argument. Values are put in as data and are never read as templates themselves.
 */
import type { Json, JsonObject } from '../lib/json.ts';
import { isJsonObject } from '../lib/services/json-value.ts';
import { textOf } from './define.ts';
import type { Param } from './tool.ts';

// A place for an argument: `{order_id}`, `{amount}`.
const PLACE = /\{([a-z][a-z0-9_]*)\}/g;
// A member that is nothing but such a place: `{amount}`.
const WHOLE_PLACE = /^\{([a-z][a-z0-9_]*)\}$/;

/** The place for the call's own mark, which a read-back can look for. */
const CALL_ID = 'call_id';

/** The first name in a template that no parameter has; `undefined` where all are known. */
export function unknownPlace(template: string, params: readonly Param[]): string | undefined {
  const names = [...template.matchAll(PLACE)].map((found) => found[1] ?? '');
  return names.find((name) => name !== CALL_ID && !params.some((param) => param.name === name));
}

/** A template's text with the arguments' text in their places; those not given leave nothing. */
export const fillText = (template: string, args: JsonObject): string =>
  template.replaceAll(PLACE, (_whole, name: string) => textOf(args, name) || plainText(args[name]));

const plainText = (value: Json | undefined): string => (typeof value === 'boolean' ? String(value) : '');

/** A body with the arguments in their places, keeping their types; a member whose argument is not given is left out. */
export function fillBody(template: Json, args: JsonObject): Json | undefined {
  if (typeof template === 'string') {
    const name = WHOLE_PLACE.exec(template)?.[1];
    if (name === undefined) return fillText(template, args);
    return Object.hasOwn(args, name) ? args[name] : undefined;
  }
  if (Array.isArray(template))
    return template.flatMap((inner) => {
      const filled = fillBody(inner, args);
      return filled === undefined ? [] : [filled];
    });
  if (!isJsonObject(template)) return template;
  const filled = Object.entries(template).map(([key, inner]) => [key, fillBody(inner, args)] as const);
  return Object.fromEntries(filled.flatMap(([key, inner]) => (inner === undefined ? [] : [[key, inner]])));
}
