/**
 * Runs the catalog's tools. A call's arguments are parsed once more before anything is sent; a read that fails is `failed`, a write
 * whose outcome nobody knows is `unknown`, and nothing ever throws.
 */
import { parseArgs } from '../tools/argument.ts';
import { createCatalog, shippedTools } from '../tools/catalog.ts';
import type { CustomTool } from '../tools/custom.ts';
import type { CallContext, ToolRunner } from '../tools/runner.ts';
import type { ReadBack, ToolCall, ToolResult } from '../tools/tool.ts';
import { type Connector, cannotTell, type Work } from './connector.ts';
import { customConnector } from './custom.ts';
import { type ConnectorPorts, failed, unknown } from './exchange.ts';

type Load = () => Promise<Connector>;

/** Connectors of the shipped tools, by tool; the code of a vendor is fetched when it is first spoken to. */
const SHIPPED: Readonly<Record<string, Load>> = {
  get_skio_account_details: async () => (await import('./skio.ts')).accountDetails,
  skio_order_details: async () => (await import('./skio.ts')).skioOrderDetails,
  get_skio_subscriptions: async () => (await import('./skio.ts')).skioSubscriptions,
  find_prive_subscriber: async () => (await import('./prive.ts')).findSubscriber,
  get_prive_subscriptions: async () => (await import('./prive.ts')).priveSubscriptions,
  get_subscription: async () => (await import('./subscriptions.ts')).subscriptionDetails,
  skip_next_shipment: async () => (await import('./subscriptions.ts')).skipNextShipment,
  unskip_shipment: async () => (await import('./subscriptions.ts')).unskipShipment,
  pause_subscription: async () => (await import('./subscriptions.ts')).pauseSubscription,
  delay_next_shipment: async () => (await import('./subscriptions.ts')).delayNextShipment,
  cancel_subscription: async () => (await import('./subscriptions.ts')).cancelSubscription,
  restart_subscription: async () => (await import('./subscriptions.ts')).restartSubscription,
  get_order_details: async () => (await import('./shopify/order.ts')).orderDetails,
  find_orders: async () => (await import('./shopify/order.ts')).findOrders,
  get_customer_refunds: async () => (await import('./shopify/refunds.ts')).customerRefunds,
  search_products: async () => (await import('./shopify/products.ts')).searchProducts,
  set_discount_to_order: async () => (await import('./shopify/discount.ts')).setDiscount,
  upgrade_shipping: async () => (await import('./shopify/shipping.ts')).upgradeShipping,
  swap_product: async () => (await import('./shopify/swap.ts')).swapProduct,
  create_discount_coupon: async () => (await import('./shopify/coupon.ts')).createCoupon,
  end_discount_coupon: async () => (await import('./shopify/coupon.ts')).endCoupon,
  cancel_order: async () => (await import('./shopify/cancel.ts')).cancelOrder,
  refund_order: async () => (await import('./shopify/refund.ts')).refundOrder,
  reship_order: async () => (await import('./shopify/reship.ts')).reshipOrder,
  get_tracking_info: async () => (await import('./tracking.ts')).trackingInfo,
  file_carrier_claim: async () => (await import('./easypost.ts')).fileClaim,
  get_claim_status: async () => (await import('./easypost.ts')).claimStatus,
  withdraw_carrier_claim: async () => (await import('./easypost.ts')).withdrawClaim,
  send_async_message: async () => (await import('./helpdesk.ts')).sendMessage,
  escalate_to_agent: async () => (await import('./helpdesk.ts')).escalate,
  add_internal_note: async () => (await import('./helpdesk.ts')).addNote,
  hold_until: async () => (await import('./helpdesk.ts')).holdUntil,
  set_status: async () => (await import('./helpdesk.ts')).setStatus,
  add_tag: async () => (await import('./helpdesk.ts')).addTag,
  remove_tag: async () => (await import('./helpdesk.ts')).removeTag,
  set_field: async () => (await import('./helpdesk.ts')).setField,
  assign_group: async () => (await import('./helpdesk.ts')).assignGroup,
  apply_macro: async () => (await import('./helpdesk.ts')).applyMacro,
};

/** The runner of the shipped tools and, after them, a team's own. */
export function createRunner(
  ports: ConnectorPorts & { readonly custom?: readonly CustomTool[] },
): ToolRunner {
  const custom = ports.custom ?? [];
  const catalog = createCatalog([...shippedTools, ...custom.map((each) => each.tool)]);
  const connectors = new Map([
    ...custom.map((each): [string, Load] => [each.tool.name, async () => customConnector(each)]),
    ...Object.entries(SHIPPED),
  ]);

  function prepare(call: ToolCall, context: CallContext): { load: Load; work: Work } | string {
    const tool = catalog.find(call.tool);
    const load = tool && connectors.get(tool.name);
    if (!tool || !load) return `there is no tool \`${call.tool}\``;
    const { args, problems } = parseArgs(tool, call.args);
    if (problems.length > 0) return problems.join('; ');
    const deadline = Date.parse(ports.now()) + context.timeoutMs;
    return { load, work: { call, tool, args, context, wire: { ...ports, deadline } } };
  }

  return {
    run: async (call, context) => {
      const prepared = prepare(call, context);
      if (typeof prepared === 'string') return failed(prepared, 'Correct the values and try again.');
      const connector = await loaded(prepared.load);
      if (!connector) return failed(NO_CODE, 'Reload the page and approve it again.');
      return await guarded(connector, prepared.work);
    },
    readBack: async (call, context) => {
      const prepared = prepare(call, context);
      if (typeof prepared === 'string')
        return cannotTell(`Look at the ticket and at the shop. (${prepared})`);
      const connector = await loaded(prepared.load);
      return connector ? await guardedReadBack(connector, prepared.work) : cannotTell(NO_CODE);
    },
  };
}

/** Where the code cannot be fetched, nothing was sent. */
const loaded = (load: Load): Promise<Connector | undefined> => load().catch(() => undefined);

const NO_CODE = 'a part of the app could not be loaded';

/** A fault of our own may have struck after the effect, so a write ends as unknown, not as an exception. */
async function guarded(connector: Connector, work: Work): Promise<ToolResult> {
  try {
    return await connector.run(work);
  } catch (error) {
    const reason = `the app failed: ${error instanceof Error ? error.message : String(error)}`;
    return work.tool.effect === 'read'
      ? failed(reason, 'Try again; tell an admin if it stays.')
      : unknown(reason);
  }
}

async function guardedReadBack(connector: Connector, work: Work): Promise<ReadBack> {
  const look = 'Look at the ticket and at the shop.';
  if (!connector.readBack) return cannotTell(look);
  try {
    return await connector.readBack(work);
  } catch (error) {
    return cannotTell(`${look} (${error instanceof Error ? error.message : String(error)})`);
  }
}
