import {
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { invalidDocument } from './skio-error.ts';

/** What a document's values and spreads are read with. */
export interface DocumentParts {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/** The fields of a selection, fragments opened. */
export function fieldsOf(
  parts: DocumentParts,
  selectionSet: SelectionSetNode,
  depth = 0,
): readonly FieldNode[] {
  if (depth > SPREADS_MAX) throw invalidDocument('the fragment definition(s) form a cycle', '$');
  return selectionSet.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    if (selection.kind === Kind.INLINE_FRAGMENT) return fieldsOf(parts, selection.selectionSet, depth + 1);
    const fragment = parts.fragments.get(selection.name.value);
    if (!fragment) throw invalidDocument(`reference to undefined fragment '${selection.name.value}'`, '$');
    return fieldsOf(parts, fragment.selectionSet, depth + 1);
  });
}

const SPREADS_MAX = 20;

/** A field's arguments with the variables put in; an argument whose variable was not given is left out. */
export function argumentsOf(parts: DocumentParts, field: FieldNode): Readonly<Record<string, unknown>> {
  const entries = (field.arguments ?? []).map(
    (argument) => [argument.name.value, readValue(parts.variables, argument.value)] as const,
  );
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function readValue(variables: Readonly<Record<string, unknown>>, node: ValueNode): unknown {
  switch (node.kind) {
    case Kind.VARIABLE:
      return Object.hasOwn(variables, node.name.value) ? variables[node.name.value] : undefined;
    case Kind.NULL:
      return null;
    case Kind.INT:
    case Kind.FLOAT:
      return Number(node.value);
    case Kind.LIST:
      return node.values.map((each) => readValue(variables, each));
    case Kind.OBJECT:
      return Object.fromEntries(
        node.fields.map((each) => [each.name.value, readValue(variables, each.value)]),
      );
    default:
      return node.value;
  }
}
