import { jsonReply, type ShopReply } from './wire.ts';
import type { World } from './world.ts';

/** A request to EasyPost, authenticated and parsed. */
export interface EasyPostCall {
  readonly world: World;
  /** From the path. */
  readonly id: string;
  readonly query: URLSearchParams;
  readonly body: Record<string, unknown>;
}

/** EasyPost's error envelope; `errors` holds field errors or plain texts. */
export const easypostError = (
  status: number,
  code: string,
  message: string,
  errors: readonly unknown[],
): ShopReply => jsonReply(status, { error: { code, message, errors } });

/** The answer to a request that lacks a parameter. */
export const missingParameter = (field: string): ShopReply =>
  easypostError(422, 'PARAMETER.REQUIRED', 'Missing required parameter.', [
    { field, message: 'cannot be blank' },
  ]);

/** One page of a list, newest first: `page_size` items behind `before_id`. */
export function pageOf<Item extends { id: string }>(
  items: readonly Item[],
  query: URLSearchParams,
): { page: Item[]; hasMore: boolean } {
  const asked = Number(query.get('page_size') ?? PAGE_SIZE);
  const size = Number.isInteger(asked) && asked >= 1 ? Math.min(asked, PAGE_SIZE_MAX) : PAGE_SIZE;
  const before = query.get('before_id');
  const newestFirst = [...items].reverse();
  const start = before === null ? 0 : newestFirst.findIndex((item) => item.id === before) + 1;
  return { page: newestFirst.slice(start, start + size), hasMore: newestFirst.length > start + size };
}

const PAGE_SIZE = 20;
const PAGE_SIZE_MAX = 100;
