import type { FieldNode, SelectionSetNode } from 'graphql';
import { isObject } from '../../lib/json.ts';
import type { ShopState } from './shop-state.ts';
import { argumentsOf, type DocumentParts, fieldsOf } from './skio-document.ts';
import type { Row } from './skio-rows.ts';
import { ROOT_KEYS, ROOT_LISTS, type Table } from './skio-schema.ts';
import { compareValues, fitsWhere, tableOf } from './skio-where.ts';

/** The data of a query that `checkQuery` has let through. */
export function executeQuery(
  state: ShopState,
  parts: DocumentParts,
  selectionSet: SelectionSetNode,
): Record<string, unknown> {
  const data = fieldsOf(parts, selectionSet).map((field): [string, unknown] => [
    field.alias?.value ?? field.name.value,
    rootField(state, parts, field),
  ]);
  return Object.fromEntries(data);
}

function rootField(state: ShopState, parts: DocumentParts, field: FieldNode): unknown {
  const name = field.name.value;
  if (name === '__typename') return 'query_root';
  const list = ROOT_LISTS[name];
  if (list) return listRows(state, parts, field, { table: tableOf(list.table), rows: list.rows(state) });
  const keyed = ROOT_LISTS[ROOT_KEYS[name] ?? ''];
  const { id } = argumentsOf(parts, field);
  const row = keyed?.rows(state).find((each) => each['id'] === id);
  return keyed && row ? selectRow(state, parts, field, { table: tableOf(keyed.table), row }) : null;
}

function listRows(
  state: ShopState,
  parts: DocumentParts,
  field: FieldNode,
  { table, rows }: { table: Table; rows: readonly Row[] },
): unknown[] {
  const args = argumentsOf(parts, field);
  const kept = rows.filter((row) => fitsWhere(state, table, args['where'], row));
  const offset = typeof args['offset'] === 'number' ? args['offset'] : 0;
  const end = typeof args['limit'] === 'number' ? offset + args['limit'] : undefined;
  return orderRows(kept, args['order_by'])
    .slice(offset, end)
    .map((row) => selectRow(state, parts, field, { table, row }));
}

function orderRows(rows: readonly Row[], orderBy: unknown): Row[] {
  const keys = (Array.isArray(orderBy) ? orderBy : [orderBy]).flatMap((each: unknown) =>
    isObject(each) ? Object.entries(each) : [],
  );
  return rows.toSorted((a, b) => {
    for (const [column, direction] of keys) {
      const difference = compareNullable(a[column], b[column], String(direction));
      if (difference !== 0) return difference;
    }
    return 0;
  });
}

/** As in PostgreSQL, nulls come last going up and first going down, unless the direction says otherwise. */
function compareNullable(a: unknown, b: unknown, direction: string): number {
  const down = direction.startsWith('desc');
  const nullsFirst = direction.endsWith('nulls_first') || (down && !direction.endsWith('nulls_last'));
  if (a === null || b === null) return a === b ? 0 : (a === null) === nullsFirst ? -1 : 1;
  return down ? -compareValues(a, b) : compareValues(a, b);
}

function selectRow(
  state: ShopState,
  parts: DocumentParts,
  field: FieldNode,
  { table, row }: { table: Table; row: Row },
): Record<string, unknown> {
  const selected: Record<string, unknown> = {};
  for (const inner of field.selectionSet ? fieldsOf(parts, field.selectionSet) : []) {
    const name = inner.name.value;
    const key = inner.alias?.value ?? name;
    const relation = Object.hasOwn(table.relations, name) ? table.relations[name] : undefined;
    if (!relation) {
      selected[key] = name === '__typename' ? table.type : (row[name] ?? null);
      continue;
    }
    const below = { table: tableOf(relation.table), rows: relation.rows(state, row) };
    const first = below.rows[0];
    if (relation.many) selected[key] = listRows(state, parts, inner, below);
    else selected[key] = first ? selectRow(state, parts, inner, { table: below.table, row: first }) : null;
  }
  return selected;
}
