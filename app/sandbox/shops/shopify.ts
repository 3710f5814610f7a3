/**
 * Shopify's Admin GraphQL API, version 2026-10: documents are validated against the real schema's part and executed by graphql-js.
 * @see https://shopify.dev/docs/api/admin-graphql, read 2026-08
 */
import {
  type DocumentNode,
  executeSync,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql';
import { isObject } from '../../lib/json.ts';
import { type Bucket, pour, roomIn } from './limiter.ts';
import { settleJobs } from './shopify-cancel.ts';
import { actualCost, QUERY_COST_MAX, requestedCost } from './shopify-cost.ts';
import { validationError } from './shopify-errors.ts';
import { adminMutations, guarded } from './shopify-mutations.ts';
import { adminQueries, type SearchNote } from './shopify-queries.ts';
import { adminSchema } from './shopify-schema.ts';
import { jsonReply, readObject, type ShopReply, type ShopRequest } from './wire.ts';
import { DAY_MS, type World } from './world.ts';

/** Answers a request to the shop's own domain. */
export function handleShopify(world: World, request: ShopRequest): ShopReply {
  const path = new URL(request.url).pathname;
  if (request.method === 'POST' && path === TOKEN_PATH) return grantToken(world, request);
  if (request.method !== 'POST' || path !== GRAPHQL_PATH) return jsonReply(404, { errors: 'Not Found' });
  if (request.headers['x-shopify-access-token'] !== world.tokens.shopify)
    return jsonReply(401, {
      errors: '[API] Invalid API key or access token (unrecognized login or wrong password)',
    });
  const body = readObject(request);
  if (!body || typeof body['query'] !== 'string')
    return jsonReply(400, { errors: { query: 'Required parameter missing or invalid' } });
  settleJobs(world);
  const variables = isObject(body['variables']) ? body['variables'] : {};
  const operationName = typeof body['operationName'] === 'string' ? body['operationName'] : undefined;
  return jsonReply(200, answer(world, body['query'], variables, operationName));
}

const GRAPHQL_PATH = '/admin/api/2026-10/graphql.json';
const TOKEN_PATH = '/admin/oauth/access_token';

/** The client credentials grant: a token for a day, for an app of the merchant's own. */
function grantToken(world: World, request: ShopRequest): ShopReply {
  const form = new URLSearchParams(request.body ?? '');
  const granted =
    form.get('grant_type') === 'client_credentials' &&
    (form.get('client_id') ?? '') !== '' &&
    form.get('client_secret') === world.tokens.shopifyClientSecret;
  if (!granted) return jsonReply(400, { error: 'application_cannot_be_found' });
  return jsonReply(200, {
    access_token: world.tokens.shopify,
    scope: world.state.shop.scopes.join(','),
    expires_in: DAY_MS / 1000 - 1,
  });
}

function answer(
  world: World,
  source: string,
  variables: Record<string, unknown>,
  operationName: string | undefined,
): Record<string, unknown> {
  const document = parseDocument(source);
  if (document instanceof GraphQLError) return { errors: [syntaxError(document)] };
  const schema = adminSchema();
  const problems = validate(schema, document);
  if (problems.length > 0) return { errors: problems.map(validationError) };
  const operation = operationOf(document, operationName);
  if (!operation) return { errors: [{ message: 'No operation with that name', path: [] }] };
  const requested = requestedCost(schema, document, operation, variables);
  const refusal = tooExpensive(world, requested);
  if (refusal) return refusal;
  const notes: SearchNote[] = [];
  const root = operation.operation === 'mutation' ? adminMutations(world) : adminQueries(world, notes);
  const result = executeSync({
    schema,
    document,
    rootValue: guarded(world, root),
    variableValues: variables,
    operationName,
  });
  const actual = actualCost(result.data, requested);
  pour(world, BUCKET, actual);
  return {
    ...(result.data === undefined ? {} : { data: result.data }),
    ...(result.errors ? { errors: result.errors.map(resultError) } : {}),
    extensions: {
      cost: costView(world, requested, actual),
      ...(notes.length > 0 ? { search: notes } : {}),
    },
  };
}

function parseDocument(source: string): DocumentNode | GraphQLError {
  try {
    return parse(source);
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

const syntaxError = (error: GraphQLError) => ({
  message: error.message.replace('Syntax Error: ', 'syntax error, '),
  locations: error.locations ?? [],
  extensions: { code: 'syntaxError' },
});

function operationOf(document: DocumentNode, name: string | undefined): OperationDefinitionNode | undefined {
  const operations = document.definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
  if (name === undefined) return operations.length === 1 ? operations[0] : undefined;
  return operations.find((each) => each.name?.value === name);
}

/** Errors of execution; a variable that does not fit has no path and says so with its own code. */
function resultError(error: GraphQLError): Record<string, unknown> {
  const invalid = error.path === undefined && error.message.startsWith('Variable "$');
  return {
    message: error.message,
    locations: error.locations ?? [],
    ...(error.path ? { path: error.path } : {}),
    extensions: invalid ? { code: 'INVALID_VARIABLE' } : error.extensions,
  };
}

/** The bucket of a standard plan as seen live: 2,000 points, 100 restored every second. */
const BUCKET: Bucket = { name: 'shopify', capacity: 2000, leakPerSecond: 100 };

function tooExpensive(world: World, requested: number): Record<string, unknown> | undefined {
  if (requested > QUERY_COST_MAX) {
    const message = `Query cost is ${requested}, which exceeds the single query max cost limit (${QUERY_COST_MAX}).`;
    return {
      errors: [
        { message, extensions: { code: 'MAX_COST_EXCEEDED', cost: requested, maxCost: QUERY_COST_MAX } },
      ],
    };
  }
  if (!world.limits || requested <= roomIn(world, BUCKET)) return undefined;
  const documentation = 'https://shopify.dev/api/usage/rate-limits';
  return {
    errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED', documentation } }],
    extensions: { cost: costView(world, requested, null) },
  };
}

const costView = (world: World, requested: number, actual: number | null) => ({
  requestedQueryCost: requested,
  actualQueryCost: actual,
  throttleStatus: {
    maximumAvailable: BUCKET.capacity,
    currentlyAvailable: Math.floor(roomIn(world, BUCKET)),
    restoreRate: BUCKET.leakPerSecond,
  },
});
