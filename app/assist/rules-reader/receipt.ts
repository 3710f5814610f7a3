/**
 * Whether the customer has their shipment, as far as a sentence says so. `It`, `the parcel` and `my order` all stand for the shipment;
 * `still nothing`, `not here` and `nobody has seen it` all say that it is missing. What tracking or the carrier says counts for nothing.
 */
import { readOnce } from '../../lib/readings.ts';
import { tokensOf } from './meaning.ts';
import { mainClause } from './proposition.ts';

/** What is said of a shipment. */
export type Receipt = 'received' | 'missing';

/** What a condition or a question asks about the customer's having the shipment; `undefined` where it asks something else. */
export const askedReceipt = readOnce('receipt', (question): Receipt | undefined => {
  const text = tokensOf(
    mainClause(
      question
        .toLowerCase()
        .replace(CHECKED_SO, '')
        .replace(/[?.!]+\s*$/, ''),
    ),
  )
    .join(' ')
    .replace(ASKING, '');
  const match = text.match(ASKED_HAVING) ?? text.match(ASKED_COMING);
  if (!match) return undefined;
  const denied = /\b(?:not|never|nothing)\b/.test(text) !== /\b(?:missing|lost|gone)$/.test(text);
  return denied ? 'missing' : 'received';
});

/** Whether a question asks for how things stand once the customer has looked for it: `after these checks`. */
export const isAfterChecks = (question: string): boolean => CHECKED_SO.test(question.toLowerCase());

// ` after these checks`, ` despite having looked for it`.
const CHECKED_SO =
  /,? (?:even )?(?:after|despite|following) (?:(?:all|all of|doing|having done|making|completing|performing) )?(?:this|that|these|those|the|their|having|checking|looking|searching)\b.*$/;
// `can you confirm that`, `customer says`, `please tell us whether`.
const ASKING =
  /^.*?\b(?:confirm(?:s|ed)?|says?|said|states?|reports?|reported|claims?|claimed|mentions?|tells?(?: us)?|check|verify|whether|if)(?: (?:that|whether|if|us|me))* (?=(?:the|a|customer|user|you|they|he|she|i|we|it|their|your|have|has|had|did|do|does|is|still|never|not|nothing|no)\b)/;

const THING =
  '(?:shipments?|parcels?|packages?|packets?|deliver(?:y|ies)|orders?|boxe?s?|items?|products?|goods|things?|stuff|mail|post)';
const PERSON = '(?:the customer|customer|the user|user|you|they|he|she|i|we)';
const ADVERBS =
  '(?:(?:still|yet|ever|also|actually|really|already|now|currently|indeed|just|finally|since|so far|at all|to date|never|not|did|do|does|have|has|had|been|be|is|was|are|were|any) )*';
const ENDING =
  '(?: (?:yet|still|so far|at all|now|to date|either|themselves|in question|physically|anywhere))*$';
// `they still do not have the shipment`, `have you received your order`, `has not found it`.
const ASKED_HAVING = new RegExp(
  `^(?:(?:have|has|had|did|do|does) )?(?:${PERSON} )?${ADVERBS}(?:receive[sd]?|get|gets|got|gotten|have|has|found|finds?|locate[ds]?|seen) (?:it|them|anything|(?:(?:the|their|your|his|her|my|our|any) )?(?:(?:missing|lost|whole|entire) )?${THING})${ENDING}`,
);
// `the order did not arrive`, `has the parcel turned up`, `it is still missing`.
const ASKED_COMING = new RegExp(
  `^(?:(?:have|has|had|did|do|does|is|are) )?(?:it|nothing|(?:(?:the|their|your|his|her|my|our) )?${THING}) ${ADVERBS}(?:arrived?|come|came|turned up|shown up|showed up|reached (?:them|you|the customer|customer)|received|found|missing|lost|gone|here)${ENDING}`,
);

/** What a sentence says of the shipment, the last clause that says anything; `undefined` where none does. */
export function readReceipt(sentence: string): Receipt | undefined {
  if (sentence.length > SENTENCE_LENGTH_MAX || !MAY_TELL.test(sentence) || /[?？]["')\s]*$/.test(sentence))
    return undefined;
  return sentence
    .split(CLAUSES)
    .map((clause) => clauseSays(tokensOf(clause).join(' ').replace(OPENING, '')))
    .findLast((said) => said !== undefined);
}

/** A longer sentence is no plain word on anything. */
const SENTENCE_LENGTH_MAX = 600;

// Every sentence that tells anything holds one of these: `got`, `nothing`, `it was`. A quick test, since conversations are long.
const MAY_TELL =
  /receiv|arriv|deliver|turn|show|appear|locate|vanish|reach|nothing|nowhere|nobody|none|neither|stol|swip|grab|\b(?:c[oa]me|f[io]u?nd|got(?:ten)?|get|ha(?:ve|s|d)|here|there|missing|lost|gone|wait\w*|no|took|take[ns]|seen?|saw|made|make|picked|accepted|spotted|(?:it|them|parcels?|packages?|shipments?|orders?|box|delivery)(?:'s|’s)? (?:is|was|were|are)|it['’]s)\b/i;

// Between clauses: `, nothing on the porch`, ` but my wife`.
const CLAUSES = /[,;:.!]\s+|\s+(?:and|but|so|because|although|though|however)\s+|\s[-–—]+\s/i;
// Courtesies and plain words before a clause: `yes`, `unfortunately`, `hi`.
const OPENING =
  /^(?:(?:yes|yeah|yep|nope|no(?= (?:i|we|it|the|my|they|he|she|still|nothing|nobody|not)\b)|hi|hello|hey|sorry|unfortunately|sadly|well|so|and|but|ok|okay|actually|honestly|i am afraid|as i said|oh|wait|never mind|update) )*/;

function clauseSays(text: string): Receipt | undefined {
  if (HEARSAY.test(text)) return undefined;
  if (TAKEN.test(text) || (MISSING.some((sign) => sign.test(text)) && !OTHERS.test(text))) return 'missing';
  if (DENIED.test(text) || ELSEWHERE.test(text)) return undefined;
  return RECEIVED.some((sign) => sign.test(text)) ? 'received' : undefined;
}

// `tracking says delivered`, `it should have come`, `if it arrives`, `i will look`: not seen by the customer's own eyes.
const HEARSAY =
  /\b(?:says?|said|shows?|showed|showing|states?|claims?|claimed|reports?|marked|according|tracking|status|app|website|supposed|should|would|could|might|may|maybe|perhaps|probably|expect(?:ed|ing)?|hop(?:e|ing)|if|whether|until|unless|will|wish|when|before)\b/;
// `did not arrive`, `nobody found it`.
const DENIED = /\b(?:not|no|never|nothing|nobody|none|neither|nor|without|nowhere)\b/;
// `the depot has it`, `it is in transit`, `delivered to the wrong house`: found, but not by the customer.
const ELSEWHERE =
  /\b(?:depot|warehouse|facility|hub|sorting|transit|truck|van|way|carrier|courier|driver|post office|ups|usps|fedex|dhl|wrong|someone else|somebody else|another|different|theirs|returned|sent back)\b/;
// `somebody took it`, `it was stolen`.
const TAKEN =
  /\b(?:somebody|someone|thie(?:f|ves)|a person|people)(?: else)?(?: has| have| must have)? (?:took|taken|stole|stolen|grabbed|swiped)\b|\b(?:was|been|got|is) stolen\b/;
// `my neighbours do not have it`, `they have not seen it`: others' not having it leaves the customer's own open.
const OTHERS =
  /^(?:(?:my|the|our|both|all|all of|her|his|neither) )*(?:neighbou?rs?|they|he|she|wife|husband|partner|roommates?|flatmates?|family|kids|son|daughter|mother|father|mum|mom|dad|concierge|doorman|reception) (?:(?:also|either|both|still|all) )*(?:do|does|did|have|has|had) not\b/;

const THE_THING = `(?:it|them|this|that|these|those|mine|ours|one|anything|any of (?:it|them)|(?:(?:the|my|our|this|that|a|an|any|such) )?(?:(?:missing|lost|whole|entire|damn|replacement) )?${THING})`;
const AFTER =
  '(?=$| (?:yet|still|so far|at all|either|though|today|here|there|anywhere|from|at|in|on|after|despite|since|as|now|to|with|up|by|for|unfortunately|sadly|myself|ourselves|thanks?|yesterday|this|behind|under|outside|inside|all|again|safely|please|anymore|any more|lying|sitting|around|next|near|of|last|late|damaged|broken))';
const MISSING = [
  // `i still do not have it`, `have not got my parcel`, `never received anything`
  new RegExp(
    `\\b(?:not|never|nor)(?: (?:yet|ever|actually|really|even|still|been able to|able to|been))* (?:have|had|receive[d]?|get|got|gotten|find|found|see|seen|locate[d]?)(?: (?:received|got|gotten|seen|found))?(?: ${THE_THING})?${AFTER}`,
  ),
  // `it has not arrived`, `never turned up`, `did not show up`, `is not here`, `was not delivered`, `is not anywhere`
  /\b(?:not|never)(?: (?:yet|ever|actually|really|even|still|been))* (?:arrived?|come|came|turn(?:ed)? up|show(?:n|ed)? up|appear(?:ed)?|reach(?:ed)? (?:me|us)|delivered|received$|received yet|here|there|anywhere|made it|make it)\b/,
  // `still nothing`, `nothing here`, `nothing has arrived`, `nothing at the safe places`, `found nothing`
  /(?:^|\b(?:still|got|found|received|seen|saw|absolutely|is|was|but) )nothing(?: (?:has|have|is|was|did|ever|been|yet|still))*(?:$| (?:yet|so far|at all|here|there|in|on|at|by|around|outside|anywhere|came|come|arrived?|received|found|delivered|turned up|showed up|shown up|today|either|from)\b)/,
  // `no sign of it`, `no parcel`, `no luck`, `no delivery yet`
  new RegExp(
    `(?:^|\\b(?:still|was|is|found|there is|there was|but|with) )no(?: (?:sign|trace|luck|show)\\b| (?:such )?${THING}(?=$| (?:yet|here|there|so far|at all|anywhere|has|have|in|on|at|was|came|arrived)))`,
  ),
  // `it is still missing`, `still not here`, `nowhere to be found`, `it is gone`; not `one item is missing from the box`
  /(?:^|\b(?:it|parcel|package|shipment|order|delivery|box|packet|is|are|still|remains|been|gone)) (?:(?:is|are|has|have|still|been|now|gone|remains|also|all|just) )*(?:missing|lost|vanished|disappeared|nowhere|gone)(?! (?:from|in the box)\b)|^(?:still )?(?:(?:missing|lost)$|nowhere\b)/,
  // `i am still waiting for it`
  /\bstill waiting\b|\bwaiting for (?:it|my|the)\b/,
  // `nobody has seen it`, `none of us has the parcel`, `no one at home has it`
  /\b(?:nobody|no one|none of (?:us|them|my|the)|neither)\b.* (?:has|have|had|seen|saw|got|received|took|accepted|found)(?: (?:seen|got|received|taken|accepted|found|it|them|anything|the \w+|a \w+))+/,
];
const RECEIVED = [
  // `i found it`, `my wife has the parcel`, `we just got our order`, `received it today`
  new RegExp(
    `(?:^|\\b(?:i|we|he|she|\\w+ \\w+|neighbou?rs?|wife|husband) )(?:(?:have|has|had|just|now|finally|actually|already|did|do|then|later|since|also|today) )*(?:found|received?|got|gotten|located|have|has|had|took in|picked up|accepted|spotted) (?!any)${THE_THING}${AFTER}`,
  ),
  // `it arrived this morning`, `the parcel has finally turned up`, `it is here`, `everything came`
  new RegExp(
    `\\b(?:it|they|this|everything|${THING})(?: (?:has|have|is|was|did|just|now|finally|actually|already|since|today|then|got|all|been|safely|eventually|later))* (?:arrived?|came|come|turned up|showed up|shown up|popped up|appeared|here|found|delivered (?:today|now|to (?:me|us)|this|safely|after all)|reached (?:me|us)|handed to (?:me|us))\\b`,
  ),
  // `it was on the porch`, `the box is at my neighbour's`
  new RegExp(
    `^(?:(?:the|my|our) )?(?:it|${THING}) (?:is|was|were|are|has been)(?: (?:just|actually|all along|hidden|sitting|left|there|right|waiting|hiding|lying|put))* (?:on|in|at|behind|with|under|by|next to|inside|outside|near) (?:the|my|our|a|his|her|one|front|back)\\b`,
  ),
  // `found it`, `got it now`
  /^(?:i |we )?(?:just |now |finally )*(?:found|received) (?:it|them)\b/,
];
