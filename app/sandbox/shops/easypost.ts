/**
 * EasyPost v2 as far as a helpdesk needs it: trackers and insurance claims. Shapes are those of the recorded answers; texts that
 * no record shows (filing windows, missing evidence) are our own.
 * @see https://docs.easypost.com/docs/trackers and https://docs.easypost.com/docs/insurance/claims, read 2026-08
 */
import { cancelClaim, createClaim, listClaims, retrieveClaim } from './easypost-claims.ts';
import { createTracker, listTrackers, retrieveTracker } from './easypost-trackers.ts';
import { type EasyPostCall, easypostError } from './easypost-wire.ts';
import { type Bucket, pour } from './limiter.ts';
import { matchPath, readObject, type ShopReply, type ShopRequest } from './wire.ts';
import type { World } from './world.ts';

/** Answers a request to `api.easypost.com`. */
export function handleEasyPost(world: World, request: ShopRequest): ShopReply {
  const url = new URL(request.url);
  if (!isAuthorized(world, request.headers)) return easypostError(401, 'UNAUTHORIZED', 'Unauthorized.', []);
  for (const [method, template, handler] of ROUTES) {
    const found = matchPath(template, url.pathname);
    if (!found || method !== request.method) continue;
    if (LISTS.has(handler) && !pour(world, INDEX_LIMIT, 1)) return tooManyRequests();
    const body = readObject(request);
    if (!body) return easypostError(400, 'BAD_REQUEST', 'The request body is not valid JSON.', []);
    return handler({ world, id: found['id'] ?? '', query: url.searchParams, body });
  }
  return easypostError(404, 'NOT_FOUND', 'The requested resource could not be found.', []);
}

const ROUTES: readonly [string, string, (call: EasyPostCall) => ShopReply][] = [
  ['POST', '/v2/trackers', createTracker],
  ['GET', '/v2/trackers', listTrackers],
  ['GET', '/v2/trackers/{id}', retrieveTracker],
  ['POST', '/v2/claims', createClaim],
  ['GET', '/v2/claims', listClaims],
  ['GET', '/v2/claims/{id}', retrieveClaim],
  ['POST', '/v2/claims/{id}/cancel', cancelClaim],
];

const LISTS: ReadonlySet<(call: EasyPostCall) => ShopReply> = new Set([listTrackers, listClaims]);

/** @see https://docs.easypost.com/guides/rate-limiting-guide, read 2026-08 */
const INDEX_LIMIT: Bucket = { name: 'easypost-index', capacity: 5, leakPerSecond: 5 };

function tooManyRequests(): ShopReply {
  return easypostError(429, 'RATE_LIMITED', 'You have exceeded the rate limit for this endpoint.', []);
}

function isAuthorized(world: World, headers: Readonly<Record<string, string>>): boolean {
  return headers['authorization'] === `Basic ${btoa(`${world.tokens.easypost}:`)}`;
}
