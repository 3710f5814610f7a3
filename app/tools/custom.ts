/**
 * A team's own tools, written as data in `stepwise.config.json` under `tools`. This file reads them into the catalog's form and
 * keeps, beside each, what the connector needs to run it; what is wrong is named and that tool left out.
 *
 * Values are put into a request as data: a member that is exactly `{name}` becomes the argument with its type, and inside a
 * longer text the argument's text stands for it. A template never becomes a host, a path or a header.
 */
import * as z from 'zod/mini';
import { isObject, type Json } from '../lib/json.ts';
import { isJson } from '../lib/services/json-value.ts';
import { findOperation, type ServiceTable } from '../lib/services.ts';
import { defineRead, defineWrite } from './define.ts';
import { fillText, unknownPlace } from './template.ts';
import type { Param, ParamType, ResultFact, Tool } from './tool.ts';

/** One request to a service of the table, with places for arguments. */
export interface RequestTemplate {
  readonly operation: string;
  /** The operation's path and query arguments. */
  readonly args: Readonly<Record<string, string>>;
  readonly body: Json;
}

/** How it is found out whether a write whose reply was lost took place. */
export interface ReadBackTemplate extends RequestTemplate {
  /** Where in the answer to look. */
  readonly path: string;
  /** What stands there if the write happened. */
  readonly equals: string;
}

/** What the connector does for a custom tool. */
export interface CustomCall {
  readonly service: string;
  readonly request: RequestTemplate;
  /** Output member → path in the answer. */
  readonly result: Readonly<Record<string, string>>;
  /** Where an answer of status 200 says that it refused; null where the HTTP status says all. */
  readonly success: { readonly path: string; readonly equals: Json } | null;
  readonly readBack: ReadBackTemplate | null;
}

/** A tool of a team's own. */
export interface CustomTool {
  readonly tool: Tool;
  readonly call: CustomCall;
  /** The words that a shipped tool has in `translations/`. */
  readonly phrases: { readonly title: string; readonly preview: string; readonly undo: string };
}

/** Reads the `tools` of the configuration against the services of the package and the names already taken. */
export function readCustomTools(
  json: unknown,
  table: ServiceTable,
  taken: readonly Tool[],
): { tools: readonly CustomTool[]; problems: readonly string[] } {
  if (json === undefined) return { tools: [], problems: [] };
  if (!Array.isArray(json)) return { tools: [], problems: ['`tools` is not a list'] };
  const names = new Set(taken.flatMap((tool) => [tool.name, ...tool.aliases]));
  const tools: CustomTool[] = [];
  const problems: string[] = [];
  for (const [index, each] of json.entries()) {
    const read = readTool(each, table);
    if (typeof read === 'string') problems.push(`tool ${index + 1}: ${read}`);
    else if (names.has(read.tool.name)) problems.push(`tool ${index + 1}: \`${read.tool.name}\` is taken`);
    else {
      names.add(read.tool.name);
      tools.push(read);
    }
  }
  return { tools, problems };
}

// A tool's or parameter's name: `get_warranty`, `serial_number`.
const NAME = /^[a-z][a-z0-9_]{0,60}$/;
const LANES = ['auto', 'agent', 'supervisor', 'never'] as const;
const MOVES = ['nothing', 'money', 'shipping', 'order', 'subscription', 'message', 'ticket'] as const;

function readTool(json: unknown, table: ServiceTable): CustomTool | string {
  if (!isObject(json)) return 'is not an object';
  const { name, service } = json;
  if (typeof name !== 'string' || !NAME.test(name)) return '`name` is not in snake_case';
  if (typeof service !== 'string') return '`service` is missing';
  const params = readParams(json['params'] ?? [], json['limits'] ?? {});
  if (typeof params === 'string') return params;
  const request = readTemplate(json, params);
  if (typeof request === 'string') return request;
  const operation = findOperation(table, { service, operation: request.operation })?.operation;
  if (!operation) return `service not installed: \`${service}\` \`${request.operation}\``;
  const lane = LANES.find((each) => each === json['lane']);
  if (json['lane'] !== undefined && lane === undefined) return `\`lane\` is none of ${LANES.join(', ')}`;
  if (operation.effect === 'write' && lane === 'auto') return '`lane` auto is for reads only';
  const call = readCall(json, { service, request, params, table, isWrite: operation.effect === 'write' });
  if (typeof call === 'string') return call;
  const tool = makeTool(json, { name, service, params, isWrite: operation.effect === 'write', lane });
  return typeof tool === 'string' ? tool : { tool, call, phrases: readPhrases(json, name) };
}

function readPhrases(json: Record<string, unknown>, name: string): CustomTool['phrases'] {
  const text = (key: string): string => (typeof json[key] === 'string' ? json[key] : '');
  return {
    title: text('title') || name.replaceAll('_', ' '),
    preview: text('preview'),
    undo: text('undo'),
  };
}

interface ToolParts {
  readonly name: string;
  readonly service: string;
  readonly params: readonly Param[];
  readonly isWrite: boolean;
  readonly lane: Tool['lane'] | undefined;
}

function makeTool(json: Record<string, unknown>, parts: ToolParts): Tool | string {
  const words = stringList(json['words']);
  const classes = stringList(json['classes']);
  const needs = stringList(json['needs']);
  if (!words || !classes || !needs) return '`words`, `classes` and `needs` are lists of texts';
  const shared = {
    name: parts.name,
    services: [parts.service],
    params: parts.params,
    words: words.map((word) => word.toLowerCase()),
    classes,
    needs,
    output: z.looseObject({}),
    factsOf: factReader(json['facts']),
    ...(parts.lane === undefined ? {} : { lane: parts.lane }),
  };
  if (!parts.isWrite) return defineRead(shared);
  const moves = MOVES.find((each) => each === json['moves']);
  if (!moves || moves === 'nothing') return `\`moves\` is none of ${MOVES.slice(1).join(', ')}`;
  const subject = json['subject'];
  if (typeof subject !== 'string' || subject === '') return '`subject` is missing (`order:{order_id}`)';
  const unknownName = unknownPlace(subject, parts.params);
  if (unknownName !== undefined) return `\`subject\` speaks of an unknown parameter \`${unknownName}\``;
  return defineWrite({
    ...shared,
    moves,
    subjectOf: (args) => fillText(subject, args).trim().toLowerCase(),
  });
}

function factReader(json: unknown): Tool['factsOf'] {
  const names = isObject(json) ? Object.entries(json) : [];
  return (output) =>
    names.flatMap(([name, path]): ResultFact[] => {
      const value = typeof path === 'string' && Object.hasOwn(output, path) ? output[path] : undefined;
      return typeof path === 'string' &&
        (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
        ? [{ name, value, path, standing: 'certain' }]
        : [];
    });
}

interface CallParts {
  readonly service: string;
  readonly request: RequestTemplate;
  readonly params: readonly Param[];
  readonly table: ServiceTable;
  readonly isWrite: boolean;
}

function readCall(json: Record<string, unknown>, parts: CallParts): CustomCall | string {
  const result = json['result'] ?? {};
  if (!isStringRecord(result)) return '`result` is not an object of paths';
  const success = json['success'] ?? null;
  if (
    success !== null &&
    !(isObject(success) && typeof success['path'] === 'string' && isJson(success['equals']))
  )
    return '`success` needs `path` and `equals`';
  const readBack = json['readBack'] === undefined ? null : readReadBack(json['readBack'], parts);
  if (typeof readBack === 'string') return readBack;
  if (!parts.isWrite && readBack !== null) return '`readBack` is for writes only';
  return {
    service: parts.service,
    request: parts.request,
    result,
    success:
      isObject(success) && typeof success['path'] === 'string' && isJson(success['equals'])
        ? { path: success['path'], equals: success['equals'] }
        : null,
    readBack,
  };
}

function readReadBack(json: unknown, parts: CallParts): ReadBackTemplate | string {
  if (!isObject(json)) return '`readBack` is not an object';
  const request = readTemplate(json, parts.params);
  if (typeof request === 'string') return `readBack: ${request}`;
  const found = findOperation(parts.table, { service: parts.service, operation: request.operation });
  if (!found) return `service not installed: \`${parts.service}\` \`${request.operation}\``;
  if (found.operation.effect !== 'read') return '`readBack` has to be a read';
  const { path, equals } = json;
  if (typeof path !== 'string' || typeof equals !== 'string') return '`readBack` needs `path` and `equals`';
  return { ...request, path, equals };
}

function readTemplate(json: Record<string, unknown>, params: readonly Param[]): RequestTemplate | string {
  const { operation } = json;
  const args = json['args'] ?? {};
  const body = json['body'] ?? null;
  if (typeof operation !== 'string') return '`operation` is missing';
  if (!isStringRecord(args)) return '`args` is not an object of texts';
  if (!isJson(body)) return '`body` is no JSON value';
  const unknownName = unknownPlace(JSON.stringify([args, body]), params);
  if (unknownName !== undefined) return `the request speaks of an unknown parameter \`${unknownName}\``;
  return { operation, args, body };
}

const TYPES: readonly ParamType[] = [
  'str',
  'int',
  'float',
  'bool',
  'date',
  'str[]',
  'int[]',
  'float[]',
  'bool[]',
  'date[]',
];
const ORIGINS = ['grounded', 'policy', 'written'] as const;

function readParams(json: unknown, limits: unknown): readonly Param[] | string {
  if (!Array.isArray(json)) return '`params` is not a list';
  if (!isObject(limits)) return '`limits` is not an object';
  const params: Param[] = [];
  for (const each of json) {
    const param = readParam(each, limits);
    if (typeof param === 'string') return param;
    params.push(param);
  }
  const stray = Object.keys(limits).find((name) => !params.some((param) => param.name === name));
  return stray === undefined ? params : `\`limits\` speaks of an unknown parameter \`${stray}\``;
}

function readParam(json: unknown, limits: Record<string, unknown>): Param | string {
  if (!isObject(json)) return 'a parameter is not an object';
  const { name } = json;
  if (typeof name !== 'string' || !NAME.test(name)) return "a parameter's `name` is not in snake_case";
  const type = TYPES.find((each) => each === (json['type'] ?? 'str'));
  const origin = ORIGINS.find((each) => each === (json['origin'] ?? 'grounded'));
  const options = stringList(json['options']);
  const standard = json['standard'] ?? null;
  if (!type) return `\`${name}\`: \`type\` is none of ${TYPES.join(', ')}`;
  if (!origin) return `\`${name}\`: \`origin\` is none of ${ORIGINS.join(', ')}`;
  if (!options || !isJson(standard)) return `\`${name}\`: \`options\` is a list of texts`;
  const limit = Object.hasOwn(limits, name) ? limits[name] : undefined;
  if (limit !== undefined && typeof limit !== 'number') return `\`limits.${name}\` is not a number`;
  const fact = typeof json['fact'] === 'string' ? json['fact'] : name;
  const required = json['required'] !== false;
  return {
    name,
    type,
    required,
    origin,
    fact,
    options,
    standard,
    ...(limit === undefined ? {} : { maximum: limit }),
  };
}

function stringList(json: unknown): readonly string[] | undefined {
  if (json === undefined) return [];
  return Array.isArray(json) && json.every((each): each is string => typeof each === 'string')
    ? json
    : undefined;
}

const isStringRecord = (json: unknown): json is Record<string, string> =>
  isObject(json) && Object.values(json).every((value) => typeof value === 'string');
