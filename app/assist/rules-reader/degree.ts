/**
 * What words of degree in a question demand of an answer: a number is compared with a number, `always` is denied by `sometimes`,
 * a change by `the same`, `only` by `at other times too`, and a comparison is answered by a comparison alone.
 */
import { BOUND, boundOf, keepsTo } from '../../policy/predicate/bound.ts';
import { tokensOf } from './meaning.ts';

/** `open`: the question turns on a degree that the sentence does not speak of; `undefined`: it turns on none. */
export type DegreeReading = 'yes' | 'no' | 'open' | undefined;

/** Reads a sentence by the question's words of degree. */
export function readDegree(question: string, sentence: string): DegreeReading {
  const measured = readMeasure(lower(question), lower(sentence));
  if (measured) return measured;
  const asked = tokensOf(question).join(' ');
  const said = tokensOf(sentence).join(' ');
  return readOnly(asked, said) ?? readFrequency(asked, said) ?? readChange(asked, said);
}

/** `more than a year old?` is answered no by `six months`, `over $100?` yes by `it cost 120 dollars`; another currency leaves it open. */
function readMeasure(asked: string, said: string): DegreeReading {
  const groups = asked.match(ASKED_MEASURE)?.groups;
  const bound = groups && boundOf(groups);
  if (!bound || bound.written === '') return undefined;
  const unit =
    bound.unit === 'money' ? { kind: bound.currency ?? 'money', size: 1 } : unitOf(groups?.['unit']);
  const found = [...said.matchAll(SAID_MEASURE)].flatMap((match) => measureOf(match) ?? []);
  const like = found.filter((measure) => measure.kind === unit?.kind);
  const value = like[0]?.value;
  if (!unit || found.length === 0) return undefined;
  if (value === undefined || like.length > 1 || ROUGH.test(said)) return 'open';
  const scale = (number: number | null): number | null => (number === null ? null : number * unit.size);
  const { comparison, upper } = bound.bound;
  return keepsTo({ comparison, value: bound.bound.value * unit.size, upper: scale(upper) }, value)
    ? 'yes'
    : 'no';
}

const lower = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\ban? (?=(?:hour|day|week|month|year)\b)/g, 'one ');

/** A number with its unit, time in days. */
function measureOf(match: RegExpMatchArray): { kind: string; value: number } | undefined {
  const written = match.groups && boundOf(match.groups);
  if (!written) return undefined;
  if (written.unit === 'money') return { kind: written.currency ?? 'money', value: written.bound.value };
  const unit = unitOf(match.groups?.['unit']);
  return unit && { kind: unit.kind, value: written.bound.value * unit.size };
}

// `more than 7 days`, `over $100`.
const ASKED_MEASURE = new RegExp(`(?:^| )${BOUND}(?:\\s+(?<unit>[a-z]+)|\\b|$)`);
// `3 days`, `120 dollars`.
const SAID_MEASURE = new RegExp(`(?<![\\w.])${BOUND}(?:\\s+(?<unit>[a-z]+)|\\b|$)`, 'g');
// `less than two weeks`, `not even 3 days`: bounds of their own, which may lie on either side.
const ROUGH = /\b(?:less than|more than|over|under|almost|nearly|about|around|at least|at most|not)\b/;

function unitOf(word: string | undefined): { kind: string; size: number } | undefined {
  if (!word) return undefined;
  const bare = word.replace(/s$/, '');
  const days = DAYS.get(bare);
  return days === undefined ? { kind: bare, size: 1 } : { kind: 'time', size: days };
}

const DAYS = new Map([
  ['minute', 1 / 1440],
  ['hour', 1 / 24],
  ['day', 1],
  ['week', 7],
  ['month', 30],
  ['year', 365],
]);

/** `only when it rains?` is denied by `also when it is dry`; a denial about another time leaves it open. */
function readOnly(asked: string, said: string): DegreeReading {
  if (!/\bonly\b/.test(asked)) return undefined;
  if (/\bnot (?:just|only)\b/.test(said)) return 'no';
  const denied = /\b(?:not|no|never|none)\b/.test(said);
  if (ALSO.test(said)) return denied ? 'open' : 'no';
  if (/\b(?:only|just)\b/.test(said)) return denied ? 'open' : 'yes';
  return denied && /\b(?:when|while|if|otherwise|until|unless)\b/.test(said) ? 'open' : undefined;
}

// `at other times too`, `also when parked`, `all the time`.
const ALSO =
  /\b(?:too|also|as well|other times?|all the time|always|any ?time|even when|constantly|both|regardless)\b/;

/** `all the time?` is denied by `sometimes`. */
function readFrequency(asked: string, said: string): DegreeReading {
  return ALWAYS.test(asked) && SOMETIMES.test(said) && !ALWAYS.test(said) ? 'no' : undefined;
}

// `all the time`, `constantly`.
const ALWAYS = /\b(?:all (?:of )?the time|always|constantly|continuously|every time|non-?stop)\b/;
// `now and then`, `rarely`.
const SOMETIMES =
  /\b(?:sometimes|intermittently|occasionally|rarely|usually off|now and then|at times|on and off|once in a while)\b/;

/** `does it get worse?` is denied by `it stays the same`; a comparison is not answered without one. */
function readChange(asked: string, said: string): DegreeReading {
  if (!CHANGES.test(asked) && !COMPARES.test(asked)) return undefined;
  if (SAME.test(said)) return /\bnot (?:the )?same\b/.test(said) ? 'open' : 'no';
  const denied = /\b(?:not|no|never|nothing)\b/.test(said);
  return COMPARES.test(asked) && !denied && !COMPARES.test(said) ? 'open' : undefined;
}

// `does it reduce`, `did it get worse`.
const CHANGES =
  /\b(?:reduc\w*|decreas\w*|increas\w*|chang\w*|drop\w*|ris(?:e|es|ing)|improv\w*|lessen\w*|worsen\w*|go(?:es)? (?:up|down|away)|get(?:s|ting)? (?:better|worse))\b/;
// `longer than usual`, `too much`.
const COMPARES =
  /\b(?:more|less|fewer|than|longer|shorter|higher|lower|faster|slower|better|worse|sooner|later|bigger|smaller|too)\b/;
// `it stays the same`, `it makes no difference`.
const SAME =
  /\b(?:the same|unchanged|no difference|no change|no effect|changes nothing|constant|not (?:change|affect|make a difference)\w*)\b/;
