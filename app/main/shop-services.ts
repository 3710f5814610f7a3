/** The Services port over shops in memory: what rehearsals call instead of the vendors. */
import { parseJson } from '../lib/json.ts';
import {
  findOperation,
  pathOf,
  type ServiceReply,
  type ServiceRequest,
  type ServiceTable,
  wireBody,
} from '../lib/services.ts';
import { SANDBOX_TOKENS, type Shops } from '../sandbox/shops/shop.ts';

/** Answers a vendor's request from the shops, with the sandbox's tokens filled in as a proxy would. */
export function sendToShops(shops: Shops, table: ServiceTable, request: ServiceRequest): ServiceReply {
  const found = findOperation(table, request);
  if (!found) return { status: 'unsent', reason: `\`${request.service}\` is not part of the installed app` };
  const { service, operation } = found;
  const secret = Object.hasOwn(SECRETS, service.name) ? (SECRETS[service.name] ?? '') : '';
  const reply = shops.handle({
    method: operation.method,
    url: `https://${service.host}${pathOf(operation, request.args)}`,
    headers: {
      'content-type': 'application/json',
      [service.auth.header.toLowerCase()]: service.auth.value.replace('{{secret}}', secret),
    },
    body:
      operation.body === null && operation.document === undefined
        ? null
        : JSON.stringify(wireBody(operation, request.body)),
  });
  return {
    status: 'answered',
    httpStatus: reply.status,
    headers: reply.headers,
    body: parseJson(reply.body) ?? reply.body,
  };
}

const SECRETS: Readonly<Record<string, string>> = {
  skio: SANDBOX_TOKENS.skio,
  prive: SANDBOX_TOKENS.prive,
  shopify: SANDBOX_TOKENS.shopify,
  easypost: btoa(`${SANDBOX_TOKENS.easypost}:`),
};
