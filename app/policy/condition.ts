/** Splits the words of a step into the condition under which it applies and what is to be done. */
import type { Span } from '../lib/problem.ts';
import { findTrailing } from './condition-trailing.ts';
import type { Condition } from './policy.ts';
import { CUSTOMER_WORDS, firstWords, leadingVerb, VERB_KINDS } from './words.ts';

/** A step's words taken apart; spans are offsets into those words. */
export interface Split {
  /** Null where the step always applies, or answers an earlier condition (`Otherwise`). */
  readonly condition: Condition | null;
  /** Where the condition's words stand; empty spans where there are none. */
  readonly conditionSpans: readonly Span[];
  /** What is to be done, without the condition; empty for a bare condition. */
  readonly rest: string;
  /** Whether it answers the condition before it with no: `Otherwise`, `Else`. */
  readonly answers: boolean;
}

/** Takes the words of a step apart. */
export function splitCondition(text: string): Split {
  if (text.length > WORDS_MAX) return unconditional(text);
  const answering = ANSWERS.exec(text);
  if (answering) return { ...splitRest(text.slice(answering[0].length)), answers: true };
  const middle = text.includes(',') ? splitMiddle(text) : undefined;
  if (middle) return middle;
  const lead = readLead(text);
  if (!lead) return splitLabelled(text) ?? splitRest(text);
  const clause = text.slice(lead.from);
  const cut = findMainClause(clause);
  const words = trimWords(clause.slice(0, cut.end));
  if (words === '') return unconditional(text);
  const rest = clause.slice(cut.next).trim();
  const trailing = rest === '' ? undefined : findTrailing(rest);
  const span = { start: lead.from, end: lead.from + cut.end };
  if (!trailing)
    return {
      condition: { text: words, negated: lead.negated },
      conditionSpans: [span],
      rest,
      answers: false,
    };
  const offset = text.length - rest.length;
  return {
    condition: { text: `${words} ${trailing.joiner} ${trailing.text}`, negated: lead.negated },
    conditionSpans: [span, { start: offset + trailing.start, end: offset + trailing.end }],
    rest: trailing.rest,
    answers: false,
  };
}

/** Longer words than this are no single step; they are not searched for conditions. */
const WORDS_MAX = 2000;

const unconditional = (text: string): Split => ({
  condition: null,
  conditionSpans: [],
  rest: text,
  answers: false,
});

// What answers an earlier condition: `Otherwise, `, `Else: `, `If not, `, `In all other cases: `.
const ANSWERS =
  /^(?:otherwise|or else|else(?! if\b)|if not(?=\s*[,:–-])|if none of (?:these|the above)[^,:]{0,20}|in (?:all|any) other (?:cases?|situations?)|for (?:all|any) other (?:cases?|situations?)|for (?:all others|everyone else))\s*[,:;–—-]*\s*/i;

/** What stands before a condition's words. */
function readLead(text: string): { from: number; negated: boolean } | undefined {
  const found = LEAD.exec(text);
  if (!found) return undefined;
  const word = (found[1] ?? '').toLowerCase();
  const from = found[0].length;
  if (word === 'for' && !isClassOfCases(text, from)) return undefined;
  if (
    NEEDS_CLAUSE.has(word) &&
    findMainClause(text.slice(from)).next === text.length - from &&
    !text.endsWith(':')
  )
    return undefined;
  if (NOT_LEADS.test(text)) return undefined;
  return { from, negated: word.startsWith('unless') || word.startsWith('except') };
}

// Words before a condition: `If `, `In cases where `, `For `, `Unless `, `On the second contact`.
const LEAD =
  /^(?:and |but |then |also,? |else |additionally,? |however,? )?(only if|only when|if|whenever|when|once|unless|in (?:the )?cases? (?:where|when|that|of)|in cases?|in (?:the )?(?:situations?|instances?) (?:where|when)|in the event (?:that|of)|should|provided(?: that)?|as long as|assuming(?: that)?|for|where|except (?:if|when|for|in cases? where)|(?=on (?:the|their|a) (?:first|second|third|\d\w{2}|next) |within \d|after (?:more than )?\d+ (?:failed|unsuccessful)|(?:more|less|fewer|older|newer) than \d))(?:\s+|(?=(on |within |after |more |less |fewer |older |newer )))/i;

const NEEDS_CLAUSE = new Set(['should', 'for', 'where', 'provided', 'in case', '']);
// Openings that only look like conditions: `For example,`, `When possible,`, `If needed,`.
const NOT_LEADS =
  /^(?:(?:when|where|how|if) to\b|for (?:example|instance|now|reference|more|each|every|this|that|further|your|the record|best|clarity|details|help)\b|(?:if|when|where|whenever) (?:possible|needed|necessary|applicable|appropriate|relevant|required|available|in doubt|so|any)\s*[,)])/i;

/** Whether `for …` names a class of cases: it ends at a comma or colon before anything is asked for. */
function isClassOfCases(text: string, from: number): boolean {
  const stop = text.slice(from).search(STOPS);
  if (stop < 0) return false;
  return firstWords(text.slice(from, from + stop), 13).length <= 12;
}

// The end of a clause: a comma or a colon before a space.
const STOPS = /[,:](?=\s|$)/;

/** Where the condition's words end, and where what is to be done begins. */
function findMainClause(clause: string): { end: number; next: number } {
  const marks = clauseMarks(clause);
  const colon = marks.find((mark) => mark.hard);
  const commas = marks.filter((mark) => !mark.hard && (!colon || mark.end < colon.end));
  const verbal = commas.find(
    (mark, index) => opensMainClause(clause.slice(mark.next)) && !inSeries(clause, commas, index),
  );
  if (verbal) return verbal;
  if (colon) return colon;
  const worded = findVerb(clause);
  if (commas.length === 0) return worded ?? { end: clause.length, next: clause.length };
  const whole = commas.filter((mark) => !JOINS.test(clause.slice(mark.next)));
  return whole.at(-1) ?? worded ?? { end: clause.length, next: clause.length };
}

interface ClauseMark {
  readonly end: number;
  readonly next: number;
  /** Whether it always ends the condition: a colon, an arrow, `then`. */
  readonly hard: boolean;
}

/** More commas than this in one condition are not looked at. */
const MARKS_MAX = 24;

function clauseMarks(clause: string): ClauseMark[] {
  const marks: ClauseMark[] = [];
  CLAUSE_MARK.lastIndex = 0;
  while (marks.length < MARKS_MAX) {
    const found = CLAUSE_MARK.exec(clause);
    if (!found) break;
    marks.push({ end: found.index, next: CLAUSE_MARK.lastIndex, hard: found[1] === undefined });
  }
  return marks;
}

// What may stand between a condition and its instruction: `, `, `,” `, `: `, ` then `, ` → `, ` – `.
const CLAUSE_MARK =
  /(,["”’]?)(?:\s+then\b,?)?(?=\s|$)\s*|:["”’]?(?=\s|$)\s*|\s*;?\s+then,?\s+|\s*(?:→|⇒|->|=>)\s*|\s+[–—-]\s+/gi;

/** `A, B, or C`: the comma at hand stands inside a series that ends later. */
function inSeries(clause: string, commas: readonly ClauseMark[], index: number): boolean {
  for (let later = index + 1; later < commas.length; later += 1) {
    const mark = commas[later] as ClauseMark;
    if (SERIES_END.test(clause.slice(mark.next, mark.next + 4)))
      return commas.slice(later + 1).some((next) => opensMainClause(clause.slice(next.next)));
  }
  return false;
}

// The last member of a series: `or `, `and `.
const SERIES_END = /^(?:or|and)\s/i;
const JOINS = /^(?:or|and|but|nor)\s/i;

/** Whether words begin an instruction or a statement of what holds then. */
function opensMainClause(words: string): boolean {
  if (MAIN_OPENING.test(words)) return true;
  return !JOINS.test(words) && leadingVerb(words) !== undefined;
}

// Openings of a main clause that are no verb: `please`, `do not`, `@get_x`, `#Refund`, `you may`, `no action`.
const MAIN_OPENING =
  /^(?:please\b|do not\b|don[’']t\b|never\b|always\b|@\w|#\w|\[[A-Z]|(?:you|we|agents?|the agent)\s+(?:can|may|must|should|will|need)\b|no (?:action|refund|further)\b|politely\b|both\b)/i;

/** Where an instruction begins in words without any mark: `If the customer declines escalate to an agent`. */
function findVerb(clause: string): ClauseMark | undefined {
  const words = firstWords(clause, 40);
  for (let at = 3; at < words.length; at += 1) {
    const word = words[at];
    const before = words[at - 1]?.word ?? '';
    if (word && PLAIN_ACTS.has(word.word) && !NOT_BEFORE_VERB.has(before) && VERB_KINDS.has(word.word))
      return { end: word.start, next: word.start, hard: false };
  }
  return undefined;
}

const PLAIN_ACTS = new Set(
  'escalate offer ask tell inform notify issue send proceed apply refund route transfer file thank apologize explain use follow go refer reship cancel close'.split(
    ' ',
  ),
);
const NOT_BEFORE_VERB = new Set(
  `to not the a an and or can will would should could may must did does do is are was were has have had no any their his her your our this that of for on in with they you we i it who ${CUSTOMER_WORDS.replaceAll('|', ' ')}`.split(
    ' ',
  ),
);

/** A condition between commas: `Offer, if they are a member, a refund`. */
function splitMiddle(text: string): Split | undefined {
  const found = MIDDLE.exec(text);
  if (!found || found.index === 0 || readLead(text)) return undefined;
  const before = text.slice(0, found.index);
  if (leadingVerb(before) === undefined) return undefined;
  const words = trimWords(found[2] ?? '');
  const start = found.index + found[0].indexOf(found[2] ?? '');
  return {
    condition: { text: words, negated: found[1]?.toLowerCase() === 'unless' },
    conditionSpans: [{ start, end: start + (found[2] ?? '').length }],
    rest: `${before} ${text.slice(found.index + found[0].length)}`.trim(),
    answers: false,
  };
}

// A clause between commas: `, if they are a member,`, `, unless it shipped,`.
const MIDDLE = /,\s+(if|when|unless)\s+([^,.;:]{3,160}),\s*(?=\S)/i;

function splitRest(text: string): Split {
  const trailing = findTrailing(text);
  if (!trailing) return unconditional(text);
  return {
    condition: { text: trailing.text, negated: trailing.negated },
    conditionSpans: [{ start: trailing.start, end: trailing.end }],
    rest: trailing.rest,
    answers: false,
  };
}

/** A label that names a situation: `VIP customers: refund at once`. */
function splitLabelled(text: string): Split | undefined {
  const label = readLabel(text);
  if (!label || label.rest === '')
    return label && isSituation(label.label) ? asCondition(label.label) : undefined;
  const inner = readLead(label.rest) ? splitCondition(label.rest) : undefined;
  const offset = text.length - label.rest.length;
  const spans = (inner?.conditionSpans ?? []).map(({ start, end }) => ({
    start: start + offset,
    end: end + offset,
  }));
  if (!isSituation(label.label)) return inner?.condition ? { ...inner, conditionSpans: spans } : undefined;
  const own = asCondition(label.label);
  if (!inner?.condition) return { ...own, rest: label.rest };
  const joined = `${label.label} and ${inner.condition.negated ? 'not ' : ''}${inner.condition.text}`;
  return {
    condition: { text: joined, negated: false },
    conditionSpans: [...own.conditionSpans, ...spans],
    rest: inner.rest,
    answers: false,
  };
}

const asCondition = (label: string): Split => ({
  condition: { text: label, negated: false },
  conditionSpans: [{ start: 0, end: label.length }],
  rest: '',
  answers: false,
});

/** The label that a text begins with, and what stands behind it (empty for a label alone). */
export function readLabel(text: string): { label: string; rest: string } | undefined {
  const colon = text.indexOf(':');
  if (colon < 1 || colon > LABEL_MAX) return undefined;
  if (colon + 1 < text.length && text[colon + 1] !== ' ') return undefined;
  const label = text.slice(0, colon).trim();
  if (NO_LABEL.test(label) || firstWords(label, LABEL_WORDS_MAX + 1).length > LABEL_WORDS_MAX)
    return undefined;
  return { label, rest: text.slice(colon + 1).trim() };
}

const LABEL_MAX = 70;
const LABEL_WORDS_MAX = 7;
// Signs of a sentence or a mention, which no label holds: `Use @x`, `Done. Then`.
const NO_LABEL = /[@#!?;|。]|\.\s|\.$|^\W*$/;

/** Whether a label or heading names a situation or a class of people, so that it is a condition over the instructions below it. */
export function isSituation(label: string): boolean {
  if (NOT_SITUATIONS.test(label) || NO_LABEL.test(label) || label.includes(': ')) return false;
  if (firstWords(label, LABEL_WORDS_MAX + 1).length > LABEL_WORDS_MAX) return false;
  if (leadingVerb(label) !== undefined && !NOUN_FIRST.test(label)) return PEOPLE_FIRST.test(label);
  return PEOPLE.test(label) || STATE.test(label) || MEASURE.test(label) || /^(?:yes|no)$/i.test(label);
}

// Headings of parts of a procedure: `Step 2`, `Escalation`, `Post-retention follow-up`, `Note`.
const NOT_SITUATIONS =
  /^(?:step\b|notes?\b|important\b|tips?\b|warning\b|examples?\b|e\.g|example|follow[- ]?up|post[- ]|pre[- ]|escalation|policy|purpose|goal|reminder|resolution|closing|option\b|offer\b|message\b|script\b|template\b|subject\b|when to\b)/i;
const PEOPLE_FIRST = /^(?:return|repeat|track|order)\w* (?:customers?|members?|users?|guests?)\b/i;
// A thing that is also a verb, in some state: `Order not received`, `Return refused`.
const NOUN_FIRST =
  /^(?:orders?|returns?|refunds?|credit|ship|delay|record|exchange|swap|report|test)\s+(?:not|no|is|was|has|already|never|late|lost|delayed|refused|damaged|cancell?ed|expired|declined|pending|\w+ed)\b/i;
// A class of people: `VIP customers`, `Gold members`, `Guests`.
const PEOPLE =
  /\b(?:vips?|customers?|members?|subscribers?|users?|guests?|buyers?|shoppers?|employees?|wholesalers?|resellers?|(?:gold|silver|bronze|platinum)(?: tier| level| members?)?)$/i;
// A state of the case: `Damaged items`, `Not received`, `Out of stock`, `Wrong size`.
const STATE =
  /\b(?:not|no|never|isn[’']t|already|delivered|undelivered|received|damaged|lost|missing|late|delayed|expired|in transit|out of stock|out for delivery|unavailable|wrong|incorrect|defective|faulty|broken|shipped|unshipped|cancell?ed|paid|unpaid|unfulfilled|fulfilled|stolen|returned|refused|refunded|pending|active|inactive|paused|overdue|eligible|ineligible|first|second|third|accepts?|accepted|declines?|declined|agrees?|refuses?|insists?|unresponsive|changed (?:their )?mind|confirmed|verified|unverified|found|duplicate|fraud\w*|abusive|angry)\b/i;
// A measure: `Over $100`, `Within 30 days`, `More than 7 days without a scan`, `0-30 days`.
const MEASURE =
  /(?:^(?:over|under|above|below|within|after|before|more than|less than|at least|up to|older|newer)\b.*\d|\d+\s*(?:\+|days?|weeks?|months?|years?|hours?|%)|[$€£]\s?\d)/i;

const trimWords = (words: string): string => closeQuote(words.trim().replace(TRIMMED, '').trim());

// Marks left at the end of a condition: `Delivered,`, `lost:`.
const TRIMMED = /[\s,:;–—-]+$/;

/** Puts back the closing quotation mark of words that were cut at `,”`. */
function closeQuote(words: string): string {
  if (words.lastIndexOf('“') > words.lastIndexOf('”')) return `${words}”`;
  const straight = words.split('"').length - 1;
  return straight % 2 === 1 ? `${words}"` : words;
}
