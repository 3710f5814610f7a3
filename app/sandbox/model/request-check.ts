/**
 * What the Responses API wants of a request, as far as we use it; anything else is refused as the real server refuses it.
 * @see https://platform.openai.com/docs/api-reference/responses/create, read 2026-08
 * @see https://platform.openai.com/docs/guides/structured-outputs#supported-schemas, read 2026-08
 */
import { isObject } from '../../lib/json.ts';

/** What is wrong with a request, in the form of the API's error object. */
export interface RequestFault {
  readonly message: string;
  readonly param: string | null;
  readonly code: string;
}

const fault = (message: string, param: string | null, code = 'invalid_value'): RequestFault => ({
  message,
  param,
  code,
});

type Rule = (value: unknown) => string | null;

const isText =
  (max: number): Rule =>
  (value) =>
    typeof value === 'string' && value !== '' && value.length <= max
      ? null
      : `expected a string of 1 to ${max} characters`;
const isBoolean: Rule = (value) => (typeof value === 'boolean' ? null : 'expected a boolean');
const isNumber =
  (min: number, max: number): Rule =>
  (value) =>
    typeof value === 'number' && value >= min && value <= max
      ? null
      : `expected a number from ${min} to ${max}`;

const EFFORTS = ['none', 'minimal', 'low', 'medium', 'high', 'xhigh'];

/** Parameters that we know, with what they take. Others are refused: a typing mistake must not pass here and fail there. */
const PARAMS: Readonly<Record<string, Rule>> = {
  model: isText(256),
  instructions: isText(1_000_000),
  input: (value) => (typeof value === 'string' ? null : inputProblem(value)),
  text: (value) => textProblem(value),
  reasoning: (value) =>
    isObject(value) && EFFORTS.includes(String(value['effort']))
      ? null
      : 'expected an object with a known effort',
  max_output_tokens: (value) =>
    Number.isInteger(value) && Number(value) >= 16 ? null : 'expected an integer of at least 16',
  temperature: isNumber(0, 2),
  top_p: isNumber(0, 1),
  store: isBoolean,
  stream: (value) => (value === false ? null : 'the proxy cannot stream'),
  prompt_cache_key: isText(64),
  safety_identifier: isText(64),
  service_tier: isText(20),
};

/** The first thing that is wrong with a body; null where nothing is. */
export function checkRequest(body: unknown): RequestFault | null {
  if (!isObject(body))
    return fault('We could not parse the JSON body of your request.', null, 'invalid_json');
  for (const [name, value] of Object.entries(body)) {
    const rule = Object.hasOwn(PARAMS, name) ? PARAMS[name] : undefined;
    if (!rule) return fault(`Unknown parameter: '${name}'.`, name, 'unknown_parameter');
    const problem = rule(value);
    if (problem !== null) return fault(`Invalid value for '${name}': ${problem}.`, name);
  }
  if (body['model'] === undefined)
    return fault('you must provide a model parameter', 'model', 'missing_required_parameter');
  return body['input'] === undefined
    ? fault("Missing required parameter: 'input'.", 'input', 'missing_required_parameter')
    : null;
}

const ROLES = ['user', 'assistant', 'system', 'developer'];

function inputProblem(value: unknown): string | null {
  if (!Array.isArray(value) || value.length === 0) return 'expected a string or a list of items';
  for (const item of value) {
    if (!isObject(item) || !ROLES.includes(String(item['role']))) return 'expected messages with a role';
    const { content } = item;
    if (typeof content === 'string') continue;
    if (!Array.isArray(content)) return 'expected content';
    for (const part of content)
      if (!isObject(part) || part['type'] !== 'input_text' || typeof part['text'] !== 'string')
        return 'expected parts of the type input_text';
  }
  return null;
}

// A format's name: `reading`, `reading_v2`
const FORMAT_NAME = /^[a-zA-Z0-9_-]{1,64}$/;

function textProblem(value: unknown): string | null {
  if (!isObject(value) || !isObject(value['format'])) return 'expected an object with a format';
  const { type, name, schema, strict } = value['format'];
  if (type === 'text' || type === 'json_object') return null;
  if (type !== 'json_schema') return 'expected a known format';
  if (typeof name !== 'string' || !FORMAT_NAME.test(name)) return 'the format needs a name';
  if (!isObject(schema) || schema['type'] !== 'object') return 'the root of a schema is an object';
  return strict === true ? schemaProblem(schema, 1) : null;
}

const DEPTH_MAX = 10;
/** Keywords that strict schemas may use. */
const KEYWORDS = new Set([
  'type',
  'properties',
  'required',
  'additionalProperties',
  'items',
  'enum',
  'const',
  'description',
  'title',
  'anyOf',
  '$ref',
  '$defs',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minItems',
  'maxItems',
  'pattern',
  'format',
]);

/** Every object closed, every member required. */
function schemaProblem(schema: unknown, depth: number): string | null {
  if (!isObject(schema)) return 'a schema is an object';
  if (depth > DEPTH_MAX) return `a schema is at most ${DEPTH_MAX} levels deep`;
  const unknown = Object.keys(schema).find((name) => !KEYWORDS.has(name));
  if (unknown !== undefined) return `'${unknown}' is not permitted`;
  if (schema['type'] === 'array') return schemaProblem(schema['items'], depth + 1);
  if (schema['type'] !== 'object') return null;
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  if (schema['additionalProperties'] !== false)
    return "'additionalProperties' is required to be supplied and to be false";
  const missing = Object.keys(properties).find((name) => !required.includes(name));
  if (missing !== undefined)
    return `'required' is required to include every key in properties; missing '${missing}'`;
  for (const inner of Object.values(properties)) {
    const problem = schemaProblem(inner, depth + 1);
    if (problem !== null) return problem;
  }
  return null;
}
