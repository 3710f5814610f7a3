import { describe, expect, it } from 'vitest';
import { openShop, orderGid, SMALL } from './open-shop.ts';

function open(searchLagMs = 0) {
  const shop = openShop(
    {
      ...SMALL,
      orders: [{ number: 1001, customer: 'maya@example.com', items: ['House blend'] }],
      coupons: [{ code: 'OLD', percent: 10, ends: '1 day ago' }],
    },
    { searchLagMs },
  );
  return { ...shop, variantId: `gid://shopify/ProductVariant/${shop.state.products[0]?.variants[0]?.id}` };
}

const customerGid = (shop: ReturnType<typeof open>) =>
  `gid://shopify/Customer/${shop.state.customers[0]?.id}`;

const CREATE = `mutation D($input: DraftOrderInput!) { draftOrderCreate(input: $input) {
  draftOrder { id name status tags totalPriceSet { shopMoney { amount } } order { id } } userErrors { field message } } }`;
const COMPLETE = `mutation C($id: ID!) { draftOrderComplete(id: $id) {
  draftOrder { id status completedAt order { id name tags } } userErrors { field message } } }`;

const reshipment = (shop: ReturnType<typeof open>, more: Record<string, unknown> = {}) => ({
  lineItems: [{ variantId: shop.variantId, quantity: 1 }],
  appliedDiscount: { value: 100, valueType: 'PERCENTAGE', title: 'Reshipment' },
  shippingLine: { title: 'Standard', priceWithCurrency: { amount: '0', currencyCode: 'USD' } },
  purchasingEntity: { customerId: customerGid(shop) },
  tags: ['reship', 'aa-a1'],
  ...more,
});

describe('Shopify draft orders', () => {
  it('makes a draft that ships nothing, and an order of it once', () => {
    const shop = open();
    const made = shop.admin(CREATE, { input: reshipment(shop) });
    expect(made.at('data.draftOrderCreate.draftOrder')).toMatchObject({
      name: '#D1',
      status: 'OPEN',
      totalPriceSet: { shopMoney: { amount: '0.0' } },
      order: null,
    });
    expect(shop.kinds()).toEqual(['draft-order-created']);
    const id = made.at('data.draftOrderCreate.draftOrder.id');
    expect(shop.admin(COMPLETE, { id }).at('data.draftOrderComplete.draftOrder')).toMatchObject({
      status: 'COMPLETED',
      order: { name: '#1002', tags: ['reship', 'aa-a1'] },
    });
    expect(shop.admin(COMPLETE, { id }).at('data.draftOrderComplete.userErrors')).toHaveLength(1);
    expect(shop.kinds()).toEqual(['draft-order-created', 'order-created', 'draft-order-completed']);
    expect(shop.state.products[0]?.variants[0]?.stock).toBe(9);
  });

  it('finds a draft by tag only after the lag, by id at once', () => {
    const shop = open(5000);
    const id = shop.admin(CREATE, { input: reshipment(shop) }).at('data.draftOrderCreate.draftOrder.id');
    const search = () =>
      shop
        .admin('{ draftOrders(first: 5, query: "tag:\'aa-a1\'") { nodes { id } } }')
        .at('data.draftOrders.nodes');
    expect(search()).toEqual([]);
    expect(
      shop.admin('query G($id: ID!) { draftOrder(id: $id) { status } }', { id }).at('data.draftOrder.status'),
    ).toBe('OPEN');
    shop.wait(5);
    expect(search()).toEqual([{ id }]);
  });

  it('refuses a draft without usable lines', () => {
    const shop = open();
    const errors = (more: Record<string, unknown>) =>
      shop.admin(CREATE, { input: reshipment(shop, more) }).at('data.draftOrderCreate.userErrors');
    expect(errors({ lineItems: [] })).toHaveLength(1);
    expect(
      errors({ lineItems: [{ variantId: 'gid://shopify/ProductVariant/1', quantity: 1 }] }),
    ).toHaveLength(1);
    expect(errors({ lineItems: [{ variantId: shop.variantId, quantity: 0 }] })).toHaveLength(1);
    expect(errors({ appliedDiscount: { value: 101, valueType: 'PERCENTAGE' } })).toHaveLength(1);
    expect(shop.kinds()).toEqual([]);
  });

  it('deletes an open draft, not a completed one', () => {
    const shop = open();
    const remove = (id: unknown) =>
      shop.admin(
        'mutation X($id: ID!) { draftOrderDelete(input: { id: $id }) { deletedId userErrors { message } } }',
        { id },
      );
    const first = shop.admin(CREATE, { input: reshipment(shop) }).at('data.draftOrderCreate.draftOrder.id');
    expect(remove(first).at('data.draftOrderDelete.deletedId')).toBe(first);
    expect(shop.admin(COMPLETE, { id: first }).at('data.draftOrderComplete.userErrors')).toHaveLength(1);
    const second = shop.admin(CREATE, { input: reshipment(shop) }).at('data.draftOrderCreate.draftOrder.id');
    shop.admin(COMPLETE, { id: second });
    expect(remove(second).at('data.draftOrderDelete.userErrors')).toHaveLength(1);
  });
});

const ORDER = `mutation O($order: OrderCreateOrderInput!, $options: OrderCreateOptionsInput) {
  orderCreate(order: $order, options: $options) { order { id name sourceIdentifier } userErrors { code message } } }`;

describe('Shopify orderCreate', () => {
  it('makes the same order twice if asked twice', () => {
    const shop = open();
    const order = {
      email: 'maya@example.com',
      sourceIdentifier: 'reship-1001-a1',
      lineItems: [{ variantId: shop.variantId, quantity: 1 }],
    };
    expect(shop.admin(ORDER, { order }).at('data.orderCreate.order')).toMatchObject({
      name: '#1002',
      sourceIdentifier: 'reship-1001-a1',
    });
    shop.admin(ORDER, { order });
    const found = shop.admin(
      '{ orders(first: 5, query: "source_identifier:\'reship-1001-a1\'") { nodes { name } } }',
    );
    expect(found.at('data.orders.nodes')).toHaveLength(2);
    expect(shop.kinds()).toEqual(['order-created', 'order-created']);
  });

  it('takes no more than the stock when told to obey it', () => {
    const shop = open();
    const order = { lineItems: [{ variantId: shop.variantId, quantity: 11 }] };
    const options = { inventoryBehaviour: 'DECREMENT_OBEYING_POLICY' };
    expect(shop.admin(ORDER, { order, options }).at('data.orderCreate.userErrors.0.code')).toBe(
      'INVENTORY_CLAIM_FAILED',
    );
    expect(shop.admin(ORDER, { order: { lineItems: [] } }).at('data.orderCreate.userErrors')).toHaveLength(1);
  });
});

const COUPON = `mutation K($in: DiscountCodeBasicInput!) { discountCodeBasicCreate(basicCodeDiscount: $in) {
  codeDiscountNode { id codeDiscount { ... on DiscountCodeBasic { title status usageLimit codes(first: 1) { nodes { code } } } } }
  userErrors { code field message } } }`;
const BY_CODE = `query B($code: String!) { codeDiscountNodeByCode(code: $code) { codeDiscount { ... on DiscountCodeBasic {
  title status customerGets { appliesOnSubscription value { ... on DiscountPercentage { percentage } } } } } } }`;

const coupon = (more: Record<string, unknown> = {}) => ({
  title: 'Twenty off',
  code: 'AA-7F3K',
  startsAt: '2026-11-22T12:00:00Z',
  usageLimit: 1,
  appliesOncePerCustomer: true,
  context: { all: 'ALL' },
  customerGets: { value: { percentage: 0.2 }, items: { all: true } },
  ...more,
});

describe('Shopify discount codes', () => {
  it('makes a code and finds it again', () => {
    const shop = open();
    const made = shop.admin(COUPON, { in: coupon({ context: { customers: { add: [customerGid(shop)] } } }) });
    expect(made.at('data.discountCodeBasicCreate.codeDiscountNode.codeDiscount')).toEqual({
      title: 'Twenty off',
      status: 'ACTIVE',
      usageLimit: 1,
      codes: { nodes: [{ code: 'AA-7F3K' }] },
    });
    expect(
      shop.admin(BY_CODE, { code: 'aa-7f3k' }).at('data.codeDiscountNodeByCode.codeDiscount'),
    ).toMatchObject({
      title: 'Twenty off',
      customerGets: { appliesOnSubscription: false, value: { percentage: 0.2 } },
    });
    expect(shop.admin(BY_CODE, { code: 'NOPE' }).at('data.codeDiscountNodeByCode')).toBeNull();
    expect(shop.admin(BY_CODE, { code: 'OLD' }).at('data.codeDiscountNodeByCode.codeDiscount.status')).toBe(
      'EXPIRED',
    );
  });

  it('says TAKEN for a code that exists', () => {
    const shop = open();
    shop.admin(COUPON, { in: coupon() });
    const again = shop.admin(COUPON, { in: coupon({ code: 'aa-7f3k' }) });
    expect(again.at('data.discountCodeBasicCreate.codeDiscountNode')).toBeNull();
    expect(again.at('data.discountCodeBasicCreate.userErrors.0')).toMatchObject({
      code: 'TAKEN',
      field: ['basicCodeDiscount', 'code'],
    });
    expect(shop.kinds()).toEqual(['discount-code-created']);
  });

  it.each([
    [
      'a percentage over one',
      { customerGets: { value: { percentage: 20 }, items: { all: true } } },
      'VALUE_OUTSIDE_RANGE',
    ],
    ['no value', { customerGets: { items: { all: true } } }, 'INVALID'],
    ['no items', { customerGets: { value: { percentage: 0.2 } } }, 'BLANK'],
    ['no code', { code: ' ' }, 'BLANK'],
    ['no buyers', { context: null }, 'BLANK'],
    ['an end before its start', { endsAt: '2026-11-01T00:00:00Z' }, 'END_DATE_BEFORE_START_DATE'],
  ])('refuses %s', (_name, more, code) => {
    const shop = open();
    expect(
      shop.admin(COUPON, { in: coupon(more) }).at('data.discountCodeBasicCreate.userErrors.0.code'),
    ).toBe(code);
    expect(shop.kinds()).toEqual([]);
  });

  it('ends a code', () => {
    const shop = open();
    const id = shop.admin(COUPON, { in: coupon() }).at('data.discountCodeBasicCreate.codeDiscountNode.id');
    const end =
      'mutation E($id: ID!) { discountCodeDeactivate(id: $id) { codeDiscountNode { id } userErrors { message } } }';
    shop.admin(end, { id });
    shop.admin(end, { id });
    expect(
      shop.admin(BY_CODE, { code: 'AA-7F3K' }).at('data.codeDiscountNodeByCode.codeDiscount.status'),
    ).toBe('EXPIRED');
    expect(shop.kinds()).toEqual(['discount-code-created', 'discount-code-deactivated']);
  });
});

const SET = `mutation M($m: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $m) {
  metafields { namespace value compareDigest } userErrors { code field message } } }`;

describe('Shopify metafields and tags', () => {
  const lock = (value: string, more: Record<string, unknown> = {}) => ({
    ownerId: orderGid(1001),
    namespace: '$app:assist',
    key: 'action-1',
    type: 'single_line_text_field',
    value,
    ...more,
  });

  it('sets one only where none is, and then only with its digest', () => {
    const shop = open();
    const first = shop.admin(SET, { m: [lock('started', { compareDigest: null })] });
    expect(first.at('data.metafieldsSet.metafields.0.namespace')).toBe('app--1--assist');
    const digest = first.at('data.metafieldsSet.metafields.0.compareDigest');
    const second = shop.admin(SET, { m: [lock('mine', { compareDigest: null })] });
    expect(second.at('data.metafieldsSet')).toMatchObject({
      metafields: null,
      userErrors: [{ code: 'STALE_OBJECT' }],
    });
    expect(
      shop.admin(SET, { m: [lock('done', { compareDigest: digest })] }).at('data.metafieldsSet.userErrors'),
    ).toEqual([]);
    expect(
      shop.admin(SET, { m: [lock('late', { compareDigest: digest })] }).at('data.metafieldsSet.userErrors'),
    ).toHaveLength(1);
    const read =
      'query R($id: ID!) { order(id: $id) { metafield(namespace: "$app:assist", key: "action-1") { value } } }';
    expect(shop.admin(read, { id: orderGid(1001) }).at('data.order.metafield.value')).toBe('done');
  });

  it('sets without looking where no digest is given', () => {
    const shop = open();
    shop.admin(SET, { m: [lock('one')] });
    expect(shop.admin(SET, { m: [lock('two')] }).at('data.metafieldsSet.metafields.0.value')).toBe('two');
  });

  it('sets all or nothing', () => {
    const shop = open();
    const strange = lock('x', { ownerId: orderGid(1) });
    expect(
      shop.admin(SET, { m: [lock('one'), strange] }).at('data.metafieldsSet.userErrors.0.field'),
    ).toEqual(['metafields', '1', 'ownerId']);
    expect(shop.state.metafields).toEqual([]);
  });

  it('adds and removes tags once', () => {
    const shop = open();
    const tag = (name: string, id = orderGid(1001)) =>
      shop.admin(
        `mutation T($id: ID!) { ${name}(id: $id, tags: ["reshipped"]) { node { id } userErrors { message } } }`,
        { id },
      );
    tag('tagsAdd');
    tag('tagsAdd');
    expect(shop.state.orders[0]?.tags).toEqual(['reshipped']);
    tag('tagsRemove');
    expect(shop.kinds()).toEqual(['tags-added', 'tags-removed']);
    expect(tag('tagsAdd', orderGid(1)).at('data.tagsAdd.userErrors')).toHaveLength(1);
  });
});
