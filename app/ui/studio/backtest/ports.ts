import type { Policy } from '../../../policy/policy.ts';
import type { Comparison } from '../../../study/back-test/back-test.ts';
import type { PastCase } from '../../../study/back-test/past.ts';

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

/** Compares past tickets outside of the page, so that the page stays quick; one for each back-test. */
export interface BackTester {
  /** Compares tickets at hand. Rejects where the work cannot be done, with a phrase that says why. */
  compare(cases: readonly PastCase[]): Promise<Compared>;
  /** The same with lines of a file, of which the first has this number. */
  compareLines(lines: readonly string[], firstLine: number): Promise<Compared>;
  /** Stops whatever goes on. */
  close(): void;
}
