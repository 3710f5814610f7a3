import type { ModelPrices } from '../../../assist/model/cost.ts';
import type { Prompt } from '../../../assist/model/prompt.ts';
import type { ModelReply, ModelUsage } from '../../../assist/model.ts';
import type { Policy } from '../../../policy/policy.ts';
import type { Comparison } from '../../../study/back-test/back-test.ts';
import type { PastCase } from '../../../study/back-test/past.ts';
import type { MeasuredQuestion } from '../../../study/back-test/question.ts';

/** The whole library as it stands before and after the draft. */
export interface BackTestPolicies {
  readonly before: readonly Policy[];
  readonly after: readonly Policy[];
}

/** A line of a file that could not be read. */
export interface BadLine {
  /** From 1. */
  readonly line: number;
  readonly reason: string;
}

/** What became of a batch. */
export interface Compared {
  readonly comparisons: readonly Comparison[];
  readonly bad: readonly BadLine[];
}

/** Tickets at hand, and what a model would be asked about them. */
export interface Measured {
  readonly cases: readonly PastCase[];
  /** A list of questions a message of a customer. */
  readonly messages: readonly (readonly MeasuredQuestion[])[];
}

/** Past tickets, or lines of a file, of which the first has this number. */
export type TicketBatch =
  | { readonly type: 'cases'; readonly cases: readonly PastCase[] }
  | { readonly type: 'lines'; readonly lines: readonly string[]; readonly firstLine: number };

/** Compares past tickets outside of the page, so that the page stays quick; one for each back-test. All reject where the work cannot be done, with a phrase that says why. */
export interface BackTester {
  compare(tickets: TicketBatch): Promise<Compared>;
  /** The same with a model, which the page is asked to ask; tickets at which that was stopped are left out. */
  compareWithModel(tickets: TicketBatch): Promise<Compared>;
  /** Reads the tickets and finds out what a model would be asked; nothing is asked. */
  measure(tickets: TicketBatch): Promise<Measured & Pick<Compared, 'bad'>>;
  /** Stops whatever goes on. */
  close(): void;
}

/** The model of this installation, as a back-test asks it. */
export interface BackTestModel {
  readonly name: string;
  /** Null where nobody said what it costs. */
  readonly prices: ModelPrices | null;
  /** One question, sent at once through the helpdesk. Never throws. */
  ask(prompt: Prompt): Promise<ModelReply>;
  /** What the newest answers on record took; none where there are none. */
  recorded(): Promise<readonly ModelUsage[]>;
  wait(ms: number): Promise<void>;
}
