import {
  activityView,
  discountView,
  orderView,
  subscriberView,
  subscriptionView,
  swapOptionView,
} from './prive-views.ts';
import { notFound, type PriveCall, pageReply } from './prive-wire.ts';
import type { ShopState } from './shop-state.ts';
import type { PriveSubscription } from './subscription-state.ts';
import { jsonReply, type ShopReply } from './wire.ts';
import { numberOf } from './world.ts';

/** `GET /subscribers?page=&limit=&email=&externalId=&id=`. */
export function listSubscribers(call: PriveCall): ShopReply {
  const { state } = call.world;
  const matching = state.prive.subscribers.filter(
    (each) =>
      fits(call, 'id', each.id) &&
      fitsText(call, 'email', emailOf(state, each.customerId)) &&
      fitsNumber(call, 'externalId', 'Customer', each.customerId),
  );
  return pageReply(call, 'subscribers', matching, (each) => subscriberView(state, each));
}

/** `GET /subscribers/{id}`. */
export function getSubscriber({ world, id }: PriveCall): ShopReply {
  const subscriber = world.state.prive.subscribers.find((each) => each.id === id);
  return subscriber ? jsonReply(200, subscriberView(world.state, subscriber)) : notFound('Subscriber');
}

/** `GET /subscriptions`, newest first, by subscriber, contract, status or friendly id. */
export function listSubscriptions(call: PriveCall): ShopReply {
  const { state } = call.world;
  const matching = state.prive.subscriptions
    .filter((each) => fitsSubscription(call, each))
    .toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
  return pageReply(call, 'subscriptions', matching, (each) => subscriptionView(state, each));
}

function fitsSubscription(call: PriveCall, each: PriveSubscription): boolean {
  const { state } = call.world;
  const subscriber = state.prive.subscribers.find((one) => one.id === each.subscriberId);
  const statuses = call.query.getAll('statuses').flatMap((list) => list.split(','));
  return (
    (statuses.length === 0 || statuses.includes(each.status)) &&
    fits(call, 'status', each.status) &&
    fits(call, 'friendlyId', each.friendlyId) &&
    fits(call, 'subscriberId', each.subscriberId) &&
    fitsText(call, 'subscriberEmail', emailOf(state, subscriber?.customerId)) &&
    fitsNumber(call, 'subscriberExternalId', 'Customer', subscriber?.customerId ?? 0) &&
    fitsNumber(call, 'subscriptionExternalId', 'SubscriptionContract', each.contractId)
  );
}

/** `GET /subscriptions/{id}`. */
export function getSubscription({ world, id }: PriveCall): ShopReply {
  const subscription = findSubscription(world.state, id);
  return subscription
    ? jsonReply(200, subscriptionView(world.state, subscription))
    : notFound('Subscription');
}

/** The subscription of an id. */
export const findSubscription = (state: ShopState, id: unknown): PriveSubscription | undefined =>
  state.prive.subscriptions.find((each) => each.id === id);

/** `GET /subscriptions/{id}/swapAndAddOnOptions`: a bare array. */
export function listSwapOptions({ world, id }: PriveCall): ShopReply {
  if (!findSubscription(world.state, id)) return notFound('Subscription');
  return jsonReply(
    200,
    world.state.products.map((product) => swapOptionView(world.state, product)),
  );
}

/** `GET /orders`: the orders that Prive subscriptions made, newest first. */
export function listOrders(call: PriveCall): ShopReply {
  const { state } = call.world;
  const matching = state.orders
    .filter((order) => order.subscription?.vendor === 'prive')
    .filter(
      (order) =>
        fits(call, 'subscriptionId', order.subscription?.id ?? '') &&
        fitsText(call, 'subscriberEmail', emailOf(state, order.customerId ?? 0)) &&
        fitsNumber(call, 'orderExternalId', 'Order', order.id),
    )
    .toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
  return pageReply(call, 'orders', matching, (order) => orderView(state, order));
}

/** `GET /subscriptionActivities?subscriptionId=`, newest first. */
export function listActivities(call: PriveCall): ShopReply {
  const matching = call.world.state.prive.activities
    .filter((each) => fits(call, 'subscriptionId', each.subscriptionId))
    .toReversed();
  return pageReply(call, 'subscriptionActivities', matching, activityView);
}

/** `GET /subscriptionDiscountCodes?subscriptionId=`. */
export function listDiscountCodes(call: PriveCall): ShopReply {
  const { state } = call.world;
  const matching = state.prive.subscriptions
    .filter((each) => fits(call, 'subscriptionId', each.id))
    .flatMap((subscription) => subscription.discounts.map((discount) => ({ subscription, discount })));
  return pageReply(call, 'subscriptionDiscountCodes', matching, (each) =>
    discountView(state, each.subscription, each.discount),
  );
}

const emailOf = (state: ShopState, customerId: number | undefined): string =>
  state.customers.find((each) => each.id === customerId)?.email ?? '';

function fits(call: PriveCall, name: string, value: string): boolean {
  const asked = call.query.get(name);
  return asked === null || asked === '' || asked === value;
}

function fitsText(call: PriveCall, name: string, value: string): boolean {
  const asked = call.query.get(name);
  return asked === null || asked === '' || asked.toLowerCase() === value.toLowerCase();
}

/** External ids are taken as numbers or as Shopify's global ids. */
function fitsNumber(call: PriveCall, name: string, type: string, value: number): boolean {
  const asked = call.query.get(name);
  if (asked === null || asked === '') return true;
  return asked === String(value) || numberOf(type, asked) === value;
}
