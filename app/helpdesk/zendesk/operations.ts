/**
 * The helpdesk's own operations on Zendesk's REST API. A comment of ours carries its marker in the audit's custom metadata,
 * where customers never see it.
 * @see https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/, read 2026-08
 */
import { isObject, type Json } from '../../lib/json.ts';
import type { CommentReply, GroupsReply, MacrosReply, TicketReply } from '../../lib/services/helpdesk.ts';
import type { ServiceReply, ServiceRequest } from '../../lib/services.ts';
import { askZendesk, type Clock, type HttpReply, type ZafClient } from './client.ts';

/** Carries out one of `helpdeskOperations`. */
export async function sendToHelpdesk(
  client: ZafClient,
  request: ServiceRequest,
  clock: Clock,
): Promise<ServiceReply> {
  const zendesk: Zendesk = {
    ask: (method, path, body) => askZendesk(client, { method, path, body }, clock),
    sendMessage: (channel, message) => client.invoke('ticket.sendMessage', { channel, message }),
  };
  const run = Object.hasOwn(OPERATIONS, request.operation) ? OPERATIONS[request.operation] : undefined;
  if (!run)
    return { status: 'unsent', reason: `\`${request.operation}\` is not an operation of the helpdesk` };
  return await run(zendesk, request);
}

interface Zendesk {
  ask(method: string, path: string, body?: unknown): Promise<HttpReply>;
  sendMessage(channel: string, message: string): Promise<unknown>;
}

type Run = (zendesk: Zendesk, request: ServiceRequest) => Promise<ServiceReply>;

const OPERATIONS: Readonly<Record<string, Run>> = {
  'read-ticket': async (zendesk, { args }) =>
    then(await readTicket(zendesk, args['ticket'] ?? ''), (body) => (isObject(body) ? body : null)),
  'find-comment': async (zendesk, { args }) =>
    then(await zendesk.ask('GET', `${ticketPath(args)}/audits?sort=-created_at&page[size]=100`), (body) =>
      commentIn(body, args['marker'] ?? ''),
    ),
  'list-groups': async (zendesk) =>
    then(await zendesk.ask('GET', '/api/v2/groups/assignable?page[size]=100'), groupsOf),
  'list-macros': async (zendesk) =>
    then(await zendesk.ask('GET', '/api/v2/macros/active?page[size]=100'), macrosOf),
  'add-comment': (zendesk, { args, body }) =>
    addComment(zendesk, args, {
      text: textIn(body, 'text'),
      isPublic: isObject(body) && body['public'] === true,
    }),
  'send-message': sendMessage,
  'update-ticket': updateTicket,
  'apply-macro': applyMacro,
};

const ticketPath = (args: ServiceRequest['args']): string =>
  `/api/v2/tickets/${encodeURIComponent(args['ticket'] ?? '')}`;

const textIn = (body: unknown, name: string): string =>
  isObject(body) && typeof body[name] === 'string' ? body[name] : '';

/** Passes failures on in our form; gives the good answer's body another. */
function then(reply: HttpReply, make: (body: unknown) => object | null): ServiceReply {
  if (reply.status === 'lost') return reply;
  if (reply.httpStatus >= 400) return { ...reply, body: { error: errorOf(reply.body, reply.httpStatus) } };
  return { ...reply, body: make(reply.body) };
}

function errorOf(body: unknown, status: number): string {
  if (!isObject(body)) return `the helpdesk answered ${status}`;
  const details = isObject(body['details']) ? JSON.stringify(body['details']) : '';
  const words = [
    body['description'],
    isObject(body['error']) ? body['error']['message'] : body['error'],
    details,
  ];
  return (
    words.filter((word): word is string => typeof word === 'string' && word !== '').join(' ') ||
    `the helpdesk answered ${status}`
  );
}

async function readTicket(zendesk: Zendesk, ticket: string): Promise<HttpReply> {
  const reply = await zendesk.ask('GET', `/api/v2/tickets/${encodeURIComponent(ticket)}?include=groups`);
  return reply.status === 'answered' && reply.httpStatus < 400
    ? { ...reply, body: ticketReply(reply.body) }
    : reply;
}

function ticketReply(body: unknown): TicketReply {
  const ticket = isObject(body) && isObject(body['ticket']) ? body['ticket'] : {};
  const groups = isObject(body) && Array.isArray(body['groups']) ? body['groups'].filter(isObject) : [];
  const group = groups.find((each) => each['id'] === ticket['group_id']);
  return {
    id: String(ticket['id'] ?? ''),
    status: String(ticket['status'] ?? ''),
    tags: Array.isArray(ticket['tags']) ? ticket['tags'].map(String) : [],
    fields: fieldsOf(ticket['custom_fields']),
    group:
      ticket['group_id'] == null
        ? null
        : { id: String(ticket['group_id']), name: String(group?.['name'] ?? '') },
    heldUntil: ticket['status'] === 'hold' && typeof ticket['due_at'] === 'string' ? ticket['due_at'] : null,
  };
}

/** Custom fields by id, as the ticket's `fields` name them. */
export function fieldsOf(list: unknown): Record<string, Json> {
  if (!Array.isArray(list)) return {};
  const known = list.filter(isObject).filter((each) => each['value'] !== null && each['value'] !== undefined);
  return Object.fromEntries(known.map((each) => [String(each['id']), each['value'] as Json]));
}

/** The comment whose audit carries the marker, among the newest hundred audits. */
function commentIn(body: unknown, marker: string): CommentReply {
  const audits = isObject(body) && Array.isArray(body['audits']) ? body['audits'].filter(isObject) : [];
  const audit = audits.find((each) => markerOf(each) === marker && marker !== '');
  return { comment: audit ? commentOfAudit(audit) : null };
}

function markerOf(audit: Record<string, unknown>): unknown {
  const metadata = isObject(audit['metadata']) ? audit['metadata'] : {};
  return isObject(metadata['custom']) ? metadata['custom']['stepwise'] : undefined;
}

function commentOfAudit(audit: Record<string, unknown>): CommentReply['comment'] {
  const events = Array.isArray(audit['events']) ? audit['events'].filter(isObject) : [];
  const comment = events.find((event) => event['type'] === 'Comment');
  return comment
    ? {
        id: String(comment['id']),
        public: comment['public'] === true,
        createdAt: String(audit['created_at'] ?? ''),
      }
    : null;
}

async function addComment(
  zendesk: Zendesk,
  args: ServiceRequest['args'],
  { text, isPublic }: { text: string; isPublic: boolean },
): Promise<ServiceReply> {
  const ticket = { comment: { body: text, public: isPublic }, metadata: { stepwise: args['marker'] ?? '' } };
  const reply = await zendesk.ask('PUT', ticketPath(args), { ticket });
  return then(reply, (body) => ({
    comment: isObject(body) && isObject(body['audit']) ? commentOfAudit(body['audit']) : null,
  }));
}

/** Live conversations have a road of their own; everything else is a public comment. */
async function sendMessage(zendesk: Zendesk, { args, body }: ServiceRequest): Promise<ServiceReply> {
  const ticket = await zendesk.ask('GET', ticketPath(args));
  if (ticket.status === 'lost') return { status: 'unsent', reason: ticket.reason };
  const channel = channelOf(ticket.body);
  const text = textIn(body, 'text');
  if (!LIVE_CHANNELS.has(channel)) return await addComment(zendesk, args, { text, isPublic: true });
  try {
    await zendesk.sendMessage(channel, text);
    return { status: 'answered', httpStatus: 200, headers: {}, body: { comment: null } };
  } catch (error) {
    return {
      status: 'lost',
      reason: error instanceof Error ? error.message : 'the message may not have been sent',
    };
  }
}

/** @see https://support.zendesk.com/hc/en-us/articles/4409971483674, read 2026-08 */
const LIVE_CHANNELS = new Set([
  'native_messaging',
  'chat',
  'whatsapp',
  'instagram_dm',
  'line',
  'wechat',
  'sunshine_conversations_facebook_messenger',
  'sunshine_conversations_twitter_dm',
]);

function channelOf(body: unknown): string {
  const ticket = isObject(body) && isObject(body['ticket']) ? body['ticket'] : {};
  return isObject(ticket['via']) ? String(ticket['via']['channel'] ?? '') : '';
}

async function updateTicket(zendesk: Zendesk, { args, body }: ServiceRequest): Promise<ServiceReply> {
  const wanted = isObject(body) ? body : {};
  const before = await zendesk.ask('GET', ticketPath(args));
  if (before.status === 'lost') return { status: 'unsent', reason: before.reason };
  if (before.httpStatus >= 400) return then(before, () => null);
  const tags = tagsAfter(ticketReply(before.body).tags, wanted);
  const field = isObject(wanted['field'])
    ? [{ id: Number(wanted['field']['name']), value: wanted['field']['value'] }]
    : [];
  const cleared =
    typeof wanted['clearField'] === 'string' ? [{ id: Number(wanted['clearField']), value: null }] : [];
  const stamp =
    isObject(before.body) && isObject(before.body['ticket'])
      ? before.body['ticket']['updated_at']
      : undefined;
  const ticket = {
    ...(typeof wanted['status'] === 'string' ? { status: wanted['status'] } : {}),
    ...(typeof wanted['holdUntil'] === 'string' ? held(wanted['holdUntil']) : {}),
    ...(tags === null ? {} : { tags, safe_update: true, updated_stamp: stamp }),
    ...(typeof wanted['groupId'] === 'string' ? { group_id: Number(wanted['groupId']) } : {}),
    ...(field.length + cleared.length === 0 ? {} : { custom_fields: [...field, ...cleared] }),
  };
  return then(await zendesk.ask('PUT', ticketPath(args), { ticket }), ticketReply);
}

/**
 * Only a task has a due date. The tag tells our automation, which opens the ticket again once the date has passed, from
 * everybody else's tasks.
 * @see https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/, read 2026-08
 */
const held = (until: string) => ({ status: 'hold', type: 'task', due_at: until });

/** The tag of tickets that wait for a date; `requirements.json` names it too. */
export const WAITING_TAG = 'stepwise_waiting';

/** The whole list, since Zendesk replaces it; null where tags stay as they are. */
function tagsAfter(before: readonly string[], wanted: Record<string, unknown>): string[] | null {
  const held = typeof wanted['holdUntil'] === 'string' ? [WAITING_TAG] : [];
  const add = [...(Array.isArray(wanted['addTags']) ? wanted['addTags'].map(String) : []), ...held];
  const remove = Array.isArray(wanted['removeTags']) ? wanted['removeTags'].map(String) : [];
  if (add.length + remove.length === 0) return null;
  return [...new Set([...before, ...add])].filter((tag) => !remove.includes(tag));
}

/** What the macro would make of the ticket is asked first and then saved, as the agent's own page does. */
async function applyMacro(zendesk: Zendesk, { args }: ServiceRequest): Promise<ServiceReply> {
  const preview = await zendesk.ask(
    'GET',
    `${ticketPath(args)}/macros/${encodeURIComponent(args['macro'] ?? '')}/apply`,
  );
  if (preview.status === 'lost') return { status: 'unsent', reason: preview.reason };
  if (preview.httpStatus >= 400) return then(preview, () => null);
  const result = isObject(preview.body) && isObject(preview.body['result']) ? preview.body['result'] : {};
  const changed = isObject(result['ticket']) ? result['ticket'] : {};
  const kept = Object.fromEntries(Object.entries(changed).filter(([name]) => MACRO_FIELDS.has(name)));
  const comment = isObject(changed['comment'])
    ? changed['comment']
    : isObject(result['comment'])
      ? result['comment']
      : undefined;
  const ticket = {
    ...kept,
    ...(comment
      ? {
          comment: macroComment(comment),
        }
      : {}),
    metadata: { stepwise: args['marker'] ?? '' },
  };
  return then(await zendesk.ask('PUT', ticketPath(args), { ticket }), ticketReply);
}

/** A macro's text is HTML or plain; both are sent as what they are. */
function macroComment(comment: Record<string, unknown>): Record<string, unknown> {
  const text =
    typeof comment['html_body'] === 'string'
      ? { html_body: comment['html_body'] }
      : { body: comment['body'] };
  return { ...text, public: comment['public'] !== false };
}

const MACRO_FIELDS = new Set([
  'status',
  'priority',
  'type',
  'tags',
  'group_id',
  'assignee_id',
  'custom_fields',
  'subject',
]);

function groupsOf(body: unknown): GroupsReply {
  const groups = isObject(body) && Array.isArray(body['groups']) ? body['groups'].filter(isObject) : [];
  return { groups: groups.map((each) => ({ id: String(each['id']), name: String(each['name'] ?? '') })) };
}

function macrosOf(body: unknown): MacrosReply {
  const macros = isObject(body) && Array.isArray(body['macros']) ? body['macros'].filter(isObject) : [];
  return { macros: macros.map((each) => ({ id: String(each['id']), title: String(each['title'] ?? '') })) };
}
