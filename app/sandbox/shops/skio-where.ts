import { isObject } from '../../lib/json.ts';
import type { ShopState } from './shop-state.ts';
import { invalidDocument, isUuid, notUuid, unknownField } from './skio-error.ts';
import type { Row } from './skio-rows.ts';
import { TABLES, type Table } from './skio-schema.ts';

/** The table of a type's name, which the schema itself supplies. */
export function tableOf(type: string): Table {
  const table = TABLES[type];
  if (!table) throw new Error(`no table ${type}`);
  return table;
}

/** Throws where a Hasura `where` value names a column, relation or operator that is not there, or a text that is no UUID. */
export function checkWhere(table: Table, where: unknown): void {
  if (where === undefined || where === null) return;
  if (!isObject(where)) throw invalidDocument(`expected an object for type '${table.type}_bool_exp'`, PATH);
  for (const [key, value] of Object.entries(where)) {
    const relation = Object.hasOwn(table.relations, key) ? table.relations[key] : undefined;
    if (JUNCTIONS.has(key)) for (const each of listOf(value)) checkWhere(table, each);
    else if (relation) checkWhere(tableOf(relation.table), value);
    else if (table.columns.has(key)) checkTests(table, key, value);
    else throw unknownField(key, `${table.type}_bool_exp`, PATH);
  }
}

const PATH = '$.selectionSet.args.where';
const JUNCTIONS = new Set(['_and', '_or', '_not']);

function checkTests(table: Table, column: string, tests: unknown): void {
  if (tests === null) return;
  const type = table.uuids.has(column) ? 'uuid' : 'String';
  if (!isObject(tests)) throw invalidDocument(`expected an object for type '${type}_comparison_exp'`, PATH);
  for (const [operator, wanted] of Object.entries(tests)) {
    if (!Object.hasOwn(OPERATORS, operator)) throw unknownField(operator, `${type}_comparison_exp`, PATH);
    if (wanted === null) throw invalidDocument(`unexpected null value for type '${type}'`, PATH);
    if (type !== 'uuid' || operator === '_is_null') continue;
    for (const each of listOf(wanted)) if (!isUuid(each)) throw notUuid(each);
  }
}

/** Whether a row fits a checked `where` value (`{_or: [{email: {_eq: "a@b"}}]}`). */
export function fitsWhere(state: ShopState, table: Table, where: unknown, row: Row): boolean {
  if (!isObject(where)) return true;
  return Object.entries(where).every(([key, value]) => {
    if (key === '_and') return listOf(value).every((each) => fitsWhere(state, table, each, row));
    if (key === '_or') return listOf(value).some((each) => fitsWhere(state, table, each, row));
    if (key === '_not') return !fitsWhere(state, table, value, row);
    const relation = Object.hasOwn(table.relations, key) ? table.relations[key] : undefined;
    if (!relation) return isObject(value) ? fitsTests(value, row[key]) : true;
    return relation.rows(state, row).some((each) => fitsWhere(state, tableOf(relation.table), value, each));
  });
}

const fitsTests = (tests: Record<string, unknown>, value: unknown): boolean =>
  Object.entries(tests).every(([operator, wanted]) => OPERATORS[operator]?.(value, wanted) === true);

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

type Test = (value: unknown, wanted: unknown) => boolean;

/** Nothing is true of null but that it is null. */
const known =
  (test: Test): Test =>
  (value, wanted) =>
    value !== null && value !== undefined && test(value, wanted);

const OPERATORS: Readonly<Record<string, Test>> = {
  _eq: known((value, wanted) => value === wanted),
  _neq: known((value, wanted) => value !== wanted),
  _in: known((value, wanted) => listOf(wanted).includes(value)),
  _nin: known((value, wanted) => !listOf(wanted).includes(value)),
  _is_null: (value, wanted) => (value === null || value === undefined) === (wanted === true),
  _gt: known((value, wanted) => compareValues(value, wanted) > 0),
  _gte: known((value, wanted) => compareValues(value, wanted) >= 0),
  _lt: known((value, wanted) => compareValues(value, wanted) < 0),
  _lte: known((value, wanted) => compareValues(value, wanted) <= 0),
  _like: known((value, wanted) => likeness(wanted, '').test(String(value))),
  _ilike: known((value, wanted) => likeness(wanted, 'i').test(String(value))),
};

/** SQL's LIKE: `%` is any text, `_` any one character, a backslash takes the next character as it is. */
function likeness(pattern: unknown, flags: string): RegExp {
  // The parts of a pattern: `%`, `_`, `\%`, `a`.
  const parts = String(pattern).match(/\\[\s\S]|[\s\S]/g) ?? [];
  const source = parts.map((part) => {
    if (part === '%') return '[\\s\\S]*';
    if (part === '_') return '[\\s\\S]';
    // A character that means something in an expression: `.`, `+`.
    return part.slice(-1).replace(/[.*+?^${}()|[\]\\/-]/, '\\$&');
  });
  return new RegExp(`^${source.join('')}$`, flags);
}

/** Orders numbers by size and anything else as text; times in either of their forms by their moment. */
export function compareValues(left: unknown, right: unknown): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  const [a, b] = [timeOrText(left), timeOrText(right)];
  return a < b ? -1 : a > b ? 1 : 0;
}

// A time: `2026-08-03T10:00:00.000+00:00`, `2026-08-03T10:00:00Z`.
const TIME = /^\d{4}-\d{2}-\d{2}T/;

function timeOrText(value: unknown): string {
  const text = String(value);
  const time = TIME.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? text : new Date(time).toISOString();
}
