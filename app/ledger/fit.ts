/** Keeps what goes into a record below the helpdesk's limit: a claim has to be one record, however long a file in its arguments is. */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { digest } from '../lib/canonical.ts';
import type { Json, JsonObject } from '../lib/json.ts';
import type { ToolCall } from '../tools/tool.ts';

/** How many bytes a value takes as JSON text. */
export const bytesOf = (value: Json): number => utf8ToBytes(JSON.stringify(value)).length;

/** Texts longer than this are named by their digest where a call is only remembered, such as a file's data URL. */
export const TEXT_MAX = 2_000;

/** A call to be remembered: long texts become `digest:…`, and where it is still too long only the arguments' names stay. */
export function shortenCall(call: ToolCall): ToolCall {
  return { ...call, args: fitObject(call.args, CALL_BYTES_MAX) };
}

const CALL_BYTES_MAX = 12_000;

/** An output to be remembered, at most `OUTPUT_BYTES_MAX` bytes; members that did not fit become null. */
export const fitOutput = (output: JsonObject): JsonObject => fitObject(output, OUTPUT_BYTES_MAX);

const OUTPUT_BYTES_MAX = 12_000;

function fitObject(object: JsonObject, bytesMax: number): JsonObject {
  if (bytesOf(object) <= bytesMax) return object;
  const short = Object.entries(object).map(([name, value]) => [name, shortenTexts(value)] as const);
  const biggestFirst = short
    .map(([name, value]) => ({ name, bytes: bytesOf(value) }))
    .sort((a, b) => b.bytes - a.bytes);
  let bytes = bytesOf(Object.fromEntries(short));
  const left = new Set<string>();
  for (const one of biggestFirst) {
    if (bytes <= bytesMax) break;
    bytes -= one.bytes - NULL_BYTES;
    left.add(one.name);
  }
  return bytes <= bytesMax
    ? Object.fromEntries(short.map(([name, value]) => [name, left.has(name) ? null : value]))
    : {};
}

const NULL_BYTES = 4;

function shortenTexts(value: Json): Json {
  if (typeof value === 'string') return value.length > TEXT_MAX ? `digest:${digest(value)}` : value;
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return value.map(shortenTexts);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shortenTexts(inner)]));
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
