/** How a call stands to the limits per customer and period, by what was read last. */
import type { AssistInput } from '../../assist/assist.ts';
import type { JsonObject } from '../../lib/json.ts';
import { moneyToDecimal, parseMoney } from '../../lib/money.ts';
import type { Phrases } from '../../lib/phrases.ts';
import type { Library } from '../../policy/library.ts';
import { type PeriodLimit, periodLimitsIn, readPeriodLimits } from '../../policy/period-limits.ts';
import { type Grant, type LimitStanding, standingsOf } from '../cumulative.ts';

/** What is known of what a customer was given. */
export type PastRead =
  | { readonly status: 'reading' }
  | { readonly status: 'read'; readonly grants: readonly Grant[] }
  | { readonly status: 'unread'; readonly reason: string };

/** How a call stands to the limits that speak of its tool; `none` where no limit does. */
export type LimitCheck =
  | { readonly status: 'none' }
  | { readonly status: 'reading' }
  | { readonly status: 'read'; readonly standings: readonly LimitStanding[] }
  | { readonly status: 'unread'; readonly reason: string };

/** What of a desk's memory the limits rest on. */
export interface LimitsHeld {
  readonly ports: {
    readonly engine: Pick<AssistInput, 'library' | 'catalog' | 'settings'>;
    readonly now: () => string;
  };
  /** By limited tool: what the customer was given, as it was last read. */
  past: Map<string, PastRead>;
  /** The limits of a library, kept as long as it stays the same. */
  limits: { readonly library: Library; readonly all: readonly PeriodLimit[] } | null;
}

/** The limits that bind a tool: of every policy, by its head or its words, and of the team's settings. */
export function limitsFor(held: LimitsHeld, tool: string): readonly PeriodLimit[] {
  const { library, catalog, settings } = held.ports.engine;
  if (held.limits?.library !== library) {
    const all = [
      ...library.policies.flatMap((policy) => [
        ...periodLimitsIn(policy.limits, catalog),
        ...readPeriodLimits(policy, catalog),
      ]),
      ...periodLimitsIn(settings.limits, catalog),
    ];
    held.limits = { library, all };
  }
  return held.limits.all.filter((limit) => limit.tool === tool);
}

/** The catalog's own name of a call's tool. */
export const toolName = ({ ports }: Pick<LimitsHeld, 'ports'>, call: { readonly tool: string }): string =>
  ports.engine.catalog.find(call.tool)?.name ?? call.tool;

/** How a call stands to its limits by what was read last. */
export function limitsOn(
  held: LimitsHeld,
  call: { readonly tool: string; readonly args: JsonObject },
): LimitCheck {
  const tool = toolName(held, call);
  const limits = limitsFor(held, tool);
  if (limits.length === 0) return { status: 'none' };
  const past = held.past.get(tool) ?? { status: 'reading' };
  if (past.status !== 'read') return past;
  const { grants } = past;
  return {
    status: 'read',
    standings: standingsOf({ tool, args: call.args }, limits, { grants, now: held.ports.now() }),
  };
}

/** A standing in words: `60.00 of 100.00 USD in 1 year used`. */
export function limitWords(standing: LimitStanding, phrases: Phrases): string {
  const { limit } = standing;
  const period = phrases(`limit.${limit.period.unit}`, { count: limit.period.count });
  if (standing.status === 'other-currency')
    return phrases('limit.other-currency', { currency: standing.currency, text: limit.text });
  const { used, currency } = standing;
  const values = {
    used: amountText(used, limit, currency),
    max: amountText(limit.max, limit, currency),
    period,
  };
  if (standing.status === 'within') return phrases('limit.within', values);
  return standing.freeAt === null
    ? phrases('limit.over', values)
    : phrases('limit.over-until', { ...values, date: standing.freeAt.slice(0, 10) });
}

function amountText(value: number, limit: PeriodLimit, currency: string): string {
  if (limit.param !== 'amount') return String(value);
  const money = parseMoney(value, currency);
  return money ? `${moneyToDecimal(money)} ${money.currency}` : String(value);
}
