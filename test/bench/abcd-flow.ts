/**
 * ABCD: which of ten flows a conversation belongs to, from the text before the agent's first action, by the 55 written
 * guidelines. A flow's score is the sum of its policies' shares (ours) or its best policy (the references). Learning sees
 * `train.jsonl` one conversation at a time; the rows name no policy, so the agent's choice is taken to be the policy of the
 * right flow that the text alone ranks first. Figures of learning are means over several orders of the conversations.
 * A new flow's policies, of which nothing was taught, have to be found beside the taught ones.
 */
import { join } from 'node:path';
import { createLearned, type Learned, learn } from '../../app/assist/learn.ts';
import { createIndex, exampleText, type PolicyIndex, rankPolicies } from '../../app/assist/match.ts';
import { type BenchOptions, writePredictions } from './bench.ts';
import { type Conversation, readConversations, readGuidelines } from './matching/abcd.ts';
import { findData, halfInterval, percent, shuffled, ticketOf } from './matching/case.ts';
import { trainLogistic } from './matching/logistic.ts';
import { createReferences } from './matching/references.ts';

/** Shares of right flows at 1 and among 3, untaught and taught, beside the references. */
export async function run(options: BenchOptions): Promise<unknown> {
  const data = findData(options, 'abcd', 'dev.jsonl');
  if (!data) return 'no data';
  const guidelines = readGuidelines(data.folder);
  const flowOf = new Map(guidelines.map(({ policy, flow }) => [policy.id, flow]));
  const policies = guidelines.map(({ policy }) => policy);
  const index = createIndex(policies);
  const dev = readConversations(data.dev);
  const train = readConversations(join(data.folder, 'train.jsonl'));
  const untaughtFlows = dev.map(({ text }) => flowsOf(text, index, flowOf));
  const taughtFlows = ORDERS.map((seed) => {
    const learned = teach(shuffled(train, seed), index, flowOf);
    return dev.map(({ text }) => flowsOf(text, index, flowOf, learned));
  });
  writePredictions(
    options,
    dev.map(({ id, flow }, at) => ({
      id,
      gold: flow,
      untaught: untaughtFlows[at],
      taught: taughtFlows[0]?.[at],
    })),
  );
  return {
    rows: dev.length,
    bounds: { untaught: [76, 93], taught: [91, 97.5] },
    untaught: { stepwise: judge(dev, untaughtFlows), ...references(dev, policies, flowOf) },
    taught: {
      stepwise: mean(taughtFlows.map((flows) => judge(dev, flows))),
      logisticRegression: mean(ORDERS.map((seed) => judge(dev, logistic(shuffled(train, seed), dev)))),
    },
    newFlow: {
      stepwise: NEW_FLOWS.map((flow) => grown(flow, { train, dev, index, flowOf })),
    },
    examples: train.length,
  };
}

/** Flows whose policies are taken to be new: nothing about them was ever taught. */
const NEW_FLOWS = ['troubleshoot_site', 'storewide_query', 'purchase_dispute'];

/** Share of a new flow's conversations that its policies' own words still find, beside lessons about all the others. */
function grown(
  flow: string,
  data: {
    readonly train: readonly Conversation[];
    readonly dev: readonly Conversation[];
    readonly index: PolicyIndex;
    readonly flowOf: ReadonlyMap<string, string>;
  },
): unknown {
  const { train, dev, index, flowOf } = data;
  const others = shuffled(train, ORDERS[0] ?? 0).filter((conversation) => conversation.flow !== flow);
  const learned = teach(others, index, flowOf);
  const found = (own: boolean, taught?: Learned): number => {
    const asked = dev.filter((conversation) => (conversation.flow === flow) === own);
    const right = asked.filter(({ text, flow: its }) => flowsOf(text, index, flowOf, taught)[0] === its);
    return percent(right.length, asked.length);
  };
  return {
    flow,
    newUntaught: found(true),
    newTaughtOthers: found(true, learned),
    othersUntaught: found(false),
    othersTaught: found(false, learned),
  };
}

/** Seeds of the orders in which conversations are learned. */
const ORDERS = [3, 11, 12];

function teach(
  train: readonly Conversation[],
  index: PolicyIndex,
  flowOf: ReadonlyMap<string, string>,
): Learned {
  const learned = createLearned();
  for (const { text, flow } of train) {
    const ticket = ticketOf(text);
    const chosen = rankPolicies(ticket, index).find(({ policy }) => flowOf.get(policy) === flow);
    if (chosen) learn(learned, { text: exampleText(ticket), policy: chosen.policy }, index);
  }
  return learned;
}

/** The flows by the sum of their policies' shares, the largest first. */
function flowsOf(
  text: string,
  index: PolicyIndex,
  flowOf: ReadonlyMap<string, string>,
  learned?: Learned,
): string[] {
  const sums = new Map<string, number>();
  for (const { policy, score } of rankPolicies(ticketOf(text), index, learned)) {
    const flow = flowOf.get(policy) ?? '';
    sums.set(flow, (sums.get(flow) ?? 0) + score);
  }
  return [...sums].sort((a, b) => b[1] - a[1]).map(([flow]) => flow);
}

function references(
  dev: readonly Conversation[],
  policies: Parameters<typeof createReferences>[0],
  flowOf: ReadonlyMap<string, string>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(createReferences(policies)).map(([name, rank]) => [
      name,
      judge(
        dev,
        dev.map(({ text }) => [...new Set(rank(text).map((at) => flowOf.get(policies[at]?.id ?? '') ?? ''))]),
      ),
    ]),
  );
}

function logistic(train: readonly Conversation[], dev: readonly Conversation[]): string[][] {
  const rows = train.map(({ text, flow }) => ({ text, label: flow }));
  const { labels, score } = trainLogistic(rows, { passes: 30, parts: null });
  return dev.map(({ text }) => {
    const scores = score(text);
    return [...labels.keys()]
      .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0))
      .map((at) => labels[at] ?? '');
  });
}

interface Figures {
  readonly at1: number;
  readonly at3: number;
  readonly half: number;
}

const mean = (figures: readonly Figures[]): Figures => ({
  at1: average(figures.map(({ at1 }) => at1)),
  at3: average(figures.map(({ at3 }) => at3)),
  half: average(figures.map(({ half }) => half)),
});

const average = (values: readonly number[]): number =>
  Math.round((10 * values.reduce((a, b) => a + b, 0)) / values.length) / 10;

function judge(dev: readonly Conversation[], flows: readonly (readonly string[])[]): Figures {
  const first = dev.filter(({ flow }, at) => flows[at]?.[0] === flow).length;
  const three = dev.filter(({ flow }, at) => flows[at]?.slice(0, 3).includes(flow)).length;
  return {
    at1: percent(first, dev.length),
    at3: percent(three, dev.length),
    half: halfInterval(first / dev.length, dev.length),
  };
}
