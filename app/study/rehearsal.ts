/** A ticket and its right outcome as a rehearsal's script, so that a policy's next version can be tried on it. */
import type { Offered } from '../ledger/review.ts';
import type { Json } from '../lib/json.ts';
import type { Ticket } from '../ticket/ticket.ts';

/** What a script is made from. */
export interface RehearsalInput {
  /** As it stood, its conversation included. */
  readonly ticket: Ticket;
  readonly at: string;
  readonly policy: string;
  /** What was right: as it was taken by the agent, or as it was suggested. */
  readonly right: Offered;
  /** Hides what names a person; the same text always becomes the same. */
  readonly hide: (text: string) => string;
}

/**
 * The script. It has the conversation up to that moment, as one turn a message, and expects the policy and what was right.
 * The shop's side is left empty: whoever keeps the test describes the order there.
 */
export function rehearsalOf({ ticket, at, policy, right, hide }: RehearsalInput): Json {
  const said = ticket.comments.filter(({ createdAt, public: isPublic, author }) => {
    const isTheirs = author.kind === 'requester' || author.kind === 'agent';
    return isPublic && isTheirs && createdAt <= at;
  });
  const turns = said.map(
    ({ author, text }): Record<string, Json> =>
      author.kind === 'requester' ? { customer: hide(text) } : { agent: hide(text) },
  );
  const last = turns.findLastIndex((turn) => 'customer' in turn);
  return {
    name: `${policy}: ticket ${ticket.id}`,
    now: at,
    policies: [`${policy}.md`],
    shop: {},
    ticket: {
      id: ticket.id,
      createdAt: ticket.createdAt,
      subject: hide(ticket.subject),
      channel: ticket.channel,
      tags: [...ticket.tags],
      requester: { id: 'requester', name: 'Customer', email: 'customer@example.com' },
      comments: [],
    },
    turns: turns.map((turn, i) =>
      i === last ? { ...turn, expect: expectation(policy, right, hide) } : turn,
    ),
  };
}

function expectation(policy: string, right: Offered, hide: (text: string) => string): Json {
  if (right.type === 'draft') return { policy };
  const args = Object.entries(right.args).map(([name, value]): [string, Json] => [
    name,
    typeof value === 'string' ? hide(value) : value,
  ]);
  return { policy, calls: [{ tool: right.tool, args: Object.fromEntries(args) }] };
}
