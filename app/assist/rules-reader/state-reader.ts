import { isObject } from '../../lib/json.ts';
import type { Entity } from '../../policy/predicate/entities.ts';
import type { Predicate } from '../../policy/predicate/form.ts';
import { valueName } from '../../policy/predicate/spellings.ts';
import { relate, STATES } from '../../policy/predicate/states.ts';
import type { ToolReturn } from '../event.ts';
import type { Verdict } from '../question.ts';
import { type Leaf, quoteOf, readLists, standingReturns, wordsOfKey } from './results.ts';
import { agreed, everyOf, type Sign, someOf, UNKNOWN } from './verdict.ts';

type StatePredicate = Extract<Predicate, { type: 'state' }>;

/** Compares a state with what results say now: status values, flags (`is_paused`) and moments (`deliveredAt`). */
export function answerState(
  predicate: StatePredicate,
  leaves: readonly Leaf[],
  returns: readonly ToolReturn[],
): Verdict {
  if (predicate.states.includes('found')) return answerFound(predicate, leaves, returns);
  const signs = signsFor(predicate, leaves);
  if (signs.length === 0 && predicate.states.includes('submitted'))
    return noneFound(predicate.entity, leaves);
  if (signs.length === 0 && predicate.quantity === 'some') return noneListed(predicate.entity, returns);
  if (predicate.quantity === 'some') return someOf(signs);
  return predicate.quantity === 'every' ? everyOf(signs) : agreed(signs);
}

/** What the thing's own look-up says of it; where that is silent what others say of it, then what is said of related things. */
function signsFor(predicate: StatePredicate, leaves: readonly Leaf[]): Sign[] {
  const present = leaves.filter((leaf) => !leaf.past);
  for (const isNear of circlesOf(predicate)) {
    const signs = groupsOf(present.filter(isNear)).flatMap((group) => signOfGroup(predicate, group));
    if (signs.length > 0) return signs;
  }
  return [];
}

function circlesOf(predicate: StatePredicate): ((leaf: Leaf) => boolean)[] {
  const { entity } = predicate;
  const within = (entities: readonly Entity[]) => (leaf: Leaf) => entities.includes(leaf.entity);
  if (entity !== 'any')
    return [
      (leaf) => leaf.entity === entity && leaf.source === entity,
      within([entity]),
      within([...RELATED[entity], 'any']),
    ];
  const known = predicate.states.flatMap((state) => STATES[state]?.entities ?? []);
  return [within(known.length > 0 ? [...known, 'any'] : EVERYTHING)];
}

const RELATED: Readonly<Record<Entity, readonly Entity[]>> = {
  parcel: ['order'],
  order: ['parcel', 'payment'],
  subscription: ['account'],
  claim: [],
  payment: ['order', 'subscription'],
  account: [],
  item: [],
  any: [],
};
const EVERYTHING: readonly Entity[] = [
  'parcel',
  'order',
  'subscription',
  'claim',
  'payment',
  'account',
  'item',
  'any',
];

function groupsOf(leaves: readonly Leaf[]): Leaf[][] {
  const groups = new Map<string, Leaf[]>();
  for (const leaf of leaves) groups.set(leaf.group, [...(groups.get(leaf.group) ?? []), leaf]);
  return [...groups.values()];
}

/** One object's sign: its status decides, then the status's detail, then flags, then moments; an undecided one if there is no other. */
function signOfGroup(predicate: StatePredicate, group: readonly Leaf[]): Sign[] {
  // An order's other statuses tell of payment and shipping, so its cancellation is known by its moment first.
  const order = predicate.states.includes('cancelled') && group[0]?.entity === 'order';
  const ranks = order ? [isMoment, isStatus, isDetail, isFlag] : [isStatus, isDetail, isFlag, isMoment];
  const ranked = ranks.map((test) => group.filter(test).flatMap((leaf) => signOfLeaf(predicate, leaf)));
  const partial = group.filter(isPartial).flatMap((leaf) => signOfLeaf(predicate, leaf));
  if (partial.length > 0 && partial.every((sign) => sign.says === 'open')) return partial.slice(0, 1);
  const decided = ranked.find((signs) => signs.some((sign) => sign.says !== 'open'));
  if (decided) return decided.filter((sign) => sign.says !== 'open');
  return (ranked.find((signs) => signs.length > 0) ?? []).slice(0, 1);
}

/** `partially_fulfilled` beside `in_transit`: a part of it is, so the whole is neither. */
const isPartial = (leaf: Leaf): boolean =>
  typeof leaf.value === 'string' &&
  isStatusKey(leaf) &&
  /^partially_(?:fulfilled|paid)$/.test(valueName(leaf.value));

const isStatusKey = (leaf: Leaf): boolean =>
  leaf.key.some((word) => STATUS_WORD.test(word)) && !leaf.above.some((word) => PLACE_WORD.test(word));
const isStatus = (leaf: Leaf): boolean =>
  typeof leaf.value === 'string' && isStatusKey(leaf) && !leaf.key.some((word) => DETAIL_WORD.test(word));
const isDetail = (leaf: Leaf): boolean =>
  typeof leaf.value === 'string' && isStatusKey(leaf) && leaf.key.some((word) => DETAIL_WORD.test(word));
const isFlag = (leaf: Leaf): boolean => typeof leaf.value === 'boolean';
const isMoment = (leaf: Leaf): boolean =>
  typeof leaf.value === 'string' &&
  MOMENT.test(leaf.value) &&
  leaf.key.length > 1 &&
  !leaf.key.some((word) => AHEAD.test(word));

// `status`, `displayStatus`, `tag` of a tracking vendor, `substatus`.
const STATUS_WORD = /^(?:sub)?(?:status|state|stage|phase|tag)$/;
// `status_detail`, `substatus`.
const DETAIL_WORD = /^(?:detail|details|substatus|subtag|context|reason|code)$/;
// `address.state`, `location.state`: a place, no status.
const PLACE_WORD = /^(?:address|location|destination|origin)$/;
// `2026-08-01`, `2026-08-01T10:00:00Z`.
const MOMENT = /^\d{4}-\d{2}-\d{2}/;
// `estimatedDeliveryAt`, `next_billing_date`, `est_delivery_date`.
const AHEAD = /^(?:estimated|est|expected|promised|scheduled|next|eta|planned|due|latest|earliest)$/;

function signOfLeaf(predicate: StatePredicate, leaf: Leaf): Sign[] {
  const relations = predicate.states.map((state) => relationOf(state, leaf, predicate));
  const spoken = relations.filter((relation) => relation !== 'silent');
  if (spoken.length === 0) return [];
  if (spoken.includes('yes')) return [{ says: 'yes', evidence: leaf.evidence }];
  const denied = spoken.length === relations.length && spoken.every((relation) => relation === 'no');
  return [{ says: denied ? 'no' : 'open', evidence: leaf.evidence }];
}

function relationOf(
  state: string,
  leaf: Leaf,
  { literal, yet }: StatePredicate,
): 'yes' | 'no' | 'open' | 'silent' {
  if (typeof leaf.value === 'boolean') return flagRelation(state, leaf);
  if (!isStatusKey(leaf)) return momentRelation(state, leaf);
  const value = valueName(String(leaf.value));
  const relation = relate(state, value);
  // A status compared with another status's own name is plainly not it, whatever may still come.
  if (relation !== 'open' || value === 'unknown') return relation;
  if (literal) return 'no';
  // What is still to come is not there yet; a part of it may be.
  return yet && !value.startsWith('partially') ? 'no' : relation;
}

/** `is_paused: false` denies the state unless the state may still come. */
function flagRelation(state: string, leaf: Leaf): 'yes' | 'no' | 'open' | 'silent' {
  const name = leaf.key.filter((word) => !FLAG_VERB.test(word)).join('_');
  const named = valueName(name);
  if (!STATES[state] || relate(state, named) !== 'yes') return 'silent';
  if (leaf.value === true) return 'yes';
  if (named !== state) return 'silent';
  return STATES[state].mayCome ? 'open' : 'no';
}

// `is` of `is_paused`, `has` of `hasShipped`.
const FLAG_VERB = /^(?:is|has|was|been|are)$/;

/** `cancelledAt` with a date says cancelled. */
function momentRelation(state: string, leaf: Leaf): 'yes' | 'silent' {
  const verb = leaf.key[0] ?? '';
  const named = MOMENT_STATES.get(verb) ?? valueName(verb);
  return named === state ? 'yes' : 'silent';
}

const MOMENT_STATES = new Map([
  ['cancel', 'cancelled'],
  ['cancellation', 'cancelled'],
  ['delivery', 'delivered'],
  ['pause', 'paused'],
  ['shipping', 'shipped'],
  ['refund', 'refunded'],
]);

/** Whether a look-up found the thing: its `found` flag, its list's length, or anything at all in its result. */
function answerFound(
  predicate: StatePredicate,
  leaves: readonly Leaf[],
  returns: readonly ToolReturn[],
): Verdict {
  const flags = leaves.filter(
    (leaf) =>
      typeof leaf.value === 'boolean' &&
      leaf.key.some((word) => word === 'found' || word === 'exists') &&
      about(predicate.entity, leaf.entity),
  );
  const flagSigns = flags.map(
    (leaf): Sign => ({ says: leaf.value === true ? 'yes' : 'no', evidence: leaf.evidence }),
  );
  if (TRACKING_DATA.test(predicate.subject)) return answerTracked(predicate.subject, leaves, flagSigns);
  if (flagSigns.length > 0) return agreed(flagSigns);
  const lists = listSigns(predicate.entity, returns);
  return lists.length > 0 ? someOf(lists) : agreed(lookUpSigns(predicate.entity, returns));
}

// `tracking information`, `tracking number`: what is known of a parcel, not the parcel.
const TRACKING_DATA = /^tracking (?:info|data|details|updates|event|history|number|id|link)/;

/** Tracking data is there where a number is, or where a status says something; looking and finding no parcel is a no. */
function answerTracked(subject: string, leaves: readonly Leaf[], lookUps: readonly Sign[]): Verdict {
  const numbered = /number|id|link/.test(subject);
  const told = leaves.filter(
    (leaf) =>
      !leaf.past &&
      typeof leaf.value === 'string' &&
      (numbered ? leaf.key.join(' ') === 'tracking number' : isStatus(leaf) && leaf.entity === 'parcel'),
  );
  const signs = told.map(
    (leaf): Sign => ({
      says: numbered ? said(leaf.value !== '') : said(isTelling(leaf)),
      evidence: leaf.evidence,
    }),
  );
  if (signs.length > 0) return someOf(signs);
  return agreed(lookUps.map((sign) => ({ ...sign, says: 'no' })));
}

const said = (holds: boolean): Sign['says'] => (holds ? 'yes' : 'no');
const isTelling = (leaf: Leaf): boolean =>
  !['unknown', 'unfulfilled'].includes(valueName(String(leaf.value)));

/** A look-up that found nothing says that there is none in any state. */
function noneFound(entity: Entity, leaves: readonly Leaf[]): Verdict {
  const flags = leaves.filter(
    (leaf) => leaf.value === false && leaf.key.includes('found') && leaf.source === entity,
  );
  return agreed(flags.map((leaf): Sign => ({ says: 'no', evidence: leaf.evidence })));
}

const about = (wanted: Entity, entity: Entity): boolean => wanted === entity || entity === 'any';

function listSigns(entity: Entity, returns: readonly ToolReturn[]): Sign[] {
  return readLists(returns)
    .filter((list) => list.words.some((word) => NAMES[entity].test(word)))
    .map(({ elements, path, call }) => ({
      says: elements.length > 0 ? 'yes' : 'no',
      evidence: { kind: 'tool', id: call, path, quote: quoteOf(elements) },
    }));
}

/** Looking for such things and finding an empty list means that there is none of them in any state. */
function noneListed(entity: Entity, returns: readonly ToolReturn[]): Verdict {
  const lists = listSigns(entity, returns);
  return lists.length > 0 && lists.every((sign) => sign.says === 'no') ? agreed(lists) : UNKNOWN;
}

/** The newest look-up by a tool of that name: something inside says found, nothing says not found. */
function lookUpSigns(entity: Entity, returns: readonly ToolReturn[]): Sign[] {
  const result = standingReturns(returns).findLast((one) =>
    wordsOfKey(one.call.tool).some((word) => NAMES[entity].test(word)),
  );
  if (!result) return [];
  const { path, held } = named(result.output, entity);
  const evidence = { kind: 'tool', id: result.call.id, path, quote: quoteOf(held) } as const;
  return [{ says: isEmpty(held) ? 'no' : 'yes', evidence }];
}

/** The part of a result that stands under the entity's name; the whole result where none does. */
function named(output: unknown, entity: Entity): { path: string; held: unknown } {
  const whole = { path: '', held: output };
  if (!isObject(output)) return whole;
  const entry = Object.entries(output).find(
    ([key]) => wordsOfKey(key).some((word) => NAMES[entity].test(word)) && !/_?id$/i.test(key),
  );
  return entry && (entry[1] === null || typeof entry[1] === 'object')
    ? { path: entry[0], held: entry[1] }
    : whole;
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  if (Array.isArray(value)) return value.every(isEmpty);
  return isObject(value) ? Object.values(value).every(isEmpty) : false;
}

const NAMES: Readonly<Record<Entity, RegExp>> = {
  account: /^(?:accounts?|customers?|users?|profiles?|subscribers?)$/,
  order: /^orders?$/,
  subscription: /^(?:subscriptions?|contracts?)$/,
  claim: /^claims?$/,
  parcel: /^(?:parcels?|trackings?|trackers?|shipments?|packages?|fulfill?ments?)$/,
  payment: /^(?:payments?|refunds?|transactions?)$/,
  item: /^(?:items?|products?|variants?)$/,
  any: /^$/,
};
