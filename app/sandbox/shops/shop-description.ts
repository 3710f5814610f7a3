import * as z from 'zod/mini';

/**
 * A moment: an ISO date (`2026-11-01`) or date-time, `now`, or a distance from it: `3 days ago`, `in 2 weeks`
 * (minutes, hours, days, weeks, months).
 */
const when = z.string();

/** A thing bought: `House blend`, `2 x House blend`, `T-shirt / Large`, or the same as an object; `price` only where it differs from the product's. */
const item = z.union([
  z.string(),
  z.strictObject({
    product: z.string(),
    variant: z.optional(z.string()),
    quantity: z.optional(z.number()),
    price: z.optional(z.number()),
  }),
]);

/** Where something goes; what is left out is filled with a made-up address. */
const address = z.strictObject({
  line1: z.optional(z.string()),
  line2: z.optional(z.string()),
  city: z.optional(z.string()),
  state: z.optional(z.string()),
  zip: z.optional(z.string()),
  /** Two letters. */
  country: z.optional(z.string()),
});

const status = z.enum([
  'unfulfilled',
  'label-created',
  'in-transit',
  'out-for-delivery',
  'delivered',
  'available-for-pickup',
  'returned',
  'failed',
]);

const parcelFields = {
  carrier: z.optional(z.string()),
  tracking: z.optional(z.string()),
  shipped: z.optional(when),
  delivered: z.optional(when),
  /** When the carrier last scanned it: a date long past makes a parcel that is stuck. */
  lastScan: z.optional(when),
  /** True: insured with EasyPost for what the order cost; a number: for so many US dollars. */
  insured: z.optional(z.union([z.boolean(), z.number()])),
  /** Where the carrier left it, if not where it should have. */
  deliveredTo: z.optional(address),
  signedBy: z.optional(z.string()),
};

const product = z.strictObject({
  title: z.string(),
  /** In the shop's currency, like every price here. */
  price: z.optional(z.number()),
  stock: z.optional(z.number()),
  tags: z.optional(z.array(z.string())),
  /** Sizes, colours and so on; left out for a product that comes in one form. */
  variants: z.optional(
    z.array(
      z.strictObject({
        title: z.string(),
        price: z.optional(z.number()),
        stock: z.optional(z.number()),
        sku: z.optional(z.string()),
      }),
    ),
  ),
});

const customer = z.strictObject({
  email: z.string(),
  name: z.optional(z.string()),
  phone: z.optional(z.string()),
  tags: z.optional(z.array(z.string())),
  since: z.optional(when),
  address: z.optional(address),
});

const order = z.strictObject({
  number: z.number(),
  /** A customer's e-mail. */
  customer: z.string(),
  items: z.array(item),
  shipping: z.optional(z.strictObject({ title: z.string(), price: z.number() })),
  discount: z.optional(z.number()),
  /** Checked against items, shipping and discount. With an item that is no known product, it gives that item's price. */
  total: z.optional(z.number()),
  currency: z.optional(z.string()),
  /** What one unit of the order's currency costs in the shop's. */
  rate: z.optional(z.number()),
  placed: z.optional(when),
  status: z.optional(status),
  ...parcelFields,
  /** For an order in several parcels; then `status` and the fields of a parcel stand here. Items in no parcel are still unfulfilled. */
  parcels: z.optional(z.array(z.strictObject({ items: z.array(item), status, ...parcelFields }))),
  paid: z.optional(z.enum(['card', 'bank', 'later'])),
  cancelled: z.optional(when),
  refunded: z.optional(
    z.strictObject({ amount: z.optional(z.number()), on: z.optional(when), note: z.optional(z.string()) }),
  ),
  /** Which shop made it. Left out: the vendor of the customer's first subscription, else the shop itself. */
  from: z.optional(z.enum(['skio', 'prive', 'shop'])),
  /** Why merchants may not edit it. */
  locked: z.optional(z.string()),
  archived: z.optional(z.boolean()),
  tags: z.optional(z.array(z.string())),
  note: z.optional(z.string()),
  address: z.optional(address),
});

const subscription = z.strictObject({
  vendor: z.enum(['skio', 'prive']),
  /** A customer's e-mail. */
  customer: z.string(),
  /** Different words make different Skio accounts of one e-mail. */
  account: z.optional(z.string()),
  items: z.array(item),
  status: z.optional(z.enum(['active', 'paused', 'cancelled', 'failed', 'expired'])),
  /** `week`, `month`, `2 months`, `10 days`. */
  every: z.optional(z.string()),
  /** The next charge; of a paused one, where it would go on. */
  next: z.optional(when),
  started: z.optional(when),
  cancelled: z.optional(when),
  reason: z.optional(z.string()),
  cycles: z.optional(z.number()),
});

const coupon = z.strictObject({
  code: z.string(),
  percent: z.optional(z.number()),
  amount: z.optional(z.number()),
  starts: z.optional(when),
  ends: z.optional(when),
  limit: z.optional(z.number()),
});

const claim = z.strictObject({
  /** An order's number; its first insured parcel is meant. */
  order: z.number(),
  type: z.enum(['damage', 'loss', 'theft']),
  status: z.optional(
    z.enum([
      'submitted',
      'in_review',
      'needs_action',
      'approved',
      'approved_partial',
      'rejected',
      'cancelled',
    ]),
  ),
  amount: z.optional(z.number()),
  filed: z.optional(when),
});

/** The schema of a `ShopDescription`; a key that it does not know is an error. */
export const shopDescriptionSchema = z.strictObject({
  shop: z.optional(
    z.strictObject({
      name: z.optional(z.string()),
      domain: z.optional(z.string()),
      currency: z.optional(z.string()),
      /** Shopify access scopes; left out: all that the app asks for. */
      scopes: z.optional(z.array(z.string())),
    }),
  ),
  products: z.optional(z.array(product)),
  customers: z.optional(z.array(customer)),
  orders: z.optional(z.array(order)),
  subscriptions: z.optional(z.array(subscription)),
  coupons: z.optional(z.array(coupon)),
  claims: z.optional(z.array(claim)),
});

/**
 * A shop in a few words, for a rehearsal's `shop` and for tests. Everything may be left out that does not matter:
 *
 *     {
 *       "products": [{ "title": "House blend", "price": 24 }, { "title": "Tin mug", "price": 18 }],
 *       "customers": [{ "email": "maya@example.com", "name": "Maya Okafor" }],
 *       "orders": [{
 *         "number": 1042, "customer": "maya@example.com", "items": ["2 x House blend"], "total": 48,
 *         "placed": "9 days ago", "status": "delivered", "carrier": "UPS", "delivered": "2 days ago", "insured": true
 *       }],
 *       "subscriptions": [{ "vendor": "skio", "customer": "maya@example.com", "items": ["House blend"], "every": "month", "next": "in 6 days" }]
 *     }
 *
 * Prices are in major units. An order without `status` is paid and unfulfilled. A customer that only an order or a subscription
 * names is made up. An item that no product names is a custom line, which needs a price or the order's total.
 */
export type ShopDescription = z.infer<typeof shopDescriptionSchema>;

/** Reads a description from JSON: the description, or one phrase for everything that is wrong with it. */
export function parseShopDescription(value: unknown): {
  description: ShopDescription | null;
  errors: string[];
} {
  const parsed = z.safeParse(shopDescriptionSchema, value);
  if (parsed.success) return { description: parsed.data, errors: [] };
  const errors = parsed.error.issues.map((issue) => {
    const place = issue.path.length === 0 ? 'shop' : `shop.${issue.path.join('.')}`;
    return `${place}: ${issue.message.charAt(0).toLowerCase()}${issue.message.slice(1)}`;
  });
  return { description: null, errors };
}
