/**
 * The prompt as a pure function: a front that equals for every ticket under the same policies (instructions, policies, tools),
 * then the conversation, which only grows, then the run as it stands.
 */
import { digest, shortDigest } from '../../lib/canonical.ts';
import { type Policy, type Step, stepRef, walkSteps } from '../../policy/policy.ts';
import type { Passage } from '../../ticket/clean.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Catalog, Param, Tool } from '../../tools/tool.ts';
import type { Assistance } from '../assist.ts';
import type { ModelRequest } from '../model.ts';
import type { Question } from '../question.ts';
import { cutConversation, type SentConversation, shortId } from './conversation.ts';
import { instructionsFor } from './instructions.ts';
import { isInternal } from './internal.ts';
import type { Item } from './items.ts';
import { READING_SCHEMA } from './reading.ts';
import { printResults } from './results.ts';

/** What a prompt is made of. */
export interface PromptInput {
  readonly now: string;
  readonly ticket: Ticket;
  readonly passages: readonly Passage[];
  readonly assistance: Assistance;
  /** Those of the open runs, in their order. */
  readonly policies: readonly Policy[];
  /** Policies among which the model may choose, best first. */
  readonly candidates: readonly Policy[];
  readonly catalog: Catalog;
  readonly questions: readonly Question[];
  readonly itemsNow: readonly Item[];
  readonly itemsLater: readonly Item[];
  readonly tone: string;
  /** Hides what must not leave; applied to everything that is not ours. */
  readonly hide: (text: string) => string;
}

/** A prompt without the limits of the exchange. */
export type Prompt = Pick<ModelRequest, 'instructions' | 'parts' | 'schema' | 'cacheKey'>;

/** Makes the prompt. */
export function makePrompt(input: PromptInput): Prompt {
  const instructions = frontOf(input);
  return {
    instructions,
    parts: [conversationPart(input), runPart(input)],
    schema: { name: 'reading', schema: READING_SCHEMA },
    cacheKey: `stepwise-${shortDigest(instructions)}`,
  };
}

/** Instructions, policies and tools: nothing of the ticket. */
function frontOf({ policies, catalog, tone }: PromptInput): string {
  const sorted = [...policies].sort((a, b) => (a.id < b.id ? -1 : 1));
  const tools = toolsOf(sorted, catalog);
  return [
    instructionsFor(tone),
    ...sorted.map(printPolicy),
    ...(tools.length > 0 ? [`# Tools\n${tools.map(printTool).join('\n')}`] : []),
  ].join('\n\n');
}

function printPolicy(policy: Policy): string {
  const lines = walkSteps(policy.steps).map(
    ({ step, above }) => `${'  '.repeat(above.length)}${stepRef(policy.id, step.id)} ${printStep(step)}`,
  );
  return `# Policy ${policy.id}: ${policy.title}\n${policy.trigger}\n${lines.join('\n')}`;
}

const printStep = (step: Step): string =>
  `[${step.kind}]${isInternal(step) ? ' (internal)' : ''} ${step.text}`;

/** Writes that the policies mention; look-ups run by themselves and need no values of a model. */
function toolsOf(policies: readonly Policy[], catalog: Catalog): Tool[] {
  const named = policies.flatMap((policy) => walkSteps(policy.steps).flatMap(({ step }) => step.tools));
  const tools = named.flatMap((mention) => catalog.find(mention.name) ?? []);
  return [...new Set(tools)]
    .filter((tool) => tool.effect === 'write')
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

const printTool = (tool: Tool): string =>
  `${tool.name}(${tool.params
    .filter((param) => param.origin === 'grounded')
    .map(printParam)
    .join(', ')})`;

const printParam = (param: Param): string =>
  param.options.length > 0 ? `${param.fact}: ${param.options.join('|')}` : param.fact;

/** Grows at its end from message to message. */
function conversationPart({ ticket, passages, hide }: PromptInput): string {
  const sent = cutConversation(ticket, passages);
  return `<conversation>\n${printMessages(sent, hide).join('\n')}\n</conversation>`;
}

function printMessages({ messages, leftOut }: SentConversation, hide: (text: string) => string): string[] {
  const lines = messages.map(({ id, by, at, text, files }) =>
    asData({ id, by, at, text: hide(text), ...(files.length > 0 ? { files: files.map(hide) } : {}) }),
  );
  return leftOut === 0
    ? lines
    : [...lines.slice(0, 2), `(${leftOut} older messages left out)`, ...lines.slice(2)];
}

/** JSON in which nothing can close our marks. */
const asData = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

function runPart(input: PromptInput): string {
  const { assistance, hide } = input;
  const results = printResults(assistance.past.returns, hide);
  return `<results>\n${results.join('\n')}\n</results>\n\n${printRun(runOf(input))}`;
}

/** JSON with a member a line. */
const printRun = (run: Record<string, unknown>): string =>
  `{\n${Object.entries(run)
    .map(([name, value]) => `${JSON.stringify(name)}:${asData(value)}`)
    .join(',\n')}\n}`;

function runOf(input: PromptInput): Record<string, unknown> {
  const { assistance, ticket, hide, questions } = input;
  return {
    today: input.now.slice(0, 10),
    language: assistance.language,
    requester: hide(ticket.requester.name),
    known: assistance.facts.slice(0, FACTS_MAX).map(({ name, value, standing, source }) => ({
      id: `fact:${name}`,
      value: hide(String(value)),
      ...(standing === 'certain' ? {} : { standing }),
      from: source.kind === 'comment' ? shortId(ticket, source.id) : source.kind,
    })),
    questions: questions.map(({ id, kind, text, options }) => ({
      id,
      kind,
      text: hide(text),
      ...(options.length > 0 ? { options: options.map((option) => option.value) } : {}),
    })),
    now: input.itemsNow.map((item) => printItem(item, hide)),
    later: input.itemsLater.map(({ id }) => id),
    candidates: input.candidates.map(({ id, title, trigger }) => ({ id, title, trigger })),
  };
}

const printItem = ({ id, kind, words, refuted }: Item, hide: (text: string) => string) => ({
  id,
  kind,
  ...(kind === 'ask' && !id.startsWith('slot:') ? {} : { words: hide(words) }),
  ...(refuted === '' ? {} : { not_found: hide(refuted) }),
});

/** More facts than this say little. */
const FACTS_MAX = 30;

/**
 * What a kept answer is filed under: the people's messages, the policies' choice and how the model is asked. Look-ups, drafts
 * and our own replies do not change it, so that one message is one question.
 */
export function readingKey(about: {
  readonly ticket: Ticket;
  readonly model: string;
  readonly tone: string;
  /** Policies that an agent chose; those that code chose follow from the messages. */
  readonly chosen: readonly string[];
}): string {
  const { ticket, model, tone, chosen } = about;
  const said = ticket.comments
    .filter((comment) => comment.public && comment.author.kind !== 'agent')
    .map(({ id, text }) => [id, text]);
  const front = digest([instructionsFor(tone), READING_SCHEMA]);
  return digest([ticket.helpdesk, ticket.id, ticket.subject, said, model, front, chosen]);
}
