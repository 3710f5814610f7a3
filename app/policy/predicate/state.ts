import type { Predicate } from '../predicate.ts';
import { type Entity, entityOf } from './entities.ts';
import { valueName } from './spellings.ts';
import { findStates } from './states.ts';

/** Reads what something's status is: `tracking confirms delivery`, `the status is “Delivered”`, `order has not shipped yet`. */
export function readState(words: string): Predicate | undefined {
  return (
    readPresence(words) ??
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
  const whole: State = { type: 'state', literal: false, quantity: 'the', ...part };
  return negative ? { type: 'not', part: whole } : whole;
}

/** `account is not found`, `no order was found`, `customer has no account`, `customer has an active subscription`. */
function readPresence(words: string): Predicate | undefined {
  const match =
    words.match(THERE_IS) ??
    words.match(HAS_ONE) ??
    words.match(NONE_FOUND) ??
    words.match(WE_FIND) ??
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
// `customer with that email address exists in skio`.
const WITH_ADDRESS =
  /^(?<noun>customer|account) with (?:that|this|the given|the) email(?: address)? (?<none>exists|is found|does not exist|is not found|can not be found)(?: in [a-z]+)?(?<adjective>)$/;

/** `tracking confirms delivery`, `carrier has marked the shipment as delivered`, `tracking shows (that) the parcel was lost`. */
function readReported(words: string): Predicate | undefined {
  const match = words.match(REPORTED);
  const groups = match?.groups;
  if (!groups?.['rest']) return undefined;
  const subject = (groups['subject'] ?? '').trim();
  const entity = nounEntity(subject);
  const denied = /\bnot\b/.test(groups['verb'] ?? '');
  const rest = groups['rest'].replace(MARKED_THING, '').replace(/^that /, '');
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
  const match = words.match(BEING);
  const groups = match?.groups;
  if (!groups?.['rest']) return undefined;
  const subject = (groups['subject'] ?? '')
    .replace(/^(?:the|their|its|an?|customer's|that|this) /, '')
    .trim();
  const entity = nounEntity(subject);
  if (entity === 'any' && !PRONOUN.test(subject)) return undefined;
  return readStateWords({ subject, entity, words: groups['rest'], negative: groups['not'] !== undefined });
}

// `it` of `it has been delivered`, `this` of `this is cancelled`.
const PRONOUN = /^(?:it|that|this)$/;
// `the order has not shipped yet`, `customer's subscription is currently paused`, `order ships`.
const BEING =
  /^(?<subject>(?:(?:the|their|its|an?|any|all|every|each|one of|some|that|this|customer's|both|no)\b ?)*[a-z' -]{1,40}?)(?: (?:is|are|was|were|has|have|had|been|be|being|does|do|did|gets?|got|appears?|seems?|looks?|remains?|comes?|to))*(?<not> (?:not|never|no longer|yet to be|yet to))?(?: (?:been|be|being|already|still|currently|now|just|marked(?: as)?|listed(?: as)?|shown(?: as)?|set to|reported(?: as)?|considered|eventually|successfully|yet|to be|as))* (?<rest>[a-z_" -]+?)(?: (?:yet|already|now|so far|at this point|by the carrier|by (?:the )?warehouse|in (?:skio|prive|shopify|the system)|instead))*$/;

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
