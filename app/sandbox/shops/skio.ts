/**
 * Skio's GraphQL API, a Hasura: every refusal comes with HTTP 200, either as `errors` or as `ok: false` in the data.
 * @see https://code.skio.com/, read 2026-08
 */
import {
  type DocumentNode,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionSetNode,
} from 'graphql';
import { isObject } from '../../lib/json.ts';
import { type Bucket, pour } from './limiter.ts';
import { checkQuery } from './skio-check.ts';
import { argumentsOf, type DocumentParts, fieldsOf } from './skio-document.ts';
import { invalidDocument, SkioError, unknownField } from './skio-error.ts';
import { runMutation } from './skio-mutations.ts';
import { executeQuery } from './skio-query.ts';
import { MUTATIONS, type MutationShape } from './skio-schema.ts';
import { jsonReply, readObject, type ShopReply, type ShopRequest } from './wire.ts';
import type { World } from './world.ts';

/** Answers a request to `graphql.skio.com`. */
export function handleSkio(world: World, request: ShopRequest): ShopReply {
  if (request.method !== 'POST' || new URL(request.url).pathname !== '/v1/graphql')
    return jsonReply(404, { path: '$', error: 'resource does not exist', code: 'not-found' });
  const body = readObject(request);
  if (!body || typeof body['query'] !== 'string')
    return failure(new SkioError("the key 'query' was not present", 'parse-failed', { path: '$' }));
  if (!pour(world, RATE_LIMIT, 1)) return jsonReply(429, { errors: [{ message: 'Rate limit exceeded' }] });
  try {
    const variables = isObject(body['variables']) ? body['variables'] : {};
    const known = request.headers['authorization'] === `API ${world.tokens.skio}`;
    return jsonReply(200, { data: execute(world, body['query'], variables, known) });
  } catch (error) {
    if (error instanceof SkioError) return failure(error);
    throw error;
  }
}

/** Two thousand requests a minute for each token. */
const RATE_LIMIT: Bucket = { name: 'skio', capacity: 2000, leakPerSecond: 2000 / 60 };

const failure = (error: SkioError): ShopReply => jsonReply(200, { errors: [error.failure] });

function execute(world: World, source: string, variables: Record<string, unknown>, known: boolean) {
  const document = parseDocument(source);
  const operation = onlyOperation(document);
  const parts = partsOf(document, variables);
  const fields = fieldsOf(parts, operation.selectionSet);
  const anonymous = fields.every((field) => field.name.value === '__typename');
  if (!known && !anonymous)
    throw new SkioError('Invalid response from authorization hook', 'unexpected', { path: '$' });
  checkVariables(operation, variables);
  if (operation.operation === 'mutation') return mutate(world, parts, operation, fields);
  checkQuery(parts, operation.selectionSet);
  return executeQuery(world.state, parts, operation.selectionSet);
}

function parseDocument(source: string): DocumentNode {
  try {
    return parse(source);
  } catch {
    throw invalidDocument('not a valid graphql query', '$.query');
  }
}

function onlyOperation(document: DocumentNode): OperationDefinitionNode {
  const operations = document.definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
  const [operation] = operations;
  if (!operation || operations.length > 1 || operation.operation === 'subscription')
    throw invalidDocument('exactly one query or mutation has to be present in the document', '$.query');
  return operation;
}

function partsOf(document: DocumentNode, variables: Record<string, unknown>): DocumentParts {
  const fragments = document.definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION);
  return { variables, fragments: new Map(fragments.map((each) => [each.name.value, each])) };
}

function checkVariables(operation: OperationDefinitionNode, variables: Record<string, unknown>): void {
  for (const definition of operation.variableDefinitions ?? []) {
    const name = definition.variable.name.value;
    const missing = variables[name] === undefined || variables[name] === null;
    if (missing && definition.type.kind === Kind.NON_NULL_TYPE && !definition.defaultValue)
      throw invalidDocument(`expecting a value for non-nullable variable: "${name}"`, '$.variableValues');
  }
}

function mutate(
  world: World,
  parts: DocumentParts,
  operation: OperationDefinitionNode,
  fields: readonly FieldNode[],
): Record<string, unknown> {
  const checked = fields.map((field) => ({ field, ...checkMutation(parts, operation, field) }));
  return Object.fromEntries(
    checked.map(({ field, selection, input }) => {
      const answer = runMutation(world, field.name.value, input);
      const picked = fieldsOf(parts, selection).map((each) => [
        each.alias?.value ?? each.name.value,
        answer[each.name.value] ?? null,
      ]);
      return [field.alias?.value ?? field.name.value, Object.fromEntries(picked)];
    }),
  );
}

function checkMutation(
  parts: DocumentParts,
  operation: OperationDefinitionNode,
  field: FieldNode,
): { selection: SelectionSetNode; input: Record<string, unknown> } {
  const name = field.name.value;
  const path = `$.selectionSet.${name}`;
  const shape = Object.hasOwn(MUTATIONS, name) ? MUTATIONS[name] : undefined;
  if (!shape) throw unknownField(name, 'mutation_root', '$.selectionSet');
  checkInputType(operation, field, shape);
  const { input } = argumentsOf(parts, field);
  if (!isObject(input)) throw invalidDocument("missing required field 'input'", `${path}.args`);
  const fields = new Set(shape.fields.map((each) => each.replace('!', '')));
  for (const key of Object.keys(input))
    if (!fields.has(key)) throw unknownField(key, shape.input, `${path}.args.input`);
  for (const each of shape.fields.filter((one) => one.endsWith('!')))
    if (input[each.slice(0, -1)] === undefined || input[each.slice(0, -1)] === null)
      throw invalidDocument(`missing required field '${each.slice(0, -1)}'`, `${path}.args.input`);
  if (!field.selectionSet) throw invalidDocument(`missing selection set for '${name}'`, path);
  for (const each of fieldsOf(parts, field.selectionSet))
    if (!shape.selects.has(each.name.value) && each.name.value !== '__typename')
      throw unknownField(each.name.value, `${name}Output`, `${path}.selectionSet`);
  return { selection: field.selectionSet, input };
}

/** A variable must be declared with the input's exact type, small first letters included. */
function checkInputType(operation: OperationDefinitionNode, field: FieldNode, shape: MutationShape): void {
  const value = field.arguments?.find((each) => each.name.value === 'input')?.value;
  if (value?.kind !== Kind.VARIABLE) return;
  const variable = value.name.value;
  const declared = operation.variableDefinitions?.find((each) => each.variable.name.value === variable);
  const type = declared ? print(declared.type) : undefined;
  if (type === undefined) throw invalidDocument(`unbound variable "${variable}"`, '$');
  if (type !== `${shape.input}!`)
    throw invalidDocument(
      `variable '${variable}' is declared as '${type}', but used where '${shape.input}!' is expected`,
      '$',
    );
}
