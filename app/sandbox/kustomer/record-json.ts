/** Conversations, messages, notes and people in the words of Kustomer's API. */
import { GROUPS, type Group, type MACROS, ORDER_FIELD, type Person, REASON_FIELD } from '../people.ts';
import type { DeskComment, DeskTicket, TicketStatus } from '../ticket-store.ts';
import type { Draft } from './drafts.ts';
import { hexId, ORG_ID } from './ids.ts';
import type { KObject } from './klasses.ts';
import type { Org } from './org.ts';

const relation = (type: string, id: string) => ({ data: { type, id } });

const orgRelation = { org: relation('org', ORG_ID) };

const milliseconds = (iso: string): string => new Date(iso).toISOString();

/** A ticket's status in Kustomer's words. */
export const STATUSES: Readonly<Record<TicketStatus, 'open' | 'snoozed' | 'done'>> = {
  new: 'open',
  open: 'open',
  pending: 'snoozed',
  hold: 'snoozed',
  solved: 'done',
  closed: 'done',
};

/** The team's own ticket fields as custom attributes. */
export const CUSTOM_NAMES: Readonly<Record<string, string>> = {
  [String(ORDER_FIELD)]: 'orderNumberStr',
  [String(REASON_FIELD)]: 'reasonStr',
  '4103': 'giftOrderBool',
};

/** The channel of a ticket in Kustomer's words. */
export const channelOf = (ticket: Pick<DeskTicket, 'channel'>): 'email' | 'chat' =>
  ticket.channel === 'email' || ticket.channel === 'web' ? 'email' : 'chat';

/** A conversation. @see https://developer.kustomer.com/docs/concepts/conversations-and-messages, read 2026-08 */
export function conversationJson(
  org: Org,
  ticket: DeskTicket,
  people: readonly Person[],
): Record<string, unknown> {
  const messages = ticket.comments.filter((comment) => comment.public);
  const last = messages.findLast((comment) => isInbound(comment, people));
  const custom = Object.entries(ticket.fields).flatMap(([id, value]) =>
    CUSTOM_NAMES[id] === undefined || value === null ? [] : [[CUSTOM_NAMES[id], value]],
  );
  return {
    type: 'conversation',
    id: hexId('conversation', ticket.id),
    attributes: {
      name: ticket.subject,
      channels: [channelOf(ticket)],
      status: STATUSES[ticket.status],
      ...(STATUSES[ticket.status] === 'snoozed' && ticket.dueAt
        ? { snooze: { status: 'scheduled', time: ticket.dueAt } }
        : {}),
      messageCount: messages.length,
      noteCount: ticket.comments.length - messages.length,
      ...satisfactionOf(ticket),
      tags: ticket.tags.map(org.tagId),
      assignedUsers: ticket.assigneeId === null ? [] : [hexId('user', ticket.assigneeId)],
      assignedTeams: ticket.groupId === null ? [] : [hexId('team', ticket.groupId)],
      priority: 3,
      direction: 'in',
      preview: messages.at(-1)?.plain.slice(0, 120) ?? '',
      custom: Object.fromEntries(custom),
      rev: ticket.audits.length,
      ...(last
        ? {
            lastMessageIn: {
              id: hexId('message', last.id),
              channel: channelOf(ticket),
              sentAt: milliseconds(last.createdAt),
            },
          }
        : {}),
      createdAt: milliseconds(ticket.createdAt),
      updatedAt: milliseconds(ticket.updatedAt),
    },
    relationships: { ...orgRelation, customer: relation('customer', hexId('customer', ticket.requesterId)) },
    links: { self: `/v1/conversations/${hexId('conversation', ticket.id)}` },
  };
}

const isInbound = (comment: DeskComment, people: readonly Person[]): boolean =>
  people.find(({ id }) => id === comment.authorId)?.role === 'end-user';

/** Kustomer gives no more of a message than this, in characters. */
export const PREVIEW_LENGTH_MAX = 2_000;

const SUPPORT_ADDRESS = 'support@greenhollow.example.com';

/** What a customer said: nothing, or the answer to a survey that was sent when the conversation was done. */
function satisfactionOf({ rating, status }: DeskTicket): Record<string, unknown> {
  const unanswered = { sentByTeams: [], answers: [] };
  if (rating !== null)
    return { satisfaction: rating, satisfactionLevel: { ...unanswered, status: 'completed', rating } };
  const isSent = status === 'solved' || status === 'closed';
  return { satisfaction: 0, satisfactionLevel: { ...unanswered, ...(isSent ? { status: 'sent' } : {}) } };
}

/** A message. Who sent a reply is not in the API's description and not here. */
export function messageJson(
  ticket: DeskTicket,
  comment: DeskComment,
  { people, externalId }: { people: readonly Person[]; externalId: string },
): Record<string, unknown> {
  const author = people.find(({ id }) => id === comment.authorId);
  const isIn = author?.role === 'end-user';
  const channel = channelOf(ticket);
  const requester = people.find(({ id }) => id === ticket.requesterId);
  const theirs = (isIn ? author?.email : requester?.email) ?? '';
  const isCut = comment.plain.length > PREVIEW_LENGTH_MAX;
  const meta =
    channel === 'email'
      ? {
          from: isIn ? theirs : SUPPORT_ADDRESS,
          to: [{ email: isIn ? SUPPORT_ADDRESS : theirs }],
          subject: ticket.subject,
        }
      : {};
  return {
    type: 'message',
    id: hexId('message', comment.id),
    attributes: {
      externalId,
      channel,
      app: channel === 'email' ? 'postmark' : 'chat',
      size: comment.plain.length,
      direction: isIn ? 'in' : 'out',
      preview: isCut ? `${comment.plain.slice(0, PREVIEW_LENGTH_MAX)}…` : comment.plain,
      subject: ticket.subject,
      meta,
      status: isIn ? 'received' : 'sent',
      auto: false,
      sentAt: milliseconds(comment.createdAt),
      createdAt: milliseconds(comment.createdAt),
      updatedAt: milliseconds(comment.createdAt),
    },
    relationships: {
      ...orgRelation,
      customer: relation('customer', hexId('customer', ticket.requesterId)),
      conversation: relation('conversation', hexId('conversation', ticket.id)),
      ...(isIn ? {} : { createdBy: relation('user', hexId('user', comment.authorId)) }),
      ...(comment.attachments.length === 0
        ? {}
        : {
            attachments: {
              data: comment.attachments.map(({ id }) => ({
                type: 'attachment',
                id: hexId('attachment', id),
              })),
            },
          }),
    },
  };
}

/** A note. */
export function noteJson(
  ticket: DeskTicket,
  comment: DeskComment,
  externalId: string,
): Record<string, unknown> {
  return {
    type: 'note',
    id: hexId('note', comment.id),
    attributes: {
      body: comment.plain,
      ...(externalId === '' ? {} : { externalId }),
      createdAt: milliseconds(comment.createdAt),
      updatedAt: milliseconds(comment.createdAt),
    },
    relationships: {
      ...orgRelation,
      conversation: relation('conversation', hexId('conversation', ticket.id)),
      createdBy: relation('user', hexId('user', comment.authorId)),
    },
  };
}

/** An attachment's record; its file does not exist. */
export const attachmentJson = (file: DeskComment['attachments'][number]): Record<string, unknown> => ({
  type: 'attachment',
  id: hexId('attachment', file.id),
  attributes: { name: file.name, contentType: file.type, contentLength: 184_320 },
});

/** A customer. */
export function customerJson(person: Person): Record<string, unknown> {
  const emails = [...(person.email === null ? [] : [person.email]), ...person.otherEmails];
  return {
    type: 'customer',
    id: hexId('customer', person.id),
    attributes: {
      name: person.name,
      displayName: person.name,
      emails: emails.map((email, index) => ({ type: index === 0 ? 'home' : 'other', email, verified: true })),
      phones: person.phone === null ? [] : [{ type: 'mobile', phone: person.phone }],
      locale: person.locale.replace('-', '_').toLowerCase(),
      custom: person.tags.includes('vip') ? { tierStr: 'VIP' } : {},
      createdAt: '2026-01-05T09:00:00.000Z',
      updatedAt: '2026-08-01T09:00:00.000Z',
    },
    relationships: orgRelation,
  };
}

/** A user. */
export const userJson = (person: Person): Record<string, unknown> => ({
  type: 'user',
  id: hexId('user', person.id),
  attributes: {
    name: person.name,
    displayName: person.name,
    email: person.email,
    userType: 'user',
    roles: ['org.permission.conversation.read', 'org.permission.kobject.read'],
    roleGroups: [hexId('role-group', ROLE_GROUPS.indexOf(roleGroupOf(person)) + 1)],
  },
  relationships: orgRelation,
});

/** Permission sets. */
export const ROLE_GROUPS = ['Agent', 'Limited', 'Supervisor', 'Administrator'] as const;

/** The permission set of a person. */
export function roleGroupOf(person: Person): (typeof ROLE_GROUPS)[number] {
  if (person.role === 'admin') return 'Administrator';
  if (person.role === 'supervisor') return 'Supervisor';
  return person.role === 'light-agent' ? 'Limited' : 'Agent';
}

/** A permission set's record. */
export const roleGroupJson = (name: (typeof ROLE_GROUPS)[number]): Record<string, unknown> => ({
  type: 'role-group',
  id: hexId('role-group', ROLE_GROUPS.indexOf(name) + 1),
  attributes: { name, roles: [] },
});

/** A team. */
export const teamJson = (group: Group, members: readonly Person[]): Record<string, unknown> => ({
  type: 'team',
  id: hexId('team', group.id),
  attributes: { name: group.name, members: members.map(({ id }) => hexId('user', id)) },
});

/** The teams. */
export const TEAMS = GROUPS;

/** A shortcut, made of a macro: its text, and what else it changes. */
export const shortcutJson = (macro: (typeof MACROS)[number]): Record<string, unknown> => ({
  type: 'shortcut',
  id: hexId('shortcut', macro.id),
  attributes: {
    name: macro.title,
    draft: {
      text: (macro.actions.find(({ field }) => field === 'comment_value')?.value ?? '').replaceAll(
        '{{ticket.requester.first_name}}',
        '{{customer.firstName}}',
      ),
    },
  },
});

/** A draft. */
export const draftJson = (draft: Draft): Record<string, unknown> => ({
  type: 'draft',
  id: draft.id,
  attributes: {
    channel: draft.channel,
    body: draft.body,
    status: draft.sendAt === null ? 'created' : 'scheduled',
    ...(draft.sendAt === null ? {} : { sendAt: draft.sendAt }),
    createdAt: draft.createdAt,
    updatedAt: draft.updatedAt,
    modifiedAt: draft.updatedAt,
  },
  relationships: {
    ...orgRelation,
    customer: relation('customer', hexId('customer', draft.customerId)),
    conversation: relation('conversation', hexId('conversation', draft.ticketId)),
    createdBy: relation('user', hexId('user', draft.createdBy)),
    modifiedBy: relation('user', hexId('user', draft.createdBy)),
  },
});

/** A KObject; a list shows where its data lies in place of the data. */
export const kobjectJson = (object: KObject, isListed: boolean): Record<string, unknown> => ({
  type: `kobject.${object.klass}`,
  id: object.id,
  attributes: {
    title: object.title,
    externalId: object.externalId,
    custom: object.custom,
    ...(isListed ? { s3DataUrl: `https://data.example.com/${object.id}` } : { data: object.data }),
    rev: object.rev,
    createdAt: object.createdAt,
    updatedAt: object.updatedAt,
    modifiedAt: object.updatedAt,
  },
  relationships: {
    ...orgRelation,
    klass: relation('klass', hexId('klass', 1)),
    createdBy: relation('user', hexId('user', object.createdBy)),
    modifiedBy: relation('user', hexId('user', object.modifiedBy)),
  },
});
