/** What people do at the desk besides the app: a customer writes, an agent submits, somebody opens a ticket. */
import { isObject } from '../lib/json.ts';
import { plainOf } from './html.ts';
import type { Person } from './people.ts';
import type { DeskTicket, NewComment, TicketStatus } from './ticket-store.ts';
import type { World } from './world.ts';
import { readChanges, readComment } from './zendesk/ticket-changes.ts';

/** What became of it. */
export type PlayOutcome =
  | { readonly status: 'done'; readonly ticket: DeskTicket }
  | { readonly status: 'refused'; readonly reason: string };

const refused = (reason: string): PlayOutcome => ({ status: 'refused', reason });

/** A customer's message on a ticket: of the requester, or of the person with `email`. `{text | html, email?, attachments?}` */
export function replyAsCustomer(world: World, id: number, input: unknown): PlayOutcome {
  const ticket = world.tickets.ticket(id);
  if (!ticket) return refused(`no ticket ${id}`);
  if (ticket.status === 'closed') return refused('the ticket is closed');
  if (!isObject(input)) return refused('not a message');
  const email = typeof input['email'] === 'string' ? input['email'] : '';
  const author = email === '' ? world.tickets.person(ticket.requesterId) : personOf(world, email);
  if (!author) return refused('nobody to write as');
  const comment = messageOf(input, author.id);
  if (!comment) return refused('the message is empty');
  const { ticket: after } = world.tickets.update(id, {
    actorId: author.id,
    changes: { status: reopened(ticket.status), ccIds: withCc(ticket, author.id) },
    comment,
  });
  world.counts.customerWrote(id, world.clock.iso());
  world.live.changed();
  return { status: 'done', ticket: after };
}

/** A customer's answer to the survey, which comes when a ticket is solved: `{rating}`, 1 to 5. */
export function rateAsCustomer(world: World, id: number, input: unknown): PlayOutcome {
  const ticket = world.tickets.ticket(id);
  if (!ticket) return refused(`no ticket ${id}`);
  if (ticket.status !== 'solved' && ticket.status !== 'closed')
    return refused('the ticket is not solved yet');
  const rating = isObject(input) ? Number(input['rating']) : Number.NaN;
  if (!Number.isInteger(rating) || rating < 1 || rating > 5) return refused('a rating is 1 to 5');
  const { ticket: after } = world.tickets.update(id, { actorId: ticket.requesterId, changes: { rating } });
  world.live.changed();
  return { status: 'done', ticket: after };
}

function personOf(world: World, email: string): Person {
  const known = world.tickets.personByEmail(email);
  if (known) return known;
  return world.tickets.addPerson({
    name: email.split('@')[0] ?? email,
    email,
    otherEmails: [],
    role: 'end-user',
    locale: 'en-US',
    timeZone: 'America/New_York',
    phone: null,
    groupIds: [],
    tags: [],
    fields: {},
  });
}

function messageOf(input: Record<string, unknown>, authorId: number): NewComment | undefined {
  const { text, html } = input;
  const attachments = (Array.isArray(input['attachments']) ? input['attachments'] : [])
    .filter(isObject)
    .map((file) => ({ name: String(file['name']), type: String(file['type']) }));
  const base = { authorId, public: true, attachments };
  if (typeof html === 'string' && html.trim() !== '') return { ...base, html };
  if (typeof text === 'string' && text.trim() !== '') return { ...base, text };
  return attachments.length > 0 ? { ...base, text: '' } : undefined;
}

const reopened = (status: TicketStatus): TicketStatus => (status === 'new' ? 'new' : 'open');

function withCc(ticket: DeskTicket, authorId: number): readonly number[] {
  const isKnown = authorId === ticket.requesterId || ticket.ccIds.includes(authorId);
  return isKnown ? ticket.ccIds : [...ticket.ccIds, authorId];
}

/** An agent's Submit: `{userId, ticket: {...}}` in the words of the REST API; no rate limit, as the desk's own saving. */
export function submitTicket(world: World, id: number, input: unknown): PlayOutcome {
  const ticket = world.tickets.ticket(id);
  if (!ticket) return refused(`no ticket ${id}`);
  if (ticket.status === 'closed') return refused('the ticket is closed');
  const user = isObject(input) ? world.tickets.person(Number(input['userId'])) : undefined;
  const asked = isObject(input) && isObject(input['ticket']) ? input['ticket'] : undefined;
  if (!user || !asked) return refused('nobody submits nothing');
  const { changes, errors } = readChanges(ticket, asked);
  const error = errors[0];
  if (error) return refused(error.description);
  const comment = readComment(asked, { userId: user.id, mayPublish: user.role !== 'light-agent' });
  const { ticket: after } = world.tickets.update(id, {
    actorId: user.id,
    changes: user.role === 'light-agent' ? {} : changes,
    ...(comment ? { comment } : {}),
  });
  world.live.changed();
  return { status: 'done', ticket: after };
}

/** A new ticket: `{subject, text | html, email, userId?}`; the requester writes it, or the agent with `userId` for them. */
export function openTicket(world: World, input: unknown): PlayOutcome {
  if (!isObject(input)) return refused('not a ticket');
  const email = typeof input['email'] === 'string' ? input['email'].trim() : '';
  const html = typeof input['html'] === 'string' ? input['html'] : undefined;
  const text = typeof input['text'] === 'string' ? input['text'] : plainOf(html ?? '');
  if (email === '' || text.trim() === '') return refused('a ticket needs a requester and a message');
  const requester = personOf(world, email);
  const agent = world.tickets.person(Number(input['userId']));
  const ticket = world.tickets.create({
    subject: String(input['subject'] ?? '') || text.slice(0, 60),
    requesterId: requester.id,
    channel: 'web',
    status: agent ? 'open' : 'new',
    comments: [
      { authorId: agent?.id ?? requester.id, public: true, ...(html === undefined ? { text } : { html }) },
    ],
  });
  world.live.changed();
  return { status: 'done', ticket };
}
