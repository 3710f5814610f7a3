/**
 * Prive's public REST API (Recurly Commerce today; both hosts answer alike), version 1.3.
 * @see https://docs.recurly.com/recurly-commerce/reference, read 2026-08
 */
import { type Bucket, pour } from './limiter.ts';
import {
  getSubscriber,
  getSubscription,
  listActivities,
  listDiscountCodes,
  listOrders,
  listSubscribers,
  listSubscriptions,
  listSwapOptions,
} from './prive-reads.ts';
import { type PriveCall, priveError } from './prive-wire.ts';
import {
  applyDiscount,
  chargeNow,
  removeDiscount,
  setDates,
  setLinePrice,
  setLineQuantity,
  setShippingOption,
  setStatus,
  skipUpcoming,
  swapLine,
} from './prive-writes.ts';
import { matchPath, readObject, type ShopReply, type ShopRequest } from './wire.ts';
import type { World } from './world.ts';

/** Answers a request to `subs.api.tryprive.com` or `subs.api.recurlycommerce.com`. */
export function handlePrive(world: World, request: ShopRequest): ShopReply {
  const url = new URL(request.url);
  if (request.headers['authorization'] !== `Bearer ${world.tokens.prive}`)
    return priveError(401, 'Unauthorized');
  if (!pour(world, RATE_LIMIT, 1)) return priveError(429, 'Too Many Requests');
  for (const [method, template, handler] of ROUTES) {
    const found = matchPath(`/api/v1${template}`, url.pathname);
    if (!found || method !== request.method) continue;
    const body = readObject(request);
    if (!body) return priveError(400, 'the body is not valid JSON');
    const second = found['code'] ?? found['date'] ?? '';
    return handler({ world, id: found['id'] ?? '', second, query: url.searchParams, body });
  }
  return priveError(404, `Cannot ${request.method} ${url.pathname}`);
}

/** Fifty requests at once, two more every second, for each key. */
const RATE_LIMIT: Bucket = { name: 'prive', capacity: 50, leakPerSecond: 2 };

const ROUTES: readonly [string, string, (call: PriveCall) => ShopReply][] = [
  ['GET', '/subscribers', listSubscribers],
  ['GET', '/subscribers/{id}', getSubscriber],
  ['GET', '/subscriptions', listSubscriptions],
  ['GET', '/subscriptions/{id}', getSubscription],
  ['GET', '/subscriptions/{id}/swapAndAddOnOptions', listSwapOptions],
  ['GET', '/orders', listOrders],
  ['GET', '/subscriptionActivities', listActivities],
  ['GET', '/subscriptionDiscountCodes', listDiscountCodes],
  ['PATCH', '/subscriptions/{id}/status', setStatus],
  ['PATCH', '/subscriptions/{id}/nextBillingAndDeliveryDate', setDates],
  ['PATCH', '/subscriptions/{id}/upcomingOrders/{date}/skip', skipUpcoming],
  ['PATCH', '/subscriptions/{id}/deliveryShippingOption', setShippingOption],
  ['POST', '/subscriptions/{id}/discountCodes/{code}', applyDiscount],
  ['DELETE', '/subscriptions/{id}/discountCodes/{code}', removeDiscount],
  ['PATCH', '/subscriptionLines/{id}/swap', swapLine],
  ['PATCH', '/subscriptionLines/{id}/quantity', setLineQuantity],
  ['PATCH', '/subscriptionLines/{id}/price', setLinePrice],
  ['POST', '/billingAttempts', chargeNow],
];
