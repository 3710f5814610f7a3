/**
 * Turns the words of a condition into something that code can compare with facts and tool results, where the words allow it.
 * Where they do not, the predicate is `open`: a plain question for the customer, the agent or the model.
 */
import { readOnce } from '../lib/readings.ts';
import { readAge, readAhead } from './predicate/age.ts';
import { readCase } from './predicate/case.ts';
import { readChoosing, readSaid } from './predicate/customer.ts';
import type { Predicate } from './predicate/form.ts';
import { readNumber } from './predicate/number.ts';
import { readState } from './predicate/state.ts';
import { plainWords } from './predicate/words.ts';

/** What a condition's words ask for; never throws, `open` where they cannot be compared. */
export const readPredicate = readOnce('predicate', (text): Predicate => {
  const open: Predicate = { type: 'open', text: text.trim() };
  if (text.length > CONDITION_LENGTH_MAX || NOT_LATIN.test(text)) return open;
  const read = readClause(plainWords(text), { subject: '', depth: 0, budget: { clauses: CLAUSES_MAX } });
  return read ?? open;
});

/** A longer condition is a paragraph; nothing is gained by taking it apart. */
const CONDITION_LENGTH_MAX = 400;
const DEPTH_MAX = 6;
/** Clauses tried in one condition; one that needs more is no condition that a person could follow. */
const CLAUSES_MAX = 60;

// Letters of scripts that these patterns know nothing of: `是否已送达`, `если`.
const NOT_LATIN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thai}\p{Script=Devanagari}]/u;

/** What a clause may lean on: the subject of the clause before it. */
interface Setting {
  readonly subject: string;
  readonly depth: number;
  /** How many clauses may still be tried, shared by all of one condition. */
  readonly budget: { clauses: number };
}

function readClause(clause: string, setting: Setting): Predicate | undefined {
  const words = clause
    .replace(LEAD, '')
    .replace(/^[\s,]+|[\s,.:;]+$/g, '')
    .replace(/^the (?=.)/, '');
  if (words === '' || setting.depth > DEPTH_MAX || setting.budget.clauses <= 0) return undefined;
  setting.budget.clauses -= 1;
  if (ALWAYS.test(words)) return { type: 'always' };
  const deeper = { ...setting, depth: setting.depth + 1 };
  const opposite = words.match(OPPOSITE);
  if (opposite?.[1]) return negate(readClause(opposite[1], deeper));
  return (
    readUnless(words, deeper) ??
    readAtom(words, setting) ??
    readJoined(words, deeper) ??
    readAside(words) ??
    readPerson(words, setting)
  );
}

// Words that open a condition and say nothing of their own: `if`, `in cases where`, `only when`, `for`.
const LEAD =
  /^(?:(?:and|or|but|then|also|otherwise|else)\s+)*(?:(?:only |even |and |just )?(?:if|when|whenever|once|where|provided(?: that)?|as long as|assuming(?: that)?|in (?:the )?(?:case|cases|event|situations?)(?: where| that| when| of| in which)?|should|for|after)\b[\s,]*)?(?:it is (?:the case|true|confirmed|clear) that\s+)?(?:either\s+)?/;
// `for all customers`, `in all cases`, `always`.
const ALWAYS =
  /^(?:always|all customers?|customer|every ?one|everybody|(?:in )?(?:all|any|every) (?:cases?|orders?|requests?|situations?|tickets?)|in every case|all (?:of )?(?:these|those|the above)|regardless.*|at all times)$/;
// `unless customer is vip`, `except for paused subscriptions`, `it is not the case that …`.
const OPPOSITE =
  /^(?:unless|except(?:ing)?(?: (?:if|when|for|where|that))?|(?:if )?not if|it is not (?:the case|true) that)\s+(.+)$/;

/** `X unless Y`, `X only if Y`, `X except for Y`. */
function readUnless(words: string, setting: Setting): Predicate | undefined {
  const parts = words.match(UNLESS);
  if (!parts?.[1] || !parts[2] || !parts[3]) return undefined;
  const main = readClause(parts[1], setting);
  const side = readClause(parts[3], { ...setting, subject: subjectOf(parts[1]) });
  if (!main || !side) return undefined;
  const holds = /only|provided|as long/.test(parts[2]) ? side : negate(side);
  return holds && join('all', [main, holds]);
}

// `paid unless refunded`, `over $100, except for wholesale`, `active but only if paid`.
const UNLESS =
  /^(.+?),?\s+(?:but |and )?(unless|except(?:ing)?(?: (?:if|when|for|where|that))?|only (?:if|when|for)|provided(?: that)?|as long as)\s+(.+)$/;

function readAtom(words: string, setting: Setting): Predicate | undefined {
  if (setting.subject === '') return readWhole(words);
  return (
    readWhole(`${setting.subject} ${words}`) ??
    readWhole(`${setting.subject} is ${words}`) ??
    readWhole(words)
  );
}

function readWhole(words: string): Predicate | undefined {
  return (
    readAhead(words) ??
    readAge(words) ??
    readNumber(words) ??
    readCase(words) ??
    readState(words) ??
    readChoosing(words)
  );
}

/** What the customer says or does, tried last since any clause about the customer is one; a part without a subject needs its own verb. */
function readPerson(words: string, setting: Setting): Predicate | undefined {
  if (setting.subject !== 'customer') return readSaid(words);
  return readSaid(words) ?? (VERB_FIRST.test(words) ? readSaid(`customer ${words}`) : undefined);
}

// `has not replied`, `wants a refund`, `asks for it`.
const VERB_FIRST =
  /^(?:is|are|was|has|have|had|does|do|did|can|will|would|wants?|asks?|says?|needs?|requests?|mentions?|reports?|insists?|refuses?|confirms?)\b/;

/** `X or Y`, `X and Y`: taken apart only where each part can be read, so that `household members or neighbours` stays whole. */
function readJoined(words: string, setting: Setting): Predicate | undefined {
  for (const { type, pattern } of JOINTS) {
    const places = [...words.matchAll(pattern)].slice(0, JOINTS_MAX);
    for (const place of places) {
      const left = words.slice(0, place.index);
      const right = words.slice(place.index + place[0].length);
      const first = readClause(left, setting);
      const second = first && readClause(right, { ...setting, subject: subjectOf(left) });
      if (first && second) return join(type, [first, second]);
    }
  }
  return undefined;
}

const JOINTS_MAX = 4;
// `, or `, ` or if `; ` and `, `, but `, ` as well as `.
const JOINTS = [
  { type: 'any', pattern: /,?\s+or(?: (?:if|when|else))?\s+/g },
  { type: 'all', pattern: /,?\s+(?:and|but)(?: (?:if|when|also))?\s+|,\s+/g },
] as const;

/** `high value orders (over $500)`: what stands in brackets says it of the noun before them. */
function readAside(words: string): Predicate | undefined {
  const aside = words.match(ASIDE);
  return aside?.[1] && aside[2] ? readWhole(`${aside[1]} ${aside[2]}`) : undefined;
}

// `high value orders (over $500)`, `parcels (in transit)`.
const ASIDE = /(?:^|\s)([a-z]+) \(([^()]+)\)$/;

/** The words before a clause's verb, which the clause behind an `and` may leave out. */
function subjectOf(clause: string): string {
  return clause.replace(LEAD, '').match(SUBJECT)?.[1] ?? '';
}

// `order` of `order is over $100`, `customer` of `customer has not replied`.
const SUBJECT =
  /^((?:the |any |their |customer's )?[\w' -]{1,40}?)\s+(?:is|are|was|were|has|have|had|does|do|did|shows?|confirms?|says?|wants?|asks?|accepts?|totals?|exceeds?)\b/;

function negate(predicate: Predicate | undefined): Predicate | undefined {
  if (!predicate) return undefined;
  return predicate.type === 'not' ? predicate.part : { type: 'not', part: predicate };
}

function join(type: 'all' | 'any', parts: readonly Predicate[]): Predicate {
  const flat = parts.flatMap((part) => (part.type === type && 'parts' in part ? part.parts : [part]));
  return { type, parts: flat };
}
