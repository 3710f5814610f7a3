/**
 * Drafts: what stands in the agent's reply box, and the road by which Kustomer delivers. Only `scheduleDraft` ever says when
 * to send.
 * @see https://developer.kustomer.com/api/core-resources/create-draft-for-customer, read 2026-08
 */
import { isObject } from '../../lib/json.ts';
import type { InsertOutcome } from '../helpdesk.ts';
import type { KustomerReply } from './client.ts';
import { fromOf } from './comments.ts';
import { messageOf } from './errors.ts';
import { channelOf, type ReadConversation } from './read-ticket.ts';
import { type KustomerRecord, listOf, recordsOf, relatedId, textOf } from './record.ts';
import type { Ask } from './settings.ts';

/** A draft may be this long, in characters. */
export const DRAFT_LENGTH_MAX = 10_240;

/** Puts text into the agent's own draft on the conversation, or makes one. Nothing is sent. */
export async function putDraft(
  ask: Ask,
  { conversation, customer, messages }: ReadConversation,
  draft: { readonly text: string; readonly mode: 'ask' | 'replace' | 'append'; readonly user: string },
): Promise<InsertOutcome> {
  const { text, mode, user } = draft;
  const channel = channelOf(conversation);
  const drafts = `/v1/customers/${encodeURIComponent(customer.id)}/drafts`;
  const listed = await ask({ method: 'GET', path: drafts });
  if (listed.status === 'lost' || listed.httpStatus >= 400) return failed(listed);
  const own = recordsOf(listed.body).find((each) =>
    isOwn(each, { channel, user, conversation: conversation.id }),
  );
  const there = own ? draftText(own).trim() : '';
  if (mode === 'ask' && there !== '' && there !== text.trim()) return { status: 'occupied', text: there };
  const body = mode === 'append' && there !== '' ? `${there}\n\n${text}` : text;
  if (body.length > DRAFT_LENGTH_MAX)
    return { status: 'failed', reason: `the reply box takes at most ${DRAFT_LENGTH_MAX} characters` };
  const reply = own
    ? await ask({ method: 'PUT', path: `/v1/drafts/${encodeURIComponent(own.id)}`, body: { channel, body } })
    : await ask({
        method: 'POST',
        path: drafts,
        body: {
          channel,
          conversation: conversation.id,
          body,
          ...addressing(channel, { customer, messages }),
        },
      });
  return reply.status === 'answered' && reply.httpStatus < 400 ? { status: 'inserted' } : failed(reply);
}

function failed(reply: KustomerReply): InsertOutcome {
  if (reply.status === 'lost') return { status: 'failed', reason: reply.reason };
  return {
    status: 'failed',
    reason:
      reply.httpStatus === 403
        ? 'your role may not read or write drafts; ask an admin to allow it'
        : messageOf(reply.body),
  };
}

/** Another person's draft is never touched, nor one that is on its way. */
function isOwn(
  draft: KustomerRecord,
  wanted: { readonly channel: string; readonly user: string; readonly conversation: string },
): boolean {
  const { attributes } = draft;
  const isGoing =
    textOf(attributes['sendAt']) !== '' ||
    ['scheduled', 'sent', 'sending'].includes(textOf(attributes['status']));
  return (
    !isGoing &&
    attributes['channel'] === wanted.channel &&
    relatedId(draft, 'conversation') === wanted.conversation &&
    relatedId(draft, 'createdBy') === wanted.user
  );
}

/** What the agent typed stands in the composer's own form; `body` is what an integration wrote. */
function draftText({ attributes }: KustomerRecord): string {
  const payload = isObject(attributes['payload']) ? attributes['payload'] : {};
  const draftJs = isObject(payload['draftJs']) ? payload['draftJs'] : {};
  const blocks = listOf(draftJs['blocks'])
    .filter(isObject)
    .map((block) => textOf(block['text']));
  return blocks.join('\n').trim() === '' ? textOf(attributes['body']) : blocks.join('\n');
}

/** A message that Kustomer is to deliver. */
export interface Outgoing {
  readonly text: string;
  /** ISO 8601, shortly ahead by the server's clock. */
  readonly sendAt: string;
}

/** Makes a draft that Kustomer sends at its time. An agent has approved exactly this text. */
export function scheduleDraft(
  ask: Ask,
  read: ReadConversation,
  { text, sendAt }: Outgoing,
): Promise<KustomerReply> {
  const { conversation, customer, messages } = read;
  const channel = channelOf(conversation);
  return ask({
    method: 'POST',
    path: `/v1/customers/${encodeURIComponent(customer.id)}/drafts`,
    body: {
      channel,
      conversation: conversation.id,
      body: text,
      ...addressing(channel, { customer, messages }),
      sendAt,
      scheduled: true,
    },
  });
}

/** Whom a reply goes to and from where, as the customer's last message has it; channels of an app know it themselves. */
function addressing(
  channel: string,
  { customer, messages }: Pick<ReadConversation, 'customer' | 'messages'>,
): Record<string, unknown> {
  const last = lastInbound(messages, channel);
  if (!last) return {};
  const meta = isObject(last.attributes['meta']) ? last.attributes['meta'] : {};
  const to = fromOf(meta);
  const from = ourAddress(meta);
  if (channel === 'sms' || channel === 'whatsapp')
    return { ...(to === '' ? {} : { to }), ...(from === '' ? {} : { from }) };
  if (channel !== 'email') return {};
  const subject = textOf(last.attributes['subject']) || textOf(meta['subject']);
  const name = textOf(customer.attributes['displayName']) || textOf(customer.attributes['name']);
  return {
    ...(to === '' ? {} : { to: [{ email: to, ...(name === '' ? {} : { name }) }] }),
    ...(from === '' ? {} : { from: { email: from } }),
    ...(subject === '' ? {} : { subject: reSubject(subject) }),
    ...(['gmail', 'postmark'].includes(textOf(last.attributes['app']))
      ? { app: last.attributes['app'] }
      : {}),
  };
}

// `Re: Where is my parcel`, `RE:order`
const reSubject = (subject: string): string => (/^re:/i.test(subject) ? subject : `Re: ${subject}`);

const momentOf = (message: KustomerRecord): string =>
  textOf(message.attributes['sentAt']) || textOf(message.attributes['createdAt']);

function lastInbound(messages: readonly KustomerRecord[], channel: string): KustomerRecord | undefined {
  const inbound = messages.filter(
    ({ attributes }) => attributes['direction'] === 'in' && attributes['channel'] === channel,
  );
  return inbound.sort((a, b) => (momentOf(a) < momentOf(b) ? -1 : 1)).at(-1);
}

/** The address that the customer wrote to. */
function ourAddress(meta: Record<string, unknown>): string {
  const recipient = meta['recipient'];
  if (isObject(recipient)) return textOf(recipient['email']);
  const to: unknown = Array.isArray(meta['to']) ? meta['to'][0] : meta['to'];
  return isObject(to) ? textOf(to['email']) : textOf(to);
}
