/** The words by which a sentence shows what it asks for. Verbs stand in their plain form. */
import type { StepKind } from './policy.ts';

/** What a verb at the head of an instruction makes of its step; `act` where nothing better is known. */
export const VERB_KINDS: ReadonlyMap<string, StepKind> = new Map(
  Object.entries({
    ask: 'ask request gather collect obtain inquire enquire prompt invite',
    'look-up': 'look lookup retrieve fetch pull search find locate query read access get track',
    check:
      'check confirm verify authenticate validate monitor determine ensure compare identify assess evaluate inspect review decide examine double-check cross-check note see',
    offer: 'offer propose suggest present recommend',
    inform:
      'inform notify tell explain clarify communicate discuss outline guide instruct walk summarize summarise emphasize emphasise encourage thank apologize apologise reassure advise say reply respond remind communicate acknowledge share let congratulate empathize empathise greet welcome mention reiterate state assure express describe wish alert warn answer educate point provide',
    escalate: 'escalate route transfer forward reassign',
    act: 'accept activate add adjust apply approve arrange assign attach award begin block book build calculate cancel capture change charge choose clear click close combine compensate complete compute conclude contact continue count convert copy create credit deactivate decline deduct delay delete deliver deny direct disable do document draft edit email enable end enroll enter exchange execute expedite extend file fill finalize finish fix flag follow generate give go grant handle hang help hide hold honor honour implement initiate insert invoke issue keep leave link log look make mark match merge message move offer open order override pack pause pay perform prepare pick place post postpone press process proceed provide put record reconcile redeem redirect refer refund refuse register reimburse reinstate reject release remove renew reopen repeat replace report reprint reschedule resend reset reship resolve respect restart restore resume retain retry return reverse revoke run save schedule select send set ship sign skip solve start stop store submit subtract suspend swap switch tag take track treat trigger troubleshoot try turn type unblock unlock unsubscribe update upgrade downgrade upload use utilize view void wait waive withdraw work write',
  })
    .flatMap(([kind, verbs]) => verbs.split(' ').map((verb) => [verb, kind as StepKind] as const))
    .reverse(),
);

/** Verbs after which `if` begins what is asked or checked, not a condition. */
export const QUESTION_VERBS: ReadonlySet<string> = new Set(
  'ask asks asking check checks checking confirm confirms confirming verify verifies verifying see seeing determine determining know knows decide deciding find clarify wonder inquire enquire assess evaluate examine review identify whether test look'.split(
    ' ',
  ),
);

/** Words that name the people a policy serves. */
export const CUSTOMER_WORDS =
  'customer|customers|user|users|client|clients|member|members|shopper|shoppers|subscriber|subscribers|guest|guests|buyer|buyers|requester|caller|callers|them|they';

/** Words that may stand before the verb of an instruction without changing it. */
const LEADS = new Set(
  'then next first second third finally lastly last please also now always afterwards afterward simply just again immediately kindly and instead thereafter subsequently accordingly additionally further furthermore promptly politely nicely carefully'.split(
    ' ',
  ),
);

/** A lower-case word with its place in the text it was read from. */
export interface Word {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** The first words of a text, lower case, at most `limit` of them. */
export function firstWords(text: string, limit: number): Word[] {
  const words: Word[] = [];
  let at = 0;
  while (words.length < limit) {
    const word = wordAt(text, at);
    if (!word) break;
    words.push(word);
    at = word.end;
  }
  return words;
}

/** The first word at or behind an offset. */
function wordAt(text: string, from: number): Word | undefined {
  let start = from;
  while (start < text.length && text.charCodeAt(start) < 128 && !isPlain(text.charCodeAt(start))) start += 1;
  let end = start;
  while (end < text.length && isPlain(text.charCodeAt(end))) end += 1;
  const next = text.charCodeAt(end);
  if (end === start || next >= 128 || next === 39 || next === 45) return oddWordAt(text, start);
  return { word: text.slice(start, end).toLowerCase(), start, end };
}

/** A letter or digit of ASCII, or an underscore. */
const isPlain = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95;

function oddWordAt(text: string, from: number): Word | undefined {
  WORD.lastIndex = from;
  const found = WORD.exec(text);
  if (!found) return undefined;
  return { word: found[0].toLowerCase().replace('’', "'"), start: found.index, end: WORD.lastIndex };
}

// A word with inner hyphens or an apostrophe: `double-check`, `they’ve`.
const WORD = /[\p{L}\p{N}_]+(?:['’-][\p{L}\p{N}_]+)*/gu;

/** The verb that an instruction begins with, in its plain form, and where the words after it begin; `undefined` for a statement. */
export function leadingVerb(text: string): { verb: string; end: number } | undefined {
  if (QUOTED.test(text)) return undefined;
  const opening = wordAt(text, 0);
  if (opening && NOUN_VERBS.has(opening.word) && STATES.test(text)) return undefined;
  if (opening && VERB_KINDS.has(opening.word) && !OPENS_LONGER.has(opening.word))
    return { verb: opening.word, end: opening.end };
  const from = behindPurpose(text);
  const words = firstWords(text.slice(from, from + HEAD_MAX), 12);
  const at = skipLeads(words, skipSubject(words, 0));
  const first = words[at];
  if (!first || at > 7) return undefined;
  const third = words[at + 2];
  const byDoing = words[at + 1]?.word === 'by' && BEGINNINGS.has(first.word);
  const found = byDoing && third ? verbBehind(third) : VERB_KINDS.has(first.word) ? first : undefined;
  return found && { verb: found.word, end: from + found.end };
}

/** Verbs that are nouns as well: `Refund it`, `Refund is slow`. */
const NOUN_VERBS = new Set(
  'order refund credit return exchange request report record document contact change charge transfer upgrade delay discount offer update review note access search use match claim ship track test address'.split(
    ' ',
  ),
);
// A statement about the noun: `Refund is slow`, `Order must be unused`, `Credit limit, number and history are kept`.
const STATES =
  /^\w+(?:,?\s+(?!(?:the|an?|it|them|their|any|all|this|that|what|which|who|whose|whom|if|whether|when|to|for)\b)[\w’'-]+){0,7},?\s+(?:is|are|was|were|has|have|had|will|can|cannot|must|may|should|takes?|needs?|require[sd]?)\b/i;

// Words of somebody else at the head: `“Skip next shipment” explained`.
const QUOTED = /^\s*["“«„]/;

/** Verbs that may open a longer lead: `make sure to …`, `start by …`, `try to …`. */
const OPENS_LONGER = new Set('make try start begin end finish'.split(' '));
/** An instruction's verb stands this near to its beginning. */
const HEAD_MAX = 160;
const BEGINNINGS = new Set(['start', 'begin', 'end', 'finish']);

/** `To complete the refund, perform …`, `After 3 days, follow up`: purpose or time in front of an instruction is passed over. */
function behindPurpose(text: string): number {
  if (!PURPOSE.test(text)) return 0;
  const comma = text.indexOf(', ');
  return comma > 0 && comma < HEAD_MAX ? comma + 1 : 0;
}

// A purpose or a time: `To `, `In order to `, `After `, `Before `.
const PURPOSE =
  /^(?:then,? |next,? |and )?(?:(?:in order )?to|after|before|within|at|during|by|upon|on|in|as|from|as soon as|until|throughout|without)\s/i;

function verbBehind(word: Word): Word | undefined {
  const plain = GERUNDS.get(word.word);
  return plain === undefined ? undefined : { ...word, word: plain };
}

function skipLeads(words: readonly Word[], from: number): number {
  let at = from;
  while (LEADS.has(words[at]?.word ?? '')) at += 1;
  const surely = words[at + 1]?.word === 'sure' && (words[at]?.word === 'make' || words[at]?.word === 'be');
  if (surely && words[at + 2]?.word === 'to') return at + 3;
  return words[at]?.word === 'try' && words[at + 1]?.word === 'to' ? at + 2 : at;
}

const GERUNDS: ReadonlyMap<string, string> = new Map(
  [...VERB_KINDS.keys()].flatMap((verb) => [
    [`${verb}ing`, verb] as const,
    [`${verb.replace(/e$/, '')}ing`, verb] as const,
    [`${verb}${verb.slice(-1)}ing`, verb] as const,
  ]),
);

/** `you should`, `the agent must`, `agents can`: the one who acts, named before the verb. */
function skipSubject(words: readonly Word[], from: number): number {
  let at = from;
  while (LEADS.has(words[at]?.word ?? '')) at += 1;
  if (words[at]?.word === 'the') at += 1;
  if (!AGENTS.has(words[at]?.word ?? '')) return from;
  at += 1;
  if (words[at]?.word === 'will' && words[at + 1]?.word === 'need') return at + 3;
  if ((words[at]?.word === 'need' || words[at]?.word === 'have') && words[at + 1]?.word === 'to')
    return at + 2;
  return MODALS.has(words[at]?.word ?? '') ? at + 1 : from;
}

const AGENTS = new Set(
  'you agent agents we representative representatives bot assistant rep reps'.split(' '),
);
const MODALS = new Set('should must can may shall'.split(' '));

/** Lower case with spaces, underscores, hyphens and dashes alike: how titles, ids and labels are compared. */
export const normalTitle = (text: string): string => text.toLowerCase().replace(SEPARATORS, ' ').trim();

// Runs between words of a title: `Single_order - cancellation`, `refund-policy`.
const SEPARATORS = /[\s_\-–—:.,]+/g;

/** A title as an id: `Refund Policy` gives `refund-policy`; letters of every script stay. */
export const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
