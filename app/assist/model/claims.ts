/** Checks of what a model read: answers, values, policies. Each needs the customer's own words, where it says that they stand. */
import type { Evidence } from '../../lib/evidence.ts';
import { leavesOf } from '../../lib/json.ts';
import { type Policy, walkSteps } from '../../policy/policy.ts';
import { sourceOf } from '../../ticket/clean/traced.ts';
import { type Passage, SUBJECT } from '../../ticket/clean.ts';
import { FACT_NAMES, type Fact } from '../../ticket/fact.ts';
import { findAmounts, findPercents } from '../../ticket/facts/money.ts';
import { parseArgument } from '../../tools/argument.ts';
import type { Param, Tool } from '../../tools/tool.ts';
import { unitsOf } from '../arguments.ts';
import { sameValue } from '../known.ts';
import type { Answer, Question } from '../question.ts';
import { readYesNo } from '../rules-reader.ts';
import type { Checked, CheckInput } from './checked.ts';
import { commentOf } from './conversation.ts';
import { isQuestionOf, openQuestions } from './open-questions.ts';
import { findQuote } from './quote.ts';
import type { RawAnswer, RawFact, RawPolicy } from './reading.ts';
import { resultId } from './results.ts';

/** What an answer comes to: an answer, or for a slot a fact. */
export type Claim =
  /** The question was settled meanwhile, by rules, a look-up or the agent. */
  | { readonly type: 'settled' }
  | { readonly type: 'answer'; readonly answer: Answer }
  | { readonly type: 'fact'; readonly fact: Fact };

const passed = <T>(value: T): Checked<T> => ({ status: 'passed', value });

const refuse = (check: string, input: CheckInput, values: Record<string, string> = {}): Checked<never> => ({
  status: 'refused',
  check,
  reason: input.phrases(`model.check.${check}`, values),
});

/** An answer to one of the open questions, by the requester's words. */
export function checkAnswer(
  raw: RawAnswer,
  questions: readonly Question[],
  input: CheckInput,
): Checked<Claim> {
  const question = questions.find((each) => each.id === raw.question);
  if (!question)
    return isQuestionOf(raw.question, input.policies)
      ? passed({ type: 'settled' })
      : refuse('unknown-question', input);
  const found = findSource(raw, input);
  if (found.status === 'refused') return found;
  const { evidence, passage } = found.value;
  if (question.kind === 'slot') {
    const fact = checkFact({ name: question.slot, tool: '', ...raw }, input);
    return fact.status === 'passed' ? passed({ type: 'fact', fact: fact.value }) : fact;
  }
  const value = valueFor(question, raw.value);
  if (value === undefined) return refuse('bad-answer', input, { value: raw.value.slice(0, 60) });
  if (passage && typeof value === 'boolean' && contradicts(question, raw.quote, value))
    return refuse('contradicted', input, { quote: raw.quote.slice(0, 120) });
  return passed({
    type: 'answer',
    answer: { question: question.id, value, by: 'model', evidence: [evidence] },
  });
}

/** A condition's yes or no, or one of a choice's options. */
function valueFor(question: Question, value: string): string | boolean | undefined {
  const plain = value.trim().toLowerCase();
  if (question.kind === 'choice') {
    if (plain === 'declined') return 'declined';
    return question.options.map((option) => option.value).find((each) => each.toLowerCase() === plain);
  }
  if (plain === 'yes' || plain === 'true') return true;
  return plain === 'no' || plain === 'false' ? false : undefined;
}

/** Whether rules read the quote plainly as the opposite. */
function contradicts(question: Question, quote: string, value: boolean): boolean {
  const { text } = question;
  const read = readYesNo({ question: text, asked: text, answer: quote, openQuestions: 1 });
  return read.value === (value ? 'no' : 'yes');
}

interface Source {
  readonly evidence: Evidence;
  /** The requester's passage; undefined for a result. */
  readonly passage: Passage | undefined;
}

/** The place that a quote is said to stand in: the requester's own public words, or a result. */
function findSource(
  { source, quote }: { source: string; quote: string },
  input: CheckInput,
): Checked<Source> {
  const at = input.assistance.past.returns.findIndex((_one, index) => resultId(index) === source.trim());
  if (at >= 0) return findInResult(at, quote, input);
  const comment = commentOf(input.ticket, source.trim());
  const passage = input.passages.find((each) => each.comment === comment && each.public);
  if (!passage) return refuse('unknown-source', input, { source: source.slice(0, 40) });
  if (passage.by !== 'requester') return refuse('not-the-requester', input);
  const place = findQuote(passage.text, quote);
  if (!place) return refuse('quote-not-found', input, { quote: quote.slice(0, 120) });
  const exact = sourceOf(passage.own, place.start, place.end);
  const planted = input.assistance.suspicions.some(
    (each) => each.comment === passage.comment && (each.quote.includes(exact) || exact.includes(each.quote)),
  );
  if (planted) return refuse('planted-text', input, { part: exact.slice(0, 80) });
  const kind = passage.comment === SUBJECT ? ('field' as const) : ('comment' as const);
  return passed({ evidence: { kind, id: passage.comment, path: '', quote: exact }, passage });
}

function findInResult(index: number, quote: string, input: CheckInput): Checked<Source> {
  const one = input.assistance.past.returns[index];
  const leaf = leavesOf(one?.output).find(
    ({ value }) => quote.trim() !== '' && String(value).includes(quote.trim()),
  );
  if (!one || !leaf) return refuse('quote-not-found', input, { quote: quote.slice(0, 120) });
  const evidence: Evidence = { kind: 'tool', id: one.call.id, path: leaf.path, quote: String(leaf.value) };
  return passed({ evidence, passage: undefined });
}

/** Amounts that a customer names are wishes; a person has to say so before they are used. */
const WISHES = new Set(['amount', 'percent', 'currency', 'quantity', 'order_total']);

/** A value that the requester states. */
export function checkFact(raw: RawFact, input: CheckInput): Checked<Fact> {
  if (!isFactName(raw.name, input)) return refuse('unknown-fact', input, { name: raw.name.slice(0, 40) });
  const tool = raw.tool.trim() === '' ? undefined : input.catalog.find(raw.tool);
  if (raw.tool.trim() !== '' && !isMentioned(tool, input))
    return refuse('unknown-tool', input, { tool: raw.tool });
  const found = findSource(raw, input);
  if (found.status === 'refused') return found;
  const { evidence, passage } = found.value;
  if (!passage) return refuse('not-the-requester', input);
  const param = paramFor(raw.name, tool, input);
  if (tool && !param) return refuse('unknown-fact', input, { name: raw.name });
  const value = parseValue(raw, param);
  if (value === undefined) return refuse('bad-value', input, { value: raw.value.slice(0, 60) });
  const isGrounded = param && param.options.length > 0 ? true : standsIn(raw, evidence.quote);
  if (!isGrounded) return refuse('ungrounded', input, { value: raw.value.slice(0, 60) });
  if (WISHES.has(raw.name) && !withinLimits(raw.name, value, tool, input))
    return refuse('over-limit', input, { value: String(value) });
  return passed({ name: raw.name, value, source: evidence, standing: standingOf(raw.name, value, input) });
}

/** What every policy may speak of, what the open questions ask for, what a tool of the policies takes. */
function isFactName(name: string, input: CheckInput): boolean {
  if (FACT_NAMES.some((each) => each === name)) return true;
  if (openQuestions(input.assistance, input.policies).some((each) => each.slot === name && name !== ''))
    return true;
  return paramFor(name, undefined, input) !== undefined;
}

/** Only tools that the open policies speak of. */
const isMentioned = (tool: Tool | undefined, { policies, catalog }: CheckInput): tool is Tool =>
  tool !== undefined &&
  policies.some((policy) =>
    walkSteps(policy.steps).some(({ step }) =>
      step.tools.some((mention) => catalog.find(mention.name) === tool),
    ),
  );

/** The parameter that a value would fill: of its tool, else of any tool that the policies speak of. */
function paramFor(name: string, tool: Tool | undefined, input: CheckInput): Param | undefined {
  const tools = tool ? [tool] : input.catalog.all().filter((each) => isMentioned(each, input));
  return tools
    .flatMap((each) => each.params)
    .find((param) => (param.fact === name || param.name === name) && param.origin !== 'written');
}

function parseValue({ name, value }: RawFact, param: Param | undefined): string | number | undefined {
  const text = value.trim();
  if (text === '' || text.length > 300) return undefined;
  if (name === 'date') return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined;
  if (!param || param.type.endsWith('[]')) return text;
  const parsed = parseArgument(param, name === 'order_id' ? text.replace(/^#/, '') : text);
  if (parsed.status === 'bad') return undefined;
  if (param.options.length > 0 && !param.options.includes(String(parsed.value))) return undefined;
  return typeof parsed.value === 'number' ? parsed.value : String(parsed.value);
}

/** Whether the quote holds the value: letter by letter, or for a day its number. */
function standsIn({ name, value }: RawFact, quote: string): boolean {
  const plain = (text: string): string =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}@]/gu, '');
  if (name === 'date') return quote.includes(String(Number(value.slice(8, 10))));
  if (name === 'amount' || name === 'percent')
    return [...findAmounts(quote), ...findPercents(quote)].some(
      (found) => Number(found.value) === Number(value),
    );
  const wanted = plain(value);
  return wanted !== '' && hasWhole(plain, quote, value, wanted);
}

/** A number is not found inside a longer one. */
function hasWhole(plain: (text: string) => string, quote: string, value: string, wanted: string): boolean {
  if (!/^\d+$/.test(wanted)) return plain(quote).includes(wanted);
  const digits = value.replaceAll(/\D/g, '');
  return new RegExp(`(?<!\\d)${[...digits].join('[\\s.,-]?')}(?!\\d)`).test(quote.normalize('NFKC'));
}

/** Within the words of every step that takes such a value, the tool's own bounds and the limits for an agent. */
function withinLimits(
  name: string,
  value: string | number,
  tool: Tool | undefined,
  { policies, catalog, limits }: CheckInput,
): boolean {
  if (typeof value !== 'number') return name === 'currency';
  const steps = policies.flatMap((policy) => walkSteps(policy.steps).map(({ step }) => ({ policy, step })));
  const taking = steps.filter(({ step }) =>
    step.tools.some((mention) => {
      const found = catalog.find(mention.name);
      return found?.effect === 'write' && (!tool || found === tool);
    }),
  );
  const words = taking.flatMap(({ step }) =>
    step.amounts.filter((amount) => amount.in === 'act' && unitsOf(name).includes(amount.unit)),
  );
  const inWords =
    words.length === 0 ||
    words.some((amount) => (amount.bound === 'exactly' ? amount.value === value : value <= amount.value));
  return inWords && underLimits(name, value, [limits, ...policies.map((policy: Policy) => policy.limits)]);
}

const underLimits = (
  name: string,
  value: number,
  all: readonly Readonly<Record<string, number>>[],
): boolean =>
  all.every((limits) =>
    Object.entries(limits).every(([key, limit]) => key.split('.')[1] !== name || value <= limit),
  );

/** Another address than the requester's own, a wish, and what contradicts a known value wait for the agent's word. */
function standingOf(
  name: string,
  value: string | number,
  { ticket, assistance }: CheckInput,
): Fact['standing'] {
  if (WISHES.has(name)) return 'unconfirmed';
  if (name === 'email') {
    const own = [ticket.requester.email ?? '', ...ticket.requester.emails];
    return own.some((email) => sameValue(email, value)) ? 'certain' : 'unconfirmed';
  }
  const known = assistance.facts.filter((fact) => fact.name === name && fact.standing === 'certain');
  return known.some((fact) => !sameValue(fact.value, value)) ? 'unconfirmed' : 'certain';
}

/** One of the first few policies, by the requester's words; where text looks planted, nothing moves the choice. */
export function checkPolicy(
  raw: RawPolicy,
  input: CheckInput,
): Checked<{ readonly id: string; readonly evidence: Evidence }> {
  const policy = input.candidates.find((each) => each.id === raw.id.trim());
  if (!policy) return refuse('unknown-policy', input, { policy: raw.id.slice(0, 60) });
  if (input.assistance.suspicions.length > 0) return refuse('planted-text', input, { part: '' });
  const found = findSource(raw, input);
  if (found.status === 'refused') return found;
  if (!found.value.passage) return refuse('not-the-requester', input);
  return passed({ id: policy.id, evidence: found.value.evidence });
}
