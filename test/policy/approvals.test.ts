import { describe, expect, it } from 'vitest';
import { readApprovals } from '../../app/policy/approvals.ts';
import { createCatalog, shippedTools } from '../../app/tools/catalog.ts';
import { onlyPolicy } from './outline-of.ts';

const catalog = createCatalog(shippedTools);
const rules = (text: string): unknown =>
  readApprovals(onlyPolicy(`- ${text}`), catalog).map(({ tool, param, limit, currency }) => [
    tool,
    param,
    limit,
    currency,
  ]);

describe('approvals in the words', () => {
  it('limit the tools that the words speak of', () => {
    expect(rules('Refunds over $100 need a supervisor.')).toEqual([['refund_order', 'amount', 100, 'USD']]);
    expect(rules('A discount above 15% requires manager approval with @set_discount_to_order.')).toEqual([
      ['set_discount_to_order', 'percent', 15, null],
    ]);
  });

  it('leave what is just under to the agent', () => {
    expect(rules('Refunds of $100 or more must be approved by a manager.')).toEqual([
      ['refund_order', 'amount', 99.99, 'USD'],
    ]);
  });

  it('are none where nobody has to approve', () => {
    expect(rules('Refund over $100 with @refund_order.')).toEqual([]);
    expect(rules('Refunds under $100 need a supervisor.')).toEqual([]);
    expect(rules('Gifts over $100 need a supervisor.')).toEqual([]);
  });
});
