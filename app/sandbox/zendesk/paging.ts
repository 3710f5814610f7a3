/** Cursor paging as Zendesk does it: `page[size]`, `page[after]`, `meta` and `links`. */
import { isObject, parseJson } from '../../lib/json.ts';
import type { ApiAnswer } from './errors.ts';

/** No endpoint gives more than this many at once. */
export const PAGE_SIZE_MAX = 100;

/** A page, or the answer to a page that was asked for wrongly. */
export type Paged<Item> =
  | { readonly status: 'page'; readonly items: readonly Item[]; readonly frame: PageFrame }
  | { readonly status: 'refused'; readonly answer: ApiAnswer };

/** What stands around the items of a page. */
export interface PageFrame {
  readonly meta: {
    readonly has_more: boolean;
    readonly after_cursor: string | null;
    readonly before_cursor: string | null;
  };
  readonly links: { readonly next: string | null; readonly prev: string | null };
}

/** The page of `items` (already in order) that the address asks for; the cursor names the last item seen. */
export function pageOf<Item>(items: readonly Item[], url: URL, keyOf: (item: Item) => string): Paged<Item> {
  const size = Number(url.searchParams.get('page[size]') ?? PAGE_SIZE_MAX);
  if (!Number.isInteger(size) || size < 1 || size > PAGE_SIZE_MAX) return refused('page[size]');
  const after = url.searchParams.get('page[after]');
  const last = after === null ? null : decodeCursor(after);
  if (last === undefined) return refused('page[after]');
  const start = last === null ? 0 : startAfter(items, last, keyOf);
  const slice = items.slice(start, start + size);
  const hasMore = start + size < items.length;
  const final = slice.at(-1);
  const first = slice[0];
  const cursor =
    final === undefined ? null : encodeCursor({ key: keyOf(final), index: start + slice.length });
  return {
    status: 'page',
    items: slice,
    frame: {
      meta: {
        has_more: hasMore,
        after_cursor: cursor,
        before_cursor: first === undefined ? null : encodeCursor({ key: keyOf(first), index: start }),
      },
      links: { next: hasMore && cursor !== null ? nextAddress(url, cursor) : null, prev: null },
    },
  };
}

function refused(parameter: string): { status: 'refused'; answer: ApiAnswer } {
  const errors = [{ code: 'InvalidPaginationParameter', title: `${parameter} is not valid` }];
  return { status: 'refused', answer: { status: 400, body: { errors } } };
}

function nextAddress(url: URL, cursor: string): string {
  const next = new URL(url);
  next.searchParams.set('page[after]', cursor);
  return next.toString();
}

/** The last item seen, and where it stood in case it is gone by the next page. */
interface Cursor {
  readonly key: string;
  readonly index: number;
}

function startAfter<Item>(items: readonly Item[], last: Cursor, keyOf: (item: Item) => string): number {
  const found = items.findIndex((item) => keyOf(item) === last.key);
  return found === -1 ? last.index : found + 1;
}

const encodeCursor = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString('base64url');

function decodeCursor(text: string): Cursor | undefined {
  const parsed = parseJson(Buffer.from(text, 'base64url').toString('utf8'));
  if (!isObject(parsed) || typeof parsed['key'] !== 'string' || typeof parsed['index'] !== 'number')
    return undefined;
  return { key: parsed['key'], index: parsed['index'] };
}
