/**
 * Whether the customer has looked for a missing shipment: whom they asked, and whether the carrier left a notice or put it in a safe place.
 * Asking anybody of the household or next door counts; what those who were asked did or did not see is no word on having asked.
 */
import { readOnce } from '../../lib/readings.ts';
import { tokensOf } from './meaning.ts';

/** `open`: the sentence leaves it undecided; `undefined`: the question is another, or the sentence speaks of something else. */
export type LookingReading = 'yes' | 'no' | 'open' | undefined;

/** What a sentence says to a question whether people around were asked, or whether something was left. */
export function readLooking(question: string, sentence: string): LookingReading {
  if (asksWhomTheyAsked(question)) return isLong(sentence) ? 'open' : readAskedAround(sentence);
  if (!readsLooking(question)) return undefined;
  return isLong(sentence) ? 'open' : readLeft(sentence);
}

const isLong = (sentence: string): boolean => sentence.length > SENTENCE_LENGTH_MAX;

/** Whether a sentence may tell of looking at all; what it lets through still has to be read. */
export const mayTellOfLooking = (sentence: string): boolean => !isLong(sentence) && MAY_TELL.test(sentence);

// `asked`, `spoke`; `a card`, `the porch`, `left nothing`.
const MAY_TELL =
  /ask|check|sp[eo][ak]|talk|call|text|contact|message|rang|knock|phone|quir|consult|look|search|not(?:e|ice|ific)|slip|card|tag|sticker|hanger|safe|designated|box|porch|step|door|stairs|garage|shed|lobby|recept|locker|mail ?room|yard|garden|gate|hall|bin|patio|left|leave/i;

/** A longer sentence is no plain word on anything. */
const SENTENCE_LENGTH_MAX = 600;

/** Whether a question asks whom of the household or next door the customer asked. */
export const asksWhomTheyAsked = (question: string): boolean =>
  ASKED_AROUND.test(tokensOf(question).join(' '));

/** Whether a question is one of looking for a shipment at all. */
export const readsLooking = readOnce('looking', (question): boolean => {
  const asked = tokensOf(question).join(' ');
  return ASKED_AROUND.test(asked) || (LEFT.test(asked) && NOTICE.test(asked));
});

/** Whether a sentence tells of having asked around or looked everywhere. */
export const hasLooked = (sentence: string): boolean =>
  mayTellOfLooking(sentence) &&
  (readAskedAround(sentence) === 'yes' || LOOKED.test(tokensOf(sentence).join(' ')));

// `i looked everywhere`, `we have searched the whole house`, `checked with everybody`.
const LOOKED =
  /^(?!.*\b(?:not|will|should|could)\b).*\b(?:looked|checked|searched)(?: (?:for it|and|already|in|at|with|by))* (?:everywhere|every|all|around|the whole|high and low|outside|the (?:porch|mailbox|garage|neighbou?rs))\b/;

const PEOPLE =
  "(?:(?:house ?hold|family)(?: members?)?|neighbou?rs?(?:'s)?|neighbou?rhood|next door|house ?mates?|room ?mates?|flat ?mates?|wife|husband|partner|spouse|kids|children|sons?|daughters?|mother|father|mom|mum|dad|parents|relatives|landlord|concierge|door ?man|reception|caretaker|superintendent|building manager|front desk)";
const EVERYBODY =
  '(?:every ?one|every ?body|any ?one|any ?body|all|people|both|the others|the whole (?:house|family|building|street|street))';
const ASKING =
  '(?:ask(?:ed|ing)?|check(?:ed|ing)?(?: in)? (?:with|at|by)|checked|spoke(?:n)?|speak|talk(?:ed|ing)?|call(?:ed)?|text(?:ed)?|contact(?:ed)?|messaged|rang|knocked|phoned|inquired|enquired|consulted)';
// `have you checked with household members or neighbours`, `customer has asked their family`.
const ASKED_AROUND = new RegExp(`\\b${ASKING}\\b.*\\b${PEOPLE}\\b`);

// `I asked my neighbours`, `checked with everyone at home`, `asked around`, `spoke to both neighbours`.
const HAS_ASKED = new RegExp(
  `\\b${ASKING}\\b(?: (?:with|to|at|by|in on|my|our|the|all|of|both|two|three|some|few|several|most|each|every|whole|entire|immediate|direct|other|next|upstairs|downstairs|and|everyone|everybody|anyone|at|home|here|in|house))* (?:${PEOPLE}|${EVERYBODY}|around)\\b`,
);
// `i have not asked the neighbours`, `did not get the chance to speak to them`.
const DENIED_ASKING = new RegExp(
  `\\b(?:not|never)(?: (?:yet|been|able|to|had|the|a|any|chance|time|really|actually|even|managed|got|gotten|around))* ${ASKING}\\b`,
);
// `but not my family`, `except for my wife`, `my neighbour was not home`: not all of them.
const NOT_ALL = new RegExp(
  `\\b(?:but|except|apart from|besides)(?: for)?(?: not)?(?: (?:my|the|our|his|her|all))* ${PEOPLE}\\b(?! (?:has|have|had|did|do|does|saw|said|told|knows?))|\\b${PEOPLE} (?:was|were|is|are) (?:not (?:at )?(?:home|in|there|around|back|available)|away|out|on (?:holidays?|vacation))\\b|\\b(?:no answer|did not (?:answer|open))\\b`,
);
function readAskedAround(sentence: string): LookingReading {
  const text = tokensOf(sentence).join(' ');
  if (SUPPOSED.test(text)) return 'open';
  if (DENIED_ASKING.test(text)) return HAS_ASKED.test(text.replace(DENIED_ASKING, '')) ? 'open' : 'no';
  if (HAS_ASKED.test(text)) return NOT_ALL.test(text) ? 'open' : 'yes';
  return 'open';
}

// `i will ask them`, `maybe i could ask`, `should i ask`.
const SUPPOSED =
  /\b(?:will|going to|maybe|perhaps|might|could|should|would|can ask|plan to|let me|have to|need to)\b/;

// `left a notice`, `put the shipment in a safe place`.
const LEFT = /\b(?:left|leave|leaves|put|placed?|deposit(?:ed)?)\b/;
const PAPER =
  '(?:notices?|notes?|slips?|cards?|door ?tags?|tags?|stickers?|notifications?|messages?|door ?hangers?)';
const PLACE =
  '(?:safe (?:place|spot|location)s?|designated (?:areas?|places?)|mail ?box(?:es)?|letter ?box(?:es)?|post ?box(?:es)?|porch(?:es)?|door ?steps?|doors?|front steps?|steps|stairs|garages?|sheds?|lobby|reception|lockers?|mail ?rooms?|back ?yards?|front ?yards?|yard|gardens?|gate|hallway|bins?|patio|parcel (?:box|locker))';
const THING_LEFT = '(?:parcels?|packages?|shipments?|orders?|box|delivery)';
const NOTICE = new RegExp(`\\b${PAPER}\\b|\\b${PLACE}\\b`);

/** One clause that says where something was left is a yes; else a clause that says nothing was is a no. */
function readLeft(sentence: string): LookingReading {
  const whole = tokensOf(sentence).join(' ');
  const labelled = whole.match(LABELLED)?.[1];
  if (labelled) return labelled === 'yes' ? 'yes' : 'no';
  if (LOOKED_IN_VAIN.test(whole)) return 'no';
  const said = sentence.split(CLAUSES).map((clause) => leftIn(tokensOf(clause).join(' ')));
  return said.find((one) => one === 'yes') ?? said.find((one) => one === 'no') ?? said.find(Boolean);
}

// `Notice: no.`, `note left - none`
const LABELLED = new RegExp(`^(?:${PAPER}|${PLACE})(?: left)? (yes|no|none|nope)$`);
// `i looked on the porch but there is nothing there`, `checked the mailbox, it is not there`
const LOOKED_IN_VAIN = new RegExp(
  `\\b(?:looked|checked|searched)\\b.* ${PLACE}\\b.*\\b(?:nothing (?:there|here|in there)|(?:is|was) not (?:there|here))\\b`,
);

// Between clauses: `, nothing on the porch`, ` but it was in the shed`.
const CLAUSES = /[,;:.!]\s+|\s+(?:but|so|because|although|though|however)\s+|\s[-–—]+\s/i;

function leftIn(text: string): LookingReading {
  if (NOTHING_LEFT.some((sign) => sign.test(text))) return 'no';
  if (!NOTICE.test(text)) return undefined;
  return !UNSEEN.test(text) && SOMETHING_LEFT.some((sign) => sign.test(text)) ? 'yes' : 'open';
}

const NOTHING_LEFT = [
  // `no notice`, `without a card`, `not a single note`, `neither a notice`
  new RegExp(
    `\\b(?:no|without(?: an?| any)?|not(?: an?| any| one| a single)?|nor(?: an?)?|neither(?: an?)?) (?:(?:delivery|missed|attempted|such|other|single) )*${PAPER}\\b`,
  ),
  // `they did not leave a notice`, `i never got any note`
  new RegExp(
    `\\b(?:not|never)(?: (?:\\w+))? (?:leave|left|find|found|see|seen|get|got|gotten|have|receive|received|put)(?: (?:me|us|behind))? (?:an?|any|the) (?:\\w+ )?(?:${PAPER}|${PLACE})\\b`,
  ),
  // `it is not on the porch`, `not in any safe place`, `nothing in the mailbox`, `nothing at the safe places`
  new RegExp(
    `\\b(?:not|nothing|never|no ${THING_LEFT}|neither)(?: (?:left|there|found|put|was|is|here|either|been))* (?:on|in|at|by|behind|under|near|inside|around|outside)(?: (?:the|my|our|a|an|any|all|of|either|every|front|back))* ${PLACE}`,
  ),
  // `the porch is empty`, `checked the mailbox and found nothing`
  new RegExp(
    `\\b${PLACE} (?:is|was|are|were) (?:also |all |still |completely )*empty\\b|\\b${PLACE}\\b.* (?:found nothing|nothing|nope|no luck)$`,
  ),
  // `nothing was left`, `they left nothing`, `did not leave anything`
  /\bnothing (?:was |has been |is )?left\b|\bleft nothing\b|\bnot leave (?:me |us )?anything\b|\bnot left (?:me |us )?anything\b/,
];
const SOMETHING_LEFT = [
  // `there was a note on the door`, `they left a card`, `i found a delivery slip`
  new RegExp(
    `\\b(?:was|is|were|left|leave|leaves|leaving|found|got|have|had|see|saw|received|put)(?: (?:me|us|behind|just|only))? (?:an?|the|one|two|this|my) (?:\\w+ )?${PAPER}\\b`,
  ),
  // `it was on the porch`, `left it in the mailbox`, `my parcel is in the shed`
  new RegExp(
    `\\b(?:it|them|this|they|${THING_LEFT}|left|put|placed|found|was|is) (?:(?:is|was|were|has been|right|there|left|put|just|sitting|lying|hidden|outside|in fact|actually|all along|it|at home) )*(?:on|in|at|by|behind|under|near|inside|next to|outside|to|with)(?: (?:the|my|our|a|an|front|back|other))* ${PLACE}`,
  ),
];
const UNSEEN =
  /\b(?:not|no|never|nothing|none|says?|said|shows?|tracking|app|status|supposed|should|might|maybe|will|if|whether|checked|looked|photo|picture)\b/;
