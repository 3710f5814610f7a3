import type { Evidence } from '../../lib/evidence.ts';
import type { Phrases } from '../../lib/phrases.ts';
import type { Library } from '../../policy/library.ts';
import type { Policy, Step } from '../../policy/policy.ts';
import type { Passage } from '../../ticket/clean.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Catalog } from '../../tools/tool.ts';
import type { Known } from '../known.ts';
import type { Matches } from '../outcome.ts';
import type { Answer, Question } from '../question.ts';
import type { ReadingContext } from '../rules-reader/context.ts';
import { answerQuestion } from '../rules-reader.ts';
import type { Case, Run } from '../run.ts';
import type { Standing } from './frontier.ts';

/** What is known in a round of its own; null outside of every loop and in the first round. */
export interface Round {
  /** From 1 for the second time round. */
  readonly number: number;
  readonly startedAt: string;
  /** Whether the words or the result behind a fact came in this round. */
  isNew(evidence: Evidence): boolean;
}

/** Everything that planning may look at; nothing of it changes while a plan is made. */
export interface PlanContext {
  readonly now: string;
  readonly ticket: Ticket;
  /** Own words of everybody on the ticket, oldest first; for a step in a later round those since it began. */
  readonly passages: readonly Passage[];
  /** The same whatever round a step is in. */
  readonly conversation: readonly Passage[];
  readonly past: Case;
  /** Why the policies answer the ticket. */
  readonly matches: Matches;
  readonly known: Known;
  readonly catalog: Catalog;
  readonly library: Library;
  readonly reading: ReadingContext;
  /** Answers of a model that passed every check; they count where rules cannot tell. */
  readonly modelAnswers: readonly Answer[];
  readonly phrases: Phrases;
  /** The round of a loop's step that is gone through again; null for every other step. */
  readonly round: Round | null;
}

/** What readers make of a question: rules first, then the model where there is one; null where neither can tell. */
export const readAnswer = (question: Question, { reading, modelAnswers }: PlanContext): Answer | null =>
  answerQuestion(question, reading) ?? modelAnswers.find((answer) => answer.question === question.id) ?? null;

/** How far the steps before a place are settled, mildest first. */
export type Hold = Standing['hold'];

const SEVERITY: Record<Hold, number> = { settled: 0, tells: 1, asks: 2, waits: 3 };

/** The stronger of two holds. */
export const strongerHold = (a: Hold, b: Hold): Hold => (SEVERITY[a] >= SEVERITY[b] ? a : b);

/** The beginning of a policy, where nothing is open before. */
export const beginning = (run: Run, policy: Policy): Place => ({
  run,
  policy,
  gate: 'open',
  before: 'settled',
  beforeRow: 'settled',
  mayEnd: false,
  undone: false,
  evidence: [],
  above: [],
});

/** Where in a policy planning stands, and what lies above and before. */
export interface Place {
  readonly run: Run;
  readonly policy: Policy;
  /** Whether every condition above holds; `undecided` while one is open. */
  readonly gate: 'open' | 'undecided';
  /** What the steps before leave open. */
  readonly before: Hold;
  /** The same, not counting conditions that stand in one row with this step. */
  readonly beforeRow: Hold;
  /** An undecided step before may end the policy, so nothing behind it is asked yet. */
  readonly mayEnd: boolean;
  /** An act before in this block was turned down, so that telling of it would be untrue. */
  readonly undone: boolean;
  /** What brought the case here: the words and results behind the conditions above. */
  readonly evidence: readonly Evidence[];
  readonly above: readonly Step[];
}
