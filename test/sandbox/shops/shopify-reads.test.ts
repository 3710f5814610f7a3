import { describe, expect, it } from 'vitest';
import { moveParcel } from '../../../app/sandbox/shops/parcels.ts';
import { openShop, orderGid } from './open-shop.ts';

const SEARCH =
  'query S($q: String!) { orders(first: 20, query: $q, sortKey: ORDER_NUMBER) { nodes { name } } }';

function namesOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map((each: { name: string }) => each.name) : [];
}

const found = (shop: ReturnType<typeof openShop>, q: string): string[] =>
  namesOf(shop.admin(SEARCH, { q }).at('data.orders.nodes'));

describe('Shopify order search', () => {
  it.each([
    ["name:'#1042'", ['#1042']],
    ['name:1042', ['#1042']],
    ['email:noor.haddad@example.com', ['#1049', '#1050']],
    ["email:'SAM.WHITFIELD@example.com' AND fulfillment_status:unfulfilled", ['#1048']],
    ['name:1042 OR name:1044', ['#1042', '#1044']],
    ['status:cancelled', ['#1049']],
    ['email:sam.whitfield@example.com -name:1048', ['#1052']],
    ['email:sam.whitfield@example.com NOT name:1048', ['#1052']],
    ['name:105* status:open created_at:<2026-10-25', ['#1054', '#1056']],
    ['financial_status:refunded', ['#1049', '#1050']],
    ['maya', ['#1042']],
    ["name:'#9999'", []],
  ])('finds by %s', (query, names) => {
    expect(found(openShop(), query)).toEqual(names);
  });

  it('takes quoted customer text as text', () => {
    expect(found(openShop(), "email:'x\\' OR name:1042'")).toEqual([]);
    expect(found(openShop(), "email:'x' OR name:'1042'")).toEqual(['#1042']);
  });

  it('ignores a field that does not exist, with a warning', () => {
    const answer = openShop().admin(SEARCH, { q: 'colour:red name:1042' });
    expect(namesOf(answer.at('data.orders.nodes'))).toEqual(['#1042']);
    expect(answer.at('extensions.search.0.warnings.0')).toMatchObject({
      field: 'colour',
      code: 'invalid_field',
    });
  });

  it('sees a change only after its lag, while reads by id see it at once', () => {
    const shop = openShop(undefined, { searchLagMs: 5000 });
    shop.admin(
      'mutation T($id: ID!) { tagsAdd(id: $id, tags: ["late"]) { node { id } userErrors { message } } }',
      {
        id: orderGid(1042),
      },
    );
    expect(found(shop, 'tag:late')).toEqual([]);
    expect(
      shop
        .admin('query R($id: ID!) { order(id: $id) { tags } }', { id: orderGid(1042) })
        .at('data.order.tags'),
    ).toEqual(['late']);
    shop.wait(5);
    expect(found(shop, 'tag:late')).toEqual(['#1042']);
  });

  it('lets each change surface in its own time', () => {
    const shop = openShop(undefined, { searchLagMs: 5000 });
    const tag = (name: string) =>
      shop.admin(
        'mutation T($id: ID!, $t: [String!]!) { tagsAdd(id: $id, tags: $t) { userErrors { message } } }',
        {
          id: orderGid(1042),
          t: [name],
        },
      );
    tag('one');
    shop.wait(3);
    tag('two');
    shop.wait(2);
    expect([found(shop, 'tag:one'), found(shop, 'tag:two')]).toEqual([['#1042'], []]);
    shop.wait(3);
    expect(found(shop, 'tag:two')).toEqual(['#1042']);
  });
});

describe('Shopify order', () => {
  it('shows two parcels with what is in each', () => {
    const query = `query R($id: ID!) { order(id: $id) { displayFulfillmentStatus fulfillments(first: 5) { displayStatus deliveredAt
      trackingInfo { company number } fulfillmentLineItems(first: 5) { nodes { quantity lineItem { name } } } } } }`;
    expect(
      openShop()
        .admin(query, { id: orderGid(1046) })
        .at('data.order'),
    ).toMatchObject({
      displayFulfillmentStatus: 'FULFILLED',
      fulfillments: [
        {
          displayStatus: 'DELIVERED',
          fulfillmentLineItems: { nodes: [{ quantity: 1, lineItem: { name: 'House blend' } }] },
        },
        {
          displayStatus: 'IN_TRANSIT',
          deliveredAt: null,
          trackingInfo: [{ company: 'UPS', number: '1Z999AA10123471046' }],
        },
      ],
    });
  });

  it('tells where the carrier scanned the parcel', () => {
    const query =
      'query R($id: ID!) { order(id: $id) { shippingAddress { city } fulfillments { events(first: 9, reverse: true) { nodes { status city } } } } }';
    const order = openShop().admin(query, { id: orderGid(1043) });
    expect(order.at('data.order.shippingAddress.city')).toBe('Portland');
    expect(order.at('data.order.fulfillments.0.events.nodes.0')).toEqual({
      status: 'DELIVERED',
      city: 'VANCOUVER',
    });
  });

  it('follows a parcel that moves on', () => {
    const shop = openShop();
    moveParcel(shop.state, {
      trackingCode: '1Z999AA10123451045',
      status: 'delivered',
      at: '2026-11-22T13:00:00.000Z',
    });
    const query = 'query R($id: ID!) { order(id: $id) { fulfillments { displayStatus deliveredAt } } }';
    expect(shop.admin(query, { id: orderGid(1045) }).at('data.order.fulfillments.0')).toEqual({
      displayStatus: 'DELIVERED',
      deliveredAt: '2026-11-22T13:00:00Z',
    });
  });

  it('prints foreign orders in both currencies', () => {
    const query =
      'query R($id: ID!) { order(id: $id) { currentTotalPriceSet { shopMoney { amount currencyCode } presentmentMoney { amount currencyCode } } } }';
    expect(
      openShop()
        .admin(query, { id: orderGid(1051) })
        .at('data.order.currentTotalPriceSet'),
    ).toEqual({
      shopMoney: { amount: '52.8', currencyCode: 'USD' },
      presentmentMoney: { amount: '48.0', currencyCode: 'EUR' },
    });
    expect(
      openShop()
        .admin(query, { id: orderGid(1053) })
        .at('data.order.currentTotalPriceSet.presentmentMoney'),
    ).toEqual({ amount: '9500.0', currencyCode: 'JPY' });
  });

  it('answers null for an unknown id', () => {
    expect(openShop().admin('{ order(id: "gid://shopify/Order/1") { id } }').at('data.order')).toBeNull();
    expect(openShop().admin('{ order(id: "1042") { id } }').at('data.order')).toBeNull();
  });

  it('prints times without fractions of a second', () => {
    const query = 'query R($id: ID!) { order(id: $id) { createdAt } }';
    expect(
      openShop()
        .admin(query, { id: orderGid(1042) })
        .at('data.order.createdAt'),
    ).toBe('2026-11-14T12:00:00Z');
  });
});

describe('Shopify customers and goods', () => {
  it('finds a customer by e-mail with orders and spending', () => {
    const query = `{ customerByIdentifier(identifier: { emailAddress: "Sam.Whitfield@example.com" }) {
      displayName numberOfOrders amountSpent { amount } lastOrder { name } orders(first: 5) { nodes { name } } } }`;
    expect(openShop().admin(query).at('data.customerByIdentifier')).toEqual({
      displayName: 'Sam Whitfield',
      numberOfOrders: '2',
      amountSpent: { amount: '77.0' },
      lastOrder: { name: '#1048' },
      orders: { nodes: [{ name: '#1048' }, { name: '#1052' }] },
    });
    expect(
      openShop()
        .admin('{ customerByIdentifier(identifier: { emailAddress: "no@example.com" }) { id } }')
        .at('data.customerByIdentifier'),
    ).toBeNull();
  });

  it('finds variants to swap to, with price and stock', () => {
    const query =
      '{ productVariants(first: 5, query: "product_title:\'Hand grinder\'") { nodes { displayName price availableForSale inventoryQuantity } } }';
    expect(openShop().admin(query).at('data.productVariants.nodes')).toEqual([
      {
        displayName: 'Hand grinder - Default Title',
        price: '78.00',
        availableForSale: false,
        inventoryQuantity: 0,
      },
    ]);
  });

  it('finds a product by words with its variants', () => {
    const query =
      '{ products(first: 5, query: "t-shirt") { nodes { title totalInventory variants(first: 5) { nodes { title } } } } }';
    expect(openShop().admin(query).at('data.products.nodes.0')).toEqual({
      title: 'Roastery T-shirt',
      totalInventory: 16,
      variants: { nodes: [{ title: 'Small' }, { title: 'Medium' }, { title: 'Large' }] },
    });
  });

  it('shows a subscription’s contract but lets nobody skip it', () => {
    const shop = openShop();
    const order = shop.admin(
      'query R($id: ID!) { order(id: $id) { lineItems(first: 1) { nodes { contract { id status } } } } }',
      {
        id: orderGid(1042),
      },
    );
    expect(order.at('data.order.lineItems.nodes.0.contract.status')).toBe('ACTIVE');
    const skip = `mutation S($id: ID!) { subscriptionBillingCycleSkip(billingCycleInput: { contractId: $id, selector: { index: 1 } }) {
      billingCycle { skipped } userErrors { message } } }`;
    const answer = shop.admin(skip, { id: order.at('data.order.lineItems.nodes.0.contract.id') });
    expect(answer.at('data.subscriptionBillingCycleSkip.billingCycle')).toBeNull();
    expect(String(answer.at('data.subscriptionBillingCycleSkip.userErrors.0.message'))).toContain(
      'another app',
    );
  });
});
