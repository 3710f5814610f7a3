import type { JsonObject } from '../lib/json.ts';
import { isJsonObject } from '../lib/services/json-value.ts';
import {
  defineRead,
  defineWrite,
  each,
  facts,
  fromPolicy,
  grounded,
  orderSubject,
  outcomeByList,
  single,
  textOf,
  written,
} from './define.ts';
import { couponForm, orderChangeForm, orderForm, ordersForm, productsForm, refundsForm } from './forms.ts';
import type { Given, Tool } from './tool.ts';

/** What an order's result states. */
export const orderFacts = facts(
  single('order_id'),
  single('owner_email', 'email'),
  each('product', 'items', 'product'),
  each('tracking_number', 'parcels', 'tracking_number'),
  single('order_total', 'total'),
  single('refund_amount', 'refundable'),
  single('currency'),
  single('order_address', 'address_text'),
  single('ordered_at'),
  single('ship_date', 'shipped_at'),
  single('delivered_at'),
  single('shipping_method'),
  single('shipping_status'),
  single('financial_status'),
  single('fulfillment_status'),
);

function refundsIn(output: JsonObject): Given[] {
  const refunds = Array.isArray(output['refunds']) ? output['refunds'].filter(isJsonObject) : [];
  return refunds.map((refund) => ({
    id: textOf(refund, 'refund_id'),
    at: textOf(refund, 'refunded_at'),
    args: {
      order_id: textOf(refund, 'order_id'),
      amount: textOf(refund, 'amount'),
      currency: textOf(refund, 'currency'),
    },
  }));
}

const onOrder = {
  services: ['shopify'],
  needs: ['get_order_details'],
  output: orderChangeForm,
  subjectOf: orderSubject,
} as const;

/** Look-ups of orders and products, and effects on orders. */
export const shopifyTools: readonly Tool[] = [
  defineRead({
    name: 'get_order_details',
    aliases: ['get_order', 'order_details', 'get_shopify_order', 'get_order_status'],
    services: ['shopify'],
    classes: ['order-look-up'],
    words: ['order details', 'order status'],
    params: [grounded('order_id')],
    output: orderForm,
    factsOf: orderFacts,
  }),
  defineRead({
    name: 'find_orders',
    aliases: ['get_orders', 'list_orders', 'get_customer_orders'],
    services: ['shopify'],
    words: ['orders of the customer', "customer's orders", 'recent orders'],
    params: [grounded('email')],
    output: ordersForm,
    outcomeOf: outcomeByList('orders'),
    factsOf: each('order_id', 'orders', 'order_id'),
  }),
  defineRead({
    name: 'get_customer_refunds',
    aliases: ['list_refunds', 'get_refunds'],
    services: ['shopify'],
    words: ['refunds of the customer', 'earlier refunds', 'previous refunds'],
    params: [grounded('email')],
    output: refundsForm,
    outcomeOf: outcomeByList('refunds'),
  }),
  defineRead({
    name: 'search_products',
    aliases: ['find_products'],
    services: ['shopify'],
    words: ['products to swap to', 'search products'],
    params: [grounded('query', { fact: 'wanted_product' })],
    output: productsForm,
    outcomeOf: outcomeByList('products'),
    factsOf: each('variant', 'products', 'product'),
  }),
  defineWrite({
    ...onOrder,
    name: 'set_discount_to_order',
    aliases: ['apply_discount_to_order', 'discount_order', 'set_order_discount'],
    moves: 'money',
    classes: ['retention', 'discount'],
    words: ['discount offer', 'discount on the current order', 'discount on the order', 'order discount'],
    params: [grounded('order_id'), fromPolicy('percent', { type: 'float', minimum: 1, maximum: 100 })],
    factsOf: single('order_id'),
  }),
  defineWrite({
    ...onOrder,
    name: 'upgrade_shipping',
    aliases: ['shipping_upgrade', 'upgrade_order_shipping', 'expedite_shipping'],
    moves: 'shipping',
    classes: ['retention'],
    words: ['shipping upgrade', 'expedited shipping', 'faster shipping', 'express shipping'],
    params: [grounded('order_id'), fromPolicy('method', { required: false, standard: 'Expedited shipping' })],
    factsOf: single('order_id'),
  }),
  defineWrite({
    ...onOrder,
    name: 'swap_product',
    aliases: ['product_swap', 'swap_item', 'swap_order_item', 'swap_order_product'],
    moves: 'order',
    classes: ['retention'],
    words: ['product swap', 'swap the item', 'swap the product', 'another product'],
    helps: ['search_products'],
    params: [
      grounded('order_id'),
      grounded('product'),
      grounded('variant'),
      grounded('quantity', { type: 'int', required: false, minimum: 1, maximum: 100 }),
    ],
    factsOf: single('order_id'),
    undo: (args, output) => ({
      tool: 'swap_product',
      args: {
        order_id: textOf(args, 'order_id'),
        product: textOf(output, 'to_product'),
        variant: textOf(output, 'from_product'),
      },
    }),
  }),
  defineWrite({
    name: 'create_discount_coupon',
    aliases: ['create_coupon', 'create_discount_code', 'issue_coupon', 'create_future_discount'],
    services: ['shopify'],
    moves: 'money',
    classes: ['retention', 'discount'],
    words: ['future discount', 'future purchase', 'coupon', 'discount code', 'voucher', 'next order'],
    params: [
      grounded('email'),
      fromPolicy('percent', { type: 'float', minimum: 1, maximum: 100 }),
      fromPolicy('valid_days', { type: 'int', required: false, standard: 90, minimum: 1, maximum: 730 }),
    ],
    output: couponForm,
    subjectOf: (args) => `customer:${textOf(args, 'email').trim().toLowerCase()}`,
    factsOf: facts(single('coupon_code', 'code'), single('coupon_ends_at', 'ends_at')),
    undo: (_args, output) => {
      const code = textOf(output, 'code');
      return code === '' ? null : { tool: 'end_discount_coupon', args: { code } };
    },
  }),
  defineWrite({
    name: 'end_discount_coupon',
    aliases: ['deactivate_coupon'],
    services: ['shopify'],
    moves: 'money',
    words: ['end the coupon'],
    params: [grounded('code', { fact: 'coupon_code' })],
    output: couponForm,
    subjectOf: (args) => `coupon:${textOf(args, 'code').trim().toUpperCase()}`,
  }),
  defineWrite({
    ...onOrder,
    name: 'cancel_order',
    aliases: ['order_cancel', 'cancel_single_order'],
    moves: 'order',
    classes: ['cancellation'],
    words: ['order cancellation', 'cancel the order', 'cancel order'],
    params: [
      grounded('order_id'),
      fromPolicy('reason', {
        fact: 'cancel_reason',
        options: ['customer', 'inventory', 'fraud', 'declined', 'staff', 'other'],
        standard: 'customer',
      }),
      fromPolicy('refund', { type: 'bool', fact: 'cancel_refund', required: false, standard: true }),
      fromPolicy('restock', { type: 'bool', required: false, standard: true }),
      fromPolicy('notify', { type: 'bool', required: false, standard: true }),
    ],
    factsOf: facts(single('order_id'), single('cancelled_at')),
  }),
  defineWrite({
    ...onOrder,
    name: 'refund_order',
    aliases: ['issue_refund', 'create_refund', 'order_refund', 'process_refund'],
    moves: 'money',
    classes: ['refund'],
    words: ['refund'],
    params: [
      grounded('order_id'),
      grounded('amount', { type: 'float', fact: 'refund_amount', minimum: 0.01, maximum: 1_000_000 }),
      grounded('currency'),
      written('reason', { required: false, standard: 'Refund agreed with the customer' }),
      fromPolicy('notify', { type: 'bool', required: false, standard: true }),
    ],
    factsOf: facts(single('order_id'), single('refund_id')),
    past: {
      tool: 'get_customer_refunds',
      given: refundsIn,
      idOf: (output) => textOf(output, 'refund_id'),
    },
  }),
  defineWrite({
    ...onOrder,
    name: 'reship_order',
    aliases: ['reship', 'create_reshipment', 'send_replacement', 'replace_order'],
    moves: 'shipping',
    classes: ['reshipment'],
    words: ['reshipment', 'reship', 'replacement'],
    params: [grounded('order_id'), grounded('address', { required: false })],
    factsOf: facts(single('order_id'), single('new_order_id')),
    undo: (_args, output) => {
      const order = textOf(output, 'new_order_id');
      return order === ''
        ? null
        : { tool: 'cancel_order', args: { order_id: order, reason: 'staff', refund: false } };
    },
  }),
];
