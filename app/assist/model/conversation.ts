/**
 * The conversation as a model reads it: each person's own words, oldest first, and a rule by which long ones are cut.
 * The rule: internal notes never leave. Always kept are the subject, the requester's first message, every message since our
 * last reply and that reply. Further ones are kept from the newest back while the budget lasts. A message over its own limit
 * keeps its beginning and its end. What is left out is said where it stood.
 */
import { type Passage, SUBJECT } from '../../ticket/clean.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { estimateTokens } from './tokens.ts';

/** Tokens for messages beside those that are always kept. */
export const CONVERSATION_TOKENS = 2_000;
/** Tokens around the words of a message: its id, author and time. */
const MARKS_TOKENS = 20;
/** Tokens of one message. */
export const MESSAGE_TOKENS = 700;
/** Messages since our last reply of which each is kept; before them only the budget counts. */
const LATEST_MAX = 12;

/** A message on its way to a model. */
export interface SentMessage {
  /** `m3`: the third comment of the ticket; `subject`. */
  readonly id: string;
  readonly by: Passage['by'];
  readonly at: string;
  readonly text: string;
  readonly files: readonly string[];
}

/** The kept messages, oldest first, and how many were left out behind the first. */
export interface SentConversation {
  readonly messages: readonly SentMessage[];
  readonly leftOut: number;
}

/** The id under which a model knows a comment. */
export function shortId(ticket: Ticket, comment: string): string {
  if (comment === SUBJECT) return SUBJECT;
  return `m${ticket.comments.findIndex((each) => each.id === comment) + 1}`;
}

/** The comment that a short id means; undefined where there is none. */
export function commentOf(ticket: Ticket, id: string): string | undefined {
  if (id === SUBJECT) return SUBJECT;
  const at = SHORT_ID.exec(id)?.[1];
  return at === undefined ? undefined : ticket.comments[Number(at) - 1]?.id;
}

// `m1`, `m12`
const SHORT_ID = /^m(\d{1,5})$/;

/** Cuts a conversation to what a model gets to read. */
export function cutConversation(ticket: Ticket, passages: readonly Passage[]): SentConversation {
  const open = passages.filter((passage) => passage.public);
  const always = alwaysKept(open);
  let left = CONVERSATION_TOKENS;
  const kept = new Set(always);
  for (const passage of open.toReversed()) {
    if (kept.has(passage)) continue;
    left -= Math.min(estimateTokens(passage.text), MESSAGE_TOKENS) + MARKS_TOKENS;
    if (left < 0) break;
    kept.add(passage);
  }
  const messages = open.filter((passage) => kept.has(passage)).map((passage) => toMessage(passage, ticket));
  return { messages, leftOut: open.length - messages.length };
}

function alwaysKept(open: readonly Passage[]): readonly Passage[] {
  const firstSaid = open.find((passage) => passage.by === 'requester' && passage.comment !== SUBJECT);
  const reply = open.findLastIndex((passage) => passage.by === 'agent');
  const since = open.slice(Math.max(reply, 0)).slice(-LATEST_MAX);
  return open.filter(
    (passage) => passage.comment === SUBJECT || passage === firstSaid || since.includes(passage),
  );
}

function toMessage(passage: Passage, ticket: Ticket): SentMessage {
  const comment = ticket.comments.find((each) => each.id === passage.comment);
  return {
    id: shortId(ticket, passage.comment),
    by: passage.by,
    at: passage.at.slice(0, 16),
    text: shorten(passage.text),
    files: (comment?.attachments ?? []).map((file) => file.name).slice(0, 10),
  };
}

/** Beginning and end of a text over the limit, with a mark between them. */
function shorten(text: string): string {
  const tokens = estimateTokens(text);
  if (tokens <= MESSAGE_TOKENS) return text;
  const share = MESSAGE_TOKENS / tokens;
  const half = Math.floor((text.length * share) / 2);
  return `${text.slice(0, half)} […] ${text.slice(-half)}`;
}
