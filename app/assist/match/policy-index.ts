import { type Policy, walkSteps } from '../../policy/policy.ts';
import { commonness } from './common.ts';
import { type Features, readFeatures } from './features.ts';

/** The policies that hold a feature, by their positions in the index, ascending, and what it weighs in each. */
interface Postings {
  readonly at: Int32Array;
  readonly weight: Float32Array;
  /** What the feature is worth in this index: rare ones more. */
  readonly worth: number;
}

/** Policies as the matcher looks things up in them; made by `createIndex`. */
export interface PolicyIndex {
  readonly policies: readonly IndexedPolicy[];
  readonly postings: ReadonlyMap<string, Postings>;
}

/** A policy of the index. */
export interface IndexedPolicy {
  readonly id: string;
  readonly title: string;
  /** Positions of the policies that it hands over to, or that hand over to it. */
  readonly related: ReadonlySet<number>;
}

/** How much a word counts by where it stands. Measured on ABCD's train and dev conversations together. */
const FIELD_WEIGHT = { title: 1.5, trigger: 1.5, example: 1.5, steps: 0.6 } as const;
/** Lengths, in words, beyond which a field's words count less. */
const FIELD_LENGTH = { title: 5, trigger: 12, example: 10, steps: 60 } as const;
type Field = keyof typeof FIELD_WEIGHT;

/** Reads policies into an index; the order of the policies decides between equals. */
export function createIndex(policies: readonly Policy[]): PolicyIndex {
  const lists = new Map<string, { at: number[]; weight: number[] }>();
  policies.forEach((policy, at) => {
    for (const [feature, weight] of weigh(policy)) {
      const list = lists.get(feature) ?? { at: [], weight: [] };
      list.at.push(at);
      list.weight.push(weight);
      lists.set(feature, list);
    }
  });
  const postings = new Map<string, Postings>();
  for (const [feature, { at, weight }] of lists)
    postings.set(feature, {
      at: Int32Array.from(at),
      weight: Float32Array.from(weight),
      worth: rarity(feature, at.length, policies.length),
    });
  const related = relate(policies);
  return {
    policies: policies.map(({ id, title }, at) => ({ id, title, related: related[at] ?? new Set() })),
    postings,
  };
}

/** What a feature is worth: by the library's own counts and by what is common in the trade. */
function rarity(feature: string, holders: number, policies: number): number {
  const kind = kindOf(feature);
  const share = kind === 'word' ? commonness(feature) / 100 : 0.01;
  const held = (holders + IMAGINED * share) / (policies + IMAGINED);
  return KIND_WEIGHT[kind] * Math.log(1 + 1 / held);
}

/** Policies of other shops that every library is thought to stand among, so that counts in a small one mean something. */
const IMAGINED = 30;
const KIND_WEIGHT = { word: 1, concept: 0.8, pair: 1 } as const;

const kindOf = (feature: string): keyof typeof KIND_WEIGHT =>
  feature.startsWith('~') ? 'concept' : feature.includes('+') ? 'pair' : 'word';

function weigh(policy: Policy): Map<string, number> {
  const weights = new Map<string, number>();
  for (const [field, text] of fieldsOf(policy)) {
    const features = readFeatures(text);
    const length = [...features.keys()].filter((feature) => kindOf(feature) === 'word').length;
    const share = FIELD_WEIGHT[field] / (0.5 + 0.5 * Math.max(0.3, length / FIELD_LENGTH[field]));
    for (const [feature, count] of features)
      weights.set(feature, (weights.get(feature) ?? 0) + count * share);
  }
  for (const [feature, weight] of weights) weights.set(feature, weight / (SATURATION + weight));
  return weights;
}

/** At this weight a feature counts half of what it can. */
const SATURATION = 2;

function fieldsOf(policy: Policy): (readonly [Field, string])[] {
  const steps = walkSteps(policy.steps).map(({ step }) => withoutMentions(step.text));
  return [
    ['title', policy.title],
    ['trigger', withoutMentions(policy.trigger)],
    ...policy.examples.map((example) => ['example', example] as const),
    ['steps', steps.join('\n')],
  ];
}

/** Tools' names and other policies' titles say nothing about what this one answers. */
const withoutMentions = (text: string): string => text.replace(MENTION, ' ');

// A mention: `@get_tracking_info(order_id: str)`, `#Refund Policy`.
const MENTION = /@\w+(?:\([^)]*\))?|#[\p{L}\d][\p{L}\d_]*(?: \p{Lu}[\p{L}\d_]*)*/gu;

/** For each policy those that it mentions and those that mention it. */
function relate(policies: readonly Policy[]): Set<number>[] {
  const places = new Map<string, number>();
  policies.forEach((policy, at) => {
    for (const name of [policy.title, policy.id]) places.set(nameKey(name), at);
  });
  const related = policies.map(() => new Set<number>());
  policies.forEach((policy, at) => {
    const titles = walkSteps(policy.steps).flatMap(({ step }) => step.policies.map(({ title }) => title));
    for (const title of [...titles, ...policy.mentions.policies]) {
      const other = places.get(nameKey(title));
      if (other === undefined || other === at) continue;
      related[at]?.add(other);
      related[other]?.add(at);
    }
  });
  return related;
}

const nameKey = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[\s_-]+/gu, ' ')
    .trim();

/** What counts of a feature's occurrences: twice is little more than once. */
const countWorth = (count: number): number => (3 * count) / (2 + count);

/** How well each policy answers a text's features: the sum over features that both hold; in the index's order. */
export function scoreAll(index: PolicyIndex, features: Features): Float64Array {
  const scores = new Float64Array(index.policies.length);
  for (const [feature, count] of features) {
    const postings = index.postings.get(feature);
    if (!postings) continue;
    const worth = postings.worth * countWorth(count);
    const { at, weight } = postings;
    for (let place = 0; place < at.length; place += 1)
      scores[at[place] ?? 0] = (scores[at[place] ?? 0] ?? 0) + worth * (weight[place] ?? 0);
  }
  return scores;
}

/** The same for some policies only, in the order given. */
export function scoreSome(index: PolicyIndex, features: Features, some: readonly number[]): Float64Array {
  const scores = new Float64Array(some.length);
  for (const [feature, count] of features) {
    const postings = index.postings.get(feature);
    if (!postings) continue;
    const worth = postings.worth * countWorth(count);
    some.forEach((policy, place) => {
      const found = search(postings.at, policy);
      if (found >= 0) scores[place] = (scores[place] ?? 0) + worth * (postings.weight[found] ?? 0);
    });
  }
  return scores;
}

function search(sorted: Int32Array, wanted: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const value = sorted[middle] ?? 0;
    if (value === wanted) return middle;
    if (value < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** How much a text says, by its words alone: rare words more. */
export function substance(features: Features): number {
  let sum = 0;
  for (const [feature, count] of features)
    if (kindOf(feature) === 'word') sum += Math.log(1 + 100 / commonness(feature)) * countWorth(count);
  return sum;
}
