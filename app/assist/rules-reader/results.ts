/**
 * Tool results and facts as a flat list of leaves that conditions can be compared with, whatever form a tool's output has.
 * A newer result of the same call replaces the older one; history inside a result (scans, events) is marked as past.
 */
import { canonicalJson } from '../../lib/canonical.ts';
import type { Evidence } from '../../lib/evidence.ts';
import { atPath, isObject, leavesOf } from '../../lib/json.ts';
import { type Entity, entityOf } from '../../policy/predicate/entities.ts';
import type { Fact } from '../../ticket/fact.ts';
import type { ToolReturn } from '../event.ts';

/** One value in a tool result or a fact. */
export interface Leaf {
  readonly value: string | number | boolean | null;
  /** Words of the value's own key, lower case: `delivered`, `at`. */
  readonly key: readonly string[];
  /** Words of the tool's name and of every key above, outermost first. */
  readonly above: readonly string[];
  /** Whether the words above include a key and not only the tool's name. */
  readonly path: string;
  readonly entity: Entity;
  /** What the tool by its name is about. */
  readonly source: Entity;
  /** Equal for values of one object. */
  readonly group: string;
  /** The output that it stands in; null for a fact. */
  readonly output: unknown;
  /** Inside a list of what happened before, such as scans. */
  readonly past: boolean;
  readonly evidence: Evidence;
}

/** Every value that results and certain facts state now, oldest result first, facts last. */
export function readLeaves(returns: readonly ToolReturn[], facts: readonly Fact[]): Leaf[] {
  const chosen = chosenIds(facts);
  const found = standingReturns(returns).flatMap((result) => chosenOnly(leavesOfReturn(result), chosen));
  return [...found, ...facts.filter((fact) => fact.standing === 'certain').map(leafOfFact)];
}

/** Results that still stand: done, and not followed by a newer one of the same tool about the same thing. */
export function standingReturns(returns: readonly ToolReturn[]): ToolReturn[] {
  const done = returns.filter((result) => result.status === 'done');
  return done.filter((older, index) => !done.slice(index + 1).some((newer) => replaces(newer, older)));
}

/** Same tool and same arguments; an argument that only the newer call has must be known to the older result (its parcel's number). */
function replaces(newer: ToolReturn, older: ToolReturn): boolean {
  if (newer.call.tool !== older.call.tool) return false;
  const known = new Set(leavesOf(older.output).map((leaf) => plainId(leaf.value)));
  const agrees = ([name, value]: [string, unknown]): boolean =>
    Object.hasOwn(older.call.args, name)
      ? canonicalJson(older.call.args[name]) === canonicalJson(value)
      : known.has(plainId(value));
  const shared = Object.keys(older.call.args).some((name) => Object.hasOwn(newer.call.args, name));
  const bare = Object.keys(older.call.args).length === 0 || Object.keys(newer.call.args).length === 0;
  return (shared || bare) && Object.entries(newer.call.args).every(agrees);
}

function leavesOfReturn(result: ToolReturn): Leaf[] {
  const tool = wordsOfKey(result.call.tool);
  return leavesOf(result.output).map(({ path, value }) => {
    const keys = path.split('.').filter((key) => !INDEX.test(key));
    const last = wordsOfKey(keys.at(-1) ?? '');
    const above = [...tool, ...keys.slice(0, -1).flatMap(wordsOfKey)];
    return {
      value,
      key: last,
      above,
      path,
      entity: entityOf([...above, ...last]),
      source: entityOf(tool),
      group: `${result.call.id} ${parentOf(path)}`,
      output: result.output,
      past: keys.slice(0, -1).some((key) => PAST.test(key)) || FORMER.test(last[0] ?? ''),
      evidence: { kind: 'tool', id: result.call.id, path, quote: String(value) },
    };
  });
}

// `0` of `orders.0.status`, `12` of `items.12`.
const INDEX = /^\d+$/;
// Keys of lists of what happened before: `tracking_details`, `history`, `trackingEvents`, `auditLogs`.
const PAST =
  /details$|histor|events?$|scans$|checkpoints?$|timeline|activit|logs?$|updates$|previous|attempts$/i;

// `previous_status`: what was.
const FORMER = /^(?:previous|old|former|prior)$/;

/** The dotted path of the object that holds a value; empty at the top. */
export const parentOf = (path: string): string => path.split('.').slice(0, -1).join('.');

/** The words of a key, lower case: `deliveredAt` and `delivered_at` are `delivered`, `at`. */
export function wordsOfKey(key: string): string[] {
  return key
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

function leafOfFact(fact: Fact): Leaf {
  const key = wordsOfKey(fact.name);
  return {
    value: fact.value,
    key,
    above: [],
    path: fact.name,
    entity: entityOf(key),
    source: 'any',
    group: `fact ${fact.name}`,
    output: null,
    past: false,
    evidence: fact.source,
  };
}

/** The ids that the case is about, as they may stand in results. */
function chosenIds(facts: readonly Fact[]): ReadonlySet<string> {
  const ids = facts.filter((fact) => fact.standing === 'certain' && ID_FACT.test(fact.name));
  return new Set(ids.map((fact) => plainId(fact.value)));
}

// `order_id`, `tracking_number`.
const ID_FACT = /^(?:order_id|subscription_id|tracking_number|order_number|claim_id)$/;
const plainId = (value: unknown): string => String(value).replace(/^#/, '').toLowerCase();

/** Of a list in a result (two orders), only the element that the case is about, where a fact says which. */
function chosenOnly(leaves: readonly Leaf[], chosen: ReadonlySet<string>): Leaf[] {
  const elements = new Map<string, Set<string>>();
  for (const leaf of leaves) {
    const place = elementOf(leaf.path);
    if (place && chosen.has(plainId(leaf.value)))
      elements.set(place.list, (elements.get(place.list) ?? new Set()).add(place.index));
  }
  return leaves.filter((leaf) => {
    const place = elementOf(leaf.path);
    const kept = place && elements.get(place.list);
    return !place || !kept || kept.has(place.index);
  });
}

/** The outermost list that a path goes through, and the index taken; `undefined` where it goes through none. */
export function elementOf(path: string): { list: string; index: string } | undefined {
  const keys = path.split('.');
  const at = keys.findIndex((key) => INDEX.test(key));
  return at < 0 ? undefined : { list: keys.slice(0, at).join('.'), index: keys[at] ?? '' };
}

/** A list in a result with the words of the key it stands under. */
export interface FoundList {
  readonly words: readonly string[];
  readonly elements: readonly unknown[];
  readonly path: string;
  readonly call: string;
}

/** Every list and every empty object or null in a standing result, with its place; `nodes` and `edges` take their parent's name. */
export function readLists(returns: readonly ToolReturn[]): FoundList[] {
  return standingReturns(returns).flatMap((result) => listsIn(result.output, '', result.call.id));
}

function listsIn(value: unknown, path: string, call: string): FoundList[] {
  if (path.split('.').length > LIST_DEPTH_MAX || typeof value !== 'object' || value === null) return [];
  const here = Array.isArray(value) ? [{ words: nameOf(path), elements: value, path, call }] : [];
  const inner = Object.entries(value).flatMap(([key, child]) =>
    listsIn(child, path === '' ? key : `${path}.${key}`, call),
  );
  return [...here, ...inner];
}

const LIST_DEPTH_MAX = 12;

function nameOf(path: string): string[] {
  const keys = path.split('.').filter((key) => !INDEX.test(key) && key !== 'nodes' && key !== 'edges');
  return wordsOfKey(keys.at(-1) ?? '');
}

/** How a list or an object is quoted as evidence: the beginning of its JSON. */
export const quoteOf = (value: unknown): string =>
  (JSON.stringify(value) ?? 'null').slice(0, QUOTE_LENGTH_MAX);

const QUOTE_LENGTH_MAX = 120;

/** The currency that stands beside a value or above it, upper case; `undefined` where the result names none. */
export function currencyAt(output: unknown, path: string): string | undefined {
  for (let place = parentOf(path); ; place = parentOf(place)) {
    const holder = atPath(output, place);
    if (isObject(holder)) {
      const named = Object.entries(holder).find(
        ([key, value]) => CURRENCY_KEY.test(key) && typeof value === 'string',
      );
      if (named && typeof named[1] === 'string') return named[1].toUpperCase();
    }
    if (place === '') return undefined;
  }
}

// `currency`, `currencyCode`, `currency_code`, `presentment_currency`.
const CURRENCY_KEY = /currency(?:_?code)?$/i;
