/**
 * What is done to a subscription at the platform that holds it. Each write reads the subscription before (who owns it, what state
 * it is in) and after (whether it came to be), since neither platform's answer alone is proof.
 */
import type { JsonObject } from '../lib/json.ts';
import { parseTime } from '../lib/time.ts';
import type { SubscriptionChangeOutput, SubscriptionOutput } from '../tools/forms.ts';
import type { ReadBack, ToolCall, ToolResult } from '../tools/tool.ts';
import { type Connector, cannotTell, didNotHappen, happened, unreadable, type Work } from './connector.ts';
import { done, failed, ok, type ReadStep, type Step, unknown, type Wire } from './exchange.ts';
import { markerOf } from './marker.ts';
import { textAt } from './pick.ts';
import { type PriveSubscription, readPriveSubscription, writePrive } from './prive.ts';
import { isInAuditLog, readSkioSubscription, writeSkio } from './skio.ts';

/** A subscription with what its platform alone knows of it. */
interface Held {
  readonly output: SubscriptionOutput;
  /** Null at Skio. */
  readonly prive: PriveSubscription | null;
}

/** The subscription, wherever it is; null where neither platform has it. A platform that does not answer matters only if the other has it not. */
async function readHeld(wire: Wire, id: string): Promise<ReadStep<Held | null>> {
  const skio = await readSkioSubscription(wire, id);
  if (skio.status === 'ok' && skio.value) return ok({ output: skio.value, prive: null });
  const prive = await readPriveSubscription(wire, id);
  if (prive.status === 'ok' && prive.value) return ok({ output: prive.value.output, prive: prive.value });
  if (skio.status === 'failed') return skio;
  return prive.status === 'failed' ? prive : ok(null);
}

/** `get_subscription`. */
export const subscriptionDetails: Connector = {
  run: async ({ args, wire }) => {
    const id = subscriptionId(args);
    const held = await readHeld(wire, id);
    if (held.status !== 'ok') return held;
    return done(held.value ? { found: true, ...held.value.output } : { found: false, subscription_id: id });
  },
};

const subscriptionId = (args: JsonObject): string => textAt(args, 'subscription_id').trim();

/** How a change is made and recognised. */
interface Change {
  /** Why it cannot be made on the subscription as it is; `undefined` where it can. */
  refuse(held: Held, work: Work): string | undefined;
  /** Makes it; the value holds what could not be done, as calls to offer. */
  make(held: Held, work: Work): Promise<Step<readonly ToolCall[]>>;
  /** Whether the subscription is as the change wants it. `before` is null when it is not known any more. */
  isMade(now: Held, work: Work, before: Held | null): boolean;
  /** More that a read-back looks at before it says `did-not-happen`. */
  proof?(work: Work): Promise<ReadStep<boolean>>;
}

/** The connector of a change. */
function changing(change: Change): Connector {
  return {
    run: async (work) => {
      const before = await readHeld(work.wire, subscriptionId(work.args));
      if (before.status !== 'ok') return before;
      if (!before.value)
        return failed('no platform knows this subscription', 'Look the subscription up again.');
      const refusal = change.refuse(before.value, work);
      if (refusal !== undefined)
        return failed(refusal, 'Look the subscription up again and check its state.');
      const made = await change.make(before.value, work);
      if (made.status !== 'ok') return made;
      return await confirm(change, work, before.value, made.value);
    },
    readBack: (work) => readBack(change, work),
  };
}

/** So often, with a pause between, a platform is asked whether a change that it accepted is there. */
const CONFIRM_READS = 3;
const CONFIRM_PAUSE_MS = 700;

async function confirm(
  change: Change,
  work: Work,
  before: Held,
  rest: readonly ToolCall[],
): Promise<ToolResult> {
  for (let reads = 1; ; reads += 1) {
    const after = await readHeld(work.wire, subscriptionId(work.args));
    if (after.status === 'ok' && after.value && (rest.length > 0 || change.isMade(after.value, work, before)))
      return { status: 'done', output: changeOutput(after.value, before), rest };
    if (reads >= CONFIRM_READS)
      return unknown(`${platformName(before)} said it was done, but the subscription does not show it`);
    await work.wire.sleep(CONFIRM_PAUSE_MS);
  }
}

async function readBack(change: Change, work: Work): Promise<ReadBack> {
  const id = subscriptionId(work.args);
  const look = `Look at subscription ${id} and its history at Skio or Prive.`;
  const now = await readHeld(work.wire, id);
  if (now.status !== 'ok') return unreadable(now, look);
  if (!now.value) return cannotTell(look);
  if (change.isMade(now.value, work, null)) return happened(changeOutput(now.value, null));
  const proof = change.proof && now.value.prive === null ? await change.proof(work) : ok(false);
  if (proof.status !== 'ok') return unreadable(proof, look);
  if (proof.value) return happened(changeOutput(now.value, null));
  return change.proof && textAt(work.args, 'shipment_date') === '' ? cannotTell(look) : didNotHappen;
}

function changeOutput(after: Held, before: Held | null): JsonObject & SubscriptionChangeOutput {
  return {
    subscription_id: after.output.subscription_id,
    platform: after.output.platform,
    email: after.output.email,
    previous_status: before?.output.status ?? '',
    status: after.output.status,
    previous_charge_date: before?.output.next_charge_date ?? null,
    next_charge_date: after.output.next_charge_date,
  };
}

const platformName = (held: Held): string => (held.prive ? 'Prive' : 'Skio');

/** `skip_next_shipment`. Two calls at Skio are two skips, so the date that was approved has to be the one that comes next. */
export const skipNextShipment = changing({
  refuse: (held, { args }) => {
    const wanted = textAt(args, 'shipment_date');
    const next = held.output.next_charge_date;
    if (held.output.status !== 'active')
      return `the subscription is ${held.output.status}, nothing is coming`;
    if (next === null) return 'the subscription has no next charge date';
    return wanted !== '' && wanted !== next
      ? `the next shipment is charged on ${next}, not on ${wanted}`
      : undefined;
  },
  make: async (held, { wire, call }) => {
    const { subscription_id: id, next_charge_date: date } = held.output;
    const sent = held.prive
      ? await writePrive(wire, 'skip-upcoming-order', { id, date: date ?? '' }, { skip: true })
      : await writeSkio(wire, 'skip-subscription', { subscriptionId: id, debugCaller: markerOf(call.id) });
    return sent.status === 'ok' ? ok([]) : sent;
  },
  isMade: (now, { args }, before) => {
    const date = textAt(args, 'shipment_date') || before?.output.next_charge_date;
    if (!date) return false;
    const listed = now.prive?.upcoming.find((each) => each.date === date);
    return listed ? listed.skipped : (now.output.next_charge_date ?? '') > date;
  },
  proof: ({ wire, args, call }) => isInAuditLog(wire, subscriptionId(args), markerOf(call.id)),
});

/** `unskip_shipment`. */
export const unskipShipment = changing({
  refuse: (held, work) =>
    held.output.status === 'active'
      ? pastDate(textAt(work.args, 'date'), work)
      : `the subscription is ${held.output.status}, nothing is coming`,
  make: async (held, { wire, args, call }) => {
    const id = held.output.subscription_id;
    const date = textAt(args, 'date');
    const sent = held.prive
      ? await writePrive(wire, 'skip-upcoming-order', { id, date }, { skip: false })
      : await setSkioDate(wire, id, date, call.id);
    return sent.status === 'ok' ? ok([]) : sent;
  },
  isMade: (now, { args }) => {
    const date = textAt(args, 'date');
    const listed = now.prive?.upcoming.find((each) => each.date === date);
    return listed ? !listed.skipped : now.output.next_charge_date === date;
  },
});

/** `pause_subscription`. */
export const pauseSubscription = changing({
  refuse: (held) =>
    held.output.status === 'active' ? undefined : `the subscription is ${held.output.status} already`,
  make: async (held, { wire, call }) => {
    const id = held.output.subscription_id;
    const sent = held.prive
      ? await writePrive(wire, 'set-status', { id }, { status: 'PAUSED' })
      : await writeSkio(wire, 'pause-subscription', { subscriptionId: id, debugCaller: markerOf(call.id) });
    return sent.status === 'ok' ? ok([]) : sent;
  },
  isMade: (now) => now.output.status === 'paused',
});

/** `delay_next_shipment`. */
export const delayNextShipment = changing({
  refuse: (held, work) => {
    const date = textAt(work.args, 'date');
    if (held.output.status !== 'active')
      return `the subscription is ${held.output.status}, nothing is coming`;
    return held.output.next_charge_date === date
      ? `the next shipment is on ${date} already`
      : pastDate(date, work);
  },
  make: async (held, { wire, args, call }) => {
    const sent = await setDate(held, wire, textAt(args, 'date'), call.id);
    return sent.status === 'ok' ? ok([]) : sent;
  },
  isMade: (now, { args }) => now.output.next_charge_date === textAt(args, 'date'),
});

/** `cancel_subscription`. Skio takes no reason. */
export const cancelSubscription = changing({
  refuse: (held) =>
    held.output.status === 'cancelled' || held.output.status === 'expired'
      ? `the subscription is ${held.output.status} already`
      : undefined,
  make: async (held, { wire, args }) => {
    const id = held.output.subscription_id;
    const cancelReason = textAt(args, 'reason');
    const body = { status: 'CANCELLED', ...(cancelReason === '' ? {} : { cancelReason }) };
    const sent = held.prive
      ? await writePrive(wire, 'set-status', { id }, body)
      : await writeSkio(wire, 'cancel-subscription', { subscriptionId: id, shouldSendNotif: true });
    return sent.status === 'ok' ? ok([]) : sent;
  },
  isMade: (now) => now.output.status === 'cancelled',
});

/** `restart_subscription`: two writes where the status and the date are set apart; the date left over is offered as a call. */
export const restartSubscription = changing({
  refuse: (held, work) =>
    held.output.status === 'active'
      ? 'the subscription is active already'
      : pastDate(textAt(work.args, 'next_charge_date'), work),
  make: async (held, work) => {
    const { wire, args, call } = work;
    const id = held.output.subscription_id;
    const date = textAt(args, 'next_charge_date');
    if (!held.prive && held.output.status !== 'paused') {
      const sent = await writeSkio(wire, 'reactivate-subscription', {
        subscriptionId: id,
        newBillingDate: date,
      });
      return sent.status === 'ok' ? ok([]) : sent;
    }
    const woken = held.prive
      ? await writePrive(wire, 'set-status', { id }, { status: 'ACTIVE' })
      : await writeSkio(wire, 'unpause-subscription', { subscriptionId: id });
    if (woken.status !== 'ok') return woken;
    const dated = await setDate(held, wire, date, call.id);
    if (dated.status === 'failed') return ok([dateLeftOver(work)]);
    return dated.status === 'ok' ? ok([]) : dated;
  },
  isMade: (now, { args }) =>
    now.output.status === 'active' && now.output.next_charge_date === textAt(args, 'next_charge_date'),
});

function dateLeftOver({ call, args }: Work): ToolCall {
  return {
    id: `${call.id}.date`,
    tool: 'delay_next_shipment',
    args: { subscription_id: subscriptionId(args), date: textAt(args, 'next_charge_date') },
  };
}

/** Charges lie ahead: a day that has begun is too late to be sure. */
function pastDate(date: string, { wire }: Work): string | undefined {
  return date > wire.now().slice(0, 10) ? undefined : `${date || 'the date'} does not lie ahead`;
}

function setDate(held: Held, wire: Wire, date: string, callId: string): Promise<Step<unknown>> {
  const id = held.output.subscription_id;
  if (!held.prive) return setSkioDate(wire, id, date, callId);
  const { nextBillingAt, nextDeliveryAt } = held.prive;
  const body = {
    nextBillingDate: `${date}T${timeOfDay(nextBillingAt)}`,
    nextDeliveryDate: shifted(date, nextBillingAt, nextDeliveryAt),
    preserveHour: true,
  };
  return writePrive(wire, 'set-next-dates', { id }, body);
}

const setSkioDate = (
  wire: Wire,
  subscriptionId: string,
  date: string,
  callId: string,
): Promise<Step<unknown>> =>
  writeSkio(wire, 'set-next-billing-date', { subscriptionId, date, debugCaller: markerOf(callId) });

const NOON = '12:00:00.000Z';
const timeOfDay = (iso: string | null): string => iso?.slice(11) ?? NOON;

/** The delivery keeps its distance from the charge. */
function shifted(date: string, billingAt: string | null, deliveryAt: string | null): string {
  const billing = parseTime(billingAt ?? '');
  const delivery = parseTime(deliveryAt ?? '');
  const start = parseTime(`${date}T${timeOfDay(billingAt)}`) ?? 0;
  const gapMs = billing === undefined || delivery === undefined ? 0 : Math.max(0, delivery - billing);
  return new Date(start + gapMs).toISOString();
}
