import { isObject, type Json, type JsonObject } from '../json.ts';

/** Deeper values than this are no data of any vendor. */
const DEPTH_MAX = 40;

/** Whether a value survives JSON as it is. */
export function isJson(value: unknown, depth = 0): value is Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (depth > DEPTH_MAX) return false;
  if (Array.isArray(value)) return value.every((inner) => isJson(inner, depth + 1));
  return isObject(value) && Object.values(value).every((inner) => isJson(inner, depth + 1));
}

/** Whether a value is an object that survives JSON as it is. */
export const isJsonObject = (value: unknown): value is JsonObject => isObject(value) && isJson(value);
