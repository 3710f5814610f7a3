/**
 * ABCD: which action an agent takes next, from the conversation and the actions so far.
 *
 * Untaught: our own match ranks the 55 guidelines; one that does not hold an action already taken counts a twentieth for
 * each; of its steps that are still open the first counts most and each later one a tenth of the one before, more where the
 * last words of the conversation speak of the step. Taught: the match learns from the first words of `train.jsonl`'s
 * conversations, and the order of actions is learned from their last words and actions, a choice among the matched
 * policies' tools. The suggestion is always a tool of the policy that it is cited from.
 */
import { join } from 'node:path';
import { createLearned, type Learned, learn, rebuild, scoreLearned } from '../../app/assist/learn.ts';
import { type Features, readFeatures } from '../../app/assist/match/features.ts';
import { createIndex, exampleText, type PolicyIndex, rankPolicies } from '../../app/assist/match.ts';
import { type BenchOptions, writePredictions } from './bench.ts';
import { readGuidelines } from './matching/abcd.ts';
import { proseOf, subflowsOf, toolStepsOf } from './matching/abcd-tools.ts';
import { findData, halfInterval, percent, readRows, ticketOf } from './matching/case.ts';

interface Row {
  readonly convo_id: number;
  readonly flow: string;
  readonly context: string;
  readonly history: readonly string[];
  readonly next_action: string;
}

interface Guideline {
  readonly flow: string;
  readonly steps: readonly { readonly tool: string; readonly features: Features }[];
}

interface Library {
  readonly index: PolicyIndex;
  readonly guidelines: ReadonlyMap<string, Guideline>;
  /** What a step's word is worth: rare ones more. */
  readonly worth: (feature: string) => number;
}

/** Shares of right actions, untaught, taught by train, and taught by train and every second dev conversation on the others. */
export async function run(options: BenchOptions): Promise<unknown> {
  const data = findData(options, 'abcd', 'dev.jsonl');
  if (!data) return 'no data';
  const library = readLibrary(data.folder);
  const train = readRows<Row>(join(data.folder, 'train.jsonl'));
  const dev = readRows<Row>(data.dev);
  const conversations = [...new Set(dev.map(({ convo_id }) => convo_id))];
  const seen = new Set(conversations.filter((_id, at) => at % 2 === 0));
  const [known, other] = [true, false].map((is) => dev.filter(({ convo_id }) => seen.has(convo_id) === is));
  const untaught = dev.map((row) => suggest(row, library));
  const byTrain = teach(train, library);
  const taught = dev.map((row) => suggest(row, library, byTrain));
  const byBoth = teach([...train, ...(known ?? [])], library);
  const onOthers = (other ?? []).map((row) => suggest(row, library, byBoth));
  writePredictions(
    options,
    dev.map(({ convo_id, next_action }, at) => ({
      id: convo_id,
      gold: next_action,
      untaught: untaught[at]?.tool,
      taught: taught[at]?.tool,
    })),
  );
  return {
    rows: dev.length,
    bounds: { untaught: 72, taught: 80, taughtByTrainAndHalf: 83 },
    untaught: judge(dev, untaught),
    taught: judge(dev, taught),
    taughtByTrainAndHalf: judge(other ?? [], onOthers),
    outsideTheMatchedPolicy: outside([...untaught, ...taught, ...onOthers], library),
    peopleLeftEveryPolicyOfTheFlow: percent(dev.filter((row) => hasLeft(row, library)).length, dev.length),
  };
}

function readLibrary(folder: string): Library {
  const all = readGuidelines(folder);
  const prose = subflowsOf(folder);
  const guidelines = new Map(
    all.map(({ policy, flow }) => {
      const found = prose.find(({ name, flow: its }) => policy.id === `${its}/${name}`);
      const steps = found ? toolStepsOf(proseOf(found.name, found.subflow)) : [];
      return [
        policy.id,
        { flow, steps: steps.map(({ tool, words }) => ({ tool, features: readFeatures(words) })) },
      ];
    }),
  );
  const steps = [...guidelines.values()].flatMap((guideline) => guideline.steps);
  const held = new Map<string, number>();
  for (const { features } of steps)
    for (const feature of features.keys()) held.set(feature, (held.get(feature) ?? 0) + 1);
  return {
    index: createIndex(all.map(({ policy }) => policy)),
    guidelines,
    worth: (feature) =>
      (feature.startsWith('+') ? 0.5 : 1) * Math.log(1 + steps.length / (1 + (held.get(feature) ?? 0))),
  };
}

interface Teaching {
  readonly match: Learned;
  readonly order: Learned;
}

interface Suggested {
  readonly policy: string;
  readonly tool: string;
}

/** A policy that does not hold an action already taken counts so much for each. */
const LEFT_WEIGHT = 0.05;
/** An open step counts so much of the one before it. */
const LATER_WEIGHT = 0.1;
const OPEN_MAX = 4;
/** How much a step counts for words that the conversation's end shares with it. */
const WORDS_WEIGHT = 0.2;
const LAST_WORDS = 30;
/** What the order by the text, the order learned and the match count together, and how sure each is at least. */
const ORDER_WEIGHT = 0.5;
const MATCH_WEIGHT = 0.5;
const ORDER_LEAST = 0.02;
const MATCH_LEAST = 0.01;

function suggest(row: Row, library: Library, taught?: Teaching): Suggested | undefined {
  const ranked = rankPolicies(ticketOf(row.context), library.index, taught?.match).slice(0, 12);
  const policies = ranked.flatMap(({ policy, score }) => {
    const guideline = library.guidelines.get(policy);
    return guideline ? [{ policy, guideline, weight: score * LEFT_WEIGHT ** leftOf(row, guideline) }] : [];
  });
  const votes = new Map<string, number>();
  const held = new Map<string, number>();
  for (const { guideline, weight } of policies) {
    for (const { tool } of guideline.steps) held.set(tool, (held.get(tool) ?? 0) + weight);
    for (const [tool, share] of openSteps(row, guideline, library))
      votes.set(tool, (votes.get(tool) ?? 0) + weight * share);
  }
  const tool = taught ? bestLearned(row, taught.order, { votes, held }) : largest(votes);
  const policy = policies
    .filter(({ guideline }) => guideline.steps.some((step) => step.tool === tool))
    .sort((a, b) => b.weight - a.weight)[0]?.policy;
  return tool === undefined || policy === undefined ? undefined : { policy, tool };
}

const leftOf = ({ history }: Row, { steps }: Guideline): number =>
  history.filter((action) => !steps.some(({ tool }) => tool === action)).length;

/** The steps still open, those behind the last one taken first, each with what it counts. */
function openSteps({ history, context }: Row, { steps }: Guideline, { worth }: Library): [string, number][] {
  const last = steps.findLastIndex(({ tool }) => history.includes(tool));
  const open = steps.map((step, at) => ({ ...step, at })).filter(({ tool }) => !history.includes(tool));
  const inOrder = [...open.filter(({ at }) => at > last), ...open.filter(({ at }) => at < last)];
  const end = readFeatures(lastWords(context));
  return inOrder.slice(0, OPEN_MAX).map(({ tool, features }, at) => {
    const shared = [...end.keys()].filter((feature) => features.has(feature));
    const spoken = shared.reduce((sum, feature) => sum + worth(feature), 0);
    return [tool, LATER_WEIGHT ** at * Math.exp(WORDS_WEIGHT * spoken)];
  });
}

const lastWords = (context: string): string => context.split(' ').slice(-LAST_WORDS).join(' ');

const largest = (votes: ReadonlyMap<string, number>): string | undefined =>
  [...votes].sort((a, b) => b[1] - a[1])[0]?.[0];

function bestLearned(
  row: Row,
  order: Learned,
  { votes, held }: { votes: ReadonlyMap<string, number>; held: ReadonlyMap<string, number> },
): string | undefined {
  const scores = scoreLearned(order, orderText(row));
  const all = [...votes.values()].reduce((sum, vote) => sum + vote, 0) || 1;
  const together = [...held].map(([tool, weight]) => {
    const learned = scores[order.labels.indexOf(tool)] ?? NEVER_SEEN;
    const byText = Math.log((votes.get(tool) ?? 0) / all + ORDER_LEAST);
    return [tool, learned + ORDER_WEIGHT * byText + MATCH_WEIGHT * Math.log(weight + MATCH_LEAST)] as const;
  });
  return largest(new Map(together));
}

/** An action that nobody ever took. */
const NEVER_SEEN = -5;

/** What the order is learned from: the conversation's end, and the actions as words of their own. */
const orderText = ({ context, history }: Row): string =>
  [
    lastWords(context),
    `after${wordOf(history.at(-1) ?? 'nothing')}`,
    ...history.map((action) => `did${wordOf(action)}`),
    `taken${COUNTS[Math.min(history.length, COUNTS.length - 1)]}`,
  ].join(' ');

const wordOf = (action: string): string => action.replaceAll('-', '');
const COUNTS = ['none', 'one', 'two', 'three', 'four', 'five', 'more'];

function teach(rows: readonly Row[], library: Library): Teaching {
  const lasts = new Map(rows.map((row) => [row.convo_id, row]));
  const match = createLearned();
  for (const row of rows) {
    const policy =
      row.history.length === 0 ? chosenPolicy(row, lasts.get(row.convo_id) ?? row, library) : null;
    if (policy !== null) learn(match, { text: exampleText(ticketOf(row.context)), policy }, library.index);
  }
  const order = rebuild(rows.map((row) => ({ text: orderText(row), policy: row.next_action })));
  return { match, order };
}

/** The rows name no policy: it is taken to be the one of the right flow that text and actions of the whole conversation fit best. */
function chosenPolicy(row: Row, last: Row, { index, guidelines }: Library): string | null {
  const whole = { ...last, history: [...last.history, last.next_action] };
  const fitting = rankPolicies(ticketOf(last.context), index).flatMap(({ policy, score }) => {
    const guideline = guidelines.get(policy);
    return guideline?.flow === row.flow ? [{ policy, weight: score * 0.1 ** leftOf(whole, guideline) }] : [];
  });
  return fitting.sort((a, b) => b.weight - a.weight)[0]?.policy ?? null;
}

function judge(rows: readonly Row[], suggested: readonly (Suggested | undefined)[]): unknown {
  const right = rows.filter(({ next_action }, at) => suggested[at]?.tool === next_action).length;
  return { right: percent(right, rows.length), half: halfInterval(right / rows.length, rows.length) };
}

const outside = (suggested: readonly (Suggested | undefined)[], { guidelines }: Library): number =>
  suggested.filter((one) => one && !guidelines.get(one.policy)?.steps.some(({ tool }) => tool === one.tool))
    .length;

const hasLeft = ({ flow, next_action }: Row, { guidelines }: Library): boolean =>
  ![...guidelines.values()].some(
    (guideline) => guideline.flow === flow && guideline.steps.some(({ tool }) => tool === next_action),
  );
