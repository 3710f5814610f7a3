/** Tags by name: conversations carry ids, people and policies say names. */
import { isObject } from '../../lib/json.ts';
import type { Kept } from './kept.ts';
import { recordsOf, textOf } from './record.ts';
import type { Ask } from './settings.ts';

const KEPT_MS = 24 * 3_600_000;
const PAGES_MAX = 5;
const PAGE_SIZE = 100;

// An id: `5f0c3a2b1d9e8f7a6b5c4d3e`, `5a1b2c3d4e5f6a7b8c9d0e1f`.
const ID = /^[0-9a-f]{24}$/;

/** The names of tags; a tag whose name cannot be read keeps its id. */
export async function tagNames(ask: Ask, kept: Kept, tags: readonly string[]): Promise<string[]> {
  const ids = tags.filter((tag) => ID.test(tag));
  if (ids.length === 0) return [...tags];
  const known = await kept.get('tags', KEPT_MS, {
    fresh: () => readTags(ask),
    parse: (value) =>
      isObject(value) && ids.every((id) => Object.hasOwn(value, id)) ? namesIn(value) : undefined,
  });
  return tags.map((tag) => known?.[tag] ?? tag);
}

const namesIn = (value: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(Object.entries(value).map(([id, name]) => [id, textOf(name)]));

async function readTags(ask: Ask): Promise<Record<string, string> | undefined> {
  const names: Record<string, string> = {};
  for (let page = 1; page <= PAGES_MAX; page += 1) {
    const reply = await ask({ method: 'GET', path: `/v1/tags?page=${page}&pageSize=${PAGE_SIZE}` });
    if (reply.status === 'lost' || reply.httpStatus >= 400) return page === 1 ? undefined : names;
    const rows = recordsOf(reply.body);
    for (const row of rows) names[row.id] = textOf(row.attributes['name']) || row.id;
    if (rows.length < PAGE_SIZE) break;
  }
  return names;
}
