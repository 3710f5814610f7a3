/**
 * The port through which everything outside the helpdesk is reached, and the types of the table that says what there is:
 * service → host, auth, secret; operation → method, path, body. The helpdesks' adapters, the build's manifest and the
 * sandbox all read the same table (`services/table.ts`).
 */
import type { Json, JsonObject } from './json.ts';

/** One HTTP exchange. `args` fill the operation's path and query, always percent-encoded. */
export interface ServiceRequest {
  readonly service: string;
  readonly operation: string;
  readonly args: Readonly<Record<string, string>>;
  /** The JSON body; for a GraphQL operation the variables (the document is the table's). Null where the operation takes none. */
  readonly body: Json;
  /** Sent where the operation says how its vendor takes one. */
  readonly idempotencyKey?: string;
  readonly timeoutMs: number;
}

/** What came back. Only `answered` says that the service spoke. */
export type ServiceReply =
  | {
      readonly status: 'answered';
      readonly httpStatus: number;
      /** Lower-case names; empty where the host hides them. */
      readonly headers: Readonly<Record<string, string>>;
      /** Parsed JSON, or the text where it is not JSON. */
      readonly body: unknown;
    }
  /** Surely never left: unknown service or operation, host not allowed, not installed. */
  | { readonly status: 'unsent'; readonly reason: string }
  /** May have arrived and taken effect: time ran out, connection died, the reply could not be read. */
  | { readonly status: 'lost'; readonly reason: string };

/** Sends a request to a service of the table; never throws, never retries, always settles within `timeoutMs`. */
export interface Services {
  send(request: ServiceRequest): Promise<ServiceReply>;
}

/** A JSON Schema object, as far as the table uses it. */
export type JsonSchema = JsonObject;

/** One thing a service can be asked to do. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Begins with `/`; `{name}` stands for an argument. Query arguments are listed in `query`. */
  readonly path: string;
  readonly query: readonly string[];
  /** A GraphQL document; the request's body then is its variables. */
  readonly document?: string;
  /** Schema of the JSON body (of the variables, for GraphQL); null where there is none. */
  readonly body: JsonSchema | null;
  readonly effect: 'read' | 'write';
  /** Header in which the vendor takes an idempotency key. */
  readonly idempotencyHeader?: string;
}

/** A service outside the helpdesk: one host, one secret. */
export interface Service {
  readonly name: string;
  /** Host without scheme or path, fixed when the app is built. */
  readonly host: string;
  /** The auth header; `{{secret}}` in it stands for the secret, which only the helpdesk's proxy knows. */
  readonly auth: { readonly header: string; readonly value: string };
  /** Name of the setting that holds the secret. */
  readonly secret: string;
  readonly operations: Readonly<Record<string, Operation>>;
}

/** The services of the installed package by name. */
export type ServiceTable = Readonly<Record<string, Service>>;

/** The table's operation, or `undefined` where the package has none of that name; own properties only. */
export function findOperation(
  table: ServiceTable,
  request: { readonly service: string; readonly operation: string },
): { service: Service; operation: Operation } | undefined {
  const service = Object.hasOwn(table, request.service) ? table[request.service] : undefined;
  if (!service || !Object.hasOwn(service.operations, request.operation)) return undefined;
  const operation = service.operations[request.operation];
  return operation && { service, operation };
}

/** Path and query of a request, every argument percent-encoded; throws on an argument that is missing. */
export function pathOf(operation: Operation, args: Readonly<Record<string, string>>): string {
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = args[name];
    if (value === undefined || value === '' || value === '.' || value === '..')
      throw new Error(`missing path argument ${name}`);
    return encodeURIComponent(value);
  });
  const query = operation.query.filter((name) => args[name] !== undefined);
  const search = query
    .map((name) => `${encodeURIComponent(name)}=${encodeURIComponent(args[name] ?? '')}`)
    .join('&');
  return search === '' ? path : `${path}?${search}`;
}

/** The JSON body that goes over the wire: for GraphQL the document with its variables. */
export function wireBody(operation: Operation, body: Json): Json {
  return operation.document === undefined ? body : { query: operation.document, variables: body ?? {} };
}
