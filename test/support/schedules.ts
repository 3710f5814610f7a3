/**
 * Chosen schedules of clicks, tabs, people, faults and deaths, as data. `test/browser/schedules.test.ts` plays them on real pages;
 * a tab is a page of its own, and belongs to Kim unless it says otherwise.
 */
import type { FaultKind } from '../../app/sandbox/faults.ts';

/** What is done in a schedule, on a ticket that is described here. */
export interface Job {
  /** Words of a ticket of the desk, or who writes in and what. */
  readonly ticket: string | { readonly email: string; readonly text: string };
  readonly card: string;
  /** Title of the receipt where it was done. */
  readonly receipt: string;
  /** What becomes of the vendor's data, at most once. */
  readonly effect: string;
  readonly service: string;
  /** In every request that may have the effect, and in no other. */
  readonly match: string;
  /** The policy and its tool. */
  readonly policy: string;
  readonly tool: string;
}

/** Tabs by name; `B` is Alex's, the rest are Kim's. */
export type TabName = 'A' | 'B' | 'C';

/** One thing that happens. */
export type Step =
  /** A page on the job's ticket, `later` by so many minutes on every clock. */
  | { readonly open: TabName; readonly other?: number; readonly laterMinutes?: number }
  | { readonly approve: readonly TabName[]; readonly clicks?: number }
  | {
      readonly fault: FaultKind;
      readonly ms?: number;
      readonly times?: number;
      readonly on?: 'helpdesk';
      readonly match?: string;
    }
  | { readonly mend: true }
  /** The vendor was asked to do it. */
  | { readonly wait: 'sent' | 'done' | 'failed' | 'killed'; readonly tab?: TabName }
  | { readonly close: TabName }
  | { readonly reload: TabName }
  | { readonly leave: TabName }
  /** The customer takes it back, and no page is told. */
  | { readonly say: string }
  /** A supervisor publishes the job's policy with a limit of 5, with its tool forbidden, or takes it from the agents. */
  | { readonly publish: 'lower' | 'forbid' | 'off' }
  /** What tab A has to say. */
  | { readonly reads: string };

/** A schedule with what has to come of it; everything else holds for all of them. */
export interface Schedule {
  readonly title: string;
  readonly job: keyof typeof JOBS;
  readonly steps: readonly Step[];
  /** How often the effect has to have happened. */
  readonly effects: 0 | 1;
  /** Played at the Kustomer desk too. */
  readonly everywhere?: true;
}

/** In the write of a claim or settlement, at either desk, and in nothing else. */
const CLAIM = 'd":"claim:';
const SETTLEMENT = 'd":"settlement:';

/** The jobs, by name. */
export const JOBS = {
  skip: {
    ticket: 'Skip the next box',
    card: 'Skip the next shipment',
    receipt: 'Shipment skipped',
    effect: 'subscription-skipped',
    service: 'skio',
    match: 'skipSubscription',
    policy: 'skip-next-shipment',
    tool: 'skip_next_shipment',
  },
  refund: {
    ticket: { email: 'pete.novak@example.com', text: 'I want my money back, please refund my order #1054.' },
    card: 'Refund the order',
    receipt: 'Order refunded',
    effect: 'refund-created',
    service: 'shopify',
    match: 'refundCreate',
    policy: 'refund-policy',
    tool: 'refund_order',
  },
  reship: {
    ticket: { email: 'ingrid.solberg@example.com', text: 'Can you send my order #1044 again, please?' },
    card: 'Send the order again',
    receipt: 'Sent again',
    effect: 'order-created',
    service: 'shopify',
    match: 'draftOrderComplete',
    policy: 'reshipment-policy',
    tool: 'reship_order',
  },
} as const satisfies Record<string, Job>;

const A: Step = { open: 'A' };
const B: Step = { open: 'B' };
const click: Step = { approve: ['A'] };
const slow: Step = { fault: 'latency', ms: 700, times: 9 };
const slower: Step = { fault: 'latency', ms: 1500, times: 1 };
const sent: Step = { wait: 'sent' };
const later: Step = { open: 'C', laterMinutes: 6 };
const mend: Step = { mend: true };
const failed: Step = { wait: 'failed', tab: 'A' };

/** Faults of the vendor at the moment of the effect. */
const fault = (
  job: keyof typeof JOBS,
  title: string,
  kind: FaultKind,
  { effects, everywhere }: { readonly effects: 0 | 1; readonly everywhere?: true },
): Schedule => ({
  title: `${job}: ${title}`,
  job,
  steps: [A, { fault: kind }, click, ...(SURE.has(kind) ? [failed] : [])],
  effects,
  ...(everywhere ? { everywhere } : {}),
});

/** After these the vendor surely did nothing, and the tab says so at once. */
const SURE: ReadonlySet<FaultKind> = new Set(['too-many-requests', 'expired-token']);

const faulty: readonly Schedule[] = [
  fault('skip', 'reply lost after the effect', 'lost', { effects: 1, everywhere: true }),
  fault('skip', '500 before the effect', 'error-before', { effects: 0 }),
  fault('skip', '500 after the effect', 'error-after', { effects: 1 }),
  fault('skip', '429', 'too-many-requests', { effects: 0 }),
  fault('skip', 'garbage instead of an answer', 'garbage', { effects: 0 }),
  fault('skip', 'expired token', 'expired-token', { effects: 0, everywhere: true }),
  fault('refund', 'reply lost after the effect', 'lost', { effects: 1, everywhere: true }),
  fault('refund', '500 before the effect', 'error-before', { effects: 0 }),
  fault('refund', '500 after the effect', 'error-after', { effects: 1 }),
  fault('reship', 'reply lost after the effect', 'lost', { effects: 1 }),
  fault('reship', '500 before the effect', 'error-before', { effects: 0 }),
];

/** The list. */
export const SCHEDULES: readonly Schedule[] = [
  ...faulty,
  {
    title: 'five clicks on one button',
    job: 'skip',
    steps: [A, slow, { approve: ['A'], clicks: 5 }],
    effects: 1,
    everywhere: true,
  },
  {
    title: 'two clicks on a refund',
    job: 'refund',
    steps: [A, slow, { approve: ['A'], clicks: 2 }],
    effects: 1,
  },
  {
    title: 'one person in two tabs',
    job: 'skip',
    steps: [A, { open: 'C' }, slow, { approve: ['A', 'C'] }],
    effects: 1,
  },
  {
    title: 'two agents at once',
    job: 'skip',
    steps: [A, B, slow, { approve: ['A', 'B'] }],
    effects: 1,
    everywhere: true,
  },
  {
    title: 'two agents at once, a refund',
    job: 'refund',
    steps: [A, B, slow, { approve: ['A', 'B'] }],
    effects: 1,
  },
  {
    title: 'two agents at once, a reshipment',
    job: 'reship',
    steps: [A, B, slow, { approve: ['A', 'B'] }],
    effects: 1,
  },
  {
    title: 'two agents, and the first reply is lost',
    job: 'refund',
    steps: [A, B, { fault: 'lost' }, { approve: ['A', 'B'] }],
    effects: 1,
  },
  {
    title: 'two tickets on one order',
    job: 'refund',
    steps: [A, { open: 'B', other: 1 }, slow, { approve: ['A', 'B'] }],
    effects: 1,
  },
  {
    title: 'the tab is closed before the answer',
    job: 'skip',
    steps: [A, slower, click, sent, { close: 'A' }],
    effects: 1,
  },
  {
    title: 'the tab is closed before the answer to a refund',
    job: 'refund',
    steps: [A, slower, click, sent, { close: 'A' }],
    effects: 1,
  },
  {
    title: 'the tab is killed before it sends',
    job: 'skip',
    steps: [A, { fault: 'kill-before' }, click, { wait: 'killed', tab: 'A' }],
    effects: 0,
    everywhere: true,
  },
  {
    title: 'the tab is killed after the effect',
    job: 'skip',
    steps: [A, { fault: 'kill-after' }, click, { wait: 'killed', tab: 'A' }],
    effects: 1,
    everywhere: true,
  },
  {
    title: 'the tab is killed after a reshipment',
    job: 'reship',
    steps: [A, { fault: 'kill-after' }, click, { wait: 'killed', tab: 'A' }],
    effects: 1,
  },
  {
    title: 'the tab is killed before it claims',
    job: 'refund',
    steps: [A, { fault: 'kill-before', on: 'helpdesk', match: CLAIM }, click, { wait: 'killed', tab: 'A' }],
    effects: 0,
  },
  {
    title: 'the tab is killed once it has claimed',
    job: 'refund',
    steps: [A, { fault: 'kill-after', on: 'helpdesk', match: CLAIM }, click, { wait: 'killed', tab: 'A' }],
    effects: 0,
  },
  {
    title: 'the tab is killed before it settles',
    job: 'refund',
    steps: [
      A,
      { fault: 'kill-before', on: 'helpdesk', match: SETTLEMENT },
      click,
      { wait: 'killed', tab: 'A' },
    ],
    effects: 1,
  },
  {
    title: 'a reload before the answer',
    job: 'skip',
    steps: [A, slower, click, sent, { reload: 'A' }],
    effects: 1,
    everywhere: true,
  },
  {
    title: 'another ticket is opened before the answer',
    job: 'skip',
    steps: [A, slower, click, sent, { leave: 'A' }],
    effects: 1,
  },
  {
    title: 'another agent takes over at once',
    job: 'skip',
    steps: [A, slower, click, sent, { close: 'A' }, B],
    effects: 1,
    everywhere: true,
  },
  {
    title: 'another agent takes over later',
    job: 'refund',
    steps: [A, { fault: 'lost' }, click, sent, { close: 'A' }, later],
    effects: 1,
  },
  {
    title: 'failed, then approved again',
    job: 'skip',
    steps: [A, { fault: 'too-many-requests' }, click, failed, mend, click],
    effects: 1,
  },
  {
    title: 'failed, then approved by another',
    job: 'refund',
    steps: [A, { fault: 'expired-token' }, click, failed, mend, B, { approve: ['B'] }],
    effects: 1,
  },
  {
    title: 'done, then wanted by another',
    job: 'skip',
    steps: [A, B, click, { wait: 'done', tab: 'A' }, { approve: ['B'] }],
    effects: 1,
  },
  {
    title: 'the claim cannot be written',
    job: 'refund',
    steps: [A, { fault: 'error-before', on: 'helpdesk', match: CLAIM, times: 3 }, click],
    effects: 0,
  },
  {
    title: 'the settlement’s reply is lost',
    job: 'skip',
    steps: [A, { fault: 'lost', on: 'helpdesk', match: SETTLEMENT }, click],
    effects: 1,
  },
  {
    title: 'the limit is lowered at the last moment',
    job: 'refund',
    steps: [A, { publish: 'lower' }, click, { reads: 'Ask a supervisor' }, { reads: 'over the limit' }],
    effects: 0,
    everywhere: true,
  },
  {
    title: 'the tool is forbidden at the last moment',
    job: 'skip',
    steps: [A, { publish: 'forbid' }, click, { reads: 'this team does not allow it' }],
    effects: 0,
    everywhere: true,
  },
  {
    title: 'the policy is withdrawn at the last moment',
    job: 'skip',
    steps: [A, { publish: 'off' }, click, { reads: 'this team does not allow it' }],
    effects: 0,
    everywhere: true,
  },
  {
    title: 'the customer takes it back at the last moment',
    job: 'skip',
    steps: [A, { say: 'Never mind, please leave my next shipment as it is.' }, click],
    effects: 0,
    everywhere: true,
  },
];
