/**
 * CLINC150: 150 intents as policies that hold their name alone, learned from `train.jsonl`; the dev rows hold 100 sentences
 * that no intent answers. A row counts as right "at 90 % caught" where its share is above that of nine in ten of those
 * sentences and its intent is right. Measured with the state as it was built and as it comes back from its text.
 */
import { join } from 'node:path';
import { parseLearned, serializeLearned } from '../../app/assist/learn/state.ts';
import { type Learned, rebuild } from '../../app/assist/learn.ts';
import { createIndex, type PolicyIndex, rankPolicies } from '../../app/assist/match.ts';
import { type BenchOptions, writePredictions } from './bench.ts';
import {
  findData,
  halfInterval,
  percent,
  policyOf,
  quantile,
  readRows,
  shuffled,
  ticketOf,
} from './matching/case.ts';
import { softmax, trainLogistic } from './matching/logistic.ts';

interface Row {
  readonly text: string;
  readonly intent: string;
}

interface Guess {
  readonly intent: string;
  readonly share: number;
}

const OUT_OF_SCOPE = 'oos';
const SEED = 3;

/** In-scope accuracy and the same with 90 % of the sentences caught that no intent answers, beside logistic regressions. */
export async function run(options: BenchOptions): Promise<unknown> {
  const data = findData(options, 'clinc150', 'dev.jsonl');
  if (!data) return 'no data';
  const train = shuffled(
    readRows<Row>(join(data.folder, 'train.jsonl')).filter(({ intent }) => intent !== OUT_OF_SCOPE),
    SEED,
  );
  const dev = readRows<Row>(data.dev);
  const intents = [...new Set(train.map(({ intent }) => intent))].sort();
  const index = createIndex(intents.map((id) => policyOf({ id, title: id.replaceAll('_', ' ') })));
  const started = performance.now();
  const learned = rebuild(
    train.map(({ text, intent }) => ({ text, policy: intent })),
    index,
  );
  const rebuildMs = performance.now() - started;
  const state = serializeLearned(learned);
  const guesses = dev.map(({ text }) => guess(text, index, learned));
  const parsed = parseLearned(state);
  writePredictions(
    options,
    dev.map(({ text, intent }, at) => ({ text, gold: intent, ...guesses[at] })),
  );
  return {
    rows: dev.length,
    bounds: { inScope: 93, atNinety: 85, stateKilobytes: 300 },
    stepwise: judge(dev, guesses),
    stepwiseFromText: parsed
      ? judge(
          dev,
          dev.map(({ text }) => guess(text, index, parsed)),
        )
      : null,
    logisticWords: judge(dev, trained(train, dev, null)),
    logisticWordsAndParts: judge(dev, trained(train, dev, [3, 5])),
    examples: train.length,
    rebuildMs: Math.round(rebuildMs),
    stateKilobytes: Math.round(Buffer.byteLength(JSON.stringify(state)) / 100) / 10,
  };
}

function guess(text: string, index: PolicyIndex, learned: Learned): Guess {
  const best = rankPolicies(ticketOf(text), index, learned)[0];
  return { intent: best?.policy ?? '', share: best?.score ?? 0 };
}

function trained(
  train: readonly Row[],
  dev: readonly Row[],
  parts: readonly [number, number] | null,
): Guess[] {
  const rows = train.map(({ text, intent }) => ({ text, label: intent }));
  const { labels, score } = trainLogistic(rows, { passes: parts ? 4 : 12, parts });
  return dev.map(({ text }) => {
    const shares = softmax(score(text));
    const best = shares.reduce((most, share, at) => (share > (shares[most] ?? 0) ? at : most), 0);
    return { intent: labels[best] ?? '', share: shares[best] ?? 0 };
  });
}

function judge(dev: readonly Row[], guesses: readonly Guess[]): unknown {
  const inside = dev.flatMap(({ intent }, at) => (intent === OUT_OF_SCOPE ? [] : [at]));
  const outside = dev.flatMap(({ intent }, at) => (intent === OUT_OF_SCOPE ? [guesses[at]?.share ?? 0] : []));
  const right = inside.filter((at) => guesses[at]?.intent === dev[at]?.intent);
  const limit = quantile(outside, 0.9);
  const kept = right.filter((at) => (guesses[at]?.share ?? 0) >= limit);
  return {
    inScope: percent(right.length, inside.length),
    atNinety: percent(kept.length, inside.length),
    half: halfInterval(right.length / Math.max(1, inside.length), inside.length),
  };
}
