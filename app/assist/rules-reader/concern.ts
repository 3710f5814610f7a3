/**
 * Whether the customer raises a concern or a question about what they were offered. Saying that there is one, worrying aloud and asking
 * about the offer count; accepting, declining, asking for an option and thanking do not.
 */
import type { Evidence } from '../../lib/evidence.ts';
import { isThanksLine } from '../../ticket/clean/signature.ts';
import type { Passage } from '../../ticket/clean.ts';
import type { Verdict } from '../question.ts';
import { readChoice } from './choice.ts';
import type { MadeChoice, ReadingContext } from './context.ts';
import { inEnglish } from './in-english.ts';
import { readMeaning, tokensOf } from './meaning.ts';
import { nearestOffer, putAt } from './nearest-offer.ts';
import { repliesSince } from './since.ts';
import { opposite, UNKNOWN } from './verdict.ts';

/** Answers `has further concerns about the offer` by what was written since the offer was put; `undefined` for any other statement. */
export function answerConcern(statement: string, context: ReadingContext, step: string): Verdict | undefined {
  const groups = statement.toLowerCase().match(HAS_CONCERN)?.groups;
  const offer = nearestOffer(step, context);
  if (!groups || !isAboutOffer(groups['about'] ?? '', offer)) return undefined;
  const put = offer ? putAt(offer, context) : firstReply(context);
  if (!put) return UNKNOWN;
  const verdict = raisedIn(repliesSince(put, context.passages), offer);
  return /\b(?:no|not)\b/.test(groups['how'] ?? '') ? opposite(verdict) : verdict;
}

const CONCERN =
  '(?:concerns?|questions?|issues?|doubts?|worries|objections?|reservations?|hesitations?|problems?)';
const MORE =
  '(?:any|no|a|an|some|further|additional|other|another|more|new|remaining|follow-?up|additional|still|specific|unresolved)';
// `has any additional concerns or issues regarding the offer`, `asks a further question`, `there are further questions`, `any concerns remain`.
const HAS_CONCERN = new RegExp(
  `^(?<how>(?:customer )?(?:(?:still|also|does|do|not|has|have|raises?|expresses?|voices?|brings? up|shares?|asks?|mentions?|there (?:is|are)) )*(?:${MORE} )*)${CONCERN}(?:(?: or| and|,) (?:${MORE} )*${CONCERN})*(?: (?:remain|arise|come up|left|is left|are left)s?)?(?: (?:about|regarding|with|on|over|concerning|related to|around|to) (?<about>.+))?$`,
);

/** Concerns about nothing named are about what was offered; a named thing has to be the offer or one of its options. */
function isAboutOffer(about: string, offer: MadeChoice | undefined): boolean {
  if (about === '' || OFFER.test(about)) return true;
  return offer !== undefined && namesOption(about, offer);
}

// `the retention offer`, `one of these options`, `this`.
const OFFER =
  /\b(?:offer(?:s|ed)?|options?|alternatives?|proposals?|solutions?|resolutions?|this|that|it|these|them)\b/;

/** `the discount` names one option; `shipping damage` none. */
function namesOption(about: string, offer: MadeChoice): boolean {
  const words = wordsOf(offer);
  return (
    readMeaning(about).words.every((word) => words.has(word) || COMMON.has(word)) && mentions(about, offer)
  );
}

const mentions = (text: string, offer: MadeChoice): boolean => {
  const words = wordsOf(offer);
  return readMeaning(text).words.some((word) => words.has(word) && !COMMON.has(word));
};

const wordsOf = (offer: MadeChoice): ReadonlySet<string> =>
  new Set(offer.options.flatMap((option) => readMeaning(option.label).words));

// Words of many an option that name none: `order`, `current`, `next`.
const COMMON = new Set(readMeaning('order current next free item product customer').words);

/** When a person of ours first wrote; a further question comes after that. */
const firstReply = ({ passages }: ReadingContext): Passage | undefined =>
  passages.find((passage) => passage.by === 'agent' && passage.public);

/** The newest message that raises something is a yes, one that plainly takes or turns down an offer or thanks is a no. */
function raisedIn(replies: readonly Passage[], offer: MadeChoice | undefined): Verdict {
  for (const passage of replies.toReversed()) {
    const raised = passage.sentences.find(({ text }) => raises(inEnglish(text), offer));
    if (raised) return { value: 'yes', evidence: [quoteFrom(passage, raised.quote)] };
    const settled = settles(passage, offer);
    if (settled) return { value: 'no', evidence: [quoteFrom(passage, settled)] };
  }
  return UNKNOWN;
}

const quoteFrom = (passage: Passage, quote: string): Evidence => ({
  kind: 'comment',
  id: passage.comment,
  path: '',
  quote,
});

function raises(sentence: string, offer: MadeChoice | undefined): boolean {
  const text = tokensOf(sentence).join(' ');
  if (NO_CONCERN.test(text)) return false;
  if (SIGNS.some((sign) => sign.test(text))) return true;
  const asking = /[?？]["')\s]*$/.test(sentence);
  return (
    asking && !ASKS_FOR.test(text) && offer !== undefined && (ASKS_ABOUT.test(text) || mentions(text, offer))
  );
}

// `i have no further questions`, `no concerns`, `not worried`, `no problem`, `thanks for your concern`.
const NO_CONCERN =
  /\b(?:no|not|without|never)(?: (?:have|had|any|further|more|other|additional|really|that|too))* (?:concerns?|concerned|questions?|issues?|doubts?|worries|worry|worried|objections?|reservations?|problems?)\b|\b(?:thanks?|thank you) for (?:your|the) concern|\bno catch\b/;
const SIGNS = [
  // `i have another concern`, `one more question before i decide`, `my only worry is`
  new RegExp(
    `\\b(?:i|we) (?:\\w+ )?(?:have|had|got)(?: (?:a|an|one|two|some|few|another|more|other|further|additional|quick|small|big|still|major|serious|real|follow-up|couple|of))* ${CONCERN}\\b`,
  ),
  /\b(?:another|one more|one last|a further|further|additional|an additional|other|a quick|my (?:only|main|other|biggest|one|next|first)?) ?(?:concern|worry|doubt|question|objection|reservation|hesitation)s?\b/,
  // `i am worried that it expires`, `we are concerned about the fit`, `this worries me`, `i doubt that`
  /\b(?:i|we) (?:am|are|was|were) (?:\w+ )?(?:worried|concerned|hesitant|skeptical|sceptical|nervous|uneasy|unhappy|dissatisfied|not (?:happy|convinced|satisfied|comfortable))\b|\b(?:worries|bothers|concerns) me\b|\b(?:i|we) (?:\w+ )?(?:worry|doubt)\b/,
  // `before i decide, does it …`, `is there a catch with the coupon`, `what is the catch`
  /\bbefore (?:i|we) (?:decide|accept|agree|commit|choose|say yes|go ahead)\b|\b(?:is there|what is|where is|whats) (?:a|an|any|the) (?:catch|hidden|fine print|condition)\b/,
];
// `does it also apply to shipping`, `what happens if`, `how long is it valid`, `would that mean`: about what was offered.
const ASKS_ABOUT =
  /\b(?:does|do|will|would|is|are|can|could) (?:it|that|this|they|these|the offer|the (?:\w+ )?(?:offer|option|discount|coupon|code|swap|upgrade)s?)\b.*\b(?:apply|applies|include[ds]?|cover|count|mean|affect|expire|valid|work|combine[d]?|stack|cost|renew|change|also|only|charged?|free)\b|\bwhat (?:happens|if)\b/;
// `can i have the discount?`: that takes it.
const ASKS_FOR =
  /^(?:(?:ok|okay|yes|so|then|and|hi|hello|actually|please|well|no|great|thanks) )*(?:can|could|may|would|will) (?:i|you|we) (?:please |just |rather |maybe |still |also )?(?:have|get|take|do|go|give|apply|send|resend|reship|replace|swap|switch|change|refund|pick|choose|cancel|upgrade|add)\b/;

/** The sentence that takes or turns down an offer, or only thanks; nothing where the message also asks something. */
function settles(passage: Passage, offer: MadeChoice | undefined): string | undefined {
  if (
    passage.sentences.some(
      ({ text }) => /[?？]["')\s]*$/.test(text) && !ASKS_FOR.test(tokensOf(text).join(' ')),
    )
  )
    return undefined;
  const choice = offer && readChoice(offer.options, [passage]);
  if (choice?.chosen) return choice.quote;
  const plain = passage.sentences.find(({ text }) => NO_CONCERN.test(tokensOf(text).join(' ')));
  if (plain) return plain.quote;
  // What a sentence of another language says beside its thanks may get lost in translation, so its own words count.
  const onlyThanks = ({ text }: { readonly text: string }): boolean =>
    isThanksLine(text) || THANKS.test(tokensOf(text).join(' '));
  return passage.sentences.every(onlyThanks) ? passage.sentences[0]?.quote : undefined;
}

// `thanks`, `thank you so much for your quick help`, `great`, `ok`; not `thanks but it is broken`.
const THANKS =
  /^(?:(?:ok|okay|great|perfect|super|awesome|wonderful|good|fine|many|all|so|that is|very|kind|of you|and|hi|hello|dear|cheers|best|regards) ?)*(?:(?:thanks?|thank you|thx|cheers)(?: (?:so|very|much|a lot|again|in advance|everyone|team))*(?: for (?:(?:the|your|all|this|quick|fast|prompt|kind|great|generous|good) )*(?:help|support|assistance|service|reply|response|answer|offer|update|info|information|explanation|understanding|patience|time))?)?$/;
