import type { Passage } from '../../ticket/clean.ts';
import { inEnglish } from './in-english.ts';
import { readMeaning, tokensOf } from './meaning.ts';

/** One thing that can be chosen; the label is what the customer reads. */
export interface ChoiceOption {
  readonly value: string;
  readonly label: string;
}

/** What the customer chose: an option's value, `declined` for none of them, null where they did not say. */
export interface ReadChoice {
  readonly chosen: string | 'declined' | null;
  /** The exact sentence, empty where nothing is chosen. */
  readonly quote: string;
  readonly comment: string;
}

/** Which option of an offer the requester picks in the passages since it was made, or that they decline; later sentences override earlier ones. */
export function readChoice(options: readonly ChoiceOption[], since: readonly Passage[]): ReadChoice {
  let read: ReadChoice = { chosen: null, quote: '', comment: '' };
  for (const passage of since) {
    if (passage.by !== 'requester') continue;
    for (const sentence of passage.sentences) {
      const chosen = chosenIn(inEnglish(sentence.text), options);
      if (chosen === undefined) continue;
      read =
        chosen === null
          ? { chosen, quote: '', comment: '' }
          : { chosen, quote: sentence.quote, comment: passage.comment };
    }
  }
  return read;
}

/** `undefined` where the sentence says nothing of the choice, null where it takes an earlier choice back. */
function chosenIn(sentence: string, options: readonly ChoiceOption[]): string | null | undefined {
  const whole = tokensOf(sentence).join(' ');
  if (EITHER.test(whole)) return null;
  if (CONDITIONAL.test(whole)) return undefined;
  const asking = /[?？]["')\s]*$/.test(sentence);
  const clauses = asking ? [sentence] : sentence.split(CLAUSES);
  const said = clauses.flatMap((clause) => {
    const text = tokensOf(clause.replace(LEFT_OUT, '')).join(' ');
    return text === '' || (asking && !ASKS_FOR.test(text)) ? [] : (clauseSays(text, options) ?? []);
  });
  // Two options in one breath are no choice: `a refund and a new one`.
  return new Set(said.filter((one) => one !== 'declined')).size > 1 ? null : said.at(-1);
}

// Between clauses: `no thanks, just cancel`, `not the discount but the swap`.
const CLAUSES = /[,;]\s+|\s+(?:but|and)\s+|\s[-–—]\s/i;
// `rather than the discount`, `instead of a refund`: what is not wanted.
const LEFT_OUT = /\b(?:rather than|instead of|over|than) (?:the |a |an |getting )?[^,.;]+/i;

function clauseSays(text: string, options: readonly ChoiceOption[]): string | undefined {
  const picked = REFUSED.test(text) ? [] : pickedOptions(text, options);
  if (picked.length === 1) return picked[0]?.value;
  if (picked.length === 0 && DECLINES.some((pattern) => pattern.test(text))) return 'declined';
  return options.length === 1 && picked.length === 0 && AGREES.test(text) ? options[0]?.value : undefined;
}

function pickedOptions(text: string, options: readonly ChoiceOption[]): readonly ChoiceOption[] {
  const nth = ORDINALS.findIndex((pattern) => pattern.test(text));
  const byPlace = nth >= 0 ? options[nth] : LAST.test(text) ? options.at(-1) : undefined;
  if (byPlace) return [byPlace];
  const said = new Set(readMeaning(text).words);
  const scored = options.map((option) => ({ option, score: score(option, said, options) }));
  const named = scored.filter((one) => one.score >= NAMED_MIN);
  if (/\bor\b/.test(text) && named.length > 1) return named.map((one) => one.option);
  const best = Math.max(0, ...scored.map((one) => one.score));
  return best === 0 ? [] : scored.filter((one) => one.score === best).map((one) => one.option);
}

/** From this score on an option is called by a word of its name. */
const NAMED_MIN = 2;

/** How many words of the sentence name this option and not all of them; its name counts before its description, a name said whole most. */
function score(option: ChoiceOption, said: ReadonlySet<string>, options: readonly ChoiceOption[]): number {
  const others = options.filter((one) => one !== option).map(wordsOf);
  const own = [...wordsOf(option)].filter((word) => !others.some((words) => words.has(word)));
  const name = readMeaning(option.value.replaceAll('_', ' ')).words.filter((word) => !COMMON.has(word));
  const whole = name.length > 0 && name.every((word) => said.has(word)) ? 0.5 : 0;
  return own
    .filter((word) => said.has(word) && !COMMON.has(word))
    .reduce((sum, word) => sum + (name.includes(word) ? 2 : 1), whole);
}

const wordsOf = (option: ChoiceOption): Set<string> =>
  new Set(readMeaning(`${option.value.replaceAll('_', ' ')} ${option.label}`).words);

// Words of many an option's description that pick none: the shop's own verbs and nouns.
const COMMON = new Set([
  'offer',
  'option',
  'us',
  'want',
  'tool',
  'provid',
  'appl',
  'parcel',
  'current',
  'retain',
  'keep',
  'choos',
  'check',
  'cancel',
  'future',
  'same',
]);

// `the first one`, `option 1`, `number one`, `the former`.
const ORDINALS = [
  /\b(?:first|1st)(?: (?:one|option|offer|choice))?\b(?! (?:of all|time))|\b(?:option|number|choice) (?:1|one|a)\b|\bthe former\b|^1$/,
  /\b(?:second|2nd)(?: (?:one|option|offer|choice))?\b(?! time)|\b(?:option|number|choice) (?:2|two|b)\b|^2$/,
  /\b(?:third|3rd)(?: (?:one|option|offer|choice))?\b(?! time)|\b(?:option|number|choice) (?:3|three|c)\b|^3$/,
  /\b(?:fourth|4th)(?: (?:one|option|offer|choice))?\b(?! time)|\b(?:option|number|choice) (?:4|four|d)\b|^4$/,
];
// `the last one`, `the latter`.
const LAST = /\bthe (?:last|latter)(?: (?:one|option|offer))?\b/;
// `either is fine`, `whichever`, `you choose`, `not sure yet`.
const EITHER =
  /\b(?:either (?:one |way |option )?(?:is|would|works|will)|whichever|whatever (?:you|is)|any of (?:them|those|these) (?:is|are|works|would)|you (?:choose|decide|pick)|do not (?:mind|care) which|not sure (?:yet|which)|need to think|let me think|think about it|i will get back)\b/;
// `can i have the discount?`, `could you resend it?`: questions that ask for it.
const ASKS_FOR =
  /^(?:(?:ok|okay|yes|so|then|and|hi|hello|actually|please|well|no) )*(?:can|could|may|would|will) (?:i|you|we) (?:please |just |rather |maybe |still )?(?:have|get|take|do|go|give|apply|send|resend|reship|replace|swap|switch|change|refund|pick|choose|cancel|upgrade|add)\b/;
// `if it is free`, not `if possible`: a condition on the customer's side, so nothing is chosen yet.
const CONDITIONAL =
  /\bif\b(?! (?:possible|so\b|that is (?:ok|okay|fine|possible|alright)|it is (?:ok|okay|possible|not too)|you (?:can|could|do not mind|would|want)|i (?:can|may|could|have to)))/;
// `not the discount`, `no refund`; not `no problem`.
const REFUSED = /\b(?:not|no|never|without)\b(?! (?:problem|worries|rush))/;
// `no`; `no thanks`; `none of these`, `i do not want any`; `just cancel`, `cancel it`.
const DECLINES = [
  /^(?:no|nope|nah|nein|non|não|nee|いいえ)(?![\p{L}])(?! (?:problem|worries))/u,
  /\bno (?:thanks|thank you|thx)\b/,
  /\b(?:not interested|none of (?:these|those|them|the)|neither(?: of (?:these|those|them))?|no deal|i decline|do not want (?:any|them|it|these|those|to keep)|do not need (?:any|it|them)|pass on)\b/,
  /\b(?:just|still|please|go ahead and|proceed with|want to|like to|rather) (?:the )?cancel(?:l?ation)?\b|^cancel\b/,
];
// `yes please`, `sounds good`.
const AGREES =
  /^(?:yes|yeah|yep|yup|ja|oui|sí|si|sim|はい|gerne|claro|volontiers|graag|sure|ok|okay|fine|great|perfect|sounds good|deal|i accept|i agree|that works|that would be great|please do|go ahead|absolutely|of course|definitely|i will take it|let us do (?:it|that))(?![\p{L}])/u;
