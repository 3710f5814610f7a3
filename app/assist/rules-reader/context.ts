/** Everything that rules read answers from. */
import type { Evidence } from '../../lib/evidence.ts';
import type { Passage } from '../../ticket/clean.ts';
import type { Fact } from '../../ticket/fact.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { ToolReturn } from '../event.ts';
import type { ChoiceOption } from './choice.ts';

/** An offer that was made to the customer, and what came of it. */
export interface MadeChoice {
  /** Step ref of the offer. */
  readonly step: string;
  readonly options: readonly ChoiceOption[];
  /** An option's value; null while nothing is chosen. */
  readonly chosen: string | 'declined' | null;
  readonly evidence: readonly Evidence[];
}

/** A question that a public comment of an agent put to the customer. */
export interface AskedQuestion {
  /** The question's id. */
  readonly question: string;
  /** The question in the policy's words. */
  readonly text: string;
  /** Id of the comment that carried it. */
  readonly comment: string;
  readonly at: string;
}

/** Everything that the rules reader looks at. */
export interface ReadingContext {
  readonly now: string;
  readonly ticket: Ticket;
  /** Everybody's own words, oldest first. */
  readonly passages: readonly Passage[];
  readonly facts: readonly Fact[];
  /** Oldest first. */
  readonly returns: readonly ToolReturn[];
  /** Oldest first. */
  readonly choices: readonly MadeChoice[];
  readonly asked: readonly AskedQuestion[];
}
