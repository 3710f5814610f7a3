import { describe, expect, it } from 'vitest';
import { listAt, textAt } from '../../app/connectors/pick.ts';
import type { ShopDescription } from '../../app/sandbox/shops/shop-description.ts';
import { type Kit, openKit, outputOf } from '../support/connector-kit.ts';

type Subscription = NonNullable<ShopDescription['subscriptions']>[number];

async function open(
  one: Partial<Subscription> & Pick<Subscription, 'vendor'>,
): Promise<{ kit: Kit; id: string }> {
  const kit = openKit({
    products: [{ title: 'House blend', price: 24 }],
    customers: [{ email: 'dana@example.com', name: 'Dana Reed' }],
    subscriptions: [
      {
        customer: 'dana@example.com',
        items: ['2 x House blend'],
        every: 'month',
        next: '2026-12-01',
        ...one,
      },
    ],
  });
  const tool = one.vendor === 'skio' ? 'get_skio_subscriptions' : 'get_prive_subscriptions';
  const output = outputOf(await kit.run(tool, { email: 'Dana@Example.com' }));
  return { kit, id: textAt(listAt(output, 'subscriptions')[0], 'subscription_id') };
}

describe.each(['skio', 'prive'] as const)('a subscription at %s', (vendor) => {
  it('is shown with its owner, items and next charge', async () => {
    const { kit, id } = await open({ vendor });
    expect(outputOf(await kit.run('get_subscription', { subscription_id: id }))).toMatchObject({
      found: true,
      platform: vendor,
      status: 'active',
      next_charge_date: '2026-12-01',
      interval: 'every month',
      email: 'dana@example.com',
      items: [{ product: 'House blend', quantity: 2, price: '24.00' }],
    });
  });

  it('skips the shipment that was approved', async () => {
    const { kit, id } = await open({ vendor });
    const output = outputOf(
      await kit.run('skip_next_shipment', { subscription_id: id, shipment_date: '2026-12-01' }),
    );
    expect(output).toMatchObject({
      previous_charge_date: '2026-12-01',
      next_charge_date: '2027-01-01',
      platform: vendor,
    });
  });

  it('never skips another shipment than was approved', async () => {
    const { kit, id } = await open({ vendor });
    const args = { subscription_id: id, shipment_date: '2026-12-01' };
    await kit.run('skip_next_shipment', args);
    const again = await kit.run('skip_next_shipment', args, 'call-2');
    expect(again).toMatchObject({ status: 'failed', reason: expect.stringContaining('not on 2026-12-01') });
    expect(kit.kinds()).toEqual(['subscription-skipped']);
  });

  it('puts a skipped shipment back', async () => {
    const { kit, id } = await open({ vendor });
    await kit.run('skip_next_shipment', { subscription_id: id });
    const args = { subscription_id: id, date: '2026-12-01' };
    expect(outputOf(await kit.run('unskip_shipment', args))).toMatchObject({
      next_charge_date: '2026-12-01',
    });
    expect((await kit.readBack('unskip_shipment', args)).status).toBe('happened');
  });

  it('moves the next shipment to a day that lies ahead', async () => {
    const { kit, id } = await open({ vendor });
    const delay = (date: string) => kit.run('delay_next_shipment', { subscription_id: id, date });
    expect((await delay('2026-11-22')).status).toBe('failed');
    expect((await delay('2026-12-01')).status).toBe('failed');
    expect(outputOf(await delay('2026-11-23'))).toMatchObject({ next_charge_date: '2026-11-23' });
  });

  it.each(['skip_next_shipment', 'pause_subscription'])('refuses %s of what is not active', async (tool) => {
    const { kit, id } = await open({ vendor, status: 'paused' });
    expect((await kit.run(tool, { subscription_id: id })).status).toBe('failed');
    expect(kit.kinds()).toEqual([]);
  });

  it('cancels a paused one, but not a cancelled one', async () => {
    const { kit, id } = await open({ vendor, status: 'paused' });
    const args = { subscription_id: id, reason: 'Moving abroad' };
    expect(outputOf(await kit.run('cancel_subscription', args))).toMatchObject({
      previous_status: 'paused',
      status: 'cancelled',
    });
    expect((await kit.run('cancel_subscription', args, 'call-2')).status).toBe('failed');
  });

  it.each(['paused', 'cancelled'] as const)(
    'restarts one that is %s, on the date approved',
    async (status) => {
      const { kit, id } = await open({ vendor, status });
      const args = { subscription_id: id, next_charge_date: '2027-02-14' };
      expect(outputOf(await kit.run('restart_subscription', args))).toMatchObject({
        previous_status: status,
        status: 'active',
        next_charge_date: '2027-02-14',
      });
      expect((await kit.readBack('restart_subscription', args)).status).toBe('happened');
    },
  );

  it('does not restart what is active, nor into the past', async () => {
    const active = await open({ vendor });
    const paused = await open({ vendor, status: 'paused' });
    const on = (id: string, date: string) => ({ subscription_id: id, next_charge_date: date });
    expect((await active.kit.run('restart_subscription', on(active.id, '2027-01-01'))).status).toBe('failed');
    expect((await paused.kit.run('restart_subscription', on(paused.id, '2026-11-22'))).status).toBe('failed');
  });

  it('offers the date as a call where only the restart was taken', async () => {
    const { kit, id } = await open({ vendor, status: 'paused' });
    kit.fault(vendor === 'skio' ? 'set-next-billing-date' : 'set-next-dates', 'expired-token');
    const result = await kit.run('restart_subscription', {
      subscription_id: id,
      next_charge_date: '2027-02-14',
    });
    expect(result).toMatchObject({
      status: 'done',
      output: { status: 'active' },
      rest: [{ tool: 'delay_next_shipment', args: { subscription_id: id, date: '2027-02-14' } }],
    });
  });

  it('is found by nobody under another id', async () => {
    const { kit } = await open({ vendor });
    const id = '00000000-0000-4000-8000-000000000000';
    expect(outputOf(await kit.run('get_subscription', { subscription_id: id }))).toMatchObject({
      found: false,
    });
    expect((await kit.run('cancel_subscription', { subscription_id: id })).status).toBe('failed');
  });
});

describe('Skio’s audit log', () => {
  it('proves a skip whose date nobody wrote down', async () => {
    const { kit, id } = await open({ vendor: 'skio' });
    kit.fault('skip-subscription', 'lost-after');
    expect((await kit.run('skip_next_shipment', { subscription_id: id })).status).toBe('unknown');
    expect((await kit.readBack('skip_next_shipment', { subscription_id: id })).status).toBe('happened');
    expect((await kit.readBack('skip_next_shipment', { subscription_id: id }, 'other')).status).toBe(
      'cannot-tell',
    );
  });
});

describe('accounts', () => {
  it('shows two accounts of one address as two', async () => {
    const kit = openKit();
    const output = outputOf(await kit.run('get_skio_account_details', { email: 'ana.ferreira@example.com' }));
    expect(listAt(output, 'accounts')).toHaveLength(2);
    expect(output).toMatchObject({ name: '', subscriptions: [] });
  });

  it('finds a Prive subscriber by the whole address only', async () => {
    const kit = openKit();
    expect(
      outputOf(await kit.run('find_prive_subscriber', { email: 'grace.lindqvist@example.com' })),
    ).toMatchObject({ found: true, name: 'Grace Lindqvist' });
    expect(
      outputOf(await kit.run('find_prive_subscriber', { email: 'lindqvist@example.com' })),
    ).toMatchObject({ found: false });
  });

  it('shows an order with the subscription that made it', async () => {
    const kit = openKit();
    const output = outputOf(await kit.run('skio_order_details', { order_id: '#1042' }));
    expect(output).toMatchObject({
      found: true,
      in_skio: true,
      order_id: '1042',
      shipping_status: 'delivered',
    });
    expect(textAt(output, 'subscription_id')).not.toBe('');
  });

  it('shows an order that Skio does not know from the shop', async () => {
    const kit = openKit();
    expect(outputOf(await kit.run('skio_order_details', { order_id: '1057' }))).toMatchObject({
      found: true,
      in_skio: false,
      subscription_id: null,
    });
    expect(outputOf(await kit.run('skio_order_details', { order_id: '9999' }))).toMatchObject({
      found: false,
    });
  });
});
