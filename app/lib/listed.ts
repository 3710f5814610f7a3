/** Many records by their keys, where a helpdesk reads each key by a request of its own. */
import type { FindQuery, Store, StoredRecord } from './store.ts';

/** So few keys are read as quickly as a list is. */
const FEW = 4;

/**
 * The records that stand at these keys of the lists' table. Where a request reads one key, what lists know is taken from them, which
 * may be a minute old, and only the rest is read by key: for records that are written once. Throws as the store does.
 */
export async function getManyListed(
  store: Store,
  keys: readonly string[],
  {
    table,
    lists,
  }: { readonly table: FindQuery['table']; readonly lists: readonly Omit<FindQuery, 'table'>[] },
): Promise<readonly StoredRecord[]> {
  if (store.keysARequest > 1 || keys.length <= FEW) return await store.getMany(table, keys);
  const pages = await Promise.all(lists.map((list) => store.find({ ...list, table })));
  const listed = new Map(pages.flatMap(({ records }) => records).map((record) => [record.key, record]));
  const rest = await store.getMany(
    table,
    keys.filter((key) => !listed.has(key)),
  );
  const known = new Map([...listed, ...rest.map((record) => [record.key, record] as const)]);
  return keys.flatMap((key) => known.get(key) ?? []);
}
