/**
 * The HTTP front: the desk on one host name, the app's files on another, so that they are different origins as in a real
 * helpdesk. Nothing but the app's files is served on the second one.
 */
import { Hono } from 'hono';
import { controlRoutes } from './control.ts';
import { buildDeskPage } from './desk-page.ts';
import { kustomerAssets, kustomerDesk } from './kustomer/web.ts';
import { APP_ID } from './view.ts';
import type { World } from './world.ts';
import { proxyRoutes } from './zendesk/proxy-rest.ts';
import { restApi } from './zendesk/rest.ts';

/** Host name of the desk. */
export const DESK_HOST = '127.0.0.1';
/** Host name of the app's files. */
export const ASSETS_HOST = 'localhost';

/** Everything the sandbox answers. */
export function createWeb(sandbox: { readonly world: () => World; readonly reset: () => void }): {
  fetch(request: Request): Promise<Response>;
} {
  const desk = deskWeb(sandbox);
  const assets = assetsWeb(sandbox.world);
  return {
    fetch: async (request) => {
      const url = new URL(request.url);
      if (isForeign(request, url)) return new Response('not from this desk', { status: 403 });
      if (url.hostname === ASSETS_HOST) return await assets.fetch(request);
      return await desk.fetch(withoutSuffix(request, url));
    },
  };
}

/** Other sites may neither name this machine theirs nor send anything here: the proxy may hold a real key. */
function isForeign(request: Request, url: URL): boolean {
  if (url.hostname !== DESK_HOST && url.hostname !== ASSETS_HOST) return true;
  const origin = request.headers.get('origin');
  return origin !== null && request.method !== 'GET' && origin !== url.origin;
}

// `/api/v2/tickets/1.json`, `/api/v2/search.json`
const JSON_SUFFIX = /^(\/api\/v2\/.*)\.json$/;

function withoutSuffix(request: Request, url: URL): Request {
  const path = JSON_SUFFIX.exec(url.pathname)?.[1];
  if (path === undefined) return request;
  url.pathname = path;
  return new Request(url, request);
}

function deskWeb(sandbox: { readonly world: () => World; readonly reset: () => void }): Hono {
  const desk = new Hono();
  desk.get('/', (c) => c.redirect('/zendesk'));
  desk.get('/zendesk', async (c) => c.html((await buildDeskPage()).html));
  desk.get('/desk/desk.js', async (c) =>
    c.body((await buildDeskPage()).script, 200, { 'content-type': 'text/javascript; charset=utf-8' }),
  );
  desk.get('/desk/desk.css', async (c) =>
    c.body((await buildDeskPage()).style, 200, { 'content-type': 'text/css; charset=utf-8' }),
  );
  desk.route('/api/v2', restApi(sandbox.world));
  desk.route('/zendesk/proxy', proxyRoutes(sandbox.world));
  desk.route('/kustomer', kustomerDesk(sandbox.world));
  desk.route('/__sandbox', controlRoutes(sandbox));
  return desk;
}

function assetsWeb(world: () => World): Hono {
  const assets = new Hono();
  assets.route('/kustomer', kustomerAssets(world));
  assets.get(`/${APP_ID}/assets/*`, (c) => {
    const path = new URL(c.req.url).pathname.replace(`/${APP_ID}/`, '');
    const file = world().app.file(decodeURIComponent(path));
    if (!file) return c.text('not found', 404);
    return c.body(file.body, 200, { 'content-type': file.type, 'cache-control': 'no-cache' });
  });
  return assets;
}
