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
import { claimStatus, fileClaim, withdrawClaim } from './easypost.ts';
import { type ConnectorPorts, failed, unknown } from './exchange.ts';
import * as desk from './helpdesk.ts';
import { findSubscriber, priveSubscriptions } from './prive.ts';
import { cancelOrder } from './shopify/cancel.ts';
import { createCoupon, endCoupon } from './shopify/coupon.ts';
import { setDiscount } from './shopify/discount.ts';
import { findOrders, orderDetails } from './shopify/order.ts';
import { searchProducts } from './shopify/products.ts';
import { refundOrder } from './shopify/refund.ts';
import { reshipOrder } from './shopify/reship.ts';
import { upgradeShipping } from './shopify/shipping.ts';
import { swapProduct } from './shopify/swap.ts';
import { accountDetails, skioOrderDetails, skioSubscriptions } from './skio.ts';
import * as subscriptions from './subscriptions.ts';
import { trackingInfo } from './tracking.ts';

/** Connectors of the shipped tools, by tool. */
const SHIPPED: Readonly<Record<string, Connector>> = {
  get_skio_account_details: accountDetails,
  skio_order_details: skioOrderDetails,
  get_skio_subscriptions: skioSubscriptions,
  find_prive_subscriber: findSubscriber,
  get_prive_subscriptions: priveSubscriptions,
  get_subscription: subscriptions.subscriptionDetails,
  skip_next_shipment: subscriptions.skipNextShipment,
  unskip_shipment: subscriptions.unskipShipment,
  pause_subscription: subscriptions.pauseSubscription,
  delay_next_shipment: subscriptions.delayNextShipment,
  cancel_subscription: subscriptions.cancelSubscription,
  restart_subscription: subscriptions.restartSubscription,
  get_order_details: orderDetails,
  find_orders: findOrders,
  search_products: searchProducts,
  set_discount_to_order: setDiscount,
  upgrade_shipping: upgradeShipping,
  swap_product: swapProduct,
  create_discount_coupon: createCoupon,
  end_discount_coupon: endCoupon,
  cancel_order: cancelOrder,
  refund_order: refundOrder,
  reship_order: reshipOrder,
  get_tracking_info: trackingInfo,
  file_carrier_claim: fileClaim,
  get_claim_status: claimStatus,
  withdraw_carrier_claim: withdrawClaim,
  send_async_message: desk.sendMessage,
  escalate_to_agent: desk.escalate,
  add_internal_note: desk.addNote,
  set_status: desk.setStatus,
  add_tag: desk.addTag,
  remove_tag: desk.removeTag,
  set_field: desk.setField,
  assign_group: desk.assignGroup,
  apply_macro: desk.applyMacro,
};

/** The runner of the shipped tools and, after them, a team's own. */
export function createRunner(
  ports: ConnectorPorts & { readonly custom?: readonly CustomTool[] },
): ToolRunner {
  const custom = ports.custom ?? [];
  const catalog = createCatalog([...shippedTools, ...custom.map((each) => each.tool)]);
  const connectors = new Map([
    ...custom.map((each): [string, Connector] => [each.tool.name, customConnector(each)]),
    ...Object.entries(SHIPPED),
  ]);

  function prepare(call: ToolCall, context: CallContext): { connector: Connector; work: Work } | string {
    const tool = catalog.find(call.tool);
    const connector = tool && connectors.get(tool.name);
    if (!tool || !connector) return `there is no tool \`${call.tool}\``;
    const { args, problems } = parseArgs(tool, call.args);
    if (problems.length > 0) return problems.join('; ');
    const deadline = Date.parse(ports.now()) + context.timeoutMs;
    return { connector, work: { call, tool, args, context, wire: { ...ports, deadline } } };
  }

  return {
    run: async (call, context) => {
      const prepared = prepare(call, context);
      if (typeof prepared === 'string') return failed(prepared, 'Correct the values and try again.');
      return await guarded(prepared.connector, prepared.work);
    },
    readBack: async (call, context) => {
      const prepared = prepare(call, context);
      if (typeof prepared === 'string')
        return cannotTell(`Look at the ticket and at the shop. (${prepared})`);
      return await guardedReadBack(prepared.connector, prepared.work);
    },
  };
}

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
