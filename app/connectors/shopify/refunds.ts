/**
 * `get_customer_refunds`: what was paid back to a customer in the last two years, by Stepwise or by hand. Refunds of cancelled orders
 * are left out, since money for goods that never went out was not given to anybody.
 */
import { atPath, type JsonObject } from '../../lib/json.ts';
import { addTime } from '../../lib/time.ts';
import type { Connector } from '../connector.ts';
import { done, failed } from '../exchange.ts';
import { decimalAt, listAt, textAt, timeAt } from '../pick.ts';
import { readShop } from './admin.ts';
import { emailTerm, plainName } from './order.ts';

/** Lists refunds, newest order first. */
export const customerRefunds: Connector = {
  run: async ({ args, wire }) => {
    const email = textAt(args, 'email').trim().toLowerCase();
    const term = emailTerm(email);
    if (term === undefined) return failed('the email address is not one', 'Check the address.');
    // A refund changes its order, so orders that were not touched since hold none.
    const query = `${term} updated_at:>=${addTime(wire.now(), -LOOK_BACK_YEARS, 'years').slice(0, 10)}`;
    const refunds: JsonObject[] = [];
    let after = '';
    for (let page = 0; page < PAGES_MAX; page += 1) {
      const answer = await readShop(wire, 'list-refunds', { query, ...(after === '' ? {} : { after }) });
      if (answer.status !== 'ok') return answer;
      const own = listAt(answer.value, 'orders.nodes').filter((node) => isOwn(node, email));
      refunds.push(...own.flatMap(refundsOf));
      after = textAt(answer.value, 'orders.pageInfo.endCursor');
      if (atPath(answer.value, 'orders.pageInfo.hasNextPage') !== true || after === '')
        return done({ found: refunds.length > 0, email, refunds });
    }
    return failed('the customer has more orders than can be looked through', 'Look in Shopify.');
  },
};

/** No limit looks further back. */
const LOOK_BACK_YEARS = 2;
const PAGES_MAX = 6;

/** Search is loose, so the address is compared. */
const isOwn = (node: unknown, email: string): boolean =>
  textAt(node, 'email').toLowerCase() === email && timeAt(node, 'cancelledAt') === null;

const refundsOf = (order: unknown): JsonObject[] =>
  listAt(order, 'refunds').flatMap((refund) => {
    const currency = textAt(refund, 'totalRefundedSet.presentmentMoney.currencyCode');
    const amount = decimalAt(refund, 'totalRefundedSet.presentmentMoney.amount', currency);
    if (Number(amount) === 0) return [];
    return [
      {
        refund_id: textAt(refund, 'id'),
        order_id: plainName(textAt(order, 'name')),
        refunded_at: timeAt(refund, 'createdAt') ?? '',
        amount,
        currency,
        note: textAt(refund, 'note'),
      },
    ];
  });
