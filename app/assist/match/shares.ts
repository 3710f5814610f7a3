/**
 * How sure the matcher is, policy by policy: shares of one that together with "none answers" make one. Fitted on ABCD's
 * conversations (with and without the policies that answer them), CLINC150's sentences against policies that have
 * nothing to do with them, and our own tickets in seven languages.
 */

import type { Learned } from '../learn.ts';
import { scoreLearned } from '../learn.ts';
import { type PolicyIndex, scoreAll, scoreSome } from './policy-index.ts';
import { substance } from './postings.ts';
import { type SaidSentence, together } from './said.ts';

/** Points of a score count less in a longer text, which meets more words by chance. */
const POINT_WEIGHT = 1.3;
const SUBSTANCE_HALF = 5;
/** What "none answers" weighs. */
const NONE_WEIGHT = 7;
/** A point of what was learned counts as so many points of the text's score. */
const LEARNED_WEIGHT = 5.5;
/** Examples after which what was learned counts half of that. */
const LEARNED_HALF = 4;

/** Shares of some of the index's policies, and of "none answers". */
export interface Shares {
  /** Positions in the index, the largest share first. */
  readonly order: readonly number[];
  /** By position in the index. */
  readonly of: (policy: number) => number;
  readonly none: number;
}

/** The shares of all policies for sentences taken together. */
export function shareOut(index: PolicyIndex, said: readonly SaidSentence[], learned?: Learned): Shares {
  const features = together(said);
  const scores = scoreAll(index, features);
  const all = [...scores.keys()];
  return shares({ scores, policies: all, said, learned, index, substance: substance(features) });
}

/** The same for some policies only, as if the index held no other. */
export function shareAmong(
  index: PolicyIndex,
  said: readonly SaidSentence[],
  among: { readonly policies: readonly number[]; readonly learned?: Learned },
): Shares {
  const features = together(said);
  const { policies, learned } = among;
  const scores = scoreSome(index, features, policies);
  return shares({ scores, policies, said, learned, index, substance: substance(features) });
}

interface Scored {
  readonly scores: Float64Array;
  readonly policies: readonly number[];
  readonly said: readonly SaidSentence[];
  readonly learned: Learned | undefined;
  readonly index: PolicyIndex;
  readonly substance: number;
}

function shares(scored: Scored): Shares {
  const point = POINT_WEIGHT / Math.sqrt(1 + scored.substance / SUBSTANCE_HALF);
  const taught = readTaught(scored);
  const weights = scored.policies.map(
    (policy, place) =>
      point * ((scored.scores[place] ?? 0) + taught(scored.index.policies[policy]?.id ?? '')),
  );
  const none = NONE_WEIGHT + point * taught('');
  const most = weights.reduce((a, b) => Math.max(a, b), none);
  const sum = weights.reduce((total, weight) => total + Math.exp(weight - most), Math.exp(none - most));
  const share = new Map(
    scored.policies.map((policy, place) => [policy, Math.exp((weights[place] ?? 0) - most) / sum]),
  );
  const of = (policy: number): number => share.get(policy) ?? 0;
  return {
    order: [...scored.policies].sort((a, b) => of(b) - of(a) || a - b),
    of,
    none: Math.exp(none - most) / sum,
  };
}

/** What was learned says for a policy's id, in points of the text's score; 0 where nothing was. */
function readTaught({ said, learned }: Scored): (id: string) => number {
  const examples = learned?.examples.reduce((sum, count) => sum + count, 0) ?? 0;
  if (!learned || examples === 0) return () => 0;
  const scores = scoreLearned(learned, said.map((sentence) => sentence.text).join('\n'));
  const trust = (LEARNED_WEIGHT * examples) / (examples + LEARNED_HALF);
  const places = new Map(learned.labels.map((id, place) => [id, place]));
  return (id) => trust * (scores[places.get(id) ?? -1] ?? 0);
}
