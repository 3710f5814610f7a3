/** What a back-test with a model may cost, said before anything is sent. */
import { OUTPUT_TOKENS_MAX } from '../../assist/model/case-question.ts';
import { costOf, type ModelCost, type ModelPrices } from '../../assist/model/cost.ts';
import { addUsage, type ModelUsage, NO_USAGE } from '../../assist/model.ts';
import type { MeasuredQuestion } from './question.ts';

/** An estimate, with everything that it rests on. */
export interface Estimate {
  /** Messages of customers that are read. */
  readonly messages: number;
  /** Questions that differ; what is asked twice is paid once. */
  readonly questions: number;
  /** Tokens of one question, measured on the prompts themselves, on average. */
  readonly tokensEach: number;
  /** Of all questions together. */
  readonly usage: ModelUsage;
  /** Answers on record that the length of an answer and the cached part are taken from; 0 where they are assumed. */
  readonly recorded: number;
  /** What one of those took on average; null where there is none. */
  readonly recordedEach: ModelUsage | null;
  /** Null where nobody said what the model costs. */
  readonly cost: ModelCost | null;
}

/** How long an answer is taken to be where none is on record. */
export const OUTPUT_TOKENS_ASSUMED = 1_000;

/** Adds up what was measured, a list a message. */
export function estimateOf(
  measured: readonly (readonly MeasuredQuestion[])[],
  { recorded, prices }: { readonly recorded: readonly ModelUsage[]; readonly prices: ModelPrices | null },
): Estimate {
  const questions = new Map(measured.flat().map(({ key, tokens }) => [key, tokens]));
  const inputTokens = [...questions.values()].reduce((sum, tokens) => sum + tokens, 0);
  const all = recorded.reduce(addUsage, NO_USAGE);
  const each = (tokens: number): number => Math.round(tokens / Math.max(recorded.length, 1));
  const cachedShare = all.inputTokens === 0 ? 0 : all.cachedTokens / all.inputTokens;
  const outputEach = recorded.length === 0 ? OUTPUT_TOKENS_ASSUMED : each(all.outputTokens);
  const usage: ModelUsage = {
    inputTokens,
    cachedTokens: Math.round(inputTokens * cachedShare),
    outputTokens: outputEach * questions.size,
  };
  return {
    messages: measured.length,
    questions: questions.size,
    tokensEach: Math.round(inputTokens / Math.max(questions.size, 1)),
    usage,
    recorded: recorded.length,
    recordedEach:
      recorded.length === 0
        ? null
        : {
            inputTokens: each(all.inputTokens),
            cachedTokens: each(all.cachedTokens),
            outputTokens: outputEach,
          },
    cost: prices && costOf(usage, prices),
  };
}

/** An amount that limits and sums are kept in: money where prices are known, else tokens read and written. */
export const amountOf = (usage: ModelUsage, prices: ModelPrices | null): number =>
  prices ? costOf(usage, prices).amount : usage.inputTokens + usage.outputTokens;

/** A limit that leaves an estimate some room and its last question the longest answer, rounded up to two digits: `0.0187` gives `0.019`. */
export function limitFor({ usage, tokensEach }: Estimate, prices: ModelPrices | null): number {
  const longest = { inputTokens: tokensEach, cachedTokens: 0, outputTokens: OUTPUT_TOKENS_MAX };
  const wanted = amountOf(usage, prices) * ROOM + amountOf(longest, prices);
  if (wanted <= 0) return 0;
  const step = 10 ** (Math.floor(Math.log10(wanted)) - 1);
  return Number((Math.ceil(wanted / step) * step).toPrecision(2));
}

const ROOM = 1.5;
