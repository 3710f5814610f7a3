/** Every write once, with what it does and how one sees that it was done. */
import { listAt, textAt } from '../../app/connectors/pick.ts';
import type { JsonObject } from '../../app/lib/json.ts';
import type { Kit } from '../support/connector-kit.ts';

/** One write at one vendor. */
export interface Scenario {
  readonly tool: string;
  /** The operation that has the effect. */
  readonly operation: string;
  readonly args: (kit: Kit) => Promise<JsonObject> | JsonObject;
  /** What a read-back says where nothing happened. */
  readonly absent: 'did-not-happen' | 'cannot-tell';
  /** Whether the effect is there. */
  readonly isThere: (kit: Kit) => boolean;
}

const effect =
  (kind: string) =>
  (kit: Kit): boolean =>
    kit.kinds().includes(kind);

const subscription =
  (tool: string, email: string, more: JsonObject = {}) =>
  async (kit: Kit): Promise<JsonObject> => {
    const found = await kit.run(tool, { email });
    const subscriptions = listAt(found, 'output.subscriptions');
    return { subscription_id: textAt(subscriptions[0], 'subscription_id'), ...more };
  };

const skio = (more: JsonObject = {}, email = 'tom.reyes@example.com') =>
  subscription('get_skio_subscriptions', email, more);
const prive = (more: JsonObject = {}, email = 'grace.lindqvist@example.com') =>
  subscription('get_prive_subscriptions', email, more);
const claim = {
  order_id: '1042',
  tracking_number: '1Z999AA10123456784',
  type: 'theft',
  amount: 48,
  currency: 'USD',
  contact_email: 'maya.okafor@example.com',
};
const EVIDENCE = ['data:image/png;base64,iVBORw0='];

/** All of them, a vendor's own way of doing a thing each. */
export const SCENARIOS: readonly Scenario[] = [
  {
    tool: 'set_discount_to_order',
    operation: 'commit-edit',
    args: () => ({ order_id: '1048', percent: 15 }),
    absent: 'did-not-happen',
    isThere: effect('order-edited'),
  },
  {
    tool: 'upgrade_shipping',
    operation: 'commit-edit',
    args: () => ({ order_id: '1048' }),
    absent: 'did-not-happen',
    isThere: effect('order-edited'),
  },
  {
    tool: 'swap_product',
    operation: 'commit-edit',
    args: () => ({ order_id: '1047', product: 'House blend', variant: 'Dark roast' }),
    absent: 'did-not-happen',
    isThere: effect('order-edited'),
  },
  {
    tool: 'cancel_order',
    operation: 'cancel-order',
    args: () => ({ order_id: '1048' }),
    absent: 'did-not-happen',
    isThere: effect('order-cancelled'),
  },
  {
    tool: 'refund_order',
    operation: 'create-refund',
    args: () => ({ order_id: '1042', amount: 12.5, currency: 'USD' }),
    absent: 'did-not-happen',
    isThere: effect('refund-created'),
  },
  {
    tool: 'reship_order',
    operation: 'complete-draft',
    args: () => ({ order_id: '1044' }),
    absent: 'did-not-happen',
    isThere: effect('order-created'),
  },
  {
    tool: 'create_discount_coupon',
    operation: 'create-coupon',
    args: () => ({ email: 'joan.mercer@example.com', percent: 20 }),
    absent: 'did-not-happen',
    isThere: effect('discount-code-created'),
  },
  {
    tool: 'end_discount_coupon',
    operation: 'deactivate-coupon',
    args: () => ({ code: 'WELCOME10' }),
    absent: 'did-not-happen',
    isThere: effect('discount-code-deactivated'),
  },
  {
    tool: 'file_carrier_claim',
    operation: 'create-claim',
    args: () => ({ ...claim, evidence: EVIDENCE }),
    absent: 'did-not-happen',
    isThere: effect('claim-created'),
  },
  {
    tool: 'skip_next_shipment',
    operation: 'skip-subscription',
    args: skio({ shipment_date: '2026-11-27' }),
    absent: 'did-not-happen',
    isThere: effect('subscription-skipped'),
  },
  {
    tool: 'pause_subscription',
    operation: 'pause-subscription',
    args: skio(),
    absent: 'did-not-happen',
    isThere: effect('subscription-paused'),
  },
  {
    tool: 'delay_next_shipment',
    operation: 'set-next-billing-date',
    args: skio({ date: '2027-01-05' }),
    absent: 'did-not-happen',
    isThere: effect('subscription-rescheduled'),
  },
  {
    tool: 'cancel_subscription',
    operation: 'cancel-subscription',
    args: skio(),
    absent: 'did-not-happen',
    isThere: effect('subscription-cancelled'),
  },
  {
    tool: 'restart_subscription',
    operation: 'reactivate-subscription',
    args: skio({ next_charge_date: '2027-01-05' }, 'ben.castillo@example.com'),
    absent: 'did-not-happen',
    isThere: effect('subscription-reactivated'),
  },
  {
    tool: 'skip_next_shipment',
    operation: 'skip-upcoming-order',
    args: prive({ shipment_date: '2026-11-28' }),
    absent: 'did-not-happen',
    isThere: effect('subscription-skipped'),
  },
  {
    tool: 'pause_subscription',
    operation: 'set-status',
    args: prive(),
    absent: 'did-not-happen',
    isThere: effect('subscription-paused'),
  },
  {
    tool: 'cancel_subscription',
    operation: 'set-status',
    args: prive(),
    absent: 'did-not-happen',
    isThere: effect('subscription-cancelled'),
  },
  {
    tool: 'delay_next_shipment',
    operation: 'set-next-dates',
    args: prive({ date: '2027-01-05' }),
    absent: 'did-not-happen',
    isThere: effect('subscription-rescheduled'),
  },
  {
    tool: 'unskip_shipment',
    operation: 'set-next-billing-date',
    args: async (kit) => {
      const args = await skio({ shipment_date: '2026-11-27' })(kit);
      await kit.run('skip_next_shipment', args, 'call-0');
      return { subscription_id: textAt(args, 'subscription_id'), date: '2026-11-27' };
    },
    absent: 'did-not-happen',
    isThere: effect('subscription-rescheduled'),
  },
  {
    tool: 'withdraw_carrier_claim',
    operation: 'cancel-claim',
    args: async (kit) => {
      const filed = await kit.run('file_carrier_claim', { ...claim, evidence: EVIDENCE }, 'call-0');
      return { claim_id: textAt(filed, 'output.claim_id') };
    },
    absent: 'did-not-happen',
    isThere: effect('claim-cancelled'),
  },
  {
    tool: 'add_internal_note',
    operation: 'add-comment',
    args: () => ({ text: 'seen' }),
    absent: 'did-not-happen',
    isThere: ({ desk }) => desk.comments.length > 0,
  },
  {
    tool: 'escalate_to_agent',
    operation: 'add-comment',
    args: () => ({ reason: 'angry' }),
    absent: 'did-not-happen',
    isThere: ({ desk }) => desk.comments.length > 0,
  },
  {
    tool: 'send_async_message',
    operation: 'send-message',
    args: () => ({ message: 'Hello' }),
    absent: 'cannot-tell',
    isThere: ({ desk }) => desk.comments.length > 0,
  },
  {
    tool: 'apply_macro',
    operation: 'apply-macro',
    args: () => ({ macro: 'Apologise' }),
    absent: 'cannot-tell',
    isThere: ({ desk }) => desk.comments.length > 0,
  },
  {
    tool: 'set_status',
    operation: 'update-ticket',
    args: () => ({ status: 'pending' }),
    absent: 'did-not-happen',
    isThere: ({ desk }) => desk.status === 'pending',
  },
  {
    tool: 'hold_until',
    operation: 'update-ticket',
    args: () => ({ until: '2026-11-26' }),
    absent: 'did-not-happen',
    isThere: ({ desk }) => desk.heldUntil === '2026-11-26T00:00:00.000Z',
  },
  {
    tool: 'add_tag',
    operation: 'update-ticket',
    args: () => ({ tag: 'claim' }),
    absent: 'did-not-happen',
    isThere: ({ desk }) => desk.tags.includes('claim'),
  },
  {
    tool: 'remove_tag',
    operation: 'update-ticket',
    args: () => ({ tag: 'vip' }),
    absent: 'did-not-happen',
    isThere: ({ desk }) => !desk.tags.includes('vip'),
  },
  {
    tool: 'set_field',
    operation: 'update-ticket',
    args: () => ({ field: 'size', value: 'L' }),
    absent: 'did-not-happen',
    isThere: ({ desk }) => desk.fields['size'] === 'L',
  },
  {
    tool: 'assign_group',
    operation: 'update-ticket',
    args: () => ({ group: 'Tier 2' }),
    absent: 'did-not-happen',
    isThere: ({ desk }) => desk.group?.name === 'Tier 2',
  },
];
