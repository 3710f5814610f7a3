import { Hono } from 'hono';
import { GROUPS } from '../people.ts';
import type { DeskComment, DeskTicket } from '../ticket-store.ts';
import {
  type ApiContext,
  type ApiEnv,
  idOf,
  mayEditTickets,
  ok,
  readBody,
  respond,
  respondPage,
} from './api.ts';
import { badRequest, forbidden, notFound, recordInvalid, tooManyRequests, updateConflict } from './errors.ts';
import { macroChanges, readChanges, readComment } from './ticket-changes.ts';
import { auditJson, commentJson, isMessaging, ticketJson, userJson } from './ticket-json.ts';

/** Tickets with their comments, audits and conversation log. */
export function ticketRoutes(): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>();
  routes.get('/tickets', listTickets);
  routes.get('/tickets/show_many', showMany);
  routes.get('/tickets/:id', (c) => withTicket(c, (ticket) => showTicket(c, ticket)));
  routes.put('/tickets/:id', updateTicket);
  routes.get('/tickets/:id/comments', (c) => withTicket(c, (ticket) => listComments(c, ticket)));
  routes.get('/tickets/:id/audits', (c) => withTicket(c, (ticket) => listAudits(c, ticket)));
  routes.get('/tickets/:id/conversation_log', (c) => withTicket(c, (ticket) => listConversation(c, ticket)));
  routes.get('/tickets/:id/macros/:macro/apply', (c) => withTicket(c, (ticket) => applyMacro(c, ticket)));
  return routes;
}

function withTicket(c: ApiContext, then: (ticket: DeskTicket) => Response): Response {
  const ticket = c.var.world.tickets.ticket(idOf(c, 'id'));
  return ticket ? then(ticket) : respond(notFound());
}

function showTicket(c: ApiContext, ticket: DeskTicket): Response {
  const include = includesOf(c);
  const ids = [ticket.requesterId, ticket.assigneeId, ...ticket.ccIds];
  const people = ids
    .map((id) => c.var.world.tickets.person(id ?? 0))
    .filter((person) => person !== undefined);
  const groups = GROUPS.filter(({ id }) => id === ticket.groupId);
  return ok({
    ticket: ticketJson(ticket),
    ...(include.includes('users') ? { users: people.map(userJson) } : {}),
    ...(include.includes('groups') ? { groups } : {}),
  });
}

const includesOf = (c: ApiContext): readonly string[] => (c.req.query('include') ?? '').split(',');

function listTickets(c: ApiContext): Response {
  const byId = [...c.var.world.tickets.tickets()].sort((a, b) => a.id - b.id);
  return respondPage(c, {
    key: 'tickets',
    items: byId,
    keyOf: (ticket) => String(ticket.id),
    jsonOf: ticketJson,
  });
}

function showMany(c: ApiContext): Response {
  const ids = (c.req.query('ids') ?? '').split(',').map(Number);
  if (ids.length > SHOWN_MAX) return respond(badRequest(`ids: more than ${SHOWN_MAX} are not allowed`));
  const tickets = ids.map((id) => c.var.world.tickets.ticket(id)).filter((ticket) => ticket !== undefined);
  return ok({ tickets: tickets.map(ticketJson), count: tickets.length });
}

/** @see https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/#show-multiple-tickets, read 2026-11 */
const SHOWN_MAX = 100;

async function updateTicket(c: ApiContext): Promise<Response> {
  const { world, user } = c.var;
  const before = world.tickets.ticket(idOf(c, 'id'));
  if (!before) return respond(notFound());
  const input = await readBody(c, 'ticket');
  if (!input) return respond(badRequest('ticket: is missing'));
  const verdict = world.limits.ticketUpdate(user.id, before.id);
  if (!verdict.allowed)
    return respond(
      tooManyRequests('Number of allowed updates of this ticket exceeded', verdict.resetSeconds),
    );
  if (before.status === 'closed') return respond(closedTicket());
  if (isStale(before, input)) return respond(updateConflict());
  const { changes, errors } = readChanges(before, input);
  if (errors.length > 0) return respond(recordInvalid(errors));
  if (!mayEditTickets(user) && Object.keys(changes).length > 0) return respond(forbidden());
  const comment = readComment(input, { userId: user.id, mayPublish: mayEditTickets(user) });
  const metadata = isRecord(input['metadata']) ? input['metadata'] : {};
  const { ticket, audit } = world.tickets.update(before.id, {
    actorId: user.id,
    changes,
    metadata,
    ...(comment ? { comment } : {}),
  });
  world.live.changed();
  return ok({ ticket: ticketJson(ticket), audit: auditJson(ticket, audit) });
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function closedTicket() {
  const description = 'Status: closed prevents ticket update';
  return recordInvalid([{ field: 'status', error: 'InvalidValue', description }]);
}

function isStale(ticket: DeskTicket, input: Record<string, unknown>): boolean {
  const safe = input['safe_update'];
  return (safe === true || safe === 'true') && input['updated_stamp'] !== ticket.updatedAt;
}

function listComments(c: ApiContext, ticket: DeskTicket): Response {
  const include = includesOf(c);
  return respondPage(c, {
    key: 'comments',
    items: inOrder(c, ticket.comments),
    keyOf: (comment) => String(comment.id),
    jsonOf: commentJson,
    beside: (page) => (include.includes('users') ? { users: authorsOf(c, page) } : {}),
  });
}

/** Oldest first, or the other way round where asked. */
function inOrder<Item>(c: ApiContext, items: readonly Item[]): readonly Item[] {
  const order = c.req.query('sort') ?? c.req.query('sort_order') ?? 'created_at';
  return order === '-created_at' || order === 'desc' ? [...items].reverse() : items;
}

function authorsOf(c: ApiContext, comments: readonly DeskComment[]): unknown[] {
  const ids = [...new Set(comments.map((comment) => comment.authorId))];
  return ids
    .map((id) => c.var.world.tickets.person(id))
    .filter((person) => person !== undefined)
    .map(userJson);
}

function listAudits(c: ApiContext, ticket: DeskTicket): Response {
  return respondPage(c, {
    key: 'audits',
    items: inOrder(c, ticket.audits),
    keyOf: (audit) => String(audit.id),
    jsonOf: (audit) => auditJson(ticket, audit),
  });
}

/** @see https://developer.zendesk.com/documentation/ticketing/reference-guides/conversation-log-events-reference, read 2026-08 */
function listConversation(c: ApiContext, ticket: DeskTicket): Response {
  const page = respondPage(c, {
    key: 'events',
    items: ticket.comments,
    keyOf: (comment) => String(comment.id),
    jsonOf: (comment) => conversationEvent(c, ticket, comment),
  });
  return page;
}

function conversationEvent(c: ApiContext, ticket: DeskTicket, comment: DeskComment): Record<string, unknown> {
  const author = c.var.world.tickets.person(comment.authorId);
  const isMessage = isMessaging(ticket) && comment.public;
  return {
    id: String(comment.id),
    type: isMessage ? 'Messaging::ConversationMessage' : 'Comment',
    reference: `zen:ticket_event:${comment.id}`,
    created_at: comment.createdAt,
    attachments: comment.attachments.map((file) => ({ id: file.id, file_name: file.name })),
    author: {
      type: author === undefined || author.role === 'end-user' ? 'user' : 'agent',
      'zen:support:user_id': comment.authorId,
      display_name: author?.name ?? null,
    },
    content: isMessage
      ? { type: 'text', text: comment.plain }
      : { type: 'html', body: comment.html, is_public: comment.public },
    metadata: { system: {}, custom: {} },
  };
}

function applyMacro(c: ApiContext, ticket: DeskTicket): Response {
  const requester = c.var.world.tickets.person(ticket.requesterId);
  const firstName = requester?.name.split(' ')[0] ?? '';
  const changes = macroChanges(idOf(c, 'macro'), ticket, firstName);
  return changes ? ok({ result: { ticket: changes } }) : respond(notFound());
}
