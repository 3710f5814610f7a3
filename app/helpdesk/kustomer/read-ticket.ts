/**
 * Reads the open conversation as a ticket, always fresh: what the desk's context says of it may be old.
 * @see https://developer.kustomer.com/docs/concepts/conversations-and-messages, read 2026-08
 */
import { isObject } from '../../lib/json.ts';
import type { Requester, Ticket } from '../../ticket/ticket.ts';
import { commentsOf } from './comments.ts';
import type { OpenRecord } from './context.ts';
import type { Kept } from './kept.ts';
import { type KustomerRecord, listOf, recordOf, recordsOf, relatedId, relatedIds, textOf } from './record.ts';
import { readRows } from './rows.ts';
import type { Ask } from './settings.ts';
import { tagNames } from './tags.ts';

/** A ticket with what answering it needs besides. */
export interface ReadConversation {
  readonly ticket: Ticket;
  readonly conversation: KustomerRecord;
  readonly customer: KustomerRecord;
  /** In the API's order. */
  readonly messages: readonly KustomerRecord[];
}

/** The open conversation; null where the agent looks at a customer alone. Throws where it cannot be read. */
export async function readConversation(
  ask: Ask,
  kept: Kept,
  open: OpenRecord,
): Promise<ReadConversation | null> {
  if (!open.conversation) return null;
  const path = `/v1/conversations/${encodeURIComponent(open.conversation.id)}`;
  const [conversation, messages] = await Promise.all([
    readRecord(ask, path, 'the conversation'),
    readRows(ask, `${path}/messages`, 'the messages'),
  ]);
  const notes = await readNotes(ask, kept, conversation);
  const customer = await readCustomer(ask, conversation, open.customer);
  const files = messages.some((message) => relatedIds(message, 'attachments').length > 0)
    ? await readFiles(ask, `${path}/attachments`)
    : [];
  const requester = requesterOf(customer);
  const tags = await tagNames(ask, kept, listOf(conversation.attributes['tags']).map(textOf));
  const comments = commentsOf({ messages, notes, files, requester });
  return { ticket: ticketOf(conversation, { requester, tags, comments }), conversation, customer, messages };
}

async function readRecord(ask: Ask, path: string, what: string): Promise<KustomerRecord> {
  const reply = await ask({ method: 'GET', path });
  if (reply.status === 'lost') throw new Error(`${what} cannot be read: ${reply.reason}`);
  const record = reply.httpStatus < 400 ? recordOf(reply.body) : undefined;
  if (!record) throw new Error(`${what} cannot be read (${reply.httpStatus})`, { cause: reply.httpStatus });
  return record;
}

const NOTES_KEPT_MS = 3_600_000;

/** The notes of the conversation that is open; the last ones read serve while their number stays the same. */
async function readNotes(ask: Ask, kept: Kept, conversation: KustomerRecord): Promise<KustomerRecord[]> {
  const { noteCount } = conversation.attributes;
  if (noteCount === 0) return [];
  const fresh = () =>
    readRows(ask, `/v1/conversations/${encodeURIComponent(conversation.id)}/notes`, 'the notes');
  if (typeof noteCount !== 'number') return await fresh();
  const mark = `${conversation.id} ${noteCount}`;
  const found = await kept.get('notes', NOTES_KEPT_MS, {
    fresh: async () => ({ mark, notes: await fresh() }),
    parse: (value) =>
      isObject(value) && value['mark'] === mark ? { mark, notes: recordsOf(value['notes']) } : undefined,
  });
  return found?.notes ?? [];
}

/** The context's customer saves a request where it is the conversation's. */
async function readCustomer(
  ask: Ask,
  conversation: KustomerRecord,
  known: KustomerRecord | null,
): Promise<KustomerRecord> {
  const id = relatedId(conversation, 'customer');
  if (known && known.id === id && listOf(known.attributes['emails']).length > 0) return known;
  return await readRecord(ask, `/v1/customers/${encodeURIComponent(id)}`, 'the customer');
}

/** The conversation's files; none where they cannot be read, since a message counts without them. */
async function readFiles(ask: Ask, path: string): Promise<KustomerRecord[]> {
  const reply = await ask({ method: 'GET', path });
  return reply.status === 'answered' && reply.httpStatus < 400 ? recordsOf(reply.body) : [];
}

/** An address that Kustomer shows masked is no address. */
const isMasked = (text: string): boolean => text.includes('*');

function requesterOf(customer: KustomerRecord): Requester {
  const { attributes } = customer;
  const emails = listOf(attributes['emails'])
    .filter(isObject)
    .filter((each) => each['verified'] !== false)
    .map((each) => textOf(each['email']))
    .filter((email) => email !== '' && !isMasked(email));
  return {
    id: customer.id,
    name: textOf(attributes['displayName']) || textOf(attributes['name']),
    email: emails[0] ?? null,
    emails: [...new Set(emails)],
    locale: textOf(attributes['locale']).replace('_', '-'),
    tags: listOf(attributes['tags']).map(textOf),
    fields: fieldsOf(attributes['custom']),
  };
}

/** Custom attributes that are single values, by the names that Kustomer gives them. */
export function fieldsOf(custom: unknown): Ticket['fields'] {
  if (!isObject(custom)) return {};
  const entries = Object.entries(custom).filter((entry): entry is [string, string | number | boolean] =>
    ['string', 'number', 'boolean'].includes(typeof entry[1]),
  );
  return Object.fromEntries(entries.filter(([, value]) => value !== ''));
}

function ticketOf(
  conversation: KustomerRecord,
  { requester, tags, comments }: Pick<Ticket, 'requester' | 'tags' | 'comments'>,
): Ticket {
  const { attributes } = conversation;
  return {
    id: conversation.id,
    helpdesk: 'kustomer',
    subject: textOf(attributes['name']) || textOf(attributes['preview']),
    status: statusOf(attributes['status']),
    channel: channelOf(conversation),
    brand: '',
    createdAt: textOf(attributes['createdAt']) || (comments[0]?.createdAt ?? ''),
    tags,
    fields: fieldsOf(attributes['custom']),
    requester,
    comments,
  };
}

/** A conversation from a list, before anything of it is read. */
export const conversationTicket = (conversation: KustomerRecord, customer: string): Ticket =>
  ticketOf(conversation, {
    requester: { id: customer, name: '', email: null, emails: [], locale: '', tags: [], fields: {} },
    tags: [],
    comments: [],
  });

const STATUSES: Readonly<Record<string, string>> = { open: 'open', snoozed: 'pending', done: 'solved' };

/** A conversation's status in our words. */
export const statusOf = (status: unknown): string => STATUSES[textOf(status)] ?? textOf(status);

/** The channel on which a conversation is answered. */
export function channelOf(conversation: KustomerRecord): string {
  const { attributes } = conversation;
  const last = attributes['lastMessageIn'];
  return (
    textOf(attributes['replyChannel']) ||
    (isObject(last) ? textOf(last['channel']) : '') ||
    textOf(listOf(attributes['channels'])[0])
  );
}
