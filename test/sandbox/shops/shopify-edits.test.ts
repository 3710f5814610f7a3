import { describe, expect, it } from 'vitest';
import type { ShopDescription } from '../../../app/sandbox/shops/shop-description.ts';
import { openShop, orderGid, SMALL } from './open-shop.ts';

type Order = Partial<NonNullable<ShopDescription['orders']>[number]>;

const CALCULATED = `calculatedOrder { id totalPriceSet { presentmentMoney { amount } } totalOutstandingSet { presentmentMoney { amount } }
  lineItems(first: 9) { nodes { id title quantity editableQuantity hasStagedLineItemDiscount } }
  addedLineItems(first: 9) { nodes { id title quantity } } shippingLines { id title stagedStatus } }`;
const BEGIN = `mutation B($id: ID!) { orderEditBegin(id: $id) { ${CALCULATED} orderEditSession { id } userErrors { field message } } }`;
const DISCOUNT = `mutation D($id: ID!, $line: ID!, $discount: OrderEditAppliedDiscountInput!) {
  orderEditAddLineItemDiscount(id: $id, lineItemId: $line, discount: $discount) { ${CALCULATED} addedDiscountStagedChange { id } userErrors { message } } }`;
const SHIP = `mutation S($id: ID!, $line: OrderEditAddShippingLineInput!) {
  orderEditAddShippingLine(id: $id, shippingLine: $line) { ${CALCULATED} calculatedShippingLine { id title } userErrors { code message } } }`;
const UNSHIP = `mutation U($id: ID!, $line: ID!) {
  orderEditRemoveShippingLine(id: $id, shippingLineId: $line) { ${CALCULATED} userErrors { code message } } }`;
const ADD = `mutation A($id: ID!, $variant: ID!, $again: Boolean) {
  orderEditAddVariant(id: $id, variantId: $variant, quantity: 1, allowDuplicates: $again) { ${CALCULATED} calculatedLineItem { id title } userErrors { message } } }`;
const SET = `mutation Q($id: ID!, $line: ID!, $quantity: Int!) {
  orderEditSetQuantity(id: $id, lineItemId: $line, quantity: $quantity, restock: true) { ${CALCULATED} calculatedLineItem { quantity } userErrors { message } } }`;
const COMMIT = `mutation C($id: ID!, $note: String) {
  orderEditCommit(id: $id, notifyCustomer: false, staffNote: $note) { order { name } successMessages userErrors { message } } }`;
const READ = `query R($id: ID!) { order(id: $id) { edited merchantEditable merchantEditableErrors
  currentTotalPriceSet { presentmentMoney { amount } } totalOutstandingSet { presentmentMoney { amount } }
  currentTotalDiscountsSet { presentmentMoney { amount } } displayFinancialStatus
  shippingLines(first: 9, includeRemovals: true) { nodes { title isRemoved custom } }
  lineItems(first: 9) { nodes { title currentQuantity discountAllocations { discountApplication { value {
    ... on PricingPercentageValue { percentage } ... on MoneyV2 { amount } } ... on ManualDiscountApplication { description } } } } } } }`;

function openWith(more: Order = {}) {
  const order = {
    number: 1001,
    customer: 'maya@example.com',
    items: ['2 x House blend'],
    shipping: { title: 'Standard', price: 5 },
    ...more,
  };
  const shop = openShop({ ...SMALL, orders: [order] });
  const begin = shop.admin(BEGIN, { id: orderGid(1001) });
  const variant = (index: number) =>
    `gid://shopify/ProductVariant/${shop.state.products[index]?.variants[0]?.id}`;
  return {
    ...shop,
    begin,
    id: begin.at('data.orderEditBegin.calculatedOrder.id'),
    line: begin.at('data.orderEditBegin.calculatedOrder.lineItems.nodes.0.id'),
    shippingLine: begin.at('data.orderEditBegin.calculatedOrder.shippingLines.0.id'),
    variant,
    read: () => shop.admin(READ, { id: orderGid(1001) }).at('data.order'),
  };
}

describe('Shopify order edits', () => {
  it('begins with what the order holds', () => {
    const { begin } = openWith();
    expect(begin.at('data.orderEditBegin')).toMatchObject({
      calculatedOrder: {
        totalPriceSet: { presentmentMoney: { amount: '53.0' } },
        lineItems: { nodes: [{ title: 'House blend', quantity: 2, editableQuantity: 2 }] },
        shippingLines: [{ title: 'Standard', stagedStatus: 'NONE' }],
      },
      userErrors: [],
    });
  });

  it('stages a discount that only the commit makes real', () => {
    const shop = openWith();
    const staged = shop.admin(DISCOUNT, {
      id: shop.id,
      line: shop.line,
      discount: { percentValue: 15, description: 'For staying' },
    });
    expect(staged.at('data.orderEditAddLineItemDiscount.calculatedOrder')).toMatchObject({
      totalOutstandingSet: { presentmentMoney: { amount: '-7.2' } },
      lineItems: { nodes: [{ hasStagedLineItemDiscount: true }] },
    });
    expect(shop.read()).toMatchObject({
      edited: false,
      currentTotalPriceSet: { presentmentMoney: { amount: '53.0' } },
    });
    expect(shop.kinds()).toEqual([]);
    shop.admin(COMMIT, { id: shop.id, note: 'agent-assist a1' });
    expect(shop.read()).toMatchObject({
      edited: true,
      displayFinancialStatus: 'PAID',
      currentTotalPriceSet: { presentmentMoney: { amount: '45.8' } },
      totalOutstandingSet: { presentmentMoney: { amount: '-7.2' } },
      currentTotalDiscountsSet: { presentmentMoney: { amount: '7.2' } },
      lineItems: {
        nodes: [
          {
            discountAllocations: [
              { discountApplication: { value: { percentage: 15 }, description: 'For staying' } },
            ],
          },
        ],
      },
    });
    expect(shop.shops.effects()).toMatchObject([
      { kind: 'order-edited', details: { staffNote: 'agent-assist a1' } },
    ]);
  });

  it('commits once and closes other open edits of the order', () => {
    const shop = openWith();
    const other = shop.admin(BEGIN, { id: orderGid(1001) }).at('data.orderEditBegin.calculatedOrder.id');
    shop.admin(DISCOUNT, { id: shop.id, line: shop.line, discount: { percentValue: 10 } });
    shop.admin(COMMIT, { id: shop.id });
    for (const id of [shop.id, other])
      expect(shop.admin(COMMIT, { id }).at('data.orderEditCommit.userErrors.0.message')).toContain(
        'does not exist',
      );
    expect(shop.kinds()).toEqual(['order-edited']);
  });

  it('commits nothing when nothing is staged', () => {
    const shop = openWith();
    expect(shop.admin(COMMIT, { id: shop.id }).at('data.orderEditCommit.userErrors.0.message')).toContain(
      'no staged changes',
    );
    expect(shop.kinds()).toEqual([]);
  });

  it('takes percentages over 0 up to 100, or an amount', () => {
    const shop = openWith();
    const errors = (discount: Record<string, unknown>) =>
      shop
        .admin(DISCOUNT, { id: shop.id, line: shop.line, discount })
        .at('data.orderEditAddLineItemDiscount.userErrors');
    expect(errors({ percentValue: 0 })).toHaveLength(1);
    expect(errors({ percentValue: 100.1 })).toHaveLength(1);
    expect(errors({})).toHaveLength(1);
    expect(errors({ fixedValue: { amount: '5', currencyCode: 'EUR' } })).toHaveLength(1);
    expect(errors({ fixedValue: { amount: '5', currencyCode: 'USD' } })).toHaveLength(0);
    expect(errors({ percentValue: 100 })).toHaveLength(0);
  });

  it('wants the calculated line’s id, not the order line’s', () => {
    const shop = openWith();
    const line = String(shop.line).replace('CalculatedLineItem', 'LineItem');
    const answer = shop.admin(DISCOUNT, { id: shop.id, line, discount: { percentValue: 10 } });
    expect(answer.at('data.orderEditAddLineItemDiscount.userErrors')).toHaveLength(1);
  });

  it('exchanges the shipping line', () => {
    const shop = openWith();
    const price = { amount: '0.00', currencyCode: 'USD' };
    shop.admin(SHIP, { id: shop.id, line: { title: 'Express', price } });
    const staged = shop.admin(UNSHIP, { id: shop.id, line: shop.shippingLine });
    expect(staged.at('data.orderEditRemoveShippingLine.calculatedOrder.shippingLines')).toMatchObject([
      { title: 'Standard', stagedStatus: 'REMOVED' },
      { title: 'Express', stagedStatus: 'ADDED' },
    ]);
    shop.admin(COMMIT, { id: shop.id });
    expect(shop.read()).toMatchObject({
      totalOutstandingSet: { presentmentMoney: { amount: '-5.0' } },
      shippingLines: {
        nodes: [
          { title: 'Standard', isRemoved: true },
          { title: 'Express', isRemoved: false, custom: true },
        ],
      },
    });
  });

  it('swaps a product and moves the stock', () => {
    const shop = openWith();
    shop.admin(ADD, { id: shop.id, variant: shop.variant(3) });
    shop.admin(SET, { id: shop.id, line: shop.line, quantity: 1 });
    shop.admin(COMMIT, { id: shop.id });
    expect(shop.read()).toMatchObject({
      displayFinancialStatus: 'PARTIALLY_PAID',
      totalOutstandingSet: { presentmentMoney: { amount: '8.0' } },
      lineItems: {
        nodes: [
          { title: 'House blend', currentQuantity: 1 },
          { title: 'Sidamo', currentQuantity: 1 },
        ],
      },
    });
    expect([shop.state.products[0]?.variants[0]?.stock, shop.state.products[3]?.variants[0]?.stock]).toEqual([
      11, 9,
    ]);
  });

  it('refuses a variant twice unless duplicates are allowed', () => {
    const shop = openWith();
    const add = (again: boolean) =>
      shop
        .admin(ADD, { id: shop.id, variant: shop.variant(0), again })
        .at('data.orderEditAddVariant.userErrors');
    expect(add(false)).toHaveLength(1);
    expect(add(true)).toHaveLength(0);
    expect(
      shop
        .admin(ADD, { id: shop.id, variant: 'gid://shopify/ProductVariant/1' })
        .at('data.orderEditAddVariant.userErrors'),
    ).toHaveLength(1);
  });

  it('edits only what has not been sent', () => {
    const sent = {
      items: ['House blend', 'Decaf'],
      parcels: [{ items: ['House blend'], status: 'in-transit' as const }],
    };
    const shop = openWith({ ...sent, placed: '3 days ago' });
    const second = shop.begin.at('data.orderEditBegin.calculatedOrder.lineItems.nodes.1.id');
    const errors = (line: unknown) =>
      shop.admin(SET, { id: shop.id, line, quantity: 0 }).at('data.orderEditSetQuantity.userErrors');
    expect(errors(shop.line)).toHaveLength(1);
    expect(errors(second)).toHaveLength(0);
    expect(
      shop
        .admin(DISCOUNT, { id: shop.id, line: shop.line, discount: { percentValue: 10 } })
        .at('data.orderEditAddLineItemDiscount.userErrors'),
    ).toHaveLength(1);
  });

  it('changes no shipping of an order that has left', () => {
    const shop = openWith({ status: 'in-transit', placed: '3 days ago' });
    const price = { amount: '0', currencyCode: 'USD' };
    expect(
      shop
        .admin(SHIP, { id: shop.id, line: { title: 'Express', price } })
        .at('data.orderEditAddShippingLine.userErrors.0.code'),
    ).toBe('INVALID');
    expect(
      shop
        .admin(UNSHIP, { id: shop.id, line: shop.shippingLine })
        .at('data.orderEditRemoveShippingLine.userErrors'),
    ).toHaveLength(1);
  });

  it.each([
    ['cancelled', { cancelled: '1 hour ago' }],
    ['archived', { archived: true }],
    ['locked', { locked: 'Payment is being reviewed' }],
  ])('begins no edit of an order that is %s', (_name, more) => {
    const shop = openWith(more);
    expect(shop.begin.at('data.orderEditBegin.calculatedOrder')).toBeNull();
    expect(shop.begin.at('data.orderEditBegin.userErrors')).toHaveLength(1);
    expect(shop.read()).toMatchObject({ merchantEditable: false });
  });

  it('commits nothing to an order that was cancelled meanwhile', () => {
    const shop = openWith();
    shop.admin(DISCOUNT, { id: shop.id, line: shop.line, discount: { percentValue: 10 } });
    const cancel =
      'mutation X($id: ID!) { orderCancel(orderId: $id, reason: CUSTOMER, restock: true) { job { id } } }';
    shop.admin(cancel, { id: orderGid(1001) });
    shop.wait(2);
    expect(shop.admin(COMMIT, { id: shop.id }).at('data.orderEditCommit.userErrors')).toHaveLength(1);
    expect(shop.kinds()).toEqual(['order-cancelled']);
  });
});
