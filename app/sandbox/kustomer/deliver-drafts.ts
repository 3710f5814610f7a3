import type { World } from '../world.ts';
import type { Org } from './org.ts';

/** Turns drafts whose time has come into messages of their conversations; a closed one gets none. */
export function deliverDueDrafts(world: World, org: Org): void {
  const due = org.drafts.takeDue();
  for (const draft of due) {
    const ticket = world.tickets.ticket(draft.ticketId);
    if (!ticket || ticket.status === 'closed') continue;
    world.tickets.update(ticket.id, {
      actorId: draft.createdBy,
      changes: {},
      comment: { authorId: draft.createdBy, public: true, text: draft.body, channel: ticket.channel },
    });
  }
  if (due.length > 0) world.live.changed();
}

/** Looks again when a draft is due; nothing happens where the world was made anew meanwhile, since its drafts are gone. */
export function deliverLater(world: World, org: Org, sendAt: string): void {
  const waitMs = Math.max(0, Date.parse(sendAt) - world.clock.now()) + SLACK_MS;
  const timer = setTimeout(() => deliverDueDrafts(world, org), waitMs);
  timer.unref();
}

const SLACK_MS = 20;
