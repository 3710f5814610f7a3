/** The second desk over HTTP: its page and API on the desk's host, the app's files on the other one. */
import { Hono } from 'hono';
import type { World } from '../world.ts';
import { kustomerApi } from './api.ts';
import { buildKustomerPage } from './desk-page.ts';
import { deskRoutes } from './desk-routes.ts';

/** Everything below `/kustomer` on the desk's host. */
export function kustomerDesk(world: () => World): Hono {
  const desk = new Hono();
  desk.get('/', async (c) =>
    world().kustomer
      ? c.html((await buildKustomerPage()).html)
      : c.text('the app was not built for Kustomer', 404),
  );
  desk.get('/desk.js', async (c) =>
    c.body((await buildKustomerPage()).script, 200, { 'content-type': 'text/javascript; charset=utf-8' }),
  );
  desk.get('/desk.css', async (c) =>
    c.body((await buildKustomerPage()).style, 200, { 'content-type': 'text/css; charset=utf-8' }),
  );
  desk.route('/api/v1', kustomerApi(world));
  desk.route('/desk', deskRoutes(world));
  return desk;
}

/** Where the page asks for Kustomer's SDK; the sandbox serves its own stand-in instead. */
const CDN_SDK = 'https://cdn.kustomerapp.com/card-js/latest/kustomer-card.min.js';
const OWN_SDK = '/kustomer/kustomer-card.js';

/** The app's files below `/kustomer` on the second host. */
export function kustomerAssets(world: () => World): Hono {
  const assets = new Hono();
  assets.get('/kustomer-card.js', async (c) =>
    c.body((await buildKustomerPage()).cardSdk, 200, { 'content-type': 'text/javascript; charset=utf-8' }),
  );
  assets.get('/*', (c) => {
    const path = new URL(c.req.url).pathname.replace(/^\/kustomer\//, '');
    const file = world().kustomer?.app.file(decodeURIComponent(path));
    if (!file) return c.text('not found', 404);
    const body = path.endsWith('.html') ? textOf(file.body).replace(CDN_SDK, OWN_SDK) : file.body;
    return c.body(body, 200, { 'content-type': file.type, 'cache-control': 'no-cache' });
  });
  return assets;
}

const textOf = (body: Uint8Array | string): string =>
  typeof body === 'string' ? body : new TextDecoder().decode(body);
