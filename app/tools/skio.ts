import { defineRead, each, facts, grounded, outcomeByList, single } from './define.ts';
import { accountsForm, orderForm, subscriptionsForm } from './forms.ts';
import { orderFacts } from './shopify.ts';
import type { Tool } from './tool.ts';

/** Look-ups at Skio. */
export const skioTools: readonly Tool[] = [
  defineRead({
    name: 'get_skio_account_details',
    aliases: ['skio_account_details', 'get_skio_account'],
    services: ['skio'],
    classes: ['subscription-look-up'],
    words: ['skio account', 'account exists in skio'],
    params: [grounded('email')],
    output: accountsForm,
    outcomeOf: outcomeByList('accounts'),
    factsOf: facts(
      single('email'),
      single('name'),
      each('subscription_id', 'subscriptions', 'subscription_id'),
      each('subscription_status', 'subscriptions', 'status'),
    ),
  }),
  defineRead({
    name: 'skio_order_details',
    aliases: ['get_skio_order_details', 'skio_order'],
    services: ['skio', 'shopify'],
    classes: ['order-look-up'],
    words: ['order details', 'shipping status of the order'],
    params: [grounded('order_id')],
    output: orderForm,
    factsOf: facts(orderFacts, single('subscription_id')),
  }),
  defineRead({
    name: 'get_skio_subscriptions',
    aliases: ['skio_subscriptions', 'get_skio_subscription_details'],
    services: ['skio'],
    classes: ['subscription-look-up'],
    words: ['skio subscriptions', 'subscriptions in skio'],
    params: [grounded('email')],
    output: subscriptionsForm,
    outcomeOf: outcomeByList('subscriptions'),
    factsOf: facts(
      single('email'),
      each('subscription_id', 'subscriptions', 'subscription_id'),
      each('subscription_status', 'subscriptions', 'status'),
      each('current_charge_date', 'subscriptions', 'next_charge_date'),
    ),
  }),
];
