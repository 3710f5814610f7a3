/**
 * What a request costs in Shopify's points. The real rule is not published in full; this one has its known parts: an object costs
 * one, a mutation ten, a list grows with what it asks for, and the actual cost is what came back.
 * @see https://shopify.dev/docs/api/usage/rate-limits, read 2026-08
 */
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** What one operation may cost at most. */
export const QUERY_COST_MAX = 1000;

/** The cost that a valid operation asks for. */
export function requestedCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const each of document.definitions)
    if (each.kind === Kind.FRAGMENT_DEFINITION) fragments.set(each.name.value, each);
  const root = operation.operation === 'mutation' ? schema.getMutationType() : schema.getQueryType();
  const base =
    operation.operation === 'mutation' ? MUTATION_COST * operation.selectionSet.selections.length : 0;
  return base + costOf({ schema, fragments, variables }, operation.selectionSet, root?.name ?? '');
}

const MUTATION_COST = 10;
const LIST_LENGTH_ASSUMED = 10;

interface Sizing {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
}

function costOf(sizing: Sizing, selectionSet: SelectionSetNode, typeName: string): number {
  let cost = 0;
  for (const selection of selectionSet.selections) {
    if (selection.kind === Kind.FIELD) cost += fieldCost(sizing, selection, typeName);
    else if (selection.kind === Kind.INLINE_FRAGMENT)
      cost += costOf(sizing, selection.selectionSet, selection.typeCondition?.name.value ?? typeName);
    else {
      const fragment = sizing.fragments.get(selection.name.value);
      if (fragment) cost += costOf(sizing, fragment.selectionSet, fragment.typeCondition.name.value);
    }
  }
  return cost;
}

function fieldCost(sizing: Sizing, field: FieldNode, typeName: string): number {
  const type = sizing.schema.getType(typeName);
  if (!(isObjectType(type) || isInterfaceType(type)) || !field.selectionSet) return 0;
  const definition = type.getFields()[field.name.value];
  const inner = definition && getNamedType(definition.type);
  if (!definition || !isCompositeType(inner)) return 0;
  const takesFirst = definition.args.some((argument) => argument.name === 'first');
  const size = takesFirst ? Math.ceil(Math.sqrt(lengthAsked(sizing, field))) : 1;
  return size * (1 + costOf(sizing, field.selectionSet, inner.name));
}

function lengthAsked(sizing: Sizing, field: FieldNode): number {
  for (const argument of field.arguments ?? []) {
    if (argument.name.value !== 'first' && argument.name.value !== 'last') continue;
    if (argument.value.kind === Kind.INT) return Math.max(1, Number(argument.value.value));
    const variable =
      argument.value.kind === Kind.VARIABLE ? sizing.variables[argument.value.name.value] : undefined;
    if (typeof variable === 'number') return Math.max(1, variable);
  }
  return LIST_LENGTH_ASSUMED;
}

/** The cost of what came back: every object of the answer counts one. */
export function actualCost(data: unknown, requested: number): number {
  return Math.min(requested, Math.max(1, objectsIn(data) - 1));
}

function objectsIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const inner = Object.values(value).reduce((total: number, each) => total + objectsIn(each), 0);
  return Array.isArray(value) ? inner : inner + 1;
}
