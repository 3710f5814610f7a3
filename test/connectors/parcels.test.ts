import { describe, expect, it } from 'vitest';
import { listAt, textAt } from '../../app/connectors/pick.ts';
import { EVIDENCE_CHARACTERS_MAX } from '../../app/lib/services/easypost.ts';
import type { ShopDescription } from '../../app/sandbox/shops/shop-description.ts';
import { createCatalog, shippedTools } from '../../app/tools/catalog.ts';
import { openKit, outputOf } from '../support/connector-kit.ts';

const shop = (one: Partial<NonNullable<ShopDescription['orders']>[number]>): ShopDescription => ({
  products: [{ title: 'House blend', price: 24 }],
  customers: [
    {
      email: 'dana@example.com',
      name: 'Dana Reed',
      address: { line1: '1 Oak St', city: 'São Paulo', state: 'SP', zip: '94107-1234', country: 'US' },
    },
  ],
  orders: [
    {
      number: 1100,
      customer: 'dana@example.com',
      items: ['2 x House blend'],
      placed: '20 days ago',
      carrier: 'UPS',
      tracking: 'T1',
      shipped: '19 days ago',
      ...one,
    },
  ],
});
const track = async (one: Parameters<typeof shop>[0]) =>
  outputOf(await openKit(shop(one)).run('get_tracking_info', { order_id: '1100' }));
const kinds = (output: unknown): string[] =>
  listAt(output, 'discrepancies').map((each) => textAt(each, 'kind'));

describe('tracking', () => {
  it('finds nothing wrong with a parcel delivered where it should be', async () => {
    const output = await track({
      status: 'delivered',
      delivered: '2 days ago',
      deliveredTo: { city: 'SAO PAULO', state: 'SP', zip: '94107' },
    });
    expect(output).toMatchObject({
      status: 'delivered',
      delivered_at: '2026-11-20T09:00:00.000Z',
      email: 'dana@example.com',
    });
    expect(kinds(output)).toEqual([]);
  });

  it('names a delivery in another place', async () => {
    const output = await track({
      status: 'delivered',
      delivered: '2 days ago',
      deliveredTo: { city: 'Reno', state: 'NV', zip: '89506' },
    });
    expect(kinds(output)).toEqual(['other-city', 'other-zip']);
  });

  it('counts the days since the last scan', async () => {
    const output = await track({ status: 'in-transit', lastScan: '6 days ago' });
    expect(output).toMatchObject({ status: 'in_transit', days_without_scan: 6, delivered_at: null });
    expect(kinds(output)).toContain('no-scan');
    expect(kinds(await track({ status: 'in-transit', lastScan: '4 days ago' }))).not.toContain('no-scan');
  });

  it('is delivered only when every parcel is', async () => {
    const parcel = (tracking: string, status: 'delivered' | 'in-transit') => ({
      items: ['House blend'],
      tracking,
      status,
    });
    const both = { carrier: undefined, tracking: undefined, shipped: undefined };
    const some = await track({ ...both, parcels: [parcel('A', 'delivered'), parcel('B', 'in-transit')] });
    expect(some).toMatchObject({ status: 'mixed', delivered_at: null });
    const all = await track({ ...both, parcels: [parcel('A', 'delivered'), parcel('B', 'delivered')] });
    expect(all).toMatchObject({ status: 'delivered' });
    const facts = createCatalog(shippedTools).find('get_tracking_info')?.factsOf(some) ?? [];
    expect(facts.filter((fact) => fact.name === 'tracking_number').map((fact) => fact.standing)).toEqual([
      'choice',
      'choice',
    ]);
  });

  it('says that nothing has been shipped', async () => {
    const output = await track({ carrier: undefined, tracking: undefined, shipped: undefined });
    expect(output).toMatchObject({ found: true, status: 'not_shipped', parcels: [] });
  });

  it('takes the shop’s word where the carrier’s cannot be had', async () => {
    const kit = openKit(shop({ status: 'delivered', delivered: '2 days ago' }));
    kit.fault('create-tracker', 'expired-token');
    expect(outputOf(await kit.run('get_tracking_info', { order_id: '1100' }))).toMatchObject({
      status: 'delivered',
      delivered_at: '2026-11-20T09:00:00Z',
      parcels: [{ source: 'shopify', events: [] }],
      carrier_silent: expect.stringContaining('token'),
    });
  });

  it('says nothing of a carrier that answered', async () => {
    expect(await track({ status: 'in-transit', lastScan: '6 days ago' })).toMatchObject({
      carrier_silent: '',
      parcels: [{ source: 'easypost' }],
    });
  });

  it('follows a number without an order', async () => {
    const kit = openKit(shop({ status: 'out-for-delivery' }));
    expect(outputOf(await kit.run('get_tracking_info', { tracking_number: ' t1 ' }))).toMatchObject({
      found: true,
      status: 'out_for_delivery',
      email: '',
    });
    expect(outputOf(await kit.run('get_tracking_info', { tracking_number: 'NOPE' }))).toMatchObject({
      found: false,
    });
  });

  it('refuses a number that is not of the order', async () => {
    const kit = openKit(shop({ status: 'in-transit' }));
    expect((await kit.run('get_tracking_info', { order_id: '1100', tracking_number: 'T2' })).status).toBe(
      'failed',
    );
  });

  it('finds no order', async () => {
    expect(outputOf(await openKit(shop({})).run('get_tracking_info', { order_id: '1' }))).toMatchObject({
      found: false,
    });
  });
});

const delivered = { status: 'delivered' as const, delivered: '2 days ago', insured: true };
const claim = {
  order_id: '1100',
  tracking_number: 'T1',
  type: 'theft',
  amount: 48,
  currency: 'USD',
  contact_email: 'dana@example.com',
};
const FILE = 'data:image/png;base64,iVBORw0=';

describe('a claim', () => {
  it('is filed where EasyPost insures the parcel', async () => {
    const kit = openKit(shop(delivered));
    const output = outputOf(await kit.run('file_carrier_claim', { ...claim, evidence: [FILE] }));
    expect(output).toMatchObject({
      filed: true,
      packet: false,
      claim_status: 'submitted',
      claim_type: 'theft',
      amount: '48.00',
    });
    const status = outputOf(await kit.run('get_claim_status', { claim_id: textAt(output, 'claim_id') }));
    expect(status).toMatchObject({ found: true, claim_status: 'submitted', tracking_number: 'T1' });
  });

  it('is not filed twice on a parcel, whoever asks', async () => {
    const kit = openKit(shop(delivered));
    await kit.run('file_carrier_claim', { ...claim, evidence: [FILE] });
    const again = await kit.run('file_carrier_claim', { ...claim, evidence: [FILE] }, 'call-2');
    expect(again).toMatchObject({
      status: 'failed',
      reason: expect.stringContaining('there is a claim on this parcel'),
    });
    expect(kit.kinds()).toEqual(['claim-created']);
  });

  it('can be filed again after it was withdrawn', async () => {
    const kit = openKit(shop(delivered));
    const first = outputOf(await kit.run('file_carrier_claim', { ...claim, evidence: [FILE] }));
    const args = { claim_id: textAt(first, 'claim_id') };
    expect(outputOf(await kit.run('withdraw_carrier_claim', args))).toMatchObject({
      claim_status: 'cancelled',
    });
    expect((await kit.readBack('withdraw_carrier_claim', args)).status).toBe('happened');
    expect((await kit.run('file_carrier_claim', { ...claim, evidence: [FILE] }, 'call-2')).status).toBe(
      'done',
    );
  });

  it('fails in EasyPost’s words where it lacks evidence or comes too late', async () => {
    const kit = openKit(shop(delivered));
    expect(await kit.run('file_carrier_claim', claim)).toMatchObject({
      status: 'failed',
      reason: expect.stringContaining('supporting_documentation_attachments'),
    });
    expect((await kit.run('file_carrier_claim', { ...claim, type: 'loss' })).status).toBe('failed');
    expect(kit.desk.comments).toEqual([]);
  });

  it('refuses a parcel of another order', async () => {
    const kit = openKit(shop(delivered));
    expect((await kit.run('file_carrier_claim', { ...claim, tracking_number: 'T9' })).status).toBe('failed');
    expect(kit.services.sent.map((each) => each.service)).not.toContain('easypost');
  });

  it.each([
    ['too many files', Array.from({ length: 7 }, () => FILE)],
    ['files that are too large', [`data:image/png;base64,${'A'.repeat(EVIDENCE_CHARACTERS_MAX)}`]],
    ['a file of another kind', ['data:text/html;base64,AAAA']],
    ['an address in place of a file', ['https://example.com/a.png']],
  ])('refuses %s before anything is sent', async (_name, evidence) => {
    const kit = openKit(shop(delivered));
    expect((await kit.run('file_carrier_claim', { ...claim, evidence })).status).toBe('failed');
    expect(kit.services.sent).toEqual([]);
  });
});

describe('a claim packet', () => {
  it('goes on the ticket where nobody insures the parcel, and is not called filed', async () => {
    const kit = openKit(shop({ ...delivered, insured: false }));
    const output = outputOf(await kit.run('file_carrier_claim', claim));
    expect(output).toMatchObject({ filed: false, packet: true, claim_id: '', claim_status: 'not filed' });
    const [note] = kit.desk.comments;
    expect(note?.public).toBe(false);
    expect(note?.text).toContain('No claim has been filed');
    expect(note?.text).toContain('https://www.ups.com/');
    expect(note?.text).toContain('2 × House blend (24.00 USD)');
    expect(kit.kinds()).not.toContain('claim-created');
  });

  it('is read back as a packet', async () => {
    const kit = openKit(shop({ ...delivered, insured: false }));
    kit.fault('add-comment', 'lost-after');
    expect((await kit.run('file_carrier_claim', claim)).status).toBe('unknown');
    expect(await kit.readBack('file_carrier_claim', claim)).toMatchObject({
      status: 'happened',
      output: { filed: false, packet: true },
    });
  });

  it('stands in for a claim in another currency', async () => {
    const kit = openKit(shop(delivered));
    expect(outputOf(await kit.run('file_carrier_claim', { ...claim, currency: 'EUR' }))).toMatchObject({
      packet: true,
      filed: false,
    });
    expect(kit.services.sent.map((each) => each.operation)).not.toContain('create-claim');
  });

  it('has nothing to take back', () => {
    const tool = createCatalog(shippedTools).find('file_carrier_claim');
    expect(tool?.undo({}, { filed: false, packet: true, claim_id: '' })).toBeNull();
  });
});
