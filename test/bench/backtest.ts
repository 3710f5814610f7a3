/** A back-test of 1,000 past tickets in guided mode: our own time once the tickets are at hand, and whether every known flip is found. */
import { backTest, versionsOf } from '../../app/study/back-test/back-test.ts';
import { summaryOf } from '../../app/study/back-test/summary.ts';
import { DRAFT, engineOf, PUBLISHED, pastMonth } from '../support/past-tickets.ts';

const TICKETS = 1000;

/** Compares the generated month; gives seconds, the summary and how many known flips were missed or made up. */
export async function run(): Promise<unknown> {
  const month = pastMonth(TICKETS);
  const startedAt = performance.now();
  const versions = versionsOf(engineOf(PUBLISHED), engineOf(DRAFT));
  const comparisons = month.map(({ past }) => backTest(past, versions));
  const seconds = (performance.now() - startedAt) / 1000;
  return {
    seconds: Math.round(seconds * 100) / 100,
    secondsMax: 10,
    wrong: comparisons.filter(({ flip }, i) => flip !== month[i]?.flip).length,
    ...summaryOf(comparisons),
  };
}
