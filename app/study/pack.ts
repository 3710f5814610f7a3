/** Totals as they are stored: a list of numbers a tally, so that a day of a big team fits into one record. */
import * as z from 'zod/mini';
import { bytesOf } from '../ledger/fit.ts';
import type { Json } from '../lib/json.ts';
import { COUNTED } from './counted.ts';
import { foldLeast } from './fold-least.ts';
import { ROW_OUTCOMES } from './row.ts';
import { addTallies, EMPTY_TALLY, shownIn, type Tally, type Totals } from './totals.ts';

/** The numbers of a tally in their order, before the looks; another list is another `v`. */
const MEMBERS = [...ROW_OUTCOMES, ...COUNTED] as const satisfies readonly Exclude<keyof Tally, 'looks'>[];

const numbers = z.array(z.number());
const tallies = z.record(z.string(), numbers);
const counts = z.record(z.string(), z.number());

const packedSchema = z.object({
  v: z.literal(1),
  all: numbers,
  policies: tallies,
  steps: tallies,
  tools: tallies,
  agents: tallies,
  reasons: counts,
  checks: counts,
  money: counts,
  model: z.object({ readings: z.number(), inputTokens: z.number(), outputTokens: z.number(), cost: counts }),
});

/** Totals within a record. Where steps or people are too many, the least used are counted together. */
export function packTotals(totals: Totals): Json {
  let kept = totals;
  for (let most = KEYS_MAX; most >= KEYS_MIN; most = Math.floor(most / 2)) {
    kept = {
      ...totals,
      byStep: foldSmall(totals.byStep, most, (ref) => `${ref.slice(0, ref.lastIndexOf('#'))}#`),
      byAgent: foldSmall(totals.byAgent, most, () => ''),
    };
    if (bytesOf(packed(kept)) <= BYTES_MAX) break;
  }
  return packed(kept);
}

/** A record takes 30,000 bytes of JSON, and quotation marks count twice on the way. */
const BYTES_MAX = 26_000;
const KEYS_MAX = 400;
const KEYS_MIN = 12;

const foldSmall = (
  all: Readonly<Record<string, Tally>>,
  most: number,
  restOf: (key: string) => string,
): Readonly<Record<string, Tally>> => foldLeast(all, { most, restOf, weightOf: shownIn, add: addTallies });

function packed(totals: Totals): Json {
  const pack = (all: Readonly<Record<string, Tally>>): Record<string, Json> =>
    Object.fromEntries(Object.entries(all).map(([key, tally]) => [key, listOf(tally)]));
  return {
    v: 1,
    all: listOf(totals.all),
    policies: pack(totals.byPolicy),
    steps: pack(totals.byStep),
    tools: pack(totals.byTool),
    agents: pack(totals.byAgent),
    reasons: totals.reasons,
    checks: totals.checks,
    money: totals.money,
    model: totals.model,
  };
}

/** Zeros at the end are left out. */
function listOf(tally: Tally): number[] {
  const list = [...MEMBERS.map((name) => tally[name]), ...tally.looks];
  const last = list.findLastIndex((each) => each !== 0);
  return list.slice(0, last + 1);
}

/** Totals as they come back from storage; undefined where they are not of their form. */
export function unpackTotals(value: unknown): Totals | undefined {
  const parsed = z.safeParse(packedSchema, value);
  if (!parsed.success) return undefined;
  const { all, policies, steps, tools, agents, reasons, checks, money, model } = parsed.data;
  const unpack = (lists: Readonly<Record<string, readonly number[]>>): Readonly<Record<string, Tally>> =>
    Object.fromEntries(Object.entries(lists).map(([key, list]) => [key, tallyIn(list)]));
  return {
    all: tallyIn(all),
    byPolicy: unpack(policies),
    byStep: unpack(steps),
    byTool: unpack(tools),
    byAgent: unpack(agents),
    reasons,
    checks,
    money,
    model,
  };
}

function tallyIn(list: readonly number[]): Tally {
  const named = Object.fromEntries(MEMBERS.map((name, i) => [name, list[i] ?? 0]));
  const looks = EMPTY_TALLY.looks.map((_, i) => list[MEMBERS.length + i] ?? 0);
  return { ...EMPTY_TALLY, ...named, looks };
}
