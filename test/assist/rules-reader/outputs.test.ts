import { describe, expect, it } from 'vitest';
import type { ReadingContext } from '../../../app/assist/rules-reader/context.ts';
import { ACCOUNTS, CLAIMS, ORDER, SUBSCRIPTIONS, TRACKING } from './outputs.ts';
import { verdictOf } from './reading.ts';

type Outputs = Readonly<Record<string, ReadingContext>>;

/** Names of the outputs for which each condition is a yes, and for which a no; every other output has to leave it unknown. */
function check<Set extends Outputs>(
  outputs: Set,
  table: Readonly<Record<string, { yes?: readonly (keyof Set)[]; no?: readonly (keyof Set)[] | 'others' }>>,
): void {
  for (const [condition, { yes = [], no = [] }] of Object.entries(table)) {
    const read = Object.fromEntries(
      Object.entries(outputs).map(([name, context]) => [name, verdictOf(condition, context)]),
    );
    const expected = Object.fromEntries(
      Object.keys(outputs).map((name) => [
        name,
        yes.includes(name) ? 'yes' : no === 'others' || no.includes(name) ? 'no' : 'unknown',
      ]),
    );
    expect({ condition, read }).toEqual({ condition, read: expected });
  }
}

const NEVER_CAME = ['returned', 'exception'] as const;
const ON_ITS_WAY = [
  'in_transit',
  'stalled',
  'out_for_delivery',
  'pre_transit',
  'attempted',
  'pickup',
] as const;
const DELIVERED = ['delivered', 'both'] as const;
const MOVED = [
  'delivered',
  'in_transit',
  'out_for_delivery',
  'pre_transit',
  'attempted',
  'pickup',
  'returned',
  'exception',
  'half',
  'both',
] as const;

describe('tracking results', () => {
  it('confirm or deny a delivery', () => {
    check(TRACKING, {
      'tracking confirms delivery': { yes: DELIVERED, no: NEVER_CAME },
      'the carrier has marked the shipment as delivered': { yes: DELIVERED, no: NEVER_CAME },
      'Delivered:': { yes: DELIVERED, no: NEVER_CAME },
      'tracking shows no delivery': { yes: NEVER_CAME, no: DELIVERED },
      'tracking does not show delivery': { yes: NEVER_CAME, no: DELIVERED },
      'Not delivered': { yes: NEVER_CAME, no: DELIVERED },
    });
  });

  it('tell what has not come yet', () => {
    const yet = [...NEVER_CAME, ...ON_ITS_WAY, 'not_shipped'] as const;
    check(TRACKING, {
      'the order has not been delivered yet': { yes: yet, no: DELIVERED },
      'the package has not arrived yet': { yes: yet, no: DELIVERED },
      'the package is yet to be delivered': { yes: yet, no: DELIVERED },
    });
  });

  it('answer a literal status by every other one', () => {
    const others = [...ON_ITS_WAY, ...NEVER_CAME, 'not_shipped'] as const;
    check(TRACKING, {
      'the status is “Delivered”': { yes: DELIVERED, no: others },
      'the shipping status is not "Delivered"': { yes: others, no: DELIVERED },
    });
  });

  it('tell parcels of one order apart', () => {
    check(TRACKING, {
      'all packages have been delivered': { yes: DELIVERED, no: NEVER_CAME },
      'one of the packages has been delivered': { yes: [...DELIVERED, 'half'], no: NEVER_CAME },
      'the order was shipped in multiple packages': { yes: ['half', 'both'], no: 'others' },
      'there is more than one parcel': { yes: ['half', 'both'], no: 'others' },
      'only one package was shipped': {
        yes: [...ON_ITS_WAY, ...NEVER_CAME, 'delivered', 'no_data'],
        no: ['half', 'both', 'not_shipped'],
      },
    });
  });

  it('name where the parcel is', () => {
    const ended = ['delivered', 'both', 'returned', 'pickup', 'pre_transit', 'not_shipped'] as const;
    check(TRACKING, {
      'the package is still in transit': { yes: ['in_transit', 'stalled'], no: ended },
      'tracking shows that the shipment is still moving': { yes: ['in_transit', 'stalled'], no: ended },
      'the package is out for delivery': {
        yes: ['out_for_delivery'],
        no: [...ended, 'in_transit', 'stalled', 'attempted', 'half'],
      },
      'the package was returned to sender': { yes: ['returned'], no: [...DELIVERED, 'not_shipped'] },
      'the package is waiting at a pickup point': {
        yes: ['pickup'],
        no: [
          ...DELIVERED,
          'returned',
          'in_transit',
          'stalled',
          'out_for_delivery',
          'pre_transit',
          'not_shipped',
          'half',
        ],
      },
      'there is a delivery exception': {
        yes: ['exception'],
        no: [...DELIVERED, 'out_for_delivery', 'pre_transit'],
      },
      'the package is lost': { no: [...DELIVERED, 'returned', 'out_for_delivery', 'pickup', 'not_shipped'] },
    });
  });

  it('tell whether it was sent', () => {
    check(TRACKING, {
      'the order has not shipped': { yes: ['not_shipped'], no: 'others' },
      'the order has already shipped': { yes: [...MOVED, 'no_data', 'stalled'], no: ['not_shipped'] },
      'only a label has been created': {
        yes: ['pre_transit'],
        no: [
          ...DELIVERED,
          'in_transit',
          'stalled',
          'out_for_delivery',
          'attempted',
          'pickup',
          'returned',
          'half',
        ],
      },
      'no tracking information is available': { yes: ['no_data', 'not_shipped'], no: 'others' },
      'there is no tracking number': { yes: ['not_shipped'], no: 'others' },
    });
  });

  it('tell how long nothing has moved', () => {
    check(TRACKING, {
      'tracking has not updated for more than 7 days': { yes: ['stalled'], no: MOVED },
      'there has been no scan for 10 days': { yes: ['stalled'], no: MOVED },
      'no tracking updates in the last 5 business days': { yes: ['stalled'], no: MOVED },
      'tracking is stuck for over a week': { yes: ['stalled'], no: MOVED },
      'the expected delivery date has passed': { yes: ['stalled'], no: MOVED },
      'the order is delayed by more than 5 days': { yes: ['stalled'], no: MOVED },
      'the package has been in transit for more than 10 days': {
        yes: ['in_transit', 'stalled'],
        no: [...DELIVERED, 'returned', 'pickup', 'pre_transit', 'not_shipped'],
      },
    });
  });

  it('tell how long ago it was delivered and what does not fit', () => {
    check(TRACKING, {
      'the order was delivered more than 3 days ago': { yes: [...DELIVERED, 'half'] },
      'the delivery was less than 48 hours ago': { no: [...DELIVERED, 'half'] },
      'there are discrepancies': { yes: ['stalled'], no: 'others' },
      'no discrepancies are found': { yes: [...MOVED, 'no_data', 'not_shipped'], no: ['stalled'] },
    });
  });
});

const FOUND = [
  'new',
  'shipped',
  'delivered',
  'half_shipped',
  'cancelled',
  'refunded',
  'half_refunded',
  'unpaid',
  'dear',
  'old',
  'wholesale',
] as const;
const SHIPPED = ['shipped', 'delivered', 'refunded', 'old'] as const;
const UNSHIPPED = ['new', 'cancelled', 'half_refunded', 'unpaid', 'dear', 'wholesale'] as const;
const but = <Name extends string>(names: readonly Name[], ...left: readonly string[]) =>
  names.filter((name) => !left.includes(name));

describe('order results', () => {
  it('are compared by amount and currency', () => {
    check(ORDER, {
      'the order is over $100': { yes: ['dear'], no: but(FOUND, 'dear') },
      'the order total exceeds $40': { yes: FOUND },
      'the order value is less than $50': { yes: but(FOUND, 'dear'), no: ['dear'] },
      'the order is over 40 EUR': {},
      'the refundable amount is more than $20': {
        yes: but(FOUND, 'cancelled', 'refunded'),
        no: ['cancelled', 'refunded'],
      },
    });
  });

  it('tell shipped, half shipped and unshipped orders', () => {
    check(ORDER, {
      'the order has not shipped yet': { yes: UNSHIPPED, no: SHIPPED },
      'the order has already been shipped': { yes: SHIPPED, no: UNSHIPPED },
      'the order is unfulfilled': { yes: UNSHIPPED, no: SHIPPED },
      'the order is partially fulfilled': { yes: ['half_shipped'], no: but(FOUND, 'half_shipped') },
      'unfulfilled orders': { yes: UNSHIPPED, no: SHIPPED },
      'fulfillment status is "fulfilled"': { yes: SHIPPED, no: [...UNSHIPPED, 'half_shipped'] },
    });
  });

  it('tell cancelled, paid and refunded orders', () => {
    const unrefunded = but(FOUND, 'cancelled', 'refunded', 'half_refunded', 'unpaid');
    check(ORDER, {
      'the order has been cancelled': { yes: ['cancelled'], no: but(FOUND, 'cancelled') },
      'the order has already been refunded': { yes: ['cancelled', 'refunded'], no: unrefunded },
      'the customer was already refunded': { yes: ['cancelled', 'refunded'], no: unrefunded },
      'the order has been partially refunded': {
        yes: ['half_refunded'],
        no: [...unrefunded, 'cancelled', 'refunded'],
      },
      'the order is paid': { yes: unrefunded },
      'the payment is pending': { yes: ['unpaid'], no: but(FOUND, 'unpaid') },
      'payment has not been received': { yes: ['unpaid'], no: but(FOUND, 'unpaid') },
    });
  });

  it('tell whether the shop lets them be changed', () => {
    const fixed = [...SHIPPED, 'half_shipped', 'cancelled'] as const;
    check(ORDER, {
      'the order can still be edited': { yes: but(FOUND, ...fixed), no: fixed },
      'the order can no longer be changed': { yes: fixed, no: but(FOUND, ...fixed) },
      'the order is editable': { yes: but(FOUND, ...fixed), no: fixed },
    });
  });

  it('tell found from not found', () => {
    check(ORDER, {
      'no order is found': { yes: ['missing'], no: FOUND },
      'the order number is invalid': { yes: ['missing'], no: FOUND },
      'the order does not exist': { yes: ['missing'], no: FOUND },
    });
  });

  it('are compared by age, tag, method and number of items', () => {
    check(ORDER, {
      'the order was placed less than 24 hours ago': { no: FOUND },
      'the order was placed within the last 30 days': { yes: but(FOUND, 'old'), no: ['old'] },
      'it has been over a month since the purchase': { yes: ['old'], no: but(FOUND, 'old') },
      'it has been more than 30 days since delivery': { yes: ['old'], no: ['delivered'] },
      'the order is tagged wholesale': { yes: ['wholesale'], no: 'others' },
      'the shipping method is Express': { no: FOUND },
      'the order has more than 3 items': { no: FOUND },
      'the order contains more than one item': {},
    });
  });
});

describe('subscription results', () => {
  it('tell the state of a subscription', () => {
    check(SUBSCRIPTIONS, {
      'the subscription is active': { yes: ['active'], no: ['paused', 'cancelled', 'failed'] },
      'the subscription is paused': { yes: ['paused'], no: ['active', 'cancelled', 'failed', 'two'] },
      'the subscription is paused or cancelled': { yes: ['paused', 'cancelled'], no: ['active', 'failed'] },
      'the subscription has failed': { yes: ['failed'], no: ['active', 'paused', 'cancelled', 'two'] },
      'the payment failed': { yes: ['failed'] },
      'the platform is Prive': { yes: ['active', 'paused', 'cancelled', 'failed', 'two'] },
    });
  });

  it('tell whether there is one of that state', () => {
    check(SUBSCRIPTIONS, {
      'the customer has an active subscription': { yes: ['active', 'two'], no: 'others' },
      'the customer has no active subscription': {
        yes: ['paused', 'cancelled', 'failed', 'none'],
        no: 'others',
      },
      'the customer does not have a subscription': { yes: ['none'], no: 'others' },
      'the customer has more than one subscription': { yes: ['two'], no: 'others' },
    });
  });

  it('tell how far the next charge is and how long ago it ended', () => {
    check(SUBSCRIPTIONS, {
      'the next charge is within 3 days': { no: ['active', 'two'] },
      'the next billing date is less than 7 days away': { yes: ['active', 'two'] },
      'the subscription renews in less than a week': { yes: ['active', 'two'] },
      'the next shipment is in more than 5 days': { no: ['active', 'two'] },
      'the subscription was cancelled more than 60 days ago': { yes: ['cancelled', 'two'] },
    });
  });
});

describe('account results', () => {
  it('tell whether an account is there', () => {
    check(ACCOUNTS, {
      'an account exists with that email': { yes: ['one', 'two'], no: ['none'] },
      'no account is found': { yes: ['none'], no: ['one', 'two'] },
      'the user with that email address exists in Skio': { yes: ['one', 'two'], no: ['none'] },
      'the email is not registered': { yes: ['none'], no: ['one', 'two'] },
      'more than one account is found': { yes: ['two'], no: ['one', 'none'] },
    });
  });
});

describe('claim results', () => {
  it('tell the state of a claim', () => {
    check(CLAIMS, {
      'the claim is approved': { yes: ['approved'], no: ['rejected'] },
      'the claim was denied': { yes: ['rejected'], no: ['approved'] },
      'the claim is still under review': { yes: ['submitted', 'in_review'], no: ['approved', 'rejected'] },
      'once the claim is resolved': { yes: ['approved', 'rejected'], no: ['submitted', 'in_review'] },
      'a claim has already been filed': {
        yes: ['submitted', 'in_review', 'approved', 'rejected'],
        no: ['none'],
      },
      'no claim has been filed': { yes: ['none'], no: 'others' },
      'the claim amount is over $40': { yes: ['submitted', 'in_review', 'approved', 'rejected'] },
      'the claim was filed more than 7 days ago': { yes: ['submitted', 'in_review', 'approved', 'rejected'] },
    });
  });
});
