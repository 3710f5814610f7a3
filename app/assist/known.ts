/**
 * What is known about a case: facts of the ticket, of tool results and of the agent, put in one order of trust.
 * Several values that fit stay several; a value that a look-up did not find is known to be wrong.
 */
import type { Evidence } from '../lib/evidence.ts';
import { isObject, type JsonObject, leavesOf } from '../lib/json.ts';
import type { Fact } from '../ticket/fact.ts';
import type { Catalog, Tool } from '../tools/tool.ts';
import type { ToolReturn } from './event.ts';
import type { Case, GivenAnswer } from './run.ts';

/** Facts by name, best first. */
export interface Known {
  /** Every fact, of each name the one to use first. */
  readonly facts: readonly Fact[];
  /** The fact that may be used without asking anybody; undefined where there is none or where several fit. */
  certain(name: string): Fact | undefined;
  /** Values that fit and among which a person has to choose; empty where there are fewer than two. */
  choices(name: string): readonly Fact[];
  /** A value that waits for the agent's word. */
  unconfirmed(name: string): Fact | undefined;
  /** Values that a look-up did not find, newest last. */
  refuted(name: string): readonly string[];
  /** Values by which a look-up found more than one thing, so that they do not tell which is meant. */
  ambiguous(name: string): readonly string[];
}

/** Puts together what the ticket, the results and the agent say. */
export function knowFacts(ticketFacts: readonly Fact[], past: Case, catalog: Catalog): Known {
  const refuted = missedValues(past, catalog, 'none');
  const ambiguous = missedValues(past, catalog, 'several');
  const answered = answeredFacts(past.answers);
  const confirmed = confirmedNames(past.answers);
  const told = ticketFacts.map((fact) =>
    confirmed.has(confirmKey(fact)) ? { ...fact, standing: 'certain' as const } : fact,
  );
  // Newest result first; within one result in its own order.
  const looked = [...past.returns].reverse().flatMap((one) => resultFacts(one, catalog));
  const all = [...answered.reverse(), ...ranked(told, looked)].filter(
    (fact) =>
      fact.source.kind === 'agent' ||
      ![...(refuted.get(fact.name) ?? []), ...(ambiguous.get(fact.name) ?? [])].includes(String(fact.value)),
  );
  return createKnown(all, refuted, ambiguous);
}

function createKnown(all: readonly Fact[], refuted: Missed, ambiguous: Missed): Known {
  const byName = new Map<string, Fact[]>();
  for (const fact of all) byName.set(fact.name, [...(byName.get(fact.name) ?? []), fact]);
  const certain = (name: string): Fact | undefined => {
    const facts = byName.get(name) ?? [];
    const sure = facts.find((fact) => fact.standing === 'certain');
    return sure ?? onlyChoice(facts);
  };
  return {
    facts: uniqueFacts(all),
    certain,
    choices: (name) =>
      certain(name) ? [] : distinct((byName.get(name) ?? []).filter((fact) => fact.standing === 'choice')),
    unconfirmed: (name) =>
      certain(name) ? undefined : (byName.get(name) ?? []).find((fact) => fact.standing === 'unconfirmed'),
    refuted: (name) => [...(refuted.get(name) ?? []), ...(ambiguous.get(name) ?? [])],
    ambiguous: (name) => ambiguous.get(name) ?? [],
  };
}

/** Several mentions of one value are no choice. */
function onlyChoice(facts: readonly Fact[]): Fact | undefined {
  const open = distinct(facts.filter((fact) => fact.standing === 'choice'));
  return open.length === 1 ? open[0] : undefined;
}

function distinct(facts: readonly Fact[]): Fact[] {
  return facts.filter((fact, i) => facts.findIndex((other) => sameValue(other.value, fact.value)) === i);
}

/** Whether two values are the same to a person: `#1042` and `1042`, `Dana@X.com` and `dana@x.com`. */
export function sameValue(a: unknown, b: unknown): boolean {
  return plainValue(a) === plainValue(b);
}

const plainValue = (value: unknown): string =>
  String(value).trim().replace(/^#/, '').replace(/\s+/g, ' ').toLowerCase();

function uniqueFacts(all: readonly Fact[]): Fact[] {
  return all.filter(
    (fact, i) => all.findIndex((o) => o.name === fact.name && sameValue(o.value, fact.value)) === i,
  );
}

/** Names for which a vendor's record is better than what people write. */
const LOOKED_UP_FIRST = new Set([
  'amount',
  'currency',
  'address',
  'date',
  'variant',
  'product',
  'tracking_number',
]);

function ranked(told: readonly Fact[], looked: readonly Fact[]): Fact[] {
  const early = looked.filter((fact) => LOOKED_UP_FIRST.has(fact.name) && fact.standing === 'certain');
  const late = looked.filter((fact) => !early.includes(fact));
  return [...early, ...told, ...late];
}

/** Facts that the agent typed or chose, oldest first. */
function answeredFacts(answers: readonly GivenAnswer[]): Fact[] {
  return answers.flatMap((answer) => {
    const slot = slotOfQuestion(answer.question);
    if (slot === '' || typeof answer.value === 'object' || answer.value === null) return [];
    return [{ name: slot, value: answer.value, source: sourceOf(answer), standing: 'certain' as const }];
  });
}

const sourceOf = (answer: GivenAnswer): Evidence =>
  answer.evidence[0] ?? { kind: 'agent', id: answer.by.id, path: '', quote: String(answer.value) };

/** `slot:order_id` and a bare name are the slot's; other questions have no slot. */
function slotOfQuestion(question: string): string {
  if (question.startsWith('slot:')) return question.slice('slot:'.length);
  return /^[a-z][a-z0-9_]*$/.test(question) ? question : '';
}

function confirmedNames(answers: readonly GivenAnswer[]): ReadonlySet<string> {
  return new Set(
    answers.flatMap((answer) =>
      answer.question.startsWith('confirm:') && answer.value !== false
        ? [answer.question.slice('confirm:'.length)]
        : [],
    ),
  );
}

/** What a confirmation names: the fact and its value. */
export const confirmKey = (fact: Fact): string => `${fact.name}=${String(fact.value)}`;

/** Facts that a result states; of a tool that the catalog does not know, leaves whose key is a fact's name. */
function resultFacts(one: ToolReturn, catalog: Catalog): Fact[] {
  if (one.status !== 'done' || !isObject(one.output)) return [];
  const tool = catalog.find(one.call.tool);
  const parsed = tool?.parseOutput(one.output);
  const stated = tool && parsed?.status === 'ok' ? tool.factsOf(parsed.output) : leafFacts(one.output);
  return stated.map((fact) => ({
    name: fact.name,
    value: fact.value,
    standing: fact.standing,
    source: { kind: 'tool', id: one.call.id, path: fact.path, quote: String(fact.value) },
  }));
}

function leafFacts(
  output: unknown,
): { name: string; value: string | number | boolean; path: string; standing: 'certain' | 'choice' }[] {
  return leavesOf(output).flatMap(({ path, value }) => {
    const name = path.split('.').at(-1) ?? '';
    if (value === null || value === '' || !LEAF_NAMES.has(name)) return [];
    return [{ name, value, path, standing: /\d/.test(path) ? ('choice' as const) : ('certain' as const) }];
  });
}

const LEAF_NAMES = new Set([
  'email',
  'order_id',
  'tracking_number',
  'subscription_id',
  'product',
  'variant',
  'amount',
  'currency',
  'address',
  'phone',
  'name',
]);

/** What a look-up found. Several orders or subscriptions are one person's and leave a choice; two accounts may be two people. */
export function hitOf(tool: Tool, output: JsonObject): 'found' | 'none' | 'several' {
  const outcome = tool.outcomeOf(output);
  const people = output['accounts'];
  return outcome === 'several' && !(Array.isArray(people) && people.length > 1) ? 'found' : outcome;
}

type Missed = ReadonlyMap<string, readonly string[]>;

/** Arguments of look-ups that found nothing, or several things: they do not serve, unless another look-up found one thing by them. */
function missedValues(past: Case, catalog: Catalog, kind: 'none' | 'several'): Missed {
  const missed = new Map<string, string[]>();
  const hits = new Set<string>();
  for (const one of past.returns) {
    const tool = catalog.find(one.call.tool);
    if (tool?.effect !== 'read' || one.status !== 'done' || !isObject(one.output)) continue;
    const parsed = tool.parseOutput(one.output);
    if (parsed.status !== 'ok') continue;
    const outcome = hitOf(tool, parsed.output);
    for (const param of tool.params.filter((each) => each.origin === 'grounded')) {
      const value = one.call.args[param.name];
      if (value === undefined || value === null) continue;
      if (outcome === 'found') hits.add(`${param.fact}=${String(value)}`);
      else if (outcome === kind) missed.set(param.fact, [...(missed.get(param.fact) ?? []), String(value)]);
    }
  }
  return new Map(
    [...missed].map(([name, values]) => [name, values.filter((value) => !hits.has(`${name}=${value}`))]),
  );
}
