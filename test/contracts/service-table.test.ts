import { parse, validate, visit } from 'graphql';
import { describe, expect, it } from 'vitest';
import { isObject } from '../../app/lib/json.ts';
import { createServiceTable, STANDARD_CONFIG } from '../../app/lib/services/table.ts';
import type { Operation } from '../../app/lib/services.ts';
import { adminSchema } from '../../app/sandbox/shops/shopify-schema.ts';

const table = createServiceTable(STANDARD_CONFIG);
const schema = adminSchema();
const shopify = Object.entries(table['shopify']?.operations ?? {});
const all = Object.values(table).flatMap((service) =>
  Object.entries(service.operations).map(([name, operation]) => ({
    title: `${service.name} ${name}`,
    operation,
  })),
);

describe('documents for Shopify', () => {
  it.each(shopify)('%s is valid in the 2026-10 schema', (_name, operation) => {
    expect(validate(schema, parse(operation.document ?? '')).map((error) => error.message)).toEqual([]);
  });

  it('finds a refund without its key invalid', () => {
    const document = (table['shopify']?.operations['create-refund']?.document ?? '').replace(
      '@idempotent(key: $key)',
      '@idempotent',
    );
    expect(validate(schema, parse(document))).not.toEqual([]);
  });

  it.each(shopify)('%s takes the variables that its document declares', (_name, operation) => {
    const body = operation.body;
    const properties = isObject(body?.['properties']) ? Object.keys(body['properties']) : [];
    expect(properties.sort()).toEqual(variablesOf(operation.document ?? '').sort());
  });
});

describe('documents for Skio', () => {
  const skio = Object.entries(table['skio']?.operations ?? {});

  it.each(skio)('%s is well formed and at most four levels deep', (_name, operation) => {
    expect(depthOf(operation.document ?? '')).toBeLessThanOrEqual(4);
  });

  it.each(skio)('%s takes the variables that its document declares', (_name, operation) => {
    const body = operation.body;
    const properties = isObject(body?.['properties']) ? Object.keys(body['properties']) : [];
    expect(properties.sort()).toEqual(variablesOf(operation.document ?? '').sort());
  });
});

describe('schemas of bodies', () => {
  it.each(all)('$title closes every object and bounds every text and list', ({ title, operation }) => {
    if (title === 'openai create-response') return;
    expect(openPlaces(operation)).toEqual([]);
  });

  it.each(all)('$title sends writes with a method that may write', ({ operation }) => {
    expect(operation.effect === 'read' || operation.method !== 'GET').toBe(true);
  });
});

function variablesOf(document: string): string[] {
  const names: string[] = [];
  visit(parse(document), {
    VariableDefinition: (node) => void names.push(node.variable.name.value),
  });
  return names;
}

/** Levels of objects with fields of their own, as Skio counts them. */
function depthOf(document: string): number {
  let depth = 0;
  let deepest = 0;
  visit(parse(document), {
    Field: {
      enter: (node) => {
        if (node.selectionSet) depth += 1;
        deepest = Math.max(deepest, depth);
      },
      leave: (node) => {
        if (node.selectionSet) depth -= 1;
      },
    },
  });
  return deepest;
}

function openPlaces(operation: Operation): string[] {
  const open: string[] = [];
  const walk = (schemaPart: unknown, at: string): void => {
    if (!isObject(schemaPart)) return;
    if (schemaPart['type'] === 'object') {
      if (schemaPart['additionalProperties'] !== false) open.push(at);
      const properties = isObject(schemaPart['properties']) ? schemaPart['properties'] : {};
      for (const [name, inner] of Object.entries(properties)) walk(inner, `${at}.${name}`);
    }
    if (schemaPart['type'] === 'string') {
      const bounded = ['maxLength', 'enum', 'pattern'].some((keyword) => keyword in schemaPart);
      if (!bounded) open.push(at);
    }
    if (schemaPart['type'] === 'array') {
      if (typeof schemaPart['maxItems'] !== 'number') open.push(at);
      walk(schemaPart['items'], `${at}[]`);
    }
  };
  walk(operation.body, 'body');
  return open;
}
