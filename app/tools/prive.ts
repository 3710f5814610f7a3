import { defineRead, each, facts, grounded, outcomeByList, single } from './define.ts';
import { accountsForm, subscriptionsForm } from './forms.ts';
import type { Tool } from './tool.ts';

/** Look-ups at Prive. */
export const priveTools: readonly Tool[] = [
  defineRead({
    name: 'find_prive_subscriber',
    aliases: ['get_prive_subscriber', 'get_prive_account_details'],
    services: ['prive'],
    words: ['prive account', 'prive subscriber'],
    params: [grounded('email')],
    output: accountsForm,
    outcomeOf: outcomeByList('accounts'),
    factsOf: facts(single('email'), single('name')),
  }),
  defineRead({
    name: 'get_prive_subscriptions',
    aliases: ['prive_subscriptions', 'get_prive_subscription_details'],
    services: ['prive'],
    classes: ['subscription-look-up'],
    words: ['prive subscriptions', 'subscriptions in prive'],
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
