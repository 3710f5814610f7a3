import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../app/assist/event.ts';
import { receiptsOf } from '../../app/ledger/receipts.ts';
import type { JsonObject } from '../../app/lib/json.ts';
import type { ToolCall } from '../../app/tools/tool.ts';
import { catalog, refund } from './page.ts';

let n = 0;
const base = () => {
  n += 1;
  return {
    id: `e${n}`,
    at: `2026-08-01T12:00:${String(n % 60).padStart(2, '0')}.000Z`,
    run: 'r1',
    step: 'p#1',
  };
};

const begun = (call: ToolCall): RunEvent => ({
  ...base(),
  by: { kind: 'agent', id: 'a1' },
  type: 'call-approved',
  call,
});

const ended = (call: ToolCall, status: 'done' | 'failed' | 'unknown', output: JsonObject = {}): RunEvent => ({
  ...base(),
  by: { kind: 'app', id: 'ledger' },
  type: 'tool-returned',
  call,
  status,
  output,
});

const tag: ToolCall = { id: 't1', tool: 'add_tag', args: { tag: 'vip' } };
const untag: ToolCall = { id: 't2', tool: 'remove_tag', args: { tag: 'vip' } };

const check = (events: readonly RunEvent[]) => receiptsOf(events, [], catalog);

describe('a receipt', () => {
  it('is being checked until its end is known', () => {
    expect(check([begun(refund())])).toMatchObject([{ state: 'checking', approvedBy: { id: 'a1' } }]);
  });

  it('is done with what came of it', () => {
    const done = check([begun(refund()), ended(refund(), 'done', { refund_id: 'r_1' })]);
    expect(done).toMatchObject([{ state: 'done', output: { refund_id: 'r_1' }, approvedBy: { id: 'a1' } }]);
  });

  it('says why it failed', () => {
    const failed = check([begun(refund()), ended(refund(), 'failed', { reason: 'order is archived' })]);
    expect(failed).toMatchObject([{ state: 'failed', note: 'order is archived', undo: null }]);
  });

  it('says that a part is left to do', () => {
    const rest = { id: 'rest', tool: 'refund_order', args: { amount: 5 } };
    const part = check([ended(refund(), 'done', { refund_id: 'r_1', rest: [rest] })]);
    expect(part).toMatchObject([{ state: 'part', rest: [rest] }]);
  });

  it('is not shown for a look-up', () => {
    expect(check([ended({ id: 'l', tool: 'get_tracking_info', args: {} }, 'done')])).toEqual([]);
  });

  it('stands before older ones', () => {
    const events = [refund('1'), refund('2')].flatMap((call) => [begun(call), ended(call, 'done')]);
    expect(check(events).map(({ call }) => call.args['order_id'])).toEqual(['2', '1']);
  });
});

describe('taking back', () => {
  it('is offered where it can be done', () => {
    expect(check([ended(tag, 'done', { changed: true })])).toMatchObject([
      { state: 'done', undo: { tool: 'remove_tag', args: { tag: 'vip' } } },
    ]);
  });

  it('is shown once it was done', () => {
    const events = [ended(tag, 'done', { changed: true }), ended(untag, 'done', { changed: true })];
    expect(check(events)).toMatchObject([
      { id: 't2', state: 'done' },
      { id: 't1', state: 'undone', undo: null },
    ]);
  });

  it('is not shown while it is being checked', () => {
    const events = [ended(tag, 'done', { changed: true }), begun(untag)];
    expect(check(events).map(({ state }) => state)).toEqual(['checking', 'done']);
  });

  it('does not touch another call alike', () => {
    const other = { ...tag, id: 't3', args: { tag: 'gift' } };
    const events = [ended(other, 'done', { changed: true }), ended(untag, 'done', { changed: true })];
    expect(check(events).find(({ id }) => id === 't3')?.state).toBe('done');
  });
});
