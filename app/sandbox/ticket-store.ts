/**
 * The sandbox's tickets and people: what both desks show and both REST APIs read and write. Neutral between helpdesks;
 * each desk translates at its own door.
 */
import type { Clock } from './clock.ts';
import { htmlOf, plainOf } from './html.ts';
import type { Person } from './people.ts';

/** Zendesk's system statuses, used by both desks. */
export type TicketStatus = 'new' | 'open' | 'pending' | 'hold' | 'solved' | 'closed';

/** How a ticket came in. */
export type Channel = 'email' | 'web' | 'native_messaging' | 'chat';

/** A value of a custom field. */
export type FieldValue = string | number | boolean | null;

/** A file on a comment. */
export interface DeskAttachment {
  readonly id: number;
  readonly name: string;
  readonly type: string;
}

/** One message or note. */
export interface DeskComment {
  /** Also the id of the audit event that tells of it. */
  readonly id: number;
  readonly auditId: number;
  readonly authorId: number;
  readonly public: boolean;
  readonly html: string;
  readonly plain: string;
  readonly createdAt: string;
  readonly channel: Channel | 'internal' | 'api';
  readonly attachments: readonly DeskAttachment[];
}

/** One step of a ticket's history. */
export interface DeskAudit {
  readonly id: number;
  readonly authorId: number;
  readonly createdAt: string;
  /** What the caller added to the update; shown as the audit's custom metadata. */
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly events: readonly DeskAuditEvent[];
}

/** What an audit says happened. */
export type DeskAuditEvent =
  | { readonly id: number; readonly type: 'Comment' }
  | {
      readonly id: number;
      readonly type: 'Create' | 'Change';
      readonly field: string;
      readonly value: unknown;
      readonly previous: unknown;
    };

/** The properties of a ticket that an update may change. */
export interface TicketProperties {
  readonly subject: string;
  readonly status: TicketStatus;
  readonly priority: 'low' | 'normal' | 'high' | 'urgent' | null;
  readonly type: 'question' | 'incident' | 'problem' | 'task' | null;
  readonly tags: readonly string[];
  readonly assigneeId: number | null;
  readonly groupId: number | null;
  readonly externalId: string | null;
  /** Until when a task is to be done, or a conversation is laid aside; ISO 8601. */
  readonly dueAt: string | null;
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly requesterId: number;
  readonly ccIds: readonly number[];
  /** What the customer answered to the survey, 1 to 5; null while they have not. */
  readonly rating: number | null;
}

/** A ticket; comments and audits oldest first. */
export interface DeskTicket extends TicketProperties {
  readonly id: number;
  readonly channel: Channel;
  readonly brand: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly comments: readonly DeskComment[];
  readonly audits: readonly DeskAudit[];
}

/** A comment to be added; `text` or `html`, the other form is made of it. */
export interface NewComment {
  readonly authorId: number;
  readonly public: boolean;
  readonly text?: string;
  readonly html?: string;
  readonly channel?: DeskComment['channel'];
  readonly attachments?: readonly { readonly name: string; readonly type: string }[];
}

/** A ticket as seed data has it; `id` only where a test asks for a certain one. */
export interface NewTicket extends Partial<TicketProperties> {
  readonly id?: number;
  readonly subject: string;
  readonly requesterId: number;
  readonly channel: Channel;
  /** Oldest first; times are ISO 8601, now where left out. */
  readonly comments: readonly (NewComment & { readonly createdAt?: string })[];
}

/** One update of a ticket: properties and a comment in one audit. */
export interface TicketUpdate {
  readonly actorId: number;
  readonly changes: Partial<TicketProperties>;
  readonly comment?: NewComment;
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** The tickets and people in force. */
export interface TicketStore {
  people(): readonly Person[];
  person(id: number): Person | undefined;
  /** By main or further address, letter case aside. */
  personByEmail(email: string): Person | undefined;
  addPerson(person: Omit<Person, 'id'>): Person;
  /** Newest change first. */
  tickets(): readonly DeskTicket[];
  ticket(id: number): DeskTicket | undefined;
  create(ticket: NewTicket): DeskTicket;
  /** Applies the update; throws on an id that does not exist. */
  update(id: number, update: TicketUpdate): { ticket: DeskTicket; audit: DeskAudit };
}

/** A store with these people and tickets. */
export function createTicketStore(options: {
  readonly clock: Clock;
  readonly people: readonly Person[];
  readonly tickets: readonly NewTicket[];
}): TicketStore {
  const people = new Map(options.people.map((person) => [person.id, person]));
  const tickets = new Map<number, DeskTicket>();
  const nextId = createIds();
  const create = (seed: NewTicket): DeskTicket => {
    const ticket = newTicket(seed, { id: seed.id ?? nextTicketId(tickets), nextId, clock: options.clock });
    tickets.set(ticket.id, ticket);
    return ticket;
  };
  for (const seed of options.tickets) create(seed);
  return {
    people: () => [...people.values()],
    person: (id) => people.get(id),
    personByEmail: (email) => [...people.values()].find((person) => hasEmail(person, email)),
    addPerson: (person) => {
      const added = { ...person, id: nextId() };
      people.set(added.id, added);
      return added;
    },
    tickets: () =>
      [...tickets.values()].sort((a, b) => b.updatedAt.localeCompare(a.updatedAt) || b.id - a.id),
    ticket: (id) => tickets.get(id),
    create,
    update: (id, update) => {
      const before = tickets.get(id);
      if (!before) throw new Error(`no ticket ${id}`);
      const audit = auditOf(before, update, { nextId, at: options.clock.iso() });
      const ticket = { ...before, ...update.changes, ...audit.added, updatedAt: options.clock.iso() };
      const whole = { ...ticket, audits: [...before.audits, audit.audit] };
      tickets.set(id, whole);
      return { ticket: whole, audit: audit.audit };
    },
  };
}

const FIRST_TICKET = 5001;
const FIRST_ID = 900_000;

function createIds(): () => number {
  let last = FIRST_ID;
  return () => {
    last += 1;
    return last;
  };
}

function nextTicketId(tickets: ReadonlyMap<number, DeskTicket>): number {
  return Math.max(FIRST_TICKET - 1, ...tickets.keys()) + 1;
}

function hasEmail(person: Person, email: string): boolean {
  const wanted = email.trim().toLowerCase();
  return [person.email ?? '', ...person.otherEmails].some((own) => own.toLowerCase() === wanted);
}

interface Making {
  readonly nextId: () => number;
  readonly at: string;
  readonly auditId?: number;
}

function newTicket(seed: NewTicket, making: { id: number; nextId: () => number; clock: Clock }): DeskTicket {
  const { id, nextId, clock } = making;
  const comments = seed.comments.map((comment) =>
    newComment(comment, { nextId, at: comment.createdAt ?? clock.iso() }, seed.channel),
  );
  const createdAt = comments[0]?.createdAt ?? clock.iso();
  return {
    status: 'open',
    priority: 'normal',
    type: 'question',
    tags: [],
    assigneeId: null,
    groupId: null,
    externalId: null,
    dueAt: null,
    fields: {},
    ccIds: [],
    rating: null,
    brand: 'Green Hollow',
    ...seed,
    id,
    comments,
    createdAt,
    updatedAt: comments.at(-1)?.createdAt ?? createdAt,
    audits: comments.map((comment) => ({
      id: comment.auditId,
      authorId: comment.authorId,
      createdAt: comment.createdAt,
      metadata: {},
      events: [{ id: comment.id, type: 'Comment' }],
    })),
  };
}

function newComment(comment: NewComment, making: Making, channel: DeskComment['channel']): DeskComment {
  const html = comment.html ?? htmlOf(comment.text ?? '');
  return {
    id: making.nextId(),
    auditId: making.auditId ?? making.nextId(),
    authorId: comment.authorId,
    public: comment.public,
    html,
    plain: comment.html === undefined ? (comment.text ?? '').trim() : plainOf(comment.html),
    createdAt: making.at,
    channel: comment.channel ?? (comment.public ? channel : 'internal'),
    attachments: (comment.attachments ?? []).map((file) => ({ ...file, id: making.nextId() })),
  };
}

function auditOf(
  before: DeskTicket,
  update: TicketUpdate,
  making: Making,
): { audit: DeskAudit; added: Pick<DeskTicket, 'comments'> } {
  const id = making.nextId();
  const comment = update.comment && newComment(update.comment, { ...making, auditId: id }, before.channel);
  const changes = Object.entries(update.changes).filter(([field, value]) => differs(before, field, value));
  const events: DeskAuditEvent[] = changes.map(([field, value]) => ({
    id: making.nextId(),
    type: 'Change',
    field,
    value,
    previous: Reflect.get(before, field),
  }));
  if (comment) events.unshift({ id: comment.id, type: 'Comment' });
  return {
    audit: {
      id,
      authorId: update.actorId,
      createdAt: making.at,
      metadata: update.metadata ?? {},
      events,
    },
    added: { comments: comment ? [...before.comments, comment] : before.comments },
  };
}

function differs(before: DeskTicket, field: string, value: unknown): boolean {
  return JSON.stringify(Reflect.get(before, field)) !== JSON.stringify(value);
}
