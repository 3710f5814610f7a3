import { buildSchema, type GraphQLScalarType, type GraphQLSchema, isScalarType } from 'graphql';
import { SHOPIFY_ADMIN_SDL } from './shopify-sdl.ts';
import { isDate } from './world.ts';

let built: GraphQLSchema | undefined;

/** The Admin schema, built at its first use. */
export function adminSchema(): GraphQLSchema {
  built ??= withScalars(buildSchema(SHOPIFY_ADMIN_SDL));
  return built;
}

/** Shopify refuses amounts and dates that are none; a schema made from text would take anything. */
function withScalars(schema: GraphQLSchema): GraphQLSchema {
  for (const name of ['Decimal', 'Money']) guard(schema, name, isAmount);
  guard(schema, 'DateTime', isDate);
  const dateTime = schema.getType('DateTime');
  // Shopify prints no fractions of a second: `2026-08-03T10:00:00Z`.
  if (isScalarType(dateTime))
    dateTime.serialize = (value) => `${new Date(String(value)).toISOString().slice(0, 19)}Z`;
  return schema;
}

function guard(schema: GraphQLSchema, name: string, accepts: (value: unknown) => boolean): void {
  const type = schema.getType(name);
  if (!isScalarType(type)) return;
  const scalar: GraphQLScalarType = type;
  scalar.parseValue = (value) => {
    if (!accepts(value)) throw new TypeError(`${JSON.stringify(value)} is not a valid ${name}`);
    return value;
  };
}

// An amount: `12.50`, `-3`.
const isAmount = (value: unknown): boolean =>
  typeof value === 'number' || (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value));
