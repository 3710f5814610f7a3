import { GraphQLError } from 'graphql';

/** An error of the first kind, thrown inside a resolver: a top-level error with a code, the field null. */
export const topLevelError = (
  message: string,
  code: string,
  more: Record<string, unknown> = {},
): GraphQLError => new GraphQLError(message, { extensions: { code, ...more } });

/** A problem with what was asked, as payloads list it. */
export interface UserError {
  readonly field: readonly string[] | null;
  readonly message: string;
  readonly code?: string;
}

/** A user error about a field of the input. */
export const userError = (field: readonly string[] | null, message: string, code?: string): UserError =>
  code === undefined ? { field, message } : { field, message, code };

/** A validation error in the words and with the codes that Shopify's server uses for the common ones. */
export function validationError(error: GraphQLError): Record<string, unknown> {
  const known = PHRASES.map((phrase) => phrase(error.message)).find((each) => each !== undefined);
  return {
    message: known?.message ?? error.message,
    locations: error.locations ?? [],
    path: ['query', ...(known?.path ?? [])],
    extensions: known?.extensions ?? { code: 'graphqlValidationError' },
  };
}

interface Phrase {
  readonly message: string;
  readonly path: readonly string[];
  readonly extensions: Record<string, unknown>;
}

const PHRASES: readonly ((message: string) => Phrase | undefined)[] = [
  undefinedField,
  unknownArgument,
  missingArgument,
];

function undefinedField(message: string): Phrase | undefined {
  // graphql-js on a field that is not there: `Cannot query field "x" on type "Order".`
  const found = /^Cannot query field "(\w+)" on type "(\w+)"/.exec(message);
  if (!found) return undefined;
  const [, field = '', type = ''] = found;
  return {
    message: `Field '${field}' doesn't exist on type '${type}'`,
    path: [field],
    extensions: { code: 'undefinedField', typeName: type, fieldName: field },
  };
}

function unknownArgument(message: string): Phrase | undefined {
  // graphql-js on an argument that is not there: `Unknown argument "x" on field "QueryRoot.orders".`
  const found = /^Unknown argument "(\w+)" on field "\w+\.(\w+)"/.exec(message);
  if (!found) return undefined;
  const [, argument = '', field = ''] = found;
  return {
    message: `Field '${field}' doesn't accept argument '${argument}'`,
    path: [field, argument],
    extensions: { code: 'argumentNotAccepted', name: field, typeName: 'Field', argumentName: argument },
  };
}

function missingArgument(message: string): Phrase | undefined {
  // graphql-js on a required argument: `Field "order" argument "id" of type "ID!" is required, but it was not provided.`,
  // `Directive "@idempotent" argument "key" of type "String!" is required, but it was not provided.`
  const found = /^(Field|Directive) "@?(\w+)" argument "(\w+)" of type .+ is required/.exec(message);
  if (!found) return undefined;
  const [, className = '', name = '', argument = ''] = found;
  return {
    message: `${className} '${name}' is missing required arguments: ${argument}`,
    path: [name],
    extensions: { code: 'missingRequiredArguments', className, name, arguments: argument },
  };
}
