import type { Context } from 'hono';
import { isObject, parseJson } from '../../lib/json.ts';
import type { Person } from '../people.ts';
import type { World } from '../world.ts';
import type { ApiAnswer } from './errors.ts';
import { pageOf } from './paging.ts';

/** What every handler of the REST API finds in its context. */
export type ApiEnv = { Variables: { world: World; user: Person } };

/** A request to the REST API as a handler sees it. */
export type ApiContext = Context<ApiEnv>;

/** The Response of an answer. */
export function respond(answer: ApiAnswer): Response {
  const headers = { 'content-type': 'application/json; charset=utf-8', ...answer.headers };
  return new Response(answer.status === 204 ? null : JSON.stringify(answer.body), {
    status: answer.status,
    headers,
  });
}

/** A successful answer. */
export const ok = (body: unknown, status = 200): Response => respond({ status, body });

/** The object under `key` of the request's JSON body; `undefined` where there is none. */
export async function readBody(c: ApiContext, key: string): Promise<Record<string, unknown> | undefined> {
  const body = parseJson(await c.req.text());
  const inner = isObject(body) ? body[key] : undefined;
  return isObject(inner) ? inner : undefined;
}

/** A page of items under `key`, as JSON by `jsonOf`. */
export function respondPage<Item>(
  c: ApiContext,
  list: {
    readonly key: string;
    readonly items: readonly Item[];
    readonly keyOf: (item: Item) => string;
    readonly jsonOf: (item: Item) => unknown;
    readonly beside?: (items: readonly Item[]) => Readonly<Record<string, unknown>>;
  },
): Response {
  const page = pageOf(list.items, new URL(c.req.url), list.keyOf);
  if (page.status === 'refused') return respond(page.answer);
  const body = { [list.key]: page.items.map(list.jsonOf), ...list.beside?.(page.items), ...page.frame };
  return ok({ ...body, count: list.items.length });
}

/** A positive whole number of the path, e.g. a ticket's id; `NaN` where it is none. */
export const idOf = (c: ApiContext, name: string): number => Number(c.req.param(name));

/** Whether the person may change tickets and publish replies. */
export const mayEditTickets = (person: Person): boolean =>
  person.role === 'agent' || person.role === 'supervisor' || person.role === 'admin';

/** Whether the person decides for others: supervisors and admins. */
export const isSupervisor = (person: Person): boolean =>
  person.role === 'supervisor' || person.role === 'admin';
