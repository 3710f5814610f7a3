/** Forms of what the ledger's records hold; a brand does not survive storage, so everything read back is parsed. */
import * as z from 'zod/mini';
import type { Json, JsonObject } from '../lib/json.ts';
import { isJson, isJsonObject } from '../lib/services/json-value.ts';

/** Any JSON value. */
export const jsonSchema = z.custom<Json>((value) => isJson(value));

/** An object of JSON values. */
export const jsonObjectSchema = z.custom<JsonObject>(isJsonObject);

/** A tool call. */
export const callSchema = z.object({ id: z.string(), tool: z.string(), args: jsonObjectSchema });

/** Who did something. */
export const actorSchema = z.object({ kind: z.enum(['app', 'agent', 'supervisor']), id: z.string() });

/** Where a value came from. */
export const evidenceSchema = z.object({
  kind: z.enum(['comment', 'attachment', 'field', 'tool', 'policy', 'agent']),
  id: z.string(),
  path: z.string(),
  quote: z.string(),
});
