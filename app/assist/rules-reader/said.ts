import type { Evidence } from '../../lib/evidence.ts';
import { entityOf } from '../../policy/predicate/entities.ts';
import type { Passage, PassageSentence } from '../../ticket/clean.ts';
import type { Verdict } from '../question.ts';
import { inEnglish } from './in-english.ts';
import { asksWhomTheyAsked, hasLooked, mayTellOfLooking, readLooking, readsLooking } from './looking.ts';
import { type Meaning, mayHold, readMeaning, tokensOf } from './meaning.ts';
import { moodOf } from './mood.ts';
import { askedReceipt, isAfterChecks, type Receipt, readReceipt } from './receipt.ts';
import { UNKNOWN } from './verdict.ts';

/**
 * Whether the requester says so: a clause of theirs that holds every content word of the statement with the same polarity is a yes,
 * with the opposite one a no. Questions, suppositions and plans say nothing; the newest sentence that says anything wins.
 * What only the shop can tell (`is eligible`, `can be cancelled`) no customer's word answers.
 */
export function answerSaid(statement: string, passages: readonly Passage[]): Verdict {
  if (OURS_TO_TELL.test(statement)) return UNKNOWN;
  const wish = statement.toLowerCase().match(WISH)?.[1];
  const said = passages.filter((passage) => passage.by === 'requester');
  const own = spokenOf(statement, said).toReversed();
  const sentences = own.flatMap((passage) =>
    passage.sentences.toReversed().map((sentence) => ({ sentence, passage })),
  );
  const says = wish === undefined ? readerOf(statement) : wishedIn(wish);
  for (const { sentence, passage } of sentences) {
    const value = says(inEnglish(sentence.text));
    if (value) return { value, evidence: [evidenceOf(sentence, passage)] };
  }
  const other = wish && sentences.find(({ sentence }) => mentionsOther(inEnglish(sentence.text), wish));
  return other ? { value: 'no', evidence: [evidenceOf(other.sentence, other.passage)] } : UNKNOWN;
}

const evidenceOf = (sentence: PassageSentence, passage: Passage): Evidence => ({
  kind: 'comment',
  id: passage.comment,
  path: '',
  quote: sentence.quote,
});

// `is eligible for a refund`, `can still be cancelled`, `qualifies for free shipping`.
const OURS_TO_TELL =
  /\b(?:eligible|entitled|qualif\w+|allowed|permitted|valid|warranty|policy|can (?:still )?be|could be|possible|approved|verified)\b/i;
// `wants a refund`, `asks for the swap`, `would like to go on with a cancellation`; the wanted thing counts.
const WISH =
  /^(?:customer )?(?:(?:still|really|now|explicitly|has|only|just) )*(?:wants?|wanted|asks?|asked|requests?|requested|would like|would prefer|needs?|demands?|is asking|is requesting|wishes|insists?|decides?|prefers?)(?: (?:for|to|on|about|us to|a|an|the|have|get|receive|be|go|go on|go ahead|proceed|continue|move forward|with|begin))* (.+)$/;

type Reading = (sentence: string) => 'yes' | 'no' | undefined;

/** Which of the requester's passages count: what they say of a shipment's whereabouts holds for a while only. */
function spokenOf(statement: string, said: readonly Passage[]): readonly Passage[] {
  if (!askedReceipt(statement) && !readsLooking(statement)) return said;
  const recent = said.slice(-RECENT_MAX);
  return isAfterChecks(statement) ? sinceLooking(recent) : recent;
}

/** What was said of a parcel so many messages ago is no word on today. */
const RECENT_MAX = 40;

/** `still do not have it after these checks` is answered by what was written once the checks were told of. */
function sinceLooking(own: readonly Passage[]): readonly Passage[] {
  const first = own.findIndex((passage) => passage.sentences.some(({ text }) => hasLooked(inEnglish(text))));
  return first < 0 ? [] : own.slice(first);
}

function readerOf(statement: string): Reading {
  const receipt = askedReceipt(statement);
  if (receipt) return (sentence) => receiptIn(sentence, receipt);
  if (readsLooking(statement)) return (sentence) => lookingIn(statement, sentence);
  return statedIn(statement);
}

function receiptIn(sentence: string, asked: Receipt): 'yes' | 'no' | undefined {
  const said = readReceipt(sentence);
  return said && (said === asked ? 'yes' : 'no');
}

/** Where nobody asked, only having looked and having found something are plain; `nothing in the mailbox` may be half of the answer. */
function lookingIn(statement: string, sentence: string): 'yes' | 'no' | undefined {
  if (!mayTellOfLooking(sentence) || moodOf(sentence) !== 'statement') return undefined;
  const said = readLooking(statement, sentence);
  return said === 'yes' || (said === 'no' && asksWhomTheyAsked(statement)) ? said : undefined;
}

/** Whether a sentence may speak of one of the alternatives at all. */
function mayMatch(alternatives: readonly Meaning[]): (sentence: string) => boolean {
  const tests = alternatives.map((one) => mayHold(one.words));
  return (sentence) => tests.some((test) => test(sentence));
}

function statedIn(statement: string): Reading {
  const alternatives = alternativesOf(statement).map(withoutThing);
  const denied = alternatives.some((one) => one.denied);
  const mayBe = mayMatch(alternatives);
  return (sentence) => {
    if (!mayBe(sentence) || moodOf(sentence) !== 'statement') return undefined;
    // The part that speaks of it decides; what the rest denies is something else.
    const part = [...sentence.split(CLAUSE_ENDS), sentence].find((each) => matched(each, alternatives));
    const found = part === undefined ? undefined : matched(part, alternatives);
    if (part === undefined || !found) return undefined;
    const said = readMeaning(part);
    if (said.denied === denied) return 'yes';
    return said.words.length <= found.words.length + PLAIN_EXTRA_MAX ? 'no' : undefined;
  };
}

// Between clauses: `, but`, ` and `, `; `, ` - `.
const CLAUSE_ENDS = /[,;:]\s+|\s+(?:and|but|so|because|although|though|however|yet|-|–|—)\s+/i;
/** A contradiction is plain only where the clause says little else. */
const PLAIN_EXTRA_MAX = 5;

function matched(part: string, alternatives: readonly Meaning[]): Meaning | undefined {
  const { words } = readMeaning(part);
  return alternatives.find((one) => one.words.length > 0 && one.words.every((word) => words.includes(word)));
}

/** `checked with household members or neighbours`: either will do, and both have the words before the first. */
function alternativesOf(statement: string): Meaning[] {
  const parts = statement.split(/\s+or\s+|\//);
  const [first, ...rest] = parts.map(readMeaning);
  if (!first) return [];
  const verb = first.words.slice(0, 1);
  return [first, ...rest.map((one) => ({ words: [...verb, ...one.words], denied: first.denied }))];
}

/** `the item arrived damaged` is said by `it came broken`: the thing itself need not be named. */
function withoutThing(meaning: Meaning): Meaning {
  const words = meaning.words.filter((word) => word !== THING);
  return words.length > 0 ? { ...meaning, words } : meaning;
}

/** The one form of `order`, `parcel`, `item`; see `meaning.ts`. */
const THING = readMeaning('parcel').words[0] ?? '';

function wishedIn(wish: string): Reading {
  const alternatives = alternativesOf(wish);
  const mayBe = mayMatch(alternatives);
  return (sentence) => {
    if (!mayBe(sentence) || !matched(sentence, alternatives)) return undefined;
    const text = tokensOf(sentence).join(' ');
    if (UNWANTED.test(text)) return 'no';
    if (readMeaning(sentence).denied) return undefined;
    const mood = moodOf(sentence);
    return mood === 'request' || (mood === 'statement' && text.split(' ').length <= BARE_WISH_MAX)
      ? 'yes'
      : undefined;
  };
}

/** `Refund please`, `cancel my order`: so short a sentence is a wish of its own. */
const BARE_WISH_MAX = 3;
// `i do not want a refund`, `no refund please`, `instead of a refund`.
const UNWANTED =
  /\b(?:do not|did not|not) (?:really |even )?(?:want|need|like|looking for|asking for|interested)\b|^no\b(?! problem)|\b(?:instead of|rather than|never asked)\b/;

/** `Cancel order #1048, no discounts please`: what one part wants, the rest does not take back. */
const mentionsOther = (sentence: string, wish: string): boolean =>
  [sentence, ...sentence.split(CLAUSE_ENDS)].some((part) => asksForOther(part, wish));

/** Asks plainly for the other of two things that exclude each other: to skip instead of pausing, to cancel the order instead of the subscription. */
function asksForOther(sentence: string, wish: string): boolean {
  if (!MAY_BE_OTHER.test(sentence) || moodOf(sentence) !== 'request') return false;
  const said = readMeaning(sentence);
  const wanted = readMeaning(wish).words;
  if (said.denied) return false;
  const put = wanted.find((word) => PUTTING_OFF.has(word));
  if (put && said.words.some((word) => PUTTING_OFF.has(word))) return !said.words.includes(put);
  const thing = entityOf(tokensOf(wish));
  const other = entityOf(tokensOf(sentence));
  const cancels = wanted.includes(CANCEL) && said.words.includes(CANCEL);
  return (
    cancels &&
    thing !== other &&
    [thing, other].every((entity) => entity === 'order' || entity === 'subscription')
  );
}

// `please cancel it`, `can I skip one?`.
const MAY_BE_OTHER = /cancel|terminat|skip|paus|suspend|delay|postpon|push|reschedul/i;
const PUTTING_OFF = new Set(readMeaning('skip pause delay').words);
const CANCEL = readMeaning('cancel').words[0] ?? '';
