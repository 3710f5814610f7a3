/**
 * What a question asks and what a sentence states, brought to a form in which the two can be compared: the main clause's content
 * words, whether it is denied, and its tone. `When you plug it in, does the light come on?` and `The light stays off when I plug it in`
 * compare by `light on` against `light off`.
 */
import { expandContractions } from '../../policy/predicate/words.ts';
import { formOf, isWordDenial, readMeaning, tokensOf } from './meaning.ts';
import { hasTone, isOpposite, toneOf } from './opposites.ts';

/** A main clause as far as rules understand it. */
export interface Proposition {
  /** Content words of the main clause. */
  readonly words: readonly string[];
  /** Words of which a sentence has to hold one to be about it at all. */
  readonly core: readonly string[];
  /** What is named behind `such as` or `e.g.`. */
  readonly examples: readonly string[];
  /** What the person asked has or has not done, one form; empty where it is about something else. */
  readonly verb: string;
  /** The same with the words of seeing and thinking left in. */
  readonly spoken: readonly string[];
  /** Words of the question itself, where `all` also holds those of the message that put it. */
  readonly own: readonly string[];
  /** Content words of everything said, main clause or not. */
  readonly all: readonly string[];
  readonly denied: boolean;
  readonly tone: 'well' | 'trouble' | 'neither';
  /** Content words of what stands under `without`. */
  readonly lacks: readonly string[];
  /** Says only that something is or is not noticed: `I do not see any`. */
  readonly empty: boolean;
  /** Denied by a verb of failing (`fails to start`) rather than by a `not`. */
  readonly failing: boolean;
}

/** Reads a statement, or the statement that a question asks about. */
export function readProposition(text: string): Proposition {
  const plain = plainText(text);
  const clause = mainClause(plain);
  const meaning = readMeaning(clause);
  const words = meaning.words.filter((word) => !PERCEIVING.has(word));
  const all = readMeaning(plain).words.filter((word) => !PERCEIVING.has(word));
  return {
    words,
    core: words,
    examples: readMeaning(plain.match(EXAMPLES)?.[1] ?? '').words,
    verb: verbOf(plain),
    spoken: readMeaning(plain).words,
    lacks: readMeaning(plain.match(WITHOUT)?.[1] ?? '').words,
    empty:
      words.length === 0 &&
      (NOTHING.test(clause) || tokensOf(clause).some((token) => SENSING.has(formOf(token)))),
    own: all,
    all,
    denied: meaning.denied !== isWordDenial(clause),
    tone: toneOf(words),
    failing: isWordDenial(clause),
  };
}

/** `check` of `have you checked with neighbours`, `the customer has asked around`. */
function verbOf(plain: string): string {
  const verb = plain.match(DOING)?.[1] ?? '';
  const form = formOf(verb);
  return (PERCEIVING.has(form) && form !== 'check') || readMeaning(verb).words.length === 0 ? '' : form;
}

// `have you already checked`, `did you hit`, `customer has asked`, `they have not received`.
const DOING =
  /\b(?:(?:have|has|had|did) (?:you|they|the customer|customer|the user|he|she)|(?:they|(?:the )?(?:customer|user)) (?:have|has|had|did))(?: (?:already|recently|ever|also|not|never|yet|even|just|first|been|tried|tried to|try|able to))* ([a-z]+)/;

/** Whether a message puts a question of its own, and does not only explain. */
export const hasQuestion = (text: string): boolean => text.includes('?') || EMBEDDED.test(plainText(text));

/** The question proper of a message that asks: the asking sentence, and of `can you check if X` the X. */
export function askedPart(text: string): string {
  const plain = plainText(text);
  const sentences = plain.split(/(?<=[.!?])\s+/).filter((sentence) => /\p{L}/u.test(sentence));
  const asking =
    sentences.find((sentence) => sentence.endsWith('?')) ??
    sentences.find((sentence) => EMBEDDED.test(sentence)) ??
    plain;
  return asking.match(EMBEDDED)?.[1] ?? asking;
}

/** Lower case, contractions written out, denials inside quoted names taken off: the message 'No signal' denies nothing. */
const plainText = (text: string): string =>
  expandContractions(
    text
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(/[‘’ʼ`´]/g, "'")
      .replaceAll(/[“”„«»]/g, '"'),
  )
    .replaceAll(
      QUOTED,
      (_whole, before: string, name: string) => `${before}${name.replaceAll(/\b(?:no|not)\b ?/g, '')}`,
    )
    .replaceAll(/\b(\w+)-free\b/g, 'free of $1')
    .replaceAll(NOTICE, '$1 slip')
    .replaceAll(/\s+/g, ' ')
    .trim();

// `a notice`, `no delivery notes`: the paper, where `notice` elsewhere is a verb.
const NOTICE = /\b(an?|the|any|no|delivery|missed|left) (?:notices?|notes?|slips?|cards?)\b/g;
// `'no signal'`, `"not found"`; an apostrophe inside a word opens nothing.
const QUOTED = /(^|\s)['"]([^'"]{2,40})['"](?=[\s.,!?]|$)/g;

// `can you check if X`, `please tell me whether X`, `would you say that X`.
const EMBEDDED =
  /\b(?:check|see|tell me|tell us|know|confirm|verify|say|make sure|ask|find out|look|let me know|let us know|notice|test|determine|inspect|think)\b[^?]{0,40}?\b(?:if|whether|that)\b (.+)$/;

// Words of seeing and thinking, which say nothing of what is seen: `I do not see any leak`.
const PERCEIVING = new Set(
  'see notic hear smell feel find think believ seem appear look happen observ tell detect show display experienc know say mean get confirm check guess suppos try'.split(
    ' ',
  ),
);

// `I do not see that`, `it is showing`, `I notice it happening`; `find` and `check` may be about how to.
const SENSING = new Set('see notic hear smell feel observ detect show display happen experienc'.split(' '));

/** The clause without what stands under `when`, `if`, `after`, `without`; the whole where nothing would be left. */
export function mainClause(text: string): string {
  const without = text.replace(LEADING, '').replace(TRAILING, '').trim();
  return readMeaning(without).words.some((word) => !PERCEIVING.has(word)) || tokensOf(without).length >= 2
    ? without
    : text;
}

// `nothing`, `still nothing here`.
const NOTHING =
  /^(?:still |absolutely |well )*(?:nothing|none|nobody|no one)(?: yet| at all| so far| here| either)*[.!]*$/;
// `(e.g., mailbox, porch)`, `such as a pothole`, `for example the porch`.
const EXAMPLES = /(?:\be\.g\.|\bsuch as|\bfor example|\bfor instance|\blike)[, ]+(?:a |an |the )?([^?;)]+)/;
// ` without pumping it`, ` instead of a refund`.
const WITHOUT = /\b(?:without|instead of|rather than) (?:having to |needing to )?([^,.;?!]+)/;
// `when you start the laptop, `, `after doing that, `.
const LEADING =
  /^(?:(?:and|but|so|even|yes|no|well|ok|okay),? )*(?:when|whenever|if|once|after|while|before|as soon as|even if|even when|upon|by|with|without|despite|during)\b[^,?]*,\s*/;
// ` when the charger is plugged in`, ` without the charger`.
const TRAILING =
  /,?\s(?:even )?(?:when|whenever|while|once|after|if|unless|until|as soon as|because|since|without|despite|although|though|during|such as|for example|for instance|e\.g\.|as opposed to|as (?:you|i|we|the|it|soon|your|my))\b.*$/;

/** How a statement stands to what was asked: it says the same, the opposite, or is about something else. */
export function compare(asked: Proposition, said: Proposition): 'same' | 'opposite' | 'other' {
  if (said.lacks.some((word) => asked.words.includes(word)) && asked.lacks.length === 0)
    return asked.denied === said.denied ? 'opposite' : 'other';
  if (
    asked.lacks.length > 0 &&
    said.lacks.length === 0 &&
    said.words.some((word) => asked.lacks.includes(word))
  )
    return 'other';
  if (said.empty && (asked.verb === '' || asked.denied))
    return asked.denied === said.denied ? 'same' : 'opposite';
  if (asked.verb !== '' && !said.spoken.includes(asked.verb)) return 'other';
  const vocabulary = new Set(asked.all);
  const against = said.words.filter(
    (word) => !asked.own.includes(word) && asked.words.some((other) => isOpposite(word, other)),
  );
  const shared = said.words.filter((word) => vocabulary.has(word) && !against.includes(word));
  const tones = tonesAgainst(asked, said);
  const toned = tones === 'none' ? [] : said.words.filter((word) => hasTone(word) && !vocabulary.has(word));
  const about = (shared.length + against.length + toned.length) / said.words.length;
  const example = about > ABOUT_MIN && shared.some((word) => asked.examples.includes(word));
  const core =
    example || shared.some((word) => asked.core.includes(word)) || against.length + toned.length > 0;
  if (!core || about < ABOUT_MIN) return 'other';
  const denied = said.denied && !(said.failing && asked.tone === 'trouble');
  const flips = [asked.denied, denied, against.length > 0 || tones === 'against'].filter(Boolean).length;
  if (flips % 2 === 1) return 'opposite';
  return flips > 0 || tones === 'with' || example || repeats(asked, said, shared.length) ? 'same' : 'other';
}

/** Agreement without a denial on either side has to repeat most of the question, since a sentence can speak of its subject and say anything. */
function repeats(asked: Proposition, said: Proposition, shared: number): boolean {
  const repeated =
    asked.words.filter((word) => said.all.includes(word)).length / Math.max(1, asked.words.length);
  return repeated >= REPEATED_MIN || (repeated >= REPEATED_MIN / 2 && shared === said.words.length);
}

const REPEATED_MIN = 0.5;

/** A sentence is about the question when at least this share of its words is. */
const ABOUT_MIN = 0.5;

/** Tones count only where the sentence does not repeat the question's own word for it. */
function tonesAgainst(asked: Proposition, said: Proposition): 'with' | 'against' | 'none' {
  if (asked.tone === 'neither' || said.tone === 'neither') return 'none';
  if (said.words.some((word) => hasTone(word) && asked.words.includes(word))) return 'none';
  return asked.tone === said.tone ? 'with' : 'against';
}
