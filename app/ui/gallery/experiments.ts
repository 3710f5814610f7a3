/** States of the experiments page, made up. */
import type { Experiment } from '../../study/experiment/experiment.ts';
import type {
  ExperimentForm,
  ExperimentsView,
  PolicyChoice,
  ShownExperiment,
} from '../studio/experiments/view.ts';

const experiment: Experiment = {
  id: '3',
  policy: 'retention',
  arms: [4, 7],
  share: 0.5,
  outcome: 'saved',
  better: 'higher',
  difference: 0.1,
  cases: 650,
  startsAt: '2026-07-01T09:00:00.000Z',
  endsAt: '2026-07-29T09:00:00.000Z',
  stoppedAt: null,
  stoppedBy: null,
  guardrails: [{ outcome: 'money-given', worse: 'higher', margin: 4 }],
};

const shown = (
  verdict: ShownExperiment['verdict'],
  over: Partial<ShownExperiment> = {},
): ShownExperiment => ({
  experiment,
  labels: ['4:0a1b2c3d4e5f', '7:0a1b2c3d4e5f'],
  currency: 'USD',
  title: 'Retention before a cancellation',
  isRunning: false,
  verdict,
  notes: new Map([
    [4, 'spring wording'],
    [7, 'Product Swap first, without Future Discount'],
  ]),
  stoppedBy: '',
  ...over,
});

const LONG =
  'Retention before a cancellation of subscriptions with several deliveries a month and a Donaudampfschifffahrtsgesellschaftskapitänspatent';

const many: Experiment = {
  ...experiment,
  id: '4',
  arms: [0, 9, 10, 11],
  outcome: 'revenue-kept',
  difference: 3,
};
const manyNotes = new Map([
  [9, 'Shipping Upgrade first'],
  [
    10,
    'Expedited shipping on the current order free of charge first, without a twenty percent coupon for the next order',
  ],
  [11, 'in the order Discount Offer – Product Swap – Shipping Upgrade – Future Discount'],
]);

const notYet = shown({ type: 'not-yet', cases: [212, 198] }, { isRunning: true });
const manyArms = shown(
  { type: 'not-yet', cases: [640, 0, 1, 650] },
  { experiment: many, title: LONG, notes: manyNotes, isRunning: true },
);
const interval = (low: number, high: number) => ({ low, high });
const results = (low: number, high: number) => [
  { version: 4, cases: 650, value: 0.412, interval: interval(0, 0) },
  { version: 7, cases: 650, value: 0.412 + (low + high) / 2, interval: interval(low, high) },
];
const better = shown({ type: 'better', version: 7, results: results(0.032, 0.141) });
const same = shown({ type: 'no-difference', results: results(-0.041, 0.052) });
const unclear = shown({
  type: 'unclear',
  results: [
    { version: 4, cases: 41, value: 0.39, interval: interval(0, 0) },
    {
      version: 7,
      cases: 0,
      value: 0,
      interval: interval(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY),
    },
  ],
});
const manyBetter = shown(
  {
    type: 'better',
    version: 10,
    results: many.arms.map((version, i) => ({
      version,
      cases: 650,
      value: 24.1 + i * 1.4,
      interval: i === 0 ? interval(0, 0) : interval(i - 2.1, i + 1.9),
    })),
  },
  { experiment: many, title: LONG, notes: manyNotes },
);
const stoppedAt = '2026-07-09T14:05:00.000Z';
const broken = shown(
  {
    type: 'stopped-by-guardrail',
    guardrail: { outcome: 'money-given', worse: 'higher', margin: 4 },
    version: 7,
    cases: 130,
    interval: interval(5.2, 9.85),
    at: '2026-07-09T13:58:00.000Z',
  },
  {
    experiment: { ...experiment, id: '2', startsAt: '2026-07-01T08:00:00.000Z', stoppedAt, stoppedBy: 'app' },
    stoppedBy: 'Kim Novak',
  },
);
const byApp = shown(
  { type: 'stopped-by-app', at: stoppedAt },
  { experiment: { ...experiment, stoppedAt, stoppedBy: 'app' }, stoppedBy: 'Kim Novak' },
);
const byPerson = shown(
  { type: 'stopped-by-person', at: stoppedAt },
  { experiment: { ...experiment, stoppedAt, stoppedBy: 'person' } },
);

const choice: PolicyChoice = {
  id: 'retention',
  title: 'Retention before a cancellation',
  first: { number: 4, label: '4:0a1b2c3d4e5f', note: 'spring wording' },
  text: '',
  others: [
    { number: 6, label: '6:0a1b2c3d4e5f', note: 'shorter, and asks for the reason first' },
    { number: 5, label: '5:0a1b2c3d4e5f', note: '' },
    { number: 0, label: '0a1b2c3d4e5f', note: '' },
  ],
  offers: [
    {
      step: '2',
      text: 'Offer retention options such as:',
      options: ['Discount Offer', 'Shipping Upgrade', 'Product Swap', 'Future Discount'],
    },
    {
      step: '7.2',
      text: 'Offer a resolution to customers whose parcel has been on its way for more than ten business days:',
      options: [
        'Reship the order with expedited shipping at no cost to the customer, signature required',
        'Issue a refund to the original payment method',
      ],
    },
  ],
  fixed: [
    {
      step: '9.1',
      text: 'If the price made them leave, offer a 20% coupon for the next order.',
      because: 'one-option',
    },
    { step: '9.2', text: 'Offer a swap, or if they do not want it, a coupon.', because: 'unsure' },
  ],
  newest: 7,
};
const form: ExperimentForm = {
  policy: 'retention',
  others: ['6:0a1b2c3d4e5f'],
  offers: [],
  percent: 50,
  outcome: 'saved',
  difference: '10',
  days: 28,
  guardrail: 'money-given',
  margin: '4',
};
const planned = { cases: 650, missing: '', past: 184, days: 27 } as const;
const formed: ExperimentsView = {
  state: 'ready',
  trouble: '',
  list: [],
  ignored: [],
  mayRun: true,
  choices: [choice],
  form,
  plan: planned,
  busy: false,
};
const listed = (...list: readonly ShownExperiment[]): ExperimentsView => ({ ...formed, form: null, list });

/** By name. */
export const EXPERIMENTS: Readonly<Record<string, ExperimentsView>> = {
  reading: { ...listed(), state: 'reading', busy: true },
  none: listed(),
  'may-not': { ...listed(notYet), mayRun: false },
  'no-versions': { ...listed(), choices: [] },
  list: listed(manyArms, broken, better),
  form: formed,
  'form-offers': {
    ...formed,
    form: {
      ...form,
      others: [],
      offers: [
        { id: 1, step: '2', order: [2, 0, 1, 3], without: [3] },
        { id: 2, step: '7.2', order: [1, 0], without: [] },
        { id: 3, step: '2', order: [0, 1, 2, 3], without: [] },
      ],
    },
    plan: { ...planned, cases: null, missing: 'offer' },
  },
  'form-no-offers': {
    ...formed,
    choices: [{ ...choice, others: [], offers: [] }],
    form: { ...form, others: [] },
    plan: { ...planned, cases: null, missing: 'versions' },
  },
  'form-satisfied': { ...formed, form: { ...form, outcome: 'satisfied' } },
  'form-no-past': { ...formed, plan: { ...planned, past: 0, days: null } },
  'form-trouble': { ...formed, trouble: 'Not started: another experiment of this policy was running.' },
  'not-yet': listed(notYet),
  'taken-out': listed(shown({ type: 'taken-out', through: '2026-07-31' })),
  'many-arms': listed(manyArms),
  better: listed(better),
  'many-better': listed(manyBetter),
  'no-difference': listed(same),
  unclear: listed(unclear),
  'stopped-by-guardrail': listed(broken),
  'stopped-by-app': listed(byApp),
  'stopped-by-person': listed(byPerson),
  ignored: {
    ...listed(notYet),
    ignored: [{ number: 2, policy: 'retention', title: LONG, because: 'raise' }],
  },
  trouble: { ...listed(), mayRun: false, trouble: 'the helpdesk could not be reached (503)' },
};
