/** What the engine says of a case by rules alone: a model's words are held against this. */
import type { Passage } from '../ticket/clean.ts';
import type { Fact } from '../ticket/fact.ts';
import type { Suspicion } from '../ticket/suspicion.ts';
import type { Offer } from './offers.ts';
import type { CallProposal, Matches, Refusal, Reply, RunState } from './outcome.ts';
import type { Frontier } from './plan/frontier.ts';
import type { Case } from './run.ts';
import type { CallSuggestion, Suggestion } from './verify.ts';

/** Where a case stands and what can be done next, as rules alone can tell. */
export interface Guided {
  readonly matches: Matches;
  readonly runs: readonly RunState[];
  readonly facts: readonly Fact[];
  readonly suggestions: readonly Suggestion[];
  readonly refused: readonly Refusal[];
  readonly reply: Reply | null;
  /** BCP 47 language of the reply. */
  readonly language: string;
  readonly suspicions: readonly Suspicion[];
  /** One a run, in the order of `runs`. */
  readonly frontiers: readonly Frontier[];
  readonly offers: readonly Offer[];
  readonly past: Case;
  /** Everybody's own words, oldest first. */
  readonly passages: readonly Passage[];
  /** Puts a call of one of the runs through every check again, with other arguments or at the moment of execution. */
  readonly reverify: (proposal: CallProposal) => CallSuggestion | Refusal;
}
