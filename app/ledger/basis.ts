import type { CallProposal } from '../assist/outcome.ts';
import type { Case } from '../assist/run.ts';
import { policyOfRef } from '../assist/run.ts';
import { canonicalJson, digest } from '../lib/canonical.ts';
import type { Evidence } from '../lib/evidence.ts';
import { atPath } from '../lib/json.ts';
import type { Library } from '../policy/library.ts';
import type { Basis } from './request.ts';

/**
 * What a proposal rests on today: of what was looked up, the values that it cites, as they were last read; and the policy's
 * steps. Reading the same again, or anything that it does not cite, changes nothing.
 */
export function basisOf(proposal: CallProposal, past: Case, library: Library): Basis {
  const sources = Object.entries(proposal.sources).sort(([a], [b]) => (a < b ? -1 : 1));
  const cited = [...sources.map(([, source]) => source), ...proposal.evidence];
  const policy = library.find(policyOfRef(proposal.step));
  return {
    facts: digest(cited.flatMap((evidence) => citedValue(evidence, past))),
    policy: digest(policy?.steps ?? []),
  };
}

/** Whoever reads the same thing again gives the reading another id; tool and arguments tell that it is the same. */
function citedValue(evidence: Evidence, { returns }: Case): unknown[] {
  if (evidence.kind !== 'tool') return [];
  const cited = returns.find(({ call }) => call.id === evidence.id);
  if (!cited) return [];
  const same = canonicalJson([cited.call.tool, cited.call.args]);
  const newest = returns.findLast(({ call }) => canonicalJson([call.tool, call.args]) === same) ?? cited;
  return [
    { path: evidence.path, status: newest.status, value: atPath(newest.output, evidence.path) ?? null },
  ];
}
