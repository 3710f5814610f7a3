/** Kustomer's REST API as an agent's session sees it: session, rate limit, faults and counting around the endpoints. */
import { Hono } from 'hono';
import type { Fault } from '../faults.ts';
import { killedReply, waitFor } from '../faults.ts';
import type { World } from '../world.ts';
import { INSTANCE_HEADER, LOST_HEADER, USER_HEADER } from '../zendesk/rest.ts';
import { type ApiContext, type ApiEnv, notFound, refuse } from './api/answer.ts';
import { commandRoutes } from './api/commands.ts';
import { conversationRoutes } from './api/conversations.ts';
import { draftRoutes } from './api/drafts.ts';
import { klassRoutes } from './api/klasses.ts';
import { peopleRoutes } from './api/people.ts';
import { deliverDueDrafts } from './deliver-drafts.ts';

/** The API below `/v1`, on the world in force. */
export function kustomerApi(world: () => World): Hono<ApiEnv> {
  const api = new Hono<ApiEnv>();
  api.use(async (c, next) => {
    const { kustomer, tickets } = world();
    if (!kustomer) return notFound();
    const staff = tickets.people().filter(({ role }) => role !== 'end-user');
    const user = staff.find(({ id }) => String(id) === c.req.header(USER_HEADER)) ?? staff[0];
    if (!user) return refuse(401, 'unauthorized', 'nobody is signed in');
    c.set('world', world());
    c.set('org', kustomer);
    c.set('user', user);
    deliverDueDrafts(world(), kustomer);
    count(c);
    return await guarded(c, next);
  });
  for (const routes of [conversationRoutes(), draftRoutes(), klassRoutes(), peopleRoutes(), commandRoutes()])
    api.route('/', routes);
  api.notFound(() => notFound());
  return api;
}

// A run of a command: `/kustomer/api/v1/commands/stepwise_5f.app.skio.find-users/run`.
const RUN = /\/commands\/[^/]+\/run$/;

function count(c: ApiContext): void {
  const instance = c.req.header(INSTANCE_HEADER);
  if (!instance) return;
  const path = new URL(c.req.url).pathname;
  const isRead = c.req.method === 'GET' || path.endsWith('/search');
  c.var.world.counts.requested({
    instance,
    kind: RUN.test(path) ? 'proxied' : isRead ? 'read' : 'write',
    line: `${c.req.method} ${path}`,
  });
}

const tooMany = (): Response => refuse(429, 'too_many_requests', 'Rate limit exceeded');
const broken = (): Response => refuse(500, 'internal_server_error', 'Something went wrong');

async function guarded(c: ApiContext, next: () => Promise<void>): Promise<Response | undefined> {
  if (!c.var.world.limits.request().allowed) return tooMany();
  const body = c.req.method === 'GET' ? '' : await c.req.raw.clone().text();
  const fault = c.var.world.faults.take({ service: 'helpdesk', method: c.req.method, url: c.req.url, body });
  if (!fault) {
    await next();
    return undefined;
  }
  await waitFor(fault.latencyMs);
  const before = answerBefore(fault);
  if (before) return before;
  await next();
  const after = answerAfter(fault);
  if (after) c.res = after;
  return undefined;
}

function answerBefore(fault: Fault): Response | undefined {
  switch (fault.kind) {
    case 'too-many-requests':
      return tooMany();
    case 'kill-before':
      return killedReply();
    case 'error-before':
      return broken();
    case 'expired-token':
      return refuse(401, 'unauthorized', 'The session has ended');
    default:
      return undefined;
  }
}

function answerAfter(fault: Fault): Response | undefined {
  switch (fault.kind) {
    case 'error-after':
      return broken();
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
