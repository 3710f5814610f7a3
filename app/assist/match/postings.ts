import { commonness } from './common.ts';
import type { Features } from './features.ts';

/** The texts that hold a feature, by their numbers, ascending, and what it weighs in each. */
export interface Posting {
  readonly at: Int32Array;
  readonly weight: Float32Array;
  /** What the feature is worth among these texts: rare ones more. */
  readonly worth: number;
}

/** Postings by feature. */
export type Postings = ReadonlyMap<string, Posting>;

/** Postings of texts given as weights by feature; a text's number is its place in the list. */
export function createPostings(texts: readonly ReadonlyMap<string, number>[]): Postings {
  const lists = new Map<string, { at: number[]; weight: number[] }>();
  texts.forEach((weights, number) => {
    for (const [feature, weight] of weights) {
      const list = lists.get(feature) ?? { at: [], weight: [] };
      list.at.push(number);
      list.weight.push(weight);
      lists.set(feature, list);
    }
  });
  return new Map(
    [...lists].map(([feature, { at, weight }]) => [
      feature,
      {
        at: Int32Array.from(at),
        weight: Float32Array.from(weight),
        worth: rarity(feature, at.length, texts.length),
      },
    ]),
  );
}

/** Texts of other shops that every library is thought to stand among, so that counts in a small one mean something. */
const IMAGINED = 30;
const KIND_WEIGHT = { word: 1, concept: 0.8, pair: 1 } as const;
/** The share of texts that hold a concept or a pair, where nothing else is known. */
const USUAL_SHARE = 0.01;

/** What a feature is worth: by the texts' own counts and by what is common in the trade. */
function rarity(feature: string, holders: number, texts: number): number {
  const kind = kindOf(feature);
  const share = kind === 'word' ? commonness(feature) / 100 : USUAL_SHARE;
  const held = (holders + IMAGINED * share) / (texts + IMAGINED);
  return KIND_WEIGHT[kind] * Math.log(1 + 1 / held);
}

/** Which of the three kinds a feature is, told by its first character. */
export function kindOf(feature: string): keyof typeof KIND_WEIGHT {
  const first = feature.charCodeAt(0);
  return first === TILDE ? 'concept' : first === PLUS ? 'pair' : 'word';
}

const TILDE = 126;
const PLUS = 43;

/** What counts of a feature's occurrences in the customer's words: twice is little more than once. */
export const countWorth = (count: number): number => (3 * count) / (2 + count);

/** In a large library a feature that most texts hold parts nothing and is left out. */
const LARGE = 500;
const MOST_TEXTS = 0.5;

/** How well each text answers features: the sum over those that both hold; `scores` has a place a text. */
export function addScores(postings: Postings, features: Features, scores: Float64Array): void {
  for (const [feature, count] of features) {
    const posting = postings.get(feature);
    if (!posting || (scores.length > LARGE && posting.at.length > scores.length * MOST_TEXTS)) continue;
    const worth = posting.worth * countWorth(count);
    const { at, weight } = posting;
    for (let place = 0; place < at.length; place += 1) {
      const number = at[place] ?? 0;
      scores[number] = (scores[number] ?? 0) + worth * (weight[place] ?? 0);
    }
  }
}

/** The same for the texts from one number up to another (not included); gives their scores. */
export function scoreRange(
  postings: Postings,
  features: Features,
  range: { readonly from: number; readonly to: number },
): Float64Array {
  const scores = new Float64Array(range.to - range.from);
  for (const [feature, count] of features) {
    const posting = postings.get(feature);
    if (!posting) continue;
    const worth = posting.worth * countWorth(count);
    for (let place = firstFrom(posting.at, range.from); place < posting.at.length; place += 1) {
      const number = posting.at[place] ?? range.to;
      if (number >= range.to) break;
      scores[number - range.from] = (scores[number - range.from] ?? 0) + worth * (posting.weight[place] ?? 0);
    }
  }
  return scores;
}

/** The place of the first number that is not smaller. */
function firstFrom(sorted: Int32Array, number: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How much a text says, by its words alone: rare words more. */
export function substance(features: Features): number {
  let sum = 0;
  for (const [feature, count] of features)
    if (kindOf(feature) === 'word') sum += Math.log(1 + 100 / commonness(feature)) * countWorth(count);
  return sum;
}
