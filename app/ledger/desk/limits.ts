/** Reads what limits per customer and period count: when a limited call is offered, and anew when it is approved. */
import type { Ticket } from '../../ticket/ticket.ts';
import type { Tool, ToolCall } from '../../tools/tool.ts';
import { grantsOfEffect, readGrants } from '../allowance.ts';
import { type Grant, mergeGrants } from '../cumulative.ts';
import { effectOf, readEffect } from '../effect.ts';
import { type Held, show } from './held.ts';
import { limitsFor, limitsOn, limitWords, type PastRead, toolName } from './limit-check.ts';

/** Who a ticket's customer is to the limits: the verified address, else the helpdesk's id. */
export const customerOf = ({ requester }: Ticket): string => requester.email ?? requester.id;

/** Reads what the customer was given by the tools that are offered and limited; the state follows. */
export async function readLimits(held: Held): Promise<void> {
  const { ticket } = held;
  if (!ticket) return;
  for (const call of limitedCalls(held)) {
    const past = await readPast(held, ticket, call).then(
      (grants): PastRead => ({ status: 'read', grants }),
      (error: unknown): PastRead => ({ status: 'unread', reason: reasonOf(error) }),
    );
    if (held.closed || held.ticket?.id !== ticket.id) return;
    held.past.set(call.tool, past);
    show(held);
  }
}

/** One call of each limited tool that is offered here or was asked of a supervisor. */
function limitedCalls(held: Held): ToolCall[] {
  const offered = (held.state?.assistance.suggestions ?? []).flatMap((each) =>
    each.type === 'call' && each.lane !== 'auto' ? [each.call] : [],
  );
  const asked = (held.state?.asked ?? []).map(({ request }) => request.asked.proposal.call);
  const calls = new Map([...asked, ...offered].map((call) => [call.tool, call]));
  return [...calls.values()].filter((call) => limitsFor(held, toolName(held, call)).length > 0);
}

/** The same, read anew: why a supervisor has to decide, or why nobody can tell; null where the call is within its limits. */
export async function checkLimits(
  held: Held,
  call: ToolCall,
  ticket: Ticket,
): Promise<{ readonly status: 'needs-supervisor' | 'refused'; readonly because: string } | null> {
  const { phrases } = held.ports.engine;
  const tool = toolName(held, call);
  if (limitsFor(held, tool).length === 0) return null;
  try {
    held.past.set(tool, { status: 'read', grants: await readPast(held, ticket, call) });
  } catch (error) {
    return { status: 'refused', because: phrases('limit.unread', { reason: reasonOf(error) }) };
  }
  const check = limitsOn(held, call);
  const over =
    check.status === 'read' ? check.standings.find(({ status }) => status !== 'within') : undefined;
  return over ? { status: 'needs-supervisor', because: limitWords(over, held.ports.engine.phrases) } : null;
}

/** Everything that the customer was given by a tool. Throws where any of it cannot be read. */
export async function readPast(held: Held, ticket: Ticket, call: ToolCall): Promise<readonly Grant[]> {
  const tool = held.ports.engine.catalog.find(call.tool);
  const own = await readGrants(held.ports.store, customerOf(ticket), tool?.past?.idOf);
  return mergeGrants(own, await readElsewhere(held, ticket, call));
}

/** The same but for the customer's own list in the ledger, which is read where a place in it is taken. */
export async function readElsewhere(held: Held, ticket: Ticket, call: ToolCall): Promise<readonly Grant[]> {
  const tool = held.ports.engine.catalog.find(call.tool);
  if (!tool) return [];
  const effect = effectOf(tool, call.args, ticket.id);
  const tried = effect?.subject.startsWith('customer:')
    ? grantsOfEffect(await readEffect(held.ports.store, effect))
    : [];
  return mergeGrants(tried, await readVendor(held, tool, ticket));
}

async function readVendor({ ports }: Held, tool: Tool, ticket: Ticket): Promise<readonly Grant[]> {
  const { email } = ticket.requester;
  if (!tool.past || email === null) return [];
  const context = { now: ports.now(), ticket: ticket.id, requesterEmail: email, timeoutMs: ports.timeoutMs };
  const call = { id: `past:${tool.name}`, tool: tool.past.tool, args: { email } };
  const result = await ports.runner.run(call, context);
  if (result.status !== 'done') throw new Error(result.reason);
  return tool.past.given(result.output).map(({ id, at, args }) => ({
    tool: tool.name,
    args,
    at,
    ids: [id],
    standing: 'given',
  }));
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
