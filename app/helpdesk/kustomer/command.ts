/**
 * How an operation of the service table becomes a command: its address with Kustomer's placeholders, the names that fill
 * them, the header. The definition's generator and the adapter read it, so that both always agree. Triple braces, since
 * double ones escape signs of HTML in what they fill in.
 */
import type { Operation, Service } from '../../lib/services.ts';
import { pathOf } from '../../lib/services.ts';
import { SECRET_ALIAS } from './names.ts';

/** The argument that carries the whole query, with its `?`; empty where there is none. */
const QUERY = 'query';

/** Names of the arguments that stand in the path, in order. */
const pathNames = (operation: Operation): string[] =>
  // `{id}`, `{date}`
  [...operation.path.matchAll(/\{(\w+)\}/g)].map((found) => found[1] ?? '');

/** The address of a command: host and path fixed, leaves as placeholders. */
export function commandUrl(service: Service, operation: Operation): string {
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => `{{{${name}}}}`);
  return `https://${service.host}${path}${operation.query.length > 0 ? `{{{${QUERY}}}}` : ''}`;
}

/** Names of the arguments that a command takes. */
export const permittedArgs = (operation: Operation): string[] => [
  ...pathNames(operation),
  ...(operation.query.length > 0 ? [QUERY] : []),
];

/** The arguments of a run, percent-encoded here since Kustomer fills them in as they are; throws on one that is missing. */
export function argumentsOf(
  operation: Operation,
  args: Readonly<Record<string, string>>,
): Record<string, string> {
  const [, search = ''] = splitOnce(pathOf(operation, args));
  const named = pathNames(operation).map((name) => [name, encodeURIComponent(args[name] ?? '')] as const);
  return {
    ...Object.fromEntries(named),
    ...(operation.query.length > 0 ? { [QUERY]: search === '' ? '' : `?${search}` } : {}),
  };
}

function splitOnce(path: string): [string, string] {
  const at = path.indexOf('?');
  return at < 0 ? [path, ''] : [path.slice(0, at), path.slice(at + 1)];
}

/** The auth header with the secret's placeholder, which only Kustomer's server can fill. */
export const authHeaderOf = (service: Service): Record<string, string> => ({
  [service.auth.header]: service.auth.value.replace('{{secret}}', `{{{${SECRET_ALIAS}}}}`),
});
