/**
 * What a reply in German, French, Spanish, Portuguese, Dutch or Japanese plainly says, in plain English, for the commonest replies only:
 * not received, found, asked around, no notice, accepted, declined, and what is wanted. Everything else stays as it is written.
 */
import { foreignStems } from '../match/foreign.ts';
import { stem } from '../match/stem.ts';
import { normalise } from '../match/words.ts';
import { JAPANESE, SMALL_WORDS, type SmallWord } from './small-words.ts';

/** The sentence in plain English where it is one of the commonest replies of another language; as written where it is not. */
export function inEnglish(sentence: string): string {
  const known = remembered.get(sentence);
  if (known !== undefined) return known;
  const read = translate(sentence);
  if (remembered.size >= REMEMBERED_MAX) remembered.clear();
  remembered.set(sentence, read);
  return read;
}

/** The same sentences are held against every condition of a policy. */
const remembered = new Map<string, string>();
const REMEMBERED_MAX = 2000;

/** A longer sentence is no plain reply. */
const SENTENCE_LENGTH_MAX = 300;

// ASCII with a word that only English has: `where is my order`, `Thanks`.
const PLAIN_ENGLISH =
  /^(?=[\t-~]*$).*\b(?:the|my|your?|this|that|what|where|when|how|have|would|thanks?|please|with|and|are|not|it's|I'm|did|does|can|please|from|of)\b/is;

function translate(sentence: string): string {
  if (sentence.length > SENTENCE_LENGTH_MAX || PLAIN_ENGLISH.test(sentence)) return sentence;
  const language = languageOf(sentence);
  if (!language) return sentence;
  const clauses = sentence.split(CLAUSES).filter((clause) => /\p{L}/u.test(clause));
  const read = inherited(clauses.map((clause) => readClause(clause, language)));
  if (read.some((one) => one.has('maybe'))) return sentence;
  const said = read.flatMap((words, index) => sayings(words, { first: index === 0 }));
  if (said.length === 0) return sentence;
  // Who asks whether they can have something wants it.
  const asks = /[?？]\s*$/.test(sentence) && !said.some((one) => one.startsWith('I want '));
  return `${said.join(', ')}${asks ? '?' : '.'}`;
}

/** `mes voisins et ma famille`, `meine Nachbarn und meine Familie gefragt`: people of two clauses who were asked in one of them. */
function inherited(clauses: readonly Held[]): Held[] {
  const full: Held[] = [];
  for (const clause of clauses) {
    const before = full.at(-1);
    if (before && namesPeople(before) && namesPeople(clause) && before.has('ask') !== clause.has('ask'))
      full.splice(-1, 1, new Set([...before, ...clause]));
    else full.push(clause);
  }
  return full;
}

const namesPeople = (held: Held): boolean =>
  (held.has('family') || has(held, 'neighbor')) && !(held.has('not') || held.has('find'));

// Between clauses: `, `, ` und `, ` mais `, ` pero `, ` maar `, `、`.
const CLAUSES =
  /[,;:.!]\s+|[、。！，]|\s+(?:und|aber|et|mais|y|pero|e|mas|en|maar|sondern|sino)\s+|\s[-–—]\s/iu;
// Kana: `まだ`, `キャンセル`.
const JAPANESE_LETTERS = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
// A word or a percentage: `nicht`, `15%`.
const WORD = /[\p{Script=Latin}\p{N}]+%?/gu;

type Language = keyof typeof SMALL_WORDS | 'ja' | 'short';

/** The language that most of the small words are of; `short` for a word or two of the trade, which may be of any. */
function languageOf(sentence: string): Language | undefined {
  if (JAPANESE_LETTERS.test(sentence)) return 'ja';
  const words = normalise(sentence).match(WORD) ?? [];
  const english = words.filter((word) => ENGLISH.has(word) && !ALSO_ENGLISH.has(word)).length;
  const trade = english === 0 && words.some(isForeignTrade);
  let best: { language: Language; hits: number } | undefined;
  for (const [language, small] of LANGUAGES) {
    const own = words.filter((word) => small.has(word));
    if (!trade && own.every((word) => ALSO_ENGLISH.has(word))) continue;
    if (own.length > (best?.hits ?? 0)) best = { language, hits: own.length };
  }
  if (best) return best.hits > english ? best.language : undefined;
  return trade && words.length <= SHORT_MAX ? 'short' : undefined;
}

const LANGUAGES: readonly (readonly [Language, ReadonlyMap<string, readonly SmallWord[]>])[] = [
  ['de', SMALL_WORDS.de],
  ['fr', SMALL_WORDS.fr],
  ['es', SMALL_WORDS.es],
  ['pt', SMALL_WORDS.pt],
  ['nl', SMALL_WORDS.nl],
];
const SHORT_MAX = 3;
const ENGLISH = new Set(
  'i you he she it we they my your our the a an this that is are was were have has had do does did not no and or but to for of with please want would like can could me us'.split(
    ' ',
  ),
);
/** Small words of other languages that English spells alike. */
const ALSO_ENGLISH = new Set(
  'no a me an e o as se la el is en er hem note message mot des accord decline vale dank personne monde pause mi my i c j l u un it he do os los ha plait da hab bei immer partner tour c d n s t y es'.split(
    ' ',
  ),
);

/** A word of the lexicon that is not English itself: `remboursement`, not `coupon`. */
function isForeignTrade(word: string): boolean {
  const stems = foreignStems(word);
  return stems !== undefined && !stems.includes(stem(word));
}

/** What a clause holds: small words, words of the trade by their English stem, and numbers with a percent sign. */
type Held = ReadonlySet<string>;

function readClause(clause: string, language: Language): Held {
  const held = new Set<string>();
  const text = normalise(clause);
  if (language === 'ja')
    for (const [kind, pattern] of JAPANESE) if (pattern.test(clause.normalize('NFKC'))) held.add(kind);
  const words = text.match(language === 'ja' ? ANY_WORD : WORD) ?? [];
  words.forEach((word, index) => {
    if (/^\d+%$/.test(word)) held.add(word);
    const small = language === 'ja' || language === 'short' ? undefined : SMALL_WORDS[language].get(word);
    if (small) for (const kind of small) held.add(kind);
    else if (language !== 'ja' || !held.has('arrive'))
      for (const each of foreignStems(word) ?? []) held.add(`~${each}`);
    if (index === 0 && !small && VERBS.some((verb) => (foreignStems(word) ?? []).includes(verb)))
      held.add('order-to');
  });
  if (FRENCH_IF.test(clause)) held.add('maybe');
  if (SI.test(clause)) {
    held.delete('maybe');
    held.add('yes');
  }
  if (/^\s*(?:no|não)\s*$/i.test(clause.normalize('NFC'))) return new Set(['no']);
  if (words.length <= SHORT_MAX || language === 'short') held.add('brief');
  return held;
}

// `s'il arrive`; not the `s'il vous plaît` of a wish.
const FRENCH_IF = /(?<!\p{L})s['’]ils? (?!vous|te)/iu;
// `sí, pregunté`, a plain `si`; not the `si` that means `if`.
const SI = /^\s*(?:sí(?!\p{L})|si\s*$)/iu;
// `返金`, `15%`.
const ANY_WORD = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+|[\p{Script=Latin}\p{N}]+%?/gu;
const VERBS = ['cancel', 'skip', 'pause', 'restart', 'refund', 'exchange', 'delay'].map(stem);

/** What a clause says, in plain English; empty where it is none of the common replies. */
function sayings(held: Held, { first }: { first: boolean }): string[] {
  const no = held.has('thanks') ? 'no thanks' : 'No';
  const plain = held.has('yes') ? ['Yes'] : held.has('no') ? [no] : [];
  const said = askedAround(held) ?? notice(held) ?? wish(held) ?? receipt(held) ?? decision(held);
  if (said) return [...(first ? plain : []), said];
  if (plain.length > 0) return plain;
  return held.has('thanks') ? ['thank you'] : [];
}

const isDenied = (held: Held): boolean => held.has('not') || held.has('nothing') || held.has('nobody');
const has = (held: Held, ...words: readonly string[]): boolean =>
  words.some((word) => held.has(`~${stem(word)}`));

function askedAround(held: Held): string | undefined {
  if (!held.has('ask') || !(held.has('family') || held.has('everyone') || has(held, 'neighbor')))
    return undefined;
  const people = [has(held, 'neighbor') ? 'my neighbours' : '', held.has('family') ? 'my family' : '']
    .filter((each) => each !== '')
    .join(' and ');
  return `I have ${isDenied(held) ? 'not ' : ''}asked ${people || 'everyone'}`;
}

function notice(held: Held): string | undefined {
  if (!held.has('paper')) return undefined;
  return isDenied(held) ? 'there was no notice' : 'there was a notice';
}

function receipt(held: Held): string | undefined {
  if (has(held, 'tracking') || held.has('family') || has(held, 'neighbor') || held.has('passive'))
    return undefined;
  const denied = isDenied(held);
  const ownIt = (held.has('have') && held.has('it')) || (held.has('have') && has(held, 'package', 'order'));
  if (held.has('find')) return denied ? 'I have not found it' : 'I found it';
  if (held.has('receive') || has(held, 'receive'))
    return denied ? 'I have not received it' : 'I have received it';
  if (held.has('arrive') || (has(held, 'arrive') && !has(held, 'missing')))
    return denied ? 'it has not arrived' : 'it has arrived';
  if (has(held, 'missing')) return denied && !has(held, 'arrive') ? undefined : 'it is missing';
  if (held.has('nothing') && (held.has('still') || held.has('here') || held.has('brief')))
    return 'still nothing';
  if (denied && (held.has('here') || has(held, 'ship', 'deliver'))) return 'it has not arrived';
  return ownIt ? (denied ? 'I still do not have it' : 'I have it') : undefined;
}

/** What can be wanted: words of the clause, and how English says it. */
const WISHES: readonly (readonly [readonly string[], (held: Held) => string])[] = [
  [['refund', 'money'], () => 'a refund'],
  [['replacement'], () => 'a replacement'],
  [['cancel'], (held) => `to cancel my ${thingOf(held)}`],
  [['skip'], () => 'to skip my next delivery'],
  [['pause'], () => 'to pause my subscription'],
  [['restart', 'resume'], () => 'to restart my subscription'],
  [['delay'], () => 'to delay my next delivery'],
  [['exchange'], () => 'the swap'],
  [['coupon'], () => 'the coupon'],
  [['discount'], (held) => `the ${percentIn(held)}discount`],
  [['expedite'], () => 'the faster shipping'],
];
const thingOf = (held: Held): string =>
  has(held, 'subscription') ? 'subscription' : has(held, 'order') ? 'order' : 'it';
const percentIn = (held: Held): string => {
  const percent = [...held].find((each) => /^\d+%$/.test(each));
  return percent ? `${percent} ` : '';
};

function wish(held: Held): string | undefined {
  const again =
    (held.has('again') && (held.has('send') || has(held, 'ship'))) ||
    (held.has('send') && has(held, 'replacement'));
  const found =
    WISHES.find(([words]) => has(held, ...words))?.[1](held) ?? (again ? 'a replacement' : undefined);
  const wanted =
    held.has('want') ||
    held.has('accept') ||
    held.has('decline') ||
    held.has('brief') ||
    held.has('order-to');
  if (found === undefined || !wanted || held.has('passive')) return undefined;
  // A denial beside a receiving word is of the receiving: `pas reçu je voudrais un remboursement`.
  if (isDenied(held) && (held.has('receive') || held.has('arrive') || has(held, 'receive', 'arrive')))
    return undefined;
  return isDenied(held) || held.has('decline')
    ? `I do not want ${found.replace(/^the |^a /, 'the ')}`
    : `I want ${found.replace(' my it', ' it')}, please`;
}

/** Taking or turning down what was offered without naming it. */
function decision(held: Held): string | undefined {
  if (held.has('decline') || (isDenied(held) && (held.has('accept') || held.has('interest'))))
    return 'no thanks';
  if (held.has('interest')) return 'yes, I am interested';
  return held.has('accept') ? 'yes, I accept' : undefined;
}
