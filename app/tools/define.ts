/** How the catalog's files write tools down: what most of them share stands here once. */
import * as z from 'zod/mini';
import { atPath, isObject, type Json, type JsonObject } from '../lib/json.ts';
import { isJsonObject } from '../lib/services/json-value.ts';
import type { Param, ParamType, ResultFact, Tool } from './tool.ts';

/** A tool as the catalog's files write it; what is left out has the usual value. */
export interface ToolSpec
  extends Pick<Tool, 'name' | 'services' | 'params'>,
    Partial<
      Pick<
        Tool,
        | 'aliases'
        | 'classes'
        | 'words'
        | 'needs'
        | 'helps'
        | 'factsOf'
        | 'outcomeOf'
        | 'oneOf'
        | 'undo'
        | 'lane'
        | 'cautions'
        | 'past'
      >
    > {
  /** The form of an output. */
  readonly output: z.ZodMiniType;
}

/** A look-up: changes nothing, costs nothing, may run by itself. */
export function defineRead(spec: ToolSpec): Tool {
  return {
    ...common(spec),
    effect: 'read',
    moves: 'nothing',
    lane: spec.lane ?? 'auto',
    subjectOf: () => null,
    undo: () => null,
    reversible: false,
  };
}

/** An effect: waits for a person. It can be taken back where `undo` is given. */
export function defineWrite(spec: ToolSpec & Pick<Tool, 'moves' | 'subjectOf'>): Tool {
  return {
    ...common(spec),
    effect: 'write',
    moves: spec.moves,
    lane: spec.lane ?? 'agent',
    subjectOf: spec.subjectOf,
    undo: spec.undo ?? (() => null),
    reversible: spec.undo !== undefined,
    ...(spec.cautions === undefined ? {} : { cautions: spec.cautions }),
    ...(spec.past === undefined ? {} : { past: spec.past }),
  };
}

function common(spec: ToolSpec) {
  return {
    name: spec.name,
    aliases: spec.aliases ?? [],
    services: spec.services,
    classes: spec.classes ?? [],
    words: spec.words ?? [],
    params: spec.params,
    needs: spec.needs ?? [],
    helps: spec.helps ?? [],
    parseOutput: (output: unknown) => parseOutput(spec.output, output),
    factsOf: spec.factsOf ?? (() => []),
    outcomeOf: spec.outcomeOf ?? outcomeOf,
    ...(spec.oneOf === undefined ? {} : { oneOf: spec.oneOf }),
  };
}

function parseOutput(form: z.ZodMiniType, output: unknown): ReturnType<Tool['parseOutput']> {
  if (!isJsonObject(output)) return { status: 'bad', reason: 'the result is not an object' };
  const parsed = z.safeParse(form, output);
  if (parsed.success) return { status: 'ok', output };
  const place = parsed.error.issues[0]?.path.join('.') ?? '';
  return { status: 'bad', reason: `the result's \`${place}\` is not of the form expected` };
}

/** A result that says it found nothing, or several where one was wanted; `found` where it says neither. */
export function outcomeOf(output: JsonObject): ReturnType<Tool['outcomeOf']> {
  if (output['found'] === false) return 'none';
  return output['several'] === true ? 'several' : 'found';
}

/** The outcome by how many members a list of the result has. */
export const outcomeByList =
  (list: string) =>
  (output: JsonObject): ReturnType<Tool['outcomeOf']> => {
    const members = output[list];
    if (output['found'] === false) return 'none';
    if (!Array.isArray(members)) return 'found';
    return members.length === 0 ? 'none' : members.length === 1 ? 'found' : 'several';
  };

/** What a result states as facts: `single('owner_email', 'email')`, `each('product', 'items', 'product')`. */
export type FactReader = (output: JsonObject) => readonly ResultFact[];

/** All that several readers read. */
export const facts =
  (...readers: readonly FactReader[]): FactReader =>
  (output) =>
    readers.flatMap((reader) => reader(output));

/** The value at a path, where there is one. */
export const single =
  (name: string, path: string = name): FactReader =>
  (output) => {
    const value = factValue(atPath(output, path));
    return value === undefined ? [] : [{ name, value, path, standing: 'certain' }];
  };

/** One value of each member of a list: certain where they are all the same, else a choice. */
export const each =
  (name: string, list: string, key: string): FactReader =>
  (output) => {
    const members = atPath(output, list);
    if (!Array.isArray(members)) return [];
    const found = members.flatMap((member, index) => {
      const value = isObject(member) && Object.hasOwn(member, key) ? factValue(member[key]) : undefined;
      return value === undefined ? [] : [{ name, value, path: `${list}.${index}.${key}` }];
    });
    const distinct = found.filter(
      (fact, index) => found.findIndex((other) => other.value === fact.value) === index,
    );
    const standing = distinct.length === 1 ? 'certain' : 'choice';
    return distinct.map((fact) => ({ ...fact, standing }));
  };

function factValue(value: unknown): ResultFact['value'] | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return typeof value === 'string' && value !== '' ? value : undefined;
}

interface ParamSpec {
  readonly type?: ParamType;
  readonly required?: boolean;
  readonly fact?: string;
  readonly options?: readonly string[];
  readonly standard?: Json;
  readonly minimum?: number;
  readonly maximum?: number;
}

function param(origin: Param['origin'], name: string, spec: ParamSpec): Param {
  return {
    type: 'str',
    required: true,
    fact: name,
    options: [],
    standard: null,
    ...spec,
    name,
    origin,
  };
}

/** A parameter whose value has to come from a fact, a tool result or the agent's own typing. */
export const grounded = (name: string, spec: ParamSpec = {}): Param => param('grounded', name, spec);

/** A parameter whose value the policy's words give. */
export const fromPolicy = (name: string, spec: ParamSpec = {}): Param => param('policy', name, spec);

/** A text that the app composes and the agent may edit. */
export const written = (name: string, spec: ParamSpec = {}): Param => param('written', name, spec);

/** The argument as text; empty where it is not given. */
export function textOf(args: JsonObject, name: string): string {
  const value = Object.hasOwn(args, name) ? args[name] : undefined;
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/** An order number without the mark that shops and customers put before it: `#1042` and `1042` are one order. */
export const plainOrderId = (orderId: string): string =>
  orderId
    .trim()
    .replace(/^#+\s*/, '')
    .toUpperCase();

/** The subject of an effect on an order. */
export const orderSubject = (args: JsonObject): string => `order:${plainOrderId(textOf(args, 'order_id'))}`;

/** The subject of an effect on a subscription. */
export const subscriptionSubject = (args: JsonObject): string =>
  `subscription:${textOf(args, 'subscription_id').trim()}`;
