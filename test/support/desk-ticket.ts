/** One ticket in memory behind the helpdesk's operations, in our own words. */
import type { Json } from '../../app/lib/json.ts';
import { isObject } from '../../app/lib/json.ts';
import { helpdeskOperations } from '../../app/lib/services/helpdesk.ts';
import { schemaProblem } from '../../app/lib/services/schema.ts';
import type { ServiceReply, ServiceRequest } from '../../app/lib/services.ts';

/** A comment on the ticket. */
export interface DeskComment {
  readonly id: string;
  readonly marker: string;
  readonly text: string;
  readonly public: boolean;
}

/** The ticket, open to look at. */
export interface DeskTicket {
  readonly comments: DeskComment[];
  status: string;
  tags: string[];
  fields: Record<string, Json>;
  group: { id: string; name: string } | null;
  heldUntil: string | null;
  /** False: messages sent do not show on the ticket. */
  showsMessages: boolean;
  answer(request: ServiceRequest): ServiceReply;
}

const GROUPS = [
  { id: '11', name: 'Tier 1' },
  { id: '12', name: 'Tier 2' },
];
const MACROS = [{ id: '91', title: 'Apologise' }];

/** A fresh ticket `77`. */
export function createDeskTicket(): DeskTicket {
  const ticket: DeskTicket = {
    comments: [],
    status: 'open',
    tags: ['vip'],
    fields: { size: 'M' },
    group: GROUPS[0] ?? null,
    heldUntil: null,
    showsMessages: true,
    answer: (request) => answer(ticket, request),
  };
  return ticket;
}

const reply = (httpStatus: number, body: unknown): ServiceReply => ({
  status: 'answered',
  httpStatus,
  headers: {},
  body,
});

function answer(ticket: DeskTicket, request: ServiceRequest): ServiceReply {
  const operation = Object.entries(helpdeskOperations).find(([name]) => name === request.operation)?.[1];
  if (!operation) return reply(400, { error: 'no such operation' });
  const problem =
    operation.body === null
      ? request.body === null
        ? undefined
        : 'no body is taken'
      : schemaProblem(operation.body, request.body);
  if (problem !== undefined) return reply(400, { error: problem });
  if (operation.args.some((name) => !request.args[name]))
    return reply(400, { error: 'an argument is missing' });
  const body = isObject(request.body) ? request.body : {};
  return perform(ticket, request, body);
}

function perform(ticket: DeskTicket, request: ServiceRequest, body: Record<string, unknown>): ServiceReply {
  const marker = request.args['marker'] ?? '';
  switch (request.operation) {
    case 'list-groups':
      return reply(200, { groups: GROUPS });
    case 'list-macros':
      return reply(200, { macros: MACROS });
    case 'find-comment':
      return reply(200, { comment: ticket.comments.find((each) => each.marker === marker) ?? null });
    case 'add-comment':
      return reply(200, { comment: add(ticket, marker, String(body['text']), body['public'] === true) });
    case 'send-message': {
      if (!ticket.showsMessages) return reply(200, { comment: null });
      return reply(200, { comment: add(ticket, marker, String(body['text']), true) });
    }
    case 'apply-macro':
      add(ticket, marker, 'macro text', true);
      return reply(200, show(ticket));
    case 'update-ticket':
      change(ticket, body);
      return reply(200, show(ticket));
    default:
      return reply(200, show(ticket));
  }
}

function add(ticket: DeskTicket, marker: string, text: string, isPublic: boolean): DeskComment {
  const comment = { id: `c${ticket.comments.length + 1}`, marker, text, public: isPublic };
  ticket.comments.push(comment);
  return comment;
}

function change(ticket: DeskTicket, body: Record<string, unknown>): void {
  const { status, addTags, removeTags, field, clearField, groupId, holdUntil } = body;
  if (typeof holdUntil === 'string') ticket.status = 'hold';
  if (typeof holdUntil === 'string') ticket.heldUntil = holdUntil;
  if (typeof status === 'string') ticket.status = status;
  if (Array.isArray(addTags)) ticket.tags = [...ticket.tags, ...addTags.map(String)];
  if (Array.isArray(removeTags)) ticket.tags = ticket.tags.filter((tag) => !removeTags.includes(tag));
  if (isObject(field)) ticket.fields = { ...ticket.fields, [String(field['name'])]: String(field['value']) };
  if (typeof clearField === 'string') ticket.fields = { ...ticket.fields, [clearField]: null };
  if (typeof groupId === 'string') ticket.group = GROUPS.find((each) => each.id === groupId) ?? null;
}

const show = ({ status, tags, fields, group, heldUntil }: DeskTicket) => ({
  id: '77',
  status,
  tags,
  fields,
  group,
  heldUntil,
});
