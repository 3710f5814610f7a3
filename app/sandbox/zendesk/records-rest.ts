import { Hono } from 'hono';
import { isObject, parseJson } from '../../lib/json.ts';
import { type ApiContext, type ApiEnv, isSupervisor, ok, readBody, respond, respondPage } from './api.ts';
import type { ObjectDefinition } from './app-package.ts';
import { type ApiAnswer, badRequest, forbidden, notFound, recordInvalid } from './errors.ts';
import type { ObjectRecord } from './record.ts';
import { matchesFilter } from './record-search.ts';
import type { RecordEvent, RecordInput, RecordOutcome } from './records.ts';

/** Custom objects and their records. */
export function recordRoutes(): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>();
  const records = '/custom_objects/:key/records';
  routes.get('/custom_objects', (c) => ok({ custom_objects: c.var.world.records.objects().map(objectJson) }));
  routes.get('/custom_objects/:key', (c) =>
    readable(c, (object) => ok({ custom_object: objectJson(object) })),
  );
  routes.get('/custom_objects/:key/fields', (c) =>
    readable(c, (object) => ok({ custom_object_fields: object.fields.map(fieldJson) })),
  );
  routes.get(records, (c) => readable(c, (object) => listRecords(c, object)));
  routes.get(`${records}/count`, (c) => readable(c, (object) => countRecords(c, object)));
  routes.post(`${records}/search`, (c) => readable(c, (object) => searchRecords(c, object)));
  routes.get(`${records}/:id`, (c) =>
    onRecord(c, (record) => ok({ custom_object_record: recordJson(record) })),
  );
  routes.get(`${records}/:id/events`, (c) => onRecord(c, (record) => listEvents(c, record)));
  routes.post(records, (c) => writable(c, (object) => createRecord(c, object)));
  routes.patch(records, (c) => writable(c, (object) => upsertRecord(c, object)));
  routes.patch(`${records}/:id`, (c) => writable(c, () => onRecord(c, (record) => updateRecord(c, record))));
  routes.delete(records, (c) => writable(c, (object) => removeByExternalId(c, object)));
  routes.delete(`${records}/:id`, (c) => writable(c, () => onRecord(c, (record) => removeRecord(c, record))));
  return routes;
}

type MaybeLater = Response | Promise<Response>;

function readable(c: ApiContext, then: (object: ObjectDefinition) => MaybeLater): MaybeLater {
  const object = c.var.world.records.object(c.req.param('key') ?? '');
  return object ? then(object) : respond(notFound());
}

function writable(c: ApiContext, then: (object: ObjectDefinition) => MaybeLater): MaybeLater {
  return readable(c, (object) => (mayWrite(c, object.key) ? then(object) : respond(forbidden())));
}

function mayWrite(c: ApiContext, key: string): boolean {
  const { user, world } = c.var;
  if (user.role === 'light-agent' || user.role === 'end-user') return false;
  return world.plan !== 'enterprise' || !world.protectedObjects.includes(key) || isSupervisor(user);
}

function onRecord(c: ApiContext, then: (record: ObjectRecord) => MaybeLater): MaybeLater {
  const { records } = c.var.world;
  const record = records.find(c.req.param('key') ?? '', c.req.param('id') ?? '');
  return record ? then(record) : respond(notFound());
}

async function createRecord(c: ApiContext, object: ObjectDefinition): Promise<Response> {
  const input = await readInput(c);
  if (!input) return respond(missingBody());
  return written(c, c.var.world.records.create(object.key, input, c.var.user.id));
}

async function upsertRecord(c: ApiContext, object: ObjectDefinition): Promise<Response> {
  const externalId = c.req.query('external_id');
  const name = c.req.query('name');
  if (name !== undefined) return respond(badRequest('name: is not unique for this custom object'));
  if (!externalId) return respond(badRequest('external_id: is missing'));
  const input = await readInput(c);
  if (!input) return respond(missingBody());
  const { records } = c.var.world;
  const before = records.findByExternalId(object.key, externalId);
  const outcome = before
    ? records.update(before, input, c.var.user.id)
    : records.create(object.key, { ...input, externalId }, c.var.user.id);
  return written(c, outcome, 200);
}

async function updateRecord(c: ApiContext, record: ObjectRecord): Promise<Response> {
  const input = await readInput(c);
  if (!input) return respond(missingBody());
  return written(c, c.var.world.records.update(record, input, c.var.user.id));
}

function removeByExternalId(c: ApiContext, object: ObjectDefinition): Response {
  const externalId = c.req.query('external_id');
  const record = externalId && c.var.world.records.findByExternalId(object.key, externalId);
  return record ? removeRecord(c, record) : respond(notFound());
}

function removeRecord(c: ApiContext, record: ObjectRecord): Response {
  c.var.world.records.remove(record);
  c.var.world.live.changed();
  return respond({ status: 204, body: null });
}

async function readInput(c: ApiContext): Promise<RecordInput | undefined> {
  const body = await readBody(c, 'custom_object_record');
  if (!body) return undefined;
  const fields = body['custom_object_fields'];
  return { name: body['name'], externalId: body['external_id'], fields: isObject(fields) ? fields : {} };
}

const missingBody = (): ApiAnswer => badRequest('custom_object_record: is missing');

function written(c: ApiContext, outcome: RecordOutcome, status?: number): Response {
  if (outcome.status === 'invalid') return respond(recordInvalid(outcome.errors));
  c.var.world.live.changed();
  const usual = outcome.status === 'created' ? 201 : 200;
  return ok({ custom_object_record: recordJson(outcome.record) }, status ?? usual);
}

function listRecords(c: ApiContext, object: ObjectDefinition): Response {
  const externalIds = c.req.query('filter[external_ids]')?.split(',');
  const ids = c.req.query('filter[ids]')?.split(',');
  const sort = c.req.query('sort') ?? 'id';
  const order = LIST_ORDERS[sort];
  if (!order) return respond(badRequest('sort: is not valid'));
  const { records: kept } = c.var.world;
  const named = externalIds
    ? externalIds.flatMap((externalId) => kept.findByExternalId(object.key, externalId) ?? [])
    : kept.all(object.key);
  const records = [...new Set(named)].filter((record) => !ids || ids.includes(record.id));
  return respondRecords(c, [...records].sort(order));
}

type Order = (a: ObjectRecord, b: ObjectRecord) => number;

/** Ids and times are plain letters and digits; a language's own order would only be slower. */
const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const byId: Order = (a, b) => inOrder(a.id, b.id);
const byUpdate: Order = (a, b) => inOrder(a.updatedAt, b.updatedAt) || byId(a, b);
const byCreation: Order = (a, b) => inOrder(a.createdAt, b.createdAt) || byId(a, b);
const byName: Order = (a, b) => a.name.localeCompare(b.name) || byId(a, b);
const reversed =
  (order: Order): Order =>
  (a, b) =>
    order(b, a);

const LIST_ORDERS: Readonly<Record<string, Order>> = {
  id: byId,
  '-id': reversed(byId),
  updated_at: byUpdate,
  '-updated_at': reversed(byUpdate),
};

const SEARCH_ORDERS: Readonly<Record<string, Order>> = {
  name: byName,
  '-name': reversed(byName),
  created_at: byCreation,
  '-created_at': reversed(byCreation),
  updated_at: byUpdate,
  '-updated_at': reversed(byUpdate),
};

async function searchRecords(c: ApiContext, object: ObjectDefinition): Promise<Response> {
  const body = parseJson((await c.req.text()) || '{}');
  const filter = isObject(body) ? (body['filter'] ?? {}) : undefined;
  const query = (c.req.query('query') ?? '').toLowerCase();
  const sort = c.req.query('sort');
  const order = sort === undefined ? byId : SEARCH_ORDERS[sort];
  if (!order) return respond(badRequest('sort: is not valid'));
  const records = c.var.world.records.indexed(object.key, filter);
  const hits = hitsOnce(records, `${sort} ${query} ${JSON.stringify(filter)}`, () =>
    hitsOf(records, { filter, query, order }),
  );
  return hits === 'bad' ? respond(badRequest('filter: is not valid')) : respondRecords(c, hits);
}

type Hits = readonly ObjectRecord[] | 'bad';

/** Hits of earlier searches by the list that they were found in: a list that changes is another one. */
const HITS = new WeakMap<readonly ObjectRecord[], Map<string, Hits>>();

/** A list of a hundred thousand is searched once and not for each of its pages, as a real index would have it. */
function hitsOnce(records: readonly ObjectRecord[], search: string, find: () => Hits): Hits {
  const before = HITS.get(records) ?? new Map<string, Hits>();
  HITS.set(records, before);
  const hits = before.get(search) ?? find();
  before.set(search, hits);
  return hits;
}

function hitsOf(
  records: readonly ObjectRecord[],
  { filter, query, order }: { filter: unknown; query: string; order: Order },
): Hits {
  const verdicts = records.map((record) => matchesFilter(record, filter));
  if (!isObject(filter) || verdicts.includes(undefined)) return 'bad';
  return records
    .filter((_record, at) => verdicts[at])
    .filter((record) => record.name.toLowerCase().startsWith(query))
    .sort(order);
}

function respondRecords(c: ApiContext, items: readonly ObjectRecord[]): Response {
  return respondPage(c, {
    key: 'custom_object_records',
    items,
    keyOf: (record) => record.id,
    jsonOf: recordJson,
  });
}

function countRecords(c: ApiContext, object: ObjectDefinition): Response {
  const value = c.var.world.records.all(object.key).length;
  return ok({ count: { value, refreshed_at: c.var.world.clock.iso() } });
}

function listEvents(c: ApiContext, record: ObjectRecord): Response {
  return respondPage(c, {
    key: 'custom_object_record_events',
    items: c.var.world.records.events(record),
    keyOf: (event) => event.id,
    jsonOf: eventJson,
  });
}

function recordJson(record: ObjectRecord): Record<string, unknown> {
  return {
    url: `/api/v2/custom_objects/${record.object}/records/${record.id}.json`,
    id: record.id,
    name: record.name,
    custom_object_key: record.object,
    custom_object_fields: record.fields,
    created_by_user_id: String(record.createdBy),
    updated_by_user_id: String(record.updatedBy),
    created_at: record.createdAt,
    updated_at: record.updatedAt,
    external_id: record.externalId,
  };
}

function eventJson(event: RecordEvent): Record<string, unknown> {
  return {
    id: event.id,
    type: event.type,
    source: 'zendesk',
    actor: { user_id: String(event.userId) },
    created_at: event.at,
    received_at: event.at,
    properties: {
      transaction_events: event.changes.map(({ field, previous, current }) => ({
        type: 'custom_object_field_changed',
        field_key: field,
        previous_value: previous,
        current_value: current,
        origin: { type: 'api' },
      })),
    },
  };
}

const objectJson = (object: ObjectDefinition) => ({
  key: object.key,
  title: object.title,
  title_pluralized: object.titlePluralized,
});

const fieldJson = (field: { key: string; type: string }) => ({
  key: field.key,
  type: field.type,
  active: true,
});
