import type { Json } from '../json.ts';
import { findOperation, type Operation, type ServiceRequest, type ServiceTable } from '../services.ts';
import { schemaProblem } from './schema.ts';

/** Why a request may not leave, as one phrase: unknown operation, a missing argument, a body out of the schema's bounds; `undefined` where it may. */
export function requestProblem(table: ServiceTable, request: ServiceRequest): string | undefined {
  const found = findOperation(table, request);
  if (!found) return `service not installed: ${request.service} ${request.operation}`;
  return argsProblem(found.operation, request.args) ?? bodyProblem(found.operation, request.body);
}

/** An argument longer than this is no id, date or page. */
const ARG_LENGTH_MAX = 300;

function argsProblem(operation: Operation, args: Readonly<Record<string, string>>): string | undefined {
  const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map((found) => found[1] ?? '');
  for (const name of inPath) {
    const value = Object.hasOwn(args, name) ? args[name] : undefined;
    if (value === undefined || value === '' || value === '.' || value === '..')
      return `argument ${name} is missing`;
  }
  for (const [name, value] of Object.entries(args)) {
    if (!inPath.includes(name) && !operation.query.includes(name)) return `argument ${name} is not known`;
    if (value.length > ARG_LENGTH_MAX) return `argument ${name} is too long`;
  }
  return undefined;
}

function bodyProblem(operation: Operation, body: Json): string | undefined {
  if (operation.body !== null) return schemaProblem(operation.body, body);
  return body === null ? undefined : 'the operation takes no body';
}

/**
 * The same value with every `{{` broken up, so that no host finds a placeholder in it and expands a secret there.
 * Everything that comes from a ticket, a model or a tool goes through here before it is sent.
 */
export function withoutPlaceholders(value: Json): Json {
  if (typeof value === 'string') return value.replaceAll(/\{(?=\{)/g, '{ ');
  if (Array.isArray(value)) return value.map(withoutPlaceholders);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutPlaceholders(inner)]));
}
