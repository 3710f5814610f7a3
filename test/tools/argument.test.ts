import { describe, expect, it } from 'vitest';
import type { Json } from '../../app/lib/json.ts';
import { parseArgs, parseArgument } from '../../app/tools/argument.ts';
import { createCatalog, shippedTools } from '../../app/tools/catalog.ts';
import { fromPolicy, grounded } from '../../app/tools/define.ts';
import type { Param, Tool } from '../../app/tools/tool.ts';

const catalog = createCatalog(shippedTools);

function tool(name: string): Tool {
  const found = catalog.find(name);
  if (!found) throw new Error(`no tool ${name}`);
  return found;
}

function check(param: Param, value: Json, expected: Json | undefined): void {
  const parsed = parseArgument(param, value);
  expect(parsed.status === 'ok' ? parsed.value : undefined).toEqual(expected);
}

describe('one argument', () => {
  it('reads money and percent from text', () => {
    check(grounded('amount', { type: 'float' }), '48.00', 48);
    check(fromPolicy('percent', { type: 'float' }), '15 %', 15);
    check(grounded('amount', { type: 'float' }), '48,00', undefined);
  });

  it('refuses what is beyond its bounds', () => {
    const percent = fromPolicy('percent', { type: 'float', minimum: 1, maximum: 100 });
    check(percent, 100, 100);
    check(percent, 100.5, undefined);
    check(percent, 1, 1);
    check(percent, 0.5, undefined);
  });

  it('takes an option in any case and no other', () => {
    const type = grounded('type', { options: ['loss', 'theft'] });
    check(type, 'Loss', 'loss');
    check(type, 'fire', undefined);
  });

  it('takes days of the calendar only', () => {
    const date = grounded('date', { type: 'date' });
    check(date, '2026-12-24', '2026-12-24');
    check(date, '2026-12-24T10:00:00Z', '2026-12-24');
    check(date, '2026-02-30', undefined);
    check(date, 'tomorrow', undefined);
  });

  it('refuses half a whole number', () => {
    check(grounded('n', { type: 'int' }), 2, 2);
    check(grounded('n', { type: 'int' }), 2.5, undefined);
  });

  it('reads yes, no and lists', () => {
    check(grounded('b', { type: 'bool' }), 'yes', true);
    check(grounded('b', { type: 'bool' }), 'maybe', undefined);
    check(grounded('l', { type: 'str[]' }), ['a', 'b'], ['a', 'b']);
    check(grounded('l', { type: 'int[]' }), ['1', 'x'], undefined);
  });
});

describe('all arguments', () => {
  it('fills in standards and leaves out what is not needed', () => {
    const { args, problems } = parseArgs(tool('cancel_order'), { order_id: '1042' });
    expect(problems).toEqual([]);
    expect(args).toEqual({ order_id: '1042', reason: 'customer', refund: true, restock: true, notify: true });
  });

  it('names a required argument that is missing', () => {
    expect(parseArgs(tool('refund_order'), { order_id: '1042', currency: 'USD' }).problems).toEqual([
      'amount is missing',
    ]);
  });

  it('names an argument that the tool does not know', () => {
    expect(parseArgs(tool('get_order_details'), { order_id: '1', host: 'x' }).problems).toEqual([
      'host is not known',
    ]);
  });

  it('wants one of several where the tool says so', () => {
    expect(parseArgs(tool('get_tracking_info'), {}).problems).toEqual([
      'one of order_id, tracking_number is missing',
    ]);
    expect(parseArgs(tool('get_tracking_info'), { tracking_number: 'A' }).problems).toEqual([]);
  });
});
