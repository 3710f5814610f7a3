/**
 * Which policies answer a ticket, why, and when none does. Features of the customer's sentences meet those of each
 * policy's title, trigger, examples and steps; what agents accepted before adds to it where there is such.
 */
import type { Ticket } from '../ticket/ticket.ts';
import { readFeatures } from './match/features.ts';
import { type PolicyIndex, scoreAll } from './match/policy-index.ts';
import { readSaid, type SaidSentence, together } from './match/said.ts';
import type { Match, Matches } from './outcome.ts';

export { createIndex, type PolicyIndex } from './match/policy-index.ts';

/** Matches with what the customer's latest message asks for by itself: another policy than the first means that the subject changed. */
export interface TicketMatches extends Matches {
  /** Best match of the latest message alone; null where it names no matter of its own. */
  readonly latest: Match | null;
}

const OTHERS_MAX = 5;
const REASONS_MAX = 3;

/** The policies that answer a ticket, best first; `matches` is empty where none does, and `others` are the nearest. */
export function matchPolicies(ticket: Ticket, index: PolicyIndex): TicketMatches {
  const said = readSaid(ticket);
  const ranked = rank(index, said);
  const matches = ranked.slice(0, 1).filter((match) => match.score >= ANSWERS_MIN);
  const others = ranked.filter((match) => !matches.includes(match)).slice(0, OTHERS_MAX);
  const latest = rank(
    index,
    said.filter((sentence) => sentence.latest),
  )[0];
  return { matches, others, latest: latest && latest.score >= ANSWERS_MIN ? latest : null };
}

/** From this score on a policy is said to answer the ticket. */
const ANSWERS_MIN = 0.5;

function rank(index: PolicyIndex, said: readonly SaidSentence[]): Match[] {
  const scores = scoreAll(index, together(said));
  const order = [...scores.keys()].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  return order
    .slice(0, OTHERS_MAX + 1)
    .filter((at) => (scores[at] ?? 0) > 0)
    .map((at) => ({
      policy: index.policies[at]?.id ?? '',
      score: calibrated(scores[at] ?? 0),
      reasons: reasonsFor(index, said, at),
    }));
}

/** A score as a share of right answers among matches with that score. */
const calibrated = (score: number): number => Math.round(1000 / (1 + Math.exp(-0.9 * (score - 3.5)))) / 1000;

/** The customer's sentences that speak most for a policy. */
function reasonsFor(index: PolicyIndex, said: readonly SaidSentence[], at: number): string[] {
  const spoken = said
    .map((sentence) => ({ quote: sentence.quote, score: scoreAll(index, sentence.features)[at] ?? 0 }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const best = spoken[0]?.score ?? 0;
  const quotes = spoken.filter(({ score }) => score >= best * 0.4).map(({ quote }) => quote);
  return [...new Set(quotes)].slice(0, REASONS_MAX);
}

/** The policies that a search box finds for some words, best first; beginnings of titles count too. */
export function searchPolicies(query: string, index: PolicyIndex): Match[] {
  const scores = scoreAll(index, readFeatures(query));
  const words = query.toLowerCase().split(/\s+/u).filter(Boolean);
  index.policies.forEach((policy, at) => {
    const title = policy.title.toLowerCase().split(/\s+/u);
    const begun = words.filter((word) => title.some((other) => other.startsWith(word))).length;
    scores[at] = (scores[at] ?? 0) + 3 * begun;
  });
  return [...scores.keys()]
    .filter((at) => (scores[at] ?? 0) > 0)
    .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0))
    .map((at) => ({ policy: index.policies[at]?.id ?? '', score: calibrated(scores[at] ?? 0), reasons: [] }));
}
