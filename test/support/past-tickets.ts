/**
 * A month of past tickets with what was recorded on them, and a draft of the policies that is known to change some of them:
 * the same seed always makes the same month. Every ticket says which difference the draft makes to it.
 */
import type { RunEvent } from '../../app/assist/event.ts';
import type { JsonObject } from '../../app/lib/json.ts';
import { createEngine, type Engine, NO_SETTINGS } from '../../app/main/engine.ts';
import { everyLanguage } from '../../app/main/every-language.ts';
import { compile } from '../../app/policy/compile.ts';
import type { ChangeKind } from '../../app/study/back-test/changes.ts';
import type { PastCase } from '../../app/study/back-test/past.ts';
import type { Comment, Ticket } from '../../app/ticket/ticket.ts';
import { createCatalog, shippedTools } from '../../app/tools/catalog.ts';

/** A past ticket and the difference that the draft is known to make to it. */
export interface KnownCase {
  readonly past: PastCase;
  readonly flip: ChangeKind | null;
  /** Compared only up to a look-up. */
  readonly upTo: string;
}

/** The published policies, by file name. */
export const PUBLISHED: Readonly<Record<string, string>> = {
  'refund-policy.md': `---
title: Refund Policy
examples:
  - I want my money back
  - Please refund my order
limits:
  refund_order.amount: 150
---
Use this policy when a customer is to get money back for an order.

1. Ask for the order number.
   - Use @get_order_details(order_id: str) to read the order.
2. Refund the order with @refund_order(order_id: str).
3. Inform the customer that the refund has been issued.
`,
  'skip-next-shipment.md': `---
title: Skip, pause or delay the next shipment
examples:
  - Can I skip my next delivery? I still have plenty left
  - Please pause my subscription while I am away
---
Use this policy when a customer wants to skip, pause or delay the next shipment of a subscription.

1. Ask for the email address on the account.
   - Use @get_skio_account_details(email: str) to read the account and its subscriptions.
2. If the customer wants to skip the next shipment:
   - Skip it with @skip_next_shipment(subscription_id: str).
3. If the customer wants to pause the subscription:
   - Pause it with @pause_subscription(subscription_id: str).
`,
  'wrong-item.md': `---
title: Wrong item
examples:
  - You sent me the wrong item
  - This is not what I ordered, I got somebody else's coffee
---
Use this policy when a customer got another item than the one they ordered.

1. Ask for the order number.
`,
  'shipment-not-received.md': `---
title: Shipment not received
examples:
  - My tracking says delivered but there is nothing here
  - I never got my package
---
Use this policy when a customer says that a shipment has not reached them.

1. Ask for the order number of the missing shipment.
   - Use @get_tracking_info(order_id: str) to see where the parcels are.
2. If the tracking confirms delivery:
   - Open a claim with the carrier using @file_carrier_claim(order_id: str).
`,
};

/**
 * The draft: refunds over 60 dollars go to a supervisor, who got the wrong item is asked for a photo too, and damage has a policy
 * of its own.
 */
export const DRAFT: Readonly<Record<string, string>> = {
  ...PUBLISHED,
  'refund-policy.md': (PUBLISHED['refund-policy.md'] ?? '').replace(
    'refund_order.amount: 150',
    'refund_order.amount: 60',
  ),
  'wrong-item.md': (PUBLISHED['wrong-item.md'] ?? '').replace(
    'order number.',
    'order number and a photo of the product.',
  ),
  'damaged-product.md': `---
title: Damaged product
examples:
  - The jar arrived broken and leaked over everything
  - My coffee grinder came damaged
---
Use this policy when a product arrived broken, leaking or damaged.

1. Ask for the order number and a photo of the damage.
`,
};

type Make = (n: number, random: () => number) => Omit<KnownCase, 'past'> & { readonly past: PastCase };

/** An engine over policies by file name, in English. */
export function engineOf(texts: Readonly<Record<string, string>>): Engine {
  const catalog = createCatalog(shippedTools);
  const files = Object.entries(texts).map(([file, text]) => ({ file, name: file.replace('.md', ''), text }));
  return createEngine(compile(files, { catalog }).policies, catalog, {
    ...everyLanguage,
    settings: NO_SETTINGS,
  });
}

/** Makes a month of `size` tickets. */
export function pastMonth(size: number, seed = 7): readonly KnownCase[] {
  const random = createRandom(seed);
  return Array.from({ length: size }, (_, n) => (MAKERS[n % MAKERS.length] ?? unanswered)(n, random));
}

/** A skip that was looked up and approved: the draft does not touch it. */
const skipped: Make = (n) => {
  const email = `customer${n}@example.com`;
  const args = { email };
  const output = accountOf(n, email);
  return {
    flip: null,
    upTo: '',
    past: pastCase(n, 'Can I skip my next delivery? I still have plenty left.', {
      reply: 'Hi, done: your next delivery is skipped.',
      events: [
        ...recorded(n, 'skip-next-shipment', { tool: 'get_skio_account_details', args, output }),
        approval(n, 'skip-next-shipment#2.1', {
          tool: 'skip_next_shipment',
          args: { subscription_id: `sub-${n}` },
        }),
      ],
    }),
  };
};

/** A refund whose order was read: above 60 dollars somebody else has to approve it. */
const refunded: Make = (n, random) => {
  const dollars = random() < 0.5 ? 40 : 90;
  return {
    flip: dollars > 60 ? 'action' : null,
    upTo: '',
    past: pastCase(n, `Please refund my order #${2000 + n}. I do not need it.`, {
      reply: 'Hi, your refund is on its way.',
      events: refundEvents(n, dollars, 0),
    }),
  };
};

function refundEvents(n: number, dollars: number, minutes: number): RunEvent[] {
  const args = { order_id: String(2000 + n) };
  const output = orderOf(n, dollars);
  return [
    ...recorded(n, 'refund-policy', { tool: 'get_order_details', args, output }, minutes),
    approval(n, 'refund-policy#2', { tool: 'refund_order', args }, minutes),
  ];
}

/** The number comes with a second message, so that the difference shows only there. */
const refundedLater: Make = (n, random) => {
  const dollars = random() < 0.5 ? 40 : 90;
  return {
    flip: dollars > 60 ? 'action' : null,
    upTo: '',
    past: pastCase(n, 'I want my money back, please refund me.', {
      reply: 'Hi Dana, could you please send us your order number?',
      later: `It is #${2000 + n}.`,
      events: refundEvents(n, dollars, 30),
    }),
  };
};

/** Nothing was recorded, and the first thing that the policy does is to look something up. */
const unanswered: Make = (n) => ({
  flip: null,
  upTo: 'get_tracking_info',
  past: pastCase(n, `I never got my package, order #${2000 + n}. The tracking has not moved.`),
});

/** The draft has a policy of its own for it. */
const damaged: Make = (n) => ({
  flip: 'policy',
  upTo: '',
  past: pastCase(n, 'The jar arrived broken and leaked over everything.'),
});

/** The draft asks for a photo beside the number. */
const asked: Make = (n) => ({
  flip: 'reply',
  upTo: '',
  past: pastCase(n, 'You sent me the wrong item, this is not what I ordered.'),
});

/** No policy answers it, then or now. */
const other: Make = (n) => ({
  flip: null,
  upTo: '',
  past: pastCase(n, 'Do you have a vacancy for a barista in Lisbon?'),
});

const MAKERS: readonly Make[] = [
  skipped,
  refunded,
  unanswered,
  damaged,
  asked,
  other,
  refundedLater,
  skipped,
];

const startOf = (n: number): number => Date.UTC(2026, 6, 1) + n * 40 * 60_000;
const timeOf = (n: number, minutes: number): string => new Date(startOf(n) + minutes * 60_000).toISOString();

/** A past ticket of one message, perhaps with an answer and a second message half an hour later. */
export function pastCase(
  n: number,
  said: string,
  {
    reply = '',
    later = '',
    events = [],
  }: { reply?: string; later?: string; events?: readonly RunEvent[] } = {},
): PastCase {
  const email = `customer${n}@example.com`;
  const comment = (id: string, kind: 'requester' | 'agent', text: string, minutes: number): Comment => ({
    id,
    author: { kind, id: kind === 'agent' ? '1101' : `r${n}`, name: kind === 'agent' ? 'Kim' : 'Dana' },
    public: true,
    text,
    createdAt: timeOf(n, minutes),
    attachments: [],
  });
  const ticket: Ticket = {
    id: String(70_000 + n),
    helpdesk: 'zendesk',
    subject: said.slice(0, 40),
    status: 'solved',
    channel: 'email',
    brand: '',
    createdAt: timeOf(n, 0),
    tags: [],
    fields: {},
    requester: {
      id: `r${n}`,
      name: 'Dana Reyes',
      email,
      emails: [email],
      locale: 'en',
      tags: [],
      fields: {},
    },
    comments: [
      comment(`${n}-1`, 'requester', said, 0),
      ...(reply === '' ? [] : [comment(`${n}-2`, 'agent', reply, 12)]),
      ...(later === '' ? [] : [comment(`${n}-3`, 'requester', later, 30)]),
    ],
  };
  return { ticket, events };
}

interface Recorded {
  readonly tool: string;
  readonly args: JsonObject;
  readonly output: JsonObject;
}

const eventBase = (n: number, what: string, minutes: number) => ({
  id: `${n}-${what}`,
  at: timeOf(n, minutes),
  run: '1',
});

function recorded(n: number, policy: string, { tool, args, output }: Recorded, minutes = 0): RunEvent[] {
  const by = { kind: 'app', id: 'stepwise' } as const;
  return [
    { ...eventBase(n, 'start', minutes + 2), by, type: 'policy-chosen', policy, version: 'v1', from: null },
    {
      ...eventBase(n, 'read', minutes + 3),
      by,
      type: 'tool-returned',
      call: { id: `${n}-read`, tool, args },
      step: `${policy}#1.1`,
      status: 'done',
      output,
    },
  ];
}

const approval = (
  n: number,
  step: string,
  call: { tool: string; args: JsonObject },
  minutes = 0,
): RunEvent => ({
  ...eventBase(n, 'approved', minutes + 9),
  by: { kind: 'agent', id: '1101' },
  type: 'call-approved',
  call: { id: `${n}-write`, ...call },
  step,
});

function accountOf(n: number, email: string): JsonObject {
  const subscription = {
    subscription_id: `sub-${n}`,
    platform: 'skio',
    status: 'active',
    next_charge_date: '2026-09-25',
    cancelled_at: null,
    interval: 'every month',
    currency: 'USD',
    email,
    items: [{ product: 'House blend', quantity: 1, price: '24.00' }],
  };
  const account = {
    account_id: `a${n}`,
    email,
    name: 'Dana Reyes',
    phone: '',
    subscriptions: [subscription],
  };
  return { found: true, email, name: 'Dana Reyes', accounts: [account], subscriptions: [subscription] };
}

const orderOf = (n: number, dollars: number): JsonObject => ({
  found: true,
  order_id: String(2000 + n),
  order_gid: `gid://shopify/Order/${2000 + n}`,
  email: `customer${n}@example.com`,
  customer_name: 'Dana Reyes',
  ordered_at: timeOf(n, -6_000),
  cancelled_at: null,
  financial_status: 'paid',
  fulfillment_status: 'fulfilled',
  shipping_status: 'delivered',
  shipping_method: 'Standard',
  shipped_at: timeOf(n, -5_000),
  delivered_at: timeOf(n, -3_000),
  estimated_delivery_at: null,
  address: {
    name: 'Dana Reyes',
    address1: '1 Main Street',
    address2: '',
    city: 'Reno',
    state: 'NV',
    zip: '89501',
    country: 'United States',
  },
  address_text: '1 Main Street, Reno, NV 89501, United States',
  items: [
    {
      line_id: 'l1',
      product: 'House blend',
      variant_id: 'v1',
      sku: 'HB',
      quantity: 1,
      unfulfilled: 0,
      unit_price: `${dollars}.00`,
    },
  ],
  parcels: [{ carrier: 'UPS', tracking_number: '1Z', status: 'delivered', url: '' }],
  total: `${dollars}.00`,
  shipping_price: '0.00',
  discounts: '0.00',
  paid: `${dollars}.00`,
  refunded: '0.00',
  refundable: `${dollars}.00`,
  outstanding: '0.00',
  currency: 'USD',
  refunds: [],
  editable: false,
  editable_reasons: [],
  insured: 'unknown',
  tags: [],
});

function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}
