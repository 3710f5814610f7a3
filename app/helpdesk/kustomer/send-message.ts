/**
 * Sending a message that an agent approved: a draft that is due a few seconds ahead. A delivered draft becomes a message
 * that bears no mark of ours, so a record of the store says under which marker what text went out, before anything does.
 */
import { isObject } from '../../lib/json.ts';
import type { CommentReply } from '../../lib/services/helpdesk.ts';
import type { ServiceReply, ServiceRequest } from '../../lib/services.ts';
import type { Store, StoredRecord } from '../../lib/store.ts';
import { DRAFT_LENGTH_MAX, scheduleDraft } from './drafts.ts';
import { messageOf } from './errors.ts';
import type { Kept } from './kept.ts';
import type { ReadConversation } from './read-ticket.ts';
import { type KustomerRecord, textOf } from './record.ts';
import { answered, refused } from './replies.ts';
import { readRows } from './rows.ts';
import type { Ask } from './settings.ts';

/** What sending needs. */
export interface SendPorts {
  readonly ask: Ask;
  readonly kept: Kept;
  readonly store: Store;
  /** The conversation with this id, fresh. */
  readonly read: (ticket: string) => Promise<ReadConversation>;
  /** Whether a draft may be put into the reply box. */
  readonly mayDraft: boolean;
  /** Id of the signed-in person. */
  readonly user: string;
  readonly sleep: (ms: number) => Promise<void>;
}

/** Long enough for the draft to arrive before it is due, short enough that the agent sees it go. */
const AHEAD_MS = 3_000;

/** Schedules the message. A second call under one marker sends nothing. */
export async function sendMessage({ args, body }: ServiceRequest, ports: SendPorts): Promise<ServiceReply> {
  const text = isObject(body) ? textOf(body['text']) : '';
  const ticket = args['ticket'] ?? '';
  if (text.length > DRAFT_LENGTH_MAX)
    return refused(422, `a message takes at most ${DRAFT_LENGTH_MAX} characters`);
  const read = await ports.read(ticket);
  const noted = await ports.store.putIfAbsent({
    table: 'entry',
    key: sentKey(args['marker'] ?? ''),
    type: 'sent',
    group: ticket,
    body: { start: startOf(text) },
  });
  if (noted.status === 'failed') return { status: 'unsent', reason: noted.reason };
  if (noted.status === 'unknown') return { status: 'unsent', reason: `nothing was sent: ${noted.reason}` };
  if (noted.status === 'lost') return answered({ comment: null });
  const sendAt = new Date(Date.parse(noted.record.createdAt) + AHEAD_MS).toISOString();
  const reply = await scheduleDraft(ports.ask, read, { text, sendAt });
  if (reply.status === 'lost') return reply;
  return reply.httpStatus >= 400
    ? refused(reply.httpStatus, messageOf(reply.body))
    : answered({ comment: null });
}

const sentKey = (marker: string): string => `sent:${marker}`;

/** Words of the text's beginning, as a preview has them too. */
const START_LENGTH = 160;
const startOf = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, START_LENGTH);

/** The note or message that carries a marker; null where the conversation shows none. Throws where it cannot be read. */
export async function findMarked(
  ports: SendPorts,
  ticket: string,
  marker: string,
): Promise<CommentReply['comment']> {
  if (marker === '') return null;
  const path = `/v1/conversations/${encodeURIComponent(ticket)}`;
  const [notes, messages, sent] = await Promise.all([
    readRows(ports.ask, `${path}/notes`, 'the notes'),
    readRows(ports.ask, `${path}/messages`, 'the messages'),
    ports.store.get('entry', sentKey(marker)),
  ]);
  const carries = (record: KustomerRecord) => record.attributes['externalId'] === marker;
  const note = notes.find(carries);
  if (note) return commentOf(note, false);
  const message = messages.find(carries) ?? (sent ? messages.find((each) => isSent(each, sent)) : undefined);
  return message ? commentOf(message, true) : null;
}

/** A record's time and a message's are both the server's; they are rounded differently. */
const ROUNDING_MS = 2_000;

function isSent({ attributes }: KustomerRecord, sent: StoredRecord): boolean {
  const start = isObject(sent.body) ? textOf(sent.body['start']) : '';
  const at = Date.parse(textOf(attributes['sentAt']) || textOf(attributes['createdAt']));
  const isLater = at >= Date.parse(sent.createdAt) - ROUNDING_MS;
  return (
    attributes['direction'] === 'out' &&
    isLater &&
    start !== '' &&
    startOf(textOf(attributes['preview'])) === start
  );
}

const commentOf = (record: KustomerRecord, isPublic: boolean): NonNullable<CommentReply['comment']> => ({
  id: record.id,
  public: isPublic,
  createdAt: textOf(record.attributes['sentAt']) || textOf(record.attributes['createdAt']),
});
