/** Messages and notes of a conversation as comments, oldest first. */
import { isObject } from '../../lib/json.ts';
import type { Attachment, Author, Comment, Requester } from '../../ticket/ticket.ts';
import { type KustomerRecord, listOf, relatedId, relatedIds, textOf } from './record.ts';

/** What was read of a conversation. */
export interface Conversation {
  readonly messages: readonly KustomerRecord[];
  readonly notes: readonly KustomerRecord[];
  /** The conversation's attachments. */
  readonly files: readonly KustomerRecord[];
  readonly requester: Requester;
}

/** Every message and note once; the API promises no order. */
export function commentsOf({ messages, notes, files, requester }: Conversation): Comment[] {
  const comments = [
    ...messages.map((message) => messageComment(message, { files, requester })),
    ...notes.map(noteComment),
  ];
  const byId = new Map(comments.map((comment) => [comment.id, comment]));
  return [...byId.values()].sort((a, b) => compare(a.createdAt, b.createdAt) || compare(a.id, b.id));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function messageComment(
  message: KustomerRecord,
  { files, requester }: { files: readonly KustomerRecord[]; requester: Requester },
): Comment {
  const { attributes } = message;
  return {
    id: message.id,
    author: authorOf(message, requester),
    public: true,
    text: messageText(message),
    createdAt: textOf(attributes['sentAt']) || textOf(attributes['createdAt']),
    attachments: relatedIds(message, 'attachments').map((id) =>
      attachmentOf(files.find((file) => file.id === id)),
    ),
  };
}

/** `preview` is the plain text as far as Kustomer gives it. Where it was cut off, the text says so. */
function messageText({ attributes }: KustomerRecord): string {
  const preview = textOf(attributes['preview']);
  const body = textOf(attributes['body']);
  if (body.length > preview.length) return body;
  return isCutOff(preview, attributes['size']) ? `${preview.replace(ELLIPSIS, '')} ${CUT}` : preview;
}

/** Stands where a message goes on that we cannot read. */
export const CUT = '[…]';

// An ellipsis at the end: `I checked with my neigh…`, `and then...`
const ELLIPSIS = /(?:…|\.\.\.)\s*$/;

/** Shorter texts are whole whatever else is said of them. */
const PREVIEW_LENGTH_MIN = 200;

/** A preview is cut off where it is long, ends in an ellipsis or within a sentence, and more is said to be there. */
function isCutOff(preview: string, size: unknown): boolean {
  if (preview.length < PREVIEW_LENGTH_MIN) return false;
  const isShorter = typeof size !== 'number' || size > preview.length;
  // The end of a sentence: `thank you.`, `is it here?`
  const endsWell = /[.!?)"'\]]\s*$/.test(preview) && !ELLIPSIS.test(preview);
  return ELLIPSIS.test(preview) ? isShorter : typeof size === 'number' && size > preview.length && !endsWell;
}

function authorOf(message: KustomerRecord, requester: Requester): Author {
  const { attributes } = message;
  if (attributes['direction'] === 'out') {
    if (attributes['auto'] === true) return { kind: 'system', id: '', name: '' };
    return { kind: 'agent', id: relatedId(message, 'createdBy'), name: '' };
  }
  const from = fromOf(attributes['meta']);
  const isTheirs = relatedId(message, 'customer') === requester.id || relatedId(message, 'customer') === '';
  const isKnown =
    from === '' || !from.includes('@') || requester.emails.some((email) => email.toLowerCase() === from);
  if (isTheirs && (isKnown || requester.emails.length === 0))
    return { kind: 'requester', id: requester.id, name: requester.name };
  return { kind: 'other', id: from || relatedId(message, 'customer'), name: from };
}

/** The sender's address in lower case; `from` is a text, or an object with an address. */
export function fromOf(meta: unknown): string {
  const from = isObject(meta) ? meta['from'] : undefined;
  const first: unknown = Array.isArray(from) ? listOf(from)[0] : from;
  return (isObject(first) ? textOf(first['email']) : textOf(first)).toLowerCase();
}

const attachmentOf = (file: KustomerRecord | undefined): Attachment => ({
  name: textOf(file?.attributes['name']),
  type: textOf(file?.attributes['contentType']),
});

function noteComment(note: KustomerRecord): Comment {
  const { attributes } = note;
  return {
    id: note.id,
    author: { kind: 'agent', id: relatedId(note, 'createdBy'), name: '' },
    public: false,
    text: textOf(attributes['body']),
    createdAt: textOf(attributes['createdAt']),
    attachments: [],
  };
}
