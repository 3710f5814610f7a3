/**
 * Every check of a draft's sentence. A sentence that a check has something against is refused and never shown as a draft; one
 * that nothing proves is marked. The checks read no meaning: they trace what can be traced and allow little else.
 */
import type { Phrases } from '../../lib/phrases.ts';
import { contentWords, coverage } from '../words.ts';
import { asksForMore, asksForSecrets } from './asked-data.ts';
import { effectsIn, saysDone, saysWanted, saysWill } from './effects.ts';
import type { Ground } from './ground.ts';
import { findInvented, type SentenceCheck, type SentenceProblem } from './invented.ts';
import type { RawSentence } from './reading.ts';

/** A sentence that passed every check; `unproven` where nothing that it rests on bears it out. */
export interface CheckedSentence {
  readonly text: string;
  readonly kind: RawSentence['kind'];
  /** The item that it serves; empty for a courtesy. */
  readonly serves: string;
  readonly paragraph: number;
  readonly mark: 'none' | 'unproven';
}

/** Checks one sentence. */
export function checkSentence(
  sentence: RawSentence,
  ground: Ground,
):
  | { readonly status: 'passed'; readonly sentence: CheckedSentence }
  | ({ readonly status: 'refused' } & SentenceProblem) {
  for (const check of CHECKS) {
    const problem = check(sentence, ground);
    if (problem) return { status: 'refused', ...problem };
  }
  const { text, kind, serves, paragraph } = sentence;
  const mark = isProven(sentence, ground) ? 'none' : 'unproven';
  return { status: 'passed', sentence: { text: text.trim(), kind, serves, paragraph, mark } };
}

/** Why a sentence was refused, in the agent's words. */
export const reasonOf = ({ check, part }: SentenceProblem, phrases: Phrases): string =>
  phrases(`model.check.${check}`, { part });

type SentenceRule = (sentence: RawSentence, ground: Ground) => SentenceProblem | null;

const problem = (check: SentenceCheck, part = ''): SentenceProblem => ({ check, part });

const CHECKS: readonly SentenceRule[] = [
  isPlain,
  pointsAtSomething,
  keepsInternal,
  isNotPlanted,
  asksWithinItem,
  (sentence, ground) => findInvented(sentence, ground),
  effectsHold,
  promisesHold,
];

/** A longer sentence is not one. */
const SENTENCE_MAX = 600;

function isPlain({ text }: RawSentence): SentenceProblem | null {
  if (text.trim() === '' || text.length > SENTENCE_MAX) return problem('too-long');
  const markup = MARKUP.exec(text)?.[0];
  if (markup !== undefined) return problem('markup', markup.trim());
  const left = LEFT_PLACEHOLDER.exec(text)?.[0];
  return left === undefined ? null : problem('placeholder', left);
}

// What nobody filled in: `[email-1]`, `[Your name]`, `{{ticket.id}}`
const LEFT_PLACEHOLDER = /\[[^\]\n]{1,40}\]|\{\{?[^}\n]{0,40}\}?\}/i;
// `<b>`, `**bold**`, `](http`, a fence, letters that cannot be seen
const MARKUP = /<\/?[a-z!]|\*\*|```|\]\(|[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|\p{Cc}(?<!\n)/iu;

/** What it serves and what it rests on are there. */
function pointsAtSomething({ kind, serves, rests_on }: RawSentence, ground: Ground): SentenceProblem | null {
  if (serves !== '' && ground.itemText(serves) === undefined) return problem('unknown-step', serves);
  if (kind !== 'courtesy' && serves === '') return problem('unknown-step');
  if (rests_on !== '' && ground.basisText(rests_on) === undefined) return problem('unknown-basis', rests_on);
  return null;
}

// Words of our own making: `@refund_order`, `file_carrier_claim`, `#Refund Policy`, `retention#2.1`, `supervisor`, `step 5.2`
const OUR_WORDS =
  /@[a-z]\w+|\b[a-z]+_[a-z_]+\b|(?<![\w&])#\p{L}\w+|\w#\d|\b(?:supervisor|step \d|our (?:internal )?polic(?:y|ies) (?:says?|states?|allows?|limits?)|system prompt|my instructions|language model|as an ai)\b/iu;

function keepsInternal(sentence: RawSentence, ground: Ground): SentenceProblem | null {
  const own = OUR_WORDS.exec(withoutEmails(sentence.text))?.[0];
  if (own !== undefined) return problem('internal-text', own);
  const basis = ground.itemText(sentence.serves) ?? '';
  const leaked = ground.internal.find(
    (text) => repeats(sentence.text, text) && coverage(sentence.text, basis) < LEAK_SHARE,
  );
  return leaked === undefined ? null : problem('internal-text', leaked.slice(0, 80));
}

const withoutEmails = (text: string): string => text.replaceAll(/[\w.+-]+@[\w.-]+/g, '');

/** So much of a sentence's words in an internal text makes it that text. */
const LEAK_SHARE = 0.6;
/** So many words in a row do too. */
const LEAK_RUN = 4;

/** Whether a sentence says an internal text again: most of its words, or several in a row. */
function repeats(sentence: string, text: string): boolean {
  const words = contentWords(sentence);
  const theirs = contentWords(text);
  if (words.length >= LEAK_RUN && coverage(sentence, text) >= LEAK_SHARE) return true;
  const runs = new Set(theirs.map((_word, at) => theirs.slice(at, at + LEAK_RUN).join(' ')));
  return words.some(
    (_word, at) => at + LEAK_RUN <= words.length && runs.has(words.slice(at, at + LEAK_RUN).join(' ')),
  );
}

/** A sentence that says what a planted one wanted said. */
function isNotPlanted({ text }: RawSentence, { planted }: Ground): SentenceProblem | null {
  const source = planted.find((each) => contentWords(text).length >= 3 && coverage(text, each) >= LEAK_SHARE);
  return source === undefined ? null : problem('planted-text', source.slice(0, 80));
}

function asksWithinItem(sentence: RawSentence, ground: Ground): SentenceProblem | null {
  const secret = asksForSecrets(sentence.text);
  if (secret !== '') return problem('asks-secret', secret);
  const more = asksForMore(sentence, ground.itemText(sentence.serves) ?? '');
  return more === '' ? null : problem('unwanted-ask', more);
}

/** An effect is spoken of only where a call did it, where the served item's own words name it, or as the customer's wish. */
function effectsHold(sentence: RawSentence, ground: Ground): SentenceProblem | null {
  const { text } = sentence;
  const effects = effectsIn(text);
  if (effects.length === 0) return null;
  const item = ground.itemText(sentence.serves) ?? '';
  const basis = sentence.rests_on === '' ? '' : (ground.basisText(sentence.rests_on) ?? '');
  const inItem = new Set(effectsIn(item));
  const inBasis = new Set(effectsIn(basis));
  const done = saysDone(text);
  const will = saysWill(text);
  for (const effect of effects) {
    if (ground.doneEffects.has(effect)) continue;
    if (done && inItem.has(effect) && saysDone(item)) continue;
    if (!done && inItem.has(effect)) continue;
    if (!done && !will && inBasis.has(effect)) continue;
    if (!will && ground.wanted.has(effect) && saysWanted(text)) continue;
    return problem(done ? 'not-happened' : 'baseless-promise', effect);
  }
  return null;
}

/** What we will do is said only where an item says so; a courtesy may offer help. */
function promisesHold(sentence: RawSentence, ground: Ground): SentenceProblem | null {
  const { kind, text, serves } = sentence;
  if (kind !== 'promise' && !saysWill(text)) return null;
  const item = ground.itemText(serves);
  if (kind === 'courtesy') return HELPS.test(text) ? null : problem('baseless-promise');
  if (kind === 'ask') return null;
  if (item === undefined) return problem('baseless-promise');
  return kind === 'promise' && !saysWill(item) && !OFFERS.test(item) ? problem('baseless-promise') : null;
}

// `we will be happy to help`, `wir helfen gern weiter`, `nous serons ravis de vous aider`
const HELPS =
  /\b(?:help|assist|look into|happy to|glad to)\b|\bhelfen\b|\bgern|\baid(?:er|ons)\b|\bayud|\bajud|\bhelpen\b|\bgraag\b|お手伝い|サポート|確認/iu;
// `offer to investigate further`, `follow up`
const OFFERS = /\boffer\b|\bfollow up\b|\bfollow-up\b|\bget back\b|\binvestigat/i;

/** Whether what a sentence says is borne out: by an item that asks for it, by words that it shares with what it rests on. */
function isProven(sentence: RawSentence, ground: Ground): boolean {
  const { kind, text, serves, rests_on } = sentence;
  if (namesStranger(text, ground)) return false;
  if (kind === 'courtesy') return COURTESY.test(text) && text.length <= COURTESY_MAX;
  if (serves === '' || rests_on === '') return false;
  if (kind === 'ask') return true;
  if (
    saysWill(text) &&
    !saysWill(ground.itemText(serves) ?? '') &&
    !OFFERS.test(ground.itemText(serves) ?? '')
  )
    return false;
  if (ground.language !== 'en') return true;
  const bearing = `${ground.itemText(serves) ?? ''} ${ground.basisText(rests_on) ?? ''}`;
  return coverage(text, bearing) > 0;
}

/** Languages that write every noun with a capital, or none. */
const NO_CAPITALS = new Set(['de', 'ja']);

/** A word with a capital inside a sentence that nobody wrote before: a name of somebody or something. */
function namesStranger(text: string, { language, vocabulary }: Ground): boolean {
  if (NO_CAPITALS.has(language)) return false;
  return [...text.matchAll(CAPITAL)].some((found) => !vocabulary.has(found[0].toLowerCase()));
}

// A word with a capital that does not begin a sentence or a line: `Miller` in `ask Mr Miller`
const CAPITAL = /(?<=[\p{L}\p{N},;’']\s)\p{Lu}\p{Ll}{2,}/gu;

const COURTESY_MAX = 220;

// What people say to be polite, in the languages of the interface.
const COURTESY = new RegExp(
  [
    // `Hi Dana,`, `Thank you for …`, `I’m sorry that …`, `Best regards`
    'hello|\\bhi\\b|\\bhey\\b|\\bdear\\b|good (?:morning|afternoon|evening)|thank|sorry|apolog|understand|frustrat|appreciat|regards|sincerely|happy to help|glad to help|let (?:me|us) help|here to help|wishes|take care|bear with|have a (?:nice|great|lovely|good)|no worries|reach(?:ed|ing) out',
    // `Hallo Dana`, `vielen Dank`, `es tut uns leid`, `Viele Grüße`
    'hallo|guten|liebe|sehr geehrte|dank|leid|entschuldig|verstehe|verständnis|grüße|gruß|schönen',
    // `Bonjour`, `merci`, `désolé`, `cordialement`
    'bonjour|bonsoir|chère?\\b|merci|désolé|navré|excus|compren(?:ons|ds)|cordialement|bien à vous|belle journée|bonne journée',
    // `Hola`, `gracias`, `lamentamos`, `un saludo`; `olá`, `obrigad`, `sentimos`, `atenciosamente`
    'hola|estimad|buen[oa]s|gracias|lament|disculp|sentimos|entend|saludo|olá|oi\\b|prezad|obrigad|desculp|compreend|atenciosamente|abraço',
    // `Beste Dana`, `bedankt`, `het spijt ons`, `met vriendelijke groet`
    'beste|geachte|bedankt|spijt|excuses|begrijp|groet',
    // `お問い合わせありがとうございます`, `申し訳ございません`
    'ありがとう|申し訳|恐れ入り|お世話|お待たせ|よろしく|様',
  ].join('|'),
  'iu',
);
