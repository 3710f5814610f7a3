/**
 * What a sentence is about, as far as rules can tell: its content words brought to one form each (`neighbors`, `next door` and
 * `neighbours` are one), and how often it is denied. Two sentences about the same thing with the same polarity say the same.
 */
import { expandContractions } from '../../policy/predicate/words.ts';

/** The content of a sentence. */
export interface Meaning {
  /** Content words in one form each, in order. */
  readonly words: readonly string[];
  readonly denied: boolean;
}

/** Reads a sentence's content words and polarity. */
export function readMeaning(text: string): Meaning {
  const tokens = tokensOf(text);
  return {
    words: contentOf(tokens),
    denied: tokens.some((token) => DENIALS.has(token)) && !NO_DENIAL.test(tokens.join(' ')),
  };
}

/** Lower-case words with contractions written out. */
export function tokensOf(text: string): string[] {
  const straight = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[‘’ʼ`´]/g, "'");
  let plain = expandContractions(straight);
  for (const [phrase, word] of PHRASES) plain = plain.replaceAll(phrase, word);
  return plain.match(TOKEN) ?? [];
}

// `my money back`, `send it again`, `send me a new one`, `15 percent`, `household members`.
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/\b(?:my |the |our )?money back\b/g, 'refund'],
  [
    /\b(?:re-?)?send(?:ing)? (?:me |us |it |this |that |them |out |over )*(?:again|(?:a |an )?(?:new|another)(?: one)?|replacement)\b/g,
    'reship',
  ],
  [/\b(?:a |another )?new one\b/g, 'replacement'],
  [/(\d) ?percent\b/g, '$1%'],
  [/\b(?:household|family) members?\b/g, 'family'],
];

// `neighbour's`, `15%`, `größe`.
const TOKEN = /[\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+)*%?/gu;

// Denials that deny nothing: `not without trouble`, `not only`, `no problem`, `why not`.
const NO_DENIAL = /\b(?:not without|not only|no problem at all (?:i|we)|why not|can not deny|no doubt)\b/;

const DENIALS = new Set(
  'not no never none nothing nobody nowhere neither nor without hardly barely unable nope nah negative cannot dont doesnt didnt isnt wasnt wont cant havent hasnt'.split(
    ' ',
  ),
);

/** Whether a verb of failing or lacking denies what follows: `fails to start`, `refuses to connect`, `stopped working`. */
export const isWordDenial = (text: string): boolean => WORD_DENIAL.test(text);

// `failed to connect`, `refuses to start`, `free of leaks`, `stopped working`, `absence of noise`.
const WORD_DENIAL =
  /\b(?:fail(?:s|ed|ing)? to|refus(?:es|ed|ing) to|free (?:of|from)|stop(?:s|ped) (?:\w+ing)|lacks?|absence of|absent|too \w+ to)\b/;

const contentOf = (tokens: readonly string[]): string[] =>
  tokens.filter((token) => !DENIALS.has(token) && !LITTLE.has(token)).map(formOf);

const LITTLE = new Set(
  (
    'a an the this that these those there here it its i me my mine we us our you your he him his she her they them their who whom which what ' +
    'is are was were am be been being do does did done doing has have had having will would shall should can could may might must ' +
    'and or but so if then than as at by for from in into of on off onto out over to up with about around through also just only even very really quite ' +
    'able still already yet now today currently right please thanks thank hi hello hey yes yeah yep ok okay well sure oh ' +
    'any some all both each every anything other another such same own too again ever twice customer user customers users re ve ll s t d m'
  ).split(' '),
);

/** One form of a word: its stem, or the word that stands for its group. */
export function formOf(word: string): string {
  const stem = stemOf(word);
  return GROUPS.get(word) ?? GROUPS.get(stem) ?? stem;
}

/** Takes off the endings that do not change what is meant. */
export function stemOf(word: string): string {
  const bare = word.replace(/'s?$/, '');
  const irregular = IRREGULAR.get(bare);
  if (irregular) return irregular;
  if (bare.length <= 3) return bare;
  for (const [ending, replacement] of ENDINGS) {
    if (ending.test(bare)) return undouble(bare.replace(ending, replacement));
  }
  return bare.replace(/e$/, '');
}

// `parties` → `party`, `boxes` → `box`, `checked` → `check`, `cancelling` → `cancel`, `slowly` → `slow`.
const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/(?<=..)ies$/, 'y'],
  [/(?<=..)ied$/, 'y'],
  [/(?<=(?:ss|x|ch|sh|zz))es$/, ''],
  [/(?<=[^su])s$/, ''],
  [/(?<=[aeiouy].*)ing$/, ''],
  [/(?<=[aeiouy].*)ed$/, ''],
  [/(?<=....)ion$/, ''],
  [/(?<=...)ly$/, ''],
];
const undouble = (stem: string): string =>
  stem
    .replace(/([bdfgmnprt])\1$/, '$1')
    .replace(/ll$/, 'l')
    .replace(/e$/, '');

const IRREGULAR = new Map(
  Object.entries({
    got: 'get',
    gotten: 'get',
    went: 'go',
    gone: 'go',
    came: 'come',
    saw: 'see',
    seen: 'see',
    found: 'find',
    left: 'leav',
    sent: 'send',
    said: 'say',
    told: 'tell',
    bought: 'buy',
    paid: 'pay',
    kept: 'keep',
    took: 'take',
    taken: 'take',
    gave: 'giv',
    given: 'giv',
    made: 'mak',
    broke: 'break',
    broken: 'break',
    wrote: 'writ',
    written: 'writ',
    spoke: 'speak',
    spoken: 'speak',
    thought: 'think',
    knew: 'know',
    known: 'know',
    lost: 'los',
    blew: 'blow',
    blown: 'blow',
    wore: 'wear',
    worn: 'wear',
    stuck: 'stick',
    heard: 'hear',
    felt: 'feel',
    ran: 'run',
    began: 'begin',
    begun: 'begin',
    children: 'child',
    people: 'person',
    lit: 'light',
    burnt: 'burn',
    stood: 'stand',
    shook: 'shak',
    shaken: 'shak',
    tore: 'tear',
    torn: 'tear',
    chose: 'choos',
    chosen: 'choos',
  }),
);

const GROUP_LISTS = [
  'neighbour neighbor neighbourhood next-door',
  'family household roommate flatmate housemate wife husband partner spouse kid child mother mum mom dad father relative',
  'check ask look search inspect verify confirm examin review speak talk investigat',
  'parcel package shipment delivery box packet order item product',
  'receive get arrive come deliver turn-up show-up',
  'porch doorstep door garage shed mailbox letterbox mailroom lobby reception',
  'refund money-back reimburse reimbursement',
  'reship reshipment replacement replace resend resent re-ship',
  'cancel cancellation canceled cancelled cancelling canceling terminat',
  'want need like love wish prefer desire',
  'damage damaged broken break crack cracked smash dent torn shatter',
  'photo picture image screenshot pic',
  'slip card',
  'discount % percent',
  'coupon voucher code',
  'expedited express faster upgrade',
  'swap exchange switch substitute',
  'mov relocat relocating',
  'pause suspend',
  'delay postpone push reschedule',
  'restart reactivate resume unpause',
  'bank issuer',
  'reduc decreas lessen diminish shrink',
  'increas rise grow',
  'noise sound',
  'start boot begin',
  'difficult tough challenging',
  'quick fast rapid',
  'stationary still parked idle',
  'defective faulty',
  'issue problem trouble concern',
];
const GROUPS = new Map<string, string>();
const MEMBERS = new Map<string, string[]>();
for (const list of GROUP_LISTS) {
  const words = list.split(' ');
  const name = stemOf(words[0] ?? '');
  for (const word of words) {
    GROUPS.set(word, name);
    GROUPS.set(stemOf(word), name);
  }
}
for (const [word, name] of [...GROUPS, ...IRREGULAR]) {
  const form = GROUPS.get(name) ?? name;
  MEMBERS.set(form, [...(MEMBERS.get(form) ?? [form]), word]);
}
for (const [phrase, form] of [
  ['money back', 'refund'],
  ['send', 'reship'],
  ['new one', 'reship'],
] as const)
  MEMBERS.set(formOf(form), [...(MEMBERS.get(formOf(form)) ?? []), phrase]);

/** A quick test that every text passes which may hold all of these content words; what it lets through still has to be read. */
export function mayHold(words: readonly string[]): (text: string) => boolean {
  const patterns = words.map((word) => {
    const beginnings = new Set([word, ...(MEMBERS.get(word) ?? [])].map((each) => each.replace(/y$/, '')));
    return new RegExp(
      [...beginnings].map((each) => each.replaceAll(/[^\p{L}\p{N} -]/gu, '.')).join('|'),
      'iu',
    );
  });
  return (text) => patterns.every((pattern) => pattern.test(text));
}
