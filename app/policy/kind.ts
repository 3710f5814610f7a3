/** Tells what a step asks of people and app, by its words and by the tools and policies that it names. */
import type { PolicyMention, StepKind, ToolMention } from './policy.ts';
import { CUSTOMER_WORDS, firstWords, leadingVerb, VERB_KINDS } from './words.ts';

/** What is known of a tool by its name. */
export type EffectOf = (toolName: string) => 'read' | 'write' | undefined;

/** What a kind is told by. */
export interface KindClues {
  /** The step's words without its condition. */
  readonly rest: string;
  readonly conditional: boolean;
  readonly hasChildren: boolean;
  /** Whether it is one of an offer's options. */
  readonly isOption: boolean;
  readonly tools: readonly ToolMention[];
  readonly policies: readonly PolicyMention[];
  readonly effectOf: EffectOf;
}

/** The kind of a step. */
export function kindOf(clues: KindClues): StepKind {
  const { rest, tools, policies } = clues;
  if (rest === '') return clues.conditional ? 'branch' : 'note';
  const words = withoutLabel(rest);
  const lead = leadingVerb(words);
  if (FORBIDS.test(words) || NOTED.test(rest)) return 'note';
  if (isEscalation(words, lead?.verb, clues)) return 'escalate';
  if (tools.length > 0) return toolKind(words, lead?.verb, clues);
  if (policies.length > 0) return lead?.verb === 'offer' && !clues.isOption ? 'offer' : 'hand-off';
  if (lead === undefined) return statementKind(words, clues);
  return verbKind(words, lead);
}

// What says of itself that it asks for nothing: `Example: …`, `Note: …`, `For instance, …`, `Q: …`.
const NOTED =
  /^(?:notes?|n\.?b\.?|examples?|samples?(?: \w+)?|e\.g\.?|for (?:example|instance)|tips?|faq|q|a)\s*[:,]/i;
// What forbids instead of asking for something: `Do not refund`, `Never promise`.
const FORBIDS = /^(?:please )?(?:do not|don[’']t|never)\b/i;

/** `Discount Offer: Use …` without its label. */
function withoutLabel(words: string): string {
  const colon = words.indexOf(': ');
  if (colon < 1 || colon > 60 || /[@#.?]/.test(words.slice(0, colon))) return words;
  const behind = words.slice(colon + 2);
  return leadingVerb(behind) === undefined ? words : behind;
}

function isEscalation(words: string, verb: string | undefined, clues: KindClues): boolean {
  if (clues.tools.some((tool) => tool.name === 'escalate_to_agent')) return true;
  if (clues.policies.length > 0 || clues.tools.length > 0) return false;
  if (verb === 'escalate') return true;
  return verb !== undefined && verb !== 'ask' && ESCALATION.test(words) && !ASKS_FIRST.has(verb);
}

const ASKS_FIRST = new Set([
  'inform',
  'tell',
  'notify',
  'explain',
  'let',
  'offer',
  'check',
  'confirm',
  'thank',
  'apologize',
]);

// Handing the case to people: `route the case to an agent`, `hand over to the billing team`, `transfer to a human`.
const ESCALATION =
  /\b(?:escalate|(?:route|transfer|forward|reassign|assign|pass|hand|send|give|refer|direct|move|report)\b[^.;]{0,60}\b(?:to|over to)\s+(?:an?|the|your|our|another)?\s*(?:\w+[\s-]){0,3}(?:agents?|human|person|supervisors?|managers?|teams?|leads?|tier \d|specialists?|departments?|groups?|queue))\b|\b(?:notify|alert|involve|contact|loop in|bring in) (?:an?|the|your) (?:\w+[\s-]){0,2}(?:supervisors?|managers?|team lead)\b/i;

/** What a tool is for stands in the first words of a step. */
const HEAD_MAX = 300;

/** A read makes a look-up, a write an act; a tool nobody knows is told by its name. */
function toolKind(words: string, verb: string | undefined, clues: KindClues): StepKind {
  const head = words.slice(0, HEAD_MAX);
  const effects = clues.tools.map((tool) => clues.effectOf(tool.name) ?? effectByName(tool.name, head));
  if (effects.includes('write')) return verb === 'offer' && !clues.isOption ? 'offer' : 'act';
  return verb !== undefined && VERB_KINDS.get(verb) === 'check' && clues.tools.length === 0
    ? 'check'
    : 'look-up';
}

/** What a tool's name (and, failing that, the words around it) say of its effect. */
export function effectByName(name: string, words: string): 'read' | 'write' {
  const plain = name.toLowerCase().replaceAll(/[\s-]+/g, '_');
  if (READ_VERB.test(plain)) return 'read';
  if (WRITE_VERB.test(plain)) return 'write';
  return READ_NOUN.test(plain) || READ_WORDS.test(words) ? 'read' : 'write';
}

// Names that begin with reading: `get_tracking_info`, `find_orders`.
const READ_VERB =
  /^(?:get|fetch|check|find|list|search|look_?up|retrieve|read|verify|validate|query|track|pull_up|view|show)(?:_|$)/;
// Names with a verb that changes something: `cancel_order`, `prive_cancel_subscription`.
const WRITE_VERB =
  /^(?:[a-z0-9]+_)?(?:set|create|update|cancel|refund|reship|send|file|add|apply|issue|upgrade|swap|skip|pause|delay|restart|resume|remove|delete|escalate|assign|change|submit|open|close|make|offer|record|enter|notify|reset)(?:_|$)/;
// Names of what is read: `skio_order_details`, `subscription_status`.
const READ_NOUN = /_(?:details?|info|information|status|history|lookup|data)$/;
// Words that fetch: `to look up`, `to fetch`, `to check`.
const READ_WORDS =
  /\bto (?:look ?up|check|fetch|retrieve|review|verify|see|get|find|view|confirm|pull|search)\b|^(?:look ?up|check|fetch|retrieve|review|verify|find|view|confirm|pull|search)\b/i;

/** A sentence without an imperative: what customers are told, or a note. */
function statementKind(words: string, clues: KindClues): StepKind {
  if (QUESTION.test(words)) return ADDRESSED.test(words) ? 'ask' : 'check';
  if (!clues.hasChildren && PASSIVE_TELLING.test(words)) return 'inform';
  return isUnknownVerb(words) ? 'act' : 'note';
}

/** `Pack it again`: a word that is no verb known here, before a thing, asks for something all the same. */
function isUnknownVerb(words: string): boolean {
  const found = UNKNOWN_VERB.exec(words);
  return found?.[1] !== undefined && !FUNCTION_WORDS.has(found[1].toLowerCase());
}

// A word in its plain form before an article or pronoun: `Water the plants`, `Pack it`.
const UNKNOWN_VERB =
  /^(?:then |also |next,? )?(\p{L}{2,}(?<!ing|ed|ly|[^s]s))\s+(?:the|an?|it|them|their|this|that|these|those|any|each|every|your|our|his|her|its)\s/iu;
const FUNCTION_WORDS = new Set(
  'all both only once after before with in for under over on at by to from of is are was were be do does did has have had can could will would should may might must not no then when while because since although though if unless until where who what which why how and or but so as than like unlike whether during within without between among about against per via plus even just such what there here also that this it not nor yet up out off into onto upon across'.split(
    ' ',
  ),
);

// `The customer should be informed that`, `they must be told`.
const PASSIVE_TELLING = new RegExp(
  `\\b(?:${CUSTOMER_WORDS})\\b (?:should|must|will|has to|have to|needs? to) be (?:told|informed|notified|advised|reminded|thanked)`,
  'i',
);
// A question put as such: `Has the customer checked with neighbours?`
const QUESTION = /\?["”’]?$/;
// A question put to the customer: `Did you check with neighbours?`
const ADDRESSED = /\b(?:you|your)\b/i;

function verbKind(words: string, lead: { verb: string; end: number }): StepKind {
  const { verb } = lead;
  const behind = words.slice(lead.end).trim().toLowerCase();
  if (verb === 'note' && /^(?:that|:)/.test(behind)) return 'note';
  const phrase = PHRASES.get(verb)?.find(([pattern]) => pattern.test(behind));
  if (phrase) return phrase[1];
  const kind = VERB_KINDS.get(verb) ?? 'act';
  if (verb === 'use' || verb === 'utilize') return purposeKind(behind) ?? 'act';
  if (kind === 'look-up' && isGathering(verb, behind)) return 'ask';
  return withoutEscalating(kind, verb);
}

/** Verbs that mean something else before certain words. */
const PHRASE_LIST: readonly (readonly [string, RegExp, StepKind])[] = [
  // `confirm with the customer`, `verify with them`
  [
    'confirm verify check clarify validate double-check',
    new RegExp(`^(?:\\w+ ){0,4}with (?:the )?(?:${CUSTOMER_WORDS})\\b`),
    'ask',
  ],
  // `ask them to restart the app`: something to do, not to say
  [
    'ask request invite',
    new RegExp(
      `^(?:for )?(?:the )?(?:${CUSTOMER_WORDS}) (?:politely )?to (?!(?:please )?(?:provide|share|send|give|supply|attach|upload|confirm|verify|specify|state|tell|say|include|submit|choose|select|pick|describe|clarify|explain|answer|let|enter|reply|respond|indicate|decide)\\b)`,
    ),
    'inform',
  ],
  // `obtain manager approval`
  [
    'ask request obtain get',
    /\b(?:supervisor|manager|team lead)(?:[’']s)? (?:approval|review|sign-off|authorization)\b/,
    'escalate',
  ],
  // `find out why`, `find out from the customer`
  ['find', /^out\b/, 'ask'],
  // `follow up with the customer`
  ['follow', /^up\b/, 'inform'],
  // `ensure the user receives a message`
  [
    'ensure',
    new RegExp(
      `^(?:that )?(?:the )?(?:${CUSTOMER_WORDS}) (?:receives?|gets?|is (?:told|informed|notified|aware)|knows?|are (?:told|informed|notified|aware))\\b`,
    ),
    'inform',
  ],
  // `give the customer the choice between`
  ['give provide', /\b(?:choice|option|options)\b/, 'offer'],
  // `make one retention offer`
  ['make', /^(?:\w+ ){0,4}offers?\b/, 'offer'],
  // `give them a tracking link`, `provide the customer with`
  [
    'give',
    new RegExp(
      `^(?:the )?(?:${CUSTOMER_WORDS}) (?:with )?(?:the |a |an )?(?:\\w+ ){0,2}(?:details|information|link|instructions|update|timeline|number|explanation|reason|answer|summary)\\b`,
    ),
    'inform',
  ],
  // `update the customer on the claim`
  [
    'update contact email message answer send',
    new RegExp(`^(?:the |a |an )?(?:${CUSTOMER_WORDS})\\b`),
    'inform',
  ],
  // `send a follow-up message`, `send a confirmation`
  [
    'send write',
    /^(?:an? |the )?(?:\w+[- ]){0,3}(?:message|email|e-mail|reply|confirmation|apology|note|response|notification|update|reminder)\b/,
    'inform',
  ],
  // `look at the photo`
  ['look', /^(?:at|into|over)\b/, 'check'],
  // `request a refund from the carrier`
  ['request', /\bfrom the (?:carrier|warehouse|supplier|vendor|courier|bank)\b/, 'act'],
  // `let it expire`: only people are told
  ['let', new RegExp(`^(?!(?:the |your )?(?:${CUSTOMER_WORDS})\\b)`), 'act'],
  // `point the parcel out`: only `point out` tells something
  ['point', /^(?!out)/, 'act'],
  // `get back to the customer`
  ['get', /^(?:in touch|back)\b/, 'inform'],
];

const PHRASES = new Map<string, (readonly [RegExp, StepKind])[]>();
for (const [verbs, pattern, kind] of PHRASE_LIST) {
  for (const verb of verbs.split(' ')) PHRASES.set(verb, [...(PHRASES.get(verb) ?? []), [pattern, kind]]);
}

/** `transfer the amount`: whoever hands nothing to people does not escalate. */
const withoutEscalating = (kind: StepKind, verb: string): StepKind =>
  kind === 'escalate' && verb !== 'escalate' ? 'act' : kind;

/** `use the tracking page to check …`: what the purpose says. */
function purposeKind(behind: string): StepKind | undefined {
  const at = behind.indexOf(' to ');
  const lead = at < 0 ? undefined : leadingVerb(behind.slice(at + 4));
  const kind = lead && VERB_KINDS.get(lead.verb);
  return kind && withoutEscalating(kind, lead.verb);
}

/** `get the order number`, `get … from the customer`: something only the customer can say. */
function isGathering(verb: string, behind: string): boolean {
  if (verb !== 'get') return false;
  if (FROM_CUSTOMER.test(behind)) return true;
  const words = firstWords(behind, 8).map(({ word }) => word);
  return words.some(
    (word) =>
      word === 'name' || word === 'email' || word === 'address' || word === 'number' || word === 'photo',
  );
}

const FROM_CUSTOMER = new RegExp(`\\bfrom (?:the )?(?:${CUSTOMER_WORDS})\\b`);
