/** The `ticket`, `comment` and `currentUser` objects of the Support apps API. */

import { plainOf } from '../../html.ts';
import type { Person } from '../../people.ts';
import type { DeskComment } from '../../ticket-store.ts';
import { type DeskState, propertiesOf, type Tab, ticketOf, userOf } from '../state.ts';

/** @see https://developer.zendesk.com/api-reference/apps/apps-support-api/ticket_sidebar/, read 2026-08 */
export function ticketObject(state: DeskState, tab: Tab): Record<string, unknown> {
  const ticket = ticketOf(state, tab);
  const properties = propertiesOf(state, tab);
  const requester = state.view.people.find(({ id }) => id === properties.requesterId);
  return {
    id: ticket?.id,
    isNew: ticket === undefined,
    subject: properties.subject,
    description: ticket?.comments[0]?.plain ?? '',
    status: properties.status,
    statusCategory: properties.status,
    priority: properties.priority ?? '-',
    type: properties.type ?? 'ticket',
    tags: [...properties.tags],
    brand: { id: 7101, name: ticket?.brand ?? 'Green Hollow', subdomain: state.view.subdomain },
    form: { id: 6101 },
    assignee: assigneeObject(state, properties.assigneeId, properties.groupId),
    requester: requester ? personObject(requester) : { email: tab.newEmail || null },
    organization: null,
    collaborators: properties.ccIds.flatMap((id) => {
      const person = state.view.people.find((candidate) => candidate.id === id);
      return person ? [{ id, email: person.email, name: person.name, role: 'end-user' }] : [];
    }),
    externalId: properties.externalId,
    via: { channel: ticket?.channel ?? 'web' },
    channel: channelObject(ticket?.channel ?? 'web'),
    createdAt: ticket?.createdAt,
    updatedAt: ticket?.updatedAt,
    viewers: [],
    postSaveAction: 'stay_on_ticket',
    comment: commentObject(tab),
    comments: (ticket?.comments ?? []).map((comment) => commentEntry(state, comment)),
    conversation: (ticket?.comments ?? []).map((comment) => conversationEntry(state, comment)),
  };
}

function channelObject(channel: string): Record<string, unknown> {
  const isLive = channel === 'native_messaging' || channel === 'chat';
  return { name: channel, sessionBased: isLive, sessionActive: isLive };
}

function assigneeObject(state: DeskState, userId: number | null, groupId: number | null) {
  const user = state.view.people.find(({ id }) => id === userId);
  const group = state.view.groups.find(({ id }) => id === groupId);
  return { user: user ? personObject(user) : null, group: group ?? null };
}

/** `comment` as an app sees it: rich text is HTML. */
export function commentObject(tab: Tab): Record<string, unknown> {
  return {
    text: tab.composer.html,
    type: tab.composer.type,
    attachments: [],
    useRichText: true,
  };
}

/** A person as the apps API shows them. */
export function personObject(person: Person): Record<string, unknown> {
  const emails = [person.email, ...person.otherEmails].filter((email) => email !== null);
  return {
    id: person.id,
    name: person.name,
    email: person.email,
    locale: person.locale,
    role: roleOf(person),
    externalId: null,
    details: '',
    notes: '',
    signature: null,
    timeZone: { name: person.timeZone, ianaName: person.timeZone },
    tags: [...person.tags],
    groups: person.groupIds.map((id) => ({ id })),
    identities: emails.map((address, index) => ({
      id: person.id * 10 + index,
      type: 'email',
      value: address,
      verified: true,
      primary: index === 0,
      userId: person.id,
    })),
    organizations: [],
  };
}

/** The signed-in agent; the locale is the desk's where somebody switched it. */
export function currentUserObject(state: DeskState): Record<string, unknown> {
  const user = userOf(state);
  const groups = state.view.groups.filter(({ id }) => user.groupIds.includes(id));
  return { ...personObject(user), locale: state.locale || user.locale, groups };
}

// Roles of people who are neither plain agents nor admins show as the id of their custom role.
const CUSTOM_ROLES: Readonly<Record<string, string>> = { 'light-agent': '8101', supervisor: '8102' };

const roleOf = (person: Person): string => CUSTOM_ROLES[person.role] ?? person.role;

function commentEntry(state: DeskState, comment: DeskComment): Record<string, unknown> {
  const images = comment.attachments.filter(({ type }) => type.startsWith('image/'));
  const files = comment.attachments.filter(({ type }) => !type.startsWith('image/'));
  return {
    id: comment.id,
    value: comment.html,
    author: authorObject(state, comment),
    via: { channel: comment.channel },
    imageAttachments: images.map(attachmentEntry),
    nonImageAttachments: files.map(attachmentEntry),
  };
}

function attachmentEntry(file: { id: number; name: string; type: string }): Record<string, unknown> {
  return { filename: file.name, contentType: file.type, contentUrl: `/attachments/${file.id}` };
}

/** One entry of `ticket.conversation`; mail is HTML, live messages are plain text, and there is no id. */
function conversationEntry(state: DeskState, comment: DeskComment): Record<string, unknown> {
  const isLive = comment.channel === 'native_messaging' || comment.channel === 'chat';
  return {
    attachments: comment.attachments.map(attachmentEntry),
    author: authorObject(state, comment),
    channel: { name: comment.channel },
    message: {
      content: isLive ? plainOf(comment.html) : comment.html,
      contentType: isLive ? 'text/plain' : 'text/html',
    },
    timestamp: comment.createdAt,
  };
}

function authorObject(state: DeskState, comment: DeskComment): Record<string, unknown> {
  const author = state.view.people.find(({ id }) => id === comment.authorId);
  if (!author) return { id: null, avatar: null, name: 'System', role: 'system' };
  const role = author.role === 'end-user' || author.role === 'admin' ? author.role : 'agent';
  return { id: author.id, avatar: null, name: author.name, email: author.email, role };
}
