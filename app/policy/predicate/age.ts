import type { AgeEvent, AgeUnit, Bound, Predicate } from '../predicate.ts';
import { BOUND, boundOf } from './bound.ts';

/** Reads how long ago something happened: `delivered more than 7 days ago`, `within 30 days of purchase`, `no scan for 10 days`. */
export function readAge(words: string): Predicate | undefined {
  if (OVERDUE.test(words)) return age('expected', { comparison: '>', value: 0, upper: null }, 'days');
  const match = words.match(TIMED);
  const groups = match?.groups;
  if (!match || !groups) return undefined;
  const written = boundOf(groups);
  const before = groups['before'] ?? '';
  const after = groups['after'] ?? '';
  if (JOINED.test(before) || JOINED.test(after)) return undefined;
  const event = eventBetween(before, after);
  if (written?.unit !== '' || !event) return undefined;
  const comparison = written.written === '' ? standing(before, after) : written.bound.comparison;
  const bound = { ...written.bound, comparison: within(groups['lead'] ?? '', comparison) };
  const unit = unitOf(groups['unit'] ?? 'days', groups['business'] !== undefined);
  if (!/\bnot\b/.test(before) || event === 'scanned') return age(event, bound, unit);
  // `has not replied within 3 days` is longer ago than that; another denial stays a plain question.
  if (event !== 'written') return undefined;
  return age(event, { ...bound, comparison: bound.comparison === '<=' ? '>' : bound.comparison }, unit);
}

// Clauses of their own: `shipped but has no scan`, `is vip or has waited`.
const JOINED = /\b(?:and|or|but|unless)\b/;

/** The event that the words before and after the number speak of; `undefined` where they speak of two (`delivered within 2 days of shipping`). */
function eventBetween(before: string, after: string): AgeEvent | undefined {
  if (/\b(?:late|overdue)\b/.test(after)) return 'expected';
  const first = eventOf(before);
  const second = eventOf(after);
  return first && second && first !== second && first !== 'scanned' ? undefined : (first ?? second);
}

const age = (event: AgeEvent, bound: Bound, unit: AgeUnit): Predicate => ({
  type: 'age',
  event,
  bound,
  unit,
});

// `the expected delivery date has passed`, `shipment is overdue`, `past its estimated delivery date`.
const OVERDUE =
  /^(?:.*\b(?:expected|estimated|promised|scheduled) (?:delivery |arrival )?(?:date|window|time) (?:has |is )?(?:already )?(?:passed|past|over)|(?:[a-z]+ )?(?:is |are )?(?:overdue|past (?:the|its) (?:expected|estimated|promised) (?:delivery |arrival )?(?:date|window|time)))$/;

// `delivered more than 7 days ago`, `within 30 days of purchase`, `no scan for more than 10 business days`.
const TIMED = new RegExp(
  `^(?<before>[^\\d]*?)(?<lead>\\b(?:in|within|during|for|since) (?:the )?(?:last|past|previous|first)? ?)?(?<![\\w$€£.])${BOUND} ?(?<business>business |working |calendar )?(?<unit>hours?|hrs?|days?|weeks?|months?|years?)\\b(?<after>[^\\d]*)$`,
);

/** `30 days ago` and `for 10 days` mean at least so long; `30 days of purchase` alone at most. */
function standing(before: string, after: string): Bound['comparison'] {
  return /^ of\b/.test(after) && !/\b(?:passed|ago)\b/.test(before + after) ? '<=' : '>=';
}

/** `in the last 30 days` and `within` bound from above, whatever stands before the number. */
const within = (lead: string, comparison: Bound['comparison']): Bound['comparison'] =>
  /\b(?:within|during)\b|\b(?:last|past|previous|first)\b/.test(lead) && comparison === '>='
    ? '<='
    : comparison;

function unitOf(word: string, business: boolean): AgeUnit {
  if (word.startsWith('h')) return 'hours';
  if (word.startsWith('d')) return business ? 'business-days' : 'days';
  if (word.startsWith('w')) return 'weeks';
  return word.startsWith('m') ? 'months' : 'years';
}

function eventOf(words: string): AgeEvent | undefined {
  return EVENTS.find(([, pattern]) => pattern.test(words))?.[0];
}

// Tried in order: `no scan`, `tracking has not updated`; `late`; `of delivery`; `shipped`; `of purchase`; …
const EVENTS: readonly (readonly [AgeEvent, RegExp])[] = [
  [
    'scanned',
    /\bscan(?:s|ned)?\b|\b(?:no|not?|stopped|without)\b.*\b(?:updat\w*|movement|moved?|progress\w*|activity|tracking events?)\b|\blast (?:tracking )?(?:update|event|scan)\b|\b(?:stuck|stalled|frozen)\b/,
  ],
  ['expected', /\blate\b|\boverdue\b|\b(?:expected|estimated|promised|scheduled)\b|\bdelayed\b/],
  ['refunded', /\brefund(?:ed)?\b.*\b(?:issued|made|ago|processed)\b|\bwas refunded\b/],
  ['claimed', /\bclaim\b|\binvestigation\b/],
  ['delivered', /\bdeliver(?:ed|y)\b|\barriv(?:ed|al)\b|\breceiv(?:ed|ing)\b|\breceipt\b/],
  ['shipped', /\bship(?:ped|ping|ment)?\b|\bdispatch(?:ed)?\b|\bsent\b|\bfulfill?ed\b/],
  ['cancelled', /\bcancell?(?:ed|ation|ing)\b/],
  ['billed', /\bbill(?:ed|ing)\b|\bcharged?\b|\brenew(?:al|ed)\b/],
  ['paid', /\bpaid\b|\bpayment\b/],
  ['ordered', /\border(?:ed|s|ing)?\b|\bpurchas(?:e|ed|ing)\b|\bbought\b|\bplac(?:ed|ing)\b|\bsale\b/],
  ['started', /\bsubscri(?:bed|ption|bing)\b|\bsign(?:ed)?[- ]?up\b|\bstarted\b|\bjoined\b/],
  ['opened', /\b(?:ticket|case|conversation)\b/],
  [
    'written',
    /\bcontact(?:ed)?\b|\bwrote\b|\bmessage\b|\brequest\b|\brepl(?:y|ied|ies)\b|\brespon(?:d|ds|ded|se)\b|\banswer(?:ed|s)?\b|\bheard\b/,
  ],
];
