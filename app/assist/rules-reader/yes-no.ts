/**
 * What an answer to a yes/no question means. A plain yes or no counts first, then what the sentences state compared with what was asked;
 * not knowing and asking back are `ask`; sentences that disagree are unknown.
 */
import { readDegree } from './degree.ts';
import { inEnglish } from './in-english.ts';
import { readLooking } from './looking.ts';
import { tokensOf } from './meaning.ts';
import { askedPart, compare, hasQuestion, type Proposition, readProposition } from './proposition.ts';
import { askedReceipt, type Receipt, readReceipt } from './receipt.ts';

/** A yes/no question that was put to a customer, and what they wrote back. */
export interface AnsweredQuestion {
  /** In the policy's words. */
  readonly question: string;
  /** As it was put to the customer. */
  readonly asked: string;
  readonly answer: string;
  /** How many questions the same message asked; a bare yes answers only one. */
  readonly openQuestions: number;
}

/** What an answer means: `ask` where the customer does not know or asks back, `unknown` where rules cannot tell. */
export interface YesNo {
  readonly value: 'yes' | 'no' | 'unknown' | 'ask';
  /** The exact sentence that says so; empty for unknown. */
  readonly quote: string;
}

const UNKNOWN: YesNo = { value: 'unknown', quote: '' };

/** Reads what a customer's answer to a yes/no question means; plain replies of six other languages are read as what they say in English. */
export function readYesNo(put: AnsweredQuestion): YesNo {
  const written = sentencesOf(put.answer);
  const sentences = written.map(inEnglish);
  const read = readSentences(sentences, put);
  return { ...read, quote: written[sentences.indexOf(read.quote)] ?? read.quote };
}

function readSentences(sentences: readonly string[], put: AnsweredQuestion): YesNo {
  const asked = readAsked(put);
  const bare = bareAnswer(asked, sentences);
  const helpless = sentences.find((sentence) => asksBack(sentence));
  if (helpless && !bare) return { value: 'ask', quote: helpless };
  const stated = sentences
    .filter((sentence) => !isQuestion(sentence))
    .map((sentence) => ({ sentence, says: statementSays(sentence, asked) }));
  const decided = stated.filter(({ says }) => says !== undefined);
  // Where a shipment is may change while the customer writes: the last word counts.
  const counting = asked.receipt ? decided.slice(-1) : decided;
  // Of several open questions a plain word may have answered another.
  const plainWord = bare && (put.openQuestions <= 1 || TO_ALL.test(plain(bare.quote))) ? bare : undefined;
  if (counting.length > 0) return agreement(counting, plainWord, isNegative(asked));
  if (asked.aside) return sentences[0] ? { value: 'ask', quote: sentences[0] } : UNKNOWN;
  if (bare) return isBareEnough(bare, put, asked) ? { value: bare.value, quote: bare.quote } : UNKNOWN;
  const unsure = sentences.find((sentence) => isQuestion(sentence) || UNSURE.test(plain(sentence)));
  return unsure ? { value: 'ask', quote: unsure } : UNKNOWN;
}

/**
 * A plain word answers one open question; of several only those whose own words it is said with, or `both`.
 * `Yes, but …` takes something back. A plain no to `have you not received it?` may mean either.
 */
function isBareEnough(bare: BareAnswer, put: AnsweredQuestion, asked: Asked): boolean {
  if (isNegative(asked) && bare.value === 'no' && !bare.turned) return false;
  if (bare.value === 'yes' && /\b(?:but|except|apart from)\b/.test(plain(bare.quote))) return false;
  if (put.openQuestions <= 1 || TO_ALL.test(plain(bare.quote))) return true;
  const said = readProposition(bare.quote).all;
  return asked.question.core.some((word) => said.includes(word));
}

const isNegative = (asked: Asked): boolean =>
  asked.receipt === undefined ? asked.question.denied : asked.receipt === 'missing';

// `yes to both`, `no for all of them`.
const TO_ALL = /\b(?:to|for|on) (?:both|all|each|everything)\b|\b(?:both|all) (?:yes|no)\b/;

interface Asked {
  /** The question's own words. */
  readonly text: string;
  /** As it was put to the customer. */
  readonly wording: string;
  readonly question: Proposition;
  /** What the message to the customer asked; null where it only explained. */
  readonly put: Proposition | null;
  /** The message asked whether the customer knows how or has the means, which is not the question. */
  readonly aside: boolean;
  /** What is asked of the customer's having a shipment, where that is asked. */
  readonly receipt: Receipt | undefined;
}

/** A plain word; `turned` where it answered the question put the other way round. */
interface BareAnswer extends YesNo {
  readonly turned: boolean;
}

function readAsked(put: AnsweredQuestion): Asked {
  const question = readProposition(askedPart(put.question));
  const wording = readProposition(askedPart(put.asked));
  const aside = ASIDE.test(plain(put.asked)) && !ASIDE.test(plain(put.question));
  const vocabulary = aside ? [] : [...readProposition(put.question).all, ...readProposition(put.asked).all];
  return {
    text: askedPart(put.question),
    wording: askedPart(put.asked),
    question: {
      ...question,
      words: aside ? question.words.filter((word) => !wording.words.includes(word)) : question.words,
      core: aside ? question.words : [...question.words, ...wording.words],
      all: aside ? question.words : [...question.all, ...vocabulary],
    },
    put: hasQuestion(put.asked) ? wording : null,
    aside,
    receipt: askedReceipt(put.question),
  };
}

// `do you know how to open it`, `are you aware of the method`, `do you have your login details`, `are you able to access the page`.
const ASIDE =
  /\b(?:do|did) you (?:happen to )?(?:know|understand|remember|recall) (?!if\b|whether\b|that\b)|\bare you (?:aware|familiar|able to (?:get to|access|find|open|reach|locate|log))\b|\bif you know how\b|\bdo you (?:currently )?have (?:your|the|access|a) .*\b(?:login|log-in|password|credentials?|information|details|tools?|multimeter|voltmeter|link|page)\b/;

const plain = (text: string): string => tokensOf(text).join(' ');

/** The sentences of an answer, each exactly as written. */
function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?。！？])\s+|(?<=[。！？])|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
    .slice(0, SENTENCES_MAX);
}

/** More sentences than this are a letter, no answer. */
const SENTENCES_MAX = 40;

// `how do i check that?`, `what is a short circuit`.
const isQuestion = (sentence: string): boolean =>
  /[?？]["')\s]*$/.test(sentence) || ASKING.test(plain(sentence));
// `how do i check`, `could you explain`.
const ASKING =
  /^(?:(?:and|but|so|ok|okay|sorry|um|well|please) )*(?:how (?:do|can|would|should|to|could|is|am)|what (?:is|are|do|does|should|if)|where (?:is|are|do|can)|why (?:is|are|do|does)|(?:can|could|would) you (?:please )?(?:tell|explain|help|show|elaborate)|(?:tell|show|explain to|teach) me|i (?:would like|want) to know|i wonder)\b/;

/** Asks how to find out, or does not know how: that comes before whatever else the answer says. */
function asksBack(sentence: string): boolean {
  const text = plain(sentence);
  return (isQuestion(sentence) && HOW.test(text)) || HELPLESS.test(text);
}

// `how would I know`, `what does that mean`.
const HOW = /\b(?:how|where|what|which|way|steps?|explain|elaborate|tell me|help|mean)\b/;
// `i do not know how`, `i have no idea where it is`, `i need help`, `i am not familiar with that`.
const HELPLESS =
  /(?<!\p{L})i (?:really |honestly |just |still |even )*(?:do|did) not (?:really |even |exactly |actually |currently )*(?:know|understand|have (?:any |the |a |an )?(?:idea|clue|knowledge))(?!\p{L})(?! why)|(?<!\p{L})i (?:am|was) (?:really |still |just )*not (?:really |exactly |quite |entirely |totally |too |so |very |at all )*(?:sure|certain|clear) (?:how|where|what|which|about)(?!\p{L})|(?<!\p{L})i (?:am|was) (?:really |still |just )*not (?:really |exactly |quite |too |so |very |at all )*(?:familiar|aware|knowledgeable|confident)(?!\p{L})|(?<!\p{L})unsure (?:how|where|what|about)(?!\p{L})|(?<!\p{L})(?:no|not a|not an|not any) (?:idea|clue)(?!\p{L})|(?<!\p{L})i (?:do )?need (?:some |more |your )?(?:help|assistance|instructions|guidance|information)(?!\p{L})|(?<!\p{L})(?:i have|i had) never heard(?!\p{L})|(?<!\p{L})no knowledge(?!\p{L})|(?<!\p{L})keine ahnung(?!\p{L})|(?<!\p{L})weiß (?:ich )?(?:es )?nicht(?!\p{L})|(?<!\p{L})je ne sais pas(?!\p{L})|(?<!\p{L})no (?:lo )?sé(?!\p{L})|(?<!\p{L})não sei(?!\p{L})|(?<!\p{L})weet (?:ik )?(?:het )?niet(?!\p{L})|わかりません|分かりません|知りません/u;
// `i am not sure`, `i can not tell`: not knowing, where nothing else is said.
const UNSURE =
  /\b(?:not|un) ?(?:really |quite |entirely |too |so |very |at all |completely )*(?:sure|certain)\b|\bunsure\b|\bi (?:can not|could not) (?:tell|say|figure out|remember|recall)\b|\bdo not (?:remember|recall|know)\b/;

/** What one sentence says to the question; `undefined` where it is about something else, only supposes, or says both. */
function statementSays(sentence: string, asked: Asked): 'yes' | 'no' | undefined {
  if (SUPPOSED.test(plain(sentence)) || UNSURE.test(plain(sentence))) return undefined;
  if (asked.receipt) {
    const receipt = readReceipt(sentence);
    return receipt && (receipt === asked.receipt ? 'yes' : 'no');
  }
  const degree = readLooking(asked.text, sentence) ?? readDegree(asked.text, sentence);
  if (degree !== undefined) return degree === 'open' ? undefined : degree;
  const { spoken } = readProposition(sentence);
  const clauses = sentence
    .replace(OPENING, '')
    .split(CLAUSES)
    .filter((clause) => /\p{L}/u.test(clause));
  const says = clauses
    .map((clause) => compare(asked.question, { ...readProposition(clause), spoken }))
    .filter((one) => one !== 'other');
  const first = says[0];
  if (first === undefined || says.some((one) => one !== first)) return undefined;
  return first === 'same' ? 'yes' : 'no';
}

// `maybe it is`, `i will check tonight`.
const SUPPOSED =
  /\b(?:maybe|perhaps|might|should|supposed to|hope|wish|suppose)\b|\bi will (?:check|look|try|ask|see)\b/;
// The yes or no that a sentence begins with.
const OPENING =
  /^\s*(?:(?:yes|yeah|yep|yup|nope|nah|affirmative|correct|sure)\b[\s,.!-]*|(?:no|negative)(?:\s*[,.!;-]+\s*|\s+(?=(?:i|it|the|my|there|they|we|that|this)\b)))/i;
// Between clauses: `I asked them, nobody has it`, `open but dry`.
const CLAUSES =
  /;\s+|(?:,|\s-)\s+(?:(?:and|but|so)\b\s*|(?=(?:it|they|there|i|we|the|my|nobody|no one|none|nothing|neither|everyone|no)\b))|\s+but\s+/i;
interface Decided {
  readonly sentence: string;
  readonly says: 'yes' | 'no' | undefined;
}

/** Where sentences disagree with each other or with the plain word before them, nothing is known; to a negative question only the sentence counts. */
function agreement(decided: readonly Decided[], bare: YesNo | undefined, negative: boolean): YesNo {
  const first = decided[0];
  if (!first?.says || decided.some((one) => one.says !== first.says))
    return negative ? UNKNOWN : (bare ?? UNKNOWN);
  if (bare && bare.value !== first.says && !negative) return UNKNOWN;
  return { value: first.says, quote: first.sentence };
}

/** A plain yes or no at the beginning, in the languages that the app speaks. */
function bareAnswer(asked: Asked, sentences: readonly string[]): BareAnswer | undefined {
  for (const sentence of sentences) {
    const text = plain(sentence.split(HEAD_ENDS)[0] ?? '');
    const value = YES.test(text) ? 'yes' : NO.test(text) ? 'no' : undefined;
    if (!value) continue;
    if (!isTurned(asked)) return { value, quote: sentence, turned: false };
    return { value: value === 'yes' ? 'no' : 'yes', quote: sentence, turned: true };
  }
  return undefined;
}

/** Whether the message asked for the opposite of the question: `have you received it?` for `has not received it`. */
function isTurned({ put, question, receipt, wording }: Asked): boolean {
  const other = receipt && askedReceipt(wording);
  if (other) return other !== receipt;
  return put !== null && compare(question, put) === 'opposite';
}

// Between a plain word and the rest: `I did, both`, `yes. All`, `no - none`.
const HEAD_ENDS = /[,.;!、。]|\s[-–—]\s/;

// `yes, all of them`, `i think so`, `ja`.
const YES =
  /^(?:(?:oh|well|um|ah|actually|hi|hello|so) )*(?:yes|yeah|yea|yep|yup|ya|sure|correct|right|affirmative|absolutely|definitely|certainly|indeed|exactly|of course|i think so|i believe so|confirmed|i confirm|i can confirm|it (?:is|does|did|has|was)$|it (?:sure|certainly|definitely) (?:is|does|did)|that is (?:right|correct|true|the case|what)|i (?:did|do|have|am|can|was)$|they (?:are|do|did|have)$|there (?:is|are)$|ja|jawohl|natürlich|doch|oui|bien sûr|d'accord|si|sí|claro|sim|claro que sim|natuurlijk|jazeker)(?![\p{L}])|^(?:はい|ええ|うん)/u;
// `not yet`, `that is not the case`, `nein`.
const NO =
  /^(?:(?:oh|well|um|ah|actually|hi|hello|so) )*(?:no(?! ?one\b)|nope|nah|negative|not yet|not really|not at all|i do not think so|i do not believe so|it (?:is|does|did|has|was) not$|that is not (?:right|correct|true|the case|happening|it)|i (?:did|do|have|am|can|was) not$|they (?:are|do|did|have) not$|there (?:is|are) (?:not|none)$|nothing (?:like that|of the sort)|nein|noch nicht|nicht|non|pas encore|todavía no|aún no|não|ainda não|nee|nog niet|not that i (?:know|am aware))(?![\p{L}])|^(?:いいえ|いや|まだ)/u;
