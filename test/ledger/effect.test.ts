import { describe, expect, it } from 'vitest';
import { claimKey, effectOf, readEffect } from '../../app/ledger/effect.ts';
import { execute } from '../../app/ledger/execute.ts';
import { approved, createWorld, openPage, refund, toolNamed } from './page.ts';

describe('the key of a claim', () => {
  const check = (subject: string, key: string) =>
    expect(claimKey({ tool: 'refund_order', subject }, 2)).toBe(key);

  it('names tool, subject and number', () => {
    check('order:1042', 'claim:refund_order:order:1042:2');
  });

  it('names a subject with other characters by its digest', () => {
    check('gid://shopify/Order/1,2', 'claim:refund_order:~96e281efeaa6e8ad49812206421c7489:2');
  });

  it('names a long subject by its digest', () => {
    const key = claimKey({ tool: 't', subject: 'x'.repeat(81) }, 0);
    expect(key).toMatch(/^claim:t:~[0-9a-f]{32}:0$/);
  });
});

describe('the effect of a call', () => {
  const effect = (tool: string, args: Record<string, string>, ticket = '71') =>
    effectOf(toolNamed(tool), args, ticket)?.subject;

  it('is the same however the order number is written', () => {
    const plain = effectOf(toolNamed('refund_order'), refund().args, '71');
    expect(plain).toEqual({ tool: 'refund_order', subject: 'order:1042' });
    expect(effectOf(toolNamed('refund_order'), { ...refund().args, order_id: ' #1042' }, '72')).toEqual(
      plain,
    );
  });

  it('is of one ticket where the tool works on the ticket', () => {
    expect(effect('send_async_message', { message: 'hello' })).toBe('ticket:71');
    expect(effect('send_async_message', { message: 'hello' }, '72')).toBe('ticket:72');
  });

  it('tells two notes on one ticket apart', () => {
    const [one, two] = ['a', 'b'].map((text) => effect('add_internal_note', { text }));
    expect(one).not.toBe(two);
    expect(effect('add_internal_note', { text: 'a' })).toBe(one);
  });

  it('is nothing for a read', () => {
    expect(effectOf(toolNamed('get_tracking_info'), { tracking_number: 'TN1' }, '71')).toBeNull();
  });
});

describe('reading an effect', () => {
  it('finds nothing where nothing was tried', async () => {
    const { ports } = openPage(createWorld());
    const state = await readEffect(ports.store, { tool: 'refund_order', subject: 'order:1' });
    expect(state).toMatchObject({ entries: [], open: null, next: 0, done: [] });
  });

  it('counts every attempt past one request', async () => {
    const page = openPage(createWorld(), {
      shop: { run: () => ({ status: 'failed', reason: 'no', mend: '' }) },
    });
    for (let n = 0; n < 12; n += 1) await execute(await approved(page, refund()), page.ports);
    const state = await readEffect(page.ports.store, { tool: 'refund_order', subject: 'order:1042' });
    expect(state).toMatchObject({ open: null, next: 12, done: [] });
    expect(state.entries.map(({ n }) => n)).toEqual(Array.from({ length: 12 }, (_, n) => n));
  });

  it('takes a settlement that cannot be read for none', async () => {
    const page = openPage(createWorld(), {
      shop: { run: () => ({ status: 'unknown', reason: 'no reply' }) },
    });
    await execute(await approved(page, refund()), page.ports);
    const key = 'settlement:refund_order:order:1042:0';
    await page.ports.store.putIfAbsent({
      table: 'entry',
      key,
      type: 'settlement',
      body: { status: 'ok' },
      group: '',
    });
    const state = await readEffect(page.ports.store, { tool: 'refund_order', subject: 'order:1042' });
    expect(state.open?.n).toBe(0);
  });
});
