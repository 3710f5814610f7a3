/** Limits per customer and period, such as one coupon in 90 days or $100 a year, over what the ledger knows. */
import type { JsonObject } from '../lib/json.ts';
import { moneyToDecimal, parseMoney } from '../lib/money.ts';
import { addTime, parseTime } from '../lib/time.ts';
import type { PeriodLimit } from '../policy/period-limits.ts';

/** Something that a customer was given, or may be about to get. */
export interface Grant {
  readonly tool: string;
  readonly args: JsonObject;
  readonly at: string;
  /** What it is called in the ledger and at the vendor; two grants that share one are the same. */
  readonly ids: readonly string[];
  /** `held`: under way, and counted as given until it is known not to be. */
  readonly standing: 'given' | 'held';
}

/** How a call stands to a limit. `used` is without the call; numbers are in the limit's own unit. */
export type LimitStanding =
  | {
      readonly status: 'within';
      readonly limit: PeriodLimit;
      readonly used: number;
      readonly left: number;
      /** Of the amounts; empty where calls are counted. */
      readonly currency: string;
    }
  /** `freeAt`: when enough falls out of the period; null where no wait helps. */
  | {
      readonly status: 'over';
      readonly limit: PeriodLimit;
      readonly used: number;
      readonly freeAt: string | null;
      readonly currency: string;
    }
  /** Amounts in several currencies do not add up; a supervisor has to look. */
  | { readonly status: 'other-currency'; readonly limit: PeriodLimit; readonly currency: string };

/** How a call stands to each limit that speaks of its tool. `currency` of amounts stands in the `currency` argument. */
export function standingsOf(
  call: { readonly tool: string; readonly args: JsonObject },
  limits: readonly PeriodLimit[],
  past: { readonly grants: readonly Grant[]; readonly now: string },
): LimitStanding[] {
  return limits.filter(({ tool }) => tool === call.tool).map((limit) => standingOf(call.args, limit, past));
}

function standingOf(
  args: JsonObject,
  limit: PeriodLimit,
  { grants, now }: { grants: readonly Grant[]; now: string },
): LimitStanding {
  const counted = grants.filter(({ tool, at }) => tool === limit.tool && isWithin(at, limit, now));
  const currency = currencyOf(args);
  const other = limit.param === null ? undefined : otherCurrency(currency, limit, counted);
  if (other !== undefined) return { status: 'other-currency', limit, currency: other };
  const used = total(
    counted.map((grant) => grant.args),
    limit,
    currency,
  );
  const wanted = total([args], limit, currency);
  const left = minus(limit.max, used, currency);
  if (wanted <= left) return { status: 'within', limit, used, left, currency };
  return { status: 'over', limit, used, freeAt: freeAt(counted, limit, { wanted, currency }), currency };
}

/** A currency that cannot be added to the call's or compared with the limit's. */
function otherCurrency(currency: string, limit: PeriodLimit, counted: readonly Grant[]): string | undefined {
  if (limit.currency !== null && currency !== '' && currency !== limit.currency) return currency;
  return counted.map((grant) => currencyOf(grant.args)).find((each) => each !== currency);
}

/** Grants of several sources as one list, each thing once; the first source that knows a thing tells it. */
export function mergeGrants(...sources: readonly (readonly Grant[])[]): Grant[] {
  const merged: Grant[] = [];
  for (const grant of sources.flat())
    if (!merged.some(({ ids }) => ids.some((id) => grant.ids.includes(id)))) merged.push(grant);
  return merged;
}

/** A grant falls out of the period at the very moment that the period has passed. */
function isWithin(at: string, limit: PeriodLimit, now: string): boolean {
  const ends = parseTime(addTime(at, limit.period.count, limit.period.unit));
  const today = parseTime(now);
  return ends !== undefined && today !== undefined && today < ends;
}

const currencyOf = (args: JsonObject): string =>
  typeof args['currency'] === 'string' ? args['currency'].toUpperCase() : '';

/** A sum in minor units where there is a currency, so that tenths of cents never decide. */
function total(all: readonly JsonObject[], limit: PeriodLimit, currency: string): number {
  if (limit.param === null) return all.length;
  const param = limit.param;
  return all.reduce((sum, args) => plus(sum, numberOf(args[param]), currency), 0);
}

/** An amount that cannot be read is counted as endless: nobody knows that it is within. */
function numberOf(value: unknown): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number)
    ? Math.max(number, 0)
    : Number.POSITIVE_INFINITY;
}

const plus = (a: number, b: number, currency: string): number => inMinor(a, b, currency, (x, y) => x + y);
const minus = (a: number, b: number, currency: string): number => inMinor(a, b, currency, (x, y) => x - y);

function inMinor(a: number, b: number, currency: string, combine: (x: number, y: number) => number): number {
  const [x, y] = [parseMoney(a, currency), parseMoney(b, currency)];
  if (!x || !y) return combine(a, b);
  return Number(moneyToDecimal({ amountMinor: combine(x.amountMinor, y.amountMinor), currency }));
}

/** When enough of the oldest grants have fallen out; null where the call alone is over the limit. */
function freeAt(
  counted: readonly Grant[],
  limit: PeriodLimit,
  { wanted, currency }: { wanted: number; currency: string },
): string | null {
  if (wanted > limit.max) return null;
  const oldestFirst = [...counted].sort((a, b) => (a.at < b.at ? -1 : 1));
  for (const [i, grant] of oldestFirst.entries()) {
    const later = total(
      oldestFirst.slice(i + 1).map(({ args }) => args),
      limit,
      currency,
    );
    if (wanted <= minus(limit.max, later, currency))
      return addTime(grant.at, limit.period.count, limit.period.unit);
  }
  return null;
}
