/** Reads tickets and cases from JSON. What a file leaves out gets a plain standard; what is wrong is named. */
import type { RunEvent } from '../assist/event.ts';
import { parseEvents } from '../ledger/event-form.ts';
import { shortDigest } from '../lib/canonical.ts';
import { isObject } from '../lib/json.ts';
import type { PastCase } from '../study/back-test/past.ts';
import type { Attachment, Author, Comment, Requester, Ticket } from '../ticket/ticket.ts';

/** Something read, or why it could not be. */
export type Read<T> =
  | { readonly status: 'read'; readonly value: T }
  | { readonly status: 'bad'; readonly reason: string };

const bad = (reason: string) => ({ status: 'bad' as const, reason });

/** A ticket in its JSON form. */
export function readTicketJson(json: unknown): Read<Ticket> {
  if (!isObject(json)) return bad('the ticket is not a JSON object');
  const { comments = [] } = json;
  if (!Array.isArray(comments)) return bad('`comments` of the ticket is not a list');
  const wrong = comments.findIndex((comment) => !isObject(comment) || typeof comment['text'] !== 'string');
  if (wrong >= 0) return bad(`comment ${wrong + 1} of the ticket has no \`text\``);
  const createdAt = text(json['createdAt'], '');
  return {
    status: 'read',
    value: {
      id: text(json['id'], '1'),
      helpdesk: json['helpdesk'] === 'kustomer' ? 'kustomer' : 'zendesk',
      subject: text(json['subject'], ''),
      status: text(json['status'], 'open'),
      channel: text(json['channel'], 'email'),
      brand: text(json['brand'], ''),
      createdAt,
      tags: texts(json['tags']),
      fields: fieldsOf(json['fields']),
      requester: requesterOf(json['requester']),
      comments: comments.filter(isObject).map((comment, index) => commentOf(comment, index, createdAt)),
    },
  };
}

const text = (value: unknown, other: string): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : other;
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

function fieldsOf(value: unknown): Ticket['fields'] {
  const entries = isObject(value) ? Object.entries(value) : [];
  return Object.fromEntries(
    entries.filter(
      (entry): entry is [string, string | number | boolean | null] =>
        entry[1] === null || ['string', 'number', 'boolean'].includes(typeof entry[1]),
    ),
  );
}

function requesterOf(value: unknown): Requester {
  const person = isObject(value) ? value : {};
  const email = typeof person['email'] === 'string' && person['email'] !== '' ? person['email'] : null;
  return {
    id: text(person['id'], 'requester'),
    name: text(person['name'], ''),
    email,
    emails: [...new Set([...(email === null ? [] : [email]), ...texts(person['emails'])])],
    locale: text(person['locale'], ''),
    tags: texts(person['tags']),
    fields: fieldsOf(person['fields']),
  };
}

function commentOf(comment: Record<string, unknown>, index: number, createdAt: string): Comment {
  return {
    id: text(comment['id'], `c${index + 1}`),
    author: authorOf(comment['author']),
    public: comment['public'] !== false,
    text: text(comment['text'], ''),
    createdAt: text(comment['createdAt'], createdAt),
    attachments: Array.isArray(comment['attachments'])
      ? comment['attachments'].filter(isObject).map(attachmentOf)
      : [],
  };
}

const KINDS: readonly Author['kind'][] = ['requester', 'other', 'agent', 'system'];

function authorOf(value: unknown): Author {
  const person = isObject(value) ? value : {};
  const kind = KINDS.find((each) => each === person['kind'] || each === value) ?? 'requester';
  return { kind, id: text(person['id'], kind), name: text(person['name'], '') };
}

const attachmentOf = (value: Record<string, unknown>): Attachment => ({
  name: text(value['name'], ''),
  type: text(value['type'], ''),
});

/** A case: a moment, a ticket, and what happened so far. */
export interface CaseInput {
  readonly now: string;
  readonly ticket: Ticket;
  readonly events: readonly RunEvent[];
}

/** A case in its JSON form. */
export function readCaseJson(json: unknown): Read<CaseInput> {
  if (!isObject(json)) return bad('the case is not a JSON object');
  const ticket = readTicketJson(json['ticket']);
  if (ticket.status === 'bad') return ticket;
  const now = text(json['now'], '');
  if (Number.isNaN(Date.parse(now))) return bad('`now` of the case is not a date in ISO 8601');
  const events = readEventsJson(json['events'] ?? [], now);
  return events.status === 'bad'
    ? events
    : { status: 'read', value: { now, ticket: ticket.value, events: events.value } };
}

/** A past ticket with what was recorded on it: a case without its moment, or the ticket alone. */
export function readPastJson(json: unknown): Read<PastCase> {
  if (!isObject(json)) return bad('the line is not a JSON object');
  const ticket = readTicketJson(isObject(json['ticket']) ? json['ticket'] : json);
  if (ticket.status === 'bad') return ticket;
  const { comments, createdAt } = ticket.value;
  const undated = comments.findIndex((comment) => Number.isNaN(Date.parse(comment.createdAt)));
  if (undated >= 0) return bad(`comment ${undated + 1} of the ticket has no \`createdAt\` in ISO 8601`);
  const events = readEventsJson(json['events'] ?? [], comments.at(-1)?.createdAt ?? createdAt);
  return events.status === 'bad'
    ? events
    : { status: 'read', value: { ticket: ticket.value, events: events.value } };
}

function readEventsJson(json: unknown, now: string): Read<RunEvent[]> {
  if (!Array.isArray(json)) return bad('`events` of the case is not a list');
  const events: RunEvent[] = [];
  for (const [index, each] of json.entries()) {
    const { events: read } = parseEvents([
      isObject(each) ? completed(each, { index, now, before: events }) : each,
    ]);
    const event = read[0];
    if (!event) return bad(`event ${index + 1} of the case is not a run event`);
    events.push(event);
  }
  return { status: 'read', value: events };
}

/** Cases written by hand leave out what can be worked out. */
function completed(
  event: Record<string, unknown>,
  { index, now, before }: { index: number; now: string; before: readonly RunEvent[] },
): Record<string, unknown> {
  const evidence = event['evidence'];
  return {
    ...event,
    id: text(event['id'], `e${index + 1}`),
    at: text(event['at'], before.at(-1)?.at ?? now),
    run: text(event['run'], before.at(-1)?.run ?? '1'),
    by: isObject(event['by'])
      ? { kind: event['by']['kind'] ?? 'app', id: text(event['by']['id'], '') }
      : { kind: 'app', id: '' },
    ...(event['type'] === 'policy-chosen'
      ? { version: text(event['version'], ''), from: event['from'] ?? null }
      : {}),
    ...(event['type'] === 'tool-returned'
      ? { step: text(event['step'], ''), status: event['status'] ?? 'done', output: event['output'] ?? null }
      : {}),
    ...(event['type'] === 'question-answered'
      ? {
          evidence: (Array.isArray(evidence) ? evidence : evidence == null ? [] : [evidence]).map(
            completedEvidence,
          ),
        }
      : {}),
    ...(event['type'] === 'round-ended'
      ? { step: text(event['step'], ''), comment: text(event['comment'], '') }
      : {}),
    ...(event['type'] === 'draft-inserted'
      ? { text: text(event['text'], ''), asks: event['asks'] ?? [] }
      : {}),
    ...(event['type'] === 'call-rejected' ||
    event['type'] === 'step-overridden' ||
    event['type'] === 'run-ended'
      ? { reason: text(event['reason'], '') }
      : {}),
    ...(event['call'] === undefined
      ? {}
      : { call: completedCall(event['call'], before), step: text(event['step'], '') }),
  };
}

const completedEvidence = (value: unknown): unknown =>
  isObject(value)
    ? {
        kind: value['kind'] ?? 'agent',
        id: text(value['id'], ''),
        path: text(value['path'], ''),
        quote: text(value['quote'], ''),
      }
    : value;

/** A call is written whole, by its tool's name, or by the id of one named before. */
function completedCall(value: unknown, before: readonly RunEvent[]): unknown {
  if (typeof value === 'string') {
    const known = before.findLast(
      (event) => 'call' in event && (event.call.id === value || event.call.tool === value),
    );
    return known && 'call' in known ? known.call : { id: value, tool: value.replace(/\(.*$/, ''), args: {} };
  }
  if (!isObject(value)) return value;
  const args = isObject(value['args']) ? value['args'] : {};
  return {
    id: text(value['id'], shortDigest({ tool: value['tool'], args })),
    tool: text(value['tool'], ''),
    args,
  };
}
