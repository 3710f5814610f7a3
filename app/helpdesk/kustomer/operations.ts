/**
 * The helpdesk's own operations on Kustomer's REST API. A note of ours carries its marker as external id; a message cannot,
 * so a record of our store says which text the marker went out with.
 * @see https://developer.kustomer.com/docs/concepts/conversations-and-messages, read 2026-08
 */
import { isObject, type Json } from '../../lib/json.ts';
import type { GroupsReply, MacrosReply, TicketReply } from '../../lib/services/helpdesk.ts';
import type { ServiceReply, ServiceRequest } from '../../lib/services.ts';
import type { KustomerReply } from './client.ts';
import { messageOf } from './errors.ts';
import { fieldsOf, statusOf } from './read-ticket.ts';
import { type KustomerRecord, listOf, recordOf, recordsOf, relatedIds, textOf } from './record.ts';
import { answered, refused, toServiceReply } from './replies.ts';
import { findMarked, type SendPorts, sendMessage } from './send-message.ts';
import { applyShortcut } from './shortcuts.ts';
import { tagNames } from './tags.ts';

/** What the operations need. */
export interface OperationPorts extends SendPorts {
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Carries out one of `helpdeskOperations`. */
export async function sendToHelpdesk(request: ServiceRequest, ports: OperationPorts): Promise<ServiceReply> {
  const run = Object.hasOwn(OPERATIONS, request.operation) ? OPERATIONS[request.operation] : undefined;
  if (!run)
    return { status: 'unsent', reason: `\`${request.operation}\` is not an operation of the helpdesk` };
  try {
    return await run(request, ports);
  } catch (error) {
    // Only reads throw: nothing was written yet.
    return { status: 'unsent', reason: error instanceof Error ? error.message : String(error) };
  }
}

type Run = (request: ServiceRequest, ports: OperationPorts) => Promise<ServiceReply>;

const OPERATIONS: Readonly<Record<string, Run>> = {
  'read-ticket': ({ args }, ports) => readTicket(args['ticket'] ?? '', ports),
  'find-comment': async ({ args }, ports) =>
    answered({ comment: await findMarked(ports, args['ticket'] ?? '', args['marker'] ?? '') }),
  'list-groups': async (_request, ports) =>
    toServiceReply(await ports.ask({ method: 'GET', path: '/v1/teams?pageSize=500' }), groupsOf),
  'list-macros': async (_request, ports) =>
    toServiceReply(await ports.ask({ method: 'GET', path: '/v1/shortcuts?pageSize=100' }), macrosOf),
  'add-comment': (request, ports) =>
    isObject(request.body) && request.body['public'] === true
      ? sendMessage(request, ports)
      : addNote(request, ports),
  'send-message': sendMessage,
  'update-ticket': updateTicket,
  'apply-macro': async (request, ports) =>
    (await applyShortcut(request, ports)) ?? readTicket(request.args['ticket'] ?? '', ports),
};

const conversationPath = (ticket: string): string => `/v1/conversations/${encodeURIComponent(ticket)}`;

async function readTicket(ticket: string, ports: OperationPorts): Promise<ServiceReply> {
  const reply = await ports.ask({ method: 'GET', path: conversationPath(ticket) });
  if (reply.status === 'lost' || reply.httpStatus >= 400) return toServiceReply(reply, () => null);
  const conversation = recordOf(reply.body);
  return conversation
    ? answered(await ticketReply(conversation, ports))
    : refused(502, 'the conversation cannot be read');
}

async function ticketReply(conversation: KustomerRecord, ports: OperationPorts): Promise<TicketReply> {
  const { attributes } = conversation;
  return {
    id: conversation.id,
    status: statusOf(attributes['status']),
    tags: await tagNames(ports.ask, ports.kept, listOf(attributes['tags']).map(textOf)),
    fields: fieldsOf(attributes['custom']),
    group: await groupOf(conversation, ports),
    heldUntil: heldUntilOf(attributes),
  };
}

/** A conversation that is laid aside says until when. */
function heldUntilOf({ status, snooze }: KustomerRecord['attributes']): string | null {
  const time = isObject(snooze) ? snooze['time'] : undefined;
  return status === 'snoozed' && typeof time === 'string' ? time : null;
}

/** The first assigned team. */
async function groupOf(conversation: KustomerRecord, ports: OperationPorts): Promise<TicketReply['group']> {
  const id = [
    ...listOf(conversation.attributes['assignedTeams']).map(textOf),
    ...relatedIds(conversation, 'assignedTeams'),
  ][0];
  if (id === undefined || id === '') return null;
  const reply = await ports.ask({ method: 'GET', path: `/v1/teams/${encodeURIComponent(id)}` });
  const team = reply.status === 'answered' && reply.httpStatus < 400 ? recordOf(reply.body) : undefined;
  return { id, name: textOf(team?.attributes['name']) };
}

const groupsOf = (body: unknown): GroupsReply => ({
  groups: recordsOf(body).map((team) => ({ id: team.id, name: textOf(team.attributes['name']) })),
});

const macrosOf = (body: unknown): MacrosReply => ({
  macros: recordsOf(body).map((shortcut) => ({
    id: shortcut.id,
    title: textOf(shortcut.attributes['name']),
  })),
});

async function addNote({ args, body }: ServiceRequest, ports: OperationPorts): Promise<ServiceReply> {
  const text = isObject(body) ? textOf(body['text']) : '';
  const reply = await ports.ask({
    method: 'POST',
    path: `${conversationPath(args['ticket'] ?? '')}/notes`,
    body: { body: text, externalId: args['marker'] ?? '' },
  });
  return toServiceReply(reply, (made) => {
    const note = recordOf(made);
    return {
      comment: note ? { id: note.id, public: false, createdAt: textOf(note.attributes['createdAt']) } : null,
    };
  });
}

/** `set_status` to pending lays a conversation aside for this long; a customer's answer brings it back earlier. */
const SNOOZE_MS = 72 * 3_600_000;

async function updateTicket({ args, body }: ServiceRequest, ports: OperationPorts): Promise<ServiceReply> {
  const ticket = args['ticket'] ?? '';
  const wanted = isObject(body) ? body : {};
  if (wanted['status'] === 'hold') return refused(422, 'Kustomer has no status `hold`; use pending');
  const changes = changesOf(wanted, ports.now());
  const path = conversationPath(ticket);
  const steps = [
    ...(Object.keys(changes).length === 0 ? [] : [() => ports.ask({ method: 'PUT', path, body: changes })]),
    ...tagSteps(wanted, (method, tags) => ports.ask({ method, path: `${path}/tags`, body: tags })),
  ];
  for (const step of steps) {
    const reply: KustomerReply = await step();
    if (reply.status === 'lost') return reply;
    if (reply.httpStatus >= 400) return refused(reply.httpStatus, messageOf(reply.body));
  }
  return await afterwards(ticket, ports);
}

/** The change is made; that the conversation cannot be read now must not look like a change that was not. */
async function afterwards(ticket: string, ports: OperationPorts): Promise<ServiceReply> {
  try {
    const read = await readTicket(ticket, ports);
    return read.status === 'answered' && read.httpStatus < 400
      ? read
      : { status: 'lost', reason: 'the conversation cannot be read after the change' };
  } catch (error) {
    return { status: 'lost', reason: messageOf(error) };
  }
}

function changesOf(wanted: Record<string, unknown>, now: number): Record<string, unknown> {
  const { status, field, clearField, groupId, holdUntil } = wanted;
  const custom = {
    ...(isObject(field)
      ? { [textOf(field['name'])]: typedValue(textOf(field['name']), textOf(field['value'])) }
      : {}),
    ...(typeof clearField === 'string' ? { [clearField]: null } : {}),
  };
  return {
    ...(typeof status === 'string' ? statusChange(status, now) : {}),
    ...(typeof holdUntil === 'string' ? snoozed(holdUntil) : {}),
    ...(Object.keys(custom).length === 0 ? {} : { custom }),
    ...(typeof groupId === 'string' ? { assignedTeams: [groupId] } : {}),
  };
}

function statusChange(status: string, now: number): Record<string, unknown> {
  if (status === 'solved') return { status: 'done' };
  if (status !== 'pending') return { status: 'open' };
  return snoozed(new Date(now + SNOOZE_MS).toISOString());
}

const snoozed = (time: string) => ({ status: 'snoozed', snooze: { status: 'scheduled', time } });

/**
 * A custom attribute's type is the end of its name.
 * @see https://developer.kustomer.com/docs/concepts/custom-attributes, read 2026-08
 */
function typedValue(name: string, value: string): Json {
  if (name.endsWith('Num') && value.trim() !== '' && Number.isFinite(Number(value))) return Number(value);
  if (name.endsWith('Bool')) return value === 'true' || value === 'yes';
  return value;
}

function tagSteps(
  wanted: Record<string, unknown>,
  send: (method: 'POST' | 'DELETE', tags: readonly string[]) => Promise<KustomerReply>,
): (() => Promise<KustomerReply>)[] {
  const add = listOf(wanted['addTags']).map(textOf);
  const take = listOf(wanted['removeTags']).map(textOf);
  return [
    ...(add.length === 0 ? [] : [() => send('POST', add)]),
    ...(take.length === 0 ? [] : [() => send('DELETE', take)]),
  ];
}
