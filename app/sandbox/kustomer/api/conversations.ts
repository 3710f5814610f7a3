import { Hono } from 'hono';
import { isObject } from '../../../lib/json.ts';
import type { Person } from '../../people.ts';
import type { DeskComment, DeskTicket, FieldValue, TicketProperties } from '../../ticket-store.ts';
import { mayEditTickets } from '../../zendesk/api.ts';
import { numberOf } from '../ids.ts';
import { attachmentJson, CUSTOM_NAMES, conversationJson, messageJson, noteJson } from '../record-json.ts';
import {
  type ApiContext,
  type ApiEnv,
  forbidden,
  notFound,
  ok,
  okPage,
  readObject,
  readTexts,
  refuse,
  refuseAt,
} from './answer.ts';

/** Conversations with their messages, notes, tags and attachments. */
export function conversationRoutes(): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>();
  const path = '/conversations/:id';
  routes.get(path, (c) =>
    (c.req.param('id') ?? '').includes(',')
      ? listConversations(c)
      : withTicket(c, (ticket) => okConversation(c, ticket)),
  );
  routes.put(path, (c) => writable(c, (ticket) => updateConversation(c, ticket)));
  routes.get(`${path}/messages`, (c) => withTicket(c, (ticket) => listMessages(c, ticket)));
  routes.get(`${path}/notes`, (c) => withTicket(c, (ticket) => listNotes(c, ticket)));
  routes.post(`${path}/notes`, (c) => withTicket(c, (ticket) => createNote(c, ticket)));
  routes.get(`${path}/attachments`, (c) =>
    withTicket(c, (ticket) =>
      okPage(
        c,
        ticket.comments.flatMap(({ attachments }) => attachments),
        attachmentJson,
      ),
    ),
  );
  routes.post(`${path}/tags`, (c) => writable(c, (ticket) => changeTags(c, ticket, 'add')));
  routes.delete(`${path}/tags`, (c) => writable(c, (ticket) => changeTags(c, ticket, 'remove')));
  return routes;
}

type MaybeLater = Response | Promise<Response>;

function withTicket(c: ApiContext, then: (ticket: DeskTicket) => MaybeLater): MaybeLater {
  const ticket = c.var.world.tickets.ticket(numberOf('conversation', c.req.param('id')));
  return ticket ? then(ticket) : notFound();
}

function writable(c: ApiContext, then: (ticket: DeskTicket) => MaybeLater): MaybeLater {
  return withTicket(c, (ticket) => {
    if (!mayEditTickets(c.var.user)) return forbidden();
    return ticket.status === 'closed'
      ? refuse(400, 'bad_request', 'the conversation is locked')
      : then(ticket);
  });
}

const peopleOf = (c: ApiContext): readonly Person[] => c.var.world.tickets.people();

const okConversation = (c: ApiContext, ticket: DeskTicket): Response =>
  ok(conversationJson(c.var.org, ticket, peopleOf(c)));

/** Ids divided by commas give a list; those that are not there are left out. */
function listConversations(c: ApiContext): Response {
  const found = (c.req.param('id') ?? '')
    .split(',')
    .flatMap((id) => c.var.world.tickets.ticket(numberOf('conversation', id)) ?? []);
  return okPage(c, found, (ticket) => conversationJson(c.var.org, ticket, peopleOf(c)));
}

/** The API promises no order; newest first is what its own desk shows. */
function listMessages(c: ApiContext, ticket: DeskTicket): Response {
  const messages = ticket.comments.filter((comment) => comment.public).toReversed();
  return okPage(c, messages, (comment) =>
    messageJson(ticket, comment, { people: peopleOf(c), externalId: externalIdOf(ticket, comment) }),
  );
}

function listNotes(c: ApiContext, ticket: DeskTicket): Response {
  const notes = ticket.comments.filter((comment) => !comment.public).toReversed();
  return okPage(c, notes, (comment) => noteJson(ticket, comment, externalIdOf(ticket, comment)));
}

function externalIdOf(ticket: DeskTicket, comment: DeskComment): string {
  const metadata = ticket.audits.find(({ id }) => id === comment.auditId)?.metadata ?? {};
  return typeof metadata['externalId'] === 'string' ? metadata['externalId'] : '';
}

async function createNote(c: ApiContext, ticket: DeskTicket): Promise<Response> {
  const { body, externalId } = await readObject(c);
  if (typeof body !== 'string' || body.trim() === '')
    return refuseAt(400, 'bad_request', { detail: 'body is required', pointer: '/body' });
  const { ticket: after } = c.var.world.tickets.update(ticket.id, {
    actorId: c.var.user.id,
    changes: {},
    comment: { authorId: c.var.user.id, public: false, text: body },
    metadata: typeof externalId === 'string' ? { externalId } : {},
  });
  c.var.world.live.changed();
  const note = after.comments.at(-1);
  return note ? ok(noteJson(after, note, externalIdOf(after, note)), 201) : notFound();
}

async function changeTags(c: ApiContext, ticket: DeskTicket, what: 'add' | 'remove'): Promise<Response> {
  const names = (await readTexts(c)).map((tag) => c.var.org.tags().find(({ id }) => id === tag)?.name ?? tag);
  const tags =
    what === 'add'
      ? [...new Set([...ticket.tags, ...names])]
      : ticket.tags.filter((tag) => !names.includes(tag));
  return updated(c, ticket, { tags });
}

function updated(c: ApiContext, ticket: DeskTicket, changes: Partial<TicketProperties>): Response {
  const { ticket: after } = c.var.world.tickets.update(ticket.id, { actorId: c.var.user.id, changes });
  c.var.world.live.changed();
  return okConversation(c, after);
}

async function updateConversation(c: ApiContext, ticket: DeskTicket): Promise<Response> {
  const input = await readObject(c);
  if (typeof input['rev'] === 'number' && input['rev'] !== ticket.audits.length)
    return refuse(409, 'conflict', 'the conversation was changed meanwhile');
  const status = statusIn(input);
  if (status === 'invalid')
    return refuseAt(400, 'bad_request', { detail: 'status is invalid', pointer: '/status' });
  const team = Array.isArray(input['assignedTeams'])
    ? numberOf('team', String(input['assignedTeams'][0]))
    : undefined;
  return updated(c, ticket, {
    ...(status === undefined ? {} : { status, dueAt: snoozeTime(input) }),
    ...(typeof input['name'] === 'string' ? { subject: input['name'] } : {}),
    ...(team === undefined ? {} : { groupId: Number.isNaN(team) ? null : team, assigneeId: null }),
    ...(isObject(input['custom']) ? { fields: fieldsAfter(ticket, input['custom']) } : {}),
  });
}

/** Laying a conversation aside needs a time. */
function statusIn({
  status,
  snooze,
}: Record<string, unknown>): TicketProperties['status'] | 'invalid' | undefined {
  if (status === undefined) return undefined;
  if (status === 'open') return 'open';
  if (status === 'done') return 'solved';
  const hasTime = isObject(snooze) && !Number.isNaN(Date.parse(String(snooze['time'])));
  return status === 'snoozed' && hasTime ? 'pending' : 'invalid';
}

const snoozeTime = ({ snooze }: Record<string, unknown>): string | null =>
  isObject(snooze) && typeof snooze['time'] === 'string' ? snooze['time'] : null;

function fieldsAfter(
  ticket: DeskTicket,
  custom: Record<string, unknown>,
): Readonly<Record<string, FieldValue>> {
  const known = Object.entries(CUSTOM_NAMES).filter(([, name]) => custom[name] !== undefined);
  const changes = known.map(([id, name]): [string, FieldValue] => {
    const value = custom[name];
    return [
      id,
      typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null,
    ];
  });
  return { ...ticket.fields, ...Object.fromEntries(changes) };
}
