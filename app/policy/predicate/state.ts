import { type Entity, entityOf } from './entities.ts';
import type { Predicate } from './form.ts';
import { valueName } from './spellings.ts';
import { findStates } from './states.ts';

/** Reads what something's status is: `tracking confirms delivery`, `the status is “Delivered”`, `order has not shipped yet`. */
export function readState(words: string): Predicate | undefined {
  return (
    readPresence(words) ??
    readKnownTracking(words) ??
    readSpecial(words) ??
    readReported(words) ??
    readStatus(words) ??
    readBeing(words) ??
    readAdjective(words) ??
    readLabel(words)
  );
}

type State = Extract<Predicate, { type: 'state' }>;

function state(
  part: Pick<State, 'subject' | 'entity' | 'states'> & Partial<State>,
  negative: boolean,
): Predicate {
  const whole: State = { type: 'state', literal: false, quantity: 'the', yet: false, ...part };
  return negative ? { type: 'not', part: whole } : whole;
}

/** `account is not found`, `no order was found`, `customer has no account`, `customer has an active subscription`. */
function readPresence(words: string): Predicate | undefined {
  const match =
    words.match(THERE_IS) ??
    words.match(HAS_ONE) ??
    words.match(NONE_FOUND) ??
    words.match(WE_FIND) ??
    words.match(EXISTS) ??
    words.match(WITH_ADDRESS);
  const groups = match?.groups;
  if (!groups) return undefined;
  const noun = (groups['noun'] ?? '').trim();
  const entity = nounEntity(noun);
  if (entity === 'any' || (entity === 'account' && /^customers?$/.test(noun) && !/ with /.test(words)))
    return undefined;
  const adjective = (groups['adjective'] ?? '').trim();
  const states = adjective === '' ? ['found'] : findStates(adjective, entity).slice(0, 1);
  if (states.length === 0) return undefined;
  return state(
    { subject: noun, entity, states, quantity: 'some' },
    /\b(?:no|not|without)\b/.test(groups['none'] ?? ''),
  );
}

const NOUN =
  '(?<noun>(?:email|skio|prive|shopify|customer|matching|tracking|their|existing|such)?(?: ?(?:account|profile|order|subscription|claim|tracking|shipment|parcel|package|email|email address|tracking number|refund|tracking information|tracking info|tracking data)))s?';
const ADJECTIVE = '(?<adjective>(?:[a-z]+ ){0,2}?)';
const IN_PLACE =
  '(?: (?:exists?|found|on file|available|with (?:that|this|the) [a-z ]+|(?:for|in|under|on) [a-z @_-]+))*';
// `there is no account with that email`, `there is an active subscription`.
const THERE_IS = new RegExp(
  `^there (?<none>(?:is|are|was) (?:not )?(?:no |an? |any )?)${ADJECTIVE}${NOUN}${IN_PLACE}$`,
);
// `customer has no subscription`, `customer does not have an active subscription`.
const HAS_ONE = new RegExp(
  `^(?:customer|account|email|email address) (?<none>(?:has|have|does not have|do not have|had|without) (?:no |an? |any |at least one )?)${ADJECTIVE}${NOUN}${IN_PLACE}$`,
);
// `no order was found`, `no matching account is found in skio`, `no account exists`.
const NONE_FOUND = new RegExp(
  `^(?<none>no )${ADJECTIVE}${NOUN}(?: (?:is|are|was|were|can be|could be))?(?: ?(?:found|returned|exists?|available|located))?${IN_PLACE}$`,
);

// `we can not find an account`, `you do not find the order`.
const WE_FIND = new RegExp(
  `^(?:we|you|agent|the agent|the system|skio|prive|shopify) (?<none>(?:can not|could not|can|could|do not|does not|did not) )(?:find|locate|see)s? (?:an? |any |the |their )?${ADJECTIVE}${NOUN}${IN_PLACE}$`,
);
// `an account exists with that email`, `the order does not exist`.
const EXISTS = new RegExp(
  `^(?:an? |the |any )?${ADJECTIVE}${NOUN} (?<none>exists?|does not exist|do not exist|(?:is|was|can be|could be) (?:not )?found|(?:can|could) not be found)${IN_PLACE}$`,
);
// `customer with that email address exists in skio`.
const WITH_ADDRESS =
  /^(?<noun>customer|account) with (?:that|this|the given|the) email(?: address)? (?<none>exists|is found|does not exist|is not found|can not be found)(?: in [a-z]+)?(?<adjective>)$/;

/** `tracking information is not available`, `tracking number is missing`. */
function readKnownTracking(words: string): Predicate | undefined {
  const groups = words.match(TRACKING_KNOWN)?.groups;
  if (!groups?.['noun']) return undefined;
  const negative = /\b(?:no|not|missing|unavailable|without)\b/.test(
    `${groups['none'] ?? ''} ${groups['how'] ?? ''}`,
  );
  return state({ subject: groups['noun'], entity: 'parcel', states: ['found'] }, negative);
}

// `no tracking updates are available`, `tracking number is missing`, `without tracking data`.
const TRACKING_KNOWN =
  /^(?<none>(?:no|without|with|there (?:is|are)(?: no| not)?) )?(?:any )?(?<noun>tracking (?:info(?:rmation)?|data|details|updates|events?|history|numbers?|ids?|links?))(?<how> (?:(?:is|are|was|were|has been|have been) )?(?:not (?:yet )?)?(?:available|unavailable|missing|provided|shown|there|present|assigned|found)(?: yet)?)?$/;

/** Ways of speaking of a state that no list of words holds. */
function readSpecial(words: string): Predicate | undefined {
  const there = words.match(THERE_IS_STATE);
  const named = there?.[2] && findStates(there[2], 'parcel')[0];
  if (there && named)
    return state({ subject: 'tracking', entity: 'parcel', states: [named] }, /\bno\b/.test(there[1] ?? ''));
  if (LABEL_ONLY.test(words))
    return state({ subject: 'label', entity: 'parcel', states: ['pre_transit'] }, false);
  const edit = words.match(EDITABLE);
  if (edit)
    return state(
      { subject: 'order', entity: 'order', states: ['editable'] },
      /\b(?:not|no longer)\b/.test(words),
    );
  const refunded = words.match(CUSTOMER_REFUNDED);
  return refunded
    ? state({ subject: 'refund', entity: 'payment', states: ['refunded'] }, refunded[1] !== undefined)
    : undefined;
}

// `there is a delivery exception`, `there was no delivery attempt`.
const THERE_IS_STATE = /^there (?:is|was|has been) ((?:an? |no |any )?)((?:[a-z]+ ){0,2}[a-z]+)$/;
// `only a label has been created`, `a shipping label was created`, `package has not been picked up by the carrier yet`.
const LABEL_ONLY =
  /^(?:only )?(?:an? |the )?(?:shipping )?label (?:has |have |is |was )?(?:only |just )?(?:been )?(?:created|printed)(?: so far| only)?$|^(?:the )?(?:package|parcel|shipment|order|carrier) has (?:not|never) (?:yet )?(?:been (?:scanned|picked up|handed over)(?: (?:by|to) the carrier)?|picked (?:it|the \w+) up)(?: yet)?$/;
// `order can still be edited`, `order can no longer be changed`, `order can not be modified`.
const EDITABLE =
  /^(?:the |their |customer's )?(?:order|it|purchase) (?:can|could|may) (?:(?:not|still|no longer|yet) )*be (?:edited|changed|modified|amended|updated)(?: anymore| any more| any longer)?$/;
// `customer was already refunded`, `customer has not been refunded yet`.
const CUSTOMER_REFUNDED =
  /^customer (?:has|was|have|had)(?: already| been| since)*( not)?(?: already| been| yet)* refunded(?: already| yet| in full)*$/;

/** `tracking confirms delivery`, `carrier has marked the shipment as delivered`, `tracking shows (that) the parcel was lost`. */
function readReported(words: string): Predicate | undefined {
  const match = words.match(REPORTED);
  const groups = match?.groups;
  if (!groups?.['rest']) return undefined;
  const subject = (groups['subject'] ?? '').trim();
  const entity = nounEntity(subject);
  const denied = /\bnot\b/.test(groups['verb'] ?? '');
  const rest = groups['rest'].replace(/^that /, '').replace(MARKED_THING, '');
  const inner = readStatus(rest) ?? readBeing(rest);
  if (inner) return denied ? { type: 'not', part: inner } : inner;
  return readStateWords({ subject, entity, words: rest, negative: denied });
}

// `tracking confirms …`, `the carrier has marked …`, `tracking information does not show …`, `the order status says …`.
const REPORTED =
  /^(?<subject>(?:the |its |their |customer's |carrier |carrier's |order's |package |shipment |order )*(?:tracking(?: (?:info(?:rmation)?|details|page|number|status|data|history|link|results?))?|carrier|courier|status|shipment|package|parcel|order|system|scan|result|it|skio|prive|shopify))(?<verb>(?: (?:has|have|already|still|clearly|does|do|did|not|also|currently|only))* (?:confirm|show|indicate|say|report|state|read|mark|list|display|reveal)(?:s|ed|ing)?)(?: as| up as| it as)? (?<rest>.+)$/;
// `the shipment as`, `it as`, `the package is`.
const MARKED_THING =
  /^(?:the |its |their )?(?:shipment|package|parcel|order|item|it|delivery)s? (?:as |to be )(?:being )?/;

/** `the status is “Delivered”`, `order status is unfulfilled`, `tracking status: in transit`. */
function readStatus(words: string): Predicate | undefined {
  const match = words.match(STATUS_IS);
  const groups = match?.groups;
  if (!groups?.['value']) return undefined;
  const subject = (groups['subject'] ?? '').trim();
  const values = groups['value'].split(/,? or |, /).map((value) => value.replaceAll(/["']/g, '').trim());
  const names = values.filter((value) => value !== '').map(valueName);
  if (names.length === 0 || names.some((name) => name.split('_').length > STATUS_WORDS_MAX)) return undefined;
  return state(
    { subject: subject || 'status', entity: nounEntity(subject), states: names, literal: true },
    groups['not'] !== undefined,
  );
}

const STATUS_WORDS_MAX = 4;
// `the order's shipping status is not "in transit"`, `status = delivered or returned`, `status shows delivered`.
const STATUS_IS =
  /^(?:the |its |their |current |customer's )*(?<subject>[a-z' -]{0,40}?)(?:'s)? ?\b(?:status|state)(?: of (?:the )?[a-z ]{1,30}?)? ?(?:is|are|was|=|:|equals|shows(?: as)?|says|reads|remains|becomes)(?<not> not)?(?: (?:currently|still|already|now|set to|marked as|listed as))* (?<value>"[^"]+"(?:(?:,| or|, or) "[^"]+")*|[a-z_ -]+(?: or [a-z_ -]+)*)$/;

/** `order has not shipped yet`, `subscription is paused or cancelled`, `all packages are delivered`. */
function readBeing(words: string): Predicate | undefined {
  for (const pattern of BEING) {
    const read = beingIn(words, words.match(pattern)?.groups);
    if (read) return read;
  }
  return undefined;
}

function beingIn(words: string, groups: RegExpMatchArray['groups']): Predicate | undefined {
  if (!groups?.['rest']) return undefined;
  const named = (groups['subject'] ?? '').replace(/^(?:the|their|its|an?|customer's|that|this) /, '').trim();
  const subject = named.replace(/^no (?=.)/, '');
  const entity = nounEntity(subject);
  if ((entity === 'any' && !PRONOUN.test(subject)) || MODAL.test(subject)) return undefined;
  const negative = (groups['not'] !== undefined) !== (subject !== named);
  const read = readStateWords({ subject, entity, words: groups['rest'], negative });
  return negative && YET.test(words) ? asNow(read) : read;
}

// `not delivered yet`, `yet to be delivered`, `still not shipped`.
const YET = /\byet\b|\bstill not\b|\bso far\b/;

/** `not yet`: asked for as it is now. */
function asNow(read: Predicate | undefined): Predicate | undefined {
  if (read?.type !== 'not' || read.part.type !== 'state') return read;
  return { type: 'not', part: { ...read.part, yet: true } };
}

// `order can still` of `order can still be cancelled`: what can be is not what is.
const MODAL = /\b(?:can|could|may|might|must|should|will|would)\b/;
// `it` of `it has been delivered`, `this` of `this is cancelled`.
const PRONOUN = /^(?:it|that|this)$/;
// `the order has not shipped yet`, `customer's subscription is currently paused`, `order ships`.
const beingWith = (verbs: '+' | '*'): RegExp =>
  new RegExp(
    `^(?<subject>(?:(?:the|their|its|an?|any|all|every|each|one of|some|that|this|customer's|both|no)\\b ?)*[a-z' -]{1,40}?)(?: (?:is|are|was|were|has|have|had|been|be|being|does|do|did|gets?|got|appears?|seems?|looks?|remains?|comes?|to))${verbs}(?<not> (?:not|never|no longer|yet to be|yet to))?(?: (?:been|be|being|already|still|currently|now|just|marked(?: as)?|listed(?: as)?|shown(?: as)?|set to|reported(?: as)?|considered|eventually|successfully|yet|to be|as))* (?<rest>[a-z_" -]+?)(?: (?:yet|already|now|so far|at this point|by the carrier|by (?:the )?warehouse|in (?:skio|prive|shopify|the system)|instead))*$`,
  );
/** With a verb between subject and state where there is one: `order number is valid` is no `order` of state `number is valid`. */
const BEING = [beingWith('+'), beingWith('*')];

/** `delivered orders`, `unfulfilled order`, `paused subscriptions`. */
function readAdjective(words: string): Predicate | undefined {
  const match = words.match(ADJECTIVE_NOUN);
  if (!match?.[2] || !match[3]) return undefined;
  const entity = nounEntity(match[3]);
  return entity === 'any'
    ? undefined
    : readStateWords({
        subject: match[3],
        entity,
        words: match[2],
        negative: /^non-?$/.test(match[1] ?? ''),
      });
}

// `delivered orders`, `non-delivered parcels`, `partially fulfilled orders`.
const ADJECTIVE_NOUN =
  /^(?:the |an? |all |any )*(non-?)?([a-z-]+(?: [a-z]+){0,2}) (orders?|shipments?|parcels?|packages?|subscriptions?|claims?|payments?|items?|products?|accounts?)$/;

/** `Delivered`, `Not delivered`: a state's plain name as a label. */
function readLabel(words: string): Predicate | undefined {
  const label = words.match(LABEL);
  return label?.[2]
    ? readStateWords({ subject: 'status', entity: 'any', words: label[2], negative: label[1] !== undefined })
    : undefined;
}

// `not delivered`, `lost in transit`.
const LABEL =
  /^(not (?:yet )?)?(delivered|shipped|in transit|out for delivery|returned to sender|lost in transit|paused|fulfilled|unfulfilled|partially fulfilled|cancelled|canceled|refunded|approved|rejected)$/;

/** The state that words name, with `no …` and `not …` before them taken as denial; all of the words have to be known. */
function readStateWords(said: {
  subject: string;
  entity: Entity;
  words: string;
  negative: boolean;
}): Predicate | undefined {
  const alternatives = said.words.split(/,? or |, /);
  const names: string[] = [];
  let negative = said.negative;
  for (const alternative of alternatives) {
    const denied = alternative.match(DENIED);
    if (denied && names.length === 0) negative = !negative;
    const bare = (denied?.[1] ?? alternative).replace(FILLER, '').replaceAll('"', '').trim();
    const name = findStates(bare, said.entity)[0];
    if (!name) return undefined;
    if (!names.includes(name)) names.push(name);
  }
  return state(
    { subject: said.subject, entity: said.entity, states: names, quantity: quantityOf(said.subject) },
    negative,
  );
}

// `no delivery`, `not delivered`, `never shipped`.
const DENIED = /^(?:no|not|never|no longer|not yet|yet to be)(?: (?:been|confirmed|successful|a))* (.+)$/;
// `as` of `as delivered`, `that it was` of `that it was lost`.
const FILLER =
  /^(?:(?:as|a|an|the|already|still|currently|been|being|confirmed|successful|successfully|that it (?:is|was)|it (?:is|was|has been)|marked as) )+/;

function quantityOf(subject: string): State['quantity'] {
  if (/^(?:all|every|each|both)\b/.test(subject)) return 'every';
  return /^(?:any|some|one of|an?)\b/.test(subject) ? 'some' : 'the';
}

const nounEntity = (phrase: string): Entity =>
  entityOf(
    phrase
      .replaceAll("'s", '')
      .split(/[^a-z]+/)
      .filter(Boolean),
  );
