/**
 * Asks a model for a back-test: nothing twice, nothing beyond the limit, nothing while it is paused. What is the same question is
 * paid once, also when another back-test puts it again.
 */
import { OUTPUT_TOKENS_MAX } from '../../assist/model/case-question.ts';
import type { ModelPrices } from '../../assist/model/cost.ts';
import type { Prompt } from '../../assist/model/prompt.ts';
import { parseReading } from '../../assist/model/reading.ts';
import {
  addUsage,
  type ModelProblem,
  type ModelReply,
  type ModelUsage,
  NO_USAGE,
} from '../../assist/model.ts';
import { amountOf } from './estimate.ts';
import type { Question } from './question.ts';
import type { AskModel } from './with-model.ts';

/** What was spent so far. */
export interface Spent {
  /** Questions that were sent; those that were known already are not among them. */
  readonly asked: number;
  /** Of them, those without an answer. */
  readonly failed: number;
  /** Questions that needed no sending, since the same had been answered before. */
  readonly known: number;
  readonly usage: ModelUsage;
}

/** Why nothing more is asked for the time being. */
export type Halt =
  /** The next question may take the sum over the limit. `amount`: what it may take at most. */
  | { readonly type: 'limit'; readonly amount: number }
  /** Somebody has to mend something first, or the model gave no answer several times in a row. */
  | { readonly type: 'problem'; readonly problem: ModelProblem; readonly detail: string };

/** What an asker needs. */
export interface AskerPorts {
  ask(prompt: Prompt): Promise<ModelReply>;
  /** Null where nobody said what the model costs; the limit is in tokens then. */
  readonly prices: ModelPrices | null;
  readonly limit: () => number;
  /** Resolves when it is time for the next question: at once, after a pause, or false after a stop. */
  mayAsk(): Promise<boolean>;
  /** Resolves when the person wants to go on; false after a stop. */
  halted(why: Halt): Promise<boolean>;
  wait(ms: number): Promise<void>;
  /** Called when something was spent. */
  changed(): void;
  /** Texts of answers by the keys of their questions; the caller may keep it for the next asker. */
  readonly answers: Map<string, string>;
}

/** Asks one question after the other, or several side by side. */
export interface Asker {
  readonly ask: AskModel;
  spent(): Spent;
}

/** Problems that the next question has too. */
const LASTING: ReadonlySet<ModelProblem> = new Set([
  'unauthorised',
  'forbidden',
  'no-model',
  'no-credit',
  'not-installed',
  'bad-request',
]);
/** Where an answer was lost it may have been paid for all the same. */
const PERHAPS_PAID: ReadonlySet<ModelProblem> = new Set(['timeout', 'lost', 'server-error']);
/** A server that is asked too much is left alone so long where it did not say, and so often. */
const BUSY_MS = 30_000;
const BUSY_TRIES = 3;
/** After so many questions without an answer, one after the other, somebody should look. */
const FAILED_IN_A_ROW_MAX = 5;

/** What a question under way may take at most. */
interface Reserved {
  readonly amount: number;
}

interface Held {
  readonly ports: AskerPorts;
  spent: Spent;
  readonly reserved: Set<Reserved>;
  failedInARow: number;
  readonly underWay: Map<string, ReturnType<AskModel>>;
  /** Called when a question under way has come back. */
  waiting: (() => void)[];
}

/** Creates an asker. */
export function createAsker(ports: AskerPorts): Asker {
  const held: Held = {
    ports,
    spent: { asked: 0, failed: 0, known: 0, usage: NO_USAGE },
    reserved: new Set(),
    failedInARow: 0,
    underWay: new Map(),
    waiting: [],
  };
  return { ask: (question) => askOnce(held, question), spent: () => held.spent };
}

async function askOnce(held: Held, question: Question): ReturnType<AskModel> {
  const known = held.ports.answers.get(question.key);
  if (known !== undefined) {
    add(held, { known: 1 });
    return { status: 'answered', text: known };
  }
  const under = held.underWay.get(question.key);
  if (under) return await under;
  const asking = askAnew(held, question);
  held.underWay.set(question.key, asking);
  try {
    return await asking;
  } finally {
    held.underWay.delete(question.key);
  }
}

async function askAnew(held: Held, question: Question): ReturnType<AskModel> {
  const { ports } = held;
  const most: ModelUsage = { inputTokens: question.tokens, cachedTokens: 0, outputTokens: OUTPUT_TOKENS_MAX };
  for (let tries = 1; ; tries += 1) {
    const reserved = await reserve(held, amountOf(most, ports.prices));
    if (!reserved) return { status: 'stopped' };
    const reply = await send(held, question, reserved);
    if (reply.status === 'answered') {
      held.failedInARow = 0;
      ports.answers.set(question.key, reply.text);
      return { status: 'answered', text: reply.text };
    }
    const { problem, detail, retryAfterMs } = reply;
    if (problem === 'busy' && tries < BUSY_TRIES) await ports.wait(retryAfterMs ?? BUSY_MS);
    else if (problem === 'busy' || LASTING.has(problem)) {
      if (!(await ports.halted({ type: 'problem', problem, detail }))) return { status: 'stopped' };
      tries = 0;
    } else return await unanswered(held, reply);
  }
}

/** Waits until the limit surely holds, whatever the questions under way will take; null after a stop. */
async function reserve(held: Held, amount: number): Promise<Reserved | null> {
  const { ports } = held;
  for (;;) {
    if (!(await ports.mayAsk())) return null;
    const underWay = [...held.reserved].reduce((sum, one) => sum + one.amount, 0);
    if (amountOf(held.spent.usage, ports.prices) + underWay + amount <= ports.limit()) {
      // Taken in the same breath, so that no other question slips in between.
      const reserved = { amount };
      held.reserved.add(reserved);
      return reserved;
    }
    if (held.reserved.size > 0) await new Promise<void>((resolve) => held.waiting.push(resolve));
    else if (!(await ports.halted({ type: 'limit', amount }))) return null;
  }
}

async function send(held: Held, { prompt, tokens }: Question, reserved: Reserved): Promise<ModelReply> {
  const reply = readable(await held.ports.ask(prompt));
  held.reserved.delete(reserved);
  const guess = { inputTokens: tokens, cachedTokens: 0, outputTokens: 0 };
  const usage =
    reply.usage ?? (reply.status === 'failed' && PERHAPS_PAID.has(reply.problem) ? guess : NO_USAGE);
  add(held, { asked: 1, failed: reply.status === 'failed' ? 1 : 0, usage });
  for (const wake of held.waiting.splice(0)) wake();
  return reply;
}

/** An answer of no form is none, and nothing to keep. */
function readable(reply: ModelReply): ModelReply {
  if (reply.status === 'failed') return reply;
  const parsed = parseReading(reply.text);
  if (parsed.status === 'ok') return reply;
  return {
    status: 'failed',
    problem: 'unreadable',
    detail: parsed.reason,
    retryAfterMs: null,
    usage: reply.usage,
  };
}

function add(held: Held, { asked = 0, failed = 0, known = 0, usage = NO_USAGE }: Partial<Spent>): void {
  const { spent } = held;
  held.spent = {
    asked: spent.asked + asked,
    failed: spent.failed + failed,
    known: spent.known + known,
    usage: addUsage(spent.usage, usage),
  };
  held.ports.changed();
}

async function unanswered(
  held: Held,
  { problem, detail }: Extract<ModelReply, { status: 'failed' }>,
): ReturnType<AskModel> {
  held.failedInARow += 1;
  if (held.failedInARow < FAILED_IN_A_ROW_MAX) return { status: 'unanswered' };
  held.failedInARow = 0;
  return (await held.ports.halted({ type: 'problem', problem, detail }))
    ? { status: 'unanswered' }
    : { status: 'stopped' };
}
