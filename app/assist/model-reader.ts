/**
 * The model reader: asks a model once a customer message, keeps the answer, and lets the engine plan with what passed every
 * check. The engine stays the one that decides; without an answer everything is as in guided mode.
 */
import type { Store } from '../lib/store.ts';
import { isClosed, type Ticket } from '../ticket/ticket.ts';
import { type Assistance, type AssistInput, assist } from './assist.ts';
import { checkedFor, OUTPUT_TOKENS_MAX, promptOf } from './model/case-question.ts';
import type { CheckedReading } from './model/check.ts';
import { costOf, type ModelCost, type ModelPrices } from './model/cost.ts';
import { findKept, type KeptReading, keepReading, replaceKept } from './model/kept.ts';
import { readingKey } from './model/prompt.ts';
import { parseReading, type RawReading } from './model/reading.ts';
import { createRedactor, type HiddenKinds, restoreReading } from './model/redactor.ts';
import { type ModelTrace, usageOf } from './model/trace.ts';
import type { Model, ModelProblem, ModelReply } from './model.ts';

/** How the model stands to the open ticket. */
export type ModelState =
  /** Nothing was asked: nobody wrote since our last reply, or nothing is open. */
  | { readonly status: 'idle' }
  | { readonly status: 'asking' }
  | { readonly status: 'ready'; readonly trace: ModelTrace; readonly cost: ModelCost | null }
  /** Guided mode goes on. `detail` is the server's own words, may be empty. */
  | { readonly status: 'away'; readonly problem: ModelProblem; readonly detail: string };

/** What the reader needs. */
export interface ModelReaderPorts {
  readonly model: Model;
  readonly store: Store;
  /** ISO 8601 UTC. */
  readonly now: () => string;
  /** What is hidden besides what always is. */
  readonly hidden: HiddenKinds;
  /** The team's wish for how replies sound; empty for none. */
  readonly tone: string;
  readonly safetyId: string;
  readonly timeoutMs: number;
  /** Null where nobody said what the model costs. */
  readonly prices: ModelPrices | null;
}

/** Reads one ticket after the other with a model; one a page. */
export interface ModelReader {
  /** The engine's view with the ticket's reading, where there is one by now. */
  assist(input: AssistInput): Assistance;
  state(ticket: Ticket): ModelState;
  /** Takes the kept reading or asks, once for the newest message; `changed` is called when the state changes. Never throws. */
  read(input: AssistInput, changed: () => void): Promise<void>;
  /** One more question where the draft serves other items than the frontier wants; at most one a message. Never throws. */
  repair(input: AssistInput, changed: () => void): Promise<void>;
  /** Forgets why the model was away, so that the next `read` asks again. */
  retry(): void;
}

/** Problems that pass, and how long they are left alone where the server did not say. */
const TRY_AGAIN_MS: Partial<Record<ModelProblem, number>> = {
  busy: 30_000,
  timeout: 60_000,
  lost: 60_000,
  'server-error': 60_000,
};

/** Creates a reader. */
export function createModelReader(ports: ModelReaderPorts): ModelReader {
  const held: Held = {
    ports,
    readings: new Map(),
    failures: new Map(),
    asking: new Set(),
    repaired: new Set(),
    looked: new Set(),
    pause: null,
    checked: null,
    lastKeys: new Map(),
  };
  return {
    assist: (input) => assistWith(held, input),
    state: (ticket) => stateOf(held, ticket),
    read: (input, changed) => read(held, input, changed),
    repair: (input, changed) => repair(held, input, changed),
    retry: () => {
      held.failures.clear();
      held.pause = null;
    },
  };
}

interface Check {
  readonly raw: RawReading;
  readonly ticket: Ticket;
  readonly of: string;
  readonly reading: CheckedReading;
}

interface Failure {
  readonly problem: ModelProblem;
  readonly detail: string;
  /** When another try may do; null where only a person or another message can tell. */
  readonly until: string | null;
}

interface Held {
  readonly ports: ModelReaderPorts;
  /** By reading key; the newest key of a ticket counts. */
  readonly readings: Map<string, KeptReading>;
  readonly failures: Map<string, Failure>;
  readonly asking: Set<string>;
  readonly repaired: Set<string>;
  /** Keys under which nothing was kept when this page looked. */
  readonly looked: Set<string>;
  /** A failure that stands for every ticket, and until when; null where there is none. */
  pause: Failure | null;
  /** The newest check, with what it was made of. */
  checked: Check | null;
  /** By ticket id, the key of what was read last. */
  readonly lastKeys: Map<string, string>;
}

function assistWith(held: Held, input: AssistInput): Assistance {
  const kept = held.readings.get(keyOf(held, input));
  return assist(kept ? { ...input, reading: checkedOf(held, kept.raw, input) } : input);
}

/** A view is made several times from the same; the check is made once for it. */
function checkedOf(held: Held, raw: RawReading, input: AssistInput): CheckedReading {
  const of = `${input.events.length} ${input.events.at(-1)?.id ?? ''} ${input.now.slice(0, 10)}`;
  const before = held.checked;
  if (before?.raw === raw && before.ticket === input.ticket && before.of === of) return before.reading;
  const reading = checkedFor(raw, input);
  held.checked = { raw, ticket: input.ticket, of, reading };
  return reading;
}

function keyOf({ ports }: Held, { ticket, events }: Pick<AssistInput, 'ticket' | 'events'>): string {
  const chosen = events.flatMap((event) =>
    event.type === 'policy-chosen' && event.by.kind !== 'app' ? [event.policy] : [],
  );
  return readingKey({ ticket, model: ports.model.name, tone: ports.tone, chosen });
}

function stateOf(held: Held, ticket: Ticket): ModelState {
  const key = held.lastKeys.get(ticket.id);
  if (key === undefined) return { status: 'idle' };
  if (held.asking.has(key)) return { status: 'asking' };
  const kept = held.readings.get(key);
  if (kept) return { status: 'ready', trace: kept.trace, cost: costOfTrace(kept.trace, held.ports.prices) };
  const failure = held.failures.get(key);
  return failure ? { status: 'away', problem: failure.problem, detail: failure.detail } : { status: 'idle' };
}

/** The customer spoke last, and nobody read it yet. */
function isDue(held: Held, input: AssistInput): boolean {
  const { ticket } = input;
  const key = keyOf(held, input);
  if (isClosed(ticket) || held.readings.has(key) || held.asking.has(key) || hasFailed(held, key))
    return false;
  const last = ticket.comments.findLast((comment) => comment.public);
  return last === undefined ? ticket.subject.trim() !== '' : last.author.kind !== 'agent';
}

function hasFailed({ failures, ports }: Held, key: string): boolean {
  const failure = failures.get(key);
  return failure !== undefined && (failure.until === null || failure.until > ports.now());
}

async function read(held: Held, input: AssistInput, changed: () => void): Promise<void> {
  if (!isDue(held, input)) return takeKeptOnly(held, input, changed);
  const key = keyOf(held, input);
  remember(held, input.ticket, key);
  held.asking.add(key);
  const kept = await findKept(held.ports.store, key);
  if (kept) held.readings.set(key, kept);
  else await askFirst(held, { input, key, changed });
  held.asking.delete(key);
  changed();
}

/** After our own reply nothing is asked, but what was read before still answers; a page looks for it once. */
async function takeKeptOnly(held: Held, input: AssistInput, changed: () => void): Promise<void> {
  const key = keyOf(held, input);
  remember(held, input.ticket, key);
  const isKnown = held.readings.has(key) || held.asking.has(key) || held.failures.has(key);
  if (isClosed(input.ticket) || isKnown || held.looked.has(key)) return;
  held.looked.add(key);
  const kept = await findKept(held.ports.store, key);
  if (!kept) return;
  held.readings.set(key, kept);
  changed();
}

function remember(held: Held, ticket: Ticket, key: string): void {
  held.lastKeys.set(ticket.id, key);
}

interface Asked {
  readonly input: AssistInput;
  readonly key: string;
  readonly changed: () => void;
}

async function askFirst(held: Held, { input, key, changed }: Asked): Promise<void> {
  const paused = pauseNow(held);
  if (paused) {
    held.failures.set(key, paused);
    return;
  }
  changed();
  const guided = assist(input);
  const outcome = await askOnce(held, input, guided);
  if (outcome.status === 'failed') return fail(held, key, outcome);
  const kept = await keepReading(held.ports.store, { key, ticket: input.ticket.id }, outcome.kept);
  held.readings.set(key, kept);
}

function pauseNow({ pause, ports }: Held): Failure | null {
  if (!pause || (pause.until !== null && pause.until <= ports.now())) return null;
  return pause;
}

/** Problems that the next message has too; somebody has to mend them first. */
const LASTING = new Set<ModelProblem>([
  'unauthorised',
  'forbidden',
  'no-model',
  'no-credit',
  'not-installed',
  'bad-request',
]);

function fail(held: Held, key: string, reply: Extract<ModelReply, { status: 'failed' }>): void {
  const { problem, detail, retryAfterMs } = reply;
  const waitMs = retryAfterMs ?? TRY_AGAIN_MS[problem];
  const until = waitMs === undefined ? null : new Date(Date.parse(held.ports.now()) + waitMs).toISOString();
  const failure: Failure = { problem, detail, until };
  held.failures.set(key, failure);
  if (LASTING.has(problem) || problem === 'busy') held.pause = failure;
}

type Outcome =
  | { readonly status: 'read'; readonly kept: KeptReading }
  | Extract<ModelReply, { status: 'failed' }>;

async function askOnce(held: Held, input: AssistInput, assistance: Assistance): Promise<Outcome> {
  const { ports } = held;
  const redactor = createRedactor(input.ticket, ports.hidden);
  const prompt = promptOf(input, assistance, { redactor, tone: ports.tone });
  const startedAt = ports.now();
  const reply = await ports.model.ask({
    ...prompt,
    safetyId: ports.safetyId,
    outputTokensMax: OUTPUT_TOKENS_MAX,
    timeoutMs: ports.timeoutMs,
  });
  if (reply.status === 'failed') return reply;
  const parsed = parseReading(reply.text);
  if (parsed.status === 'bad')
    return {
      status: 'failed',
      problem: 'unreadable',
      detail: parsed.reason,
      retryAfterMs: null,
      usage: reply.usage,
    };
  const trace: ModelTrace = {
    model: reply.model === '' ? ports.model.name : reply.model,
    at: startedAt,
    ms: Math.max(0, Date.parse(ports.now()) - Date.parse(startedAt)),
    usage: reply.usage,
    repair: null,
    sent: [prompt.instructions, ...prompt.parts].join('\n\n'),
  };
  return { status: 'read', kept: { raw: restoreReading(parsed.reading, redactor), trace } };
}

/** Only where the draft has nothing at all for something that is wanted; a sentence that a check refused is no reason. */
async function repair(held: Held, input: AssistInput, changed: () => void): Promise<void> {
  const key = keyOf(held, input);
  const kept = held.readings.get(key);
  if (!kept || kept.trace.repair || held.repaired.has(key) || !isAwaitingUs(input.ticket)) return;
  const assistance = assistWith(held, input);
  const missing = assistance.unserved.filter(
    (id) => !kept.raw.draft.sentences.some((sentence) => sentence.serves === id),
  );
  if (missing.length === 0) return;
  held.repaired.add(key);
  const outcome = await askOnce(held, input, assistance);
  if (outcome.status === 'failed') return;
  const mended: KeptReading = {
    raw: { ...kept.raw, draft: outcome.kept.raw.draft },
    trace: {
      ...kept.trace,
      repair: outcome.kept.trace.usage,
      ms: kept.trace.ms + outcome.kept.trace.ms,
      sent: outcome.kept.trace.sent,
    },
  };
  held.readings.set(key, mended);
  changed();
  await replaceKept(held.ports.store, { key, ticket: input.ticket.id }, mended);
}

const isAwaitingUs = (ticket: Ticket): boolean =>
  ticket.comments.findLast((comment) => comment.public)?.author.kind !== 'agent';

const costOfTrace = (trace: ModelTrace, prices: ModelPrices | null): ModelCost | null =>
  prices && costOf(usageOf(trace), prices);
