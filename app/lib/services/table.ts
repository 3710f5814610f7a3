/**
 * The table of services, made from the build's configuration. Everything that differs between shops is here; the adapters, the
 * manifest, the commands and the sandbox read it.
 */
import { isObject } from '../json.ts';
import type { Operation, Service, ServiceTable } from '../services.ts';
import { easypostService } from './easypost.ts';
import { isJsonObject } from './json-value.ts';
import { openaiService } from './openai.ts';
import { priveService } from './prive.ts';
import { shopifyService } from './shopify.ts';
import { skioService } from './skio.ts';

/** What `stepwise.config.json` says about services. */
export interface ServiceConfig {
  /** Host of the shop, `example-shop.myshopify.com`. */
  readonly shopDomain: string;
  readonly priveHost: string;
  readonly modelHost: string;
  /** What stands before `/responses` at the model's host. */
  readonly modelPath: string;
  /** A team's own services. */
  readonly services: readonly Service[];
}

/** What holds where the configuration says nothing. */
export const STANDARD_CONFIG: ServiceConfig = {
  shopDomain: 'example-shop.myshopify.com',
  priveHost: 'subs.api.tryprive.com',
  modelHost: 'api.openai.com',
  modelPath: '/v1',
  services: [],
};

/** The services of a package, by name. The shipped ones cannot be replaced by a team's own. */
export function createServiceTable(config: ServiceConfig): ServiceTable {
  const shipped = [
    skioService,
    priveService(config.priveHost),
    shopifyService(config.shopDomain),
    easypostService,
    openaiService(config.modelHost, config.modelPath),
  ];
  return Object.fromEntries([...config.services, ...shipped].map((service) => [service.name, service]));
}

/** Reads `stepwise.config.json`; what is wrong in it is named, one phrase each, and left out. */
export function readServiceConfig(json: unknown): { config: ServiceConfig; problems: readonly string[] } {
  if (!isObject(json)) return { config: STANDARD_CONFIG, problems: ['the configuration is not an object'] };
  const problems: string[] = [];
  const host = (name: 'shopDomain' | 'priveHost' | 'modelHost'): string => {
    const value = json[name] ?? STANDARD_CONFIG[name];
    if (typeof value === 'string' && HOST.test(value)) return value;
    problems.push(`\`${name}\` is not a host name`);
    return STANDARD_CONFIG[name];
  };
  const modelPath = json['modelPath'] ?? STANDARD_CONFIG.modelPath;
  const pathIsGood = typeof modelPath === 'string' && PATH.test(modelPath);
  if (!pathIsGood) problems.push('`modelPath` is not a path');
  const config = {
    shopDomain: host('shopDomain'),
    priveHost: host('priveHost'),
    modelHost: host('modelHost'),
    modelPath: pathIsGood ? modelPath : STANDARD_CONFIG.modelPath,
    services: readServices(json['services'] ?? [], problems),
  };
  return { config, problems };
}

// A host without scheme, port 443 unless said: `subs.api.tryprive.com`, `localhost:11434`.
const HOST = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/i;
// A path of plain words and arguments: `/v1`, `/warranties/{serial}`; the empty path too.
const PATH = /^(\/[A-Za-z0-9._~-]+|\/\{\w+\})*$/;
const SHIPPED_NAMES = new Set(['skio', 'prive', 'shopify', 'easypost', 'openai', 'helpdesk']);

function readServices(json: unknown, problems: string[]): Service[] {
  if (!Array.isArray(json)) {
    problems.push('`services` is not a list');
    return [];
  }
  return json.flatMap((each, index) => {
    const service = readService(each);
    if (typeof service !== 'string') return [service];
    problems.push(`service ${index + 1}: ${service}`);
    return [];
  });
}

function readService(json: unknown): Service | string {
  if (!isObject(json)) return 'is not an object';
  const { name, host, auth, secret, operations } = json;
  if (typeof name !== 'string' || !NAME.test(name)) return '`name` is not a plain lower-case word';
  if (SHIPPED_NAMES.has(name)) return `\`${name}\` is the name of a shipped service`;
  if (typeof host !== 'string' || !HOST.test(host)) return '`host` is not a host name';
  if (typeof secret !== 'string' || !SETTING.test(secret)) return '`secret` is not a setting name';
  if (!isObject(auth) || typeof auth['header'] !== 'string' || typeof auth['value'] !== 'string')
    return '`auth` needs `header` and `value`';
  if (!HEADER.test(auth['header']))
    return '`auth.header` is not a header name (underscores are dropped by proxies)';
  if (auth['value'].split('{{secret}}').length !== 2) return '`auth.value` needs `{{secret}}` once';
  if (!isObject(operations)) return '`operations` is not an object';
  const read: Record<string, Operation> = {};
  for (const [operationName, each] of Object.entries(operations)) {
    const operation = readOperation(each);
    if (typeof operation === 'string') return `operation \`${operationName}\`: ${operation}`;
    read[operationName] = operation;
  }
  return { name, host, auth: { header: auth['header'], value: auth['value'] }, secret, operations: read };
}

// A name: `warranty`, `loyalty-points`.
const NAME = /^[a-z][a-z0-9-]{0,30}$/;
// A setting: `warrantyKey`, `loyaltyToken2`.
const SETTING = /^[a-z][A-Za-z0-9]{0,40}$/;
// A header: `Authorization`, `X-Api-Key`.
const HEADER = /^[A-Za-z][A-Za-z0-9-]{0,60}$/;
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

function readOperation(json: unknown): Operation | string {
  if (!isObject(json)) return 'is not an object';
  const method = METHODS.find((each) => each === json['method']);
  if (!method) return `\`method\` is none of ${METHODS.join(', ')}`;
  const { path, effect, document, idempotencyHeader } = json;
  if (typeof path !== 'string' || path === '' || !PATH.test(path)) return '`path` is not a path';
  if (effect !== 'read' && effect !== 'write') return '`effect` is neither read nor write';
  const query = json['query'] ?? [];
  if (!Array.isArray(query) || !query.every((name): name is string => typeof name === 'string'))
    return '`query` is not a list of names';
  const body = readSchema(json['body'] ?? null);
  if (typeof body === 'string') return body;
  if (document !== undefined && typeof document !== 'string') return '`document` is not a text';
  if (
    idempotencyHeader !== undefined &&
    (typeof idempotencyHeader !== 'string' || !HEADER.test(idempotencyHeader))
  )
    return '`idempotencyHeader` is not a header name';
  return {
    method,
    path,
    query,
    body,
    effect,
    ...(document === undefined ? {} : { document }),
    ...(idempotencyHeader === undefined ? {} : { idempotencyHeader }),
  };
}

function readSchema(json: unknown): Operation['body'] | string {
  if (json === null) return null;
  if (!isJsonObject(json) || json['type'] !== 'object') return '`body` is not a schema of an object';
  return json;
}
