/** Builders and the check of the JSON Schemas in the table of services: only the keywords that the table uses. */
import { isObject, type Json, type JsonObject } from '../json.ts';

/** A text of at most so many characters, never empty. */
export const textSchema = (maxLength: number): JsonObject => ({ type: 'string', minLength: 1, maxLength });

/** One of these texts. */
export const oneOfSchema = (options: readonly string[]): JsonObject => ({ type: 'string', enum: options });

/** A whole number within bounds. */
export const integerSchema = (minimum: number, maximum: number): JsonObject => ({
  type: 'integer',
  minimum,
  maximum,
});

/** A number within bounds. */
export const numberSchema = (minimum: number, maximum: number): JsonObject => ({
  type: 'number',
  minimum,
  maximum,
});

/** A list of at most so many values. */
export const listSchema = (items: JsonObject, maxItems: number): JsonObject => ({
  type: 'array',
  items,
  maxItems,
});

/** An object with these members and no others; those named in `optional` may be left out. */
export const objectSchema = (
  properties: { readonly [name: string]: JsonObject },
  optional: readonly string[] = [],
): JsonObject => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  additionalProperties: false,
});

/** Exactly this text. */
export const constSchema = (value: string | boolean): JsonObject => ({
  type: typeof value === 'string' ? 'string' : 'boolean',
  enum: [value],
});

// A calendar day: `2026-11-22`, `2027-01-05`.
const DAY = '^\\d{4}-\\d{2}-\\d{2}$';
/** A calendar day, `YYYY-MM-DD`. */
export const daySchema: JsonObject = { type: 'string', pattern: DAY };

// A calendar day, alone or with a time: `2026-11-22`, `2026-11-22T09:30:00.000Z`.
const MOMENT = '^\\d{4}-\\d{2}-\\d{2}(T[0-9:.]+Z)?$';
/** A day or a moment in UTC. */
export const momentSchema: JsonObject = { type: 'string', pattern: MOMENT };

// A decimal amount: `48.00`, `4800`.
const DECIMAL = '^\\d{1,9}(\\.\\d{1,3})?$';
/** A vendor's decimal amount, never negative. */
export const decimalSchema: JsonObject = { type: 'string', pattern: DECIMAL };

// A currency: `USD`, `JPY`.
const CURRENCY = '^[A-Z]{3}$';
/** An ISO 4217 code. */
export const currencySchema: JsonObject = { type: 'string', pattern: CURRENCY };

/** Shopify's global id of one type. */
export const gidSchema = (type: string): JsonObject => ({
  type: 'string',
  pattern: `^gid://shopify/${type}/[A-Za-z0-9-]{1,64}(\\?[A-Za-z0-9=&_.-]{1,80})?$`,
});

/** What is wrong with a value by a schema, as one phrase with the place in it; `undefined` where nothing is. */
export function schemaProblem(schema: JsonObject, value: Json | undefined, at = 'body'): string | undefined {
  const type = schema['type'];
  if (value === undefined) return `${at} is missing`;
  if (type === 'object') return objectProblem(schema, value, at);
  if (type === 'array') return arrayProblem(schema, value, at);
  if (type === 'string') return stringProblem(schema, value, at);
  if (type === 'number' || type === 'integer') return numberProblem(schema, value, at);
  if (type === 'boolean' && typeof value !== 'boolean') return `${at} is not a yes or no`;
  return enumProblem(schema, value, at);
}

function objectProblem(schema: JsonObject, value: Json, at: string): string | undefined {
  if (!isObject(value)) return `${at} is not an object`;
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  for (const name of required)
    if (typeof name === 'string' && !Object.hasOwn(value, name)) return `${at}.${name} is missing`;
  for (const [name, inner] of Object.entries(value)) {
    const innerSchema = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (isSchema(innerSchema)) {
      const problem = schemaProblem(innerSchema, inner as Json, `${at}.${name}`);
      if (problem !== undefined) return problem;
    } else if (schema['additionalProperties'] === false) return `${at}.${name} is not known`;
  }
  return undefined;
}

const isSchema = (value: unknown): value is JsonObject => isObject(value);

function arrayProblem(schema: JsonObject, value: Json, at: string): string | undefined {
  if (!Array.isArray(value)) return `${at} is not a list`;
  const max = schema['maxItems'];
  if (typeof max === 'number' && value.length > max) return `${at} has more than ${max} members`;
  const items = schema['items'];
  if (!isSchema(items)) return undefined;
  for (const [index, inner] of value.entries()) {
    const problem = schemaProblem(items, inner, `${at}.${index}`);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function stringProblem(schema: JsonObject, value: Json, at: string): string | undefined {
  if (typeof value !== 'string') return `${at} is not a text`;
  const { minLength, maxLength, pattern } = schema;
  if (typeof minLength === 'number' && value.length < minLength) return `${at} is empty`;
  if (typeof maxLength === 'number' && value.length > maxLength)
    return `${at} is longer than ${maxLength} characters`;
  if (typeof pattern === 'string' && !new RegExp(pattern).test(value))
    return `${at} is not of the form asked`;
  return enumProblem(schema, value, at);
}

function numberProblem(schema: JsonObject, value: Json, at: string): string | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) return `${at} is not a number`;
  if (schema['type'] === 'integer' && !Number.isInteger(value)) return `${at} is not a whole number`;
  const { minimum, maximum } = schema;
  if (typeof minimum === 'number' && value < minimum) return `${at} is less than ${minimum}`;
  if (typeof maximum === 'number' && value > maximum) return `${at} is more than ${maximum}`;
  return enumProblem(schema, value, at);
}

function enumProblem(schema: JsonObject, value: Json, at: string): string | undefined {
  const options = schema['enum'];
  return Array.isArray(options) && !options.includes(value)
    ? `${at} is none of ${options.join(', ')}`
    : undefined;
}
