import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { leavesOf } from '../../app/lib/json.ts';
import { createCatalog, shippedTools } from '../../app/tools/catalog.ts';
import type { Tool } from '../../app/tools/tool.ts';

const catalog = createCatalog(shippedTools);
const messages: unknown = JSON.parse(
  readFileSync(new URL('../../translations/en.json', import.meta.url), 'utf8'),
);
const phrases = Object.fromEntries(leavesOf(messages).map(({ path, value }) => [path, String(value)]));
const rows = shippedTools.map((tool) => ({ name: tool.name, tool }));

function tool(name: string): Tool {
  const found = catalog.find(name);
  if (!found) throw new Error(`no tool ${name}`);
  return found;
}

describe('catalog', () => {
  it('finds a tool by name, alias and spelling', () => {
    expect(catalog.find('Refund-Order')?.name).toBe('refund_order');
    expect(catalog.find('issue_refund')?.name).toBe('refund_order');
  });

  it('finds nothing under inherited names', () => {
    expect(catalog.find('constructor')).toBeUndefined();
    expect(catalog.find('__proto__')).toBeUndefined();
  });

  it('keeps the first tool of a name', () => {
    const other = { ...tool('refund_order'), words: ['other'] };
    const names = createCatalog([tool('refund_order'), other]);
    expect(names.all()).toHaveLength(1);
    expect(names.find('refund_order')?.words).not.toContain('other');
  });

  it('gives the four retention tools as a class', () => {
    expect(catalog.ofClass('retention').map((each) => each.name)).toEqual([
      'set_discount_to_order',
      'upgrade_shipping',
      'swap_product',
      'create_discount_coupon',
    ]);
  });

  it('has no name twice, aliases included', () => {
    const names = shippedTools.flatMap((each) => [each.name, ...each.aliases]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

describe('every tool', () => {
  it.each(rows)('$name has its title, sentence and words on undo', ({ tool: each }) => {
    for (const kind of ['title', 'preview', 'undo'])
      expect(phrases[`tool.${each.name}.${kind}`]).toBeTruthy();
  });

  it.each(rows)('$name has labels for its parameters and options', ({ tool: each }) => {
    for (const param of each.params) {
      expect(phrases[`param.${param.name}`]).toBeTruthy();
      for (const option of param.options)
        expect(phrases[`option.${param.name}.${option}`], option).toBeTruthy();
    }
  });

  it.each(rows)('$name speaks in its sentence only of arguments that are there', ({ tool: each }) => {
    const spoken = [...(phrases[`tool.${each.name}.preview`] ?? '').matchAll(/\{(\w+)\}/g)].map((m) => m[1]);
    const always = each.params
      .filter((param) => param.required || param.standard !== null || each.name === 'set_field')
      .map((param) => param.name);
    expect(spoken.filter((name) => name !== undefined && !always.includes(name))).toEqual([]);
  });

  it.each(rows)('$name names a subject exactly when it writes', ({ tool: each }) => {
    expect(each.subjectOf({ order_id: '1', subscription_id: 's', email: 'a@b.c' }) !== null).toBe(
      each.effect === 'write',
    );
    expect(each.lane === 'auto').toBe(each.effect === 'read');
  });

  it.each(rows)('$name needs and undoes with tools that exist', ({ tool: each }) => {
    for (const name of each.needs) expect(catalog.find(name)?.effect).toBe('read');
    const undo = each.undo(SAMPLE, SAMPLE);
    if (undo === null) return;
    const params = catalog.find(undo.tool)?.params.map((param) => param.name);
    for (const name of Object.keys(undo.args)) expect(params).toContain(name);
  });

  it.each(rows)('$name refuses a result that is no object', ({ tool: each }) => {
    expect(each.parseOutput('<html>').status).toBe('bad');
    expect(each.parseOutput(null).status).toBe('bad');
    expect(each.parseOutput([]).status).toBe('bad');
  });
});

const SAMPLE = {
  order_id: '1042',
  subscription_id: 's',
  filed: true,
  claim_id: 'clm_1',
  previous_charge_date: '2026-12-01',
  previous_status: 'paused',
  code: 'AB',
  new_order_id: '1043',
  to_product: 'Tea',
  from_product: 'Coffee',
  tag: 'vip',
  field: 'size',
  value: 'L',
  previous_value: 'M',
  previous_group: 'Tier 1',
};

describe('subjects', () => {
  it('knows one order under its spellings', () => {
    const subject = (id: string) => tool('refund_order').subjectOf({ order_id: id });
    expect(subject('#1042')).toBe('order:1042');
    expect(subject(' 1042 ')).toBe('order:1042');
    expect(subject('eu-1042')).toBe(subject('#EU-1042'));
  });

  it('claims on the parcel, not on the order', () => {
    expect(tool('file_carrier_claim').subjectOf({ order_id: '1042', tracking_number: '1z 999' })).toBe(
      'parcel:1Z999',
    );
    expect(tool('file_carrier_claim').subjectOf({ order_id: '1042' })).toBe('order:1042');
  });

  it('gives coupons to an address in any case', () => {
    expect(tool('create_discount_coupon').subjectOf({ email: ' Dana@X.com' })).toBe('customer:dana@x.com');
  });
});

describe('facts of results', () => {
  it('makes several parcels a choice', () => {
    const output = {
      parcels: [{ tracking_number: 'A' }, { tracking_number: 'B' }],
      status: 'mixed',
    };
    const facts = tool('get_tracking_info').factsOf(output);
    expect(facts.filter((fact) => fact.name === 'tracking_number')).toEqual([
      { name: 'tracking_number', value: 'A', path: 'parcels.0.tracking_number', standing: 'choice' },
      { name: 'tracking_number', value: 'B', path: 'parcels.1.tracking_number', standing: 'choice' },
    ]);
  });

  it('is certain of one parcel named twice', () => {
    const output = { parcels: [{ tracking_number: 'A' }, { tracking_number: 'A' }] };
    expect(tool('get_tracking_info').factsOf(output)).toEqual([
      { name: 'tracking_number', value: 'A', path: 'parcels.0.tracking_number', standing: 'certain' },
    ]);
  });

  it("never calls an order's owner the customer", () => {
    const facts = tool('get_order_details').factsOf({ email: 'other@x.com', order_id: '1042' });
    expect(facts.map((fact) => fact.name)).toEqual(['order_id', 'owner_email']);
  });
});

describe('outcomes of look-ups', () => {
  const outcome = (name: string, output: Record<string, never[] | boolean | object[]>) =>
    tool(name).outcomeOf(JSON.parse(JSON.stringify(output)));

  it('finds none, one and several accounts', () => {
    expect(outcome('get_skio_account_details', { accounts: [] })).toBe('none');
    expect(outcome('get_skio_account_details', { found: false })).toBe('none');
    expect(outcome('get_skio_account_details', { accounts: [{}] })).toBe('found');
    expect(outcome('get_skio_account_details', { accounts: [{}, {}] })).toBe('several');
  });

  it('finds no order where the result says so', () => {
    expect(outcome('skio_order_details', { found: false })).toBe('none');
    expect(outcome('skio_order_details', { several: true })).toBe('several');
    expect(outcome('skio_order_details', {})).toBe('found');
  });
});

describe('undo', () => {
  it('puts a skipped shipment back on its date', () => {
    expect(
      tool('skip_next_shipment').undo({ subscription_id: 's' }, { previous_charge_date: '2026-12-01' }),
    ).toEqual({ tool: 'unskip_shipment', args: { subscription_id: 's', date: '2026-12-01' } });
  });

  it('has none where the former date is not known', () => {
    expect(tool('skip_next_shipment').undo({ subscription_id: 's' }, {})).toBeNull();
  });

  it('withdraws a claim that was filed, never a packet', () => {
    const claim = tool('file_carrier_claim');
    expect(claim.undo({}, { filed: true, claim_id: 'clm_1' })?.tool).toBe('withdraw_carrier_claim');
    expect(claim.undo({}, { filed: false, claim_id: '' })).toBeNull();
  });

  it('cannot take back a refund, a discount or a cancellation', () => {
    for (const name of ['refund_order', 'set_discount_to_order', 'cancel_order', 'send_async_message'])
      expect(tool(name).reversible).toBe(false);
  });
});
