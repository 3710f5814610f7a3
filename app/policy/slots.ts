/** Reads what an ask asks: values (slots) and questions of yes or no (conditions), part by part. */
import { readOnce } from '../lib/readings.ts';
import { readLabel, splitCondition } from './condition.ts';
import type { Step } from './policy.ts';
import { phraseSlot } from './slot-names.ts';
import { CUSTOMER_WORDS, leadingVerb } from './words.ts';

/** One thing that an ask asks. `text` says it in the policy's words; `slot` is the fact's name, empty for conditions. */
export interface AskedPart {
  readonly kind: 'slot' | 'condition';
  readonly slot: string;
  readonly text: string;
}

/** The parts of an ask, in reading order; empty where its children do the asking. */
export function askedSlots(step: Pick<Step, 'kind' | 'text' | 'children' | 'condition'>): AskedPart[] {
  if (step.children.some((child) => child.kind === 'ask')) return [];
  return readParts(step.text);
}

const readParts = readOnce('asks', (text): AskedPart[] => {
  const parts = splitAsks(plainWords(text)).flatMap(readAsk);
  return parts.filter((part, index) => parts.findIndex((other) => isSame(part, other)) === index);
});

const isSame = (one: AskedPart, other: AskedPart): boolean =>
  one.kind === 'slot' ? one.slot === other.slot && other.kind === 'slot' : one.text === other.text;

/** Without condition or label, mentions, examples and the sentence's end. */
function plainWords(text: string): string {
  return askingWords(text)
    .replace(ASIDE, '')
    .replace(SO_THAT, '')
    .replace(MENTION, '')
    .replace(SUCH_AS, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.!:]+$/, '');
}

function askingWords(text: string): string {
  const split = splitCondition(text);
  if ((split.condition !== null || split.answers) && split.rest !== '') return split.rest;
  const label = readLabel(text);
  return label && leadingVerb(label.rest) !== undefined ? label.rest : text;
}

// Examples: `, such as ‘Blue Socks’`, ` like a photo`.
const SUCH_AS = /,?\s+(?:such as|e\.g\.,?|for example,?)\s.*$/i;
// What an ask is for: ` so that you can look it up`.
const SO_THAT = /,?\s+so (?:that )?(?:you|we|they|it|the)\b.*$/i;
// An aside: ` (e.g., mailbox, porch)`.
const ASIDE = /\s*\([^()]{0,300}\)/g;
// How it is looked up: ` using @tool(email: str)`, ` with [Pull up Account]`.
const MENTION =
  /\s*\b(?:using|with|via|through|in|into|for)?\s*(?:@[\w.]+(?:\([^)]*\))?(?:\s+tool)?|\[[^\]]{2,60}\])/gi;

/** `Ask for the email and ask whether …` are two asks. */
function splitAsks(words: string): string[] {
  return words.split(ASK_AGAIN).filter((part) => part.trim() !== '');
}

// Where another ask begins: ` and ask `, `, then confirm whether `, `. Ask `.
const ASK_AGAIN =
  /(?:[.;?]\s+|,?\s+and(?: then)?\s+|,\s+then\s+)(?=(?:ask|request|also ask|find out|confirm (?:if|whether|with)|(?:if|whether)\s+(?:they|the|it|he|she|you|their|there)\b))/i;

function readAsk(words: string): AskedPart[] {
  const direct = DIRECT.exec(words);
  if (direct?.[1] !== undefined) return readQuestion(direct[1]);
  const clause = CLAUSE.exec(words);
  if (clause?.[1] !== undefined) return readClause(clause[1]);
  const question = WH.exec(words);
  if (question?.[1] !== undefined) return [readWh(question[1])];
  if (words.includes('?')) return readQuestion(words);
  const confirmed = CONFIRMED.exec(words);
  if (confirmed?.[1] !== undefined) return [condition(`${confirmed[1].trim()} is right`)];
  return readList(askedWords(words));
}

const PEOPLE = `(?:the |your |our )?(?:${CUSTOMER_WORDS})(?:[’']s)?`;
// A question as the author put it: `Ask: “Did you check with neighbours?”`.
const DIRECT = /\bask(?:ing)?\b[^“"?]{0,60}[:,]?\s*[“"]([^”"]{5,300})/i;
// A clause of yes or no: `ask if …`, `ask the customer to confirm that …`, `whether …`.
const CLAUSE =
  /^(?:.{0,120}?\b(?:ask|request|confirm|verify|find out|check|clarify|inquire|enquire|see|determine|know)\b.{0,80}?\b)?(?:if|whether(?: or not)?|(?<=(?:confirm|verify|acknowledge|agree|check)\s)that)\s+(.+)$/i;
// A question of what: `ask which item …`, `find out why …`.
const WH = new RegExp(
  `^.{0,40}?\\b(?:ask|asking|find out|clarify|inquire|enquire|confirm|determine|request)\\b(?:\\s+${PEOPLE})?(?:\\s+(?:about|as to|to (?:tell|say|specify|confirm|choose|describe|explain)(?: us| you| me)?))?\\s+((?:what|which|why|when|how|where|who)\\b.+)$`,
  'i',
);
// `confirm the shipping address with the customer`.
const CONFIRMED = new RegExp(
  `^(?:re-?)?(?:confirm|verify|double-check|validate|check)\\s+(.+?)\\s+with\\s+${PEOPLE}\\b`,
  'i',
);

const condition = (text: string): AskedPart => ({
  kind: 'condition',
  slot: '',
  text: text.trim().replace(/[?.]+$/, ''),
});

function readQuestion(words: string): AskedPart[] {
  const plain = words.trim().replace(/\?+$/, '');
  return /^(?:what|which|why|when|how|where|who)\b/i.test(plain) ? [readWh(plain)] : readClause(plain);
}

function readClause(words: string): AskedPart[] {
  const plain = words
    .replace(/[?.]+$/, '')
    .replace(NEXT_ACT, '')
    .trim();
  if (EITHER.test(plain)) return [{ kind: 'slot', slot: 'preference', text: plain }];
  return plain.split(AND_CLAUSE).map(condition);
}

// What is done after asking: ` and wrap up the conversation`, `, then enter it`.
const NEXT_ACT =
  /,?\s+(?:and(?: then)?|then)\s+(?:enter|explain|submit|record|use|wrap|end|send|apply|tell|inform|note|log|put|click|select|fill|proceed|continue|follow|obtain|document|add|save|check|look|thank)\b.*$/i;
// A wish between two things, which yes or no does not answer: `they would prefer a refund or a replacement`.
const EITHER =
  /\b(?:prefers?|(?:would|[’']d) (?:like|rather|prefer)|wants?|chooses?)\b.*\s(?:or)\s+(?:an?|the|to|keep|have|store|their)\b/i;
// Where another clause of yes or no begins: ` and if they `, `, and whether it `.
const AND_CLAUSE = /,?\s+and\s+(?:if|whether|that)\s+/i;

function readWh(words: string): AskedPart {
  const plain = words
    .replace(/[?.]+$/, '')
    .replace(NEXT_ACT, '')
    .trim();
  return { kind: 'slot', slot: whSlot(plain), text: plain };
}

function whSlot(words: string): string {
  const lower = words.toLowerCase();
  if (/^why\b|^what (?:made|makes|is the reason|caused|led)|^how come\b/.test(lower)) return 'reason';
  if (/^when\b/.test(lower)) return 'date';
  const measure = /^how (much|many|long|often)\b/.exec(lower)?.[1];
  if (measure !== undefined) return MEASURES[measure] ?? 'amount';
  return phraseSlot(
    lower
      .replace(/^(?:what|which|who|where|how)(?:[’']s| is| are| of)?\s+(?:the |their |your )?/, '')
      .replace(/(?<=\w)\s+(?:is|are|was|were|do|does|did|has|have|they|the (?:customer|user))\b.*$/, ''),
  );
}

const MEASURES: Readonly<Record<string, string>> = {
  much: 'amount',
  many: 'quantity',
  long: 'duration',
  often: 'frequency',
};

/** What stands behind the asking: `the order number and the email address`. */
function askedWords(words: string): string {
  const lead = leadingVerb(words);
  const behind = lead ? words.slice(lead.end) : words;
  return behind.replace(ADDRESSEE, '').replace(PROVIDING, '').replace(FROM, '').trim();
}

// Who is asked: ` the customer for `, ` for `, ` from the user `, ` up on`.
const ADDRESSEE = new RegExp(
  `^\\s*(?:out\\s+)?(?:(?:${PEOPLE}|politely|again)\\s+)*(?:for|about|on)?\\s*`,
  'i',
);
// What they are asked to do with it: `to provide `, `to send us `, `to confirm `.
const PROVIDING =
  /^(?:to\s+)?(?:please\s+)?(?:provide|share|send|give|supply|attach|upload|enter|confirm|verify|specify|state|tell|include|submit|choose|select|pick|describe)\s+(?:(?:us|you|me|them)\s+)?(?:with\s+)?/i;
const FROM = new RegExp(`\\s+from\\s+${PEOPLE}\\b`, 'i');

/** `order number, email and a photo` is three slots; of alternatives (`name or account id`) the first names the slot. */
function readList(words: string): AskedPart[] {
  return words
    .replace(NEXT_ACT, '')
    .replace(PURPOSE, '')
    .replace(ADJECTIVES, '$1 ')
    .split(LISTED)
    .map((part) => part.trim().replace(ARTICLE, ''))
    .filter((part) => /\p{L}/u.test(part))
    .map((text) => ({ kind: 'slot', slot: phraseSlot(text.split(/\s+or\s+/i)[0] ?? text), text }));
}

// Adjectives in a row, which are no list: `new, desired value`, `first and last name`.
const ADJECTIVES =
  /\b(new|full|current|old|exact|correct|complete|desired|preferred|first|valid)(?:,| and)\s+(?=\w+)/gi;
// What it is asked for: ` so that`, ` to look up`, ` in order to`, ` before proceeding`.
const PURPOSE =
  /\s*,?\s+(?:so that|so you|so we|in order to|to (?:look|find|verify|check|locate|pull|confirm|help|proceed|identify|process|investigate|assist|continue|complete|see|make|determine)|before|if they|if it|because|as this|and then|then|if needed)\b.*$/i;
// Between members of a list: `, `, ` and `, `, as well as `.
const LISTED = /\s*(?:,|;)\s*(?:and\s+)?|\s+(?:and|as well as|plus|along with)\s+|\s+&\s+/i;
const ARTICLE = /^(?:(?:the|a|an|their|his|her|your|its|any|some|both|also|following)\s+)+/i;
