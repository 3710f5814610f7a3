import type { Json, JsonObject } from '../lib/json.ts';
import type { Param, ParamType, Tool } from './tool.ts';

/** A value that fits its parameter, or a phrase that says why it does not. */
export type ParsedArgument =
  | { readonly status: 'ok'; readonly value: Json }
  | { readonly status: 'bad'; readonly reason: string };

/** Reads a value as a parameter's type and bounds want it: a fact's text `48.00` becomes the number 48, `yes` a yes. */
export function parseArgument(param: Param, value: Json | undefined): ParsedArgument {
  if (value === undefined || value === null || value === '') return bad(`${param.name} is missing`);
  const parsed = param.type.endsWith('[]') ? parseList(param, value) : parseOne(param, param.type, value);
  return parsed.status === 'ok' ? withinBounds(param, parsed) : parsed;
}

/** Reads all arguments of a call; parameters left out take their standard. `problems` holds a phrase for each that is missing or wrong. */
export function parseArgs(tool: Tool, args: JsonObject): { args: JsonObject; problems: readonly string[] } {
  const parsed: Record<string, Json> = {};
  const problems: string[] = [];
  for (const name of Object.keys(args))
    if (!tool.params.some((param) => param.name === name)) problems.push(`${name} is not known`);
  for (const param of tool.params) {
    const given = Object.hasOwn(args, param.name) ? args[param.name] : undefined;
    const value = given ?? param.standard;
    if ((value === null || value === '') && !param.required) continue;
    const result = parseArgument(param, value);
    if (result.status === 'ok') parsed[param.name] = result.value;
    else problems.push(result.reason);
  }
  if (tool.oneOf && !tool.oneOf.some((name) => Object.hasOwn(parsed, name)))
    problems.push(`one of ${tool.oneOf.join(', ')} is missing`);
  return { args: parsed, problems };
}

/** More members than this are a mistake. */
const LIST_MAX = 100;

function parseList(param: Param, value: Json): ParsedArgument {
  const list = Array.isArray(value) ? value : [value];
  if (list.length > LIST_MAX) return bad(`${param.name} has more than ${LIST_MAX} members`);
  const values: Json[] = [];
  for (const each of list) {
    const parsed = parseOne(param, LIST_MEMBERS[param.type] ?? 'str', each);
    if (parsed.status === 'bad') return parsed;
    values.push(parsed.value);
  }
  return ok(values);
}

const LIST_MEMBERS: Partial<Record<ParamType, ParamType>> = {
  'str[]': 'str',
  'int[]': 'int',
  'float[]': 'float',
  'bool[]': 'bool',
  'date[]': 'date',
};

function parseOne(param: Param, type: ParamType, value: Json): ParsedArgument {
  if (type === 'int' || type === 'float') return parseNumber(param, type, value);
  if (type === 'bool') return parseBool(param, value);
  if (type === 'date') return parseDay(param, value);
  if (typeof value === 'number' || typeof value === 'boolean') return parseText(param, String(value));
  return typeof value === 'string' ? parseText(param, value) : bad(`${param.name} is not a text`);
}

function parseText(param: Param, value: string): ParsedArgument {
  const text = value.trim();
  if (text === '') return bad(`${param.name} is missing`);
  if (param.options.length === 0) return ok(text);
  const option = param.options.find((each) => each.toLowerCase() === text.toLowerCase());
  return option === undefined ? bad(`${param.name} is none of ${param.options.join(', ')}`) : ok(option);
}

// A number as people and vendors write it: `48.00`, `-3`, `15 %`.
const NUMBER = /^(-?\d+(?:\.\d+)?)\s*%?$/;

function parseNumber(param: Param, type: 'int' | 'float', value: Json): ParsedArgument {
  const found = typeof value === 'string' ? NUMBER.exec(value.trim())?.[1] : undefined;
  const number = typeof value === 'number' ? value : found === undefined ? Number.NaN : Number(found);
  if (!Number.isFinite(number)) return bad(`${param.name} is not a number`);
  if (type === 'int' && !Number.isInteger(number)) return bad(`${param.name} is not a whole number`);
  return ok(number);
}

function parseBool(param: Param, value: Json): ParsedArgument {
  if (typeof value === 'boolean') return ok(value);
  const text = typeof value === 'string' ? value.trim().toLowerCase() : '';
  if (text === 'true' || text === 'yes') return ok(true);
  if (text === 'false' || text === 'no') return ok(false);
  return bad(`${param.name} is neither yes nor no`);
}

// A day, alone or at the head of a moment: `2026-11-22`, `2026-11-22T09:30:00Z`.
const DAY = /^(\d{4})-(\d{2})-(\d{2})(?:T.*)?$/;

function parseDay(param: Param, value: Json): ParsedArgument {
  const found = typeof value === 'string' ? DAY.exec(value.trim()) : null;
  if (!found) return bad(`${param.name} is not a date (YYYY-MM-DD)`);
  const day = `${found[1]}-${found[2]}-${found[3]}`;
  const time = Date.parse(`${day}T00:00:00Z`);
  const exists = !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
  return exists ? ok(day) : bad(`${param.name} is not a day of the calendar`);
}

function withinBounds(param: Param, parsed: { status: 'ok'; value: Json }): ParsedArgument {
  if (typeof parsed.value !== 'number') return parsed;
  if (param.minimum !== undefined && parsed.value < param.minimum)
    return bad(`${param.name} is less than ${param.minimum}`);
  if (param.maximum !== undefined && parsed.value > param.maximum)
    return bad(`${param.name} is more than ${param.maximum}`);
  return parsed;
}

const ok = (value: Json): { status: 'ok'; value: Json } => ({ status: 'ok', value });
const bad = (reason: string): { status: 'bad'; reason: string } => ({ status: 'bad', reason });
