import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../app/lib/json.ts';
import { requestProblem, withoutPlaceholders } from '../../app/lib/services/check.ts';
import {
  constSchema,
  daySchema,
  decimalSchema,
  gidSchema,
  integerSchema,
  listSchema,
  numberSchema,
  objectSchema,
  oneOfSchema,
  schemaProblem,
  textSchema,
} from '../../app/lib/services/schema.ts';
import { createServiceTable, STANDARD_CONFIG } from '../../app/lib/services/table.ts';

const table = createServiceTable(STANDARD_CONFIG);

function problem(
  service: string,
  operation: string,
  args: Record<string, string>,
  body: Json,
): string | undefined {
  return requestProblem(table, { service, operation, args, body, timeoutMs: 1000 });
}

describe('requests', () => {
  it('leave when they fit', () => {
    expect(problem('prive', 'get-subscription', { id: 'p1' }, null)).toBeUndefined();
    expect(problem('prive', 'set-status', { id: 'p1' }, { status: 'PAUSED' })).toBeUndefined();
  });

  it.each([
    ['an unknown service', 'nope', 'x', {}, null, 'service not installed'],
    ['an inherited name', 'shopify', 'constructor', {}, null, 'service not installed'],
    ['no path argument', 'prive', 'get-subscription', {}, null, 'argument id is missing'],
    [
      'a path argument that climbs',
      'prive',
      'get-subscription',
      { id: '..' },
      null,
      'argument id is missing',
    ],
    [
      'an argument nobody asked for',
      'prive',
      'get-subscription',
      { id: 'p', host: 'x' },
      null,
      'host is not known',
    ],
    ['an argument that is no id', 'prive', 'get-subscription', { id: 'p'.repeat(301) }, null, 'too long'],
    ['a body where none is taken', 'prive', 'get-subscription', { id: 'p' }, {}, 'takes no body'],
    ['a status out of the list', 'prive', 'set-status', { id: 'p' }, { status: 'EXPIRED' }, 'is none of'],
    [
      'a member nobody knows',
      'prive',
      'set-status',
      { id: 'p' },
      { status: 'ACTIVE', x: 1 },
      'body.x is not known',
    ],
  ] as const)('stay with %s', (_name, service, operation, args, body, reason) => {
    expect(problem(service, operation, args, body)).toContain(reason);
  });

  it('pay back a positive amount of one order only', () => {
    const transaction = {
      orderId: 'gid://shopify/Order/1',
      parentId: 'gid://shopify/OrderTransaction/2',
      gateway: 'g',
      kind: 'REFUND',
      amount: '1.00',
    };
    const input = {
      orderId: 'gid://shopify/Order/1',
      currency: 'USD',
      note: 'n',
      notify: true,
      transactions: [transaction],
    };
    const refund = (change: JsonObject) =>
      problem(
        'shopify',
        'create-refund',
        {},
        { key: 'k', input: { ...input, transactions: [{ ...transaction, ...change }] } },
      );
    expect(refund({})).toBeUndefined();
    expect(refund({ amount: '-1.00' })).toContain('amount');
    expect(refund({ kind: 'SALE' })).toContain('kind');
    expect(refund({ orderId: 'gid://shopify/Customer/1' })).toContain('orderId');
  });

  it('draft free orders only', () => {
    const input = {
      lineItems: [{ variantId: 'gid://shopify/ProductVariant/1', quantity: 1 }],
      appliedDiscount: { value: 100, valueType: 'PERCENTAGE', title: 't' },
      shippingLine: { title: 't', priceWithCurrency: { amount: '0.00', currencyCode: 'USD' } },
      shippingAddress: { address1: 'a' },
      presentmentCurrencyCode: 'USD',
      tags: ['t'],
      note: 'n',
    };
    expect(problem('shopify', 'create-draft', {}, { input })).toBeUndefined();
    const dear = { ...input, appliedDiscount: { ...input.appliedDiscount, value: 99 } };
    expect(problem('shopify', 'create-draft', {}, { input: dear })).toContain('appliedDiscount.value');
  });
});

describe('schemas', () => {
  const check = (schema: JsonObject, good: Json, bad: readonly Json[]): void => {
    expect(schemaProblem(schema, good)).toBeUndefined();
    for (const value of bad) expect(schemaProblem(schema, value), JSON.stringify(value)).toBeDefined();
  };

  it('bound texts', () => {
    check(textSchema(3), 'abc', ['', 'abcd', 5, null]);
    check(oneOfSchema(['a', 'b']), 'b', ['c', 1]);
    check(constSchema(true), true, [false, 'true']);
  });

  it('bound numbers at their edges', () => {
    check(integerSchema(1, 3), 1, [0, 4, 1.5, '1']);
    check(integerSchema(1, 3), 3, [Number.POSITIVE_INFINITY]);
    check(numberSchema(0.01, 1), 0.01, [0, 1.01]);
  });

  it('know days, amounts and ids', () => {
    check(daySchema, '2026-11-22', ['2026-11-22T00:00:00Z', '22.11.2026']);
    check(decimalSchema, '48.00', ['-1', '1e3', '1.2345', '1,00']);
    check(gidSchema('Order'), 'gid://shopify/Order/5', [
      'gid://shopify/OrderX/5',
      '5',
      'gid://shopify/Order/5\n',
    ]);
  });

  it('bound lists and close objects', () => {
    check(listSchema(textSchema(2), 1), ['a'], [['a', 'b'], ['abc'], 'a']);
    check(objectSchema({ a: textSchema(2), b: textSchema(2) }, ['b']), { a: 'x' }, [
      {},
      { a: 'x', c: 'y' },
      [],
      null,
    ]);
  });
});

describe('placeholders', () => {
  it('are broken up wherever they stand', () => {
    const value = { a: ['{{x}}', { b: '{{{y}}}' }], c: 'fine {z}', d: 5, e: null };
    expect(withoutPlaceholders(value)).toEqual({
      a: ['{ {x}}', { b: '{ { {y}}}' }],
      c: 'fine {z}',
      d: 5,
      e: null,
    });
  });
});
