import { claimCautions } from './claim-cautions.ts';
import {
  defineRead,
  defineWrite,
  each,
  facts,
  grounded,
  orderSubject,
  outcomeOf,
  single,
  textOf,
  written,
} from './define.ts';
import { claimForm, trackingForm } from './forms.ts';
import type { Tool } from './tool.ts';

const claimFacts = facts(
  single('claim_id'),
  single('claim_status'),
  single('claim_type'),
  single('tracking_number'),
);

/** Tracking, and claims on lost, stolen and damaged parcels. */
export const easypostTools: readonly Tool[] = [
  defineRead({
    name: 'get_tracking_info',
    aliases: ['get_tracking', 'tracking_info', 'track_order', 'get_tracking_details'],
    services: ['shopify', 'easypost'],
    words: ['tracking details', 'tracking information', 'shipment tracking'],
    params: [grounded('order_id', { required: false }), grounded('tracking_number', { required: false })],
    oneOf: ['order_id', 'tracking_number'],
    output: trackingForm,
    outcomeOf: (output) => (output['status'] === 'mixed' ? 'several' : outcomeOf(output)),
    factsOf: facts(
      single('order_id'),
      single('owner_email', 'email'),
      single('tracking_status', 'status'),
      each('tracking_number', 'parcels', 'tracking_number'),
      each('carrier', 'parcels', 'carrier'),
      single('delivered_at'),
      single('last_scan_at'),
      single('days_without_scan'),
    ),
  }),
  defineWrite({
    name: 'file_carrier_claim',
    aliases: ['open_carrier_claim', 'create_carrier_claim', 'file_claim'],
    services: ['shopify', 'easypost', 'helpdesk'],
    moves: 'money',
    classes: ['claim'],
    words: ['carrier claim', 'claim with the carrier', 'file a claim', 'open a claim'],
    needs: ['get_order_details', 'get_tracking_info'],
    params: [
      grounded('order_id'),
      grounded('tracking_number'),
      grounded('type', { fact: 'claim_type', options: ['loss', 'theft', 'damage'] }),
      grounded('amount', { type: 'float', fact: 'order_total', minimum: 0.01, maximum: 100_000 }),
      grounded('currency', { standard: 'USD' }),
      grounded('contact_email', { fact: 'email' }),
      written('description', { required: false }),
      grounded('evidence', { type: 'str[]', required: false }),
    ],
    output: claimForm,
    subjectOf: (args) => {
      const parcel = textOf(args, 'tracking_number').replaceAll(/\s/g, '').toUpperCase();
      return parcel === '' ? orderSubject(args) : `parcel:${parcel}`;
    },
    factsOf: claimFacts,
    cautions: claimCautions,
    undo: (_args, output) => {
      const claim = textOf(output, 'claim_id');
      return output['filed'] === true && claim !== ''
        ? { tool: 'withdraw_carrier_claim', args: { claim_id: claim } }
        : null;
    },
  }),
  defineRead({
    name: 'get_claim_status',
    aliases: ['claim_status', 'check_claim_status', 'get_carrier_claim'],
    services: ['easypost'],
    words: ['status of the claim', 'claim status'],
    params: [grounded('claim_id', { required: false }), grounded('tracking_number', { required: false })],
    oneOf: ['claim_id', 'tracking_number'],
    output: claimForm,
    factsOf: claimFacts,
  }),
  defineWrite({
    name: 'withdraw_carrier_claim',
    aliases: ['cancel_carrier_claim'],
    services: ['easypost'],
    moves: 'money',
    classes: ['claim'],
    words: ['withdraw the claim'],
    needs: ['get_claim_status'],
    params: [grounded('claim_id')],
    output: claimForm,
    subjectOf: (args) => `claim:${textOf(args, 'claim_id').trim()}`,
    factsOf: claimFacts,
  }),
];
