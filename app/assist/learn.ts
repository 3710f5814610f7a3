/**
 * What agents' accepted and corrected matches teach: an online classifier over hashed words and parts of words, added to
 * what the policies' own text says. It learns one example at a time, takes one back, and is rebuilt from the examples,
 * which are kept as records elsewhere. The same examples in the same order always give the same state.
 */
import { type HashedFeature, KIND_WEIGHT, PLACES, readHashed } from './learn/hashed.ts';
import { createTable, growTable, type PackedWeights, type Table } from './learn/weights.ts';
import { readFeatures } from './match/features.ts';
import { type PolicyIndex, scoreAll } from './match/policy-index.ts';

/** A text and the policy that answered it; null where an agent said that none does. */
export interface Example {
  readonly text: string;
  readonly policy: string | null;
}

/** What was learned; changed in place by `learn` and `unlearn`. */
export interface Learned {
  /** Policy ids in the order first learned; the empty id stands for "none". */
  readonly labels: string[];
  /** Examples a label, in the order of the labels. */
  readonly examples: number[];
  /** In how many examples each place occurred. */
  readonly seen: Float32Array;
  readonly weights: Table;
  /** Sums of squared steps, by which later steps shrink. */
  readonly steps: Table;
  /** In how many of a label's examples each place occurred, since the state was last parsed. */
  readonly counts: Table;
  readonly countedExamples: number[];
}

/** A state for matching only: the weights that are not zero, a tenth of the memory of one that learns. */
export interface PackedLearned extends Pick<Learned, 'labels' | 'examples' | 'seen'> {
  readonly packed: PackedWeights;
}

/** What matching reads: a state that learns, or one that was packed. */
export type Knowledge = Learned | PackedLearned;

/** A state that knows nothing. */
export const createLearned = (): Learned => ({
  labels: [],
  examples: [],
  seen: new Float32Array(PLACES),
  weights: createTable(),
  steps: createTable(),
  counts: createTable(),
  countedExamples: [],
});

/** How far a first step goes. */
export const STEP_RATE = 0.35;
/** How much of one feature has to be seen before steps on it shrink. */
const STEPS_FIRST = 0.01;
/** What the policies' own text counts while learning, per point of its score. */
const TEXT_WEIGHT = 0.16;
/** Smaller steps are not taken, which leaves most weights at zero. */
const STEP_MIN = 0.015;

/** Learns one example. With the index it learns only what the policies' own text does not say. */
export function learn(learned: Learned, example: Example, index?: PolicyIndex): Learned {
  const features = readHashed(example.text);
  const label = labelOf(learned, example.policy ?? '');
  learned.examples[label] = (learned.examples[label] ?? 0) + 1;
  learned.countedExamples[label] = (learned.countedExamples[label] ?? 0) + 1;
  for (const { place } of features) {
    learned.seen[place] = (learned.seen[place] ?? 0) + 1;
    bump(learned.counts, place, label, 1);
  }
  correct(learned, { example, features, label, index, direction: 1 });
  return learned;
}

/** Takes an example back: what it counted, and a step away from what it taught. A rebuild without it is exact. */
export function unlearn(learned: Learned, example: Example, index?: PolicyIndex): Learned {
  const label = learned.labels.indexOf(example.policy ?? '');
  if (label < 0 || (learned.examples[label] ?? 0) === 0) return learned;
  const features = readHashed(example.text);
  correct(learned, { example, features, label, index, direction: -1 });
  learned.examples[label] = (learned.examples[label] ?? 0) - 1;
  learned.countedExamples[label] = Math.max(0, (learned.countedExamples[label] ?? 0) - 1);
  for (const { place } of features) {
    learned.seen[place] = Math.max(0, (learned.seen[place] ?? 0) - 1);
    bump(learned.counts, place, label, -1);
  }
  return learned;
}

/** Passes over the examples in a rebuild: later ones set right what the first could not know yet. */
const PASSES = 3;

/** The state that examples give, oldest first. */
export function rebuild(examples: readonly Example[], index?: PolicyIndex): Learned {
  const steps = rebuilding(examples, index);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same a few milliseconds at a time, so that a page stays quick meanwhile. */
export function* rebuilding(
  examples: readonly Example[],
  index?: PolicyIndex,
): Generator<undefined, Learned, undefined> {
  const learned = createLearned();
  for (let pass = 0; pass < PASSES; pass += 1) {
    for (const [at, example] of examples.entries()) {
      if (pass === 0) learn(learned, example, index);
      else learnAgain(learned, example, index);
      if (at % SLICE === SLICE - 1) yield;
    }
  }
  return learned;
}

/** Examples between two breaths. */
const SLICE = 10;

/** One more step towards an example that is counted already. */
function learnAgain(learned: Learned, example: Example, index: PolicyIndex | undefined): void {
  const label = learned.labels.indexOf(example.policy ?? '');
  correct(learned, { example, features: readHashed(example.text), label, index, direction: 1 });
}

function labelOf(learned: Learned, id: string): number {
  const known = learned.labels.indexOf(id);
  if (known >= 0) return known;
  learned.labels.push(id);
  learned.examples.push(0);
  learned.countedExamples.push(0);
  for (const table of [learned.weights, learned.steps, learned.counts])
    growTable(table, learned.labels.length);
  return learned.labels.length - 1;
}

function bump(table: Table, place: number, label: number, by: number): void {
  const at = place * table.stride + label;
  table.values[at] = Math.max(0, (table.values[at] ?? 0) + by);
}

interface Lesson {
  readonly example: Example;
  readonly features: readonly HashedFeature[];
  readonly label: number;
  readonly index: PolicyIndex | undefined;
  /** 1 towards the label, -1 away from it. */
  readonly direction: 1 | -1;
}

/** One step of multinomial logistic regression, each weight with a rate of its own. */
function correct(learned: Learned, lesson: Lesson): void {
  const vector = weigh(learned, lesson.features);
  const scores = linear(learned, vector);
  const rival = addText(learned, lesson, scores);
  const most = scores.reduce((best, score) => Math.max(best, score), rival);
  const sum = scores.reduce((total, score) => total + Math.exp(score - most), Math.exp(rival - most));
  scores.forEach((score, label) => {
    const share = Math.exp(score - most) / sum;
    const gradient = (share - (label === lesson.label ? 1 : 0)) * lesson.direction;
    if (Math.abs(gradient) >= STEP_MIN) step(learned, vector, label, gradient);
  });
}

function step(learned: Learned, vector: readonly Weighed[], label: number, gradient: number): void {
  const { weights, steps } = learned;
  for (const { place, value } of vector) {
    const at = place * weights.stride + label;
    const slope = gradient * value;
    const sum = (steps.values[at] ?? 0) + slope * slope;
    steps.values[at] = sum;
    weights.values[at] = (weights.values[at] ?? 0) - (STEP_RATE * slope) / Math.sqrt(sum + STEPS_FIRST);
  }
}

/** Adds what the policies' own text says to the labels' scores; gives the score of the best policy that has no label yet. */
function addText(learned: Learned, lesson: Lesson, scores: Float64Array): number {
  const { index } = lesson;
  if (!index) return 0;
  const labels = new Map(learned.labels.map((id, label) => [id, label]));
  let rival = 0;
  scoreAll(index, readFeatures(lesson.example.text)).forEach((said, at) => {
    const label = labels.get(index.policies[at]?.id ?? '');
    if (label === undefined) rival = Math.max(rival, TEXT_WEIGHT * said);
    else scores[label] = (scores[label] ?? 0) + TEXT_WEIGHT * said;
  });
  return rival;
}

interface Weighed {
  readonly place: number;
  readonly value: number;
}

/** Examples that are imagined seen before the first, so that common words count as common from the start. */
const IMAGINED = 40;

/** Rare features weigh more; each kind's features together weigh what the kind does. */
function weigh(learned: Knowledge, features: readonly HashedFeature[]): Weighed[] {
  const total = learned.examples.reduce((sum, count) => sum + count, 0) + IMAGINED;
  const raw = features.map(({ place, count, kind, expected }) => {
    const held = (learned.seen[place] ?? 0) + IMAGINED * expected;
    return { place, kind, value: (1 + Math.log(count)) * (Math.log((1 + total) / (1 + held)) + 1) };
  });
  const squares = new Map<string, number>();
  for (const { kind, value } of raw) squares.set(kind, (squares.get(kind) ?? 0) + value * value);
  return raw.map(({ place, kind, value }) => ({
    place,
    value: (value * KIND_WEIGHT[kind]) / Math.sqrt(squares.get(kind) ?? 1),
  }));
}

function linear(learned: Learned, vector: readonly Weighed[]): Float64Array {
  const scores = new Float64Array(learned.labels.length);
  const { values, stride } = learned.weights;
  for (const { place, value } of vector)
    for (let label = 0; label < scores.length; label += 1)
      scores[label] = (scores[label] ?? 0) + value * (values[place * stride + label] ?? 0);
  return scores;
}

/** What counts say against what steps say. */
const COUNT_WEIGHT = 0.06;
/** Examples a label is imagined to have without the feature. */
const COUNT_SMOOTHING = 5;
/** How much plainer than usual a feature has to be to tell. */
const COUNT_CONTRAST = 5;

/** What was learned says of a text, label by label, in the order of the labels; 0 is no opinion. */
export function scoreLearned(learned: Knowledge, text: string): Float64Array {
  const vector = weigh(learned, readHashed(text));
  if ('packed' in learned) return scorePacked(learned, vector);
  const scores = linear(learned, vector);
  for (const { place, value } of vector)
    for (let label = 0; label < scores.length; label += 1)
      scores[label] = (scores[label] ?? 0) + value * countWeight(learned, place, label);
  return scores;
}

function scorePacked({ labels, packed }: PackedLearned, vector: readonly Weighed[]): Float64Array {
  const scores = new Float64Array(labels.length);
  for (const { place, value } of vector)
    for (let at = packed.starts[place] ?? 0; at < (packed.starts[place + 1] ?? 0); at += 1) {
      const label = packed.labels[at] ?? 0;
      scores[label] = (scores[label] ?? 0) + value * (packed.values[at] ?? 0);
    }
  return scores;
}

/** How much more often a place occurs in a label's examples than in all; 0 where it never did. */
export function countWeight(learned: Learned, place: number, label: number): number {
  const count = learned.counts.values[place * learned.counts.stride + label] ?? 0;
  if (count === 0) return 0;
  const total = learned.examples.reduce((sum, examples) => sum + examples, 0);
  const usual = ((learned.seen[place] ?? 0) + 1) / (total + 10);
  const rate = count / ((learned.countedExamples[label] ?? 0) + COUNT_SMOOTHING);
  return COUNT_WEIGHT * Math.log(1 + (COUNT_CONTRAST * rate) / usual);
}
