import type { JsonObject } from '../json.ts';
import type { Operation, Service } from '../services.ts';
import {
  constSchema,
  currencySchema,
  decimalSchema,
  gidSchema,
  integerSchema,
  listSchema,
  momentSchema,
  numberSchema,
  objectSchema,
  oneOfSchema,
  textSchema,
} from './schema.ts';
import * as documents from './shopify-documents.ts';

/** The parts of an address that go with a draft. */
export const ADDRESS_FIELDS = [
  'firstName',
  'lastName',
  'company',
  'address1',
  'address2',
  'city',
  'provinceCode',
  'zip',
  'countryCode',
  'phone',
] as const;

/**
 * One shop's Admin GraphQL API, version 2026-10. The setting holds a static token, or one of 24 hours that is refreshed
 * from outside the page.
 * @see https://shopify.dev/docs/api/admin-graphql/2026-10, read 2026-08
 */
export function shopifyService(shopDomain: string): Service {
  return {
    name: 'shopify',
    host: shopDomain,
    auth: { header: 'X-Shopify-Access-Token', value: '{{secret}}' },
    secret: 'shopifyToken',
    operations: OPERATIONS,
  };
}

function operation(effect: 'read' | 'write', document: string, body: JsonObject): Operation {
  return { method: 'POST', path: '/admin/api/2026-10/graphql.json', query: [], document, body, effect };
}

const order = gidSchema('Order');
const calculated = gidSchema('CalculatedOrder');
const calculatedLine = gidSchema('CalculatedLineItem');
const variant = gidSchema('ProductVariant');
const search = objectSchema({ query: textSchema(400) });
/** A note to the staff. Shopify takes 255 characters. */
const note = textSchema(255);
const money = objectSchema({ amount: decimalSchema, currencyCode: currencySchema });

const OPERATIONS: Readonly<Record<string, Operation>> = {
  'find-orders': operation('read', documents.FIND_ORDERS, search),
  'get-order': operation('read', documents.GET_ORDER, objectSchema({ id: order })),
  'list-orders': operation('read', documents.LIST_ORDERS, search),
  'list-refunds': operation(
    'read',
    documents.LIST_REFUNDS,
    objectSchema({ query: textSchema(400), after: textSchema(400) }, ['after']),
  ),
  'list-payments': operation('read', documents.LIST_PAYMENTS, objectSchema({ id: order })),
  'search-products': operation('read', documents.SEARCH_PRODUCTS, search),
  'get-variant': operation('read', documents.GET_VARIANT, objectSchema({ id: variant })),
  'find-customer': operation('read', documents.FIND_CUSTOMER, objectSchema({ email: textSchema(254) })),
  'get-job': operation('read', documents.GET_JOB, objectSchema({ id: textSchema(200) })),
  'get-draft': operation('read', documents.GET_DRAFT, objectSchema({ id: gidSchema('DraftOrder') })),
  'find-drafts': operation('read', documents.FIND_DRAFTS, search),
  'get-coupon': operation('read', documents.GET_COUPON, objectSchema({ code: textSchema(60) })),
  // Staged changes have no effect on the order, but they are writes to the vendor and never repeated.
  'begin-edit': operation('write', documents.BEGIN_EDIT, objectSchema({ id: order })),
  'stage-discount': operation(
    'write',
    documents.STAGE_DISCOUNT,
    objectSchema({
      id: calculated,
      lineItemId: calculatedLine,
      discount: objectSchema(
        { percentValue: numberSchema(0.01, 100), fixedValue: money, description: textSchema(200) },
        ['percentValue', 'fixedValue'],
      ),
    }),
  ),
  'stage-shipping': operation(
    'write',
    documents.STAGE_SHIPPING,
    objectSchema({ id: calculated, line: objectSchema({ title: textSchema(200), price: money }) }),
  ),
  'stage-shipping-removal': operation(
    'write',
    documents.STAGE_SHIPPING_REMOVAL,
    objectSchema({ id: calculated, shippingLineId: textSchema(200) }),
  ),
  'stage-variant': operation(
    'write',
    documents.STAGE_VARIANT,
    objectSchema({ id: calculated, variantId: variant, quantity: integerSchema(1, 100) }),
  ),
  'stage-quantity': operation(
    'write',
    documents.STAGE_QUANTITY,
    objectSchema({ id: calculated, lineItemId: calculatedLine, quantity: integerSchema(0, 1000) }),
  ),
  'commit-edit': operation(
    'write',
    documents.COMMIT_EDIT,
    objectSchema({ id: calculated, notify: { type: 'boolean' }, note }),
  ),
  'cancel-order': operation(
    'write',
    documents.CANCEL_ORDER,
    objectSchema({
      id: order,
      reason: oneOfSchema(['CUSTOMER', 'DECLINED', 'FRAUD', 'INVENTORY', 'OTHER', 'STAFF']),
      restock: { type: 'boolean' },
      refund: { type: 'boolean' },
      notify: { type: 'boolean' },
      note,
    }),
  ),
  'create-refund': operation('write', documents.CREATE_REFUND, refundBody()),
  'create-draft': operation('write', documents.CREATE_DRAFT, draftBody()),
  'complete-draft': operation(
    'write',
    documents.COMPLETE_DRAFT,
    objectSchema({ id: gidSchema('DraftOrder') }),
  ),
  'create-coupon': operation('write', documents.CREATE_COUPON, couponBody()),
  'deactivate-coupon': operation(
    'write',
    documents.DEACTIVATE_COUPON,
    objectSchema({ id: gidSchema('DiscountCodeNode') }),
  ),
};

function refundBody(): JsonObject {
  const transaction = objectSchema({
    orderId: order,
    parentId: gidSchema('OrderTransaction'),
    gateway: textSchema(100),
    kind: constSchema('REFUND'),
    amount: decimalSchema,
  });
  const line = objectSchema({
    lineItemId: gidSchema('LineItem'),
    quantity: integerSchema(1, 1000),
    restockType: oneOfSchema(['NO_RESTOCK', 'CANCEL']),
  });
  const input = objectSchema(
    {
      orderId: order,
      currency: currencySchema,
      note: textSchema(1000),
      notify: { type: 'boolean' },
      refundLineItems: listSchema(line, 50),
      shipping: objectSchema({ fullRefund: constSchema(true) }),
      transactions: listSchema(transaction, 10),
    },
    ['refundLineItems', 'shipping'],
  );
  return objectSchema({ input, key: textSchema(60) });
}

/** A draft may only be a free one: everything at a hundred percent off and free of shipping costs. */
function draftBody(): JsonObject {
  const address = objectSchema(
    Object.fromEntries(ADDRESS_FIELDS.map((name) => [name, textSchema(200)])),
    ADDRESS_FIELDS,
  );
  const input = objectSchema(
    {
      lineItems: listSchema(objectSchema({ variantId: variant, quantity: integerSchema(1, 100) }), 50),
      appliedDiscount: objectSchema({
        value: { type: 'number', enum: [100] },
        valueType: constSchema('PERCENTAGE'),
        title: textSchema(100),
      }),
      shippingLine: objectSchema({
        title: textSchema(100),
        priceWithCurrency: objectSchema({ amount: decimalSchema, currencyCode: currencySchema }),
      }),
      shippingAddress: address,
      purchasingEntity: objectSchema({ customerId: gidSchema('Customer') }),
      email: textSchema(254),
      presentmentCurrencyCode: currencySchema,
      tags: listSchema(textSchema(40), 5),
      note: textSchema(1000),
    },
    ['purchasingEntity', 'email'],
  );
  return objectSchema({ input });
}

/** A coupon of one use by one customer. Its percentage is a fraction, unlike those of order edits. */
function couponBody(): JsonObject {
  const input = objectSchema(
    {
      title: textSchema(200),
      code: textSchema(60),
      startsAt: momentSchema,
      endsAt: momentSchema,
      usageLimit: { type: 'integer', enum: [1] },
      appliesOncePerCustomer: constSchema(true),
      context: objectSchema({
        customers: objectSchema({ add: listSchema(gidSchema('Customer'), 1) }),
      }),
      customerGets: objectSchema(
        {
          value: objectSchema({ percentage: numberSchema(0.01, 1) }),
          items: objectSchema({ all: constSchema(true) }),
          appliesOnOneTimePurchase: constSchema(true),
          appliesOnSubscription: constSchema(true),
        },
        ['appliesOnOneTimePurchase', 'appliesOnSubscription'],
      ),
      tags: listSchema(textSchema(40), 5),
    },
    ['tags'],
  );
  return objectSchema({ input });
}
