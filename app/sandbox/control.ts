/** The sandbox's own controls below `/__sandbox`: for the desk page, the panels and browser tests. */
import { type Context, Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { isObject, parseJson } from '../lib/json.ts';
import { FAULT_KINDS, type FaultRequest } from './faults.ts';
import { openTicket, type PlayOutcome, rateAsCustomer, replyAsCustomer, submitTicket } from './play.ts';
import { viewOf } from './view.ts';
import type { World } from './world.ts';

/** What the controls act on. */
interface Controlled {
  readonly world: () => World;
  readonly reset: () => void;
}

/** The control endpoints; every change is told to whoever listens at `/live`. */
export function controlRoutes(sandbox: Controlled): Hono {
  const routes = new Hono();
  addReads(routes, sandbox);
  addFaults(routes, sandbox);
  addSurroundings(routes, sandbox);
  addPlay(routes, sandbox);
  return routes;
}

function addReads(routes: Hono, { world }: Controlled): void {
  routes.get('/state', (c) => c.json(viewOf(world())));
  routes.get('/counts', (c) => c.json({ instances: world().counts.all() }));
  routes.get('/effects', (c) => c.json({ effects: world().shops.effects() }));
  routes.get('/users', (c) => c.json({ users: world().tickets.people() }));
  routes.get('/live', (c) => liveStream(c, world));
}

function addFaults(routes: Hono, { world }: Controlled): void {
  routes.post('/faults', async (c) => {
    const fault = faultOf(parseJson(await c.req.text()));
    if (!fault) return c.json({ error: 'a fault needs a service and a kind' }, 400);
    const added = world().faults.add(fault);
    world().live.changed();
    return c.json({ fault: added });
  });
  routes.delete('/faults', (c) => {
    world().faults.clear();
    world().live.changed();
    return c.json({ done: true });
  });
  routes.delete('/faults/:id', (c) => {
    world().faults.remove(Number(c.req.param('id')));
    world().live.changed();
    return c.json({ done: true });
  });
}

function addSurroundings(routes: Hono, { world, reset }: Controlled): void {
  routes.post('/reset', (c) => {
    reset();
    return c.json({ done: true });
  });
  routes.post('/clock', async (c) => {
    const body = parseJson(await c.req.text());
    const offsetMs = isObject(body) ? Number(body['offsetMs']) : Number.NaN;
    if (!Number.isFinite(offsetMs)) return c.json({ error: 'offsetMs is not a number' }, 400);
    world().clock.setOffsetMs(offsetMs);
    world().live.changed();
    return c.json({ now: world().clock.iso() });
  });
  routes.post('/plan', async (c) => {
    const body = parseJson(await c.req.text());
    const plan = isObject(body) ? body['plan'] : undefined;
    if (plan !== 'professional' && plan !== 'enterprise') return c.json({ error: 'no such plan' }, 400);
    world().plan = plan;
    world().live.changed();
    return c.json({ plan });
  });
  routes.post('/model', async (c) => {
    const body = parseJson(await c.req.text());
    const name = isObject(body) ? body['name'] : undefined;
    if (typeof name !== 'string') return c.json({ error: 'name is not a text' }, 400);
    world().settings = { ...world().settings, modelName: name };
    world().live.changed();
    return c.json({ name });
  });
  routes.post('/instances', async (c) => {
    const opened = instanceOf(parseJson(await c.req.text()));
    if (!opened) return c.json({ error: 'not an instance' }, 400);
    world().counts.opened(opened, world().clock.iso());
    return c.json({ done: true });
  });
}

function addPlay(routes: Hono, { world }: Controlled): void {
  const answer = (c: Context, outcome: PlayOutcome) =>
    outcome.status === 'done' ? c.json({ ticket: outcome.ticket }) : c.json({ error: outcome.reason }, 422);
  routes.post('/tickets', async (c) => answer(c, openTicket(world(), parseJson(await c.req.text()))));
  routes.post('/tickets/:id/reply-as', async (c) =>
    answer(c, replyAsCustomer(world(), Number(c.req.param('id')), parseJson(await c.req.text()))),
  );
  routes.post('/tickets/:id/rate', async (c) =>
    answer(c, rateAsCustomer(world(), Number(c.req.param('id')), parseJson(await c.req.text()))),
  );
  routes.post('/tickets/:id/submit', async (c) =>
    answer(c, submitTicket(world(), Number(c.req.param('id')), parseJson(await c.req.text()))),
  );
}

const KEEP_ALIVE_MS = 15_000;

function liveStream(c: Parameters<typeof streamSSE>[0], world: () => World): Response {
  return streamSSE(c, async (stream) => {
    const stop = world().live.listen(() => void stream.writeSSE({ event: 'changed', data: '' }));
    stream.onAbort(stop);
    await stream.writeSSE({ event: 'hello', data: '' });
    while (!stream.aborted && !stream.closed) {
      await stream.sleep(KEEP_ALIVE_MS);
      await stream.writeSSE({ event: 'alive', data: '' });
    }
    stop();
  });
}

function faultOf(value: unknown): FaultRequest | undefined {
  if (!isObject(value) || typeof value['service'] !== 'string') return undefined;
  const kind = FAULT_KINDS.find((candidate) => candidate === value['kind']);
  if (!kind) return undefined;
  const numbers = ['times', 'latencyMs', 'retryAfterSeconds'] as const;
  const given = numbers
    .filter((name) => Number.isFinite(value[name]))
    .map((name) => [name, Number(value[name])]);
  const match = typeof value['match'] === 'string' ? { match: value['match'] } : {};
  return { service: value['service'], kind, ...Object.fromEntries(given), ...match };
}

function instanceOf(value: unknown) {
  if (!isObject(value) || typeof value['instance'] !== 'string') return undefined;
  const ticketId = typeof value['ticketId'] === 'number' ? value['ticketId'] : null;
  return {
    instance: value['instance'],
    location: String(value['location']),
    ticketId,
    userId: Number(value['userId']),
  };
}
