/** What can be worked on now, gathered while a run's steps are gone through in reading order. */
import type { Evidence } from '../../lib/evidence.ts';
import type { Step } from '../../policy/policy.ts';
import type { Proposal, StepState } from '../outcome.ts';
import type { Question } from '../question.ts';

/** Something the customer is to be asked in the next reply. */
export interface Ask {
  readonly ref: string;
  readonly step: Step;
  readonly question: Question;
  /** How often a public comment asked it already. */
  readonly asked: number;
  /** A value that was given but found wrong; empty where none. */
  readonly refuted: string;
  /** That value fits more than one account or order. */
  readonly several: boolean;
}

/** Something the customer is to be told in the next reply. */
export interface Tell {
  readonly ref: string;
  readonly step: Step;
  /** The options of an offer, to be listed; empty for the rest. */
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** The frontier of one run. */
export interface Frontier {
  readonly run: string;
  readonly states: readonly StepState[];
  readonly asks: readonly Ask[];
  readonly tells: readonly Tell[];
  readonly proposals: readonly Proposal[];
  /** Questions put to the customer that nobody answered yet. */
  readonly waitingFor: readonly Question[];
  /** When the earliest wait ends; null where no step waits. */
  readonly dueAt: string | null;
  /** Steps that go back now, and the newest comment that was heard. */
  readonly goesBack: readonly { readonly step: string; readonly comment: string }[];
  /** Whether every step is settled. */
  readonly settled: boolean;
}

/** How a step stands, and whether writes behind it may go on. */
export interface Standing {
  readonly status: StepState['status'];
  readonly because: string;
  /** `settled`: nothing more to come. `waits`: later writes wait for it. `tells`: only the telling is open. `asks`: only an answer is open. */
  readonly hold: 'settled' | 'waits' | 'tells' | 'asks';
}

/** Gathers a frontier; one a run. */
export interface Gatherer {
  readonly run: string;
  readonly states: StepState[];
  readonly asks: Ask[];
  readonly tells: Tell[];
  readonly proposals: Proposal[];
  readonly waitingFor: Question[];
  readonly evidence: Evidence[];
  /** Ids of steps that an earlier step jumps over. */
  readonly jumped: Set<string>;
  readonly goesBack: { step: string; comment: string }[];
  dueAt: string | null;
}

/** A gatherer for a run, with nothing in it. */
export const createGatherer = (run: string): Gatherer => ({
  run,
  states: [],
  asks: [],
  tells: [],
  proposals: [],
  waitingFor: [],
  evidence: [],
  jumped: new Set(),
  goesBack: [],
  dueAt: null,
});
