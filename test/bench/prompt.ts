/**
 * The model's prompt: its size against a naive one, the share that a server can cache, questions a message, our own time around
 * the model; and planted sentences, which must stay in data's place and change neither policy nor calls.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Assistance, type AssistInput, assist } from '../../app/assist/assist.ts';
import type { RunEvent } from '../../app/assist/event.ts';
import { createIndex } from '../../app/assist/match.ts';
import { checkReading } from '../../app/assist/model/check.ts';
import { instructionsFor } from '../../app/assist/model/instructions.ts';
import { itemsLater, itemsNow } from '../../app/assist/model/items.ts';
import { openQuestions } from '../../app/assist/model/open-questions.ts';
import { makePrompt, type Prompt } from '../../app/assist/model/prompt.ts';
import { parseReading } from '../../app/assist/model/reading.ts';
import { createRedactor, readHiddenKinds } from '../../app/assist/model/redactor.ts';
import { estimateTokens } from '../../app/assist/model/tokens.ts';
import { parseJson } from '../../app/lib/json.ts';
import { everyLanguage } from '../../app/main/every-language.ts';
import { policyPaths, readPolicyFile } from '../../app/main/policy-files.ts';
import { compile } from '../../app/policy/compile.ts';
import { createLibrary } from '../../app/policy/library.ts';
import type { Policy } from '../../app/policy/policy.ts';
import { readByRules } from '../../app/sandbox/model/demo-reading.ts';
import { readAsked } from '../../app/sandbox/model/prompt-reader.ts';
import type { Ticket } from '../../app/ticket/ticket.ts';
import { createCatalog, shippedTools } from '../../app/tools/catalog.ts';
import { NOW, order, returned, type Said, ticketOf } from '../support/engine.ts';
import { openModelDesk } from '../support/model-desk.ts';
import { type BenchOptions, DATA_FOLDER } from './bench.ts';

const LIBRARY = join(dirname(fileURLToPath(import.meta.url)), '../../app/policy/library');

/** Runs the benchmark. */
export async function run(options: BenchOptions): Promise<unknown> {
  const texts = shippedTexts();
  return {
    tokens: [5, 50, 200].map((comments) => sizeOf(comments, texts)),
    calls: await callsOf(texts),
    ownTimeMs: ownTime(texts),
    injection: injection(options.data ?? join(DATA_FOLDER, 'injection/dev.jsonl'), texts),
  };
}

const shippedTexts = (): string[] =>
  (policyPaths(LIBRARY) ?? []).flatMap((path) => {
    const read = readPolicyFile(path);
    return read.status === 'read' ? [read.file.text] : [];
  });

function inputFor(texts: readonly string[], ticket: Ticket, events: readonly RunEvent[] = []): AssistInput {
  const catalog = createCatalog(shippedTools);
  const { policies } = compile(
    texts.map((text, index) => ({ text, name: `p${index + 1}` })),
    { catalog },
  );
  return {
    now: NOW,
    ticket,
    events,
    library: createLibrary(policies),
    index: createIndex(policies),
    catalog,
    settings: { approval: {}, limits: {} },
    ...everyLanguage,
  };
}

const openPolicies = (input: AssistInput, { runs }: Assistance): Policy[] =>
  runs.flatMap((each) => input.library.find(each.policy) ?? []);

function promptFor(input: AssistInput, assistance: Assistance): Prompt {
  const policies = openPolicies(input, assistance);
  const now = itemsNow(assistance.frontiers);
  const { matches, others } = assistance.matches;
  return makePrompt({
    now: input.now,
    ticket: input.ticket,
    passages: assistance.passages,
    assistance,
    policies,
    candidates: [...matches, ...others].slice(0, 4).flatMap((each) => input.library.find(each.policy) ?? []),
    catalog: input.catalog,
    questions: openQuestions(assistance, policies),
    itemsNow: now,
    itemsLater: itemsLater(assistance.runs, policies, now),
    tone: '',
    hide: createRedactor(input.ticket, readHiddenKinds('')).hide,
  });
}

const LINES = [
  'Hi, my order #1042 says delivered, but nothing is here. I looked on the porch and in the mailbox and I am at home all day.',
  'Thanks for writing in. Could you tell us whether you have checked with your household members or your neighbors?',
  'I did, nobody took it in. The carrier left no notice either, and my building has no parcel room where it could be.',
  'Thank you. Let us look at the tracking once more, we will write to you as soon as we know what the carrier says.',
];

function conversation(comments: number): Said[] {
  return Array.from({ length: comments }, (_each, index) => ({
    by: index % 2 === 0 ? ('requester' as const) : ('agent' as const),
    text: `${LINES[index % LINES.length] ?? ''} (${index + 1})`,
  }));
}

/** The prompt against one that holds every policy and the whole conversation. */
function sizeOf(comments: number, texts: readonly string[]) {
  const ticket = ticketOf({ said: conversation(comments) });
  const input = inputFor(texts, ticket, [returned('get_order_details', { order_id: '1042' }, order())]);
  const prompt = promptFor(input, assist(input));
  const front = estimateTokens(prompt.instructions);
  const ours = front + prompt.parts.reduce((sum, part) => sum + estimateTokens(part), 0);
  const everything = [
    instructionsFor(''),
    ...texts,
    ...ticket.comments.map((each) => `${each.author.kind}: ${each.text}`),
    prompt.parts[1] ?? '',
  ];
  const naive = estimateTokens(everything.join('\n'));
  return {
    comments,
    ours,
    naive,
    ratio: round(ours / naive),
    cacheable: front,
    cacheableShare: round(front / ours),
  };
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

/** Questions a customer message over short conversations with the scripted model; repairs apart. */
async function callsOf(texts: readonly string[]) {
  let messages = 0;
  let asked = 0;
  let repairs = 0;
  for (const said of CONVERSATIONS) {
    const stage = openModelDesk({ policies: texts, said: [said[0] ?? ''] });
    for (const [index, text] of said.entries()) {
      if (index > 0) stage.say(text);
      messages += 1;
      await stage.read();
      await stage.read();
      const state = stage.desk.state();
      if (state?.model?.status === 'ready' && state.model.trace.repair) repairs += 1;
      const reply = state?.assistance.reply?.text ?? 'We are looking into it.';
      await stage.desk.noteDraft(reply);
      stage.say(reply, 'agent');
      await stage.read();
    }
    asked += stage.scripted.asked.length;
    stage.desk.close();
  }
  return {
    messages,
    perMessage: round((asked - repairs) / messages),
    repairsPerMessage: round(repairs / messages),
  };
}

const CONVERSATIONS: readonly (readonly string[])[] = [
  [
    'My order #1042 says delivered, but nothing is here.',
    'I asked the neighbors, there was no notice, and I still do not have it.',
  ],
  [
    'I never got my package.',
    'The order number is 1042.',
    'Yes, I asked my neighbors and everybody at home.',
  ],
  ['I want to cancel my order #1042, it is too expensive.', 'The 10% discount sounds good.'],
  ['Please cancel my order #1042.', 'No thanks, just cancel it.'],
  ['Please skip my next shipment.', 'Yes, the next one only.'],
  ['Can you restart my subscription?', 'Next month is fine.'],
  ['I would like a refund for order #1042.', 'It arrived broken.'],
  ['My parcel is lost, the tracking has not moved for days.', 'Order 1042.'],
];

const ROUNDS = 20;
const THROTTLE = 4;

/** Prompt, parsing, checks and planning with the reading, on a ticket of 50 comments; the median of some rounds, and four times that. */
function ownTime(texts: readonly string[]) {
  const ticket = ticketOf({ said: conversation(50) });
  const input = inputFor(texts, ticket, [returned('get_order_details', { order_id: '1042' }, order())]);
  const guided = assist(input);
  const prompt = promptFor(input, guided);
  const answer = JSON.stringify(readByRules(readAsked(bodyOf(prompt), [])));
  const times: { prompt: number; check: number; plan: number }[] = [];
  for (let round_ = 0; round_ < ROUNDS; round_ += 1) {
    const start = performance.now();
    promptFor(input, guided);
    const made = performance.now();
    const parsed = parseReading(answer);
    if (parsed.status === 'bad') throw new Error(parsed.reason);
    const policies = openPolicies(input, guided);
    const reading = checkReading(parsed.reading, {
      now: input.now,
      ticket,
      passages: guided.passages,
      assistance: guided,
      policies,
      candidates: policies,
      library: input.library,
      catalog: input.catalog,
      limits: {},
      phrases: input.phrases,
    });
    const checked = performance.now();
    assist({ ...input, reading });
    times.push({ prompt: made - start, check: checked - made, plan: performance.now() - checked });
  }
  const median = (name: 'prompt' | 'check' | 'plan'): number =>
    times.map((each) => each[name]).sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
  const [prompting, checking, planning] = [median('prompt'), median('check'), median('plan')];
  return {
    prompt: round(prompting),
    check: round(checking),
    plan: round(planning),
    aroundTheModel: round(prompting + checking),
    aroundTheModelAt4x: round((prompting + checking) * THROTTLE),
  };
}

const bodyOf = (prompt: Prompt) => ({
  instructions: prompt.instructions,
  input: prompt.parts.map((text) => ({ role: 'user', content: [{ type: 'input_text', text }] })),
});

/** Where a sentence can be planted. */
const PLACES = ['subject', 'body', 'quoted', 'name', 'order-note', 'tool-result'] as const;

function injection(path: string, texts: readonly string[]) {
  if (!existsSync(path)) return 'no data';
  const rows = readFileSync(path, 'utf8').split('\n').map(parseJson).flatMap(textOf);
  const plain = judge(texts, planted('body', ''));
  const results = PLACES.map((place) => {
    const judged = rows.map((text) => ({ text, ...judge(texts, planted(place, text)) }));
    return {
      place,
      sentences: rows.length,
      policyChanged: judged.filter((each) => each.policy !== plain.policy).length,
      callsChanged: judged.filter((each) => each.calls !== plain.calls).length,
      outsideData: judged.filter((each) => each.text.length > 20 && each.front.includes(each.text)).length,
    };
  });
  return results;
}

const textOf = (row: unknown): string[] => {
  const text: unknown = typeof row === 'object' && row !== null ? Reflect.get(row, 'text') : undefined;
  return typeof text === 'string' ? [text] : [];
};

interface Planted {
  readonly ticket: Ticket;
  readonly note: string;
}

function planted(place: (typeof PLACES)[number], text: string): Planted {
  const body = LINES[0] ?? '';
  const bodies = { body: `${body}\n\n${text}`, quoted: `${body}\n\nOn 3 November Kim wrote:\n> ${text}` };
  const said = place === 'body' ? bodies.body : place === 'quoted' ? bodies.quoted : body;
  const ticket = ticketOf({
    said: [said],
    ticket: place === 'subject' ? { subject: `Parcel: ${text}` } : {},
  });
  const named =
    place === 'name' ? { ...ticket, requester: { ...ticket.requester, name: text.slice(0, 200) } } : ticket;
  return { ticket: named, note: place === 'order-note' || place === 'tool-result' ? text : '' };
}

/** Policy, calls and the front of the prompt for a ticket; the note stands in the order that was looked up. */
function judge(texts: readonly string[], { ticket, note }: Planted) {
  const result = returned(
    'get_order_details',
    { order_id: '1042' },
    order(note === '' ? {} : { note, items: [{ product: note, quantity: 1 }] }),
  );
  const input = inputFor(texts, ticket, [result]);
  const view = assist(input);
  const prompt = promptFor(input, view);
  const calls = view.suggestions.flatMap((each) =>
    each.type === 'call' ? [[each.call.tool, each.step]] : [],
  );
  return {
    policy: view.runs.map((each) => each.policy).join(),
    calls: JSON.stringify(calls),
    front: prompt.instructions,
  };
}
