/** Finds a condition at the end of an instruction: `Escalate to an agent if the customer insists`. */
import { firstWords, leadingVerb, QUESTION_VERBS, VERB_KINDS } from './words.ts';

/** A condition behind an instruction; offsets into the instruction's words. */
export interface Trailing {
  readonly text: string;
  readonly negated: boolean;
  /** The word that joins it to a condition in front of the instruction. */
  readonly joiner: 'and' | 'unless';
  readonly start: number;
  readonly end: number;
  /** The instruction without the condition. */
  readonly rest: string;
}

/** The condition at the end of an instruction, if it has one. */
export function findTrailing(text: string): Trailing | undefined {
  TRAILING.lastIndex = 0;
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const found = TRAILING.exec(text);
    const trailing = found ? readTrailing(text, found) : undefined;
    if (!found || trailing) return trailing;
    TRAILING.lastIndex = found.index + 1;
  }
  return undefined;
}

/** More openings of a condition in one sentence are not tried. */
const TRIES_MAX = 12;

// Words that open a condition inside a sentence: ` if `, ` (only if `, ` unless `, ` for orders over `.
const TRAILING =
  /(?<=[\s(])(only if|only when|only for|only in cases? where|if and only if|if|unless|except (?:if|when|where|for|in cases? where)|provided(?: that)?|as long as|in cases? where|in case|in the event (?:that|of)|when|whenever|(?=for (?:orders?|items?|purchases?|subscriptions?|customers?|members?|products?|amounts?|refunds?) (?:over|under|above|below|of|more|less|older|newer|within|placed|with|who|that|whose|in|up|worth|between)\b)|(?=within \d+ \w+(?: \w+)? (?:of|after|from) (?:delivery|purchase|receipt|receiving|the|ordering|order|shipping)\b))(?:\s+|(?=for |within ))/gi;

function readTrailing(text: string, found: RegExpExecArray): Trailing | undefined {
  const word = (found[1] ?? '').toLowerCase();
  const before = text.slice(0, found.index).replace(OPENING, '');
  const verb = leadingVerb(before);
  if (verb === undefined || NOT_AFTER.test(before) || asks(before)) return undefined;
  if (word.startsWith('when') && VERB_KINDS.get(verb.verb) === 'inform') return undefined;
  const start = found.index + found[0].length;
  const stop = endOfClause(text, start, found.index > 0 && text[found.index - 1] === '(');
  const words = text
    .slice(start, stop)
    .trim()
    .replace(/[\s:,]+$/, '');
  if (words === '' || IDLE.test(words)) return undefined;
  const negated = word === 'unless' || word.startsWith('except');
  const rest = `${before.trimEnd()}${text.slice(stop).replace(/^\)/, '')}`.trim();
  return { text: words, negated, joiner: negated ? 'unless' : 'and', start, end: stop, rest };
}

// A parenthesis that opens right before the condition: `refund (`.
const OPENING = /\(\s*$/;
// Words before `if` that make it no condition: `even if`, `as if`, `what if`.
const NOT_AFTER = /\b(?:even|as|what|or|and|how|know|see|use|used)\s*$/i;
// Conditions that say nothing: `if possible`, `if needed.`
const IDLE =
  /^(?:possible|needed|necessary|applicable|appropriate|relevant|required|available|so|any|not|desired|asked|you can|they exist)\s*[.,;)]*$/i;

/** Whether an asking or checking verb stands before, so that `if` says what is asked; `ask for …` asks for a thing. */
function asks(before: string): boolean {
  const words = firstWords(before, 60).map(({ word }) => word);
  return words.some((word, at) => {
    if (!QUESTION_VERBS.has(word) || word === 'know' || word === 'look') return false;
    return !(word.startsWith('ask') && words.slice(at + 1, at + 5).includes('for'));
  });
}

/** A condition ends at the sentence's end, at a semicolon or where its parenthesis closes. */
function endOfClause(text: string, from: number, inParenthesis: boolean): number {
  STOP.lastIndex = from;
  for (let found = STOP.exec(text); found; found = STOP.exec(text)) {
    if (found[0] !== ')' || inParenthesis) return found.index;
  }
  return text.length;
}

// Where a clause may end: `; `, `. `, a closing parenthesis, a last full stop.
const STOP = /;|[.!?](?=\s|$)|\)/g;
