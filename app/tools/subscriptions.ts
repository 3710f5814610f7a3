/**
 * What is done to a subscription, whichever platform holds it. The id alone says which: the connector reads it at Skio and then at
 * Prive, and goes on where it was found, so a policy speaks of "the subscription" and nothing has to be told twice.
 */
import {
  defineRead,
  defineWrite,
  each,
  facts,
  fromPolicy,
  grounded,
  single,
  subscriptionSubject,
  textOf,
} from './define.ts';
import { subscriptionChangeForm, subscriptionForm } from './forms.ts';
import type { Tool } from './tool.ts';

const PLATFORMS = ['skio', 'prive'];

const change = {
  services: PLATFORMS,
  moves: 'subscription',
  needs: ['get_subscription'],
  output: subscriptionChangeForm,
  subjectOf: subscriptionSubject,
  factsOf: facts(
    single('subscription_id'),
    single('subscription_status', 'status'),
    single('current_charge_date', 'next_charge_date'),
  ),
} as const;

/** Look-up and effects on one subscription. */
export const subscriptionTools: readonly Tool[] = [
  defineRead({
    name: 'get_subscription',
    aliases: ['get_subscription_details', 'subscription_details'],
    services: PLATFORMS,
    classes: ['subscription-look-up'],
    words: ['subscription details', 'next charge date of the subscription'],
    params: [grounded('subscription_id')],
    output: subscriptionForm,
    factsOf: facts(
      single('subscription_id'),
      single('owner_email', 'email'),
      single('subscription_status', 'status'),
      single('current_charge_date', 'next_charge_date'),
      each('product', 'items', 'product'),
    ),
  }),
  defineWrite({
    ...change,
    name: 'skip_next_shipment',
    aliases: [
      'skip_shipment',
      'skip_next_order',
      'skio_skip_next_shipment',
      'skip_next_subscription_shipment',
    ],
    classes: ['subscription-change'],
    words: ['skip the next shipment', 'skip next shipment', 'skip the next order', 'skip a shipment', 'skip'],
    // With its date the effect is a state that can be read back: this shipment is skipped, not whichever comes next.
    params: [
      grounded('subscription_id'),
      grounded('shipment_date', { type: 'date', required: false, fact: 'current_charge_date' }),
    ],
    undo: (args, output) => {
      const date = textOf(output, 'previous_charge_date');
      return date === ''
        ? null
        : { tool: 'unskip_shipment', args: { subscription_id: textOf(args, 'subscription_id'), date } };
    },
  }),
  defineWrite({
    ...change,
    name: 'unskip_shipment',
    aliases: ['unskip_next_shipment'],
    classes: ['subscription-change'],
    words: ['unskip the shipment', 'bring the skipped shipment back'],
    params: [grounded('subscription_id'), grounded('date', { type: 'date' })],
    undo: (args) => ({
      tool: 'skip_next_shipment',
      args: { subscription_id: textOf(args, 'subscription_id'), shipment_date: textOf(args, 'date') },
    }),
  }),
  defineWrite({
    ...change,
    name: 'pause_subscription',
    aliases: ['skio_pause_subscription', 'prive_pause_subscription'],
    classes: ['subscription-change'],
    words: ['pause the subscription', 'pause subscription', 'pause'],
    params: [grounded('subscription_id')],
    undo: restartAsBefore,
  }),
  defineWrite({
    ...change,
    name: 'delay_next_shipment',
    aliases: ['delay_shipment', 'reschedule_next_shipment', 'change_next_charge_date', 'delay_next_order'],
    classes: ['subscription-change'],
    words: [
      'delay the next shipment',
      'delay next shipment',
      'push back the next shipment',
      'reschedule',
      'delay',
    ],
    params: [grounded('subscription_id'), grounded('date', { type: 'date' })],
    undo: (args, output) => {
      const date = textOf(output, 'previous_charge_date');
      return date === ''
        ? null
        : { tool: 'delay_next_shipment', args: { subscription_id: textOf(args, 'subscription_id'), date } };
    },
  }),
  defineWrite({
    ...change,
    name: 'cancel_subscription',
    aliases: ['skio_cancel_subscription', 'prive_cancel_subscription'],
    classes: ['cancellation'],
    words: ['subscription cancellation', 'cancel the subscription', 'cancel subscription'],
    params: [
      grounded('subscription_id'),
      fromPolicy('reason', { required: false, standard: 'Requested by the customer' }),
    ],
    undo: restartAsBefore,
  }),
  defineWrite({
    ...change,
    name: 'restart_subscription',
    aliases: ['reactivate_subscription', 'resume_subscription', 'prive_reactivate_subscription'],
    classes: ['reactivation'],
    words: [
      'restart the subscription',
      'reactivate the subscription',
      'resume the subscription',
      'restart',
      'reactivate',
    ],
    params: [
      grounded('subscription_id'),
      grounded('next_charge_date', { type: 'date', fact: 'current_charge_date' }),
    ],
    undo: (args, output) => ({
      tool: output['previous_status'] === 'paused' ? 'pause_subscription' : 'cancel_subscription',
      args: { subscription_id: textOf(args, 'subscription_id') },
    }),
  }),
];

/** Back to active with the charge date that stood before; without such a date a person has to choose one. */
function restartAsBefore(...[args, output]: Parameters<Tool['undo']>): ReturnType<Tool['undo']> {
  const date = textOf(output, 'previous_charge_date');
  return date === ''
    ? null
    : {
        tool: 'restart_subscription',
        args: { subscription_id: textOf(args, 'subscription_id'), next_charge_date: date },
      };
}
