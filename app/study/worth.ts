/** What the order or subscription of a case is worth to the shop, as its look-ups said. */
import type { RunEvent } from '../assist/event.ts';
import type { Log } from '../ledger/log.ts';
import { isObject } from '../lib/json.ts';
import { parseMoney } from '../lib/money.ts';
import type { Catalog } from '../tools/tool.ts';

/** An amount in the smallest units of its currency. */
export interface Worth {
  readonly currency: string;
  readonly minor: number;
}

type Returned = Extract<RunEvent, { type: 'tool-returned' }>;

/** Of the one that something was done to last, else of the only one that was looked up; null where there are several, or no price. */
export function worthOf(log: Log, catalog: Catalog): Worth | null {
  const returned = log.entries
    .flatMap(({ events }) => events)
    .filter((event): event is Returned => event.type === 'tool-returned' && event.status === 'done');
  const isWrite = ({ call }: Returned): boolean => catalog.find(call.tool)?.effect === 'write';
  const known = new Map(
    returned.filter((event) => !isWrite(event)).flatMap(({ output }) => worthsIn(output)),
  );
  const named = returned.filter(isWrite).flatMap(({ call }) => subjectsIn(call.args));
  const last = named.findLast((subject) => known.has(subject));
  if (last !== undefined) return known.get(last) ?? null;
  return known.size === 1 && named.length === 0 ? ([...known.values()][0] ?? null) : null;
}

/** Orders and subscriptions of a result by what they are called, with their price. */
function worthsIn(output: unknown): [string, Worth | null][] {
  if (!isObject(output)) return [];
  const listed = Array.isArray(output['subscriptions']) ? output['subscriptions'] : [];
  return [output, ...listed].flatMap((one: unknown): [string, Worth | null][] => {
    if (!isObject(one)) return [];
    const [subject] = subjectsIn(one);
    if (subject === undefined) return [];
    if ('total' in one) return [[subject, moneyOf(one['total'], one['currency'])]];
    return Array.isArray(one['items']) ? [[subject, priceOf(one['items'], one['currency'])]] : [];
  });
}

function priceOf(items: readonly unknown[], currency: unknown): Worth | null {
  const prices = items.flatMap((item) => {
    const price = isObject(item) ? moneyOf(item['price'], currency) : null;
    const quantity = isObject(item) ? Number(item['quantity'] ?? 1) : Number.NaN;
    return price && quantity > 0 ? [{ ...price, minor: price.minor * quantity }] : [];
  });
  const [first] = prices;
  if (!first || prices.length < items.length) return null;
  return { currency: first.currency, minor: prices.reduce((sum, { minor }) => sum + minor, 0) };
}

function moneyOf(amount: unknown, currency: unknown): Worth | null {
  const isAmount = typeof amount === 'string' || typeof amount === 'number';
  const money = isAmount && typeof currency === 'string' ? parseMoney(amount, currency) : null;
  return money ? { currency: money.currency, minor: money.amountMinor } : null;
}

/** `order 1042` for `#1042` and `1042`. */
const subjectsIn = (values: Readonly<Record<string, unknown>>): string[] =>
  (['order_id', 'subscription_id'] as const).flatMap((name) => {
    const value = values[name];
    return typeof value === 'string' && value !== '' ? [`${name} ${value.replace(/^#/, '')}`] : [];
  });
