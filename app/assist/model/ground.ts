/** What a draft may rest on: values of the requester's own case, the policies' words, calls that were done. */
import { isObject, leavesOf } from '../../lib/json.ts';
import type { Library } from '../../policy/library.ts';
import { type Policy, type Step, stepRef, walkSteps } from '../../policy/policy.ts';
import type { Passage } from '../../ticket/clean.ts';
import { findDates } from '../../ticket/facts/dates.ts';
import { findAmounts, findPercents } from '../../ticket/facts/money.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Catalog } from '../../tools/tool.ts';
import type { ToolReturn } from '../event.ts';
import type { Guided } from '../guided.ts';
import { sameValue } from '../known.ts';
import { commentOf } from './conversation.ts';
import { type Effect, effectsIn, effectsOf } from './effects.ts';
import { internalTexts } from './internal.ts';
import { stepOfItem } from './items.ts';
import { codeOf, numbersIn } from './numbers.ts';
import { resultId } from './results.ts';

/** The places that a sentence is held against. */
export interface Ground {
  readonly now: string;
  readonly language: string;
  readonly ticket: Ticket;
  /** What the requester speaks of wanting or having. */
  readonly wanted: ReadonlySet<Effect>;
  /** Codes and numbers of facts, of the requester's own results and of calls that were done, in a plain form. */
  readonly firm: ReadonlySet<string>;
  /** Those that the requester or we wrote; they may be repeated but not promised. */
  readonly said: ReadonlySet<string>;
  /** Days (`2026-11-17`) of results and facts. */
  readonly firmDays: ReadonlySet<string>;
  readonly saidDays: ReadonlySet<string>;
  /** Sums and percentages of results and done calls. */
  readonly sums: ReadonlySet<string>;
  /** How long things take by the requester's results, as plain counts. */
  readonly spans: ReadonlySet<string>;
  readonly emails: ReadonlySet<string>;
  /** Links of results, without their ends. */
  readonly links: readonly string[];
  /** Names of people who are not the requester, lower case. */
  readonly otherNames: readonly string[];
  readonly doneEffects: ReadonlySet<Effect>;
  /** Policy text and notes for agents only. */
  readonly internal: readonly string[];
  /** Every word that has been seen in public, lower case. */
  readonly vocabulary: ReadonlySet<string>;
  /** Sentences that look planted. */
  readonly planted: readonly string[];
  /** The policy's words behind an item; undefined for an item that no policy has. */
  itemText(id: string): string | undefined;
  /** The text behind an id that a sentence rests on; undefined where there is none. */
  basisText(id: string): string | undefined;
}

/** What the ground is made from. */
export interface GroundInput {
  readonly now: string;
  readonly ticket: Ticket;
  readonly passages: readonly Passage[];
  readonly assistance: Guided;
  readonly policies: readonly Policy[];
  readonly library: Library;
  readonly catalog: Catalog;
}

/** Gathers everything once for all sentences of a draft. */
export function makeGround(input: GroundInput): Ground {
  const { ticket, passages, assistance, policies, now } = input;
  const { returns } = assistance.past;
  const own = returns.filter((one) => isRequesters(one, input));
  const foreign = returns.filter((one) => !own.includes(one));
  const requester = ofAuthors(passages, ['requester']);
  const ours = ofAuthors(passages, ['agent']);
  const firmTexts = [...valuesOf(own), ...factValues(assistance), ticket.id];
  return {
    now,
    language: assistance.language,
    ticket,
    wanted: new Set(effectsIn(requester)),
    firm: new Set(firmTexts.flatMap(traces)),
    said: new Set(traces(`${requester}\n${ours}`)),
    firmDays: new Set(firmTexts.flatMap((text) => daysIn(text, input))),
    saidDays: new Set(daysIn(`${requester}\n${ours}`, input)),
    sums: new Set(sumsOf(own)),
    spans: new Set(countsOf(own)),
    emails: new Set(emailsOf(input)),
    links: valuesOf(own).filter((value) => /^https?:\/\//i.test(value)),
    otherNames: namesOfOthers(input, foreign),
    doneEffects: new Set(doneEffects(returns, input.catalog)),
    internal: [
      ...policies.flatMap(internalTexts),
      ...passages.filter((passage) => !passage.public).map((passage) => passage.text),
    ],
    vocabulary: vocabularyOf(input, own),
    planted: assistance.suspicions.map((each) => each.quote),
    itemText: (id) => itemText(id, input),
    basisText: (id) => basisText(id, input),
  };
}

const ofAuthors = (passages: readonly Passage[], kinds: readonly Passage['by'][]): string =>
  passages
    .filter((passage) => passage.public && kinds.includes(passage.by))
    .map((passage) => passage.text)
    .join('\n');

/** A text's codes and numbers in a plain form. */
const traces = (text: string): string[] => numbersIn(text).map((found) => found.code);

function valuesOf(returns: readonly ToolReturn[]): string[] {
  return returns.flatMap((one) => [
    ...leavesOf(one.output).map(({ value }) => String(value)),
    ...(one.status === 'done' ? leavesOf(one.call.args).map(({ value }) => String(value)) : []),
  ]);
}

/** Facts of the requester's own. An unconfirmed one may be somebody else's; a sum or a day that a customer names is a wish. */
const factValues = ({ facts }: Guided): string[] =>
  facts
    .filter((fact) => fact.standing !== 'unconfirmed' && !WISHES.has(fact.name))
    .map((fact) => String(fact.value));

const WISHES = new Set(['amount', 'percent', 'currency', 'quantity', 'date']);

/** A result that names another owner is another customer's. */
function isRequesters(one: ToolReturn, { ticket, assistance }: GroundInput): boolean {
  const theirs = [ticket.requester.email ?? '', ...ticket.requester.emails, ...confirmedEmails(assistance)];
  const named = leavesOf(one.output).filter(
    ({ path, value }) => /email/i.test(path) && /@/.test(String(value)),
  );
  return named.every(({ value }) => theirs.some((email) => sameValue(email, value)));
}

const confirmedEmails = ({ facts }: Guided): string[] =>
  facts.flatMap((fact) => (fact.name === 'email' && fact.standing === 'certain' ? [String(fact.value)] : []));

/** A leaf that is a day, alone or with a time: `2026-11-17`, `2026-11-17T09:00:00Z`. */
const ISO_DAY = /\b(\d{4}-\d{2}-\d{2})(?=T|\b)/g;

function daysIn(text: string, { now, ticket }: GroundInput): string[] {
  const iso = [...text.matchAll(ISO_DAY)].map((found) => found[1] ?? '');
  const read = findDates(text, { at: now, locale: ticket.requester.locale }).map((found) =>
    String(found.value),
  );
  return [...iso, ...read];
}

/** Leaves whose name speaks of money or a share. */
const SUM_NAME = /amount|total|price|refund|percent|discount|cost|paid|value|fee/i;

const sumsOf = (own: readonly ToolReturn[]): string[] =>
  own.flatMap((one) =>
    [...leavesOf(one.output), ...(one.status === 'done' ? leavesOf(one.call.args) : [])]
      .filter(({ path }) => SUM_NAME.test(path))
      .flatMap(({ value }) => traces(String(value))),
  );

/** Leaves whose name speaks of a time. */
const SPAN_NAME = /day|week|month|hour|minute|interval|period|eta/i;

const countsOf = (own: readonly ToolReturn[]): string[] =>
  own.flatMap((one) =>
    leavesOf(one.output)
      .filter(({ path }) => SPAN_NAME.test(path))
      .flatMap(({ value }) => traces(String(value))),
  );

/** The sums and percentages that a policy's words name, in a plain form. */
export const sumsInWords = (text: string): string[] =>
  [...findAmounts(text), ...findPercents(text)].map((found) => codeOf(String(found.value)));

const emailsOf = ({ ticket, assistance }: GroundInput): string[] =>
  [ticket.requester.email ?? '', ...ticket.requester.emails, ...confirmedEmails(assistance)]
    .map((email) => email.toLowerCase())
    .filter((email) => email !== '');

function namesOfOthers({ ticket }: GroundInput, foreign: readonly ToolReturn[]): string[] {
  const own = ticket.requester.name.toLowerCase();
  const authors = ticket.comments
    .filter((comment) => comment.author.kind === 'other')
    .map((c) => c.author.name);
  const looked = foreign.flatMap((one) =>
    leavesOf(one.output)
      .filter(({ path }) => /name/i.test(path.split('.').at(-1) ?? ''))
      .map(({ value }) => String(value)),
  );
  return [...authors, ...looked]
    .flatMap((name) => name.toLowerCase().match(/\p{L}{3,}/gu) ?? [])
    .filter((part) => !own.includes(part));
}

function doneEffects(returns: readonly ToolReturn[], catalog: Catalog): Effect[] {
  return returns.flatMap((one) => {
    const tool = catalog.find(one.call.tool);
    return one.status === 'done' && tool?.effect === 'write' ? effectsOf(tool) : [];
  });
}

function vocabularyOf(
  { ticket, passages, policies, assistance }: GroundInput,
  own: readonly ToolReturn[],
): ReadonlySet<string> {
  const texts = [
    ...passages.filter((passage) => passage.public && passage.by !== 'other').map((passage) => passage.text),
    ...policies.flatMap((policy) => [policy.title, ...walkSteps(policy.steps).map(({ step }) => step.text)]),
    ...valuesOf(own),
    ...factValues(assistance),
    ticket.brand,
    ticket.requester.name,
    ...ticket.comments.filter((comment) => comment.author.kind === 'agent').map((c) => c.author.name),
  ];
  return new Set(texts.flatMap((text) => text.toLowerCase().match(/\p{L}+/gu) ?? []));
}

function stepAt(id: string, { library }: GroundInput): Step | undefined {
  const ref = stepOfItem(id);
  const policy = library.policies.find((each) => ref.startsWith(`${each.id}#`));
  return policy && walkSteps(policy.steps).find(({ step }) => stepRef(policy.id, step.id) === ref)?.step;
}

function itemText(id: string, input: GroundInput): string | undefined {
  const { assistance } = input;
  const option = optionText(id, input);
  if (option !== undefined) return option;
  const step = stepAt(id, input);
  if (step && !id.includes('/')) return step.text;
  const asks = assistance.frontiers.flatMap((frontier) => frontier.asks.map((ask) => ask));
  const ask = asks.find((each) => each.question.id === id);
  if (ask) return `${ask.question.text} ${ask.step.text}`;
  return id.startsWith('slot:') ? slotText(id.slice('slot:'.length), input) : undefined;
}

/** A slot that an asking step of the policies wants. */
function slotText(slot: string, { policies }: GroundInput): string | undefined {
  const words = slot.replaceAll('_', ' ');
  const first = words.split(' ')[0] ?? '';
  const asks = policies.flatMap((policy) => walkSteps(policy.steps).map(({ step }) => step));
  const step = asks.find((each) => each.kind === 'ask' && each.text.toLowerCase().includes(first));
  return step && `${words} ${step.text}`;
}

function optionText(id: string, { assistance }: GroundInput): string | undefined {
  const at = id.lastIndexOf('/');
  if (at < 0) return undefined;
  const offer = assistance.offers.find((each) => each.ref === id.slice(0, at));
  return offer?.options[Number(id.slice(at + 1)) - 1]?.text;
}

function basisText(id: string, input: GroundInput): string | undefined {
  const { assistance, ticket, passages } = input;
  if (id.startsWith('fact:')) {
    const fact = assistance.facts.find((each) => each.name === id.slice('fact:'.length));
    return fact && `${fact.name.replaceAll('_', ' ')} ${String(fact.value)} ${fact.source.quote}`;
  }
  const result = assistance.past.returns.find((_one, index) => resultId(index) === id);
  if (result) return isObject(result.output) ? leavesOf(result.output).map(wordsOfLeaf).join(' ') : '';
  const comment = commentOf(ticket, id);
  if (comment !== undefined) return passages.find((passage) => passage.comment === comment)?.text;
  return itemText(id, input);
}

const wordsOfLeaf = ({ path, value }: { path: string; value: unknown }): string =>
  `${(path.split('.').at(-1) ?? '').replaceAll('_', ' ')} ${String(value)}`;
