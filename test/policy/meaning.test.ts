import { describe, expect, it } from 'vitest';
import { compareMeaning } from '../../app/policy/meaning.ts';
import { onlyPolicy } from './outline-of.ts';

const compare = (before: string, after: string) => compareMeaning(onlyPolicy(before), onlyPolicy(after));
const head = (lines: string) => `---\n${lines}\n---\n1. Ask for the order number.`;

const STEPS = `1. Ask for the order number.
2. Look it up with @get_order_details.
3. If it was shipped, refund up to $50 with @refund_order.`;

describe('a change of meaning', () => {
  it('is none where the text says the same', () => {
    expect(compare(STEPS, STEPS)).toEqual([]);
    expect(compare(STEPS, STEPS.replaceAll('\n', '\n\n'))).toEqual([]);
  });

  it('names a step that came and one that went', () => {
    expect(compare(STEPS, STEPS.replace('2. Look it up with @get_order_details.\n3.', '2.'))).toMatchObject([
      { type: 'step-removed', step: '2' },
    ]);
    expect(compare(STEPS, `${STEPS}\n4. Thank them for their patience.`)).toEqual([
      { type: 'step-added', step: '4', text: 'Thank them for their patience.' },
    ]);
  });

  it('says what a reworded step does otherwise', () => {
    expect(compare(STEPS, STEPS.replace('$50', '$80'))).toMatchObject([
      {
        type: 'step-changed',
        step: '3',
        parts: [{ part: 'amounts', added: ['at-most 80 USD'], removed: ['at-most 50 USD'] }],
      },
    ]);
    expect(compare(STEPS, STEPS.replace('it was shipped', 'it was delivered'))).toMatchObject([
      { type: 'step-changed', parts: [{ part: 'condition', before: 'it was shipped' }] },
    ]);
    expect(compare(STEPS, STEPS.replace('@get_order_details', '@get_tracking_info'))).toMatchObject([
      { type: 'step-changed', parts: [{ part: 'tools', removed: ['@get_order_details()'] }] },
    ]);
  });

  it('shows a step that only words changed in without parts', () => {
    expect(compare(STEPS, STEPS.replace('Ask for', 'Kindly ask for'))).toMatchObject([
      { type: 'step-changed', step: '1', parts: [] },
    ]);
  });

  it('tells a step that moved from those that merely follow it', () => {
    const moved = `1. Look it up with @get_order_details.
2. If it was shipped, refund up to $50 with @refund_order.
3. Ask for the order number.`;
    expect(compare(STEPS, moved)).toEqual([
      { type: 'step-moved', step: '3', from: '1', text: 'Ask for the order number.' },
    ]);
  });

  it('names limits and lanes that came, went and changed', () => {
    const before = head('limits:\n  refund_order.amount: 50\napproval:\n  refund_order: agent');
    const after = head('limits:\n  refund_order.amount: 80\napproval:\n  reship_order: never');
    expect(compare(before, after)).toEqual([
      { type: 'limit', name: 'refund_order.amount', before: 50, after: 80 },
      { type: 'lane', tool: 'refund_order', before: 'agent', after: null },
      { type: 'lane', tool: 'reship_order', before: null, after: 'never' },
    ]);
  });

  it('names title, trigger and examples', () => {
    const before = 'title: Refunds\nexamples:\n  - Where is my money?';
    const after = 'title: Money back\nexamples:\n  - I want my money back';
    expect(compare(head(before), head(after))).toEqual([
      { type: 'title', before: 'Refunds', after: 'Money back' },
      { type: 'examples', added: ['I want my money back'], removed: ['Where is my money?'] },
    ]);
  });
});
