/** The outcome as the command line prints it and other programs read it; its form is stable. */
import type { Evidence } from '../lib/evidence.ts';
import type { JsonObject } from '../lib/json.ts';
import type { Assistance } from './assist.ts';
import type { Proposal } from './outcome.ts';
import type { Suggestion } from './verify.ts';

/** The JSON form of an assistance. */
export function printOutcome(assistance: Assistance): JsonObject {
  const { matches, runs, facts, suggestions, refused, reply } = assistance;
  return plain({
    matches: matches.matches.map(({ policy, score, reasons }) => ({ policy, score, reasons })),
    others: matches.others.map(({ policy, score }) => ({ policy, score })),
    runs,
    facts: facts.map(({ name, value, source, standing }) => ({ name, value, source, standing })),
    suggestions: suggestions.map(printSuggestion),
    refused: refused.map(({ proposal, check, reason }) => ({
      proposal: printProposal(proposal),
      check,
      reason,
    })),
    reply: reply && { text: reply.text, asks: reply.asks, tells: reply.tells, cites: reply.cites },
  });
}

/** Through JSON and back, so that what is printed is exactly what a reader gets. */
const plain = (value: unknown): JsonObject => JSON.parse(JSON.stringify(value)) as JsonObject;

function printSuggestion(suggestion: Suggestion) {
  if (suggestion.type !== 'call') return printProposal(suggestion);
  const { lane, laneBecause, missing } = suggestion;
  return {
    ...printProposal(suggestion),
    lane,
    ...(laneBecause === '' ? {} : { laneBecause }),
    ...(missing.length === 0 ? {} : { missing }),
  };
}

function printProposal(proposal: Proposal): Record<string, unknown> {
  const { run, step } = proposal;
  const evidence: readonly Evidence[] = proposal.evidence;
  switch (proposal.type) {
    case 'call':
      return {
        type: 'call',
        id: proposal.call.id,
        tool: proposal.call.tool,
        args: proposal.call.args,
        sources: proposal.sources,
        run,
        step,
        evidence,
      };
    case 'ask-agent': {
      const { id, kind, text, slot, options } = proposal.question;
      return {
        type: 'ask-agent',
        question: text,
        id,
        kind,
        ...(slot === '' ? {} : { slot }),
        ...(options.length === 0 ? {} : { options }),
        run,
        step,
        evidence,
      };
    }
    case 'hand-off':
      return {
        type: 'hand-off',
        policy: proposal.policy,
        ...(proposal.section === null ? {} : { section: proposal.section }),
        run,
        step,
        evidence,
      };
    case 'escalate':
      return { type: 'escalate', reason: proposal.reason, run, step, evidence };
  }
}
