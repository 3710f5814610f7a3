import { BOUND, boundOf } from './bound.ts';
import type { Predicate } from './form.ts';

/** Reads a comparison of a number or a count: `order total is over $100`, `more than one order`, `at least 3 items`. */
export function readNumber(words: string): Predicate | undefined {
  return readSeveral(words) ?? readCounted(words) ?? readMeasured(words);
}

/** `multiple orders`, `several shipments`, `a single parcel`, `only one order`. */
function readSeveral(words: string): Predicate | undefined {
  const several = words.match(SEVERAL);
  if (several?.[1]) return count(several[1], { comparison: '>', value: 1, upper: null });
  const any = words.match(ANY_LISTED);
  if (any?.[2]) {
    const listed = count(any[2], { comparison: '>=', value: 1, upper: null });
    return /\b(?:no|not)\b/.test(any[1] ?? '') ? { type: 'not', part: listed } : listed;
  }
  const single = words.match(SINGLE);
  return single?.[1] ? count(single[1], { comparison: '=', value: 1, upper: null }) : undefined;
}

const HAVING =
  '(?:(?:the )?(?:customer|account|order|there) (?:(?:has|have|had|is|are|contains?|placed|includes?)|(?:(?:was|is|were|are|has been|have been) )?(?:shipped|split|sent|ships|delivered|divided)(?: up)? (?:in|into|as)) )?';
const THINGS = '((?:open |recent |active |matching )?[a-z]+?)';
const BEING =
  '(?: (?:is|are|was|were|has been|have been) (?:found|returned|issued|placed|filed|made|shipped|sent|listed|on (?:the )?account|in (?:the )?(?:account|order)))?';
// `customer has multiple orders`, `there are several subscriptions found`, `the order was shipped in several packages`.
const SEVERAL = new RegExp(`^${HAVING}(?:multiple|several|many) ${THINGS}s?${BEING}$`);
// `there are discrepancies`, `no discrepancies are found`, `any mismatch in the address`.
const ANY_LISTED =
  /^((?:there (?:is|are) )?(?:not |no |any |a |some )*)(discrepanc(?:y|ies)|mismatch(?:es)?)(?: (?:is|are|was|were) (?:found|noted|listed|shown))?(?: in .*)?$/;
// `only one order`, `customer has a single subscription`.
const SINGLE = new RegExp(`^${HAVING}(?:only one|a single|just one|exactly one) ${THINGS}s?${BEING}$`);

/** `more than one order`, `customer has two or more subscriptions`. */
function readCounted(words: string): Predicate | undefined {
  const match = words.match(COUNTED);
  const written = match?.groups && boundOf(match.groups);
  const noun = match?.groups?.['noun'];
  if (!written || !noun || written.unit !== '' || NOT_THINGS.test(noun)) return undefined;
  return written.written === '' && written.bound.value <= 1 ? undefined : count(noun, written.bound);
}

// `more than one order`, `customer has at least 3 active subscriptions`.
const COUNTED = new RegExp(`^${HAVING}${BOUND} (?<noun>(?:open |recent |active )?[a-z]+)${BEING}$`);
// Nouns that measure and are no things: `days`, `percent`, `dollars`.
const NOT_THINGS =
  /^(?:minutes?|hours?|days?|weeks?|months?|years?|business|percent|dollars?|euros?|pounds?|bucks|usd|eur|gbp|cad|aud|nzd|jpy|chf|times?|contacts?|old|late)$/;

const count = (noun: string, bound: Extract<Predicate, { type: 'count' }>['bound']): Predicate => ({
  type: 'count',
  noun: noun.replace(/ies$/, 'y').replace(/([^s])s$/, '$1'),
  bound,
});

/** `order total is over $100`, `orders of $50 or more`, `cycles completed is at least 3`, `discount exceeds 15%`. */
function readMeasured(words: string): Predicate | undefined {
  const match = words.match(MEASURED);
  const written = match?.groups && boundOf(match.groups);
  if (!match?.groups || !written) return undefined;
  if (CLAUSE.test(match.groups['subject'] ?? '')) return undefined;
  const subject = (match.groups['subject'] ?? '').replace(/^(?:the|an?|any|their|customer's) /, '').trim();
  const percent = match.groups['percent'] !== undefined;
  const bare = written.unit === '' && !percent;
  if (bare && (subject === '' || written.written === '')) return undefined;
  const not = /\bnot\b/.test(match.groups['verb'] ?? '');
  const number: Predicate = {
    type: 'number',
    subject,
    bound: written.bound,
    unit: percent ? 'percent' : written.unit,
    currency: written.currency,
  };
  return not ? { type: 'not', part: number } : number;
}

// A subject that holds a clause of its own: `customer is a vip or has spent`.
const CLAUSE =
  /\b(?:and|or|but|is|are|has|have|asks?|wants?|requests?|request|insists?|says?|that|who|when|if)\b/;
// `order total is over $100`, `over $50`, `cart value of at least 20 eur in total`, `discount does not exceed 15 percent`.
const MEASURED = new RegExp(
  `^(?<subject>[a-z' _-]*?)(?<verb> ?(?:(?:is|are|was|were|has|have|does|do|totals?|totalling|totaling|costs?|amounts? to|worth|valued at|of|with|that|which|priced|spent|spends|it)\\b ?)*(?:not )?(?:worth |valued (?:at )?|of |priced (?:at )?|for )?)(?<=^| )${BOUND}(?<percent> ?percent)?(?: in (?:total|value))?$`,
);
