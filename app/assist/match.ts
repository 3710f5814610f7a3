/**
 * Which policies answer a ticket, why, and when none does. Features of the customer's sentences meet those of each
 * policy's title, trigger, examples and steps; what agents accepted before adds to it where there is such.
 */
import type { Ticket } from '../ticket/ticket.ts';
import type { Knowledge } from './learn.ts';
import { readFeatures } from './match/features.ts';
import { type PolicyIndex, scoreAll, scoreSome } from './match/policy-index.ts';
import { readSaid, type SaidSentence, wordsOf } from './match/said.ts';
import { type Shares, shareAmong, shareOut } from './match/shares.ts';
import type { Match, Matches } from './outcome.ts';

export { createIndex, type PolicyIndex } from './match/policy-index.ts';

/** Matches with what the customer's latest message asks for by itself: another policy than the first means that the subject changed. */
export interface TicketMatches extends Matches {
  /** Best match of the latest message alone; null where it names no matter of its own. */
  readonly latest: Match | null;
}

const OTHERS_MAX = 5;
/** How many of the best are looked at sentence by sentence. */
const CANDIDATES_MAX = 16;
/** With less than this for "none answers", and at least that for the first, the first policy is said to answer. */
const NONE_MAX = 0.5;
const FIRST_MIN = 0.35;

/** The policies that answer a ticket, best first, a second only for a second problem; `matches` is empty where none does, `others` are the nearest. */
export function matchPolicies(ticket: Ticket, index: PolicyIndex, learned?: Knowledge): TicketMatches {
  const said = readSaid(ticket);
  const shares = shareOut(index, said, learned);
  const candidates = shares.order.slice(0, CANDIDATES_MAX).filter((policy) => shares.of(policy) > SHARE_MIN);
  const toMatch = (policy: number) => matchOf({ index, said, candidates }, policy, shares);
  const first = answers(shares) ? candidates.slice(0, 1) : [];
  const also = first.flatMap((policy) => findSecond({ index, said, candidates, learned }, policy));
  const matches = [...first.map(toMatch), ...also];
  const taken = new Set(matches.map(({ policy }) => policy));
  const others = candidates.filter((policy) => !taken.has(index.policies[policy]?.id ?? ''));
  return {
    matches,
    others: others.slice(0, OTHERS_MAX).map(toMatch),
    latest: findLatest({ index, said, candidates, learned }),
  };
}

const answers = (shares: Shares): boolean =>
  shares.none < NONE_MAX && shares.of(shares.order[0] ?? -1) >= FIRST_MIN;

/** A smaller share is chance. */
const SHARE_MIN = 0.001;

interface Looked {
  readonly index: PolicyIndex;
  readonly said: readonly SaidSentence[];
  readonly candidates: readonly number[];
  readonly learned?: Knowledge | undefined;
}

function matchOf(looked: Looked, policy: number, shares: Shares): Match {
  return {
    policy: looked.index.policies[policy]?.id ?? '',
    score: Math.round(shares.of(policy) * 1000) / 1000,
    reasons: reasonsFor(looked, policy),
  };
}

const REASONS_MAX = 3;
/** A sentence that says less of this share of the best one's is no reason. */
const REASON_SHARE_MIN = 0.4;

/** The customer's sentences that speak most for a policy. */
function reasonsFor({ index, said }: Looked, policy: number): string[] {
  const spoken = said
    .map(({ quote, features, weight }) => ({
      quote,
      score: weight * (scoreSome(index, features, [policy])[0] ?? 0),
    }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const least = (spoken[0]?.score ?? 0) * REASON_SHARE_MIN;
  const quotes = spoken.filter(({ score }) => score >= least).map(({ quote }) => quote);
  return [...new Set(quotes)].slice(0, REASONS_MAX);
}

/** A second problem needs a sentence of its own that says so this plainly. */
const SECOND_MIN = 0.6;

/**
 * The policy of a second problem: sentences that answer it and not the first, which hands over to neither. Such
 * sentences taken together have to name it plainly.
 */
function findSecond(looked: Looked, first: number): Match[] {
  const { index, said, candidates, learned } = looked;
  const rivals = candidates.filter((policy) => !index.policies[first]?.related.has(policy));
  if (rivals.length < 2) return [];
  const apart = said.filter((sentence) => {
    const shares = shareAmong(index, [sentence], { policies: rivals });
    return shares.order[0] !== first && answers(shares);
  });
  if (apart.length === 0) return [];
  const shares = shareAmong(index, apart, { policies: rivals, ...(learned && { learned }) });
  const best = shares.order[0];
  if (best === undefined || best === first || shares.of(best) < SECOND_MIN) return [];
  return [matchOf({ ...looked, said: apart }, best, shares)];
}

function findLatest(looked: Looked): Match | null {
  const { index, candidates, learned } = looked;
  const said = looked.said.filter((sentence) => sentence.latest);
  if (said.length === 0) return null;
  const shares = shareAmong(index, said, { policies: candidates, ...(learned && { learned }) });
  const best = shares.order[0];
  return best === undefined || !answers(shares) ? null : matchOf({ ...looked, said }, best, shares);
}

/** Every policy with its share, the largest first: what a longer list, a model or a benchmark ranks by. */
export function rankPolicies(ticket: Ticket, index: PolicyIndex, learned?: Knowledge): Match[] {
  const shares = shareOut(index, readSaid(ticket), learned);
  return shares.order.map((policy) => ({
    policy: index.policies[policy]?.id ?? '',
    score: shares.of(policy),
    reasons: [],
  }));
}

/** The text of a ticket that an example of it should hold: the words of people outside, not yet redacted. */
export const exampleText = (ticket: Ticket): string => wordsOf(readSaid(ticket));

/** What a beginning of a title's word is worth to a search, in points of a score. */
const BEGINNING_WORTH = 3;

/** The policies that a search box finds for some words, best first; beginnings of titles' words count too. */
export function searchPolicies(query: string, index: PolicyIndex): Match[] {
  const scores = scoreAll(index, readFeatures(query));
  const words = query.toLowerCase().split(/\s+/u).filter(Boolean);
  index.policies.forEach((policy, at) => {
    const title = policy.title.toLowerCase().split(/\s+/u);
    const begun = words.filter((word) => title.some((other) => other.startsWith(word))).length;
    scores[at] = (scores[at] ?? 0) + BEGINNING_WORTH * begun;
  });
  const best = scores.reduce((most, score) => Math.max(most, score), 0);
  return [...scores.keys()]
    .filter((at) => (scores[at] ?? 0) > 0)
    .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)
    .map((at) => ({
      policy: index.policies[at]?.id ?? '',
      score: Math.round((1000 * (scores[at] ?? 0)) / best) / 1000,
      reasons: [],
    }));
}
