import type { Bound, Comparison } from './form.ts';
import { COUNT, countOf } from './words.ts';

const OVER =
  '(?:over|above|more than|greater than|larger than|higher than|bigger than|exceed(?:s|ing|ed)?|in excess of|upwards? of|longer than|older than|>)';
const FLOOR =
  '(?:at least|no less than|not less than|minimum of|a minimum of|from|>=|≥|equal to or (?:more|greater) than|greater than or equal to)';
const UNDER =
  '(?:under|below|less than|fewer than|lower than|smaller than|cheaper than|younger than|newer than|shorter than|<)';
const CEILING =
  '(?:at most|no more than|not more than|up to|maximum of|a maximum of|within|no older than|not older than|<=|≤|less than or equal to)';
const EXACT = '(?:exactly|equal to|equals?|=|just|only)';
const MONEY_SIGN = '(?:us\\$|ca\\$|a\\$|nz\\$|[$€£¥₹]|(?:usd|eur|gbp|cad|aud|nzd|jpy|chf) ?)';
const MONEY_WORD = '(?: ?(?:usd|eur|gbp|cad|aud|nzd|jpy|chf|dollars?|euros?|pounds?|bucks|€|£|¥))';

/** Source of a pattern for a bound with its unit; groups `sign1 … `: see `boundOf`. Put it into a pattern once only. */
export const BOUND = [
  `(?:(?<range>(?:is |are )?between|from) (?<low>${MONEY_SIGN}?${COUNT}${MONEY_WORD}?%?) (?:and|to) (?<high>${MONEY_SIGN}?${COUNT}${MONEY_WORD}?%?)`,
  `|(?<word>${OVER}|${FLOOR}|${UNDER}|${CEILING}|${EXACT})? ?(?:a total of )?(?<value>${MONEY_SIGN}?${COUNT}${MONEY_WORD}?%?)(?<tail> or (?:more|above|over|higher|greater|less|below|under|fewer|lower|longer|older)| and (?:up|above|over|below|under)|\\+)?)`,
].join('');

/** A bound as it was written. `written` is the comparison's own word, empty where the number stands alone. */
export interface WrittenBound {
  readonly bound: Bound;
  readonly unit: 'money' | 'percent' | '';
  readonly currency: string | null;
  readonly written: string;
}

/** Reads the groups that `BOUND` matched; `undefined` where it matched no number. */
export function boundOf(groups: Readonly<Record<string, string | undefined>>): WrittenBound | undefined {
  const { low, high, value } = groups;
  if (low !== undefined && high !== undefined) {
    const kind = unitOf(low).unit === '' ? unitOf(high) : unitOf(low);
    return {
      bound: { comparison: 'between', value: numberIn(low), upper: numberIn(high) },
      ...kind,
      written: 'between',
    };
  }
  if (value === undefined) return undefined;
  const word = (groups['word'] ?? '').trim();
  const tail = (groups['tail'] ?? '').trim();
  return {
    bound: { comparison: comparisonOf(word, tail), value: numberIn(value), upper: null },
    ...unitOf(value),
    written: word || tail,
  };
}

function comparisonOf(word: string, tail: string): Comparison {
  if (/^or (?:more|above|over|higher|greater|longer|older)|^and (?:up|above|over)|^\+/.test(tail))
    return '>=';
  if (/^or |^and /.test(tail)) return '<=';
  if (whole(OVER).test(word)) return '>';
  if (whole(FLOOR).test(word)) return '>=';
  if (whole(UNDER).test(word)) return '<';
  return whole(CEILING).test(word) ? '<=' : '=';
}

const whole = (source: string): RegExp => new RegExp(`^${source}$`);

const numberIn = (text: string): number => countOf(text.match(new RegExp(COUNT))?.[0] ?? '0');

function unitOf(text: string): { unit: 'money' | 'percent' | ''; currency: string | null } {
  if (text.endsWith('%')) return { unit: 'percent', currency: null };
  const mark = CURRENCIES.find(([pattern]) => pattern.test(text));
  return mark ? { unit: 'money', currency: mark[1] } : { unit: '', currency: null };
}

// `us$100`, `ca$ 5`, `100 usd`, `€50`, `20 pounds`; a bare `$` is read as US dollars.
const CURRENCIES: readonly (readonly [RegExp, string])[] = [
  [/ca\$|cad/, 'CAD'],
  [/nz\$|nzd/, 'NZD'],
  [/us\$|usd/, 'USD'],
  [/a\$|aud/, 'AUD'],
  [/\$|dollar|bucks/, 'USD'],
  [/€|eur/, 'EUR'],
  [/£|gbp|pound/, 'GBP'],
  [/¥|jpy/, 'JPY'],
  [/chf/, 'CHF'],
  [/₹/, 'INR'],
];

/** Whether a value keeps to a bound; both ends of `between` count. */
export function keepsTo(bound: Bound, value: number): boolean {
  switch (bound.comparison) {
    case '>':
      return value > bound.value;
    case '>=':
      return value >= bound.value;
    case '<':
      return value < bound.value;
    case '<=':
      return value <= bound.value;
    case '=':
      return value === bound.value;
    case 'between':
      return value >= bound.value && value <= (bound.upper ?? bound.value);
  }
}
