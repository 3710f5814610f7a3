/**
 * What tools may ask of the helpdesk itself, in our own words. These operations have no host in the table: each helpdesk's
 * adapter takes them as `Services.send({ service: 'helpdesk', … })` and translates to its own REST API, and it answers with the
 * bodies named here, whatever its vendor said. A refusal is an answer with a status of 400 or more and `{ "error": "…" }`.
 *
 * `marker` is a call's id. An adapter keeps it where customers never see it (Zendesk: the audit's custom metadata; Kustomer:
 * an external id) and `find-comment` finds the comment that carries it.
 */
import type { Json, JsonObject } from '../json.ts';
import { listSchema, objectSchema, oneOfSchema, textSchema } from './schema.ts';

/** One operation of the helpdesk. */
export interface HelpdeskOperation {
  readonly effect: 'read' | 'write';
  /** Names of the arguments, all required. */
  readonly args: readonly string[];
  /** Schema of the body; null where there is none. */
  readonly body: JsonObject | null;
}

/** Statuses that tools may set; `closed` is the helpdesk's own affair. */
export const TICKET_STATUSES = ['open', 'pending', 'hold', 'solved'] as const;

/** A comment may be this long, in characters. @see https://developer.zendesk.com/api-reference/ticketing/tickets/ticket_comments/, read 2026-08 */
export const COMMENT_LENGTH_MAX = 60_000;

/** The operations by name. */
export const helpdeskOperations = {
  /** Answers `TicketReply`. */
  'read-ticket': { effect: 'read', args: ['ticket'], body: null },
  /** Answers `CommentReply`; looks through the newest hundred comments at least. */
  'find-comment': { effect: 'read', args: ['ticket', 'marker'], body: null },
  /** Answers `GroupsReply`, all groups that an agent may assign. */
  'list-groups': { effect: 'read', args: [], body: null },
  /** Answers `MacrosReply`, all active macros that the agent may use. */
  'list-macros': { effect: 'read', args: [], body: null },
  /** Adds a comment; answers `CommentReply`. */
  'add-comment': {
    effect: 'write',
    args: ['ticket', 'marker'],
    body: objectSchema({ text: textSchema(COMMENT_LENGTH_MAX), public: { type: 'boolean' } }),
  },
  /** Sends a message to the customer on the ticket's own channel; answers `CommentReply`, null where it is not on the ticket yet. */
  'send-message': {
    effect: 'write',
    args: ['ticket', 'marker'],
    body: objectSchema({ text: textSchema(COMMENT_LENGTH_MAX) }),
  },
  /** Sets only what is given (`holdUntil`: lays the ticket aside until that moment, ISO 8601); answers the `TicketReply` afterwards. Fields are named as in the ticket's `fields`. */
  'update-ticket': {
    effect: 'write',
    args: ['ticket'],
    body: objectSchema(
      {
        status: oneOfSchema(TICKET_STATUSES),
        addTags: listSchema(textSchema(100), 10),
        removeTags: listSchema(textSchema(100), 10),
        field: objectSchema({ name: textSchema(200), value: textSchema(5000) }),
        clearField: textSchema(200),
        groupId: textSchema(40),
        holdUntil: textSchema(40),
      },
      ['status', 'addTags', 'removeTags', 'field', 'clearField', 'groupId', 'holdUntil'],
    ),
  },
  /** Does what a macro says, its comment included (marked); answers the `TicketReply` afterwards. */
  'apply-macro': { effect: 'write', args: ['ticket', 'macro', 'marker'], body: null },
} as const satisfies Readonly<Record<string, HelpdeskOperation>>;

/** A name of `helpdeskOperations`. */
export type HelpdeskOperationName = keyof typeof helpdeskOperations;

/** The ticket's properties. */
export interface TicketReply {
  readonly id: string;
  readonly status: string;
  readonly tags: readonly string[];
  readonly fields: Readonly<Record<string, Json>>;
  /** Null where no group is assigned. */
  readonly group: { readonly id: string; readonly name: string } | null;
  /** Until when it is laid aside, ISO 8601; null where it is not, or for no stated time. */
  readonly heldUntil: string | null;
}

/** A comment that exists on the ticket; null where there is none. */
export interface CommentReply {
  readonly comment: { readonly id: string; readonly public: boolean; readonly createdAt: string } | null;
}

/** Groups of agents. */
export interface GroupsReply {
  readonly groups: readonly { readonly id: string; readonly name: string }[];
}

/** Macros (in Kustomer: shortcuts). */
export interface MacrosReply {
  readonly macros: readonly { readonly id: string; readonly title: string }[];
}
