/** What handlers of the Kustomer-like API share: their context, answers, errors in both documented forms. */
import type { Context } from 'hono';
import { isObject, parseJson } from '../../../lib/json.ts';
import type { Person } from '../../people.ts';
import type { World } from '../../world.ts';
import type { Org } from '../org.ts';

/** What every handler finds in its context. */
export type ApiEnv = { Variables: { world: World; org: Org; user: Person } };

/** A request as a handler sees it. */
export type ApiContext = Context<ApiEnv>;

const respond = (status: number, body: unknown): Response =>
  new Response(status === 204 ? null : JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });

/** A record or whatever stands under `data`. */
export const ok = (data: unknown, status = 200): Response => respond(status, { data });

/** Nothing to say. */
export const done = (): Response => respond(204, null);

/** A page of a list, with the links that the SDK hides. */
export function okPage<Item>(
  c: ApiContext,
  items: readonly Item[],
  jsonOf: (item: Item) => unknown,
): Response {
  const url = new URL(c.req.url);
  const page = Math.max(1, Number(url.searchParams.get('page') ?? '1') || 1);
  const pageSize = Math.min(100, Math.max(1, Number(url.searchParams.get('pageSize') ?? '100') || 100));
  const rows = items.slice((page - 1) * pageSize, page * pageSize);
  const hasNext = page * pageSize < items.length;
  url.searchParams.set('page', String(page + 1));
  return respond(200, {
    data: rows.map(jsonOf),
    meta: { page, pageSize },
    links: { next: hasNext ? `${url.pathname}${url.search}` : null },
  });
}

/** A refusal in the API's own form. @see https://developer.kustomer.com/docs/concepts/errors, read 2026-08 */
export const refuse = (status: number, code: string, message: string): Response =>
  respond(status, { errors: [{ code, message, meta: {} }] });

/** A refusal in the other form that some endpoints use. */
export const refuseAt = (
  status: number,
  code: string,
  source: { detail: string; pointer: string },
): Response =>
  respond(status, {
    errors: [
      {
        status: String(status),
        code,
        title: source.detail,
        detail: source.detail,
        source: { pointer: source.pointer },
      },
    ],
  });

/** No such record. */
export const notFound = (): Response => refuse(404, 'not_found', 'Resource not found');

/** The person's permission sets do not allow it. */
export const forbidden = (): Response => refuse(403, 'forbidden', 'You do not have permission to do that');

/** The request's JSON body; an empty object where it is none. */
export async function readObject(c: ApiContext): Promise<Record<string, unknown>> {
  const body = parseJson(await c.req.text());
  return isObject(body) ? body : {};
}

/** The request's JSON body as a list of texts. */
export async function readTexts(c: ApiContext): Promise<string[]> {
  const body = parseJson(await c.req.text());
  return Array.isArray(body) ? body.filter((each): each is string => typeof each === 'string') : [];
}
