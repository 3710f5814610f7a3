/** Reads the amounts in a step's words: what they count, what they bound, and whether they stand in condition, act or promise. */
import type { Span } from '../lib/problem.ts';
import type { Amount, AmountUnit, StepKind } from './policy.ts';

/** What has to be known of a step to read its amounts; spans are offsets into its words. */
export interface AmountPlace {
  readonly kind: StepKind;
  readonly conditionSpans: readonly Span[];
}

/** The amounts in a step's words, in reading order; a range gives two. */
export function readAmounts(text: string, place: AmountPlace): Amount[] {
  if (!MAYBE.test(text)) return [];
  const numbers = readNumbers(text);
  return shareUnits(text, numbers).map((number) => toAmount(text, number, place));
}

// Anything that may be an amount: a digit, or a number in words before a unit.
const MAYBE =
  /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|thirty|sixty|ninety|half)\b/i;

interface Found {
  readonly value: number;
  readonly start: number;
  /** Behind the number and its unit. */
  readonly end: number;
  readonly unit: AmountUnit | null;
  readonly currency: string;
}

/** More numbers than this in one step are not read. */
const NUMBERS_MAX = 40;

function readNumbers(text: string): Found[] {
  const numbers: Found[] = [];
  NUMBER.lastIndex = 0;
  for (let found = NUMBER.exec(text); found && numbers.length < NUMBERS_MAX; found = NUMBER.exec(text)) {
    const value = numericValue(found[2] ?? found[3] ?? '');
    if (value === undefined) continue;
    const sign = currencyOf(found[1] ?? '');
    UNIT.lastIndex = NUMBER.lastIndex;
    const behind = UNIT.exec(text);
    const unit = sign ? 'money' : behind ? unitOf(behind[1] ?? '') : null;
    const end = unit !== null && behind && !sign ? UNIT.lastIndex : NUMBER.lastIndex;
    if (found[3] !== undefined && unit === null) continue;
    numbers.push({
      value,
      start: found.index,
      end,
      unit,
      currency: sign ?? currencyOf(behind?.[1] ?? '') ?? '',
    });
    NUMBER.lastIndex = end;
  }
  return numbers;
}

// A number with a currency before it, or a number in words: `$1,000.50`, `EUR 20`, `two`.
const NUMBER =
  /(?<![\p{L}\d_#.,/:])(?:((?:US|CA|C|AU|A|NZ)?[$]|[€£¥₹]|(?:USD|EUR|GBP|CAD|AUD|NZD|CHF|JPY|INR|SEK|NOK|DKK|PLN|BRL|MXN)(?=\s?\d))\s?)?(?:(\d{1,12}(?:[.,]\d{1,6}){0,4})(?![\p{L}_]*[_@]|\d|:\d)|(one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|thirty|sixty|ninety)(?=[\s-]))/giu;

// A unit behind a number: `%`, ` business days`, `-day`, ` dollars`, ` items`.
const UNIT =
  /\s?-?\s?(%|percent\b|per cent\b|pct\b|(?:business|working|week)[\s-]?days?\b|days?\b|hours?\b|hrs?\b|weeks?\b|months?\b|years?\b|yrs?\b|dollars?\b|bucks\b|euros?\b|pounds?\b|(?:USD|EUR|GBP|CAD|AUD|NZD|CHF|JPY|INR|SEK|NOK|DKK|PLN|BRL|MXN)\b|[€£$]|times\b|items?\b|orders?\b|attempts?\b|units?\b|parcels?\b|packages?\b|shipments?\b|deliver(?:y|ies)\b|replacements?\b|contacts?\b|reminders?\b|messages?\b|photos?\b|refunds?\b|reships?\b|coupons?\b)/iy;

const WORDS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  fourteen: 14,
  thirty: 30,
  sixty: 60,
  ninety: 90,
};

function numericValue(digits: string): number | undefined {
  const worded = WORDS[digits.toLowerCase()];
  if (worded !== undefined) return worded;
  const plain = GROUPED.test(digits)
    ? digits.replaceAll(',', '')
    : GROUPED_DOTS.test(digits)
      ? digits.replaceAll('.', '').replace(',', '.')
      : digits.replace(',', '.');
  const value = Number(plain);
  return Number.isNaN(value) ? undefined : value;
}

// Thousands set off by commas: `1,000`, `12,345.50`.
const GROUPED = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
// Thousands set off by points, decimals by a comma: `1.000,50`, `1.000.000`.
const GROUPED_DOTS = /^\d{1,3}(?:\.\d{3})+,\d+$|^\d{1,3}(?:\.\d{3}){2,}$/;

function unitOf(words: string): AmountUnit {
  const unit = words.toLowerCase();
  if (unit === '%' || (unit.startsWith('p') && /^p(?:er|ct)/.test(unit))) return 'percent';
  if (/^(?:business|working|week)[\s-]?day/.test(unit)) return 'business-days';
  if (unit.startsWith('day')) return 'days';
  if (unit.startsWith('h')) return 'hours';
  if (/^weeks?$/.test(unit)) return 'weeks';
  if (unit.startsWith('month')) return 'months';
  if (unit.startsWith('y')) return 'years';
  return currencyOf(words) === undefined ? 'count' : 'money';
}

function currencyOf(words: string): string | undefined {
  const sign = words.trim().toLowerCase();
  return (
    CURRENCIES.get(sign) ?? (/^[a-z]{3}$/.test(sign) && CODES.has(sign) ? sign.toUpperCase() : undefined)
  );
}

const CURRENCIES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    USD: '$ us$ dollar dollars bucks',
    EUR: '€ euro euros',
    GBP: '£ pound pounds',
    JPY: '¥',
    INR: '₹',
    CAD: 'ca$ c$',
    AUD: 'au$ a$',
    NZD: 'nz$',
  }).flatMap(([code, signs]) => signs.split(' ').map((sign) => [sign, code] as const)),
);
const CODES = new Set('usd eur gbp cad aud nzd chf jpy inr sek nok dkk pln brl mxn'.split(' '));

interface Bounded extends Found {
  readonly unit: AmountUnit;
  /** Its end of a range; `alone` where it is none. */
  readonly part: 'low' | 'high' | 'alone';
  /** Where the words before the whole group begin to matter: the first number of the range or series. */
  readonly groupStart: number;
}

/** Gives `10` in `10 or 15%` the unit of what follows, and finds ranges. */
function shareUnits(text: string, numbers: readonly Found[]): Bounded[] {
  const units = unitsOf(text, numbers);
  const shared: Bounded[] = [];
  for (let at = 0; at < numbers.length; at += 1) {
    const number = numbers[at] as Found;
    const next = numbers[at + 1];
    const between = next ? text.slice(number.end, next.start) : '';
    const joined = next !== undefined && JOINED.test(between);
    const unit = units[at] ?? null;
    if (unit === null) continue;
    const before = shared.at(-1);
    const continuing =
      before !== undefined && before.unit === unit && JOINED.test(text.slice(before.end, number.start));
    const high = continuing && before.part === 'low';
    const low =
      joined &&
      !high &&
      units[at + 1] === unit &&
      isRange(text, number.start, between) &&
      next.value >= number.value;
    shared.push({
      ...number,
      unit,
      currency: number.currency || (unit === 'money' ? (next?.currency ?? before?.currency ?? '') : ''),
      part: low ? 'low' : high ? 'high' : 'alone',
      groupStart: continuing ? before.groupStart : number.start,
    });
  }
  return shared;
}

/** Each number's unit: its own, else that of the number it is joined to. */
function unitsOf(text: string, numbers: readonly Found[]): (AmountUnit | null)[] {
  const units: (AmountUnit | null)[] = numbers.map((number) => number.unit);
  for (let at = numbers.length - 2; at >= 0; at -= 1) {
    const number = numbers[at];
    const next = numbers[at + 1];
    if (units[at] === null && number && next && JOINED.test(text.slice(number.end, next.start)))
      units[at] = units[at + 1] ?? null;
  }
  return units;
}

// What may stand between numbers of one group: ` or `, `–`, ` to `, `, `, ` and `.
const JOINED = /^\s*(?:or|to|and|through|-|–|—|\/|,|, or|,? ?and)\s*$/i;

function isRange(text: string, start: number, between: string): boolean {
  const joiner = between.trim().toLowerCase();
  if (joiner === 'and') return /\bbetween\s+$/i.test(text.slice(Math.max(0, start - 12), start));
  return joiner === 'to' || joiner === 'through' || joiner === '-' || joiner === '–' || joiner === '—';
}

function toAmount(text: string, number: Bounded, place: AmountPlace): Amount {
  const bound = boundOf(text, number);
  return {
    value: number.value,
    unit: number.unit,
    ...(number.unit === 'money' ? { currency: number.currency || 'USD' } : {}),
    bound,
    in: placeOf(text, number, place),
  };
}

/** How far around a number the words that bound it may stand. */
const BOUND_WORDS_MAX = 32;

function boundOf(text: string, number: Bounded): Amount['bound'] {
  if (number.part === 'low') return 'at-least';
  if (number.part === 'high') return 'at-most';
  const before = text.slice(Math.max(0, number.groupStart - BOUND_WORDS_MAX), number.groupStart);
  const after = text.slice(number.end, number.end + BOUND_WORDS_MAX);
  if (AT_MOST_BEFORE.test(before) || AT_MOST_AFTER.test(after)) return 'at-most';
  if (AT_LEAST_BEFORE.test(before) || AT_LEAST_AFTER.test(after)) return 'at-least';
  if (OVER_BEFORE.test(before)) return isForbidden(text, number.groupStart) ? 'at-most' : 'over';
  if (UNDER_BEFORE.test(before)) return isForbidden(text, number.groupStart) ? 'at-least' : 'under';
  return 'exactly';
}

// `up to `, `no more than `, `within `, `capped at `.
const AT_MOST_BEFORE =
  /\b(?:up to|at most|(?:a )?max(?:imum)?(?: of)?|(?:no|not) more than|(?:not|never) exceed(?:ing)?|no (?:longer|older|later|higher) than|within(?: the (?:last|first|past))?(?: of)?|limit(?:ed)? (?:to|of|is)|capped at|as much as|not over|not above|(?:in|during) the (?:last|past))\s*(?:a |an |the )?$|≤\s*$/i;
// ` or less`, ` max`, ` at most`, ` or newer`.
const AT_MOST_AFTER =
  /^\s*(?:or (?:less|fewer|below|under|lower|newer|sooner)|max(?:imum)?\b|at (?:the )?most\b|limit\b|and under\b)/i;
// `at least `, `a minimum of `, `no less than `, `after `.
const AT_LEAST_BEFORE =
  /\b(?:at least|(?:a )?min(?:imum)?(?: of)?|(?:no|not) (?:less|fewer|sooner|earlier) than|not under|not below|starting (?:at|from)|after|wait(?:ing)?(?: for)?)\s*(?:a |an |the )?$|≥\s*$/i;
// ` or more`, `+`, ` and up`, ` minimum`.
const AT_LEAST_AFTER =
  /^\s*(?:or (?:more|above|over|higher|older|longer)\b|\+|and (?:up|over|above|more|older)\b|min(?:imum)?\b|at least\b)/i;
// `over `, `more than `, `exceeds `, `older than `.
const OVER_BEFORE =
  /\b(?:over|more than|above|exceed(?:s|ing|ed)?|greater than|higher than|larger than|older than|longer than|later than|beyond|past)\s*(?:a |an |the )?$|>\s*$/i;
// `under `, `less than `, `below `, `newer than `.
const UNDER_BEFORE =
  /\b(?:under|less than|below|fewer than|lower than|smaller than|cheaper than|younger than|newer than|shorter than)\s*(?:a |an |the )?$|<\s*$/i;

/** `Never refund more than $50`: what must not be over is at most. */
function isForbidden(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 80), start);
  return FORBIDS.test(before.slice(before.lastIndexOf('. ') + 1));
}

// Words that forbid what follows in the sentence: `never `, `do not `, `cannot `.
const FORBIDS = /\b(?:never|do not|don[’']t|must not|cannot|can[’']t|may not|should not|shouldn[’']t)\b/i;

function placeOf(text: string, number: Bounded, place: AmountPlace): Amount['in'] {
  const inside = place.conditionSpans.some((span) => number.start >= span.start && number.start < span.end);
  if (inside) return 'condition';
  if (place.kind === 'check' || place.kind === 'branch') return 'condition';
  if (needsApproval(text)) return 'condition';
  if (isForbidden(text, number.groupStart)) return 'act';
  if (place.kind === 'inform' || place.kind === 'note' || place.kind === 'ask') return 'text';
  return TIMES.has(number.unit) && isPromise(text, number) ? 'text' : 'act';
}

const TIMES = new Set<AmountUnit>(['hours', 'days', 'business-days', 'weeks', 'months', 'years']);

function isPromise(text: string, number: Bounded): boolean {
  return PROMISE.test(text.slice(Math.max(0, number.groupStart - 70), number.groupStart));
}

// Words of a promise before a time: `will arrive in `, `takes `, `should see it within `.
const PROMISE =
  /\b(?:will|takes?|take|arrives?|expect(?:ed)?|should (?:arrive|receive|see|be)|usually|typically|can take|may take)\b[^.;]*$/i;

/** Whether the words say who must allow something: `Refunds over $100 need a supervisor`. */
export const needsApproval = (text: string): boolean => APPROVAL.test(text);

// Who has to allow it: `needs a supervisor`, `require manager approval`, `must be approved by a lead`.
const APPROVAL =
  /\b(?:needs?|requires?|must (?:be|have|get)|have to be|has to be|only with|subject to)\b[^.;]{0,40}\b(?:supervisors?|managers?|team leads?|leads?|admins?)\b|\b(?:supervisor|manager|team lead|lead)(?:[’']s)? approval\b|\bapprov\w+ (?:by|from) (?:a |an |the |your )?(?:supervisor|manager|team lead|lead)\b/i;
