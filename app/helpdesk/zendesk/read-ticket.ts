/** Reads the open ticket: what the page knows of it through the framework, its comments through the REST API. */
import { isObject } from '../../lib/json.ts';
import type { Attachment, Author, Comment, Requester, Ticket } from '../../ticket/ticket.ts';
import { askZendesk, type Clock, type ZafClient } from './client.ts';

/** Longer conversations are read page by page up to this many comments, newest kept. */
const PAGES_MAX = 5;
const PAGE_SIZE = 100;

const PATHS = [
  'ticket.id',
  'ticket.subject',
  'ticket.status',
  'ticket.tags',
  'ticket.brand',
  'ticket.createdAt',
  'ticket.via',
  'ticket.requester',
  'ticket.isNew',
  'ticketFields',
];

/** The open ticket; null where it is not saved yet. `begun` hears its id first. Throws where it cannot be read. */
export async function readZendeskTicket(
  client: ZafClient,
  clock: Clock,
  begun?: (id: string) => void,
): Promise<Ticket | null> {
  const got = await client.get(PATHS);
  const id = got['ticket.id'];
  if (got['ticket.isNew'] === true || id === undefined || id === null) return null;
  begun?.(String(id));
  const requester = requesterOf(got['ticket.requester']);
  const [comments, fields] = await Promise.all([
    readComments(client, { id: String(id), requester: requester.id }, clock),
    readFields(client, got['ticketFields']),
  ]);
  return {
    id: String(id),
    helpdesk: 'zendesk',
    subject: text(got['ticket.subject']),
    status: text(got['ticket.status']),
    channel: isObject(got['ticket.via']) ? text(got['ticket.via']['channel']) : '',
    brand: isObject(got['ticket.brand']) ? text(got['ticket.brand']['name']) : '',
    createdAt: text(got['ticket.createdAt']) || (comments[0]?.createdAt ?? ''),
    tags: list(got['ticket.tags']).map(String),
    fields,
    requester,
    comments,
  };
}

/**
 * Any ticket by its id, as the REST API tells it, with its custom fields under the same names as on the open ticket; null
 * where there is none. Throws where it cannot be read.
 */
export async function readZendeskTicketById(
  client: ZafClient,
  id: string,
  clock: Clock,
): Promise<Ticket | null> {
  const path = `/api/v2/tickets/${encodeURIComponent(id)}`;
  const reply = await askZendesk(client, { method: 'GET', path: `${path}?include=users,brands` }, clock);
  if (reply.status === 'lost') throw new Error(`the ticket cannot be read: ${reply.reason}`);
  if (reply.httpStatus === 404) return null;
  if (reply.httpStatus >= 400 || !isObject(reply.body) || !isObject(reply.body['ticket']))
    throw new Error(`the ticket cannot be read (${reply.httpStatus})`);
  const ticket = reply.body['ticket'];
  const requesterId = text(ticket['requester_id']);
  const person = list(reply.body['users'])
    .filter(isObject)
    .find((user) => text(user['id']) === requesterId);
  const [comments, identities, titles] = await Promise.all([
    readComments(client, { id, requester: requesterId }, clock),
    readIdentities(client, requesterId, clock),
    readFieldTitles(client, clock),
  ]);
  const brand = list(reply.body['brands'])
    .filter(isObject)
    .find((each) => text(each['id']) === text(ticket['brand_id']));
  return {
    id: text(ticket['id']),
    helpdesk: 'zendesk',
    subject: text(ticket['subject']),
    status: text(ticket['status']),
    channel: isObject(ticket['via']) ? text(ticket['via']['channel']) : '',
    brand: text(brand?.['name']),
    createdAt: text(ticket['created_at']) || (comments[0]?.createdAt ?? ''),
    tags: list(ticket['tags']).map(String),
    fields: customFields(ticket['custom_fields'], titles),
    requester: requesterOf({ ...person, id: requesterId, identities }),
    comments,
  };
}

/** The requester's addresses; none where they cannot be read, since the first stands with the person. */
async function readIdentities(client: ZafClient, requester: string, clock: Clock): Promise<unknown[]> {
  const path = `/api/v2/users/${encodeURIComponent(requester)}/identities?page[size]=${PAGE_SIZE}`;
  const reply = await askZendesk(client, { method: 'GET', path }, clock);
  return reply.status === 'answered' && reply.httpStatus < 400 && isObject(reply.body)
    ? list(reply.body['identities'])
    : [];
}

/** What agents call the account's custom fields, by id; empty where they cannot be read. */
export async function readFieldTitles(client: ZafClient, clock: Clock): Promise<ReadonlyMap<string, string>> {
  const path = `/api/v2/ticket_fields?page[size]=${PAGE_SIZE}`;
  const reply = await askZendesk(client, { method: 'GET', path }, clock);
  const fields = reply.status === 'answered' && isObject(reply.body) ? list(reply.body['ticket_fields']) : [];
  return new Map(fields.filter(isObject).map((field) => [text(field['id']), text(field['title'])]));
}

/** Custom fields that hold single values, by their titles. */
export function customFields(fields: unknown, titles: ReadonlyMap<string, string>): Ticket['fields'] {
  const known = list(fields)
    .filter(isObject)
    .flatMap((field) => {
      const value = field['value'];
      const id = text(field['id']);
      const plain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
      return plain && value !== '' ? [[titles.get(id) || `custom_field_${id}`, value] as const] : [];
    });
  return Object.fromEntries(known);
}

const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

function requesterOf(value: unknown): Requester {
  const person = isObject(value) ? value : {};
  const identities = list(person['identities']).filter(isObject);
  const mails = identities
    .filter((each) => each['type'] === 'email' && each['verified'] !== false)
    .map((each) => text(each['value']));
  const email = text(person['email']) || null;
  return {
    id: text(person['id']),
    name: text(person['name']),
    email,
    emails: [...new Set([...(email === null ? [] : [email]), ...mails])],
    locale: text(person['locale']),
    tags: list(person['tags']).map(String),
    fields: {},
  };
}

/** Values of the ticket's own fields, by the name that agents see. */
async function readFields(client: ZafClient, fields: unknown): Promise<Ticket['fields']> {
  const custom = list(fields)
    .filter(isObject)
    .filter((field) => text(field['name']).startsWith('custom_field_'));
  if (custom.length === 0) return {};
  const paths = custom.map((field) => `ticket.customField:${text(field['name'])}`);
  const got = await client.get(paths.slice(0, FIELDS_MAX));
  const known = custom.flatMap((field) => {
    const value = got[`ticket.customField:${text(field['name'])}`];
    const plain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    return plain && value !== '' ? [[text(field['label']) || text(field['name']), value] as const] : [];
  });
  return Object.fromEntries(known);
}

const FIELDS_MAX = 60;

/** The conversation of a ticket that was listed, and what it tells of its requester. Throws where it cannot be read. */
export async function readConversation(
  client: ZafClient,
  { id, requester }: Ticket,
  clock: Clock,
): Promise<Pick<Ticket, 'comments' | 'requester'>> {
  const users = new Map<string, Record<string, unknown>>();
  const comments = await readComments(client, { id, requester: requester.id, users }, clock);
  const person = users.get(requester.id);
  return { comments, requester: person ? requesterOf(person) : requester };
}

async function readComments(
  client: ZafClient,
  ticket: { id: string; requester: string; users?: Map<string, Record<string, unknown>> },
  clock: Clock,
): Promise<Comment[]> {
  const comments: Comment[] = [];
  let cursor = '';
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const path = `/api/v2/tickets/${encodeURIComponent(ticket.id)}/comments?include=users&sort=-created_at&page[size]=${PAGE_SIZE}${cursor}`;
    const reply = await askZendesk(client, { method: 'GET', path }, clock);
    if (reply.status === 'lost') throw new Error(`the comments cannot be read: ${reply.reason}`);
    if (reply.httpStatus >= 400 || !isObject(reply.body))
      throw new Error(`the comments cannot be read (${reply.httpStatus})`);
    comments.push(...commentsIn(reply.body, ticket.requester));
    for (const user of list(reply.body['users']).filter(isObject)) ticket.users?.set(text(user['id']), user);
    const meta = isObject(reply.body['meta']) ? reply.body['meta'] : {};
    if (meta['has_more'] !== true || typeof meta['after_cursor'] !== 'string') break;
    cursor = `&page[after]=${encodeURIComponent(meta['after_cursor'])}`;
  }
  // Newest came first; turned round before sorting, two of the same second keep their order.
  return comments
    .reverse()
    .sort((a, b) => (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0));
}

function commentsIn(body: Record<string, unknown>, requester: string): Comment[] {
  const users = new Map(
    list(body['users'])
      .filter(isObject)
      .map((user) => [text(user['id']), user]),
  );
  return list(body['comments'])
    .filter(isObject)
    .map((comment) => ({
      id: text(comment['id']),
      author: authorOf(text(comment['author_id']), users.get(text(comment['author_id'])), requester),
      public: comment['public'] === true,
      text: text(comment['plain_body']) || text(comment['body']),
      createdAt: text(comment['created_at']),
      attachments: list(comment['attachments']).filter(isObject).map(attachmentOf),
    }));
}

function authorOf(id: string, user: Record<string, unknown> | undefined, requester: string): Author {
  const name = text(user?.['name']);
  if (id === requester) return { kind: 'requester', id, name };
  if (id === '-1' || user === undefined) return { kind: 'system', id, name };
  return { kind: text(user['role']) === 'end-user' ? 'other' : 'agent', id, name };
}

const attachmentOf = (attachment: Record<string, unknown>): Attachment => ({
  name: text(attachment['file_name']),
  type: text(attachment['content_type']),
});
