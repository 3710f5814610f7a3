import { BOUND, boundOf } from './bound.ts';
import type { AgeEvent, AgeUnit, Bound, Predicate } from './form.ts';

/** Reads how far ahead something planned is: `the next charge is within 3 days`, `renewal is less than 24 hours away`. */
export function readAhead(words: string): Predicate | undefined {
  const groups = spelled(words).match(AHEAD)?.groups;
  const written = groups && boundOf(groups);
  if (!groups || written?.unit !== '') return undefined;
  const event = /\b(?:ship|deliver|parcel|package|box)/.test(words) ? 'shipment' : 'charge';
  const comparison =
    /\b(?:within|in the)\b/.test(groups['lead'] ?? '') && written.written === ''
      ? '<='
      : written.bound.comparison;
  const unit = unitOf(groups['unit'] ?? 'days', groups['business'] !== undefined);
  const ahead: Predicate = { type: 'ahead', event, bound: { ...written.bound, comparison }, unit };
  return groups['not'] === undefined ? ahead : { type: 'not', part: ahead };
}

/** `a week` is one week. */
const spelled = (words: string): string =>
  words.replaceAll(/\ban? (?=(?:hour|day|week|month|year)\b)/g, 'one ');

/** Reads how long ago something happened: `delivered more than 7 days ago`, `within 30 days of purchase`, `no scan for 10 days`. */
export function readAge(words: string): Predicate | undefined {
  if (OVERDUE.test(words)) return age('expected', { comparison: '>', value: 0, upper: null }, 'days');
  const match = spelled(words).match(TIMED);
  const groups = match?.groups;
  if (!match || !groups) return undefined;
  const written = boundOf(groups);
  const before = groups['before'] ?? '';
  const after = groups['after'] ?? '';
  if (JOINED.test(before) || JOINED.test(after)) return undefined;
  const event = eventBetween(before, after);
  if (written?.unit !== '') return undefined;
  const underway = event === undefined && /\bin transit\b/.test(before);
  if (underway)
    return underwayFor(written.bound, unitOf(groups['unit'] ?? 'days', groups['business'] !== undefined));
  if (!event) return undefined;
  const comparison = written.written === '' ? standing(before, after) : written.bound.comparison;
  const silent = event === 'scanned' && /\b(?:not?|without)\b/.test(before);
  // `no scan in the last 5 days` is one longer ago than that.
  const bound = {
    ...written.bound,
    comparison: silent ? sinceThen(comparison) : within(groups['lead'] ?? '', comparison),
  };
  const unit = unitOf(groups['unit'] ?? 'days', groups['business'] !== undefined);
  if (!/\bnot\b/.test(before) || event === 'scanned') return age(event, bound, unit);
  // `has not replied within 3 days` is longer ago than that; another denial stays a plain question.
  if (event !== 'written') return undefined;
  return age(event, { ...bound, comparison: bound.comparison === '<=' ? '>' : bound.comparison }, unit);
}

const sinceThen = (comparison: Bound['comparison']): Bound['comparison'] =>
  comparison === '<=' || comparison === '=' ? '>=' : comparison;

/** `in transit for more than 10 days`: sent so long ago and still on its way. */
const underwayFor = (bound: Bound, unit: AgeUnit): Predicate => ({
  type: 'all',
  parts: [
    {
      type: 'state',
      subject: 'parcel',
      entity: 'parcel',
      states: ['in_transit'],
      literal: false,
      quantity: 'the',
      yet: false,
    },
    age('shipped', bound.comparison === '=' ? { ...bound, comparison: '>=' } : bound, unit),
  ],
});

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

// `the next charge is within 3 days`, `subscription renews in less than 24 hours`, `next billing date is 7 days away`.
const AHEAD = new RegExp(
  `^(?:(?:the|their|customer's|subscription's|an?) )*(?<what>(?:next|upcoming|following) (?:[a-z]+ ?){0,3}?(?:date|day)?|renewal(?: date)?|(?:subscription|plan|membership) (?:renews|bills|ships|charges|processes)) ?(?:(?:is|are|will be|will|date|due|scheduled|billed|charged|planned|set|to|happens?|renews?|ships?|falls|occurs|for|coming up) ?)*(?<not>not )?(?<lead>(?:in|within)(?: the)?(?: next)? ?)?${BOUND} ?(?<business>business |working |calendar )?(?<unit>hours?|hrs?|days?|weeks?|months?)\\b(?: away| from (?:now|today)| ahead| out| or sooner)?$`,
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
