/** A back-test with a model from the command line: the estimate first, then, within `--max-cost`, the questions. */
import { OUTPUT_TOKENS_MAX } from '../../assist/model/case-question.ts';
import { type ModelPrices, readPrices } from '../../assist/model/cost.ts';
import { readHiddenKinds } from '../../assist/model/redactor.ts';
import { createOpenaiModel } from '../../connectors/openai.ts';
import { sideBySide } from '../../lib/side-by-side.ts';
import { type Asker, createAsker, type Halt } from '../../study/back-test/asker.ts';
import type { Comparison, Versions } from '../../study/back-test/back-test.ts';
import {
  amountOf,
  type Estimate,
  estimateOf,
  OUTPUT_TOKENS_ASSUMED,
} from '../../study/back-test/estimate.ts';
import type { PastCase } from '../../study/back-test/past.ts';
import type { ModelManner } from '../../study/back-test/question.ts';
import { backTestWithModel, measureQuestions } from '../../study/back-test/with-model.ts';
import type { CommandInput, Output } from './input.ts';
import { type ModelServer, modelServer, serverFromEnvironment } from './model-server.ts';

/** What came of it. `estimated`: nothing was asked; `cutShort`: tickets are left. */
export type WithModel =
  | { readonly status: 'bad' }
  | { readonly status: 'estimated' }
  | { readonly status: 'asked'; readonly comparisons: readonly Comparison[]; readonly cutShort: boolean };

/** Tickets whose questions are under way at one time. */
const AT_ONCE = 4;
const TIMEOUT_MS = 120_000;

/** Says what it may cost; asks where a limit is given. */
export async function compareWithModel(
  cases: readonly PastCase[],
  versions: Versions,
  { input, output }: { readonly input: CommandInput; readonly output: Output },
): Promise<WithModel> {
  const wish = readWish(input);
  if (typeof wish === 'string') {
    output.err(wish);
    return { status: 'bad' };
  }
  const measured = cases.flatMap((past) => measureQuestions(past, versions, wish.manner));
  output.err(estimateWords(estimateOf(measured, { recorded: [], prices: wish.prices })));
  if (wish.limit === null) {
    output.err('nothing was sent; --max-cost says how much it may cost, then the model is asked');
    return { status: 'estimated' };
  }
  const asking = createAsking(wish, wish.limit);
  const comparisons: Comparison[] = [];
  await sideBySide(cases, AT_ONCE, async (past) => {
    const one = await backTestWithModel(past, versions, { manner: wish.manner, ask: asking.asker.ask });
    if (one) comparisons.push(one);
  });
  output.err(spentWords(asking.asker, wish.prices));
  const { halt } = asking;
  const cutShort = comparisons.length < cases.length;
  if (halt)
    output.err(
      `${haltWords(halt, wish.prices)}; ${comparisons.length} of ${cases.length} tickets were compared`,
    );
  return { status: 'asked', comparisons, cutShort };
}

interface Wish {
  readonly model: string;
  readonly server: ModelServer;
  readonly prices: ModelPrices;
  /** Null where only the estimate is wanted. */
  readonly limit: number | null;
  readonly manner: ModelManner;
}

function readWish({ model = '', prices: written, maxCost, redact }: CommandInput): Wish | string {
  const server = serverFromEnvironment();
  const prices = readPrices(written ?? '');
  const limit = maxCost === undefined ? null : Number(maxCost);
  if (model.trim() === '') return '--model NAME is missing its name';
  if (!prices)
    return "--prices 'INPUT CACHED OUTPUT' is missing: what the model costs for a million tokens, e.g. --prices '1.25 0.125 10'";
  if (limit !== null && !(limit > 0)) return `--max-cost \`${maxCost}\` is not an amount`;
  if (limit !== null && !server)
    return 'OPENAI_API_KEY or OPENAI_BASE_URL is not set, so that no model can be asked';
  const manner = { hidden: readHiddenKinds(redact ?? ''), tone: '' };
  return { model, server: server ?? { baseUrl: '', apiKey: '' }, prices, limit, manner };
}

interface AskingOnce {
  readonly asker: Asker;
  /** Why it ended early; null where it did not. */
  halt: Halt | null;
}

/** Nobody is there to go on, so that the first halt is the end. */
function createAsking({ model: name, server, prices }: Wish, limit: number): AskingOnce {
  const model = createOpenaiModel({ services: modelServer(server), model: name, effort: '' });
  const asking: AskingOnce = {
    halt: null,
    asker: createAsker({
      prices,
      limit: () => limit,
      answers: new Map(),
      ask: (prompt) =>
        model.ask({
          ...prompt,
          safetyId: 'stepwise-command-line',
          timeoutMs: TIMEOUT_MS,
          outputTokensMax: OUTPUT_TOKENS_MAX,
        }),
      mayAsk: () => Promise.resolve(asking.halt === null),
      halted: (halt) => {
        asking.halt ??= halt;
        return Promise.resolve(false);
      },
      wait: (ms) => new Promise((done) => setTimeout(done, ms)),
      changed: () => undefined,
    }),
  };
  return asking;
}

const money = (amount: number, { currency }: ModelPrices): string =>
  `${Number(amount.toPrecision(3))} ${currency}`;

function estimateWords({ messages, questions, tokensEach, usage, cost }: Estimate): string {
  const about = cost ? `about ${Number(cost.amount.toPrecision(3))} ${cost.currency}` : '';
  return [
    `estimate: ${about} for ${questions} questions about ${messages} messages`,
    `  ${usage.inputTokens} tokens read, ${tokensEach} a question as measured on the prompts, none of them cached`,
    `  ${usage.outputTokens} tokens written, ${OUTPUT_TOKENS_ASSUMED} a question as assumed`,
  ].join('\n');
}

function spentWords(asker: Asker, prices: ModelPrices): string {
  const { asked, failed, usage } = asker.spent();
  const lost = failed === 0 ? '' : `, ${failed} without an answer`;
  return `${asked} questions asked${lost}: ${money(amountOf(usage, prices), prices)}`;
}

function haltWords(halt: Halt, prices: ModelPrices): string {
  if (halt.type === 'limit')
    return `stopped at --max-cost: the next question could take up to ${money(halt.amount, prices)}`;
  return `stopped: ${PROBLEMS[halt.problem] ?? 'the model does not answer'}${halt.detail === '' ? '' : ` (${halt.detail})`}`;
}

const PROBLEMS: Partial<Record<Extract<Halt, { type: 'problem' }>['problem'], string>> = {
  unauthorised: "the model's server does not accept OPENAI_API_KEY",
  forbidden: 'the key may not use this model',
  'no-model': "the model's server knows no model of that name",
  'no-credit': "the account at the model's server has no credit left",
  busy: "the model's server is asked too much",
  lost: "the model's server cannot be reached",
  'bad-request': "the model's server did not understand the question",
};
