import { Hono } from 'hono';
import { mayEditTickets } from '../../zendesk/api.ts';
import { deliverLater } from '../deliver-drafts.ts';
import type { Draft } from '../drafts.ts';
import { numberOf } from '../ids.ts';
import { draftJson } from '../record-json.ts';
import {
  type ApiContext,
  type ApiEnv,
  done,
  forbidden,
  notFound,
  ok,
  okPage,
  readObject,
  refuse,
  refuseAt,
} from './answer.ts';

/** Drafts. */
export function draftRoutes(): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>();
  routes.get('/customers/:id/drafts', (c) => {
    const customer = numberOf('customer', c.req.param('id'));
    return okPage(
      c,
      c.var.org.drafts.all().filter(({ customerId }) => customerId === customer),
      draftJson,
    );
  });
  routes.post('/customers/:id/drafts', (c) => (mayEditTickets(c.var.user) ? createDraft(c) : forbidden()));
  routes.put('/drafts/:id', (c) => (mayEditTickets(c.var.user) ? updateDraft(c) : forbidden()));
  routes.delete('/drafts/:id', (c) => {
    c.var.org.drafts.remove(c.req.param('id'));
    c.var.world.live.changed();
    return done();
  });
  return routes;
}

const CHANNELS = [
  'email',
  'sms',
  'chat',
  'whatsapp',
  'facebook',
  'instagram',
  'twitter-dm',
  'twitter-tweet',
  'note',
];
const BODY_LENGTH_MAX = 10_240;

async function createDraft(c: ApiContext): Promise<Response> {
  const input = await readObject(c);
  const { channel, body, sendAt, scheduled } = input;
  const ticketId = numberOf('conversation', String(input['conversation']));
  const customerId = numberOf('customer', c.req.param('id'));
  const problem = problemOf(input);
  if (problem) return problem;
  if (!c.var.world.tickets.ticket(ticketId)) return notFound();
  const isScheduled = scheduled === true && typeof sendAt === 'string';
  if (isScheduled && !(Date.parse(sendAt) > c.var.world.clock.now()))
    return refuseAt(400, 'bad_request', { detail: 'sendAt is not in the future', pointer: '/sendAt' });
  const draft = c.var.org.drafts.create({
    customerId,
    ticketId,
    channel: String(channel),
    body: String(body),
    createdBy: c.var.user.id,
    sendAt: isScheduled ? sendAt : null,
  });
  if (isScheduled) deliverLater(c.var.world, c.var.org, sendAt);
  c.var.world.live.changed();
  return ok(draftJson(draft), 201);
}

function problemOf({ channel, body }: Record<string, unknown>): Response | undefined {
  if (typeof channel !== 'string' || !CHANNELS.includes(channel))
    return refuseAt(400, 'bad_request', { detail: 'channel is invalid', pointer: '/channel' });
  if (typeof body === 'string' && body.length > BODY_LENGTH_MAX)
    return refuseAt(400, 'bad_request', { detail: 'body is too long', pointer: '/body' });
  return undefined;
}

async function updateDraft(c: ApiContext): Promise<Response> {
  const input = await readObject(c);
  const draft: Draft | undefined = c.var.org.drafts.find(c.req.param('id') ?? '');
  if (!draft) return notFound();
  const problem = problemOf(input);
  if (problem) return problem;
  if (draft.sendAt !== null) return refuse(409, 'conflict', 'the draft is scheduled');
  const after = c.var.org.drafts.update(draft.id, {
    ...(typeof input['body'] === 'string' ? { body: input['body'] } : {}),
    ...(typeof input['sendAt'] === 'string' && input['sendAt'] !== '' ? { sendAt: input['sendAt'] } : {}),
  });
  if (after?.sendAt) deliverLater(c.var.world, c.var.org, after.sendAt);
  c.var.world.live.changed();
  return after ? ok(draftJson(after)) : notFound();
}
