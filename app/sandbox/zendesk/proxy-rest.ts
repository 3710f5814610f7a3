import { Hono } from 'hono';
import { isObject, parseJson } from '../../lib/json.ts';
import { killedReply } from '../faults.ts';
import type { World } from '../world.ts';
import { sendThroughProxy } from './proxy.ts';
import { INSTANCE_HEADER } from './rest.ts';

/** The proxy as the desk page calls it; the answer is a `ProxyReply`. */
export function proxyRoutes(world: () => World): Hono {
  const routes = new Hono();
  routes.post('/', async (c) => {
    const asked = parseJson(await c.req.text());
    if (!isObject(asked) || typeof asked['url'] !== 'string')
      return c.json({ error: 'bad proxy request' }, 400);
    const method = text(asked['method'], 'GET').toUpperCase();
    const instance = c.req.header(INSTANCE_HEADER);
    const line = `${method} ${asked['url'].split('?')[0] ?? ''}`;
    if (instance) world().counts.requested({ instance, kind: 'proxied', line });
    const reply = await sendThroughProxy(world(), {
      url: asked['url'],
      method,
      headers: isObject(asked['headers']) ? asked['headers'] : {},
      body: text(asked['body'], ''),
      contentType: text(asked['contentType'], 'application/x-www-form-urlencoded; charset=UTF-8'),
      secure: asked['secure'] === true,
    });
    return reply.type === 'killed' ? killedReply() : c.json(reply);
  });
  return routes;
}

const text = (value: unknown, otherwise: string): string => (typeof value === 'string' ? value : otherwise);
