/** What Skio refuses before it reads a row: unknown fields, wrong arguments, too deep, too many nodes. */
import type { FieldNode, SelectionSetNode } from 'graphql';
import { isObject } from '../../lib/json.ts';
import { argumentsOf, type DocumentParts, fieldsOf } from './skio-document.ts';
import { invalidDocument, isUuid, notUuid, SkioError, unknownField } from './skio-error.ts';
import { ROOT_KEYS, ROOT_LISTS, type Table } from './skio-schema.ts';
import { checkWhere, tableOf } from './skio-where.ts';

/** Throws the first thing that is wrong with a query. */
export function checkQuery(parts: DocumentParts, selectionSet: SelectionSetNode): void {
  let nodes = 0;
  for (const field of fieldsOf(parts, selectionSet))
    if (field.name.value !== '__typename') nodes += checkRoot(parts, field);
  if (nodes > NODES_MAX) throw tooMuch(`node limit of ${NODES_MAX} exceeded: ${nodes}`);
}

/** @see https://code.skio.com/, read 2026-08 */
const NODES_MAX = 100;
const DEPTH_MAX = 4;

const tooMuch = (message: string): SkioError => new SkioError(message, 'validation-failed', { path: '$' });

interface Place {
  readonly depth: number;
  /** How many rows the lists above may make of it. */
  readonly parents: number;
  readonly path: string;
}

function checkRoot(parts: DocumentParts, field: FieldNode): number {
  const name = field.name.value;
  const at: Place = { depth: 1, parents: 1, path: `$.selectionSet.${name}` };
  const list = Object.hasOwn(ROOT_LISTS, name) ? ROOT_LISTS[name] : undefined;
  if (list) return checkList(parts, field, tableOf(list.table), at);
  const keyed = Object.hasOwn(ROOT_KEYS, name) ? ROOT_LISTS[ROOT_KEYS[name] ?? ''] : undefined;
  if (!keyed) throw unknownField(name, 'query_root', '$.selectionSet');
  const id = argumentsOf(parts, field)['id'];
  if (id === undefined || id === null)
    throw invalidDocument("missing required field 'id'", `${at.path}.args`);
  if (!isUuid(id)) throw notUuid(id);
  return checkRow(parts, field, tableOf(keyed.table), at);
}

const LIST_ARGUMENTS = new Set(['where', 'limit', 'offset', 'order_by']);

function checkList(parts: DocumentParts, field: FieldNode, table: Table, at: Place): number {
  const args = argumentsOf(parts, field);
  for (const name of Object.keys(args))
    if (!LIST_ARGUMENTS.has(name))
      throw invalidDocument(`'${field.name.value}' has no argument named '${name}'`, at.path);
  checkWhere(table, args['where']);
  for (const name of ['limit', 'offset'] as const) checkCount(args[name], name);
  for (const column of orderColumns(args['order_by']))
    if (!table.columns.has(column))
      throw unknownField(column, `${table.type}_order_by`, `${at.path}.args.order_by`);
  const limit = typeof args['limit'] === 'number' ? args['limit'] : 1;
  return checkRow(parts, field, table, { ...at, parents: at.parents * limit });
}

function checkCount(value: unknown, name: string): void {
  if (value === undefined || value === null) return;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
    throw invalidDocument(`expecting a non-negative integer for '${name}'`, '$');
}

const orderColumns = (orderBy: unknown): string[] =>
  (Array.isArray(orderBy) ? orderBy : [orderBy]).flatMap((each: unknown) =>
    isObject(each) ? Object.keys(each) : [],
  );

function checkRow(parts: DocumentParts, field: FieldNode, table: Table, at: Place): number {
  if (at.depth > DEPTH_MAX) throw tooMuch(`query depth limit of ${DEPTH_MAX} exceeded`);
  if (!field.selectionSet) throw invalidDocument(`missing selection set for '${field.name.value}'`, at.path);
  const path = `${at.path}.selectionSet`;
  let nodes = at.parents;
  for (const inner of fieldsOf(parts, field.selectionSet)) {
    const name = inner.name.value;
    const relation = Object.hasOwn(table.relations, name) ? table.relations[name] : undefined;
    if (!relation && name !== '__typename' && !table.columns.has(name))
      throw unknownField(name, table.type, path);
    if (!relation) continue;
    const below: Place = { depth: at.depth + 1, parents: at.parents, path: `${path}.${name}` };
    const check = relation.many ? checkList : checkRow;
    nodes += check(parts, inner, tableOf(relation.table), below);
  }
  return nodes;
}
