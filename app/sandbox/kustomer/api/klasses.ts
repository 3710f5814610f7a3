import { Hono } from 'hono';
import { isObject } from '../../../lib/json.ts';
import { isSupervisor } from '../../zendesk/api.ts';
import type { KObject, KObjectInput, KObjectOutcome } from '../klasses.ts';
import { conversationJson, kobjectJson } from '../record-json.ts';
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
} from './answer.ts';

/** KObjects by id and by external id, and the search that lags. */
export function klassRoutes(): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>();
  const path = '/klasses/:klass';
  routes.get('/klasses', (c) =>
    okPage(c, c.var.org.app.klasses, (name) => ({ type: 'klass', id: name, attributes: { name } })),
  );
  routes.get(path, (c) => readable(c, (klass) => okPage(c, c.var.org.klasses.all(klass), listed)));
  routes.post(path, (c) => writable(c, (klass) => createObject(c, klass)));
  routes.get(`${path}/:id`, (c) =>
    readable(c, (klass) =>
      LIST.test(c.req.param('id') ?? '') ? okObjects(c, klass) : okObject(find(c, klass)),
    ),
  );
  routes.put(`${path}/:id`, (c) => writable(c, (klass) => updateObject(c, find(c, klass))));
  routes.delete(`${path}/:id`, (c) => writable(c, (klass) => removeObject(c, find(c, klass))));
  routes.post('/customers/search', search);
  return routes;
}

const listed = (object: KObject) => kobjectJson(object, true);

type MaybeLater = Response | Promise<Response>;

function readable(c: ApiContext, then: (klass: string) => MaybeLater): MaybeLater {
  const klass = c.req.param('klass') ?? '';
  return c.var.org.klasses.has(klass) ? then(klass) : notFound();
}

/** Permission sets protect single klasses where the plan has them. */
function writable(c: ApiContext, then: (klass: string) => MaybeLater): MaybeLater {
  const { user, world } = c.var;
  return readable(c, (klass) => {
    const isProtected = world.plan === 'enterprise' && world.protectedObjects.includes(klass);
    if (user.role === 'light-agent' || (isProtected && !isSupervisor(user))) return forbidden();
    return then(klass);
  });
}

// By external id: `externalId=sw-5f0c`.
const EXTERNAL = /^externalId=(.+)$/;

function find(c: ApiContext, klass: string): KObject | undefined {
  const id = c.req.param('id') ?? '';
  const externalId = EXTERNAL.exec(id)?.[1];
  return externalId === undefined
    ? c.var.org.klasses.find(klass, id)
    : c.var.org.klasses.findByExternalId(klass, externalId);
}

// Several ids: `65f0…1,65f0…2`.
const LIST = /^[0-9a-f]+(?:,[0-9a-f]+)+$/;

/** Those that are there, as conversations are given by several ids; whether Kustomer gives these so is not said. */
function okObjects(c: ApiContext, klass: string): Response {
  const ids = (c.req.param('id') ?? '').split(',');
  const found = ids.flatMap((id) => c.var.org.klasses.find(klass, id) ?? []);
  return okPage(c, found, (object) => kobjectJson(object, false));
}

const okObject = (object: KObject | undefined): Response =>
  object ? ok(kobjectJson(object, false)) : notFound();

async function createObject(c: ApiContext, klass: string): Promise<Response> {
  return written(c, c.var.org.klasses.create(klass, inputOf(await readObject(c)), c.var.user.id), 201);
}

async function updateObject(c: ApiContext, object: KObject | undefined): Promise<Response> {
  if (!object) return notFound();
  return written(c, c.var.org.klasses.update(object, inputOf(await readObject(c)), c.var.user.id), 200);
}

function removeObject(c: ApiContext, object: KObject | undefined): Response {
  if (!object) return notFound();
  c.var.org.klasses.remove(object);
  c.var.world.live.changed();
  return done();
}

function inputOf(body: Record<string, unknown>): KObjectInput {
  const { externalId, title, custom, data, rev } = body;
  return {
    custom: isObject(custom) ? custom : {},
    data: isObject(data) ? data : {},
    ...(typeof externalId === 'string' ? { externalId } : {}),
    ...(typeof title === 'string' ? { title } : {}),
    ...(typeof rev === 'number' ? { rev } : {}),
  };
}

function written(c: ApiContext, outcome: KObjectOutcome, status: number): Response {
  if (outcome.status === 'conflict') return refuse(409, 'conflict', outcome.reason);
  if (outcome.status === 'invalid') return refuse(400, 'bad_request', outcome.reason);
  c.var.world.live.changed();
  return ok(kobjectJson(outcome.object, false), status);
}

/** Custom attributes of one klass that equal something, or conversations by the time at which they were made. @see https://developer.kustomer.com/docs/concepts/search, read 2026-08 */
async function search(c: ApiContext): Promise<Response> {
  const body = await readObject(c);
  if (body['queryContext'] === 'conversation') return searchConversations(c, body);
  if (body['queryContext'] !== 'kobject') return refuse(400, 'bad_request', 'queryContext is not known here');
  const wanted = (Array.isArray(body['and']) ? body['and'] : [])
    .filter(isObject)
    .flatMap((each) => Object.entries(each));
  const objects = c.var.org.klasses
    .indexed(typeIn(wanted))
    .filter((object) => wanted.every(([field, test]) => fits(object, field, test)));
  const order = orderOf(body['sort'], 'kobject_created_at');
  if (order === undefined) return refuse(400, 'bad_request', 'the order is not known here');
  return okPage(c, order === 1 ? objects : objects.toReversed(), listed);
}

// The attribute of a record's type: `kobject_custom_stepwise_entry_recordTypeStr`.
const TYPE_FIELD = /_recordTypeStr$/;

/** The type that is looked for; the sandbox has no other index. */
function typeIn(wanted: readonly (readonly [string, unknown])[]): string {
  const test = wanted.find(([field]) => TYPE_FIELD.test(field))?.[1];
  return isObject(test) ? String(test['equals']) : '';
}

/** `[{ "kobject_created_at": "desc" }]` gives -1, and so does nothing; undefined for an order by anything else. */
function orderOf(sort: unknown, attribute: string): 1 | -1 | undefined {
  if (sort === undefined) return -1;
  const [first] = Array.isArray(sort) ? sort : [];
  const wanted = isObject(first) ? first[attribute] : undefined;
  return wanted === 'asc' ? 1 : wanted === 'desc' ? -1 : undefined;
}

function fits(object: KObject, field: string, test: unknown): boolean {
  const prefix = `kobject_custom_${object.klass}_`;
  if (!field.startsWith(prefix) || !isObject(test)) return false;
  return object.custom[field.slice(prefix.length)] === test['equals'];
}

/** Newest first. */
function searchConversations(c: ApiContext, body: Record<string, unknown>): Response {
  const { tickets } = c.var.world;
  const tests = (Array.isArray(body['and']) ? body['and'] : [])
    .filter(isObject)
    .flatMap((each) => Object.entries(each));
  if (tests.some(([field]) => field !== 'conversation_created_at'))
    return refuse(400, 'bad_request', 'the attribute is not known here');
  const found = tickets
    .tickets()
    .filter((ticket) => tests.every(([, test]) => isObject(test) && isWithin(ticket.createdAt, test)));
  const newest = found.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
  return okPage(c, newest, (ticket) => conversationJson(c.var.org, ticket, tickets.people()));
}

function isWithin(createdAt: string, { gte, lte }: Record<string, unknown>): boolean {
  const at = Date.parse(createdAt);
  return (
    (gte === undefined || at >= Date.parse(String(gte))) &&
    (lte === undefined || at <= Date.parse(String(lte)))
  );
}
