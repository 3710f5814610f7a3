import { topLevelError } from './shopify-errors.ts';

/** The paging arguments that connections take. */
export interface PageArguments {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
  readonly reverse?: boolean | null;
}

/** A connection over items in their natural order; a cursor is the item's place in it. */
export function connectionOf<Item>(items: readonly Item[], page: PageArguments) {
  const { first, last } = page;
  if (typeof first !== 'number' && typeof last !== 'number')
    throw topLevelError('you must provide one of first or last', 'BAD_REQUEST');
  for (const [name, count] of [['first', first] as const, ['last', last] as const]) {
    if (typeof count !== 'number') continue;
    if (count < 0) throw topLevelError(`${name} cannot be negative`, 'BAD_REQUEST');
    if (count > PAGE_MAX) throw topLevelError(`${name} cannot exceed ${PAGE_MAX}`, 'BAD_REQUEST');
  }
  const ordered = page.reverse ? items.toReversed() : items;
  const start = page.after ? placeOf(page.after) + 1 : 0;
  const end = page.before ? placeOf(page.before) : ordered.length;
  const inside = ordered.slice(start, end);
  const nodes =
    typeof first === 'number' ? inside.slice(0, first) : inside.slice(-(last ?? 0) || inside.length);
  const offset = typeof first === 'number' ? start : start + inside.length - nodes.length;
  return {
    nodes,
    pageInfo: {
      hasNextPage: offset + nodes.length < ordered.length,
      hasPreviousPage: offset > 0,
      startCursor: nodes.length > 0 ? cursorOf(offset) : null,
      endCursor: nodes.length > 0 ? cursorOf(offset + nodes.length - 1) : null,
    },
  };
}

const PAGE_MAX = 250;

const cursorOf = (place: number): string => btoa(JSON.stringify({ place }));

function placeOf(cursor: string): number {
  try {
    const parsed: unknown = JSON.parse(atob(cursor));
    if (typeof parsed === 'object' && parsed !== null && 'place' in parsed) return Number(parsed.place);
  } catch {
    // Falls through: an unreadable cursor is refused like a foreign one.
  }
  throw topLevelError(`'${cursor}' is not a valid cursor`, 'BAD_REQUEST');
}
