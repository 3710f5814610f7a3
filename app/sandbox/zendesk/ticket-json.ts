/** Tickets, comments, audits and people in the words of Zendesk's REST API. */
import type { Person } from '../people.ts';
import { TICKET_FIELDS } from '../people.ts';
import type { DeskAttachment, DeskAudit, DeskAuditEvent, DeskComment, DeskTicket } from '../ticket-store.ts';

/** A ticket. @see https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/, read 2026-08 */
export function ticketJson(ticket: DeskTicket): Record<string, unknown> {
  const fields = TICKET_FIELDS.map(({ id }) => ({ id, value: ticket.fields[String(id)] ?? null }));
  return {
    id: ticket.id,
    url: `/api/v2/tickets/${ticket.id}.json`,
    external_id: ticket.externalId,
    via: { channel: ticket.channel, source: { from: {}, to: {}, rel: null } },
    created_at: ticket.createdAt,
    updated_at: ticket.updatedAt,
    generated_timestamp: Math.floor(Date.parse(ticket.updatedAt) / 1000),
    type: ticket.type,
    subject: ticket.subject,
    raw_subject: ticket.subject,
    description: ticket.comments[0]?.plain ?? '',
    priority: ticket.priority,
    status: ticket.status,
    recipient: ticket.channel === 'email' ? 'support@greenhollow.example.com' : null,
    requester_id: ticket.requesterId,
    submitter_id: ticket.requesterId,
    assignee_id: ticket.assigneeId,
    organization_id: null,
    group_id: ticket.groupId,
    collaborator_ids: ticket.ccIds,
    follower_ids: [],
    email_cc_ids: ticket.ccIds,
    problem_id: null,
    has_incidents: false,
    is_public: ticket.comments.some((comment) => comment.public),
    due_at: ticket.type === 'task' ? ticket.dueAt : null,
    tags: ticket.tags,
    satisfaction_rating: satisfactionOf(ticket),
    custom_fields: fields,
    fields,
    custom_status_id: null,
    ticket_form_id: 6101,
    brand_id: 7101,
    allow_channelback: false,
    allow_attachments: true,
    from_messaging_channel: isMessaging(ticket),
  };
}

/** Four and five of five are good; the survey is offered when a ticket is solved. */
function satisfactionOf({ id, rating, status }: DeskTicket): Record<string, unknown> {
  if (rating !== null) return { id: 9_000_000 + id, score: rating >= 4 ? 'good' : 'bad', comment: null };
  return { score: status === 'solved' || status === 'closed' ? 'offered' : 'unoffered' };
}

/** Whether the ticket is a live conversation rather than mail. */
export const isMessaging = (ticket: Pick<DeskTicket, 'channel'>): boolean =>
  ticket.channel === 'native_messaging' || ticket.channel === 'chat';

/** A comment. @see https://developer.zendesk.com/api-reference/ticketing/tickets/ticket_comments/, read 2026-08 */
export function commentJson(comment: DeskComment): Record<string, unknown> {
  return {
    id: comment.id,
    type: 'Comment',
    author_id: comment.authorId,
    body: comment.plain,
    html_body: `<div class="zd-comment" dir="auto">${comment.html}</div>`,
    plain_body: comment.plain,
    public: comment.public,
    attachments: comment.attachments.map(attachmentJson),
    audit_id: comment.auditId,
    via: { channel: comment.channel === 'internal' ? 'web' : comment.channel, source: { rel: null } },
    created_at: comment.createdAt,
    metadata: { system: {}, custom: {} },
  };
}

/** An attachment; its file does not exist. */
export function attachmentJson(attachment: DeskAttachment): Record<string, unknown> {
  return {
    id: attachment.id,
    file_name: attachment.name,
    content_type: attachment.type,
    content_url: `/attachments/${attachment.id}/${encodeURIComponent(attachment.name)}`,
    size: 184_320,
    inline: false,
    deleted: false,
  };
}

/** An audit. @see https://developer.zendesk.com/api-reference/ticketing/tickets/ticket_audits/, read 2026-08 */
export function auditJson(ticket: DeskTicket, audit: DeskAudit): Record<string, unknown> {
  return {
    id: audit.id,
    ticket_id: ticket.id,
    created_at: audit.createdAt,
    author_id: audit.authorId,
    metadata: { system: {}, custom: audit.metadata },
    via: { channel: 'web', source: {} },
    events: audit.events.map((event) => auditEventJson(ticket, event)),
  };
}

const FIELD_NAMES: Readonly<Record<string, string>> = {
  assigneeId: 'assignee_id',
  groupId: 'group_id',
  externalId: 'external_id',
  requesterId: 'requester_id',
  ccIds: 'email_ccs',
  fields: 'custom_fields',
};

function auditEventJson(ticket: DeskTicket, event: DeskAuditEvent): Record<string, unknown> {
  if (event.type === 'Comment') {
    const comment = ticket.comments.find(({ id }) => id === event.id);
    return comment ? commentJson(comment) : { id: event.id, type: 'Comment' };
  }
  return {
    id: event.id,
    type: event.type,
    field_name: FIELD_NAMES[event.field] ?? event.field,
    value: event.value,
    previous_value: event.previous,
  };
}

/** A person's role in Zendesk's three words; light agents and supervisors are agents with a role of their own. */
export const zendeskRole = (person: Person): 'end-user' | 'agent' | 'admin' =>
  person.role === 'end-user' || person.role === 'admin' ? person.role : 'agent';

const ROLE_TYPES: Readonly<Record<string, number>> = { agent: 0, 'light-agent': 1, supervisor: 0, admin: 4 };
const CUSTOM_ROLES: Readonly<Record<string, number>> = { 'light-agent': 8101, supervisor: 8102, agent: 8103 };

/** A person. @see https://developer.zendesk.com/api-reference/ticketing/users/users/, read 2026-08 */
export function userJson(person: Person): Record<string, unknown> {
  return {
    id: person.id,
    url: `/api/v2/users/${person.id}.json`,
    name: person.name,
    email: person.email,
    phone: person.phone,
    role: zendeskRole(person),
    role_type: ROLE_TYPES[person.role] ?? null,
    custom_role_id: CUSTOM_ROLES[person.role] ?? null,
    locale: person.locale,
    time_zone: person.timeZone,
    iana_time_zone: person.timeZone,
    active: true,
    verified: true,
    suspended: false,
    default_group_id: person.groupIds[0] ?? null,
    organization_id: null,
    external_id: null,
    tags: person.tags,
    user_fields: person.fields,
    only_private_comments: person.role === 'light-agent',
    ticket_restriction: person.role === 'end-user' ? 'requested' : null,
    photo: null,
  };
}
