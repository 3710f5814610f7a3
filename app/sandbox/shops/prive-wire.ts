import { jsonReply, type ShopReply } from './wire.ts';
import type { World } from './world.ts';

/** A request to Prive, authenticated and parsed. */
export interface PriveCall {
  readonly world: World;
  /** From the path. */
  readonly id: string;
  /** From the path: a discount code or a date; empty where the path has none. */
  readonly second: string;
  readonly query: URLSearchParams;
  readonly body: Record<string, unknown>;
}

/** An error in the form of a NestJS service. Prive's own is not documented: read the status, not the text. */
export const priveError = (status: number, message: string | readonly string[]): ShopReply =>
  jsonReply(status, { statusCode: status, message, error: ERROR_NAMES[status] ?? 'Error' });

const ERROR_NAMES: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  404: 'Not Found',
  429: 'Too Many Requests',
};

/** The answer to an id that names nothing. */
export const notFound = (what: string): ShopReply => priveError(404, `${what} not found`);

/** One page of a list under its own name; `page` and `limit` (1 to 250) are required. */
export function pageReply<Item>(
  call: PriveCall,
  name: string,
  items: readonly Item[],
  view: (item: Item) => unknown,
): ShopReply {
  const page = Number(call.query.get('page'));
  const limit = Number(call.query.get('limit'));
  if (!Number.isInteger(page) || page < 1) return priveError(400, ['page must not be less than 1']);
  if (!Number.isInteger(limit) || limit < 1 || limit > LIMIT_MAX)
    return priveError(400, [`limit must be between 1 and ${LIMIT_MAX}`]);
  return jsonReply(200, {
    page,
    limit,
    totalItems: items.length,
    totalPages: Math.ceil(items.length / limit),
    [name]: items.slice((page - 1) * limit, page * limit).map(view),
  });
}

/** @see https://docs.recurly.com/recurly-commerce/reference, read 2026-08 */
const LIMIT_MAX = 250;
