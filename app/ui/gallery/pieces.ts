/** Pieces of made-up cases from which the gallery's states are put together. */
import type {
  CallCardView,
  DraftView,
  FieldView,
  LookupView,
  PolicyView,
  QuestionView,
  ReadyView,
  ReceiptView,
  SourceView,
  StepRefView,
  StepView,
} from '../sidebar/view-model.ts';

export const NOW = '2026-05-04T14:02:00.000Z';
const READ_AT = '2026-05-04T14:01:12.000Z';

export const customer = (quote: string): SourceView => ({
  kind: 'comment',
  chip: 'customer',
  quote,
  where: 'Dana’s message',
  at: '2026-05-04T13:48:00.000Z',
  evidence: { kind: 'comment', id: 'c1', path: '', quote },
});

export const order = (quote: string): SourceView => ({
  kind: 'tool',
  chip: 'order',
  quote,
  where: 'Order #1042 in the shop',
  at: READ_AT,
  evidence: { kind: 'tool', id: 'call-2', path: 'order.name', quote },
});

export const tracking = (quote: string): SourceView => ({
  kind: 'tool',
  chip: 'tracking',
  quote,
  where: 'Parcel 1Z 999 AA1 with UPS',
  at: READ_AT,
  evidence: { kind: 'tool', id: 'call-3', path: 'status', quote },
});

export const step = (number: string, text: string): StepRefView => ({
  ref: `shipment-not-received#${number}`,
  number,
  policy: 'Shipment not received',
  text,
});

export const policy: PolicyView = {
  id: 'shipment-not-received',
  title: 'Shipment not received',
  percent: 92,
  reason: customer('My tracking says delivered, but there is nothing here.'),
  version: 'Version 7',
  pinned: false,
  calledFrom: '',
};

const node = (
  number: string,
  status: StepView['status'],
  text: string,
  extra: Partial<StepView> = {},
): StepView => ({
  id: number,
  ref: `shipment-not-received#${number}`,
  number,
  text,
  kind: 'ask',
  status,
  because: '',
  sources: [],
  may: status === 'done' ? ['todo'] : ['done', 'skipped', 'active'],
  children: [],
  ...extra,
});

export const steps: readonly StepView[] = [
  node('1', 'done', 'Ask for the email address of the account', { because: 'known from the ticket' }),
  node('2', 'done', 'Look up the account and the order', {
    kind: 'look-up',
    because: 'found order #1042',
    sources: [order('#1042')],
  }),
  node('3', 'done', 'Check the tracking', {
    kind: 'look-up',
    because: 'delivered on 2 May at 11:20',
    sources: [tracking('delivered')],
  }),
  node('4', 'skipped', 'If tracking shows no delivery, offer a reshipment or a refund', {
    kind: 'branch',
    because: 'tracking shows a delivery',
  }),
  node('5', 'active', 'If tracking confirms delivery', {
    kind: 'branch',
    because: 'tracking shows a delivery',
    children: [
      node('5.1', 'active', 'Ask whether they checked with neighbours', { because: 'needs you' }),
      node('5.2', 'todo', 'File a carrier claim', { kind: 'act', because: 'waits for 5.1' }),
      node('5.3', 'blocked', 'Tell the customer how long the claim takes', {
        kind: 'inform',
        because: 'the claim is not filed yet',
      }),
    ],
  }),
  node('6', 'todo', 'After 3 business days read the claim and tell the customer', { kind: 'look-up' }),
];

export const account: Extract<LookupView, { state: 'found' }> = {
  id: 'account',
  title: 'Account',
  state: 'found',
  summary: 'Dana Whitfield, 1 subscription',
  lines: [
    { label: 'Name', value: 'Dana Whitfield', warn: false },
    { label: 'Email', value: 'dana.whitfield@example.com', warn: false },
    { label: 'Next charge', value: '18 May', warn: false },
  ],
  note: '',
  source: order('dana.whitfield@example.com'),
};

export const shopOrder: LookupView = {
  id: 'order',
  title: 'Order #1042',
  state: 'found',
  summary: 'fulfilled 28 Apr, $48.00',
  lines: [
    { label: 'Items', value: '2 × Hojicha tin 100 g', warn: false },
    { label: 'Ships to', value: '12 Alder Street, Portland', warn: false },
  ],
  note: '',
  source: order('#1042'),
};

export const parcel: LookupView = {
  id: 'tracking',
  title: 'Tracking',
  state: 'found',
  summary: 'delivered 2 May 11:20, front door',
  lines: [
    { label: 'Status', value: 'delivered', warn: false },
    { label: 'Delivered to', value: '21 Alder Street, not the order’s address', warn: true },
  ],
  note: '',
  source: tracking('delivered'),
};

export const lookups: readonly LookupView[] = [account, shopOrder, parcel];

export const neighbours: QuestionView = {
  id: 'condition:shipment-not-received#5.1',
  kind: 'yes-no',
  text: 'Has the customer checked with neighbours?',
  yes: '',
  no: '',
  step: step('5.1', 'Ask whether they checked with neighbours, the building manager or a safe place.'),
  sources: [],
  mayAskCustomer: true,
};

export const field = (name: string, extra: Partial<FieldView>): FieldView => ({
  name,
  label: name,
  type: 'text',
  value: null,
  required: true,
  editable: true,
  currency: '',
  options: [],
  min: null,
  max: null,
  source: null,
  problem: '',
  note: '',
  ...extra,
});

const option = (value: string, label: string) => ({ value, label, hint: '' });

export const claim: CallCardView = {
  type: 'call',
  id: 'call-4',
  title: 'File a carrier claim',
  step: step('5.2', 'File a carrier claim using @file_carrier_claim(order_id: str).'),
  sources: [customer('My tracking says delivered, but there is nothing here.'), tracking('delivered')],
  progress: { state: 'idle' },
  fields: [
    field('order_id', { label: 'order', value: '#1042', editable: false, source: order('#1042') }),
    field('type', {
      label: 'type',
      type: 'choice',
      value: 'loss',
      options: [option('loss', 'loss'), option('theft', 'theft'), option('damage', 'damage')],
      source: customer('there is nothing here'),
    }),
    field('amount', {
      label: 'amount',
      type: 'money',
      value: 48,
      currency: 'USD',
      max: 48,
      min: 0,
      source: order('48.00'),
    }),
  ],
  preview: 'UPS gets a claim for order #1042 over $48.00.',
  weight: 'permanent',
  lane: 'agent',
  laneBecause: '',
  limits: [],
  blockedBecause: '',
};

export const draft: DraftView = {
  id: 'draft-1',
  text: 'Hi Dana,\n\nthank you for writing, and sorry about the missing parcel. The carrier shows it as delivered on 2 May at 11:20. Could you check with your neighbours and look in a safe place near the door? We have filed a claim with the carrier.\n\nBest regards',
  edited: null,
  language: 'en',
  sentences: [
    {
      text: 'The carrier shows it as delivered on 2 May at 11:20.',
      mark: 'none',
      step: step('5', 'If tracking confirms delivery: tell the customer when.'),
    },
    {
      text: 'Could you check with your neighbours and look in a safe place near the door?',
      mark: 'none',
      step: step('5.1', 'Ask whether they checked with neighbours.'),
    },
    {
      text: 'We have filed a claim with the carrier.',
      mark: 'not-yet-true',
      step: step('5.3', 'Tell the customer how long the claim takes.'),
    },
  ],
  asks: ['whether they checked with neighbours', 'a photo of the place'],
  why: [customer('My tracking says delivered, but there is nothing here.'), tracking('delivered')],
  insertion: { state: 'none' },
};

export const receipts: readonly ReceiptView[] = [
  receipt('r3', 'done', 'Claim filed', { reference: 'clm_81f0', undo: '', source: tracking('clm_81f0') }),
  receipt('r2', 'checking', 'Internal note added', { reference: '' }),
  receipt('r1', 'done', 'Address noted', { by: 'Kim', undo: 'The note is removed from the ticket.' }),
];

export function receipt(
  id: string,
  state: ReceiptView['state'],
  title: string,
  extra: Partial<ReceiptView> = {},
): ReceiptView {
  return {
    id,
    state,
    title,
    reference: '',
    at: '2026-05-04T14:02:00.000Z',
    by: '',
    note: '',
    undo: '',
    source: null,
    ...extra,
  };
}

/** A case in the middle of its policy. */
export const ready: ReadyView = {
  state: 'ready',
  ticket: '7001',
  now: NOW,
  mode: 'work',
  notices: [],
  tabs: [{ id: 'run-1', title: 'Shipment not received', open: true, status: 'needs-you' }],
  policy,
  others: [
    { id: 'reshipment', title: 'Reshipment', percent: 41 },
    { id: 'refund', title: 'Refund', percent: 18 },
    { id: 'cancellation', title: 'Single order cancellation', percent: 6 },
  ],
  search: { query: '', state: 'idle', results: [] },
  mayWritePolicies: false,
  steps,
  place: { current: 5, total: 9 },
  lookups,
  facts: [
    field('phone', { label: 'phone', required: false }),
    field('order_id', { label: 'order', value: '#1042', required: false, source: order('#1042') }),
  ],
  needsYou: null,
  moreQuestions: 0,
  next: [],
  refused: [],
  draft: null,
  done: [],
  waiting: null,
  ended: null,
  model: null,
  shortcuts: true,
};
