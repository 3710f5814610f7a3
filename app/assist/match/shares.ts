/**
 * How sure the matcher is, policy by policy: shares of one that together with "none answers" make one. Fitted on ABCD's
 * conversations (with and without the policies that answer them), CLINC150's sentences against policies that have
 * nothing to do with them, and our own tickets in seven languages.
 */
import { type Knowledge, scoreLearned } from '../learn.ts';
import { bestPlaces } from './best.ts';
import { type PolicyIndex, scoreAll, scoreSome } from './policy-index.ts';
import { substance } from './postings.ts';
import { type SaidSentence, together, wordsOf } from './said.ts';

/** Points of a score count less in a longer text, which meets more words by chance. */
const POINT_WEIGHT = 1.3;
const SUBSTANCE_HALF = 5;
/** What "none answers" weighs where nothing was learned, and where much was. */
const NONE_WEIGHT = 7;
const NONE_WEIGHT_TAUGHT = 4;
/** What a point of the text's score and of what was learned count where much was. */
const POINT_WEIGHT_TAUGHT = 0.18;
const LEARNED_WEIGHT = 0.8;
/** Examples after which what was learned counts half. */
const LEARNED_HALF = 60;
/** Examples of its own after which a policy's text counts half of what it does without. */
const KNOWN_HALF = 0.5;
/** Before that only what resembles an example as closely as this counts, and fully. */
const RESEMBLES = 4;
/** So much closer still, it is trusted half even against what the policies' own text says. */
const RESEMBLES_HALF = 0.1;
/** So many policies are kept in order; the rest share what is left. */
const ORDER_MAX = 100;

/** Shares of some of the index's policies, and of "none answers". */
export interface Shares {
  /** Positions in the index, the largest share first; at most a hundred. */
  readonly order: readonly number[];
  /** By position in the index. */
  readonly of: (policy: number) => number;
  readonly none: number;
}

/** The shares of all policies for sentences taken together. */
export function shareOut(index: PolicyIndex, said: readonly SaidSentence[], learned?: Knowledge): Shares {
  const features = together(said);
  const taught = readTaught(said, learned);
  const scores = scoreAll(index, features);
  const weigh = weigher(substance(features), taught);
  const weights = scores.map((score, policy) => weigh(score, index.policies[policy]?.id ?? ''));
  return toShares(weights, weigh.none, (place) => place);
}

/** The same for some policies only, as if the index held no other. */
export function shareAmong(
  index: PolicyIndex,
  said: readonly SaidSentence[],
  among: { readonly policies: readonly number[]; readonly learned?: Knowledge },
): Shares {
  const features = together(said);
  const { policies } = among;
  const weigh = weigher(substance(features), readTaught(said, among.learned));
  const scores = scoreSome(index, features, policies);
  const weights = scores.map((score, place) => weigh(score, index.policies[policies[place] ?? -1]?.id ?? ''));
  return toShares(weights, weigh.none, (place) => policies[place] ?? -1);
}

function toShares(weights: Float64Array, none: number, policyAt: (place: number) => number): Shares {
  const most = weights.reduce((a, b) => Math.max(a, b), none);
  const shares = weights.map((weight) => Math.exp(weight - most));
  const sum = shares.reduce((a, b) => a + b, Math.exp(none - most));
  const order = bestPlaces(shares, ORDER_MAX);
  const share = new Map(order.map((place) => [policyAt(place), (shares[place] ?? 0) / sum]));
  return {
    order: order.map(policyAt),
    of: (policy) => share.get(policy) ?? 0,
    none: Math.exp(none - most) / sum,
  };
}

/** What was learned says of a text. */
interface Taught {
  /** From 0, nothing was learned, towards 1. */
  readonly trust: number;
  /** What it adds to a policy's weight; the empty id is "none answers". */
  readonly of: (id: string) => number;
  /** The same of one policy: it is known by examples of its own, or the text resembles an example of any. */
  readonly known: (id: string) => number;
}

/** Turns a score into a weight; `none` is what "none answers" weighs. */
function weigher(
  amount: number,
  taught: Taught,
): { (score: number, id: string): number; readonly none: number } {
  const { trust } = taught;
  const untaught = POINT_WEIGHT / Math.sqrt(1 + amount / SUBSTANCE_HALF);
  const drop = trust * (NONE_WEIGHT - NONE_WEIGHT_TAUGHT);
  const none = NONE_WEIGHT - drop + taught.of('');
  // A policy without examples stands against the others and against "none" nearly as before anything was learned.
  const shift = drop / 2;
  const weigh = (score: number, id: string): number => {
    const own = taught.known(id);
    return (1 - own) * (untaught * score - shift) + own * POINT_WEIGHT_TAUGHT * score + taught.of(id);
  };
  return Object.assign(weigh, { none });
}

function readTaught(said: readonly SaidSentence[], learned: Knowledge | undefined): Taught {
  const examples = learned?.examples.reduce((sum, count) => sum + count, 0) ?? 0;
  if (!learned || examples === 0) return { trust: 0, of: () => 0, known: () => 0 };
  const scores = scoreLearned(learned, wordsOf(said));
  const nearest = scores.reduce((most, score) => Math.max(most, score - RESEMBLES), 0);
  const seen = examples / (examples + LEARNED_HALF);
  const close = ((1 - seen) * nearest) / (nearest + RESEMBLES_HALF);
  const trust = Math.max(seen, close);
  const places = new Map(learned.labels.map((id, place) => [id, place]));
  return {
    trust,
    known: (id) => {
      const count = learned.examples[places.get(id) ?? -1] ?? 0;
      return Math.max((seen * count) / (count + KNOWN_HALF), close);
    },
    of: (id) => {
      const score = scores[places.get(id) ?? -1] ?? 0;
      return trust * LEARNED_WEIGHT * score + (1 - trust) * Math.max(0, score - RESEMBLES);
    },
  };
}
