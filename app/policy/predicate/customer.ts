import type { Predicate } from './form.ts';

/** Reads what the customer makes of an offer: accepts, declines, or prefers one of its options. */
export function readChoosing(words: string): Predicate | undefined {
  return readDecline(words) ?? readAccept(words) ?? readPreference(words);
}

const WHICH =
  '(?:(?:the|an?|any|our|your|this|that|all|every|each|these|those|one|of|either|agreed-upon|agreed|above|retention|alternative|proposed|offered|other|resolution)\\b ?)*';
const OFFER = `(?:it|this|that|one|them|either|all|any|any of (?:them|these|those)|${WHICH}(?:offers?|options?|alternatives?|resolutions?|proposals?|incentives?|suggestions?|solutions?|retention|deal))`;

function readDecline(words: string): Predicate | undefined {
  return DECLINES.some((pattern) => pattern.test(words))
    ? { type: 'choice', outcome: 'declines', option: '' }
    : undefined;
}

const DECLINES = [
  // `customer declines`, `customer rejects the retention offers`, `customer turns down all of the options`.
  new RegExp(
    `^customer (?:has |have |still )?(?:declin|reject|refus|turn(?:s|ed)? down|decided against)\\w*(?: ${OFFER})?$`,
  ),
  // `customer does not accept the offer`, `customer is not interested in any of the options`.
  new RegExp(
    `^customer (?:does|do|did|is|has|are) not (?:want|accept|take|choose|pick|select|agree(?: to)?|interested(?: in)?|like)(?:ed|en)?(?: ${OFFER})?$`,
  ),
  // `customer insists on canceling despite the retention offers`, `customer still wants to cancel`.
  /^customer (?:still )?(?:insists? on|wants? to|would like to|wishes to|decides? to|chooses? to) (?:(?:proceed|continue|go ahead)(?:ing)? (?:with|to) )?(?:(?:the|an?|their|order|subscription) )*cancel\w*.*\b(?:despite|anyway|regardless|after (?:the|all|our) offers?|instead)\b.*$/,
  /^customer (?:still|insists? on|continues? to) (?:(?:wants?|would like|wishes|insists?|want|on|to|proceed|proceeding|with|the|their|order|subscription) )*cancel\w*(?: .*)?$/,
  // `none of the options is accepted`, `no option is chosen`, `the offer is declined`.
  new RegExp(
    `^(?:none of the options|no option|no offer|none) (?:is|are|was|were) (?:accepted|chosen|selected|taken)$|^${OFFER} (?:is|are|was|were|has been) (?:declined|rejected|refused|not accepted)$`,
  ),
];

function readAccept(words: string): Predicate | undefined {
  return ACCEPTS.some((pattern) => pattern.test(words))
    ? { type: 'choice', outcome: 'accepts', option: '' }
    : undefined;
}

const ACCEPTS = [
  // `customer accepts`, `customer agrees to the retention offer`, `customer is interested in one of the options`.
  new RegExp(
    `^customer (?:has |have |is |are )?(?:accept|agree|interested|happy with|tak(?:es?|en)|choos|chose|pick|select)\\w*(?: (?:to|in|with))?(?: ${OFFER})?$`,
  ),
  // `customer decides to keep the order`, `customer chooses to stay`.
  /^customer (?:decides?|chooses?|agrees?|opts?|wants?) to (?:stay|keep|retain|remain)(?: (?:the|their|an?|it|current|order|subscription|item|customer))*$/,
  new RegExp(
    `^(?:one of the options|an option|an offer|${OFFER}) (?:is|was|has been) (?:accepted|chosen|selected|taken)$`,
  ),
];

/** `customer prefers a refund`, `customer chooses the reshipment`, `customer insists on a refund`. */
function readPreference(words: string): Predicate | undefined {
  const option = (words.match(PREFERS)?.[1] ?? words.match(CHOSEN)?.[1])?.replace(/ (?:offer|option)$/, '');
  return option ? { type: 'choice', outcome: 'option', option } : undefined;
}

// `customer prefers a refund`, `customer opts for the 15% discount`, `customer accepts the product swap`.
const PREFERS =
  /^customer (?:would |has |have )?(?:prefers?|preferred|chooses?|chose|chosen|picks?|picked|selects?|selected|opts? for|opted for|goes (?:with|for)|takes?|accepts?|accepted|agrees? to|insists? on|would rather have|rather have)(?: to (?:have|get|receive))? (?:(?:the|an?|their|for|option|option of) )*([\w%$'" -]{2,60})$/;
// `a refund is preferred`, `the reshipment is chosen`.
const CHOSEN =
  /^(?:the |an? )?([\w%$' -]{2,40}) (?:is|was|has been) (?:chosen|preferred|selected|picked)(?: by customer)?$/;

/** Reads what the customer says, wants or has done; every other clause about the customer is this. */
export function readSaid(words: string): Predicate | undefined {
  const statement = words.match(SAYS)?.[1]?.replace(/^customer /, '') ?? words.match(DOES)?.[1];
  return statement ? { type: 'said', statement } : undefined;
}

// `customer says that the box was wet`, `customer mentions a leak`; what is said counts, not the saying.
const SAYS =
  /^customer (?:has |have )?(?:says?|said|states?|stated|mentions?|mentioned|reports?|reported|claims?|claimed|tells? (?:you|us)|told us|confirms?|confirmed|indicates?|indicated|explains?|explained|writes?|replies)(?: that)? ([^:]{3,200})$/;
// `customer wants a refund`, `customer has checked with neighbours`, `customer is moving`.
const DOES = /^customer ((?!(?:'s|who|whose|service|support)\b)[a-z][^:]{2,200})$/;
