/** The shop of a rehearsal in a few choices, as the scripts of the command line describe it. */
import type { Json, JsonObject } from '../../../lib/json.ts';

/** What an author chooses about the customer's order. */
export interface Scene {
  readonly status: (typeof ORDER_STATES)[number];
  readonly product: string;
  readonly price: number;
  readonly insured: boolean;
  readonly subscription: (typeof SUBSCRIPTIONS)[number];
}

/** States of an order; `none` for a customer without one. */
export const ORDER_STATES = [
  'delivered',
  'in-transit',
  'out-for-delivery',
  'label-created',
  'unfulfilled',
  'returned',
  'failed',
  'none',
] as const;

/** Where a subscription is kept; `none` for a customer without one. */
export const SUBSCRIPTIONS = ['none', 'skio', 'prive'] as const;

/** An order of a subscription, delivered two days ago. */
export const STANDARD_SCENE: Scene = {
  status: 'delivered',
  product: 'House blend',
  price: 48,
  insured: true,
  subscription: 'skio',
};

/** The customer of every rehearsal. */
export const CUSTOMER = { name: 'Dana Reyes', email: 'dana@example.com', order: 1042 } as const;

/** One thing that is said or done in a rehearsal. */
export type TurnWish =
  | { readonly customer: string }
  /** An empty text sends the draft as it is. */
  | { readonly agent: string }
  | { readonly approve: { readonly tool: string; readonly args: JsonObject } }
  | { readonly answer: { readonly [question: string]: Json } };

/** A script that the rehearsal plays. */
export const scriptOf = (
  scene: Scene,
  turns: readonly (TurnWish & { readonly expect?: Json })[],
  { name, now }: { readonly name: string; readonly now: string },
): Json => ({
  name,
  now,
  policies: [],
  shop: shopOf(scene),
  ticket: {
    id: '1',
    createdAt: now,
    subject: '',
    requester: { id: 'requester', name: CUSTOMER.name, email: CUSTOMER.email },
    comments: [],
  },
  turns: turns.map((turn) => ({ ...turn })),
});

function shopOf({ status, product, price, insured, subscription }: Scene): Json {
  const shipped = status !== 'unfulfilled' && status !== 'label-created';
  const order = {
    number: CUSTOMER.order,
    customer: CUSTOMER.email,
    items: [product],
    placed: '9 days ago',
    ...(status === 'unfulfilled' ? {} : { status, carrier: 'UPS' }),
    ...(shipped ? { shipped: '6 days ago', insured } : {}),
    ...(status === 'delivered' ? { delivered: '2 days ago' } : {}),
  };
  return {
    products: [{ title: product, price }],
    customers: [{ email: CUSTOMER.email, name: CUSTOMER.name }],
    ...(status === 'none' ? {} : { orders: [order] }),
    ...(subscription === 'none'
      ? {}
      : {
          subscriptions: [
            {
              vendor: subscription,
              customer: CUSTOMER.email,
              items: [product],
              every: 'month',
              next: 'in 6 days',
            },
          ],
        }),
  };
}
