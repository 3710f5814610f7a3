/** From a person's approval to what came of it: checked again, claimed, called, remembered. */

import type { CallSuggestion, Suggestion } from '../../assist/verify.ts';
import { digest } from '../../lib/canonical.ts';
import type { Evidence } from '../../lib/evidence.ts';
import type { JsonObject } from '../../lib/json.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { ToolCall } from '../../tools/tool.ts';
import { type Approval, approve, isDoubted } from '../approval.ts';
import { catchUp } from '../catch-up.ts';
import { claimKey, type Entry, effectOf } from '../effect.ts';
import type { ExecutePorts, Execution } from '../execute.ts';
import { fulfil } from '../fulfil.ts';
import { eventsOf } from '../log.ts';
import { lookAtEffect } from '../reconcile.ts';
import { flush, messageEvent } from './events.ts';
import { eventsNow, type Held, reconcilePorts, requesterOf, runVersionOf, show } from './held.ts';
import { limitsFor } from './limit-check.ts';
import { checkLimits, customerOf, readElsewhere } from './limits.ts';
import { lookUp } from './looking-up.ts';
import { open } from './reading.ts';
import { noteAccepted, takeReviews } from './reviewing.ts';
import { callOf, edited, findSuggestion, reasonIn, reverify } from './suggested.ts';

/** What became of a person's approval. */
export type ApprovalOutcome =
  | { readonly status: 'carried-out'; readonly execution: Execution }
  | { readonly status: 'needs-supervisor'; readonly because: string }
  | { readonly status: 'refused'; readonly reason: string };

/** A person approves a suggestion with the arguments as they stand on the card. */
export async function approveSuggestion(held: Held, id: string, args: JsonObject): Promise<ApprovalOutcome> {
  const { ticket } = held;
  const suggestion = findSuggestion(held, id);
  if (!suggestion || !ticket) return { status: 'refused', reason: held.ports.engine.phrases('refused.gone') };
  if (held.running.has(id))
    return { status: 'refused', reason: held.ports.engine.phrases('refused.running') };
  held.running.add(id);
  held.failures.delete(id);
  show(held);
  try {
    // A limit may have been lowered since the ticket was opened.
    await held.ports.versions?.prepare(eventsNow(held), true, requesterOf(held));
    show(held);
    return await carryOut(held, { id, suggestion, args, ticket });
  } finally {
    held.running.delete(id);
    show(held);
  }
}

interface Wanted {
  readonly id: string;
  readonly suggestion: Suggestion;
  readonly args: JsonObject;
  readonly ticket: Ticket;
}

/** Checks, approves and fulfils; what failed stands on the card. */
export async function carryOut(
  held: Held,
  { id, suggestion, args, ticket }: Wanted,
): Promise<ApprovalOutcome> {
  const call = callOf(held, suggestion, args);
  const checked =
    call && 'lane' in call
      ? edited(held, call, suggestion.type === 'escalate' ? { ...call.call.args, ...args } : args)
      : call;
  if (!checked || !('lane' in checked))
    return fail(held, id, reasonIn(checked) ?? held.ports.engine.phrases('refused.gone'));
  const made = await makeApproval(held, checked, ticket);
  if (made.status === 'refused' && made.earlier) return await tellUnderWay(held, id, made.earlier);
  if (made.status === 'refused') return fail(held, id, made.reason);
  if (made.status === 'needs-supervisor') return supervisorsMatter(held, id, await becauseOf(held, made));
  await flush(held);
  // What the message tells is what is to be told now; the plan moves on as soon as it is sent.
  const told = messageEvent(held, made.approval);
  const ports = executePorts(held, ticket, { tool: checked.call.tool, sources: checked.sources });
  if (call && 'lane' in call) noteAccepted(held, call, made.approval.call.args);
  const { execution, log } = await fulfil(made.approval, held.log, ports, takeReviews(held));
  if (held.closed) return { status: 'carried-out', execution };
  held.past.delete(checked.call.tool);
  held.log = log;
  if (told && execution.status === 'done') held.fresh.push(told);
  noteFailure(held, id, execution);
  held.pending =
    execution.status === 'unknown'
      ? (await catchUp(eventsOf(held.log), reconcilePorts(held, ticket))).pending
      : held.pending;
  show(held);
  await open(held);
  return { status: 'carried-out', execution };
}

/** The call that takes something back is verified and carried out like any other; nobody has to suggest it. */
export async function undo(held: Held, id: string): Promise<ApprovalOutcome> {
  const { ticket } = held;
  const receipt = held.state?.receipts.find((each) => each.id === id);
  if (!receipt?.undo || !ticket)
    return { status: 'refused', reason: held.ports.engine.phrases('refused.gone') };
  const source: Evidence = { kind: 'tool', id: receipt.call.id, path: '', quote: receipt.call.tool };
  const sources = Object.fromEntries(Object.keys(receipt.undo.args).map((name) => [name, source]));
  const call = {
    id: digest({ undoes: receipt.id }).slice(0, 16),
    tool: receipt.undo.tool,
    args: receipt.undo.args,
  };
  const checked = reverify(held, {
    type: 'call',
    run: receipt.run,
    step: receipt.step,
    call,
    sources,
    evidence: [source],
  });
  if (!('lane' in checked)) return fail(held, id, checked.reason);
  const made = await makeApproval(held, checked, ticket, await claimOf(held, receipt.call, ticket));
  if (made.status === 'refused') return fail(held, id, made.reason);
  if (made.status === 'needs-supervisor') return made;
  const ports = executePorts(held, ticket, { tool: checked.call.tool, sources: checked.sources });
  const { execution, log } = await fulfil(made.approval, held.log, ports);
  held.log = log;
  noteFailure(held, id, execution);
  await open(held);
  return { status: 'carried-out', execution };
}

/** The claim of the effect that a receipt is about; null where nothing was claimed for it. */
async function claimOf(held: Held, call: ToolCall, ticket: Ticket): Promise<string | null> {
  const tool = held.ports.engine.catalog.find(call.tool);
  const effect = tool ? effectOf(tool, call.args, ticket.id) : null;
  if (!effect) return null;
  const { state } = await lookAtEffect(effect, reconcilePorts(held, ticket));
  const done = state.done.at(-1);
  return done ? claimKey(effect, done.n) : null;
}

async function makeApproval(
  held: Held,
  suggestion: CallSuggestion,
  ticket: Ticket,
  undoes: string | null = null,
) {
  const { ports } = held;
  const tool = ports.engine.catalog.find(suggestion.call.tool);
  if (!tool)
    return {
      status: 'refused' as const,
      check: 'unknown-tool',
      reason: ports.engine.phrases('refused.unknown-tool', { tool: suggestion.call.tool }),
    };
  const effect = effectOf(tool, suggestion.call.args, ticket.id);
  const state = effect && (await lookAtEffect(effect, reconcilePorts(held, ticket))).state;
  const outcome = approve({
    suggestion,
    args: suggestion.call.args,
    tool,
    state,
    reverify: (proposal) => reverify(held, proposal),
    by: { kind: ports.user.role, id: ports.user.id },
    at: ports.now(),
    ticket: ticket.id,
    undoes,
    id: ports.randomId(),
  });
  if (outcome.status !== 'approved') return outcome;
  const limited = await checkLimits(held, outcome.approval.call, ticket);
  if (limited === null) return outcome;
  const { status, because } = limited;
  return status === 'refused' ? { status, check: 'limit', reason: because } : { status, because };
}

/** Where the values of a call came from when it was approved. */
export type Sources = CallSuggestion['sources'];

/** What carrying out needs, for this ticket and a call whose values came from there. */
export function executePorts(
  held: Held,
  ticket: Ticket,
  { tool, sources }: { readonly tool: string; readonly sources: Sources },
): ExecutePorts {
  return {
    ...reconcilePorts(held, ticket),
    verifyAnew: (approval) => verifyAnew(held, approval, sources),
    versionOf: (place) => runVersionOf(held, place),
    limits: limitsFor(held, tool),
    customer: customerOf(ticket),
    readPast: (approval) => readElsewhere(held, ticket, approval.call),
    idOf: (output) => held.ports.engine.catalog.find(tool)?.past?.idOf(output) ?? '',
  };
}

/** Reads the ticket and whatever is stale once more, then puts the call through every check. */
export async function verifyAnew(
  held: Held,
  approval: Approval,
  approved: Sources,
): Promise<{ ok: true } | { ok: false; reason: string }> {
  const ticket = await held.ports.readTicket();
  if (!ticket || ticket.id !== approval.ticket)
    return { ok: false, reason: held.ports.engine.phrases('refused.other-ticket') };
  held.ticket = ticket;
  show(held);
  await lookUp(held);
  const { call, run, step } = approval;
  const before = held.state?.assistance.suggestions.find(
    (each) => each.type === 'call' && each.call.id === call.id,
  );
  // What was typed rests on a person's word; everything else has to be what the engine finds now.
  const typed = Object.fromEntries(Object.entries(approved).filter(([, source]) => source.kind === 'agent'));
  const today = before?.type === 'call' ? before.sources : {};
  const checked = reverify(held, {
    type: 'call',
    run,
    step,
    call,
    sources: { ...approved, ...today, ...typed },
    evidence: [],
  });
  return 'lane' in checked ? { ok: true } : { ok: false, reason: checked.reason };
}

/** Somebody was quicker: what they did is read, so that it stands on this page too. */
async function tellUnderWay(held: Held, id: string, earlier: Entry): Promise<ApprovalOutcome> {
  const outcome = fail(
    held,
    id,
    held.ports.engine.phrases('refused.under-way', await whoAndWhen(held, earlier)),
  );
  await open(held);
  return outcome;
}

async function becauseOf(held: Held, made: { because: string; earlier?: Entry }): Promise<string> {
  const { earlier, because } = made;
  if (!earlier) return because;
  const key = isDoubted(earlier) ? 'refused.doubted' : 'refused.repeated';
  return held.ports.engine.phrases(key, await whoAndWhen(held, earlier));
}

/** In words; a name that cannot be read is no reason to say nothing. */
async function whoAndWhen(held: Held, { by, at }: Entry): Promise<{ by: string; date: string }> {
  const { user, names, engine } = held.ports;
  if (by === user.id) return { by: engine.phrases('refused.you'), date: at };
  const known = await names([by]).catch(() => new Map<string, string>());
  return { by: known.get(by) ?? engine.phrases('refused.somebody'), date: at };
}

/** The card says why and offers to ask. */
function supervisorsMatter(held: Held, id: string, because: string): ApprovalOutcome {
  held.failures.set(id, { reason: because, mend: held.ports.engine.phrases('refused.ask-supervisor') });
  return { status: 'needs-supervisor', because };
}

function fail(held: Held, id: string, reason: string): ApprovalOutcome {
  held.failures.set(id, { reason, mend: '' });
  return { status: 'refused', reason };
}

function noteFailure(held: Held, id: string, execution: Execution): void {
  if (execution.status === 'failed' || execution.status === 'claim-failed')
    held.failures.set(id, { reason: execution.reason, mend: execution.mend });
  else if (execution.status === 'refused' || execution.status === 'overtaken')
    held.failures.set(id, { reason: execution.reason, mend: '' });
  else if (execution.status === 'late')
    held.failures.set(id, { reason: held.ports.engine.phrases('refused.late'), mend: '' });
}
