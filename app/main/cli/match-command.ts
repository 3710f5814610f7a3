import { createIndex, matchPolicies } from '../../assist/match.ts';
import type { Matches } from '../../assist/outcome.ts';
import { readTicketJson } from '../read-input.ts';
import { readPolicies, runEach } from './batch.ts';
import type { CommandInput, Output } from './input.ts';
import { installedCatalog } from './installed-catalog.ts';

/** `match --policies DIR --ticket FILE`: which policies answer a ticket, and why. */
export function matchCommand({ policies, ticket, batch }: CommandInput, output: Output): number {
  const known = readPolicies(policies, installedCatalog(), output);
  if (!known) return 1;
  const index = createIndex(known);
  return runEach(
    { file: ticket, batch, read: readTicketJson, run: (value) => printMatches(matchPolicies(value, index)) },
    output,
  );
}

/** The form of an outcome's matches. */
const printMatches = ({ matches, others }: Matches) => ({
  matches: matches.map(({ policy, score, reasons }) => ({ policy, score, reasons })),
  others: others.map(({ policy, score }) => ({ policy, score })),
});
