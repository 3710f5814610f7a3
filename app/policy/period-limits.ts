/** Limits per customer and period: `create_discount_coupon per 90 days: 1` in a head or a setting, "one coupon in 90 days" in the words. */
import type { TimeUnit } from '../lib/time.ts';
import type { Catalog, Tool } from '../tools/tool.ts';
import { toolsMeant } from './approvals.ts';
import { type Policy, walkSteps } from './policy.ts';

/** At most so much of what a tool gives to one customer within a period. */
export interface PeriodLimit {
  /** The catalog's own name where the tool is known. */
  readonly tool: string;
  /** The argument that adds up; null where the calls themselves are counted. */
  readonly param: string | null;
  readonly max: number;
  /** ISO 4217; null where nothing says in which money. */
  readonly currency: string | null;
  /** The period that ends now. */
  readonly period: { readonly count: number; readonly unit: TimeUnit };
  /** The author's key or words, for showing. */
  readonly text: string;
}

/** The limits among `limits` that speak of a period; the rest are per call and not ours. */
export function periodLimitsIn(limits: Readonly<Record<string, number>>, catalog?: Catalog): PeriodLimit[] {
  return Object.entries(limits).flatMap(([text, max]) => {
    const found = readLimitKey(text);
    return found ? [{ ...found, tool: catalog?.find(found.tool)?.name ?? found.tool, max, text }] : [];
  });
}

/** What a key of `limits` that speaks of a period names; null where it speaks of none. */
export function readLimitKey(key: string): Omit<PeriodLimit, 'max' | 'text'> | null {
  const found = LIMIT_KEY.exec(key.trim());
  if (!found) return null;
  const [, tool = '', param = null, count = '1', unit = 'day'] = found;
  return { tool, param, currency: null, period: { count: Number(count), unit: unitOf(unit) } };
}

// `create_discount_coupon per 90 days`, `refund_order.amount per year`.
const LIMIT_KEY = /^([a-z][a-z0-9_]*)(?:\.([a-z][a-z0-9_]*))?\s+per\s+(?:(\d+)\s+)?(day|week|month|year)s?$/;

const UNITS: Readonly<Record<string, TimeUnit>> = {
  day: 'days',
  week: 'weeks',
  month: 'months',
  year: 'years',
};

const unitOf = (word: string): TimeUnit => UNITS[word.toLowerCase()] ?? 'days';

/** The limits in a policy's words, in reading order; a sentence that only asks whether so much was given sets none. */
export function readPeriodLimits(policy: Policy, catalog: Catalog): PeriodLimit[] {
  return walkSteps(policy.steps).flatMap(({ step }) => {
    if (step.condition !== null && step.condition.text.length >= step.text.length) return [];
    return sentencesIn(step.text).flatMap((sentence) => {
      const found = LIMITING.exec(sentence);
      if (!found) return [];
      const tools = toolsMeant({ ...step, text: sentence }, catalog);
      return tools.flatMap((tool) => limitOf(tool, found, sentence));
    });
  });
}

const sentencesIn = (text: string): string[] =>
  text.split(/(?<=[.!?;])\s+/).map((sentence) => sentence.trim());

// A bound or the head of a sentence, what is bounded and a period: `at most one coupon in 90 days`, `No more than $100 a year`, `only one coupon per customer every 3 months`.
const LIMITING =
  /(?:^|\b(?:at most|no more than|not more than|never more than|only|a maximum of|maximum|max|up to|limit(?:ed)? (?:of|to)|limit:)\s+)(?:([$€£])\s?)?(\d+(?:\.\d+)?|one|two|three|four|five|once|twice)\b(?!\s?%)((?:\s+(?!in\b|per\b|every\b|within\b)[\w-]+){0,5}?)(?:\s+(?:per|for (?:each|every)|for a|a|each)\s+customer)?\s+(?:in|per|every|within|a|each)\s+(?:any\s+|a\s+|one\s+)?(?:(\d+)[\s-])?(day|week|month|year)s?\b/i;

const NUMBERS: Readonly<Record<string, number>> = {
  one: 1,
  once: 1,
  two: 2,
  twice: 2,
  three: 3,
  four: 4,
  five: 5,
};

const CURRENCIES: Readonly<Record<string, string>> = { $: 'USD', '€': 'EUR', '£': 'GBP' };

function limitOf(tool: Tool, found: RegExpExecArray, sentence: string): PeriodLimit[] {
  const [, sign, number = '', , count = '1', unit = 'day'] = found;
  const param = sign === undefined ? null : 'amount';
  if (param !== null && !tool.params.some(({ name }) => name === param)) return [];
  const max = NUMBERS[number.toLowerCase()] ?? Number(number);
  const currency = sign === undefined ? null : (CURRENCIES[sign] ?? null);
  const period = { count: Number(count), unit: unitOf(unit) };
  return [{ tool: tool.name, param, max, currency, period, text: sentence }];
}
