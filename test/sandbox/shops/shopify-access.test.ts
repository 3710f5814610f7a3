import { describe, expect, it } from 'vitest';
import { openShop, orderGid, SMALL } from './open-shop.ts';

const NAME = 'query N($id: ID!) { order(id: $id) { name } }';
const small = () =>
  openShop({ ...SMALL, orders: [{ number: 1001, customer: 'maya@example.com', items: ['House blend'] }] });

describe('Shopify at the door', () => {
  it('asks for the access token', () => {
    const answer = small().admin(NAME, { id: orderGid(1001) }, 'other');
    expect(answer.status).toBe(401);
    expect(answer.at('errors')).toContain('Invalid API key or access token');
  });

  it('serves one version at one path', () => {
    const shop = small();
    const headers = { 'x-shopify-access-token': 'sandbox-shopify-token' };
    const url = (version: string) => `https://green-hollow.myshopify.com/admin/api/${version}/graphql.json`;
    expect(shop.send('POST', url('2026-10'), headers, { query: '{ shop { name } }' }).status).toBe(200);
    expect(shop.send('POST', url('2024-01'), headers, { query: '{ shop { name } }' }).status).toBe(404);
  });

  it('refuses a body without a query', () => {
    const url = 'https://green-hollow.myshopify.com/admin/api/2026-10/graphql.json';
    const headers = { 'x-shopify-access-token': 'sandbox-shopify-token' };
    expect(small().send('POST', url, headers, { variables: {} }).status).toBe(400);
    expect(small().send('POST', url, headers, 'query=x').status).toBe(400);
  });

  it('exchanges client credentials for a token of a day', () => {
    const grant = (secret: string) =>
      small().send(
        'POST',
        'https://green-hollow.myshopify.com/admin/oauth/access_token',
        { 'content-type': 'application/x-www-form-urlencoded' },
        `grant_type=client_credentials&client_id=app&client_secret=${secret}`,
      );
    expect(grant('sandbox-shopify-client-secret').body).toMatchObject({
      access_token: 'sandbox-shopify-token',
      expires_in: 86_399,
    });
    expect(grant('wrong').status).toBe(400);
  });

  it('answers for no other shop', () => {
    const answer = small().send('POST', 'https://other.myshopify.com/admin/api/2026-10/graphql.json', {}, {});
    expect(answer.status).toBe(502);
  });
});

describe('Shopify documents', () => {
  it('names a field that does not exist', () => {
    expect(small().admin('{ shop { colour } }').at('errors.0')).toMatchObject({
      message: "Field 'colour' doesn't exist on type 'Shop'",
      extensions: { code: 'undefinedField', typeName: 'Shop', fieldName: 'colour' },
    });
  });

  it('names an argument that does not exist or is missing', () => {
    const shop = small();
    expect(
      shop.admin('{ orders(first: 1, unknown: 2) { nodes { id } } }').at('errors.0.extensions.code'),
    ).toBe('argumentNotAccepted');
    expect(shop.admin('{ order { id } }').at('errors.0.extensions.code')).toBe('missingRequiredArguments');
  });

  it('tells a syntax error', () => {
    expect(small().admin('{ shop {').at('errors.0.extensions.code')).toBe('syntaxError');
  });

  it('refuses a variable that does not fit', () => {
    const edit = `mutation M($id: ID!, $line: OrderEditAddShippingLineInput!) {
      orderEditAddShippingLine(id: $id, shippingLine: $line) { userErrors { message } } }`;
    const line = { title: 'Express', price: { amount: 'free', currencyCode: 'USD' } };
    const answer = small().admin(edit, { id: 'x', line });
    expect(answer.at('errors.0.extensions.code')).toBe('INVALID_VARIABLE');
  });

  it('wants first or last on a list, and not too many', () => {
    const shop = small();
    expect(shop.admin('{ orders { nodes { id } } }').at('errors.0.message')).toBe(
      'you must provide one of first or last',
    );
    expect(shop.admin('{ orders(first: -1) { nodes { id } } }').at('errors.0.message')).toBe(
      'first cannot be negative',
    );
    expect(shop.admin('{ orders(first: 251) { nodes { id } } }').at('errors.0.message')).toBe(
      'first cannot exceed 250',
    );
  });

  it('pages through a list by cursors', () => {
    const shop = openShop();
    const query =
      'query P($after: String) { orders(first: 10, after: $after, sortKey: ID) { nodes { name } pageInfo { hasNextPage endCursor } } }';
    const first = shop.admin(query);
    expect(first.at('data.orders.pageInfo.hasNextPage')).toBe(true);
    const second = shop.admin(query, { after: first.at('data.orders.pageInfo.endCursor') });
    expect(second.at('data.orders.nodes.0.name')).toBe('#1052');
    expect(second.at('data.orders.pageInfo.hasNextPage')).toBe(false);
    expect(shop.admin(query, { after: 'nonsense' }).at('errors.0.message')).toContain('not a valid cursor');
  });
});

describe('Shopify scopes', () => {
  const withScopes = (scopes: string[]) =>
    openShop({
      ...SMALL,
      shop: { scopes },
      orders: [
        { number: 1001, customer: 'maya@example.com', items: ['House blend'] },
        { number: 1002, customer: 'maya@example.com', items: ['House blend'], placed: '61 days ago' },
      ],
    });

  it('denies a field whose scope is not granted', () => {
    const edit = 'mutation E($id: ID!) { orderEditBegin(id: $id) { userErrors { message } } }';
    const answer = withScopes(['write_orders']).admin(edit, { id: orderGid(1001) });
    expect(answer.status).toBe(200);
    expect(answer.at('errors.0.extensions.code')).toBe('ACCESS_DENIED');
    expect(answer.at('errors.0.message')).toContain('`write_order_edits`');
  });

  it('lets a write scope read', () => {
    expect(
      withScopes(['write_orders'])
        .admin(NAME, { id: orderGid(1001) })
        .at('data.order.name'),
    ).toBe('#1001');
  });

  it('hides orders older than sixty days without the scope for all', () => {
    expect(
      withScopes(['write_orders'])
        .admin(NAME, { id: orderGid(1002) })
        .at('data.order'),
    ).toBeNull();
    expect(
      withScopes(['write_orders', 'read_all_orders'])
        .admin(NAME, { id: orderGid(1002) })
        .at('data.order.name'),
    ).toBe('#1002');
  });

  it('lists what was granted', () => {
    const answer = withScopes(['write_orders']).admin(
      '{ currentAppInstallation { accessScopes { handle } } }',
    );
    expect(answer.at('data.currentAppInstallation.accessScopes')).toEqual([{ handle: 'write_orders' }]);
  });
});

describe('Shopify cost', () => {
  const dear =
    'query D { orders(first: 100) { nodes { lineItems(first: 20) { nodes { id variant { id } } } } } }';

  it('tells what a request cost and what is left', () => {
    const answer = small().admin('{ shop { name } }');
    expect(answer.at('extensions.cost')).toMatchObject({
      actualQueryCost: 1,
      throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 1999, restoreRate: 100 },
    });
  });

  it('throttles an empty bucket and restores it', () => {
    const shop = openShop();
    let answer = shop.admin(dear);
    for (let tries = 0; tries < 60 && answer.at('errors') === undefined; tries += 1)
      answer = shop.admin(dear);
    expect(answer.status).toBe(200);
    expect(answer.at('errors.0')).toMatchObject({ message: 'Throttled', extensions: { code: 'THROTTLED' } });
    expect(answer.at('extensions.cost.actualQueryCost')).toBeNull();
    shop.wait(10);
    expect(shop.admin(dear).at('errors')).toBeUndefined();
  });

  it('refuses one operation that costs too much', () => {
    const dearest = dear
      .replace('100', '250')
      .replace('20', '250')
      .replace('variant { id }', 'variant { product { id } }');
    const answer = small().admin(dearest);
    expect(answer.at('errors.0.extensions.code')).toBe('MAX_COST_EXCEEDED');
  });
});
