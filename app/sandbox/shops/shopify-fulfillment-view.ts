import type { Fulfillment, Order } from './order-state.ts';
import { sum } from './order-totals.ts';
import type { Parcel } from './shop-state.ts';
import { connectionOf, type PageArguments } from './shopify-connection.ts';
import { foundLineView } from './shopify-line-view.ts';
import { gidOf, type World } from './world.ts';

/** A shipment of an order with what the carrier says of its parcel. */
export function fulfillmentView(world: World, order: Order, fulfillment: Fulfillment) {
  const parcel = world.state.parcels.find((each) => each.trackingCode === fulfillment.trackingCode);
  const scans = parcel?.scans ?? [];
  return {
    __typename: 'Fulfillment',
    id: gidOf('Fulfillment', fulfillment.id),
    name: `#${order.number}-F${order.fulfillments.indexOf(fulfillment) + 1}`,
    status: fulfillment.cancelled ? 'CANCELLED' : 'SUCCESS',
    displayStatus: fulfillment.cancelled ? 'CANCELED' : displayStatusOf(parcel),
    createdAt: fulfillment.createdAt,
    updatedAt: scans.at(-1)?.at ?? fulfillment.createdAt,
    deliveredAt: parcel?.deliveredAt ?? null,
    estimatedDeliveryAt: parcel?.estimatedDeliveryAt ?? null,
    inTransitAt: scans.find((scan) => scan.status === 'in_transit')?.at ?? null,
    totalQuantity: sum(fulfillment.lines.map((line) => line.quantity)),
    trackingInfo: parcel
      ? [{ company: parcel.carrier, number: parcel.trackingCode, url: trackingUrl(parcel) }]
      : [],
    fulfillmentLineItems: (page: PageArguments) =>
      connectionOf(
        fulfillment.lines.map((each) => ({
          __typename: 'FulfillmentLineItem',
          id: gidOf('FulfillmentLineItem', each.id),
          quantity: each.quantity,
          lineItem: () => foundLineView(world, order, each.lineId),
        })),
        page,
      ),
    events: (page: PageArguments) =>
      connectionOf(
        scans.map((scan, index) => ({
          __typename: 'FulfillmentEvent',
          id: gidOf('FulfillmentEvent', fulfillment.id * 100 + index),
          status: EVENT_STATUSES[scan.status] ?? 'IN_TRANSIT',
          happenedAt: scan.at,
          message: scan.message,
          city: scan.city,
          province: scan.state,
          zip: scan.zip,
          country: scan.country,
        })),
        page,
      ),
  };
}

const EVENT_STATUSES: Record<string, string> = {
  pre_transit: 'LABEL_PRINTED',
  in_transit: 'IN_TRANSIT',
  out_for_delivery: 'OUT_FOR_DELIVERY',
  delivered: 'DELIVERED',
  available_for_pickup: 'READY_FOR_PICKUP',
  return_to_sender: 'FAILURE',
  failure: 'FAILURE',
};

function displayStatusOf(parcel: Parcel | undefined): string {
  if (!parcel) return 'FULFILLED';
  if (parcel.status === 'return_to_sender') return 'NOT_DELIVERED';
  if (parcel.status === 'unknown') return 'CONFIRMED';
  return EVENT_STATUSES[parcel.status] ?? 'IN_TRANSIT';
}

const trackingUrl = (parcel: Parcel): string =>
  `https://track.example/${encodeURIComponent(parcel.carrier)}/${encodeURIComponent(parcel.trackingCode)}`;
