/** Zendesk's REST API as an agent's session sees it: session, rate limit, faults and counting around the endpoints. */
import { Hono } from 'hono';
import type { Fault } from '../faults.ts';
import { killedReply, waitFor } from '../faults.ts';
import type { World } from '../world.ts';
import { type ApiContext, type ApiEnv, respond } from './api.ts';
import { invalidEndpoint, tooManyRequests, unauthorized } from './errors.ts';
import { peopleRoutes } from './people-rest.ts';
import { recordRoutes } from './records-rest.ts';
import { searchRoutes } from './search-rest.ts';
import { ticketRoutes } from './tickets-rest.ts';

/** Header in which the desk page says whose session a request belongs to. */
export const USER_HEADER = 'x-desk-user';
/** Header in which the desk page says which app instance sends a request. */
export const INSTANCE_HEADER = 'x-desk-instance';
/** Header of an answer that the desk page must treat as one that never came. */
export const LOST_HEADER = 'x-desk-lost';

/** The API below `/api/v2`, on the world in force. */
export function restApi(world: () => World): Hono<ApiEnv> {
  const api = new Hono<ApiEnv>();
  api.use(async (c, next) => {
    c.set('world', world());
    const user = world().tickets.person(Number(c.req.header(USER_HEADER)));
    const first = world()
      .tickets.people()
      .find(({ role }) => role !== 'end-user');
    if (user?.role === 'end-user' || !(user ?? first)) return respond(unauthorized());
    c.set('user', user ?? first ?? unreachable());
    count(c);
    return await guarded(c, next);
  });
  for (const routes of [ticketRoutes(), peopleRoutes(), searchRoutes(), recordRoutes()])
    api.route('/', routes);
  api.notFound(() => respond(invalidEndpoint()));
  return api;
}

function unreachable(): never {
  throw new Error('no session');
}

function count(c: ApiContext): void {
  const instance = c.req.header(INSTANCE_HEADER);
  if (!instance) return;
  const path = new URL(c.req.url).pathname;
  const isRead = c.req.method === 'GET' || path.endsWith('/search');
  c.var.world.counts.requested({
    instance,
    kind: isRead ? 'read' : 'write',
    line: `${c.req.method} ${path}`,
  });
}

async function guarded(c: ApiContext, next: () => Promise<void>): Promise<Response | undefined> {
  const { world } = c.var;
  const verdict = world.limits.request();
  if (!verdict.allowed)
    return respond(
      tooManyRequests('Number of allowed API requests per minute exceeded', verdict.resetSeconds),
    );
  const fault = await takeFault(c);
  if (fault) {
    await waitFor(fault.latencyMs);
    const before = answerBefore(fault);
    if (before) return before;
  }
  await next();
  if (fault) {
    const after = answerAfter(fault);
    if (after) c.res = after;
  }
  c.res.headers.set('X-Rate-Limit', String(verdict.limit));
  c.res.headers.set('X-Rate-Limit-Remaining', String(verdict.remaining));
  c.res.headers.set('ratelimit-reset', String(verdict.resetSeconds));
  return undefined;
}

async function takeFault(c: ApiContext): Promise<Fault | undefined> {
  const body = c.req.method === 'GET' ? '' : await c.req.raw.clone().text();
  return c.var.world.faults.take({ service: 'helpdesk', method: c.req.method, url: c.req.url, body });
}

function answerBefore(fault: Fault): Response | undefined {
  switch (fault.kind) {
    case 'too-many-requests':
      return respond(
        tooManyRequests('Number of allowed API requests per minute exceeded', fault.retryAfterSeconds),
      );
    case 'kill-before':
      return killedReply();
    case 'error-before':
      return serverError();
    case 'expired-token':
      return respond(unauthorized());
    default:
      return undefined;
  }
}

function answerAfter(fault: Fault): Response | undefined {
  switch (fault.kind) {
    case 'error-after':
      return serverError();
    case 'kill-after':
      return killedReply();
    case 'lost':
      return new Response('', { status: 504, headers: { [LOST_HEADER]: '1' } });
    case 'garbage':
      return new Response('<html><body>We will be right back', { headers: { 'content-type': 'text/html' } });
    default:
      return undefined;
  }
}

const serverError = (): Response =>
  respond({ status: 500, body: { error: 'InternalServerError', description: 'Something went wrong' } });
