/** The engine's suggestions as a person decides on them: found by id, edited, checked again, turned down. */

import type { CallProposal, Refusal } from '../../assist/outcome.ts';
import type { CallSuggestion, Suggestion } from '../../assist/verify.ts';
import { writeCase } from '../../assist/written.ts';
import { digest } from '../../lib/canonical.ts';
import type { Evidence } from '../../lib/evidence.ts';
import type { JsonObject } from '../../lib/json.ts';
import { person } from './events.ts';
import type { Held } from './held.ts';
import { write } from './reading.ts';
import { noteRejected } from './reviewing.ts';

/** The id under which a suggestion is shown: the call's, or the step with what is suggested there. */
export const suggestionId = (suggestion: Suggestion): string =>
  suggestion.type === 'call' ? suggestion.call.id : `${suggestion.type}:${suggestion.step}`;

/** The suggestion that is shown under an id; undefined where it is gone. */
export const findSuggestion = (held: Held, id: string): Suggestion | undefined =>
  held.state?.assistance.suggestions.find((each) => suggestionId(each) === id);

/** The engine's suggestion with the arguments as a person edited them, each change bearing their name; checked again. */
export function edited(held: Held, suggestion: CallSuggestion, args: JsonObject): CallSuggestion | Refusal {
  const { user } = held.ports;
  const { type, run, step, call, sources, evidence } = suggestion;
  const changed = Object.entries(args).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(call.args[name]),
  );
  const theirs = changed.map(
    ([name, value]) =>
      [name, { kind: 'agent', id: user.id, path: '', quote: String(value) } as Evidence] as const,
  );
  const proposal: CallProposal = {
    type,
    run,
    step,
    call: { ...call, args },
    sources: { ...sources, ...Object.fromEntries(theirs) },
    evidence,
  };
  return reverify(held, proposal);
}

/** Puts a call through every check again. */
export const reverify = (held: Held, proposal: CallProposal): CallSuggestion | Refusal =>
  held.state
    ? held.state.assistance.reverify(proposal)
    : { proposal, check: 'no-ticket', reason: 'no ticket is open' };

/** An escalation is a call of its own, made for the step that asks for a person. */
export function callOf(
  held: Held,
  suggestion: Suggestion,
  args: JsonObject,
): CallSuggestion | Refusal | null {
  if (suggestion.type === 'call') return suggestion;
  if (suggestion.type !== 'escalate') return null;
  const tool = held.ports.engine.catalog.ofClass('escalation')[0];
  if (!tool) return null;
  const id = digest({ ticket: held.ticket?.id ?? '', escalate: suggestion.step }).slice(0, 16);
  const group = held.ports.escalationGroup ?? '';
  const standard: JsonObject = {
    reason: suggestion.reason,
    ...summaryOf(held, suggestion.run),
    ...(group === '' ? {} : { group }),
  };
  return reverify(held, {
    type: 'call',
    run: suggestion.run,
    step: suggestion.step,
    call: { id, tool: tool.name, args: { ...standard, ...args } },
    sources: {},
    evidence: suggestion.evidence,
  });
}

/** The case in a few words, where a policy is at work. */
function summaryOf(held: Held, id: string): { summary?: string } {
  const { state, ports } = held;
  const run = state?.assistance.runs.find((each) => each.id === id);
  const policy = run && ports.engine.library.find(run.policy);
  if (!state || !policy) return {};
  const { ticket, assistance } = state;
  const context = { ...assistance, ticket, phrases: ports.engine.phrases };
  const text = writeCase(context, { policy, run });
  return text === undefined ? {} : { summary: text };
}

/** Why it was refused; undefined where it was not. */
export const reasonIn = (checked: CallSuggestion | Refusal | null | undefined): string | undefined =>
  checked && 'reason' in checked ? checked.reason : undefined;

/** A person turns a suggestion down. */
export async function reject(held: Held, id: string, reason: string): Promise<void> {
  const suggestion = findSuggestion(held, id);
  if (!suggestion) return;
  if (suggestion.type === 'call') {
    noteRejected(held, suggestion, reason);
    await write(held, [
      {
        ...person(held, suggestion.step),
        run: suggestion.run,
        type: 'call-rejected',
        call: suggestion.call,
        step: suggestion.step,
        reason,
      },
    ]);
    return;
  }
  await write(held, [
    {
      ...person(held, suggestion.step),
      run: suggestion.run,
      type: 'step-overridden',
      step: suggestion.step,
      to: 'skipped',
      reason,
    },
  ]);
}
